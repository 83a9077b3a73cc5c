"""Clauses that do not say what they are about: "half speed", "a bit louder", "fade it out". Pure.

Such a tail is about what was spoken of just before: a clip, the music, a text, the transitions. It is never about
everything once something has been named; what does not suit that is not understood.
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.tokens import FREE, Kind, Token

K = Kind

_AMOUNTS: Final = frozenset({K.FACTOR, K.PERCENT, K.HALF, K.ANGLE, K.DECIBELS, K.TIMES_AS_LOUD})
_LEANING: Final = _AMOUNTS | {
    K.LEVEL,
    K.FASTER,
    K.SLOWER,
    K.MUTE,
    K.LONGER,
    K.SHORTER,
    K.SIZE,
    K.RATE,
    K.LATER,
    K.LONGER_BY,
    K.CAPITALS,
}
_CARRYING: Final = frozenset(
    {K.MAKE, K.SHOW, K.KEEP, K.ADD, K.FADE, K.BARE_FADE, K.WAY, K.EDGE, K.VOLUME, K.REMOVE, K.NEG}
)
OF_TAILS: Final = _LEANING | _CARRYING
_MUSIC: Final = frozenset({K.MUSIC, K.SONG})
_TEXTS: Final = frozenset({K.TEXT, K.CAPTIONS, K.CAPTION_FILE, K.QUOTE})
_JOINS: Final = frozenset({K.TRANSITION, K.STYLE})
_OF_ALL: Final = frozenset({K.FILM, K.EVERYTHING, K.WHOLE, K.MATERIAL})

Subject = tuple[Token, ...]
"""The tokens that stand for what was spoken of, to be said again before a tail."""


def is_amount(tokens: tuple[Token, ...]) -> bool:
    """Whether it says nothing but how much: "20%", "about half"."""
    kinds = {token.kind for token in tokens} - FREE
    return bool(kinds) and kinds <= _AMOUNTS


def is_tail(tokens: tuple[Token, ...]) -> bool:
    """Whether it could be about anything: "half speed", "louder", "make it quieter"."""
    kinds = {token.kind for token in tokens if not _is_any_sound(token)} - FREE
    if not kinds & _LEANING or not kinds <= _LEANING | _CARRYING:
        return False
    return not kinds & _CARRYING or bool(kinds & {K.LATER, K.LONGER_BY}) or _points(tokens)


def _is_any_sound(token: Token) -> bool:
    """声音: the sound of whatever was spoken of."""
    return token.kind is K.AUDIO and token.value == "any"


def leans(tokens: tuple[Token, ...]) -> bool:
    """Whether it points back: "fade it out", "put a black box behind em"."""
    return _points(tokens)


def _points(tokens: tuple[Token, ...]) -> bool:
    return any(token.kind is K.IT and token.value == "it" for token in tokens)


def subject_of(tokens: tuple[Token, ...]) -> Subject | None:
    """What a clause was about, if it says so."""
    kinds = {token.kind for token in tokens}
    start = tokens[0].start
    if kinds & _MUSIC:
        return (Token(K.MUSIC, None, start, start),)
    if kinds & _TEXTS:
        return (Token(K.TEXT, None, start, start),)
    if kinds & _JOINS and K.CLIPS not in kinds:
        return (Token(K.TRANSITION, None, start, start),)
    clips = next((token for token in reversed(tokens) if token.kind is K.CLIPS), None)
    if clips is not None:
        return (clips,)
    several = next(
        (token for token in tokens if token.kind is K.MATERIAL and token.value in ("photos", "videos")), None
    )
    if several is not None and not kinds & (_OF_ALL - {K.MATERIAL}):
        return (several,)
    return (Token(K.FILM, None, start, start),) if kinds & _OF_ALL else None


def said_again(subject: Subject, tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The tail with its subject: of music, a bare amount is its volume."""
    start = tokens[0].start
    heard = subject[0].kind is K.MUSIC and not any(token.kind in (K.FADE, K.BARE_FADE) for token in tokens)
    volume = (
        [(*subject, Token(K.VOLUME, None, start, start), Token(K.MAKE, "to", start, start), *tokens)] if heard else []
    )
    return [*volume, (*subject, *tokens)]
