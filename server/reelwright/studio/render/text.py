"""A text as a transparent picture: bold letters with a dark outline and a soft shadow, inside the canvas's safe area.

`raster` has the text set so that it fits (`typeset.py`), paints it, and says where the picture lies on the canvas. Pure
apart from reading fonts. Imports Pillow: import this module when a text is to be drawn.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from reelwright.draft.model import TextStyle
from reelwright.errors import BadRequest
from reelwright.typography.emoji import draw_emoji
from reelwright.typography.typeset import (
    ASCENT,
    BLUR,
    DROP,
    OUTLINE,
    PITCH,
    Area,
    Block,
    Run,
    advance_px,
    drawable,
    even,
    glyphs,
    margin_px,
    raqm_direction,
    runs_of,
    safe_area,
    set_text,
    width_px,
)

MAX_CHARACTERS = 500


@dataclass(frozen=True)
class Lettering:
    """A text's picture (PNG, straight alpha) and where its top left corner lies on the canvas; all in pixels.

    `width` and `height` are even, and so are `x` and `y`: no chroma sample is split. `runs_over`: the text does not
    fit the safe area even at the smallest size. `missing`: characters that no font of this machine has; not drawn.
    """

    png: bytes
    width: int
    height: int
    x: int
    y: int
    runs_over: bool = False
    missing: str = ""


def raster(text: str, style: TextStyle, canvas: tuple[int, int]) -> Lettering:
    """Draw `text` for a canvas of (width, height). Raises BadRequest for more than 500 characters or a bad colour."""
    clean, missing = drawable(text)
    if len(clean) > MAX_CHARACTERS:
        raise BadRequest(f"The text has {len(clean)} characters; at most {MAX_CHARACTERS} fit on a picture.")
    colour = _colour(style.colour)
    area = safe_area(canvas)
    block = set_text(clean, style, area, min(canvas))
    picture = _painted(block, colour)
    x, y = _place(style, area, block, picture.size)
    width, height = picture.size
    over = x < 0 or y < 0 or x + width > canvas[0] or y + height > canvas[1]
    return Lettering(_png(picture), width, height, x, y, over, missing)


def _colour(name: str) -> tuple[int, int, int]:
    try:
        return ImageColor.getcolor(name, "RGB")[:3]  # type: ignore[index,return-value]
    except ValueError as error:
        raise BadRequest(f"{name!r} is not a colour.", hint="Give a colour as #rrggbb, for example #ffcc00.") from error


@dataclass(frozen=True)
class _Layers:
    """What is painted together in the end: letters and their outline as masks, colour emoji as a picture."""

    letters: Image.Image
    outline: Image.Image
    emoji: Image.Image


def _painted(block: Block, colour: tuple[int, int, int]) -> Image.Image:
    """Shadow, outline, letters and emoji, from back to front."""
    layers = _drawn(block)
    light = sum(weight * part for weight, part in zip((0.299, 0.587, 0.114), colour, strict=True)) > 90
    behind = (14, 14, 18) if light else (255, 255, 255)
    solid = ImageChops.lighter(layers.outline, layers.emoji.getchannel("A"))
    shadow = ImageChops.offset(solid, 0, round(block.px * DROP))
    shadow = shadow.filter(ImageFilter.GaussianBlur(block.px * BLUR)).point(lambda value: value * 0.7)
    outline = layers.outline.filter(ImageFilter.GaussianBlur(block.px * 0.008)).point(lambda value: value * 0.92)
    picture = Image.new("RGBA", layers.letters.size, (*behind, 0))
    for mask, ink in ((shadow, behind), (outline, behind), (layers.letters, colour)):
        flat = Image.new("RGBA", picture.size, (*ink, 0))
        flat.putalpha(mask)
        picture.alpha_composite(flat)
    picture.alpha_composite(layers.emoji)
    return picture


def _drawn(block: Block) -> _Layers:
    margin = margin_px(block.px)
    size = (even(block.width + 2 * margin), even(block.height + 2 * margin))
    layers = _Layers(Image.new("L", size), Image.new("L", size), Image.new("RGBA", size))
    for number, line in enumerate(block.lines):
        x = (size[0] - width_px(line, block.px)) / 2
        baseline = margin + block.px * (ASCENT + PITCH * number)
        for run in runs_of(line):
            _draw_run(layers, run, x, baseline, block.px)
            x += advance_px(run, block.px)
    return layers


def _draw_run(layers: _Layers, run: Run, x: float, baseline: float, px: float) -> None:
    if run.face.colour:
        draw_emoji(layers.emoji, run, x, baseline, px)
        return
    font, text, direction = run.face.at(px), glyphs(run), raqm_direction(run)
    ImageDraw.Draw(layers.letters).text((x, baseline), text, fill=255, font=font, anchor="ls", direction=direction)
    ImageDraw.Draw(layers.outline).text(
        (x, baseline), text, fill=255, font=font, anchor="ls", direction=direction, stroke_width=px * OUTLINE
    )


def _place(style: TextStyle, area: Area, block: Block, size: tuple[int, int]) -> tuple[int, int]:
    width, height = size
    x = (area.left + area.right - width) // 2
    ys = {"top": area.top, "center": (area.top + area.bottom - height) // 2, "bottom": area.bottom - height}
    return x // 2 * 2, ys[style.position] // 2 * 2


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=3)
    return out.getvalue()
