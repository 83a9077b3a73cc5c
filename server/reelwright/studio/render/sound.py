"""The sound of a plan as FFmpeg commands, and how loud it is to be. Pure.

First everything is mixed into a float WAV, exactly as long as the film, and measured on the way (EBU R 128). The mix
then gets one gain and, where its peaks would be too high, a limiter; the last command (`graph.py`) applies both.
Where somebody chose a volume, the gain is that of the mix with the usual volumes: else it would undo the choice.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reelwright.errors import RenderFailed
from reelwright.studio.render.inputs import guarded, part
from reelwright.studio.render.parts import SAMPLE_RATE, Plan, Recipe, Song, Sound, samples_at

TARGET_LUFS = -14.0
CEILING_DBTP = -2.0  # AAC adds up to about 1 dB to it
MAX_GAIN_DB = 20.0
SILENCE_LUFS = -70.0  # the absolute gate of EBU R 128
_MARGIN_MS = 100
_OVERSAMPLED = 4 * SAMPLE_RATE  # peaks between samples are seen at this rate
_STEREO = f"aformat=sample_fmts=fltp:sample_rates={SAMPLE_RATE}:channel_layouts=stereo"
_MEASURE = "ebur128=peak=true:framelog=quiet"
_NUMBER = r"(-?(?:\d+(?:\.\d+)?|inf|nan))"


@dataclass(frozen=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS (-70 and less is silence) and true peak in dBTP."""

    lufs: float
    peak: float


@dataclass(frozen=True, slots=True)
class Master:
    """What brings a mix to its final loudness: a gain in dB, and whether a limiter is needed after it."""

    gain: float = 0.0
    limited: bool = False


def mix(plan: Plan, media: Mapping[str, Path], songs: Mapping[Recipe, Path], out: Path) -> list[str]:
    """The arguments that mix and measure every sound of `plan` into `out`, a WAV of exactly `plan.samples` samples."""
    inputs = [argument for sound in plan.sounds for argument in _input(sound, media, songs)]
    bed = f"anullsrc=r={SAMPLE_RATE}:cl=stereo,atrim=end_sample={plan.samples},{_STEREO}[bed]"
    rows = lanes(plan.sounds)
    chains = [bed, *(chain for number, row in enumerate(rows) for chain in _lane(plan.sounds, row, f"lane{number}"))]
    labels = "[bed]" + "".join(f"[lane{number}]" for number in range(len(rows)))
    together = f"amix=inputs={len(rows) + 1}:duration=first:normalize=0:dropout_transition=0"
    chains.append(f"{labels}{','.join([together, *_film_fades(plan), _MEASURE])}[mix]")
    return [
        *("-loglevel", "level+info"),
        *inputs,
        *("-filter_complex", ";".join(chains), "-map", "[mix]", "-map_metadata", "-1"),
        *("-c:a", "pcm_f32le", "-ar", str(SAMPLE_RATE), "-ac", "2", "-f", "wav", "-y", f"file:{out}"),
    ]


def measure(mixed: Path, master: Master) -> list[str]:
    """The arguments that measure a mix as `master` will make it, and write nothing."""
    filters = f"{filters_of(master)},{_MEASURE}"
    return ["-loglevel", "level+info", *guarded(mixed), "-map", "0:a", "-af", filters, "-f", "null", "-"]


def loudness(report: str) -> Loudness:
    """The summary that `ebur128` leaves at the end of FFmpeg's messages. Raises RenderFailed if there is none."""
    summary = report.rpartition("Summary:")[2]
    lufs, peak = (re.search(pattern, summary) for pattern in (rf"I:\s+{_NUMBER} LUFS", rf"Peak:\s+{_NUMBER} dBFS"))
    if lufs is None or peak is None:
        raise RenderFailed("The loudness of the sound could not be measured.")
    return Loudness(float(lufs[1]), float(peak[1]))


def as_usual(plan: Plan) -> Plan:
    """The same film with the usual volumes; what is muted stays so. The very same value if nobody chose a volume."""
    if all(sound.volume == sound.usual for sound in plan.sounds):
        return plan
    return replace(plan, sounds=tuple(replace(sound, volume=sound.usual) for sound in plan.sounds))


def master(mixed: Loudness, usual: Loudness) -> Master:
    """One gain: what brings the usual mix to -14 LUFS, at most +20 dB, so that quiet rooms stay quiet.

    Silence is left alone.
    """
    if not math.isfinite(usual.lufs) or usual.lufs <= SILENCE_LUFS:
        return Master()
    gain = min(MAX_GAIN_DB, TARGET_LUFS - usual.lufs)
    return Master(gain, limited=mixed.peak + gain > CEILING_DBTP)


def corrected(first: Master, limited: Loudness) -> Master:
    """The gain again, once it is known how much loudness the limiter takes away; by at most 3 dB."""
    missing = max(0.0, min(3.0, TARGET_LUFS - limited.lufs))
    return Master(min(MAX_GAIN_DB, first.gain + missing), first.limited)


def filters_of(made: Master) -> str:
    """The filters that apply a Master to a mix."""
    gain = f"volume={made.gain:.2f}dB"
    if not made.limited:
        return gain
    limit = f"alimiter=limit={10 ** (CEILING_DBTP / 20):.4f}:level=0:attack=5:release=50:latency=1"
    return f"{gain},aresample={_OVERSAMPLED},{limit},aresample={SAMPLE_RATE}"


def lanes(sounds: Sequence[Sound]) -> list[list[int]]:
    """The numbers of the sounds, in rows in which no two overlap: a row is one voice for the mixer.

    A mixer with one voice per sound would work through the whole film once for each of them.
    """
    rows: list[list[int]] = []
    ends: list[int] = []
    for number in sorted(range(len(sounds)), key=lambda one: sounds[one].at):
        sound = sounds[number]
        row = next((row for row, end in enumerate(ends) if end <= sound.at), len(rows))
        if row == len(rows):
            rows.append([])
            ends.append(0)
        rows[row].append(number)
        ends[row] = sound.at + sound.samples
    return rows


def _lane(sounds: Sequence[Sound], row: Sequence[int], label: str) -> list[str]:
    """The sounds of one row, each after the silence that precedes it."""
    free = [0, *(sounds[number].at + sounds[number].samples for number in row)]
    chains = [_sound(number, sounds[number], begin) for number, begin in zip(row, free, strict=False)]
    labels = "".join(f"[s{number}]" for number in row)
    return [*chains, f"{labels}concat=n={len(row)}:v=0:a=1[{label}]"]


def _input(sound: Sound, media: Mapping[str, Path], songs: Mapping[Recipe, Path]) -> list[str]:
    if isinstance(sound.source, Song):
        return guarded(songs[sound.source, sound.samples])
    return guarded(media[sound.source.id], *part(sound.in_ms, sound.span_ms + _MARGIN_MS), "-vn")


def _sound(number: int, sound: Sound, after: int) -> str:
    """One piece: stereo at 48 kHz, its speed, exactly `samples` samples, volume and fades.

    Silence since the sample `after` comes first.
    """
    read = max(1, round(sound.span_ms * SAMPLE_RATE / 1000)) if sound.span_ms else sound.samples
    steps = [
        f"aresample={SAMPLE_RATE}:async=1:first_pts=0",
        _STEREO,
        f"atrim=end_sample={read}",
        *_tempo(sound.speed),
        f"apad=whole_len={sound.samples}",
        f"atrim=end_sample={sound.samples}",
        "asetpts=N/SR/TB",
        *([f"volume={sound.volume:g}"] if sound.volume != 1 else []),
        f"afade=t=in:ss=0:ns={sound.fade_in}:curve=qsin",
        f"afade=t=out:ss={max(0, sound.samples - sound.fade_out)}:ns={sound.fade_out}:curve=qsin",
        *([f"adelay=delays={sound.at - after}S:all=1"] if sound.at > after else []),
    ]
    return f"[{number}:a:0]{','.join(steps)}[s{number}]"


def _tempo(speed: float) -> list[str]:
    """`atempo` keeps the pitch, and sounds best between 0.5 and 2: a larger step is made in two."""
    if speed == 1:
        return []
    if 0.5 <= speed <= 2:
        return [f"atempo={speed:g}"]
    return [f"atempo={math.sqrt(speed):.9g}"] * 2


def _film_fades(plan: Plan) -> list[str]:
    fade_in, fade_out = samples_at(plan.fade_in, plan.fps), samples_at(plan.fade_out, plan.fps)
    begin = [f"afade=t=in:ss=0:ns={fade_in}"] if fade_in else []
    end = [f"afade=t=out:ss={plan.samples - fade_out}:ns={fade_out}"] if fade_out else []
    return begin + end
