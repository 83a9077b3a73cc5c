"""The drums and the unpitched effects: float32 of shape (n,) or, where wide, (2, n). Pitched ones: `instruments.py`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reelwright.studio.composer.waves import Samples, decay, noise, samples, swell, time

Drum = Callable[[float], Samples]  # the length in seconds is only heeded by swells


def _drop(n: int, top: float, bottom: float, speed: float) -> Samples:
    """A sine that falls from one frequency to another: the skin of a drum."""
    t = time(n).astype(np.float64)
    turns = bottom * t + (top - bottom) * speed * (1 - np.exp(-t / speed))
    return np.sin(2 * np.pi * turns).astype(np.float32)


def _skin(seconds: float, top: float, bottom: float, ring: float, click: float, seed: int) -> Samples:
    n = samples(seconds)
    tap = noise(n, 900, 5000, seed) * decay(n, 0.02)
    return (_drop(n, top, bottom, 0.035) * decay(n, ring) + click * tap) * swell(n, 0.0015, 0.05)


def kick(_: float) -> Samples:
    return _skin(0.42, 150, 48, 0.42, 0.5, 11)


def dusty_kick(_: float) -> Samples:
    return np.asarray(0.85 * np.tanh(1.4 * _skin(0.40, 110, 46, 0.40, 0.18, 12)))


def taiko(_: float) -> Samples:
    n = samples(1.1)
    rumble = 0.56 * noise(n, 40, 220, 13) * decay(n, 0.7)
    stick = 0.28 * noise(n, 500, 2600, 14) * decay(n, 0.06)
    return np.asarray((0.8 * _drop(n, 105, 54, 0.06) * decay(n, 1.1) + rumble + stick) * swell(n, 0.002, 0.2))


def tom(_: float) -> Samples:
    return _skin(0.6, 190, 98, 0.6, 0.3, 15)


def dusty_snare(_: float) -> Samples:
    n = samples(0.32)
    wires = noise(n, 700, 5200, 21) * decay(n, 0.26)
    return (0.55 * _drop(n, 250, 178, 0.03) * decay(n, 0.18) + wires) * swell(n, 0.0015, 0.08)


def brush(_: float) -> Samples:
    n = samples(0.30)
    return noise(n, 1500, 7000, 22) * decay(n, 0.34) * swell(n, 0.018, 0.1)


def clap(_: float) -> Samples:
    """Four hands, not quite together."""
    n = samples(0.34)
    out = np.zeros((2, n), np.float32)
    for hand, late in enumerate((0.0, 0.011, 0.021, 0.030)):
        at = samples(late) - 1
        tail = 0.26 if hand == 3 else 0.05
        hit = noise(n - at, 900, 4200, 31 + hand) * decay(n - at, tail) * swell(n - at, 0.0012, 0.05)
        out[0, at:] += hit * (0.9 if hand % 2 else 0.5)
        out[1, at:] += hit * (0.5 if hand % 2 else 0.9)
    return out


def snap(_: float) -> Samples:
    n = samples(0.18)
    return noise(n, 1600, 4200, 36) * decay(n, 0.11) * swell(n, 0.001, 0.05) * np.float32(1.3)


def rim(_: float) -> Samples:
    n = samples(0.12)
    wood = _drop(n, 1700, 820, 0.01) * decay(n, 0.06) + 0.4 * noise(n, 1500, 6000, 37) * decay(n, 0.03)
    return wood * swell(n, 0.001, 0.04)


def stomp(_: float) -> Samples:
    """A foot on a wooden floor."""
    n = samples(0.35)
    board = noise(n, 120, 900, 31) * decay(n, 0.09)
    return (_drop(n, 105, 58, 0.03) * decay(n, 0.26) + 0.8 * board) * swell(n, 0.002, 0.06)


def metal(_: float) -> Samples:
    """A struck sheet: partials that fit no key, quiet and far away."""
    n = samples(1.4)
    out = 0.3 * noise(n, 2200, 6500, 61) * decay(n, 0.5)
    for place, hz in enumerate((2143.0, 2897.0, 3671.0, 4409.0, 5233.0)):
        out += np.sin(2 * np.pi * hz * time(n) + place) * decay(n, 1.3 - 0.15 * place) / (2 + place)
    return np.asarray(0.6 * out * swell(n, 0.002, 0.4), np.float32)


def open_hat(_: float) -> Samples:
    n = samples(0.34)
    return noise(n, 6500, 14000, 45) * decay(n, 0.34) * swell(n, 0.001, 0.06)


def hat(_: float) -> Samples:
    n = samples(0.10)
    return noise(n, 6000, 13000, 41) * decay(n, 0.085) * swell(n, 0.001, 0.03)


def shaker(_: float) -> Samples:
    n = samples(0.13)
    return noise(n, 4200, 11000, 42) * decay(n, 0.14) * swell(n, 0.016, 0.05)


def tambourine(_: float) -> Samples:
    n = samples(0.30)
    jingle = 1 + 0.5 * np.sin(2 * np.pi * 43 * time(n))
    return np.asarray(noise(n, 6500, 14000, 43) * jingle * decay(n, 0.28) * swell(n, 0.002, 0.1), np.float32)


def tick(_: float) -> Samples:
    n = samples(0.06)
    return noise(n, 3000, 9000, 44) * decay(n, 0.045) * swell(n, 0.001, 0.02)


def _wide_noise(n: int, low: float, high: float, seed: int) -> Samples:
    return np.stack([noise(n, low, high, seed), noise(n, low, high, seed + 1)])


def cymbal(_: float) -> Samples:
    n = samples(2.2)
    return _wide_noise(n, 3500, 12000, 51) * decay(n, 1.9) * swell(n, 0.003, 0.8) * np.float32(0.55)


def hush(_: float) -> Samples:
    n = samples(1.6)
    return _wide_noise(n, 1500, 6000, 53) * decay(n, 1.5) * swell(n, 0.02, 0.8) * np.float32(0.25)


def chime(_: float) -> Samples:
    """A hand drawn along bar chimes: small bells, one after another."""
    n = samples(2.6)
    out = np.zeros((2, n), np.float32)
    rng = np.random.default_rng(55)
    for bell in range(14):
        at = samples(0.05 * bell)
        ring = np.sin(2 * np.pi * (2300 * 1.055**bell) * time(n - at)) * decay(n - at, 1.3) * swell(n - at, 0.004, 0.5)
        side = rng.uniform(0.2, 0.8)
        out[0, at:] += 0.05 * side * ring
        out[1, at:] += 0.05 * (1 - side) * ring
    return out


def boom(_: float) -> Samples:
    n = samples(2.8)
    deep = _drop(n, 82, 36, 0.12) * decay(n, 2.4)
    return (deep + 0.28 * _wide_noise(n, 60, 900, 57) * decay(n, 1.6)) * swell(n, 0.004, 0.8)


def swell_up(length: float) -> Samples:
    """Noise that rises over the whole length and is gone on the beat."""
    n = samples(length)
    rise = np.linspace(0, 1, n, dtype=np.float32) ** 2.5
    return _wide_noise(n, 2500, 9000, 59) * rise * swell(n, 0.05, 0.04)


DRUMS: dict[str, Drum] = {
    "kick": kick,
    "dusty_kick": dusty_kick,
    "taiko": taiko,
    "tom": tom,
    "dusty_snare": dusty_snare,
    "brush": brush,
    "clap": clap,
    "snap": snap,
    "rim": rim,
    "hat": hat,
    "open_hat": open_hat,
    "stomp": stomp,
    "metal": metal,
    "shaker": shaker,
    "tambourine": tambourine,
    "tick": tick,
    "cymbal": cymbal,
    "hush": hush,
    "chime": chime,
    "boom": boom,
    "swell": swell_up,
}
