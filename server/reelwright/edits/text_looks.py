"""Tokens that mean something else where words on the picture are spoken of: "a black outline", "slide", "up". Pure.

Works on whole sentences that have a text, captions or "saying" in them; a colour joins what it is the colour of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reelwright.edits.quoting import is_ideograph
from reelwright.edits.tokens import SEPARATORS, Kind, Token

K = Kind

_TEXTS: Final = frozenset({K.TEXT, K.CAPTIONS, K.CAPTION_FILE})
_SOUNDS: Final = frozenset({K.MUSIC, K.SONG, K.VOLUME, K.AUDIO, K.RATE})
_HEARD: Final = frozenset({*_SOUNDS, K.CLIP, K.MUTE, K.SOUND_FILE, K.PIP, K.LOGO})
_SIZES: Final = {
    "大一点": "bigger", "大点": "bigger", "大些": "bigger", "小一点": "smaller", "小点": "smaller", "小些": "smaller",
    "再大一点": "bigger", "再大点": "bigger", "再大些": "bigger", "再小一点": "smaller", "再小点": "smaller",
    "再小些": "smaller",
}  # fmt: skip
_COMING: Final = ("消失", "出现")
_COLOURED: Final = (K.OUTLINE, K.BOX)
_BETWEEN: Final = frozenset({K.PREP, K.A, K.FILLER})
_GROUNDS: Final = ("background", "背景", "底")
_UP: Final = ("up", "move up", "raise", "高一点", "高一些", "调高", "提高", "高点", "再高一点", "再高点")
_DOWN: Final = ("down", "lower", "低一点", "低一些", "调低", "降低", "压低", "低点", "再低一点", "再低点")
_STAYING: Final = frozenset({K.KEEP, K.SHOW, K.LONGER_BY, K.UNTIL_CLIP})
_DOING: Final = frozenset({K.SHOW, K.ENTER, K.LEAVE, K.FADE, K.BARE_FADE, K.BEGIN, K.STYLE, K.MOVE})
_NO_FAMILY: Final = re.compile(
    r"\b(?:i|i'm|you|we|it|like|love|hate|want|need|don't|dont|do|not|is|this|that|which|what|change|hand|other|same"
    r"|different|nicer|better|new|fun|fancy|cute|weird|ugly|wrong|please)\b",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"\bin\b")
_GLUE: Final = frozenset({*SEPARATORS, K.STOP})


def looked(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with the looks of texts put together."""
    out: list[Token] = []
    for sentence in _sentences(tokens):
        kinds = {token.kind for token in sentence}
        if kinds & _TEXTS:
            sentence = [*_reread(sentence, message)]
        elif K.QUOTE in kinds and not kinds & _HEARD:
            sentence = [_shown(_sized(token, message), message) for token in sentence]
        out += _with_fonts(_with_colours(sentence, message), message)
    return out


def _sized(token: Token, message: str) -> Token:
    """开头打上“周末”，大一点: letters are shown, nothing is heard."""
    size = _SIZES.get(message[token.start : token.end])
    return Token(K.SIZE, size, token.start, token.end) if token.kind is K.LEVEL and size else token


def _shown(token: Token, message: str) -> Token:
    """结尾加“谢谢观看”，慢慢消失: a film does not vanish, it fades out."""
    words = message[token.start : token.end]
    if token.kind is not K.FADE or not words.endswith(_COMING):
        return token
    return _as(token, K.LEAVE if words.endswith("消失") else K.ENTER, "fade")


def _sentences(tokens: list[Token]) -> Iterator[list[Token]]:
    start = 0
    for place, token in enumerate(tokens):
        if token.kind is K.STOP:
            yield tokens[start : place + 1]
            start = place + 1
    yield tokens[start:]


def _reread(sentence: list[Token], message: str) -> Iterator[Token]:
    """Words that mean another thing of a text than of clips or music."""
    clause: list[Token] = []
    for token in [*sentence, Token(K.STOP, None, len(message), len(message))]:
        if token.kind in _GLUE:
            heard = any(other.kind in _SOUNDS for other in clause)
            yield from clause if heard else (_of_text(other, clause, message) for other in clause)
            clause = []
            if token.start < len(message) or token in sentence:
                yield token
        else:
            clause.append(token)


def _of_text(token: Token, clause: list[Token], message: str) -> Token:
    words = message[token.start : token.end].lower()
    if token.kind is K.AFTER and any(other.kind is K.BOX for other in clause):
        return _as(token, K.PREP, "of")  # "a black box behind it"
    coloured = any(other.kind is K.COLOUR for other in clause)
    kinds = {other.kind for other in clause}
    match token.kind:
        case K.LEVEL | K.MOVE if words == "up" and kinds & _STAYING:
            return _as(token, K.FILLER, None)  # "keep the title up for 5 seconds"
        case K.OPACITY if K.BOX in kinds:
            return _as(token, K.FILLER, None)  # a box is half transparent anyway
        case K.BEGIN if K.QUOTE not in kinds:
            return _as(token, K.SHOW, None)
        case K.WORD if words == "should" and kinds & _DOING:
            return _as(token, K.FILLER, None)
        case K.FIT if words in ("black background", "黑边", "黑色边框", "加黑边", "留黑边"):
            return _as(token, K.OUTLINE if is_ideograph(words[0]) else K.BOX, "#000000")
        case K.FILLER | K.WORD if words in _GROUNDS and coloured:
            return _as(token, K.BOX, None)
        case K.TONE if words == "颜色":
            return _as(token, K.FILLER, None)
        case K.STYLE if str(token.value).startswith("slide"):
            return _as(token, K.ENTER, "slide")
        case K.FADE if words.endswith(_COMING):
            return _shown(token, message)
        case K.ZOOM if token.value in ("up", "down"):
            return _as(token, K.LIFT, 1 if token.value == "up" else -1)
        case K.GENRE | K.MOOD if words == "pop":
            return _as(token, K.ENTER, "pop")
        case K.LEVEL | K.MOVE if words in ("up", "down") and _is_at_edge(clause, words):
            return _as(token, K.FILLER, None)  # "up at the top"
        case K.LEVEL | K.MOVE | K.TONED if words in (*_UP, *_DOWN) and not any(_is_size(other) for other in clause):
            return _as(token, K.LIFT, 1 if words in _UP else -1)
    return token


def _is_at_edge(clause: list[Token], way: str) -> bool:
    edge = "top" if way == "up" else "bottom"
    return any(other.kind is K.POSITION and str(other.value).startswith(edge) for other in clause)


def _is_size(token: Token) -> bool:
    return token.kind is K.SIZE


def _as(token: Token, kind: Kind, value: object) -> Token:
    return Token(kind, value, token.start, token.end)


def _with_colours(tokens: list[Token], message: str) -> list[Token]:
    """ "black outline", "outlined in black": one token. Behind "in" stands its own colour, else before it."""
    out: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind in _COLOURED and token.value is None:
            behind = _colour_behind(tokens, place + 1)
            own = behind is not None and _IN.search(message[token.end : tokens[behind].end].lower()) is not None
            if out and out[-1].kind is K.COLOUR and not own:
                colour = out.pop()
                token = Token(token.kind, colour.value, colour.start, token.end)
            elif behind is not None and (own or not _belongs_further(tokens, behind)):
                token = Token(token.kind, tokens[behind].value, token.start, tokens[behind].end)
                place = behind
        out.append(token)
        place += 1
    return out


def _colour_behind(tokens: list[Token], place: int) -> int | None:
    while place < len(tokens) and tokens[place].kind in _BETWEEN:
        place += 1
    return place if place < len(tokens) and tokens[place].kind is K.COLOUR else None


def _belongs_further(tokens: list[Token], colour: int) -> bool:
    """Whether a colour is that of what follows it: "an outline, a red box"."""
    return any(token.kind in _COLOURED and token.value is None for token in tokens[colour + 1 : colour + 2])


def _with_fonts(tokens: list[Token], message: str) -> list[Token]:
    """ "the font 'Arial'", "font Open Sans", "in Comic Neue font": the noun and the family as one token. A font of
    which no family is said is the letters: "make the font bigger"."""
    out: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        place += 1
        if token.kind is not K.FONT or token.value is not None:
            out.append(token)
            continue
        named, end = _family_behind(tokens, place, message)
        if named is None and out and out[-1].kind is K.FONT:
            continue
        if named is None and out and out[-1].kind is K.WORD:
            start = len(out) - 1
            while start and out[start - 1].kind is K.WORD:
                start -= 1
            named = message[out[start].start : out[-1].end]
            if _NO_FAMILY.search(named):
                out.append(Token(K.WORD, None, token.start, token.end))
                continue
            token = Token(K.FONT, named, out[start].start, token.end)
            out = out[:start]
        elif named is not None:
            token = Token(K.FONT, named, token.start, tokens[end - 1].end)
            place = end
        out.append(token if named is not None else _as(token, K.TEXT, None))
    return out


def _family_behind(tokens: list[Token], place: int, message: str) -> tuple[str | None, int]:
    start = place
    while start < len(tokens) and tokens[start].kind in (*_BETWEEN, K.CHANGE, K.MAKE):
        start += 1
    if start < len(tokens) and tokens[start].kind in (K.QUOTE, K.FONT) and tokens[start].value:
        return str(tokens[start].value), start + 1
    end = start
    while end < len(tokens) and tokens[end].kind is K.WORD and not is_ideograph(message[tokens[end].start]):
        end += 1
    return (message[tokens[start].start : tokens[end - 1].end], end) if end > start else (None, place)
