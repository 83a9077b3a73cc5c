"""What can differ between two drafts, as values. How they are found is `compare.py`; how they read is `telling.py`.

Names are as shown to people; numbers are 1-based places on the clip's track; times are ms on the timeline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reelwright.draft.change_picture import PictureChange
from reelwright.draft.change_sound import SoundChange
from reelwright.draft.model import TextStyle, TransitionKind, Zoom

How = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class ClipAdded:
    """`frozen`: a picture of it that stands still."""

    name: str
    number: int
    start_ms: int
    end_ms: int
    frozen: bool = False


@dataclass(frozen=True)
class ClipRemoved:
    name: str
    number: int


@dataclass(frozen=True)
class ClipMoved:
    """A clip at another place in the order, or (same numbers) at another time."""

    name: str
    before: int
    after: int
    start_ms: int


@dataclass(frozen=True)
class ClipRetimed:
    """A clip that is shown for longer or shorter, or from another part of its file (same lengths)."""

    name: str
    number: int
    before_ms: int
    after_ms: int


@dataclass(frozen=True)
class TextAdded:
    """`role`: the kind of text. `style`: how it looks; None where nobody says."""

    text: str
    start_ms: int
    end_ms: int
    role: str | None = None
    style: TextStyle | None = None


@dataclass(frozen=True)
class TextRemoved:
    text: str
    role: str | None = None


@dataclass(frozen=True)
class TextChanged:
    """Other words, another time or another look of a text. `reworded`: new words of lines of a caption file."""

    before: str
    after: str
    start_ms: int
    end_ms: int
    role: str | None = None
    was: TextStyle | None = None
    style: TextStyle | None = None
    reworded: tuple[str, ...] = ()


@dataclass(frozen=True)
class MusicAdded:
    """`voice`: it is no music, but a sound that is played once over the film."""

    name: str
    start_ms: int
    end_ms: int
    volume: float | None
    voice: bool = False


@dataclass(frozen=True)
class MusicRemoved:
    name: str
    voice: bool = False


@dataclass(frozen=True)
class MusicChanged:
    """Another song, or the same one at another time."""

    before: str
    after: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True)
class VolumeChanged:
    """1.0 is as recorded; None where nobody says."""

    name: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class SpeedChanged:
    name: str
    before: float
    after: float


@dataclass(frozen=True)
class ReverseChanged:
    """A clip that plays backwards, or forwards again."""

    name: str
    backwards: bool


@dataclass(frozen=True)
class PresetChanged:
    """What platform the film is made for: a name of `presets.py`; None: none."""

    before: str | None
    after: str | None


@dataclass(frozen=True)
class TransitionAdded:
    """A transition, new or of another kind or length, behind a clip."""

    name: str
    kind: TransitionKind
    duration_ms: int


@dataclass(frozen=True)
class TransitionRemoved:
    name: str


@dataclass(frozen=True)
class CanvasChanged:
    """The film's size in pixels, its frames per second, and how pictures fill it."""

    before: tuple[int, int, int, str]
    after: tuple[int, int, int, str]


@dataclass(frozen=True)
class FadeChanged:
    """`name` None: the whole film."""

    name: str | None
    direction: Literal["in", "out"]
    before_ms: int
    after_ms: int


@dataclass(frozen=True)
class ZoomChanged:
    name: str
    before: Zoom
    after: Zoom


@dataclass(frozen=True)
class OtherChanged:
    """Something that has no name of its own here. `name` None: the timeline as a whole."""

    name: str | None
    how: How = "changed"


PlainChange = (
    ClipAdded
    | ClipRemoved
    | ClipMoved
    | ClipRetimed
    | TextAdded
    | TextRemoved
    | TextChanged
    | MusicAdded
    | MusicRemoved
    | MusicChanged
    | VolumeChanged
    | SpeedChanged
    | ReverseChanged
    | PresetChanged
    | TransitionAdded
    | TransitionRemoved
    | CanvasChanged
    | FadeChanged
    | ZoomChanged
    | OtherChanged
)

Change = PlainChange | SoundChange | PictureChange
