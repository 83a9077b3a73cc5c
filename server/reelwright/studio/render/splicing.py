"""A film that is only cut out of one file: its pieces, most of them copied, the others left to be encoded.

What can be copied is `copying.py`'s to say. If the pictures of the file cannot stand beside ours in one track, nothing
is copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import anyio.to_thread

from reelwright.studio.render import copying
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.chunks import Chunk, Cut, chunk_of, chunks
from reelwright.studio.render.copying import Copy
from reelwright.studio.render.ffmpeg import run, version
from reelwright.studio.render.gathering import Batch, Done, Wanted, obtain
from reelwright.studio.render.graph import Files
from reelwright.studio.render.joining import Piece
from reelwright.studio.render.keys import digest_of
from reelwright.studio.render.parts import Plan


@dataclass(frozen=True, slots=True)
class Splice:
    """What a film is joined of, in order: chunks that are to be rendered, and files that are there.

    `number`: of the parameter sets of what is rendered, so that they stand beside those of the files.
    """

    pieces: tuple[Chunk | Piece, ...]
    number: int = 0


async def copied_out(plan: Plan, files: Files, work: Path, cache: Cache, limit: float) -> Splice | None:
    """Copy what can be copied to `work`; None if that is nothing. Raises RenderFailed, NoSpace."""
    footage = next((files.footage[shot.asset.id] for shot in plan.shots if shot.asset), None)
    asset = copying.source_of(plan, footage)
    if asset is None:
        return None
    path = files.media[asset.id]
    found = await anyio.to_thread.run_sync(copying.packets, path, asset)
    copies = copying.copies(plan, found) if found else []
    if not any(copies):
        return None
    ffmpeg = await anyio.to_thread.run_sync(version)
    numbers, copied = set[int | None](), list[Path | None]()
    for copy in copies:
        made = await obtain(_batch(copy, asset.sha256, path, ffmpeg, limit), work, cache) if copy else [None]
        copied += made
        if made[0]:
            numbers.add(await anyio.to_thread.run_sync(copying.free_number, made[0]))
    number = numbers.pop()
    if numbers or number is None:
        return None
    return Splice(tuple(_pieces(plan, copies, copied)), number)


def _batch(copy: Copy, sha256: str, path: Path, ffmpeg: str, limit: float) -> Batch:
    name = f"{digest_of(['copied', ffmpeg, sha256, str(copy.packet), str(copy.frames)])}.mp4"

    async def make(outs: Sequence[Path], _: Done) -> None:
        await run(copying.command(copy, path, outs[0]), time_limit=limit)

    return Batch((Wanted(name, copy.frames),), make)


def _pieces(plan: Plan, copies: Sequence[Copy | None], copied: Sequence[Path | None]) -> Iterator[Chunk | Piece]:
    usual = chunks(plan)
    for shot, copy, path in zip(plan.shots, copies, copied, strict=True):
        if copy is None or path is None:
            yield from (chunk for chunk in usual if chunk.cuts[0].shot is shot)
            continue
        piece = partial(Cut, shot)
        end = copy.skip + copy.frames
        if copy.skip:
            yield chunk_of(plan, (piece(0, copy.skip),))
        yield Piece(path, copy.frames)
        if end < shot.frames:
            yield chunk_of(plan, (piece(end, shot.frames - end),))
