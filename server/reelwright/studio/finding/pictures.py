"""What a file's picture does: where its scenes begin, how much moves, how much detail there is.

One pass of FFmpeg over the picture at 320 pixels' width; blocks: run in a thread.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Final

from reelwright.studio.finding.limits import MOST_SECONDS, TIME_LIMIT_S
from reelwright.studio.finding.reaching import Reached, printed
from reelwright.studio.render.ffmpeg import examined
from reelwright.studio.render.inputs import guarded

STEP_MS: Final = 200
_WIDTH: Final = 320
_CUT_SCORE: Final = 10.0  # scdet's own threshold, in per cent of the largest difference there can be
_FRAME = re.compile(r"^frame:\S+\s+pts:\S+\s+pts_time:(-?[0-9.]+)", re.MULTILINE)
_VALUE = re.compile(r"^lavfi\.(scd\.mafd|scd\.time|siti\.si)=(-?[0-9.]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pictures:
    """`scene_starts`: the first frame of each scene but the first one, in ms. Per window of `step_ms`: `motion`, the
    mean difference from frame to frame in per cent; `detail`, the spatial information of ITU-T P.910."""

    scene_starts: tuple[int, ...]
    motion: tuple[float, ...]
    detail: tuple[float, ...]
    step_ms: int = STEP_MS


def watch(path: Path, reached: Reached | None = None) -> Pictures:
    """What the picture of a file does in its first half hour. Raises RenderFailed, NotPossible."""
    filters = (
        f"scale={_WIDTH}:-2:flags=area,format=yuv420p,scdet=threshold={_CUT_SCORE:g},siti,metadata=mode=print:file=-"
    )
    arguments = guarded(path, "-t", str(MOST_SECONDS), "-an")
    said = examined(
        [*arguments, "-map", "0:v:0", "-vf", filters, "-fps_mode", "passthrough", "-f", "null", "-"],
        time_limit=TIME_LIMIT_S,
        so_far=printed(reached),
    )
    return _summed(said)


def _summed(said: str) -> Pictures:
    starts: list[int] = []
    motion: defaultdict[int, list[float]] = defaultdict(list)
    detail: defaultdict[int, list[float]] = defaultdict(list)
    for ms, values in _frames(said):
        window = max(0, ms) // STEP_MS
        detail[window].append(values.get("siti.si", 0.0))
        if "scd.time" in values:  # the difference to another scene is no motion
            starts.append(ms)
        else:
            motion[window].append(values.get("scd.mafd", 0.0))
    windows = range(max(detail, default=-1) + 1)
    return Pictures(tuple(starts), _means(motion, windows), _means(detail, windows))


def _frames(said: str) -> Iterator[tuple[int, dict[str, float]]]:
    """`(ms, values by name)` of each frame that was printed."""
    heads = list(_FRAME.finditer(said))
    ends = [head.start() for head in heads[1:]] + [len(said)]
    for head, end in zip(heads, ends, strict=True):
        values = {name: float(value) for name, value in _VALUE.findall(said, head.end(), end)}
        yield round(float(head[1]) * 1000), values


def _means(rows: defaultdict[int, list[float]], windows: range) -> tuple[float, ...]:
    """The mean of each window; one in which no frame begins (a slow slideshow) goes on as the last one was."""
    out: list[float] = []
    for window in windows:
        out.append(round(fmean(rows[window]), 3) if rows[window] else out[-1] if out else 0.0)
    return tuple(out)
