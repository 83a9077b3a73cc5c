"""What may be sent again, and after how long. Policy as values; the clock is the caller's."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from reelwright.backend.timers import Timers
from reelwright.errors import AnswerLost, Offline

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True)
class Attempts:
    """How often a call is made in all: when it provably was not sent, and when nobody knows."""

    not_sent: int
    unknown: int


READ = Attempts(not_sent=4, unknown=4)
CREATE = Attempts(not_sent=3, unknown=2)
EDIT = Attempts(not_sent=2, unknown=1)  # a message that may have arrived is never sent again
UPLOAD = Attempts(not_sent=3, unknown=3)
SUBMIT = Attempts(not_sent=3, unknown=3)  # under the same id


async def attempt(call: Callable[[], Awaitable[T]], attempts: Attempts, timers: Timers, sleep: Sleep) -> T:
    """Make a call, again if its kind allows that. Raises the last Offline or AnswerLost, and any refusal at once."""
    number = 1
    while True:
        try:
            return await call()
        except Offline:
            if number >= attempts.not_sent:
                raise
        except AnswerLost:
            if number >= attempts.unknown:
                raise
        await sleep(random.uniform(0, min(timers.backoff_most, timers.scale * 0.5 * 2**number)))  # noqa: S311 -- jitter
        number += 1
