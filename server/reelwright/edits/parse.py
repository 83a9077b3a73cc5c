"""A message in plain words, English or 中文, as edits: what fits, what nothing fits, what cannot be done here. Pure.

    message → lexer → references → clauses (pieces of sentences) → rules → edits

Pieces are tried together, the longest run first, because "add a title, centre, large" is one edit; a piece without a
verb is first tried with the verb before it ("delete clip 1 and the title"). What no rule fits is unknown, never
guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from reelwright.edits import impossible
from reelwright.edits.bare_names import must_have_a_clip, with_names
from reelwright.edits.clauses import Piece, sentences
from reelwright.edits.clip_names import Reference
from reelwright.edits.halves import Clause, Fate
from reelwright.edits.impossible import Row
from reelwright.edits.levels import LONGEST_JOIN, LONGEST_LOOKS
from reelwright.edits.lexer import Lexer
from reelwright.edits.model import Combine, Edit, Music, Speed, Split, Transitions
from reelwright.edits.ops_cut import FitLength, Highlight
from reelwright.edits.ops_picture import Adjust
from reelwright.edits.ops_sound import AnotherSong, BeatCuts, Duck
from reelwright.edits.ops_text import Captions, RestyleText, Text
from reelwright.edits.references import refer
from reelwright.edits.rules import Outcome, Rule, Slots
from reelwright.edits.rules_clips import CLIP_RULES
from reelwright.edits.rules_cut import CUT_RULES, halves_of
from reelwright.edits.rules_look import LOOK_RULES
from reelwright.edits.rules_picture import PICTURE_RULES
from reelwright.edits.rules_sound import SOUND_RULES
from reelwright.edits.rules_soundtrack import SOUNDTRACK_RULES
from reelwright.edits.rules_text import TEXT_RULES
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import FREE, VERBS, Kind, Token

RULES: tuple[Rule, ...] = (
    *SOUNDTRACK_RULES,
    *CUT_RULES,
    *PICTURE_RULES,
    *CLIP_RULES,
    *TEXT_RULES,
    *LOOK_RULES,
    *SOUND_RULES,
)

_FILMS = frozenset({Kind.FILM, Kind.CLIP, Kind.CLIPS})
_COMPLAINT = re.compile(r"\btoo\b|\boverly\b|太|过曝", re.IGNORECASE)
_FILM_FROM_WORDS = frozenset({Kind.MAKE, Kind.GENERATE, Kind.ADD})


@dataclass(frozen=True, slots=True)
class Impossible:
    """What the local studio cannot do: the person's words, the wish they hold, and what can be done instead."""

    words: str
    wish: str
    instead: str
    instead_zh: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A message understood. `unknown` holds, in the person's own words, the clauses that no edit fits.

    `words` holds those that edits fit; `clauses` what came of each clause, in order.
    """

    edits: tuple[Edit, ...]
    unknown: tuple[str, ...]
    impossible: tuple[Impossible, ...]
    words: tuple[str, ...] = field(default=(), compare=False)
    clauses: tuple[Clause, ...] = field(default=(), compare=False)


def parse(text: str) -> Parsed:
    """The edits of a message in the order in which they were said. Never raises; time grows with the length."""
    reading = _Reading(text)
    for pieces in sentences(refer(Lexer(text).tokens(), text)):
        reading.sentence(pieces)
    return reading.parsed()


@dataclass
class _Reading:
    """What has been understood so far of one message."""

    message: str
    edits: list[tuple[Edit, bool]] = field(default_factory=list)  # with whether the clause said no
    unknown: list[tuple[int, int]] = field(default_factory=list)
    impossible: list[Impossible] = field(default_factory=list)
    refused: list[tuple[int, int]] = field(default_factory=list)  # nothing to do, if anything else was asked
    understood: list[tuple[int, int]] = field(default_factory=list)
    context: tuple[Clip, ...] = ()
    music_last: bool = False
    text_last: bool = False
    clip_token: Token | None = None
    clauses: list[Clause] = field(default_factory=list)
    complaint: Adjust | None = None

    def parsed(self) -> Parsed:
        """The result. To a new film, "no music" is nothing to do; alone it takes the music away."""
        new_film = any(isinstance(edit, Combine) for edit, _ in self.edits)
        edits = _music_first(_best_of_length([edit for edit, denied in self.edits if not (denied and new_film)]))
        if not self.edits and not self.impossible:
            self.unknown += self.refused
        words = tuple(self._words(start, end) for start, end in sorted(self.unknown))
        understood = tuple(self._words(start, end) for start, end in dict.fromkeys(self.understood))
        clauses = tuple(sorted(self.clauses, key=lambda clause: clause.start))
        return Parsed(edits, words, tuple(self.impossible), understood, clauses)

    def sentence(self, pieces: list[Piece]) -> None:
        place = 0
        verbs: tuple[Token, ...] = ()
        self.clip_token = None
        while place < len(pieces):
            used = self._longest(pieces, place, verbs)
            tokens = _joined(pieces[place : place + used])
            verbs = tuple(token for token in tokens if token.kind in VERBS) or verbs
            place += used

    def _longest(self, pieces: list[Piece], place: int, verbs: tuple[Token, ...]) -> int:
        """Takes in the longest run of pieces from `place` that one rule fits; how many pieces that was."""
        if pieces[place].empty:
            return 1
        for used in range(_most(pieces[place : place + LONGEST_LOOKS]), 0, -1):
            run = pieces[place : place + used]
            if used > 1 and run[-1].empty:
                continue
            named = [with_names(piece, self.message) for piece in run] if _has_words(run) else run
            fit = self._outcome(named, verbs)
            if fit is None or (named is not run and not must_have_a_clip(fit[0], _joined(named))):
                continue
            if used == 1 or self._is_one(fit[0], named):
                self._take(*fit, _joined(named))
                self._note(run, place == 0, "impossible" if any(isinstance(item, Row) for item in fit[0]) else "done")
                return used
        before = len(self.impossible)
        self._not_understood(pieces[place])
        self._note(pieces[place : place + 1], place == 0, "impossible" if len(self.impossible) > before else "unknown")
        return 1

    def _note(self, run: list[Piece], opens: bool, fate: Fate) -> None:
        tokens = _joined(run)
        kinds = tuple(token.kind for token in tokens)
        self.clauses.append(Clause(tokens[0].start, tokens[-1].end, fate, kinds, opens, run[0].before))

    def _outcome(self, run: list[Piece], verbs: tuple[Token, ...]) -> tuple[Outcome, bool] | None:
        """What a run comes to, and whether it said no: with the verb before it, by itself, or of the clip before it."""
        tokens = self._of_the_split(_joined(run))
        if any(token.kind in (Kind.WORD, Kind.IMPOSSIBLE) for token in tokens):
            return None
        readings = [tokens]
        if verbs and not any(token.kind in VERBS for token in tokens) and _may_carry(verbs, run[0]):
            readings.insert(0, (*verbs, *tokens))
        if self.clip_token is not None and not any(token.kind is Kind.CLIPS for token in tokens):
            of_the_clip = (self.clip_token, *tokens)
            readings.insert(0 if _goes_on(tokens) else len(readings), of_the_clip)
        for reading in (*self._completed(tokens), *readings):
            outcome = _first_fit(Slots(reading, self.context, it_is_music=self.music_last))
            if outcome is not None:
                return outcome, any(token.kind is Kind.NEG for token in reading)
        return None

    def _of_the_split(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Behind "split clip 2", "the second half" is a clip of its own."""
        last = self.edits[-1][0] if self.edits else None
        halves = halves_of(last) if isinstance(last, Split) else {}
        if not halves or any(token.kind is Kind.CLIPS for token in tokens):
            return tokens
        return tuple(
            Token(Kind.CLIPS, Reference((halves[str(token.value)],)), token.start, token.end)
            if token.kind is Kind.PART and token.value in halves
            else token
            for token in tokens
        )

    def _completed(self, tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
        """The tokens with what they leave unsaid: "it", where a text came last; "2 seconds each", of a slideshow."""
        start = tokens[0].start
        if self.text_last and any(token.kind is Kind.IT and token.value == "it" for token in tokens):
            yield Token(Kind.TEXT, None, start, start), *tokens
        slideshow = any(isinstance(edit, Combine) and edit.only == "photos" for edit, _ in self.edits)
        if slideshow and any(token.kind is Kind.EACH for token in tokens):
            yield Token(Kind.MATERIAL, "photos", start, start), *tokens

    def _is_one(self, outcome: Outcome, run: list[Piece]) -> bool:
        """Whether a run is one edit: at most one piece of it is an edit by itself, and that is of the same kind.

        What "with" brings is part of what it is brought to, if it is of the same kind.
        """
        if isinstance(outcome[0] if outcome else None, Speed) and any(_is_loudness(piece) for piece in run[1:]):
            return False
        alone = [None if _animates(piece, run) else self._outcome([piece], ()) for piece in run]
        if any(fit and not _alike(fit[0], outcome) for fit in alone):
            return False
        return sum(fit is not None and not _belongs(piece, outcome) for piece, fit in zip(run, alone, strict=True)) <= 1

    def _take(self, outcome: Outcome, denied: bool, tokens: tuple[Token, ...]) -> None:
        if not outcome:
            self.refused.append((tokens[0].start, tokens[-1].end))
        for item in outcome:
            if isinstance(item, Row):
                self._cannot(item, tokens)
            else:
                self._answers(item, tokens)
                self.edits.append((item, denied))
                self.understood.append((tokens[0].start, tokens[-1].end))
        self._remember(tokens)

    def _answers(self, edit: Edit, tokens: tuple[Token, ...]) -> None:
        """ "clip 2 is too dark, brighten it a bit" is one wish: what says how much takes the complaint's place."""
        complaint, self.complaint = self.complaint, None
        if isinstance(edit, Adjust) and self.edits and self.edits[-1][0] is complaint is not None:
            if _same_way(complaint, edit):
                self.edits.pop()
        elif isinstance(edit, Adjust) and _COMPLAINT.search(self._words(tokens[0].start, tokens[-1].end)):
            self.complaint = edit

    def _remember(self, tokens: tuple[Token, ...]) -> None:
        for token in tokens:
            if isinstance(token.value, Reference):
                self.context = token.value.clips
                self.clip_token = token
        self.text_last = any(token.kind in (Kind.TEXT, Kind.CAPTIONS, Kind.QUOTE) for token in tokens) or (
            self.text_last and any(token.kind is Kind.IT for token in tokens)
        )
        self.music_last = any(token.kind in (Kind.MUSIC, Kind.SONG) for token in tokens)

    def _cannot(self, row: Row, tokens: tuple[Token, ...]) -> None:
        words = self._words(tokens[0].start, tokens[-1].end)
        self.impossible.append(Impossible(words, row.wish, row.instead, row.instead_zh))

    def _not_understood(self, piece: Piece) -> None:
        row = _impossible_in(piece)
        span = piece.tokens[0].start, piece.tokens[-1].end
        if row is not None and any(token.kind is Kind.NEG for token in piece.tokens):
            self.refused.append(span)
        elif row is not None:
            self._cannot(row, piece.tokens)
        elif self.unknown and Kind.WITH in piece.before and not self.message[self.unknown[-1][1] : span[0]].count("\n"):
            self.unknown[-1] = self.unknown[-1][0], span[1]
        else:
            self.unknown.append(span)

    def _words(self, start: int, end: int) -> str:
        return self.message[start:end].strip()


def _best_of_length(edits: list[Edit]) -> list[Edit]:
    """ "make it 15 seconds, just the best bits" is one highlight of that length, not half of 15 seconds."""
    out: list[Edit] = []
    for edit in edits:
        last = out[-1] if out else None
        if _is_open(edit) and isinstance(last, FitLength):
            out[-1] = Highlight(duration_ms=last.duration_ms)
        elif isinstance(edit, FitLength) and last is not None and _is_open(last):
            out[-1] = Highlight(duration_ms=edit.duration_ms)
        else:
            out.append(edit)
    return _length_last(out)


def _length_last(edits: list[Edit]) -> list[Edit]:
    """ "make it 15s with crossfades": transitions shorten the film, so its length is fitted behind them."""
    joins = [place for place, edit in enumerate(edits) if isinstance(edit, Transitions)]
    early = [edit for edit in edits[: joins[-1]] if isinstance(edit, FitLength)] if joins else []
    if not early:
        return edits
    before = [edit for edit in edits[: joins[-1] + 1] if not isinstance(edit, FitLength)]
    return [*before, *early, *edits[joins[-1] + 1 :]]


def _is_open(edit: Edit) -> bool:
    return isinstance(edit, Highlight) and edit.clip is None and edit.duration_ms is None


def _music_first(edits: list[Edit]) -> tuple[Edit, ...]:
    """ "cut on the beat with upbeat music": what is done to music comes after the music, if none came before."""
    songs = [place for place, edit in enumerate(edits) if isinstance(edit, Music)]
    early = [edit for edit in edits[: songs[0]] if isinstance(edit, BeatCuts | Duck)] if songs else []
    if not early:
        return tuple(edits)
    before = [edit for edit in edits[: songs[0] + 1] if not isinstance(edit, BeatCuts | Duck)]
    return (*before, *early, *edits[songs[0] + 1 :])


def _same_way(one: Adjust, other: Adjust) -> bool:
    return (one.tone, one.clip) == (other.tone, other.clip) and (other.by is None or (one.by or 0) * other.by > 0)


def _joined(run: list[Piece]) -> tuple[Token, ...]:
    return tuple(token for piece in run for token in piece.tokens)


def _alike(one: Outcome, other: Outcome) -> bool:
    if not one or not other or type(one[0]) is type(other[0]):
        return True
    if isinstance(one[0], AnotherSong) and isinstance(other[0], Music):
        return True  # "replace the music with song.mp3"
    return isinstance(one[0], RestyleText) and isinstance(other[0], Text)


def _goes_on(tokens: tuple[Token, ...]) -> bool:
    """Whether it is more likely about the clip before it than about the film: 第一段倒放，然后加速."""
    kinds = {token.kind for token in tokens}
    of_a_clip = {Kind.FASTER, Kind.SLOWER, Kind.TONED, Kind.MUTE, Kind.LOOK}
    of_others = {Kind.FILM, Kind.EVERYTHING, Kind.IT, Kind.WHOLE, Kind.MATERIAL, Kind.MUSIC, Kind.AUDIO, Kind.VOLUME}
    if Kind.LOOK in kinds and not kinds.isdisjoint({Kind.ADD, Kind.GENERATE}):
        return False  # "and add a warm look": that is the film's
    return not kinds.isdisjoint(of_a_clip) and kinds.isdisjoint(of_others)


def _is_loudness(piece: Piece) -> bool:
    """ "faster, louder": behind a comma "louder" is no part of a speed, as in "speed it up"."""
    return {token.kind for token in piece.tokens} - FREE == {Kind.LEVEL}


def _has_words(run: list[Piece]) -> bool:
    return any(token.kind is Kind.WORD for piece in run for token in piece.tokens)


def _belongs(piece: Piece, outcome: Outcome) -> bool:
    """Whether a piece that would be an edit by itself only completes another: 写“出发啦”, "lofi in the background"."""
    kinds = {token.kind for token in piece.tokens}
    if isinstance(outcome[0], Text) and Kind.QUOTE in kinds:
        return not kinds & {Kind.TEXT, Kind.CAPTIONS}
    if isinstance(outcome[0], Captions):
        return not kinds & {Kind.CAPTION_FILE, Kind.CAPTIONS}
    return Kind.WITH in piece.before or (isinstance(outcome[0], Music) and not kinds & VERBS)


def _most(pieces: list[Piece]) -> int:
    """How many pieces may be one edit: more of them behind a text, up to the next one."""
    if _names_text(pieces[0]) and not any(_names_text(piece) for piece in pieces[1:]):
        return len(pieces)
    return min(LONGEST_JOIN, len(pieces))


def _names_text(piece: Piece) -> bool:
    return any(token.kind in (Kind.TEXT, Kind.CAPTIONS, Kind.CAPTION_FILE) for token in piece.tokens)


def _animates(piece: Piece, run: list[Piece]) -> bool:
    """Whether a fade is that of a text, not of the film: "with a fade in", "that slides in and fades out"."""
    kinds = {token.kind for token in piece.tokens} - FREE
    if not kinds or not kinds <= {Kind.FADE, Kind.BARE_FADE, Kind.WAY}:
        return False
    around = {token.kind for other in run for token in other.tokens}
    return bool(
        around & {Kind.TEXT, Kind.CAPTIONS} and (Kind.WITH in piece.before or around & {Kind.ENTER, Kind.LEAVE})
    )


def _may_carry(verbs: tuple[Token, ...], piece: Piece) -> bool:
    """Whether a verb still holds here. "no" holds over "or", but neither over a comma nor over "with"."""
    if Kind.WITH in piece.before:
        return False
    if _is_loudness(piece) and any(token.kind in (Kind.FASTER, Kind.SLOWER) for token in verbs):
        return False
    return not any(token.kind is Kind.NEG for token in verbs) or Kind.COMMA not in piece.before


def _first_fit(slots: Slots) -> Outcome | None:
    for rule in RULES:
        if rule.fits(slots):
            try:
                outcome = rule.build(slots)
            except ValidationError:
                continue
            if outcome is not None:
                return outcome
    return None


def _impossible_in(piece: Piece) -> Row | None:
    """What a piece with unknown words asks for, if it is one of the things that cannot be done."""
    kinds = {token.kind for token in piece.tokens}
    for token in piece.tokens:
        if isinstance(token.value, Row):
            return token.value
    invents = "invent" in (token.value for token in piece.tokens)
    if (
        invents
        and Kind.CLIPS in kinds
        and not kinds - FREE - {Kind.GENERATE, Kind.CLIPS, Kind.WORD, Kind.TIME, Kind.FILM}
    ):
        return impossible.GENERATE
    if Kind.ABOUT not in kinds and Kind.WORD not in kinds:
        return None
    said_by = any(token.kind is Kind.PREP and token.value == "by" for token in piece.tokens)
    if Kind.MUSIC in kinds and said_by:
        return impossible.LIBRARY
    if "invent" in (token.value for token in piece.tokens) and not kinds - FREE - {
        Kind.GENERATE,
        Kind.WORD,
        Kind.TIME,
        Kind.ABOUT,
        Kind.OPEN_WITH,
        *_FILMS,
    }:
        return impossible.GENERATE
    from_words = Kind.ABOUT in kinds or Kind.GENERATE in kinds
    if from_words and kinds & _FILMS and kinds & _FILM_FROM_WORDS:
        others = kinds - FREE - _FILM_FROM_WORDS - _FILMS - {Kind.ABOUT, Kind.WORD, Kind.NUM, Kind.MOOD}
        return None if others else impossible.GENERATE
    return None
