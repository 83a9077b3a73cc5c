"""Small looks at files that lie elsewhere on this machine, and were sent elsewhere: the same care, the same cache."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

import anyio.to_thread

from reelwright.media.magic import recognise
from reelwright.studio.glimpses import Glimpses, MediaFile


class Copy(Protocol):
    """A file by its digest; `path` None: it is not here, only what was seen of it before."""

    @property
    def sha256(self) -> str: ...
    @property
    def path(self) -> Path | None: ...


class Copies:
    """`folder` is where what was seen is kept."""

    def __init__(self, folder: Path) -> None:
        self._glimpses = Glimpses(folder)

    async def __call__(
        self, frames: Sequence[tuple[Copy, int]], sounds: Sequence[Copy]
    ) -> tuple[list[bytes | None], list[bytes | None]]:
        """JPEGs of `(file, ms into it)` and loudness curves; None where nothing could be seen."""
        return await anyio.to_thread.run_sync(partial(self._look, frames, sounds))

    def _look(
        self, frames: Sequence[tuple[Copy, int]], sounds: Sequence[Copy]
    ) -> tuple[list[bytes | None], list[bytes | None]]:
        return self._glimpses.look([(_judged(copy), at) for copy, at in frames], [_judged(copy) for copy in sounds])


def _judged(copy: Copy) -> MediaFile:
    """The file with its true container; without its path if it is none of ours."""
    if copy.path is None:
        return MediaFile(None, "", copy.sha256)
    try:
        with copy.path.open("rb") as file:
            container = recognise(file)
    except OSError:
        container = None
    return MediaFile(copy.path if container else None, container.suffix if container else "", copy.sha256)
