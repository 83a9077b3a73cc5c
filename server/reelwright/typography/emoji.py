"""Colour emoji onto a picture, at any size. Imports Pillow: import this module when a text is to be drawn."""

from __future__ import annotations

from math import ceil

from PIL import Image, ImageDraw

from reelwright.typography.typeset import Run, raqm_direction


def draw_emoji(layer: Image.Image, run: Run, x: float, baseline: float, px: float) -> None:
    """Draw at the font's own size and scale: most colour fonts hold bitmaps of one size."""
    own = run.face.bitmap_px or 128
    font = run.face.at(own)
    length = font.getlength(run.text, direction=raqm_direction(run))
    tile = Image.new("RGBA", (ceil(length) + own // 2, own * 2))
    ImageDraw.Draw(tile).text(
        (0, own * 1.5), run.text, font=font, anchor="ls", embedded_color=True, direction=raqm_direction(run)
    )
    scale = px / own
    small = tile.resize(
        (max(1, round(tile.width * scale)), max(1, round(tile.height * scale))), Image.Resampling.LANCZOS
    )
    place = (round(x), round(baseline - own * 1.5 * scale))
    box = (max(0, -place[0]), max(0, -place[1]))
    layer.alpha_composite(small, (max(0, place[0]), max(0, place[1])), box)
