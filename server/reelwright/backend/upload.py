"""A file of this machine on its way out: admitted by its descriptor, then opened once more to be hashed and sent.

Admission closes what it opened, so that a hundred files do not hold a hundred descriptors while one is sent. Opening
again is safe because the same file (device, inode, size, time of change) must come out of it, and because everything
after that, digest and body, is read from this one descriptor. What a form looks like is `form.py`.
"""

from __future__ import annotations

import hashlib
import mimetypes
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import anyio.to_thread

from reelwright.errors import FileChanged, FileNotFound

Moved = Callable[[int, int], None]
"""Told `(bytes done, bytes in all)`."""

_CHUNK = 1 << 20
# Not through a link, not waiting for a pipe's other end, not inherited; as far as the system knows these.
_FLAGS = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY", "O_NOINHERIT")


def open_descriptor(path: Path, *, follow: bool = False) -> int:
    """A descriptor to read from, of whatever is there; judge it by `os.fstat`. Raises OSError."""
    flags = os.O_RDONLY
    for name in _FLAGS:
        flags |= 0 if follow and name == "O_NOFOLLOW" else getattr(os, name, 0)
    if not follow and not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
        raise OSError("a link")
    return os.open(path, flags)


@dataclass(frozen=True)
class Identity:
    """What tells one file, in one state, from any other: two that are equal are the same file, unchanged."""

    device: int
    inode: int
    size: int
    changed_ns: int
    touched_ns: int  # by any change at all, and nobody can set it; on Windows the time of creation

    @classmethod
    def of(cls, facts: os.stat_result) -> Self:
        return cls(facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)


@dataclass(frozen=True)
class LocalFile:
    """A file of this machine that was admitted. `name` is what people see; `size` in bytes.

    `path` is how the file was named; `real` where it lies, no link in it; `identity` what was judged.
    """

    path: Path
    name: str
    size: int
    real: Path | None = None
    identity: Identity | None = None

    @property
    def folder(self) -> Path:
        """The folder that it really lies in."""
        return (self.real or self.path).parent

    @property
    def media_type(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @contextmanager
    def opened(self) -> Iterator[OpenFile]:
        """The file that was judged, open. Raises FileNotFound, and FileChanged if there is another one in its place."""
        try:
            descriptor = open_descriptor(self.real or self.path)
        except OSError:
            raise FileNotFound(f"{self.name!r} can no longer be read.") from None
        try:
            facts = os.fstat(descriptor)
            same = self.identity in (None, Identity.of(facts)) and facts.st_size == self.size
            if not same or not stat.S_ISREG(facts.st_mode):
                raise FileChanged(f"{self.name!r} is no longer the file that was checked.")
            yield OpenFile(self, descriptor, Identity.of(facts))
        finally:
            os.close(descriptor)


class OpenFile:
    """An admitted file while it is open. `sha256`: its digest, once `digest` was called."""

    def __init__(self, local: LocalFile, descriptor: int, identity: Identity) -> None:
        self.local = local
        self.size = local.size
        self.sha256: str | None = None
        self._descriptor = descriptor
        self._identity = identity

    def unchanged(self) -> bool:
        """Whether the file is still as it was when it was opened."""
        return Identity.of(os.fstat(self._descriptor)) == self._identity

    def rewind(self) -> None:
        os.lseek(self._descriptor, 0, os.SEEK_SET)

    def read(self) -> bytes:
        """The next part of it, of 1 MiB at most; b"" at its end. Blocks: run in a thread."""
        return os.read(self._descriptor, _CHUNK)

    async def digest(self) -> str:
        """Read all of it, for its SHA-256. Raises FileChanged when it has another length than it was judged with."""
        digest, length = hashlib.sha256(), 0

        def step() -> int:
            chunk = self.read()
            digest.update(chunk)
            return len(chunk)

        self.rewind()
        while count := await anyio.to_thread.run_sync(step):
            length += count
        if length != self.size:
            raise FileChanged(f"{self.local.name!r} changed while it was being read.")
        self.sha256 = digest.hexdigest()
        return self.sha256
