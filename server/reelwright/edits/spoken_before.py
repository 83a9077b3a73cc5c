"""What was spoken of before in a message, and what a clause that leaves it unsaid means by it. Pure.

"it", "there", "the second half", "2 seconds each", "then on the coffee": `reading.py` asks, and tells what was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reelwright.edits.clauses import Piece
from reelwright.edits.clip_reference import Reference
from reelwright.edits.model import (
    Aspect,
    Combine,
    Delete,
    Edit,
    Move,
    Music,
    Reorder,
    Speed,
    Split,
    Transitions,
    Volume,
)
from reelwright.edits.ops_cut import CutOut, Keep, Reverse
from reelwright.edits.ops_picture import Adjust, Recolour, Stabilise
from reelwright.edits.ops_text import Text
from reelwright.edits.rules import Outcome
from reelwright.edits.rules_cut import halves_of
from reelwright.edits.tails import Subject, is_amount, is_tail, leans, said_again, subject_of
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import FREE, Kind, Token

_TINTED = r"(?:cold|blue|bluish|chilly|yellow\w*|orange\w*|dull|pale|faded|washed out|lifeless)"
_COMPLAINT = re.compile(
    r"\b(?:a (?:little )?(?:bit|little)|a little|kinda|kind of|rather|pretty|quite|so|really|very) (?:dark|dim|bright"
    rf"|loud|noisy|quiet|faint|overexposed|underexposed|{_TINTED})\b|\btoo\b|\boverly\b|\bca?n['’]?n?o?t\b"
    r"|\bhard(?:ly)?\b|\bbarely\b|\b(?:shaky|wobbly|jittery|bumpy)\b"
    rf"|\b(?:looks?|seems?|(?:came|comes|turned) out) {_TINTED}\b|太|过曝|有点|有些|过于|偏.了|不够",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\b(?:up|down|lower|raise|increase|decrease|reduce|boost|bump|dial)\b|压|调|降|提|拉")
_HEARD = re.compile(r"\b(?:loud\w*|quiet\w*|soft\w*|volume|sound|audio)\b|声|音|响|吵")
_QUIETER_WHEN = re.compile(r"\b(?:quieter|softer|lower)\b.*\b(?:when|while|whenever)\b", re.IGNORECASE)
_OTHER_WAY = re.compile(r"\b(?:out|back|away|left|right|up|down)\b", re.IGNORECASE)
_SINGULAR = re.compile(r"\b(?:it|this)\b", re.IGNORECASE)
_THERE = ("there", "here", "in there", "on there", "over there")
OF_CLIPS = (Adjust, Recolour, Speed, Stabilise, Reverse)
SAID_OF_ALL = frozenset({Kind.CLIPS, Kind.FILM, Kind.WHOLE, Kind.EVERYTHING, Kind.ALL, Kind.MATERIAL, Kind.EACH})
_TOO_LONG = re.compile(r"\b(?:too long|drags|goes on forever)\b", re.IGNORECASE)
_HALVES = ("first half", "second half")


@dataclass
class SpokenBefore:
    """The edits of a message so far, and what was named last: clips, music, a text."""

    message: str
    edits: list[tuple[Edit, bool]] = field(default_factory=list)  # with whether the clause said no
    understood: list[tuple[int, int]] = field(default_factory=list)
    context: tuple[Clip, ...] = ()
    music_last: bool = False
    text_last: bool = False
    clip_token: Token | None = None
    complaint: Adjust | Volume | None = None
    copied: int = 0  # how many edits there were when the last was made from the one before it, of another clip
    complained: bool = False  # whether the clause before only told something of a clip
    opening: bool = True  # whether the clause begins its sentence
    subject: Subject | None = None  # what was spoken of last, in this sentence

    def _about(self, tokens: tuple[Token, ...], verbs: tuple[Token, ...]) -> list[tuple[Token, ...]]:
        """A clause that names nothing, with what was spoken of before it."""
        if not self.subject or subject_of(tokens) is not None:
            return []
        if self.subject[0].kind is Kind.MUSIC and any(t.kind is Kind.MUTE and t.value == "clips" for t in tokens):
            return []  # 加音乐，原声关掉
        if not is_tail(tokens) and not (leans(tokens) and self.subject[0].kind is not Kind.CLIPS):
            return []
        words = self._words(tokens[0].start, tokens[-1].end)
        if self.subject[0].kind is Kind.TRANSITION and _SINGULAR.search(words):
            return []  # transitions are several: "it" is the film
        subject = self.subject
        if subject[0].kind is Kind.MATERIAL and _SINGULAR.search(words):
            subject = (Token(Kind.FILM, None, tokens[0].start, tokens[0].start),)
        alone = said_again(subject, tokens)
        return [*alone, *said_again(subject, (*verbs, *tokens))] if is_amount(tokens) else alone

    def _same_of(self, tokens: tuple[Token, ...]) -> Outcome | None:
        """ "zoom in on the dog, then on the coffee": a clause that only names clips repeats the edit before it."""
        last = self.edits[-1][0] if self.edits else None
        clip = getattr(last, "clip", None)
        named = [token.value for token in tokens if isinstance(token.value, Reference)]
        alone = {token.kind for token in tokens} - FREE == {Kind.CLIPS}
        if last is None or clip in (None, "all") or not alone or len(named) != 1 or named[0].every:
            return None
        if not (self.subject and self.subject[0].kind is Kind.CLIPS):
            return None
        if _OTHER_WAY.search(self._words(tokens[0].start, tokens[-1].end)):
            return None  # "zoom into the dog and out of the coffee"
        return tuple(last.model_copy(update={"clip": other}) for other in named[0].clips)

    def _is_toned(self, tokens: tuple[Token, ...]) -> bool:
        """ "the dog clip is too bright, bring it down": up and down is of what was changed just before, no loudness."""
        last = self.edits[-1][0] if self.edits else None
        words = self._words(tokens[0].start, tokens[-1].end).lower()
        if not isinstance(last, Adjust) or last.by is None or not _EITHER.search(words) or _HEARD.search(words):
            return False
        levels = {token.value for token in tokens if token.kind is Kind.LEVEL}
        plain = {token.kind for token in tokens} <= FREE | {Kind.LEVEL, Kind.MOVE, Kind.MAKE}
        return plain and levels == {"louder" if last.by > 0 else "quieter"} and not self.music_last

    def _place_of_others(self, edit: Edit, tokens: tuple[Token, ...]) -> int:
        """ "crossfade between 1 and 2, hard cuts everywhere else": what all joins get comes before what one gets."""
        place = len(self.edits)
        if not (isinstance(edit, Transitions) and any(token.kind is Kind.OTHERS for token in tokens)):
            return place
        while place and isinstance(self.edits[place - 1][0], Transitions):
            place -= 1
        return place

    def _hushes_speaker(self, outcome: Outcome, tokens: tuple[Token, ...]) -> bool:
        """ "quieter when Maria speaks": what is to be quieter then is not she."""
        volumes = [edit for edit in outcome if isinstance(edit, Volume)]
        hushed = _QUIETER_WHEN.search(self._words(tokens[0].start, tokens[-1].end))
        return hushed is not None and any(edit.target not in ("music", "everything", "clips") for edit in volumes)

    def _silences_it(self, tokens: tuple[Token, ...]) -> bool:
        """小狗加速，声音也关掉: of the clip that was just changed."""
        alone = {token.kind for token in tokens} - FREE == {Kind.MUTE}
        last = self.edits[-1][0] if self.edits else None
        clip = getattr(last, "clip", None)
        return alone and not self.music_last and clip is not None and clip != "all" and clip in self.context

    def _of_the_split(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Behind "split clip 2", "the second half" is a clip of its own."""
        last = self.edits[-1][0] if self.edits else None
        halves = halves_of(last) if isinstance(last, Split) else {}
        if not halves or any(token.kind is Kind.CLIPS for token in tokens):
            return tokens
        if isinstance(halves["first half"] if len(halves) > 1 else None, str) and _takes_or_keeps(tokens):
            return tokens  # told better of the clip as it was
        return tuple(
            Token(Kind.CLIPS, Reference((halves[str(token.value)],)), token.start, token.end)
            if token.kind is Kind.PART and token.value in halves
            else token
            for token in tokens
        )

    def _behind_the_text(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """ "add a title for 3 seconds, and a lower third right after": from the time on at which that one ends."""
        last = self.edits[-1][0] if self.edits else None
        if not isinstance(last, Text) or last.duration_ms is None or last.at_end or last.over is not None:
            return tokens
        if not any(token.kind is Kind.QUOTE for token in tokens) or tokens[-1].kind is not Kind.AFTER:
            return tokens
        said = tokens[-1]
        return (*tokens[:-1], Token(Kind.START, (last.start_ms or 0) + last.duration_ms, said.start, said.end))

    def _of_that_place(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """ "sepia on clip 3, and more contrast there": what is done there is done to the clip named before."""
        there = next((token for token in tokens[1:] if self._words(token.start, token.end).lower() in _THERE), None)
        if there is None or not self.context or any(token.kind is Kind.CLIPS for token in tokens):
            return tokens
        clip = Token(Kind.CLIPS, Reference(self.context), there.start, there.end)
        if self.music_last and any(token.kind is Kind.IT for token in tokens):  # "turn it down there"
            return (Token(Kind.MUSIC, None, there.start, there.start), *(clip if t is there else t for t in tokens))
        return tuple(clip if token is there else token for token in tokens)

    def _completed(self, tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
        """The tokens with what they leave unsaid: "it", where a text came last; "2 seconds each", of a slideshow."""
        start = tokens[0].start
        if self.text_last and any(token.kind is Kind.IT and token.value == "it" for token in tokens):
            yield Token(Kind.TEXT, None, start, start), *tokens
        slideshow = any(isinstance(edit, Combine) and edit.only == "photos" for edit, _ in self.edits)
        last = self.edits[-1][0] if self.edits else None
        if isinstance(last, Volume) and {token.kind for token in tokens} - FREE == {Kind.CLIPS, Kind.PERCENT}:
            yield Token(Kind.VOLUME, None, start, start), Token(Kind.MAKE, "to", start, start), *tokens
        slideshow = slideshow or (isinstance(last, Reorder) and last.how == "photos_first")
        kinds = {token.kind for token in tokens}
        shown = {Kind.SHOW, Kind.IT} <= kinds and bool(kinds & {Kind.DURATION, Kind.TIME})
        if slideshow and (Kind.EACH in kinds or shown):
            yield Token(Kind.MATERIAL, "photos", start, start), *tokens

    def _moved(self, edit: Move, tokens: tuple[Token, ...]) -> None:
        """把海边放到小狗后面，然后静音: what was moved is what is spoken of, by the number that it has then."""
        named = next((t for t in tokens if isinstance(t.value, Reference) and t.value.clips == (edit.clip,)), None)
        place = edit.clip if isinstance(edit.clip, str) and edit.clip != "last" else _place_of(edit)
        if named is None or place is None:
            return
        token = Token(Kind.CLIPS, Reference((place,)), named.start, named.end)
        self.context, self.clip_token, self.subject = (place,), token, (token,)

    def _without_split(self, edit: Edit) -> Edit:
        """小狗在5秒处切开，后半段扔掉: which of two clips of one name it is, only the time of the cut says."""
        last = self.edits[-1][0] if self.edits else None
        part = getattr(edit, "part", None)
        if not isinstance(last, Split) or not isinstance(edit, CutOut | Keep) or part not in _HALVES:
            return edit
        if edit.clip != last.clip or last.parts is not None:
            return edit
        self.edits.pop()
        if not isinstance(last.at_ms, int):
            return edit
        second_goes = (part == "second half") == isinstance(edit, CutOut)
        times = {"start_ms": last.at_ms} if second_goes else {"start_ms": 0, "end_ms": last.at_ms}
        return CutOut.model_validate({"clip": edit.clip, **times})

    def _of_too_long(self, edit: Edit, tokens: tuple[Token, ...]) -> Edit:
        """ "the beach is too long, cut it in half": half of it goes."""
        said = _TOO_LONG.search(self.message[: tokens[0].start])
        halved = isinstance(edit, Split) and edit.at_ms == "middle" and said is not None
        return Keep(clip=edit.clip, part="first half") if halved and isinstance(edit, Split) else edit

    def _is_of_complaint(self, outcome: Outcome, tokens: tuple[Token, ...]) -> bool:
        """ "the dog looks flat, add contrast and saturation": of the dog, where nothing else is named."""
        of_all = all(isinstance(item, OF_CLIPS) and item.clip == "all" for item in outcome)
        return self.complained and of_all and not any(token.kind in SAID_OF_ALL for token in tokens)

    def _repeats(self, edit: Edit, tokens: tuple[Token, ...]) -> bool:
        """ "the text is too small, I need it bigger" is one wish, said twice."""
        same = bool(self.edits) and self.edits[-1][0] == edit
        if same and not self.opening and isinstance(edit, Delete):
            return True  # 只要小狗，其他的都不要
        told = any(isinstance(other, Music) for other, _ in self.edits)
        if told and edit == Music() and not self.opening and subject_of(tokens) is not None:
            return True  # "song.mp3 in the background, under the whole thing"
        if same and self.copied == len(self.edits):
            return True  # 第二段调亮，第三段也调亮
        if same and not self.opening and isinstance(edit, Aspect):
            return True  # "no black bars, fill the screen"
        last = self.edits[-1][0] if self.edits else None
        complains = not self.opening and self._complains((tokens[0].start, tokens[-1].end))
        if complains and isinstance(edit, Adjust) and isinstance(last, Adjust) and _same_way(last, edit):
            return True  # "brighten up the coffee a tad, it's rather dark"
        if complains and isinstance(edit, Volume) and isinstance(last, Volume) and edit.target == last.target:
            return edit.target != "everything"  # "lower the music to 10%, it's so loud"
        if isinstance(edit, Speed) and isinstance(last, Speed) and not self.opening and subject_of(tokens) is None:
            faster = (last.factor > 1) == (edit.factor > 1)
            if faster and self._complains((tokens[0].start, tokens[-1].end)):
                return True  # 四倍速，太拖了
        if isinstance(edit, Transitions) and isinstance(last, Transitions) and edit.change and last.kind == "same":
            return not self.opening and edit.after == last.after and subject_of(tokens) is None  # 转场改成1秒，慢一点
        if not same or subject_of(tokens) is not None:
            return False
        return self._complains(self.understood[-1]) or self._complains((tokens[0].start, tokens[-1].end))

    def _complains(self, span: tuple[int, int]) -> bool:
        return _COMPLAINT.search(self._words(*span)) is not None

    def _answers(self, edit: Edit, tokens: tuple[Token, ...]) -> None:
        """ "clip 2 is too dark, brighten it a bit" is one wish: what says how much takes the complaint's place."""
        complaint, self.complaint = self.complaint, None
        last = self.edits[-1][0] if self.edits else None
        if isinstance(edit, Adjust) and isinstance(complaint, Adjust) and last is complaint:
            if _same_way(complaint, edit):
                self.edits.pop()
        elif isinstance(edit, Volume) and isinstance(complaint, Volume) and last is complaint:
            if complaint.target == edit.target:
                self.edits.pop()
        elif isinstance(edit, Adjust | Volume) and _COMPLAINT.search(self._words(tokens[0].start, tokens[-1].end)):
            self.complaint = edit

    def _remember(self, tokens: tuple[Token, ...]) -> None:
        for token in tokens:
            if isinstance(token.value, Reference):
                self.context = token.value.clips
                self.clip_token = token
        self.text_last = any(token.kind in (Kind.TEXT, Kind.CAPTIONS, Kind.QUOTE) for token in tokens) or (
            self.text_last and any(token.kind is Kind.IT for token in tokens)
        )
        self.music_last = any(token.kind in (Kind.MUSIC, Kind.SONG) for token in tokens) or (
            self.music_last and subject_of(tokens) is None
        )
        subject = subject_of(tokens)
        self.subject = self.subject if subject is None else subject

    def _could_correct(self, piece: Piece) -> bool:
        """Whether it names a place, or other clips than were spoken of: "remove the dog, it was the coffee"."""
        named = [clip for token in piece.tokens if isinstance(token.value, Reference) for clip in token.value.clips]
        places = any(token.kind in (Kind.EDGE, Kind.PART) for token in piece.tokens)
        return places or any(clip not in self.context for clip in named)

    def _words(self, start: int, end: int) -> str:
        return self.message[start:end].strip()


def _takes_or_keeps(tokens: tuple[Token, ...]) -> bool:
    return any(token.kind in (Kind.REMOVE, Kind.NEG, Kind.CUT, Kind.KEEP, Kind.TRIM) for token in tokens)


def _place_of(move: Move) -> Clip | None:
    """The number that a moved clip has then, as far as numbers tell it."""
    if move.to is not None:
        return "last" if move.to == "end" else move.to
    beside = move.after if move.after is not None else move.before
    if not isinstance(beside, int) or not (isinstance(move.clip, int) or move.clip == "last"):
        return None
    later = move.clip == "last" or (isinstance(move.clip, int) and move.clip > beside)
    return beside + (move.after is not None) - (not later)


def _same_way(one: Adjust, other: Adjust) -> bool:
    return (one.tone, one.clip) == (other.tone, other.clip) and (other.by is None or (one.by or 0) * other.by > 0)
