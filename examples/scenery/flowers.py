"""A bed of wild flowers and grass: sprites with a place, a rhythm and how far the wind bends them."""

from __future__ import annotations

import math
import random

from PIL import Image

from scenery.paint import Pen, curve, rgb

_PETALS = (
    ("#e8384f", "#3a1a20"),
    ("#ffffff", "#ffc629"),
    ("#4d7df2", "#2b3fa8"),
    ("#ff9db8", "#ffd34d"),
    ("#ffcf3f", "#b5651d"),
)


def bed(
    width: int, height: int, scale: float, rng: random.Random
) -> list[tuple[Image.Image, float, float, float, float]]:
    """Tufts and flowers, the far ones first: (sprite, x, y of its centre, phase, how far it gives)."""
    kinds = [_flower(scale, petals, heart, shape) for petals, heart in _PETALS for shape in (0, 1)]
    tufts = [_tuft(scale, seed) for seed in range(4)]
    sizes = {}
    out = []
    for place in range(150):
        depth = place / 149
        sprite = rng.choice(tufts) if place % 2 else rng.choice(kinds)
        size = 0.20 + 0.50 * depth**1.2
        key = (id(sprite), round(size, 1))
        if key not in sizes:
            sizes[key] = sprite.resize(
                (max(2, round(sprite.width * key[1])), max(2, round(sprite.height * key[1]))), Image.Resampling.LANCZOS
            )
        drawn = sizes[key]
        foot = height * (0.845 + 0.20 * depth) + rng.uniform(-6, 10) * scale
        out.append((drawn, rng.uniform(0, width), foot - drawn.height / 2, rng.uniform(0, 0.9), 18 * size))
    return out


def _flower(scale: float, petals: str, heart: str, shape: int) -> Image.Image:
    s = scale
    pen = Pen(96 * s, 190 * s)
    stalk = curve([(50 * s, 190 * s), (46 * s, 120 * s), (48 * s, 44 * s)])
    pen.line(stalk, 4 * s, "#3f8f3a")
    pen.shape(
        curve([(47 * s, 150 * s), (70 * s, 122 * s), (86 * s, 116 * s)], 8)
        + curve([(86 * s, 116 * s), (74 * s, 140 * s), (47 * s, 156 * s)], 8),
        "#55a848",
    )
    count, reach, r = ((5, 17, 17), (11, 24, 8.5))[shape]
    edge = "#" + "".join(f"{int(0.84 * level):02x}" for level in rgb(petals))
    for ring, colour in ((1.0, edge), (0.86, petals)):
        for petal in range(count):
            angle = 2 * math.pi * petal / count + 0.3
            pen.disc(
                (48 + reach * math.cos(angle)) * s, (42 + 0.86 * reach * math.sin(angle)) * s, r * ring * s, colour
            )
            if shape:
                pen.disc(
                    (48 + 0.6 * reach * math.cos(angle)) * s,
                    (42 + 0.5 * reach * math.sin(angle)) * s,
                    r * ring * s,
                    colour,
                )
    pen.disc(48 * s, 42 * s, 11 * s, heart)
    pen.disc(45 * s, 39 * s, 5 * s, "#ffffff55" if shape == 0 else "#ffe27a")
    return pen.done()


def _tuft(scale: float, seed: int) -> Image.Image:
    s, rng = scale, random.Random(seed)
    pen = Pen(150 * s, 120 * s)
    for _ in range(26):
        x, tip, tall = rng.uniform(40, 110), rng.uniform(-34, 34), rng.uniform(55, 115)
        green = rng.choice(("#2f7d34", "#3f9440", "#57a844", "#74bd4c"))
        pen.shape(
            [
                ((x - 3) * s, 120 * s),
                ((x + 0.4 * tip - 2) * s, (120 - 0.6 * tall) * s),
                ((x + tip) * s, (120 - tall) * s),
                ((x + 0.4 * tip + 2) * s, (120 - 0.6 * tall) * s),
                ((x + 3) * s, 120 * s),
            ],
            green,
        )
    return pen.done()
