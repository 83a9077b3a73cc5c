"""A stretch of a media file. Pure data."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """From `start_ms` to `end_ms` (exclusive), in the file's own time."""

    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.start_ms
