"""The typed edits of words on the picture: add, restyle and remove texts, and burn caption files in.

Pure data; what they do is `studio/lettering.py`. Colours are `#rrggbb`. A field that is None is not said: a new text
then looks as its kind does (`draft/text_kinds.py`), one that is there stays as it is.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from reelwright.draft.model import Animation, Place, Size, TextKind
from reelwright.draft.text_kinds import KIND, TEXT_KINDS, place_of
from reelwright.edits.terms import Clip, ClipName, Ms, NewSize, TypedEdit, Words, excepted


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _several(value: object) -> object:
    """One kind is a list of one."""
    return (value,) if isinstance(value, str) else value


Colour = Annotated[str, BeforeValidator(_lower), StringConstraints(pattern=r"\A#[0-9a-f]{6}\z")]
FontName = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
Length = Annotated[int, Field(ge=100)]
Change = Annotated[int, Field(ge=-600_000, le=600_000)]
Number = Annotated[int, Field(ge=1, le=1000)]


class Styled(TypedEdit):
    """How letters look. `lift`: further up (or down, below 0), by a fraction of the canvas's height. `font`: "sans",
    "serif", "display", or a family of the machine. `enter`, `leave`: how they come and go."""

    lift: Annotated[float, Field(ge=-0.5, le=0.5)] | None = None
    colour: Colour | None = None
    outline: Colour | Literal["none"] | None = None
    shadow: bool | None = None
    box: Colour | Literal["none"] | None = None
    font: FontName | None = None
    bold: bool | None = None
    enter: Animation | None = None
    leave: Animation | None = None

    def styles(self) -> bool:
        """Whether anything is said about the looks."""
        return any(getattr(self, name) is not None for name in Styled.model_fields)


class Text(Styled):
    """Show words on the picture. `start_ms`: when (None: at the start, or the last seconds if `at_end`).

    `over`: while this one clip plays, or for the first `duration_ms` of it; no other time goes with it.
    """

    op: Literal["text"] = "text"
    text: Words
    kind: TextKind = "title"
    start_ms: Ms | None = None
    duration_ms: Length | None = None  # None: 3 s, or the whole film if `whole`
    at_end: bool = False
    whole: bool = False
    over: Clip | None = None
    position: Place = "center"
    size: Size = "large"

    @model_validator(mode="before")
    @classmethod
    def _as_its_kind(cls, given: object) -> object:
        """Place and size are the kind's own, unless they are said."""
        if not isinstance(given, dict) or given.get("kind", "title") not in TEXT_KINDS:
            return given
        style = KIND[given.get("kind", "title")].style
        said = {name: value for name, value in given.items() if value is not None}
        return {"position": place_of(style), "size": style.size, **said}

    @model_validator(mode="after")
    def _over_one_clip(self) -> Self:
        if self.over is None:
            return self
        if self.start_ms is not None or self.at_end or self.whole:
            raise ValueError("`over` says when already: no `start_ms`, `at_end` or `whole`")
        if self.over == "all" or (isinstance(self.over, str) and excepted(self.over)):
            raise ValueError("a text goes over one clip")
        return self


class RestyleText(Styled):
    """Change a text that is there: its words, looks, place or time.

    Which one: by its words (`text`), or its 1-based `number`, of a `kind` or of all texts. Else the last one of the
    kind; all captions, and with `every` all texts of the kind. At least one of the other fields is given.

    `over`: while that clip plays. `since`, `until`: from when, or until a clip begins ("photo": the first photo).
    `later_ms`, `longer_ms`: from how it is now; below 0 earlier and shorter. `capitals`: its words in capital letters.
    """

    op: Literal["restyle_text"] = "restyle_text"
    text: Words | None = None
    number: Number | None = None
    kind: TextKind | None = None
    every: bool = False
    new_text: Words | None = None
    position: Place | None = None
    size: NewSize | None = None
    start_ms: Ms | None = None
    duration_ms: Length | None = None
    at_end: bool = False
    whole: bool = False
    over: Clip | None = None
    since: Clip | None = None
    until: Clip | None = None
    later_ms: Change | None = None
    longer_ms: Change | None = None
    capitals: bool = False

    @model_validator(mode="after")
    def _something_changes(self) -> Self:
        said = (self.new_text, self.position, self.size, self.start_ms, self.duration_ms, *self._moments())
        if said.count(None) == len(said) and not (self.styles() or self.at_end or self.whole or self.capitals):
            raise ValueError("say what to change: its words, place, size, looks or time")
        if self.text is not None and self.number is not None:
            raise ValueError("name it by `text` or by `number`, not both")
        return self

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        plain = self.start_ms is not None or self.duration_ms is not None or self.at_end or self.whole
        of_clips = self.since is not None or self.until is not None
        ways = (plain, of_clips, self.over is not None, self.later_ms is not None, self.longer_ms is not None)
        if sum(ways) > 1:
            raise ValueError("say in one way when it is shown")
        return self

    def _moments(self) -> tuple[object, ...]:
        return self.over, self.since, self.until, self.later_ms, self.longer_ms


class RemoveText(TypedEdit):
    """Take texts away: by words, by 1-based number, of a kind; None of them: all texts.

    `at`: only those at the start or the end of the film. `but`: all texts except those of these kinds.
    """

    op: Literal["remove_text"] = "remove_text"
    text: Words | None = None
    number: Number | None = None
    kind: TextKind | None = None
    at: Literal["start", "end"] | None = None
    but: Annotated[tuple[TextKind, ...], BeforeValidator(_several), Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if [self.text, self.number, self.at, self.but].count(None) < 3:
            raise ValueError("name it by one of `text`, `number`, `at` and `but`")
        if self.but is not None and self.kind is not None:
            raise ValueError("`but` is for texts of all kinds; it goes without `kind`")
        return self


class Captions(Styled):
    """Burn an uploaded caption file in (.srt, .vtt); None: the one that was uploaded last.

    `by_word`: light up each word as it is said, for which the file must time its words; None: if it does.
    """

    op: Literal["captions"] = "captions"
    file: ClipName | None = None
    by_word: bool | None = None
    position: Place | None = None
    size: Size | None = None


TextEdit = Text | RestyleText | RemoveText | Captions
