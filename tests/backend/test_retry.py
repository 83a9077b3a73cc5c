"""The table of what may be sent again, row by row."""

from __future__ import annotations

import pytest

from reelwright.backend import retry
from reelwright.backend.retry import Attempts, attempt
from reelwright.backend.timers import Timers
from reelwright.errors import AnswerLost, NoCredits, Offline, ReelwrightError

ROWS = [
    (retry.READ, 4, 4),
    (retry.CREATE, 3, 2),
    (retry.EDIT, 2, 1),
    (retry.UPLOAD, 3, 1),
    (retry.SUBMIT, 3, 1),
    (retry.DOWNLOAD, 6, 6),
]


async def tries(attempts: Attempts, error: ReelwrightError, timers: Timers, within: float | None = None) -> list[float]:
    """How long was waited between the attempts of a call that fails each time."""
    slept: list[float] = []
    calls = 0

    async def call() -> None:
        nonlocal calls
        calls += 1
        raise error

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    with pytest.raises(type(error)):
        await attempt(call, attempts, timers, sleep, within)
    assert calls == len(slept) + 1
    return slept


@pytest.mark.parametrize(("attempts", "not_sent", "unknown"), ROWS)
async def test_a_call_is_made_as_often_as_its_kind_allows(attempts: Attempts, not_sent: int, unknown: int) -> None:
    assert len(await tries(attempts, Offline("x"), Timers())) == not_sent - 1
    assert len(await tries(attempts, AnswerLost("x"), Timers())) == unknown - 1
    assert await tries(attempts, NoCredits("x"), Timers()) == []


async def test_the_pauses_are_random_below_a_bound_that_doubles() -> None:
    runs = [await tries(Attempts(12, 12), Offline("x"), Timers()) for _ in range(40)]
    for number, pauses in enumerate(zip(*runs, strict=True), 1):
        bound = min(20, 0.5 * 2**number)
        assert 0 <= min(pauses) < max(pauses) <= bound
        assert max(pauses) > bound / 2


async def test_no_attempt_begins_when_the_time_is_over() -> None:
    assert await tries(retry.READ, AnswerLost("x"), Timers(), within=0) == []
    assert await tries(retry.READ, AnswerLost("x"), Timers(read_call=0)) == []


def test_compressed_timers_compress_everything_but_counts() -> None:
    timers = Timers().scaled(0.1)
    assert (timers.connect, timers.read_call, timers.scale, timers.recover_reads) == (1, 6, 0.1, 6)


def test_a_busy_machine_is_given_the_time_to_answer() -> None:
    timers = Timers().scaled(0.001)
    assert (timers.connect, timers.idle_read, timers.read_call, timers.edit_first_byte) == (0.5, 0.5, 1.5, 0.12)
