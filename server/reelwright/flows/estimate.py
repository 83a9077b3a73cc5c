"""How long something still takes, going by how fast it went: an estimate that does not jump. Pure; time is an argument.

What is kept is when it will be over, by the guess of the moment and as it was last told. The guess may leap about; what
is told moves towards it by a part of the way in each second. So it never rises above both what was told before and what
the speed demands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

_FIRST_AFTER_S = 3.0
_SMOOTH_S = 6.0  # about as far back as the speed is looked at
_FOLLOW_S = 4.0  # about as long as the told end takes to come to the guessed one
_LEAST = 0.02  # of the whole, before anything is said
_LONGEST_S = 86_400.0


@dataclass(frozen=True)
class Estimate:
    """Begun at `begun` (seconds of any clock) with the part `first` done. `read` it at a time; `after` each news."""

    begun: float
    first: float = 0.0
    at: float | None = None
    done: float = 0.0
    speed: float | None = None  # of the whole a second
    end: float | None = None  # as told, on the clock

    def after(self, done: float, now: float) -> Estimate:
        """The estimate once the part `done` (0.0 to 1.0) is there. Time that stands still or goes back is no news."""
        before, last = (self.begun, self.first) if self.at is None else (self.at, self.done)
        passed, done = now - before, max(last, min(1.0, done))
        if passed <= 0:
            return replace(self, done=done) if self.at is not None else self
        speed = _blended(self.speed, (done - last) / passed, passed)
        moved = replace(self, at=now, done=done, speed=speed)
        return replace(moved, end=moved._told(self.end, passed, now))

    def read(self, now: float) -> float | None:
        """Seconds left; None in the first moments, and when more time has passed than was told."""
        if self.end is None or self.done >= 1 or self.end <= now:
            return None
        return self.end - now

    def demanded(self) -> float | None:
        """Seconds left at the speed of late; None while nothing has moved."""
        if not self.speed:
            return None
        return min(_LONGEST_S, (1 - self.done) / self.speed)

    def _told(self, told: float | None, passed: float, now: float) -> float | None:
        left = self.demanded()
        if left is None or now - self.begun < _FIRST_AFTER_S or self.done - self.first < _LEAST:
            return told
        if told is None:
            return now + left
        return told + (now + left - told) * -math.expm1(-passed / _FOLLOW_S)


def _blended(old: float | None, new: float, passed: float) -> float:
    """The speed, the older it is the less of it."""
    if old is None:
        return new
    return old + (new - old) * -math.expm1(-passed / _SMOOTH_S)
