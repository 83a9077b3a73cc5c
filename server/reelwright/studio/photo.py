"""Photos as the renderer wants them: upright, 8 bits, sRGB, no larger than it can use. Pillow, imported when needed.

What moves (animated GIF and WebP) is found out here, and is video: `animation.py` and `probe.py` take it from there.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.errors import UnsupportedFile

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 100_000_000
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_SMALLER = "Save it smaller (4320 pixels on the long side are enough for any export) and upload that."
_PLAIN_MODES = {"L", "LA", "RGB", "RGBA", "CMYK"}
_WIDE_MODES = {"I;16", "I;16L", "I;16B", "I;16N", "I"}


@dataclass(frozen=True)
class Upright:
    """A converted photo: its file, and its size in pixels."""

    file: Path
    width: int
    height: int


def moves(src: Path) -> bool:
    """Whether a GIF or WebP has more than one frame. Raises UnsupportedFile."""
    with opened(src) as image:
        return bool(getattr(image, "is_animated", False))


def upright(src: Path, stem: Path, max_side: int = 4320) -> Upright:
    """Write `src`'s (first) picture as `<stem>.png` if it is transparent or was lossless, else `<stem>.jpg`.

    The JPEG has quality 95 and full chroma. EXIF orientation is applied and everything but pixels is left behind:
    place, camera, thumbnails. Larger pictures are shrunk to `max_side`. Raises UnsupportedFile.
    """
    from PIL import ImageOps

    with opened(src) as image:
        lossless = image.format in {"PNG", "GIF"}
        image.draft("RGB", (max_side, max_side))  # a JPEG is decoded at a half, a quarter or an eighth
        if image.mode in _PLAIN_MODES and "transparency" not in image.info:
            image.thumbnail((max_side, max_side))  # before anything copies all of it
        ImageOps.exif_transpose(image, in_place=True)
        picture = _eight_bit(image)
        picture.thumbnail((max_side, max_side))
        picture.info = {}  # Pillow would save the old profile and comments again
        clear = picture.mode == "RGBA" and picture.getchannel("A").getextrema() != (255, 255)
        if clear or lossless:
            file = stem.with_suffix(".png")
            picture.save(file, compress_level=3)
        else:
            file = stem.with_suffix(".jpg")
            picture.convert("RGB").save(file, quality=95, subsampling=0)
        return Upright(file, picture.width, picture.height)


def small(image: Image, room: tuple[int, int]) -> Image:
    """An open picture, upright, in sRGB, on black where it is clear as in a film, no larger than `room`."""
    from PIL import Image as images
    from PIL import ImageOps

    image.draft("RGB", (2 * max(room), 2 * max(room)))
    if image.mode in _PLAIN_MODES and "transparency" not in image.info:
        image.thumbnail((2 * max(room), 2 * max(room)))
    ImageOps.exif_transpose(image, in_place=True)
    picture = _eight_bit(image)
    picture.thumbnail(room)
    if picture.mode != "RGBA":
        return picture
    ground = images.new("RGBA", picture.size, "black")
    ground.alpha_composite(picture)
    return ground.convert("RGB")


@contextmanager
def opened(src: Path) -> Iterator[Image]:
    """An open picture of an accepted format and size; what Pillow raises over broken ones becomes UnsupportedFile."""
    from PIL import Image

    try:
        with Image.open(src, formats=_FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise UnsupportedFile(
                    f"The picture is too large: {image.width}x{image.height}, at most 100 megapixels.",
                    hint=_SMALLER,
                )
            yield image
    except Image.DecompressionBombError as error:
        raise UnsupportedFile("The picture is too large: at most 100 megapixels.", hint=_SMALLER) from error
    except (SyntaxError, ValueError, LookupError, TypeError, EOFError, struct.error, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # the disk's own trouble, not the picture's
            raise
        raise UnsupportedFile("The picture is damaged or incomplete.") from error


def _eight_bit(image: Image) -> Image:
    """RGB or RGBA in sRGB, from whatever mode."""
    profile = image.info.get("icc_profile")
    if image.mode in _WIDE_MODES:
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    transparent = image.has_transparency_data
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        image = _srgb(image, profile)
    return image.convert("RGBA" if transparent else "RGB")


def _srgb(image: Image, profile: bytes) -> Image:
    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # a broken profile: the colours are taken as they are
        return image
    return turned or image
