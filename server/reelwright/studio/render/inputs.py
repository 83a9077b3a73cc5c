"""How any file is handed to FFmpeg: what it may be, and what it may not do. Pure.

A DASH manifest named clip.mp4 makes FFmpeg read another absolute path in spite of `-protocol_whitelist file`, so the
demuxers are named too, `%d` patterns are out of reach (`image2` is not among them), and every path has its `file:`.
"""

from __future__ import annotations

import re
from pathlib import Path

from reelwright.errors import UnsupportedFile

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
_MAX_PIXELS = 8192 * 8192
_MAX_STREAMS = 101
_STILLS = {".png", ".jpg"}


def guarded(path: Path, *options: str) -> list[str]:
    """The arguments that open one input file, whose extension is ours and so is true; `options` (such as `-ss`) apply
    to it. Raises UnsupportedFile for a file that is not one of ours."""
    demuxer = _DEMUXERS.get(path.suffix.lower())
    if demuxer is None:
        raise UnsupportedFile("A file of the project is of a kind that is not accepted.", hint="Upload it again.")
    return [
        *("-protocol_whitelist", "file"),
        *("-format_whitelist", demuxer),
        *("-max_pixels", str(_MAX_PIXELS)),
        *("-max_streams", str(_MAX_STREAMS)),
        *("-f", demuxer),
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


def escaped(path: Path) -> str:
    """A path as the value of an option in a filter graph: once for the list of options, once for the graph."""
    option = re.sub(r"([\\':])", r"\\\1", path.as_posix())
    return re.sub(r"([\\'\[\],;])", r"\\\1", option)


def seconds(ms: int) -> str:
    return f"{ms / 1000:.3f}"
