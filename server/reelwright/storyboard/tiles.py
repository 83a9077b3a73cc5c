"""Frames as tiles: decoded, and placed on the film's canvas as a render would place them."""

from __future__ import annotations

import io

from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from reelwright.draft.model import Fit
from reelwright.storyboard.seen import Place, Seen

_FORMATS = ("JPEG",)
_NEAR = 0.02  # a shape that differs by less simply fills the canvas


class Tiles:
    """The frames that were seen, each decoded once."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._made: dict[tuple[Place, tuple[int, int], Fit], Image.Image] = {}

    def tile(self, place: Place, size: tuple[int, int], fit: Fit) -> Image.Image | None:
        """A frame on a canvas of this size; None if it was not seen."""
        key = (place, size, fit)
        if key not in self._made:
            frame = self._decoded(place, size)
            if frame is None:
                return None
            self._made[key] = _placed(frame, size, fit)
        return self._made[key]

    def picture(self, place: Place, size: tuple[int, int]) -> Image.Image | None:
        """A frame in its own shape, about as large as `size` or larger; None if it was not seen."""
        return self._decoded(place, size)

    def _decoded(self, place: Place, size: tuple[int, int]) -> Image.Image | None:
        content = self._seen.frames.get(place)
        if content is None:
            return None
        try:
            frame = Image.open(io.BytesIO(content), formats=_FORMATS)
            frame.draft("RGB", (size[0] * 2, size[1] * 2))
            return frame.convert("RGB")
        except (UnidentifiedImageError, OSError, ValueError):
            return None


def _placed(frame: Image.Image, size: tuple[int, int], fit: Fit) -> Image.Image:
    shape = (frame.width / frame.height) / (size[0] / size[1])
    if fit == "crop" or abs(shape - 1) < _NEAR:
        return ImageOps.fit(frame, size, Image.Resampling.BILINEAR)
    inside = ImageOps.contain(frame, size, Image.Resampling.BILINEAR)
    ground = Image.new("RGB", size)
    if fit == "blur":
        small = ImageOps.fit(frame, (max(2, size[0] // 4), max(2, size[1] // 4)), Image.Resampling.BILINEAR)
        ground = small.filter(ImageFilter.GaussianBlur(2)).resize(size, Image.Resampling.BILINEAR)
    ground.paste(inside, ((size[0] - inside.width) // 2, (size[1] - inside.height) // 2))
    return ground
