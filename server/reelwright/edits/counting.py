"""Places in a row, and numbers of parts: "2nd", 第三, 3-5, "second to last", "into 3 equal parts". Pure.

Each `…_at` answers for one place of a folded message: the value and where the message goes on, or None.
"""

from __future__ import annotations

import re

from reelwright.edits.numbers import CHINESE_NUMBER, NUMBER, ORDINALS, number

_COUNTED = "|".join(ORDINALS)
_from_end = re.compile(
    rf"(?:([0-9]{{1,3}})(?:st|nd|rd|th)|({_COUNTED}))"
    r"[ -](?:to[ -](?:the[ -])?last|from (?:the )?(?:end|last|back)|last)"
    r"(?![a-z])(?! ?[0-9])"
    rf"|倒数第 ?({CHINESE_NUMBER}|[0-9]{{1,3}})"
)
_parts = re.compile(
    rf"in(?:to)? ({NUMBER}) (?:equal(?:ly (?:long|sized))? |even |same length )?"
    r"(?:parts|pieces|sections|segments|chunks|clips|shots)(?![a-z])"
    rf"|(?<=成) ?({CHINESE_NUMBER}|[0-9]{{1,3}}) ?(?:等份|等分|份|小段|段|部分|截|个片段|块)"
    rf"|({CHINESE_NUMBER}|[0-9]{{1,3}}) ?等分"
)
_range = re.compile(r"([0-9]{1,4}) ?(?:-|–|—|~) ?([0-9]{1,4})(?![0-9:]|\.[0-9])")
_ordinal = re.compile(
    rf"([0-9]{{1,4}})(?:st|nd|rd|th)(?![a-z])|第 ?({CHINESE_NUMBER}|[0-9]{{1,4}})|倒数第一|首(?=个|段)"
    "|前(?=[0-9二两三四五六七八九十]{1,2}(?:个|段|条|张))"
)


def ordinal_at(folded: str, start: int) -> tuple[int | str, int] | None:
    """A place counted from the start, or "first" or "last"."""
    found = _ordinal.match(folded, start)
    if found is None:
        return None
    digits = found[1] or found[2]
    if digits is None:
        return "last" if found.group().startswith("倒") else "first", found.end()
    return int(number(digits)), found.end()


def from_end_at(folded: str, start: int) -> tuple[int, int] | None:
    """A place counted from the end, where 1 is the last; from 2 on. "second to last", "3rd from the end", 倒数第二."""
    found = _from_end.match(folded, start)
    if found is None:
        return None
    count = ORDINALS[found[2]] if found[2] else int(number(found[1] or found[3]))
    return (count, found.end()) if count > 1 else None


def parts_at(folded: str, start: int) -> tuple[int, int] | None:
    """ "into 3 equal parts", 三段 behind 分成."""
    found = _parts.match(folded, start)
    return (int(number(next(group for group in found.groups() if group))), found.end()) if found else None


def range_at(folded: str, start: int) -> tuple[tuple[int, int], int] | None:
    """ "3-5", both included."""
    found = _range.match(folded, start)
    return ((int(found[1]), int(found[2])), found.end()) if found else None
