"""Which pieces of a sentence are one edit together, and what carries over from one to the next. Pure.

"add a title, centre, large" is three pieces and one edit; "faster, louder" are two edits. `reading.py` asks.
"""

from __future__ import annotations

from reelwright.edits.clauses import Piece
from reelwright.edits.levels import LONGEST_JOIN
from reelwright.edits.model import Aspect, Combine, Music
from reelwright.edits.ops_cut import Preset
from reelwright.edits.ops_picture import Canvas, Overlay
from reelwright.edits.ops_sound import AnotherSong
from reelwright.edits.ops_text import Captions, RestyleText, Text
from reelwright.edits.rules import Outcome
from reelwright.edits.tokens import FREE, VERBS, Kind, Token

_SHAPES = (Aspect, Canvas, Preset)


def joined(run: list[Piece]) -> tuple[Token, ...]:
    return tuple(token for piece in run for token in piece.tokens)


def alike(one: Outcome, other: Outcome) -> bool:
    if not one or not other or type(one[0]) is type(other[0]):
        return True
    if isinstance(one[0], _SHAPES) and isinstance(other[0], _SHAPES):
        return True
    if isinstance(one[0], Combine) and one[0].clips and isinstance(other[0], Overlay):
        return True
    if isinstance(one[0], AnotherSong) and isinstance(other[0], Music):
        return True  # "replace the music with song.mp3"
    if isinstance(one[0], RestyleText) and isinstance(other[0], Captions):
        named = one[0].text is not None or one[0].number is not None or one[0].new_text is not None
        return one[0].kind in (None, "caption") and not named
    return isinstance(one[0], RestyleText) and isinstance(other[0], Text)


def goes_on(tokens: tuple[Token, ...]) -> bool:
    """Whether it is more likely about the clip before it than about the film: 第一段倒放，然后加速."""
    kinds = {token.kind for token in tokens}
    of_a_clip = {Kind.FASTER, Kind.SLOWER, Kind.TONE, Kind.TONED, Kind.MUTE, Kind.LOOK}
    of_others = {Kind.FILM, Kind.EVERYTHING, Kind.IT, Kind.WHOLE, Kind.MATERIAL, Kind.MUSIC, Kind.AUDIO, Kind.VOLUME}
    if Kind.LOOK in kinds and not kinds.isdisjoint({Kind.ADD, Kind.GENERATE}):
        return False  # "and add a warm look": that is the film's
    return not kinds.isdisjoint(of_a_clip) and kinds.isdisjoint(of_others)


def is_caption(outcome: Outcome) -> bool:
    """Whether it is one caption with words of its own."""
    return len(outcome) == 1 and isinstance(outcome[0], Text) and outcome[0].kind == "caption"


def is_loudness(piece: Piece) -> bool:
    """ "faster, louder": behind a comma "louder" is no part of a speed, as in "speed it up"."""
    return {token.kind for token in piece.tokens} - FREE == {Kind.LEVEL}


def _is_loud(piece: Piece) -> bool:
    return any(token.kind in (Kind.LEVEL, Kind.PERCENT, Kind.HALF, Kind.KEEP) for token in piece.tokens)


def has_words(run: list[Piece]) -> bool:
    return any(token.kind is Kind.WORD for piece in run for token in piece.tokens)


def belongs(piece: Piece, outcome: Outcome) -> bool:
    """Whether a piece that would be an edit by itself only completes another: 写“出发啦”, "lofi in the background"."""
    kinds = {token.kind for token in piece.tokens}
    if not outcome:
        return False
    if isinstance(outcome[0], Text) and Kind.QUOTE in kinds:
        return not kinds & {Kind.TEXT, Kind.CAPTIONS}
    if isinstance(outcome[0], _SHAPES) and Kind.FIT in kinds and not kinds & {Kind.RATIO, Kind.PIXELS, Kind.PLATFORM}:
        return True
    if isinstance(outcome[0], Overlay) and kinds - FREE <= {Kind.ADD, Kind.CLIPS}:
        return True  # 右上角加个水印，用店标.png
    if isinstance(outcome[0], Captions):
        return not kinds & {Kind.CAPTION_FILE, Kind.CAPTIONS}
    return Kind.WITH in piece.before or (isinstance(outcome[0], Music) and not kinds & VERBS)


def most_pieces(pieces: list[Piece]) -> int:
    """How many pieces may be one edit: more of them behind a text, up to the next one."""
    if _names_text(pieces[0]) and not any(_names_text(piece) for piece in pieces[1:]):
        return len(pieces)
    return min(LONGEST_JOIN, len(pieces))


def _names_text(piece: Piece) -> bool:
    return any(token.kind in (Kind.TEXT, Kind.CAPTIONS, Kind.CAPTION_FILE) for token in piece.tokens)


def animates(piece: Piece, run: list[Piece]) -> bool:
    """Whether a fade is that of a text, not of the film: "with a fade in", "that slides in and fades out"."""
    kinds = {token.kind for token in piece.tokens} - FREE
    if not kinds or not kinds <= {Kind.FADE, Kind.BARE_FADE, Kind.WAY}:
        return False
    around = {token.kind for other in run for token in other.tokens}
    return bool(
        around & {Kind.TEXT, Kind.CAPTIONS} and (Kind.WITH in piece.before or around & {Kind.ENTER, Kind.LEAVE})
    )


def _is_quieter_music(piece: Piece) -> bool:
    """Whether the music is spoken of first, and then how loud it is to be: no music of that loudness."""
    kinds = [token.kind for token in piece.tokens if token.kind not in FREE]
    return kinds[:1] == [Kind.MUSIC] and set(kinds[1:]) == {Kind.LEVEL}


def may_carry(verbs: tuple[Token, ...], piece: Piece) -> bool:
    """Whether a verb still holds here. "no" holds over "or", but neither over a comma nor over "with"."""
    if Kind.WITH in piece.before:
        return False
    if any(token.kind is Kind.MUTE for token in verbs) and _is_loud(piece):
        return False  # 第一段静音，音乐小一点
    if any(token.kind is Kind.ADD for token in verbs) and _is_quieter_music(piece):
        return False  # 加上配音，音乐小一点
    if is_loudness(piece) and any(token.kind in (Kind.FASTER, Kind.SLOWER) for token in verbs):
        return False
    return not any(token.kind is Kind.NEG for token in verbs) or Kind.COMMA not in piece.before
