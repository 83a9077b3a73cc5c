"""A city on a summer night: fireworks, a big wheel, a train on its bridge, and all of it again in the river."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from scenery import fireworks
from scenery.fireworks import SPARKS
from scenery.paint import Pen, add_light, clouds, glow, gradient, picture, smooth, stamp

_SKY = [(0, "#060a24"), (0.4, "#161a4a"), (0.72, "#3b2a6b"), (0.92, "#7d4583"), (1, "#b8647f")]
_LAMPS = ("#ffd88a", "#ffc266", "#ffe9bd", "#9fd0ff")


def frames(width: int, height: int, count: int, fps: int) -> Iterator[Image.Image]:
    scale = width / 1080
    shore = round(0.705 * height)
    sky = _sky(width, shore, scale)
    rng = random.Random(21)
    far = _skyline(width + count // 2 + 8, shore, scale, rng, far=True)
    near = _skyline(width + count + 8, shore, scale, rng, far=False)
    wheel, stars, shows = _Wheel(scale), _Stars(width, shore, scale), fireworks.show(width, shore, scale)
    bridge, train, mirror = _bridge(width, scale), _train(scale), _Mirror(width, height - shore, scale)
    for number in range(count):
        t = number / fps
        town = sky.copy()
        stars.twinkle(town, t)
        fireworks.paint(town, shows, t, scale)
        for skyline, shift in ((far, number // 2), (near, number)):
            view = skyline.layer.crop((shift, 0, shift + width, shore))
            town.paste(view, (0, 0), view)
            _beacons(town, [(x - shift, y) for x, y in skyline.spires], t, scale)
        wheel.paint(town, 0.245 * width, shore - 262 * scale, t)
        top = shore - bridge.height
        stamp(town, train, width * (1.32 - 0.27 * t), top - 20 * scale)
        town.paste(bridge, (0, top), bridge)
        frame = Image.new("RGB", (width, height))
        frame.paste(town)
        frame.paste(mirror.of(town, t), (0, shore))
        yield frame


def _sky(width: int, shore: int, scale: float) -> Image.Image:
    sky = gradient(width, shore, _SKY)
    veil = smooth(0.52, 0.95, clouds(width, shore, (620 * scale, 150 * scale), 5, 8))[..., None]
    sky += veil * np.array([34, 26, 48], np.float32)
    x, y, radius = 0.79 * width, 0.105 * shore, 58 * scale
    glow(sky, x, y, 250 * scale, "#8f9be0", 0.34, 1.2)
    away = np.hypot(np.arange(width) - x, np.arange(shore)[:, None] - y).astype(np.float32)
    spots = 0.86 + 0.22 * clouds(width, shore, (42 * scale, 42 * scale), 3, 4)[..., None]
    disc = smooth(radius + 1.2, radius - 1.2, away)[..., None]
    sky += disc * (np.array([255, 247, 222], np.float32) * spots - sky)
    return picture(sky)


class _Stars:
    """Points of light, each with its own pulse."""

    def __init__(self, width: int, shore: int, scale: float) -> None:
        rng = np.random.default_rng(31)
        self._x, self._y = rng.uniform(0, width, 130), rng.uniform(0, 0.55, 130) ** 1.2 * shore
        self._size, self._phase = rng.uniform(0.7, 2.3, 130) * scale, rng.uniform(0, 7, 130)
        self._pulse = rng.uniform(1.2, 4.0, 130)

    def twinkle(self, sky: Image.Image, t: float) -> None:
        draw = ImageDraw.Draw(sky, "RGBA")
        light = 150 + 100 * np.sin(self._pulse * t + self._phase)
        for x, y, size, level in zip(self._x, self._y, self._size, light, strict=True):
            draw.ellipse([x - size, y - size, x + size, y + size], (255, 250, 235, int(level)))


class _Skyline(NamedTuple):
    """A row of towers with lit windows on transparent ground, and the tips of its spires."""

    layer: Image.Image
    spires: list[tuple[float, float]]


def _skyline(width: int, shore: int, scale: float, rng: random.Random, far: bool) -> _Skyline:
    pen, spires = Pen(width, shore), []
    x = -30.0 * scale
    while x < width:
        wide = rng.uniform(74, 150) * scale * (0.8 if far else 1.0)
        peak = 0.5 + 0.5 * math.sin(x / (330 * scale) + (0.7 if far else 2.2))
        tall = (rng.uniform(240, 330) + 430 * peak if far else rng.uniform(120, 200) + 270 * peak) * scale
        spire = _tower(pen, rng, x, shore, wide, tall, scale, far)
        if spire:
            spires.append((x + wide / 2, shore - tall - 112 * scale))
        x += wide + rng.uniform(-6, 16) * scale
    layer = pen.done()
    if far:
        haze = Image.new("RGBA", layer.size, (92, 58, 118, 0))
        haze.putalpha(layer.getchannel("A").point(lambda level: int(level * 0.34)))
        layer.alpha_composite(haze)
    return _Skyline(layer, spires)


def _tower(
    pen: Pen, rng: random.Random, x: float, shore: int, wide: float, tall: float, scale: float, far: bool
) -> bool:
    """Draw one; whether it has a spire."""
    colour, edge = (
        rng.choice((("#231f52", "#2d2864"), ("#282257", "#352c6e"), ("#1f1d4a", "#29265c")))
        if far
        else rng.choice((("#12122f", "#1b1a42"), ("#161537", "#201f4b"), ("#0f1029", "#18183c")))
    )
    top = shore - tall
    roof = rng.choice(("flat", "step", "spire", "slant"))
    if roof == "step":
        pen.box(x + 0.2 * wide, top - 34 * scale, x + 0.8 * wide, top + 4, colour)
    elif roof == "spire":
        pen.shape([(x + 0.2 * wide, top + 2), (x + 0.8 * wide, top + 2), (x + 0.5 * wide, top - 60 * scale)], colour)
        pen.line([(x + 0.5 * wide, top - 50 * scale), (x + 0.5 * wide, top - 110 * scale)], 3 * scale, colour)
    elif roof == "slant":
        pen.shape([(x, top + 2), (x + wide, top + 2), (x + wide, top - 46 * scale)], colour)
    pen.box(x, top, x + wide, shore, colour)
    pen.box(x, top, x + 0.18 * wide, shore, edge)
    columns = max(2, int(wide / (19 * scale)))
    step, rise = wide / (columns + 0.35), 25 * scale
    lit = rng.uniform(0.28, 0.6)
    for row in range(int(tall / rise) - 1):
        for column in range(columns):
            if rng.random() < lit:
                left, up = x + (column + 0.42) * step, top + (row + 0.5) * rise
                shade = rng.choice(_LAMPS) if rng.random() < 0.85 else "#ff9d7a"
                pen.box(left, up, left + 0.52 * step, up + 0.52 * rise, shade)
    return roof == "spire"


def _beacons(town: Image.Image, spires: list[tuple[float, float]], t: float, scale: float) -> None:
    """Red lights that breathe on the spires."""
    for place, (x, y) in enumerate(spires):
        level = max(0.0, math.sin(2.6 * t + 2.1 * place)) ** 2
        size = max(2, round(40 * scale))
        light = np.zeros((2 * size, 2 * size, 3), np.float32)
        glow(light, size, size, 0.4 * size, "#ff3b4e", 1.1 * level, 1.3)
        add_light(town, picture(light), round(x) - size, round(y) - size)


class _Wheel:
    """A big wheel: rim and spokes with coloured lamps, gondolas that hang down while it turns."""

    def __init__(self, scale: float) -> None:
        self._scale, self._radius = scale, 236 * scale
        side = 2 * self._radius + 40 * scale
        pen = Pen(side, side)
        middle = side / 2
        for ring, wide in ((1.0, 7), (0.90, 4), (0.30, 4)):
            points = [
                (middle + ring * self._radius * math.cos(a), middle + ring * self._radius * math.sin(a))
                for a in np.linspace(0, 2 * math.pi, 120)
            ]
            pen.line(points, wide * scale, "#6f64b8")
        for spoke in range(24):
            angle = spoke * math.pi / 12
            end = (middle + self._radius * math.cos(angle), middle + self._radius * math.sin(angle))
            pen.line([(middle, middle), end], 2.2 * scale, "#5c539f")
            for share in np.linspace(0.24, 1.0, 9):
                lamp = SPARKS[(spoke // 2 + int(share * 4)) % len(SPARKS)]
                pen.disc(
                    middle + share * self._radius * math.cos(angle),
                    middle + share * self._radius * math.sin(angle),
                    4.4 * scale,
                    lamp,
                )
        pen.disc(middle, middle, 20 * scale, "#ffe2a0")
        self._rim = pen.done()
        self._halo = self._lit()
        self._legs = self._stand()
        self._cabins = [self._cabin(colour) for colour in SPARKS]

    def _lit(self) -> Image.Image:
        flat = Image.new("RGB", self._rim.size)
        flat.paste(self._rim, (0, 0), self._rim)
        soft = flat.filter(ImageFilter.GaussianBlur(11 * self._scale))
        return ImageChops.add(soft, soft)

    def _stand(self) -> Image.Image:
        s = self._scale
        pen = Pen(360 * s, 280 * s)
        for side in (0.08, 0.92):
            pen.line([(180 * s, 10 * s), (side * 360 * s, 278 * s)], 13 * s, "#3f3880")
        return pen.done()

    def _cabin(self, colour: str) -> Image.Image:
        s = self._scale
        pen = Pen(48 * s, 52 * s)
        pen.line([(24 * s, 2 * s), (24 * s, 14 * s)], 3 * s, "#8f86d0")
        pen.box(5 * s, 12 * s, 43 * s, 50 * s, colour, 12 * s)
        pen.box(10 * s, 19 * s, 38 * s, 34 * s, "#fff3cf", 5 * s)
        return pen.done()

    def paint(self, town: Image.Image, x: float, y: float, t: float) -> None:
        s, foot = self._scale, y + 262 * self._scale
        stamp(town, self._legs, x, foot - 136 * s)
        add_light(town, self._halo, round(x - self._halo.width / 2), round(y - self._halo.height / 2))
        turn = 9.0 * t
        stamp(town, self._rim, x, y, turn)
        for cabin in range(12):
            angle = math.radians(turn + 30 * cabin)
            stamp(
                town,
                self._cabins[cabin % 6],
                x + self._radius * math.cos(angle),
                y + self._radius * math.sin(angle) + 24 * s,
                3 * math.sin(2 * t + cabin),
            )


def _bridge(width: int, scale: float) -> Image.Image:
    """The quay in front: a railway on arches, with lamps."""
    s = scale
    pen = Pen(width, 118 * s)
    pen.box(0, 14 * s, width, 118 * s, "#0b0b22")
    pen.box(0, 14 * s, width, 20 * s, "#2b2a5e")
    step = 180 * s
    for arch in range(int(width / step) + 2):
        middle = (arch + 0.2) * step
        pen.oval(middle - 0.40 * step, 40 * s, middle + 0.40 * step, 200 * s, "#3a2b66")
        pen.oval(middle - 0.36 * step, 48 * s, middle + 0.36 * step, 200 * s, "#5b3a74")
        lamp = middle + 0.5 * step
        pen.box(lamp - 2 * s, 30 * s, lamp + 2 * s, 118 * s, "#26254f")
        pen.disc(lamp, 62 * s, 8 * s, "#ffd98c")
    return pen.done()


def _train(scale: float) -> Image.Image:
    s = scale
    pen = Pen(860 * s, 76 * s)
    for wagon in range(4):
        left = (8 + 213 * wagon) * s
        pen.box(left, 6 * s, left + 206 * s, 70 * s, "#e8ecff" if wagon else "#ff6b5e", 12 * s)
        pen.box(left, 50 * s, left + 206 * s, 58 * s, "#ff6b5e" if wagon else "#ffe1c4")
        for window in range(5):
            edge = left + (14 + 37 * window) * s
            pen.box(edge, 16 * s, edge + 28 * s, 42 * s, "#ffdf8a", 4 * s)
    pen.disc(12 * s, 58 * s, 6 * s, "#fffbe0")
    return pen.done()


class _Mirror:
    """The river: the town upside down, rows pushed sideways by waves that grow towards the viewer."""

    def __init__(self, width: int, height: int, scale: float) -> None:
        self._rows = np.arange(height, dtype=np.float32)
        self._columns = np.arange(width, dtype=np.int32)
        self._scale, self._height = scale, height
        depth = self._rows / height
        self._dim = (0.70 - 0.36 * depth)[:, None, None]
        self._tint = np.array([10, 12, 40], np.float32)[None, None] * (0.6 + depth)[:, None, None]

    def of(self, town: Image.Image, t: float) -> Image.Image:
        rows, s = self._rows / self._scale, self._scale
        near = 0.25 + rows * s / self._height
        wave = np.sin(rows / (3 + 9 * near) - 4.2 * t) + 0.6 * np.sin(rows / (7 + 16 * near) + 2.3 * t + 1.0)
        push = (7.5 * s * near * wave).astype(np.int32)
        lift = 5 * s * near * np.sin(rows / (6 + 14 * near) - 3.1 * t)
        source = np.clip(town.height - 1 - (1.25 * self._rows + lift), 0, town.height - 1).astype(np.int32)
        pixels = np.asarray(town)
        columns = np.clip(self._columns + push[:, None], 0, town.width - 1)
        seen = pixels[source[:, None], columns].astype(np.float32)
        sheen = (9 * np.maximum(0, np.sin(rows / (4 + 11 * near) - 4.2 * t)))[:, None, None]
        return picture(seen * self._dim + self._tint + sheen)
