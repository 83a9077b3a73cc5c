"""The workers of a Dask cluster, behind the protocol of `workers.py`: this machine's end, and theirs.

Which worker does what, what is done again when one is lost, and who waits is Dask's business. Files go over an
exchange that all machines reach; what is heard on the way, and that nobody wants a piece any more, goes over Dask.
Only this file imports `distributed`, when it is needed.
"""

from __future__ import annotations

import asyncio
import secrets
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import anyio
import anyio.to_thread

from reelwright.errors import NotPossible, ReelwrightError, RenderFailed
from reelwright.studio.render.cores import one_core
from reelwright.studio.render.errand import Errand, moved, read_by
from reelwright.studio.render.exchange import Exchange
from reelwright.studio.render.ffmpeg import run, version
from reelwright.studio.render.unwrapped import first_error
from reelwright.studio.render.workers import Order, Queue

if TYPE_CHECKING:
    from types import TracebackType

    from distributed import Client, Worker

_TOPIC = "reelwright-progress"
_PATIENCE_S = 15.0
_TELL_EVERY_S = 0.5
_LOOK_EVERY_S = 0.2
_RETRIES = 2  # of a worker that could not reach the exchange; of lost workers Dask counts itself
_AHEAD = 1  # errands that wait for a worker, so that none waits for an errand
_MISSING = 'Install what a cluster needs: pip install "reelwright[cluster]".'


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker has delivered: how many frames, and how many bytes in each file."""

    frames: int
    sizes: tuple[int, ...]


class DaskWorkers:
    """The workers of the scheduler at `address`; `place` is the exchange that they and we reach. `patience`: for how
    many seconds the scheduler may say nothing, or have no workers, before the cluster is given up.

    An async context manager; must be used in the event loop's own thread, which runs asyncio. Entering it raises
    NotPossible if Dask is not installed here, RenderFailed if nobody answers or there are no workers.
    """

    here = False

    def __init__(self, address: str, place: str, *, patience: float = _PATIENCE_S) -> None:
        self._address = address
        self._patience = patience
        self._place = place
        self._listeners: dict[str, Callable[[float], None]] = {}
        self._slots = 1
        self._exchange: Exchange
        self._client: Client
        self._queue: Queue

    @property
    def slots(self) -> int:
        return self._slots

    async def __aenter__(self) -> Self:
        self._exchange = await anyio.to_thread.run_sync(Exchange, self._place)
        self._client = await _connected(self._address, self._patience)
        self._client.subscribe_topic(_TOPIC, self._heard)
        threads = await self._client.nthreads()
        self._slots = sum(threads.values()) + _AHEAD
        self._queue = await Queue(self._slots).__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        try:
            return await self._queue.__aexit__(kind, error, trace)
        finally:
            with anyio.CancelScope(shield=True):
                await self._client.close()
                await anyio.to_thread.run_sync(self._exchange.prune)

    def submit(self, order: Order, on_progress: Callable[[float], None]) -> Future[int]:
        return self._queue.add(partial(self._sent, order, on_progress))

    async def _sent(self, order: Order, on_progress: Callable[[float], None]) -> int:
        """Bring what an order needs, have it done, collect what was made; the number of frames."""
        errand = await anyio.to_thread.run_sync(self._packed, order)
        name = f"reelwright-{secrets.token_hex(8)}"
        self._listeners[name] = on_progress
        try:
            made = await self._done(errand, name)
        finally:
            del self._listeners[name]
        for path, (_, delivered), size in zip(order.outs, errand.outs, made.sizes, strict=True):
            await anyio.to_thread.run_sync(self._exchange.collect, delivered, path)
            if path.stat().st_size != size:
                raise RenderFailed("A piece of the film was damaged on its way from a worker.")
        return made.frames

    def _packed(self, order: Order) -> Errand:
        names = {path: self._exchange.bring(Path(path)) for path in read_by(order.arguments)}
        arguments = tuple(moved(order.arguments, names.__getitem__))
        outs = tuple((path.name, f"{secrets.token_hex(16)}{path.suffix}") for path in order.outs)
        limits = (order.frames, order.time_limit, order.most_bytes)
        return Errand(arguments, outs, *limits, self._exchange.place, version())

    async def _done(self, errand: Errand, name: str) -> Made:
        """Have a worker carry an errand out. When this is cancelled, so is the errand."""
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        task = self._client.submit(carry_out, errand, key=name, pure=False, retries=_RETRIES)
        try:
            made = await task
        except KilledWorker as error:
            raise RenderFailed("Several workers of the cluster were lost over the same piece of the film.") from error
        except FutureCancelledError as error:
            raise RenderFailed(f"The cluster at {self._address} was lost.") from error
        except OSError as error:
            told = f"A worker could not use the place that the cluster shares: {error.strerror or error}."
            raise RenderFailed(told) from error
        finally:
            with anyio.CancelScope(shield=True):
                await self._client.cancel([task], force=True)
        if isinstance(made, ReelwrightError):
            raise made
        assert isinstance(made, Made)
        return made

    def _heard(self, event: tuple[float, Any]) -> None:
        """A worker tells how far it is. Topics are shared by all who use the cluster: others' errands are not ours."""
        _, told = event
        listener = self._listeners.get(told["errand"])
        if listener is not None:
            listener(float(told["done"]))


async def _connected(address: str, patience: float) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise NotPossible("This installation has no Dask.", hint=_MISSING) from None
    try:
        client = await Client(address, asynchronous=True, set_as_default=False, timeout=patience)
    except (OSError, TimeoutError, ValueError) as error:
        told = f"The cluster at {address} does not answer."
        raise RenderFailed(told, hint="Look whether its scheduler runs, or leave the cluster out.") from error
    try:
        await client.wait_for_workers(1, timeout=patience)
    except TimeoutError as error:
        await client.close()
        raise RenderFailed(f"The cluster at {address} has no workers.", hint="Start some: dask worker.") from error
    return client


# on the worker


def carry_out(errand: Errand) -> Made | ReelwrightError:
    """Carry an errand out, in a thread of a worker. What is wrong with the errand is returned: it would be wrong on
    every worker. Raises OSError where another worker may fare better."""
    from distributed import get_worker

    worker = get_worker()
    task = str(worker.get_current_task())
    kept = Path(worker.local_directory) / "reelwright"
    kept.mkdir(parents=True, exist_ok=True)
    try:
        if version() != errand.version:
            return RenderFailed("A worker has another FFmpeg.", hint="Install the same versions on all machines.")
        with tempfile.TemporaryDirectory(dir=kept) as folder, one_core():
            return asyncio.run(_rendered(errand, Path(folder), kept, worker, task))
    except ReelwrightError as error:
        return error


async def _rendered(errand: Errand, folder: Path, kept: Path, worker: Worker, task: str) -> Made:
    exchange = Exchange(errand.exchange)
    arguments = moved(errand.arguments, lambda name: str(exchange.read(name, kept)), str(folder))
    with first_error():
        async with _while_wanted(worker, task):
            return await _delivered(errand, arguments, folder, exchange, _teller(worker, task))
    raise RenderFailed("Nobody wanted this piece any more.")


async def _delivered(
    errand: Errand, arguments: list[str], folder: Path, exchange: Exchange, tell: Callable[[float], None]
) -> Made:
    report = await run(
        arguments,
        frames=errand.frames,
        on_progress=tell,
        time_limit=errand.time_limit,
        most_bytes=errand.most_bytes,
    )
    sizes = tuple((folder / made).stat().st_size for made, _ in errand.outs)
    for made, name in errand.outs:
        exchange.deliver(folder / made, name)
    return Made(report.frames, sizes)


@asynccontextmanager
async def _while_wanted(worker: Worker, task: str) -> AsyncIterator[None]:
    """Leaves what is inside as soon as the task is cancelled, or whoever wanted it has gone: Dask ends no thread."""
    async with anyio.create_task_group() as tasks:

        async def look() -> None:
            while (known := worker.state.tasks.get(task)) is not None and known.state == "executing":  # noqa: ASYNC110
                await anyio.sleep(_LOOK_EVERY_S)
            tasks.cancel_scope.cancel()

        tasks.start_soon(look)
        yield
        tasks.cancel_scope.cancel()


def _teller(worker: Worker, task: str) -> Callable[[float], None]:
    """What tells the one who waits how far it is, not too often."""
    told_at = 0.0

    def tell(done: float) -> None:
        nonlocal told_at
        if time.monotonic() - told_at >= _TELL_EVERY_S:
            told_at = time.monotonic()
            worker.log_event(_TOPIC, {"errand": task, "done": done})

    return tell
