"""The beats of a recorded song: how fast it is and when they fall. One pass over the file; blocks: run in a thread.

Onsets are seen as rises of the spectrum's energy (spectral flux, in bands); the tempo is where they repeat themselves;
the beats are the path of strong onsets about that far apart (dynamic programming after Ellis, 2007). A song whose beats
lie on a straight line gets that line, which is more exact than any single onset.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reelwright.studio.finding.limits import TIME_LIMIT_S
from reelwright.studio.finding.reaching import Reached
from reelwright.studio.render.ffmpeg import heard
from reelwright.studio.render.inputs import guarded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Curve = NDArray[np.float64]

MOST_SECONDS: Final = 900  # of a song; 15 minutes are 20 MB at this rate
_RATE: Final = 11_025
_HOP: Final = 110  # 10 ms
_WINDOW: Final = 512
_BANDS: Final = 24
_BLOCK: Final = 6000  # windows at a time
_SLOWEST, _FASTEST = 55.0, 200.0
_USUAL: Final = 105.0  # of two tempos that fit equally well, the one nearer to it
_SPREAD: Final = 0.9  # in octaves
_TIGHT: Final = 100.0
_STRAIGHT_S: Final = 0.025  # beats that stray less than this from a line lie on it
_STEADY: Final = 0.08  # how much of itself the curve must repeat to have a beat at all


@dataclass(frozen=True, slots=True)
class Beats:
    """Beats a minute (0 where there is no beat to be heard), and when they fall in the file, in ms, ascending."""

    bpm: float
    times_ms: tuple[int, ...]


def hear_beats(path: Path, reached: Reached | None = None) -> Beats:
    """The beats of a file that has sound, for its first 15 minutes. Raises RenderFailed, NotPossible."""
    import numpy as np

    arguments = guarded(path, "-t", str(MOST_SECONDS), "-vn")
    raw = heard(
        [*arguments, "-map", "0:a:0", "-ac", "1", "-ar", str(_RATE), "-f", "s16le", "-"],
        time_limit=TIME_LIMIT_S,
        so_far=None if reached is None else lambda out: reached(len(out) / 2 / _RATE),
    )
    return beats_of(np.frombuffer(raw, "<i2").astype(np.float32) / np.float32(32768))


def beats_of(sound: NDArray[np.float32]) -> Beats:
    """The beats of mono samples at 11025 Hz."""
    import numpy as np

    curve = _onsets(sound)
    if len(curve) < 200 or not curve.any():
        return Beats(0.0, ())
    period = _period(curve)
    if period is None:
        return Beats(0.0, ())
    places = _refined(curve, _path(curve, period))
    if len(places) < 4:
        return Beats(0.0, ())
    seconds = _straightened(places * _HOP / _RATE)
    length = len(sound) / _RATE
    seconds = seconds[(seconds >= 0) & (seconds < length)]
    return Beats(round(60 / float(np.median(np.diff(seconds))), 2), tuple(round(second * 1000) for second in seconds))


def _onsets(sound: NDArray[np.float32]) -> Curve:
    """How much the sound rises at each 10 ms, smoothed and without its slow part; 0 is nothing."""
    import numpy as np

    rises = np.concatenate([*_flux(sound), np.zeros(0)])
    if len(rises) < 3:
        return rises
    around = np.convolve(rises, np.ones(101) / 101, "same")
    curve = np.maximum(0, rises - around)
    smooth = np.convolve(curve, [0.25, 0.5, 0.25], "same")
    return np.asarray(smooth / (smooth.std() + 1e-9))


def _flux(sound: NDArray[np.float32]) -> Iterator[Curve]:
    """The spectral flux, a block of windows at a time, so that memory stays bounded."""
    import numpy as np

    weights = _filters()
    window = np.hanning(_WINDOW).astype(np.float32)
    padded = np.pad(sound, (_WINDOW // 2, _WINDOW))
    before = None
    for first in range(0, len(sound) // _HOP, _BLOCK):
        starts = np.arange(first, min(first + _BLOCK, len(sound) // _HOP)) * _HOP
        frames = padded[starts[:, None] + np.arange(_WINDOW)] * window
        levels = np.log1p(1000 * (np.abs(np.fft.rfft(frames, axis=1)) @ weights))
        earlier = levels[:1] if before is None else before
        yield np.maximum(0, np.diff(np.concatenate([earlier, levels]), axis=0)).sum(axis=1)
        before = levels[-1:]


def _filters() -> NDArray[np.float32]:
    """Bands of equal width in log frequency, from 40 Hz to 5 kHz: shape (bins, bands)."""
    import numpy as np

    hz = np.fft.rfftfreq(_WINDOW, 1 / _RATE)
    edges = np.geomspace(40, 5000, _BANDS + 1)
    bands = [((hz >= low) & (hz < high)).astype(np.float32) for low, high in pairwise(edges)]
    full = [band / band.sum() for band in bands if band.any()]
    return np.asarray(np.stack(full, axis=1) / (_WINDOW / 4), np.float32)


def _period(curve: Curve) -> float | None:
    """How many windows lie between two beats; None if nothing repeats itself."""
    import numpy as np

    size = 1 << (2 * len(curve) - 1).bit_length()
    spectrum = np.fft.rfft(curve - curve.mean(), size)
    likeness = np.fft.irfft(np.abs(spectrum) ** 2)[: len(curve)]
    likeness = likeness / (likeness[0] + 1e-9)
    per_minute = 60 * _RATE / _HOP
    lags = np.arange(int(per_minute / _FASTEST), min(len(curve) // 3, int(per_minute / _SLOWEST)) + 1)
    if not len(lags):
        return None
    # a beat repeats itself after two and after four beats as well
    repeated = sum(share * _near(likeness, lags * times) for share, times in ((1.0, 1), (0.6, 2), (0.4, 4)))
    prior = np.exp(-0.5 * (np.log2(per_minute / lags / _USUAL) / _SPREAD) ** 2)
    best = int(lags[int(np.argmax(repeated * prior))])
    if _near(likeness, np.array([best]))[0] < _STEADY:
        return None
    return _exact(likeness, best)


def _near(likeness: Curve, lags: NDArray[np.int64]) -> Curve:
    """The likeness at lags, or one window beside them; 0 beyond the end."""
    import numpy as np

    padded = np.pad(likeness, (0, max(0, int(lags.max()) + 2 - len(likeness))))
    return np.asarray(np.maximum(np.maximum(padded[lags - 1], padded[lags]), padded[lags + 1]))


def _exact(likeness: Curve, lag: int) -> float:
    """The lag to a fraction of a window: from its multiples, each a peak that can be seen more exactly."""
    import numpy as np

    period = float(lag)
    for times in (1, 2, 4, 8):
        about = round(period * times)
        reach = 2
        if about + reach + 1 >= len(likeness) // 2:
            break
        around = likeness[about - reach : about + reach + 1]
        peak = about - reach + int(np.argmax(around))
        left, mid, right = likeness[peak - 1 : peak + 2]
        bend = left - 2 * mid + right
        period = (peak + (0.5 * (left - right) / bend if bend < 0 else 0.0)) / times
    return period


def _path(curve: Curve, period: float) -> NDArray[np.int64]:
    """The windows of the beats: strong onsets, about a period apart, as one best path through the song."""
    import numpy as np

    steps = np.arange(-round(2 * period), -round(0.5 * period) + 1)
    cost = -_TIGHT * np.log(-steps / period) ** 2
    score = curve.copy()
    back = np.full(len(curve), -1)
    first = max(1, -int(steps[0]))
    for place in range(first, len(curve)):
        reached = score[place + steps[0] : place + steps[-1] + 1] + cost
        best = int(np.argmax(reached))
        if reached[best] > 0:
            score[place] += reached[best]
            back[place] = place + steps[best]
    last = len(score) - max(1, round(period)) + int(np.argmax(score[-max(1, round(period)) :]))
    path = [last]
    while back[path[-1]] >= 0:
        path.append(int(back[path[-1]]))
    return np.array(path[::-1], np.int64)


def _refined(curve: Curve, places: NDArray[np.int64]) -> Curve:
    """The beats to a fraction of a window: the middle of the onset around each."""
    import numpy as np

    inside = places[(places > 0) & (places < len(curve) - 1)]
    left, mid, right = curve[inside - 1], curve[inside], curve[inside + 1]
    total = left + mid + right
    return np.asarray(inside + np.where(total > 0, (right - left) / np.maximum(total, 1e-9), 0.0))


def _straightened(seconds: Curve) -> Curve:
    """Beats that lie on a line up to what an onset strays, put on it and continued to the song's both ends."""
    import numpy as np

    numbers = np.arange(len(seconds))
    keep = np.ones(len(seconds), bool)
    slope, start, away = 0.0, 0.0, np.zeros(len(seconds))
    for _ in range(3):
        slope, start = np.polyfit(numbers[keep], seconds[keep], 1)
        away = np.abs(seconds - (start + slope * numbers))
        keep = away <= max(2 * _STRAIGHT_S, float(np.median(away)) * 2)
        if keep.sum() < 4:
            return seconds
    if np.sqrt(np.mean(away[keep] ** 2)) > _STRAIGHT_S or keep.mean() < 0.7:
        return seconds
    begin = -int(start / slope + 1e-6)
    return np.asarray(start + slope * np.arange(begin, len(seconds) + 2))
