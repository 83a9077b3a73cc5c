from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.draft import change as c
from reelwright.draft import change_picture as p
from reelwright.draft import change_sound as s
from reelwright.draft.compare import compare
from reelwright.draft.model import (
    Draft,
    Inset,
    LevelSpan,
    Placement,
    Segment,
    Source,
    TextStyle,
    Track,
    Transform,
    Transition,
)
from reelwright.draft.reading import read_draft


def cut(film: Draft, place: int) -> None:
    """Take a clip out and close the gap, as an editor does."""
    gone = film.t[0].sg.pop(place)
    for segment in film.t[0].sg[place:]:
        segment.x.start_ms -= gone.d


def added(film: Draft) -> None:
    source = Source(asset_id="d", name="dawn.mp4", kind="video", out_ms=1000)
    film.t[0].sg.append(Segment(d=1000, x=Placement(id="d", start_ms=10_000, source=source)))


def swapped(film: Draft) -> None:
    clips = film.t[0].sg
    clips[1], clips[2] = clips[2], clips[1]


def another_song(film: Draft) -> None:
    source = Source(asset_id="s", name="waves.mp3", kind="audio")
    film.t[1].sg[0] = Segment(d=10_000, x=Placement(id="new", anchor="whole", source=source, volume=0.35))


def clip(film: Draft, place: int = 1) -> Segment:
    return film.t[0].sg[place]


def canvas(width: int, height: int, fps: int = 30, fit: str = "blur") -> tuple[int, int, int, str]:
    return width, height, fps, fit


def lay_over(film: Draft) -> None:
    source = Source(asset_id="l", name="logo.png", kind="image")
    x = Placement(id="l", source=source, inset=Inset(size=0.2))
    film.t.append(Track(tt=0, sg=[Segment(d=2000, x=x)]))


def put(target: Callable[[Draft], object], **values: object) -> Callable[[Draft], None]:
    def edit(film: Draft) -> None:
        for key, value in values.items():
            setattr(target(film), key, value)

    return edit


def source_of_song(film: Draft) -> object:
    return song(film).source


def x(place: int) -> Callable[[Draft], object]:
    return lambda film: clip(film, place).x


def song(film: Draft) -> object:
    return film.t[1].sg[0].x


PLAIN = TextStyle()


def title(film: Draft) -> object:
    return film.t[2].sg[0].x


JOIN = Transition(kind="zoom", duration_ms=300)

EDITS = [
    (added, [c.ClipAdded("dawn.mp4", 4, 10_000, 11_000)]),
    (lambda film: cut(film, 1), [c.ClipRemoved("city.mp4", 2)]),
    (swapped, [c.ClipMoved("night.mp4", 3, 2, 8000)]),
    (put(x(2), start_ms=9000), [c.ClipMoved("night.mp4", 3, 3, 9000)]),
    (put(lambda film: clip(film, 2), d=1500), [c.ClipRetimed("night.mp4", 3, 2000, 1500)]),
    (put(lambda film: clip(film, 2).x.source, in_ms=100), [c.ClipRetimed("night.mp4", 3, 2000, 2000)]),
    (put(title, text="Summer"), [c.TextChanged("Urban Dreams", "Summer", 0, 3000, "title", PLAIN, PLAIN)]),
    (put(title, start_ms=1000), [c.TextChanged("Urban Dreams", "Urban Dreams", 1000, 4000, "title", PLAIN, PLAIN)]),
    (
        put(title, style=TextStyle(position="top")),
        [c.TextChanged("Urban Dreams", "Urban Dreams", 0, 3000, "title", PLAIN, TextStyle(position="top"))],
    ),
    (lambda film: film.t.pop(2), [c.TextRemoved("Urban Dreams", "title")]),
    (
        lambda film: film.t[2].sg.append(Segment(d=3000, x=Placement(id="u", text="Summer"))),
        [c.TextAdded("Summer", 0, 3000)],
    ),
    (lambda film: film.t.pop(1), [c.MusicRemoved("Lo-fi")]),
    (another_song, [c.MusicChanged("Lo-fi", "waves.mp3", 0, 10_000)]),
    (put(song, volume=0.2), [c.VolumeChanged("Lo-fi", 0.35, 0.2)]),
    (put(x(1), volume=0.0), [c.VolumeChanged("city.mp4", 1.0, 0.0)]),
    (put(song, duck_db=10.0), [s.DuckingChanged("Lo-fi", 0, 10)]),
    (put(song, beat_bpm=112.0), [s.CutsOnBeat("Lo-fi", 112)]),
    (put(song, levels=[LevelSpan(start_ms=1000, end_ms=2000)]), [s.LevelChanged("Lo-fi", 1000, 2000, 0)]),
    (put(x(1), levels=[LevelSpan(end_ms=2000)]), [s.LevelChanged("city.mp4", 0, 2000, 0, in_file=True)]),
    (put(source_of_song, seed=1), [s.SongVaried("Lo-fi")]),
    (put(source_of_song, tempo=90.0), [s.TempoChanged("Lo-fi", None, 90)]),
    (put(source_of_song, in_ms=5000), [s.SongStartChanged("Lo-fi", 0, 5000)]),
    (put(x(1), speed=2.0), [c.SpeedChanged("city.mp4", 1.0, 2.0)]),
    (put(x(1), reverse=True), [c.ReverseChanged("city.mp4", True)]),
    (put(lambda film: film.m, preset="tiktok"), [c.PresetChanged(None, "tiktok")]),
    (put(x(1), transition_out=JOIN), [c.TransitionAdded("city.mp4", "zoom", 300)]),
    (put(x(0), transition_out=JOIN), [c.TransitionAdded("beach.mp4", "zoom", 300)]),
    (put(x(0), transition_out=None), [c.TransitionRemoved("beach.mp4")]),
    (put(lambda film: film.m, width=1920, height=1080), [c.CanvasChanged(canvas(1080, 1920), canvas(1920, 1080))]),
    (put(lambda film: film.m, fps=60), [c.CanvasChanged(canvas(1080, 1920), canvas(1080, 1920, 60))]),
    (put(lambda film: film.m, fit="crop"), [c.CanvasChanged(canvas(1080, 1920), canvas(1080, 1920, 30, "crop"))]),
    (put(lambda film: film.m, fade_in_ms=800), [c.FadeChanged(None, "in", 0, 800)]),
    (put(lambda film: film.m, fade_out_ms=800), [c.FadeChanged(None, "out", 0, 800)]),
    (put(x(0), fade_in_ms=500), [c.FadeChanged("beach.mp4", "in", 0, 500)]),
    (put(song, fade_out_ms=500), [c.FadeChanged("Lo-fi", "out", 0, 500)]),
    (put(x(1), transform=Transform(zoom="in")), [c.ZoomChanged("city.mp4", "none", "in")]),
    (put(x(1), transform=Transform(fit="crop")), [p.PictureChanged("city.mp4", "fit", "", "crop")]),
    (put(lambda film: film.m, focus="left"), [p.FocusChanged("center", "left")]),
    (lay_over, [p.InsetAdded("logo.png", 0, 2000, "top_right", 0.2, 1.0)]),
    (put(x(1), effects=[{"name": "warm"}]), [c.OtherChanged("city.mp4")]),
    (put(lambda film: clip(film).x.source, name="town.mp4"), [c.OtherChanged("town.mp4")]),
    (put(lambda film: film.m, title="Another"), [c.OtherChanged(None)]),
    (put(lambda film: film, d=12_000), [c.OtherChanged(None)]),
    (lambda film: clip(film).m.update(note="x"), [c.OtherChanged("city.mp4")]),
    (
        lambda film: film.t.append(Track(tt=4, sg=[Segment(d=1000, m={"name": "sparkle"})])),
        [c.OtherChanged("sparkle (type 4)", "added")],
    ),
]


@pytest.mark.parametrize(("edit", "expected"), EDITS)
def test_every_single_edit_is_told_and_nothing_else(film: Draft, edit: Callable[[Draft], object], expected: list):
    after = film.model_copy(deep=True)
    edit(after)
    assert list(compare(film, after)) == expected


def test_every_kind_of_change_has_a_row_here():
    told = {type(change) for _, expected in EDITS for change in expected}
    assert told | {c.MusicAdded, p.InsetChanged, p.InsetRemoved} == set(c.Change.__args__)


def test_a_logo_that_is_moved_or_taken_away_is_told(film: Draft):
    with_logo = film.model_copy(deep=True)
    lay_over(with_logo)
    moved = with_logo.model_copy(deep=True)
    moved.t[-1].sg[0].x.inset.place = "bottom_left"
    assert compare(with_logo, moved) == (p.InsetChanged("logo.png", 0, 2000, "bottom_left", 0.2, 1.0),)
    assert compare(with_logo, film) == (p.InsetRemoved("logo.png"),)


def test_music_that_is_new_is_told_with_its_volume(film: Draft):
    before = film.model_copy(update={"t": [film.t[0], film.t[2]]})
    assert compare(before, film) == (c.MusicAdded("Lo-fi", 0, 10_000, 0.35),)


def test_a_faster_clip_is_not_also_told_as_shorter(film: Draft):
    after = film.model_copy(deep=True)
    clip(after, 2).x.speed, clip(after, 2).d = 2.0, 1000
    assert compare(film, after) == (c.SpeedChanged("night.mp4", 1.0, 2.0),)


def test_what_only_follows_is_not_told(film: Draft):
    after = film.model_copy(deep=True)
    clip(after, 0).d = 3000
    clip(after, 1).x.start_ms, clip(after, 2).x.start_ms = 2500, 7000
    after.t[1].sg[0].d = 9000
    after.d = 9000
    assert compare(film, after) == (c.ClipRetimed("beach.mp4", 1, 4000, 3000),)


def test_moving_the_last_clip_to_the_front_is_one_move(film: Draft):
    after = film.model_copy(deep=True)
    after.t[0].sg.insert(0, after.t[0].sg.pop())
    assert compare(film, after) == (c.ClipMoved("night.mp4", 3, 1, 8000),)


def test_empty_tracks_are_nothing(film: Draft):
    after = film.model_copy(deep=True)
    after.t.append(Track(tt=1))
    assert compare(film, after) == ()


def test_a_first_edit_adds_everything(film: Draft):
    kinds = [type(change) for change in compare(Draft(), film)]
    assert kinds == [
        c.ClipAdded,
        c.ClipAdded,
        c.ClipAdded,
        c.MusicAdded,
        c.TextAdded,
    ]


HOSTED = [
    (lambda d: d.t[0].sg.pop(0), [c.ClipRemoved("beach", 1)]),
    (lambda d: d.t[0].sg.append(Segment(d=900, m={"title": "dawn"})), [c.ClipAdded("dawn", 4, 10_000, 10_900)]),
    (lambda d: d.t[0].sg.reverse(), [c.ClipMoved("clip 3", 3, 1, 0), c.ClipMoved("city", 2, 2, 1500)]),
    (lambda d: setattr(d.t[0].sg[2], "d", 2000), [c.ClipRetimed("clip 3", 3, 1500, 2000)]),
    (lambda d: d.t[2].sg[0].m.update(text="Summer"), [c.TextChanged("Urban Dreams", "Summer", 0, 3000)]),
    (lambda d: d.t[1].sg[0].m.update(volume=0.2), [c.VolumeChanged("Lo-fi", 0.35, 0.2)]),
    (lambda d: d.t[1].sg[0].m.update(title="Jazz"), [c.MusicChanged("Lo-fi", "Jazz", 0, 10_000)]),
    (lambda d: d.t.pop(3), [c.OtherChanged("sparkle (type 4)", "removed")]),
    (lambda d: setattr(d.t[3].sg[0], "d", 1), [c.OtherChanged("sparkle")]),
    (lambda d: d.t[0].sg[0].m.update(filter="warm"), [c.OtherChanged("beach")]),
]


@pytest.mark.parametrize(("edit", "expected"), HOSTED)
def test_drafts_without_placements_are_compared_by_name_and_order(hosted: Draft, edit: Callable, expected: list):
    after = hosted.model_copy(deep=True)
    edit(after)
    assert list(compare(hosted, after)) == expected


def test_two_clips_of_one_name_are_told_apart_by_order():
    one = {"d": 1000, "m": {"title": "a"}}
    before = read_draft({"t": [{"tt": 0, "sg": [one, one]}]})
    after = read_draft({"t": [{"tt": 0, "sg": [one, one, one]}]})
    assert compare(before, after) == (c.ClipAdded("a", 3, 2000, 3000),)


NUMBERS = st.one_of(st.integers(), st.floats(), st.just(10**400), st.text(max_size=3), st.none())
PLACES = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b", ""])},
    optional={"start_ms": NUMBERS, "speed": NUMBERS, "volume": NUMBERS, "text": st.text(max_size=5)},
)
SEGMENTS = st.fixed_dictionaries(
    {}, optional={"d": NUMBERS, "x": PLACES, "m": st.dictionaries(st.sampled_from(["title", "volume", "q"]), NUMBERS)}
)
TRACKS = st.fixed_dictionaries({"tt": st.sampled_from([0, 1, 7, 4])}, optional={"sg": st.lists(SEGMENTS, max_size=4)})
ODD = st.fixed_dictionaries({"t": st.lists(TRACKS, max_size=4)}, optional={"d": NUMBERS}).map(read_draft)


def shown(draft: Draft) -> list:
    return [draft.m.model_dump(), draft.d, *(track.model_dump() for track in draft.t if track.sg)]


@given(ODD)
def test_a_draft_does_not_differ_from_itself(draft: Draft):
    assert compare(draft, draft) == ()


@given(ODD, ODD)
def test_two_drafts_that_differ_are_never_called_equal(before: Draft, after: Draft):
    assert bool(compare(before, after)) or shown(before) == shown(after)
