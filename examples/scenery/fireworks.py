"""Fireworks: rockets that rise, sparks that fly apart, fall and go out, painted as light onto a night sky."""

from __future__ import annotations

import math
import random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from scenery.paint import add_light, rgb

SPARKS = ("#ffd36b", "#ff6f91", "#7fd8ff", "#b58cff", "#8dffb0", "#ffa057")


def show(width: int, shore: int, scale: float) -> list[tuple[float, float, float, float, str, int]]:
    """The show: when, where (x, y), how large, which colour, how many sparks."""
    show = (
        (-0.9, 0.56, 0.30, 330, 0, 84),
        (-0.1, 0.25, 0.22, 300, 2, 76),
        (0.75, 0.70, 0.36, 280, 1, 76),
        (1.5, 0.40, 0.17, 380, 3, 96),
        (2.3, 0.72, 0.27, 310, 4, 80),
        (2.95, 0.24, 0.33, 290, 5, 76),
        (3.5, 0.52, 0.21, 390, 0, 96),
        (4.2, 0.30, 0.26, 300, 1, 80),
    )
    return [(at, x * width, y * shore, size * scale, SPARKS[colour], sparks) for at, x, y, size, colour, sparks in show]


def paint(town: Image.Image, shows: list[tuple[float, float, float, float, str, int]], t: float, scale: float) -> None:
    """Draw the fireworks of this moment as light: streaks and their glow, added to the sky."""
    width, height = town.width, round(0.62 * town.height)
    light = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(light)
    for place, (at, x, y, size, colour, sparks) in enumerate(shows):
        age = t - at
        if -0.55 < age <= 0:
            rise = y + (height - y) * (age / -0.55) ** 1.6
            draw.line([(x, rise), (x, rise + 46 * scale)], (255, 214, 150), max(1, round(3 * scale)))
        elif 0 < age < 1.9:
            _sparks(draw, random.Random(place), age, x, y, size, colour, sparks, scale)
    small = light.resize((max(1, width // 4), max(1, height // 4)), Image.Resampling.BOX)
    halo = small.filter(ImageFilter.GaussianBlur(5 * scale)).resize(light.size, Image.Resampling.BILINEAR)
    add_light(town, ImageChops.add(light, halo), 0, 0)


def _sparks(
    draw: ImageDraw.ImageDraw,
    rng: random.Random,
    age: float,
    x: float,
    y: float,
    size: float,
    colour: str,
    sparks: int,
    scale: float,
) -> None:
    level = max(0.0, 1 - age / 1.9) ** 1.3
    base = np.array(rgb(colour), float)
    for spark in range(sparks):
        angle = spark * 2.39996
        reach = size * (1.0 if spark % 3 else 0.62) * rng.uniform(0.86, 1.04) * math.sqrt(rng.uniform(0.55, 1.0))
        flicker = level * (1 if age < 0.9 else rng.uniform(0.3, 1) * (0.6 + 0.4 * math.sin(40 * age + spark)))
        points = []
        for back in (0.0, 0.03, 0.07, 0.12):
            then = max(0.0, age - back * (1 + age))
            far = reach * (1 - math.exp(-3.4 * then))
            points.append((x + far * math.cos(angle), y + far * math.sin(angle) + 62 * scale * then * then))
        for share, start, end in zip((0.75, 0.38, 0.14), points, points[1:], strict=False):
            draw.line([start, end], tuple(int(v * flicker * share) for v in base), max(1, round(2.6 * scale)))
        tip, r = points[0], 2.6 * scale * (0.4 + level)
        bright = tuple(int(min(255, 90 + v) * flicker) for v in base)
        draw.ellipse([tip[0] - r, tip[1] - r, tip[0] + r, tip[1] + r], bright)
