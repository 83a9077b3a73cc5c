"""Synthesizers: a frequency and a length become a sound, as in `instruments.py`, which lists them. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from reelwright.studio.composer.waves import (
    Samples,
    decay,
    ensemble,
    oscillate,
    roll_off,
    samples,
    swell,
    time,
    vibrato,
)

_SAW = roll_off(24, 1.0)
_SOFT_SAW = roll_off(12, 1.5)
_SQUARE = roll_off(15, 1.15, even=0.08)
_SINE = (1.0,)


def supersaw(hz: float, length: float) -> Samples:
    n = samples(length + 0.2)
    return np.float32(0.42) * ensemble(roll_off(18, 1.15), hz, n, 9.0) * swell(n, 0.012, 0.22)


def synth_pluck(hz: float, length: float) -> Samples:
    """A saw whose brightness falls faster than its body, like a closing filter."""
    n = samples(min(length + 0.3, 0.9))
    tone = oscillate(_SAW, hz, n) * decay(n, 0.22) + 0.8 * oscillate(_SOFT_SAW, hz * 1.003, n, 0.3) * decay(n, 0.7)
    return tone * swell(n, 0.003, 0.15)


def synth_bass(hz: float, length: float) -> Samples:
    n = samples(min(length, 1.2) + 0.06)
    growl = oscillate(roll_off(9, 1.2), hz, n) * decay(n, 0.5)
    return (oscillate(_SINE, hz, n) + 0.7 * growl) * swell(n, 0.006, 0.05)


def lead(hz: float, length: float) -> Samples:
    n = samples(length + 0.12)
    sway = vibrato(n, hz, 12, 5.2, 0.2)
    return oscillate(_SQUARE, hz, n, 0, sway) * swell(n, 0.012, 0.12)


def drone(hz: float, length: float) -> Samples:
    """Detuned low voices that beat against each other, swelling in."""
    n = samples(length + 0.8)
    breath = np.float32(1.0) + np.float32(0.2) * np.sin(2 * np.pi * 0.23 * time(n))
    body = 0.6 * ensemble(roll_off(7, 1.4), hz, n, 8.0) + oscillate(_SINE, hz, n)
    return np.asarray(body * breath * swell(n, min(0.6, 0.4 * length), 1.0), np.float32)


def pulse(hz: float, length: float) -> Samples:
    n = samples(min(length, 0.5) + 0.05)
    return oscillate(roll_off(10, 1.1), hz, n) * decay(n, 0.32) * swell(n, 0.006, 0.05)


SYNTHS: Final[dict[str, Callable[[float, float], Samples]]] = {
    "supersaw": supersaw,
    "synth_pluck": synth_pluck,
    "synth_bass": synth_bass,
    "lead": lead,
    "drone": drone,
    "pulse": pulse,
}
