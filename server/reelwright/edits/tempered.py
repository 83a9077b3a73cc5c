""" "cool the dog down", "warm it up": its colours, not how loud it is. Pure; a step between lexer and rules."""

from __future__ import annotations

from typing import Final

from reelwright.edits.tokens import Kind, Token

_WAYS: Final = {("cool", "down"): -1, ("cool", "off"): -1, ("warm", "up"): 1}
_TONE: Final = "tone"  # "tone the dog down" says neither colour nor loudness
_NEAR: Final = 3


def tempered(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with such a verb and its particle, around what is named, as one tone."""
    out = list(tokens)
    for place, token in enumerate(tokens):
        said = message[token.start : token.end].lower()
        if said not in ("cool", "warm", _TONE):
            continue
        named = next(
            (n for n, other in enumerate(tokens[place + 1 : place + _NEAR], place + 1) if _is_named(other)), None
        )
        if named is None or named + 1 >= len(tokens):
            continue
        particle = message[tokens[named + 1].start : tokens[named + 1].end].lower()
        way = _WAYS.get((said, particle))
        if way is not None:
            out[place] = Token(Kind.TONED, ("temperature", way), token.start, token.end)
            out[named + 1] = Token(Kind.FILLER, None, tokens[named + 1].start, tokens[named + 1].end)
        elif said == _TONE and particle == "down":
            out[place] = Token(Kind.WORD, None, token.start, token.end)
    return out


def _is_named(token: Token) -> bool:
    return token.kind is Kind.CLIPS or (token.kind is Kind.IT and token.value == "it")
