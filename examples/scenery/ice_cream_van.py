"""A photo by the sea: an ice-cream van with a giant cone on its roof, under bunting."""

from __future__ import annotations

import numpy as np
from PIL import Image

from scenery.bay import bay
from scenery.paint import Pen, clouds, curve, glow, gradient, picture, shadow, smooth


def ice_cream_van(width: int, height: int) -> Image.Image:
    """A van with a giant cone on its roof, by the sea."""
    s = height / 1200
    sky = gradient(width, height, [(0, "#58b4ea"), (0.55, "#bfe6f7"), (0.62, "#e9f6f3"), (1, "#e9f6f3")])
    glow(sky, 0.14 * width, 0.16 * height, 240 * s, "#fff3c0", 0.8, 1.2)
    veil = smooth(0.55, 0.85, clouds(width, height, (460 * s, 170 * s), 6, 31))[..., None]
    sky += 0.9 * veil * smooth(0.56, 0.3, np.linspace(0, 1, height, dtype=np.float32)[:, None, None]) * (255 - sky)
    horizon, quay = round(0.575 * height), round(0.715 * height)
    sky[horizon:quay] = bay(width, quay - horizon, s)
    sky[quay:] = gradient(width, height - quay, [(0, "#f6dfb8"), (1, "#e2bd8c")])
    out = picture(sky)
    pen = Pen(width, height)
    for post in range(14):
        x = (post + 0.5) * width / 13.5
        pen.box(x - 6 * s, quay - 96 * s, x + 6 * s, quay + 6 * s, "#ffffff")
        pen.disc(x, quay - 100 * s, 11 * s, "#ffffff")
    for rail in (-84, -44):
        pen.box(0, quay + rail * s, width, quay + (rail + 9) * s, "#ffffff")
    for row, y in enumerate((0.06, 0.20, 0.42, 0.74)):
        pen.box(0, quay + y * (height - quay), width, quay + y * (height - quay) + (2 + row) * s, "#c99f6c")
    layer = pen.done()
    out.paste(layer, (0, 0), layer)
    _bunting(out, s)
    van = _van(s)
    pool = Pen(1000 * s, 110 * s)
    pool.oval(20 * s, 20 * s, 980 * s, 90 * s, "#4a2f1a")
    dark = shadow(pool.done(), 14 * s, 0.5, "#4a2f1a")
    at = round(0.53 * width - van.width / 2), round(0.90 * height - van.height)
    out.paste(dark, (at[0] + round(20 * s), at[1] + van.height - round(74 * s)), dark)
    out.paste(van, at, van)
    return out


def _bunting(out: Image.Image, s: float) -> None:
    pen, width = Pen(*out.size), out.width
    line = [(width * t, (70 + 130 * (1 - (2 * ((t * 2) % 1) - 1) ** 2)) * s) for t in np.linspace(0, 0.9999, 90)]
    pen.line(line, 3 * s, "#6b5b4b")
    for place in range(3, 88, 4):
        x, y = line[place]
        pen.shape(
            [(x - 24 * s, y), (x + 24 * s, y), (x, y + 54 * s)],
            ("#ff5d73", "#ffd23f", "#3bceac", "#2f8fe0")[place // 4 % 4],
        )
    layer = pen.done()
    out.paste(layer, (0, 0), layer)


def _van(s: float) -> Image.Image:
    pen = Pen(1040 * s, 860 * s)
    pen.shape([(300 * s, 118 * s), (430 * s, 118 * s), (366 * s, 290 * s)], "#e0a458")
    for k in range(5):
        pen.line([((306 + 26 * k) * s, 120 * s), ((340 + 12 * k) * s, 220 * s)], 3 * s, "#b97f38")
        pen.line([((424 - 26 * k) * s, 120 * s), ((392 - 12 * k) * s, 220 * s)], 3 * s, "#b97f38")
    for x, y, r, colour in ((330, 92, 52, "#ffb3c7"), (402, 92, 52, "#fff3d6"), (366, 50, 50, "#b8e0d2")):
        pen.disc(x * s, y * s, r * s, colour)
        pen.disc((x - 15) * s, (y - 17) * s, 0.24 * r * s, "#ffffffb0")
    pen.disc(384 * s, 8 * s, 16 * s, "#e8384f")
    body = curve(
        [
            (60 * s, 740 * s),
            (52 * s, 560 * s),
            (66 * s, 290 * s),
            (100 * s, 250 * s),
            (660 * s, 250 * s),
            (760 * s, 262 * s),
            (842 * s, 400 * s),
            (880 * s, 500 * s),
            (980 * s, 540 * s),
            (998 * s, 620 * s),
            (996 * s, 740 * s),
        ],
        10,
    )
    pen.shape(body, "#fff6ec")
    lower = curve([(55 * s, 590 * s), (500 * s, 575 * s), (880 * s, 590 * s), (996 * s, 600 * s)], 12)
    pen.shape([*lower, (996 * s, 740 * s), (60 * s, 740 * s)], "#ff8fab")
    pen.box(56 * s, 728 * s, 1004 * s, 752 * s, "#6d5a68", 8 * s)
    pen.shape(
        [(700 * s, 300 * s), (752 * s, 300 * s), (826 * s, 426 * s), (846 * s, 492 * s), (700 * s, 492 * s)], "#8fd0ea"
    )
    pen.shape([(712 * s, 310 * s), (744 * s, 310 * s), (770 * s, 356 * s), (712 * s, 420 * s)], "#c9ecf8")
    pen.line([(690 * s, 280 * s), (690 * s, 726 * s)], 3 * s, "#d9c3b8")
    pen.box(708 * s, 528 * s, 752 * s, 538 * s, "#8d7a80", 4 * s)
    pen.disc(966 * s, 592 * s, 24 * s, "#fff2b0")
    pen.box(160 * s, 340 * s, 620 * s, 540 * s, "#5b4a5e", 12 * s)
    pen.box(172 * s, 352 * s, 608 * s, 540 * s, "#7a6480", 8 * s)
    for k, colour in enumerate(("#ffb3c7", "#fff3d6", "#b8e0d2", "#f7c59f", "#cdb4db", "#ffe066")):
        x = (216 + 70 * k) * s
        pen.shape([(x - 17 * s, 470 * s), (x + 17 * s, 470 * s), (x, 528 * s)], "#e0a458")
        pen.disc(x, 456 * s, 21 * s, colour)
    pen.box(140 * s, 534 * s, 640 * s, 556 * s, "#fff6ec", 6 * s)
    for k in range(10):
        left = (140 + 50 * k) * s
        colour = "#ff5d73" if k % 2 == 0 else "#ffffff"
        pen.box(left, 318 * s, left + 50 * s, 372 * s, colour)
        pen.pie(left + 25 * s, 372 * s, 25 * s, 0, 180, colour)
    for k in range(5):
        pen.disc((140 + 105 * k) * s, 655 * s, 20 * s, ("#ffffff", "#ffd23f", "#3bceac", "#ffffff", "#ffd23f")[k])
    for x in (240, 820):
        pen.disc(x * s, 744 * s, 92 * s, "#e87a98")
        pen.disc(x * s, 752 * s, 80 * s, "#2f2a33")
        pen.disc(x * s, 752 * s, 44 * s, "#f3eee6")
        pen.disc(x * s, 752 * s, 16 * s, "#ff5d73")
    return pen.done()
