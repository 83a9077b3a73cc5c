"""A leash for Windows: a job object. A process in it dies with the job's last handle, that is with us.

Only imported there, by `leash.py`, which does the same for other systems.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from typing import Any

_NULL_DEVICE = -3  # subprocess.DEVNULL
_FLAGS = 0x200 | 0x4000 | 0x0800_0000  # a process group of its own, below normal priority, no console window
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_PROCESS_MEMORY, _KILL_ON_CLOSE = 0x100, 0x2000
_SET_QUOTA_AND_TERMINATE = 0x0100 | 0x0001


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class JobObject:
    """A `Leash`. Where Windows refuses the job, the program runs on without one. `memory`: bytes it may use at most."""

    def __init__(self, program: Sequence[str], memory: int) -> None:
        self.command = list(program)
        self.options: dict[str, Any] = {
            "stdin": _NULL_DEVICE,
            "env": {"SYSTEMROOT": r"C:\Windows"},
            "creationflags": _FLAGS,
        }
        self._memory = memory
        self._handle: int | None = None

    def hold(self, pid: int) -> None:
        if sys.platform == "win32":
            kernel = ctypes.WinDLL("kernel32")
            kernel.CreateJobObjectW.restype = kernel.OpenProcess.restype = ctypes.c_void_p
            self._handle = kernel.CreateJobObjectW(None, None)
            process = kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, False, pid)
            if self._handle and process:
                limits = _Extended(process_memory=self._memory)
                limits.basic.flags = _PROCESS_MEMORY | _KILL_ON_CLOSE
                job = ctypes.c_void_p(self._handle)
                kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
                kernel.AssignProcessToJobObject(job, ctypes.c_void_p(process))
                kernel.CloseHandle(ctypes.c_void_p(process))

    def kill(self) -> None:
        self.close()

    def close(self) -> None:
        if sys.platform == "win32" and self._handle:
            ctypes.WinDLL("kernel32").CloseHandle(ctypes.c_void_p(self._handle))
            self._handle = None
