"""Tokens that mean something together: "clip" + 2, "the" + beach + "clip", "at" + 2s, a title and its bare words. Pure.

Each step takes the tokens of a message and gives them back with some replaced by fewer; `refer` is all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reelwright.edits.lexer import media_kind
from reelwright.edits.model import Clip
from reelwright.edits.quoting import is_ideograph
from reelwright.edits.tokens import SEPARATORS, Kind, Token

K = Kind

TIME_ROLES: Final = {"at": K.START, "for": K.DURATION, "to": K.UNTIL, "by": K.BY_TIME}
"""What a time is for, by the preposition before it."""

_BEFORE_WORDS: Final = (K.TEXT, K.SAYING, K.MUSIC)
_PLURALS: Final = ("clips", "videos", "photos")
_NAME_WORDS: Final = 4  # the most words a clip's name is taken to have: "the golden hour beach clip"
_ORDINALS: Final = 12  # the longest list before one noun: "the first, second and third clips"
_CHINESE_NAME: Final = 8  # the same in characters
_BETWEEN_WORDS: Final = (K.FILLER, K.PREP)
_SLOTS_AFTER_TEXT: Final = (
    K.TIME, K.SPAN, K.START, K.HEAD, K.TAIL, K.POSITION, K.SIZE, K.EDGE, K.WHOLE, K.COLOUR,
)  # fmt: skip
_BEFORE_SLOTS: Final = (K.PREP, K.A, K.SHOW, K.MOVE)
_POLITE: Final = ("please", "pls", "thanks", "thank you", "for me", "吧", "谢谢", "了")


@dataclass(frozen=True, slots=True)
class Reference:
    """Clips that a message names. `every`: as a whole ("all clips"). `photo`: it said "photo", so no other clip."""

    clips: tuple[Clip, ...]
    every: bool = False
    photo: bool = False


def refer(tokens: list[Token], message: str) -> list[Token]:
    """The tokens of a message with clips, times and bare texts put together."""
    tokens = _counted(_bare_texts(tokens, message))
    tokens = _Clips(tokens, message).referred()
    return _hoisted(_times([_noun(token, message) for token in tokens]))


# Times


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


# Clips


class _Clips:
    """Puts clip names together, from left to right."""

    def __init__(self, tokens: list[Token], message: str) -> None:
        self._tokens = tokens
        self._message = message

    def referred(self) -> list[Token]:
        out: list[Token] = []
        place = 0
        while place < len(self._tokens):
            found = self._list(place)
            if found is None:
                out.append(self._tokens[place])
                place += 1
            else:
                reference, end = found
                first, last = self._tokens[place], self._tokens[end - 1]
                out.append(Token(K.CLIPS, reference, first.start, last.end))
                place = end
        return out

    def _list(self, place: int) -> tuple[Reference, int] | None:
        """One clip, or several joined by commas and "and"."""
        found = self._item(place)
        if found is None:
            return None
        reference, end = found
        clips, photo = list(reference.clips), reference.photo
        while not reference.every and (more := self._further(end, clips[-1])):
            clips.extend(more[0].clips)
            photo, end = photo or more[0].photo, more[1]
        return Reference(tuple(clips), reference.every, photo), end

    def _further(self, place: int, last: Clip) -> tuple[Reference, int] | None:
        """The next item of a list; a bare number or quote only behind another."""
        after = self._skip(place, SEPARATORS - {K.WITH})
        if after == place:
            return None
        after = self._skip(after, frozenset({K.FILLER}))
        token = self._at(after)
        if token is None:
            return None
        if isinstance(last, int) and token.kind is K.NUM and isinstance(token.value, int):
            return Reference((token.value,)), after + 1
        if isinstance(last, int) and token.kind is K.RANGE and isinstance(token.value, tuple):
            return self._from_to(token.value[0], token.value[1], False, after + 1)
        found = self._item(after)
        return None if found is None or found[0].every else found

    def _skip(self, place: int, kinds: frozenset[Kind]) -> int:
        while (token := self._at(place)) and token.kind in kinds:
            place += 1
        return place

    def _item(self, place: int) -> tuple[Reference, int] | None:
        for reader in (self._file, self._noun_first, self._ordinal, self._every, self._quoted, self._named):
            found = reader(place)
            if found:
                return found
        return None

    def _at(self, place: int) -> Token | None:
        return self._tokens[place] if place < len(self._tokens) else None

    def _kind(self, place: int) -> Kind | None:
        token = self._at(place)
        return token.kind if token else None

    def _file(self, place: int) -> tuple[Reference, int] | None:
        """beach.mp4, "the beach.mp4 clip"."""
        token = self._at(place)
        if token is None or token.kind is not K.FILE:
            return None
        return Reference((str(token.value),)), place + (2 if self._kind(place + 1) is K.CLIP else 1)

    def _noun_first(self, place: int) -> tuple[Reference, int] | None:
        """ "clip 2", "clips 2-4", "clips 2 to 4", "clip number 2", "clip 'beach'", 片段2."""
        noun = self._at(place)
        if noun is None or noun.kind is not K.CLIP:
            return None
        after = place + 1
        while (
            (between := self._at(after)) and between.kind is K.FILLER and self._said(between) in ("number", "#", "no.")
        ):
            after += 1
        token = self._at(after)
        if token is None:
            return None
        if token.kind is K.CLIP and self._said(token) == "one":
            token = Token(K.NUM, 1, token.start, token.end)
        photo = str(noun.value).startswith("photo")
        if token.kind is K.QUOTE and noun.value in ("clip", "clips", "photo"):
            return Reference((str(token.value),), photo=photo), after + 1
        if token.kind is K.RANGE and isinstance(token.value, tuple):
            return self._from_to(token.value[0], token.value[1], photo, after + 1)
        if token.kind is not K.NUM or not isinstance(token.value, int):
            return None
        to, last = self._at(after + 1), self._at(after + 2)
        if noun.value in _PLURALS and to and to.kind is K.PREP and to.value == "to" and last and last.kind is K.NUM:
            return self._from_to(token.value, last.value, photo, after + 3)
        return Reference((token.value,), photo=photo), after + 1

    @staticmethod
    def _from_to(first: object, last: object, photo: bool, end: int) -> tuple[Reference, int] | None:
        if not isinstance(first, int) or not isinstance(last, int) or not 0 < last - first < 1000:
            return None
        return Reference(tuple(range(first, last + 1)), photo=photo), end

    def _ordinal(self, place: int, depth: int = 0) -> tuple[Reference, int] | None:
        """ "the second clip", "first and third clips", "the first two clips", 第二段, 第2到第4段, 前两段."""
        token = self._at(place)
        if token is None or token.kind is not K.ORDINAL:
            return None
        after = self._skip(place + 1, frozenset({K.FILLER}))
        noun, further = self._at(after), self._at(after + 1)
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
            and self._kind(after + 2) is K.CLIP
        ):
            return self._from_to(token.value, further.value, False, after + 3)
        if noun.kind in (K.AND, K.COMMA) and depth < _ORDINALS:
            others = self._ordinal(self._skip(after, frozenset({K.AND, K.COMMA, K.FILLER})), depth + 1)
            return (
                (Reference((_clip(token.value), *others[0].clips), photo=others[0].photo), others[1])
                if others
                else None
            )
        return None

    def _every(self, place: int) -> tuple[Reference, int] | None:
        """ "all clips", "each clip", 所有片段. Photos are told apart by `_noun`."""
        token = self._at(place)
        if token is None or token.kind not in (K.ALL, K.EACH):
            return None
        after = self._skip(place + 1, frozenset(_BETWEEN_WORDS))
        noun = self._at(after)
        if noun is None or noun.kind is not K.CLIP:
            return None
        return Reference(("all",), every=True, photo=str(noun.value).startswith("photo")), after + 1

    def _quoted(self, place: int) -> tuple[Reference, int] | None:
        """the 'beach' clip."""
        token = self._at(place)
        if token is None or token.kind is not K.QUOTE or (place and self._kind(place - 1) in _BEFORE_WORDS):
            return None
        if media_kind(str(token.value)) is K.FILE:
            return Reference((str(token.value),)), place + 1
        after = self._skip(place + 1, frozenset({K.FILLER}))
        noun = self._at(after)
        if noun is None or noun.kind is not K.CLIP or noun.value not in ("clip", "photo", "video"):
            return None
        return Reference((str(token.value),), photo=noun.value == "photo"), after + 1

    def _named(self, place: int) -> tuple[Reference, int] | None:
        """the beach clip, 海滩那段: up to a few words that mean nothing else, before a singular noun."""
        end = place
        while self._kind(end) is K.WORD and end - place < _CHINESE_NAME:
            end += 1
        noun = self._at(self._skip(end, frozenset({K.FILLER})) if self._is_chinese(place) else end)
        if end == place or noun is None or noun.kind is not K.CLIP or noun.value not in ("clip", "video", "photo"):
            return None
        if not self._is_chinese(place) and (end - place > _NAME_WORDS or self._kind(place - 1 if place else 0) is K.A):
            return None
        name = self._message[self._tokens[place].start : self._tokens[end - 1].end]
        return Reference((name,), photo=noun.value == "photo"), self._tokens.index(noun, end) + 1

    def _is_chinese(self, place: int) -> bool:
        token = self._at(place)
        return token is not None and is_ideograph(self._message[token.start])

    def _said(self, token: Token) -> str:
        return self._message[token.start : token.end].lower()


def _clip(value: object) -> Clip:
    return value if isinstance(value, int) else str(value)


def _noun(token: Token, message: str) -> Token:
    """What a clip's noun means alone: "the video" is the film, "my clips" are the material."""
    if token.kind is K.CLIPS and isinstance(token.value, Reference) and token.value.every and token.value.photo:
        return Token(K.MATERIAL, "photos", token.start, token.end)
    if token.kind is not K.CLIP:
        return token
    if token.value == "video":
        return Token(K.FILM, None, token.start, token.end)
    if token.value in _PLURALS:
        return Token(K.MATERIAL, "photos" if token.value == "photos" else "clips", token.start, token.end)
    return Token(K.NUM, 1, token.start, token.end) if message[token.start : token.end].lower() == "one" else token


def _counted(tokens: list[Token]) -> list[Token]:
    """ "these 5 videos", "my 3 clips": how many there are says nothing."""
    out: list[Token] = []
    for token in tokens:
        number = out[-1] if out and out[-1].kind is K.NUM and token.kind is K.CLIP else None
        if number and len(out) > 1 and out[-2].kind in (K.IT, K.FILLER, K.ALL):
            noun = "photos" if str(token.value).startswith("photo") else "clips"
            out[-1] = Token(K.CLIP, noun, number.start, token.end)
        else:
            out.append(token)
    return out


# Texts without quotes


def _bare_texts(tokens: list[Token], message: str) -> list[Token]:
    """Words behind "title" or "saying" become one QUOTE: "add the title Summer Vibes at the top"."""
    out: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind is K.SAYING and token.value == "title":
            out += [Token(K.AND, None, token.start, token.start), Token(K.TEXT, None, token.start, token.start)]
        out.append(token)
        place += 1
        if token.kind in (K.TEXT, K.SAYING):
            end = _bare_text_end(tokens, place, token, message)
            if end:
                start = _text_start(tokens, place)
                out += tokens[place:start]
                words = message[tokens[start].start : tokens[end - 1].end]
                out.append(Token(K.QUOTE, words, tokens[start].start, tokens[end - 1].end))
                place = end
    return out


def _text_start(tokens: list[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].kind in (K.SAYING, K.COLON):
        place += 1
    return place


def _bare_text_end(tokens: list[Token], place: int, before: Token, message: str) -> int | None:
    """Where the bare words from `place` end, or None if there are none (or they are quoted)."""
    start = _text_start(tokens, place)
    said = before.kind is K.SAYING or start > place
    end = _clause_end(tokens, start)
    if any(token.kind is K.QUOTE for token in tokens[start:end]):
        return None
    if not said and not _begins_bare_text(tokens, start, message):
        return None
    end = _with_more_words(tokens, start, end)
    end = _without_slots(tokens, start, end, message)
    return end if end > start else None


def _without_slots(tokens: list[Token], start: int, end: int, message: str) -> int:
    """Back over what says when and where the words are shown, with its prepositions."""
    while end > start and message[tokens[end - 1].start : tokens[end - 1].end].lower() in _POLITE:
        end -= 1
    slot = False
    while end > start:
        last = tokens[end - 1]
        article = message[last.start : last.end].lower() == "the"
        if last.kind not in _SLOTS_AFTER_TEXT and not (slot and (article or last.kind in _BEFORE_SLOTS)):
            break
        slot = True
        end -= 1
    return end


def _begins_bare_text(tokens: list[Token], start: int, message: str) -> bool:
    """ "title Summer", "the title summer vibes", but not "a title sequence"."""
    if start >= len(tokens) or tokens[start].kind is not K.WORD:
        return False
    first = message[tokens[start].start]
    article = start > 1 and any(token.kind is K.A for token in tokens[max(0, start - 4) : start - 1])
    return is_ideograph(first) or first.isupper() or not article


def _clause_end(tokens: list[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].kind is not K.STOP and tokens[place].kind not in SEPARATORS:
        place += 1
    return place


def _with_more_words(tokens: list[Token], start: int, end: int) -> int:
    """Past "and" or a comma, if nothing but unknown words follows: "the title Sun and Sea"."""
    while end > start and end < len(tokens) and tokens[end].kind in (K.AND, K.COMMA):
        further = _clause_end(tokens, end + 1)
        if further == end + 1 or any(token.kind is not K.WORD for token in tokens[end + 1 : further]):
            break
        end = further
    return end


# 一个带转场和音乐的短视频


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
