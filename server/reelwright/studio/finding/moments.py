"""The best moments of footage: `best(takes, length_ms)`, pure. What counts is motion, loudness and sharpness.

Every fifth of a second of all takes is ranked among all others, for each of the three; a window's score is the mean
of its ranks. So a loud party and a quiet hike are each judged by their own measure. Moments do not run across a cut
of the footage, and a take that has had a moment gets its next one less easily.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final

STEP_MS: Final = 200
WEIGHTS: Final = {"motion": 0.45, "loudness": 0.3, "sharpness": 0.25}
_SHORTEST_MS: Final = 1000
_LONGEST_MS: Final = 4000
_AGAIN: Final = 0.85  # what a take's scores count for after each moment it has given


@dataclass(frozen=True, slots=True)
class Take:
    """A stretch of footage of `length_ms`. Each of the rows has a value for each fifth of a second, or none at all.

    `cuts`: where its picture cuts, in ms. `still`: it is all one picture, so that one moment of it is enough.
    """

    length_ms: int
    motion: tuple[float, ...] = ()
    loudness: tuple[float, ...] = ()
    sharpness: tuple[float, ...] = ()
    cuts: tuple[int, ...] = ()
    still: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the take with this 0-based number."""

    take: int
    start_ms: int
    end_ms: int
    score: float = 0.0

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.start_ms


def best(takes: Sequence[Take], length_ms: int, *, overlap_ms: int = 0) -> list[Moment]:
    """The best moments, in the order of the takes, that make `length_ms` in all; everything, if that is no more.

    `overlap_ms`: what two moments that follow each other share.
    """
    scores = scored(takes)
    if length_ms >= sum(take.length_ms for take in takes):
        return [Moment(number, 0, take.length_ms, 1.0) for number, take in enumerate(takes)]
    size = _size(takes, length_ms)
    candidates = [
        moment for number, take in enumerate(takes) for moment in _windows(number, take, scores[number], size)
    ]
    chosen: list[Moment] = []
    missing = length_ms
    while missing > 0 and candidates:
        pick = max(candidates, key=lambda moment: moment.score * _AGAIN ** sum(c.take == moment.take for c in chosen))
        chosen.append(pick)
        missing -= pick.length_ms - (overlap_ms if len(chosen) > 1 else 0)
        candidates = [moment for moment in candidates if not _touches(moment, pick)]
    chosen = _shrunk(chosen, -missing) if missing < 0 else _grown(chosen, takes, missing)
    merged = _merged(sorted(chosen, key=lambda moment: (moment.take, moment.start_ms)))
    return _shortened(merged, sum(moment.length_ms for moment in merged) - overlap_ms * (len(merged) - 1) - length_ms)


def best_start(take: Take, length_ms: int) -> int:
    """Where the best stretch of this length begins in a take, in ms."""
    (scores,) = scored([take])
    sums = [0.0, *accumulate(scores)]
    size = max(1, length_ms // STEP_MS)
    starts = range(max(1, len(scores) - size + 1))
    start = max(starts, key=lambda place: sums[min(place + size, len(scores))] - sums[place])
    return max(0, min(start * STEP_MS, take.length_ms - length_ms))


def scored(takes: Sequence[Take]) -> list[list[float]]:
    """For each take the score, 0 to 1, of each fifth of a second. What a take does not have counts as middling."""
    out = [[0.0] * (-(-take.length_ms // STEP_MS)) for take in takes]
    for name, weight in WEIGHTS.items():
        rows: list[tuple[float, ...]] = [getattr(take, name) for take in takes]
        everything = sorted(value for row in rows for value in row)
        for scores, row in zip(out, rows, strict=True):
            for place in range(len(scores)):
                scores[place] += weight * (_rank(row[min(place, len(row) - 1)], everything) if row else 0.5)
    return out


def _rank(value: float, everything: list[float]) -> float:
    """The share of all values that are lower; equal ones count half."""
    return (bisect_left(everything, value) + bisect_right(everything, value)) / 2 / len(everything)


def _size(takes: Sequence[Take], length_ms: int) -> int:
    """How long a moment is to be: so that every take could give one, within bounds."""
    size = min(_LONGEST_MS, max(_SHORTEST_MS, length_ms // max(1, len(takes))))
    return size // STEP_MS * STEP_MS


def _windows(number: int, take: Take, scores: list[float], size: int) -> list[Moment]:
    """Every window of this size between two cuts of a take; a shorter scene of a second or more is one as a whole."""
    sums = [0.0, *accumulate(scores)]
    out: list[Moment] = []
    if take.still:
        return [Moment(number, 0, min(size, take.length_ms), sums[-1] / max(1, len(scores)))]
    borders = [0, *take.cuts, take.length_ms]
    for begin, end in pairwise(borders):
        for start in range(begin, max(begin + 1, end - size + 1), STEP_MS):
            stop = min(start + size, end)
            first, last = start // STEP_MS, max(start // STEP_MS + 1, stop // STEP_MS)
            if stop - start >= min(_SHORTEST_MS, take.length_ms):
                out.append(Moment(number, start, stop, (sums[min(last, len(scores))] - sums[first]) / (last - first)))
    if not out and take.cuts:  # every scene is too short to be one
        return _windows(number, replace(take, cuts=()), scores, size)
    return out


def _touches(moment: Moment, other: Moment) -> bool:
    return moment.take == other.take and moment.start_ms < other.end_ms and other.start_ms < moment.end_ms


def _shrunk(chosen: list[Moment], too_much: int) -> list[Moment]:
    """Shorter by `too_much` in all: the moments chosen last give first, and keep a second each as long as that goes."""
    for least in (_SHORTEST_MS, STEP_MS):
        for place in reversed(range(len(chosen))):
            give = min(too_much, max(0, chosen[place].length_ms - least))
            chosen[place] = replace(chosen[place], end_ms=chosen[place].end_ms - give)
            too_much -= give
    return chosen


def _grown(chosen: list[Moment], takes: Sequence[Take], missing: int) -> list[Moment]:
    """Longer by `missing` in all, as far as the takes reach: each moment up to its neighbours."""
    for place, moment in enumerate(chosen):
        others = [other for other in chosen if other.take == moment.take and other is not moment]
        top = min((o.start_ms for o in others if o.start_ms >= moment.end_ms), default=takes[moment.take].length_ms)
        later = min(missing, top - moment.end_ms)
        bottom = max((o.end_ms for o in others if o.end_ms <= moment.start_ms), default=0)
        earlier = min(missing - later, moment.start_ms - bottom)
        chosen[place] = replace(moment, start_ms=moment.start_ms - earlier, end_ms=moment.end_ms + later)
        missing -= later + earlier
    return chosen


def _shortened(moments: list[Moment], too_much: int) -> list[Moment]:
    """The longest one gives what merging has saved in overlaps."""
    if too_much > 0:
        longest = max(range(len(moments)), key=lambda place: moments[place].length_ms)
        moments[longest] = replace(moments[longest], end_ms=moments[longest].end_ms - too_much)
    return moments


def _merged(moments: list[Moment]) -> list[Moment]:
    """Moments of a take that touch are one."""
    out: list[Moment] = []
    for moment in moments:
        if out and out[-1].take == moment.take and out[-1].end_ms == moment.start_ms:
            out[-1] = replace(out[-1], end_ms=moment.end_ms)
        else:
            out.append(moment)
    return out
