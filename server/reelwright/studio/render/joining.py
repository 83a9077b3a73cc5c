"""Chunks and sound as one film, without encoding again. Reads and writes with PyAV, imported when needed; blocks.

Every picture gets its time by counting: its place in the film in units of a frame. So no rounding of a chunk's times
can lose or repeat one, and chunks whose encoders look ahead by different numbers of frames fit together. The order of
decoding is that of the chunks, each of which begins with an IDR picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from reelwright.errors import RenderFailed
from reelwright.studio.render.avc import NotAvc, together

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet
    from av.stream import Stream

_OPTIONS = {"protocol_whitelist": "file", "max_streams": "4"}
_UNSEEN = [{"skip_frame": "all"}]  # else each file's first picture is decoded when it is opened


@dataclass(frozen=True, slots=True)
class Piece:
    """A rendered chunk: a file of exactly `frames` pictures."""

    file: Path
    frames: int


@dataclass(frozen=True, slots=True)
class Track:
    """The sound of a film: a file, of which `skip` samples, in its own rate, come before the film begins."""

    file: Path
    skip: int = 0


@dataclass(frozen=True, slots=True)
class _Contents:
    """What is in a piece: its parameter sets, and for each packet, in the order of decoding, which picture it holds."""

    file: Path
    header: bytes
    shown: tuple[int, ...]

    @property
    def delay(self) -> int:
        """By how many frames a picture is decoded before it can be shown, at most."""
        return max(place - shown for place, shown in enumerate(self.shown))


def join(pieces: Sequence[Piece], sound: Track, fps: int, out: Path) -> None:
    """Write the film to `out`. Raises RenderFailed if a piece is not what it should be."""
    import av

    with ExitStack() as stack:
        try:
            contents = [_read(piece) for piece in pieces]
            first, music = (stack.enter_context(_looked_into(path)) for path in (pieces[0].file, sound.file))
            film = stack.enter_context(av.open(f"{out}", "w", format="mp4", options={"movflags": "+faststart"}))
            _mux(film, first, (music, sound.skip), contents, fps)
        except (av.FFmpegError, IndexError, NotAvc) as error:
            raise RenderFailed("The pieces of the film could not be joined.") from error


def _looked_into(path: Path) -> InputContainer:
    """Opened, with all that a decoder finds out about it."""
    import av

    return av.open(f"file:{path}", format="mov", options=_OPTIONS)


def _opened(path: Path) -> InputContainer:
    """Opened for its packets alone."""
    import av

    unseen = cast("list[str]", _UNSEEN)  # what PyAV's types call it; it takes a dict for each stream
    return av.open(f"file:{path}", format="mov", options=_OPTIONS, stream_options=unseen)


def _read(piece: Piece) -> _Contents:
    """Raises RenderFailed unless every picture from 0 to `frames - 1` is there once, and the first can begin a film."""
    with _opened(piece.file) as opened:
        header = opened.streams.video[0].codec_context.extradata or b""
        packets = [(packet.pts or 0, packet.is_keyframe) for packet in opened.demux(video=0) if packet.size]
    rank = {pts: number for number, pts in enumerate(sorted(pts for pts, _ in packets))}
    if len(rank) != piece.frames or not packets[0][1]:
        raise RenderFailed(f"A piece of the film has {len(rank)} frames instead of {piece.frames}.")
    return _Contents(piece.file, header, tuple(rank[pts] for pts, _ in packets))


def _mux(
    film: OutputContainer,
    first: InputContainer,
    heard: tuple[InputContainer, int],
    pieces: Sequence[_Contents],
    fps: int,
) -> None:
    music, skip = heard
    picture = film.add_stream_from_template(first.streams.video[0])
    picture.time_base = Fraction(1, fps)
    sound = film.add_stream_from_template(music.streams.audio[0])
    picture.codec_context.extradata = together(list(dict.fromkeys(piece.header for piece in pieces)))
    pictures = _pictures(pieces, fps, max(piece.delay for piece in pieces))
    for packet in merge(_of(picture, pictures), _of(sound, _earlier(music, skip)), key=_begins):
        film.mux(packet)


def _of(stream: Stream, packets: Iterable[Packet[Any]]) -> Iterator[Packet[Any]]:
    for packet in packets:
        if packet.dts is not None:
            packet.stream = stream
            yield packet


def _earlier(music: InputContainer, skip: int) -> Iterator[Packet[Any]]:
    """The packets of the sound, so that what is skipped comes before the film: its edit list leaves that out."""
    for packet in music.demux(audio=0):
        if packet.pts is not None and packet.dts is not None:
            packet.pts, packet.dts = packet.pts - skip, packet.dts - skip
            yield packet


def _begins(packet: Packet[Any]) -> float:
    return float((packet.dts or 0) * (packet.time_base or 1))


def _pictures(pieces: Sequence[_Contents], fps: int, delay: int) -> Iterator[Packet[Any]]:
    unit, base = Fraction(1, fps), 0
    for piece in pieces:
        with _opened(piece.file) as opened:
            packets = (packet for packet in opened.demux(video=0) if packet.size)
            for place, (packet, shown) in enumerate(zip(packets, piece.shown, strict=True)):
                packet.time_base = unit
                packet.pts, packet.dts, packet.duration = base + shown, base + place - delay, 1
                yield packet
        base += len(piece.shown)
