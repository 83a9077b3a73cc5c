"""What a file is by its first bytes. Names are never believed.

Whether its container holds together, `structure.py` says; whether it really plays, the studio's `probe.py`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import BinaryIO, Literal

from reelwright.media.captions import is_subrip, is_webvtt
from reelwright.media.cube import looks_like_cube

Family = Literal["film", "sound", "picture", "gif", "webp", "lut", "captions"]

_HEAD = 64
_TEXT_HEAD = 8192
_OTHER_BRANDS = {
    b"heic": "a HEIC photo", b"heix": "a HEIC photo", b"mif1": "a HEIC photo", b"msf1": "a HEIC sequence",
    b"hevc": "a HEIC sequence", b"avif": "an AVIF picture", b"avis": "an AVIF sequence", b"crx ": "a raw photo",
}  # fmt: skip
_OTHERS = (
    (b"fLaC", "FLAC sound"),
    (b"OggS", "an Ogg file"),
    (b"FLV\x01", "a Flash video"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"#EXTM3U", "an HLS playlist"),
    (b"ffconcat", "a playlist"),
)


@dataclass(frozen=True)
class Container:
    """A file format we take in: the extension of its neutral name, and the FFmpeg demuxer that is to read it."""

    suffix: str
    family: Family
    demuxer: str = ""


MP4 = Container("mp4", "film", "mov")
MOV = Container("mov", "film", "mov")
AVI = Container("avi", "film", "avi")
WEBM = Container("webm", "film", "matroska")
MKV = Container("mkv", "film", "matroska")
MP3 = Container("mp3", "sound", "mp3")
WAV = Container("wav", "sound", "wav")
M4A = Container("m4a", "sound", "mov")
AAC = Container("aac", "sound", "aac")
JPG = Container("jpg", "picture")
PNG = Container("png", "picture")
GIF = Container("gif", "gif", "gif")
WEBP = Container("webp", "webp")
SRT = Container("srt", "captions")
VTT = Container("vtt", "captions")
CUBE = Container("cube", "lut")
CONTAINERS = {
    kind.suffix: kind for kind in (MP4, MOV, AVI, WEBM, MKV, MP3, WAV, M4A, AAC, JPG, PNG, GIF, WEBP, CUBE, SRT, VTT)
}


def recognise(file: BinaryIO) -> Container | None:
    """The container of an open, seekable file, read from its start; None if it is not one of ours."""
    file.seek(0)
    head = file.read(_HEAD)
    return _picture(head) or _iso_media(head) or _riff(head) or _matroska(head) or _text(file) or _stream(file, head)


def describe(head: bytes) -> str:
    """What the first bytes of a refused file look like, for the person: "a web page", "plain text", ..."""
    for start, meaning in _OTHERS:
        if head.startswith(start):
            return meaning
    if head[4:8] == b"ftyp":
        return _OTHER_BRANDS.get(head[8:12], "an unknown format")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return "a web page or an XML manifest"
    if head and all(byte >= 32 or byte in b"\t\r\n" for byte in head):
        return "plain text"
    return "an unknown format"


def _picture(head: bytes) -> Container | None:
    if head.startswith(b"\xff\xd8\xff"):
        return JPG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return GIF if head.startswith((b"GIF87a", b"GIF89a")) else None


def _iso_media(head: bytes) -> Container | None:
    box, brand = head[4:8], head[8:12]
    if box == b"ftyp":
        if brand in _OTHER_BRANDS:
            return None
        return MOV if brand == b"qt  " else M4A if brand in {b"M4A ", b"M4B "} else MP4
    # QuickTime files from before `ftyp` begin with one of these.
    return MOV if box in {b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"} else None


def _riff(head: bytes) -> Container | None:
    if head[:4] not in {b"RIFF", b"RF64"}:
        return None
    return {b"AVI ": AVI, b"WAVE": WAV, b"WEBP": WEBP}.get(head[8:12])


def _matroska(head: bytes) -> Container | None:
    if not head.startswith(b"\x1a\x45\xdf\xa3"):
        return None
    return WEBM if b"\x42\x82\x84webm" in head else MKV


def _text(file: BinaryIO) -> Container | None:
    """Text has no magic number. It is looked for before sound, because UTF-16 begins as a frame of MP3 may."""
    file.seek(0)
    head = file.read(_TEXT_HEAD)
    if looks_like_cube(head):
        return CUBE
    return VTT if is_webvtt(head) else SRT if is_subrip(head) else None


def _stream(file: BinaryIO, head: bytes) -> Container | None:
    """MP3 and ADTS AAC have no header of their own: a frame must begin here, or right after an ID3v2 tag."""
    if head.startswith(b"ID3") and len(head) >= 10:
        size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        if 10 + size < file.seek(0, os.SEEK_END):
            file.seek(10 + size)
            return _frame(file.read(4)) or MP3  # padding may follow the tag; probing decides
    return _frame(head)


def _frame(head: bytes) -> Container | None:
    if len(head) < 4 or head[0] != 0xFF:
        return None
    if head[1] & 0xF6 == 0xF0 and (head[2] >> 2) & 0xF < 13:
        return AAC
    layer_three = head[1] & 0xE6 == 0xE2 and head[1] & 0x18 != 0x08
    return MP3 if layer_three and head[2] >> 4 != 15 and head[2] & 0x0C != 0x0C else None
