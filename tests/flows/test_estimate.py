"""The time that is left: told late, never jumping, never above what the speed demands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.flows.estimate import Estimate

NEWS = st.lists(
    st.tuples(st.floats(0, 0.2), st.floats(0.01, 30)), min_size=1, max_size=60
)  # (share that was done, seconds that it took)


def fed(news: list[tuple[float, float]]) -> list[tuple[Estimate, float]]:
    """The estimate after each news, with the time."""
    estimate, now, done, found = Estimate(0.0), 0.0, 0.0, []
    for more, passed in news:
        now, done = now + passed, min(1.0, done + more)
        estimate = estimate.after(done, now)
        found.append((estimate, now))
    return found


def steady(seconds: float, every: float = 0.5) -> list[tuple[Estimate, float]]:
    return fed([(every / seconds, every)] * round(seconds / every))


@given(NEWS)
def test_what_is_told_rises_no_further_than_the_speed_demands(news: list[tuple[float, float]]) -> None:
    for (before, _), (after, now) in pairwise(fed(news)):
        told, demanded, earlier = after.read(now), after.demanded(), before.read(now)
        if told is None or demanded is None:
            continue
        highest = demanded if earlier is None else max(earlier, demanded)
        assert told <= highest + 1e-6


@given(NEWS)
def test_what_is_told_falls_no_faster_than_time_and_speed(news: list[tuple[float, float]]) -> None:
    for (before, _), (after, now) in pairwise(fed(news)):
        told, earlier, demanded = after.read(now), before.read(now), after.demanded()
        if told is not None and earlier is not None and demanded is not None:
            assert told >= min(earlier, demanded) - 1e-6


@given(NEWS)
def test_nothing_is_told_in_the_first_seconds_or_once_it_is_over(news: list[tuple[float, float]]) -> None:
    for estimate, now in fed(news):
        told = estimate.read(now)
        assert told is None or (told > 0 and now >= 3 and estimate.done < 1)


@pytest.mark.parametrize("seconds", [5, 20, 200])
def test_steady_work_is_foretold_exactly(seconds: int) -> None:
    told = [(now, left) for estimate, now in steady(seconds) if (left := estimate.read(now)) is not None]
    assert told
    for now, left in told:
        assert left == pytest.approx(seconds - now, abs=0.01)


def test_a_leap_at_the_beginning_is_not_taken_for_the_speed() -> None:
    """Such as a file that was there already."""
    estimate = Estimate(0.0, 0.4)
    for second in range(1, 11):
        estimate = estimate.after(0.4 + 0.02 * second, float(second))
    assert estimate.read(10.0) == pytest.approx(20, rel=0.01)


def test_when_work_slows_down_the_end_moves_away_little_by_little() -> None:
    news = [(0.05, 1.0)] * 8 + [(0.005, 1.0)] * 8
    told = [left for estimate, now in fed(news) if (left := estimate.read(now)) is not None]
    rises = [after - before for before, after in pairwise(told)]
    assert max(rises) < 20  # at that speed it takes 110 s from one second to the next
    assert told[-1] > told[4]


def test_who_has_told_too_little_falls_silent() -> None:
    estimate, now = steady(10)[12]
    assert estimate.read(now + 1) is not None
    assert estimate.read(now + 60) is None


@given(st.floats(-5, 0))
def test_a_clock_that_stands_still_changes_nothing(back: float) -> None:
    estimate, now = steady(10)[9]
    assert estimate.after(0.6, now + back).end == estimate.end
