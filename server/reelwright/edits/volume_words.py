"""How loud, where it is said as a share or by how it is now: "to a quarter", "halve it", 小一半, "up by 50%". Pure.

A step of `references.py`. Only in clauses about music or sound, or whose volume an earlier clause spoke of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reelwright.edits.tokens import Kind, Token
from reelwright.edits.traditional import simplified

K = Kind

_SOUNDS: Final = frozenset({K.MUSIC, K.SONG, K.VOLUME, K.AUDIO, K.SOUND_FILE, K.MUTE})
_NOT_LOUD: Final = frozenset(
    {K.TEXT, K.CAPTIONS, K.TONE, K.TONED, K.TRANSITION, K.PIP, K.LOGO, K.ZOOM, K.MAGNIFY, K.RATE, K.FASTER, K.SLOWER,
     K.SHAPE, K.LOOK, K.LIFT, K.TRIM}
)  # fmt: skip
_LONGEST: Final = 40  # tokens of a clause
_PARTS: Final = {"half": "0.5", "third": "0.3333", "quarter": "0.25", "fifth": "0.2", "tenth": "0.1"}
_SHARE: Final = re.compile(
    r"\b(?:an?|one)[ -](?P<part>half|third|quarter|fifth|tenth)\b(?! of the (?:clips?|film|video|shots?))"
    r"|(?P<whole>[二三四五六七八九十])分之(?P<some>[一二三四五])"
)
_NOW: Final = re.compile(
    r"of (?:what|where|how loud) it (?:is|was)(?: now| before)?|of (?:its|the) (?:current|present) volume"
)
_NOW_ZH: Final = re.compile(r"(?:原来|现在|之前|目前)的?(?:音量)?的?")
_HALVED: Final = re.compile(
    r"\bhalve\b|\bby half\b|\bhalf as loud\b|(?:小|低|轻|降|降低|调低|调小|减|减少|压低)了?一半|减半"
)
_DOUBLED: Final = re.compile(r"\b(?:twice|two times) as loud\b|(?:大|响|高|提高|调高|调大)了?一倍|加倍")
_A_TOUCH: Final = re.compile("一点点|一丢丢|一丁点|一咪咪")
_TOUCH: Final = {"louder": Decimal("1.25"), "quieter": Decimal("0.8")}
_NUMBER_WORDS: Final = re.compile(r"(?:to|at) (?:about |around |like )?$|(?:到|成|至|音量) ?$|\bvolume $")
_CHINESE: Final = {char: value for value, char in enumerate("零一二三四五六七八九十")}


def volume_words(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with such measures as PERCENT, or TIMES_AS_LOUD where they go by what it is now."""
    out: list[Token] = []
    clause: list[Token] = []
    heard = False
    for token in tokens:
        if token.kind not in (K.STOP, K.COMMA, K.AND):
            clause.append(token)
            continue
        heard = _is_heard(clause, before=heard)
        out += [*_read(clause, message, heard=heard), token]
        heard = heard and token.kind is not K.STOP
        clause = []
    return [*out, *_read(clause, message, heard=_is_heard(clause, before=heard))]


def _is_heard(clause: list[Token], *, before: bool) -> bool:
    """Whether sound is what a clause speaks of, by itself or as the clause before it did."""
    kinds = {token.kind for token in clause}
    return bool(kinds & _SOUNDS) or (before and K.CLIPS not in kinds)


def _read(clause: list[Token], message: str, *, heard: bool) -> list[Token]:
    kinds = {token.kind for token in clause}
    if not clause or kinds & _NOT_LOUD or not (heard or K.LEVEL in kinds) or len(clause) > _LONGEST:
        return clause
    found = list(_measures(clause, message))
    out: list[Token] = []
    for token in clause:
        if token.kind is K.VOLUME and kinds == {K.PERCENT, K.VOLUME}:
            continue  # 三成音量
        cover = next((one for one in found if one.start <= token.start and token.end <= one.end), None)
        if cover is None and token.kind is K.FIT_LENGTH and K.PERCENT in kinds:
            out.append(Token(K.MAKE, "to", token.start, token.end))  # 音乐压到一成五
        elif cover is None:
            out.append(_percent(token, message))
        elif cover not in out:
            out.append(cover)
    touched = _is_heard(clause, before=False) and K.ADD not in kinds and _A_TOUCH.search(_words(clause, message))
    return [_by_a_touch(token) if touched else token for token in _by_how_much(out)]


def _words(clause: list[Token], message: str) -> str:
    return simplified(message[clause[0].start : clause[-1].end])


def _by_a_touch(token: Token) -> Token:
    """再大声一点点: a little from where it is now, less than 大声一点."""
    if token.kind is not K.LEVEL or token.value not in _TOUCH:
        return token
    return Token(K.TIMES_AS_LOUD, _TOUCH[str(token.value)], token.start, token.end)


def _measures(clause: list[Token], message: str) -> Iterator[Token]:
    start, end = clause[0].start, clause[-1].end
    words = message[start:end].lower()
    for pattern, factor in ((_HALVED, "0.5"), (_DOUBLED, "2")):
        for match in pattern.finditer(words):
            yield Token(K.TIMES_AS_LOUD, Decimal(factor), start + match.start(), start + match.end())
    now = _NOW.search(words) or _NOW_ZH.search(words)
    if now is not None:
        yield from _of_now(clause, words, now, start)
        return
    for match in _SHARE.finditer(words):
        yield Token(K.PERCENT, _share(match), start + match.start(), start + match.end())


def _of_now(clause: list[Token], words: str, now: re.Match[str], start: int) -> Iterator[Token]:
    """ "half of what it is", 原来的一半: the share and what it is a share of, as one token."""
    shares = [(t.start - start, t.end - start, t.value) for t in clause if t.kind is K.PERCENT]
    shares += [(t.start - start, t.end - start, Decimal("0.5")) for t in clause if t.kind is K.HALF]
    shares += [(match.start(), match.end(), _share(match)) for match in _SHARE.finditer(words)]
    for first, last, value in shares[:1]:
        between = words[min(last, now.end()) : max(first, now.start())].strip()
        if between in ("", "of", "的"):
            yield Token(K.TIMES_AS_LOUD, value, start + min(first, now.start()), start + max(last, now.end()))


def _share(match: re.Match[str]) -> Decimal:
    if match["part"]:
        return Decimal(_PARTS[match["part"]])
    return (Decimal(_CHINESE[match["some"]]) / _CHINESE[match["whole"]]).quantize(Decimal("0.0001")).normalize()


def _percent(token: Token, message: str) -> Token:
    """ "bring the music down to 10": a bare number is a share of full loudness."""
    bare = token.kind is K.NUM and isinstance(token.value, int) and 4 < token.value <= 100
    if not bare or not _NUMBER_WORDS.search(message[max(0, token.start - 20) : token.start].lower()):
        return token
    return Token(K.PERCENT, Decimal(str(token.value)) / 100, token.start, token.end)


def _by_how_much(clause: list[Token]) -> list[Token]:
    """ "turn clip 3 up by 50%": that many times as loud as now."""
    way = next((_WAYS[str(token.value)] for token in clause if token.kind is K.LEVEL and token.value in _WAYS), None)
    by = any(token.kind is K.PREP and token.value == "by" for token in clause)
    if way is None or not by or not any(token.kind is K.PERCENT for token in clause):
        return clause
    return [_told(token, way) for token in clause if token.kind is not K.LEVEL]


def _told(token: Token, way: int) -> Token:
    if token.kind is K.PERCENT and isinstance(token.value, Decimal):
        return Token(K.TIMES_AS_LOUD, max(Decimal(0), 1 + way * token.value), token.start, token.end)
    return Token(K.FILLER, None, token.start, token.end) if token.value == "by" else token


_WAYS: Final = {"quieter": -1, "louder": 1}
