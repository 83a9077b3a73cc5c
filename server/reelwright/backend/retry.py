"""What may be sent again, after how long, and how it has ended when that did not help. Policy as values; the clock is
the caller's.
"""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import anyio

from reelwright.backend.timers import Timers
from reelwright.errors import AnswerLost, Ending, Offline, Spent, Untrusted

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True)
class Attempts:
    """One row of the table: how often a call is made in all when it provably was not sent, and when nobody knows.

    `if_not_sent`, `if_unknown`: the outcome after the last attempt; `spent` and `hint` are those of an answer that is
    lost (`hint` None: the error's own). `brief`: all attempts together have the time of one call.
    """

    not_sent: int
    unknown: int
    if_not_sent: Ending = "not_sent"
    if_unknown: Ending = "sent_unknown"
    spent: Spent = "nothing"
    hint: str | None = None
    brief: bool = True

    def most(self, error: Offline | AnswerLost) -> int:
        """How often a call that ends so is made in all. A certificate gets no better by trying again."""
        if isinstance(error, Untrusted):
            return 1
        return self.not_sent if isinstance(error, Offline) else self.unknown

    def ended(self, error: Offline | AnswerLost) -> Offline | AnswerLost:
        """The error of the last attempt as what it means for this kind of call."""
        if isinstance(error, Offline):
            return error.reworded(outcome=self.if_not_sent, spent="nothing")
        return error.reworded(hint=self.hint, outcome=self.if_unknown, spent=self.spent)


_HARMLESS = "Nothing was spent or changed. Call again in a minute."
_FREE = "Exports are free. Call `export` again in a minute."

READ = Attempts(4, 4, "offline", "offline", hint=_HARMLESS)
CREATE = Attempts(3, 2, "not_sent", "not_sent", hint=_HARMLESS)
EDIT = Attempts(2, 1, spent="unknown", brief=False)  # a message that may have arrived is never sent again
UPLOAD = Attempts(3, 1, brief=False)  # again only after it was looked for
SUBMIT = Attempts(3, 1, hint=_FREE)  # again only after it was looked for
CANCEL = Attempts(2, 1, hint="Call `wait` to see whether the render was stopped.")
DOWNLOAD = Attempts(6, 6, "file_incomplete", "file_incomplete", hint=_FREE, brief=False)

LOOKS = 3
"""How often an upload or a render is sent in all, looking for it each time before it is sent again."""


async def attempt(
    call: Callable[[], Awaitable[T]], attempts: Attempts, timers: Timers, sleep: Sleep, within: float | None = None
) -> T:
    """Make a call; again if its kind allows that, and `within` seconds (None: a call's time-out) have not passed.

    Raises the last Offline or AnswerLost, as what it means for this kind of call, and any refusal at once.
    """
    end = anyio.current_time() + (timers.read_call if within is None else within)
    number = 1
    while True:
        try:
            return await _made(call, end if attempts.brief else None)
        except (Offline, AnswerLost) as error:
            wait = pause(number, timers)
            if number >= attempts.most(error) or anyio.current_time() + wait >= end:
                raise attempts.ended(error) from None
        await sleep(wait)
        number += 1


async def _made(call: Callable[[], Awaitable[T]], end: float | None) -> T:
    """The call, cut off at the moment `end`, if there is one. Raises AnswerLost then."""
    try:
        with anyio.fail_after(None if end is None else end - anyio.current_time()):
            return await call()
    except TimeoutError:
        raise AnswerLost("The service did not answer in time.") from None


def pause(number: int, timers: Timers) -> float:
    """How long to wait after so many attempts, in seconds: random up to a bound that doubles."""
    return random.uniform(0, min(timers.backoff_most, timers.scale * 0.5 * 2**number))  # noqa: S311 -- jitter
