"""The shape of a piece in time: tempo, sections, and the moment of the final chord.

The tempo bends by a few percent and the last chord rings a little shorter or longer, so that a whole number of bars
fills the film exactly, or so that the last chord falls on the film's last cut. A tempo that somebody asked for does not
bend. Pure arithmetic; which notes are played is `score.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

BEATS_PER_BAR = 4

_SHORTEST_RING, _LONGEST_RING = 0.3, 2.2  # of the ring that was wished for, where the last chord falls on a cut
_BENT = math.log(1.14)  # how far the mood's own tempo may be bent to fall on a cut
_UNHEARD = math.log(1.01)

Part = Literal["intro", "build", "main", "break", "outro"]


@dataclass(frozen=True)
class Section:
    """Some bars of one character. `energy` is 0 (sparse) to 3 (everything plays)."""

    part: Part
    bars: int
    energy: int


@dataclass(frozen=True)
class Form:
    """A piece's plan. Times in seconds; the pick-up beats come before the first bar, the final chord after the last."""

    seconds: float
    beat: float
    pickup: int
    sections: tuple[Section, ...]

    @property
    def bars(self) -> int:
        return sum(section.bars for section in self.sections)

    @property
    def beats(self) -> int:
        """Beats before the final chord."""
        return self.pickup + BEATS_PER_BAR * self.bars

    @property
    def final_at(self) -> float:
        """When the final chord is struck."""
        return self.beats * self.beat


def plan(seconds: float, tempo: float, ring: float, *, exact: bool = False, land: float | None = None) -> Form:
    """The form of a piece of `seconds`, near `tempo` (beats a minute) with a last chord of about `ring` seconds.

    `exact`: the tempo may bend by no more than nobody hears. `land`: where the last chord should fall, in seconds; it
    does if that leaves it a fitting time to ring, and the tempo allows it.
    """
    wanted_ring = min(ring, 0.45 * seconds)
    beats, beat = _landing(seconds, 60 / tempo, wanted_ring, land, _UNHEARD if exact else _BENT) or (
        _steady if exact else _fit
    )(seconds, 60 / tempo, wanted_ring)
    return Form(seconds, beat, beats % BEATS_PER_BAR, sections(beats // BEATS_PER_BAR))


def _landing(seconds: float, beat: float, ring: float, land: float | None, bend: float) -> tuple[int, float] | None:
    """How many beats come before `land`, and how long each is; None if the last chord cannot fall there."""
    if land is None or not _SHORTEST_RING * ring <= seconds - land <= _LONGEST_RING * ring:
        return None
    about = round(land / beat)
    tries = []
    for beats in range(max(1, about - 6), about + 7):
        bent = abs(math.log(land / beats / beat))
        pickup = 0.03 if beats > 2 * BEATS_PER_BAR and beats % BEATS_PER_BAR else 0.0
        if bent <= bend:
            tries.append((bent + pickup, beats))
    return (min(tries)[1], land / min(tries)[1]) if tries else None


def _steady(seconds: float, beat: float, ring: float) -> tuple[int, float]:
    """How many beats come before the final chord where each is exactly as long as asked."""
    most = max(0, math.floor((seconds - 0.25 * ring) / beat))
    tries = range(max(0, most - 2 * BEATS_PER_BAR), most + 1)
    return min(tries, key=lambda beats: abs(math.log((seconds - beats * beat) / ring))), beat


def _fit(seconds: float, beat: float, ring: float) -> tuple[int, float]:
    """How many beats come before the final chord, and how long each is: least bending of tempo and ring."""
    about = round((seconds - ring) / beat)
    best = (math.inf, 0, beat)
    for beats in range(max(0, about - 6), about + 7):
        if beats > 2 * BEATS_PER_BAR and beats % BEATS_PER_BAR:
            continue
        for percent in range(-8, 9):
            stretched = beat * (1 + percent / 100)
            rest = seconds - beats * stretched
            if rest <= 0.25 * ring:
                continue
            cost = abs(percent) / 8 + 1.5 * abs(math.log(rest / ring)) + (0.3 if beats % BEATS_PER_BAR else 0)
            best = min(best, (cost, beats, stretched))
    return best[1], best[2]


def sections(bars: int) -> tuple[Section, ...]:
    """Intro, build, main and outro for a number of bars; a long piece breathes: main, break, build, main again."""
    if bars <= 2:
        return (Section("main", bars, 2),) if bars else ()
    if bars <= 5:
        return (Section("intro", 1, 0), Section("main", bars - 1, 2))
    if bars <= 11:
        build = 2 if bars <= 8 else 4
        return (Section("intro", 2, 0), Section("build", build, 1), Section("main", bars - build - 2, 2))
    body = [Section("intro", 4 if bars >= 40 else 2, 0), Section("build", 4, 1)]
    rest = bars - sum(section.bars for section in body) - 2
    while rest >= 24:
        body += [Section("main", 8, 2), Section("break", 4, 0), Section("build", 4, 1)]
        rest -= 16
    if rest >= 12:
        body += [Section("main", 8, 2)]
        rest -= 8
    return (*body, Section("main", rest, 3), Section("outro", 2, 1))
