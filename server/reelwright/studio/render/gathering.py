"""The pieces of a film, gathered in one folder: out of the cache where they are there, else made, and kept.

What another process is making is waited for. What is finished is kept at once, so that a crash loses no more than
what was in flight.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial
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
    """A file by the name it has in the cache, how much work it is (in frames), and what makes it at a path."""

    name: str
    frames: int
    make: Callable[[Path, Done], Awaitable[None]]


async def gather(wanted: Iterable[Wanted], folder: Path, cache: Cache, slots: int, report: Done) -> None:
    """Put every wanted file into `folder`, under its name, making up to `slots` at a time.

    `report` gets the fraction of the missing frames that are done, 1.0 at the end. Raises what the makers raise.
    """
    once = {one.name: one for one in wanted}
    missing = deque([one for one in once.values() if not await _taken(one, folder, cache)])
    progress = _Progress(sum(one.frames for one in missing), report)
    with first_error():
        async with anyio.create_task_group() as tasks:
            for _ in range(min(slots, len(missing))):
                tasks.start_soon(_work, missing, folder, cache, progress)
    report(1.0)


async def _taken(one: Wanted, folder: Path, cache: Cache) -> bool:
    taken = await anyio.to_thread.run_sync(cache.take, one.name, folder / one.name)
    cache.note(hit=taken)
    return taken


async def _work(missing: deque[Wanted], folder: Path, cache: Cache, progress: _Progress) -> None:
    """Make one missing file after the other, as long as there are any."""
    while missing:
        one = missing.popleft()
        lock = cache.claim(one.name)
        if lock is None:
            missing.append(one)
            await anyio.sleep(_ASK_AGAIN_S)
            continue
        try:
            if not await anyio.to_thread.run_sync(cache.take, one.name, folder / one.name):
                made = folder / f"part-{one.name}"
                await one.make(made, partial(progress.forward, one))
                await anyio.to_thread.run_sync(_keep, made, folder / one.name, cache)
        finally:
            lock.release()
        progress.forward(one, 1.0)


def _keep(made: Path, target: Path, cache: Cache) -> None:
    seal(made)
    made.replace(target)
    try:
        cache.put(target.name, target)
    except OSError:  # a full disk, perhaps: the film does without
        _log.warning("A piece of a film could not be kept.", exc_info=True)


class _Progress:
    """How much of what was missing is there."""

    def __init__(self, total: int, report: Done) -> None:
        self.total = total
        self._done: dict[str, float] = {}
        self._report = report

    def forward(self, one: Wanted, done: float) -> None:
        self._done[one.name] = max(self._done.get(one.name, 0.0), done * one.frames)
        self._report(sum(self._done.values()) / max(1, self.total))
