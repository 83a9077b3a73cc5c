"""The edit language: one union of typed edits. Each has a canonical sentence (`phrase.py`) that `parse.py` reads back.

A clip is named as people name it: its 1-based number in the film, "first", "last", "all", or (part of) its file
name: "night city" is night-city.mp4. Times are milliseconds. Positions in a clip are counted from the start of the
clip as it is shown now. A field that is None is not said: what it concerns stays as it is, or is chosen by itself.
Pure data; what an edit does to a draft is `studio/apply.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from reelwright.draft.model import MUSIC_VOLUME, Fit, Mood, TransitionKind, Zoom
from reelwright.edits.ops_cut import (
    CutOut,
    Duplicate,
    Extend,
    FitLength,
    Freeze,
    GoBack,
    Highlight,
    Insert,
    Keep,
    Loop,
    Preset,
    Redo,
    Reverse,
    SplitFilm,
    SplitScenes,
)
from reelwright.edits.ops_picture import (
    Adjust,
    Canvas,
    CropEdge,
    Flip,
    Focus,
    Magnify,
    Motion,
    Overlay,
    Recolour,
    RemoveOverlay,
    Stabilise,
    Turn,
)
from reelwright.edits.ops_sound import (
    AddSound,
    AnotherSong,
    BeatCuts,
    CutSilences,
    Duck,
    EvenLoudness,
    MusicPart,
    MusicTempo,
    RemoveSound,
    VolumeSpan,
)
from reelwright.edits.ops_text import Captions, RemoveText, RestyleText, Text
from reelwright.edits.terms import Clip, ClipName, Media, Ms, Parts, Ratio, TypedEdit, halved


class Combine(TypedEdit):
    """Put uploaded clips and photos one after the other. None: all that are not in the film yet, as uploaded.

    `only`: of those, only the photos or only the videos. It does not go with named clips.
    """

    op: Literal["combine"] = "combine"
    clips: Annotated[tuple[Clip, ...], Field(min_length=1, max_length=1000)] | None = None
    only: Media | None = None

    @model_validator(mode="after")
    def _named_or_of_a_kind(self) -> Self:
        if self.clips is not None and self.only is not None:
            raise ValueError("name `clips`, or say `only` which kind, not both")
        return self


class Reorder(TypedEdit):
    """Bring the film's clips into this order, or turn the whole order round, shuffle it, or sort it by kind (`how`).

    Clips that are not named keep their order after the named ones.
    """

    op: Literal["reorder"] = "reorder"
    clips: Annotated[tuple[Clip, ...], Field(min_length=1, max_length=1000)] | None = None
    how: Literal["reversed", "shuffled", "photos_first", "videos_first"] | None = None

    @model_validator(mode="after")
    def _one_order(self) -> Self:
        if (self.clips is None) == (self.how is None):
            raise ValueError("give exactly one of `clips` and `how`")
        return self


class Move(TypedEdit):
    """Move one clip to a 1-based place, to the end, beside another clip, or `by` so many places (earlier: below 0).

    Exactly one of `to`, `after`, `before` and `by`.
    """

    op: Literal["move"] = "move"
    clip: Clip
    to: Annotated[int, Field(ge=1, le=1000)] | Literal["end"] | None = None
    after: Clip | None = None
    before: Clip | None = None
    by: Annotated[int, Field(ge=-1000, le=1000)] | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if [self.to, self.after, self.before, self.by].count(None) != 3 or self.by == 0:
            raise ValueError("give exactly one of `to`, `after`, `before` and `by`")
        return self


class Swap(TypedEdit):
    """Let two clips change places."""

    op: Literal["swap"] = "swap"
    a: Clip
    b: Clip


class Trim(TypedEdit):
    """Keep only `start_ms`..`end_ms` of a clip (`end_ms` None: to its end).

    `at_most`: `end_ms` is a limit, and what is shorter stays as it is; a photo does not get longer either.
    """

    op: Literal["trim"] = "trim"
    clip: Clip
    start_ms: Ms = 0
    end_ms: Ms | None = None
    at_most: bool = False

    @model_validator(mode="after")
    def _a_limit(self) -> Self:
        if self.at_most and (self.start_ms or not self.end_ms):
            raise ValueError("`at_most` goes with `end_ms` alone")
        return self


class CutOff(TypedEdit):
    """Take `duration_ms` away from the start or the end of a clip."""

    op: Literal["cut_off"] = "cut_off"
    clip: Clip
    edge: Literal["start", "end"]
    duration_ms: Annotated[int, Field(ge=1)]


class Split(TypedEdit):
    """Cut a clip in two at a position in it, or in its middle, or into several parts of one length."""

    op: Literal["split"] = "split"
    clip: Clip
    at_ms: Annotated[int, Field(ge=1)] | Literal["middle"] | None = None
    parts: Parts | None = None

    @model_validator(mode="before")
    @classmethod
    def _two_parts(cls, given: object) -> object:
        return halved(given)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.at_ms is None) == (self.parts is None):
            raise ValueError("give exactly one of `at_ms` and `parts`")
        return self


class Delete(TypedEdit):
    """Take clips out of the film (the files stay uploaded)."""

    op: Literal["delete"] = "delete"
    clips: tuple[Clip, ...] = Field(min_length=1, max_length=1000)


class Transitions(TypedEdit):
    """Join clips. `after`: only the join after that clip; None: every join. `kind` None: hard cuts again.

    "varied": a kind of its own for each join, no two alike in a row. "same": the kinds stay, and only the length
    changes, to `duration_ms` or, with `change`, to half or double of what it is.
    `before`: the clip behind that join, where a name says it; the two must be neighbours. Without `after`: the join
    into that clip. Of "photo" the first one; with "photo" as both, every join between two photos.
    """

    op: Literal["transitions"] = "transitions"
    kind: TransitionKind | Literal["varied", "same"] | None = "crossfade"
    duration_ms: Annotated[int, Field(ge=100, le=5000)] = 500
    change: Literal["shorter", "longer"] | None = None
    after: Clip | None = None
    before: Clip | None = None

    @model_validator(mode="after")
    def _a_join(self) -> Self:
        if self.before is not None and isinstance(self.after, int):
            raise ValueError("`before` goes with an `after` that is a name; a number says it all")
        if self.change is not None and self.kind != "same":
            raise ValueError('`change` goes with the kind "same"')
        return self


class Music(TypedEdit):
    """Music under the whole film: an uploaded file by name, or the built-in composer by mood (None: upbeat).

    `file` wins over `mood`. With neither, an uploaded song is used if there is one, else the composer.
    """

    op: Literal["music"] = "music"
    file: ClipName | None = None
    mood: Mood | None = None
    volume: Annotated[float, Field(ge=0, le=2)] = MUSIC_VOLUME


class RemoveMusic(TypedEdit):
    op: Literal["remove_music"] = "remove_music"


class Volume(TypedEdit):
    """Loudness of the music, of all clips, of one clip or sound file, or of everything; 1.0 is as recorded, 0 is mute.

    `times` instead of `level`: so many times as loud as now.
    """

    op: Literal["volume"] = "volume"
    target: Clip  # "music", "clips", "everything", a clip, or the name of a sound file over the film
    level: Annotated[float, Field(ge=0, le=4)] | None = None
    times: Annotated[float, Field(ge=0, le=4)] | None = None

    @model_validator(mode="after")
    def _one_loudness(self) -> Self:
        if (self.level is None) == (self.times is None):
            raise ValueError("give exactly one of `level` and `times`")
        return self


class Aspect(TypedEdit):
    """The shape of the film, and how pictures of another shape fill it. What is None stays as it is."""

    op: Literal["aspect"] = "aspect"
    ratio: Ratio | None = None
    fit: Fit | None = None

    @model_validator(mode="after")
    def _something_changes(self) -> Self:
        if self.ratio is None and self.fit is None:
            raise ValueError("give `ratio`, `fit` or both")
        return self


class Photo(TypedEdit):
    """How long photos stay, and their slow zoom. `clip` None: all photos. None values stay as they are."""

    op: Literal["photo"] = "photo"
    clip: Clip | None = None
    duration_ms: Annotated[int, Field(ge=200, le=600_000)] | None = None
    zoom: Zoom | None = None


class Speed(TypedEdit):
    """Play a clip faster or slower, pitch kept. 2.0 is twice as fast.

    `start_ms` and `end_ms`, in the clip's own time, or its last `last_ms`: only that part, a clip of its own then.
    """

    op: Literal["speed"] = "speed"
    clip: Clip
    factor: Annotated[float, Field(ge=0.25, le=4)]
    start_ms: Ms | None = None
    end_ms: Ms | None = None
    last_ms: Annotated[int, Field(ge=1, le=10 * 3600 * 1000)] | None = None

    @model_validator(mode="after")
    def _one_part(self) -> Self:
        if (self.start_ms is None) != (self.end_ms is None):
            raise ValueError("`start_ms` and `end_ms` go together")
        if self.last_ms is not None and self.start_ms is not None:
            raise ValueError("give `start_ms` and `end_ms`, or `last_ms`")
        if self.end_ms is not None and self.end_ms <= (self.start_ms or 0):
            raise ValueError("`end_ms` must come after `start_ms`")
        return self

    @property
    def of_part(self) -> bool:
        """Whether it is about a part of the clip only."""
        return self.start_ms is not None or self.last_ms is not None


class Fade(TypedEdit):
    """Fade in from, or out to, black and silence: the whole film, the music, or one clip."""

    op: Literal["fade"] = "fade"
    target: Clip = "film"  # "film", "music", or a clip
    direction: Literal["in", "out"]
    duration_ms: Annotated[int, Field(ge=0, le=30_000)] = 1000


class Undo(TypedEdit):
    """Take back the last steps."""

    op: Literal["undo"] = "undo"
    steps: int = Field(default=1, ge=1, le=100)


Edit = Annotated[
    Combine
    | Reorder
    | Move
    | Swap
    | Trim
    | CutOff
    | Split
    | Delete
    | Text
    | RestyleText
    | RemoveText
    | Captions
    | Transitions
    | Music
    | RemoveMusic
    | Volume
    | Aspect
    | Photo
    | Speed
    | Fade
    | Undo
    | Insert
    | Duplicate
    | Loop
    | CutOut
    | Extend
    | Keep
    | FitLength
    | SplitFilm
    | Reverse
    | Freeze
    | SplitScenes
    | Highlight
    | Preset
    | Redo
    | GoBack
    | Canvas
    | Focus
    | Motion
    | Magnify
    | Turn
    | Flip
    | CropEdge
    | Adjust
    | Recolour
    | Stabilise
    | Overlay
    | RemoveOverlay
    | AddSound
    | RemoveSound
    | AnotherSong
    | BeatCuts
    | CutSilences
    | EvenLoudness
    | Duck
    | MusicPart
    | MusicTempo
    | VolumeSpan,
    Field(discriminator="op"),
]

EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)
EDITS: TypeAdapter[list[Edit]] = TypeAdapter(list[Edit])
