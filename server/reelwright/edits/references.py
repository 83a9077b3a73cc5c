"""Tokens that mean something together: "clip" + 2, "at" + 2s, a title and its bare words. Pure.

Each step takes the tokens of a message and gives them back with some replaced by fewer; `refer` is all of them.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from reelwright.edits.bare_texts import bare_texts
from reelwright.edits.clip_names import PLURALS, ClipNames, Reference
from reelwright.edits.quoting import is_ideograph
from reelwright.edits.text_looks import looked
from reelwright.edits.tokens import Kind, Token

K = Kind

_CAN_YOU: Final = ("能", "能不能", "能否", "可以", "可不可以")
_CLAUSE_ENDS: Final = (K.STOP, K.COMMA, K.AND, K.WITH)
TIME_ROLES: Final = {"at": K.START, "for": K.DURATION, "to": K.UNTIL, "by": K.BY_TIME}
"""What a time is for, by the preposition before it."""


def refer(tokens: list[Token], message: str) -> list[Token]:
    """The tokens of a message with clips, times and bare texts put together."""
    tokens = _counted(bare_texts(looked(_particles(_behind(tokens, message), message), message), message))
    tokens = ClipNames(tokens, message).referred()
    tokens = _polite(tokens, message)
    return _hoisted(_times([_noun(token, message) for token in tokens]))


def _behind(tokens: list[Token], message: str) -> list[Token]:
    """之后 begins a clause ("then"), but at the end of one it means "behind it"."""
    out: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        last = following is None or following.kind in (K.STOP, K.COMMA)
        if token.kind is K.AND and last and message[token.start : token.end] == "之后":
            token = Token(K.AFTER, None, token.start, token.end)
        if message[token.start : token.end] == "之后加" and (not out or out[-1].kind in (K.STOP, K.COMMA)):
            token = Token(K.ADD, None, token.start, token.end)
        out.append(token)
    return out


def _particles(tokens: list[Token], message: str) -> list[Token]:
    """Verbs in two parts: "fade the music in", "turn the music off"."""
    out: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        said = message[token.start : token.end].lower()
        last = following is None or following.kind in _CLAUSE_ENDS or _is_when(following)
        verb = _verb_of(said, out, message) if last and token.kind is K.PREP else None
        if verb is not None and said == "in":
            token = Token(K.WAY, "in", token.start, token.end)
        elif verb is not None:
            out[verb] = Token(K.FILLER, None, out[verb].start, out[verb].end)
            token = Token(K.REMOVE, None, token.start, token.end)
        out.append(token)
    return out


def _verb_of(particle: str, before: list[Token], message: str) -> int | None:
    """The place of the verb in the same clause that takes this particle, if it stands apart from it."""
    for place in range(len(before) - 1, -1, -1):
        token = before[place]
        if token.kind in _CLAUSE_ENDS:
            return None
        said = message[token.start : token.end].lower()
        fades = particle == "in" and token.kind is K.BARE_FADE
        if fades or (particle == "off" and said in ("turn", "switch")):
            return place if place < len(before) - 1 else None
    return None


def _is_when(token: Token) -> bool:
    return token.kind in (K.START, K.SPAN) or (token.kind is K.PREP and token.value in ("at", "for"))


def _polite(tokens: list[Token], message: str) -> list[Token]:
    """ "能加音乐吗" asks for music, "有音乐吗" asks about it."""
    out: list[Token] = []
    asked = False
    for token in tokens:
        asked = token.kind is not K.STOP and (asked or message[token.start : token.end] in _CAN_YOU)
        polite = asked and token.kind is K.QUESTION
        out.append(Token(K.FILLER, None, token.start, token.end) if polite else token)
    return out


def _times(tokens: list[Token]) -> list[Token]:
    """A time takes its role from the word before it ("at 2s") or behind it ("2秒处")."""
    out: list[Token] = []
    for token in tokens:
        before = out[-1] if out else None
        if token.kind is K.TIME and before and (role := _role(before)):
            if before.kind is K.PREP:
                out.pop()
            out.append(Token(role, token.value, before.start, token.end))
        elif token.kind is K.PREP and token.value == "handle" and before and before.kind is K.TIME:
            out[-1] = Token(K.START, before.value, before.start, token.end)
        elif token.kind is K.TAIL and before and before.kind in (K.CLIPS, K.MATERIAL):
            out.append(Token(K.DURATION, token.value, token.start, token.end))
        elif token.kind is K.TIME and before and before.kind is K.ABOUT:
            out[-1] = token
        else:
            out.append(token)
    return out


def _role(before: Token) -> Kind | None:
    if before.kind is K.PREP:
        return TIME_ROLES.get(str(before.value))
    return {K.SHOW: K.DURATION, K.AFTER: K.START}.get(before.kind)


def _noun(token: Token, message: str) -> Token:
    """What a clip's noun means alone: "the video" is the film, "my clips" are the material."""
    if token.kind is K.CLIPS and isinstance(token.value, Reference) and token.value.every and token.value.photo:
        return Token(K.MATERIAL, "photos", token.start, token.end)
    if token.kind is not K.CLIP:
        return token
    if token.value == "video":
        return Token(K.FILM, "video" if is_ideograph(message[token.start]) else None, token.start, token.end)
    if token.value in PLURALS:
        return Token(K.MATERIAL, token.value, token.start, token.end)
    if is_ideograph(message[token.start]) and token.value == "clip":
        return Token(K.MATERIAL, "clips", token.start, token.end)  # 片段 has no plural
    return Token(K.NUM, 1, token.start, token.end) if message[token.start : token.end].lower() == "one" else token


def _counted(tokens: list[Token]) -> list[Token]:
    """ "these 5 videos", "my 3 clips": how many there are says nothing."""
    out: list[Token] = []
    for token in tokens:
        number = out[-1] if out and out[-1].kind is K.NUM and token.kind is K.CLIP else None
        if number and len(out) > 1 and out[-2].kind in (K.IT, K.FILLER, K.ALL):
            out[-1] = Token(K.CLIP, f"{str(token.value).removesuffix('s')}s", number.start, token.end)
        else:
            out.append(token)
    return out


def _hoisted(tokens: list[Token]) -> list[Token]:
    """Chinese names the film behind everything that it has: say it before as well, where its verb is."""
    out: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind in (K.WITH, K.NEG) and out and out[-1].kind in (K.A, K.GENERATE) and _film_follows(tokens, place):
            out.append(Token(K.FILM, None, token.start, token.start))
        out.append(token)
    return out


def _film_follows(tokens: list[Token], place: int) -> bool:
    for token in tokens[place : place + 24]:
        if token.kind is K.STOP:
            return False
        if token.kind is K.FILM:
            return True
    return False
