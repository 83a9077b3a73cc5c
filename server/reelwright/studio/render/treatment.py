"""What is done to a shot's picture besides being placed: turned, flipped, cropped, moved over, coloured. Values, and
the FFmpeg filters of those that come before it is placed. Pure.

A treatment is made out of a draft's `Transform`, which comes from outside, so every number is looked at here once.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reelwright.draft.model import Look, Place, Transform, Zoom
from reelwright.errors import NoSuchClip
from reelwright.studio.asset import Asset
from reelwright.studio.render.checks import between

_SIDE: Final[dict[str, float]] = {"left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0}
_QUARTERS: Final = ("", "transpose=clock,", "hflip,vflip,", "transpose=cclock,")


@dataclass(frozen=True, slots=True)
class Colours:
    """Amounts from -1 to 1, then a look or the asset id of a LUT, to a strength. The default changes nothing."""

    brightness: float = 0.0
    contrast: float = 0.0
    saturation: float = 0.0
    temperature: float = 0.0
    look: Look = "none"
    lut: str | None = None
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Treatment:
    """See `draft/model.py`'s Transform. `crop`: left, right, top, bottom. `lut`: the file that makes the colours, once
    there is one (`grading.py`)."""

    turn: float = 0.0
    mirrored: bool = False
    flipped: bool = False
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    focus: Place = "center"
    magnify: float = 1.0
    magnify_at: Place = "center"
    zoom: Zoom = "none"
    zoom_by: float = 0.12
    zoom_at: Place = "center"
    colours: Colours = Colours()
    lut: Path | None = None
    steady: bool = False


AS_RECORDED: Final = Treatment()


def treatment(transform: Transform | None, focus: Place, assets: Mapping[str, Asset], who: str) -> Treatment:
    """The treatment of a picture. `focus` is the film's own. Raises BadRequest for numbers that make no sense."""
    if transform is None:
        return Treatment(focus=focus)
    crop = transform.crop
    edges = (crop.left, crop.right, crop.top, crop.bottom)
    for edge in edges:
        between(edge, 0, 0.9, f"What is cropped off {who.lower()}")
    between(max(crop.left + crop.right, crop.top + crop.bottom), 0, 0.9, f"What is cropped off {who.lower()}")
    between(transform.turn, -36_000, 36_000, f"The angle of {who.lower()}")
    between(transform.magnify, 1, 4, f"How much larger {who.lower()} is shown")
    between(transform.zoom_by, 0.005, 1, f"The zoom of {who.lower()}")
    return Treatment(
        turn=transform.turn % 360,
        mirrored=transform.mirrored,
        flipped=transform.flipped,
        crop=edges,
        focus=transform.focus or focus,
        magnify=transform.magnify,
        magnify_at=transform.magnify_at,
        zoom=transform.zoom,
        zoom_by=transform.zoom_by,
        zoom_at=transform.zoom_at,
        colours=_colours(transform, assets, who),
        steady=transform.steady,
    )


def _colours(transform: Transform, assets: Mapping[str, Asset], who: str) -> Colours:
    grade = transform.grade
    for tone in (grade.brightness, grade.contrast, grade.saturation, grade.temperature):
        between(tone, -1, 1, f"An amount of colour of {who.lower()}")
    between(grade.strength, 0, 1, f"The strength of the look of {who.lower()}")
    if grade.lut is not None and (grade.lut not in assets or assets[grade.lut].kind != "lut"):
        raise NoSuchClip(f"{who} uses a LUT that this project does not have.", hint="Upload it again, or take it off.")
    return Colours(
        grade.brightness, grade.contrast, grade.saturation, grade.temperature, grade.look, grade.lut, grade.strength
    )


def anchor(place: Place) -> tuple[float, float]:
    """Where a place is, as fractions: (0, 0) is the top left corner, (1, 1) the bottom right one."""
    parts = place.split("_")
    x = next((_SIDE[part] for part in parts if part in ("left", "right")), 0.5)
    y = next((_SIDE[part] for part in parts if part in ("top", "bottom")), 0.5)
    return x, y


def shape(asset: Asset, treated: Treatment) -> float | None:
    """Width by height of a picture once it is turned and cropped; None where that is not known."""
    if asset.width <= 0 or asset.height <= 0:
        return None
    left, right, top, bottom = treated.crop
    ratio = asset.height / asset.width if _quarters(treated) % 2 else asset.width / asset.height
    return ratio * (1 - left - right) / (1 - top - bottom)


def prepared(treated: Treatment) -> str:
    """The filters that turn, flip and crop a picture of square pixels, each with its comma; "" if there are none."""
    return "".join((_turned(treated), "hflip," * treated.mirrored, "vflip," * treated.flipped, _cropped(treated)))


def _quarters(treated: Treatment) -> int:
    return round(treated.turn / 90) % 4


def _turned(treated: Treatment) -> str:
    """Quarters exactly; what is left over so that no corner shows: the largest part of the same shape is kept."""
    rest = (treated.turn - 90 * round(treated.turn / 90)) * math.pi / 180
    quarters = _QUARTERS[_quarters(treated)]
    if abs(rest) < 1e-4:
        return quarters
    scale = f"1/({math.cos(rest):.6f}+{abs(math.sin(rest)):.6f}*max(iw/ih,ih/iw))"
    return f"{quarters}rotate=a={rest:.6f}:ow='trunc(iw*{scale}/2)*2':oh='trunc(ih*{scale}/2)*2',"


def _cropped(treated: Treatment) -> str:
    left, right, top, bottom = treated.crop
    if not any(treated.crop):
        return ""
    width, height = (f"max(16,trunc(i{side}*{share:.4f}/2)*2)" for side, share in
                     (("w", 1 - left - right), ("h", 1 - top - bottom)))  # fmt: skip
    return f"crop=w='min(iw,{width})':h='min(ih,{height})':x='iw*{left:.4f}':y='ih*{top:.4f}',"
