"""Pitches: keys, diatonic chords, voicings. Pure arithmetic on MIDI numbers (60 is middle C); no sound, no time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MAJOR = (0, 2, 4, 5, 7, 9, 11)
MINOR = (0, 2, 3, 5, 7, 8, 10)

Colour = Literal["triad", "add9", "seventh", "ninth"]
_STACKS: dict[Colour, tuple[int, ...]] = {
    "triad": (0, 2, 4),
    "add9": (0, 2, 4, 8),
    "seventh": (0, 2, 4, 6),
    "ninth": (0, 2, 4, 6, 8),
}


@dataclass(frozen=True)
class Key:
    """A tonic (pitch class, 0 is C) and the seven semitone offsets of its scale."""

    tonic: int
    scale: tuple[int, ...]

    def pitch(self, step: int) -> int:
        """The MIDI number of a scale step; step 0 is the tonic at or above middle C, -7 an octave lower."""
        octave, degree = divmod(step, 7)
        return 60 + self.tonic + 12 * octave + self.scale[degree]

    def classes(self) -> frozenset[int]:
        """The seven pitch classes of the key."""
        return frozenset((self.tonic + offset) % 12 for offset in self.scale)


@dataclass(frozen=True)
class Chord:
    """A diatonic chord: its scale steps above the tonic (root first) and their pitch classes, in the same order."""

    steps: tuple[int, ...]
    classes: tuple[int, ...]


def diatonic(key: Key, degree: int, colour: Colour) -> Chord:
    """The chord on a scale degree (0 to 6). A ninth that lies a semitone above the root is left out."""
    steps = [degree + third for third in _STACKS[colour]]
    if 8 in _STACKS[colour] and key.pitch(degree + 1) - key.pitch(degree) == 1:
        steps.pop()
    return Chord(tuple(steps), tuple(key.pitch(step) % 12 for step in steps))


def voicing(chord: Chord, centre: int) -> tuple[int, ...]:
    """The chord's notes, each in the octave nearest to `centre`, low to high.

    Around a fixed centre, common tones stay where they are and the others move by a step: smooth voice leading.
    """
    return tuple(sorted(centre - 6 + (pitch_class - centre + 6) % 12 for pitch_class in chord.classes))


def bass_note(pitch_class: int, lowest: int) -> int:
    """The lowest MIDI number of a pitch class that is not below `lowest`."""
    return lowest + (pitch_class - lowest) % 12


def frequency(pitch: int) -> float:
    """Hz of a MIDI number, A4 = 440."""
    return float(440.0 * 2.0 ** ((pitch - 69) / 12))
