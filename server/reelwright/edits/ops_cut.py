"""The typed edits that cut further than `model.py`'s: insert, repeat, cut out, extend, fit a length, freeze, find.

Also those that go through the film's steps. Pure data; what they do is in `studio/`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from reelwright.draft.presets import PresetName
from reelwright.edits.terms import Clip, ClipName, Ms, Parts, TypedEdit, halved

Part = Literal["first half", "second half", "first third", "middle", "last third"]
"""A part of a clip or of the film; "middle" is the middle third."""

Kept = Literal["start", "middle", "end", "best", "all"]
"""What of each clip stays when the film is fitted to a length; "all": it is played faster or slower instead."""

Topic = Literal[
    "clips", "order", "cuts", "speed", "music", "volume", "titles", "transitions", "fades", "photos", "shape",
    "reverse", "freeze", "loop", "highlight", "look", "captions", "sound", "deletion",
]  # fmt: skip
"""What a step was about, for going back to before it."""

Place = Annotated[int, Field(ge=1, le=1000)] | Literal["end"]
Length = Annotated[int, Field(ge=100, le=10 * 3600 * 1000)]


def _exactly_one(*values: object, told: str) -> None:
    if len(values) - values.count(None) != 1:
        raise ValueError(f"give exactly one of {told}")


class Insert(TypedEdit):
    """Put an uploaded file into the film once more: at a 1-based place, at the end, or beside a clip."""

    op: Literal["insert"] = "insert"
    file: ClipName
    to: Place | None = None
    after: Clip | None = None
    before: Clip | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        _exactly_one(self.to, self.after, self.before, told="`to`, `after` and `before`")
        return self


class Duplicate(TypedEdit):
    """Show a clip a second time: right behind itself, or at a 1-based place. `turned`: the other way round in time."""

    op: Literal["duplicate"] = "duplicate"
    clip: Clip
    to: Place | None = None
    turned: bool = False


class Loop(TypedEdit):
    """Play a clip (None: the whole film) several times in all, or again and again for a length."""

    op: Literal["loop"] = "loop"
    clip: Clip | None = None
    times: Annotated[int, Field(ge=2, le=100)] | None = None
    duration_ms: Length | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        _exactly_one(self.times, self.duration_ms, told="`times` and `duration_ms`")
        return self


class CutOut(TypedEdit):
    """Take a stretch out of a clip, or (None) of the film: by its times (`end_ms` None: all after), or by name."""

    op: Literal["cut_out"] = "cut_out"
    clip: Clip | None = None
    start_ms: Ms | None = None
    end_ms: Ms | None = None
    part: Part | None = None

    @model_validator(mode="after")
    def _a_stretch(self) -> Self:
        _exactly_one(self.start_ms, self.part, told="`start_ms` (with `end_ms`) and `part`")
        if self.start_ms is None and self.end_ms is not None:
            raise ValueError("`end_ms` needs `start_ms`")
        return self


class Extend(TypedEdit):
    """Show more of a clip: so much further in its file, at its end or its start. A photo stays for longer."""

    op: Literal["extend"] = "extend"
    clip: Clip
    duration_ms: Length
    edge: Literal["start", "end"] = "end"


class Keep(TypedEdit):
    """Keep only a part of a clip, or (None) of the film: a named part, its last or middle seconds, or film times.

    Times of a clip are `trim`'s.
    """

    op: Literal["keep"] = "keep"
    clip: Clip | None = None
    part: Part | None = None
    last_ms: Length | None = None
    middle_ms: Length | None = None
    start_ms: Ms | None = None
    end_ms: Ms | None = None

    @model_validator(mode="after")
    def _one_stretch(self) -> Self:
        told = "`part`, `last_ms`, `middle_ms` and `start_ms`"
        _exactly_one(self.part, self.last_ms, self.middle_ms, self.start_ms, told=told)
        if (self.start_ms is None) != (self.end_ms is None):
            raise ValueError("`start_ms` and `end_ms` go together")
        if self.clip is not None and self.start_ms is not None:
            raise ValueError("to keep times of one clip, use `trim`")
        return self


class FitLength(TypedEdit):
    """Bring the film to a length; every clip gives in proportion and keeps its `keep`. `at_most`: a limit.

    `uncut`: clips that stay as long as they are; the others give for them. With a `clip` only that one, which is then
    played faster or slower: to shorten it otherwise, use `trim`.
    """

    op: Literal["fit_length"] = "fit_length"
    clip: Clip | None = None
    duration_ms: Length
    keep: Kept = "middle"
    at_most: bool = False
    uncut: tuple[Clip, ...] = Field(default=(), max_length=1000)

    @model_validator(mode="after")
    def _one_clip_by_speed(self) -> Self:
        if self.clip is not None and (self.keep != "all" or self.at_most or self.uncut):
            raise ValueError('`clip` goes with `keep` "all": its speed is changed')
        return self


class SplitFilm(TypedEdit):
    """Cut in two whichever clip plays at a time of the film, or at its middle, or at the borders of equal parts."""

    op: Literal["split_film"] = "split_film"
    at_ms: Annotated[int, Field(ge=1, le=10 * 3600 * 1000)] | Literal["middle"] | None = None
    parts: Parts | None = None

    @model_validator(mode="before")
    @classmethod
    def _two_parts(cls, given: object) -> object:
        return halved(given)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        _exactly_one(self.at_ms, self.parts, told="`at_ms` and `parts`")
        return self


class Reverse(TypedEdit):
    """Play a clip, or (None) the whole film, backwards, sound too. `backwards` False: forwards again."""

    op: Literal["reverse"] = "reverse"
    clip: Clip | None = None
    backwards: bool = True


class Freeze(TypedEdit):
    """Hold the picture at a position of a clip, or (None) of the film, then go on."""

    op: Literal["freeze"] = "freeze"
    clip: Clip | None = None
    at_ms: Ms | Literal["end"]
    duration_ms: Annotated[int, Field(ge=100, le=600_000)] = 2000


class SplitScenes(TypedEdit):
    """Cut a clip, or (None) every clip, where its picture cuts from one scene to another."""

    op: Literal["split_scenes"] = "split_scenes"
    clip: Clip | None = None


class Highlight(TypedEdit):
    """Keep only the best moments of the film (or the best stretch of a clip, or of each of "all" that are longer), by
    motion, sharpness and loudness.

    `duration_ms` None: half of what there is, at most 30 s.
    """

    op: Literal["highlight"] = "highlight"
    clip: Clip | None = None
    duration_ms: Length | None = None


class Preset(TypedEdit):
    """Make the film for a platform: canvas, safe area, loudness, length hint."""

    op: Literal["preset"] = "preset"
    name: PresetName


class Redo(TypedEdit):
    """Do again what was taken back last."""

    op: Literal["redo"] = "redo"
    steps: int = Field(default=1, ge=1, le=100)


class GoBack(TypedEdit):
    """Go back to how the film was before the last step about something; None: to before the first step.

    `after` "clips": to right after the first step that put clips together.
    """

    op: Literal["go_back"] = "go_back"
    before: Topic | None = None
    after: Literal["clips"] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.before is not None and self.after is not None:
            raise ValueError("give `before` or `after`, not both")
        return self
