"""Colours, shapes and letters of a storyboard: what everything on it is drawn with. Lengths in pixels.

Imports Pillow: import this module when a board is to be drawn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import floor
from typing import Self

from PIL import Image, ImageDraw

from reelwright.typography.emoji import draw_emoji
from reelwright.typography.fonts import SANS, Font
from reelwright.typography.lines import clusters
from reelwright.typography.typeset import Run, advance_px, drawable, glyphs, raqm_direction, runs_of, width_px

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

GROUND: Colour = (19, 21, 27)
PANEL: Colour = (30, 33, 41)
EMPTY: Colour = (43, 47, 58)
LINE: Colour = (46, 51, 62)
WHITE: Colour = (255, 255, 255)
TEXT: Colour = (240, 243, 248)
QUIET: Colour = (165, 174, 190)
VIOLET, VIOLET_DEEP = (196, 181, 253), (68, 53, 122)
GREEN, GREEN_DEEP = (74, 211, 155), (20, 54, 46)
BLUE, BLUE_DEEP = (112, 163, 235), (25, 40, 62)
RED, RED_DEEP = (255, 107, 107), (66, 27, 33)
AMBER: Colour = (255, 205, 92)
PINK: Colour = (255, 150, 205)
BLACK: Colour = (0, 0, 0)

_NUMBER = re.compile(r"[\s_-]*\(?\d{1,4}\)?$")
_FINE = 4  # shapes are drawn so much larger and shrunk: Pillow's own have jagged edges


class Ink:
    """A picture that is being drawn."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("RGB", (width, height), GROUND)
        self._draw = ImageDraw.Draw(self.image)
        self._rules: list[int] = []

    @classmethod
    def over(cls, image: Image.Image) -> Self:
        """Draw on a picture that is there already."""
        ink = cls(1, 1)
        ink.image = image
        ink._draw = ImageDraw.Draw(image)
        return ink

    def fill(self, box: Box, colour: Colour) -> None:
        left, top, right, bottom = (round(side) for side in box)
        if right > left and bottom > top:
            self._draw.rectangle((left, top, right - 1, bottom - 1), fill=colour)

    def line(self, x: float, top: float, bottom: float, colour: Colour = LINE, width: int = 1) -> None:
        """An upright line."""
        self.fill((x, top, x + width, bottom), colour)

    def rule(self, x: float, top: float, bottom: float) -> None:
        """An upright line that makes room for what is written over it."""
        self._rules.append(round(x))
        self.line(x, top, bottom)

    def card(self, box: Box, colour: Colour, radius: float = 6, opacity: float = 1.0) -> None:
        """A rectangle with round corners."""
        left, top, right, bottom = (round(side) for side in box)
        if right <= left or bottom <= top:
            return
        mask = round_mask(right - left, bottom - top, radius)
        if opacity < 1:
            mask = mask.point(lambda value: round(value * opacity))
        self.image.paste(colour, (left, top), mask)

    def frame(self, box: Box, colour: Colour) -> None:
        """A thin line around a rectangle."""
        left, top, right, bottom = (round(side) for side in box)
        self._draw.rectangle((left - 1, top - 1, right, bottom), outline=colour)

    def picture(self, image: Image.Image, left: float, top: float, radius: float = 0) -> None:
        """Another picture, with round corners."""
        mask = round_mask(image.width, image.height, radius) if radius else None
        self.image.paste(image, (round(left), round(top)), mask)

    def shape(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        """A polygon."""
        left, top = (int(min(point[axis] for point in points)) for axis in (0, 1))
        right, bottom = (int(max(point[axis] for point in points)) + 2 for axis in (0, 1))
        mask = Image.new("L", ((right - left) * _FINE, (bottom - top) * _FINE))
        ImageDraw.Draw(mask).polygon([((x - left) * _FINE, (y - top) * _FINE) for x, y in points], fill=255)
        small = mask.resize((right - left, bottom - top), Image.Resampling.BOX)
        self.image.paste(colour, (left, top), small)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self.card((x - radius, y - radius, x + radius, y + radius), colour, radius)

    def write(self, x: float, baseline: float, text: str, px: float, colour: Colour = TEXT, room: float = 0) -> float:
        """A line of text from `x` on; shortened with "…" where it is wider than `room`. Returns where it ends."""
        line = fitted(text, px, room) if room else readable(text)
        self._make_room(x, x + width_px(line, px), baseline, px)
        return self._set(x, baseline, line, px, colour)

    def _make_room(self, left: float, right: float, baseline: float, px: float) -> None:
        """Cover the rules behind a line of text with what is beside them."""
        top, bottom = round(baseline - px), round(baseline + px * 0.35)
        for x in self._rules:
            if left - 3 <= x <= right + 3:
                self.image.paste(self.image.crop((x - 1, top, x, bottom)), (x, top))

    def outlined(
        self, x: float, baseline: float, line: str, px: float, colour: Colour, around: Colour, font: Font
    ) -> None:
        """A line of text that has been set already, legible on any picture."""
        self._set(x, baseline, line, px, around, max(1.0, px * 0.09), font)
        self._set(x, baseline, line, px, colour, 0, font)

    def _set(
        self, x: float, baseline: float, line: str, px: float, colour: Colour, stroke: float = 0, font: Font = SANS
    ) -> float:
        for run in runs_of(line, font):
            if run.face.colour:
                layer = Image.new("RGBA", (round(advance_px(run, px)) + 8, round(px * 2)))
                draw_emoji(layer, run, 2, px * 1.4, px)
                self.image.paste(layer, (round(x) - 2, round(baseline - px * 1.4)), layer)
            else:
                self._letters(x, baseline, run, px, colour, stroke)
            x += advance_px(run, px)
        return x

    def _letters(self, x: float, baseline: float, run: Run, px: float, colour: Colour, stroke: float) -> None:
        """Drawn larger and shrunk: Pillow puts letters on whole pixels, and small ones would stand unevenly."""
        aside, above = round(px + stroke), round(px * 1.4 + stroke)
        left, top = floor(x) - aside, floor(baseline) - above
        width, height = round(advance_px(run, px)) + 2 * aside + 2, round(px * 2.2 + 2 * stroke)
        mask = Image.new("L", (width * _FINE, height * _FINE))
        ImageDraw.Draw(mask).text(
            ((x - left) * _FINE, (baseline - top) * _FINE), glyphs(run), fill=255, font=run.face.at(px * _FINE),
            anchor="ls", direction=raqm_direction(run), stroke_width=stroke * _FINE,
        )  # fmt: skip
        self.image.paste(colour, (left, top), mask.resize((width, height), Image.Resampling.BOX))


@lru_cache(maxsize=256)
def round_mask(width: int, height: int, radius: float) -> Image.Image:
    """What is inside a rectangle with round corners."""
    mask = Image.new("L", (width * _FINE, height * _FINE))
    box = (0, 0, width * _FINE - 1, height * _FINE - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, min(radius, width / 2, height / 2) * _FINE, fill=255)
    return mask.resize((width, height), Image.Resampling.BOX)


def width_of(text: str, px: float) -> float:
    return width_px(readable(text), px)


@lru_cache(maxsize=1024)
def readable(text: str) -> str:
    """One line of what can be drawn here."""
    return drawable(" ".join(text.split()))[0]


@lru_cache(maxsize=1024)
def fitted(text: str, px: float, room: float) -> str:
    """The text, or as much of it as fits with "…"; "" where not even a character does."""
    line = readable(text)
    if width_px(line, px) <= room:
        return line
    parts = clusters(line)
    low, high = 0, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        if width_px("".join(parts[:middle]).rstrip() + "…", px) <= room:
            low = middle
        else:
            high = middle - 1
    return "".join(parts[:low]).rstrip() + "…" if low else ""


def fitted_name(name: str, px: float, room: float) -> str:
    """A name, shortened in its middle if there is a number at its end: "cro…13", for the number tells it apart."""
    line = readable(name)
    number = _NUMBER.search(line)
    if number is None or width_px(line, px) <= room:
        return fitted(name, px, room)
    tail = number.group()
    begin = fitted(line[: number.start()], px, room - width_px(tail, px))
    return f"{begin}{tail}" if begin else fitted(name, px, room)
