"""Clips named without the word "clip": "put the sunset first", 把night-city放到最前面. Pure.

The parser cannot know the film's names. Words that nothing else explains are taken for a name only where the whole
clause then makes an edit that must have a clip, such as a move; whether there is such a clip is said when it is done.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from reelwright.edits.clauses import Piece
from reelwright.edits.clip_reference import Reference
from reelwright.edits.impossible import Row
from reelwright.edits.model import Combine, CutOff, Delete, Move, Reorder, Speed, Split, Swap, Transitions, Trim, Volume
from reelwright.edits.ops_cut import Duplicate, Reverse
from reelwright.edits.quoting import is_ideograph
from reelwright.edits.rules import Outcome
from reelwright.edits.spelling import is_slip
from reelwright.edits.tokens import Kind, Token

_ENGLISH_WORDS: Final = 4
_CHINESE_CHARACTERS: Final = 8
_OF_ONE_CLIP: Final = (Move, Swap, Trim, CutOff, Split, Delete, Reverse, Duplicate)
_NO_NAMES: Final = frozenset(
    [
        "can",
        "could",
        "would",
        "should",
        "must",
        "might",
        "may",
        "will",
        "shall",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "if",
        "when",
        "while",
        "who",
        "which",
        "whose",
        "than",
        "because",
        "very",
        "else",
        "something",
        "anything",
        "nothing",
        "someone",
        "funnier",
        "better",
        "other",
        "others",
        "another",
        "also",
        "than",
        "how",
        "why",
        "not",
        "never",
        "always",
        "i",
        "he",
        "she",
        "we",
        "they",
        "you",
        *("look", "looks", "looked", "looking", "feel", "feels", "sound", "sounds", "seem", "seems", "late", "early"),
        *("soon", "starts", "ends", "wider", "taller", "through", "thru"),
        "longest",
        "shortest",
    ]
)
_NO_BEGINNINGS: Final = "不没别怎是就还很太谁哪"
_OF_THE_FILM: Final = frozenset({Kind.FILM, Kind.MATERIAL, Kind.EVERYTHING})
_BESIDE: Final = frozenset({Kind.AFTER, Kind.BEFORE, Kind.EDGE})


def with_names(piece: Piece, message: str) -> Piece:
    """The piece with each run of unknown words as the name of a clip."""
    out: list[Token] = []
    run: list[Token] = []
    for token in (*piece.tokens, None):
        if token is not None and token.kind is Kind.WORD:
            run.append(token)
            continue
        out += _named(run, message)
        run = []
        if token is not None:
            out.append(token)
    return Piece(tuple(out), piece.before)


def _named(run: list[Token], message: str) -> list[Token]:
    if not run or len(run) > (_CHINESE_CHARACTERS if is_ideograph(message[run[0].start]) else _ENGLISH_WORDS):
        return run
    start, end = run[0].start, run[-1].end
    words = message[start:end].lower().split()
    if not _NO_NAMES.isdisjoint(words) or message[start:end][:1] in _NO_BEGINNINGS:
        return run
    if any(is_slip(word) for word in words):
        return run  # "keep everythign under 20 seconds"
    return [Token(Kind.CLIPS, Reference((message[start:end],)), start, end)]


def must_have_a_clip(outcome: Outcome, tokens: tuple[Token, ...]) -> bool:
    """Whether an edit of these tokens leaves no doubt that its unknown words name a clip."""
    kinds = {token.kind for token in tokens}
    (edit, *others) = outcome or (None,)
    if others or edit is None or isinstance(edit, Row):
        return False
    if isinstance(edit, Reorder):
        return len(edit.clips or ()) > 1
    if kinds & _OF_THE_FILM or (Kind.IT in kinds and not kinds & _BESIDE):
        return False
    if isinstance(edit, Transitions):
        return Kind.BETWEEN in kinds and edit.after is not None
    if isinstance(edit, Combine):
        return len(edit.clips or ()) > 1
    if isinstance(edit, Speed) or (isinstance(edit, Volume) and Kind.MUTE in kinds):
        return any(token.kind is Kind.CLIPS and before.kind is Kind.FILLER for before, token in pairwise(tokens))
    return isinstance(edit, _OF_ONE_CLIP)
