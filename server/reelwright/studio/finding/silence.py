"""Where a recording is silent: `silences(levels)`, pure. `levels.py` listens to the file.

Silence is told from the recording itself: what is 20 dB below its loud parts is silent, within bounds, so that a quiet
microphone and a noisy street both have pauses.
"""

from __future__ import annotations

from itertools import groupby
from typing import Final

from reelwright.studio.finding.levels import Levels
from reelwright.studio.finding.span import Span

LEAST_MS: Final = 500  # a shorter pause is part of speaking
_BELOW_LOUD_DB: Final = 20.0
_LOUD_SHARE: Final = 0.9  # of all windows, this many are quieter than what counts as loud
_LOWEST_DB: Final = -55.0
_HIGHEST_DB: Final = -30.0
_BLIP_MS: Final = 100  # a click this short does not end a silence


def silences(levels: Levels, *, threshold_db: float | None = None, least_ms: int = LEAST_MS) -> list[Span]:
    """The silent stretches of at least `least_ms`, in order. A file without sound is silent throughout.

    `threshold_db`: RMS in dBFS below which a window of sound is silent; None: chosen for this recording.
    """
    limit = threshold(levels) if threshold_db is None else threshold_db
    quiet = _without_blips([level < limit for level in levels.db], _BLIP_MS // levels.step_ms)
    spans: list[Span] = []
    place = 0
    for silent, group in groupby(quiet):
        length = len(list(group))
        if silent and length * levels.step_ms >= least_ms:
            spans.append(Span(place * levels.step_ms, (place + length) * levels.step_ms))
        place += length
    return spans


def threshold(levels: Levels) -> float:
    """The level in dBFS below which this recording counts as silent: -55 to -30."""
    if not levels.db:
        return _LOWEST_DB
    loud = sorted(levels.db)[min(len(levels.db) - 1, int(len(levels.db) * _LOUD_SHARE))]
    return max(_LOWEST_DB, min(_HIGHEST_DB, loud - _BELOW_LOUD_DB))


def _without_blips(quiet: list[bool], longest: int) -> list[bool]:
    """The same with sounds of up to `longest` windows between two silences taken for silence."""
    out: list[bool] = []
    runs = [(silent, len(list(group))) for silent, group in groupby(quiet)]
    for place, (silent, length) in enumerate(runs):
        inside = 0 < place < len(runs) - 1
        out += [silent or (inside and length <= longest)] * length
    return out
