"""Clips named by counting: "clip 2", "clips 2-4", "the second clip", "the third to last", "each clip", 第二段. Pure.

Each function answers for one place of the tokens: the clips, and where the tokens go on, or None.
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.clip_reference import Reference
from reelwright.edits.terms import Clip
from reelwright.edits.token_row import TokenRow
from reelwright.edits.tokens import Kind, Token

K = Kind

PLURALS: Final = ("clips", "videos", "photos")
_ORDINALS: Final = 12  # the longest list before one noun: "the first, second and third clips"
_OTHER_NOUNS: Final = (K.TEXT, K.CAPTIONS, K.TRANSITION, K.MUSIC, K.STEP, K.TIME, K.WORD, K.PLACE, K.NUM)
_BETWEEN_WORDS: Final = (K.FILLER, K.PREP)


def noun_first(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """ "clip 2", "clips 2-4", "clips 2 to 4", "clip number 2", "clip 'beach'", 片段2."""
    noun = row.at(place)
    if noun is None or noun.kind is not K.CLIP:
        return None
    after = place + 1
    while (
        (between := row.at(after)) and between.kind is K.FILLER and row.said(between) in ("number", "#", "no.", "no. ")
    ):
        after += 1
    token = row.at(after)
    if token is None:
        return None
    if token.kind is K.CLIP and row.said(token) == "one":
        token = Token(K.NUM, 1, token.start, token.end)
    photo = str(noun.value).startswith("photo")
    if token.kind is K.QUOTE and noun.value in ("clip", "clips", "photo"):
        return Reference((str(token.value),), photo=photo), after + 1
    if token.kind is K.RANGE and isinstance(token.value, tuple):
        return from_to(token.value[0], token.value[1], photo, after + 1)
    if token.kind is not K.NUM or not isinstance(token.value, int):
        return None
    to, last = row.at(after + 1), row.at(after + 2)
    if noun.value in PLURALS and to and to.kind is K.PREP and to.value == "to" and last and last.kind is K.NUM:
        return from_to(token.value, last.value, photo, after + 3)
    return Reference((token.value,), photo=photo), after + 1


def from_to(first: object, last: object, photo: bool, end: int) -> tuple[Reference, int] | None:
    if not isinstance(first, int) or not isinstance(last, int) or not 0 < last - first < 1000:
        return None
    return Reference(tuple(range(first, last + 1)), photo=photo), end


def by_ordinal(row: TokenRow, place: int, depth: int = 0) -> tuple[Reference, int] | None:
    """ "the second clip", "first and third clips", "the first two clips", 第二段, 第2到第4段, 前两段."""
    token = row.at(place)
    if token is None or token.kind is not K.ORDINAL:
        return None
    after = row.skip(place + 1, frozenset({K.FILLER}))
    noun, further = row.at(after), row.at(after + 1)
    if noun is None:
        return None
    if noun.kind is K.CLIP:
        return Reference((_clip(token.value),), photo=str(noun.value).startswith("photo")), after + 1
    if (
        token.value == "first"
        and noun.kind is K.NUM
        and isinstance(noun.value, int)
        and further
        and further.kind is K.CLIP
    ):
        return Reference(tuple(range(1, min(noun.value, 1000) + 1)), photo=further.value == "photos"), after + 2
    if (
        noun.kind is K.PREP
        and noun.value == "to"
        and further
        and further.kind is K.ORDINAL
        and row.kind(after + 2) is K.CLIP
    ):
        return from_to(token.value, further.value, False, after + 3)
    if noun.kind in (K.AND, K.COMMA) and depth < _ORDINALS:
        further_on = row.skip(after, frozenset({K.AND, K.COMMA, K.FILLER}))
        if row.kind(further_on) is K.FROM_END and not row.is_chinese(place):
            return _both_from_the_end(row, token.value, further_on)
        others = by_ordinal(row, further_on, depth + 1) or _number_first(row, further_on)
        return (Reference((_clip(token.value), *others[0].clips), photo=others[0].photo), others[1]) if others else None
    return None


def _both_from_the_end(row: TokenRow, first: object, place: int) -> tuple[Reference, int] | None:
    """ "the second and third to last clips"."""
    found = from_the_end(row, place)
    if found is None or not isinstance(first, int) or first < 2:
        return None
    return Reference((f"{first} from the end", *found[0].clips), photo=found[0].photo), found[1]


def from_the_end(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """ "the second to last clip", "the third from the end", 倒数第二段."""
    token = row.at(place)
    if token is None or token.kind is not K.FROM_END:
        return None
    clip = f"{token.value} from the end"
    after = row.skip(place + 1, frozenset({K.FILLER, K.A}))
    noun = row.at(after)
    if noun is not None and noun.kind is K.CLIP:
        return Reference((clip,), photo=str(noun.value).startswith("photo")), after + 1
    return None if noun is not None and noun.kind in _OTHER_NOUNS else (Reference((clip,)), place + 1)


def _number_first(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """The rest of 第2、3段."""
    token, noun = row.at(place), row.at(place + 1)
    if token is None or noun is None or token.kind is not K.NUM or noun.kind is not K.CLIP:
        return None
    return Reference((_clip(token.value),), photo=str(noun.value).startswith("photo")), place + 2


def every_clip(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """ "all clips", "each clip", 所有片段. Photos are told apart by `_noun`."""
    token = row.at(place)
    if token is None or token.kind not in (K.ALL, K.EACH):
        return None
    after = row.skip(place + 1, frozenset(_BETWEEN_WORDS))
    noun = row.at(after)
    if noun is None or noun.kind is not K.CLIP:
        return None
    kind = str(noun.value).removesuffix("s")
    each = token.kind is K.EACH or row.said(token) == "every"
    return Reference(("all",), every=True, photo=kind == "photo", video=kind == "video", each=each), after + 1


def _clip(value: object) -> Clip:
    return value if isinstance(value, int) else str(value)
