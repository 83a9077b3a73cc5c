"""A message as the lexer reads it: lower case, plain digits and punctuation, simplified 中文, single blanks. Pure.

Folding keeps, for each character, where it stood, so that a clause is given back in the person's own words.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from reelwright.edits.traditional import simplified

_PLAIN = {ord(odd): plain for odd, plain in {"’": "'", "‘": "'", "｡": "。", "−": "-", "‐": "-", "‑": "-"}.items()}
_BREAKS = "\n\r\u2028\u2029\x0b\x0c\x85"


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` to read, `origin[i]` the place of `text[i]` in the message (with one more for the end)."""

    text: str
    origin: list[int]

    def place(self, origin: int) -> int:
        """The first place in `text` that does not stand before `origin` in the message."""
        return bisect_left(self.origin, origin)


def fold(message: str) -> Folded:
    """Invisible characters go, runs of blanks become one; line breaks stay."""
    text: list[str] = []
    origin: list[int] = []
    for place, raw in enumerate(message):
        char = _folded(raw)
        if not char or (char == " " and text and text[-1] in " \n"):
            continue
        if char == "儿" and text and text[-1] == "点":
            continue  # 亮点儿
        text.append(char)
        origin.append(place)
    return Folded("".join(text), [*origin, len(message)])


def _folded(char: str) -> str:
    if char in _BREAKS:
        return "\n"
    if "！" <= char <= "～":
        char = chr(ord(char) - 0xFEE0)
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Cs"):
        return ""
    if category in ("Cc", "Zs"):
        return " "
    lower = char.lower()
    return simplified(lower.translate(_PLAIN)) if len(lower) == 1 else char
