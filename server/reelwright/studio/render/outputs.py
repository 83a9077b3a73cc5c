"""One render from beginning to end where something else than a plain MP4 is wanted: what is rendered for it, and what
becomes of that (`formats.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import anyio
import anyio.to_thread

from reelwright.draft.output import SOUNDS, STILLS, Output
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.ffmpeg import version
from reelwright.studio.render.film import Report, all_there, render
from reelwright.studio.render.footage import Film
from reelwright.studio.render.formats import converted, sound_alone
from reelwright.studio.render.gathering import obtain
from reelwright.studio.render.parts import Plan
from reelwright.studio.render.reversal import turned
from reelwright.studio.render.soundtrack import soundtrack
from reelwright.studio.render.still import picture_at
from reelwright.studio.render.workers import Crew, LocalProcesses

_RENDERED = 0.6
_LIMIT_S = 600.0
_LIMIT_PER_FRAME_S = 2.0


async def made_as(
    output: Output,
    plan: Plan,
    media: Mapping[str, Path],
    work: Path,
    out: Path,
    report: Report,
    cache: Cache,
    crew: Crew = LocalProcesses,
) -> Film:
    """Render `plan` and make of it what `output` asks for, at `out`. See `film.render` for the rest.

    Raises what `render` raises, and NotPossible where nothing so small can be made of it.
    """
    limit = _LIMIT_S + plan.frames * _LIMIT_PER_FRAME_S
    if output.format in STILLS:
        return await _still(output, plan, media, work, out)
    if output.format in SOUNDS:
        return await _sound(output, plan, media, work, out, cache, limit)
    master = work / "master.mp4"
    bench = work / "film"
    bench.mkdir(mode=0o700)
    fine = plan if output.format == "mp4" else replace(plan, quality="high")
    await render(fine, media, bench, master, lambda stage, done: report(stage, done * _RENDERED), cache, crew)

    def forward(done: float) -> None:
        report("converting", _RENDERED + done * (0.98 - _RENDERED))

    return await converted(master, plan, output, plan.quality, work, out, limit, forward)


async def _still(output: Output, plan: Plan, media: Mapping[str, Path], work: Path, out: Path) -> Film:
    at_ms = round(plan.seconds * 500) if output.at_ms is None else output.at_ms
    picture = await picture_at(
        replace(plan, quality="high"), media, at_ms, work, "PNG" if output.format == "png" else "JPEG"
    )
    await anyio.to_thread.run_sync(out.write_bytes, picture)
    return Film(len(picture), 0, plan.width, plan.height, plan.fps)


async def _sound(
    output: Output, plan: Plan, media: Mapping[str, Path], work: Path, out: Path, cache: Cache, limit: float
) -> Film:
    all_there(plan, media)
    forward = await turned(replace(plan, shots=(), insets=()), media, {}, work, cache, limit)
    plan, media = forward.plan, forward.media
    ffmpeg = await anyio.to_thread.run_sync(version)
    track = await anyio.to_thread.run_sync(soundtrack, plan, media, work, limit, ffmpeg)
    (sound,) = await obtain(track, work, cache)
    return await sound_alone(sound, output, plan, out, limit)
