"""One render from beginning to end: reversed clips turned round, letters drawn, songs composed, sound mixed, picture
encoded, result checked.

It knows nothing of queues, records or restarts: that is `engine.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import anyio

from reelwright.errors import FileNotFound
from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render import sound
from reelwright.studio.render.chunks import MOST_SOURCES, Chunk, chunks
from reelwright.studio.render.ffmpeg import run
from reelwright.studio.render.footage import Film, finished, footage
from reelwright.studio.render.graph import Files, Overlay, joined, listing, picture, whole
from reelwright.studio.render.parts import SAMPLE_RATE, Plan, Recipe, Song
from reelwright.studio.render.reversal import turned
from reelwright.studio.render.space import most_bytes

Report = Callable[[str, float], None]
"""Called with the stage ("sound", "picture", "checking") and the fraction of the whole that is done."""

_SOUND_SHARE = 0.08
_PICTURE_SHARE = 0.98
_TIME_FLOOR_S = 300.0
_TIME_PER_FRAME_S = 1.0


async def render(
    plan: Plan, media: Mapping[str, Path], work: Path, out: Path, report: Report, most: int = MOST_SOURCES
) -> Film:
    """Render `plan` to `out`. `media` gives the file of every asset by its id; `work` is an empty folder.

    A command of FFmpeg's gets at most `most` shots.

    Raises RenderFailed, NoSpace or FileNotFound. What it leaves in `work`, and a half-written `out`, are the caller's
    to remove.
    """
    limit = _TIME_FLOOR_S + plan.frames * _TIME_PER_FRAME_S
    all_there(plan, media)
    report("sound", 0.0)
    kinds = {shot.asset.id: await footage_of(shot.asset, media) for shot in plan.shots if shot.asset}
    forward = await turned(plan, media, kinds, work, limit)
    plan, media, kinds = forward.plan, forward.media, dict(forward.footage)
    overlays = await anyio.to_thread.run_sync(letter, plan, work)
    songs = await anyio.to_thread.run_sync(_compose, plan, work)
    mixed = work / "mix.wav"
    filters = sound.filters_of(await _mix(plan, media, songs, mixed, limit))
    report("picture", _SOUND_SHARE)
    pieces = chunks(plan, most)
    files = Files(media, kinds, overlays)
    if len(pieces) == 1:
        await _draw(plan, pieces[0], whole(plan, pieces[0], files, mixed, filters, out), limit, report)
    else:
        parts = [work / f"chunk{number}.mp4" for number in range(len(pieces))]
        for chunk, part in zip(pieces, parts, strict=True):
            await _draw(plan, chunk, picture(plan, chunk, files, part), limit, report)
        listed = work / "chunks.txt"
        listed.write_text(listing(parts), encoding="utf-8")
        await run(joined(listed, mixed, filters, out), time_limit=limit, most_bytes=most_bytes(plan))
    report("checking", _PICTURE_SHARE)
    return await anyio.to_thread.run_sync(finished, out, plan)


async def footage_of(asset: Asset, media: Mapping[str, Path]) -> Footage:
    """What an asset's picture needs, looked for if it does not say so itself."""
    if asset.footage is not None:
        return asset.footage
    return await anyio.to_thread.run_sync(footage, media[asset.id])


async def _draw(plan: Plan, chunk: Chunk, arguments: list[str], limit: float, report: Report) -> None:
    """Run the command that renders one chunk; its progress is that of the whole film."""
    share = (_PICTURE_SHARE - _SOUND_SHARE) / plan.frames

    def forward(done: float) -> None:
        report("picture", _SOUND_SHARE + (chunk.first + done * chunk.frames) * share)

    await run(arguments, frames=chunk.frames, on_progress=forward, time_limit=limit, most_bytes=most_bytes(plan))


async def _mix(
    plan: Plan, media: Mapping[str, Path], songs: Mapping[Recipe, Path], out: Path, limit: float
) -> sound.Master:
    """Write the mix to `out`; return what will bring it to its final loudness."""
    usual = sound.as_usual(plan)
    measured = []
    for version in (usual, plan) if usual is not plan else (plan,):
        mixed = await run(sound.mix(version, media, songs, out), time_limit=limit, most_bytes=most_bytes(plan))
        measured.append(sound.loudness(mixed.messages))
    master = sound.master(measured[-1], measured[0])
    if not master.limited or usual is not plan:
        return master
    limited = await run(sound.measure(out, master), time_limit=limit)
    return sound.corrected(master, sound.loudness(limited.messages))


def all_there(plan: Plan, media: Mapping[str, Path]) -> None:
    """Raises FileNotFound."""
    used = [shot.asset for shot in plan.shots if shot.asset]
    used += [piece.source for piece in plan.sounds if not isinstance(piece.source, Song)]
    for asset in used:
        if not media[asset.id].is_file():
            raise FileNotFound(f"{asset.name} is gone from the project's media folder.", hint="Upload it again.")


def letter(plan: Plan, work: Path) -> list[Overlay]:
    """Draw every caption into a PNG of its own."""
    if not plan.captions:
        return []
    from reelwright.studio.render.text import raster

    overlays = []
    for number, caption in enumerate(plan.captions):
        drawn = raster(caption.text, caption.style, (plan.width, plan.height))
        file = work / f"text{number}.png"
        file.write_bytes(drawn.png)
        overlays.append(Overlay(file, drawn.x, drawn.y))
    return overlays


def _compose(plan: Plan, work: Path) -> dict[Recipe, Path]:
    """Write every composed song of the plan, each at the length that is needed."""
    recipes = {(piece.source, piece.samples) for piece in plan.sounds if isinstance(piece.source, Song)}
    if not recipes:
        return {}
    from reelwright.studio.music import write_wav

    songs = {}
    for number, (song, samples) in enumerate(recipes):
        songs[song, samples] = work / f"song{number}.wav"
        write_wav(songs[song, samples], song.mood, samples / SAMPLE_RATE, song.seed)
    return songs
