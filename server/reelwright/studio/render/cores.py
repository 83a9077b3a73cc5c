"""One core for what a worker's thread does, as a Dask worker promises: its threads are how many cores it may use.

FFmpeg would spread over all cores, and two workers on one machine would be no faster than one. Linux only; elsewhere
nothing is kept.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout


@contextmanager
def one_core() -> Iterator[None]:
    """What this thread starts inside runs on one core that no other has taken this way; on all, if none is free."""
    if sys.platform != "linux":
        yield
        return
    allowed = os.sched_getaffinity(0)
    lock, core = _taken(sorted(allowed))
    if lock is None:
        yield
        return
    try:
        os.sched_setaffinity(0, {core})
        yield
    finally:
        os.sched_setaffinity(0, allowed)
        lock.release()


def _taken(cores: list[int]) -> tuple[FileLock | None, int]:
    """A core that was free, and what keeps it: ends with the process."""
    folder = Path(tempfile.gettempdir()) / f"reelwright-cores-{Path.home().name}"
    with suppress(OSError):  # somebody else's folder: then nobody is confined
        folder.mkdir(mode=0o700, exist_ok=True)
        for core in cores:
            lock = FileLock(folder / f"{core}.lock", thread_local=False)
            with suppress(Timeout):
                lock.acquire(timeout=0)
                return lock, core
    return None, 0
