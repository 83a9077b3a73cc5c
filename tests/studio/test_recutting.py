"""The edits that put in, repeat, cut out, fit, turn round and freeze: judged by what the draft then shows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from reelwright.draft.model import Draft
from reelwright.draft.presets import PRESET, PRESETS
from reelwright.edits import model as e
from reelwright.edits import ops_cut as o
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio.apply import apply
from reelwright.studio.asset import Asset
from reelwright.studio.timeline import clips, placement

Do = Callable[..., Draft]
Shown = tuple[str, int, int, int | None]


def asset(name: str, kind: str = "video") -> Asset:
    facts = {"id": name, "name": f"{name}.mp4", "kind": kind, "file": name, "bytes": 1, "sha256": name}
    return Asset.model_validate({**facts, "duration_ms": 0 if kind == "image" else 6000})


FILES = (asset("a"), asset("b"), asset("p", "image"))


@pytest.fixture
def do() -> Do:
    ids = count()

    def change(*edits: e.Edit, film: Draft | None = None) -> Draft:
        film = film or Draft()
        for edit in (e.Combine(), *edits) if not clips(film) else edits:
            film = apply(film, edit, FILES, lambda: f"id{next(ids)}")
        return film

    return change


def shown(film: Draft) -> list[Shown]:
    """`(name, length, in, out)` of each clip."""
    sources = [(segment, placement(segment).source) for segment in clips(film)]
    return [(source.asset_id, segment.d, source.in_ms, source.out_ms) for segment, source in sources if source]


def names(film: Draft) -> str:
    return "".join(name for name, *_ in shown(film))


A, B, P = ("a", 6000, 0, 6000), ("b", 6000, 0, 6000), ("p", 3000, 0, None)


@pytest.mark.parametrize(
    ("edit", "order"),
    [
        (o.Insert(file="a", after=2), "abap"),
        (o.Insert(file="p", to=1), "pabp"),
        (o.Insert(file="p", to="end"), "abpp"),
        (o.Duplicate(clip=1), "aabp"),
        (o.Duplicate(clip="last", to=1), "pabp"),
        (o.Loop(clip=2, times=3), "abbbp"),
        (o.Loop(times=2), "abpabp"),
        (o.Reverse(), "pba"),
    ],
)
def test_clips_come_where_they_were_asked_for(do: Do, edit: e.Edit, order: str) -> None:
    film = do(edit)
    assert names(film) == order
    ids = [placement(segment).id for segment in clips(film)]
    assert len(set(ids)) == len(ids)


def test_a_file_that_is_not_in_the_film_is_put_where_it_was_to_be_moved(do: Do) -> None:
    film = do(e.Delete(clips=(2,)), e.Move(clip="b", to=1))
    assert names(film) == "bap"


def test_an_inserted_clip_gets_the_transition_that_all_others_have(do: Do) -> None:
    film = do(e.Transitions(kind="wipe_left", duration_ms=400), o.Insert(file="a", to="end"))
    assert [(x.kind, x.duration_ms) for s in clips(film)[:-1] if (x := placement(s).transition_out)] == [
        ("wipe_left", 400)
    ] * 3


def test_a_loop_for_a_time_ends_on_it_to_the_millisecond(do: Do) -> None:
    film = do(o.Loop(clip=1, duration_ms=15_500))
    assert sum(length for name, length, *_ in shown(film) if name == "a") == 15_500
    joined = do(e.Transitions(), o.Loop(duration_ms=40_000))
    assert joined.d == 40_000


def test_a_stretch_is_cut_out_of_a_clip_and_of_the_film(do: Do) -> None:
    assert shown(do(o.CutOut(clip=2, start_ms=3000, end_ms=5000))) == [
        A,
        ("b", 3000, 0, 3000),
        ("b", 1000, 5000, 6000),
        P,
    ]
    assert shown(do(o.CutOut(start_ms=5000, end_ms=8000))) == [("a", 5000, 0, 5000), ("b", 4000, 2000, 6000), P]
    assert shown(do(o.CutOut(start_ms=10_000))) == [A, ("b", 4000, 0, 4000)]
    assert shown(do(o.CutOut(clip=1, part="middle")))[:2] == [("a", 2000, 0, 2000), ("a", 2000, 4000, 6000)]
    assert shown(do(o.CutOut(clip=3, part="second half")))[-1] == ("p", 1500, 0, None)


def test_only_a_part_is_kept_of_a_clip_and_of_the_film(do: Do) -> None:
    assert shown(do(o.Keep(clip=2, last_ms=2000)))[1] == ("b", 2000, 4000, 6000)
    assert shown(do(o.Keep(clip=1, part="second half")))[0] == ("a", 3000, 3000, 6000)
    assert shown(do(o.Keep(start_ms=5000, end_ms=9000))) == [("a", 1000, 5000, 6000), ("b", 3000, 0, 3000)]


@pytest.mark.parametrize(
    "edit",
    [
        o.CutOut(clip=1, start_ms=7000, end_ms=9000),
        o.CutOut(clip=1, start_ms=0, end_ms=6000),
        o.Keep(clip=1, last_ms=7000),
        o.Freeze(clip=1, at_ms=7000),
        o.FitLength(duration_ms=100_000),
        o.FitLength(duration_ms=500),
        o.FitLength(duration_ms=2000, keep="all"),
        o.Loop(clip=3, times=2, duration_ms=None).model_copy(update={"times": None, "duration_ms": 3000}),
        o.Reverse(clip=3),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_left_half_done(do: Do, edit: e.Edit) -> None:
    film = do()
    before = film.model_dump()
    with pytest.raises(BadRequest):
        do(edit, film=film)
    assert film.model_dump() == before


def test_a_clip_is_shown_there_and_back(do: Do) -> None:
    film = do(o.Duplicate(clip="a", turned=True))
    assert names(film) == "aabp"
    assert [placement(segment).reverse for segment in clips(film)] == [False, True, False, False]
    back_first = do(o.Reverse(clip="a"), o.Duplicate(clip="a", turned=True))
    assert [placement(segment).reverse for segment in clips(back_first)] == [True, False, False, False]
    with pytest.raises(BadRequest, match="no direction"):
        do(o.Duplicate(clip="p", turned=True))


def test_a_clip_that_is_spared_stays_whole_where_the_film_is_fitted(do: Do) -> None:
    film = do(o.FitLength(duration_ms=10_000, uncut=("a",)))
    assert film.d == 10_000
    assert shown(film)[0] == A
    assert do(o.FitLength(duration_ms=10_000, uncut=("photo",))).d == 10_000
    with pytest.raises(BadRequest):
        do(o.FitLength(duration_ms=6500, uncut=("a",)))


@pytest.mark.parametrize("keep", ["start", "middle", "end"])
def test_a_film_is_fitted_to_a_length_in_proportion(do: Do, keep: o.Kept) -> None:
    film = do(e.Transitions(), o.FitLength(duration_ms=9000, keep=keep))
    assert film.d == 9000
    (_, first, begin, end), (_, second, *_), (_, third, *_) = shown(film)
    assert first == second == 2 * third
    assert (begin, 6000 - (end or 0)) == {"start": (0, 2000), "middle": (1000, 1000), "end": (2000, 0)}[keep]


def test_no_clip_gets_shorter_than_a_second_or_than_its_transitions_need(do: Do) -> None:
    film = do(o.Loop(clip=1, times=2), e.Trim(clip=4, end_ms=1200), o.FitLength(duration_ms=4500))
    assert film.d == 4500
    assert min(length for _, length, *_ in shown(film)) >= 1000
    joined = do(e.Transitions(duration_ms=800), o.FitLength(duration_ms=4000))
    assert joined.d == 4000
    assert all(length >= 1600 for _, length, *_ in shown(joined))


def test_a_film_is_fitted_by_speed_and_photos_stay_longer_when_there_is_too_little(do: Do) -> None:
    fast = do(o.FitLength(duration_ms=7500, keep="all"))
    assert (fast.d, [placement(segment).speed for segment in clips(fast)]) == (7500, [2.0, 2.0, 1.0])
    assert shown(do(o.FitLength(duration_ms=20_000)))[2] == ("p", 8000, 0, None)
    assert do(o.FitLength(duration_ms=20_000, at_most=True)).d == 15_000


def test_the_film_is_split_where_it_plays_and_clips_are_found_by_time(do: Do) -> None:
    assert shown(do(o.SplitFilm(at_ms=7000)))[1:3] == [("b", 1000, 0, 1000), ("b", 5000, 1000, 6000)]
    assert names(do(e.Delete(clips=("at 6.5s",)))) == "ap"
    with pytest.raises(NoSuchClip, match="Nothing plays at 15 s"):
        do(e.Delete(clips=("at 15s",)))


@pytest.mark.parametrize("keep", ["middle", "all"])
def test_what_is_to_stay_uncut_keeps_its_length_and_the_others_give(do: Do, keep: o.Kept) -> None:
    film = do(e.Transitions(), o.FitLength(duration_ms=9000, keep=keep, uncut=(2,)))
    assert film.d == 9000
    assert shown(film)[1] == B
    assert [length < whole for (_, length, *_), whole in zip(shown(film), (6000, 6000, 3000), strict=True)] == [
        True, False, True,
    ]  # fmt: skip


def test_what_is_to_stay_uncut_must_leave_the_others_something(do: Do) -> None:
    with pytest.raises(BadRequest):
        do(o.FitLength(duration_ms=6000, uncut=("a",)))
    with pytest.raises(BadRequest):
        do(o.FitLength(duration_ms=6000, keep="all", uncut=("a", "b")))


def test_a_half_of_a_split_clip_is_named_by_its_place(do: Do) -> None:
    moved = do(e.Split(clip="b", at_ms="middle"), e.Move(clip="second b", to=1))
    assert shown(moved)[:3] == [("b", 3000, 3000, 6000), A, ("b", 3000, 0, 3000)]
    with pytest.raises(NoSuchClip):
        do(e.Move(clip="second b", to=1))


def test_a_reversed_clip_is_trimmed_and_split_as_it_is_shown(do: Do) -> None:
    film = do(o.Reverse(clip=1), e.Trim(clip=1, start_ms=1000, end_ms=2000))
    assert shown(film)[0] == ("a", 1000, 4000, 5000)
    halves = do(o.Reverse(clip=1), e.Split(clip=1, at_ms=2000))
    assert shown(halves)[:2] == [("a", 2000, 4000, 6000), ("a", 4000, 0, 4000)]


def test_a_film_turned_round_twice_is_as_it_was(do: Do) -> None:
    film = do(e.Transitions(after=1), e.Fade(target=1, direction="in"))
    turned = do(o.Reverse(), film=film)
    assert placement(clips(turned)[1]).transition_out == placement(clips(film)[0]).transition_out
    assert do(o.Reverse(), film=turned).wire() == film.wire()


def test_a_freeze_stands_between_what_comes_before_and_after_it(do: Do) -> None:
    film = do(o.Freeze(clip=1, at_ms=2000, duration_ms=1500))
    assert [(length, placement(s).freeze) for s, (_, length, *_) in zip(clips(film), shown(film), strict=True)][:3] == [
        (2000, False),
        (1500, True),
        (4000, False),
    ]
    assert shown(film)[1][2] == 2000
    at_end = do(e.Transitions(after=1), o.Freeze(clip=1, at_ms="end"))
    assert [bool(placement(segment).transition_out) for segment in clips(at_end)] == [False, True, False, False]
    backwards = do(o.Reverse(clip=1), o.Freeze(clip=1, at_ms=2000))
    assert shown(backwards)[1][2] == 4000


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_sets_canvas_safe_area_and_loudness(do: Do, name: str) -> None:
    film = do(o.Preset.model_validate({"name": name}))
    preset = next(preset for known, preset in PRESET.items() if known == name)
    assert (film.m.width, film.m.height, film.m.loudness_lufs) == (preset.width, preset.height, -14.0)
    assert film.m.safe_area == preset.safe_area
    assert film.m.preset == name


def test_another_shape_ends_what_was_made_for_a_platform(do: Do) -> None:
    assert do(o.Preset(name="tiktok"), e.Aspect(ratio="9:16", fit="crop")).m.preset == "tiktok"
    film = do(o.Preset(name="tiktok"), e.Aspect(ratio="16:9"))
    assert (film.m.preset, film.m.safe_area) == (None, None)


@pytest.mark.parametrize(
    ("clip", "by", "order"), [("a", 1, "bap"), ("p", -2, "pab"), (2, -1, "bap"), ("last", -1, "apb")]
)
def test_a_clip_is_moved_by_places(do: Do, clip: str | int, by: int, order: str) -> None:
    assert names(do(e.Move(clip=clip, by=by))) == order


@pytest.mark.parametrize(("clip", "by"), [("a", -1), ("p", 1), ("b", 2)])
def test_a_clip_is_not_moved_past_the_ends(do: Do, clip: str, by: int) -> None:
    with pytest.raises(BadRequest, match="cannot be moved"):
        do(e.Move(clip=clip, by=by))


def test_one_clip_is_played_at_the_speed_that_makes_a_length(do: Do) -> None:
    film = do(o.FitLength(clip="b", duration_ms=3000, keep="all"))
    assert shown(film) == [A, ("b", 3000, 0, 6000), P]
    assert [placement(segment).speed for segment in clips(film)] == [1.0, 2.0, 1.0]
    with pytest.raises(BadRequest, match=r"from 0\.25x to 4x"):
        do(o.FitLength(clip="b", duration_ms=1000, keep="all"))
