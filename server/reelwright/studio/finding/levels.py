"""How loud a file is, from moment to moment. One pass of FFmpeg over its sound only; blocks: run in a thread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reelwright.studio.finding.limits import MOST_SECONDS, TIME_LIMIT_S
from reelwright.studio.finding.reaching import Reached, printed
from reelwright.studio.render.ffmpeg import examined
from reelwright.studio.render.inputs import guarded

STEP_MS: Final = 50
_RATE: Final = 16_000
SILENT_DB: Final = -120.0
_LEVEL = re.compile(r"RMS_level=(-?(?:[0-9.]+|inf|nan))")


@dataclass(frozen=True, slots=True)
class Levels:
    """The RMS level of each window of `step_ms`, in dBFS; -120 is digital silence."""

    db: tuple[float, ...]
    step_ms: int = STEP_MS


def listen(path: Path, reached: Reached | None = None) -> Levels:
    """The levels of a file that has sound, for its first half hour. Raises RenderFailed, NotPossible."""
    window = _RATE * STEP_MS // 1000
    filters = (
        f"aresample={_RATE}:async=1:first_pts=0,asetnsamples=n={window}:p=1,"
        "astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=RMS_level,"
        "ametadata=mode=print:key=lavfi.astats.Overall.RMS_level:file=-"
    )
    arguments = guarded(path, "-t", str(MOST_SECONDS), "-vn")
    said = examined(
        [*arguments, "-map", "0:a:0", "-af", filters, "-f", "null", "-"],
        time_limit=TIME_LIMIT_S,
        so_far=printed(reached),
    )
    return Levels(tuple(_decibels(level) for level in _LEVEL.findall(said)))


def _decibels(level: str) -> float:
    return SILENT_DB if level in ("-inf", "inf", "nan", "-nan") else max(SILENT_DB, float(level))
