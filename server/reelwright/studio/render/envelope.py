"""How loud a sound is from moment to moment: a curve that its samples are multiplied with. Values and small files.

FFmpeg's `volume` changes in steps that click; a curve is drawn once, at a rate of 1000 a second, and multiplied in.
"""

from __future__ import annotations

import wave
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.studio.render.parts import SAMPLE_RATE, Gain, Sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Curve = NDArray[np.float64]

RATE = 1000
LEAD = 100  # points before the sound begins, and after it ends: a resampler needs to know what surrounds it
STEP_MS = 40  # how long a volume takes to become another
ATTACK_MS = 180
RELEASE_MS = 450
_PER_POINT = SAMPLE_RATE // RATE


def needs_curve(sound: Sound) -> bool:
    """Whether one volume is not enough for it."""
    return bool(sound.gains) or sound.duck_db > 0


def loudest(sound: Sound) -> float:
    """The highest volume that a sound has: its curve is drawn as fractions of it."""
    return max([sound.volume, *(gain.level for gain in sound.gains)])


def curve(sound: Sound, speech: Sequence[tuple[int, int]]) -> Curve:
    """The volume of a sound at each 1/1000 s, from 0.1 s before it begins to 0.1 s after it ends; 1 is `loudest`.

    `speech`: from which to which sample of the film somebody speaks.
    """
    import numpy as np

    points = -(-sound.samples // _PER_POINT) + 2 * LEAD
    at = sound.at / _PER_POINT - LEAD
    level = np.full(points, sound.volume, float)
    for gain in sound.gains:
        share = _window(points, at, gain, STEP_MS, STEP_MS)
        level = level * (1 - share) + gain.level * share
    if sound.duck_db > 0 and speech:
        down = np.zeros(points)
        for begin, end in speech:
            down = np.maximum(down, _window(points, at, Gain(begin, end, 0.0), ATTACK_MS, RELEASE_MS))
        level = level * 10 ** (-sound.duck_db * down / 20)
    return np.asarray(level / max(loudest(sound), 1e-6))


def _window(points: int, at: float, gain: Gain, rise_ms: int, fall_ms: int) -> Curve:
    """1 from `gain.begin` to `gain.end`, rounded ramps before and after, 0 elsewhere."""
    import numpy as np

    place = np.arange(points) + at
    begin, end = gain.begin / _PER_POINT, gain.end / _PER_POINT
    before = np.clip((place - (begin - rise_ms)) / rise_ms, 0, 1)
    after = np.clip(((end + fall_ms) - place) / fall_ms, 0, 1)
    return np.asarray(np.sin(np.minimum(before, after) * (np.pi / 2)) ** 2)


def write_curve(path: Path, sound: Sound, speech: Sequence[tuple[int, int]]) -> None:
    """Write a sound's curve as a stereo WAV of 1000 samples a second."""
    import numpy as np

    points = np.clip(np.round(curve(sound, speech) * 32767), 0, 32767).astype("<i2")
    with path.open("wb") as raw, wave.open(raw, "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(np.repeat(points[:, None], 2, axis=1).tobytes())
