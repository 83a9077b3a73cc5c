"""A sea at sunset: glittering water, drifting clouds, a sailing boat, gulls, a palm that sways."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from scenery.paint import Array, Pen, clouds, curve, glow, gradient, hills, land, picture, ramp, ripples, smooth, stamp

_SKY = [(0, "#2a2459"), (0.3, "#6b3a78"), (0.55, "#c9566f"), (0.76, "#f7895c"), (0.92, "#ffc26b"), (1, "#ffe3a0")]
_WATER = [(0, "#ffc98a"), (0.06, "#e98a6c"), (0.25, "#96516f"), (0.6, "#4a3564"), (1, "#241f4a")]
_TILE = 2048


def frames(width: int, height: int, count: int, fps: int) -> Iterator[Image.Image]:
    scale = height / 1080
    horizon, sun_x = round(0.56 * height), 0.60 * width
    sky = _sky(width, horizon, sun_x, scale)
    drift = _cloud_bank(width + count + 8, horizon, scale)
    water = _Water(width, height - horizon, sun_x, scale)
    boat, palm = _boat(scale), _palm(scale).getchannel("A")
    mirrored = _reflection(boat)
    for number in range(count):
        t = number / fps
        frame = Image.new("RGB", (width, height))
        frame.paste(sky)
        bank = drift.crop((number, 0, number + width, horizon))
        frame.paste(bank, (0, 0), bank)
        frame.paste(Image.fromarray(water.at(t)), (0, horizon))
        x = width * (0.235 + 0.022 * t)
        y = horizon + (150 + 5 * math.sin(1.7 * t)) * scale
        roll = 2.4 * math.sin(1.25 * t + 0.4)
        stamp(frame, mirrored, x, y + 0.345 * boat.height, -roll, 10 * scale * math.sin(3 * t))
        stamp(frame, boat, x, y - 0.47 * boat.height, roll)
        _gulls(frame, t, scale)
        stamp(
            frame,
            palm,
            width - 0.42 * palm.width,
            height - 0.47 * palm.height,
            0.9 * math.sin(0.9 * t),
            14 * scale * math.sin(1.3 * t),
            "#1c1230",
        )
        yield frame


def _sky(width: int, horizon: int, sun_x: float, scale: float) -> Image.Image:
    sky = gradient(width, horizon, _SKY)
    sun_y = horizon - 62 * scale
    glow(sky, sun_x, sun_y, 620 * scale, "#ff9a4d", 0.42, 1.3)
    glow(sky, sun_x, sun_y, 250 * scale, "#ffc76b", 0.40, 1.5)
    disc = smooth(112 * scale, 109 * scale, _distance(sky, sun_x, sun_y))[..., None]
    down = np.linspace(0, 1, horizon, dtype=np.float32)[:, None]
    sky += disc * (ramp([(0.70, "#fff6cf"), (0.86, "#ffe9a0"), (1, "#ffb45e")], down) - sky)
    out = picture(sky)
    for base, heights, colour, seed in ((30, (20, 9), "#a5566f", 1.3), (12, (17, 6), "#7a4066", 2.9)):
        ridge = hills(width, horizon - base * scale, [h * scale for h in heights], [900 * scale, 230 * scale], seed)
        away = np.abs(np.arange(width) / width - 0.60)
        low = [top + 60 * scale * float(max(0.0, 1 - 4.2 * d)) for top, d in zip(ridge, away, strict=True)]
        isle = land(width, horizon, low, [(0, colour), (1, "#d8785f")])
        out.paste(isle, (0, 0), isle)
    return out


def _distance(sky: Array, x: float, y: float) -> Array:
    return np.hypot(
        np.arange(sky.shape[1], dtype=np.float32) - x, np.arange(sky.shape[0], dtype=np.float32)[:, None] - y
    )


def _cloud_bank(width: int, height: int, scale: float) -> Image.Image:
    """Long streaks, lit from below: rosy where thin, violet where thick."""
    lumps = clouds(width, height, (760 * scale, 92 * scale), 6, 12)
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    band = np.exp(-(((rows - 0.34) / 0.27) ** 2)).astype(np.float32)
    thick = smooth(0.50, 0.86, lumps * (0.55 + 0.55 * band))
    below = np.roll(lumps, -max(1, round(12 * scale)), axis=0)
    lit = np.clip(0.52 + 4.2 * (lumps - below) - 0.25 * thick * (1 - rows), 0, 1)
    colour = ramp([(0, "#6d4180"), (0.5, "#e87f7b"), (1, "#ffd9a0")], lit)
    return picture(np.concatenate([colour, (225 * thick)[..., None]], -1), "RGBA")


class _Water:
    """The sea in perspective: two textures of waves that move against each other; the sun's path glitters."""

    def __init__(self, width: int, height: int, sun_x: float, scale: float) -> None:
        self._long, self._short = ripples(_TILE, 150, 26, 3), ripples(_TILE, 60, 12, 4)
        depth = (np.arange(height, dtype=np.float32) + 5 * scale) / height
        far = (1 / depth)[:, None]
        self._v = (far * 260).astype(np.int32)
        self._u = ((np.arange(width, dtype=np.float32) - width / 2) * np.minimum(far, 14) / scale).astype(np.int32)
        self._colour = ramp(_WATER, (depth**0.8))[:, None, :]
        self._swell = (15 * np.minimum(1, depth * 2.6 + 0.25)).astype(np.float32)[:, None]
        away = np.abs(np.arange(width, dtype=np.float32) - np.float32(sun_x)) / scale
        spread = (52 + 210 * depth)[:, None]
        self._path = np.exp(-((away / spread) ** 2)).astype(np.float32)
        self._shine = np.exp(-((away / (3.2 * spread)) ** 2)).astype(np.float32) * (1 - 0.55 * depth[:, None])

    def at(self, t: float) -> NDArray[np.uint8]:
        """RGB of the water at a time, (height, width, 3)."""
        waves = 0.75 * self._look(self._long, t, 34, 22) + 0.62 * self._look(self._short, t, -52, 31)
        glint = self._path * smooth(0.35, 1.5, waves) + 0.16 * self._shine * smooth(1.3, 2.2, waves)
        light = 0.30 * self._shine + 0.85 * glint
        left, swell = 1 - np.float32(0.45) * light, self._swell * np.maximum(waves, -1.6)
        out = np.empty((*waves.shape, 3), np.uint8)
        for channel, gold in enumerate((255, 216, 148)):
            level = (self._colour[..., channel] + swell) * left + np.float32(gold) * light
            out[..., channel] = np.clip(level, 0, 255)
        return out

    def _look(self, texture: Array, t: float, across: float, towards: float) -> Array:
        rows = (self._v + int(towards * t)) % _TILE
        columns = (self._u + int(across * t)) & (_TILE - 1)
        return np.take(texture.ravel(), rows * _TILE + columns)


def _boat(scale: float) -> Image.Image:
    """A two-masted little yacht with the sun behind its sails."""
    s = scale * 1.15
    pen = Pen(330 * s, 400 * s)
    pen.line([(160 * s, 16 * s), (160 * s, 345 * s)], 6 * s, "#2b1a33")
    main = [*curve([(168 * s, 24 * s), (232 * s, 150 * s), (286 * s, 306 * s)], 20), (168 * s, 312 * s)]
    pen.shape(main, "#ffd9a8")
    jib = curve([(152 * s, 40 * s), (92 * s, 170 * s), (36 * s, 300 * s)], 20)
    pen.shape(jib + curve([(36 * s, 300 * s), (100 * s, 292 * s), (152 * s, 306 * s)], 12), "#f4a77c")
    for share in (0.3, 0.52, 0.74):
        y = (24 + 288 * share) * s
        pen.line([(169 * s, y), ((170 + 108 * share) * s, y + 4 * s)], 1.6 * s, "#d98f6c")
    pen.shape([(166 * s, 4 * s), (206 * s, 13 * s), (166 * s, 24 * s)], "#d6404f")
    hull = curve(
        [
            (24 * s, 334 * s),
            (52 * s, 372 * s),
            (100 * s, 388 * s),
            (228 * s, 388 * s),
            (280 * s, 366 * s),
            (304 * s, 328 * s),
        ]
    )
    pen.shape(hull, "#3a1f3a")
    pen.shape([(24 * s, 334 * s), (304 * s, 328 * s), (300 * s, 338 * s), (28 * s, 344 * s)], "#f2dcc0")
    pen.box(120 * s, 312 * s, 214 * s, 334 * s, "#57304a", 6 * s)
    for x in (134, 158, 182):
        pen.disc((x + 6) * s, 323 * s, 5 * s, "#ffd27a")
    return pen.done()


def _reflection(boat: Image.Image) -> Image.Image:
    """The boat upside down, squeezed, dark and blurred, fading away from it."""
    flipped = ImageOps.flip(boat).resize((boat.width, round(0.72 * boat.height)), Image.Resampling.BICUBIC)
    pixels = np.asarray(flipped.filter(ImageFilter.GaussianBlur(boat.width / 120))).astype(np.float32)
    pixels[..., :3] *= (0.55, 0.42, 0.55)
    pixels[..., 3] *= np.linspace(0.75, 0.05, flipped.height)[:, None]
    row = np.arange(flipped.height)
    shift = (boat.width / 60 * np.sin(row / max(1.0, boat.width / 46)) * row / flipped.height * 2).astype(int)
    columns = (np.arange(flipped.width) + shift[:, None]) % flipped.width
    return picture(pixels[row[:, None], columns], "RGBA")


def _gulls(frame: Image.Image, t: float, scale: float) -> None:
    for place, (x, y, size, speed) in enumerate(
        ((620, 260, 34, 62), (720, 215, 26, 58), (560, 330, 22, 54), (1330, 170, 18, 40))
    ):
        beat = math.sin(7.5 * t + 1.7 * place) * (0.35 + 0.65 * (math.sin(0.8 * t + place) > -0.3))
        s = size * scale
        pen = Pen(3 * s, 2 * s)
        tip = s * (1 - 0.62 * beat)
        for side in (-1, 1):
            wing = curve(
                [
                    (1.5 * s + side * 1.35 * s, tip),
                    (1.5 * s + side * 0.62 * s, s * (0.82 - 0.22 * beat)),
                    (1.5 * s, 1.06 * s),
                ],
                10,
            )
            pen.line(wing, 0.10 * s, "#33203f")
        pen.oval(1.38 * s, 0.94 * s, 1.66 * s, 1.2 * s, "#33203f")
        stamp(frame, pen.done(), (x + speed * t) * scale, (y + 9 * math.sin(1.3 * t + place)) * scale)


def _palm(scale: float) -> Image.Image:
    """A palm in silhouette: a bent trunk, fronds with leaflets."""
    s = scale
    pen = Pen(760 * s, 1010 * s)
    dark = "#1c1230"
    left = curve([(560 * s, 1010 * s), (520 * s, 760 * s), (440 * s, 500 * s), (356 * s, 300 * s)])
    right = curve([(374 * s, 292 * s), (474 * s, 500 * s), (566 * s, 760 * s), (625 * s, 1010 * s)])
    pen.shape(left + right, dark)
    for angle, length in (
        (-172, 330),
        (-150, 350),
        (-118, 300),
        (-80, 280),
        (-48, 330),
        (-20, 350),
        (8, 330),
        (168, 310),
        (140, 250),
        (35, 260),
    ):
        _frond(pen, 364 * s, 296 * s, math.radians(angle), length * s, dark)
    for dx, dy in ((-14, 16), (12, 20), (0, 34)):
        pen.disc((364 + dx) * s, (296 + dy) * s, 15 * s, "#2a1a33")
    return pen.done()


def _frond(pen: Pen, x: float, y: float, angle: float, length: float, colour: str) -> None:
    tip = (x + length * math.cos(angle), y + length * math.sin(angle) + 0.42 * length)
    bend = (x + 0.55 * length * math.cos(angle), y + 0.60 * length * math.sin(angle) - 0.06 * length)
    spine = curve([(x, y), bend, tip], 34)
    for place, (bx, by) in enumerate(spine):
        pen.disc(bx, by, length / 90 * (1.1 - place / len(spine)), colour)
    for place in range(4, len(spine), 2):
        (ax, ay), (bx, by) = spine[place - 1], spine[place]
        along = math.atan2(by - ay, bx - ax)
        leaf = 0.30 * length * math.sin(math.pi * (0.12 + 0.84 * place / len(spine))) ** 0.7
        for side in (-1, 1):
            turn = along + side * 0.95
            end = (bx + leaf * math.cos(turn), by + leaf * math.sin(turn) + 0.30 * leaf)
            wide = length / 56
            pen.shape(
                [
                    (bx - wide * math.cos(along), by - wide * math.sin(along)),
                    (bx + wide * math.cos(along), by + wide * math.sin(along)),
                    end,
                ],
                colour,
            )
