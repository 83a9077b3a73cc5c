"""What all typed edits share: how clips, times and words are written, and the base of every edit. Pure data."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from reelwright.draft.model import Size

ClipName = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


def _number(value: object) -> object:
    """A number that was written as text, as language models like to do."""
    return int(value) if isinstance(value, str) and re.fullmatch("[1-9][0-9]{0,2}", value.strip()) else value


Clip = Annotated[Annotated[int, Field(ge=1, le=1000)] | ClipName, BeforeValidator(_number)]
"""1-based number, "first", "last", "2 from the end", "all", "all but 2", "at 12s" (what plays then),
"second coffee" (of two clips of that file), or a file name (with or without extension)."""

FROM_THE_END: Final = re.compile(r"([2-9]|[1-9][0-9]{1,2}) from the end")
"""A clip counted from the end of the film: "2 from the end" is the last but one."""

PLAYING_AT: Final = re.compile(r"at ([0-9]{1,6}(?:\.[0-9]{1,3})?)s")
"""A clip named by a time of the film."""

NTH_OF_NAME: Final = re.compile(r"(first|second) (.+)")
"""One of two clips of the same file, such as the halves of a split one: "second coffee"."""

THE_PHOTO: Final = "photo"
"""The film's only photo, unless a file has that word in its name."""

ALL_BUT: Final = re.compile(r"all but ([^,]+(?:, [^,]+)*)")
"""All clips of the film but some, which are listed by number or name: "all but 2, beach"."""


def excepted(clip: str) -> tuple[Clip, ...] | None:
    """The clips that an `ALL_BUT` leaves out; None for another name."""
    found = ALL_BUT.fullmatch(clip)
    if found is None:
        return None
    return tuple(int(name) if re.fullmatch("[1-9][0-9]{0,2}", name) else name for name in found[1].split(", "))


Ms = Annotated[int, Field(ge=0, le=10 * 3600 * 1000)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]
Ratio = Literal["9:16", "16:9", "1:1", "4:5"]
Media = Literal["photos", "videos"]
Parts = Annotated[int, Field(ge=3, le=50)]
"""Into how many parts something is split; two are its halves."""

NewSize = Size | Literal["smaller", "bigger"]
"""A size of letters, or one step from the size they have."""


def halved(given: object) -> object:
    """The fields of a split, two parts of one length as a cut in the middle."""
    if not isinstance(given, dict) or given.get("parts") != 2 or given.get("at_ms") is not None:
        return given
    return {**given, "parts": None, "at_ms": "middle"}


class TypedEdit(BaseModel):
    """One change of the film, by name (`op`) and values; it cannot be changed itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)
