"""What a rule is: the kinds of token that it needs and may have, and the edits that they make. Pure.

A rule fits a clause only if it accounts for every token of it: a word that it does not expect makes it not fit, so
nothing that was asked is swallowed. The rules themselves are rows in the `rules_…` files; `reading.py` says in what
order they are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reelwright.edits.clip_reference import Reference
from reelwright.edits.impossible import Row
from reelwright.edits.model import Edit
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import FREE, VERBS, Kind, Token

Outcome = tuple[Edit | Row, ...]
"""What a clause comes to: edits, and rows for what cannot be done."""


class Slots:
    """A clause's tokens by kind, for a rule to ask.

    `context`: the clips named last, which "it" then means, unless `it_is_music` because music was spoken of since.
    """

    def __init__(self, tokens: Iterable[Token], context: tuple[Clip, ...] = (), *, it_is_music: bool = False) -> None:
        self._tokens = tuple(tokens)
        self._context = () if it_is_music else context
        self._it_is_music = it_is_music
        self.kinds = frozenset(token.kind for token in self._tokens)

    def has(self, *kinds: Kind) -> bool:
        """Whether any of the kinds occurs."""
        return not self.kinds.isdisjoint(kinds)

    def values(self, kind: Kind) -> list[object]:
        return [token.value for token in self._tokens if token.kind is kind]

    def _first(self, kind: Kind) -> object:
        return next((token.value for token in self._tokens if token.kind is kind), None)

    def ms(self, *kinds: Kind) -> int | None:
        """The first time there is among these kinds, in ms."""
        found = (self._first(kind) for kind in kinds)
        return next((value for value in found if isinstance(value, int)), None)

    def number(self, kind: Kind) -> Decimal | None:
        value = self._first(kind)
        return value if isinstance(value, Decimal) else Decimal(value) if isinstance(value, int) else None

    def text(self, kind: Kind) -> str | None:
        value = self._first(kind)
        return value if isinstance(value, str) else None

    def clip_of(self, kind: Kind) -> Clip | None:
        """The clip that a token of this kind is about, such as UNTIL_CLIP."""
        value = self._first(kind)
        return value if isinstance(value, int | str) else None

    def span(self) -> tuple[int, int] | None:
        value = self._first(Kind.SPAN)
        return value if isinstance(value, tuple) else None

    def said(self, preposition: str) -> bool:
        """Whether a preposition of this sort ("to", "by") stands in the clause, not joined to a time."""
        return preposition in self.values(Kind.PREP)

    @cached_property
    def references(self) -> list[Reference]:
        return [value for value in self.values(Kind.CLIPS) if isinstance(value, Reference)]

    @property
    def clips(self) -> tuple[Clip, ...]:
        """The clips that are named, or that "it" means."""
        named = tuple(clip for reference in self.references for clip in reference.clips)
        return named or (self._context if self.has(Kind.IT) else ())

    @property
    def clips_or_film(self) -> tuple[Clip | None, ...] | None:
        """The clips that are meant, or the film as (None,); nothing if that is not said for certain."""
        if self.clips:
            return self.clips
        if self.has(Kind.FILM):
            return (None,)
        return (None,) if self.context_free or self.has(Kind.EVERYTHING) else None

    @property
    def context_free(self) -> bool:
        """Whether no clip was spoken of before, so that what names nothing can only be about the film."""
        return not self._context

    @property
    def music(self) -> bool:
        """Whether it is about the music, by name or as "it"."""
        if self.has(Kind.MUSIC) or not self._it_is_music:
            return self.has(Kind.MUSIC)
        return self.has(Kind.IT, Kind.VOLUME) and not self.references and not self.has(Kind.EVERYTHING, Kind.MATERIAL)

    @property
    def music_alone(self) -> bool:
        """Whether the music was spoken of last, and nothing else is named here."""
        return self._it_is_music and not self.references and not self.has(Kind.FILM, Kind.WHOLE, Kind.MATERIAL)

    @property
    def every(self) -> bool:
        """Whether it is all clips, said as such."""
        return any(reference.every for reference in self.references)

    @property
    def photo(self) -> bool:
        """Whether the clips were named as photos."""
        return any(reference.photo for reference in self.references)

    @property
    def it(self) -> tuple[Clip, ...]:
        """The clips that "it" means, whatever else is named."""
        return self._context if "it" in self.values(Kind.IT) else ()

    def in_order(self, *kinds: Kind) -> list[Token]:
        return [token for token in self._tokens if token.kind in kinds]


@dataclass(frozen=True)
class Rule:
    """`needs`: groups of kinds of which one each must occur. `may`: what else may. `many`: what may occur repeatedly.

    `build` makes the edits, or answers None if the values do not make sense after all. Only a rule with `photos` takes
    "photo 2": to any other the second photo might be another clip than clip 2.
    """

    needs: tuple[frozenset[Kind], ...]
    may: frozenset[Kind]
    build: Callable[[Slots], Outcome | None]
    many: frozenset[Kind] = frozenset()
    photos: bool = False

    @cached_property
    def known(self) -> frozenset[Kind]:
        return self.may.union(FREE, *self.needs)

    def fits(self, slots: Slots) -> bool:
        """Whether the clause has all that is needed, nothing unexpected, and no slot with two values."""
        if not slots.kinds <= self.known or any(group.isdisjoint(slots.kinds) for group in self.needs):
            return False
        if not self.photos and any(reference.counts_photos for reference in slots.references):
            return False
        if Kind.NEG in slots.kinds and slots.has(*(VERBS - {Kind.NEG, Kind.ADD})):
            return False  # "don't remove the title" is no removal
        once = slots.kinds - FREE - VERBS - self.many
        return all(len(set(slots.values(kind))) == 1 for kind in once if kind not in _REPEATABLE)


_REPEATABLE = frozenset(
    {Kind.FILM, Kind.MUSIC, Kind.TEXT, Kind.TRANSITION, Kind.SHAPE, Kind.VOLUME, Kind.AUDIO, Kind.EACH, Kind.ALL,
     Kind.SAYING, Kind.STEP, Kind.RATE, Kind.EVERYTHING, Kind.WHOLE, Kind.BETWEEN}
)  # fmt: skip


def rule(
    *needs: Iterable[Kind] | Kind,
    may: Iterable[Kind] = (),
    many: Iterable[Kind] = (),
    photos: bool = False,
    build: Callable[[Slots], Outcome | None],
) -> Rule:
    """A `Rule` written shortly: each of `needs` is a kind or a group of which one will do."""
    groups = tuple(frozenset({group} if isinstance(group, Kind) else group) for group in needs)
    return Rule(groups, frozenset(may), build, frozenset(many), photos)


def shown_when(slots: Slots, *lengths: Kind) -> dict[str, int | None]:
    """From when and for how long something is to be shown, in ms; `lengths`: the kinds of token that say how long."""
    span = slots.span()
    if span:
        return {"start_ms": span[0], "duration_ms": span[1] - span[0]}
    start, until = slots.ms(Kind.START), slots.ms(Kind.UNTIL)
    if until is not None:
        return {"start_ms": start, "duration_ms": until - (start or 0)}
    return {"start_ms": start, "duration_ms": slots.ms(*lengths)}
