"""What is said about the looks of a text, put on the looks it has. Pure."""

from __future__ import annotations

from typing import Final, get_args

from reelwright.draft.model import Place, Size, TextStyle
from reelwright.draft.text_kinds import PLACES, place_of
from reelwright.edits.ops_text import Styled
from reelwright.edits.terms import NewSize

_SIZES: Final[tuple[Size, ...]] = get_args(Size)
_HIGHEST: Final = 0.8
_SEE_THROUGH: Final = 0.82  # a dark box, so that it sits on the picture; one of another colour is solid
_DARK, _LIGHT = "#101014", "#ffffff"


def dressed(style: TextStyle, said: Styled, position: Place | None = None, size: NewSize | None = None) -> TextStyle:
    """The style with everything that was said. A place of its own ends what it was raised by before."""
    changed: dict[str, object] = {}
    if position is not None and position != place_of(style):
        changed |= dict(zip(("position", "side"), _placed(style, position), strict=True)) | {"lift": 0.0}
    if size is not None:
        changed["size"] = stepped(style.size, size)
    if said.lift is not None:
        lift = (0.0 if "lift" in changed else style.lift) + said.lift
        changed["lift"] = round(max(-_HIGHEST, min(_HIGHEST, lift)), 4)
    named = ("colour", "outline", "shadow", "font", "bold", "enter", "leave")
    changed |= {name: value for name in named if (value := getattr(said, name)) is not None}
    if said.box is not None:
        changed |= _boxed(style, said)
    return style.model_copy(update=changed)


def _placed(style: TextStyle, position: Place) -> tuple[str, str]:
    """A side alone leaves the height, a height alone the side: "on the left" of a text at the top is top left."""
    height, side = PLACES[position]
    if position in ("left", "right"):
        return style.position, side
    return height, style.side if position in ("top", "bottom") else side


def _boxed(style: TextStyle, said: Styled) -> dict[str, object]:
    """A box, with letters that can be read on it where no colour was said for them."""
    if said.box == "none":
        return {"box": None}
    box = str(said.box)
    opacity = _SEE_THROUGH if luminance(box) < 40 else 1.0
    letters = said.colour or style.colour
    if said.colour is None and abs(luminance(box) - luminance(letters)) < 70:
        letters = _DARK if luminance(box) > 140 else _LIGHT
    return {"box": box, "box_opacity": opacity, "colour": letters}


def luminance(colour: str) -> float:
    """How light a colour `#rrggbb` looks, 0 to 255 (ITU-R BT.601)."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def stepped(now: Size, wanted: NewSize) -> Size:
    """The size that is wanted; a step beyond the smallest or largest stays there."""
    if wanted in ("smaller", "bigger"):
        step = 1 if wanted == "bigger" else -1
        return _SIZES[min(max(_SIZES.index(now) + step, 0), len(_SIZES) - 1)]
    return next(size for size in _SIZES if size == wanted)
