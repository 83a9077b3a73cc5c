"""What a mood's music is made of: tempo, keys, progressions, and the layers with their patterns. Types only.

A pattern has one character a sixteenth: `.` is silence, `-` holds, any other strikes. What a symbol means depends on
the layer's role:

    chord   `x` the whole chord; strummed, `D` downwards and `U` upwards
    arp     a digit: that note of the chord, from the lowest; beyond its size an octave higher
    bass    a digit: 1 root, 3 third, 5 fifth, 8 octave of the chord
    tune    the melody plays (any non-empty pattern)
    drum    `X` strong, `x` normal, `o` soft

A layer has four patterns, for energy 0 to 3; an empty one is silent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reelwright.studio.composer.theory import Colour

HOLD = "x---------------"
ROOT = "1---------------"

Role = Literal["chord", "strum", "arp", "bass", "tune", "drum"]


@dataclass(frozen=True)
class Layer:
    """One player: an instrument, what it does, and how loud and where it stands (`pan` -1 left to 1 right)."""

    voice: str
    role: Role
    patterns: tuple[str, str, str, str]
    level: float
    pan: float = 0.0
    centre: int = 60  # the MIDI number around which chords lie, the lowest note of a bass, a tune's shift in semitones


@dataclass(frozen=True)
class Style:
    """A mood's music. Progressions are scale degrees (0 is the tonic), one a bar."""

    tempo: float
    swing: float  # how late the second of two sixteenths comes, as a share of a sixteenth
    keys: tuple[int, ...]
    scale: tuple[int, ...]
    colour: Colour
    verses: tuple[tuple[int, ...], ...]
    choruses: tuple[tuple[int, ...], ...]
    cadence: tuple[int, int]
    gentle: tuple[int, ...]
    cells: tuple[str, ...]
    layers: tuple[Layer, ...]
    fill: tuple[tuple[str, str], ...]  # (drum voice, pattern) added to the last bar before a section change
    lift: str  # the voice that swells into a main section
    landing: str  # the voice that opens a main section and lands with the final chord
    ring: float  # seconds of the last chord
    reverb: float  # seconds until the room has died away
    wet: float
    duck: float  # how far the kick pushes the rest down, 0 to 1
    dust: float  # vinyl crackle
