"""A message in plain words, English or 中文, as edits: what fits, what nothing fits, what cannot be done here. Pure.

    message → lexer → references → clauses (pieces of sentences) → rules → edits

Pieces are tried together, the longest run first, because "add a title, centre, large" is one edit; a piece without a
verb is first tried with the verb before it ("delete clip 1 and the title"). What no rule fits is unknown, never
guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from reelwright.edits.as_typed import as_typed
from reelwright.edits.bare_names import must_have_a_clip, with_names
from reelwright.edits.clauses import Piece, sentences
from reelwright.edits.clip_reference import Reference
from reelwright.edits.halves import Clause, Fate
from reelwright.edits.impossible import Row
from reelwright.edits.levels import LONGEST_LOOKS
from reelwright.edits.lexer import Lexer
from reelwright.edits.model import (
    Aspect,
    Combine,
    Delete,
    Edit,
    Fade,
    Music,
    RemoveMusic,
    Reorder,
    Speed,
    Split,
    Volume,
)
from reelwright.edits.ops_picture import Adjust
from reelwright.edits.ops_text import RemoveText
from reelwright.edits.references import refer
from reelwright.edits.remarks import is_remark
from reelwright.edits.remarks_zh import is_chinese_remark
from reelwright.edits.rules import Outcome, Rule, Slots
from reelwright.edits.rules_clips import CLIP_RULES
from reelwright.edits.rules_cut import CUT_RULES, halves_of
from reelwright.edits.rules_film import FILM_RULES
from reelwright.edits.rules_length import LENGTH_RULES
from reelwright.edits.rules_look import LOOK_RULES
from reelwright.edits.rules_picture import PICTURE_RULES
from reelwright.edits.rules_repeat import REPEAT_RULES
from reelwright.edits.rules_sound import SOUND_RULES
from reelwright.edits.rules_soundtrack import SOUNDTRACK_RULES
from reelwright.edits.rules_steps import STEP_RULES
from reelwright.edits.rules_text import TEXT_RULES
from reelwright.edits.runs import (
    alike,
    animates,
    belongs,
    goes_on,
    has_words,
    is_loudness,
    joined,
    may_carry,
    most_pieces,
)
from reelwright.edits.spelling import respelled
from reelwright.edits.tails import Subject, is_amount, is_tail, leans, said_again, subject_of
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import FREE, VERBS, Kind, Token
from reelwright.edits.traditional import simplified
from reelwright.edits.wishes import impossible_in
from reelwright.edits.working_order import in_working_order

RULES: tuple[Rule, ...] = (
    *SOUNDTRACK_RULES,
    *REPEAT_RULES,
    *CUT_RULES,
    *LENGTH_RULES,
    *FILM_RULES,
    *STEP_RULES,
    *PICTURE_RULES,
    *CLIP_RULES,
    *TEXT_RULES,
    *LOOK_RULES,
    *SOUND_RULES,
)

_COMPLAINT = re.compile(
    r"\btoo\b|\boverly\b|\bca?n['’]?n?o?t\b|\bhard(?:ly)?\b|\bbarely\b|太|过曝|有点|有些|过于|偏.了|不够", re.IGNORECASE
)
_SINGULAR = re.compile(r"\b(?:it|this)\b", re.IGNORECASE)
_BY_KIND = ("photos_first", "videos_first")
_TAKES_AWAY = (Delete, RemoveMusic, RemoveText)


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


def parse(text: str, names: Iterable[str] = ()) -> Parsed:
    """The edits of a message in the order in which they were said. Never raises; time grows with the length.

    `names`: the files that are there, so that their names are known for what they are.
    """
    there = tuple(names)
    parsed = _read(text, there)
    if not parsed.unknown:
        return parsed
    slips = [(clause.start, clause.end) for clause in parsed.clauses if clause.fate == "unknown"]
    meant = respelled(text, slips, there)
    again = parsed if meant == text else _read(meant, there)
    return again if again.edits and not (again.unknown or again.impossible) else parsed


def _read(text: str, names: tuple[str, ...]) -> Parsed:
    reading = _Reading(text)
    plain, files = simplified(text), tuple(names)
    tokens = as_typed(refer(Lexer(text, files).tokens(), plain), plain, text, files)
    for pieces in sentences(tokens):
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
    guessing: bool = False  # whether unknown words are taken for names just now
    opening: bool = True  # whether the clause begins its sentence
    subject: Subject | None = None  # what was spoken of last, in this sentence

    def parsed(self) -> Parsed:
        """The result. To a new film, "no music" is nothing to do; alone it takes the music away."""
        new_film = any(isinstance(edit, Combine) for edit, _ in self.edits)
        edits = in_working_order([edit for edit, denied in self.edits if not (denied and new_film)])
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
        self.subject = None
        while place < len(pieces):
            self.opening = place == 0
            used = self._longest(pieces, place, verbs)
            tokens = joined(pieces[place : place + used])
            verbs = tuple(token for token in tokens if token.kind in VERBS) or verbs
            place += used

    def _longest(self, pieces: list[Piece], place: int, verbs: tuple[Token, ...]) -> int:
        """Takes in the longest run of pieces from `place` that one rule fits; how many pieces that was."""
        if pieces[place].empty or (has_words(pieces[place : place + 1]) and self._remarked(pieces[place])):
            return 1
        for used in range(most_pieces(pieces[place : place + LONGEST_LOOKS]), 0, -1):
            run = pieces[place : place + used]
            if used > 1 and run[-1].empty:
                continue
            named = [with_names(piece, self.message) for piece in run] if has_words(run) else run
            self.guessing = named is not run
            fit = self._outcome(named, verbs)
            if fit is None or (named is not run and not must_have_a_clip(fit[0], joined(named))):
                continue
            if used == 1 or self._is_one(fit[0], named):
                self._take(*fit, joined(named))
                self._note(run, place == 0, "impossible" if any(isinstance(item, Row) for item in fit[0]) else "done")
                return used
        if self._remarked(pieces[place]):
            return 1
        before = len(self.impossible)
        self._not_understood(pieces[place])
        self._note(pieces[place : place + 1], place == 0, "impossible" if len(self.impossible) > before else "unknown")
        return 1

    def _remarked(self, piece: Piece) -> bool:
        """Passes over a clause that asks for nothing; what it speaks of is what "it" means next."""
        remark = is_remark(piece.tokens, self.message) or is_chinese_remark(piece.tokens, self.message)
        if not remark and not self._follows(piece):
            return False
        self.refused.append((piece.tokens[0].start, piece.tokens[-1].end))
        self._remember(piece.tokens)
        edges = tuple(token for token in piece.tokens if token.kind is Kind.EDGE)
        if edges and not any(token.kind is Kind.CLIPS for token in piece.tokens):
            self.subject = edges[-1:]
        return True

    def _follows(self, piece: Piece) -> bool:
        """ "photos first, then the clips": the clips are what is left."""
        sorted_by_kind = any(isinstance(edit, Reorder) and edit.how in _BY_KIND for edit, _ in self.edits)
        return sorted_by_kind and {token.kind for token in piece.tokens} - FREE == {Kind.MATERIAL}

    def _note(self, run: list[Piece], opens: bool, fate: Fate) -> None:
        tokens = joined(run)
        kinds = tuple(token.kind for token in tokens)
        self.clauses.append(Clause(tokens[0].start, tokens[-1].end, fate, kinds, opens, run[0].before))

    def _outcome(self, run: list[Piece], verbs: tuple[Token, ...]) -> tuple[Outcome, bool] | None:
        """What a run comes to, and whether it said no: with the verb before it, by itself, or of the clip before it."""
        tokens = self._of_the_split(joined(run))
        if any(token.kind in (Kind.WORD, Kind.IMPOSSIBLE) for token in tokens):
            return None
        readings = [tokens]
        if verbs and not any(token.kind in VERBS for token in tokens) and may_carry(verbs, run[0]):
            readings.insert(0, (*verbs, *tokens))
        if self.clip_token is not None and not any(token.kind is Kind.CLIPS for token in tokens):
            of_the_clip = (self.clip_token, *tokens)
            readings.insert(0 if goes_on(tokens) else len(readings), of_the_clip)
        if is_amount(tokens) and self.edits and isinstance(self.edits[-1][0], Volume):
            return None  # "raise the music, 20%": to or by?
        about = self._about(tokens, verbs)
        if about and is_amount(tokens):
            return self._amount_of_last(about)
        if not about and is_tail(tokens) and self.edits and isinstance(self.edits[-1][0], Fade):
            return None  # 结尾淡出，慢一点: the fade, not the clips
        if about and is_tail(tokens):
            readings = readings if leans(tokens) and self.context else []  # never about everything
        if not (self.opening or self.guessing) and len(run) == 1 and (same := self._same_of(tokens)):
            return same, False
        for reading in (*about, *self._completed(tokens), *readings):
            outcome = _first_fit(Slots(reading, self.context, it_is_music=self.music_last))
            if outcome is not None and not _cut_away_by_chance(outcome, reading, tokens):
                return outcome, any(token.kind is Kind.NEG for token in reading)
        return None

    def _about(self, tokens: tuple[Token, ...], verbs: tuple[Token, ...]) -> list[tuple[Token, ...]]:
        """A clause that names nothing, with what was spoken of before it."""
        if not self.subject or subject_of(tokens) is not None:
            return []
        if not is_tail(tokens) and not (leans(tokens) and self.subject[0].kind is not Kind.CLIPS):
            return []
        words = self._words(tokens[0].start, tokens[-1].end)
        if self.subject[0].kind is Kind.TRANSITION and _SINGULAR.search(words):
            return []  # transitions are several: "it" is the film
        alone = said_again(self.subject, tokens)
        return [*alone, *said_again(self.subject, (*verbs, *tokens))] if is_amount(tokens) else alone

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
        return tuple(last.model_copy(update={"clip": other}) for other in named[0].clips)

    def _amount_of_last(self, readings: list[tuple[Token, ...]]) -> tuple[Outcome, bool] | None:
        """ "punch in on the dog, about 120%": how much, of the very edit before; a volume it is not."""
        last = type(self.edits[-1][0]) if self.edits else None
        for reading in readings:
            outcome = _first_fit(Slots(reading, self.context))
            if outcome and all(type(item) is last for item in outcome):
                return outcome, False
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
        last = self.edits[-1][0] if self.edits else None
        slideshow = slideshow or (isinstance(last, Reorder) and last.how == "photos_first")
        if slideshow and any(token.kind is Kind.EACH for token in tokens):
            yield Token(Kind.MATERIAL, "photos", start, start), *tokens

    def _is_one(self, outcome: Outcome, run: list[Piece]) -> bool:
        """Whether a run is one edit: at most one piece of it is an edit by itself, and that is of the same kind.

        What "with" brings is part of what it is brought to, if it is of the same kind.
        """
        if isinstance(outcome[0] if outcome else None, Speed) and any(is_loudness(piece) for piece in run[1:]):
            return False
        alone = [
            None if animates(piece, run) or (place and is_amount(piece.tokens)) else self._outcome([piece], ())
            for place, piece in enumerate(run)
        ]
        if any(fit and not alike(fit[0], outcome) for fit in alone):
            return False
        return sum(fit is not None and not belongs(piece, outcome) for piece, fit in zip(run, alone, strict=True)) <= 1

    def _take(self, outcome: Outcome, denied: bool, tokens: tuple[Token, ...]) -> None:
        if not outcome:
            self.refused.append((tokens[0].start, tokens[-1].end))
        for item in outcome:
            if isinstance(item, Row):
                self._cannot(item, tokens)
            elif not self._repeats(item, tokens):
                self._answers(item, tokens)
                self.edits.append((item, denied))
                self.understood.append((tokens[0].start, tokens[-1].end))
        if any(isinstance(item, Music) for item in outcome):
            self.subject, self.music_last = (Token(Kind.MUSIC, None, tokens[0].start, tokens[0].start),), True
        gone = any(isinstance(item, _TAKES_AWAY) for item in outcome)
        self._remember(tokens)
        if gone:
            self.subject, self.music_last, self.text_last = None, False, False

    def _repeats(self, edit: Edit, tokens: tuple[Token, ...]) -> bool:
        """ "the text is too small, I need it bigger" is one wish, said twice."""
        same = bool(self.edits) and self.edits[-1][0] == edit
        if same and not self.opening and isinstance(edit, Delete):
            return True  # 只要小狗，其他的都不要
        if same and not self.opening and isinstance(edit, Aspect):
            return True  # "no black bars, fill the screen"
        if not same or subject_of(tokens) is not None:
            return False
        return self._complains(self.understood[-1]) or self._complains((tokens[0].start, tokens[-1].end))

    def _complains(self, span: tuple[int, int]) -> bool:
        return _COMPLAINT.search(self._words(*span)) is not None

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
        self.music_last = any(token.kind in (Kind.MUSIC, Kind.SONG) for token in tokens) or (
            self.music_last and subject_of(tokens) is None
        )
        subject = subject_of(tokens)
        self.subject = self.subject if subject is None else subject

    def _cannot(self, row: Row, tokens: tuple[Token, ...]) -> None:
        words = self._words(tokens[0].start, tokens[-1].end)
        self.impossible.append(Impossible(words, row.wish, row.instead, row.instead_zh))

    def _not_understood(self, piece: Piece) -> None:
        self._remember(piece.tokens)
        row = impossible_in(piece)
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


def _cut_away_by_chance(outcome: Outcome, reading: tuple[Token, ...], tokens: tuple[Token, ...]) -> bool:
    """ "cut 2 seconds off the beach, then the dog" does not delete the dog: that "cut" was said of something else."""
    said = any(token.kind is Kind.CUT for token in tokens)
    return isinstance(outcome[0] if outcome else None, Delete) and not said and any(t.kind is Kind.CUT for t in reading)


def _same_way(one: Adjust, other: Adjust) -> bool:
    return (one.tone, one.clip) == (other.tone, other.clip) and (other.by is None or (one.by or 0) * other.by > 0)


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
