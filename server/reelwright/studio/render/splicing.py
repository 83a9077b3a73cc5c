"""A film that is only cut out of one file: its pieces, most of them copied, the others left to be encoded.

What can be copied is `copying.py`'s to say, and `kept_sound.py`'s. If the pictures of the file cannot stand beside ours
in one track, nothing is copied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import anyio.to_thread

from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render import copying, kept_sound
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.chunks import Chunk, Cut, chunk_of, chunks
from reelwright.studio.render.copying import Copy
from reelwright.studio.render.ffmpeg import run, version
from reelwright.studio.render.gathering import Batch, Done, Wanted, obtain
from reelwright.studio.render.joining import Piece, Track
from reelwright.studio.render.kept_sound import Stretch
from reelwright.studio.render.keys import digest_of
from reelwright.studio.render.parts import Plan


@dataclass(frozen=True, slots=True)
class Splice:
    """What a film is joined of, in order: chunks that are to be rendered, and files that are there.

    `number`: of the parameter sets of what is rendered, so that they stand beside those of the files. `sound`: the
    file's own, if that is the film's.
    """

    pieces: tuple[Chunk | Piece, ...]
    number: int = 0
    sound: Track | None = None


async def copied_out(
    plan: Plan, media: Mapping[str, Path], footage: Mapping[str, Footage], work: Path, cache: Cache, limit: float
) -> Splice | None:
    """Copy what can be copied to `work`; None if that is nothing. Raises RenderFailed, NoSpace."""
    asset = copying.source_of(plan, next((footage[shot.asset.id] for shot in plan.shots if shot.asset), None))
    if asset is None:
        return None
    path = media[asset.id]
    found = await anyio.to_thread.run_sync(copying.packets, path, asset)
    copies = copying.copies(plan, found) if found else []
    if found is None or not any(copies):
        return None
    ffmpeg = await anyio.to_thread.run_sync(version)
    numbers, copied = set[int | None](), list[Path | None]()
    copier = _Copier(asset, path, ffmpeg, limit)
    for copy in copies:
        made = await obtain(copier.picture(copy), work, cache) if copy else [None]
        copied += made
        if made[0]:
            numbers.add(await anyio.to_thread.run_sync(copying.free_number, made[0]))
    number = numbers.pop()
    if numbers or number is None:
        return None
    heard = kept_sound.stretch(plan, found)
    sound = await _kept(heard, (await obtain(copier.sound(heard), work, cache))[0]) if heard else None
    return Splice(tuple(_pieces(plan, copies, copied)), number, sound)


async def _kept(heard: Stretch, copied: Path) -> Track | None:
    plain = await anyio.to_thread.run_sync(kept_sound.is_plain, copied, heard)
    return Track(copied, heard.skip) if plain else None


@dataclass(frozen=True, slots=True)
class _Copier:
    """What copies parts of one file. `limit`: the seconds that one command may take."""

    asset: Asset
    path: Path
    ffmpeg: str
    limit: float

    def picture(self, copy: Copy) -> Batch:
        return self._batch("copied", copy.packet, copy.frames, partial(copying.command, copy, self.path))

    def sound(self, heard: Stretch) -> Batch:
        return self._batch("copied sound", heard.packet, heard.packets, partial(kept_sound.command, heard, self.path))

    def _batch(self, what: str, first: int, count: int, command: Callable[[Path], list[str]]) -> Batch:
        name = f"{digest_of([what, self.ffmpeg, self.asset.sha256, str(first), str(count)])}.mp4"

        async def make(outs: Sequence[Path], _: Done) -> None:
            await run(command(outs[0]), time_limit=self.limit)

        return Batch((Wanted(name, count),), make)


def _pieces(plan: Plan, copies: Sequence[Copy | None], copied: Sequence[Path | None]) -> Iterator[Chunk | Piece]:
    usual = chunks(plan)
    for shot, copy, path in zip(plan.shots, copies, copied, strict=True):
        if copy is None or path is None:
            yield from (chunk for chunk in usual if chunk.cuts[0].shot is shot)
            continue
        piece = partial(Cut, shot, steady=True)
        end = copy.skip + copy.frames
        if copy.skip:
            yield chunk_of(plan, (piece(0, copy.skip),))
        yield Piece(path, copy.frames)
        if end < shot.frames:
            yield chunk_of(plan, (piece(end, shot.frames - end),))
