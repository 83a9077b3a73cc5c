"""Alternatives that leave open which one is meant: "the dog or the coffee", 第二段还是第三段. Pure.

Only the person can choose. After a "no" they are all meant: "no music or titles".
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.tokens import Kind, Token

K = Kind

_OR: Final = ("or", "或", "或者", "或是", "要么")
_OR_NOUN: Final = ("还是",)  # between two things; elsewhere it means "rather"
_NOUNS: Final = frozenset({K.WORD, K.CLIP, K.NUM, K.ORDINAL, K.FACTOR, K.TIME})
_REFUSING: Final = frozenset({K.NEG, K.ALL})


def undecided(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with such an "or" as a question, which no rule takes."""
    out: list[Token] = []
    refused = False
    for place, token in enumerate(tokens):
        said = message[token.start : token.end].lower()
        refused = token.kind is not K.STOP and (refused or token.kind in _REFUSING)
        if not refused and (said in _OR or (said in _OR_NOUN and _is_between(tokens, place))):
            token = Token(K.QUESTION, None, token.start, token.end)
        out.append(token)
    return out


def _is_between(tokens: list[Token], place: int) -> bool:
    return 0 < place < len(tokens) - 1 and {tokens[place - 1].kind, tokens[place + 1].kind} <= _NOUNS
