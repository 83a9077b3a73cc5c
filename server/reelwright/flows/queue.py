"""One thing at a time: a project's edits and uploads follow each other, in this process in the order they were asked
for, and across processes by a file lock. Two edits at once could not be told apart by what they changed.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
from filelock import FileLock, Timeout

_LOOK_S = 0.05


class Queue:
    """The locks of all projects of one backend. `folder` holds a file for each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._here: defaultdict[str, anyio.Lock] = defaultdict(anyio.Lock)

    @asynccontextmanager
    async def alone(self, project: str) -> AsyncIterator[None]:
        """Wait until no other work on the project is under way, and keep others waiting."""
        async with self._here[project]:
            lock = FileLock(self._path(project), mode=0o600, thread_local=False)
            while True:
                try:
                    lock.acquire(blocking=False)
                    break
                except Timeout:
                    await anyio.sleep(_LOOK_S)
            try:
                yield
            finally:
                lock.release()

    def _path(self, project: str) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self._folder / f"{hashlib.sha256(project.encode()).hexdigest()[:16]}.lock"
