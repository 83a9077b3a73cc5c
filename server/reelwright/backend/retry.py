"""What may be sent again, and after how long. Policy as values; the clock is the caller's."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import anyio

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
UPLOAD = Attempts(not_sent=3, unknown=1)  # again only after it was looked for
SUBMIT = Attempts(not_sent=3, unknown=1)  # again only after it was looked for
CANCEL = Attempts(not_sent=2, unknown=1)
DOWNLOAD = Attempts(not_sent=6, unknown=6)

LOOKS = 3
"""How often an upload or a render is sent in all, looking for it each time before it is sent again."""


async def attempt(
    call: Callable[[], Awaitable[T]], attempts: Attempts, timers: Timers, sleep: Sleep, within: float | None = None
) -> T:
    """Make a call; again if its kind allows that, and `within` seconds (None: a call's time-out) have not passed.

    Raises the last Offline or AnswerLost, and any refusal at once.
    """
    end = anyio.current_time() + (timers.read_call if within is None else within)
    number = 1
    while True:
        try:
            return await call()
        except (Offline, AnswerLost) as error:
            most = attempts.not_sent if isinstance(error, Offline) else attempts.unknown
            if number >= most or anyio.current_time() >= end:
                raise
        await sleep(pause(number, timers))
        number += 1


def pause(number: int, timers: Timers) -> float:
    """How long to wait after so many attempts, in seconds: random up to a bound that doubles."""
    return random.uniform(0, min(timers.backoff_most, timers.scale * 0.5 * 2**number))  # noqa: S311 -- jitter
