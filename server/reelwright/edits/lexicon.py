"""The rows of all `words_…` files and of `impossible` as one thing to look up: the longest phrase at a place. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reelwright.edits import (
    impossible,
    impossible_zh,
    words_casual,
    words_cut,
    words_en,
    words_idle_zh,
    words_joins,
    words_looks_zh,
    words_picture,
    words_sound,
    words_spoken_zh,
    words_text,
    words_wishes_zh,
    words_zh,
)
from reelwright.edits.quoting import is_letter
from reelwright.edits.tokens import Kind

Meaning = tuple[Kind, object]
_HEARD: Final = re.compile(r" (?:music|songs?|tracks?|sounds?|audio)(?![a-z])")
_PARTS: Final = (
    words_en,
    words_zh,
    words_cut,
    words_joins,
    words_picture,
    words_sound,
    words_text,
    words_spoken_zh,
    words_wishes_zh,
    words_looks_zh,
    words_idle_zh,
    words_casual,
)


def rows() -> Iterator[tuple[Kind, object, str]]:
    """Every phrase with its meaning, one by one."""
    wishes = ((Kind.IMPOSSIBLE, row, row.phrases) for row in impossible.ROWS if row.phrases)
    named = {row.wish: row for row in impossible.ROWS}
    chinese = ((Kind.IMPOSSIBLE, named[wish], phrases) for wish, phrases in impossible_zh.PHRASES)
    for kind, value, phrases in (*(row for part in _PARTS for row in part.ROWS), *wishes, *chinese):
        for phrase in phrases.split("|"):
            yield kind, value, phrase.strip()


def _spellings() -> dict[str, Meaning]:
    """Each phrase, and again without an apostrophe inside it: "dont"."""
    found = {phrase: (kind, value) for kind, value, phrase in rows()}
    return {phrase.replace("'", ""): meaning for phrase, meaning in found.items() if phrase[0] != "'"} | found


_MEANINGS: Final = _spellings()


def _lengths() -> dict[str, tuple[int, ...]]:
    """For each first character the lengths of the phrases that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for phrase in _MEANINGS:
        found.setdefault(phrase[0], set()).add(len(phrase))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


_LENGTHS: Final = _lengths()


def meaning_at(folded: str, start: int) -> tuple[Meaning, int] | None:
    """What the longest known phrase that begins at `start` means, and where it ends. English only at whole words."""
    if is_letter(folded[start]) and start and is_letter(folded[start - 1]):
        return None
    for length in _LENGTHS.get(folded[start], ()):
        end = start + length
        if end > len(folded):
            continue
        words = folded[start:end]
        meaning = _MEANINGS.get(words) or _MEANINGS.get(words.replace("-", " "))
        if meaning and words.endswith(" background") and _HEARD.match(folded, end):
            continue  # "remove the background music"
        if meaning and not (is_letter(words[-1]) and is_letter(folded[end : end + 1])):
            return meaning, end
    return None
