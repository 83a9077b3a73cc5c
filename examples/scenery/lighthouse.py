"""A photo in portrait: a lighthouse with its cottage over a bay with sails."""

from __future__ import annotations

import math
import random

import numpy as np
from PIL import Image

from scenery.bay import bay
from scenery.paint import Pen, clouds, glow, gradient, hills, land, picture, smooth


def lighthouse(width: int, height: int) -> Image.Image:
    s = width / 1200
    sky = gradient(
        width, height, [(0, "#3f86c9"), (0.35, "#86c5ea"), (0.58, "#fbe3c0"), (0.66, "#ffd3a1"), (1, "#ffd3a1")]
    )
    glow(sky, 0.16 * width, 0.50 * height, 520 * s, "#ffd9a0", 0.6, 1.2)
    veil = smooth(0.48, 0.88, clouds(width, height, (520 * s, 130 * s), 6, 17))[..., None]
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    sky += 0.85 * veil * smooth(0.62, 0.40, rows) * (np.array([255, 246, 236], np.float32) - sky)
    horizon = round(0.615 * height)
    sky[horizon:] = bay(width, height - horizon, s)
    out = picture(sky)
    _sails(out, s, horizon)
    for ridge_at, stops, seed in (
        (0.60, [(0, "#8fb6a0"), (1, "#6f9a86")], 2.0),
        (0.70, [(0, "#7fb35c"), (0.3, "#5f9a4c"), (1, "#2f6b3f")], 0.7),
    ):
        near = ridge_at > 0.65
        x = np.arange(width, dtype=np.float32) / width
        slope = (
            0.27 * height * (1 - smooth(-0.08, 0.47, x)) + 0.022 * height
            if near
            else -0.16 * height * (x - 0.34).clip(max=0) + 0.05 * height * x
        )
        ridge = hills(width, ridge_at * height, [(20 if near else 8) * s, 6 * s], [840 * s, 190 * s], seed)
        layer = land(width, height, [top + float(down) for top, down in zip(ridge, slope, strict=True)], stops)
        if near:
            out.paste(layer, (0, 0), layer)
            pixels = np.asarray(out).astype(np.float32)
            mask = np.asarray(layer)[..., 3:].astype(np.float32) / 255
            pixels *= 1 + mask * (0.30 * clouds(width, height, (90 * s, 40 * s), 5, 3)[..., None] - 0.15)
            out = picture(pixels)
    _tower(out, s, 0.735 * width, 0.735 * height)
    _daisies(out, s)
    return out


def _sails(out: Image.Image, s: float, horizon: int) -> None:
    pen = Pen(*out.size)
    for x, size in ((190, 1.0), (330, 0.7), (86, 0.55)):
        foot, k = horizon + 26 * size * s, size * s
        pen.shape(
            [(x * s, foot - 92 * k), (x * s, foot - 8 * k), ((x + 44) * s - 44 * s + 44 * k, foot - 8 * k)], "#ffffff"
        )
        pen.shape(
            [(x * s - 4 * k, foot - 80 * k), (x * s - 4 * k, foot - 8 * k), (x * s - 32 * k, foot - 8 * k)], "#ffe7d1"
        )
        pen.shape(
            [
                (x * s - 40 * k, foot - 4 * k),
                (x * s + 50 * k, foot - 4 * k),
                (x * s + 36 * k, foot + 10 * k),
                (x * s - 28 * k, foot + 10 * k),
            ],
            "#7c3b3b",
        )
    layer = pen.done()
    out.paste(layer, (0, 0), layer)


def _tower(out: Image.Image, s: float, x: float, foot: float) -> None:
    pen = Pen(520 * s, 900 * s)
    middle, tall = 260 * s, 640 * s
    top = 200 * s
    for band in range(7):
        high, low = top + tall * band / 7, top + tall * (band + 1) / 7
        a, b = (56 + 48 * band / 7) * s, (56 + 48 * (band + 1) / 7) * s
        pen.shape(
            [(middle - a, high), (middle + a, high), (middle + b, low + 1), (middle - b, low + 1)],
            "#d8383f" if band % 2 == 0 else "#fbf6ea",
        )
    for along, side in ((0.22, -14), (0.52, 8), (0.80, -6)):
        pen.box(
            middle + (side - 13) * s,
            top + tall * along,
            middle + (side + 13) * s,
            top + tall * along + 44 * s,
            "#3b4a5e",
            12 * s,
        )
    pen.box(middle - 82 * s, top - 14 * s, middle + 82 * s, top + 6 * s, "#39424f", 4 * s)
    for post in range(-4, 5):
        pen.box(middle + (post * 19 - 2) * s, top - 46 * s, middle + (post * 19 + 2) * s, top - 10 * s, "#39424f")
    pen.box(middle - 82 * s, top - 50 * s, middle + 82 * s, top - 44 * s, "#39424f", 2 * s)
    pen.box(middle - 44 * s, top - 112 * s, middle + 44 * s, top - 14 * s, "#ffe9a6")
    pen.disc(middle, top - 62 * s, 24 * s, "#fffbe6")
    for post in (-44, -15, 15, 44):
        pen.box(middle + (post - 3) * s, top - 112 * s, middle + (post + 3) * s, top - 14 * s, "#39424f")
    pen.pie(middle, top - 108 * s, 58 * s, 180, 360, "#c22f38")
    pen.disc(middle, top - 172 * s, 9 * s, "#39424f")
    pen.box(middle - 3 * s, top - 176 * s, middle + 3 * s, top - 150 * s, "#39424f")
    sprite = pen.done()
    shaded_tower = _rounded(sprite, 104 / 260)
    house = _cottage(s)
    left, upper = round(x - 260 * s), round(foot - 840 * s)
    out.paste(house, (round(x - 370 * s), round(foot - 190 * s)), house)
    out.paste(shaded_tower, (left, upper), shaded_tower)


def _rounded(sprite: Image.Image, share: float) -> Image.Image:
    """Light from the left, shade on the right: a round tower."""
    pixels = np.asarray(sprite).astype(np.float32)
    x = np.linspace(-1, 1, pixels.shape[1], dtype=np.float32) / share
    pixels[..., :3] *= np.clip(1.04 - 0.10 * x - 0.26 * np.clip(x, 0, 1.2) ** 1.6, 0.6, 1.1)[None, :, None]
    return picture(pixels, "RGBA")


def _cottage(s: float) -> Image.Image:
    pen = Pen(330 * s, 210 * s)
    pen.box(30 * s, 88 * s, 300 * s, 200 * s, "#fdf7ec")
    pen.box(200 * s, 88 * s, 300 * s, 200 * s, "#e9decb")
    pen.box(70 * s, 16 * s, 98 * s, 70 * s, "#b56a52")
    pen.shape([(14 * s, 96 * s), (58 * s, 34 * s), (276 * s, 34 * s), (318 * s, 96 * s)], "#c8553d")
    for window in (62, 150):
        pen.box(window * s, 116 * s, (window + 46) * s, 162 * s, "#4a7ea6", 4 * s)
        pen.box((window + 21) * s, 116 * s, (window + 25) * s, 162 * s, "#fdf7ec")
        pen.box(window * s, 137 * s, (window + 46) * s, 141 * s, "#fdf7ec")
    pen.box(232 * s, 122 * s, 270 * s, 200 * s, "#2f6f8f", 6 * s)
    return pen.done()


def _daisies(out: Image.Image, s: float) -> None:
    pen, rng = Pen(*out.size), random.Random(2)
    width, height = out.size
    for place in range(170):
        depth = (place / 170) ** 0.7
        x, y = rng.uniform(0, width), height * (0.86 + 0.14 * depth) + rng.uniform(-8, 8) * s
        if y < height * (1.03 - 0.16 * (x / width)):
            continue
        r = (4 + 11 * depth) * s
        petals = rng.choice(("#ffffff", "#ffd6e4", "#ffe27a"))
        for petal in range(6):
            pen.disc(x + r * math.cos(petal * 1.047), y + 0.7 * r * math.sin(petal * 1.047), 0.6 * r, petals)
        pen.disc(x, y, 0.55 * r, "#f4a51c")
    layer = pen.done()
    out.paste(layer, (0, 0), layer)
