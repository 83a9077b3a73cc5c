"""The `.part` file of a download: what has come of a film so far, and beside it a note of which film that is.

The note is on the disk before the first byte that it speaks of, so bytes never pass for another film's; without a note
that can be trusted the film begins anew.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reelwright import private_file

_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Note:
    """`if_range`: the film's strong ETag, or its date; `total`: all of its bytes, where the server said so."""

    if_range: str
    total: int | None


@dataclass(frozen=True)
class Part:
    """The file at `path` and its note."""

    path: Path

    @property
    def size(self) -> int:
        """How many bytes are there."""
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def free(self) -> int:
        """How many bytes more the disk has room for."""
        return shutil.disk_usage(self.path.parent).free

    def note(self) -> Note | None:
        try:
            said = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(said, dict) or not isinstance(said.get("if_range"), str):
            return None
        total = said.get("total")
        return Note(said["if_range"], total if isinstance(total, int) else None)

    @contextmanager
    def begun(self, note: Note | None) -> Iterator[BinaryIO]:
        """The file, emptied, to be written from its beginning."""
        self._note.unlink(missing_ok=True)
        with self.opened() as file:
            if self.size:  # of one that is empty it would make ext4 write all of the film before it closes it
                file.truncate(0)
            if note is not None:
                private_file.replace(self._note, json.dumps({"if_range": note.if_range, "total": note.total}))
            yield file

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The file, at its end. Unbuffered: what was written outlives this process."""
        with os.fdopen(os.open(self.path, _OPEN, 0o666), "r+b", buffering=0) as file:
            file.seek(0, os.SEEK_END)
            yield file

    def drop_note(self) -> None:
        """The film is whole, or its bytes are not to be trusted: the next attempt begins anew."""
        self._note.unlink(missing_ok=True)

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    @property
    def _note(self) -> Path:
        return self.path.with_name(f"{self.path.name}.etag")
