"""How long a program takes, how much processor time, and how much memory it and all it starts have at once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY_S = 0.05
_NICE = 5  # what the studio gives its own FFmpeg: on a busy machine everybody has to have the same
_LIMIT_S = 4 * 3600.0


@dataclass(frozen=True)
class Measured:
    """Seconds by the clock and of processors, the most bytes of memory at once, and what was printed.

    Memory is that of the whole tree of processes on Linux, shared pages counted once; elsewhere it is 0.
    """

    seconds: float
    cpu: float
    memory: int
    printed: str


def measured(command: Sequence[str], *, cwd: Path | None = None) -> Measured:
    """Run a program to its end. Raises RuntimeError with what it said if it fails."""
    before = _cpu_of_children()
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=cwd) as process:
        _lower_priority(process.pid)
        watch = _Watch(process.pid)
        try:
            printed, said = process.communicate(timeout=_LIMIT_S)
        finally:
            watch.end()
            process.kill()
        seconds = time.perf_counter() - begun
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed: {said[-2000:]}")
    return Measured(seconds, _cpu_of_children() - before, watch.most, printed)


class _Watch:
    """Looks at a tree of processes again and again, in a thread; `most`: its memory, in bytes."""

    def __init__(self, root: int) -> None:
        self.most = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(root,), daemon=True)
        if sys.platform == "linux":
            self._thread.start()

    def end(self) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _look(self, root: int) -> None:
        while not self._ended.wait(_EVERY_S):
            self.most = max(self.most, sum(_memory(pid) for pid in _tree(root)))


def _tree(root: int) -> set[int]:
    """A process and its descendants."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
    found = {root}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _memory(pid: int) -> int:
    """The proportional share of memory, in bytes; 0 of a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _lower_priority(pid: int) -> None:
    if sys.platform != "win32":
        os.setpriority(os.PRIO_PROCESS, pid, _NICE)
