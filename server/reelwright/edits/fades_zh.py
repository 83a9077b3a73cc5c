"""Whose a Chinese fade is that names nothing: behind the music 最后三秒渐弱 is the music's, not the film's. Pure."""

from __future__ import annotations

from typing import Final

from reelwright.edits.quoting import is_ideograph
from reelwright.edits.tokens import SEPARATORS, Kind, Token

K = Kind

_HEARD: Final = ("渐弱", "渐强")
_MUSIC: Final = frozenset({K.MUSIC, K.SONG})
_OTHERS: Final = frozenset(
    {K.CLIPS, K.FILM, K.MATERIAL, K.EVERYTHING, K.TEXT, K.CAPTIONS, K.QUOTE, K.TRANSITION, K.STYLE, K.BETWEEN,
     K.FADE_BLACK, K.LOGO, K.PIP, K.AUDIO, K.SOUND_FILE}
)  # fmt: skip


def music_faded(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with the music before each fade that is the music's."""
    out: list[Token] = []
    music = False
    for clause in _clauses(tokens):
        kinds = {token.kind for token in clause}
        fade = next((token for token in clause if token.kind is K.FADE and is_ideograph(message[token.start])), None)
        named = bool(kinds & (_MUSIC | _OTHERS))
        if fade is not None and not named and (music or message[fade.start : fade.end].startswith(_HEARD)):
            out.append(Token(K.MUSIC, None, clause[0].start, clause[0].start))
        elif named:
            music = bool(kinds & _MUSIC)
        out += clause
        music = music and clause[-1].kind is not K.STOP
    return out


def _clauses(tokens: list[Token]) -> list[list[Token]]:
    """The tokens in pieces, each with the separator that ends it."""
    out: list[list[Token]] = [[]]
    for token in tokens:
        out[-1].append(token)
        if token.kind is K.STOP or token.kind in SEPARATORS:
            out.append([])
    return [clause for clause in out if clause]
