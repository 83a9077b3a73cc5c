"""The score: which note is played when, by whom, and how loud. Pure; chance comes from the seed alone.

The seed chooses key, progressions and tunes; the length only chooses how often they come round, so a film that was
trimmed keeps its music.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from reelwright.draft.model import Mood
from reelwright.studio.composer import form, melody, theory
from reelwright.studio.composer.melody import STEPS, Stroke
from reelwright.studio.composer.style import Layer, Style
from reelwright.studio.composer.styles import STYLES

_ACCENTS = {"X": 1.0, "o": 0.45}
_PLAIN_DRUM = 0.75
_STRUM_GAP = 0.014  # seconds between two strings
_LAST_TONE = 1.6  # seconds for which the tune holds its last note: the chord rings on without it
_CYCLE_BARS = 16  # a long piece takes new progressions and tunes after so many bars


class Note(NamedTuple):
    """One sound. Times in seconds; `pitch` is a MIDI number, 0 for a drum; `level` is linear, `pan` -1 to 1."""

    start: float
    length: float
    pitch: int
    level: float
    voice: str
    pan: float


class _Material(NamedTuple):
    """What a stretch of the piece is made of."""

    verse: tuple[int, ...]
    chorus: tuple[int, ...]
    tune: melody.Tune


class _Bar(NamedTuple):
    """One bar to be filled: where it starts, from which sixteenth on it sounds, and over which chord."""

    start: float
    first: int
    number: int  # within its section
    chord: theory.Chord
    energy: int
    tune: melody.Tune


def outline(
    mood: Mood, seconds: float, seed: int, *, tempo: float | None = None, land: float | None = None
) -> form.Form:
    """The piece's form: the tempo asked for, or the mood's, a little faster or slower by the seed; see `form.plan`."""
    style = STYLES[mood]
    own = style.tempo * _chance(mood, seed, "tempo").uniform(0.96, 1.04)
    return form.plan(seconds, tempo or own, style.ring, exact=tempo is not None, land=land)


def key_of(mood: Mood, seed: int) -> theory.Key:
    """The key that the seed chooses."""
    style = STYLES[mood]
    return theory.Key(_chance(mood, seed, "key").choice(style.keys), style.scale)


def write(
    mood: Mood, seconds: float, seed: int, *, tempo: float | None = None, land: float | None = None
) -> list[Note]:
    """Every note of the piece, ordered by start; none starts before 0 or at its end."""
    shape = outline(mood, seconds, seed, tempo=tempo, land=land)
    notes = [*_body(mood, seed, shape), *_final(mood, seed, shape)]
    last = max(0.0, seconds - 0.02)
    return sorted(note._replace(start=min(max(0.0, note.start), last)) for note in notes)


def kicks(notes: list[Note]) -> list[float]:
    """When the drums that push the other players down are struck, in seconds."""
    return [note.start for note in notes if note.voice in ("kick", "dusty_kick", "taiko", "stomp")]


def _chance(mood: Mood, seed: int, what: str) -> random.Random:
    return random.Random(f"{mood} {seed} {what}")  # noqa: S311 - music, not secrets


def _material(mood: Mood, seed: int, cycle: int, key: theory.Key) -> _Material:
    style, rng = STYLES[mood], _chance(mood, seed, f"cycle {cycle}")
    anchors = sorted(range(-7, 14), key=lambda step: abs(key.pitch(step) - 72))[:4]
    anchor = rng.choice([step for step in anchors if step % 7 in (0, 2, 4)] or anchors)
    return _Material(
        rng.choice(style.verses),
        rng.choice(style.choruses),
        melody.invent(rng, style.cells, style.gentle, anchor),
    )


def _body(mood: Mood, seed: int, shape: form.Form) -> Iterator[Note]:
    """All that comes before the final chord."""
    style, key, rng = STYLES[mood], key_of(mood, seed), _chance(mood, seed, "hands")
    bar_s = form.BEATS_PER_BAR * shape.beat
    materials = [_material(mood, seed, cycle, key) for cycle in range(shape.bars // _CYCLE_BARS + 1)]
    if shape.pickup:
        step = STEPS - shape.pickup * 4
        chord = theory.diatonic(key, style.cadence[1], style.colour)
        start = shape.pickup * shape.beat - bar_s
        yield from _played(style, key, rng, _Bar(start, step, 0, chord, 1, materials[0].tune), bar_s)
    at, count = shape.pickup * shape.beat, 0
    for place, section in enumerate(shape.sections):
        if section.energy >= 2:
            yield Note(at, 4.0, 0, 0.30, style.landing, 0.0)
        for number in range(section.bars):
            material = materials[count // _CYCLE_BARS]
            degrees = material.chorus if section.energy >= 2 else material.verse
            left = shape.bars - count
            degree = style.cadence[-left] if left <= 2 < shape.bars or left == 1 else degrees[number % len(degrees)]
            bar = _Bar(at, 0, number, theory.diatonic(key, degree, style.colour), section.energy, material.tune)
            yield from _played(style, key, rng, bar, bar_s)
            if number == section.bars - 1 and section.bars > 1:
                yield from _turn(style, shape, place, at, bar_s)
            at, count = at + bar_s, count + 1


def _turn(style: Style, shape: form.Form, place: int, at: float, bar_s: float) -> Iterator[Note]:
    """What leads from one section into the next: a fill, and a swell into a main one or into the end."""
    if shape.sections[place].energy >= 1:
        for voice, pattern in style.fill:
            yield from _drum(Layer(voice, "drum", (pattern,) * 4, 0.45), pattern, at, bar_s, style.swing)
    following = shape.sections[place + 1] if place + 1 < len(shape.sections) else None
    if following is None or following.energy >= 2:
        length = min(bar_s, 2.4)
        yield Note(at + bar_s - length, length, 0, 0.16, style.lift, 0.0)


def _played(style: Style, key: theory.Key, rng: random.Random, bar: _Bar, bar_s: float) -> Iterator[Note]:
    """Every layer's notes in one bar, with the small inexactness of hands."""
    for layer in style.layers:
        pattern = layer.patterns[bar.energy]
        if not pattern:
            continue
        for note in _layer(style, key, layer, pattern, bar, bar_s):
            if note.start < bar.start + (bar.first - 0.5) * bar_s / STEPS:
                continue
            late = 0.0 if layer.role in ("bass", "chord") or "kick" in layer.voice else rng.uniform(-0.006, 0.008)
            yield note._replace(start=note.start + late, level=note.level * rng.uniform(0.90, 1.08))


def _layer(style: Style, key: theory.Key, layer: Layer, pattern: str, bar: _Bar, bar_s: float) -> Iterator[Note]:
    if layer.role == "drum":
        return _drum(layer, pattern, bar.start, bar_s, style.swing)
    if layer.role == "tune":
        return _tune(layer, key, bar, bar_s, style.swing)
    if layer.role == "bass":
        return _bass(layer, pattern, bar, bar_s, style.swing)
    if layer.role == "arp":
        return _arp(layer, pattern, bar, bar_s, style.swing)
    return _chords(layer, pattern, bar, bar_s, style.swing)


def _time(stroke: Stroke, start: float, bar_s: float, swing: float) -> float:
    late = swing if stroke.step % 2 else 0.0
    return start + (stroke.step + late) * bar_s / STEPS


def _drum(layer: Layer, pattern: str, start: float, bar_s: float, swing: float) -> Iterator[Note]:
    for stroke in melody.strokes(pattern):
        level = layer.level * _ACCENTS.get(stroke.symbol, _PLAIN_DRUM)
        yield Note(_time(stroke, start, bar_s, swing), 0.0, 0, level, layer.voice, layer.pan)


def _tune(layer: Layer, key: theory.Key, bar: _Bar, bar_s: float, swing: float) -> Iterator[Note]:
    for stroke, step in bar.tune.bar(bar.number, bar.chord):
        accent = 1.0 if stroke.step % 4 == 0 else 0.85
        length = stroke.length * bar_s / STEPS
        pitch = key.pitch(step) + layer.centre
        yield Note(_time(stroke, bar.start, bar_s, swing), length, pitch, layer.level * accent, layer.voice, layer.pan)


def _bass(layer: Layer, pattern: str, bar: _Bar, bar_s: float, swing: float) -> Iterator[Note]:
    root, third, fifth = (theory.bass_note(pitch_class, layer.centre) for pitch_class in bar.chord.classes[:3])
    pitches = {"1": root, "3": third, "5": fifth, "8": root + 12}
    for stroke in melody.strokes(pattern):
        start, length = _time(stroke, bar.start, bar_s, swing), stroke.length * bar_s / STEPS
        yield Note(start, length, pitches[stroke.symbol], layer.level, layer.voice, layer.pan)


def _arp(layer: Layer, pattern: str, bar: _Bar, bar_s: float, swing: float) -> Iterator[Note]:
    chord = theory.voicing(bar.chord, layer.centre)
    for stroke in melody.strokes(pattern):
        octave, place = divmod(int(stroke.symbol), len(chord))
        accent = 1.0 if stroke.step % 8 == 0 else 0.8
        start, length = _time(stroke, bar.start, bar_s, swing), stroke.length * bar_s / STEPS
        yield Note(start, length, chord[place] + 12 * octave, layer.level * accent, layer.voice, layer.pan)


def _chords(layer: Layer, pattern: str, bar: _Bar, bar_s: float, swing: float) -> Iterator[Note]:
    pitches = theory.voicing(bar.chord, layer.centre)
    gap = _STRUM_GAP if layer.role == "strum" else 0.0
    for stroke in melody.strokes(pattern):
        start, length = _time(stroke, bar.start, bar_s, swing), stroke.length * bar_s / STEPS
        strings = pitches[::-1] if stroke.symbol == "U" else pitches
        level = layer.level * (0.7 if stroke.symbol == "U" else 1.0)
        for place, pitch in enumerate(strings):
            yield Note(start + place * gap, length, pitch, level, layer.voice, layer.pan)


def _final(mood: Mood, seed: int, shape: form.Form) -> Iterator[Note]:
    """The last chord: everybody lands on the tonic, the tune on its root, and it rings until the end."""
    style, key = STYLES[mood], key_of(mood, seed)
    at, ring = shape.final_at, shape.seconds - shape.final_at
    chord = theory.diatonic(key, 0, style.colour)
    yield Note(at, ring, 0, 0.42, style.landing, 0.0)
    full = shape.bars >= 6
    for layer in style.layers:
        if not any(layer.patterns[:4] if full else layer.patterns[:3]):
            continue
        if layer.role == "bass":
            yield Note(at, ring, theory.bass_note(chord.classes[0], layer.centre), layer.level, layer.voice, layer.pan)
        elif layer.role == "tune":
            root = theory.voicing(theory.Chord((0,), chord.classes[:1]), 72)[0]
            length = min(ring, _LAST_TONE)
            yield Note(at, length, root + layer.centre, 0.8 * layer.level, layer.voice, layer.pan)
        elif layer.role == "drum" and ("kick" in layer.voice or layer.voice == "stomp"):
            yield Note(at, 0.0, 0, layer.level, layer.voice, layer.pan)
        elif layer.role in ("chord", "strum", "arp"):
            gap = 0.0 if layer.role == "chord" else 2 * _STRUM_GAP
            for place, pitch in enumerate(theory.voicing(chord, layer.centre)):
                yield Note(at + place * gap, ring, pitch, layer.level, layer.voice, layer.pan)
