"""What is done to pictures, rendered and looked at: colours at known places, in chunks as in one piece."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from reelwright.draft.model import VIDEO, Draft, Inset, Track
from reelwright.studio.asset import Asset
from render_drafts import clip, draft, joined
from rendering import Bench

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 200, 40), (30, 40, 220), (240, 240, 240)
CORNERS = {(0.2, 0.2): RED, (0.8, 0.2): GREEN, (0.2, 0.8): BLUE, (0.8, 0.8): WHITE}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def quarters(bench: Bench, tmp_path: Path) -> Asset:
    """A square photo: red and green above, blue and white below."""
    picture = Image.new("RGB", (320, 320))
    paint = ImageDraw.Draw(picture)
    for (x, y), colour in CORNERS.items():
        left, top = (0 if x < 0.5 else 160), (0 if y < 0.5 else 160)
        paint.rectangle((left, top, left + 159, top + 159), fill=colour)
    picture.save(tmp_path / "quarters.png")
    return bench.bring(tmp_path / "quarters.png")


def square(of: Asset, **transform: Any) -> Draft:
    return draft([clip(of, 0, 300, transform=transform)], width=320, height=320)


def near(seen: tuple[int, ...], wanted: tuple[int, ...], by: int = 14) -> bool:
    return max(abs(a - b) for a, b in zip(seen, wanted, strict=True)) <= by


@pytest.mark.parametrize(
    ("transform", "at", "wanted"),
    [
        ({}, (0.2, 0.2), RED),
        ({"turn": 90}, (0.8, 0.2), RED),
        ({"turn": 270}, (0.2, 0.8), RED),
        ({"turn": 180}, (0.8, 0.8), RED),
        ({"turn": 4}, (0.2, 0.2), RED),
        ({"mirrored": True}, (0.8, 0.2), RED),
        ({"flipped": True}, (0.2, 0.8), RED),
        ({"crop": {"left": 0.45}}, (0.3, 0.2), GREEN),
        ({"crop": {"top": 0.45}, "fit": "crop"}, (0.2, 0.3), BLUE),
        ({"magnify": 2.0, "magnify_at": "bottom_right"}, (0.1, 0.1), WHITE),
        ({"magnify": 2.0, "magnify_at": "top_left"}, (0.9, 0.9), RED),
        ({"grade": {"look": "black_white"}}, (0.8, 0.8), (244, 244, 244)),
    ],
)
async def test_a_picture_is_turned_cropped_and_enlarged(
    bench: Bench, quarters: Asset, transform: dict[str, Any], at: tuple[float, float], wanted: tuple[int, int, int]
):
    film = await bench.film(square(quarters, zoom="none", **transform), "high")
    assert near(film.colour(3, *at), wanted)


async def test_brightness_saturation_and_warmth_go_the_right_way(bench: Bench, quarters: Asset):
    async def red(**grade: float) -> tuple[int, ...]:
        return (await bench.film(square(quarters, grade=grade))).colour(3, 0.2, 0.2)

    plain = await red()
    assert sum(await red(brightness=0.5)) > sum(plain) + 20
    assert sum(await red(brightness=-0.5)) < sum(plain) - 20
    grey = await red(saturation=-1.0)
    assert max(grey) - min(grey) <= 4
    white = (await bench.film(square(quarters, grade={"temperature": 0.6}))).colour(3, 0.8, 0.8)
    assert white[0] > white[2] + 20


async def test_a_lut_of_the_persons_is_applied_to_its_strength(bench: Bench, quarters: Asset, tmp_path: Path):
    swapped = [f"{b} {g} {r}" for b in (0, 1) for g in (0, 1) for r in (0, 1)]  # red and blue change places
    (tmp_path / "swap.cube").write_text("LUT_3D_SIZE 2\n" + "\n".join(swapped) + "\n")
    lut = bench.bring(tmp_path / "swap.cube")
    assert lut.kind == "lut"
    full = await bench.film(square(quarters, grade={"lut": lut.id}), luts=(lut,))
    assert near(full.colour(3, 0.2, 0.2), RED[::-1])
    half = await bench.film(square(quarters, grade={"lut": lut.id, "strength": 0.5}), luts=(lut,))
    assert near(half.colour(3, 0.2, 0.2), (125, 30, 125))


async def test_the_focus_decides_what_a_narrow_canvas_shows(bench: Bench, quarters: Asset):
    for focus, wanted in (("left", RED), ("right", GREEN)):
        timeline = draft([clip(quarters, 0, 200, transform={"fit": "crop"})], width=120, height=320, focus=focus)
        assert near((await bench.film(timeline)).colour(2, 0.5, 0.2), wanted)


async def test_black_bars_stay_black_in_a_brighter_film(bench: Bench, quarters: Asset):
    grade = {"brightness": 1.0, "look": "muted"}
    timeline = draft([clip(quarters, 0, 200, transform={"fit": "letterbox", "grade": grade})], width=640, height=320)
    assert max((await bench.film(timeline)).colour(2, 0.05, 0.5)) <= 3


async def test_a_pan_goes_its_way(bench: Bench, quarters: Asset):
    timeline = draft([clip(quarters, 0, 1000, transform={"zoom": "right", "zoom_by": 1.0})], width=320, height=320)
    film = await bench.film(timeline)
    assert near(film.colour(1, 0.8, 0.3), RED)
    assert near(film.colour(29, 0.2, 0.3), GREEN)


def with_logo(bench: Bench, quarters: Asset, tmp_path: Path) -> Draft:
    logo = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    ImageDraw.Draw(logo).rectangle((0, 0, 49, 99), fill=(255, 255, 0, 255))  # its right half is clear
    logo.save(tmp_path / "logo.png")
    asset = bench.bring(tmp_path / "logo.png")
    timeline = draft(
        [clip(quarters, 0, 600, **joined("wipe_left", 200)), clip(quarters, 400, 600)], width=320, height=320
    )
    over = clip(asset, 200, 800, inset=Inset(place="bottom_right", size=0.25, opacity=0.5))
    timeline.t.insert(1, Track(tt=VIDEO, sg=[over]))
    return timeline


async def test_a_logo_lies_over_the_film_with_its_alpha_and_opacity(bench: Bench, quarters: Asset, tmp_path: Path):
    film = await bench.film(with_logo(bench, quarters, tmp_path), "high")
    solid, clear = (1 - 0.045 - 0.25 * 0.75, 0.83), (1 - 0.045 - 0.25 * 0.25, 0.83)
    assert near(film.colour(2, *solid), WHITE)  # before it comes
    assert near(film.colour(20, *solid), (247, 247, 120), 16)
    assert near(film.colour(20, *clear), WHITE)


async def test_chunks_show_what_one_piece_shows(bench: Bench, quarters: Asset, tmp_path: Path):
    timeline = with_logo(bench, quarters, tmp_path)
    for track in timeline.t[0].sg:
        track.x.transform = track.x.transform or None
    cut = await bench.film(timeline, "high")
    whole = await bench.film(timeline, "high", in_one=True)
    assert cut.pictures.shape == whole.pictures.shape
    difference = np.abs(cut.pictures.astype(int) - whole.pictures.astype(int)).mean(axis=(1, 2, 3))
    assert difference.max() < 2.5


@pytest.mark.parametrize(
    ("kind", "at", "wanted"),
    [
        ("wipe_left", (0.8, 0.2), BLUE),
        ("wipe_right", (0.2, 0.2), BLUE),
        ("wipe_down", (0.2, 0.2), BLUE),
        ("wipe_up", (0.2, 0.8), BLUE),
        ("slide_left", (0.9, 0.5), BLUE),
        ("slide_down", (0.5, 0.1), BLUE),
        ("circle_close", (0.5, 0.5), RED),
        ("doors", (0.5, 0.5), BLUE),
    ],
)
async def test_a_transition_is_half_done_in_its_middle(
    bench: Bench, tmp_path: Path, kind: str, at: tuple[float, float], wanted: tuple[int, int, int]
):
    photos = []
    for name, colour in (("red", RED), ("blue", BLUE)):
        Image.new("RGB", (160, 160), colour).save(tmp_path / f"{name}.png")
        photos.append(bench.bring(tmp_path / f"{name}.png"))
    timeline = draft([clip(photos[0], 0, 1000, **joined(kind, 600)), clip(photos[1], 400, 1000)], width=160, height=160)
    film = await bench.film(timeline)
    assert near(film.colour(21, *at), wanted, 30)
    assert near(film.colour(5), RED)
    assert near(film.colour(len(film.pictures) - 3), BLUE)
