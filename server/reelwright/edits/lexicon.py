"""The rows of `words_en`, `words_zh` and `impossible` as one thing to look up: the longest phrase at a place. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reelwright.edits import impossible, words_en, words_zh
from reelwright.edits.quoting import is_letter
from reelwright.edits.tokens import Kind

Meaning = tuple[Kind, object]


def rows() -> Iterator[tuple[Kind, object, str]]:
    """Every phrase with its meaning, one by one."""
    wishes = ((Kind.IMPOSSIBLE, row, row.phrases) for row in impossible.ROWS)
    for kind, value, phrases in (*words_en.ROWS, *words_zh.ROWS, *wishes):
        for phrase in phrases.split("|"):
            yield kind, value, phrase.strip()


_MEANINGS: Final[dict[str, Meaning]] = {phrase: (kind, value) for kind, value, phrase in rows()}


def _by_beginning() -> dict[str, re.Pattern[str]]:
    """For each first character, one pattern of the phrases that begin with it, longest first."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(_MEANINGS, key=len, reverse=True):
        groups.setdefault(phrase[0], []).append(phrase)
    return {first: re.compile("|".join(map(_pattern, phrases))) for first, phrases in groups.items()}


def _pattern(phrase: str) -> str:
    words = re.escape(phrase).replace(r"\ ", "[ -]").replace("'", "'?")
    return rf"{words}(?![^\W_⺀-鿿])" if is_letter(phrase[-1]) else words


_PHRASES: Final = _by_beginning()


def meaning_at(folded: str, start: int) -> tuple[Meaning, int] | None:
    """What the longest known phrase that begins at `start` means, and where it ends. English only at whole words."""
    pattern = _PHRASES.get(folded[start])
    if pattern is None or (is_letter(folded[start]) and start and is_letter(folded[start - 1])):
        return None
    found = pattern.match(folded, start)
    if found is None:
        return None
    return _looked_up(found.group()), found.end()


def _looked_up(words: str) -> Meaning:
    """By the words as they stand in their row: with blanks for hyphens and with their apostrophes."""
    return _MEANINGS.get(words) or _SPELLINGS[_spelling(words)]


def _spelling(words: str) -> str:
    return words.replace("-", " ").replace("'", "")


_SPELLINGS: Final = {_spelling(phrase): meaning for phrase, meaning in _MEANINGS.items()}
