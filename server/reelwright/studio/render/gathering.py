"""The pieces of a film, gathered in one folder: out of the cache where they are there, else made, and kept.

What another process is making is waited for. What is finished is kept at once, so that a crash loses no more than
what was in flight.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import anyio
import anyio.to_thread

from reelwright.studio.render.cache import Cache, seal
from reelwright.studio.render.unwrapped import first_error

_log = logging.getLogger(__name__)
_ASK_AGAIN_S = 0.1


Done = Callable[[float], None]
"""Called with the fraction that is done."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file by the name it has in the cache, and how much work it is (in frames)."""

    name: str
    frames: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are made together, and what makes them, each at its path, where it appears when it is whole."""

    wanted: tuple[Wanted, ...]
    make: Callable[[Sequence[Path], Done], Awaitable[None]]


Batched = Callable[[Sequence[Wanted]], Iterable[Batch]]
"""How what is missing is best made."""


async def gather(
    wanted: Iterable[Wanted],
    batched: Batched,
    folder: Path,
    cache: Cache,
    slots: int,
    report: Done,
    after: anyio.Event | None = None,
) -> None:
    """Put every wanted file into `folder`, under its name, making up to `slots` batches at a time, one less until
    `after`.

    `report` gets the fraction of the missing frames that are done, 1.0 at the end. Raises what the makers raise.
    """
    once = {one.name: one for one in wanted}
    missing = [one for one in once.values() if not await _taken(one, folder, cache)]
    work = _Work(deque(batched(missing)), batched, folder, cache, _Progress(missing, report))
    with first_error():
        async with anyio.create_task_group() as tasks:
            for slot in range(min(slots, len(work.batches) + (after is not None))):
                tasks.start_soon(work.go_on, after if slot == 0 else None)
    report(1.0)


async def obtain(batch: Batch, folder: Path, cache: Cache) -> list[Path]:
    """The files of one batch, in `folder`: out of the cache, or made. Raises what the maker raises."""
    await gather(batch.wanted, lambda missing: [batch] if missing else [], folder, cache, 1, lambda done: None)
    return [folder / one.name for one in batch.wanted]


async def _taken(one: Wanted, folder: Path, cache: Cache) -> bool:
    taken = await anyio.to_thread.run_sync(cache.take, one.name, folder / one.name)
    cache.note(hit=taken)
    return taken


@dataclass(frozen=True, slots=True)
class _Work:
    """What is still to be made for one film."""

    batches: deque[Batch]
    batched: Batched
    folder: Path
    cache: Cache
    progress: _Progress

    async def go_on(self, after: anyio.Event | None) -> None:
        """Make one batch after the other, as long as there are any."""
        if after:
            await after.wait()
        while self.batches:
            batch = self.batches.popleft()
            with ExitStack() as stack:
                mine = [one for one in batch.wanted if self._claim(one, stack)]
                left = [one for one in mine if not await self._is_there(one)]
                if len(left) == len(batch.wanted):
                    await self._make(batch)
                    continue
            others = [one for one in batch.wanted if one not in mine]
            self.batches.extend(self.batched(left))
            self.batches.extend(single for one in others for single in self.batched([one]))
            if not left:
                await anyio.sleep(_ASK_AGAIN_S if others else 0)

    def _claim(self, one: Wanted, stack: ExitStack) -> bool:
        lock = self.cache.claim(one.name)
        if lock is not None:
            stack.callback(lock.release)
        return lock is not None

    async def _is_there(self, one: Wanted) -> bool:
        """Whether another one has made it in the meantime."""
        taken = await anyio.to_thread.run_sync(self.cache.take, one.name, self.folder / one.name)
        if taken:
            self.progress.forward([one], 1.0)
        return taken

    async def _make(self, batch: Batch) -> None:
        """Make a batch, and keep each file of it as soon as it is whole."""
        making = deque((self.folder / f"part-{one.name}", one) for one in batch.wanted)
        async with anyio.create_task_group() as keeping:

            def forward(done: float) -> None:
                self.progress.forward(batch.wanted, done)
                while making and making[0][0].exists():
                    keeping.start_soon(self._keep, *making.popleft())

            await batch.make([path for path, _ in making], forward)
            forward(1.0)

    async def _keep(self, made: Path, one: Wanted) -> None:
        with anyio.CancelScope(shield=True):  # what is whole stays, whatever becomes of the rest
            await anyio.to_thread.run_sync(_keep, made, self.folder / one.name, self.cache)


def _keep(made: Path, target: Path, cache: Cache) -> None:
    seal(made)
    made.replace(target)
    try:
        cache.put(target.name, target)
    except OSError:  # a full disk, perhaps: the film does without
        _log.warning("A piece of a film could not be kept.", exc_info=True)


class _Progress:
    """How much of what was missing is there."""

    def __init__(self, missing: Iterable[Wanted], report: Done) -> None:
        self._total = sum(one.frames for one in missing)
        self._done: dict[str, float] = {}
        self._report = report

    def forward(self, batch: Sequence[Wanted], done: float) -> None:
        """So much of a batch is done, from its first file on."""
        frames = done * sum(one.frames for one in batch)
        for one in batch:
            mine = min(frames, one.frames)
            self._done[one.name] = max(self._done.get(one.name, 0.0), mine)
            frames -= mine
        self._report(sum(self._done.values()) / max(1, self._total))
