"""A film as it is joined: stretches of its files that are copied, and the rest of it, which is encoded.

What can be copied is `copying.py`'s to say, and `kept_sound.py`'s. A file whose pictures cannot stand beside ours, or
those of a file before it, in one track is encoded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import anyio.to_thread

from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render import avc, copying, kept_sound
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.chunks import Chunk, chunk_of
from reelwright.studio.render.copying import Copy, Packets, Span
from reelwright.studio.render.ffmpeg import run
from reelwright.studio.render.gathering import Batch, Done, Wanted, gather, obtain
from reelwright.studio.render.joining import Piece, Track
from reelwright.studio.render.kept_sound import Stretch
from reelwright.studio.render.keys import digest_of
from reelwright.studio.render.parts import Plan

_BRIEF_S = 2.0


@dataclass(frozen=True, slots=True)
class Splice:
    """What a film is joined of, in order: chunks that are to be rendered, and files that are there.

    `numbers`: of the parameter sets of what is rendered, and of what is briefly encoded, so that they stand beside
    those of the files. `sound`: a file whose own sound may be the film's, and what of it.
    """

    pieces: tuple[Chunk | Piece, ...]
    numbers: tuple[int, int] = (0, 0)
    sound: tuple[Asset, Stretch] | None = None

    def number(self, chunk: Chunk) -> int:
        """The number of the parameter sets of a chunk."""
        return self.numbers[chunk.brief]


@dataclass(frozen=True, slots=True)
class Copier:
    """What copies: into the folder `work`, and the cache. `ffmpeg`: its version; `limit`: seconds for one command."""

    work: Path
    cache: Cache
    ffmpeg: str
    limit: float

    async def pictures(self, asset: Asset, path: Path, copies: Sequence[Copy]) -> list[Path]:
        """The files of these copies."""
        wanted = {copy: self._wanted("copied", asset, copy.packet, copy.frames) for copy in copies}
        made = {one.name: copy for copy, one in wanted.items()}

        def batched(missing: Sequence[Wanted]) -> Iterator[Batch]:
            if missing:
                chosen = [made[one.name] for one in missing]
                yield Batch(tuple(missing), partial(self._run, partial(copying.command, chosen, path)))

        await gather(wanted.values(), batched, self.work, self.cache, 1, lambda done: None)
        return [self.work / wanted[copy].name for copy in copies]

    async def sound(self, asset: Asset, path: Path, heard: Stretch) -> Track | None:
        """A stretch of a file's own sound; None if it cannot be the film's."""
        wanted = self._wanted("copied sound", asset, heard.packet, heard.packets)
        command = partial(kept_sound.command, heard, path)
        (copied,) = await obtain(Batch((wanted,), partial(self._run, command)), self.work, self.cache)
        plain = await anyio.to_thread.run_sync(kept_sound.is_plain, copied, heard)
        return Track(copied, heard.skip) if plain else None

    def _wanted(self, what: str, asset: Asset, first: int, count: int) -> Wanted:
        return Wanted(f"{digest_of([what, self.ffmpeg, asset.sha256, str(first), str(count)])}.mp4", count)

    async def _run(self, command: Callable[[Sequence[Path]], list[str]], outs: Sequence[Path], _: Done) -> None:
        await run(command(outs), time_limit=self.limit)


async def spliced(
    plan: Plan, made: Sequence[Chunk], media: Mapping[str, Path], footage: Mapping[str, Footage], copier: Copier
) -> Splice:
    """Copy what can be copied; `made` are the film's chunks. Raises RenderFailed, NoSpace."""
    spans = list(copying.spans(plan, made, footage))
    pieces: list[tuple[Chunk | Piece, ...]] = [span.chunks for span in spans]
    headers = list[bytes]()
    sound: tuple[Asset, Stretch] | None = None
    for asset in _files(spans):
        path = media[asset.id]
        found = await anyio.to_thread.run_sync(copying.packets, path, asset)
        if found is None:
            continue
        copies = _copies(spans, asset, plan.fps, found)
        copied = await copier.pictures(asset, path, list(copies.values()))
        for (place, copy), file in zip(copies.items(), copied, strict=True):
            header = await anyio.to_thread.run_sync(copying.header_of, file)
            if header is not None and avc.agree([*headers, header]):
                headers.append(header)
                pieces[place] = tuple(_around(plan, copy, file))
        heard = kept_sound.stretch(plan, found)
        sound = (asset, heard) if heard else sound
    numbers = copying.free_numbers(headers)
    if not headers or numbers is None:
        return Splice(tuple(made))
    return Splice(tuple(piece for row in pieces for piece in row), numbers, sound)


def _files(spans: Sequence[Span]) -> list[Asset]:
    """The files that are shown as they are, each once."""
    found = [span.cut.shot.asset for span in spans if span.cut and span.cut.shot.asset]
    return list({asset.id: asset for asset in found}.values())


def _copies(spans: Sequence[Span], asset: Asset, fps: int, found: Packets) -> dict[int, Copy]:
    """What can be copied of a file, by the place of the span."""
    cuts = {place: span.cut for place, span in enumerate(spans) if span.cut and span.cut.shot.asset == asset}
    possible = copying.copies(cuts.values(), fps, found)
    return {place: copy for place, copy in zip(cuts, possible, strict=True) if copy}


def _around(plan: Plan, copy: Copy, file: Path) -> Iterator[Chunk | Piece]:
    """A copy, and what is to be encoded of its cut before and after it."""
    cut, end = copy.of, copy.skip + copy.frames
    before = replace(cut, frames=copy.skip - cut.skip)
    after = replace(cut, skip=end, frames=cut.skip + cut.frames - end)
    if before.frames:
        yield chunk_of(plan, (before,), brief=before.frames <= _BRIEF_S * plan.fps)
    yield Piece(file, copy.frames)
    if after.frames:
        yield chunk_of(plan, (after,), brief=after.frames <= _BRIEF_S * plan.fps)
