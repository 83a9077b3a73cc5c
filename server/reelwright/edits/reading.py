"""One message in plain words as edits, as it stands. Pure.

    message → lexer → references → clauses (pieces of sentences) → rules → edits

Pieces are tried together, the longest run first, because "add a title, centre, large" is one edit; a piece without a
verb is first tried with the verb before it ("delete clip 1 and the title"). What no rule fits is unknown, never
guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reelwright.edits.as_typed import as_typed
from reelwright.edits.bare_names import must_have_a_clip, with_names
from reelwright.edits.brisk import brisk
from reelwright.edits.choices import undecided
from reelwright.edits.clauses import Piece, sentences
from reelwright.edits.clip_reference import Reference
from reelwright.edits.contradictions import contradict
from reelwright.edits.halves import Clause, Fate
from reelwright.edits.impossible import Row
from reelwright.edits.levels import LONGEST_LOOKS
from reelwright.edits.lexer import Lexer
from reelwright.edits.model import (
    Delete,
    Fade,
    Move,
    Music,
    RemoveMusic,
    Speed,
    Volume,
)
from reelwright.edits.new_film import of_new_film
from reelwright.edits.ops_text import Captions, RemoveText
from reelwright.edits.parsed import Impossible, Parsed
from reelwright.edits.passing_over import PassingOver
from reelwright.edits.phrase import phrase
from reelwright.edits.references import refer
from reelwright.edits.rule_book import first_fit
from reelwright.edits.rules import Outcome, Slots
from reelwright.edits.runs import (
    alike,
    animates,
    belongs,
    goes_on,
    has_words,
    is_caption,
    is_loudness,
    joined,
    may_carry,
    most_pieces,
)
from reelwright.edits.sound_files import voice_nouns
from reelwright.edits.tails import is_amount, is_tail, leans, subject_of
from reelwright.edits.tempered import tempered
from reelwright.edits.tokens import VERBS, Kind, Token
from reelwright.edits.traditional import simplified
from reelwright.edits.wishes import impossible_in
from reelwright.edits.working_order import in_sequence, in_working_order, without_denied
from reelwright.edits.written_on import written_on

_TAKES_AWAY = (Delete, RemoveMusic, RemoveText)


def read(text: str, names: tuple[str, ...]) -> Parsed:
    """The edits of a message in the order in which they were said. `names`: of the files that are there."""
    reading = _Reading(text)
    plain, files = simplified(text), tuple(names)
    words = voice_nouns(undecided(Lexer(text, files).tokens(), plain), plain, files)
    tokens = as_typed(tempered(brisk(refer(words, plain), plain), plain), plain, text, files)
    for pieces in sentences(tokens):
        reading.sentence(pieces)
    return reading.parsed()


@dataclass
class _Reading(PassingOver):
    """What has been understood so far of one message."""

    impossible: list[Impossible] = field(default_factory=list)
    guessing: bool = False  # whether unknown words are taken for names just now

    def parsed(self) -> Parsed:
        """The result. To a new film, "no music" is nothing to do; alone it takes the music away."""
        self.unknown += [(told[0].start, told[-1].end) for told in self.to_stay if self._names_changed(told)]
        said = [self._words(start, end) for start, end in self.understood]
        edits = in_working_order(without_denied(self.edits, said))
        if not self.edits and not self.impossible:
            self.unknown += [*self.refused, *self.asides]
        words = tuple(self._words(start, end) for start, end in sorted(self.unknown))
        understood = tuple(self._words(start, end) for start, end in dict.fromkeys(self.understood))
        if self.message.split() != " ".join(map(phrase, edits)).split():  # no canonical sentences
            edits = in_sequence(edits)
            if contradict(edits):
                return Parsed((), (self.message.strip(),), tuple(self.impossible))
        clauses = tuple(sorted(self.clauses, key=lambda clause: clause.start))
        asides = tuple(self._words(start, end) for start, end in self.asides)
        return Parsed(edits, words, tuple(self.impossible), understood, clauses, asides)

    def sentence(self, pieces: list[Piece]) -> None:
        place = 0
        verbs: tuple[Token, ...] = ()
        stays = False
        self.clip_token, self.subject, self.complained = None, None, False
        while place < len(pieces):
            self.opening = place == 0
            used = 1 if stays and self._stays_too(pieces[place]) else self._longest(pieces, place, verbs)
            tokens = joined(pieces[place : place + used])
            stays = self._is_to_stay(tokens) or (stays and used == 1 and not VERBS.intersection(t.kind for t in tokens))
            verbs = verbs if stays else tuple(token for token in tokens if token.kind in VERBS) or verbs
            place += used

    def _longest(self, pieces: list[Piece], place: int, verbs: tuple[Token, ...]) -> int:
        """Takes in the longest run of pieces from `place` that one rule fits; how many pieces that was."""
        if pieces[place].empty or (has_words(pieces[place : place + 1]) and self._passed_over(pieces[place])):
            return 1
        longest = 0 if self._belongs_to_lost(pieces, place) else most_pieces(pieces[place : place + LONGEST_LOOKS])
        for used in range(longest, 0, -1):
            run = pieces[place : place + used]
            if used > 1 and (run[-1].empty or any(self._denies(piece.tokens) for piece in run[1:])):
                continue
            named = [with_names(piece, self.message) for piece in run] if has_words(run) else run
            self.guessing = named is not run
            fit = self._outcome(named, verbs)
            if fit is None or (named is not run and not must_have_a_clip(fit[0], joined(named))):
                continue
            if self._hushes_speaker(fit[0], joined(named)):
                continue
            if used == 1 or self._is_one(fit[0], named):
                self._take(*fit, joined(named))
                self._note(run, place == 0, "impossible" if any(isinstance(item, Row) for item in fit[0]) else "done")
                return used
        if self._passed_over(pieces[place]):
            return 1
        before = len(self.impossible)
        self._not_understood(pieces[place])
        self._note(pieces[place : place + 1], place == 0, "impossible" if len(self.impossible) > before else "unknown")
        return 1

    def _belongs_to_lost(self, pieces: list[Piece], place: int) -> bool:
        """ "replace the interview audio with voiceover.wav": without what it is to replace, the file is no music."""
        before = pieces[place - 1] if place and Kind.WITH in pieces[place].before else None
        lost = before is not None and bool(self.unknown) and self.unknown[-1][1] == before.tokens[-1].end
        return before is not None and lost and any(token.kind is Kind.CHANGE for token in before.tokens)

    def _note(self, run: list[Piece], opens: bool, fate: Fate) -> None:
        tokens = joined(run)
        kinds = tuple(token.kind for token in tokens)
        self.clauses.append(Clause(tokens[0].start, tokens[-1].end, fate, kinds, opens, run[0].before))

    def _outcome(self, run: list[Piece], verbs: tuple[Token, ...]) -> tuple[Outcome, bool] | None:
        """What a run comes to, and whether it said no: with the verb before it, by itself, or of the clip before it."""
        tokens = self._behind_the_text(self._of_that_place(self._of_the_split(joined(run))))
        if (
            any(token.kind in (Kind.WORD, Kind.IMPOSSIBLE) for token in tokens)
            or self._lacks_two(tokens)
            or self._changes_nothing(tokens)
        ):
            return None
        if not self.opening and self._describes(tokens):
            return None
        if not self.opening and len(run) == 1 and self._leaves_kind(tokens):
            return (), False
        if not self.opening and self._denies(tokens):
            return ((), True) if self._spared(tokens) else None
        readings = [tokens]
        if verbs and not any(token.kind in VERBS for token in tokens) and may_carry(verbs, run[0]):
            readings.insert(0, (*verbs, *tokens))
        if self.clip_token is not None and not any(token.kind is Kind.CLIPS for token in tokens):
            of_the_clip = (self.clip_token, *tokens)
            readings.insert(0 if goes_on(tokens) or self._silences_it(tokens) else len(readings), of_the_clip)
        if self.clip_token is None and len(self.context) == 1 and any(token.kind is Kind.FREEZE for token in tokens):
            readings.append((Token(Kind.CLIPS, Reference(self.context), tokens[0].start, tokens[0].start), *tokens))
        if is_amount(tokens) and self.edits and isinstance(self.edits[-1][0], Volume):
            return None  # "raise the music, 20%": to or by?
        if self._is_toned(tokens):
            return (), False
        about = self._about(tokens, verbs)
        if about and is_amount(tokens):
            return self._amount_of_last(about)
        if not about and is_tail(tokens) and self.edits and isinstance(self.edits[-1][0], Fade):
            return None  # 结尾淡出，慢一点: the fade, not the clips
        if about and is_tail(tokens):
            readings = readings if leans(tokens) and self.context else []  # never about everything
        if not (self.opening or self.guessing) and len(run) == 1 and (same := self._same_of(tokens)):
            self.copied = len(self.edits) + len(same)
            return same, False
        for reading in (*about, *self._completed(tokens), *readings):
            outcome = first_fit(Slots(reading, self.context, it_is_music=self.music_last))
            if outcome and not self.opening and self._narrows(outcome, tokens):
                return None
            if outcome == () and self._keeps_changed(tokens):
                return None
            if outcome and reading is tokens and self._is_of_complaint(outcome, tokens):
                continue
            if outcome is not None and not _cut_away_by_chance(outcome, reading, tokens):
                return outcome, any(token.kind is Kind.NEG for token in reading)
        return None

    def _amount_of_last(self, readings: list[tuple[Token, ...]]) -> tuple[Outcome, bool] | None:
        """ "punch in on the dog, about 120%": how much, of the very edit before; a volume it is not."""
        last = type(self.edits[-1][0]) if self.edits else None
        for reading in readings:
            outcome = first_fit(Slots(reading, self.context))
            if outcome and all(type(item) is last for item in outcome):
                return outcome, False
        return None

    def _is_one(self, outcome: Outcome, run: list[Piece]) -> bool:
        """Whether a run is one edit: at most one piece of it is an edit by itself, and that is of the same kind.

        What "with" brings is part of what it is brought to, if it is of the same kind.
        """
        if isinstance(outcome[0] if outcome else None, Row):
            return True  # what cannot be done as a whole is not done by half
        if isinstance(outcome[0] if outcome else None, Speed) and any(is_loudness(piece) for piece in run[1:]):
            return False
        alone = [
            None if animates(piece, run) or (place and is_amount(piece.tokens)) else self._outcome([piece], ())
            for place, piece in enumerate(run)
        ]
        if is_caption(outcome):  # 加个字幕，写“好热啊”: no file's captions
            alone = [None if fit and all(isinstance(item, Captions) for item in fit[0]) else fit for fit in alone]
        if any(fit and not alike(fit[0], outcome) for fit in alone):
            return False
        return sum(fit is not None and not belongs(piece, outcome) for piece, fit in zip(run, alone, strict=True)) <= 1

    def _take(self, outcome: Outcome, denied: bool, tokens: tuple[Token, ...]) -> None:
        if self.dangling and leans(tokens) and subject_of(tokens) is None and not (self.subject or self.context):
            self.unknown += self.dangling
            self.asides = [span for span in self.asides if span not in self.dangling]
        self.complained = False
        if not outcome:
            self.refused.append((tokens[0].start, tokens[-1].end))
        for item in outcome:
            if isinstance(item, Row):
                self._cannot(item, tokens)
            elif not self._repeats(item, tokens):
                item = self._without_split(self._of_too_long(item, tokens))
                before = [edit for edit, _ in self.edits]
                item = of_new_film(item, before, tokens, self.message)
                words = self._words(tokens[0].start, tokens[-1].end)
                item = written_on(item, before, tokens, words, self.context)
                self._answers(item, tokens)
                place = self._place_of_others(item, tokens)
                self.edits.insert(place, (item, denied))
                self.understood.insert(place, (tokens[0].start, tokens[-1].end))
        if any(isinstance(item, Music) for item in outcome):
            self.subject, self.music_last = (Token(Kind.MUSIC, None, tokens[0].start, tokens[0].start),), True
        gone = any(isinstance(item, _TAKES_AWAY) for item in outcome)
        self._remember(tokens)
        if len(outcome) == 1 and isinstance(outcome[0], Move):
            self._moved(outcome[0], tokens)
        if gone:
            self.subject, self.clip_token, self.music_last, self.text_last = None, None, False, False

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


def _cut_away_by_chance(outcome: Outcome, reading: tuple[Token, ...], tokens: tuple[Token, ...]) -> bool:
    """ "cut 2 seconds off the beach, then the dog" does not delete the dog: that "cut" was said of something else."""
    said = any(token.kind is Kind.CUT for token in tokens)
    return isinstance(outcome[0] if outcome else None, Delete) and not said and any(t.kind is Kind.CUT for t in reading)
