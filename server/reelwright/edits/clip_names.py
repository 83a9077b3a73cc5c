"""How a message names clips: by number, place, file name or a word of it, one or many. Pure.

"clip 2", "the first two clips", "clips 1, 3 and 5-7", beach.mp4, "the beach clip", 第二段, 海滩那段.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from reelwright.edits.clip_counts import by_ordinal, every_clip, from_the_end, from_to, noun_first
from reelwright.edits.clip_pointing import between_numbers, by_contents
from reelwright.edits.clip_reference import Reference
from reelwright.edits.clip_words import by_file, by_quote, by_words, several_by_words, the_photo
from reelwright.edits.known_names import by_known_name
from reelwright.edits.phrase_terms import seconds
from reelwright.edits.terms import Clip, excepted
from reelwright.edits.token_row import TokenRow
from reelwright.edits.tokens import CLAUSE_ENDS, SEPARATORS, VERBS, Kind, Token

K = Kind

_TELLING: Final = ("it's", "its", "that's", "there's")  # "end on the beach, it's the prettiest shot"
_TIMED: Final = frozenset({K.SPLIT, K.FREEZE, K.TEXT, K.QUOTE, K.CAPTIONS, K.TRIM, K.CUT})
_DONE_TO_ONE: Final = frozenset(
    {K.REMOVE, K.REVERSE, K.MUTE, K.FASTER, K.SLOWER, K.FREEZE, K.TRIM, K.CUT, K.SPLIT, K.MOVE, K.LOOP, K.FLIP,
     K.ROTATE, K.STEADY, K.TONED, K.LOOK, K.MAGNIFY, K.DUPLICATE, K.FACTOR, K.NEG, K.ZOOM}
)  # fmt: skip
_READERS: Final = (
    between_numbers,
    by_contents,
    several_by_words,
    by_known_name,
    by_file,
    noun_first,
    from_the_end,
    by_ordinal,
    every_clip,
    by_quote,
    by_words,
    the_photo,
)
"""Tried in this order; the first that reads something decides."""


class ClipNames:
    """Puts clip names together, from left to right."""

    def __init__(self, tokens: list[Token], message: str) -> None:
        self._tokens = tokens
        self._row = TokenRow(tokens, message)

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
        while not reference.every and (more := self._further(place, end, clips[-1])):
            clips.extend(more[0].clips)
            photo, end = photo or more[0].photo, more[1]
        return Reference(tuple(clips), reference.every, photo, reference.video, reference.each), end

    def _further(self, start: int, place: int, last: Clip) -> tuple[Reference, int] | None:
        """The next item of a list; a bare number or quote only behind another."""
        after = self._row.skip(place, SEPARATORS - {K.WITH})
        if after == place:
            return None
        told = after
        after = self._row.skip(after, frozenset({K.FILLER}))
        token = self._row.at(after)
        if token is None or any(self._row.said(said) in _TELLING for said in self._tokens[told:after]):
            return None
        if isinstance(last, int) and token.kind is K.NUM and isinstance(token.value, int):
            return Reference((token.value,)), after + 1
        if isinstance(last, int) and token.kind is K.RANGE and isinstance(token.value, tuple):
            return from_to(token.value[0], token.value[1], False, after + 1)
        found = self._item(after)
        if found is None or found[0].every or self._begins_a_clause(place, after, found[1]):
            return None
        return None if self._is_done_apart(start, place, found[1]) else found

    def _begins_a_clause(self, comma: int, start: int, end: int) -> bool:
        """ "drop the beach, coffee goes first": behind a bare comma, what has a verb of its own is no list."""
        verb = self._row.at(end)
        if any(token.kind is K.AND for token in self._tokens[comma:start]) or verb is None:
            return False
        return verb.kind in (*VERBS, K.ORDINAL, K.EDGE) and not self._row.is_chinese(end)

    def _is_done_apart(self, start: int, comma: int, end: int) -> bool:
        """删掉第三段，最后一段倒放: behind a comma, what has a verb of its own, if what stands before it has "
        "one too."""
        if self._row.said(self._tokens[comma]) not in ("，", ",") or not self._row.is_chinese(end):
            return False
        verb = self._row.at(self._row.skip(end, frozenset({K.FILLER})))
        before = takewhile(lambda token: token.kind not in CLAUSE_ENDS, reversed(self._tokens[:start]))
        return (
            verb is not None
            and verb.kind in _DONE_TO_ONE
            and any(token.kind in {*_DONE_TO_ONE, K.KEEP} for token in before)
        )

    def _item(self, place: int) -> tuple[Reference, int] | None:
        for reader in (self._all_but, self._at_time):
            found = reader(place)
            if found:
                return found
        for read in _READERS:
            found = read(self._row, place)
            if found:
                return found
        return None

    def _all_but(self, place: int) -> tuple[Reference, int] | None:
        """ "all clips except clip 2", 除了第2段."""
        token = self._row.at(place)
        if token is None or token.kind is not K.EXCEPT or token.value == "behind":
            return None
        found = self._list(self._row.skip(place + 1, frozenset({K.FILLER, K.PREP})))
        if found is None or found[0].every or found[0].counts_photos:
            return None
        named = found[0].clips
        if any("," in str(clip) or excepted(str(clip)) for clip in named):
            return None
        end = self._row.skip(found[1], frozenset({K.EXCEPT}))
        return Reference((f"all but {', '.join(map(str, named))}",)), self._others(end)

    def _others(self, place: int) -> int:
        """Past the "all the others" that Chinese says behind an exception: 除了小狗，其他的片段都."""
        after = self._row.skip(place, frozenset({K.COMMA, K.FILLER}))
        if self._row.kind(after) not in (K.OTHERS, K.ALL):
            return place
        return self._row.skip(after, frozenset({K.OTHERS, K.ALL, K.FILLER, K.CLIP, K.IT}))

    def _at_time(self, place: int) -> tuple[Reference, int] | None:
        """ "the clip at 0:12", 12秒处的片段: what plays then. In "split the clip at 2s" it is where to split."""
        first, second, third = (self._row.at(place + n) for n in range(3))
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
        after = self._row.skip(place + (2 if first.kind is K.TIME else 1), frozenset({K.FILLER}))
        noun = self._row.at(after)
        if noun is None or noun.kind is not K.CLIP or noun.value != "clip":
            return None
        return _playing_at(first.value), after + 1

    def _wants_a_time(self, place: int) -> bool:
        """Whether a verb before `place` takes a time of the clip, and none follows but this one."""
        before = takewhile(lambda token: token.kind is not K.STOP, reversed(self._tokens[:place]))
        if not any(token.kind in _TIMED for token in before):
            return False
        following = self._row.at(place + 3)
        return following is None or following.kind not in (K.PREP, K.POSITION, K.HALF, K.EDGE)


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
