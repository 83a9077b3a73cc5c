"""Files that lie, made by hand: what a container claims is changed, and nothing else. Never kept in the repository."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import av
from PIL import Image

Change = Callable[[bytes], bytes]

# MP4 and QuickTime: boxes of (size, name, body); `moov` comes last in FFmpeg's own files, so its size may change


def box(name: str, body: bytes) -> bytes:
    return struct.pack(">I", 8 + len(body)) + name.encode() + body


def full_box(name: str, *numbers: int) -> bytes:
    """A box of version 0 without flags, and 32-bit numbers."""
    return box(name, struct.pack(f">I{len(numbers)}I", 0, *numbers))


def changed(mp4: bytes, where: str, change: Change) -> bytes:
    """The file with the body of every box `where` ("moov/trak/mdia") replaced by what `change` makes of it."""
    first, _, rest = where.partition("/")
    out, at = b"", 0
    while at + 8 <= len(mp4):
        size, name = struct.unpack_from(">I4s", mp4, at)
        body = mp4[at + 8 : at + size]
        if name == first.encode():
            body = changed(body, rest, change) if rest else change(body)
        out += struct.pack(">I4s", 8 + len(body), name) + body
        at += size
    return out


STBL = "moov/trak/mdia/minf/stbl"


def claiming_samples(mp4: bytes, count: int) -> bytes:
    """`count` samples of one byte each, in one chunk, of one tick each."""
    mp4 = changed(mp4, f"{STBL}/stsz", lambda _: struct.pack(">III", 0, 1, count))
    mp4 = changed(mp4, f"{STBL}/stsc", lambda _: struct.pack(">IIIII", 0, 1, 1, count, 1))
    return changed(mp4, f"{STBL}/stts", lambda _: struct.pack(">IIII", 0, 1, count, 1))


def with_sample_ticks(mp4: bytes, ticks: int) -> bytes:
    """Every sample lasts `ticks` of the track's clock."""
    return changed(mp4, f"{STBL}/stts", lambda old: old[:8] + b"".join(_each(old[8:], ticks)))


def _each(entries: bytes, ticks: int) -> list[bytes]:
    return [entries[at : at + 4] + struct.pack(">I", ticks) for at in range(0, len(entries), 8)]


def claiming_duration(mp4: bytes, ticks: int) -> bytes:
    """The headers of film, track and media say `ticks`; the samples stay as they are."""

    def say(at: int) -> Change:
        return lambda body: body[:at] + struct.pack(">I", ticks) + body[at + 4 :]

    for where, at in (("moov/mvhd", 16), ("moov/trak/tkhd", 20), ("moov/trak/mdia/mdhd", 16)):
        mp4 = changed(mp4, where, say(at))
    return mp4


def with_edit_list(mp4: bytes, *edits: tuple[float, int]) -> bytes:
    """Edits of (seconds, media time in ticks of the track; -1 is a gap); those too long to write are cut."""
    clock = int.from_bytes(mp4[(at := mp4.index(b"mvhd") + 16) : at + 4])
    spans = [(min(round(seconds * clock), 2**32 - 1), at) for seconds, at in edits]
    body = struct.pack(">II", 0, len(edits)) + b"".join(struct.pack(">Iii", span, at, 1 << 16) for span, at in spans)
    mp4 = changed(mp4, "moov/trak", lambda trak: _without(trak, b"edts"))
    return changed(mp4, "moov/trak", lambda trak: trak + box("edts", box("elst", body)))


def _without(boxes: bytes, unwanted: bytes) -> bytes:
    out, at = b"", 0
    while at + 8 <= len(boxes):
        size, name = struct.unpack_from(">I4s", boxes, at)
        out += boxes[at : at + size] if name != unwanted else b""
        at += size
    return out


def pointing_elsewhere(mov: bytes, other: Path) -> bytes:
    """A QuickTime film whose samples are said to lie in another file, as an alias record and as a URL say it."""
    name = other.name.encode()
    path = str(other).encode()
    alias = struct.pack(">4sHHH28s", b"\0" * 4, 0, 2, 0, b"\x04disk") + b"\0" * 12
    alias += bytes([len(name)]) + name.ljust(63, b"\0") + b"\0" * 16 + struct.pack(">hh", -1, -1) + b"\0" * 16
    alias += struct.pack(">HH", 18, len(path)) + path + b"\0" * (len(path) % 2)
    alias += struct.pack(">HH", 2, len(path)) + path + b"\0" * (len(path) % 2) + b"\xff\xff\0\0"
    url = box("url ", struct.pack(">I", 0) + b"file://" + path + b"\0")
    entries = box("alis", struct.pack(">I", 0) + alias) + url
    return changed(mov, "moov/trak/mdia/minf/dinf/dref", lambda _: struct.pack(">II", 0, 2) + entries)


# AVI: RIFF chunks of (name, size, body)


def avi_index(avi: bytes, copies: int) -> bytes:
    """The AVI with its index repeated, so that every frame is there `copies` times."""
    at = avi.rindex(b"idx1")
    (size,) = struct.unpack_from("<I", avi, at + 4)
    index = avi[at + 8 : at + 8 + size] * copies
    return avi[: at + 4] + struct.pack("<I", len(index)) + index


def avi_size(avi: bytes, width: int, height: int) -> bytes:
    """The AVI with another size in its stream format."""
    at = avi.index(b"strf") + 8 + 4
    return avi[:at] + struct.pack("<ii", width, height) + avi[at + 8 :]


# pictures


def png(width: int, height: int, *, depth: int = 8, colour: int = 6, rows: bytes = bytes(1000)) -> bytes:
    """A PNG that says it is so large, with these bytes as its rows."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return _png((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))


def png_with_text(text: bytes) -> bytes:
    """A PNG of one black pixel with a compressed text in front of it."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    comment = b"Comment\0\0" + zlib.compress(text)
    return _png((b"IHDR", header), (b"zTXt", comment), (b"IDAT", zlib.compress(bytes(2))), (b"IEND", b""))


def _png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_chunk(*chunk) for chunk in chunks)


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def gif(frames: int) -> bytes:
    """A GIF of 8x8 pixels with `frames` frames that last no time at all."""
    out = BytesIO()
    Image.new("P", (8, 8), 0).save(out, "GIF")
    still = out.getvalue()
    palette_ends = 13 + 3 * 2 ** ((still[10] & 7) + 1)
    picture = still[still.index(b",", palette_ends) : -1]
    return still[:palette_ends] + (b"\x21\xf9\x04\0\0\0\0\0" + picture) * frames + b";"


def webp_canvas(webp: bytes, width: int, height: int) -> bytes:
    """The animated WebP with a canvas of another size."""
    at = webp.index(b"VP8X") + 12
    return webp[:at] + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3] + webp[at + 6 :]


def jpeg_with_exif(orientation: int, *, loops: bool = False, count: int = 1) -> bytes:
    """A JPEG of 32x16; `loops`: its second directory is its first; `count`: how many orientations it claims."""
    entry = struct.pack("<HHIHH", 0x0112, 3, count, orientation, 0)
    directory = struct.pack("<H", 1) + entry + struct.pack("<I", 8 if loops else 0)
    exif = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + directory
    out = BytesIO()
    Image.new("RGB", (32, 16), "green").save(out, "JPEG")
    return out.getvalue()[:2] + b"\xff\xe1" + struct.pack(">H", 2 + len(exif)) + exif + out.getvalue()[2:]


# sound


def mp3_with_cover(mp3: bytes, cover: bytes) -> bytes:
    """The MP3 with a picture in front, in an ID3v2.3 tag."""
    body = b"\0image/jpeg\0\x03\0" + cover
    frame = b"APIC" + struct.pack(">IH", len(body), 0) + body
    size = bytes((len(frame) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + frame + mp3


# films by way of PyAV


def without_key_frames(src: Path, dst: Path) -> Path:
    """A copy of a film's picture in which every key frame is missing."""
    with av.open(str(src)) as reading, av.open(str(dst), "w") as writing:
        stream = reading.streams.video[0]
        copy = writing.add_stream_from_template(stream)
        for packet in reading.demux(stream):
            if packet.dts is not None and not packet.is_keyframe:
                packet.stream = copy
                writing.mux(packet)
    return dst


def many(stream: Sequence[str], count: int) -> list[str]:
    """FFmpeg's arguments that take the same stream `count` times."""
    return [argument for _ in range(count) for argument in ("-map", *stream)]
