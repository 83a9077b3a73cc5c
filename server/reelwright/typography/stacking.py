"""Texts that are shown together do not lie over each other: where a later one finds room. Pure; pixels of a canvas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_TRIES = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """Where letters are, from `first` to before `end` (frames or ms)."""

    first: int
    end: int
    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Spot) -> bool:
        """Whether both are at one place at one time."""
        together = self.first < other.end and other.first < self.end
        beside = self.left < other.right and other.left < self.right
        return together and beside and self.top < other.bottom and other.top < self.bottom

    def moved(self, by: int) -> Spot:
        """The same place further down."""
        return replace(self, top=self.top + by, bottom=self.bottom + by)


def shift(spot: Spot, taken: Sequence[Spot], upwards: bool, bounds: Iterable[tuple[int, int]]) -> int:
    """How far to move, in even pixels: within the first bounds where there is room, one way or the other."""
    ways = [by for up in (upwards, not upwards) if (by := _clear(spot, taken, up)) is not None]
    within = (by for top, bottom in bounds for by in ways if spot.top + by >= top and spot.bottom + by <= bottom)
    return next(within, 0)


def _clear(spot: Spot, taken: Sequence[Spot], up: bool) -> int | None:
    by = 0
    for _ in range(_TRIES):
        met = [other for other in taken if other.meets(spot.moved(by))]
        if not met:
            return by
        by = min(other.top for other in met) - spot.bottom if up else max(o.bottom for o in met) - spot.top
        by = (by - 1) // 2 * 2 if up else (by + 1) // 2 * 2
    return None
