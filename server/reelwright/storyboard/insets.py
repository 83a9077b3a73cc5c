"""Pictures over the film on a still, a clip in a corner or a logo: each from its own thumbnail, where a render has it.

Turning, cropping and colours are left out, as they are of the shots.
"""

from __future__ import annotations

from PIL import Image, ImageChops

from reelwright.draft.model import Inset, SafeArea
from reelwright.storyboard.film import Film, Overlay
from reelwright.storyboard.ink import BLUE, EMPTY, Ink, round_mask
from reelwright.storyboard.seen import Still
from reelwright.storyboard.tiles import Tiles

_MARGIN = 0.045  # of the canvas's shorter side: how far from its edges
_RADIUS = 0.09  # of the picture's shorter side
_UNSEEN_SHAPE = 16 / 9
_DARK = 12  # of 255: what counts as black in a JPEG
_SIDES = {"left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0}


def lay_insets(picture: Image.Image, film: Film, still: Still, tiles: Tiles) -> None:
    """What lies over the film at that moment, on its still; a thin frame says that it is no part of the shot."""
    for overlay in still.overlays:
        if overlay.inset is not None:
            frame = tiles.picture((overlay.key, overlay.in_file(still.at_ms)), picture.size)
            _lay(picture, overlay, overlay.inset, frame, film.kept)


def _lay(
    picture: Image.Image, overlay: Overlay, inset: Inset, frame: Image.Image | None, kept: SafeArea | None
) -> None:
    shape = _UNSEEN_SHAPE if frame is None else frame.width / frame.height
    size = _size(inset, shape, picture.size)
    x, y = _place(inset, size, picture.size, kept)
    small = Image.new("RGB", size, EMPTY) if frame is None else frame.resize(size, Image.Resampling.BILINEAR)
    mask = round_mask(*size, min(size) * _RADIUS if inset.rounded else 0)
    pen = Ink.over(picture)
    pen.frame((x, y, x + size[0], y + size[1]), BLUE)
    if overlay.still and frame is not None:
        mask = ImageChops.multiply(mask, _solid(frame).resize(size, Image.Resampling.BILINEAR))
    opacity = _share(inset.opacity)
    picture.paste(small, (x, y), mask.point(lambda value: round(value * opacity)))


def _solid(frame: Image.Image) -> Image.Image:
    """Where a picture is not clear. Thumbnails are black where it is: one with black corners and a rim that is mostly
    black is taken for a clear one."""
    red, green, blue = frame.split()
    light = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    width, height = frame.size
    sides = ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height))
    rim = [light.crop(side).tobytes() for side in sides]
    dark = sum(value <= _DARK for side in rim for value in side)
    if any(max(side[0], side[-1]) > _DARK for side in rim) or dark < width + height:
        return Image.new("L", frame.size, 255)
    return light.point(lambda value: min(255, max(0, value - _DARK) * 4))


def _size(inset: Inset, shape: float, canvas: tuple[int, int]) -> tuple[int, int]:
    width = min(min(canvas) * max(0.02, _share(inset.size)), canvas[0], canvas[1] * shape)
    return max(2, round(width)), max(2, round(width / shape))


def _place(inset: Inset, size: tuple[int, int], canvas: tuple[int, int], kept: SafeArea | None) -> tuple[int, int]:
    """Where its top left corner lies: inside what the platform's own buttons leave free."""
    margin = min(canvas) * _MARGIN
    sides = (kept.left, kept.top, kept.right, kept.bottom) if kept else (0.0, 0.0, 0.0, 0.0)
    left, top, right, bottom = (max(margin, canvas[n % 2] * _share(side)) for n, side in enumerate(sides))
    parts = inset.place.split("_")
    across = next((_SIDES[part] for part in parts if part in ("left", "right")), 0.5)
    down = next((_SIDES[part] for part in parts if part in ("top", "bottom")), 0.5)
    x = left + (canvas[0] - left - right - size[0]) * across
    y = top + (canvas[1] - top - bottom - size[1]) * down
    return round(min(max(0.0, x), canvas[0] - size[0])), round(min(max(0.0, y), canvas[1] - size[1]))


def _share(value: float) -> float:
    return max(0.0, min(1.0, value))
