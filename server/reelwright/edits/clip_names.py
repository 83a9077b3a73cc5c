"""How a message names clips: by number, place, file name or a word of it, one or many. Pure.

"clip 2", "the first two clips", "clips 1, 3 and 5-7", beach.mp4, "the beach clip", 第二段, 海滩那段.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from reelwright.edits.lexer import media_kind
from reelwright.edits.phrase_terms import seconds
from reelwright.edits.quoting import is_ideograph
from reelwright.edits.terms import THE_PHOTO, Clip, excepted
from reelwright.edits.tokens import SEPARATORS, Kind, Token

K = Kind

PLURALS: Final = ("clips", "videos", "photos")
_BEFORE_WORDS: Final = (K.TEXT, K.SAYING, K.MUSIC, K.CHANGE, K.LUT, K.OVERLAY, K.INSERT, K.CAPTION_FILE)
_NAME_WORDS: Final = 4  # the most words a clip's name is taken to have: "the golden hour beach clip"
_CHINESE_NAME: Final = 8  # the same in characters
_ORDINALS: Final = 12  # the longest list before one noun: "the first, second and third clips"
_TIMED: Final = frozenset({K.SPLIT, K.FREEZE, K.TEXT, K.QUOTE, K.CAPTIONS, K.TRIM, K.CUT})
_BETWEEN_WORDS: Final = (K.FILLER, K.PREP)


@dataclass(frozen=True, slots=True)
class Reference:
    """Clips that a message names. `every`: as a whole ("all clips"), `each`: one by one.

    `photo`, `video`: it said so, so no other clip.
    """

    clips: tuple[Clip, ...]
    every: bool = False
    photo: bool = False
    video: bool = False
    each: bool = False

    @property
    def counts_photos(self) -> bool:
        """Whether it counts photos alone: "photo 2" may be another clip than clip 2, "the van photo" is one."""
        return self.photo and any(isinstance(clip, int) or clip in ("first", "last", "all") for clip in self.clips)


class ClipNames:
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
                if first.kind is K.EXCEPT:
                    _drop_every(out)
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
        return Reference(tuple(clips), reference.every, photo, reference.video, reference.each), end

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
        for reader in (
            self._all_but,
            self._at_time,
            self._file,
            self._noun_first,
            self._ordinal,
            self._every,
            self._quoted,
            self._named,
            self._the_photo,
        ):
            found = reader(place)
            if found:
                return found
        return None

    def _all_but(self, place: int) -> tuple[Reference, int] | None:
        """ "all clips except clip 2", 除了第2段."""
        token = self._at(place)
        if token is None or token.kind is not K.EXCEPT or token.value == "behind":
            return None
        found = self._list(self._skip(place + 1, frozenset({K.FILLER, K.PREP})))
        if found is None or found[0].every or found[0].counts_photos:
            return None
        named = found[0].clips
        if any("," in str(clip) or excepted(str(clip)) for clip in named):
            return None
        return Reference((f"all but {', '.join(map(str, named))}",)), self._skip(found[1], frozenset({K.EXCEPT}))

    def _at(self, place: int) -> Token | None:
        return self._tokens[place] if place < len(self._tokens) else None

    def _kind(self, place: int) -> Kind | None:
        token = self._at(place)
        return token.kind if token else None

    def _at_time(self, place: int) -> tuple[Reference, int] | None:
        """ "the clip at 0:12", 12秒处的片段: what plays then. In "split the clip at 2s" it is where to split."""
        first, second, third = (self._at(place + n) for n in range(3))
        if first is None or second is None:
            return None
        if first.kind is K.PLAYING_AT:
            return (_playing_at(second.value), place + 2) if second.kind in (K.TIME, K.START) else None
        if first.kind is K.CLIP:
            pointed = second.kind is K.PREP and second.value == "at" and third is not None and third.kind is K.TIME
            if not pointed or third is None or first.value not in ("clip", "photo") or self._wants_a_time(place):
                return None
            return _playing_at(third.value), place + 3
        if not (first.kind is K.START or (first.kind is K.TIME and _handles(second))):
            return None
        after = self._skip(place + (2 if first.kind is K.TIME else 1), frozenset({K.FILLER}))
        noun = self._at(after)
        if noun is None or noun.kind is not K.CLIP or noun.value != "clip":
            return None
        return _playing_at(first.value), after + 1

    def _wants_a_time(self, place: int) -> bool:
        """Whether a verb before `place` takes a time of the clip, and none follows but this one."""
        before = takewhile(lambda token: token.kind is not K.STOP, reversed(self._tokens[:place]))
        if not any(token.kind in _TIMED for token in before):
            return False
        following = self._at(place + 3)
        return following is None or following.kind not in (K.PREP, K.POSITION, K.HALF, K.EDGE)

    def _file(self, place: int) -> tuple[Reference, int] | None:
        """beach.mp4, "the beach.mp4 clip", also skate trick.mov."""
        end = place
        while self._kind(end) is K.WORD and end - place < _NAME_WORDS and not self._is_chinese(end):
            end += 1
        first, token = self._at(place), self._at(end)
        if first is None or token is None or token.kind is not K.FILE:
            return None
        name = self._message[first.start : token.end] if end > place else str(token.value)
        return Reference((name,)), end + (2 if self._kind(end + 1) is K.CLIP else 1)

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
        if noun.value in PLURALS and to and to.kind is K.PREP and to.value == "to" and last and last.kind is K.NUM:
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
            further_on = self._skip(after, frozenset({K.AND, K.COMMA, K.FILLER}))
            others = self._ordinal(further_on, depth + 1) or self._number_first(further_on)
            return (
                (Reference((_clip(token.value), *others[0].clips), photo=others[0].photo), others[1])
                if others
                else None
            )
        return None

    def _number_first(self, place: int) -> tuple[Reference, int] | None:
        """The rest of 第2、3段."""
        token, noun = self._at(place), self._at(place + 1)
        if token is None or noun is None or token.kind is not K.NUM or noun.kind is not K.CLIP:
            return None
        return Reference((_clip(token.value),), photo=str(noun.value).startswith("photo")), place + 2

    def _every(self, place: int) -> tuple[Reference, int] | None:
        """ "all clips", "each clip", 所有片段. Photos are told apart by `_noun`."""
        token = self._at(place)
        if token is None or token.kind not in (K.ALL, K.EACH):
            return None
        after = self._skip(place + 1, frozenset(_BETWEEN_WORDS))
        noun = self._at(after)
        if noun is None or noun.kind is not K.CLIP:
            return None
        kind = str(noun.value).removesuffix("s")
        each = token.kind is K.EACH
        return Reference(("all",), every=True, photo=kind == "photo", video=kind == "video", each=each), after + 1

    def _quoted(self, place: int) -> tuple[Reference, int] | None:
        """the 'beach' clip."""
        token = self._at(place)
        before = self._at(place - 1) if place else None
        if token is None or token.kind is not K.QUOTE or (before and _is_before_words(before)):
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

    def _the_photo(self, place: int) -> tuple[Reference, int] | None:
        """ "the photo", of a film that has one."""
        token, before = self._at(place), self._at(place - 1) if place else None
        if token is not None and self._said(token) in ("照片", "图片", "相片") and self._is_moved(place):
            return Reference((THE_PHOTO,), photo=True), place + 1
        if token is None or before is None or token.kind is not K.CLIP or token.value != "photo":
            return None
        pointed = before.kind in _BETWEEN_WORDS and self._said(before).split()[-1] in ("the", "my", "that")
        return (Reference((THE_PHOTO,), photo=True), place + 1) if pointed else None

    def _is_moved(self, place: int) -> bool:
        """Whether a plain 照片 stands before its verb: 把照片放到海滩后面, which is said of one."""
        verb = self._at(place + 1)
        before = self._kind(place - 1) if place else None
        return verb is not None and verb.kind is K.MOVE and before in (None, K.FILLER, K.STOP, K.COMMA, K.AND)

    def _is_chinese(self, place: int) -> bool:
        token = self._at(place)
        return token is not None and is_ideograph(self._message[token.start])

    def _said(self, token: Token) -> str:
        return self._message[token.start : token.end].lower()


def _drop_every(out: list[Token]) -> None:
    """ "mute all clips except clip 2": the clips are those that are left, not all."""
    for place in range(len(out) - 1, -1, -1):
        token = out[place]
        if token.kind in (K.STOP, K.COMMA):
            return
        if isinstance(token.value, Reference) and token.value.every and not token.value.photo:
            del out[place]
            return


def _playing_at(ms: object) -> Reference:
    return Reference((f"at {seconds(ms)}",)) if isinstance(ms, int) else Reference(())


def _handles(token: Token) -> bool:
    return token.kind is K.PREP and token.value == "handle"


def _is_before_words(token: Token) -> bool:
    """Whether quotes behind it hold words to show, or a song: never a clip."""
    return token.kind in _BEFORE_WORDS or (token.kind is K.PREP and token.value == "to")


def _clip(value: object) -> Clip:
    return value if isinstance(value, int) else str(value)
