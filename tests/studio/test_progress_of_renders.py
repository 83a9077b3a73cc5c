"""How far a render is: one scale, of which making clips steady is a part when it has to be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from media_maker import MediaMaker
from reelwright.draft.model import VIDEO, Draft, Meta, Placement, Segment, Source, Track, Transform
from reelwright.studio.render import film
from reelwright.studio.render.plan import plan
from rendering import Bench

pytestmark = pytest.mark.anyio


def shaky(*keys: str) -> Draft:
    """Clips of 2 s that are to be made steady."""
    clips = [
        Segment(
            d=2000,
            x=Placement(
                id=key,
                start_ms=n * 2000,
                source=Source(asset_id=key, name=key, kind="video", out_ms=2000),
                transform=Transform(steady=True),
            ),
        )
        for n, key in enumerate(keys)
    ]
    return Draft(t=[Track(tt=VIDEO, sg=clips)], m=Meta(width=320, height=180))


async def told(bench: Bench, timeline: Draft, work: Path) -> list[tuple[str, float]]:
    work.mkdir()
    assets = bench.assets(timeline)
    media = {key: bench.library.path(asset) for key, asset in assets.items()}
    heard: list[tuple[str, float]] = []
    made = plan(timeline, assets, "draft")
    await film.render(made, media, work, work / "film.mp4", lambda *at: heard.append(at), bench.cache)
    return heard


async def test_making_clips_steady_is_a_part_of_the_scale_and_only_when_it_is_done(
    tmp_path: Path, media: MediaMaker
) -> None:
    bench = Bench(tmp_path)
    clips = [
        bench.bring(media.video(f"shaky{n}.mp4", seconds=2, colour="testsrc2", size=(320, 180), freq=300 + n))
        for n in (1, 2)
    ]
    timeline = shaky(*(clip.id for clip in clips))
    first = await told(bench, timeline, tmp_path / "first")
    shares = [done for _, done in first]
    assert shares == sorted(shares)
    steadying = [done for stage, done in first if stage == "steadying"]
    drawing = [done for stage, done in first if stage == "picture"]
    assert len(set(steadying)) >= 4, "each pass over each clip is told of"
    assert 0.5 < steadying[-1] <= drawing[0] < 0.8
    assert drawing[-1] == pytest.approx(0.96)

    again = await told(bench, timeline, tmp_path / "again")
    assert not [stage for stage, _ in again if stage == "steadying"]
    assert next(done for stage, done in again if stage == "picture") < 0.05
