"""From score to sound: notes are played, panned, ducked, given a room, brought to a known loudness, in blocks.

Memory is bounded by the opening that is held back to measure its loudness, not by the length of the piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reelwright.draft.model import Mood
from reelwright.studio.composer import loudness, score
from reelwright.studio.composer.drums import DRUMS
from reelwright.studio.composer.instruments import INSTRUMENTS
from reelwright.studio.composer.score import Note
from reelwright.studio.composer.style import Style
from reelwright.studio.composer.styles import STYLES
from reelwright.studio.composer.theory import frequency
from reelwright.studio.composer.waves import RATE, Samples, noise, samples

BLOCK = 1 << 17
TARGET = -16.0  # LUFS
CEILING = 0.88
_KNEE = 0.60
_MEASURED = 180 * RATE  # samples of the opening that set the gain of the whole
_SILENCE = 480  # samples of nothing at the very end

_BASSES = frozenset({"pluck_bass", "round_bass", "low_strings", "synth_bass", "drone"})


class _Sounding(NamedTuple):
    """A note on its way: where it begins, what it sounds like, how loud left and right, and which bus it is on."""

    start: int
    sound: Samples
    left: float
    right: float
    bus: int


_MUSIC, _DRUMS, _BASS = 0, 1, 2
_SENDS = (1.0, 0.30, 0.04)  # how much of each bus goes into the room


def mixed(
    mood: Mood, seconds: float, seed: int, *, tempo: float | None = None, land: float | None = None
) -> Iterator[Samples]:
    """The finished piece as blocks of shape (n, 2), in all round(seconds * 48000) samples."""
    style, total = STYLES[mood], round(seconds * RATE)
    notes = score.write(mood, seconds, seed, tempo=tempo, land=land)
    raw = _ended(_roomy(style, _dry(style, notes, total, seed)), seconds, total)
    opening: list[Samples] = []
    for block in raw:
        opening.append(block)
        if sum(held.shape[1] for held in opening) >= _MEASURED:
            break
    gain = _gain(opening)
    while opening:
        yield _mastered(opening.pop(0), gain)
    for block in raw:
        yield _mastered(block, gain)


def _gain(opening: list[Samples]) -> float:
    """What brings the opening to the target, the limiter's own loss included."""
    gain = 1.0
    for _ in range(2):
        heard = loudness.integrated(_limited(block * np.float32(gain)) for block in opening)
        if not np.isfinite(heard):
            return gain
        gain *= 10 ** ((TARGET - heard) / 20)
    return gain


def _mastered(block: Samples, gain: float) -> Samples:
    return np.ascontiguousarray(_limited(block * np.float32(gain)).T)


def _limited(block: Samples) -> Samples:
    """Linear up to the knee, then bent smoothly towards the ceiling, which is never reached."""
    size = np.abs(block)
    over = size > _KNEE
    if over.any():
        room = CEILING - _KNEE
        block = block.copy()
        block[over] = np.sign(block[over]) * (_KNEE + room * np.tanh((size[over] - _KNEE) / room))
    return block


def _dry(style: Style, notes: list[Note], total: int, seed: int) -> Iterator[Samples]:
    """Blocks of shape (4, n): the dry mix left and right, and what goes into the room left and right."""
    kicks = np.array([round(at * RATE) for at in score.kicks(notes)], np.int64)
    queue, sounding = iter(notes), []  # type: Iterator[Note], list[_Sounding]
    following = next(queue, None)
    for start in range(0, total, BLOCK):
        end = min(start + BLOCK, total)
        while following is not None and following.start * RATE < end:
            sounding.append(_voiced(following))
            following = next(queue, None)
        buses = np.zeros((3, 2, end - start), np.float32)
        for note in sounding:
            _add(buses[note.bus], note, start)
        sounding = [note for note in sounding if note.start + note.sound.shape[-1] > end]
        if style.duck:
            buses[_MUSIC] *= 1 - np.float32(style.duck) * _ducking(kicks, start, end)
        if style.dust:
            buses[_MUSIC] += _crackle(start, end - start, seed)
        yield np.concatenate([buses.sum(axis=0), np.tensordot(np.array(_SENDS, np.float32), buses, 1)])


def _voiced(note: Note) -> _Sounding:
    sound = _sound(note.voice, note.pitch, round(note.length, 3))
    angle = (note.pan + 1) * np.pi / 4
    left, right = np.cos(angle) * np.sqrt(2), np.sin(angle) * np.sqrt(2)
    bus = _BASS if note.voice in _BASSES else _MUSIC if note.pitch else _DRUMS
    return _Sounding(round(note.start * RATE), sound, note.level * left, note.level * right, bus)


@lru_cache(maxsize=192)
def _sound(voice: str, pitch: int, length: float) -> Samples:
    sound = INSTRUMENTS[voice](frequency(pitch), length) if pitch else DRUMS[voice](length)
    return np.atleast_2d(np.asarray(sound, np.float32))


def _add(bus: Samples, note: _Sounding, block_start: int) -> None:
    begin = max(note.start, block_start)
    end = min(note.start + note.sound.shape[-1], block_start + bus.shape[1])
    piece = note.sound[:, begin - note.start : end - note.start]
    bus[0, begin - block_start : end - block_start] += np.float32(note.left) * piece[0]
    bus[1, begin - block_start : end - block_start] += np.float32(note.right) * piece[-1]


def _ducking(kicks: NDArray[np.int64], start: int, end: int) -> Samples:
    """1 just after a kick, falling to 0 within a third of a second; a soft edge of 4 ms before it is fully down."""
    at = np.arange(start, end)
    last = np.searchsorted(kicks, at, "right") - 1
    since = np.where(last >= 0, at - kicks[np.maximum(last, 0)], RATE) if len(kicks) else np.full(len(at), RATE)
    t = since.astype(np.float32) / RATE
    return np.minimum(t / 0.004, 1) * np.exp(-t / 0.09)


def _crackle(start: int, n: int, seed: int) -> Samples:
    """The dust of an old record: rare small pops over a faint hiss."""
    rng = np.random.default_rng((seed & 0xFFFFFFFF, start))
    pops = np.zeros((2, n), np.float32)
    count = int(9 * n / RATE)
    pops[rng.integers(0, 2, count), rng.integers(0, n, count)] = rng.normal(0, 0.03, count)
    smooth = np.array([0.25, 0.5, 0.7, 0.5, 0.3, 0.15, 0.05], np.float32)
    hiss = np.stack([noise(n, 800, 7000, start + 1), noise(n, 800, 7000, start + 2)]) * np.float32(0.004)
    return np.stack([np.convolve(side, smooth, "same") for side in pops]).astype(np.float32) + hiss


def _roomy(style: Style, dry: Iterable[Samples]) -> Iterator[Samples]:
    """Add the room: the send convolved with a decaying noise, block by block (overlap and add)."""
    room = _room(style.reverb)
    size = 2 * BLOCK
    spectrum = np.fft.rfft(room, size, axis=1)
    tail = np.zeros((2, BLOCK), np.float32)
    for block in dry:
        n = block.shape[1]
        wet = np.fft.irfft(np.fft.rfft(block[2:], size, axis=1) * spectrum, size, axis=1)
        wet[:, :BLOCK] += tail
        tail = wet[:, BLOCK:].astype(np.float32)
        yield block[:2] + np.float32(style.wet) * wet[:, :n].astype(np.float32)


def _room(seconds: float) -> Samples:
    """A room's answer: 18 ms of nothing, then noise that dies away, its highs sooner than its lows."""
    n = min(BLOCK, samples(seconds + 0.02))
    t = np.arange(n, dtype=np.float32) / RATE
    sides = []
    for seed in (71, 73):
        low, high = noise(n, 180, 1800, seed), noise(n, 1800, 6500, seed + 10)
        sides.append(low * np.exp(-6.9 * t / seconds) + 0.5 * high * np.exp(-6.9 * t / (0.45 * seconds)))
    answer = np.stack(sides) * np.clip((t - 0.018) / 0.012, 0, 1)
    return np.asarray(answer / np.sqrt(np.sum(answer**2, axis=1, keepdims=True)), np.float32)


def _ended(blocks: Iterable[Samples], seconds: float, total: int) -> Iterator[Samples]:
    """Let the piece die away at its end: a rounded fade over the last part, then true silence."""
    fade = samples(min(1.8, 0.4 * seconds))
    silent = min(_SILENCE, total // 20)
    start = 0
    for block in blocks:
        end = start + block.shape[1]
        if end > total - fade - silent:
            place = (np.arange(start, end, dtype=np.float32) - (total - fade - silent)) / fade
            block = block * np.cos(np.clip(place, 0, 1) * np.float32(np.pi / 2)) ** 2
            block[:, np.arange(start, end) >= total - silent] = 0
        yield block
        start = end
