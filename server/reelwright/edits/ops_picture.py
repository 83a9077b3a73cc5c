"""The typed edits of the picture: canvas, focus, zoom, turning, cropping, colours, steadying, pictures over the film.

Pure data; what they do is `studio/picturing.py` and `studio/insets.py`. A clip "all" is every clip of the film. Amounts
are fractions: 0.2 is 20 %.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from reelwright.draft.model import Fit, Look, Place, Zoom
from reelwright.edits.terms import Clip, ClipName, Ms, TypedEdit

Tone = Literal["brightness", "contrast", "saturation", "temperature"]
Edge = Literal["left", "right", "top", "bottom", "all"]

_Side = Annotated[int, Field(ge=64, le=4096, multiple_of=2)]


class Canvas(TypedEdit):
    """The film's size in pixels, both even, and how pictures of another shape fill it (None: as it is now).

    `short_side` instead: 720 is "720p", in the shape that the film has.
    """

    op: Literal["canvas"] = "canvas"
    width: _Side | None = None
    height: _Side | None = None
    short_side: Literal[480, 540, 720, 1080, 1440, 2160] | None = None
    fit: Fit | None = None

    @model_validator(mode="after")
    def _one_size(self) -> Self:
        if (self.width is None) != (self.height is None) or (self.width is None) == (self.short_side is None):
            raise ValueError("give `width` and `height`, or `short_side`")
        return self


class Focus(TypedEdit):
    """What of a picture (None: of all pictures) stays in view where the canvas cuts something off."""

    op: Literal["focus"] = "focus"
    at: Place
    clip: Clip | None = None


class Motion(TypedEdit):
    """A slow zoom or pan over the whole length of a clip: closer, back, or across it; "none" takes it away."""

    op: Literal["motion"] = "motion"
    clip: Clip
    move: Zoom
    by: Annotated[float, Field(ge=0.01, le=1)] = 0.12
    at: Place = "center"


class Magnify(TypedEdit):
    """Show a place of a clip larger, by a fraction, all the time; 0: as it is."""

    op: Literal["magnify"] = "magnify"
    clip: Clip
    by: Annotated[float, Field(ge=0, le=3)] = 0.2
    at: Place = "center"


class Turn(TypedEdit):
    """Turn a clip clockwise from how it stands now, in degrees; 0: upright as recorded."""

    op: Literal["turn"] = "turn"
    clip: Clip
    degrees: Annotated[float, Field(ge=-360, le=360)]


class Flip(TypedEdit):
    """Mirror a clip from how it stands now: left and right change places, or ("vertical") top and bottom."""

    op: Literal["flip"] = "flip"
    clip: Clip
    axis: Literal["horizontal", "vertical"] = "horizontal"


class CropEdge(TypedEdit):
    """Cut a fraction off an edge of a clip's picture, counted from the picture as recorded; 0: nothing."""

    op: Literal["crop"] = "crop"
    clip: Clip
    edge: Edge
    by: Annotated[float, Field(ge=0, le=0.45)]


class Adjust(TypedEdit):
    """More or less brightness, contrast, saturation or warmth, `by` a fraction of what it is now; or `to` one of what
    was recorded: 1 is as recorded, 0 to 2."""

    op: Literal["adjust"] = "adjust"
    tone: Tone
    by: Annotated[float, Field(ge=-1, le=1)] | None = None
    to: Annotated[float, Field(ge=0, le=2)] | None = None
    clip: Clip = "all"

    @model_validator(mode="after")
    def _one_amount(self) -> Self:
        if (self.by is None) == (self.to is None):
            raise ValueError("give exactly one of `by` and `to`")
        return self


class Recolour(TypedEdit):
    """A look by name, or an uploaded .cube LUT (`file`); "none" without a file takes both away."""

    op: Literal["look"] = "look"
    look: Look = "none"
    file: ClipName | None = None
    strength: Annotated[float, Field(ge=0.05, le=1)] = 1.0
    clip: Clip = "all"

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if self.file is not None and self.look != "none":
            raise ValueError("give `look` or `file`, not both")
        return self


class Stabilise(TypedEdit):
    """Steady a shaky clip, or leave it as recorded."""

    op: Literal["stabilise"] = "stabilise"
    clip: Clip
    on: bool = True


class Overlay(TypedEdit):
    """Show a file or clip over the film: in a corner (`kind` "pip"), or as a logo or watermark.

    `source`: a clip of the film, which leaves its place there, or an uploaded file (None: of a logo, the file that is
    one by its name, or the only transparent photo). `over`: only while that clip plays. `size`: its width as a fraction
    of the canvas's shorter side. A logo stays for the whole film unless a time is given; a clip for its own length.
    What is over the film already (the same file, or without `source` the logo or small picture that there is) is
    changed, if no time is given: then what is not said stays as it is, and "smaller" and "bigger" are a step of size.
    """

    op: Literal["overlay"] = "overlay"
    source: Clip | None = None
    kind: Literal["pip", "logo"] = "pip"
    at: Place | None = None
    size: Annotated[float, Field(ge=0.03, le=1)] | Literal["smaller", "bigger"] | None = None
    opacity: Annotated[float, Field(ge=0.05, le=1)] | None = None
    start_ms: Ms | None = None
    duration_ms: Annotated[int, Field(ge=100, le=10 * 3600 * 1000)] | None = None
    over: Clip | None = None
    rounded: bool = False

    @model_validator(mode="after")
    def _named_or_a_logo(self) -> Self:
        changed = (self.at, self.size, self.opacity, self.rounded or None).count(None) < 4
        timed = (self.start_ms, self.duration_ms, self.over).count(None) < 3
        if self.source is None and self.kind != "logo" and (timed or not changed):
            raise ValueError("say which clip or file: `source`")
        if self.over is not None and self.start_ms is not None:
            raise ValueError("give `over` or `start_ms`, not both")
        return self


class RemoveOverlay(TypedEdit):
    """Take pictures that are shown over the film away: one by its file name, one kind, or (neither) all."""

    op: Literal["remove_overlay"] = "remove_overlay"
    kind: Literal["pip", "logo"] | None = None
    file: ClipName | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.kind is not None and self.file is not None:
            raise ValueError("give `kind` or `file`, not both")
        return self


PictureEdit = (
    Canvas | Focus | Motion | Magnify | Turn | Flip | CropEdge | Adjust | Recolour | Stabilise | Overlay | RemoveOverlay
)
