"""Clips that play backwards, turned round before the film is drawn: each becomes a file of its own that plays forwards.

FFmpeg's `reverse` holds every frame of what it turns in memory. So a shot is drawn as it would be forwards, in pieces
of a bounded size that are each turned round, last piece first; its sound is decoded to a file that is read from its
end. What comes out is an ordinary shot: nothing else of the renderer knows about backwards.
"""

from __future__ import annotations

import wave
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Final

import anyio.to_thread

from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.chunks import Cut
from reelwright.studio.render.ffmpeg import run, version
from reelwright.studio.render.gathering import Batch, Done, Wanted, obtain
from reelwright.studio.render.graph import listing
from reelwright.studio.render.inputs import guarded, part
from reelwright.studio.render.keys import by_content, digest_of
from reelwright.studio.render.parts import SAMPLE_RATE, Plan, Shot, Song, Sound, anywhere
from reelwright.studio.render.shots import shot_filters, shot_input

MOST_HELD: Final = 256_000_000  # bytes of pictures that one piece may hold
_MARGIN_MS: Final = 100
_BLOCK: Final = SAMPLE_RATE * 10  # samples that are turned round at once
_WARNINGS: Final = ("-loglevel", "level+warning")
_NEARLY_LOSSLESS: Final = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "8", "-pix_fmt", "yuv420p")
_TAGS: Final = ("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv")


@dataclass(frozen=True, slots=True)
class Turned:
    """A plan in which everything plays forwards, with the files behind it, by asset id."""

    plan: Plan
    media: Mapping[str, Path]
    footage: Mapping[str, Footage]


async def turned(
    plan: Plan, media: Mapping[str, Path], footage: Mapping[str, Footage], work: Path, cache: Cache, limit: float
) -> Turned:
    """Turn round what plays backwards; the files go to `work`, pictures out of the `cache` if they are there.

    `limit`: seconds that one command may take. Raises RenderFailed, NoSpace.
    """
    if not any(shot.reverse for shot in plan.shots) and not any(sound.reverse for sound in plan.sounds):
        return Turned(plan, media, footage)
    files, looks, numbers = dict(media), dict(footage), count()
    shots: list[Shot] = []
    for shot in plan.shots:
        if shot.reverse and shot.asset is not None:
            name = f"turned{next(numbers)}"
            source, seen = media[shot.asset.id], footage[shot.asset.id]
            batch = await anyio.to_thread.run_sync(_turning, plan, shot, source, seen, limit)
            (files[name],) = await obtain(batch, work, cache)
            looks[name] = Footage()
            shot = _forward(plan, shot, name)
        shots.append(shot)
    sounds: list[Sound] = []
    for sound in plan.sounds:
        if sound.reverse and not isinstance(sound.source, Song):
            name = f"turned{next(numbers)}"
            files[name] = await _turn_sound(sound, media[sound.source.id], work / name, limit)
            sound = replace(sound, source=_asset(name, "audio", sound.span_ms), in_ms=0, reverse=False)
        sounds.append(sound)
    return Turned(replace(plan, shots=tuple(shots), sounds=tuple(sounds)), files, looks)


def _asset(name: str, kind: str, length_ms: int, plan: Plan | None = None) -> Asset:
    size = {"width": plan.width, "height": plan.height, "fps": float(plan.fps)} if plan else {}
    facts = {"id": name, "name": name, "kind": kind, "file": name, "bytes": 0, "sha256": "", "duration_ms": length_ms}
    return Asset.model_validate({**facts, **size, "has_audio": plan is None})


def _forward(plan: Plan, shot: Shot, name: str) -> Shot:
    """The shot as one of the file that was made of it: what is drawn in it already is not drawn again."""
    length_ms = -(-shot.frames * 1000 // plan.fps)
    return Shot(
        first=shot.first,
        frames=shot.frames,
        asset=_asset(name, "video", length_ms, plan),
        span_ms=length_ms,
        fade_in=shot.fade_in,
        fade_out=shot.fade_out,
        join=shot.join,
    )


def pieces(plan: Plan, shot: Shot) -> list[Cut]:
    """The shot in pieces that fit into memory, in the order in which they are shown: last first."""
    most = max(1, MOST_HELD // (plan.width * plan.height * 3 // 2))
    bare = replace(shot, first=0, fade_in=0, fade_out=0, join=None, reverse=False)
    cuts = [Cut(bare, skip, min(most, shot.frames - skip)) for skip in range(0, shot.frames, most)]
    return cuts[::-1]


def _turning(plan: Plan, shot: Shot, source: Path, footage: Footage, limit: float) -> Batch:
    """What turns a shot round. Blocks: reads the file if its digest is unknown."""
    cuts = pieces(plan, shot)
    found_by = [replace(cut, shot=anywhere(cut.shot)) for cut in cuts]
    known = by_content(source, shot.asset)
    key = digest_of([version(), *(word for cut in found_by for word in _command(plan, cut, known, footage, Path("-")))])

    async def make(outs: Sequence[Path], _: Done) -> None:
        await _turn_picture(plan, cuts, source, footage, outs[0], limit)

    return Batch((Wanted(f"{key}.mp4", shot.frames),), make)


async def _turn_picture(
    plan: Plan, cuts: Sequence[Cut], source: Path, footage: Footage, out: Path, limit: float
) -> None:
    parts = [out.with_name(f"{out.stem}-{number}.mp4") for number in range(len(cuts))]
    for cut, made in zip(cuts, parts, strict=True):
        await run(_command(plan, cut, source, footage, made), time_limit=limit)
    listed, whole = out.with_suffix(".txt"), out.with_name(f"{out.stem}-whole.mp4")
    listed.write_text(listing(parts), encoding="utf-8")
    whitelist = ("-protocol_whitelist", "file", "-format_whitelist", "concat,mov")
    together = (*whitelist, "-f", "concat", "-i", f"file:{listed}")
    await run([*_WARNINGS, *together, "-c", "copy", "-f", "mp4", "-y", f"file:{whole}"], time_limit=limit)
    for made in parts:
        made.unlink()
    whole.replace(out)


def _command(plan: Plan, cut: Cut, source: Path, footage: Footage, out: Path) -> list[str]:
    """The arguments that draw one piece of a shot and turn it round."""
    chain = f"{shot_filters(cut, plan, footage, 0, 'piece')};[piece]reverse,setpts=N/({plan.fps}*TB)[turned]"
    return [
        *_WARNINGS,
        *shot_input(cut, plan.fps, source),
        *("-filter_complex", chain, "-map", "[turned]", "-map_metadata", "-1"),
        *("-frames:v", str(cut.frames), "-r", str(plan.fps), "-fps_mode", "cfr", "-g", str(plan.fps)),
        *_NEARLY_LOSSLESS,
        *_TAGS,
        *("-f", "mp4", "-y", f"file:{out}"),
    ]


async def _turn_sound(sound: Sound, source: Path, stem: Path, limit: float) -> Path:
    """The part of a file that a sound plays, at its recorded speed, from its end to its beginning."""
    samples = max(1, round(sound.span_ms * SAMPLE_RATE / 1000))
    forward, backward = stem.with_name(f"{stem.name}-forward.wav"), stem.with_suffix(".wav")
    exact = f"aresample={SAMPLE_RATE}:async=1:first_pts=0,apad=whole_len={samples},atrim=end_sample={samples}"
    arguments = [
        *_WARNINGS,
        *guarded(source, *part(sound.in_ms, sound.span_ms + _MARGIN_MS), "-vn"),
        *("-map", "0:a:0", "-af", exact, "-map_metadata", "-1", "-bitexact"),
        *("-c:a", "pcm_s16le", "-ar", str(SAMPLE_RATE), "-ac", "2", "-f", "wav", "-y", f"file:{forward}"),
    ]
    await run(arguments, time_limit=limit)
    await anyio.to_thread.run_sync(turn_wave, forward, backward)
    forward.unlink()
    return backward


def turn_wave(forward: Path, backward: Path) -> None:
    """Write a WAV file of 16 bits the other way round, a few seconds at a time."""
    import numpy as np

    with wave.open(str(forward), "rb") as source, wave.open(str(backward), "wb") as out:
        out.setparams(source.getparams())
        end = source.getnframes()
        while end > 0:
            begin = max(0, end - _BLOCK)
            source.setpos(begin)
            block = np.frombuffer(source.readframes(end - begin), dtype="<i2").reshape(-1, source.getnchannels())
            out.writeframes(block[::-1].tobytes())
            end = begin
