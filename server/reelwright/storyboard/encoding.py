"""A drawn picture as a file: PNG where that is small, else JPEG, never above 400 kB."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

MOST_PNG, MOST_JPEG = 300_000, 400_000
_HOPELESS_JPEG = 120_000  # what is larger than this as JPEG has photographs in it, and is no small PNG
_QUALITIES = (82, 78, 74, 70)


@dataclass(frozen=True)
class Encoded:
    """A picture's bytes, its media type, and its size in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


def encoded(image: Image.Image) -> Encoded:
    """The picture at the best quality that is small enough; as a last resort at half its size."""
    for quality in _QUALITIES:
        jpeg = _jpeg(image, quality)
        if quality == _QUALITIES[0] and len(jpeg) <= _HOPELESS_JPEG and len(png := _png(image)) <= MOST_PNG:
            return Encoded(png, "image/png", *image.size)
        if len(jpeg) <= MOST_JPEG:
            return Encoded(jpeg, "image/jpeg", *image.size)
    return encoded(image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS))


def lossless_png(image: Image.Image) -> Encoded:
    """The picture as PNG, however large."""
    return Encoded(_png(image), "image/png", *image.size)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0)
    return out.getvalue()


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()
