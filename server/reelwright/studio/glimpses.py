"""Small looks at media files, kept: thumbnails and loudness curves by the content of the file they are of.

What is not kept yet is looked at by a process of its own (`glimpser.py`), for all files at once: starting one takes
longer than a thumbnail. A file that brings it down is left out, and the others are looked at again without it.

    <folder>/<digest>-<ms>.jpg      a frame of a file
    <folder>/<digest>.peaks         its loudness curve; empty if it has no sound
"""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reelwright.studio.glimpser import Order
from reelwright.studio.leash import Limits, run

_log = logging.getLogger(__name__)
MOST_BYTES = 64_000_000
_FEWER_BYTES = 48_000_000  # what is left after tidying, so that it is seldom done
_TIME_LIMIT_S = 25.0  # for one call: a look must be answered in time, and the next one goes on
_MEMORY = 1_500_000_000
_MOST_FILE = 10_000_000
_CHILD = (
    "import os, sys; sys.path[:] = sys.argv[1].split(os.pathsep); "
    "from reelwright.studio.glimpser import main; main(*sys.argv[2:])"
)


@dataclass(frozen=True)
class MediaFile:
    """A media file that has been judged: `suffix` is that of its true container, `sha256` says what is in it.

    `path` None: the file is not here, only what was seen of it before.
    """

    path: Path | None
    suffix: str
    sha256: str


class Glimpses:
    """All that was ever seen, below one folder. Safe to use from several threads and processes."""

    def __init__(
        self, folder: Path, *, clock: Callable[[], float] = time.monotonic, most_bytes: int = MOST_BYTES
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._most_bytes = most_bytes

    def look(
        self, frames: Sequence[tuple[MediaFile, int]], sounds: Sequence[MediaFile], *, time_limit: float = _TIME_LIMIT_S
    ) -> tuple[list[bytes | None], list[bytes | None]]:
        """JPEGs of `frames`, each `(file, ms into it)`, and the curves of `sounds`; None where nothing can be seen, or
        not in time. Blocks: run in a thread."""
        at = [self._frame(file, at_ms) for file, at_ms in frames]
        curves = [self._curve(file) for file in sounds]
        orders = self._orders(frames, sounds)
        if orders:
            self._carry_out(orders, self._clock() + time_limit)
            self._tidy()
        return [_kept(path) for path in at], [_kept(path) for path in curves]

    def _frame(self, file: MediaFile, at_ms: int) -> Path:
        return self._folder / f"{file.sha256[:32]}-{at_ms}.jpg"

    def _curve(self, file: MediaFile) -> Path:
        return self._folder / f"{file.sha256[:32]}.peaks"

    def _orders(self, frames: Sequence[tuple[MediaFile, int]], sounds: Sequence[MediaFile]) -> list[Order]:
        """One order for each file that has something to be looked at; pictures first, for curves take longer."""
        pictures: dict[MediaFile, list[tuple[int, str]]] = {}
        for file, at_ms in dict.fromkeys(frames):
            if file.path and not (target := self._frame(file, at_ms)).exists():
                pictures.setdefault(file, []).append((at_ms, str(target)))
        curves = [file for file in dict.fromkeys(sounds) if file.path and not self._curve(file).exists()]
        return [
            *(_order(file, wanted, "") for file, wanted in pictures.items()),
            *(_order(file, [], str(self._curve(file))) for file in curves),
        ]

    def _carry_out(self, orders: Sequence[Order], deadline: float) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        while orders and (left := deadline - self._clock()) > 0:
            try:
                orders = orders[self._attempt(orders, left) :]
            except TimeoutError:
                _log.info("Looking at the project's files took too long; what is missing is looked at next time.")
                return

    def _attempt(self, orders: Sequence[Order], time_limit: float) -> int:
        """How many orders are settled: all, or those up to the one that brought the process down."""
        child = [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _CHILD]
        places = os.pathsep.join(place for place in sys.path if place)
        limits = Limits(time_limit * (os.cpu_count() or 1), _MEMORY, _MOST_FILE)
        with tempfile.TemporaryDirectory(dir=self._folder) as work:
            told = Path(work) / "orders.json"
            told.write_text(json.dumps(orders), encoding="utf-8")
            ended = run([*child, places, str(told)], limits, time_limit=time_limit)
        if ended.code == 0:
            return len(orders)
        _log.warning("A file could not be looked at: %s", ended.errors[-300:].decode(errors="replace"))
        return max(1, ended.out.count(b"begun\n"))

    def _tidy(self) -> None:
        """Remove what was not looked at for longest, once there is too much."""
        kept = sorted(_facts(self._folder.iterdir()))
        size = sum(bytes_ for _, bytes_, _ in kept)
        if size <= self._most_bytes:
            return
        for _, bytes_, path in kept:
            with suppress(OSError):
                path.unlink()
            size -= bytes_
            if size <= self._most_bytes * _FEWER_BYTES // MOST_BYTES:
                return


def _order(file: MediaFile, frames: list[tuple[int, str]], peaks: str) -> Order:
    return {"file": str(file.path), "suffix": file.suffix, "frames": frames, "peaks": peaks}


def _kept(path: Path) -> bytes | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    with suppress(OSError):
        os.utime(path)
    return content


def _facts(paths: Iterable[Path]) -> Iterable[tuple[float, int, Path]]:
    for path in paths:
        with suppress(OSError):  # another process removed it
            if path.is_file():
                facts = path.stat()
                yield facts.st_mtime, facts.st_size, path
