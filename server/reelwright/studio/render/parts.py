"""What a film is made of: shots, captions, sounds and the plan that holds them. Values only.

Picture times are whole frames of the output rate, sound times whole samples at 48 kHz.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from reelwright.draft.media import RenderQuality
from reelwright.draft.model import Fit, Inset, Mood, SafeArea, TextStyle, TransitionKind
from reelwright.studio.asset import Asset
from reelwright.studio.render.treatment import AS_RECORDED, Treatment

SAMPLE_RATE = 48_000
MICRO_FADE = SAMPLE_RATE * 8 // 1000  # against clicks where sound begins or ends abruptly
LAP = SAMPLE_RATE * 10 // 1000  # for how long two sounds are heard together at a hard cut
TARGET_LUFS = -14.0


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
    treatment: Treatment = AS_RECORDED
    fade_in: int = 0
    fade_out: int = 0
    join: Join | None = None

    @property
    def end(self) -> int:
        """The frame after its last one."""
        return self.first + self.frames


def anywhere(shot: Shot) -> Shot:
    """The shot with the name of its LUT, which says what is in it, and not where that lies."""
    lut = shot.treatment.lut
    return shot if lut is None else replace(shot, treatment=replace(shot.treatment, lut=Path(lut.name)))


@dataclass(frozen=True, slots=True)
class InsetShot:
    """A picture over the film. `shape`: its width by its height. `mask`: of its round corners, once it is drawn."""

    shot: Shot
    look: Inset
    shape: float
    mask: Path | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a caption file, frames counted from its caption's first. `words`: from which frame each is said."""

    text: str
    first: int
    frames: int
    words: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """Words on the picture, from frame `first` on: one text, or the lines of a caption file.

    It comes within `enter` frames and goes within `leave`, in the ways of its style. `shift`: how many pixels it is
    moved down from its place, to keep clear of another one.
    """

    text: str
    style: TextStyle
    first: int
    frames: int
    enter: int = 0
    leave: int = 0
    lines: tuple[Line, ...] = ()
    shift: int = 0

    @property
    def end(self) -> int:
        """The frame after its last one."""
        return self.first + self.frames


@dataclass(frozen=True, slots=True)
class Song:
    """A recipe of the built-in composer: rendered to the length that is needed."""

    mood: Mood
    seed: int
    tempo: float | None = None  # beats a minute; None: the mood's own
    land: float | None = None  # on which second of it its last chord should fall


@dataclass(frozen=True, slots=True)
class Gain:
    """Another volume from one sample of the film to another; 1.0 is as recorded."""

    begin: int
    end: int
    level: float


@dataclass(frozen=True, slots=True)
class Sound:
    """One piece of sound, from sample `at` on, `samples` long, out of a file or the composer.

    `in_ms` and `span_ms` are the part of the source that plays, before the change of speed; if it is shorter than
    `samples`, silence follows. Fades are in samples. `volume` 1.0 is as recorded; `usual` is what it would be if nobody
    had chosen one. `gains` hold for a while each; `music` steps back by `duck_db` where somebody speaks in what is not.
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
    music: bool = False
    gains: tuple[Gain, ...] = ()
    duck_db: float = 0.0


Recipe = tuple[Song, int]
"""A composed song at the length, in samples, that is needed of it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole film. `frames` is its exact length; `fade_in` and `fade_out` are those of the film, in frames."""

    width: int
    height: int
    fps: int
    frames: int
    quality: RenderQuality
    shots: tuple[Shot, ...]
    insets: tuple[InsetShot, ...] = ()
    captions: tuple[Caption, ...] = ()
    sounds: tuple[Sound, ...] = ()
    fade_in: int = 0
    fade_out: int = 0
    safe_area: SafeArea | None = None  # what texts keep out of; None: what suits most
    lufs: float = TARGET_LUFS
    as_recorded: bool = False  # nobody asked for a loudness: a film that is only cut out of a file keeps the file's

    @property
    def pictures(self) -> tuple[Shot, ...]:
        """Every shot that is drawn, those over the film too."""
        return (*self.shots, *(inset.shot for inset in self.insets))

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
