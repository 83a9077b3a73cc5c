"""Sound without a container: MP3 and ADTS AAC are nothing but frames, one right behind the other. Pure."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import BinaryIO

_FRAMES = 4  # so many in a row are no accident
_SEARCH = 1 << 16
_MOST_TAGS = 8
_BITRATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITRATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = (44_100, 48_000, 32_000)


def is_mp3(file: BinaryIO, size: int) -> bool:
    return _has_frames(file, size, _mp3_frame)


def is_adts(file: BinaryIO, size: int) -> bool:
    return _has_frames(file, size, _adts_frame)


def _after_tags(file: BinaryIO) -> int:
    """Where the sound begins: behind any ID3v2 tags."""
    start = 0
    for _ in range(_MOST_TAGS):
        file.seek(start)
        head = file.read(10)
        if len(head) < 10 or not head.startswith(b"ID3"):
            break
        start += 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    return start


def _has_frames(file: BinaryIO, size: int, length_of: Callable[[bytes], int]) -> bool:
    """Whether a run of frames begins behind the tags, or behind the padding that some programs leave there."""
    start = _after_tags(file)
    file.seek(start)
    window = file.read(_SEARCH) if start else file.read(1)
    places = (place for place, byte in enumerate(window) if byte == 0xFF)
    return any(_run(file, start + place, size, length_of) for place in places)


def _run(file: BinaryIO, start: int, size: int, length_of: Callable[[bytes], int]) -> bool:
    for number in range(_FRAMES):
        file.seek(start, os.SEEK_SET)
        length = length_of(file.read(6))
        if not length:
            return number > 0 and start == size
        start += length
    return True


def _mp3_frame(head: bytes) -> int:
    """The length of the MPEG layer III frame that begins here, in bytes; 0 if none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2 or head[1] & 0x18 == 0x08:
        return 0
    index, rate = head[2] >> 4, (head[2] >> 2) & 3
    if index in (0, 15) or rate == 3:
        return 0
    version = (head[1] >> 3) & 3  # 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
    bitrate = (_BITRATES_1 if version == 3 else _BITRATES_2)[index] * 1000
    slots, divisor = (144, 1) if version == 3 else (72, 2 if version == 2 else 4)
    return slots * bitrate * divisor // _RATES[rate] + ((head[2] >> 1) & 1)


def _adts_frame(head: bytes) -> int:
    """The length of the ADTS frame that begins here, in bytes; 0 if none does."""
    if len(head) < 6 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0 or (head[2] >> 2) & 0xF >= 13:
        return 0
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return length if length > 7 else 0
