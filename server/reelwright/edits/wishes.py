"""Which of the things in `impossible.py` a piece of a sentence asks for, by its words taken together. Pure."""

from __future__ import annotations

from reelwright.edits import impossible
from reelwright.edits.clauses import Piece
from reelwright.edits.impossible import Row
from reelwright.edits.tokens import FREE, Kind

_FILMS = frozenset({Kind.FILM, Kind.CLIP, Kind.CLIPS})
_OF_TIME = frozenset({Kind.SPAN, Kind.START, Kind.UNTIL, Kind.HEAD, Kind.TAIL, Kind.TIME, Kind.DURATION, Kind.PART})
_PUT = frozenset({Kind.MOVE, Kind.ADD, Kind.EDGE, Kind.ORDINAL, Kind.CLIP})
_FILM_FROM_WORDS = frozenset({Kind.MAKE, Kind.GENERATE, Kind.ADD})


def _takes_out(piece: Piece) -> bool:
    """ "remove the guy in the background", "erase the sign behind me": a thing of the picture, by a word of its own."""
    tokens = [token for token in piece.tokens if token.kind not in (Kind.FILLER, Kind.A, Kind.IT, Kind.ALL)]
    if len(tokens) < 3 or tokens[0].kind is not Kind.REMOVE or tokens[1].kind is not Kind.WORD or tokens[1].value:
        return False
    if any(token.kind in _OF_TIME for token in tokens):
        return False  # "remove the part between 8s and 10s"
    return any(token.kind in (Kind.PREP, Kind.AFTER, Kind.MUSIC) for token in tokens[2:])


def _speaks_as_another(piece: Piece) -> bool:
    """把我的声音换成林志玲的声音: a voice in the place of a voice."""
    tokens = [token for token in piece.tokens if token.kind is not Kind.FILLER]
    change = next((n for n, token in enumerate(tokens) if token.kind in (Kind.CHANGE, Kind.MAKE)), 0)
    before, behind = tokens[:change], tokens[change + 1 :]
    voiced = any(token.kind is Kind.AUDIO for token in before) and bool(behind) and behind[-1].kind is Kind.AUDIO
    return voiced and any(token.kind is Kind.WORD for token in behind)


def impossible_in(piece: Piece) -> Row | None:
    """What a piece with unknown words asks for, if it is one of the things that cannot be done."""
    kinds = {token.kind for token in piece.tokens}
    for token in piece.tokens:
        if isinstance(token.value, Row):
            return token.value
    invents = "invent" in (token.value for token in piece.tokens)
    if (
        invents
        and Kind.CLIPS in kinds
        and not kinds - FREE - {Kind.GENERATE, Kind.CLIPS, Kind.WORD, Kind.TIME, Kind.FILM, *_PUT}
    ):
        return impossible.GENERATE
    if Kind.ABOUT not in kinds and Kind.WORD not in kinds:
        return None
    if _speaks_as_another(piece):
        return impossible.VOICE
    if _takes_out(piece):
        return impossible.OBJECTS
    said_by = any(token.kind is Kind.PREP and token.value == "by" for token in piece.tokens)
    if Kind.MUSIC in kinds and said_by:
        return impossible.LIBRARY
    if "invent" in (token.value for token in piece.tokens) and not kinds - FREE - {
        Kind.GENERATE,
        Kind.WORD,
        Kind.TIME,
        Kind.ABOUT,
        Kind.OPEN_WITH,
        *_PUT,
        *_FILMS,
    }:
        return impossible.GENERATE
    from_words = Kind.ABOUT in kinds or Kind.GENERATE in kinds
    if from_words and kinds & _FILMS and kinds & _FILM_FROM_WORDS:
        others = kinds - FREE - _FILM_FROM_WORDS - _FILMS - {Kind.ABOUT, Kind.WORD, Kind.NUM, Kind.MOOD}
        return None if others else impossible.GENERATE
    return None
