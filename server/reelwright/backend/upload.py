"""Files on their way out: a multipart body that is read as it is sent, with constant memory, counting bytes."""

from __future__ import annotations

import io
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

Moved = Callable[[int, int], None]
"""Told `(bytes done, bytes in all)`."""


@dataclass(frozen=True)
class LocalFile:
    """A file of this machine that was admitted. `name` is what the backend is told; `size` in bytes."""

    path: Path
    name: str
    size: int

    @property
    def media_type(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"


class Counted(io.RawIOBase):
    """An open file that tells how much of it has been read."""

    def __init__(self, file: BinaryIO, size: int, moved: Moved) -> None:
        self._file = file
        self._size = size
        self._moved = moved
        self._done = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size)
        self._done += len(chunk)
        self._moved(min(self._done, self._size), self._size)
        return chunk

    def fileno(self) -> int:
        """httpx takes the length of the body from it."""
        return self._file.fileno()

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._done = 0
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self._file.close()
        super().close()
