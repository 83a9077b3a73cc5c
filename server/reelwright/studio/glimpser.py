"""Takes small looks at media files: thumbnails and loudness curves. Runs as a process of its own, on a leash.

`glimpses.py` starts it with a list of orders and takes what it finds written. Every result is a file that appears whole
or not at all, so what was seen before a hostile file brought this process down is not lost.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from reelwright.draft.media import PEAKS_A_SECOND
from reelwright.errors import UnsupportedFile
from reelwright.media.magic import CONTAINERS, Container

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from PIL.Image import Image as Picture

WIDEST, HIGHEST = 512, 288
_MAX_PIXELS = 8192 * 8192
_MAX_STREAMS = 101
_SECONDS = 20.0
_FRAMES_TO_WANTED = 90  # how far to decode from a key frame on: beyond that, a frame from before will do
_PACKETS_TO_FRAME = 600
_RATE = 8_000  # samples a second are enough for a curve
_LONGEST_SOUND_S = 3600


class Order(TypedDict):
    """What to look at: a file whose magic bytes said `suffix`; where each frame, and the curve, is to be written."""

    file: str
    suffix: str
    frames: list[tuple[int, str]]
    peaks: str


def main(orders: str) -> None:
    """Carry out the orders of a JSON file, one after the other; print how many were begun."""
    for order in json.loads(Path(orders).read_text(encoding="utf-8")):
        sys.stdout.write("begun\n")
        sys.stdout.flush()
        _look(order)


def _look(order: Order) -> None:
    import av

    path, container = Path(order["file"]), CONTAINERS[order["suffix"]]
    try:
        if order["frames"]:
            _frames(path, container, order["frames"])
        if order["peaks"]:
            _write(Path(order["peaks"]), _peaks(path, container))
    except (UnsupportedFile, av.FFmpegError, OSError, ValueError, MemoryError):
        return  # there is nothing to be seen


def _frames(path: Path, container: Container, wanted: Sequence[tuple[int, str]]) -> None:
    from reelwright.studio import photo

    if container.family in ("picture", "webp"):
        with photo.opened(path) as image:
            small = photo.small(image, (WIDEST, HIGHEST))
        for _, target in wanted:
            _keep(small, Path(target))
        return
    with _opened(path, container) as opened:
        for stream in opened.streams.video:
            stream.codec_context.options = {"max_pixels": str(_MAX_PIXELS)}
            stream.thread_type = "AUTO"
        for at_ms, target in sorted(wanted):
            frame = _frame_at(opened, at_ms)
            if frame is not None:
                _keep(_upright(frame), Path(target))


@contextmanager
def _opened(path: Path, container: Container) -> Iterator[InputContainer]:
    """The file in its own demuxer, which may open nothing else."""
    import av

    options = {
        "protocol_whitelist": "file",
        "format_whitelist": container.demuxer,
        "max_streams": str(_MAX_STREAMS),
        "max_pixels": str(_MAX_PIXELS),
    }
    with av.open(f"file:{path}", format=container.demuxer, options=options, timeout=_SECONDS) as opened:
        yield opened


def _frame_at(opened: InputContainer, at_ms: int) -> VideoFrame | None:
    """The frame that is shown at a time; the last one before it where that is far from a key frame."""
    stream = next(iter(opened.streams.video), None)
    if stream is None or stream.time_base is None:
        return None
    wanted = (stream.start_time or 0) + int(at_ms / 1000 / stream.time_base)
    opened.seek(wanted, stream=stream, backward=True)
    found: VideoFrame | None = None
    seen = 0
    for number, packet in enumerate(opened.demux(stream)):
        for frame in packet.decode():
            if found is not None and frame.pts is not None and frame.pts > wanted:
                return found
            found, seen = frame, seen + 1
        if number > _PACKETS_TO_FRAME or seen > _FRAMES_TO_WANTED:
            break
    return found


def _upright(frame: VideoFrame) -> Picture:
    """A frame as it is to be seen: its own shape, turned as its flags say, small."""
    from PIL import Image

    pixel = frame.sample_aspect_ratio if hasattr(frame, "sample_aspect_ratio") else None
    width = frame.width * float(pixel) if pixel and 0.25 <= pixel <= 4 else float(frame.width)
    turned = round(frame.rotation / 90) % 2
    room = (HIGHEST, WIDEST) if turned else (WIDEST, HIGHEST)
    scale = min(1.0, room[0] / width, room[1] / frame.height)
    size = (max(2, round(width * scale)), max(2, round(frame.height * scale)))
    small = frame.reformat(width=size[0], height=size[1], format="rgb24", interpolation="AREA")
    image = Image.fromarray(small.to_ndarray())
    return image.rotate(round(frame.rotation), expand=True) if frame.rotation else image


def _keep(image: Picture, target: Path) -> None:
    import io

    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=84)
    _write(target, out.getvalue())


def _write(target: Path, content: bytes) -> None:
    part = target.with_name(f"{target.name}.{os.getpid()}.part")  # another process may look at the same file
    part.write_bytes(content)
    part.replace(target)


def _peaks(path: Path, container: Container) -> bytes:
    """The curve of a file's sound; empty if it has none."""
    if container.family not in ("film", "sound"):
        return b""
    import av
    import numpy as np

    with _opened(path, container) as opened:
        stream = next(iter(opened.streams.audio), None)
        if stream is None:
            return b""
        mono = av.AudioResampler(format="flt", layout="mono", rate=_RATE)
        pieces: list[Any] = []
        count = 0
        for frame in opened.decode(stream):
            for piece in mono.resample(frame):
                pieces.append(np.abs(piece.to_ndarray()[0]))
                count += piece.samples
            if count > _LONGEST_SOUND_S * _RATE:
                break
    step = _RATE // PEAKS_A_SECOND
    loud = np.concatenate(pieces) if pieces else np.zeros(0)
    loud = np.pad(loud, (0, -len(loud) % step)).reshape(-1, step).max(axis=1, initial=0)
    return bytes(np.clip(loud * 255, 0, 255).astype(np.uint8).tobytes())
