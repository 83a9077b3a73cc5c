"""How far the looking into files is: within one file, and over all that an edit has to look at. Pure.

What will be looked at is found out beforehand by a rehearsal (`rehearsal.py`); what comes unexpectedly counts as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from reelwright.studio.asset import Asset
from reelwright.studio.finding.limits import MOST_SECONDS

Reached = Callable[[float], None]
"""Told which second of a file has been reached."""
Kind = Literal["pictures", "levels", "beats"]
Tell = Callable[[float, float, str], None]
"""`(done, total, the file's name)`."""

_COSTS: Final[dict[Kind, float]] = {"pictures": 1.0, "levels": 0.05, "beats": 0.1}  # of a second of a file, about
_TIME = re.compile(rb"pts_time:([0-9]+(?:\.[0-9]+)?)")
_TAIL: Final = 4096


@dataclass(frozen=True)
class Look:
    """One pass over one file."""

    kind: Kind
    asset: Asset

    @property
    def cost(self) -> float:
        return _COSTS[self.kind] * min(MOST_SECONDS, self.asset.duration_ms / 1000)


class Scale:
    """One scale over the passes of an edit. `tell` hears of it; `done` never falls, and ends at `total`."""

    def __init__(self, expected: Iterable[Look], tell: Tell) -> None:
        self._costs = {_key(look): look.cost for look in expected}
        self._ended = 0.0
        self._tell = tell

    def reached(self, look: Look, second: float) -> None:
        """A pass is at this second of its file."""
        cost = self._costs.setdefault(_key(look), look.cost)
        share = min(1.0, second * 1000 / max(1, look.asset.duration_ms))
        self._told(self._ended + cost * share, look.asset.name)

    def ended(self, look: Look) -> None:
        """A pass is over."""
        self._ended += self._costs.setdefault(_key(look), look.cost)
        self._told(self._ended, look.asset.name)

    def _told(self, done: float, name: str) -> None:
        total = sum(self._costs.values())
        self._tell(min(done, total), total, name)


def printed(reached: Reached | None) -> Callable[[bytes], None] | None:
    """Reads the second from what FFmpeg's `metadata=print` has printed so far."""
    if reached is None:
        return None

    def read(out: bytes) -> None:
        if times := _TIME.findall(out[-_TAIL:]):
            reached(float(times[-1]))

    return read


def _key(look: Look) -> tuple[Kind, str]:
    return look.kind, look.asset.id
