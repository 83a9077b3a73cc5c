"""Which characters a font file has glyphs for: its `cmap` table, formats 4 and 12. Pillow does not tell.

After the OpenType specification, chapter "cmap". Reads the table only, never the glyphs.
"""

from __future__ import annotations

import bisect
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_UNICODE = {(0, 3): 1, (3, 1): 1, (0, 4): 2, (0, 6): 2, (3, 10): 2}  # (platform, encoding): how much we like it
_LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True)
class Coverage:
    """Sorted, disjoint ranges of code points, both ends included."""

    firsts: tuple[int, ...] = ()
    lasts: tuple[int, ...] = ()

    def __contains__(self, char: str) -> bool:
        place = bisect.bisect_right(self.firsts, ord(char)) - 1
        return place >= 0 and ord(char) <= self.lasts[place]


def coverage(path: Path) -> Coverage:
    """The coverage of a TrueType, OpenType or collection file (its first face). Empty if it cannot be read."""
    try:
        with path.open("rb") as file:
            return _ranges(_best_subtable(_table(file, b"cmap")))
    except (OSError, struct.error, ValueError):
        return Coverage()


def _table(file: BinaryIO, tag: bytes) -> bytes:
    start = 0
    if file.read(4) == b"ttcf":
        (start,) = struct.unpack(">8xI", file.read(12))
    file.seek(start + 4)
    (count,) = struct.unpack(">H6x", file.read(8))
    for _ in range(count):
        name, offset, length = struct.unpack(">4s4xII", file.read(16))
        if name == tag:
            file.seek(offset)
            return file.read(min(length, _LARGEST))
    raise ValueError(f"no table {tag!r}")


def _best_subtable(table: bytes) -> bytes:
    (count,) = struct.unpack_from(">2xH", table)
    found = [struct.unpack_from(">HHI", table, 4 + 8 * index) for index in range(count)]
    liked = [(_UNICODE[platform, kind], offset) for platform, kind, offset in found if (platform, kind) in _UNICODE]
    if not liked:
        raise ValueError("no Unicode subtable")
    return table[max(liked)[1] :]


def _ranges(subtable: bytes) -> Coverage:
    (form,) = struct.unpack_from(">H", subtable)
    if form == 12:
        (count,) = struct.unpack_from(">12xI", subtable)
        groups = list(struct.iter_unpack(">III", subtable[16 : 16 + 12 * count]))
        return _coverage([(first, last) for first, last, _ in groups])
    if form == 4:
        return _coverage(_segments(subtable))
    raise ValueError(f"cmap format {form}")


def _segments(subtable: bytes) -> list[tuple[int, int]]:
    """Format 4. A code whose glyph is 0 has none: that needs a look at each code of a segment with a glyph array."""
    (doubled,) = struct.unpack_from(">6xH", subtable)
    count = doubled // 2
    shorts = struct.unpack(f">{len(subtable) // 2}H", subtable[: len(subtable) // 2 * 2])
    lasts, firsts = shorts[7 : 7 + count], shorts[8 + count : 8 + 2 * count]
    deltas, offsets = shorts[8 + 2 * count : 8 + 3 * count], 8 + 3 * count
    found: list[tuple[int, int]] = []
    for index, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        offset = shorts[offsets + index]
        for code in range(first, min(last, 0xFFFE) + 1):
            at = offsets + index + offset // 2 + code - first
            glyph = (code + deltas[index]) & 0xFFFF if offset == 0 else shorts[at] if at < len(shorts) else 0
            if glyph:
                found.append((code, code))
    return found


def _coverage(ranges: list[tuple[int, int]]) -> Coverage:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return Coverage(tuple(first for first, _ in joined), tuple(last for _, last in joined))
