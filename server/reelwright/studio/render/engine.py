"""Renders that outlive the request, and the process, that asked for them: a queue, records, locks, restarts.

Several processes may share the folder. Whoever holds a render's lock renders it; a render that is not finished and
whose lock is free has lost its process, and the next one to look at it takes it up again under the same id. What one
render consists of is `film.py`; what is on disk is `records.py`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import anyio
import anyio.lowlevel
from anyio.abc import TaskGroup
from filelock import FileLock

from reelwright.draft.output import Output
from reelwright.errors import FileNotFound, Internal, NoSpace, ReelwrightError
from reelwright.studio.render.ahead import Ahead
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.film import render
from reelwright.studio.render.footage import Film, finished
from reelwright.studio.render.formats import looked_at
from reelwright.studio.render.outputs import made_as
from reelwright.studio.render.parts import Plan
from reelwright.studio.render.plan import plan
from reelwright.studio.render.preview import preview
from reelwright.studio.render.pruning import prune
from reelwright.studio.render.records import FINAL, RenderJob, RenderRecord, Shelf
from reelwright.studio.render.space import FULL, need_room
from reelwright.studio.render.workers import Crew, LocalProcesses

_log = logging.getLogger(__name__)
_KEEP_EVERY_S = 0.25
_MOST_ATTEMPTS = 3


class _Running:
    """A render of this process: its record as of now, and how to stop it."""

    def __init__(self, record: RenderRecord, job: RenderJob, lock: FileLock) -> None:
        self.record = record
        self.job = job
        self.lock = lock
        self.scope = anyio.CancelScope()
        self.cancelled = False
        self.ended = anyio.Event()
        self.kept_at = float("-inf")

    def cancel(self) -> None:
        self.cancelled = True
        self.scope.cancel()


class Engine:
    """Renders up to `concurrent` films at a time. An async context manager; leaving it stops what runs, resumably.

    `cache` keeps the pieces of films for the next ones (None: in the folder `cache` beside `folder`); `crew` opens the
    workers who render them. `clock` gives seconds since the epoch.
    """

    def __init__(
        self,
        folder: Path,
        *,
        cache: Cache | None = None,
        crew: Crew = LocalProcesses,
        concurrent: int = 1,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._shelf = Shelf(folder)
        self._cache = cache or Cache(folder.with_name("cache"))
        self.ahead = Ahead(self._cache)
        self._crew = crew
        self._concurrent = concurrent
        self._clock = clock
        self._running: dict[str, _Running] = {}
        self._unwritten: dict[str, RenderRecord] = {}  # how renders stand whose record the disk had no room for
        self._tasks: TaskGroup
        self._slots: anyio.Semaphore

    async def __aenter__(self) -> Self:
        self._slots = anyio.Semaphore(self._concurrent)
        self._tasks = anyio.create_task_group()
        await self._tasks.__aenter__()
        self._tasks.start_soon(self._prune)
        self._tasks.start_soon(self.ahead.go_on)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        self._tasks.cancel_scope.cancel()
        return await self._tasks.__aexit__(kind, error, trace)

    async def submit(self, render_id: str, job: RenderJob) -> RenderRecord:
        """Start a render. Raises AlreadyExists if the id is taken, and whatever `plan` finds wrong with the draft."""
        _planned(job)
        record = RenderRecord(id=render_id, created_at=self._clock())
        self._shelf.create(record, job)
        self._take_up(render_id)
        return record

    def status(self, render_id: str) -> RenderRecord | None:
        """Where a render stands; None if there is none. One whose process died is taken up again by asking."""
        running = self._running.get(render_id)
        if running is not None:
            return running.record
        record = self._unwritten.get(render_id) or self._shelf.record(render_id)
        if record is None or record.status in FINAL:
            return record
        self._take_up(render_id)
        return self._shelf.record(render_id)

    async def cancel(self, render_id: str) -> bool:
        """Stop a render; False if there is nothing to stop. Of one in this process, nothing is left on return.

        One that another process renders stops within a second or so.
        """
        running = self._running.get(render_id)
        if running is not None:
            running.cancel()
            await running.ended.wait()
            return running.record.status == "cancelled"
        record = self._shelf.record(render_id)
        if record is None or record.status in FINAL:
            return False
        self._shelf.ask_to_cancel(render_id)
        self._take_up(render_id)
        return True

    def film(self, render_id: str) -> Path | None:
        """The finished film; None as long as there is none."""
        record = self._shelf.record(render_id)
        path = self._shelf.film(render_id)
        return path if record is not None and record.status == "completed" and path.is_file() else None

    def output(self, render_id: str) -> Output:
        """What kind of file it is."""
        job = self._shelf.job(render_id)
        return job.output if job else Output()

    def note_fetched(self, render_id: str) -> None:
        """The film goes out: the copy here need not be kept for long."""
        self._shelf.note_fetched(render_id, self._clock())

    # one render

    def _take_up(self, render_id: str) -> None:
        """Render it here, unless another process does or it has ended in the meantime."""
        lock = self._shelf.take(render_id)
        if lock is None:
            return
        record, job = self._shelf.record(render_id), self._shelf.job(render_id)
        if record is None or record.status in FINAL:
            lock.release()
        elif self._shelf.asked_to_cancel(render_id):
            self._shelf.clear(render_id)
            self._keep(record, status="cancelled", completed_at=self._clock())
            lock.release()
        elif job is None or record.attempts >= _MOST_ATTEMPTS:
            self._shelf.clear(render_id)
            told = "Its order cannot be read." if job is None else f"It was interrupted {record.attempts} times."
            self._keep(record, status="failed", error=told, completed_at=self._clock())
            lock.release()
        else:
            running = self._running[render_id] = _Running(record, job, lock)
            self._tasks.start_soon(self._run, running)

    def _keep(self, record: RenderRecord, **changes: object) -> None:
        self._shelf.keep(record.model_copy(update=changes))

    async def _run(self, running: _Running) -> None:
        """A render's whole life in this process; the outermost boundary of a background task."""
        with running.scope:
            try:
                async with self._slots:
                    with self.ahead.standing_back():
                        await self._render(running)
                self._look_ahead(running.job)
            except ReelwrightError as error:
                self._fail(running, error)
            except OSError as error:
                self._fail(running, _of_the_disk(error))
            except Exception:
                _log.exception("A render failed unexpectedly.")
                self._fail(running, Internal("The render failed unexpectedly."))
            finally:
                self._leave(running)
                self._tasks.start_soon(self._prune)

    async def _render(self, running: _Running) -> None:
        job, render_id = running.job, running.record.id
        made = _planned(job)
        self._change(running, status="processing", attempts=running.record.attempts + 1)
        if not self._shelf.film(render_id).is_file():
            film = await self._make(running, made)
            await anyio.lowlevel.checkpoint()
            self._shelf.publish(render_id)
        else:
            check = finished if job.output.plain else looked_at
            film = await anyio.to_thread.run_sync(check, self._shelf.film(render_id), made)
        facts = {name: getattr(film, name) for name in ("size", "duration_ms", "width", "height", "fps")}
        self._change(running, status="completed", progress=100, stage="done", completed_at=self._clock(), **facts)

    async def _make(self, running: _Running, made: Plan) -> Film:
        render_id = running.record.id
        need_room(self._shelf.folder, made)
        media = {key: _file(running.job.media, asset.file) for key, asset in running.job.assets.items()}
        work, part = self._shelf.bench(render_id), self._shelf.part(render_id)
        report = partial(self._report, running)
        if running.job.output.plain:
            return await render(made, media, work, part, report, self._cache, self._crew)
        return await made_as(running.job.output, made, media, work, part, report, self._cache, self._crew)

    def _look_ahead(self, job: RenderJob) -> None:
        """After a preview: the next one is to be quicker, if its clips came in when there was no time for them."""
        if job.quality == "preview":
            for asset in job.assets.values():
                self.ahead.want(asset, _file(job.media, asset.file))

    def _report(self, running: _Running, stage: str, done: float) -> None:
        """Progress of a render: always up to date here, on disk a few times a second."""
        progress = max(running.record.progress, min(99, int(done * 100)))
        new_stage = stage != running.record.stage
        running.record = running.record.model_copy(update={"progress": progress, "stage": stage})
        if new_stage or self._clock() - running.kept_at >= _KEEP_EVERY_S:
            self._change(running)
            if self._shelf.asked_to_cancel(running.record.id):
                running.cancel()

    def _change(self, running: _Running, **changes: object) -> None:
        running.record = running.record.model_copy(update=changes)
        running.kept_at = self._clock()
        try:
            self._shelf.keep(running.record)
            self._unwritten.pop(running.record.id, None)
        except OSError:  # a full disk; a later process takes the render up again, and finds the film if it is there
            self._unwritten[running.record.id] = running.record
            _log.warning("The state of a render could not be written.", exc_info=True)

    def _fail(self, running: _Running, error: ReelwrightError) -> None:
        self._shelf.clear(running.record.id)  # first: the disk may be full
        self._change(running, status="failed", error=error.message, error_code=error.code, completed_at=self._clock())

    def _leave(self, running: _Running) -> None:
        """Clean up. A render that was stopped by the person ends; one that was stopped by our own end waits."""
        self._shelf.clear(running.record.id)
        if running.record.status not in FINAL:
            if running.cancelled:
                self._change(running, status="cancelled", completed_at=self._clock())
            else:
                self._change(running, status="pending", attempts=max(0, running.record.attempts - 1))
        del self._running[running.record.id]
        running.lock.release()
        running.ended.set()

    async def _prune(self) -> None:
        """Throw away what nobody needs any more; if that does not go, a later start tries again."""
        try:
            await anyio.to_thread.run_sync(prune, self._shelf, self._clock())
            await anyio.to_thread.run_sync(self._cache.trim)
        except OSError:
            _log.warning("Old renders could not be removed.", exc_info=True)


def _planned(job: RenderJob) -> Plan:
    made = plan(job.draft, job.assets, job.quality)
    return preview(made) if job.quality == "preview" else made


def _file(media: Path, name: str) -> Path:
    if Path(name).name != name:
        raise FileNotFound("A file of the project is not in its media folder.", hint="Upload it again.")
    return media / name


def _of_the_disk(error: OSError) -> ReelwrightError:
    if error.errno in FULL:
        return NoSpace("The disk filled up while the film was being written.")
    return Internal(f"A file of the render could not be used: {error.strerror or 'no reason given'}.")
