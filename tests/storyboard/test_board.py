"""The board: what is drawn where, in any shape of film, within its size."""

from __future__ import annotations

import io
import os
from typing import get_args

import numpy as np
import pytest
from PIL import Image

from reelwright.draft.model import AUDIO, TEXT, VIDEO, Draft, Meta, TextStyle, Transition, TransitionKind
from reelwright.storyboard.board import Board, Caption
from reelwright.storyboard.chips import packed
from reelwright.storyboard.film import Film, Shot, Words, film_of
from reelwright.storyboard.findings import findings
from reelwright.storyboard.ink import AMBER, GREEN, RED, VIOLET_DEEP, Ink
from reelwright.storyboard.join_glyphs import draw_glyph
from reelwright.storyboard.joins import legend
from reelwright.storyboard.scale import Scale
from reelwright.storyboard.seen import Seen

SCRIPTS = {
    "latin": "Summer by the sea",
    "chinese": "夏天的旅行，我们在海边度过了一个愉快的假期",
    "japanese": "夏の思い出",
    "korean": "여름 여행",
    "arabic": "رحلة إلى البحر ٢٠٢٦",
    "cyrillic": "Лето на море 🌊",
}
LEFT, RIGHT, TOP = 132, 1508, 102  # of the filmstrip


def drawn(film: Film, seen: Seen, language: str = "en") -> np.ndarray:
    board = Board(film, Caption("paper", 3), language).draw(seen, lossless=True)  # type: ignore[arg-type]
    return np.asarray(Image.open(io.BytesIO(board.content)).convert("RGB")).astype(int)


def near(pixel: np.ndarray, colour: tuple[int, int, int], by: int = 40) -> bool:
    return bool(np.abs(pixel - np.array(colour)).max() <= by)


def has(picture: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    """Where a colour is."""
    return np.abs(picture - np.array(colour)).max(axis=-1) <= 6


def film(paper, count=3, length=2000, *, size=(1080, 1920), text="", join=None, song=False) -> Film:
    step = length - (500 if join else 0)
    more = {"transition_out": {"kind": join, "duration_ms": 500}} if join else {}
    clips = [paper.clip(f"clip{n}", n * step, length, **more) for n in range(count)]
    end = (count - 1) * step + length
    songs = [paper.clip("song", 0, end, kind="audio", role="music", volume=0.35)] if song else []
    texts = [paper.words(text, 0, min(3000, end))] if text else []
    rows = [paper.track(VIDEO, *clips), paper.track(AUDIO, *songs), paper.track(TEXT, *texts)]
    return film_of(Draft(t=rows, m=Meta(width=size[0], height=size[1])))


SHAPES = [
    (count, length, size, script)
    for count, length, size, script in [
        (1, 3000, (1080, 1920), "latin"),
        (1, 600_000, (1920, 1080), "chinese"),
        (2, 300_000, (1080, 1080), "japanese"),
        (6, 2500, (1080, 1920), "korean"),
        (8, 2000, (1920, 1080), "arabic"),
        (20, 3000, (1080, 1350), "cyrillic"),
        (60, 1500, (1080, 1920), "latin"),
        (60, 10_000, (3840, 1080), "chinese"),
        (300, 800, (1080, 1920), "arabic"),
        (3, 100, (200, 4000), "korean"),
    ]
]


@pytest.mark.parametrize(("count", "length", "size", "script"), SHAPES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_board_of_any_film_keeps_its_size(paper, count, length, size, script, language):
    made = film(
        paper, count, length, size=size, text=SCRIPTS[script], song=True, join="crossfade" if length > 1000 else None
    )
    board = Board(made, Caption(SCRIPTS[script]), language)
    assert len(board.wanted.frames) <= 80
    picture = board.draw(paper.seen(made))
    assert (picture.width, picture.height <= 768) == (1536, True)
    assert len(picture.content) <= 400_000
    assert Image.open(io.BytesIO(picture.content)).size == (picture.width, picture.height)


def test_photographs_that_do_not_compress_are_saved_at_a_lower_quality(paper):
    made = film(paper, 8, size=(1920, 1080))
    noise = io.BytesIO()
    Image.frombytes("RGB", (512, 288), os.urandom(512 * 288 * 3)).save(noise, "JPEG", quality=90)
    board = Board(made, Caption("noise"))
    picture = board.draw(Seen(frames=dict.fromkeys(board.wanted.frames, noise.getvalue())))
    assert picture.media_type == "image/jpeg"
    assert len(picture.content) <= 400_000


def test_a_quiet_board_is_a_png(paper):
    made = film(paper)
    picture = Board(made, Caption("plain")).draw(Seen())
    assert picture.media_type == "image/png"
    assert len(picture.content) < 300_000


def test_every_shot_shows_its_own_frames_in_its_own_place(paper):
    made = film(paper, 3)
    picture = drawn(made, paper.seen(made))
    for place, colour in enumerate([(254, 0, 0), (0, 255, 1), (0, 0, 254)]):
        middle = round(LEFT + (RIGHT - LEFT) * (place + 0.55) / 3)
        assert near(picture[TOP + 60, middle], colour), place


def test_shots_that_nobody_could_see_are_said_to_be_unseen(paper):
    made = film(paper, 3)
    all_seen = paper.seen(made)
    some = Seen(frames={place: jpeg for place, jpeg in all_seen.frames.items() if place[0] != "clip1"})
    board = Board(made, Caption("paper"))
    assert not board.notices(all_seen)
    assert board.notices(Seen())[0].words == "No thumbnails: the files are not on this machine."
    assert board.notices(some)[0].words.startswith("No thumbnails for 1 of 3 shots")
    assert Board(made, Caption("paper"), "zh").notices(Seen())[0].words == "没有缩略图：文件不在这台电脑上。"


def test_a_transition_is_marked_where_it_is(paper):
    joined, plain = film(paper, 2, 3000, join="crossfade"), film(paper, 2, 3000)
    row = slice(TOP + 70, TOP + 104)
    assert not has(drawn(plain, paper.seen(plain))[row], AMBER).any()
    columns = np.flatnonzero(has(drawn(joined, paper.seen(joined))[row], AMBER).any(axis=0))
    assert abs((columns.min() + columns.max()) / 2 - (LEFT + RIGHT) / 2) < 4


def test_a_text_lies_below_its_time(paper):
    made = film(paper, 2, 3000, text="Hello")  # until half of it
    columns = np.flatnonzero(has(drawn(made, paper.seen(made)), VIOLET_DEEP).sum(axis=0) > 15)
    assert abs(columns.min() - LEFT) < 6
    assert abs(columns.max() - (LEFT + RIGHT) / 2) < 6


def test_music_that_stops_early_stops_early_on_the_board(paper):
    rows = [
        paper.track(VIDEO, paper.clip("clip", 0, 10_000)),
        paper.track(AUDIO, paper.clip("song", 0, 5000, kind="audio", role="music")),
    ]
    made = film_of(Draft(t=rows))
    picture = drawn(made, paper.seen(made))
    waves = np.flatnonzero(has(picture, GREEN).sum(axis=0) > 12)
    assert abs(waves.max() - (LEFT + RIGHT) / 2) < 8


def test_louder_music_is_drawn_higher(paper):
    def height(volume: float) -> int:
        rows = [
            paper.track(VIDEO, paper.clip("clip", 0, 4000, volume=0)),
            paper.track(AUDIO, paper.clip("song", 0, 4000, kind="audio", role="music", volume=volume)),
        ]
        made = film_of(Draft(t=rows))
        return int(has(drawn(made, paper.seen(made)), GREEN)[:, 700:900].sum(axis=0).max())

    assert height(1.0) > height(0.35) > height(0.1) > 2


def test_a_gap_is_red_above_where_it_is(paper):
    made = film_of(Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 4000), paper.clip("b", 6000, 4000))]))
    columns = np.flatnonzero(has(drawn(made, paper.seen(made))[98:102], RED).all(axis=0))
    assert abs(columns.min() - (LEFT + 0.4 * (RIGHT - LEFT))) < 4
    assert abs(columns.max() - (LEFT + 0.6 * (RIGHT - LEFT))) < 4


def test_a_film_without_a_single_shot_is_a_board_too(paper):
    rows = [
        paper.track(AUDIO, paper.clip("song", 0, 8000, kind="audio", role="music")),
        paper.track(TEXT, paper.words("only words", 0, 3000)),
    ]
    made = film_of(Draft(t=rows))
    assert drawn(made, paper.seen(made)).shape[1] == 1536
    assert drawn(film_of(Draft()), Seen()).shape[:2] == (220, 1536)


def test_a_film_of_many_tracks_still_fits(paper):
    join = {"transition_out": {"kind": "crossfade", "duration_ms": 500}}
    rows = [
        paper.track(
            VIDEO, paper.clip("a", 1000, 4000, **join), paper.clip("b", 4500, 600), paper.clip("c", 8000, 9000)
        ),
        paper.track(VIDEO, paper.clip("logo", 0, 4000, role="logo", kind="image")),
        *(paper.track(AUDIO, paper.clip(f"song{n}", n * 500, 9000, kind="audio")) for n in range(6)),
        *(paper.track(TEXT, paper.words(f"over and over {n}", 100, 9000)) for n in range(9)),
    ]
    made = film_of(Draft(t=rows))
    assert len(Board(made, Caption("many")).notices(paper.seen(made))) >= 3
    assert drawn(made, paper.seen(made)).shape[0] <= 768


def test_what_a_service_makes_up_is_drawn_all_the_same(paper):
    odd = {
        "t": [
            {"tt": 0, "sg": [{"d": 10**15, "m": {"name": "\u202eevil\x00"}}, {"d": "4000"}, {"d": -5}]},
            {"tt": 1, "sg": [{"d": 3000, "m": {"title": "Lo-fi", "volume": 35}}]},
            {"tt": 7, "sg": [{"d": 2000, "m": {"text": "🏳️‍🌈" * 200}}]},
            {"tt": 42, "sg": [{"d": 10}]},
        ],
        "m": {"width": -3, "height": 10**9, "fps": 0},
    }
    from reelwright.draft.reading import read_draft

    picture = Board(film_of(read_draft(odd)), Caption("x" * 500)).draw(Seen())
    assert len(picture.content) <= 400_000


def test_a_frame_that_is_no_picture_is_left_out(paper):
    made = film(paper, 2)
    board = Board(made, Caption("paper"))
    seen = Seen(frames=dict.fromkeys(board.wanted.frames, b"GIF89a nothing"))
    assert board.draw(seen).width == 1536


def test_every_kind_of_transition_has_a_sign_of_its_own():
    def sign(kind):
        ink = Ink(24, 24)
        ink.disc(12, 12, 11, AMBER)
        draw_glyph(ink, kind, 12, 12)
        return np.asarray(ink.image).astype(int)

    signs = [sign(kind) for kind in get_args(TransitionKind)]
    for place, one in enumerate(signs):
        assert has(one, AMBER).sum() < 370, "something is drawn"
        assert all((np.abs(one - other).max(axis=-1) > 60).sum() > 10 for other in signs[:place])


def test_the_legend_counts_joins_in_runs_and_takes_two_lines_at_most():
    def shot(number, kind):
        return Shot(number * 1000, number * 1000 + 1000, number=number, name="a", key="a", join=Transition(kind=kind))

    shots = [shot(n, "crossfade" if n not in (5, 7) else "zoom") for n in range(1, 12)]
    ((first, words), (second, others)), *rest = legend(shots, 1376, "en")
    assert (first, second, rest) == ("crossfade", "zoom", [])
    assert "after 1–4, 6, 8–10" in words
    assert "after 5, 7" in others
    kinds = [shot(n, kind) for n, kind in enumerate(get_args(TransitionKind), 1)]
    lines = legend(kinds, 700, "en")
    assert len(lines) == 2
    assert lines[1][-1][1].endswith("…")


def test_titles_that_follow_each_other_stay_in_one_row():
    texts = [Words(n * 3000, n * 3000 + 3000, text=f"Chapter {n}", style=TextStyle()) for n in range(3)]
    chips, hidden = packed(texts, Scale(132, 1508, 9000))
    assert ([chip.row for chip in chips], hidden) == ([0, 0, 0], 0)


def test_texts_that_are_there_at_once_make_room_for_each_other_as_on_the_film(paper):
    def white(*texts) -> np.ndarray:
        made = film_of(
            Draft(
                t=[paper.track(VIDEO, paper.clip("a", 0, 4000)), paper.track(TEXT, *texts)],
                m=Meta(width=1920, height=1080),
            )
        )
        picture = drawn(made, paper.seen(made))
        return np.flatnonzero((picture[-340:-60, 28:400] > 128).all(axis=-1).sum(axis=1) > 1)

    one, two = (paper.words("HHHH", 0, 4000, position="bottom") for _ in range(2))
    alone, both = white(one), white(one, two)
    assert both.max() == pytest.approx(alone.max(), abs=2)
    assert len(both) > 1.7 * len(alone), "the second one stands above the first"


def test_a_text_that_no_font_has_is_named_by_its_time(paper):
    made = film_of(
        Draft(
            t=[
                paper.track(VIDEO, paper.clip("a", 0, 4000)),
                paper.track(TEXT, paper.words("\U000e0fff\u0378", 1000, 2000)),
            ]
        )
    )
    words = [finding.words for finding in findings(made, paper.seen(made))]
    assert all(not line.endswith((": ", ":")) for line in words)


def test_fades_of_the_whole_film_are_told(paper):
    clip = paper.track(VIDEO, paper.clip("a", 0, 4000))
    plain, faded = (Draft(t=[clip], m=Meta(fade_out_ms=ms)) for ms in (0, 1000))
    pictures = [drawn(film_of(made), paper.seen(film_of(made))) for made in (plain, faded)]
    assert (pictures[0][:60] != pictures[1][:60]).any()
