"""What a film or a song holds: streams, size as displayed, length, frame rate. Reads with PyAV, under limits.

The demuxer is forced to the one that the magic bytes call for, and nothing but this one file may be opened: a manifest
or a playlist in disguise reads nothing. Photos are `photo.py`'s. Runs in `inspector.py`'s process only: what a hostile
file may still do to a decoder, it does there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.errors import UnsupportedFile
from reelwright.media.magic import GIF, Container
from reelwright.studio.findings import Findings, Footage, Transfer

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet
    from av.stream import Stream
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

MAX_PIXELS = 8192 * 8192
MAX_STREAMS = 100  # the fonts and pictures that come along in a Matroska file count as well
MAX_HOURS = 10
_PACKETS_TO_FIRST_FRAME = 500
_SECONDS = 30.0
_TRANSFERS: dict[int, Transfer] = {16: "pq", 18: "hlg"}  # ITU-T H.273, TransferCharacteristics
_UNSPECIFIED = 2
_BT709 = 1
_HD_LINES = 720


def probe(path: Path, container: Container, *, clock: Callable[[], float] = time.monotonic) -> Findings:
    """Look into a file whose magic bytes said `container`. Raises UnsupportedFile, within about 30 seconds."""
    import av

    options = {
        "protocol_whitelist": "file",
        "format_whitelist": container.demuxer,
        "max_streams": str(MAX_STREAMS + 1),
        "max_pixels": str(MAX_PIXELS),
    }
    deadline = clock() + _SECONDS
    try:
        with av.open(f"file:{path}", format=container.demuxer, options=options, timeout=_SECONDS) as opened:
            found = _look(opened, path.name, lambda: clock() > deadline)
            return replace(found, animated=True, footage=Footage(transparent=True)) if container == GIF else found
    except (av.FFmpegError, ValueError) as error:
        raise UnsupportedFile("The file is damaged or incomplete: it cannot be played.") from error


def _look(opened: InputContainer, name: str, late: Callable[[], bool]) -> Findings:
    if len(opened.streams) > MAX_STREAMS:
        raise UnsupportedFile(
            f"The file has more than {MAX_STREAMS} streams.", hint="Save it with one picture and sound."
        )
    sound = next((stream for stream in opened.streams.audio if _decodable(stream)), None)
    picture = next((stream for stream in opened.streams.video if _decodable(stream) and not _is_cover(stream)), None)
    if picture is not None:
        return _film(opened, picture, name, sound is not None, late)
    if sound is None:
        raise UnsupportedFile("The file has neither a picture nor a sound that can be decoded.")
    return Findings("audio", name, _length_ms(_scan(opened, sound, late), sound), has_audio=True)


def _film(
    opened: InputContainer, stream: VideoStream, name: str, has_audio: bool, late: Callable[[], bool]
) -> Findings:
    if stream.width * stream.height > MAX_PIXELS:
        raise UnsupportedFile(f"The picture is too large: {stream.width}x{stream.height}, at most 8192x8192.")
    stream.codec_context.options = {"max_pixels": str(MAX_PIXELS)}
    stream.codec_context.thread_count = 1  # each thread would hold pictures of its own, and one is all we want
    span = _scan(opened, stream, late)
    duration_ms = _length_ms(span, stream)
    rotation = _rotation(span)
    width, height = _displayed(span, stream.sample_aspect_ratio, rotation)
    fps = _frame_rate(span, duration_ms, stream.average_rate or stream.guessed_rate)
    return Findings("video", name, duration_ms, width, height, fps, rotation, has_audio, footage=_footage(stream))


def _footage(stream: VideoStream) -> Footage:
    codec = stream.codec_context
    pixel, matrix = codec.sample_aspect_ratio, int(codec.colorspace)
    untagged_hd = matrix == _UNSPECIFIED and min(codec.width, codec.height) >= _HD_LINES
    return Footage(
        transfer=_TRANSFERS.get(int(codec.color_trc), "sdr"),
        square=not pixel or pixel == 1,
        transparent=bool(codec.format and any(part.is_alpha for part in codec.format.components)),
        untagged_hd=untagged_hd,
        bt709=untagged_hd or matrix == _BT709,
    )


@dataclass
class _Span:
    """What one pass over a stream's packets found; times in the stream's own units."""

    packets: int = 0
    start: int | None = None
    end: int = 0
    frame: VideoFrame | None = None
    decoded: bool = False
    read: int = field(default=0, repr=False)

    def add(self, packet: Packet[Stream]) -> None:
        at = packet.pts if packet.pts is not None else packet.dts
        if at is None or packet.is_discard:
            return
        self.packets += 1
        self.start = at if self.start is None else min(self.start, at)
        self.end = max(self.end, at + (packet.duration or 0))


def _scan(opened: InputContainer, stream: VideoStream | AudioStream, late: Callable[[], bool]) -> _Span:
    """Pass over every packet of a stream, and decode until the first frame comes out."""
    span = _Span()
    for packet in opened.demux(stream):
        if late():
            raise UnsupportedFile(
                "The file takes too long to read.", hint="Cut it shorter, or convert it to MP4 first."
            )
        span.add(packet)
        span.read += 1
        if not span.decoded and span.read <= _PACKETS_TO_FIRST_FRAME:
            _decode_first(packet, span)
    if not span.decoded:
        raise UnsupportedFile("No picture or sound of the file can be decoded.")
    return span


def _decode_first(packet: Packet[Stream], span: _Span) -> None:
    import av

    try:
        frames = packet.decode()
    except av.FFmpegError:  # recordings often begin in the middle of a group of pictures
        return
    if frames:
        span.decoded = True
        span.frame = frames[0] if isinstance(frames[0], av.VideoFrame) else None


def _length_ms(span: _Span, stream: VideoStream | AudioStream) -> int:
    units = span.end - (span.start or 0)
    seconds = float(units * (stream.time_base or Fraction(0)))
    if seconds <= 0 and stream.type == "video":
        seconds = 1 / float(stream.guessed_rate or 25)
    if seconds > MAX_HOURS * 3600:
        raise UnsupportedFile(f"The file is longer than {MAX_HOURS} hours.", hint="Cut out the part you need first.")
    return max(1, round(seconds * 1000))


def _rotation(span: _Span) -> int:
    anticlockwise = span.frame.rotation if span.frame is not None else 0
    return round(-anticlockwise / 90) % 4 * 90


def _displayed(span: _Span, pixel: Fraction | None, rotation: int) -> tuple[int, int]:
    if span.frame is None:
        raise UnsupportedFile("No picture of the file can be decoded.")
    width, height = span.frame.width, span.frame.height
    if pixel and Fraction(1, 4) <= pixel <= 4:
        width = round(width * pixel)
    return (height, width) if rotation in {90, 270} else (width, height)


def _frame_rate(span: _Span, duration_ms: int, declared: Fraction | None) -> float | None:
    """The declared rate when the packets bear it out, else their count over the length."""
    counted = span.packets * 1000 / duration_ms
    if declared and (span.packets < 2 or abs(float(declared) - counted) <= 0.05 * counted):
        return round(float(declared), 3)
    return round(counted, 3)


def _decodable(stream: VideoStream | AudioStream) -> bool:
    return stream.codec_context is not None


def _is_cover(stream: VideoStream) -> bool:
    from av.stream import Disposition

    return bool(stream.disposition & Disposition.attached_pic)
