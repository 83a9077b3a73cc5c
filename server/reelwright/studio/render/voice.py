"""Where somebody speaks: a voice's marks in a recording, found without a model. Reads a WAV file; blocks.

A stretch is speech if most of its energy lies where voices have it (200 Hz to 3.8 kHz), if much of it is voiced (tones
above their surroundings, as noise has not) and if its loudness goes up and down as syllables do (as a hum or a steady
tone does not). Singing and most music pass as speech too.
"""

from __future__ import annotations

import wave
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reelwright.studio.render.parts import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Curve = NDArray[np.float64]

RATE: Final = 16_000
_HOP: Final = 320  # 20 ms
_WINDOW: Final = 512
_BLOCK: Final = 3000  # windows at a time: a minute
_LOWEST_DB: Final = -50.0
_BELOW_LOUD_DB: Final = 22.0
_IN_BAND: Final = 0.5
_FLAT: Final = 0.35  # spectral flatness: noise has about 0.5 and more, a vowel 0.2 and less
_VOICED: Final = 0.25  # of the loud part of a stretch
_SYLLABLES_DB: Final = 2.5  # standard deviation of the level
_GAP_MS: Final = 400  # a shorter pause does not bring the music back
_LEAST_MS: Final = 200
_STEP_MS: Final = _HOP * 1000 // RATE


class _Heard(NamedTuple):
    """Per window: the level in dBFS, the share of energy in the voice's band, the flatness of that band."""

    db: Curve
    share: Curve
    flatness: Curve


def speech(path: Path) -> list[tuple[int, int]]:
    """From which to which sample (at 48 kHz) somebody speaks, in a mono 16-bit WAV at 16 kHz."""
    import numpy as np

    measured = list(_measured(path))
    if not measured:
        return []
    heard = _Heard(*(np.concatenate([block[number] for block in measured]) for number in range(3)))
    scale = _HOP * SAMPLE_RATE // RATE
    return [(begin * scale, end * scale) for begin, end in _stretches(heard)]


def _measured(path: Path) -> Iterator[_Heard]:
    """The file, a minute at a time."""
    import numpy as np

    with path.open("rb") as raw, wave.open(raw, "rb") as file:
        held = np.zeros(_WINDOW - _HOP, np.float32)
        while content := file.readframes(_BLOCK * _HOP):
            new = np.frombuffer(content, "<i2").astype(np.float32) / 32768
            new = np.pad(new, (0, -len(new) % _HOP))
            held = np.concatenate([held, new])
            yield _measure(held, len(new) // _HOP)
            held = held[-(_WINDOW - _HOP) :]


def _measure(sound: NDArray[np.float32], count: int) -> _Heard:
    import numpy as np

    frames = sound[np.arange(count)[:, None] * _HOP + np.arange(_WINDOW)] * np.hanning(_WINDOW).astype(np.float32)
    power = np.abs(np.fft.rfft(frames, axis=1)).astype(np.float64) ** 2 + 1e-12
    hz = np.fft.rfftfreq(_WINDOW, 1 / RATE)
    band = (hz >= 200) & (hz <= 3800)
    inside = power[:, band]
    mean = inside.mean(axis=1)
    db = 10 * np.log10(power.sum(axis=1) / (_WINDOW * _WINDOW * 0.375 / 2) + 1e-12)
    share = inside.sum(axis=1) / power[:, hz >= 60].sum(axis=1)
    return _Heard(db, share, np.exp(np.log(inside).mean(axis=1)) / mean)


def _stretches(heard: _Heard) -> list[tuple[int, int]]:
    """The windows of each stretch of speech: `[first, end)`."""
    import numpy as np

    limit = max(_LOWEST_DB, float(np.quantile(heard.db, 0.9)) - _BELOW_LOUD_DB)
    loud = (heard.db > limit) & (heard.share > _IN_BAND)
    found = _joined([(first, end) for first, end in _runs(loud)], _GAP_MS // _STEP_MS)
    return [(first, end) for first, end in found if _is_speech(heard, loud, first, end)]


def _runs(flags: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    place = 0
    for flag, group in groupby(flags.tolist()):
        length = len(list(group))
        if flag:
            yield place, place + length
        place += length


def _joined(runs: list[tuple[int, int]], gap: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for first, end in runs:
        if out and first - out[-1][1] <= gap:
            out[-1] = out[-1][0], end
        else:
            out.append((first, end))
    return out


def _is_speech(heard: _Heard, loud: NDArray[np.bool_], first: int, end: int) -> bool:
    import numpy as np

    if (end - first) * _STEP_MS < _LEAST_MS:
        return False
    inside = slice(first, end)
    voiced = (heard.flatness[inside] < _FLAT)[loud[inside]].mean()
    level = np.maximum(heard.db[inside], _LOWEST_DB - 10)
    return bool(voiced >= _VOICED and level.std() >= _SYLLABLES_DB)
