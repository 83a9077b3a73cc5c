"""The only door to other programs: a child under limits, at low priority, without our variables, that dies with us.

On Linux and macOS a small shell script starts the program under limits and waits for it. Beside the program a watcher
reads from a pipe whose other end only we hold: once that is closed, be it because our process was killed, the watcher
kills the whole group. On Windows a job object does the same (`job_object.py`). What is run is the callers' business.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Protocol

_NICE = 5
_LOOK_S = 0.5
_BLOCK = 512  # bytes; what `ulimit -f` counts in
_BY_SIGNAL = range(129, 160)  # how a shell says that signal 1 to 31 ended a program; FFmpeg's own codes lie above
_SHELL = """{ ulimit -c 0; ulimit -n 1024; ulimit -t "$1"; ulimit -f "$2"; ulimit -d "$3"; } 2>/dev/null
shift 3
exec 3<&0 </dev/null
"$@" 3<&- & program=$!
{ read -r _ <&3; kill -KILL 0; } >/dev/null 2>&1 & watcher=$!
wait $program; code=$?
trap : TERM; { kill -TERM 0; wait $watcher; } 2>/dev/null
exit $code"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program may use at most. `seconds`: of processor time, over all threads (not on Windows). `memory`: bytes
    of its own data (not on macOS, which has no such limit). `file`: bytes of the largest file it may write (not on
    Windows)."""

    seconds: float
    memory: int
    file: int


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended, and what it said. `code` is as `exit_code` gives it."""

    code: int
    out: bytes
    errors: bytes


class Leash(Protocol):
    """A program is started as `command` with these `options` of `subprocess.Popen`."""

    command: list[str]
    options: dict[str, Any]

    def hold(self, pid: int) -> None:
        """To be called right after the start."""

    def kill(self) -> None:
        """Kill the program and what it started. It must not have been waited for yet."""

    def close(self) -> None:
        """Let go; what still runs is killed."""


class _Group:
    """A process group under a shell and a watcher."""

    def __init__(self, program: Sequence[str], limits: Limits) -> None:
        far, near = os.pipe()
        self._far, self._near = os.fdopen(far, "rb", 0), os.fdopen(near, "wb", 0)
        numbers = (limits.seconds + 1, limits.file / _BLOCK, limits.memory / 1024)
        self.command = ["/bin/sh", "-c", _SHELL, "sh", *(str(int(number)) for number in numbers), *program]
        self.options: dict[str, Any] = {"stdin": self._far, "env": {"LC_ALL": "C"}, "start_new_session": True}
        self._leader: int | None = None

    def hold(self, pid: int) -> None:
        self._far.close()
        self._leader = pid
        with suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PGRP, pid, _NICE)

    def kill(self) -> None:
        if self._leader is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._leader, signal.SIGKILL)

    def close(self) -> None:
        self._far.close()
        self._near.close()


@contextmanager
def leashed(program: Sequence[str], limits: Limits) -> Iterator[Leash]:
    """A leash for one program. Nothing of it is left running when the block ends, or when our process does."""
    leash: Leash
    if sys.platform == "win32":
        from reelwright.studio.job_object import JobObject

        leash = JobObject(program, limits.memory)
    else:
        leash = _Group(program, limits)
    try:
        yield leash
    finally:
        leash.close()


def run(
    program: Sequence[str], limits: Limits, *, time_limit: float, so_far: Callable[[bytes], None] | None = None
) -> Ended:
    """Run a program to its end and collect what it says. Raises TimeoutError after `time_limit` seconds, OSError.

    `so_far` is shown all of its output every now and then, where the system lets us see it before the end.
    """
    with leashed(program, limits) as leash:
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **leash.options}
        with subprocess.Popen[bytes](leash.command, **options) as process:
            leash.hold(process.pid)
            try:
                out, errors = _collected(process, time_limit, so_far)
            except subprocess.TimeoutExpired:
                leash.kill()
                process.kill()
                raise TimeoutError(f"It took longer than {time_limit:.0f} s.") from None
    return Ended(exit_code(process.returncode), out, errors)


def _collected(
    process: subprocess.Popen[bytes], time_limit: float, so_far: Callable[[bytes], None] | None
) -> tuple[bytes, bytes]:
    """Raises subprocess.TimeoutExpired."""
    if so_far is None:
        return process.communicate(timeout=time_limit)
    until = time.monotonic() + time_limit
    while True:
        try:
            return process.communicate(timeout=min(_LOOK_S, max(0.0, until - time.monotonic())))
        except subprocess.TimeoutExpired as waiting:
            if time.monotonic() >= until:
                raise
            if waiting.output:  # never on Windows
                so_far(waiting.output)


def exit_code(returned: int) -> int:
    """A program's exit code; negative if a signal ended it, whether the shell says so or the system."""
    if sys.platform != "win32" and returned in _BY_SIGNAL:
        return 128 - returned
    return returned
