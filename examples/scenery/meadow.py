"""A meadow in July: hot-air balloons over the hills, drifting clouds, a kite, flowers in the wind, butterflies."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

import numpy as np
from PIL import Image

from scenery.flowers import bed
from scenery.paint import Pen, clouds, curve, glow, gradient, hills, land, picture, ramp, shaded, smooth, stamp

_SKY = [(0, "#2f7fd6"), (0.45, "#6db8ee"), (0.8, "#b9e3f7"), (1, "#f3f6e6")]


def frames(width: int, height: int, count: int, fps: int) -> Iterator[Image.Image]:
    scale = height / 720
    rng = random.Random(9)
    backdrop = _backdrop(width, height, scale)
    puffs = [
        (_cumulus(wide * scale, seed), x * width, y * height, speed * scale)
        for wide, seed, x, y, speed in (
            (470, 1, 0.16, 0.17, 15),
            (330, 5, 0.58, 0.10, 11),
            (560, 8, 0.90, 0.22, 17),
            (250, 12, 0.42, 0.30, 8),
        )
    ]
    balloons = [
        (_balloon(tall * scale, stripes), x * width, y * height, phase)
        for tall, stripes, x, y, phase in (
            (130, ("#f6b73c", "#e4572e"), 0.74, 0.36, 0.5),
            (92, ("#5bc0be", "#f7f3e3"), 0.53, 0.42, 1.9),
            (250, ("#e8384f", "#fff1d6", "#2f6fd0"), 0.28, 0.34, 0.0),
        )
    ]
    ground, mill, sails, kite = _ground(width, height, scale), _mill(scale), _sails(scale), _kite(scale)
    flowers = bed(width, height, scale, rng)
    wings = [_wing(scale, colour) for colour in ("#ff9f1c", "#7b5cff")]
    for number in range(count):
        t = number / fps
        frame = backdrop.copy()
        for puff, x, y, speed in puffs:
            stamp(frame, puff, x + speed * t, y)
        for balloon, x, y, phase in balloons:
            stamp(
                frame,
                balloon,
                x + 10 * scale * t,
                y - (7 * t - 5 * math.sin(0.9 * t + phase)) * scale,
                1.6 * math.sin(0.8 * t + phase),
            )
        frame.paste(ground, (0, 0), ground)
        stamp(frame, mill, 0.865 * width, 0.555 * height)
        stamp(frame, sails, 0.865 * width, 0.555 * height - 38 * scale, 38 * t)
        _fly_kite(frame, kite, t, scale, width, height)
        for flower, x, y, phase, give in flowers:
            gust = math.sin(1.7 * t + 0.006 * x / scale + phase) + 0.4 * math.sin(3.9 * t + phase * 3)
            stamp(frame, flower, x, y, lean=give * gust * scale)
        _butterflies(frame, wings, t, scale, width, height)
        yield frame


def _backdrop(width: int, height: int, scale: float) -> Image.Image:
    sky = gradient(width, height, [(place * 0.66, colour) for place, colour in _SKY])
    glow(sky, 0.90 * width, 0.02 * height, 330 * scale, "#fff3c4", 0.55, 1.0)
    glow(sky, 0.90 * width, 0.02 * height, 62 * scale, "#fffdf0", 0.8, 2.5)
    out = picture(sky)
    for base, heights, stops, seed in (
        (0.60, (26, 12), [(0, "#9dc4dd"), (1, "#cfe6e2")], 0.4),
        (0.64, (22, 9), [(0, "#7fb5b5"), (1, "#b9dcc0")], 2.2),
    ):
        ridge = hills(width, base * height, [h * scale for h in heights], [620 * scale, 210 * scale], seed)
        layer = land(width, height, ridge, stops)
        out.paste(layer, (0, 0), layer)
    return out


def _cumulus(wide: float, seed: int) -> Image.Image:
    """A heap cloud: overlapping balls on a flat base, roughened by noise, bright above and bluish below."""
    rng = random.Random(seed)
    width, height = round(wide), round(0.48 * wide)
    x, y = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)[:, None]
    body = np.full((height, width), -1, np.float32)
    light = np.zeros((height, width), np.float32)
    for ball in range(13):
        middle = wide * (0.14 + 0.72 * (ball + 0.5) / 13)
        radius = wide * rng.uniform(0.075, 0.10) * (0.75 + 1.0 * math.sin(math.pi * (ball + 0.5) / 13))
        level = 0.76 * height - radius * rng.uniform(0.25, 0.85)
        away = np.hypot(x - middle, y - level) / radius
        body = np.maximum(body, 1.25 - away)
        light = np.maximum(light, (1.25 - away) * (0.80 - 0.5 * (y - level) / radius))
    rough = clouds(width, height, (wide / 9, wide / 9), 4, seed) - 0.5
    alpha = smooth(0.12, 0.46, body + 0.5 * rough) * smooth(
        0.86 * height, 0.66 * height, y + 0 * x + 20 * rough * height / 100
    )
    shade = np.clip(0.25 + 0.78 * light + 0.35 * rough - 0.55 * smooth(0.35 * height, 0.85 * height, y + 0 * x), 0, 1)
    colour = ramp([(0, "#a9c3e2"), (0.45, "#dfeaf6"), (0.8, "#ffffff"), (1, "#fffdf4")], shade)
    return picture(np.concatenate([colour, 245 * alpha[..., None]], -1), "RGBA")


def _balloon(tall: float, stripes: tuple[str, ...]) -> Image.Image:
    wide, ball = 0.74 * tall, 0.36 * tall
    pen = Pen(wide, tall)
    middle, gores = wide / 2, 14
    for gore in range(gores):
        left, right = (math.cos(math.pi * (1 - g / gores)) for g in (gore, gore + 1))
        edge = [
            _outline(middle, ball, side, angle)
            for side, angles in ((left, np.linspace(0, math.pi, 26)), (right, np.linspace(math.pi, 0, 26)))
            for angle in angles
        ]
        pen.shape(edge, stripes[gore % len(stripes)])
    low = _outline(middle, ball, 1, math.pi)[1]
    for side in (-1, 1):
        pen.line(
            [(middle + side * 0.12 * ball, low - 1), (middle + side * 0.10 * ball, 0.925 * tall)], tall / 190, "#5b4632"
        )
    pen.box(middle - 0.14 * ball, 0.915 * tall, middle + 0.14 * ball, 0.995 * tall, "#8a5a2b", tall / 80)
    pen.box(middle - 0.15 * ball, 0.91 * tall, middle + 0.15 * ball, 0.93 * tall, "#b98046", tall / 120)
    return shaded(
        pen.done(),
        lambda x, y: np.clip(1.10 - 0.34 * smooth(0.1, 1.15, np.hypot(x - 0.35, 0.8 * (y + 0.45))), 0.5, 1.12),
    )


def _outline(middle: float, ball: float, side: float, angle: float) -> tuple[float, float]:
    """A point of a balloon's meridian: a ball whose lower half narrows to its mouth."""
    width = math.sin(angle) if angle < 1.75 else math.sin(1.75) * (1 - (angle - 1.75) / (math.pi - 1.75) * 0.86)
    down = 1 - math.cos(angle) + 0.32 * max(0.0, angle - 1.6) ** 1.3
    return middle + side * ball * width, ball * down + 1


def _ground(width: int, height: int, scale: float) -> Image.Image:
    """Three rolling fields with trees and rows, nearer ones greener and warmer."""
    out = Image.new("RGBA", (width, height))
    rng = random.Random(4)
    fields = (
        (0.675, (20, 7), (760, 240), 3.4, [(0, "#8fca79"), (1, "#b9dd8a")], 13),
        (0.735, (24, 8), (980, 310), 0.9, [(0, "#6fb95b"), (1, "#a4d36e")], 20),
        (0.815, (16, 6), (1150, 260), 5.0, [(0, "#4f9f43"), (0.5, "#6fb84a"), (1, "#3d8a3b")], 0),
    )
    for base, heights, waves, seed, stops, trees in fields:
        ridge = hills(width, base * height, [h * scale for h in heights], [w * scale for w in waves], seed)
        if trees:
            _trees(out, rng, ridge, trees * scale)
        layer = land(width, height, ridge, stops)
        mottled = clouds(width, height, (150 * scale, 26 * scale), 4, int(seed * 10))
        pixels = np.asarray(layer).astype(np.float32)
        pixels[..., :3] *= (0.88 + 0.24 * mottled)[..., None]
        out.alpha_composite(picture(pixels, "RGBA"))
    return out


def _trees(out: Image.Image, rng: random.Random, ridge: list[float], size: float) -> None:
    pen = Pen(*out.size)
    for grove in range(7):
        middle = rng.uniform(0, out.width)
        for _ in range(rng.randint(3, 7)):
            x = middle + rng.uniform(-4, 4) * size
            r = size * rng.uniform(0.7, 1.3)
            y = ridge[int(min(max(x, 0), out.width - 1))] - 0.5 * r
            pen.oval(x - r, y - r, x + r, y + r, rng.choice(("#3f7f4a", "#4a8c4f", "#37734a")))
            pen.oval(x - 0.3 * r, y - 0.85 * r, x + 0.75 * r, y + 0.1 * r, "#6aa85c" if grove % 2 else "#5f9e5a")
    out.alpha_composite(pen.done())


def _mill(scale: float) -> Image.Image:
    s = scale * 0.9
    pen = Pen(110 * s, 190 * s)
    pen.shape([(36 * s, 62 * s), (74 * s, 62 * s), (90 * s, 188 * s), (20 * s, 188 * s)], "#f6efe2")
    pen.shape([(55 * s, 62 * s), (74 * s, 62 * s), (90 * s, 188 * s), (60 * s, 188 * s)], "#ddd0bd")
    pen.pie(55 * s, 63 * s, 22 * s, 180, 360, "#b5523b")
    pen.box(48 * s, 152 * s, 64 * s, 188 * s, "#7a4b32", 7 * s)
    pen.box(48 * s, 96 * s, 62 * s, 112 * s, "#5d86a8", 3 * s)
    return pen.done()


def _sails(scale: float) -> Image.Image:
    s = scale * 0.9
    pen = Pen(190 * s, 190 * s)
    for quarter in range(4):
        angle = quarter * math.pi / 2 + 0.3
        cos, sin = math.cos(angle), math.sin(angle)

        def at(along: float, beside: float, cos: float = cos, sin: float = sin) -> tuple[float, float]:
            return (95 + along * cos - beside * sin) * s, (95 + along * sin + beside * cos) * s

        pen.shape([at(22, 2), at(88, 2), at(88, 22), at(22, 17)], "#fffaf0")
        pen.line([at(0, 0), at(90, 0)], 4 * s, "#6b4a34")
        for along in (38, 55, 72):
            pen.line([at(along, 2), at(along, 19)], 1.5 * s, "#c9b79c")
    pen.disc(95 * s, 95 * s, 6 * s, "#6b4a34")
    return pen.done()


def _kite(scale: float) -> Image.Image:
    s = scale
    pen = Pen(84 * s, 110 * s)
    for points, colour in (
        ((42, 2, 80, 40, 42, 40), "#ff5d73"),
        ((42, 2, 4, 40, 42, 40), "#ffd23f"),
        ((4, 40, 42, 40, 42, 108), "#3bceac"),
        ((80, 40, 42, 40, 42, 108), "#2f8fe0"),
    ):
        pen.shape([(points[i] * s, points[i + 1] * s) for i in (0, 2, 4)], colour)
    return pen.done()


def _fly_kite(frame: Image.Image, kite: Image.Image, t: float, scale: float, width: int, height: int) -> None:
    x = 0.615 * width + 34 * scale * math.sin(1.1 * t)
    y = 0.185 * height + 20 * scale * math.sin(1.7 * t + 0.6)
    pen = Pen(0.24 * width, 0.62 * height)
    left, top = x - 0.20 * width, y - 0.01 * height
    tail = [
        (x - left + 5 * scale + 11 * scale * math.sin(0.5 * k - 5 * t) * k / 9, y - top + (52 + 13 * k) * scale)
        for k in range(10)
    ]
    pen.line(curve(tail, 6), 2.4 * scale, "#ffffff")
    for place in (2, 4, 6, 8):
        pen.disc(*tail[place], 5 * scale, ("#ff5d73", "#ffd23f", "#3bceac", "#2f8fe0")[place // 2 - 1])
    pen.line(
        curve(
            [
                (x - left, y - top),
                (x - left - 70 * scale, y - top + 200 * scale),
                (10 * scale, y - top + 0.585 * height),
            ],
            14,
        ),
        1.1 * scale,
        "#ffffffb0",
    )
    layer = pen.done()
    frame.paste(layer, (round(left), round(top)), layer)
    stamp(frame, kite, x, y, 14 + 9 * math.sin(1.9 * t))


def _wing(scale: float, colour: str) -> Image.Image:
    s = scale
    pen = Pen(40 * s, 46 * s)
    pen.oval(1 * s, 1 * s, 38 * s, 29 * s, "#3b2a20")
    pen.oval(4 * s, 4 * s, 36 * s, 26 * s, colour)
    pen.oval(12 * s, 24 * s, 38 * s, 45 * s, "#3b2a20")
    pen.oval(14 * s, 25 * s, 36 * s, 43 * s, colour)
    pen.disc(12 * s, 12 * s, 4 * s, "#fff3d0")
    return pen.done()


def _butterflies(frame: Image.Image, wings: list[Image.Image], t: float, scale: float, width: int, height: int) -> None:
    for place, wing in enumerate(wings):
        x = width * (0.40 + 0.33 * place) + (62 * t + 60 * math.sin(1.3 * t + 2 * place)) * scale * (1 - 2 * place)
        y = height * (0.74 + 0.05 * place) + 34 * scale * math.sin(2.1 * t + place)
        open_ = 0.25 + 0.75 * abs(math.sin(9 * t + place))
        folded = wing.resize((max(2, round(wing.width * open_)), wing.height), Image.Resampling.BILINEAR)
        stamp(frame, folded, x - folded.width / 2, y, -12)
        stamp(frame, folded.transpose(Image.Transpose.FLIP_LEFT_RIGHT), x + folded.width / 2, y, 12)
        body = Pen(5 * scale, 40 * scale)
        body.oval(0, 2 * scale, 5 * scale, 38 * scale, "#2b1d16")
        stamp(frame, body.done(), x, y)
