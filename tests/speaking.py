"""A voice for tests: buzzing vowels in syllables, with hisses between them, made by numpy."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
_VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (570, 840, 2410), (530, 1840, 2480))


def spoken(seconds: float, level: float = 0.25) -> NDArray[np.float32]:
    """About four syllables a second at a pitch around 120 Hz."""
    n = round(seconds * RATE)
    t = np.arange(n) / RATE
    pitch = 120 + 12 * np.sin(2 * np.pi * 0.6 * t)
    turns = np.cumsum(pitch) / RATE
    sound = np.zeros(n)
    syllable = np.floor(t * 4).astype(int)
    for number, formants in enumerate(_VOWELS):
        here = syllable % len(_VOWELS) == number
        for harmonic in range(1, 32):
            hz = 120 * harmonic
            gain = sum(1 / (1 + ((hz - formant) / 90) ** 2) for formant in formants) / harmonic**0.4
            sound += here * gain * np.sin(2 * np.pi * harmonic * turns)
    swell = np.clip(np.sin(np.pi * (t * 4 % 1)) * 1.4 - 0.2, 0, 1)
    hiss = np.random.default_rng(3).normal(0, 0.3, n) * np.clip(np.sin(np.pi * (t * 4 % 1)) * -4 + 1, 0, 1)
    out = sound * swell / np.abs(sound).max() + 0.15 * hiss
    return (out * level / np.abs(out).max()).astype(np.float32)


def silent(seconds: float) -> NDArray[np.float32]:
    return np.random.default_rng(5).normal(0, 0.0005, round(seconds * RATE)).astype(np.float32)


def write(path: Path, sound: NDArray[np.float32], rate: int = RATE) -> Path:
    """A mono 16-bit WAV."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(np.round(np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path
