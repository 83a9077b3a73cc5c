"""What is fetched, by its kind: how its bytes are followed while they arrive, and whether they are one in the end.

An MP4 tells by its boxes where it ends (`boxes.py`). The other kinds do not: their length is what the answer's head
says, and what they are is judged when they are whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Final, Protocol

from reelwright.backend.boxes import Boxes, followed, has_video, not_a_film
from reelwright.draft.output import Format
from reelwright.media.magic import GIF, JPG, MP3, PNG, WEBM, Container, recognise
from reelwright.media.structure import holds_together

_BOXED: Final = ("mp4", "hevc", "m4a")
_CONTAINERS: Final[dict[Format, Container]] = {"webm": WEBM, "gif": GIF, "mp3": MP3, "png": PNG, "jpg": JPG}


class Follower(Protocol):
    """Follows the bytes of a file as they arrive."""

    @property
    def whole(self) -> bool:
        """Whether the bytes so far may be all of it."""

    def feed(self, data: bytes) -> None:
        """Follow the next bytes. Raises UnknownRefusal when they cannot be those of what is wanted."""


class Bytes:
    """Counts, and nothing else."""

    def __init__(self, most: int, so_far: int = 0) -> None:
        self._most = most
        self._count = so_far

    @property
    def whole(self) -> bool:
        return self._count > 0

    def feed(self, data: bytes) -> None:
        self._count += len(data)
        if self._count > self._most:
            raise not_a_film("The file is larger than any could be.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file of some kind, of at most `most` bytes."""

    most: int
    kind: Format = "mp4"

    def followed(self, file: BinaryIO, size: int) -> Follower:
        """A follower that has seen the first `size` bytes of `file`."""
        return followed(file, size, self.most) if self.kind in _BOXED else Bytes(self.most, size)

    def is_one(self, file: BinaryIO, seen: Follower) -> bool:
        """Whether a whole file is what was wanted."""
        if isinstance(seen, Boxes):
            return self.kind == "m4a" or has_video(file, seen)
        container = recognise(file)
        return container == _CONTAINERS[self.kind] and holds_together(file, container)
