"""Pictures over the film: on the stills where and when they are on the film."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from reelwright.draft.model import TEXT, VIDEO, Draft, Meta
from reelwright.storyboard.board import Board, Caption
from reelwright.storyboard.film import Film, Overlay, film_of
from reelwright.storyboard.insets import lay_insets
from reelwright.storyboard.seen import MOST_FRAMES, Seen, Still, stills_of
from reelwright.storyboard.tiles import Tiles

GREY = (90, 90, 90)


def film(paper, *, kind="image", shots=1, **inset: object) -> Film:
    clips = [paper.clip(f"a{n}", n * 4000, 4000) for n in range(shots)]
    over = paper.clip("logo", 1000, 2000, kind=kind, role="logo", **({"inset": inset} if inset else {}))
    return film_of(
        Draft(t=[paper.track(VIDEO, *clips), paper.track(VIDEO, over)], m=Meta(width=1600, height=900)), "en"
    )


def laid(made: Film, jpeg: bytes | None) -> np.ndarray:
    still = stills_of(made, 1)[0]
    (over,) = still.overlays
    seen = Seen(frames={(over.key, over.in_file(still.at_ms)): jpeg} if jpeg else {})
    picture = Image.new("RGB", (320, 180), GREY)
    lay_insets(picture, made, still, Tiles(seen))
    return np.asarray(picture).astype(int)


def box(picture: np.ndarray) -> tuple[int, int, int, int]:
    rows, columns = np.nonzero(np.abs(picture - np.array(GREY)).max(axis=-1) > 12)
    return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("top_left", (8, 8, 98, 98)),
        ("bottom_right", (222, 82, 312, 172)),
        ("center", (115, 45, 205, 135)),
        ("right", (222, 45, 312, 135)),
    ],
)
def test_a_picture_lies_where_and_as_large_as_on_the_film(paper, place, expected) -> None:
    made = film(paper, place=place, size=0.5)
    assert box(laid(made, paper.jpeg("red", (200, 200)))) == pytest.approx(expected, abs=2)


def test_it_keeps_clear_of_what_the_platform_needs(paper) -> None:
    clip, over = paper.clip("a", 0, 4000), paper.clip("logo", 0, 4000, role="logo", kind="image", inset={"size": 0.5})
    meta = Meta.model_validate(
        {"width": 1600, "height": 900, "safe_area": {"left": 0.1, "right": 0.25, "top": 0.2, "bottom": 0.1}}
    )
    made = film_of(Draft(t=[paper.track(VIDEO, clip), paper.track(VIDEO, over)], m=meta))
    assert box(laid(made, paper.jpeg("red", (200, 200)))) == pytest.approx((150, 36, 240, 126), abs=2)


@pytest.mark.parametrize("half", [20, 98])
def test_a_logo_on_clear_ground_lets_the_shot_show_through(paper, half) -> None:
    logo = Image.new("RGB", (200, 200), "black")
    ImageDraw.Draw(logo).ellipse((100 - half, 100 - half, 99 + half, 99 + half), fill="white")
    out = io.BytesIO()
    logo.save(out, "JPEG", quality=95)
    picture = laid(film(paper, place="center", size=0.5), out.getvalue())
    assert picture[90, 160].min() > 240
    assert np.abs(picture[50, 120] - np.array(GREY)).max() < 12
    clip = laid(film(paper, kind="video", place="center", size=0.5), out.getvalue())
    assert clip[50, 120].max() < 20, "a clip's black is black"


def test_one_that_nobody_could_see_leaves_its_frame(paper) -> None:
    left, top, right, bottom = box(laid(film(paper, place="center", size=0.5), None))
    assert (right - left) / (bottom - top) == pytest.approx(16 / 9, abs=0.1)


def test_a_faint_one_is_faint(paper) -> None:
    red = paper.jpeg("red", (200, 200))
    full, faint = (laid(film(paper, place="center", size=0.5, opacity=part), red)[90, 160, 0] for part in (1.0, 0.3))
    assert full > 240 > 170 > faint > GREY[0]


def test_a_moment_with_an_overlay_is_rather_shown_than_one_without(paper) -> None:
    made = film(paper, place="center")
    (still,) = stills_of(made, 1)
    assert (still.at_ms, [over.name for over in still.overlays]) == (2000, ["logo"])
    texts = paper.track(TEXT, paper.words("Hi", 2500, 1500))
    both = film_of(Draft(t=[*_rows(paper), texts]))
    assert [(still.at_ms, len(still.texts), len(still.overlays)) for still in stills_of(both, 1)] == [(2750, 1, 1)]


def _rows(paper) -> list:  # type: ignore[type-arg]
    over = paper.clip("logo", 1000, 2000, kind="image", role="logo", inset={})
    return [paper.track(VIDEO, paper.clip("a", 0, 4000)), paper.track(VIDEO, over)]


def test_a_board_asks_for_what_lies_over_its_stills_and_draws_it(paper) -> None:
    made = film(paper, place="center", size=0.9)
    board = Board(made, Caption("paper"))
    assert ("logo", 0) in board.wanted.frames
    frames = {place: paper.jpeg("lime" if place[0] == "logo" else "red") for place in board.wanted.frames}
    picture = paper.drawn(made, Seen(frames=frames))
    green = (picture[..., 1] > 200) & (picture[..., 0] < 60) & (picture[..., 2] < 60)
    assert green[-300:].sum() > 2000
    assert not green[102:206].any(), "the filmstrip shows the shots themselves"


def test_an_overlay_whose_place_nobody_says_is_not_asked_for(paper) -> None:
    assert not any(key == "logo" for key, _ in Board(film(paper), Caption("paper")).wanted.frames)


def test_many_overlays_leave_room_for_the_shots(paper) -> None:
    clips = [paper.clip(f"a{n}", n * 4000, 4000) for n in range(30)]
    over = [paper.clip(f"over{n}", 0, 120_000, inset={}) for n in range(20)]
    made = film_of(Draft(t=[paper.track(VIDEO, *clips), *(paper.track(VIDEO, one) for one in over)]))
    wanted = Board(made, Caption("paper")).wanted.frames
    assert len(wanted) <= MOST_FRAMES
    assert {clip.x.source.asset_id for clip in clips} <= {key for key, _ in wanted}


@pytest.mark.parametrize("size", [-1.0, 0.0, 1e9])
def test_what_a_service_makes_up_of_an_inset_is_drawn_all_the_same(paper, size) -> None:
    made = film(paper, place="top_left", size=size, opacity=7.0)
    still = Still(made.shots[0], 2000, (), made.overlays)
    assert isinstance(still.overlays[0], Overlay)
    left, top, right, bottom = box(laid(made, paper.jpeg("red", (10, 400))))
    assert 0 <= left < right <= 320
    assert 0 <= top < bottom <= 180
