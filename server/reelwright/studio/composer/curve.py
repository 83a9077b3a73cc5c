"""How loud a composed piece is over time, drawn from its form alone: playing it takes a tenth of its length.

A likeness, not a measurement: sections by their energy, beats as pulses, the last chord dying away. Pure.
"""

from __future__ import annotations

import math

from reelwright.draft.media import PEAKS_A_SECOND
from reelwright.draft.model import Mood
from reelwright.studio.composer.form import BEATS_PER_BAR, Form
from reelwright.studio.composer.score import outline

_LEVELS = (0.4, 0.6, 0.82, 0.95)  # by a section's energy
_PICKUP = 0.35
_FINAL = 0.8
_PULSE = 0.4  # how far a beat's sound falls before the next one
_ACCENT = 1.08  # the first beat of a bar


def curve(mood: Mood, seconds: float, seed: int = 0, *, tempo: float | None = None) -> bytes:
    """A byte for every twentieth of a second, 0 to 255."""
    shape = outline(mood, seconds, seed, tempo=tempo)
    levels = _bars(shape)
    count = max(1, round(seconds * PEAKS_A_SECOND))
    return bytes(round(255 * min(1.0, _at(place / PEAKS_A_SECOND, shape, levels))) for place in range(count))


def _bars(shape: Form) -> list[float]:
    return [_LEVELS[section.energy] for section in shape.sections for _ in range(section.bars)]


def _at(second: float, shape: Form, levels: list[float]) -> float:
    if second >= shape.final_at:
        rest = max(0.05, shape.seconds - shape.final_at)
        return _FINAL * (1 - (second - shape.final_at) / rest) ** 2
    beat = second / shape.beat
    bar = math.floor((beat - shape.pickup) / BEATS_PER_BAR)
    level = levels[min(bar, len(levels) - 1)] if bar >= 0 and levels else _PICKUP
    accent = _ACCENT if (math.floor(beat) - shape.pickup) % BEATS_PER_BAR == 0 else 1.0
    return level * accent * (1 - _PULSE * (beat % 1))
