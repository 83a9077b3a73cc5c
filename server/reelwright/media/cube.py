"""3D LUTs as .cube files (Adobe/IRIDAS), the only kind of file that colours come in: read, and bounded. Pure.

A LUT is text of a stranger's: at most 65 points a side, every number finite, nothing but what the format has.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

MOST_POINTS: Final = 65
MOST_BYTES: Final = 16_000_000  # 65 x 65 x 65 lines of three numbers
_LONGEST_LINE: Final = 250
_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]{1,12}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})(?:[eE][-+]?[0-9]{1,3})?")
_SIZE_LINE: Final = re.compile(rb"^[ \t]*LUT_3D_SIZE[ \t]+[0-9]", re.MULTILINE)
_NOTED: Final = ("TITLE", "LUT_3D_INPUT_RANGE", "LUT_IN_VIDEO_RANGE", "LUT_OUT_VIDEO_RANGE")
_LARGEST: Final = 1000.0

Triple = tuple[float, float, float]


class CubeError(ValueError):
    """What is wrong with a .cube file, for the person."""


@dataclass(frozen=True, slots=True)
class Cube:
    """A 3D LUT: `size` points a side, RGB for each, red changing fastest; `low` and `high` are what goes in at its
    first and last point."""

    size: int
    values: tuple[Triple, ...]
    low: Triple = (0.0, 0.0, 0.0)
    high: Triple = (1.0, 1.0, 1.0)


def looks_like_cube(head: bytes) -> bool:
    """Whether the first few thousand bytes of a file are those of a 3D .cube LUT."""
    return b"\0" not in head and _SIZE_LINE.search(head) is not None


def read_cube(content: bytes) -> Cube:
    """The LUT in a whole file. Raises CubeError."""
    if len(content) > MOST_BYTES:
        raise CubeError("The LUT is too large.")
    size = 0
    low, high = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
    values: list[Triple] = []
    for line in content.decode("utf-8-sig", "replace").splitlines():
        words = line[:_LONGEST_LINE].split("#", 1)[0].split()
        match words:
            case []:
                continue
            case ["LUT_3D_SIZE", points]:
                size = _size(points, size)
            case ["DOMAIN_MIN", *numbers]:
                low = _triple(numbers)
            case ["DOMAIN_MAX", *numbers]:
                high = _triple(numbers)
            case [word, *_] if word in _NOTED:
                continue
            case numbers:
                values.append(_triple(numbers))
                if not size or len(values) > size**3:
                    raise CubeError("The LUT has more colours than it says.")
    if not size or len(values) != size**3:
        raise CubeError("The LUT has fewer colours than it says, or none.")
    if any(top - bottom < 1e-6 for bottom, top in zip(low, high, strict=True)):
        raise CubeError("The LUT begins where it ends.")
    return Cube(size, tuple(values), low, high)


def _size(points: str, before: int) -> int:
    if before or not points.isascii() or not points.isdecimal() or not 2 <= int(points[:4]) <= MOST_POINTS:
        raise CubeError(f"A LUT has 2 to {MOST_POINTS} points a side.")
    return int(points)


def _triple(numbers: list[str]) -> Triple:
    """Three finite numbers."""
    if len(numbers) != 3 or not all(_NUMBER.fullmatch(number) for number in numbers):
        raise CubeError("The LUT has a line that is no colour.")
    red, green, blue = (float(number) for number in numbers)
    if not all(math.isfinite(value) and abs(value) <= _LARGEST for value in (red, green, blue)):
        raise CubeError("The LUT has a number that no colour has.")
    return red, green, blue
