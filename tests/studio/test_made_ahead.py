"""Small copies of large clips, made before anybody asks: previews show the same, sooner."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from media_maker import MediaMaker
from polling import until
from reelwright.draft.model import Draft
from reelwright.studio.asset import Asset
from reelwright.studio.render.engine import Engine
from reelwright.studio.render.proxies import is_worth_it
from reelwright.studio.render.records import RenderJob
from render_drafts import asset, clip, draft
from rendering import Bench, decode_pictures

LARGE = (960, 800)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def large(bench: Bench, media: MediaMaker) -> Asset:
    return bench.bring(media.video("large.mp4", colour="testsrc2", size=LARGE, seconds=2))


def opened(bench: Bench) -> Engine:
    return Engine(bench.folder / "renders", cache=bench.cache)


async def previewed(engine: Engine, bench: Bench, timeline: Draft, name: str) -> NDArray[np.uint8]:
    job = RenderJob(draft=timeline, assets=bench.assets(timeline), media=bench.library.folder, quality="preview")
    await engine.submit(name, job)
    await until(lambda: (engine.status(name) or pytest.fail("it is gone")).status in ("completed", "failed"))
    film = engine.film(name)
    assert film is not None
    return decode_pictures(film)


async def with_copies(bench: Bench, *assets: Asset) -> None:
    async with opened(bench) as engine:
        for one in assets:
            engine.ahead.want(one, bench.library.path(one))
        await until(lambda: not engine.ahead.pending)


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({}, {}),
        ({"rotate": 90}, {}),
        ({"vfr": True}, {}),
        ({"fps": 50}, {"speed": 0.5}),
        ({"hdr": True}, {}),
        ({}, {"reverse": True}),
        ({}, {"transform": {"zoom": "in", "rotate": 90}}),
    ],
)
async def test_a_preview_shows_the_same_with_small_copies(
    bench: Bench, media: MediaMaker, facts: dict[str, Any], shown: dict[str, Any]
) -> None:
    of = bench.bring(media.video("large.mp4", colour="testsrc2", size=LARGE, seconds=2, **facts))
    timeline = draft([clip(of, 0, 1400, in_ms=300, **shown)], width=540, height=960, fit="letterbox")
    async with opened(bench) as engine:
        alone = await previewed(engine, bench, timeline, "alone")
    bench.cache.clear()
    await with_copies(bench, of)
    async with opened(bench) as engine:
        helped = await previewed(engine, bench, timeline, "helped")
    assert alone.shape == helped.shape == (42, 640, 360, 3)
    apart = np.abs(alone[:, None, ::8, ::8].astype(int) - helped[None, :, ::8, ::8]).mean(axis=(2, 3, 4))
    assert np.diagonal(apart).max() < 1.5
    assert (np.diagonal(apart) - apart.min(axis=1)).max() < 0.3  # the same moments, not only the same scene


async def test_a_preview_reads_the_copy_and_not_the_file(bench: Bench, large: Asset) -> None:
    timeline = draft([clip(large, 0, 500)])
    await with_copies(bench, large)
    (copy,) = bench.cache.folder.glob("*.mp4")
    async with opened(bench) as engine:
        await previewed(engine, bench, timeline, "helped")
        with_copy = bench.cache.contents().entries
    copy.unlink()
    async with opened(bench) as engine:
        await previewed(engine, bench, timeline, "alone")
        assert bench.cache.contents().entries >= with_copy  # its pieces were made anew: they are not the same pixels


async def test_a_render_stands_first_and_the_copy_is_made_afterwards(bench: Bench, large: Asset) -> None:
    async with opened(bench) as engine:
        with engine.ahead.standing_back():
            engine.ahead.want(large, bench.library.path(large))
            pictures = await previewed(engine, bench, draft([clip(large, 0, 300)]), "first")
            assert engine.ahead.pending == 1
        assert len(pictures) == 9
        await until(lambda: not engine.ahead.pending)
    assert not list(bench.cache.folder.glob(".*.part"))


async def test_a_render_that_begins_stops_the_making_of_a_copy(bench: Bench, media: MediaMaker) -> None:
    long = bench.bring(media.video("long.mp4", colour="testsrc2", size=(1920, 1080), seconds=8))
    async with opened(bench) as engine:
        engine.ahead.want(long, bench.library.path(long))
        await until(lambda: any(bench.cache.folder.glob(".*.part/part-*")))
        with engine.ahead.standing_back():
            await until(lambda: not list(bench.cache.folder.glob(".*.part")))
            assert engine.ahead.pending == 1
        await until(lambda: not engine.ahead.pending)


async def test_after_a_preview_its_clips_are_copied_for_the_next_one(bench: Bench, large: Asset) -> None:
    async with opened(bench) as engine:
        await previewed(engine, bench, draft([clip(large, 0, 300)]), "first")
        await until(lambda: not engine.ahead.pending)
        before = bench.cache.contents().entries
        bench.cache.clear()
        await previewed(engine, bench, draft([clip(large, 0, 300)]), "second")
        await until(lambda: not engine.ahead.pending)
        assert bench.cache.contents().entries == before


async def test_a_clip_that_cannot_be_copied_is_passed_over(bench: Bench, large: Asset) -> None:
    gone = large.model_copy(update={"sha256": "0" * 64})
    async with opened(bench) as engine:
        engine.ahead.want(gone, bench.library.folder / "gone.mp4")
        engine.ahead.want(large, bench.library.path(large))
        await until(lambda: not engine.ahead.pending)
    assert len(list(bench.cache.folder.glob("*.mp4"))) == 1


@pytest.mark.parametrize(
    ("facts", "worth_it"),
    [
        ({"width": 1920, "height": 1080}, True),
        ({"width": 1080, "height": 1920}, True),
        ({"width": 1280, "height": 720}, False),
        ({"width": 1920, "height": 1080, "kind": "image"}, False),
        ({"width": 1920, "height": 1080, "animated": True}, False),
        ({"width": 1920, "height": 1080, "footage": {"transparent": True}}, False),
        ({"width": 1920, "height": 1080, "footage": None}, False),
    ],
)
def test_only_large_clips_are_worth_a_copy(facts: dict[str, Any], worth_it: bool) -> None:
    assert is_worth_it(asset(**{"footage": {}, **facts})) is worth_it
