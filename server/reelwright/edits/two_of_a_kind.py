"""Two files of a kind, where there are no more of it: "swap the two photos" names both of them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reelwright.edits.file_names import media_kind
from reelwright.edits.quoting import unquoted
from reelwright.edits.tokens import Kind

_TWO: Final = 2
_PHOTOS: Final = (".jpg", ".jpeg", ".png", ".webp", ".heic")
_MARKS: Final = re.compile(r"logo|watermark|水印|店标", re.IGNORECASE)  # over the film, not in it
_KINDS: Final = r"(?P<kind>photos|pictures|pics|images|videos)"
_SWAPPED: Final = re.compile(
    rf"\b(?:swap|switch|exchange|flip|change)(?: around)?(?: the (?:order|places?|positions?) of)? (?:the |my )?"
    rf"(?:(?:two|2|both)(?: of)?(?: the| my)? )?{_KINDS}(?: around| over| places| round)?\b"
    r"|\bput (?:the |my )?(?:two |2 )?(?P<around>photos|pictures|pics|images|videos) the other way (?:a)?round\b",
    re.IGNORECASE,
)
_EACH: Final = re.compile(
    r"(?:,| and|, and)? (?:and )?(?:then )?(?:show|hold|keep|leave|have|make) "
    r"(?:each(?: one| of them)?|both(?: of them)?|them) (?:both )?(?:up |on screen )?(?:for )?"
    r"(?=\d|two |three |four |five )",
    re.IGNORECASE,
)


def with_both_named(message: str, names: Sequence[str]) -> str:
    """The message with the names of the two in place of their kind; the same where there are not just two."""
    found = next(iter(unquoted(_SWAPPED, message)), None)
    if found is None:
        return message
    kind = "videos" if "videos" in (found["kind"], found["around"]) else "photos"
    there = [name for name in names if _is_of(name, kind)]
    if len(there) != _TWO:
        return message
    rest = message[found.end() :]
    if kind == "photos":
        rest = _EACH.sub(". show each photo for ", rest, count=1)
    return f"{message[: found.start()]}swap {there[0]} and {there[1]}{rest}"


def _is_of(name: str, kind: str) -> bool:
    photo = name.lower().endswith(_PHOTOS)
    if kind == "photos":
        return photo and _MARKS.search(name) is None
    return media_kind(name) is Kind.FILE and not photo
