"""Who renders chunks: one protocol, `submit(order) -> future`, and the processes of this machine behind it.

An order is a value: a command, and the limits it runs under. `cluster.py` has the same protocol for other machines.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import anyio
from anyio.abc import TaskGroup

from reelwright.errors import ReelwrightError
from reelwright.studio.render.ffmpeg import run


@dataclass(frozen=True, slots=True)
class Order:
    """FFmpeg's arguments for `frames` frames, the seconds it may take and the bytes it may write. `outs`: its files."""

    arguments: tuple[str, ...]
    frames: int
    time_limit: float
    most_bytes: int
    outs: tuple[Path, ...] = ()


class Workers(Protocol):
    """Those who carry out orders. `slots`: how many at a time; more wait. `here`: on the cores of this machine."""

    @property
    def slots(self) -> int: ...

    @property
    def here(self) -> bool: ...

    def submit(self, order: Order, on_progress: Callable[[float], None]) -> Future[int]:
        """Begin an order, and say how much of it is done (0.0 to 1.0), now and then, in the thread that submits.

        The future gives the number of frames that were written; it raises RenderFailed or NoSpace. To cancel it ends
        what runs.
        """


Crew = Callable[[], AbstractAsyncContextManager[Workers]]
"""Opens the workers for one film. What they still do when it is left is ended first."""


class Queue:
    """Up to `slots` pieces of work at a time, each with the future of an order; more wait.

    An async context manager; must be entered and used in the event loop's own thread. Leaving it ends what runs.
    """

    def __init__(self, slots: int) -> None:
        self._slots = slots
        self._free: anyio.Semaphore
        self._tasks: TaskGroup

    async def __aenter__(self) -> Self:
        self._free = anyio.Semaphore(self._slots)
        self._tasks = anyio.create_task_group()
        await self._tasks.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        self._tasks.cancel_scope.cancel()
        return await self._tasks.__aexit__(kind, error, trace)

    def add(self, work: Callable[[], Awaitable[int]]) -> Future[int]:
        """See `Workers.submit`; `work` gives the number of frames."""
        future: Future[int] = Future()
        scope = anyio.CancelScope()
        future.add_done_callback(lambda done: scope.cancel() if done.cancelled() else None)
        self._tasks.start_soon(self._settle, future, work, scope)
        return future

    async def _settle(self, future: Future[int], work: Callable[[], Awaitable[int]], scope: anyio.CancelScope) -> None:
        with scope:
            try:
                async with self._free:
                    frames = await work()
            except (ReelwrightError, OSError) as error:
                if not future.cancelled():
                    future.set_exception(error)
            else:
                if not future.cancelled():
                    future.set_result(frames)


class LocalProcesses:
    """FFmpeg on this machine. An async context manager; must be used in the event loop's own thread."""

    here = True

    def __init__(self, slots: int | None = None) -> None:
        self._slots = slots or usual_slots(os.cpu_count() or 1)
        self._queue = Queue(self._slots)

    @property
    def slots(self) -> int:
        return self._slots

    async def __aenter__(self) -> Self:
        await self._queue.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        return await self._queue.__aexit__(kind, error, trace)

    def submit(self, order: Order, on_progress: Callable[[float], None]) -> Future[int]:
        return self._queue.add(partial(_rendered, order, on_progress))


async def _rendered(order: Order, on_progress: Callable[[float], None]) -> int:
    done = await run(
        order.arguments,
        frames=order.frames,
        on_progress=on_progress,
        time_limit=order.time_limit,
        most_bytes=order.most_bytes,
    )
    return done.frames


def usual_slots(cores: int) -> int:
    """How many commands at a time keep this many cores busy: filters are serial, x264 has threads of its own."""
    return max(1, min(6, (cores + 1) // 2)) if cores > 2 else cores
