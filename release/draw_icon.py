"""Draw the icon: a strip of film whose middle frame is a play button. Written as SVG and as PNG, from the same shapes.

python -m release.draw_icon
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parent.parent / "assets"
SIZE = 512
_SMOOTH = 4  # drawn so many times larger, then made smaller: soft edges
NIGHT, FILM, LIGHT, SUN = "#14213d", "#2a3a63", "#f4f1de", "#fca311"


@dataclass(frozen=True)
class Box:
    """A rectangle with round corners."""

    left: int
    top: int
    width: int
    height: int
    radius: int
    colour: str


@dataclass(frozen=True)
class Triangle:
    """Three points, in order."""

    points: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
    colour: str


def shapes() -> Iterator[Box | Triangle]:
    """What the icon is made of, back to front, in pixels of a square of 512."""
    yield Box(0, 0, SIZE, SIZE, 112, NIGHT)
    yield Box(72, 104, 368, 304, 36, FILM)
    for left in range(96, 400, 56):
        yield Box(left, 120, 40, 28, 8, LIGHT)
        yield Box(left, 364, 40, 28, 8, LIGHT)
    yield Box(96, 168, 320, 176, 24, LIGHT)
    yield Triangle(((216, 196), (216, 316), (320, 256)), SUN)


def svg() -> str:
    """The icon as SVG."""
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img" aria-label="Reelwright">']
    lines += [f"  {_element(shape)}" for shape in shapes()]
    return "\n".join([*lines, "</svg>", ""])


def _element(shape: Box | Triangle) -> str:
    match shape:
        case Box(left, top, width, height, radius, colour):
            return f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="{radius}" fill="{colour}"/>'
        case Triangle(points, colour):
            corners = " ".join(f"{x},{y}" for x, y in points)
            return f'<polygon points="{corners}" fill="{colour}"/>'


def png() -> Image.Image:
    """The icon in 512 by 512 pixels; clear outside the round corners."""
    canvas = Image.new("RGBA", (SIZE * _SMOOTH, SIZE * _SMOOTH))
    pen = ImageDraw.Draw(canvas)
    for shape in shapes():
        match shape:
            case Box(left, top, width, height, radius, colour):
                edges = [_SMOOTH * edge for edge in (left, top, left + width, top + height)]
                pen.rounded_rectangle((edges[0], edges[1], edges[2] - 1, edges[3] - 1), _SMOOTH * radius, fill=colour)
            case Triangle(points, colour):
                pen.polygon([(_SMOOTH * x, _SMOOTH * y) for x, y in points], fill=colour)
    return canvas.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "icon.svg").write_text(svg(), encoding="utf-8", newline="\n")
    few_colours = png().quantize(64, method=Image.Quantize.FASTOCTREE)
    few_colours.save(FOLDER / "icon.png", optimize=True)


if __name__ == "__main__":
    main()
