""" "play the dog three times" shows it again and again; "three times as fast" is a speed. Pure; a step of `refer`."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from reelwright.edits.tokens import CLAUSE_ENDS, Kind, Token

K = Kind

_SHOWING: Final = frozenset(
    {"play", "plays", "played", "show", "shows", "shown", "see", "appear", "appears", "run", "use"}
)
_MEASURED: Final = frozenset({K.FASTER, K.SLOWER, K.RATE, K.LEVEL, K.VOLUME, K.MUSIC, K.LONGER, K.SHORTER})


def played_times(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with a number of times for a factor, where a clause shows something and measures nothing."""
    out: list[Token] = []
    clause: list[Token] = []
    for token in tokens:
        if token.kind in CLAUSE_ENDS:
            out += [*_counted(clause, message), token]
            clause = []
        else:
            clause.append(token)
    return [*out, *_counted(clause, message)]


def _counted(clause: list[Token], message: str) -> list[Token]:
    said = {message[token.start : token.end].lower() for token in clause}
    if said.isdisjoint(_SHOWING) or any(token.kind in _MEASURED for token in clause):
        return clause
    return [_times(token, message) for token in clause]


def _times(token: Token, message: str) -> Token:
    words = message[token.start : token.end].lower()
    whole = isinstance(token.value, Decimal) and token.value == int(token.value) and token.value > 1
    if token.kind is not K.FACTOR or not words.endswith("times") or not whole:
        return token
    return Token(K.TIMES, int(str(token.value)), token.start, token.end)
