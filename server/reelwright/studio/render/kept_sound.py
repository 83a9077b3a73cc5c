"""The sound of a film that is one cut out of one file, and nothing else: the file's own AAC, copied.

Nobody who only cuts a file asks for another loudness. The packets are those that are heard, and one before, without
which the first could not be decoded as in the file; the film's edit list skips what comes before the cut.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from reelwright.studio.render.copying import Packets
from reelwright.studio.render.inputs import guarded
from reelwright.studio.render.parts import MICRO_FADE, Plan, Sound

_STEP = 1024  # samples in a packet of AAC-LC
_RATES = (44_100, 48_000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """`packets` packets of a file's sound from number `packet` on; `skip` samples of them come before the film."""

    packet: int
    packets: int
    skip: int


def stretch(plan: Plan, found: Packets) -> Stretch | None:
    """What of a file's sound is the film's; None if anything is done to it, or it has not got one packet after the
    other."""
    if not _is_own(plan) or found.rate not in _RATES:
        return None
    begin = Fraction(plan.shots[0].in_ms * found.rate, 1000)
    end = begin + Fraction(plan.frames * found.rate, plan.fps)
    heard = [place for place, time in enumerate(found.sound) if begin - _STEP < time < end]
    if not heard or found.sound[heard[0]] > begin or found.sound[heard[-1]] + _STEP < end:
        return None
    first = max(0, heard[0] - 1)
    row = found.sound[first : heard[-1] + 1]
    if any(time != row[0] + place * _STEP for place, time in enumerate(row)):
        return None
    return Stretch(first, len(row), math.floor(begin - row[0]))


def _is_own(plan: Plan) -> bool:
    """Whether the film is one shot, with nothing over it, that sounds as it was recorded."""
    more = plan.captions or plan.insets or plan.fade_in or plan.fade_out
    if more or not plan.as_recorded or len(plan.shots) != 1 or len(plan.sounds) != 1:
        return False
    (shot,), (sound,) = plan.shots, plan.sounds
    if shot.asset is None or sound.fade_in > MICRO_FADE or sound.fade_out > MICRO_FADE:
        return False
    bare = replace(sound, samples=0, span_ms=0, fade_in=MICRO_FADE, fade_out=MICRO_FADE)
    return bare == Sound(shot.asset, 0, 0, in_ms=shot.in_ms)


def command(chosen: Stretch, path: Path, outs: Sequence[Path]) -> list[str]:
    """The arguments that copy the packets to an MP4."""
    (out,) = outs
    kept = f"noise=drop='lt(n,{chosen.packet})+gte(n,{chosen.packet + chosen.packets})'"
    return [
        *("-loglevel", "level+warning"),
        *guarded(path),
        *("-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1", "-c", "copy", "-bsf:a", kept),
        *("-avoid_negative_ts", "make_zero", "-f", "mp4", "-y", f"file:{out}"),
    ]


def is_plain(copied: Path, chosen: Stretch) -> bool:
    """Whether what was copied is AAC that every player knows, complete. Blocks. Reads with PyAV."""
    import av

    try:
        with av.open(f"file:{copied}", format="mov", options={"protocol_whitelist": "file"}) as opened:
            codec = opened.streams.audio[0].codec_context
            known = codec.name == "aac" and codec.profile == "LC" and codec.layout.nb_channels in (1, 2)
            times = [packet.pts for packet in opened.demux(audio=0) if packet.size]
            exact = opened.streams.audio[0].time_base == Fraction(1, codec.sample_rate)
    except (av.FFmpegError, IndexError):
        return False
    return known and exact and times == [place * _STEP for place in range(chosen.packets)]
