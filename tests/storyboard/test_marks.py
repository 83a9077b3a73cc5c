"""What a reader must not mistake for something else: gaps and silence, silent and muted clips, times and speeds."""

from __future__ import annotations

import numpy as np
import pytest

from reelwright.draft.model import AUDIO, TEXT, VIDEO, Draft
from reelwright.storyboard.film import film_of
from reelwright.storyboard.ink import PINK, RED, VIOLET, VIOLET_DEEP
from reelwright.storyboard.ink import TEXT as LIGHT
from reelwright.storyboard.sheet import heading_px

LEFT, RIGHT, TOP = 132, 1508, 102  # of the filmstrip


def has(picture: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    return np.abs(picture - np.array(colour)).max(axis=-1) <= 12


def test_a_gap_is_black_on_the_filmstrip(paper) -> None:
    made = film_of(Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 4000), paper.clip("b", 6000, 4000))]))
    strip = paper.drawn(made, paper.seen(made))[TOP : TOP + 104]
    black = np.flatnonzero((has(strip, (0, 0, 0)).sum(axis=0)) > 50)
    assert abs(black.min() - (LEFT + 0.4 * (RIGHT - LEFT))) < 8
    assert abs(black.max() - (LEFT + 0.6 * (RIGHT - LEFT))) < 8


def test_silence_is_marked_at_the_sounds_and_not_at_the_shots(paper) -> None:
    rows = [
        paper.track(VIDEO, paper.clip("a", 0, 10_000, volume=0)),
        paper.track(AUDIO, paper.clip("song", 0, 5000, kind="audio", role="music")),
    ]
    made = film_of(Draft(t=rows))
    red = has(paper.drawn(made, paper.seen(made)), RED)[:, LEFT + 800 : RIGHT - 10].all(axis=1)
    assert np.flatnonzero(red).min() > TOP + 104 + 20


def test_a_clip_without_sound_is_told_from_a_muted_one(paper) -> None:
    made = film_of(Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 4000), paper.clip("b", 4000, 4000, volume=0))]))
    heard = paper.seen(made)
    silent = type(heard)(frames=heard.frames, curves={**heard.curves, "b": b"", "a": heard.curves["a"]})
    still = film_of(Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 4000), paper.clip("b", 4000, 4000, kind="image"))]))
    row = slice(TOP + 104 + 26, TOP + 104 + 26 + 40)
    half = (LEFT + RIGHT) // 2
    muted, quiet, photo = (
        paper.drawn(one, seen)[row, half : half + 100]
        for one, seen in ((made, heard), (made, silent), (still, paper.seen(still)))
    )
    assert (muted != quiet).any()
    assert (quiet == photo).all()


def test_the_last_number_of_the_ruler_stands_above_the_end(paper) -> None:
    made = film_of(Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 22_500))]))
    ruler = has(paper.drawn(made, paper.seen(made))[72:94], LIGHT).any(axis=0)
    columns = np.flatnonzero(ruler)
    assert (columns.min() + columns.max()) / 2 == pytest.approx(RIGHT, abs=3)


def test_a_text_has_its_times_beside_it_where_there_is_no_room_inside(paper) -> None:
    texts = [paper.words("A day by the sea", 0, 3000), paper.words("Made by Mia", 19_500, 3000)]
    made = film_of(Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 22_500)), paper.track(TEXT, *texts)]))
    picture = paper.drawn(made, paper.seen(made))
    chips = has(picture, VIOLET_DEEP)
    row = np.flatnonzero(chips.sum(axis=1) > 100)
    written = has(picture, VIOLET)[row.min() : row.max()].any(axis=0)
    end = LEFT + (RIGHT - LEFT) * 3 // 22.5
    assert written[int(end) + 5 : int(end) + 80].any()
    begin = LEFT + (RIGHT - LEFT) * 19.5 // 22.5
    assert written[int(begin) - 80 : int(begin) - 5].any()


def test_a_speed_has_a_colour_of_its_own(paper) -> None:
    fast, plain = (film_of(Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 4000, speed=speed))])) for speed in (2, 1))
    assert has(paper.drawn(fast, paper.seen(fast)), PINK).sum() > 300
    assert not has(paper.drawn(plain, paper.seen(plain)), PINK).any()


def test_a_composed_song_is_called_so_in_the_language_of_the_board(paper) -> None:
    song = paper.clip("composer:lofi", 0, 4000, kind="audio", role="music")
    assert song.x is not None
    assert song.x.source is not None
    song.x.source = song.x.source.model_copy(update={"mood": "lofi", "name": "lofi (composed)"})
    draft = Draft(t=[paper.track(AUDIO, song)])
    assert [film_of(draft, language).sounds[0][0].name for language in ("en", "zh")] == [
        "lofi (composed)",
        "lofi（自动作曲）",
    ]


def test_fades_of_a_song_are_told(paper) -> None:
    def named(**fades: int) -> np.ndarray:
        song = paper.clip("song", 0, 8000, kind="audio", role="music", **fades)
        made = film_of(Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 8000)), paper.track(AUDIO, song)]))
        picture = paper.drawn(made, paper.seen(made))
        return np.flatnonzero((picture[TOP + 130 : TOP + 150, LEFT + 5 : 1000] > 120).any(axis=(0, 2)))

    assert named(fade_out_ms=2000).max() > named().max() + 60


def test_room_is_kept_to_say_how_many_shots_are_shown_large(paper) -> None:
    few, many = (
        film_of(Draft(t=[paper.track(VIDEO, *(paper.clip(f"a{n}", n * 1000, 1000) for n in range(count)))]))
        for count in (8, 9)
    )
    assert heading_px(few) == 0
    heights = [paper.drawn(film, paper.seen(film)).shape[0] for film in (few, many)]
    assert heading_px(many) > 0
    assert max(heights) <= 768
