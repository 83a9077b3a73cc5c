"""A text as a transparent picture: letters with their outline, shadow or box, inside the canvas's safe area.

`arranged` has the text set so that it fits (`typeset.py`) and says where its picture lies on the canvas, `paint` paints
it, `raster` does both. Pure apart from reading fonts. Imports Pillow: import this module when a text is to be drawn.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from reelwright.draft.model import SafeArea, TextStyle
from reelwright.errors import BadRequest
from reelwright.typography.emoji import draw_emoji
from reelwright.typography.lines import clusters, visual_order
from reelwright.typography.typeset import (
    BLUR,
    DROP,
    OUTLINE,
    PLATE,
    Area,
    Block,
    Run,
    advance_px,
    drawable,
    even,
    glyphs,
    raqm_direction,
    runs_of,
    safe_area,
    set_text,
    width_px,
)

MAX_CHARACTERS = 500
Colour = tuple[int, int, int]
_DARK: Colour = (14, 14, 18)
_LIGHT: Colour = (255, 255, 255)
_CORNER = 0.24  # in ems: the radius of a box's corners


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


@dataclass(frozen=True)
class Arranged:
    """A text that is set but not painted: its lines, and the rectangle of the canvas that its picture takes."""

    block: Block
    x: int
    y: int
    width: int
    height: int
    missing: str = ""


def raster(text: str, style: TextStyle, canvas: tuple[int, int], kept: SafeArea | None = None) -> Lettering:
    """Draw `text` for a canvas of (width, height). Raises BadRequest for more than 500 characters or a bad colour."""
    made = arranged(text, style, canvas, kept)
    picture = paint(made.block, style)
    over = made.x < 0 or made.y < 0 or made.x + made.width > canvas[0] or made.y + made.height > canvas[1]
    return Lettering(png(picture), made.width, made.height, made.x, made.y, over, made.missing)


def arranged(text: str, style: TextStyle, canvas: tuple[int, int], kept: SafeArea | None = None) -> Arranged:
    """Where `text` stands on a canvas of (width, height). Raises BadRequest for more than 500 characters."""
    clean, missing = drawable(text)
    if len(clean) > MAX_CHARACTERS:
        raise BadRequest(f"The text has {len(clean)} characters.", hint=f"At most {MAX_CHARACTERS} fit on a picture.")
    area = safe_area(canvas, kept)
    block = set_text(clean, style, area, min(canvas))
    width, height = picture_size(block)
    x, y = _place(style, area, canvas, (width, height))
    return Arranged(block, x, y, width, height, missing)


def picture_size(block: Block) -> tuple[int, int]:
    """The size of a block's picture, in even pixels."""
    return even(block.width + 2 * block.margin), even(block.height + 2 * block.margin)


def _place(style: TextStyle, area: Area, canvas: tuple[int, int], size: tuple[int, int]) -> tuple[int, int]:
    """In the middle of the canvas rather than of the safe area, as far as that keeps clear of its edges."""
    width, height = size
    xs = {"left": area.left, "center": (canvas[0] - width) // 2, "right": area.right - width}
    ys = {"top": area.top, "center": (canvas[1] - height) // 2, "bottom": area.bottom - height}
    x = max(area.left, min(xs[style.side], area.right - width))
    y = max(area.top, min(ys[style.position] - round(style.lift * canvas[1]), area.bottom - height))
    return x // 2 * 2, y // 2 * 2


@dataclass(frozen=True)
class _Layers:
    """What is painted together in the end: letters and their outline as masks, colour emoji as a picture."""

    letters: Image.Image
    outline: Image.Image
    emoji: Image.Image


def paint(block: Block, style: TextStyle) -> Image.Image:
    """The block's picture: box or shadow, outline, letters and emoji, from back to front.

    Raises BadRequest for what is no colour.
    """
    return _painted(_drawn(block, style.side), block, style)


def lit(block: Block, style: TextStyle, parts: Iterable[tuple[int, int]]) -> Iterator[Image.Image]:
    """The block's picture once for each part that has the style's highlight: the visible characters, counted through
    the block, from the first to before the second. All but the highlight is painted only once."""
    layers = _drawn(block, style.side)
    plain = _painted(layers, block, style)
    colour = colour_of(style.highlight or style.colour)
    for part in parts:
        picture = plain.copy()
        _lay(picture, _among(layers.letters, block, style.side, part), colour)
        yield picture


def _painted(layers: _Layers, block: Block, style: TextStyle) -> Image.Image:
    letters = colour_of(style.colour)
    picture = Image.new("RGBA", layers.letters.size, (*_around(letters), 0))
    if style.box is not None:
        _draw_plate(picture, block, colour_of(style.box), style.box_opacity)
    rim = None if style.outline == "none" or (style.outline == "auto" and style.box is not None) else style.outline
    edge = _around(letters) if rim in (None, "auto") else colour_of(str(rim))
    if style.shadow and style.box is None:
        _lay(picture, _shadow(layers, block, outlined=rim is not None), _DARK if rim not in (None, "auto") else edge)
    if rim is not None:
        blurred = layers.outline.filter(ImageFilter.GaussianBlur(block.px * 0.008))
        _lay(picture, blurred if rim != "auto" else blurred.point(lambda value: value * 0.92), edge)
    _lay(picture, layers.letters, letters)
    picture.alpha_composite(layers.emoji)
    return picture


def colour_of(name: str) -> Colour:
    """Raises BadRequest."""
    try:
        red, green, blue = ImageColor.getcolor(name, "RGB")[:3]  # type: ignore[index]
    except ValueError as error:
        raise BadRequest(f"{name!r} is not a colour.", hint="Give a colour as #rrggbb, for example #ffcc00.") from error
    return red, green, blue


def _around(colour: Colour) -> Colour:
    """What stands out from a colour: dark around light letters."""
    light = sum(weight * part for weight, part in zip((0.299, 0.587, 0.114), colour, strict=True)) > 90
    return _DARK if light else _LIGHT


def _lay(picture: Image.Image, mask: Image.Image, ink: Colour) -> None:
    flat = Image.new("RGBA", picture.size, (*ink, 0))
    flat.putalpha(mask)
    picture.alpha_composite(flat)


def _shadow(layers: _Layers, block: Block, *, outlined: bool) -> Image.Image:
    solid = ImageChops.lighter(layers.outline if outlined else layers.letters, layers.emoji.getchannel("A"))
    shadow = ImageChops.offset(solid, 0, round(block.px * DROP))
    return shadow.filter(ImageFilter.GaussianBlur(block.px * BLUR)).point(lambda value: value * 0.7)


def _draw_plate(picture: Image.Image, block: Block, colour: Colour, opacity: float) -> None:
    aside, above = (block.px * part for part in PLATE)
    width, height = picture.size
    left, top = (width - block.width) / 2 - aside, block.margin - above
    right, bottom = width - left, height - top
    four = Image.new("L", (width * 2, height * 2))  # drawn at twice the size: smooth corners
    radius = block.px * _CORNER * 2
    ImageDraw.Draw(four).rounded_rectangle((left * 2, top * 2, right * 2, bottom * 2), radius, fill=255)
    mask = four.resize((width, height), Image.Resampling.BOX).point(lambda value: value * min(1.0, max(0.0, opacity)))
    _lay(picture, mask, colour)


def _drawn(block: Block, side: str) -> _Layers:
    size = picture_size(block)
    layers = _Layers(Image.new("L", size), Image.new("L", size), Image.new("RGBA", size))
    for number, line in enumerate(block.lines):
        x = line_left(block, side, line)
        for run in runs_of(line, block.font):
            _draw_run(layers, run, x, baseline(block, number), block.px)
            x += advance_px(run, block.px)
    return layers


def line_left(block: Block, side: str, line: str) -> float:
    """Where a line begins in the block's picture."""
    slack = picture_size(block)[0] - 2 * block.margin - width_px(line, block.px, block.font)
    return block.margin + {"left": 0.0, "right": slack}.get(side, slack / 2)


def baseline(block: Block, number: int) -> float:
    return block.margin + block.ascent + block.pitch * number


def line_box(block: Block, number: int) -> tuple[int, int]:
    """The rows of the block's picture that belong to a line: neighbours share a border, the outer ones the margin."""
    top = 0 if number == 0 else round(baseline(block, number) - block.ascent)
    last = number == len(block.lines) - 1
    bottom = picture_size(block)[1] if last else round(baseline(block, number + 1) - block.ascent)
    return top, bottom


def reach(block: Block, line: str, first: int, last: int) -> tuple[float, float]:
    """Where the clusters `first`..`last` (excluded) of a line begin and end, from the line's left edge."""
    parts = clusters(line)
    before, upto = ("".join(parts[:end]) for end in (first, last))
    begin, end = (width_px(text, block.px, block.font) if text else 0.0 for text in (before, upto))
    if visual_order(line)[-1][1] == "rtl" and visual_order(line)[0][1] == "rtl":
        whole = width_px(line, block.px, block.font)
        return whole - end, whole - begin
    return begin, end


def _among(letters: Image.Image, block: Block, side: str, part: tuple[int, int]) -> Image.Image:
    """The mask of some of the letters only."""
    window = Image.new("L", letters.size)
    draw = ImageDraw.Draw(window)
    count = 0
    for number, line in enumerate(block.lines):
        parts = clusters(line)
        places = [place for place, cluster in enumerate(parts) if not cluster.isspace()]
        chosen = [place for order, place in enumerate(places, count) if part[0] <= order < part[1]]
        count += len(places)
        if chosen:
            begin, end = reach(block, line, chosen[0], chosen[-1] + 1)
            left, (top, bottom) = line_left(block, side, line), line_box(block, number)
            draw.rectangle((round(left + begin), top, round(left + end), bottom), fill=255)
    return ImageChops.multiply(letters, window)


def _draw_run(layers: _Layers, run: Run, x: float, baseline: float, px: float) -> None:
    if run.face.colour:
        draw_emoji(layers.emoji, run, x, baseline, px)
        return
    font, text, direction = run.face.at(px), glyphs(run), raqm_direction(run)
    ImageDraw.Draw(layers.letters).text((x, baseline), text, fill=255, font=font, anchor="ls", direction=direction)
    ImageDraw.Draw(layers.outline).text(
        (x, baseline), text, fill=255, font=font, anchor="ls", direction=direction, stroke_width=px * OUTLINE
    )


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=3)
    return out.getvalue()
