"""What is not wanted in the place of something else: "wipes instead of crossfades", "yellow, not white". Pure.

A step of `references.py`: such words say nothing that the rest does not say, as long as both are a quality of the same
sort (a colour, a place, a kind of transition). What names clips, times or texts is left to be understood or refused.
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.tokens import FREE, Kind, Token

K = Kind

_QUALITIES: Final = frozenset(
    {K.STYLE, K.TRANSITION, K.HARD_CUT, K.BARE_FADE, K.FADE_BLACK, K.POSITION, K.SIZE, K.COLOUR, K.LOOK, K.FIT,
     K.FITTING, K.RATIO, K.MOOD, K.FONT, K.ZOOM, K.TONED}
)  # fmt: skip
_SAME: Final = ({K.STYLE, K.HARD_CUT, K.BARE_FADE, K.FADE_BLACK}, {K.FIT, K.FITTING, K.COLOUR}, {K.ZOOM, K.BARE_ZOOM})
_INSTEAD: Final = ("instead", "rather", "而不是", "不是")
_FOLLOWED: Final = {"instead": "of", "rather": "than"}
_NOT: Final = ("not", "no", "别", "不要", "不用")
_ONES: Final = ("one", "ones", "than", "of", "的", "那种")
_ENDS: Final = (K.STOP, K.COMMA, K.AND)
_BEHIND: Final = (*_ENDS, K.BETWEEN, K.BEFORE, K.AFTER)
_FOR: Final = ("for", "with", "by", "to")
_MOST: Final = 8  # words of what is not wanted


def alternatives(tokens: list[Token], message: str) -> list[Token]:
    """The tokens without what is not wanted."""
    out: list[Token] = []
    place = 0
    while place < len(tokens):
        end = _unwanted(tokens, place, out, message)
        if end is not None:
            place = end
            continue
        token = tokens[place]
        if _is_instead(tokens, place, message):
            token = Token(K.WORD, None, token.start, token.end)  # what it is in the place of is not read
        out.append(token)
        place += 1
    return _exchanged(_not_but(out), message)


def _is_instead(tokens: list[Token], place: int, message: str) -> bool:
    """ "instead of", "rather than"."""
    said = _said(tokens[place], message)
    following = _said(tokens[place + 1], message) if place + 1 < len(tokens) else ""
    return said in _INSTEAD and (said not in _FOLLOWED or following.startswith(_FOLLOWED[said]))


def _is_preferred(before: list[Token], message: str) -> bool:
    """ "I'd rather have a slide than a crossfade"."""
    return any("rather" in _said(token, message) or "prefer" in _said(token, message) for token in before[-12:])


def _not_but(tokens: list[Token]) -> list[Token]:
    """ "don't use crossfades, use wipes", 别用叠化，用擦除: the first of two is only what is not wanted."""
    out: list[Token] = []
    for token in tokens:
        if token.kind in (K.STYLE, K.HARD_CUT, K.LOOK) and len(out) > 2:
            comma = next((n for n in range(len(out) - 1, -1, -1) if out[n].kind in (K.COMMA, K.STOP)), None)
            between = {other.kind for other in out[comma + 1 :]} if comma is not None else {K.WORD}
            if comma is not None and out[comma].kind is K.COMMA and between <= FREE | {K.ADD, K.KEEP}:
                out = _without_denied(out, comma, token)
        out.append(token)
    return out


def _without_denied(out: list[Token], comma: int, wanted: Token) -> list[Token]:
    """Without "no crossfades," right before a comma, if another of that sort is wanted behind it."""
    start = comma
    while start and (out[start - 1].kind in (K.STYLE, K.HARD_CUT, K.LOOK) or out[start - 1].kind in FREE):
        start -= 1
    denied = [token for token in out[start:comma] if token.kind is wanted.kind and token.value != wanted.value]
    if not denied or not start or out[start - 1].kind is not K.NEG:
        return out
    return [*out[: start - 1], *out[comma + 1 :]]


def _unwanted(tokens: list[Token], place: int, before: list[Token], message: str) -> int | None:
    """Where what is not wanted ends, if that begins here."""
    token = tokens[place]
    said = _said(token, message)
    instead = _is_instead(tokens, place, message) or (said == "than" and _is_preferred(before, message))
    if not instead and said not in _NOT:
        return None
    end = place + 1
    while end < min(len(tokens), place + _MOST) and tokens[end].kind not in _BEHIND:
        end += 1
    rest = [other for other in tokens[place + 1 : end] if other.kind not in FREE and _said(other, message) not in _ONES]
    if not rest or any(other.kind not in _QUALITIES for other in rest):
        return None
    clause = _sentence(before)
    qualities = [other for other in rest if other.kind is not K.TRANSITION]
    return end if qualities and all(_has_other(other, clause) for other in qualities) else None


def _has_other(unwanted: Token, clause: list[Token]) -> bool:
    """Whether another quality of that sort was said before it."""
    same = next((set(kinds) for kinds in _SAME if unwanted.kind in kinds), {unwanted.kind})
    return any(token.kind in same and (token.kind, token.value) != (unwanted.kind, unwanted.value) for token in clause)


def _exchanged(tokens: list[Token], message: str) -> list[Token]:
    """ "swap the crossfades for wipes", "replace the sepia with black and white": the second is what is wanted."""
    out: list[Token] = []
    clause: list[Token] = []
    for token in tokens:
        if token.kind in _ENDS:
            out += [*_second(clause, message), token]
            clause = []
        else:
            clause.append(token)
    return [*out, *_second(clause, message)]


def _second(clause: list[Token], message: str) -> list[Token]:
    verb = next((n for n, token in enumerate(clause) if _makes_other(token, message)), None)
    if verb is None:
        return clause
    two = [n for n, token in enumerate(clause) if token.kind in (K.STYLE, K.LOOK, K.HARD_CUT, K.MOOD, K.COLOUR)]
    if len(two) != 2 or clause[two[0]].kind is K.COLOUR or not _has_other(clause[two[0]], [clause[two[1]]]):
        return clause
    between = [_said(token, message) for token in clause[two[0] : two[1]]]
    first = verb < two[0] and any(word in _FOR or word.startswith("to ") for word in between)
    if not first and not two[0] < verb < two[1]:
        return clause
    change = Token(K.CHANGE, None, clause[verb].start, clause[verb].end)
    return [change if n == verb else token for n, token in enumerate(clause) if n != two[0]]


def _makes_other(token: Token, message: str) -> bool:
    """ "swap", "replace"; "should be" of what is there."""
    return token.kind in (K.SWAP, K.CHANGE) or (token.kind is K.SAYING and _said(token, message).startswith("should"))


def _sentence(before: list[Token]) -> list[Token]:
    start = len(before)
    while start and before[start - 1].kind is not K.STOP and len(before) - start < 40:
        start -= 1
    return before[start:]


def _said(token: Token, message: str) -> str:
    return message[token.start : token.end].lower()
