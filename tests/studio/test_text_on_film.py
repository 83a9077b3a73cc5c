"""Words on decoded films: there, in their colour, inside the safe area, at their time, and gone after."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from media_maker import MediaMaker
from reelwright.draft.model import Draft, SafeArea, Segment, TextStyle
from reelwright.draft.text_kinds import KIND
from render_drafts import clip, draft, words
from rendering import Bench, Decoded

GROUND = (0, 0, 255)  # the films are blue, so that letters can be told from them
CANVAS: dict[str, Any] = {"width": 270, "height": 480}
VTT = "WEBVTT\n\n00:00.200 --> 00:01.400\n<00:00.200>one <00:00.600>two <00:01.000>three\n"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def film(bench: Bench, media: MediaMaker, *texts: Segment, seconds: int = 2, **meta: Any) -> Draft:
    blue = bench.bring(media.video("blue.mp4", colour="blue", seconds=seconds))
    return draft([clip(blue, 0, seconds * 1000)], text=texts, **CANVAS, **meta)


def like(decoded: Decoded, frame: int, colour: tuple[int, int, int], within: int = 60) -> NDArray[np.bool_]:
    """Which pixels of a frame have about a colour."""
    return np.abs(decoded.pictures[frame].astype(int) - colour).max(axis=-1) < within


def ink(decoded: Decoded, frame: int) -> NDArray[np.bool_]:
    """Which pixels are not the ground's."""
    return ~like(decoded, frame, GROUND)


def columns(mask: NDArray[np.bool_]) -> tuple[int, int]:
    """The first and last column in which a mask has something."""
    found = np.flatnonzero(mask.any(axis=0))
    return int(found[0]), int(found[-1])


def rows(mask: NDArray[np.bool_]) -> tuple[int, int]:
    return columns(mask.T)


async def test_a_text_is_there_in_its_colour_at_its_time_and_gone_after(bench: Bench, media: MediaMaker) -> None:
    style = TextStyle(colour="#ffd60a", outline="#000000", enter="none", leave="none")
    decoded = await bench.film(film(bench, media, words("Summer", 500, 1000, style=style)))
    assert not ink(decoded, 14).any()
    assert not ink(decoded, 45).any()
    for frame in (15, 30, 44):
        assert like(decoded, frame, (255, 214, 10)).sum() > 300
        assert like(decoded, frame, (0, 0, 0)).sum() > 150


@pytest.mark.parametrize("position", ["top", "bottom"])
@pytest.mark.parametrize("side", ["left", "center", "right"])
async def test_a_text_keeps_out_of_what_the_platform_covers(
    bench: Bench, media: MediaMaker, position: str, side: str
) -> None:
    kept = SafeArea(top=0.1, right=0.15, bottom=0.2, left=0.06)
    style = TextStyle.model_validate({"position": position, "side": side, "enter": "none"})
    decoded = await bench.film(film(bench, media, words("Summer", 0, 1000, style=style), seconds=1, safe_area=kept))
    found = ink(decoded, 10)
    left, right = columns(found)
    top, bottom = rows(found)
    assert 0.06 * 270 - 1 <= left <= right <= 0.85 * 270 + 1
    assert 0.1 * 480 - 1 <= top <= bottom <= 0.8 * 480 + 1
    middle = {"left": 0.3, "center": 0.5, "right": 0.65}[side] * 270
    assert (left + right) / 2 == pytest.approx(middle, abs=15)


async def test_what_is_typed_comes_letter_by_letter_from_the_left(bench: Bench, media: MediaMaker) -> None:
    style = TextStyle(enter="typewriter", leave="none", size="medium")
    decoded = await bench.film(film(bench, media, words("typewriter", 0, 2000, style=style)))
    ends = [columns(ink(decoded, frame))[1] for frame in (1, 6, 10, 14, 25)]
    assert ends == sorted(ends)
    assert len(set(ends)) >= 4
    starts = {columns(ink(decoded, frame))[0] for frame in (1, 6, 10, 14, 25)}
    assert max(starts) - min(starts) <= 2
    assert ink(decoded, 59).sum() == pytest.approx(ink(decoded, 30).sum(), rel=0.02)


async def test_arabic_is_typed_from_the_right(bench: Bench, media: MediaMaker) -> None:
    style = TextStyle(enter="typewriter", leave="none", size="medium")
    decoded = await bench.film(film(bench, media, words("مرحبا بالعالم", 0, 2000, style=style)))
    begins = [columns(ink(decoded, frame))[0] for frame in (2, 10, 30)]
    assert begins == sorted(begins, reverse=True)
    assert columns(ink(decoded, 2))[1] == pytest.approx(columns(ink(decoded, 30))[1], abs=4)


async def test_what_slides_comes_from_its_side_and_leaves_to_it(bench: Bench, media: MediaMaker) -> None:
    style = KIND["lower_third"].style
    decoded = await bench.film(film(bench, media, words("Anna", 0, 2000, style=style)))
    ends = [columns(ink(decoded, frame))[1] for frame in (5, 7, 9, 20, 52, 54)]
    assert ends[:4] == sorted(ends[:4])
    assert ends[0] < ends[3] - 5
    assert ends[3] > ends[4] > ends[5]


async def test_what_pops_up_is_small_then_too_large_then_right(bench: Bench, media: MediaMaker) -> None:
    style = TextStyle(enter="pop", leave="none")
    decoded = await bench.film(film(bench, media, words("WOW", 0, 2000, style=style)))
    widths = [right - left for left, right in (columns(ink(decoded, frame)) for frame in range(20))]
    assert widths[0] < 0.75 * widths[19]
    assert max(widths[:10]) > widths[19] + 1
    assert widths[15] == widths[19]


async def test_two_texts_at_one_place_and_time_do_not_lie_over_each_other(bench: Bench, media: MediaMaker) -> None:
    red, green = (
        TextStyle(colour=colour, enter="none", outline="none", shadow=False) for colour in ("#ff0000", "#00ff00")
    )
    both = words("First", 0, 1000, style=red), words("Second", 0, 1000, style=green)
    decoded = await bench.film(film(bench, media, *both, seconds=1))
    first, second = (rows(like(decoded, 10, colour, 90)) for colour in ((255, 0, 0), (0, 255, 0)))
    assert first[1] < second[0]


async def test_an_end_card_darkens_the_picture_behind_it(bench: Bench, media: MediaMaker) -> None:
    decoded = await bench.film(film(bench, media, words("The end", 1000, 1000, style=KIND["end_card"].style)))
    assert decoded.colour(20, y=0.05)[2] > 240
    assert decoded.colour(50, y=0.05)[2] < 130


def captioned(bench: Bench, media: MediaMaker, tmp_path: Path, **style: Any) -> Draft:
    (tmp_path / "talk.vtt").write_text(VTT)
    talk = bench.bring(tmp_path / "talk.vtt")
    looks = TextStyle.model_validate(
        {"position": "bottom", "size": "medium", "enter": "none", "leave": "none", **style}
    )
    return film(bench, media, clip(talk, 0, 2000, role="captions", style=looks))


async def test_a_caption_file_is_burned_in_and_each_word_lights_up_as_it_is_said(
    bench: Bench, media: MediaMaker, tmp_path: Path
) -> None:
    decoded = await bench.film(captioned(bench, media, tmp_path, highlight="#ffd60a"))
    assert not ink(decoded, 5).any()
    assert not ink(decoded, 43).any()
    lit = [columns(like(decoded, frame, (255, 214, 10))) for frame in (8, 20, 35)]
    assert lit[0][1] < lit[1][0]
    assert lit[1][1] < lit[2][0]
    whole = columns(ink(decoded, 20))
    assert whole == pytest.approx(columns(ink(decoded, 35)), abs=2)


async def test_without_a_highlight_the_whole_line_has_one_colour(
    bench: Bench, media: MediaMaker, tmp_path: Path
) -> None:
    decoded = await bench.film(captioned(bench, media, tmp_path))
    assert like(decoded, 20, (255, 255, 255), 40).sum() > 150
    assert not like(decoded, 20, (255, 214, 10)).any()


async def test_a_film_in_chunks_has_the_same_letters_as_one_in_a_piece(
    bench: Bench, media: MediaMaker, tmp_path: Path
) -> None:
    (tmp_path / "talk.vtt").write_text(VTT)
    talk = bench.bring(tmp_path / "talk.vtt")
    blue = bench.bring(media.video("blue.mp4", colour="blue"))
    looks = TextStyle(position="bottom", size="medium", enter="none", leave="none", highlight="#ffd60a")
    texts = [
        clip(talk, 0, 3000, role="captions", style=looks),
        words("typed", 300, 2400, style=TextStyle(enter="typewriter", leave="slide")),
        words("pop", 1200, 1500, style=TextStyle(position="top", enter="pop", leave="fade")),
    ]
    timeline = draft([clip(blue, at, 1000) for at in (0, 1000, 2000)], text=texts, **CANVAS)
    chunked = await bench.film(timeline)
    whole = await bench.film(timeline, in_one=True)
    assert chunked.pictures.shape == whole.pictures.shape
    apart = np.abs(chunked.pictures.astype(int) - whole.pictures).mean(axis=(1, 2, 3))
    assert apart.max() < 2
