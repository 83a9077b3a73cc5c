"""A film looked at from outside: decoded and measured, to know that it is one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Film:
    """What a file turned out to hold when every frame of it was decoded."""

    seconds: float
    width: int
    height: int
    has_sound: bool
    bytes: int

    def __str__(self) -> str:
        sound = "with sound" if self.has_sound else "silent"
        return f"{self.seconds:.1f} s, {self.width}x{self.height}, {sound}, {self.bytes / 1000:.0f} kB"


def look_at(path: Path) -> Film:
    """Decode a film from its first to its last frame. Raises OSError when it is missing or damaged."""
    import av

    try:
        with av.open(str(path)) as container:
            picture = container.streams.video[0]
            frames = sum(1 for _ in container.decode(picture))
            has_sound = bool(container.streams.audio)
            rate, width, height = float(picture.average_rate or 30), picture.width, picture.height
    except av.FFmpegError as error:
        raise OSError(f"{path.name} is missing or damaged: {error}") from error
    return Film(frames / rate, width, height, has_sound, path.stat().st_size)
