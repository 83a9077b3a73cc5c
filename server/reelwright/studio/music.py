"""Music made to measure: a mood, a length and a seed become a finished piece. Code only, no samples: rights-free.

The front of `studio/composer/`. The same arguments give the same samples; another seed gives another piece; another
length gives the same tune in another form, with its last chord always ringing out at the film's end.

Two wishes may come along: a `tempo` in beats a minute, which is then kept, and `land`, the second on which the last
chord should fall (the film's last cut); it does so if that leaves the chord a fitting time to ring.
"""

from __future__ import annotations

import math
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.draft.model import MOODS, Mood
from reelwright.errors import BadRequest
from reelwright.studio.composer.score import outline
from reelwright.studio.composer.styles import STYLES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 48_000  # samples a second
LOUDNESS = -16.0  # LUFS, integrated
PEAK = 0.9
LONGEST = 3600.0  # seconds
SLOWEST, FASTEST = 40.0, 240.0  # beats a minute


def compose(
    mood: Mood, seconds: float, seed: int = 0, *, tempo: float | None = None, land: float | None = None
) -> NDArray[np.float32]:
    """A whole piece: float32 of shape (round(seconds * 48000), 2), |sample| <= 0.9. For long films use `render`.

    Raises:
        BadRequest: an unknown mood, a tempo that is not between 40 and 240, a length that is not between 0 and 3600 s.
    """
    import numpy as np

    return np.concatenate(list(render(mood, seconds, seed, tempo=tempo, land=land)))


def render(
    mood: Mood, seconds: float, seed: int = 0, *, tempo: float | None = None, land: float | None = None
) -> Iterator[NDArray[np.float32]]:
    """The same piece as `compose`, in blocks of shape (n, 2) of a few seconds each; memory stays bounded.

    Raises:
        BadRequest: as `compose`, on the call.
    """
    _check(mood, seconds, tempo)
    from reelwright.studio.composer.mixing import mixed

    return mixed(mood, seconds, seed, tempo=tempo, land=land)


def write_wav(
    path: Path, mood: Mood, seconds: float, seed: int = 0, *, tempo: float | None = None, land: float | None = None
) -> None:
    """Write the piece as a 48 kHz stereo 16-bit WAV file; an older file is replaced once the new one is complete.

    Raises:
        BadRequest: as `compose`.
    """
    blocks = render(mood, seconds, seed, tempo=tempo, land=land)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as raw, wave.open(raw, "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        for block in blocks:
            out.writeframes((block * 32767).round().astype("<i2").tobytes())
    part.replace(path)


def beats(
    mood: Mood, seconds: float, seed: int = 0, *, tempo: float | None = None, land: float | None = None
) -> list[float]:
    """When the beats fall, in seconds, ascending; the last one is the final chord. Cuts look right on them.

    Raises:
        BadRequest: as `compose`.
    """
    _check(mood, seconds, tempo)
    shape = outline(mood, seconds, seed, tempo=tempo, land=land)
    return [number * shape.beat for number in range(shape.beats + 1)]


def tempo_of(mood: Mood, seconds: float, seed: int = 0, *, tempo: float | None = None) -> float:
    """Beats a minute of the piece, before it is bent to end on a cut.

    Raises:
        BadRequest: as `compose`.
    """
    _check(mood, seconds, tempo)
    return 60 / outline(mood, seconds, seed, tempo=tempo).beat


def _check(mood: Mood, seconds: float, tempo: float | None) -> None:
    if tempo is not None and not SLOWEST <= tempo <= FASTEST:
        raise BadRequest(f"{tempo:g} beats a minute is no tempo for music.", hint="Give 40 to 240.")
    if mood not in STYLES:
        raise BadRequest(f"There is no mood {mood!r}.", hint=f"Moods: {', '.join(MOODS)}.")
    if not math.isfinite(seconds) or not 0 < seconds <= LONGEST:
        raise BadRequest(
            f"Music cannot be {seconds} s long.", hint=f"Give a length above 0 and up to {LONGEST:.0f} seconds."
        )
