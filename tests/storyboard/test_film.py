"""What a board shows of a draft: the shots, the moments that are shown large, what is to be looked at."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.draft.model import TEXT, VIDEO, Draft, TextStyle
from reelwright.draft.reading import read_draft
from reelwright.storyboard.chips import packed
from reelwright.storyboard.film import Film, Shot, Words, film_of, seams
from reelwright.storyboard.ink import fitted, width_of
from reelwright.storyboard.scale import Scale
from reelwright.storyboard.seen import level, stills_of, strip_places


def test_a_draft_without_our_own_part_is_read_by_its_names_and_lengths() -> None:
    raw = {"t": [{"tt": 0, "sg": [{"d": 4000, "m": {"name": "beach.mp4"}}, {"d": 3000, "m": {"name": "city.mp4"}}]}]}
    film = film_of(read_draft(raw))
    told = [(shot.number, shot.name, shot.key, shot.start_ms, shot.end_ms, shot.known) for shot in film.shots]
    assert told == [(1, "beach", "beach.mp4", 0, 4000, False), (2, "city", "city.mp4", 4000, 7000, False)]


def test_clips_that_lie_over_the_film_are_no_shots_of_it(paper) -> None:
    rows = [
        paper.track(VIDEO, paper.clip("a", 0, 4000)),
        paper.track(VIDEO, paper.clip("logo", 0, 4000, role="logo", kind="image")),
    ]
    film = film_of(Draft(t=rows))
    assert ([shot.key for shot in film.shots], [over.name for over in film.overlays]) == (["a"], ["logo"])


def test_a_moment_of_the_film_is_found_in_its_file_whatever_the_speed() -> None:
    shot = Shot(1000, 3000, number=1, name="", key="", in_ms=500, out_ms=4500, speed=2.0)
    assert [shot.in_file(at) for at in (0, 1000, 2000, 2990, 9000)] == [500, 500, 2500, 4460, 4460]
    assert Shot(0, 3000, number=1, name="", key="", still=True).in_file(2000) == 0


def test_shots_meet_in_the_middle_of_what_they_share() -> None:
    shots = [Shot(0, 3000, number=1, name="", key=""), Shot(2500, 5000, number=2, name="", key="")]
    later = Shot(6000, 7000, number=3, name="", key="")
    assert seams([*shots, later]) == [2750, 6000]


def shots(*lengths: int, still: bool = False) -> Film:
    ends = [sum(lengths[: place + 1]) for place in range(len(lengths))]
    made = [
        Shot(end - length, end, number=n, name=str(n), key=str(n), still=still)
        for n, (end, length) in enumerate(zip(ends, lengths, strict=True), 1)
    ]
    return Film(ends[-1], 1080, 1920, 30, tuple(made))


def test_few_shots_are_shown_several_times_and_long_ones_more_often() -> None:
    numbers = [still.shot.number for still in stills_of(shots(9000, 3000), 8)]
    assert numbers == [1, 1, 1, 1, 1, 1, 2, 2]


def test_many_shots_are_shown_from_the_first_to_the_last() -> None:
    numbers = [still.shot.number for still in stills_of(shots(*[1000] * 50), 8)]
    assert (numbers[0], numbers[-1], len(set(numbers))) == (1, 50, 8)


def test_a_photo_is_shown_once() -> None:
    assert [still.shot.number for still in stills_of(shots(9000, 9000, still=True), 8)] == [1, 2]


def test_a_moment_with_a_text_is_rather_shown_than_one_without() -> None:
    words = Words(2000, 3000, text="Hi", style=TextStyle())
    film = shots(10_000)
    (still,) = stills_of(Film(10_000, 1080, 1920, 30, film.shots, texts=(words,)), 1)
    assert (still.at_ms, still.texts) == (2500, (words,))


@given(st.lists(st.integers(100, 5000), min_size=1, max_size=150), st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_a_filmstrip_asks_for_no_more_frames_than_can_be_had(lengths: list[int], tiles: int) -> None:
    film = shots(*lengths)
    places = strip_places(film.shots, [tiles] * len(lengths))
    assert len({place for own in places for place in own}) <= (140 if len(lengths) <= 70 else 71)
    if len(lengths) <= 70:
        assert all(places)


@given(
    st.lists(
        st.tuples(st.integers(0, 60_000), st.integers(100, 20_000), st.text("abc 夏天", min_size=1, max_size=60)),
        max_size=12,
    )
)
@settings(max_examples=60, deadline=None)
def test_chips_of_a_row_never_touch(texts: list[tuple[int, int, str]]) -> None:
    scale = Scale(132, 1508, 60_000)
    chips, hidden = packed([Words(at, at + d, text=text, style=TextStyle()) for at, d, text in texts], scale)
    assert len(chips) + hidden == len(texts)
    for row in range(3):
        spans = sorted(
            (min(chip.left, chip.left if chip.label_x is None else chip.label_x),
             max(chip.right, chip.right if chip.label_x is None else chip.label_x + chip.label_room))
            for chip in chips if chip.row == row
        )  # fmt: skip
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert all(left >= 131 and right <= 1520 for left, right in spans)


@given(st.text(max_size=80), st.integers(5, 400))
@settings(max_examples=80, deadline=None)
def test_a_shortened_line_is_never_wider_than_its_room(text: str, room: int) -> None:
    assert width_of(fitted(text, 16, room), 16) <= room + 0.01


def test_a_curve_is_read_at_the_time_that_is_asked_for() -> None:
    curve = bytes([0] * 20 + [255] * 20)
    assert (level(curve, 0, 900), level(curve, 1000, 1100), level(curve, 5000, 6000)) == (0.0, 1.0, 0.0)


def test_a_text_keeps_its_style(paper) -> None:
    film = film_of(Draft(t=[paper.track(TEXT, paper.words("Hi", 500, 1000, position="top"))]))
    assert (film.texts[0].start_ms, film.texts[0].style.position) == (500, "top")
