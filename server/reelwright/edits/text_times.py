"""How much longer a text stays, or how much later it comes: "2 seconds longer", 字幕早了一秒. Pure.

A step of `references.py`, only in sentences that speak of a text or captions before it. A complaint asks for the
opposite: captions that are "1 sec too early" are to come later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from reelwright.edits.tokens import Kind, Token

K = Kind

_T: Final = "\x01"
"""Stands for each character of a time while the patterns are looked for."""

_BEGINS: Final = r"(?:(?:is|are|appears?|comes? (?:in|up)|starts?|shows? up|begins?) )?(?:by )?"
_COME: Final = r"(?:出来|出现|显示|弹出来|冒出来|出)"
_STAY: Final = r"(?:停留|停|放|显示|留|待|挂|展示)"
_SHIFT: Final = r"(?:整体)?(?:往{0}|向{0}|朝{0})(?:挪|移|调|推|延|拖)?(?:动)?(?:一下)?"
_ROWS: Final[tuple[tuple[Kind, int, str], ...]] = (
    (K.LATER, 1, rf"{_BEGINS}\x01+ (?:too early|early|later)"),
    (K.LATER, 1, r"(?:delay(?:ed)?|push(?:ed)? back|later|too early)(?: (?:it|them))? by \x01+"),
    (K.LATER, -1, rf"{_BEGINS}\x01+ (?:too late|late|behind|earlier|sooner)"),
    (K.LATER, -1, r"(?:earlier|sooner|too late|lag(?:s|ging)?(?: behind)?)(?: by)? \x01+"),
    (K.LONGER_BY, 1, r"(?:for )?(?:(?:an? (?:extra|additional)|another|\+) )\x01+"),
    (K.LONGER_BY, 1, r"(?:for |by )?\x01+ (?:longer|more|extra)|longer by \x01+"),
    (K.LONGER_BY, -1, r"(?:for |by )?\x01+ (?:shorter|less)|shorter by \x01+"),
    (K.LATER, 1, rf"(?:{_SHIFT.format('后')}|延后|推迟|延迟|(?:早|快)了)\x01+"),
    (K.LATER, -1, rf"(?:{_SHIFT.format('前')}|(?:晚|慢)了)\x01+"),
    (K.LATER, 1, rf"晚(?:个)?\x01+(?:再|才)?{_COME}?"),
    (K.LATER, -1, rf"(?:提前|提早|早(?:个)?)\x01+(?:就)?{_COME}?"),
    (K.LONGER_BY, 1, rf"(?:(?:多|再多){_STAY}?|再{_STAY}|延长|加长|拉长)(?:个)?\x01+"),
    (K.LONGER_BY, -1, rf"(?:少{_STAY}?|缩短)(?:个)?\x01+"),
)  # fmt: skip
_PATTERNS: Final = tuple((kind, way, re.compile(rf"(?<![a-z]){pattern}(?![a-z])")) for kind, way, pattern in _ROWS)
_MOST: Final = 20  # measures of a message
_TEXTS: Final = frozenset({K.TEXT, K.CAPTIONS, K.CAPTION_FILE})
_TIMED: Final = (K.TIME, K.HEAD)  # 提前两秒 holds 前两秒
_OTHERS: Final = frozenset({K.MUSIC, K.SONG, K.CLIP, K.TRANSITION})


def text_times(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with such a measure as one token, whose value is in ms, below 0 for shorter and earlier."""
    if not any(token.kind in _TEXTS for token in tokens):
        return tokens
    out: list[Token] = []
    found = list(islice(_measures(tokens, message), _MOST))
    for token in tokens:
        cover = next((one for one in found if one.start <= token.start and token.end <= one.end), None)
        if cover is None:
            out.append(token)
        elif not out or out[-1] is not cover:
            out.append(cover)
    return out


def _measures(tokens: list[Token], message: str) -> Iterator[Token]:
    masked = list(message.lower())
    for token in tokens:
        if token.kind in _TIMED:
            start = token.start + (message[token.start] == "前")
            masked[start : token.end] = _T * (token.end - start)
    words = "".join(masked)
    for kind, way, pattern in _PATTERNS:
        for match in pattern.finditer(words):
            times = [t.value for t in tokens if t.kind in _TIMED and match.start() <= t.start < match.end()]
            if len(times) == 1 and isinstance(times[0], int) and _of_a_text(tokens, match.start()):
                yield Token(kind, way * times[0], match.start(), match.end())


def _of_a_text(tokens: list[Token], place: int) -> bool:
    """Whether a text is what was spoken of last before a place of the message, in the same sentence."""
    for token in reversed([token for token in tokens if token.start < place]):
        if token.kind in _TEXTS:
            return True
        if token.kind is K.STOP or token.kind in _OTHERS:
            return False
    return False
