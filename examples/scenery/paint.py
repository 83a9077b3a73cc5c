"""Painting: gradients, glows, soft noise, antialiased shapes and sprites placed between pixels. No scenes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

Stops = Sequence[tuple[float, str]]
Array = NDArray[np.float32]
_FINE = 3  # shapes are drawn this much larger and reduced


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def ramp(stops: Stops, places: Array) -> Array:
    """Colours (…, 3), 0 to 255, at places 0 to 1 of a gradient."""
    at = [place for place, _ in stops]
    colours = np.array([rgb(colour) for _, colour in stops], np.float32)
    return np.stack([np.interp(places, at, colours[:, c]) for c in range(3)], -1).astype(np.float32)


def gradient(width: int, height: int, stops: Stops) -> Array:
    """A vertical gradient, (height, width, 3), with a trace of grain against banding."""
    column = ramp(stops, np.linspace(0, 1, height, dtype=np.float32))
    grain = np.random.default_rng(5).uniform(-0.7, 0.7, (height, width, 1)).astype(np.float32)
    return column[:, None, :] + grain


def glow(picture: Array, x: float, y: float, radius: float, colour: str, strength: float, power: float = 2.0) -> None:
    """Add light around a point, in place; it has faded to a third at `radius`."""
    height, width = picture.shape[:2]
    rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)
    away = np.hypot(columns - np.float32(x), rows - np.float32(y)) / np.float32(radius)
    light = np.float32(strength) * np.exp(-(away ** np.float32(power)))
    picture += light[..., None] * (np.array(rgb(colour), np.float32) - 0.35 * picture)


def picture(array: Array, mode: str = "RGB") -> Image.Image:
    return Image.fromarray(np.clip(array, 0, 255).astype(np.uint8), mode)


def clouds(width: int, height: int, cell: tuple[float, float], octaves: int, seed: int) -> Array:
    """Fractal noise from 0 to 1; `cell` is the size in pixels of its largest lumps, across and down."""
    rng, out, total = np.random.default_rng(seed), np.zeros((height, width), np.float32), 0.0
    for octave in range(octaves):
        columns = max(2, math.ceil(width / cell[0] * 2**octave) + 2)
        rows = max(2, math.ceil(height / cell[1] * 2**octave) + 2)
        grid = Image.fromarray(rng.random((min(rows, height), min(columns, width)), np.float32))
        out += np.asarray(grid.resize((width, height), Image.Resampling.BICUBIC)) * 0.5**octave
        total += 0.5**octave
    out /= total
    return np.clip((out - 0.5) * 1.9 + 0.5, 0, 1)


def ripples(size: int, across: float, along: float, seed: int) -> Array:
    """A square of waves that tiles seamlessly, mean 0, deviation 1; `across` and `along` are wave sizes in pixels."""
    noise = np.fft.rfft2(np.random.default_rng(seed).standard_normal((size, size)))
    down, right = np.fft.fftfreq(size)[:, None] * along, np.fft.rfftfreq(size) * across
    distance = np.hypot(down, right)
    waves = np.fft.irfft2(noise * distance * np.exp(-((distance * 1.1) ** 2)), (size, size))
    return np.asarray(waves / waves.std(), np.float32)


def smooth(low: float, high: float, values: Array) -> Array:
    t = np.clip((values - np.float32(low)) / np.float32(high - low), 0, 1)
    return t * t * (3 - 2 * t)


class Pen:
    """Draws with numbers in pixels of the result, three times as fine: the edges come out antialiased."""

    def __init__(self, width: float, height: float, background: str | tuple[int, ...] = (0, 0, 0, 0)) -> None:
        self.size = max(1, round(width)), max(1, round(height))
        self.image = Image.new("RGBA", (self.size[0] * _FINE, self.size[1] * _FINE), background)
        self.draw = ImageDraw.Draw(self.image)

    def shape(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        self.draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill)

    def line(self, points: Sequence[tuple[float, float]], width: float, fill: str) -> None:
        fine = [(x * _FINE, y * _FINE) for x, y in points]
        self.draw.line(fine, fill, max(1, round(width * _FINE)), "curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.oval(x - radius, y - radius, x + radius, y + radius, fill)

    def oval(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        self.draw.ellipse([left * _FINE, top * _FINE, right * _FINE, bottom * _FINE], fill)

    def box(self, left: float, top: float, right: float, bottom: float, fill: str, radius: float = 0) -> None:
        if right > left and bottom > top:
            box = [left * _FINE, top * _FINE, right * _FINE, bottom * _FINE]
            self.draw.rounded_rectangle(box, radius * _FINE, fill)

    def pie(self, x: float, y: float, radius: float, start: float, end: float, fill: str) -> None:
        box = [(x - radius) * _FINE, (y - radius) * _FINE, (x + radius) * _FINE, (y + radius) * _FINE]
        self.draw.pieslice(box, start, end, fill)

    def done(self) -> Image.Image:
        # Colours are weighted by their alpha while reducing, or edges would darken towards transparent black.
        small = self.image.convert("RGBa").resize(self.size, Image.Resampling.BOX)
        return small.convert("RGBA")


def curve(points: Sequence[tuple[float, float]], steps: int = 24) -> list[tuple[float, float]]:
    """A smooth line through points (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    out = []
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for t in np.linspace(0, 1, steps, endpoint=False):
            out.append(tuple(_between(before[i], start[i], end[i], after[i], float(t)) for i in (0, 1)))
    return [*out, points[-1]]  # type: ignore[list-item]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def shaded(sprite: Image.Image, light: Callable[[Array, Array], Array]) -> Image.Image:
    """A sprite whose colours are multiplied by `light(x, y)`, x and y from -1 to 1 over its width and height."""
    pixels = np.asarray(sprite).astype(np.float32)
    height, width = pixels.shape[:2]
    x, y = np.linspace(-1, 1, width, dtype=np.float32), np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    pixels[..., :3] *= light(x, y)[..., None]
    return picture(pixels, "RGBA")


def shadow(sprite: Image.Image, blur: float, strength: float, colour: str = "#000000") -> Image.Image:
    """The soft shadow of a sprite, of the same size."""
    alpha = sprite.getchannel("A").filter(ImageFilter.GaussianBlur(blur)).point(lambda level: int(level * strength))
    out = Image.new("RGBA", sprite.size, (*rgb(colour), 0))
    out.putalpha(alpha)
    return out


def stamp(
    frame: Image.Image,
    sprite: Image.Image,
    x: float,
    y: float,
    turn: float = 0.0,
    lean: float = 0.0,
    colour: str | None = None,
) -> None:
    """Put a sprite's centre at (x, y), between pixels too, turned by degrees clockwise.

    `lean` shears it: its top moves by so many pixels to the right, its foot stays. A sprite of mode L is a stencil,
    filled with `colour`.
    """
    width, height = sprite.size
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    wide = math.ceil(abs(width * cos) + abs(height * sin) + 2 * abs(lean)) + 3
    tall = math.ceil(abs(width * sin) + abs(height * cos)) + 3
    left, top = math.floor(x - wide / 2), math.floor(y - tall / 2)
    right, bottom = min(frame.width, left + wide), min(frame.height, top + tall)
    left, top = max(0, left), max(0, top)
    if right <= left or bottom <= top:
        return
    push = lean / height
    # From a frame pixel back to the sprite: turn back about (x, y), then undo the lean.
    a, b = cos + push * -sin, sin + push * cos
    d, e = -sin, cos
    over_x, over_y = left + 0.0 - x, top + 0.0 - y
    c = a * over_x + b * over_y + width / 2 - push * height / 2
    f = d * over_x + e * over_y + height / 2
    size = (right - left, bottom - top)
    placed = sprite.transform(size, Image.Transform.AFFINE, (a, b, c, d, e, f), Image.Resampling.BILINEAR)
    frame.paste(colour or placed, (left, top, right, bottom), placed)


def add_light(frame: Image.Image, light: Image.Image, x: int, y: int) -> None:
    """Add a picture of light on black to a part of the frame."""
    box = (x, y, x + light.width, y + light.height)
    frame.paste(ImageChops.add(frame.crop(box), light), box)


def hills(width: int, base: float, heights: Sequence[float], waves: Sequence[float], seed: float) -> list[float]:
    """A ridge: for each column, y of its top, out of sines of some heights and wave lengths in pixels."""
    x = np.arange(width, dtype=np.float32)
    ridge = sum(
        h * np.sin(2 * np.pi * x / w + seed * (i + 1)) for i, (h, w) in enumerate(zip(heights, waves, strict=True))
    )
    return [float(top) for top in base - np.asarray(ridge)]


def land(width: int, height: int, ridge: Sequence[float], stops: Stops) -> Image.Image:
    """Ground below a ridge, RGBA, coloured by its depth below the ridge's highest point; its edge is antialiased."""
    top = np.array(ridge, np.float32)
    rows = np.arange(height, dtype=np.float32)[:, None]
    alpha = np.clip(rows - top + 0.5, 0, 1)
    depth = np.clip((rows - top.min()) / max(1.0, height - top.min()), 0, 1)
    colour = ramp(stops, np.broadcast_to(depth, (height, width)))
    return picture(np.concatenate([colour, alpha[..., None] * 255], -1), "RGBA")
