""" "quick crossfades", "slow dissolves": how long a transition is, said without a number. Pure; behind the lexer."""

from __future__ import annotations

from typing import Final

from reelwright.edits.tokens import SEPARATORS, Kind, Token

_MS: Final = {
    **dict.fromkeys(("quick", "fast", "snappy", "short", "brief", "rapid", "speedy"), 300),
    **dict.fromkeys(("slow", "long", "lingering", "leisurely"), 1000),
}
_JOINS: Final = (Kind.STYLE, Kind.TRANSITION)
_TIMES: Final = (Kind.TIME, Kind.DURATION)


def brisk(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with such a word as the time that it stands for: before a transition, or "…, quick ones" behind it."""
    out = list(tokens)
    for place, token in enumerate(tokens):
        ms = _MS.get(message[token.start : token.end].lower())
        if ms is None or not (_before_join(tokens, place) or _ones(tokens, place, message)):
            continue
        if not any(other.kind in _TIMES for other in _clause(tokens, place)):
            out[place] = Token(Kind.TIME, ms, token.start, token.end)
    return out


def _before_join(tokens: list[Token], place: int) -> bool:
    """ "quick crossfades", "quick slide transitions"; "quick fade in" is no transition."""
    following = tokens[place + 1 : place + 3]
    kinds = [token.kind for token in following]
    return bool(kinds) and kinds[0] in _JOINS and Kind.WAY not in kinds


def _ones(tokens: list[Token], place: int, message: str) -> bool:
    """ "slide transitions everywhere, quick ones"."""
    words = message[tokens[place].start :].lower().split(maxsplit=2)[:2]
    if len(words) < 2 or words[1].strip(".,!") != "ones":
        return False
    before = tokens[:place]
    stop = max((n for n, token in enumerate(before) if token.kind is Kind.STOP), default=-1)
    named = [token.kind for token in before[stop + 1 :] if token.kind in (*_JOINS, Kind.CLIPS)]
    return bool(named) and named[-1] in _JOINS


def _clause(tokens: list[Token], place: int) -> list[Token]:
    """The tokens from the separator before a place to the one behind it."""
    ends = [n for n, token in enumerate(tokens) if token.kind is Kind.STOP or token.kind in SEPARATORS]
    begin = max((end for end in ends if end < place), default=-1)
    return tokens[begin + 1 : min((end for end in ends if end > place), default=len(tokens))]
