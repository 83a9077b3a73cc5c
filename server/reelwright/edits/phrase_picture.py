"""The sentences of the edits in `ops_picture.py`. Pure; `phrase.py` asks here, `rules_picture.py` reads them back."""

from __future__ import annotations

from typing import Final, assert_never

from reelwright.draft.model import Fit, Look, Place, Zoom
from reelwright.edits.ops_picture import (
    Adjust,
    Canvas,
    CropEdge,
    Flip,
    Focus,
    Magnify,
    Motion,
    Overlay,
    PictureEdit,
    Recolour,
    RemoveOverlay,
    Stabilise,
    Turn,
)
from reelwright.edits.phrase_terms import clip_words, each_clip, percent, plain, seconds, span_words
from reelwright.edits.quoting import quote

FITS: Final[dict[Fit, str]] = {
    "crop": ", cropped to fill the frame",
    "blur": " with a blurred background",
    "letterbox": " with black bars",
}
PLACES: Final[dict[Place, str]] = {
    "center": "centre",
    "left": "left side",
    "right": "right side",
    "top": "top",
    "bottom": "bottom",
    "top_left": "top left corner",
    "top_right": "top right corner",
    "bottom_left": "bottom left corner",
    "bottom_right": "bottom right corner",
}
_MOVES: Final[dict[Zoom, str]] = {
    "none": "no zoom",
    "in": "a slow zoom in",
    "out": "a slow zoom out",
    "left": "a slow pan to the left",
    "right": "a slow pan to the right",
    "up": "a slow pan upwards",
    "down": "a slow pan downwards",
}
_LOOKS: Final[dict[Look, str]] = {
    "none": "natural",
    "warm": "warm",
    "cool": "cool",
    "vivid": "vivid",
    "muted": "muted film",
    "black_white": "black and white",
    "sepia": "sepia",
    "teal_orange": "teal and orange",
}
_KINDS: Final = {"pip": "picture in picture", "logo": "logo"}


def picture_words(edit: PictureEdit) -> str:
    """The edit's canonical sentence, without its full stop."""
    match edit:
        case Canvas(short_side=int() as side):
            return f"Make the canvas {side}p{FITS[edit.fit] if edit.fit else ''}"
        case Canvas():
            return f"Make the canvas {edit.width}x{edit.height} pixels{FITS[edit.fit] if edit.fit else ''}"
        case Focus():
            of = "the film" if edit.clip is None else each_clip(edit.clip)
            return f"Keep the {PLACES[edit.at]} of {of} in view"
        case Motion():
            return f"Give {each_clip(edit.clip)} {_MOVES[edit.move]} by {percent(edit.by)} at the {PLACES[edit.at]}"
        case Magnify():
            return f"Magnify the {PLACES[edit.at]} of {each_clip(edit.clip)} by {percent(edit.by)}"
        case Turn():
            way = "counterclockwise" if edit.degrees < 0 else "clockwise"
            return f"Rotate {each_clip(edit.clip)} by {plain(edit.degrees)} degrees {way}"
        case Flip():
            return f"Flip {each_clip(edit.clip)} {edit.axis}ly"
        case CropEdge():
            edge = "each edge" if edit.edge == "all" else f"the {edit.edge} edge"
            return f"Crop {percent(edit.by)} off {edge} of {each_clip(edit.clip)}"
        case Adjust():
            return _adjusted(edit)
        case Recolour():
            look = f"LUT {quote(edit.file)}" if edit.file is not None else f"{_LOOKS[edit.look]} look"
            return f"Give {each_clip(edit.clip)} the {look} at {percent(edit.strength)}"
        case Stabilise():
            return f"{'Stabilise' if edit.on else 'Do not stabilise'} {each_clip(edit.clip)}"
        case Overlay():
            return _overlaid(edit)
        case RemoveOverlay():
            return _removed(edit)
        case _:
            assert_never(edit)


def _adjusted(edit: Adjust) -> str:
    of = f"the {edit.tone} of {each_clip(edit.clip)}"
    if edit.by is None:
        return f"Set {of} to {percent(edit.to or 0)}"
    return f"{'Lower' if edit.by < 0 else 'Raise'} {of} by {percent(edit.by)}"


def _overlaid(edit: Overlay) -> str:
    round_ = " with rounded corners" if edit.rounded else ""
    size = _size(edit)
    opacity = "" if edit.opacity is None else f" at {percent(edit.opacity)} opacity"
    over = "" if edit.over is None else f" over {clip_words(edit.over)}"
    at = "" if edit.at is None else f" in the {PLACES[edit.at]}"
    where = f"{at}{size}{opacity}{_when(edit)}"
    what = f"my {_KINDS[edit.kind]}" if edit.source is None else f"{clip_words(edit.source)} as a {_KINDS[edit.kind]}"
    return f"Overlay {what}{over}{where}{round_}"


def _size(edit: Overlay) -> str:
    if edit.size is None:
        return ""
    return f" {edit.size}" if isinstance(edit.size, str) else f" at {percent(edit.size)} size"


def _when(edit: Overlay) -> str:
    start, length = edit.start_ms, edit.duration_ms
    if start is not None:
        return f" from {seconds(start)}" if length is None else f" at {span_words(start, start + length)}"
    return "" if length is None else f" for {seconds(length)}"


def _removed(edit: RemoveOverlay) -> str:
    if edit.file is not None:
        return f"Remove the overlay {quote(edit.file)}"
    return "Remove all overlays" if edit.kind is None else f"Remove the {_KINDS[edit.kind]}"
