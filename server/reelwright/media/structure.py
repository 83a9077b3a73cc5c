"""Whether a file's container holds together: boxes, chunks, elements and frames are where its first bytes promise them.

Reads a few headers and no picture, needs no library, and follows no reference to another file. It tells media from
what only begins like media. Whether it plays is for the studio's `probe.py` to say, and on the cloud for the service.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from reelwright.media import captions, streams
from reelwright.media.cube import MOST_BYTES as MOST_CUBE_BYTES
from reelwright.media.cube import read_cube
from reelwright.media.magic import (
    AAC,
    AVI,
    CUBE,
    GIF,
    JPG,
    M4A,
    MKV,
    MOV,
    MP3,
    MP4,
    PNG,
    SRT,
    VTT,
    WAV,
    WEBM,
    WEBP,
    Container,
)

_MOST_PARTS = 20_000
_EBML, _DOC_TYPE, _SEGMENT, _TRACKS, _TRACK = 0x1A45DFA3, 0x4282, 0x18538067, 0x1654AE6B, 0xAE
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def holds_together(file: BinaryIO, container: Container) -> bool:
    """Whether an open, seekable file is built as `container` is. Never raises for what is in the file."""
    size = file.seek(0, os.SEEK_END)
    try:
        return _CHECKS[container](file, size)
    except (struct.error, IndexError, ValueError):  # it ends in the middle of a header
        return False


def _at(file: BinaryIO, offset: int, count: int) -> bytes:
    file.seek(offset)
    return file.read(count)


# ISO media: mp4, mov, m4a


def _iso_media(file: BinaryIO, size: int) -> bool:
    """A movie box with its header and at least one track, whole, and the samples that it describes.

    A film in fragments may be cut: so a recorder leaves it that was switched off, and each fragment stands alone. What
    follows the last box is nobody's business here: cameras write trailers that are no boxes, and players skip them.
    """
    whole = False
    for kind, start, end in _boxes(file, 0, size):
        if kind == b"moov":
            inner = {name: last - first for name, first, last in _boxes(file, start, min(end, size))}
            whole = end <= size and inner.get(b"mvhd", 0) >= 100 and b"trak" in inner
            if not whole or b"mvex" in inner:
                break
        elif kind == b"mdat" and end > size:
            return False
    return whole


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """`(type, first byte of the content, end)` of each box between two offsets; stops at what is no box."""
    for _ in range(_MOST_PARTS):
        if start + 8 > end:
            return
        head = _at(file, start, 16)
        if not all(32 <= byte < 127 or byte == 0xA9 for byte in head[4:8]):
            return
        length, first = struct.unpack(">I", head[:4])[0], start + 8
        if length == 1:
            length, first = struct.unpack(">Q", head[8:16])[0], start + 16
        elif length == 0:
            length = end - start
        if length < first - start:
            return
        yield head[4:8], first, start + length
        start += length


# RIFF: avi, wav, webp


def _avi(file: BinaryIO, size: int) -> bool:
    lists = {}
    for kind, start, _ in _chunks(file, size):
        if kind == b"LIST":
            lists[_at(file, start, 4)] = _at(file, start + 4, 4)
    return lists.get(b"hdrl") == b"avih" and b"movi" in lists


def _wave(file: BinaryIO, size: int) -> bool:
    chunks = {kind: start for kind, start, _ in _chunks(file, size)}
    if not {b"fmt ", b"data"} <= chunks.keys():
        return False
    channels, rate = struct.unpack("<2xHI", _at(file, chunks[b"fmt "], 8))
    return bool(channels and rate)


def _webp(file: BinaryIO, size: int) -> bool:
    kind, start, end = next(_chunks(file, size), (b"", 0, 0))
    head = _at(file, start, 10)
    signed = {b"VP8 ": head[3:6] == b"\x9d\x01\x2a", b"VP8L": head[:1] == b"\x2f", b"VP8X": len(head) == 10}
    return end <= size and signed.get(kind, False)


def _chunks(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    start = 12
    for _ in range(_MOST_PARTS):
        if start + 8 > size:
            return
        kind, length = struct.unpack("<4sI", _at(file, start, 8))
        yield kind, start + 8, start + 8 + length
        start += 8 + length + length % 2


# EBML: webm, mkv


def _matroska(file: BinaryIO, size: int) -> bool:
    """A header that names the type, and a segment in which a track is described."""
    elements = _elements(file, 0, size)
    header, start, end = next(elements, (0, 0, 0))
    types = [_at(file, at, to - at) for name, at, to in _elements(file, start, min(end, 4096)) if name == _DOC_TYPE]
    if header != _EBML or not types or types[0].rstrip(b"\0") not in (b"webm", b"matroska"):
        return False
    segment = next((inside for name, *inside in elements if name == _SEGMENT), [0, 0])
    for name, start, end in _elements(file, segment[0], min(segment[1], size)):
        if name == _TRACKS:
            return any(inner == _TRACK for inner, _, _ in _elements(file, start, min(end, size)))
    return False


def _elements(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """`(id, first byte of the content, end)` of each element; one of unknown size reaches to the end."""
    for _ in range(_MOST_PARTS):
        if start >= end:
            return
        head = _at(file, start, 12)
        width = 9 - head[0].bit_length()
        if width > 4:
            return
        name, rest = int.from_bytes(head[:width], "big"), head[width:]
        digits = 9 - rest[0].bit_length()
        if digits > 8:
            return
        every = (1 << 7 * digits) - 1
        length = int.from_bytes(rest[:digits], "big") & every
        first = start + width + digits
        start = end if length == every else first + length
        yield name, first, start


# pictures


def _png(file: BinaryIO, size: int) -> bool:
    """A whole header with its checksum, and picture data after it."""
    start = 8
    for number in range(_MOST_PARTS):
        length, kind = struct.unpack(">I4s", _at(file, start, 8))
        if number == 0:
            body = _at(file, start + 4, 17)
            width, height = struct.unpack(">II", body[4:12])
            summed = struct.unpack(">I", _at(file, start + 21, 4))[0] == zlib.crc32(body)
            if (kind, length, summed) != (b"IHDR", 13, True) or not width or not height:
                return False
        if kind == b"IDAT":
            return start + 12 <= size
        start += 12 + length
    return False


def _jpeg(file: BinaryIO, _size: int) -> bool:
    """Segments up to the picture data, one of which has its size."""
    start, sized = 2, False
    for _ in range(_MOST_PARTS):
        fill, marker = _at(file, start, 2)
        if fill != 0xFF:
            return False
        if marker == 0xFF:
            start += 1
            continue
        if marker == 0xDA:
            return sized
        length = struct.unpack(">H", _at(file, start + 2, 2))[0]
        if marker in _JPEG_SIZES:
            sized = all(struct.unpack(">HH", _at(file, start + 5, 4)))
        start += 2 + length
    return False


def _gif(file: BinaryIO, _size: int) -> bool:
    """A screen, and a picture on it."""
    width, height, flags = struct.unpack("<HHB", _at(file, 6, 5))
    start = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    for _ in range(_MOST_PARTS):
        mark = _at(file, start, 1)
        if mark != b"!":
            return mark == b"," and width > 0 and height > 0
        start = _after_extension(file, start + 2)
    return False


def _after_extension(file: BinaryIO, start: int) -> int:
    for _ in range(_MOST_PARTS):
        length = _at(file, start, 1)[0]
        start += 1 + length
        if not length:
            break
    return start


def _cube(file: BinaryIO, _size: int) -> bool:
    """The whole file: it is small, and nothing else tells."""
    file.seek(0)
    read_cube(file.read(MOST_CUBE_BYTES + 1))
    return True


def _caption_file(_file: BinaryIO, size: int) -> bool:
    """Its first bytes are all that is asked of it; no captions are this long."""
    return size <= captions.MOST_BYTES


_CHECKS: Mapping[Container, Callable[[BinaryIO, int], bool]] = {
    **dict.fromkeys((MP4, MOV, M4A), _iso_media),
    **dict.fromkeys((WEBM, MKV), _matroska),
    AVI: _avi,
    WAV: _wave,
    WEBP: _webp,
    PNG: _png,
    JPG: _jpeg,
    GIF: _gif,
    MP3: streams.is_mp3,
    AAC: streams.is_adts,
    **dict.fromkeys((SRT, VTT), _caption_file),
    CUBE: _cube,
}
