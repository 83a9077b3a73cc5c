"""How any file is handed to FFmpeg: what it may be, and what it may not do. Pure.

A DASH manifest named clip.mp4 makes FFmpeg read another absolute path in spite of `-protocol_whitelist file`, so the
demuxers are named too, `%d` patterns are out of reach (`image2` is not among them), and every path has its `file:`.
"""

from __future__ import annotations

from pathlib import Path

_DEMUXERS = {
    ".mp4": "mov",
    ".mov": "mov",
    ".m4a": "mov",
    ".webm": "matroska",
    ".mkv": "matroska",
    ".avi": "avi",
    ".gif": "gif",
    ".png": "png_pipe",
    ".jpg": "jpeg_pipe",
    ".mp3": "mp3",
    ".wav": "wav",
    ".aac": "aac",
}
_FORMATS = "mov,mp4,m4a,matroska,webm,avi,gif,png_pipe,jpeg_pipe,mp3,wav,aac"
_MAX_PIXELS = 128_000_000
_MAX_STREAMS = 64
_STILLS = {".png", ".jpg"}


def guarded(path: Path, *options: str) -> list[str]:
    """The arguments that open one input file; `options` (such as `-ss`) apply to it."""
    demuxer = _DEMUXERS.get(path.suffix.lower())
    return [
        *("-protocol_whitelist", "file,pipe"),
        *("-format_whitelist", _FORMATS),
        *("-max_pixels", str(_MAX_PIXELS)),
        *("-max_streams", str(_MAX_STREAMS)),
        *(("-f", demuxer) if demuxer else ()),
        *options,
        *("-i", f"file:{path}"),
    ]


def still(path: Path, fps: int, *options: str) -> list[str]:
    """The arguments that open one picture file as a stream of one frame, `1/fps` long."""
    rate = ("-framerate", str(fps)) if path.suffix.lower() in _STILLS else ()
    return guarded(path, *rate, *options)


def part(in_ms: int, span_ms: int) -> tuple[str, ...]:
    """The options that read only `in_ms` .. `in_ms + span_ms` of an input. A span of 0 is all of it."""
    seek = ("-ss", seconds(in_ms)) if in_ms else ()
    return (*seek, "-t", seconds(span_ms)) if span_ms else seek


def seconds(ms: int) -> str:
    return f"{ms / 1000:.3f}"
