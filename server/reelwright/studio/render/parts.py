"""What a film is made of: shots, captions, sounds and the plan that holds them. Values only.

Picture times are whole frames of the output rate, sound times whole samples at 48 kHz.
"""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.draft.media import Quality
from reelwright.draft.model import Fit, Mood, TextStyle, TransitionKind, Zoom
from reelwright.studio.asset import Asset

SAMPLE_RATE = 48_000
MICRO_FADE = SAMPLE_RATE * 8 // 1000  # against clicks where sound begins or ends abruptly


@dataclass(frozen=True, slots=True)
class Join:
    """How a shot gives way to the next one: both play for `frames` frames."""

    kind: TransitionKind
    frames: int


@dataclass(frozen=True, slots=True)
class Shot:
    """One piece of picture, from frame `first` on, overlaps with its neighbours included. `asset` None is black.

    `in_ms` and `span_ms` are the part of the source that plays, before the change of speed (0 for a photo); a source
    that is shorter than its shot holds its last frame. Fades are from and to black, in frames. `reverse`: it plays
    backwards (`reversal.py` turns it round before anything is drawn); `frozen`: the picture at `in_ms` stands still.
    """

    first: int
    frames: int
    asset: Asset | None = None
    in_ms: int = 0
    span_ms: int = 0
    speed: float = 1.0
    reverse: bool = False
    frozen: bool = False
    fit: Fit = "crop"
    zoom: Zoom = "none"
    fade_in: int = 0
    fade_out: int = 0
    join: Join | None = None

    @property
    def end(self) -> int:
        """The frame after its last one."""
        return self.first + self.frames


@dataclass(frozen=True, slots=True)
class Caption:
    """Words on the picture, from frame `first` on, with an alpha fade of `fade` frames at both ends."""

    text: str
    style: TextStyle
    first: int
    frames: int
    fade: int

    @property
    def end(self) -> int:
        """The frame after its last one."""
        return self.first + self.frames


@dataclass(frozen=True, slots=True)
class Song:
    """A recipe of the built-in composer: rendered to the length that is needed."""

    mood: Mood
    seed: int


@dataclass(frozen=True, slots=True)
class Sound:
    """One piece of sound, from sample `at` on, `samples` long, out of a file or the composer.

    `in_ms` and `span_ms` are the part of the source that plays, before the change of speed; if it is shorter than
    `samples`, silence follows. Fades are in samples. `volume` 1.0 is as recorded; `usual` is what it would be if nobody
    had chosen one.
    """

    source: Asset | Song
    at: int
    samples: int
    in_ms: int = 0
    span_ms: int = 0
    speed: float = 1.0
    volume: float = 1.0
    usual: float = 1.0
    fade_in: int = MICRO_FADE
    fade_out: int = MICRO_FADE
    reverse: bool = False


Recipe = tuple[Song, int]
"""A composed song at the length, in samples, that is needed of it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole film. `frames` is its exact length; `fade_in` and `fade_out` are those of the film, in frames."""

    width: int
    height: int
    fps: int
    frames: int
    quality: Quality
    shots: tuple[Shot, ...]
    captions: tuple[Caption, ...] = ()
    sounds: tuple[Sound, ...] = ()
    fade_in: int = 0
    fade_out: int = 0

    @property
    def samples(self) -> int:
        """The exact length of the sound."""
        return samples_at(self.frames, self.fps)

    @property
    def seconds(self) -> float:
        return self.frames / self.fps


def samples_at(frame: int, fps: int) -> int:
    """The sample at which a frame begins."""
    return round(frame * SAMPLE_RATE / fps)
