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
from reelwright.studio.render.envelope import LEAD, loudest
from reelwright.studio.render.envelope import RATE as CURVE_RATE
from reelwright.studio.render.inputs import guarded, part
from reelwright.studio.render.parts import (
    LAP,
    MICRO_FADE,
    SAMPLE_RATE,
    TARGET_LUFS,
    Plan,
    Recipe,
    Song,
    Sound,
    samples_at,
)
from reelwright.studio.render.voice import RATE as VOICE_RATE

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


def mix(
    plan: Plan,
    media: Mapping[str, Path],
    songs: Mapping[Recipe, Path],
    out: Path,
    curves: Mapping[int, Path] | None = None,
) -> list[str]:
    """The arguments that mix and measure every sound of `plan` into `out`, a WAV of exactly `plan.samples` samples.

    `curves`: the files of `envelope.py`, by the number of the sound, for each that needs one.
    """
    return [
        *("-loglevel", "level+info"),
        *_mixed(plan, media, songs, curves or {}, [*_film_fades(plan), _MEASURE]),
        *("-c:a", "pcm_f32le", "-ar", str(SAMPLE_RATE), "-ac", "2", "-f", "wav", "-y", f"file:{out}"),
    ]


def voices(plan: Plan, media: Mapping[str, Path], out: Path, curves: Mapping[int, Path]) -> list[str]:
    """The arguments that mix a plan without music into a small WAV, for `voice.py` to listen to."""
    return [
        *("-loglevel", "level+info"),
        *_mixed(plan, media, {}, curves, []),
        *("-c:a", "pcm_s16le", "-ar", str(VOICE_RATE), "-ac", "1", "-f", "wav", "-y", f"file:{out}"),
    ]


def _mixed(
    plan: Plan,
    media: Mapping[str, Path],
    songs: Mapping[Recipe, Path],
    curves: Mapping[int, Path],
    last: Sequence[str],
) -> list[str]:
    """Every input and the graph that mixes them, `last` filters at its end; the mix is mapped."""
    inputs = [argument for sound in plan.sounds for argument in _input(sound, media, songs)]
    drawn = {number: len(plan.sounds) + place for place, number in enumerate(curves)}
    inputs += [argument for path in curves.values() for argument in guarded(path)]
    bed = f"anullsrc=r={SAMPLE_RATE}:cl=stereo,atrim=end_sample={plan.samples},{_STEREO}[bed]"
    rows = lanes(plan.sounds)
    chains = [
        bed,
        *(chain for number, row in enumerate(rows) for chain in _lane(plan.sounds, row, f"lane{number}", drawn)),
    ]
    labels = "[bed]" + "".join(f"[lane{number}]" for number in range(len(rows)))
    together = f"amix=inputs={len(rows) + 1}:duration=first:normalize=0:dropout_transition=0"
    chains.append(f"{labels}{','.join([together, *last])}[mix]")
    return [*inputs, *("-filter_complex", ";".join(chains), "-map", "[mix]", "-map_metadata", "-1")]


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
    """The same film with the usual volumes; what is muted stays so. The very same value if nobody chose a volume.

    Ducking stays: it belongs to the mix and is no wish for a quieter film.
    """
    if all(sound.volume == sound.usual and not sound.gains for sound in plan.sounds):
        return plan
    return replace(plan, sounds=tuple(_as_usual(sound) for sound in plan.sounds))


def _as_usual(sound: Sound) -> Sound:
    return sound if sound.volume == 0 else replace(sound, volume=sound.usual, gains=())


def master(mixed: Loudness, usual: Loudness, target: float = TARGET_LUFS) -> Master:
    """One gain: what brings the usual mix to the target, at most +20 dB, so that quiet rooms stay quiet.

    Silence is left alone.
    """
    if not math.isfinite(usual.lufs) or usual.lufs <= SILENCE_LUFS:
        return Master()
    gain = min(MAX_GAIN_DB, target - usual.lufs)
    return Master(gain, limited=mixed.peak + gain > CEILING_DBTP)


def corrected(first: Master, limited: Loudness, target: float = TARGET_LUFS) -> Master:
    """The gain again, once it is known how much loudness the limiter takes away; by at most 3 dB."""
    missing = max(0.0, min(3.0, target - limited.lufs))
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


def _lane(sounds: Sequence[Sound], row: Sequence[int], label: str, drawn: Mapping[int, int]) -> list[str]:
    """The sounds of one row, each after the silence that precedes it. `drawn`: the inputs of their curves."""
    free = [0, *(sounds[number].at + sounds[number].samples for number in row)]
    chains = [
        _sound(number, sounds[number], begin, drawn.get(number)) for number, begin in zip(row, free, strict=False)
    ]
    labels = "".join(f"[s{number}]" for number in row)
    return [*chains, f"{labels}concat=n={len(row)}:v=0:a=1[{label}]"]


def _input(sound: Sound, media: Mapping[str, Path], songs: Mapping[Recipe, Path]) -> list[str]:
    if isinstance(sound.source, Song):
        return guarded(songs[sound.source, sound.samples])
    return guarded(media[sound.source.id], *part(sound.in_ms, sound.span_ms + _MARGIN_MS), "-vn")


def _sound(number: int, sound: Sound, after: int, curve: int | None) -> str:
    """One piece: stereo at 48 kHz, its speed, exactly `samples` samples, volume and fades.

    Silence since the sample `after` comes first.
    """
    read = max(1, round(sound.span_ms * SAMPLE_RATE / 1000)) if sound.span_ms else sound.samples
    volume = loudest(sound) if curve is not None else sound.volume
    steps = [
        f"aresample={SAMPLE_RATE}:async=1:first_pts=0",
        _STEREO,
        f"atrim=end_sample={read}",
        *_tempo(sound.speed),
        *_early_end(round(read / sound.speed), sound.samples),
        f"apad=whole_len={sound.samples}",
        f"atrim=end_sample={sound.samples}",
        "asetpts=N/SR/TB",
        *([f"volume={volume:g}"] if volume != 1 else []),
    ]
    ends = [
        f"afade=t=in:ss=0:ns={sound.fade_in}:curve={_bend(sound.fade_in)}",
        f"afade=t=out:ss={max(0, sound.samples - sound.fade_out)}:ns={sound.fade_out}:curve={_bend(sound.fade_out)}",
        *([f"adelay=delays={sound.at - after}S:all=1"] if sound.at > after else []),
    ]
    if curve is None:
        return f"[{number}:a:0]{','.join([*steps, *ends])}[s{number}]"
    drawn = ",".join([f"aresample={SAMPLE_RATE}", _STEREO, *_inside(sound.samples)])
    return (
        f"[{number}:a:0]{','.join(steps)}[p{number}];[{curve}:a:0]{drawn}[c{number}];"
        f"[p{number}][c{number}]amultiply,{','.join(ends)}[s{number}]"
    )


def _early_end(heard: int, samples: int) -> list[str]:
    """A short fade where a source ends before its sound does, and silence follows."""
    return [f"afade=t=out:ss={max(0, heard - MICRO_FADE)}:ns={MICRO_FADE}:curve=tri"] if heard < samples else []


def _inside(samples: int) -> list[str]:
    """What takes a curve's lead off: exactly as long as its sound."""
    lead = LEAD * SAMPLE_RATE // CURVE_RATE
    return [f"atrim=start_sample={lead}:end_sample={lead + samples}", "asetpts=N/SR/TB"]


def _bend(samples: int) -> str:
    """Short fades add up to 1 where the same sound goes on in the next clip; longer ones keep the power."""
    return "tri" if samples <= LAP else "qsin"


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
