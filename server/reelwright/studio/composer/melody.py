"""Tunes: short motifs that come back. Pure; a tune is scale steps on a grid of sixteenths, not yet sound."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import NamedTuple

from reelwright.studio.composer.theory import Chord

PHRASE_BARS = 2
TUNE_BARS = 8  # four phrases: A, A varied, B, A that comes home
STEPS = 16  # sixteenths in a bar


class Stroke(NamedTuple):
    """One event of a pattern: where it starts and how long it lasts, in sixteenths of a bar, and its symbol."""

    step: int
    length: int
    symbol: str


def strokes(pattern: str) -> tuple[Stroke, ...]:
    """Read a pattern of one character a sixteenth: `.` is silence, `-` holds the note before, all else strikes."""
    found: list[Stroke] = []
    for step, symbol in enumerate(pattern):
        if symbol == "-" and found:
            found[-1] = found[-1]._replace(length=step - found[-1].step + 1)
        elif symbol not in ".-":
            found.append(Stroke(step, 1, symbol))
    return tuple(found)


@dataclass(frozen=True)
class _Motif:
    """Two bars of rhythm and, for each note, its distance in scale steps from the motif's first note."""

    rhythm: tuple[Stroke, ...]
    contour: tuple[int, ...]


@dataclass(frozen=True)
class Tune:
    """Eight bars out of two motifs."""

    first: _Motif
    second: _Motif
    gentle: tuple[int, ...]  # degrees of the scale that rub against no chord
    anchor: int

    def bar(self, number: int, chord: Chord) -> list[tuple[Stroke, int]]:
        """The notes of bar `number` (counted from the tune's start) over a chord: (stroke, scale step)."""
        phrase, half = divmod(number % TUNE_BARS, PHRASE_BARS)
        motif = self.second if phrase == 2 else self.first
        lift = (0, -1, 2, 0)[phrase]
        notes = []
        for stroke, distance in zip(motif.rhythm, motif.contour, strict=True):
            if stroke.step // STEPS == half:
                here = stroke._replace(step=stroke.step % STEPS)
                notes.append((here, self._settle(self.anchor + lift + distance, here, chord)))
        if phrase == 3 and half == 1:
            return _come_home(notes, chord)
        return notes

    def _settle(self, step: int, stroke: Stroke, chord: Chord) -> int:
        """Strong or long notes go to the nearest chord tone, passing ones to the nearest gentle degree."""
        strong = stroke.step % 8 == 0 or stroke.length >= 4
        allowed = {tone % 7 for tone in chord.steps[:3]}
        return nearest(step, allowed if strong else allowed | set(self.gentle))


def nearest(step: int, degrees: set[int]) -> int:
    """The scale step closest to `step` whose degree is one of `degrees`; the lower one of two."""
    return next(step + away for away in (0, -1, 1, -2, 2, -3, 3) if (step + away) % 7 in degrees)


def _come_home(notes: list[tuple[Stroke, int]], chord: Chord) -> list[tuple[Stroke, int]]:
    """The end of the tune: what starts in the bar's first half, then one long chord tone."""
    kept = [(stroke, step) for stroke, step in notes if stroke.step < STEPS // 2]
    last = nearest(kept[-1][1] - 1 if kept else chord.steps[0] + 7, {chord.steps[0] % 7, chord.steps[2] % 7})
    return [*kept, (Stroke(STEPS // 2, STEPS // 2, "x"), last)]


def invent(rng: random.Random, cells: tuple[str, ...], gentle: tuple[int, ...], anchor: int) -> Tune:
    """A tune out of the mood's rhythm cells (one bar each) and a random walk that tends back to its start."""
    return Tune(_motif(rng, cells), _motif(rng, cells), gentle, anchor)


def _motif(rng: random.Random, cells: tuple[str, ...]) -> _Motif:
    rhythm = strokes(rng.choice(cells) + rng.choice(cells))
    contour = [0]
    while len(contour) < len(rhythm):
        here = contour[-1]
        leap = rng.choice((-2, -1, -1, 1, 1, 2, 2, 3) if here < 0 else (-3, -2, -2, -1, -1, 1, 1, 2))
        contour.append(max(-4, min(5, here + leap)))
    return _Motif(rhythm, tuple(contour))
