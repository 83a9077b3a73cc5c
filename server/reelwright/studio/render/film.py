"""One render from beginning to end: reversed clips turned round, letters drawn, chunks and sound gathered out of the
cache or made, joined, the result checked.

It knows nothing of queues, records or restarts: that is `engine.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import anyio
import anyio.to_thread

from reelwright.errors import FileNotFound, RenderFailed
from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.chunks import Chunk, apart, chunks, runs, shared_out
from reelwright.studio.render.ffmpeg import version
from reelwright.studio.render.footage import Film, finished, footage
from reelwright.studio.render.gathering import Batch, Done, Wanted, gather, obtain
from reelwright.studio.render.graph import Files
from reelwright.studio.render.inset_filters import masked
from reelwright.studio.render.joining import Piece, Track, join
from reelwright.studio.render.keys import chunk_key, named, run_command
from reelwright.studio.render.overlays import Overlay
from reelwright.studio.render.parts import Plan, Song
from reelwright.studio.render.proxies import in_small
from reelwright.studio.render.reversal import turned
from reelwright.studio.render.soundtrack import soundtrack
from reelwright.studio.render.space import most_bytes
from reelwright.studio.render.splicing import Copier, Splice, spliced
from reelwright.studio.render.stacking import stacked
from reelwright.studio.render.steadying import share_of_work, steadied
from reelwright.studio.render.treatment import Colours
from reelwright.studio.render.unwrapped import first_error
from reelwright.studio.render.workers import Crew, LocalProcesses, Order, Workers

Report = Callable[[str, float], None]
"""Called with the stage ("sound", "steadying", "picture", "checking") and the fraction of the whole that is done."""

_DRAWN = 0.02
_GATHERED = 0.96
_TIME_FLOOR_S = 300.0
_TIME_PER_FRAME_S = 1.0


async def render(
    plan: Plan,
    media: Mapping[str, Path],
    work: Path,
    out: Path,
    report: Report,
    cache: Cache,
    crew: Crew = LocalProcesses,
    cut: Callable[[Plan], list[Chunk]] = chunks,
) -> Film:
    """Render `plan` to `out`. `media` gives the file of every asset by its id; `work` is an empty folder. `cut` says
    which pieces the film is made of.

    Raises RenderFailed, NoSpace or FileNotFound. What it leaves in `work`, and a half-written `out`, are the caller's
    to remove.
    """
    limit = _TIME_FLOOR_S + plan.frames * _TIME_PER_FRAME_S
    all_there(plan, media)
    plan = apart(await anyio.to_thread.run_sync(stacked, plan))
    report("sound", 0.0)
    kinds = {shot.asset.id: await footage_of(shot.asset, media) for shot in plan.pictures if shot.asset}
    plan = await anyio.to_thread.run_sync(dressed, plan, media, work)
    before = share_of_work(plan, media)
    calm = await steadied(plan, media, kinds, work, limit, lambda done: report("steadying", before * done))
    calm = await in_small(calm, work, cache) if plan.quality == "preview" else calm
    forward = await turned(calm.plan, calm.media, calm.footage, work, cache, limit)
    whole = forward.plan
    ffmpeg = await anyio.to_thread.run_sync(version)
    copier = Copier(work, cache, ffmpeg, limit)
    splice = await spliced(whole, cut(whole), forward.media, forward.footage, copier)
    with first_error():
        async with anyio.create_task_group() as tasks:
            mixed = await anyio.to_thread.run_sync(soundtrack, whole, forward.media, work, limit, ffmpeg)
            sound = _Sound(mixed, splice, copier)
            tasks.start_soon(sound.get, forward.media)
            overlays = await anyio.to_thread.run_sync(lettered, whole, work)
            files = Files(forward.media, forward.footage, overlays)
            bench = _Bench(whole, splice, files, limit, ffmpeg)
            _picture(report, before, 0.0)
            pieces = await bench.gather(work, cache, crew, partial(_picture, report, before), sound.there)
    await anyio.to_thread.run_sync(cache.trim)
    await anyio.to_thread.run_sync(join, pieces, sound.track, plan.fps, out)
    report("checking", _GATHERED)
    return await anyio.to_thread.run_sync(finished, out, plan)


@dataclass(slots=True)
class _Sound:
    """The sound of a film: a file's own, if that can be, else mixed. `there`: once the machine is free for pictures."""

    mixed: Batch
    splice: Splice
    copier: Copier
    there: anyio.Event = field(default_factory=anyio.Event)
    track: Track = field(init=False)

    async def get(self, media: Mapping[str, Path]) -> None:
        """Raises RenderFailed, NoSpace."""
        own = None
        if self.splice.sound:
            asset, stretch = self.splice.sound
            own = await self.copier.sound(asset, media[asset.id], stretch)
        if own is None:
            (file,) = await obtain(self.mixed, self.copier.work, self.copier.cache)
            own = Track(file)
        self.track = own
        self.there.set()


def _picture(report: Report, before: float, done: float) -> None:
    """Report what is done of the whole, `before` of which came before anything was drawn."""
    begin = _DRAWN + before * (_GATHERED - _DRAWN)
    report("picture", begin + done * (_GATHERED - begin))


@dataclass(frozen=True, slots=True)
class _Bench:
    """A film about to be made: its plan, its pieces, the files behind them, the seconds that one command may take, and
    FFmpeg's version."""

    plan: Plan
    splice: Splice
    files: Files
    limit: float
    ffmpeg: str

    async def gather(self, work: Path, cache: Cache, crew: Crew, report: Done, heard: anyio.Event) -> list[Piece]:
        """The chunks of the film in order, as files in `work`. `heard`: once the sound is made, which takes the place
        of a chunk if chunks are made here: else there were one command more at a time, and its memory."""
        made = [one for one in self.splice.pieces if isinstance(one, Chunk)]
        names = await anyio.to_thread.run_sync(self._names, made)
        wanted = [Wanted(name, chunk.frames) for name, chunk in zip(names, made, strict=True)]
        async with crew() as workers:
            batched = partial(self._batches, dict(zip(names, made, strict=True)), workers)
            after = heard if workers.here else None
            await gather(wanted, batched, work, cache, workers.slots, report, after)
        rendered = iter([Piece(work / one.name, one.frames) for one in wanted])
        return [one if isinstance(one, Piece) else next(rendered) for one in self.splice.pieces]

    def _names(self, made: Sequence[Chunk]) -> list[str]:
        known = named(self.files, {shot.asset.id: shot.asset for shot in self.plan.pictures if shot.asset})
        keys = [chunk_key(self.plan, chunk, known, self.ffmpeg, self.splice.number(chunk)) for chunk in made]
        return [f"{key}.mp4" for key in keys]

    def _batches(self, made: Mapping[str, Chunk], workers: Workers, missing: Sequence[Wanted]) -> Iterator[Batch]:
        """Runs of the chunks that are missing."""
        names = {made[one.name].first: one for one in missing}
        chunks, fps = [made[one.name] for one in missing], self.plan.fps
        for run in runs(chunks, fps) if workers.here else shared_out(chunks, fps, workers.slots):
            yield Batch(tuple(names[chunk.first] for chunk in run), partial(self._render, run, workers))

    async def _render(self, run: Sequence[Chunk], workers: Workers, outs: Sequence[Path], report: Done) -> None:
        stem = outs[0].with_suffix("")
        frames = sum(chunk.frames for chunk in run)
        out = f"{str(stem).replace('%', '%%')}-%d.mp4"
        command = run_command(self.plan, run, self.files, out, self.splice.number(run[0]))
        parts = tuple(stem.with_name(f"{stem.name}-{number}.mp4") for number in range(len(outs)))
        order = Order(tuple(command), frames, self.limit, most_bytes(self.plan), parts)

        def forward(done: float) -> None:
            for part, following, path in zip(parts, parts[1:], outs, strict=False):
                if following.exists() and part.exists():  # FFmpeg closes one before it opens the next
                    part.replace(path)
            report(done)

        written = await asyncio.wrap_future(workers.submit(order, forward))
        if written != frames:
            raise RenderFailed(f"A piece of the film has {written} frames instead of {frames}.")
        for part, path in zip(parts, outs, strict=True):
            if part.exists():
                part.replace(path)


async def footage_of(asset: Asset, media: Mapping[str, Path]) -> Footage:
    """What an asset's picture needs, looked for if it does not say so itself."""
    if asset.footage is not None:
        return asset.footage
    return await anyio.to_thread.run_sync(footage, media[asset.id])


def all_there(plan: Plan, media: Mapping[str, Path]) -> None:
    """Raises FileNotFound."""
    used = [shot.asset for shot in plan.pictures if shot.asset]
    used += [piece.source for piece in plan.sounds if not isinstance(piece.source, Song)]
    for asset in used:
        if not media[asset.id].is_file():
            raise FileNotFound(f"{asset.name} is gone from the project's media folder.", hint="Upload it again.")


def dressed(plan: Plan, media: Mapping[str, Path], work: Path) -> Plan:
    """The plan with the files that its pictures need: LUTs of their colours, masks of round corners."""
    plan = masked(plan, work)
    if all(shot.treatment.colours == Colours() for shot in plan.pictures):
        return plan
    from reelwright.studio.render.grading import graded

    return graded(plan, media, work)


def lettered(plan: Plan, work: Path) -> list[Overlay]:
    """Draw every caption into a file of its own."""
    if not plan.captions:
        return []
    from reelwright.studio.render.letters import letter

    return letter(plan, work)
