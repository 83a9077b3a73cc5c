"""A message's tokens as sentences of pieces: what stands between commas, "and", "with" and the like. Pure.

A piece is not yet an edit: "add a title, centre, large" is three pieces and one edit. `reading.py` tries them together.
"""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.edits.tokens import FREE, SEPARATORS, Kind, Token


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens without a separator between them, and the kinds of separator that stand before them."""

    tokens: tuple[Token, ...]
    before: frozenset[Kind]

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing: "please", "for me"."""
        return all(token.kind in FREE for token in self.tokens)


_TIMES = frozenset({Kind.HEAD, Kind.TAIL, Kind.SPAN, Kind.START, Kind.UNTIL, Kind.TIME})


def _says_more(tokens: list[Token]) -> bool:
    """Whether there is more before a "no" than when it holds: 前5秒不要音乐."""
    return bool(tokens) and (not any(token.kind in _TIMES for token in tokens) or bool(_kinds(tokens) - _TIMES - FREE))


_DONE_TO = frozenset({Kind.FASTER, Kind.SLOWER, Kind.MUTE, Kind.REVERSE, Kind.TONED, Kind.LOOK})


def _is_said(tokens: list[Token]) -> bool:
    """Whether a clip and what is done to it are both said, in this order: 第二段加速第三段减速."""
    kinds = [token.kind for token in tokens if token.kind not in FREE]
    return len(kinds) > 1 and kinds[0] is Kind.CLIPS and kinds[-1] in _DONE_TO and kinds.count(Kind.CLIPS) == 1


def _kinds(tokens: list[Token]) -> set[Kind]:
    return {token.kind for token in tokens}


def sentences(tokens: list[Token]) -> list[list[Piece]]:
    """The pieces of each sentence, in order. "no" and "without" begin a piece, so that they deny only what follows."""
    out: list[list[Piece]] = [[]]
    current: list[Token] = []
    before: set[Kind] = set()
    for token in tokens:
        if current and token.kind is Kind.CLIPS and _is_said(current):
            out[-1].append(Piece(tuple(current), frozenset(before)))
            current, before = [], set()
        if token.kind is Kind.STOP or token.kind in SEPARATORS or (token.kind is Kind.NEG and _says_more(current)):
            if current:
                out[-1].append(Piece(tuple(current), frozenset(before)))
                current, before = [], set()
            if token.kind is Kind.STOP:
                out.append([])
                before = set()
            elif token.kind is Kind.NEG:
                current = [token]
            else:
                before.add(token.kind)
        else:
            current.append(token)
    if current:
        out[-1].append(Piece(tuple(current), frozenset(before)))
    return [pieces for pieces in out if pieces]
