"""What of a message asks for nothing and is passed over: remarks, what is only told, what is to stay. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from reelwright.edits.asides import is_aside, is_rest, names_the_film, turns
from reelwright.edits.clauses import Piece
from reelwright.edits.clip_reference import Reference
from reelwright.edits.halves import Clause
from reelwright.edits.model import RemoveMusic, Reorder, Volume
from reelwright.edits.narrowing import THINGS, Narrowing
from reelwright.edits.ops_cut import FitLength
from reelwright.edits.remarks import is_remark, is_to_stay
from reelwright.edits.remarks_zh import is_chinese_remark
from reelwright.edits.tails import subject_of
from reelwright.edits.tokens import FREE, Kind, Token

_ALL_OF = ("clips", "everything")
_BY_KIND = ("photos_first", "videos_first")
_OF_THE_FILM = ("fit_length", "highlight", "keep", "cut_out", "reverse", "beat_cuts")


@dataclass
class PassingOver(Narrowing):
    """What has been said so far, with what was passed over."""

    asides: list[tuple[int, int]] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    dangling: list[tuple[int, int]] = field(default_factory=list)  # asides that "it" could be about
    refused: list[tuple[int, int]] = field(default_factory=list)  # nothing to do, if anything else was asked
    to_stay: list[tuple[Token, ...]] = field(default_factory=list)  # clauses that name what is to be left as it is
    unknown: list[tuple[int, int]] = field(default_factory=list)

    def _is_to_stay(self, tokens: tuple[Token, ...]) -> bool:
        """Whether a clause named what is to be left as it is, and was passed over for that."""
        passed = bool(tokens) and (tokens[0].start, tokens[-1].end) in self.refused
        return passed and is_to_stay(tokens, self.message)

    def _stays_too(self, piece: Piece) -> bool:
        """ "don't touch the title or the music": the music is to stay as well."""
        kinds = {token.kind for token in piece.tokens} - FREE
        if Kind.AND not in piece.before or not kinds or not kinds <= THINGS or self._names_changed(piece.tokens):
            return False
        self.refused.append((piece.tokens[0].start, piece.tokens[-1].end))
        return True

    def _passed_over(self, piece: Piece) -> bool:
        return self._remarked(piece) or self._set_aside(piece)

    def _remarked(self, piece: Piece) -> bool:
        """Passes over a clause that asks for nothing; what it speaks of is what "it" means next."""
        remark = is_remark(piece.tokens, self.message) or is_chinese_remark(piece.tokens, self.message)
        if (not remark and not self._follows(piece)) or (remark and self._touches(piece)):
            return False
        self.refused.append((piece.tokens[0].start, piece.tokens[-1].end))
        if is_to_stay(piece.tokens, self.message):
            self.to_stay.append(piece.tokens)
            return True  # and is not what "it" means next
        self._remember(piece.tokens)
        self.complained = any(token.kind is Kind.CLIPS for token in piece.tokens)
        edges = tuple(token for token in piece.tokens if token.kind is Kind.EDGE)
        if edges and not any(token.kind is Kind.CLIPS for token in piece.tokens):
            self.subject = edges[-1:]
        return True

    def _touches(self, piece: Piece) -> bool:
        """ "mute everything, leave the dog alone": what is to stay is among what the edits before it change."""
        return is_to_stay(piece.tokens, self.message) and self._names_changed(piece.tokens)

    def _keeps_changed(self, tokens: tuple[Token, ...]) -> bool:
        """ "make it all black and white, keep the dog in colour": what is kept is among what was changed."""
        kept = any(token.kind is Kind.KEEP for token in tokens)
        return kept and (self._names_changed(tokens) or self._silences_music(tokens))

    def _silences_music(self, tokens: tuple[Token, ...]) -> bool:
        """ "mute everything but keep the music": the music that is to stay has just been silenced."""
        music = any(token.kind is Kind.MUSIC for token in tokens)
        return music and any(
            isinstance(edit, RemoveMusic)
            or (isinstance(edit, Volume) and edit.target in ("music", "everything") and not edit.level)
            for edit, _ in self.edits
        )

    def _names_changed(self, tokens: tuple[Token, ...]) -> bool:
        named = {clip for token in tokens if isinstance(token.value, Reference) for clip in token.value.clips}
        changed = {getattr(edit, "clip", getattr(edit, "target", None)) for edit, _ in self.edits}
        changed |= {"all" for edit, _ in self.edits if edit.op in _OF_THE_FILM and getattr(edit, "clip", None) is None}
        fitted = any(isinstance(edit, FitLength) and edit.clip is None for edit, _ in self.edits)
        spoken = bool(named) or any(token.kind is Kind.MATERIAL for token in tokens)
        return spoken and (fitted or bool(changed & {"all", *_ALL_OF, *named}))

    def _set_aside(self, piece: Piece) -> bool:
        """Passes over a clause that only tells something, unless "it" could be about that."""
        gap = self.message[max((clause.end for clause in self.clauses), default=0) : piece.tokens[0].start]
        if Kind.WITH in piece.before and self._ends_aside(piece):
            return True
        if Kind.WITH in piece.before or turns(gap) or not is_aside(piece.tokens, self.message):
            return False
        if self.edits and self._could_correct(piece):
            return False
        span = piece.tokens[0].start, piece.tokens[-1].end
        self.asides.append(span)
        self._remember(piece.tokens)
        told = subject_of(piece.tokens) is not None or names_the_film(piece.tokens)
        if not told and not (self.subject or self.context or self.text_last or self.music_last):
            self.dangling.append(span)
        return True

    def _ends_aside(self, piece: Piece) -> bool:
        """ "i was fumbling with the phone": what "with" brings to what is told is told along with it."""
        start, end = piece.tokens[0].start, piece.tokens[-1].end
        last = self.asides[-1] if self.asides else None
        if last is None or len(self.message[last[1] : start].split()) > 1 or not is_rest(piece.tokens, self.message):
            return False
        self.asides[-1] = last[0], end
        self.dangling = [(first, end) if first == last[0] else (first, stop) for first, stop in self.dangling]
        return True

    def _follows(self, piece: Piece) -> bool:
        """ "photos first, then the clips": the clips are what is left."""
        sorted_by_kind = any(isinstance(edit, Reorder) and edit.how in _BY_KIND for edit, _ in self.edits)
        return sorted_by_kind and {token.kind for token in piece.tokens} - FREE == {Kind.MATERIAL}
