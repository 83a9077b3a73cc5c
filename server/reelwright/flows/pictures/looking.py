"""Looking at media files of this machine: what is asked of whoever can do it. `assemble.py` brings the one who can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Copy:
    """A file of this machine by its digest; `path` None: only what was seen of it before may be shown."""

    sha256: str
    path: Path | None = None


class Look(Protocol):
    """Looks at local files, in a process that may crash: JPEGs of `(file, ms into it)`, and loudness curves."""

    async def __call__(
        self, frames: Sequence[tuple[Copy, int]], sounds: Sequence[Copy]
    ) -> tuple[list[bytes | None], list[bytes | None]]:
        """None where nothing could be seen."""
