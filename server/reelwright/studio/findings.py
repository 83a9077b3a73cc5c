"""What looking into a media file found. Pure data; `inspector.py` finds it, `asset.py` keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Transfer = Literal["sdr", "hlg", "pq"]


@dataclass(frozen=True, slots=True)
class Footage:
    """What FFmpeg has to be told about a file's picture: its transfer curve, whether its pixels are square, whether
    it is transparent, and whether it is HD that does not say which YCbCr matrix it has (then BT.709). `bt709`: whether
    it has that matrix for certain; not known of files from before it was looked for."""

    transfer: Transfer = "sdr"
    square: bool = True
    transparent: bool = False
    untagged_hd: bool = False
    bt709: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a caption file: shown from `start_ms` to `end_ms`. `words`, where the file times them: from when
    each is said, and what it is; together they are the text."""

    start_ms: int
    end_ms: int
    text: str
    words: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """`width`/`height`: as displayed, after rotation and pixel shape; 0 for sound. `fps`: the average, None for sound
    and photos.

    `file`: the name of the file to render from, beside the one that was looked into, or that one. `rotation`: degrees
    clockwise to turn the stored picture by. `duration_ms`: of the picture, else of the sound, counted from the packets
    rather than taken from the header; 0 for photos.
    """

    kind: Literal["video", "audio", "image", "captions", "lut"]
    file: str
    duration_ms: int = 0
    width: int = 0
    height: int = 0
    fps: float | None = None
    rotation: int = 0
    has_audio: bool = False
    animated: bool = False
    footage: Footage = field(default_factory=Footage)
    cues: tuple[Cue, ...] = ()
