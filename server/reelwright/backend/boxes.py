"""An MP4 as it arrives: its top-level boxes are followed while the bytes go by, so that what is no film is seen at once
and what is not the whole of one is seen at its end. Pure, but for the two functions that read a file.

Source: ISO/IEC 14496-12, 4.2 (boxes) and 8.4.3 (the handler that makes a track a video).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reelwright.errors import UnknownRefusal

_MOST_BOXES = 100_000
_MOST_INDEX = 64 * 1024 * 1024  # of `moov`, which is read whole


def not_a_film(message: str = "What was fetched is not a video.") -> UnknownRefusal:
    return UnknownRefusal(message, outcome="not_media")


class Boxes:
    """Where in a film its bytes so far end. `most`: no film has more bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._at = 0  # all bytes so far
        self._left = 0  # of the box that they end in
        self._head = b""
        self._count = 0
        self._seen: set[bytes] = set()
        self.index: tuple[int, int] | None = None
        """From where to where the box goes that describes the tracks, `moov`."""

    @property
    def whole(self) -> bool:
        """Whether the bytes so far are a film and not a part of one."""
        return self._left == 0 and not self._head and {b"moov", b"mdat"} <= self._seen

    def feed(self, data: bytes) -> None:
        """Follow the next bytes. Raises UnknownRefusal when they cannot be those of a film."""
        place = self.passed(len(data))
        while place < len(data):
            taken = data[place : place + self._missing()]
            self._head += taken
            self._at += len(taken)
            place += len(taken)
            if not self._missing():
                self._enter()
            place += self.passed(len(data) - place)

    def passed(self, count: int) -> int:
        """Leave behind what of the next `count` bytes is inside a box; returns how many that were."""
        step = min(self._left, count)
        self._left -= step
        self._at += step
        return step

    def _missing(self) -> int:
        """How many bytes more the head of the next box needs."""
        long = self._head[:4] == b"\0\0\0\1"
        return (16 if long else 8) - len(self._head)

    def _enter(self) -> None:
        """A head is complete: its box begins."""
        head, self._head = self._head, b""
        size, kind = int.from_bytes(head[:4], "big"), head[4:8]
        if size == 1:
            size = int.from_bytes(head[8:], "big")
        begin = self._at - len(head)
        if begin + size > self._most:
            raise not_a_film("The film is larger than any film could be.")
        self._count += 1
        if (
            size < len(head)
            or not kind.replace(b" ", b"").isalnum()
            or (begin == 0 and kind != b"ftyp")
            or self._count > _MOST_BOXES
        ):
            raise not_a_film()
        if kind == b"moov":
            self.index = (self._at, begin + size)
        self._seen.add(kind)
        self._left = size - len(head)


def followed(file: BinaryIO, size: int, most: int) -> Boxes:
    """The boxes of a file's first `size` bytes, without reading what is in them."""
    boxes, at = Boxes(most), 0
    while at < size:
        at += boxes.passed(size - at)
        file.seek(at)
        if not (head := file.read(min(16, size - at))):
            break
        boxes.feed(head)
        at += len(head)
    return boxes


def has_video(file: BinaryIO, boxes: Boxes) -> bool:
    """Whether one of a whole film's tracks is a video."""
    start, end = boxes.index or (0, 0)
    if end - start > _MOST_INDEX:
        return False
    file.seek(start)
    index = file.read(end - start)
    handlers = (
        handler[8:12]
        for track in _inside(index, b"trak")
        for media in _inside(track, b"mdia")
        for handler in _inside(media, b"hdlr")
    )
    return b"vide" in handlers


def _inside(content: bytes, wanted: bytes) -> Iterator[bytes]:
    """What is in the boxes of one kind, of those in another's content."""
    at = 0
    while at + 8 <= len(content):
        size, head = int.from_bytes(content[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        if size < head:
            return
        if content[at + 4 : at + 8] == wanted:
            yield content[at + head : at + size]
        at += size
