"""What happens at a join, as a sign inside an amber disc: a different one for each kind of transition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reelwright.draft.model import TransitionKind
from reelwright.storyboard.ink import AMBER, GROUND, WHITE, Colour, Ink

Point = tuple[float, float]


@dataclass(frozen=True)
class _Pen:
    """Draws around the middle of a disc; 10 units are the disc's radius, y goes down."""

    ink: Ink
    x: float
    y: float
    unit: float

    def shape(self, *points: Point, colour: Colour = GROUND) -> None:
        self.ink.shape([(self.x + x * self.unit, self.y + y * self.unit) for x, y in points], colour)

    def disc(self, radius: float, colour: Colour = GROUND, x: float = 0) -> None:
        self.ink.disc(self.x + x * self.unit, self.y, radius * self.unit, colour)

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        self.shape((left, top), (right, top), (right, bottom), (left, bottom))


def draw_glyph(ink: Ink, kind: TransitionKind, x: float, y: float, size: float = 1.0) -> None:
    """The sign of `kind` with its middle at a point; `size` 1.0 is for a disc of 11 pixels."""
    _SIGNS[kind](_Pen(ink, x, y, 1.1 * size))


def _turned(points: tuple[Point, ...], way: str) -> list[Point]:
    """Points of a sign that looks left, turned to look another way."""
    turn: Mapping[str, Callable[[float, float], Point]] = {
        "left": lambda x, y: (x, y),
        "right": lambda x, y: (-x, -y),
        "up": lambda x, y: (-y, x),
        "down": lambda x, y: (y, -x),
    }
    return [turn[way](x, y) for x, y in points]


def _wipe(way: str) -> Callable[[_Pen], None]:
    def draw(pen: _Pen) -> None:
        pen.shape(*_turned(((0, -6), (2.4, -6), (2.4, 6), (0, 6)), way))
        pen.shape(*_turned(((-6.5, 0), (-1.5, -4.5), (-1.5, 4.5)), way))

    return draw


def _slide(way: str) -> Callable[[_Pen], None]:
    def draw(pen: _Pen) -> None:
        pen.shape(*_turned(((-6, 0), (0, -5.5), (0, 5.5)), way))
        pen.shape(*_turned(((0, 0), (6, -5.5), (6, 5.5)), way))

    return draw


def _crossfade(pen: _Pen) -> None:
    pen.shape((-5.5, -4), (5.5, 4), (5.5, -4), (-5.5, 4))


def _fade_white(pen: _Pen) -> None:
    pen.disc(5.5)
    pen.disc(3.7, WHITE)


def _cover(pen: _Pen) -> None:
    pen.box(-6, -5, 3, 5)
    pen.box(4.2, -5, 5.8, 5)


def _zoom(pen: _Pen) -> None:
    pen.box(-5.5, -1.1, 5.5, 1.1)
    pen.box(-1.1, -5.5, 1.1, 5.5)


def _circle(pen: _Pen) -> None:
    pen.disc(5.5)
    pen.disc(3.3, AMBER)
    pen.disc(1.5)


def _circle_close(pen: _Pen) -> None:
    pen.disc(6)
    pen.disc(3.4, AMBER)


def _clock(pen: _Pen) -> None:
    pen.disc(6)
    pen.shape((0, 0), (0, -6.5), (6.5, -6.5), (6.5, 0), colour=AMBER)


def _pixelate(pen: _Pen) -> None:
    for column in range(3):
        for row in range(3):
            if (column + row) % 2 == 0:
                pen.box(4 * column - 6, 4 * row - 6, 4 * column - 2, 4 * row - 2)


def _blur(pen: _Pen) -> None:
    for place, radius in ((-5, 1.3), (-1.4, 2.0), (3.6, 2.8)):
        pen.disc(radius, x=place)


def _squeeze(pen: _Pen) -> None:
    pen.shape((-4, -5.5), (4, -5.5), (-4, 5.5), (4, 5.5))


def _doors(pen: _Pen) -> None:
    pen.box(-5.5, -5, -1.5, 5)
    pen.box(1.5, -5, 5.5, 5)


def _diagonal(pen: _Pen) -> None:
    pen.shape((-5.5, -5.5), (5.5, 5.5), (-5.5, 5.5))


_SIGNS: Mapping[TransitionKind, Callable[[_Pen], None]] = {
    "crossfade": _crossfade,
    "fade_black": lambda pen: pen.disc(5),
    "fade_white": _fade_white,
    "wipe_left": _wipe("left"),
    "wipe_right": _wipe("right"),
    "wipe_up": _wipe("up"),
    "wipe_down": _wipe("down"),
    "slide_left": _slide("left"),
    "slide_right": _slide("right"),
    "slide_up": _slide("up"),
    "slide_down": _slide("down"),
    "cover": _cover,
    "zoom": _zoom,
    "circle": _circle,
    "circle_close": _circle_close,
    "clock": _clock,
    "pixelate": _pixelate,
    "blur": _blur,
    "squeeze": _squeeze,
    "doors": _doors,
    "diagonal": _diagonal,
}
