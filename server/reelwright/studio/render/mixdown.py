"""The sound of one film: songs composed, speech looked for, curves drawn, everything mixed and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import anyio

from reelwright.studio.render import sound
from reelwright.studio.render.envelope import needs_curve, write_curve
from reelwright.studio.render.ffmpeg import run
from reelwright.studio.render.parts import SAMPLE_RATE, Plan, Recipe, Song
from reelwright.studio.render.space import most_bytes

Stretches = Sequence[tuple[int, int]]
"""From which to which sample of the film."""


async def mix(plan: Plan, media: Mapping[str, Path], work: Path, out: Path, limit: float) -> sound.Master:
    """Write the mix to `out`; return what will bring it to its final loudness. `limit`: seconds for one command.

    Raises RenderFailed, NoSpace.
    """
    songs = await anyio.to_thread.run_sync(compose, plan, work)
    spoken = await speech(plan, media, work, limit)
    usual = sound.as_usual(plan)
    measured = []
    for version in (usual, plan) if usual is not plan else (plan,):
        curves = await anyio.to_thread.run_sync(draw, version, spoken, work)
        mixed = await run(sound.mix(version, media, songs, out, curves), time_limit=limit, most_bytes=most_bytes(plan))
        measured.append(sound.loudness(mixed.messages))
    master = sound.master(measured[-1], measured[0], plan.lufs)
    if not master.limited or usual is not plan:
        return master
    limited = await run(sound.measure(out, master), time_limit=limit)
    return sound.corrected(master, sound.loudness(limited.messages), plan.lufs)


async def speech(plan: Plan, media: Mapping[str, Path], work: Path, limit: float) -> Stretches:
    """Where somebody speaks in the film, if any music of it steps back for that."""
    spoken = replace(plan, sounds=tuple(piece for piece in plan.sounds if not piece.music))
    if not spoken.sounds or not any(piece.duck_db for piece in plan.sounds):
        return []
    from reelwright.studio.render import voice

    heard = work / "voices.wav"
    curves = await anyio.to_thread.run_sync(draw, spoken, [], work)
    await run(sound.voices(spoken, media, heard, curves), time_limit=limit, most_bytes=most_bytes(plan))
    return await anyio.to_thread.run_sync(voice.speech, heard)


def draw(plan: Plan, spoken: Stretches, work: Path) -> dict[int, Path]:
    """Write the curve of each sound that needs one; by its number."""
    curves = {}
    for number, piece in enumerate(plan.sounds):
        if needs_curve(piece):
            curves[number] = work / f"curve{number}.wav"
            write_curve(curves[number], piece, spoken)
    return curves


def compose(plan: Plan, work: Path) -> dict[Recipe, Path]:
    """Write every composed song of the plan, each at the length that is needed."""
    recipes = {(piece.source, piece.samples) for piece in plan.sounds if isinstance(piece.source, Song)}
    if not recipes:
        return {}
    from reelwright.studio.music import write_wav

    songs = {}
    for number, (song, samples) in enumerate(recipes):
        songs[song, samples] = work / f"song{number}.wav"
        seconds = samples / SAMPLE_RATE
        write_wav(songs[song, samples], song.mood, seconds, song.seed, tempo=song.tempo, land=song.land)
    return songs
