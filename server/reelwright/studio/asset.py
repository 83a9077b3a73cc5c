"""A media file that has come in: what it is, where it lies, what probing found. Pure data."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from reelwright.draft.model import SourceKind
from reelwright.studio.findings import Cue, Footage


class Asset(BaseModel):
    """One file of a project.

    `file` is its neutral name in the project's media folder (`<id>.<container>`), never the person's own name, which
    is `name` and is only shown. `width`/`height` are as displayed: after rotation flags and EXIF orientation.
    A photo has `duration_ms` 0; a song has width and height 0.
    """

    model_config = ConfigDict(frozen=True)
    id: str
    name: str
    kind: SourceKind
    file: str
    bytes: int
    sha256: str
    duration_ms: int = 0
    width: int = 0
    height: int = 0
    fps: float | None = None
    rotation: int = 0  # degrees clockwise to turn the stored picture by, for display: 0, 90, 180, 270
    has_audio: bool = False
    animated: bool = False  # a GIF that moves: treated as video
    footage: Footage | None = None  # None in projects from before it was kept here
    cues: tuple[Cue, ...] = ()  # of a caption file, in the order of their times, none before the last one's end
