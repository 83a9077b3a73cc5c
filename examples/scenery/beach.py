"""A photo from straight above: umbrellas and towels on the sand, the surf along one side."""

from __future__ import annotations

import math
import random

import numpy as np
from PIL import Image

from scenery.paint import Pen, clouds, curve, picture, ramp, shadow, smooth

_CLOTHS = (
    ("#e8384f", "#ffffff"),
    ("#ffb703", "#fff6df"),
    ("#219ebc", "#ffffff"),
    ("#8ac926", "#fdfdf0"),
    ("#ff70a6", "#fff0f5"),
)


def beach(width: int, height: int) -> Image.Image:
    """Umbrellas and towels on the sand, the surf along one side: seen from straight above."""
    s = height / 1200
    x, y = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)[:, None]
    lumps = clouds(width, height, (420 * s, 420 * s), 4, 3)
    edge = 0.60 * width + 60 * s * np.sin(y / (210 * s)) + 26 * s * np.sin(y / (67 * s) + 1) + 120 * s * (lumps - 0.5)
    out_ = (x - edge) / s
    sand = ramp([(0, "#f3d9a4"), (1, "#fbe9c3")], clouds(width, height, (130 * s, 130 * s), 6, 9))
    sand *= (1 - 0.24 * smooth(-95, -12, out_))[..., None]
    sand += np.random.default_rng(4).normal(0, 5, (height, width, 1)).astype(np.float32)
    sea = ramp(
        [(0, "#d4f5ea"), (0.10, "#7fe0d3"), (0.32, "#2cbcc4"), (0.7, "#168fb8"), (1, "#0f6fa5")],
        np.clip(out_ / 760, 0, 1),
    )
    net = np.abs(clouds(width, height, (70 * s, 70 * s), 3, 21) - 0.5)
    sea += (34 * smooth(0.07, 0.0, net) * smooth(700, 40, out_))[..., None]
    mix = sand + smooth(-6, 16, out_)[..., None] * (sea - sand)
    lace = clouds(width, height, (46 * s, 46 * s), 4, 5)
    for centre, thick, level in ((6, 26, 1.0), (84, 34, 0.8), (190, 30, 0.55)):
        foam = np.exp(-(((out_ - centre - 34 * (lace - 0.5)) / thick) ** 2)) * smooth(
            0.28, 0.66, lace + (0.25 if centre < 50 else 0)
        )
        mix += (level * foam)[..., None] * (255 - mix)
    picture_ = picture(mix)
    rng = random.Random(6)
    spots = (
        (0.09, 0.17),
        (0.30, 0.13),
        (0.46, 0.33),
        (0.13, 0.50),
        (0.33, 0.60),
        (0.09, 0.84),
        (0.29, 0.90),
        (0.47, 0.82),
    )
    for place, (px, py) in enumerate(spots):
        _seat(
            picture_,
            px * width,
            py * height,
            _CLOTHS[place % 5],
            _CLOTHS[(place + 2) % 5],
            s * rng.uniform(0.92, 1.12),
            rng.uniform(0, 360),
        )
    _swimmers(picture_, s)
    return picture_


def _seat(
    out: Image.Image, x: float, y: float, cloth: tuple[str, str], towel: tuple[str, str], s: float, turn: float
) -> None:
    """An umbrella, its shadow, two towels beside it."""
    for side in (-1, 1):
        pen = Pen(120 * s, 230 * s)
        pen.box(18 * s, 14 * s, 102 * s, 214 * s, towel[0], 8 * s)
        for stripe in range(4):
            pen.box(18 * s, (40 + 46 * stripe) * s, 102 * s, (58 + 46 * stripe) * s, towel[1])
        _lay(
            out,
            pen.done().rotate(side * 12 + turn % 30, Image.Resampling.BICUBIC, expand=True),
            x + side * 92 * s,
            y + 108 * s,
            5 * s,
            0.35,
        )
    pen = Pen(270 * s, 270 * s)
    for panel in range(12):
        pen.pie(135 * s, 135 * s, 124 * s, turn + 30 * panel, turn + 30 * panel + 30, cloth[panel % 2])
    for panel in range(12):
        angle = math.radians(turn + 30 * panel)
        pen.line(
            [(135 * s, 135 * s), ((135 + 122 * math.cos(angle)) * s, (135 + 122 * math.sin(angle)) * s)],
            1.4 * s,
            "#00000030",
        )
    pen.disc(135 * s, 135 * s, 9 * s, "#fff7e2")
    sprite = pen.done()
    pixels = np.asarray(sprite).astype(np.float32)
    side = np.linspace(-1, 1, pixels.shape[0], dtype=np.float32)
    pixels[..., :3] *= (1 - 0.13 * (side[None, :] + side[:, None]))[..., None].clip(0.75, 1.1)
    _lay(out, picture(pixels, "RGBA"), x, y, 26 * s, 0.5)


def _lay(out: Image.Image, sprite: Image.Image, x: float, y: float, lift: float, strength: float) -> None:
    """Put a thing down at a point, its shadow to the lower right."""
    place = round(x - sprite.width / 2), round(y - sprite.height / 2)
    dark = shadow(sprite, max(1.0, 0.3 * lift), strength, "#5b3d1c")
    out.paste(dark, (place[0] + round(1.25 * lift), place[1] + round(1.25 * lift)), dark)
    out.paste(sprite, place, sprite)


def _swimmers(out: Image.Image, s: float) -> None:
    """Two swim rings and a surfboard on the water."""
    for x, y, colours in ((0.80, 0.30, ("#ff5d73", "#ffffff")), (0.88, 0.72, ("#ffd23f", "#ffffff"))):
        pen = Pen(120 * s, 120 * s)
        for part in range(8):
            pen.pie(60 * s, 60 * s, 54 * s, 45 * part, 45 * part + 45, colours[part % 2])
        pen.disc(60 * s, 60 * s, 24 * s, "#2fb2c4")
        _lay(out, pen.done(), x * out.width, y * out.height, 7 * s, 0.3)
    pen = Pen(80 * s, 260 * s)
    pen.shape(
        curve(
            [
                (40 * s, 4 * s),
                (70 * s, 90 * s),
                (66 * s, 200 * s),
                (40 * s, 256 * s),
                (14 * s, 200 * s),
                (10 * s, 90 * s),
                (40 * s, 4 * s),
            ],
            14,
        ),
        "#fff4dc",
    )
    pen.box(37 * s, 10 * s, 43 * s, 250 * s, "#ff7f50")
    _lay(
        out,
        pen.done().rotate(-28, Image.Resampling.BICUBIC, expand=True),
        0.74 * out.width,
        0.56 * out.height,
        8 * s,
        0.3,
    )
