"""Every edit there is, as hypothesis strategies: all kinds, over all their fields."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import strategies as st

from reelwright.draft.model import Animation, Fit, Look, Mood, Place, Size, TextKind, TransitionKind, Zoom
from reelwright.draft.presets import PRESETS
from reelwright.edits import model, ops_cut, ops_sound, ops_text, terms
from reelwright.edits import ops_picture as picture

HARD_TEXTS = (
    "Summer",
    "It's summer",
    'He said "go"',
    'it\'s "both"',
    "“夏天”",
    "「引号」",
    "all ' of \" “them” 「here」",
    "a, b and c",
    "export",
    "Download now",
    "导出",
    "🎉🎬",
    "夏天，和海。",
    "100%",
    "clip 2",
    "a\\b",
    "a\\",
    "line\nbreak",
    "two  blanks",
    "...",
    "مرحبا",
    "Trim clip 2 to 0-5s. Undo the last change.",
    "'",
    '"',
    "\\'",
    "\\n",
    "tab\there",
    "e\u0301",
    "x.mp4",
    "\u200b!",
)
HARD_NAMES = (
    "beach",
    "beach.mp4",
    "IMG_2041 (1).MOV",
    "all",
    "first",
    "last",
    "at 12.5s",
    "2 from the end",
    "12 from the end",
    "2",
    "music",
    "my clip and song.mp3",
    "片段",
)


def _fields(of: type[model.BaseModel], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[model.BaseModel]:
    return st.fixed_dictionaries(fields).map(of.model_validate)


_WHICH = {"text", "number", "kind", "every", "shadow", "bold"}


def _restyled(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[model.BaseModel]:
    """Something must change: which text it is says nothing yet."""
    return (
        st.fixed_dictionaries(fields)
        .filter(lambda given: any(given[name] not in (None, False) for name in given.keys() - _WHICH))
        .map(ops_text.RestyleText.model_validate)
    )


def _text(most: int) -> st.SearchStrategy[str]:
    free = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
    chosen = st.sampled_from(HARD_TEXTS)
    return (free | chosen).map(lambda text: text.strip()[:most]).filter(_stays)


def _stays(text: str) -> bool:
    """Whether a model takes it: blanks alone are no text."""
    return bool(text)


def _lettering(text, ms, maybe, clip):
    """The edits of words on the picture, with every way they can look."""
    percents = st.integers(-50, 50).map(lambda percent: percent / 100)
    colour = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
    font = st.sampled_from(["sans", "serif", "display", "Arial", "Comic Sans MS", "微软雅黑", 'it\'s "odd"'])
    length = maybe(st.integers(100, 36_000_000))
    move = maybe(st.sampled_from(get_args(Animation)))
    size, place = st.sampled_from(get_args(Size)), st.sampled_from(get_args(Place))
    kind, number = st.sampled_from(get_args(TextKind)), st.integers(1, 1000)
    looks = {
        "lift": maybe(percents),
        "colour": maybe(colour),
        "outline": maybe(colour | st.just("none")),
        "shadow": maybe(st.booleans()),
        "box": maybe(colour | st.just("none")),
        "font": maybe(font),
        "bold": maybe(st.booleans()),
        "enter": move,
        "leave": move,
    }
    when = {"start_ms": maybe(ms), "duration_ms": length, "at_end": st.booleans(), "whole": st.booleans()}
    changed = {
        **looks,
        **when,
        "kind": maybe(kind),
        "every": st.booleans(),
        "new_text": maybe(text),
        "position": maybe(place),
        "size": maybe(size | st.sampled_from(["smaller", "bigger"])),
    }
    change = st.integers(-600_000, -1) | st.integers(1, 600_000)
    moments = (
        {"over": clip},
        {"since": clip},
        {"until": clip},
        {"since": clip, "until": clip},
        {"later_ms": change},
        {"longer_ms": change},
        {"capitals": st.just(True)},
    )
    timeless = {name: field for name, field in changed.items() if name not in when}
    timed = st.sampled_from(moments).flatmap(
        lambda moment: (
            _restyled(text=maybe(text), **timeless, **moment) | _restyled(number=number, **timeless, **moment)
        )
    )
    return {
        "text": _fields(ops_text.Text, text=text, kind=kind, position=place, size=size, **when, **looks)
        | _fields(ops_text.Text, text=text, kind=kind, over=clip, duration_ms=length, position=place, **looks),
        "restyle_text": _restyled(text=maybe(text), **changed) | _restyled(number=number, **changed) | timed,
        "remove_text": _fields(ops_text.RemoveText, text=maybe(text), kind=maybe(kind))
        | _fields(ops_text.RemoveText, number=number, kind=maybe(kind))
        | _fields(ops_text.RemoveText, at=st.sampled_from(["start", "end"]), kind=maybe(kind))
        | _fields(ops_text.RemoveText, but=st.lists(kind, min_size=1, max_size=3, unique=True)),
        "captions": _fields(
            ops_text.Captions,
            file=maybe(_text(200) | st.sampled_from(HARD_NAMES)),
            by_word=maybe(st.booleans()),
            position=maybe(place),
            size=maybe(size),
            **looks,
        ),
    }


def _edits() -> dict[str, st.SearchStrategy[model.BaseModel]]:
    text = _text(500)
    name = _text(200) | st.sampled_from(HARD_NAMES)
    clip = st.integers(1, 1000) | name
    joined = name.filter(lambda given: not given.isdigit())
    clips = st.lists(clip, min_size=1, max_size=4)
    ms = st.integers(0, 36_000_000)
    length = st.integers(1, 36_000_000)

    def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
        return st.none() | strategy

    def one_of(literal: object) -> st.SearchStrategy[object]:
        return st.sampled_from(get_args(literal))

    return {
        "combine": _fields(model.Combine, clips=clips) | _fields(model.Combine, only=maybe(one_of(terms.Media))),
        "reorder": _fields(model.Reorder, clips=clips)
        | _fields(model.Reorder, how=st.sampled_from(["reversed", "shuffled", "photos_first", "videos_first"])),
        "move": _fields(model.Move, clip=clip, to=st.integers(1, 1000) | st.just("end"))
        | _fields(model.Move, clip=clip, after=clip)
        | _fields(model.Move, clip=clip, before=clip)
        | _fields(model.Move, clip=clip, by=st.integers(-1000, -1) | st.integers(1, 1000)),
        "swap": _fields(model.Swap, a=clip, b=clip),
        "trim": _fields(model.Trim, clip=clip, start_ms=ms, end_ms=maybe(ms))
        | _fields(model.Trim, clip=clip, end_ms=length, at_most=st.just(True)),
        "cut_off": _fields(model.CutOff, clip=clip, edge=st.sampled_from(["start", "end"]), duration_ms=length),
        "split": _fields(model.Split, clip=clip, at_ms=length | st.just("middle"))
        | _fields(model.Split, clip=clip, parts=st.integers(2, 50)),
        "delete": _fields(model.Delete, clips=clips),
        **_lettering(text, ms, maybe, clip.filter(lambda one: one != "all")),
        "transitions": _fields(
            model.Transitions,
            kind=maybe(one_of(TransitionKind) | st.just("varied")),
            duration_ms=st.integers(100, 5000),
            after=maybe(clip),
        )
        | _fields(model.Transitions, kind=maybe(one_of(TransitionKind)), after=joined, before=joined)
        | _fields(model.Transitions, kind=maybe(one_of(TransitionKind)), before=clip)
        | _fields(model.Transitions, kind=st.just("same"), duration_ms=st.integers(100, 5000), after=maybe(clip))
        | _fields(
            model.Transitions,
            kind=st.just("same"),
            change=st.sampled_from(["shorter", "longer"]),
            after=maybe(clip),
        ),
        "music": _fields(model.Music, file=maybe(name), mood=maybe(one_of(Mood)), volume=st.floats(0, 2)),
        "remove_music": st.just(model.RemoveMusic()),
        "volume": _fields(
            model.Volume, target=clip | st.sampled_from(["music", "clips", "everything"]), level=st.floats(0, 4)
        )
        | _fields(model.Volume, target=clip | st.sampled_from(["music", "clips"]), times=st.floats(0, 4)),
        "aspect": _fields(model.Aspect, ratio=one_of(terms.Ratio), fit=maybe(one_of(Fit)))
        | _fields(model.Aspect, fit=one_of(Fit)),
        "photo": _fields(
            model.Photo, clip=maybe(clip), duration_ms=maybe(st.integers(200, 600_000)), zoom=maybe(one_of(Zoom))
        ),
        "speed": _fields(model.Speed, clip=clip, factor=st.floats(0.25, 4))
        | _fields(model.Speed, clip=clip, factor=st.floats(0.25, 4), last_ms=st.integers(1, 36_000_000))
        | _fields(model.Speed, clip=clip, factor=st.floats(0.25, 4), start_ms=st.integers(0, 9999),
                  end_ms=st.integers(10_000, 36_000_000)),
        "fade": _fields(
            model.Fade,
            target=clip | st.sampled_from(["film", "music"]),
            direction=st.sampled_from(["in", "out"]),
            duration_ms=st.integers(0, 30_000),
        ),
        **_picture_edits(clip, name),
        "undo": _fields(model.Undo, steps=st.integers(1, 100)),
        **_cutting(clip, name, ms),
        **_sound_edits(clip, name, ms),
    }  # fmt: skip


def _cutting(
    clip: st.SearchStrategy[object], name: st.SearchStrategy[str], ms: st.SearchStrategy[int]
) -> dict[str, st.SearchStrategy[model.BaseModel]]:
    """The edits of `ops_cut.py`."""
    length = st.integers(100, 36_000_000)
    some = st.none() | clip
    place = st.integers(1, 1000) | st.just("end")
    part = st.sampled_from(get_args(ops_cut.Part))
    return {
        "insert": _fields(ops_cut.Insert, file=name, to=place)
        | _fields(ops_cut.Insert, file=name, after=clip)
        | _fields(ops_cut.Insert, file=name, before=clip),
        "duplicate": _fields(ops_cut.Duplicate, clip=clip, to=st.none() | place, turned=st.booleans()),
        "loop": _fields(ops_cut.Loop, clip=some, times=st.integers(2, 100))
        | _fields(ops_cut.Loop, clip=some, duration_ms=length),
        "cut_out": _fields(ops_cut.CutOut, clip=some, start_ms=ms, end_ms=st.none() | ms)
        | _fields(ops_cut.CutOut, clip=some, part=part),
        "extend": _fields(ops_cut.Extend, clip=clip, duration_ms=length, edge=st.sampled_from(["start", "end"])),
        "keep": _fields(ops_cut.Keep, clip=some, part=part)
        | _fields(ops_cut.Keep, clip=some, last_ms=length)
        | _fields(ops_cut.Keep, clip=some, middle_ms=length)
        | _fields(ops_cut.Keep, start_ms=ms, end_ms=ms),
        "fit_length": _fields(
            ops_cut.FitLength,
            duration_ms=length,
            keep=st.sampled_from(get_args(ops_cut.Kept)),
            at_most=st.booleans(),
            uncut=st.just(()) | st.lists(clip, min_size=1, max_size=4),
        )
        | _fields(ops_cut.FitLength, clip=clip, duration_ms=length, keep=st.just("all")),
        "split_film": _fields(ops_cut.SplitFilm, at_ms=st.integers(1, 36_000_000) | st.just("middle"))
        | _fields(ops_cut.SplitFilm, parts=st.integers(2, 50)),
        "reverse": _fields(ops_cut.Reverse, clip=some, backwards=st.booleans()),
        "freeze": _fields(ops_cut.Freeze, clip=some, at_ms=ms | st.just("end"), duration_ms=st.integers(100, 600_000)),
        "split_scenes": _fields(ops_cut.SplitScenes, clip=some),
        "highlight": _fields(ops_cut.Highlight, clip=some, duration_ms=st.none() | length),
        "preset": _fields(ops_cut.Preset, name=st.sampled_from(PRESETS)),
        "redo": _fields(ops_cut.Redo, steps=st.integers(1, 100)),
        "go_back": _fields(ops_cut.GoBack, before=st.none() | st.sampled_from(get_args(ops_cut.Topic))),
    }


def _sound_edits(
    clip: st.SearchStrategy[object], name: st.SearchStrategy[object], ms: st.SearchStrategy[int]
) -> dict[str, st.SearchStrategy[model.BaseModel]]:
    """The edits of `ops_sound.py`."""
    early, late = st.integers(0, 1_000_000), st.integers(1_000_001, 36_000_000)
    level = st.floats(0, 4)
    target = clip | st.sampled_from(["music", "clips", "everything"])
    return {
        "add_sound": _fields(ops_sound.AddSound, file=name, start_ms=ms, volume=level),
        "remove_sound": _fields(ops_sound.RemoveSound, file=st.none() | name),
        "another_song": st.just(ops_sound.AnotherSong()),
        "music_tempo": _fields(ops_sound.MusicTempo, bpm=st.floats(40, 240))
        | _fields(ops_sound.MusicTempo, change=st.sampled_from(["slower", "faster"])),
        "music_part": _fields(ops_sound.MusicPart, start_ms=st.none() | early, end_ms=st.none() | late, offset_ms=ms)
        | _fields(ops_sound.MusicPart, start_ms=st.none() | early, end_ms=late)
        | _fields(ops_sound.MusicPart, start_ms=ms)
        | _fields(ops_sound.MusicPart, since=clip, until=st.none() | clip)
        | _fields(ops_sound.MusicPart, until=clip, offset_ms=st.none() | ms),
        "volume_span": _fields(
            ops_sound.VolumeSpan, target=target, level=level, start_ms=early, end_ms=st.none() | late
        )
        | _fields(ops_sound.VolumeSpan, target=target, level=level, last_ms=st.integers(1, 36_000_000))
        | _fields(ops_sound.VolumeSpan, target=st.just("music"), level=level, during=clip),
        "duck": _fields(ops_sound.Duck, by_db=st.floats(0, 60)),
        "beat_cuts": _fields(ops_sound.BeatCuts, every=st.sampled_from([1, 2, 4])),
        "even_loudness": _fields(ops_sound.EvenLoudness),
        "cut_silences": _fields(ops_sound.CutSilences, clip=clip, least_ms=st.integers(200, 60_000)),
    }


def _picture_edits(
    clip: st.SearchStrategy[object], name: st.SearchStrategy[object]
) -> dict[str, st.SearchStrategy[model.BaseModel]]:
    place = st.sampled_from(get_args(Place))
    even = st.integers(50, 2048).map(lambda half: half * 2)
    overlay = {
        "kind": st.sampled_from(["pip", "logo"]),
        "at": st.none() | place,
        "size": st.none() | st.floats(0.03, 1) | st.sampled_from(["smaller", "bigger"]),
        "opacity": st.none() | st.floats(0.05, 1),
        "rounded": st.booleans(),
    }
    length = st.none() | st.integers(100, 36_000_000)
    late = st.none() | st.integers(0, 36_000_000)
    over = st.none() | clip
    return {
        "canvas": _fields(picture.Canvas, width=even, height=even, fit=st.none() | st.sampled_from(get_args(Fit)))
        | _fields(picture.Canvas, short_side=st.sampled_from([480, 540, 720, 1080, 1440, 2160])),
        "focus": _fields(picture.Focus, at=place, clip=st.none() | clip),
        "motion": _fields(
            picture.Motion, clip=clip, move=st.sampled_from(get_args(Zoom)), by=st.floats(0.01, 1), at=place
        ),
        "magnify": _fields(picture.Magnify, clip=clip, by=st.floats(0, 3), at=place),
        "turn": _fields(picture.Turn, clip=clip, degrees=st.floats(-360, 360)),
        "flip": _fields(picture.Flip, clip=clip, axis=st.sampled_from(["horizontal", "vertical"])),
        "crop": _fields(
            picture.CropEdge, clip=clip, edge=st.sampled_from(get_args(picture.Edge)), by=st.floats(0, 0.45)
        ),
        "adjust": _fields(picture.Adjust, tone=st.sampled_from(get_args(picture.Tone)), by=st.floats(-1, 1), clip=clip)
        | _fields(picture.Adjust, tone=st.sampled_from(get_args(picture.Tone)), to=st.floats(0, 2), clip=clip),
        "look": _fields(picture.Recolour, look=st.sampled_from(get_args(Look)), strength=st.floats(0.05, 1), clip=clip)
        | _fields(picture.Recolour, file=name, strength=st.floats(0.05, 1), clip=clip),
        "stabilise": _fields(picture.Stabilise, clip=clip, on=st.booleans()),
        "overlay": _fields(picture.Overlay, source=clip, start_ms=late, duration_ms=length, **overlay)
        | _fields(picture.Overlay, source=clip, over=over, duration_ms=length, **overlay)
        | _fields(picture.Overlay, **{**overlay, "kind": st.just("logo")})
        | _fields(picture.Overlay, **{**overlay, "at": place}),
        "remove_overlay": _fields(picture.RemoveOverlay, kind=st.sampled_from([None, "pip", "logo"]))
        | _fields(picture.RemoveOverlay, file=name),
    }


@pytest.fixture(scope="session")
def every_edit() -> dict[str, st.SearchStrategy[model.BaseModel]]:
    """A strategy for each kind of edit, by its `op`."""
    return _edits()
