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
from reelwright.edits.ops_sound import AnotherSong, BeatCuts, CutSilences, Duck, MusicPart, MusicTempo, VolumeSpan
from reelwright.edits.ops_text import Captions, RemoveText, RestyleText, Text
from reelwright.edits.terms import Clip, ClipName, Media, Ms, Ratio, TypedEdit


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
    """Bring the film's clips into this order. Clips that are not named keep their order after the named ones."""

    op: Literal["reorder"] = "reorder"
    clips: tuple[Clip, ...] = Field(min_length=1, max_length=1000)


class Move(TypedEdit):
    """Move one clip to a 1-based place, to the end, or beside another clip: exactly one of `to`, `after`, `before`."""

    op: Literal["move"] = "move"
    clip: Clip
    to: Annotated[int, Field(ge=1, le=1000)] | Literal["end"] | None = None
    after: Clip | None = None
    before: Clip | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if [self.to, self.after, self.before].count(None) != 2:
            raise ValueError("give exactly one of `to`, `after` and `before`")
        return self


class Swap(TypedEdit):
    """Let two clips change places."""

    op: Literal["swap"] = "swap"
    a: Clip
    b: Clip


class Trim(TypedEdit):
    """Keep only `start_ms`..`end_ms` of a clip (`end_ms` None: to its end)."""

    op: Literal["trim"] = "trim"
    clip: Clip
    start_ms: Ms = 0
    end_ms: Ms | None = None


class CutOff(TypedEdit):
    """Take `duration_ms` away from the start or the end of a clip."""

    op: Literal["cut_off"] = "cut_off"
    clip: Clip
    edge: Literal["start", "end"]
    duration_ms: Annotated[int, Field(ge=1)]


class Split(TypedEdit):
    """Cut a clip in two at a position in it, or in its middle."""

    op: Literal["split"] = "split"
    clip: Clip
    at_ms: Annotated[int, Field(ge=1)] | Literal["middle"]


class Delete(TypedEdit):
    """Take clips out of the film (the files stay uploaded)."""

    op: Literal["delete"] = "delete"
    clips: tuple[Clip, ...] = Field(min_length=1, max_length=1000)


class Transitions(TypedEdit):
    """Join clips. `after`: only the join after that clip; None: every join. `kind` None: hard cuts again.

    `before`: the clip behind that join, where a name says it; the two must be neighbours.
    """

    op: Literal["transitions"] = "transitions"
    kind: TransitionKind | None = "crossfade"
    duration_ms: Annotated[int, Field(ge=100, le=5000)] = 500
    after: Clip | None = None
    before: Clip | None = None

    @model_validator(mode="after")
    def _a_join(self) -> Self:
        if self.before is not None and (self.after is None or isinstance(self.after, int)):
            raise ValueError("`before` goes with an `after` that is a name; a number says it all")
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
    """Loudness of the music, of all clips, of one clip, or of everything; 1.0 is as recorded, 0 is mute."""

    op: Literal["volume"] = "volume"
    target: Clip  # "music", "clips", "everything", or a clip
    level: Annotated[float, Field(ge=0, le=4)]


class Aspect(TypedEdit):
    """The shape of the film, and how pictures of another shape fill it (None: as it is now)."""

    op: Literal["aspect"] = "aspect"
    ratio: Ratio
    fit: Fit | None = None


class Photo(TypedEdit):
    """How long photos stay, and their slow zoom. `clip` None: all photos. None values stay as they are."""

    op: Literal["photo"] = "photo"
    clip: Clip | None = None
    duration_ms: Annotated[int, Field(ge=200, le=600_000)] | None = None
    zoom: Zoom | None = None


class Speed(TypedEdit):
    """Play a clip faster or slower, pitch kept. 2.0 is twice as fast."""

    op: Literal["speed"] = "speed"
    clip: Clip
    factor: Annotated[float, Field(ge=0.25, le=4)]


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
    | AnotherSong
    | BeatCuts
    | CutSilences
    | Duck
    | MusicPart
    | MusicTempo
    | VolumeSpan,
    Field(discriminator="op"),
]

EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)
EDITS: TypeAdapter[list[Edit]] = TypeAdapter(list[Edit])
