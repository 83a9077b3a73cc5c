"""Slow zooms and pans, rendered: where every frame's picture lies, to a fraction of a pixel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from media_maker import MediaMaker
from reelwright.studio.asset import Asset
from render_drafts import clip, draft
from rendering import Bench

HIDDEN = 1 - 1 / 1.12


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def disc(bench: Bench, tmp_path: Path) -> Asset:
    """A white disc on black, upright, above the middle on the left."""
    picture = Image.new("RGB", (360, 640), "black")
    ImageDraw.Draw(picture).ellipse((60, 100, 140, 180), fill="white")
    picture.save(tmp_path / "disc.png")
    return bench.bring(tmp_path / "disc.png")


def rows(pictures: NDArray[np.uint8]) -> NDArray[np.float64]:
    """On which row the middle of what is bright lies, in every frame."""
    bright = pictures[..., 1].astype(float)
    return (bright.sum(axis=2) * np.arange(bright.shape[1])).sum(axis=1) / bright.sum(axis=(1, 2))


@pytest.mark.parametrize(
    ("move", "seconds", "size"),
    [
        ("in", 2, (360, 640)),
        ("down", 2, (360, 640)),
        ("in", 6, (90, 160)),  # too slow for so small a canvas to be done in whole pixels
    ],
)
async def test_a_photo_moves_without_jitter(bench: Bench, disc: Asset, move: str, seconds: int, size: tuple[int, int]):
    width, height = size
    moving = clip(disc, 0, seconds * 1000, transform={"zoom": move})
    film = await bench.film(draft([moving], width=width, height=height), "high")
    places = rows(film.pictures)
    steps = np.diff(places)
    assert places[0] - places[-1] > height / 45  # it does move, outwards from the middle or up
    assert steps.max() < 0.02  # and never back
    assert np.abs(np.diff(steps)).max() < 0.2  # pixels; steps of whole ones would give 1


async def test_a_clip_moves_without_jitter(bench: Bench, media: MediaMaker):
    half = bench.bring(media.video("half.mp4", colour="white", size=(320, 180), seconds=2))
    still = draft([clip(half, 0, 2000, transform={"fit": "letterbox", "zoom": "up"})], width=320, height=320)
    film = await bench.film(still, "high")
    steps = np.diff(rows(film.pictures))
    assert len(film.pictures) == 60
    assert steps.min() > -0.02
    assert np.abs(np.diff(steps)).max() < 0.2


@pytest.mark.parametrize(
    ("move", "first"),
    [
        ("out", (HIDDEN / 2, HIDDEN / 2, 1 - HIDDEN / 2, 1 - HIDDEN / 2)),
        ("down", (HIDDEN / 2, 0.0, 1 - HIDDEN / 2, 1 - HIDDEN)),
        ("left", (HIDDEN, HIDDEN / 2, 1.0, 1 - HIDDEN / 2)),
    ],
)
async def test_a_move_begins_at_its_window_and_is_as_sharp_as_the_photo(
    bench: Bench, tmp_path: Path, move: str, first: tuple[float, float, float, float]
):
    grain = np.random.default_rng(7).integers(0, 256, (160, 90), dtype=np.uint8)
    photo = Image.fromarray(grain).resize((720, 1280), Image.Resampling.BICUBIC).convert("RGB")
    photo.save(tmp_path / "grain.png")
    grainy = bench.bring(tmp_path / "grain.png")
    timeline = draft([clip(grainy, 0, 1000, transform={"zoom": move})], width=360, height=640)
    seen = (await bench.film(timeline, "high")).pictures[0, ..., 1].astype(float)
    box = tuple(side * long for side, long in zip(first, (720, 1280) * 2, strict=True))
    wanted = np.asarray(photo.resize((360, 640), Image.Resampling.BICUBIC, box=box), dtype=float)[..., 1]
    assert 20 * np.log10(255 / np.sqrt(((seen - wanted) ** 2).mean())) > 38  # dB
