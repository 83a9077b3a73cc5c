"""What of a film need not be encoded: pictures of a fitting H.264 file that are shown as they are.

Of each stretch of a shot with nothing over it, from the first closed group of pictures on, as many pictures are copied
as can be decoded without those that follow; what is left, before the first key frame and at the very end, is encoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render import avc
from reelwright.studio.render.chunks import Chunk, Cut
from reelwright.studio.render.ffmpeg import examined
from reelwright.studio.render.inputs import guarded
from reelwright.studio.render.parts import Plan, Shot
from reelwright.studio.render.treatment import AS_RECORDED

_CONTAINERS = frozenset({".mp4", ".mov", ".mkv"})
_LEAST_S = 1.0  # of copied pictures, for it to be worth while
_OFF_GRID = Fraction(9, 20)  # of a frame: nearer to the middle between two it is not certain which one is shown
_JITTER = Fraction(1, 10)
_TIME_LIMIT_S = 60.0
_KEY, _DISCARD = 1, 4
_HEADERS = re.compile(r"#codec_id 0: h264\n.*?#dimensions 0: (\d+)x(\d+)", re.DOTALL)
_BASE = re.compile(r"#tb 0: (\d+)/(\d+)")
_AAC = re.compile(r"#tb 1: 1/(\d+)\n#media_type 1: audio\n#codec_id 1: aac\n#sample_rate 1: \1\n")
_HEARD = re.compile(r"^1,\s*-?\d+,\s*(-?\d+),", re.MULTILINE)
_PACKET = re.compile(r"^0,\s*-?\d+,\s*(-?\d+),\s*\d+,\s*\d+,\s*0x[0-9a-f]+(?:,\s*F=0x([0-9A-F]+))?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Copy:
    """Of a cut, `frames` pictures that lie one after the other in its file, decoded from packet `packet` on, and
    `skip`: which frame of the shot the first of them is."""

    of: Cut
    skip: int
    frames: int
    packet: int


@dataclass(frozen=True, slots=True)
class Span:
    """Chunks that follow each other. `cut`: what they show together, if that is a fitting file as it is."""

    chunks: tuple[Chunk, ...]
    cut: Cut | None


@dataclass(frozen=True, slots=True)
class Packets:
    """The pictures of a file in the order of decoding: when each is shown, in seconds; the key frames. When each
    packet of its sound is heard, in samples, if that is AAC: `rate` of them a second; 0 if it is not."""

    times: tuple[Fraction, ...]
    keys: tuple[bool, ...]
    sound: tuple[int, ...] = ()
    rate: int = 0


def spans(plan: Plan, chunks: Iterable[Chunk], footage: Mapping[str, Footage]) -> Iterator[Span]:
    """The chunks of a film in order, those together that show one fitting file as it is."""
    for shot, row in groupby(chunks, key=lambda chunk: _bare(plan, chunk, footage)):
        found = tuple(row)
        frames = sum(chunk.frames for chunk in found)
        yield Span(found, Cut(shot, found[0].cuts[0].skip, frames, steady=True) if shot else None)


def _bare(plan: Plan, chunk: Chunk, footage: Mapping[str, Footage]) -> Shot | None:
    """The shot that a chunk shows a part of, if it is all that is seen, and its file fits."""
    cut, end = chunk.cuts[0], chunk.first + chunk.frames
    asset = cut.shot.asset
    if asset is None or len(chunk.cuts) > 1 or chunk.captions or plan.quality == "preview":
        return None
    over = any(inset.shot.first < end and inset.shot.end > chunk.first for inset in plan.insets)
    fading = chunk.first < plan.fade_in or end > plan.frames - plan.fade_out
    return None if over or fading or not fits(plan, cut.shot, footage[asset.id]) else cut.shot


def fits(plan: Plan, shot: Shot, footage: Footage) -> bool:
    """Whether a shot shows its file as it is, and that is of the film's own kind."""
    asset = shot.asset
    if asset is None or not _is_plain(shot, asset):
        return False
    plain = footage == Footage(untagged_hd=footage.untagged_hd, bt709=True)
    same = (asset.width, asset.height, asset.fps, asset.rotation) == (plan.width, plan.height, plan.fps, 0)
    return same and plain and asset.kind == "video" and Path(asset.file).suffix in _CONTAINERS


def _is_plain(shot: Shot, asset: Asset) -> bool:
    """Whether nothing is done to what a shot shows. Where it is blended with the next one, others look at that."""
    treatment = replace(shot.treatment, focus=AS_RECORDED.focus)
    bare = replace(shot, first=0, frames=0, in_ms=0, span_ms=0, fit="crop", treatment=treatment, join=None)
    return bare == Shot(0, 0, asset)


@lru_cache(maxsize=64)  # the next export of the same files lists none of them again
def packets(path: Path, asset: Asset) -> Packets | None:
    """The pictures of a file; None if it is not H.264 as stored. Blocks. Raises RenderFailed, NotPossible."""
    streams = ("-map", "0:v:0", "-map", "0:a:0?")
    table = examined([*guarded(path), *streams, "-c", "copy", "-f", "framecrc", "-"], time_limit=_TIME_LIMIT_S)
    header, base = _HEADERS.search(table), _BASE.search(table)
    if header is None or base is None or (int(header[1]), int(header[2])) != (asset.width, asset.height):
        return None
    unit = Fraction(int(base[1]), int(base[2]))
    found = [(int(packet[1]) * unit, int(packet[2] or "1", 16)) for packet in _PACKET.finditer(table)]
    if any(flags & _DISCARD for _, flags in found):
        return None
    keys = tuple(bool(flags & _KEY) for _, flags in found)
    return Packets(tuple(time for time, _ in found), keys, *_sound(table))


def _sound(table: str) -> tuple[tuple[int, ...], int]:
    rate = _AAC.search(table)
    if rate is None:
        return (), 0
    return tuple(int(packet[1]) for packet in _HEARD.finditer(table)), int(rate[1])


def copies(cuts: Iterable[Cut], fps: int, found: Packets) -> list[Copy | None]:
    """For each stretch of a shot of one file what can be copied of it; None where that is too little."""
    order = sorted(range(len(found.times)), key=lambda packet: found.times[packet])
    shown = {packet: rank for rank, packet in enumerate(order)}
    ranks = [shown[packet] for packet in range(len(order))]
    clean = _clean_keys(ranks, found.keys)
    times = sorted(found.times)
    return [_copy(cut, fps, times, ranks, clean) for cut in cuts]


def _clean_keys(ranks: Sequence[int], keys: Sequence[bool]) -> list[int]:
    """The packets from which on the file can be decoded as if it began there."""
    after = [len(ranks)] * (len(ranks) + 1)
    for packet in range(len(ranks) - 1, -1, -1):
        after[packet] = min(after[packet + 1], ranks[packet])
    return [packet for packet, key in enumerate(keys) if key and after[packet] == ranks[packet] == packet]


def _copy(cut: Cut, fps: int, times: Sequence[Fraction], ranks: Sequence[int], clean: Sequence[int]) -> Copy | None:
    begins = _first_shown(cut.shot, fps, times)
    if begins is None or begins + cut.skip + cut.frames > len(times):
        return None
    first = begins + cut.skip
    end = first + cut.frames
    steady = all(abs((times[rank] - times[begins]) * fps - (rank - begins)) <= _JITTER for rank in range(first, end))
    begin = next((packet for packet in clean if ranks[packet] >= first), None)
    if not steady or begin is None:
        return None
    last = _decodable(ranks, begin, end)
    if last - ranks[begin] < _LEAST_S * fps:
        return None
    return Copy(cut, ranks[begin] - begins, last - ranks[begin], begin)


def _first_shown(shot: Shot, fps: int, times: Sequence[Fraction]) -> int | None:
    """Which picture of the file is the shot's first frame; None if that is a matter of rounding."""
    begin = Fraction(shot.in_ms, 1000)
    nearest = min(range(len(times)), key=lambda rank: abs(times[rank] - begin), default=None)
    if nearest is None or abs(times[nearest] - begin) * fps > _OFF_GRID:
        return None
    return nearest


def _decodable(ranks: Sequence[int], begin: int, end: int) -> int:
    """The rank before which all pictures from packet `begin` on can be shown, with no packet that is shown later."""
    highest = reached = ranks[begin]
    for count, packet in enumerate(range(begin, len(ranks)), 1):
        highest = max(highest, ranks[packet])
        if highest >= end:
            break
        if highest - ranks[begin] + 1 == count:
            reached = highest + 1
    return reached


def command(copies: Sequence[Copy], path: Path, outs: Sequence[Path]) -> list[str]:
    """The arguments that copy the packets of each, one for each frame, to an MP4. The file is read once."""
    arguments = ["-loglevel", "level+warning", *guarded(path)]
    for copy, out in zip(copies, outs, strict=True):
        chosen = f"noise=drop='lt(n,{copy.packet})+gte(n,{copy.packet + copy.frames})'"
        arguments += ["-map", "0:v:0", "-map_metadata", "-1", "-map_chapters", "-1", "-c", "copy", "-bsf:v", chosen]
        arguments += ["-f", "mp4", "-y", f"file:{out}"]
    return arguments


@dataclass(frozen=True, slots=True)
class _Copied:
    """A copied file: its name, which says what is in it, and where it lies this time."""

    name: str
    path: Path = field(compare=False)


def header_of(copied: Path) -> bytes | None:
    """The parameter sets of a copied file, which is named by its content; None if its pictures cannot be joined to
    ours. Blocks. Reads with PyAV."""
    return _header(_Copied(copied.name, copied))


@lru_cache(maxsize=256)
def _header(copied: _Copied) -> bytes | None:
    import av

    try:
        with av.open(f"file:{copied.path}", format="mov", options={"protocol_whitelist": "file"}) as opened:
            codec = opened.streams.video[0].codec_context
            content = codec.extradata or b""
            tagged = {int(codec.color_primaries), int(codec.color_trc), int(codec.colorspace)} <= {1, 2}
            ours = codec.name == "h264" and codec.pix_fmt == "yuv420p" and int(codec.color_range) != 2 and tagged
            plain = all(avc.sps_facts(one).plain for one in avc.read(content).sps)
            types = [avc.units(bytes(packet)) for packet in opened.demux(video=0) if packet.size and packet.is_keyframe]
    except (av.FFmpegError, IndexError, avc.NotAvc):
        return None
    closed = all(avc.IDR in found and not {avc.SPS, avc.PPS} & found for found in types)
    return content if ours and plain and closed else None


def free_numbers(headers: Iterable[bytes]) -> tuple[int, int] | None:
    """Two numbers that no parameter set of these has; None if there are none left."""
    taken = set[int]().union(*(avc.read(header).ids for header in headers))
    free = [number for number in range(1, avc.MOST_IDS) if number not in taken]
    return (free[0], free[1]) if len(free) > 1 else None
