"""When a clip begins, as a time: "until the dog shows up", "when the photos start", 小狗出来的时候. Pure.

A step of `references.py`: the words around a clip become one token that says when. "While it plays" is the clip alone,
over which something is shown or heard. Only in sentences about a text, music or a picture over the film.
"""

from __future__ import annotations

import re
from typing import Final

from reelwright.edits.clip_reference import Reference
from reelwright.edits.terms import THE_PHOTO, Clip
from reelwright.edits.tokens import Kind, Token

K = Kind

_MOST: Final = 12  # clips of a message
_NEAR: Final = 40  # characters on either side
_NOUN: Final = r"(?: (?:clip|video|shot|part|bit|one|scene|footage|photo|pic|picture)s?)?"
_COMES: Final = (
    r"(?:(?:first )?(?:shows? up|starts?|begins?|appears?|comes? (?:on|in|up)|pops? up|enters|kicks in|is shown)"
    r"(?: on screen)?)"
)
_PLAYS: Final = (
    r"(?:is playing|plays|is on(?: screen)?|are on(?: screen)?|is showing|is up|is visible|runs|is running"
    r"|(?:is |are )?(?:talk|speak)(?:s|ing)?)"
)
_UNTIL: Final = re.compile(r"\b(?:up )?(?:until|till|til)(?: (?:the|my|we see the|we get to the|we reach the))? ?$")
_WHEN: Final = re.compile(
    r"\b(?:(?:only |just |right )?(?:when|once|as soon as|the moment|from when|starting when)|from where)"
    r"(?: (?:the|my|we see the|we get to the))? ?$"
)
_FROM: Final = re.compile(r"\b(?:only )?(?:from|starting (?:at|with|from)|beginning with)(?: the| my)? ?$")
_STARTING: Final = re.compile(
    r"\b(?:starting|beginning|(?:com|kick)(?:e|ing) in|kick in|starts?|begins?) (?:at|from)(?: the| my)? ?$"
)
_WHILE: Final = re.compile(r"\b(?:only |just )?(?:while|when|during|as long as|for as long as)(?: the| my)? ?$")
_ON: Final = re.compile(rf"{_NOUN} (?:on|onwards?)(?= *(?:$|[,.!?]))")
_COMING: Final = re.compile(rf"{_NOUN} {_COMES}\b")
_AS_IT_COMES: Final = re.compile(
    rf"{_NOUN},? (?:when|once|as|as soon as|while) (?:he|she|it|they)(?:'s|'re| is| are)? ?(?:{_COMES}|{_PLAYS})\b"
)
_PLAYING: Final = re.compile(rf"{_NOUN}(?: {_PLAYS}\b)?")
_OF: Final = r"(?:的?那一?[段条张]|那里|那儿|这[段条])?"
_UNTIL_ZH: Final = re.compile(r"(?:一直)?(?:留|停留?|放|显示|等)?(?:直到|到|等到) ?$")
_COMING_ZH: Final = re.compile(
    rf"{_OF}(?:一?(?:出来|出现|开始|登场|出场|上场|放出来|来)(?:播放)?)(?:为止|之前|以前|前|的时候|时|就|再|才|了)*"
)
_FROM_ZH: Final = re.compile(r"(?:从|等|自) ?$")
_PLAYING_ZH: Final = re.compile(rf"{_OF}(?:播放|放|出镜|在)?(?:的时候|的时间|时候|期间|时|的期间)")
_SHOWN: Final = frozenset(
    {K.TEXT, K.QUOTE, K.CAPTIONS, K.MUSIC, K.SONG, K.LOGO, K.PIP, K.SOUND_FILE, K.VOLUME, K.POSITION}
)


def clip_moments(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with such times in the place of the clips that they name."""
    kinds = {token.kind for token in tokens}
    if not kinds & _SHOWN:
        return tokens
    out = list(tokens)
    for token in [token for token in tokens if _one_clip(token) is not None][:_MOST]:
        found = _moment(token, message)
        if found is not None:
            out = _replaced(out, found, token)
    return [_kept(token, out, message) for token in out]


def _kept(token: Token, tokens: list[Token], message: str) -> Token:
    """ "leave it until the dog shows up"."""
    left = message[token.start : token.end].lower() == "leave" and any(t.kind is K.UNTIL_CLIP for t in tokens)
    return Token(K.KEEP, None, token.start, token.end) if left else token


def _one_clip(token: Token) -> Clip | None:
    if token.kind is K.MATERIAL and token.value == "photos":
        return THE_PHOTO
    if token.kind is K.CLIP and token.value == "photos":
        return THE_PHOTO
    named = token.value
    if not isinstance(named, Reference) or len(named.clips) != 1 or named.counts_photos:
        return THE_PHOTO if isinstance(named, Reference) and named.every and named.photo else None
    return None if named.every else named.clips[0]


def _moment(token: Token, message: str) -> Token | None:
    """What the words around a clip make of it; None if they are no such words."""
    clip = _one_clip(token)
    start, end = token.start, token.end
    if clip is None:
        return None
    before, after = message[max(0, start - _NEAR) : start].lower(), message[end : end + _NEAR].lower()
    behind = start - len(before)
    for opening, following, kind in _READINGS:
        lead = opening.search(before) if opening is not None else None
        tail = following.match(after)
        if tail is None or (opening is not None and lead is None):
            continue
        named = token.value if isinstance(token.value, Reference) else Reference((clip,), photo=True)
        return Token(
            kind, named if kind is K.CLIPS else clip, behind + lead.start() if lead else start, end + tail.end()
        )
    return None


_READINGS: Final = (
    (_UNTIL, _COMING, K.UNTIL_CLIP),
    (_UNTIL, re.compile(rf"{_NOUN}"), K.UNTIL_CLIP),
    (_WHEN, _COMING, K.AT_CLIP),
    (_FROM, _ON, K.AT_CLIP),
    (_STARTING, re.compile(rf"{_NOUN}"), K.AT_CLIP),
    (_WHILE, _PLAYING, K.CLIPS),
    (_UNTIL_ZH, _COMING_ZH, K.UNTIL_CLIP),
    (_FROM_ZH, _COMING_ZH, K.AT_CLIP),
    (None, _AS_IT_COMES, K.CLIPS),
    (None, _COMING_ZH, K.AT_CLIP),
    (None, _PLAYING_ZH, K.CLIPS),
)
"""What stands before a clip, what follows it, and what they are together; tried in this order."""


def _replaced(tokens: list[Token], found: Token, clip: Token) -> list[Token]:
    """With a token in the place of all that it covers; where it would cut one in two, as they were."""
    cut = any(
        token.start < edge < token.end for token in tokens for edge in (found.start, found.end) if token is not clip
    )
    if cut:
        return tokens
    out = [token for token in tokens if token.end <= found.start or token.start >= found.end]
    place = sum(token.end <= found.start for token in out)
    return [*out[:place], found, *out[place:]]
