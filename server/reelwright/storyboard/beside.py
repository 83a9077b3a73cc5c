"""Two frames side by side in one picture, labelled: how a moment of the film was, and how it is now."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from reelwright.draft.names import Language
from reelwright.storyboard.encoding import Encoded, encoded
from reelwright.storyboard.ink import EMPTY, QUIET, TEXT, Ink, width_of
from reelwright.storyboard.wording import LABELS, clock

_HIGHEST, _WIDEST = 640, 740
_MARGIN = 24
_LABEL_PX = 52
_MOST = 4096


@dataclass(frozen=True)
class Moment:
    """A frame as JPEG, None where there was no film then, and its time."""

    jpeg: bytes | None
    at_ms: int


def beside(before: Moment, after: Moment, language: Language = "en") -> Encoded:
    """One picture of both, at most 1552 pixels wide. Raises OSError if a frame is no JPEG."""
    frames = [_frame(moment) for moment in (before, after)]
    size = max((frame.size for frame in frames if frame is not None), default=(480, 270))
    width = 2 * size[0] + 3 * _MARGIN
    ink = Ink(width, size[1] + _LABEL_PX + _MARGIN)
    labels = LABELS[language]
    for place, (frame, moment, label) in enumerate(
        zip(frames, (before, after), (labels.before, labels.after), strict=True)
    ):
        x = _MARGIN + place * (size[0] + _MARGIN)
        end = ink.write(x + 2, 36, label, 24, TEXT)
        ink.write(end + 12, 36, clock(moment.at_ms), 18, QUIET, max(40.0, x + size[0] - end - 14))
        if frame is None:
            ink.card((x, _LABEL_PX, x + size[0], _LABEL_PX + size[1]), EMPTY, 8)
            words = "–"
            ink.write(x + (size[0] - width_of(words, 40)) / 2, _LABEL_PX + size[1] / 2, words, 40, QUIET)
        else:
            fitted = ImageOps.contain(frame, size)
            left, top = x + (size[0] - fitted.width) / 2, _LABEL_PX + (size[1] - fitted.height) / 2
            ink.picture(fitted, left, top, 8)
    return encoded(ink.image)


def _frame(moment: Moment) -> Image.Image | None:
    if moment.jpeg is None:
        return None
    with Image.open(io.BytesIO(moment.jpeg), formats=("JPEG",)) as image:
        if max(image.size) > _MOST:
            raise OSError("the frame is too large")
        return ImageOps.contain(image.convert("RGB"), (_WIDEST, _HIGHEST))


def difference(before: bytes, after: bytes) -> float:
    """How much two frames differ: the mean over all pixels, 0.0 to 1.0. Raises OSError if one is no JPEG."""
    from PIL import ImageChops, ImageStat

    small = []
    for jpeg in (before, after):
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
            small.append(image.convert("RGB").resize((96, 96)))
    return sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3 / 255
