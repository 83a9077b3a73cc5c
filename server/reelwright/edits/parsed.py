"""What comes of reading a message: edits, what no edit fits, and what cannot be done here. Pure data."""

from __future__ import annotations

from dataclasses import dataclass, field

from reelwright.edits.halves import Clause
from reelwright.edits.model import (
    Edit,
)


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

    `words` holds those that edits fit; `clauses` what came of each clause, in order; `asides` the clauses that ask for
    nothing, and were passed over.
    """

    edits: tuple[Edit, ...]
    unknown: tuple[str, ...]
    impossible: tuple[Impossible, ...]
    words: tuple[str, ...] = field(default=(), compare=False)
    clauses: tuple[Clause, ...] = field(default=(), compare=False)
    asides: tuple[str, ...] = field(default=(), compare=False)
