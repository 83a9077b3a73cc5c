"""The pitched instruments that imitate real ones: a frequency and a length become a sound. Pure.

Drums are `drums.py`, synthesizers `synths.py`.

Every instrument returns float32 of shape (n,) or, where it is wide, (2, n); it starts and ends at 0 and lasts longer
than its note by what rings on.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reelwright.studio.composer import synths
from reelwright.studio.composer.waves import (
    Samples,
    decay,
    ensemble,
    noise,
    oscillate,
    pluck,
    roll_off,
    samples,
    swell,
    time,
    vibrato,
)

Instrument = Callable[[float, float], Samples]


_SINE = (1.0,)
_WARM = roll_off(9, 1.9)
_BOWED = roll_off(18, 1.25)
_DARK_BRASS = roll_off(6, 1.6)
_BRIGHT_BRASS = (0.7, 1.0, 0.8, 0.55, 0.36, 0.22, 0.13, 0.08, 0.05)
_VOWEL = (1.0, 0.55, 0.32, 0.1, 0.05, 0.08, 0.05, 0.02)
_HAMMER_LOW = (1.0, 0.55, 0.22)
_HAMMER_MID = (0.0, 0.0, 0.0, 0.6, 0.4, 0.3, 0.2)
_HAMMER_HIGH = (0.0,) * 7 + (0.5, 0.4, 0.3, 0.25, 0.2, 0.15)


def pad(hz: float, length: float) -> Samples:
    n = samples(length + 1.0)
    return np.float32(0.5) * ensemble(_WARM, hz, n, 5.0) * swell(n, min(0.5, 0.4 * length), 1.3)


def strings(hz: float, length: float) -> Samples:
    n = samples(length + 0.7)
    return np.float32(0.46) * ensemble(_BOWED, hz, n, 6.5) * swell(n, min(0.28, 0.4 * length), 0.9)


def low_strings(hz: float, length: float) -> Samples:
    n = samples(length + 0.35)
    body = ensemble(roll_off(14, 1.4), hz, n, 3.0).mean(axis=0) + 0.6 * oscillate(_SINE, hz, n)  # lows stay central
    return np.asarray(0.95 * body * swell(n, min(0.07, 0.4 * length), 0.45), np.float32)


def choir(hz: float, length: float) -> Samples:
    n = samples(length + 0.8)
    sway = vibrato(n, hz, 14, 4.6, 0.3)
    out = np.stack([oscillate(_VOWEL, hz * 0.998, n, 0.1, sway), oscillate(_VOWEL, hz * 1.002, n, 0.6, -sway)])
    return out * swell(n, min(0.3, 0.4 * length), 0.9)


def spiccato(hz: float, length: float) -> Samples:
    n = samples(min(0.42, length + 0.25))
    bow = noise(n, 1500, 5000, int(hz)) * decay(n, 0.05)
    tone = oscillate(_BOWED, hz, n) + oscillate(_BOWED, hz * 1.004, n, 0.4) + 0.25 * bow
    return tone * decay(n, 0.55) * swell(n, 0.008, 0.06)


def horn(hz: float, length: float) -> Samples:
    n = samples(length + 0.25)
    sway = vibrato(n, hz, 9, 5.1, 0.5)
    bright = swell(n, min(0.25, 0.5 * length), 0.4) * np.float32(0.8)
    tone = oscillate(_DARK_BRASS, hz, n, 0, sway) * (1 - bright) + oscillate(_BRIGHT_BRASS, hz, n, 0, sway) * bright
    return tone * swell(n, min(0.09, 0.4 * length), 0.3)


def whistle(hz: float, length: float) -> Samples:
    n = samples(length + 0.1)
    sway = vibrato(n, hz, 16, 5.4, 0.12)
    scoop = -0.012 * hz * np.exp(-time(n) / 0.03) * 0.03
    tone = oscillate((1.0, 0.05, 0.02), hz, n, 0, (sway + scoop).astype(np.float32))
    breath = noise(n, 0.8 * hz, 1.6 * hz, int(hz))
    return (tone + 0.05 * breath) * swell(n, 0.035, 0.11)


def piano(hz: float, length: float) -> Samples:
    """Three bands of partials; the higher ones die sooner, high notes sooner than low ones."""
    fall = 5.5 * (220 / hz) ** 0.45
    n = samples(min(length + 0.45, fall))
    tone = oscillate(_HAMMER_LOW, hz, n) * decay(n, fall)
    tone += 0.32 * oscillate(_HAMMER_LOW, hz * 1.0007, n, 0.3) * decay(n, 1.4 * fall)
    tone += 0.30 * oscillate(_HAMMER_MID, hz * 1.0005, n) * decay(n, 0.4 * fall)
    tone += 0.10 * oscillate(_HAMMER_HIGH, hz * 1.001, n) * decay(n, 0.12 * fall)
    felt = noise(n, 200, 1400, int(hz)) * decay(n, 0.06)
    return (tone + 0.12 * felt) * swell(n, 0.004, 0.35)


def rhodes(hz: float, length: float) -> Samples:
    """Two-operator FM with a short metallic tine; it sways from side to side."""
    n = samples(length + 0.35)
    modulator = oscillate(_SINE, hz, n) * decay(n, 1.6) * np.float32(0.28)
    tine = oscillate(_SINE, hz * 7.0, n) * decay(n, 0.22) * np.float32(0.10 * min(1.0, 330 / hz))
    tone = (oscillate(_SINE, hz, n, 0, modulator) + tine) * decay(n, 4.5) * swell(n, 0.006, 0.3)
    sway = np.float32(0.22) * np.sin(2 * np.pi * 3.1 * time(n))
    return np.stack([tone * (1 + sway), tone * (1 - sway)])


def vibes(hz: float, length: float) -> Samples:
    n = samples(min(length + 0.7, 2.6))
    tone = oscillate(_SINE, hz, n) * decay(n, 3.0) + 0.22 * oscillate(_SINE, hz * 4, n) * decay(n, 0.5)
    tremolo = 1 + 0.18 * np.sin(2 * np.pi * 5.2 * time(n))
    return np.asarray(tone * tremolo * swell(n, 0.005, 0.5), np.float32)


def celesta(hz: float, length: float) -> Samples:
    n = samples(min(length + 0.9, 2.0))
    tone = oscillate(_SINE, hz, n) * decay(n, 1.8) + 0.3 * oscillate(_SINE, hz * 3, n) * decay(n, 0.5)
    return tone * swell(n, 0.003, 0.5)


def glock(hz: float, length: float) -> Samples:
    n = samples(min(length + 1.0, 1.8))
    tone = oscillate(_SINE, hz, n) * decay(n, 1.9) + 0.28 * oscillate(_SINE, hz * 2.756, n) * decay(n, 0.7)
    tone += 0.10 * oscillate(_SINE, hz * 5.404, n) * decay(n, 0.2)
    return tone * swell(n, 0.002, 0.4)


def ukulele(hz: float, length: float) -> Samples:
    n = samples(min(length + 0.25, 1.6))
    return np.float32(1.5) * pluck(hz, n, 0.35, 0.03, round(hz)) * swell(n, 0.002, 0.12)


def nylon(hz: float, length: float) -> Samples:
    n = samples(min(length + 0.5, 2.6))
    return np.float32(1.5) * pluck(hz, n, 0.22, 0.15, round(hz) + 7) * swell(n, 0.003, 0.3)


def pluck_bass(hz: float, length: float) -> Samples:
    n = samples(min(length, 1.6) + 0.08)
    tone = oscillate(_SINE, hz, n) * decay(n, 2.2) + 0.5 * oscillate(roll_off(7, 1.2), hz, n) * decay(n, 0.45)
    return tone * swell(n, 0.006, 0.07)


def round_bass(hz: float, length: float) -> Samples:
    n = samples(min(length, 3.5) + 0.1)
    tone = oscillate((1.0, 0.28, 0.1), hz, n) * decay(n, 4.0) + 0.15 * oscillate(_WARM, hz, n) * decay(n, 0.3)
    return tone * swell(n, 0.012, 0.1)


def marimba(hz: float, length: float) -> Samples:
    n = samples(min(length + 0.5, 1.1))
    tone = oscillate(_SINE, hz, n) * decay(n, 0.9) + 0.30 * oscillate(_SINE, hz * 3.98, n) * decay(n, 0.16)
    mallet = noise(n, 500, 2500, int(hz)) * decay(n, 0.03)
    return np.asarray((tone + 0.10 * mallet) * swell(n, 0.002, 0.2), np.float32)


def steel(hz: float, length: float) -> Samples:
    n = samples(min(length + 0.6, 2.8))
    return np.float32(1.4) * pluck(hz, n, 0.55, 0.22, round(hz) + 3) * swell(n, 0.002, 0.3)


def fiddle(hz: float, length: float) -> Samples:
    n = samples(length + 0.2)
    sway = vibrato(n, hz, 17, 5.6, 0.15)
    bow = noise(n, 1800, 5200, int(hz)) * np.float32(0.03)
    return (oscillate(_BOWED, hz, n, 0, sway) + bow) * swell(n, min(0.06, 0.4 * length), 0.22)


INSTRUMENTS: dict[str, Instrument] = {
    "pad": pad,
    "strings": strings,
    "low_strings": low_strings,
    "choir": choir,
    "spiccato": spiccato,
    "horn": horn,
    "whistle": whistle,
    "piano": piano,
    "rhodes": rhodes,
    "vibes": vibes,
    "celesta": celesta,
    "glock": glock,
    "ukulele": ukulele,
    "nylon": nylon,
    "pluck_bass": pluck_bass,
    "round_bass": round_bass,
    "marimba": marimba,
    "steel": steel,
    "fiddle": fiddle,
    **synths.SYNTHS,
}
