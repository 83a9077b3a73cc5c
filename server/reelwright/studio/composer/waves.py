"""Raw sound: oscillators, plucked strings, filtered noise and envelopes, as float32 arrays at 48 kHz. No music."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RATE = 48_000

Samples = NDArray[np.float32]

_TABLE_BITS = 14
_TABLE = 1 << _TABLE_BITS


def samples(seconds: float) -> int:
    return max(1, round(seconds * RATE))


def time(n: int) -> Samples:
    """Seconds of `n` samples."""
    return np.arange(n, dtype=np.float32) / np.float32(RATE)


@lru_cache(maxsize=256)
def table(partials: tuple[float, ...]) -> Samples:
    """One period of a sum of harmonics (amplitude of the 1st, 2nd, …), scaled to an RMS of 0.35."""
    turn = np.arange(_TABLE) * (2 * np.pi / _TABLE)
    # Spread phases keep the crest factor of bright sounds low.
    wave = sum(level * np.sin((k + 1) * turn + 2.4 * k * k) for k, level in enumerate(partials))
    period = np.asarray(wave, np.float64)
    return np.asarray(period * (0.35 / np.sqrt(np.mean(period**2))), np.float32)


def oscillate(
    partials: tuple[float, ...], hz: float, n: int, phase: float = 0.0, bend: Samples | None = None
) -> Samples:
    """A periodic wave; `phase` in turns, `bend` a phase offset in turns per sample (vibrato, FM).

    The phase is a 32-bit integer that wraps round by itself: exact for any length.
    """
    fitting = partials[: max(1, int(0.42 * RATE / hz))]
    turns = np.arange(n, dtype=np.uint32) * np.uint32(round(hz / RATE * 2**32))
    turns += np.uint32(round(phase % 1.0 * (2**32 - 1)))
    if bend is not None:
        turns += (bend.astype(np.float64) * 2**32).astype(np.int64).astype(np.uint32)
    return np.take(table(fitting), turns >> np.uint32(32 - _TABLE_BITS))


def decay(n: int, seconds: float) -> Samples:
    """An exponential that falls by 60 dB in `seconds`."""
    return np.asarray(np.exp(time(n) * np.float32(-6.9 / seconds)))


def swell(n: int, attack: float, release: float) -> Samples:
    """0 to 1 in `attack` seconds, 1 to 0 in the last `release` seconds, both rounded."""
    out = np.ones(n, np.float32)
    rise, fall = min(n, samples(attack)), min(n, samples(release))
    out[:rise] *= np.sin(np.linspace(0, np.pi / 2, rise, dtype=np.float32)) ** 2
    out[n - fall :] *= np.cos(np.linspace(0, np.pi / 2, fall, dtype=np.float32)) ** 2
    return out


def noise(n: int, low: float, high: float, seed: int) -> Samples:
    """Noise between two frequencies in Hz (soft edges), RMS 0.35."""
    size = 1 << max(10, (n - 1).bit_length())
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(size, dtype=np.float32))
    hz = np.fft.rfftfreq(size, 1 / RATE) + 1e-3
    spectrum *= 1 / np.sqrt((1 + (low / hz) ** 4) * (1 + (hz / high) ** 4))
    spectrum[0] = 0
    sound = np.fft.irfft(spectrum, size)[:n]
    return np.asarray(sound * (0.35 / (np.sqrt(np.mean(sound**2)) + 1e-9)), np.float32)


def pluck(hz: float, n: int, brightness: float, sustain: float, seed: int) -> Samples:
    """A plucked string after Karplus and Strong: a burst of noise, one period long, that goes round and is smoothed.

    A period is a whole number of samples there, so the string is made a little sharp or flat and resampled into tune.
    `brightness` 0 to 1; `sustain` is what is left after each second.
    """
    period = max(8, round(RATE / hz - 0.5))
    ratio = hz * (period + 0.5) / RATE
    rounds = int(n * ratio / period) + 2
    loop = noise(period, 60, 1200 + 9000 * brightness, seed)
    loop -= loop.mean()
    keep = np.float32(0.5 * sustain ** (period / RATE))
    string = np.empty((rounds, period), np.float32)
    for turn in range(rounds):
        string[turn] = loop
        loop = keep * (loop + np.roll(loop, 1))
    flat = string.ravel()
    return np.asarray(np.interp(np.arange(n) * ratio, np.arange(len(flat)), flat), np.float32)


def roll_off(count: int, power: float, even: float = 1.0) -> tuple[float, ...]:
    """Harmonics that fall like 1/k**power; `even` scales the even ones."""
    return tuple((even if k % 2 == 0 else 1.0) / k**power for k in range(1, count + 1))


def vibrato(n: int, hz: float, cents: float, rate: float, after: float) -> Samples:
    """Phase offsets in turns of a pitch that sways by `cents`, setting in `after` seconds."""
    t = time(n)
    depth = hz * (2 ** (cents / 1200) - 1) / (2 * np.pi * rate)
    return np.asarray(depth * np.clip((t - after) / 0.4, 0, 1) * np.sin(2 * np.pi * rate * t), np.float32)


def ensemble(partials: tuple[float, ...], hz: float, n: int, cents: float) -> Samples:
    """Five players slightly out of tune, one in the middle, two on either side: shape (2, n)."""
    out = np.tile(np.float32(1.2) * oscillate(partials, hz, n, 0.37), (2, 1))
    for side, detune in enumerate(((-cents, 0.55 * cents), (cents, -0.6 * cents))):
        tuned = [hz * 2 ** (away / 1200) for away in detune]
        out[side] += oscillate(partials, tuned[0], n, 0.13 + 0.4 * side) + oscillate(partials, tuned[1], n, 0.71 * side)
    return out
