"""Clips named by words: beach.mp4, "the 'beach' clip", "the coffee and the dog clips", 海滩那段, "the photo". Pure.

Each function answers for one place of the tokens: the clips, and where the tokens go on, or None.
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.clip_counts import PLURALS
from reelwright.edits.clip_reference import Reference
from reelwright.edits.file_names import media_kind
from reelwright.edits.terms import THE_PHOTO
from reelwright.edits.token_row import TokenRow
from reelwright.edits.tokens import Kind, Token

K = Kind

_BEFORE_WORDS: Final = (K.SOUND_FILE, K.TEXT, K.SAYING, K.MUSIC, K.CHANGE, K.LUT, K.OVERLAY, K.INSERT, K.CAPTION_FILE)
_NAME_WORDS: Final = 4  # the most words a clip's name is taken to have: "the golden hour beach clip"
_CHINESE_NAME: Final = 8  # the same in characters
_MOST_NAMES: Final = 12  # before one noun
_BETWEEN_WORDS: Final = (K.FILLER, K.PREP)
_CONJUNCTIONS: Final = ("when", "while", "once", "until", "where", "because", "if")
_TELLERS: Final = frozenset(
    ["i", "i'm", "im", "i've", "we", "we're", "we've", "you", "he", "he's", "she", "she's", "who", "was", "were", "is",
     "are", "am"]
)  # fmt: skip
"""Words that tell something and are in no clip's name: "we shot it at night", "i was still fumbling"."""
_LISTING: Final = frozenset({K.AND, K.COMMA})


def by_file(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """beach.mp4, "the beach.mp4 clip", also skate trick.mov."""
    end = place
    while row.kind(end) is K.WORD and end - place < _NAME_WORDS and not row.is_chinese(end):
        end += 1
    first, token = row.at(place), row.at(end)
    if first is None or token is None or token.kind is not K.FILE:
        return None
    name = row.message[first.start : token.end] if end > place else str(token.value)
    return Reference((name,)), end + (2 if row.kind(end + 1) is K.CLIP else 1)


def by_quote(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """the 'beach' clip."""
    token = row.at(place)
    before = row.at(place - 1) if place else None
    if token is None or token.kind is not K.QUOTE or (before and _is_before_words(before)):
        return None
    if media_kind(str(token.value)) is K.FILE:
        return Reference((str(token.value),)), place + 1
    after = row.skip(place + 1, frozenset({K.FILLER}))
    noun = row.at(after)
    if noun is None or noun.kind is not K.CLIP or noun.value not in ("clip", "photo", "video"):
        return None
    return Reference((str(token.value),), photo=noun.value == "photo"), after + 1


def by_words(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """the beach clip, 海滩那段: up to a few words that mean nothing else, before a singular noun."""
    end = place
    first = row.at(place)
    if first is not None and row.said(first) in _CONJUNCTIONS:
        return None
    while row.kind(end) is K.WORD and end - place < _CHINESE_NAME:
        end += 1
    noun = row.at(row.skip(end, frozenset({K.FILLER})) if row.is_chinese(place) else end)
    if end == place or noun is None or noun.kind is not K.CLIP or noun.value not in ("clip", "video", "photo"):
        return None
    if not row.is_chinese(place) and (end - place > _NAME_WORDS or row.kind(place - 1 if place else 0) is K.A):
        return None
    if any(row.said(word) in _TELLERS for word in row.tokens[place:end]):
        return None
    name = row.message[row.tokens[place].start : row.tokens[end - 1].end]
    return Reference((name,), photo=noun.value == "photo"), row.tokens.index(noun, end) + 1


def several_by_words(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """the coffee and the dog clips: names that share one noun, a plural."""
    names: list[str] = []
    end = place
    while True:
        end = row.skip(end, frozenset({K.FILLER})) if names else end
        start = end
        while row.kind(end) is K.WORD and end - start < _NAME_WORDS:
            end += 1
        if end == start or row.is_chinese(start):
            return None
        names.append(row.message[row.tokens[start].start : row.tokens[end - 1].end])
        noun = row.at(end)
        if noun is not None and noun.kind is K.CLIP and noun.value in PLURALS and len(names) > 1:
            return Reference(tuple(names), photo=noun.value == "photos", video=noun.value == "videos"), end + 1
        glued = row.skip(end, _LISTING)
        if glued == end or len(names) >= _MOST_NAMES:
            return None
        end = glued


def the_photo(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """ "the photo", of a film that has one."""
    token, before = row.at(place), row.at(place - 1) if place else None
    if token is not None and row.said(token) in ("照片", "图片", "相片") and _is_moved(row, place):
        return Reference((THE_PHOTO,), photo=True), place + 1
    if token is None or before is None or token.kind is not K.CLIP or token.value != "photo":
        return None
    pointed = before.kind in _BETWEEN_WORDS and row.said(before).split()[-1] in ("the", "my", "that")
    return (Reference((THE_PHOTO,), photo=True), place + 1) if pointed else None


def _is_moved(row: TokenRow, place: int) -> bool:
    """Whether a plain 照片 stands before its verb: 把照片放到海滩后面, which is said of one."""
    verb = row.at(place + 1)
    before = row.kind(place - 1) if place else None
    return verb is not None and verb.kind is K.MOVE and before in (None, K.FILLER, K.STOP, K.COMMA, K.AND)


def _is_before_words(token: Token) -> bool:
    """Whether quotes behind it hold words to show, or a song: never a clip."""
    return token.kind in _BEFORE_WORDS or (token.kind is K.PREP and token.value == "to")
