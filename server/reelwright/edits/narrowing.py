"""Whether a clause limits or denies what the message said before it: "not the music", "but only the first". Pure."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.edits.clip_reference import Reference
from reelwright.edits.model import Delete, Trim
from reelwright.edits.new_film import without_kind
from reelwright.edits.ops_cut import Keep
from reelwright.edits.rules import Outcome
from reelwright.edits.spoken_before import OF_CLIPS, SAID_OF_ALL, SpokenBefore
from reelwright.edits.tokens import FREE, Kind, Token

THINGS = frozenset({Kind.CLIPS, Kind.MUSIC, Kind.TEXT, Kind.CAPTIONS, Kind.TRANSITION})
_TWO = 2
_JOINS = frozenset({Kind.STYLE, Kind.TRANSITION, Kind.HARD_CUT, Kind.FADE_BLACK, Kind.BARE_ZOOM})
_EXCHANGING = frozenset({"change", "replace", "swap out", "change out"})
_EVERY = ("all", "clips", "everything", "film")


@dataclass
class Narrowing(SpokenBefore):
    """What has been said so far, asked by the next clause whether that still holds."""

    def _lacks_two(self, tokens: tuple[Token, ...]) -> bool:
        """Whether "both" is said where not two clips were spoken of."""
        both = any(token.kind is Kind.IT and token.value == "both" for token in tokens)
        named = {clip for token in tokens if isinstance(token.value, Reference) for clip in token.value.clips}
        return both and len(named or self.context) != _TWO

    def _leaves_kind(self, tokens: tuple[Token, ...]) -> bool:
        """ "make a video of the videos, no photos": the kind of files that a new film is to be without."""
        edits = without_kind([edit for edit, _ in self.edits], tokens)
        if edits is None:
            return False
        self.edits = [(edit, denied) for edit, (_, denied) in zip(edits, self.edits, strict=True)]
        return True

    def _changes_nothing(self, tokens: tuple[Token, ...]) -> bool:
        """ "replace the crossfades", and no word of by what."""
        joins = [token for token in tokens if token.kind in _JOINS]
        said = {self._words(token.start, token.end).lower() for token in tokens if token.kind is Kind.CHANGE}
        return len(joins) == 1 and bool(said & _EXCHANGING) and not any(token.value == "to" for token in tokens)

    def _denies(self, tokens: tuple[Token, ...]) -> bool:
        """ "remove the title, not the music": a thing that the edit before is not to touch."""
        words = [token for token in tokens if token.kind not in FREE]
        if not words or words[0].kind is not Kind.NEG:
            return False
        return self._words(words[0].start, words[0].end).lower() in ("not", "but not", "不是")

    def _describes(self, tokens: tuple[Token, ...]) -> bool:
        """ "…, it's the prettiest shot": what names a thing and no more, behind such a word, asks for nothing."""
        said = self._words(tokens[0].start, tokens[0].end).lower()
        return said in ("it's", "its", "that's", "there's") and {token.kind for token in tokens} - FREE <= {Kind.CLIPS}

    def _spared(self, tokens: tuple[Token, ...]) -> bool:
        """Whether what is denied is a thing that the edit before does not touch anyway."""
        nouns = {token.kind for token in tokens} - FREE - {Kind.NEG}
        last = self.edits[-1][0] if self.edits else None
        target = getattr(last, "clip", getattr(last, "target", getattr(last, "clips", "some")))
        named = {clip for token in tokens if isinstance(token.value, Reference) for clip in token.value.clips}
        return bool(last and nouns) and nouns <= THINGS and target not in (None, *_EVERY) and target not in named

    def _shortens(self, tokens: tuple[Token, ...]) -> bool:
        return any(token.kind in (Kind.TRIM, Kind.CUT, Kind.CLIPS) for token in tokens)

    def _narrows(self, outcome: Outcome, tokens: tuple[Token, ...]) -> bool:
        """颜色鲜艳些，只要第一段: perhaps the first is all that the edit before was meant for."""
        last = self.edits[-1][0] if self.edits else None
        goes = outcome[0] if len(outcome) == 1 else None
        of_all = isinstance(last, OF_CLIPS) and last.clip in (None, "all")
        if self._widens(outcome, tokens):
            return True
        if isinstance(last, OF_CLIPS) and isinstance(goes, Keep | Trim) and goes.clip in (last.clip, *self.context):
            return not self._shortens(tokens)  # "slow motion on the dog, but only the last 2 seconds"
        return of_all and isinstance(goes, Delete) and str(goes.clips[0]).startswith("all but")

    def _widens(self, outcome: Outcome, tokens: tuple[Token, ...]) -> bool:
        """ "slow motion on the dog, half speed should be ok": of the same clip, and not of all."""
        last = self.edits[-1][0] if self.edits else None
        if not isinstance(last, OF_CLIPS) or last.clip in (None, "all") or SAID_OF_ALL & {t.kind for t in tokens}:
            return False
        return any(type(item) is type(last) and getattr(item, "clip", None) in (None, "all") for item in outcome)
