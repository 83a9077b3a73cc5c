"""What has been rendered, by key, so that it is not rendered again. Files only: nothing runs here. Every method blocks.

<folder>/<key>.mp4           a chunk (.m4a: a film's sound), whole, never changed
<folder>/<key>.lock          held by the process that is rendering it
<folder>/.<name>.part        on its way in, or a folder in which something is being made
<folder>/hits, misses        a byte for each time that something was there, or was not

Several processes may share the folder. Every file ends with a digest of itself, in an MP4 box that players skip: one
that was damaged is taken for one that is not there. What is taken out is a link, so that it stays when the cache
throws it away. Reading a file marks it as used; the files that were not used for longest go first.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

KINDS = (".mp4", ".m4a")
_MOST_BYTES = 5_000_000_000
_MOST_OF_DISK = 0.1
_BOX = (40).to_bytes(4, "big") + b"free"
_SEAL = len(_BOX) + 32
_ABANDONED_S = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a cache: files, their bytes together, how many there may be; and how often it could help or not."""

    entries: int
    size: int
    most_bytes: int
    hits: int
    misses: int


class Cache:
    """`most_bytes`: how much it may hold; None: 5 GB, or a tenth of the disk if that is less.

    `clock` gives seconds since the epoch.
    """

    def __init__(self, folder: Path, *, most_bytes: int | None = None, clock: Callable[[], float] = time.time) -> None:
        self.folder = folder
        self._clock = clock
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        usual = min(_MOST_BYTES, int(shutil.disk_usage(folder).total * _MOST_OF_DISK))
        self.most_bytes = usual if most_bytes is None else most_bytes

    def take(self, name: str, target: Path) -> bool:
        """Put the file of this name at `target`, if it is here whole. A damaged one is removed."""
        entry = self.folder / name
        try:
            whole = is_sealed(entry)
            if whole:
                link_or_copy(entry, target)
                now = self._clock()
                os.utime(entry, (now, now))
        except FileNotFoundError:  # it never was here, or has just been thrown away
            whole = False
        if not whole:
            entry.unlink(missing_ok=True)
        return whole

    def put(self, name: str, made: Path) -> None:
        """Keep a sealed file under this name."""
        part = self.folder / f".{secrets.token_hex(8)}.part"
        try:
            link_or_copy(made, part)
            part.replace(self.folder / name)
            now = self._clock()
            os.utime(self.folder / name, (now, now))
        finally:
            part.unlink(missing_ok=True)

    def claim(self, name: str) -> FileLock | None:
        """The right to make what has this name; None while another one has it. Ends with the process."""
        lock = FileLock(self.folder / f"{name}.lock", thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return None
        return lock

    def note(self, *, hit: bool) -> None:
        """Count that something was here, or was not."""
        with suppress(OSError), (self.folder / ("hits" if hit else "misses")).open("ab") as tally:
            tally.write(b".")

    def contents(self) -> Contents:
        entries = list(self._entries())
        hits, misses = (_size(self.folder / name) for name in ("hits", "misses"))
        return Contents(len(entries), sum(size for _, size, _ in entries), self.most_bytes, hits, misses)

    def trim(self) -> None:
        """Throw away what was not used for longest, until the rest is small enough; also what crashes left."""
        total = 0
        for _, size, path in sorted(self._entries(), reverse=True):
            total += size
            if total > self.most_bytes:
                _remove(path)
        for path in [*self.folder.glob(".*.part"), *self.folder.glob("*.lock")]:
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < self._clock() - _ABANDONED_S:
                    _remove(path)

    def clear(self) -> Contents:
        """Throw everything away. Returns what was there. Films that are being rendered go on."""
        before = self.contents()
        for _, _, path in self._entries():
            _remove(path)
        for name in ("hits", "misses"):
            _remove(self.folder / name)
        return before

    def _entries(self) -> list[tuple[float, int, Path]]:
        """When each file was last used, its bytes, its path."""
        found = []
        for path in self.folder.iterdir():
            if path.suffix in KINDS and not path.name.startswith("."):
                with suppress(FileNotFoundError):
                    facts = path.stat()
                    found.append((facts.st_mtime, facts.st_size, path))
        return found


def seal(path: Path) -> None:
    """Append to an MP4 file a box with the digest of all that precedes it."""
    digest = _digest(path, path.stat().st_size)
    with path.open("ab") as file:
        file.write(_BOX + digest)


def is_sealed(path: Path) -> bool:
    """Whether a file is as it was when it was sealed. Raises FileNotFoundError."""
    size = path.stat().st_size - _SEAL
    if size < 0:
        return False
    with path.open("rb") as file:
        file.seek(size)
        return file.read() == _BOX + _digest(path, size)


def _digest(path: Path, size: int) -> bytes:
    digest = hashlib.sha256()
    block = memoryview(bytearray(1 << 20))
    with path.open("rb", buffering=0) as file:
        while size > 0 and (count := file.readinto(block[: min(size, len(block))])):
            digest.update(block[:count])
            size -= count
    return digest.digest()


def link_or_copy(source: Path, target: Path) -> None:
    """A hard link where the disk has such, else a copy. Neither file is ever changed."""
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)


def _remove(path: Path) -> None:
    with suppress(OSError):  # Windows: somebody is reading it
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
