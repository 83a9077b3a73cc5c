"""An export that is killed in the middle, and then asked for again: how much of what was finished is used again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

_LATEST_S = 600.0
_PAUSE_S = 0.05


def killed(order: Path, cache: Path, pieces: int, cwd: Path) -> dict[str, os.stat_result]:
    """Start an export, kill its process once the cache has so many pieces; what is in the cache then, by name.

    Raises RuntimeError if it ends before, or if there are not so many within ten minutes.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.ours", str(order)], cwd=cwd, stdout=subprocess.DEVNULL
    )
    begun = time.monotonic()
    try:
        while len(_kept(cache)) < pieces:
            if process.poll() is not None or time.monotonic() > begun + _LATEST_S:
                raise RuntimeError("The export could not be interrupted in the middle.")
            time.sleep(_PAUSE_S)
    finally:
        process.kill()
        process.wait()
    return _kept(cache)


def used_again(finished: dict[str, os.stat_result], cache: Path) -> int:
    """How many of the pieces are the same files as before, and were taken out since."""
    now = _kept(cache)
    same = [name for name in finished if name in now and now[name].st_ino == finished[name].st_ino]
    return sum(now[name].st_mtime_ns > finished[name].st_mtime_ns for name in same)


def _kept(cache: Path) -> dict[str, os.stat_result]:
    pieces = [*cache.glob("[!.]*.mp4"), *cache.glob("[!.]*.m4a")]
    return {path.name: path.stat() for path in pieces}
