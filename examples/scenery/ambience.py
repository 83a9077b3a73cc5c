"""What the scenes sound like: surf and gulls, a city with fireworks, birds and crickets in the wind."""

from __future__ import annotations

import random

import numpy as np

from reelwright.studio.composer.waves import RATE, Samples, decay, noise, samples, swell, time


def sea(seconds: float) -> Samples:
    """Surf that comes and goes, gulls far off. Shape (n, 2), as all of these."""
    n = samples(seconds)
    t = time(n)
    sides = []
    for side in range(2):
        near = (0.5 + 0.5 * np.sin(2 * np.pi * t / 4.1 - 1.2 + 0.5 * side)) ** 2
        sides.append(0.30 * noise(n, 60, 500, 1 + side) + (0.10 + 0.42 * near) * noise(n, 300, 3800, 3 + side))
    sound = np.stack(sides, 1)
    for start, pitch, pan in ((0.9, 1180, 0.3), (1.35, 1240, 0.35), (3.0, 1080, 0.7), (3.4, 1130, 0.7)):
        _add(sound, _gull(pitch), start, pan, 0.10)
    return _finished(sound)


def city(seconds: float) -> Samples:
    """Distant traffic, the train, and the fireworks of `scenery/city.py`, heard a moment after they are seen."""
    n = samples(seconds)
    t = time(n)
    clatter = 0.5 + 0.5 * np.sign(np.sin(2 * np.pi * 3.4 * t)) * np.exp(-((t * 3.4 * 2) % 1) * 5)
    train = noise(n, 90, 900, 11) * np.exp(-(((t - 2.4) / 1.5) ** 2)) * (0.25 + 0.35 * clatter)
    sides = [0.28 * noise(n, 35, 240, 12 + side) + 0.03 * noise(n, 300, 2500, 14 + side) + train for side in range(2)]
    sound = np.stack(sides, 1)
    for start, pan in ((0.05, 0.3), (0.95, 0.7), (1.7, 0.4), (2.5, 0.7), (3.15, 0.3), (3.7, 0.5), (4.4, 0.3)):
        _add(sound, _bang(round(100 * start)), start, pan, 0.75)
    return _finished(sound)


def meadow(seconds: float) -> Samples:
    """A light wind, birds, a cricket."""
    n = samples(seconds)
    t = time(n)
    gust = 0.6 + 0.4 * np.sin(2 * np.pi * t / 3.3)
    cricket = np.sin(2 * np.pi * 4300 * t) * (np.sin(2 * np.pi * 31 * t) > 0.2) * (np.sin(2 * np.pi * 1.6 * t) > -0.1)
    sides = [gust * 0.30 * noise(n, 120, 1300, 21 + side) + (0.010 + 0.006 * side) * cricket for side in range(2)]
    sound = np.stack(sides, 1)
    rng = random.Random(3)
    for phrase in range(int(seconds / 0.75) + 1):
        pitch, pan = rng.uniform(2600, 4300), rng.uniform(0.15, 0.85)
        for note in range(rng.randint(2, 5)):
            _add(
                sound,
                _chirp(pitch * rng.uniform(0.85, 1.15), rng.uniform(-0.35, 0.4)),
                0.75 * phrase + 0.13 * note,
                pan,
                0.13,
            )
    return _finished(sound)


def _gull(pitch: float) -> Samples:
    n = samples(0.36)
    t = time(n)
    turns = np.cumsum(pitch * (1 + 0.32 * np.sin(np.pi * t / 0.36)) / RATE)
    return np.asarray((np.sin(2 * np.pi * turns) + 0.5 * np.sin(4 * np.pi * turns)) * swell(n, 0.05, 0.16), np.float32)


def _chirp(pitch: float, slide: float) -> Samples:
    n = samples(0.09)
    turns = np.cumsum(pitch * (1 + slide * time(n) / 0.09) / RATE)
    return np.asarray(np.sin(2 * np.pi * turns) * swell(n, 0.02, 0.05), np.float32)


def _bang(seed: int) -> Samples:
    """A thud, then a crackle."""
    n = samples(1.5)
    crackle = noise(n, 1500, 7000, seed + 1) * (np.random.default_rng(seed).random(n) > 0.985) * decay(n, 1.6)
    return np.asarray((noise(n, 40, 400, seed) * decay(n, 0.8) + 0.9 * crackle) * swell(n, 0.004, 0.4), np.float32)


def _add(sound: Samples, part: Samples, start: float, pan: float, level: float) -> None:
    at = round(start * RATE)
    part = part[: max(0, len(sound) - at)]
    for side, share in ((0, 1 - pan), (1, pan)):
        sound[at : at + len(part), side] += 2 * level * share * part


def _finished(sound: Samples) -> Samples:
    """Faded in and out by 50 ms, at most 0.5 of full scale."""
    edge = swell(len(sound), 0.05, 0.05)[:, None]
    return np.asarray(sound * edge * (0.5 / max(0.5, float(np.abs(sound).max()))), np.float32)
