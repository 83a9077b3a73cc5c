"""The words of a person in tokens, as they were typed: the language reads 中文 simplified, and gives it back as it was.

Pure. Works on tokens whose values were cut out of the simplified message, which has the same places as the typed one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reelwright.edits.clip_reference import Reference
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import Kind, Token

_HOLD_WORDS = frozenset({Kind.QUOTE, Kind.FONT})


def as_typed(tokens: list[Token], plain: str, message: str, names: Sequence[str] = ()) -> list[Token]:
    """The tokens with the words that `plain`, the simplified message, lent them spelled as in `message`.

    A clip's name stays as one of the files, `names`, spells it.
    """
    return tokens if plain == message else [_restored(token, plain, message, names) for token in tokens]


def _restored(token: Token, plain: str, message: str, names: Sequence[str]) -> Token:
    if isinstance(token.value, Reference):
        clips = tuple(
            clip if _is_in(clip, names) else _typed(clip, token, plain, message) for clip in token.value.clips
        )
        return replace(token, value=replace(token.value, clips=clips))
    if token.kind in _HOLD_WORDS and isinstance(token.value, str):
        return replace(token, value=_typed(token.value, token, plain, message))
    return token


def _is_in(words: Clip, names: Sequence[str]) -> bool:
    return isinstance(words, str) and any(words.lower() in name.lower() for name in names)


def _typed(words: Clip, token: Token, plain: str, message: str) -> Clip:
    if isinstance(words, int):
        return words
    at = plain.find(words, token.start, token.end)
    return words if at < 0 else message[at : at + len(words)]
