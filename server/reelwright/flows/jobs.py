"""Work that may outlive the call that started it: started, waited for, listed, cancelled, taken up again.

The journal holds what a job is; this holds the ones that run in this process. A file lock per job says which process
works on it, so a job whose process died is found and taken up by the next one that asks.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anyio
from anyio.abc import TaskGroup
from filelock import FileLock, Timeout

from reelwright.dialogue.amounts import clock
from reelwright.errors import BadFile, Cancelled, Internal, ReelwrightError, revive
from reelwright.flows.desk import Desk
from reelwright.flows.meter import Meter, stages_of
from reelwright.flows.progress import Progress, Report
from reelwright.flows.repeats import age, is_repeat, is_resumable, request_key
from reelwright.flows.report import Answer, JobLine
from reelwright.journal.records import ENDED, Job, JobKind, JobState

Work = Callable[[Job, Report], Awaitable[Answer]]
Stop = Callable[[Job], Awaitable[None]]
"""Ends on the backend what a cancelled job has begun there, where that is possible."""
Ended = Callable[[Job], None]
"""Told of each job of this process that has ended, whoever waits for it or not."""
Watch = Callable[[Progress | None, float], Awaitable[None]]
"""Told of each change, and of every quiet keep-alive: `(latest progress, seconds since the work began)`."""

_LOOK_S = 1.0

_log = logging.getLogger(__name__)


@dataclass
class _Live:
    """A job that runs in this process."""

    scope: anyio.CancelScope
    meter: Meter
    begun: float = field(default_factory=anyio.current_time)
    changed: anyio.Event = field(default_factory=anyio.Event)
    ended: anyio.Event = field(default_factory=anyio.Event)

    def reading(self) -> Progress | None:
        """How far it is at this moment."""
        return self.meter.read(anyio.current_time())

    def report(self, progress: Progress) -> None:
        self.meter = self.meter.after(progress, anyio.current_time())
        self.changed.set()
        self.changed = anyio.Event()


class Jobs:
    """The jobs of one desk. `work` is what each kind does; `stop` ends what a job has begun at the backend."""

    def __init__(self, desk: Desk, tasks: TaskGroup, work: Mapping[JobKind, Work], stop: Stop) -> None:
        self._desk = desk
        self._tasks = tasks
        self._work = work
        self._stop = stop
        self._live: dict[str, _Live] = {}
        self._unwritten: dict[str, Job] = {}
        self._listeners: list[Ended] = []

    def listen(self, listener: Ended) -> None:
        """Have `listener` called whenever a job of this process ends, for as long as this is open."""
        self._listeners.append(listener)

    def look(self, job_id: str) -> tuple[Job, Progress | None]:
        """A job as it is and how far it is, taken up if its process died. Raises NoSuchJob."""
        job = self._now(job_id)
        if job.state in ENDED:
            return job, None
        live = self._live.get(job_id) or self._taken_up(job_id)
        return self._now(job_id), live.reading() if live else None

    def start(self, kind: JobKind, project: str, request: Mapping[str, Any], *, again: bool = False) -> Job:
        """Write a job into the journal and begin it; or join the one that this request was given before.

        `again`: the person means it a second time. What an earlier process left unfinished goes first.
        """
        desk = self._desk
        self.take_up(project, kinds=("edit", "upload"))
        key = request_key(desk.backend_name, project, kind, request)
        mine = (desk.new_id(), project, desk.backend_name, kind, request)
        if again:
            job = desk.journal.start_job(*mine, key=key)
        else:
            job = desk.journal.join_job(*mine, key=key, is_repeat=lambda found: is_repeat(desk, found))
        if job.state in ("failed", "cancelled"):
            desk.journal.reopen_job(job.id)
        if job.state != "done":
            self._taken_up(job.id)
        return job

    def go_on(self, job: Job) -> Job:
        """The job, taken up again if it broke off on the way of its film."""
        if is_resumable(job) and self._desk.journal.reopen_job(job.id):
            self._taken_up(job.id)
        return job

    def earlier(self, kind: JobKind, project: str, request: Mapping[str, Any]) -> Job | None:
        """The job that `start` would join for this request."""
        key = request_key(self._desk.backend_name, project, kind, request)
        found = self._desk.journal.latest_job(key)
        return found if found is not None and is_repeat(self._desk, found) else None

    def take_up(self, project: str | None = None, kinds: Sequence[JobKind] = ("edit", "upload", "export")) -> None:
        """Go on with the jobs (of a project) whose process died not long ago; older ones wait to be asked for."""
        for job in self._desk.journal.open_jobs(self._desk.backend_name):
            ours = job.id in self._live
            wanted = job.kind in kinds and project in (None, job.project)
            if wanted and not ours and age(self._desk, job) < self._desk.timers.take_up_window:
                self._taken_up(job.id)

    async def answer(self, job: Job, within: float | None, watch: Watch) -> Answer:
        """A job's answer, or "still running" after `within` seconds (None: wait as long as it takes).

        Raises the error that ended the job.
        """
        with anyio.move_on_after(within):
            await self._ended(job.id, watch)
        return self._outcome(job.id)

    def stored(self, job: Job) -> Answer:
        """The answer of a job that was done before this request came, said to be so."""
        answer = self._outcome(job.id)
        elapsed = clock(round(age(self._desk, job) * 1000))
        said = self._desk.say("saved_before" if job.kind == "export" else "done_before", elapsed=elapsed)
        outcome = answer.outcome if job.kind == "export" else "already_done"
        return answer.model_copy(update={"outcome": outcome, "message": f"{said}\n{answer.message}"})

    def find(self, job_id: str | None, project: str | None) -> list[Job]:
        """One job by its id, or the newest ones of a project (None: of all). Raises NoSuchJob."""
        if job_id is not None:
            return [self._desk.journal.job(job_id)]
        return self._desk.journal.jobs(self._desk.backend_name, project)

    async def cancel(self, job: Job) -> Answer:
        """Stop a job here. Work that a backend has already begun may go on there; the answer says so."""
        if self._desk.journal.job(job.id).state in ENDED:
            message = self._desk.say("ended_before", what=_what(job))
            return Answer(outcome="unchanged", project=job.project, job=job.id, message=message)
        live = self._live.get(job.id)
        if live is not None:
            live.scope.cancel()
            await live.ended.wait()
        self._desk.journal.end_job(job.id, "cancelled", _cancelled(self._desk.journal.job(job.id)).data())
        ended = self._desk.journal.job(job.id)
        if ended.state == "cancelled":
            await self._stop(ended)
        if ended.state != "cancelled":
            return Answer(outcome="unchanged", project=job.project, job=job.id, message=self._desk.say("cannot_cancel"))
        message = self._desk.say("cancelled", what=_what(ended))
        if ended.kind == "edit" and ended.steps.get("sent") is not None:
            message += f"\n{self._desk.say('cancelled_after_sending')}"
        return Answer(outcome="cancelled", project=job.project, job=job.id, message=message)

    # inside

    def _lock(self, job: Job) -> FileLock:
        folder = self._desk.place.state / "jobs"
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{job.id}.lock", mode=0o600, thread_local=False)
        lock.acquire(blocking=False)
        return lock

    def _begin(self, job: Job, lock: FileLock) -> None:
        live = self._live[job.id] = _Live(anyio.CancelScope(), Meter(stages_of(job.kind, job.request)))
        self._tasks.start_soon(self._run, job, live, lock)

    async def _run(self, job: Job, live: _Live, lock: FileLock) -> None:
        """The outermost boundary of a job: whatever happens in it ends up in the journal.

        A shutdown is not an end: the job stays "running" there, and the next process takes it up.
        """
        try:
            with live.scope:
                self._end(job, "done", (await self._work[job.kind](job, live.report)).data())
            if live.scope.cancel_called:
                self._end(job, "cancelled", _cancelled(self._desk.journal.job(job.id)).data())
        except ReelwrightError as error:
            self._end(job, "failed", error.data())
        except Exception:
            _log.exception("Job %s failed unexpectedly", job.id)
            self._end(job, "failed", Internal("Something went wrong inside Reelwright.").data())
        finally:
            self._let_go(job, lock)
            self._live.pop(job.id, None)
            live.ended.set()
            live.changed.set()

    def _let_go(self, job: Job, lock: FileLock) -> None:
        """Release a job's lock. Of a job that has ended nothing stays; whoever opened the file before looks again."""
        if self._now(job.id).state in ENDED:
            with suppress(OSError):  # an open file cannot be removed everywhere
                Path(lock.lock_file).unlink()
        lock.release()

    def _end(self, job: Job, state: JobState, outcome: Mapping[str, Any]) -> None:
        """Write how a job ended. On a full disk this process remembers it, so that whoever waits gets to know."""
        try:
            self._desk.journal.end_job(job.id, state, outcome)
        except BadFile as error:
            _log.warning("The end of job %s could not be written: %s", job.id, error)
            self._unwritten[job.id] = job.model_copy(update={"state": state, "outcome": dict(outcome)})
        for listener in self._listeners:
            listener(job)

    def _now(self, job_id: str) -> Job:
        """A job as it is, from the journal or from what could not be written there."""
        return self._unwritten.get(job_id) or self._desk.journal.job(job_id)

    async def obey(self) -> None:
        """Stop the jobs of this process that another process has cancelled in the journal."""
        while True:
            await anyio.sleep(_LOOK_S * self._desk.timers.scale)
            for job_id, live in list(self._live.items()):
                if self._desk.journal.job(job_id).state in ENDED:
                    live.scope.cancel()

    async def _ended(self, job_id: str, watch: Watch) -> None:
        """Return when a job has ended, telling `watch` how it goes."""
        asked = anyio.current_time()
        while self._now(job_id).state not in ENDED:
            live = self._live.get(job_id) or self._taken_up(job_id)
            await watch(live.reading() if live else None, anyio.current_time() - (live.begun if live else asked))
            with anyio.move_on_after(self._desk.timers.keep_alive):
                if live is None:  # it runs in another process: all there is to watch is the journal
                    await anyio.sleep(self._desk.timers.render_poll)
                else:
                    await live.changed.wait()

    def _taken_up(self, job_id: str) -> _Live | None:
        """Begin a job anew whose process is gone; None while another process holds it."""
        job = self._desk.journal.job(job_id)
        try:
            lock = self._lock(job)
        except Timeout:
            return None
        if self._desk.journal.job(job_id).state in ENDED:  # it ended while we were looking
            lock.release()
            return None
        self._begin(job, lock)
        return self._live[job_id]

    def _still_running(self, job: Job) -> str:
        live = self._live.get(job.id)
        lines = [self._desk.say("still_running_job", job=job.id)]
        if live is not None:
            elapsed = clock(round((anyio.current_time() - live.begun) * 1000))
            lines.insert(0, self._desk.say("still_working", elapsed=elapsed))
        return "\n".join(lines)

    def _outcome(self, job_id: str) -> Answer:
        job = self._now(job_id)
        if job.state == "running":
            return Answer(
                outcome="still_running",
                project=job.project,
                job=job.id,
                message=self._still_running(job),
                next=f"Call `wait` with job {job.id!r}.",
            )
        if job.state == "done":
            return Answer.model_validate({**(job.outcome or {}), "job": job.id})
        error = revive(job.outcome) or Internal("The job ended without an answer.")
        error.hint = error.hint.replace("with this job", f"with job {job.id!r}")
        raise error


def listed(jobs: Sequence[Job]) -> list[JobLine]:
    """Jobs at a glance."""
    return [JobLine(job=job.id, project=job.project, kind=job.kind, state=job.state, what=_what(job)) for job in jobs]


def _cancelled(job: Job) -> Cancelled:
    """How a job ends that was stopped here; what it had sent before may go on, and cost, elsewhere."""
    if job.kind != "edit" or job.steps.get("sent") is None:
        return Cancelled("Cancelled.")
    hint = "Call `state` to see whether it did. If the edit is still wanted then, ask for it with `again`."
    return Cancelled("Cancelled after it was sent, so the edit may still appear.", hint=hint, spent="unknown")


def _what(job: Job) -> str:
    words = str(job.request.get("message") or job.request.get("what") or job.kind)
    return " ".join(words.split())[:80]  # one line: what follows is ours


@asynccontextmanager
async def open_jobs(desk: Desk, work: Mapping[JobKind, Work], stop: Stop) -> AsyncIterator[Jobs]:
    """The jobs of a desk, for as long as the process serves it. Leaving stops the work, and the journal keeps it."""
    async with anyio.create_task_group() as tasks:
        try:
            jobs = Jobs(desk, tasks, work, stop)
            tasks.start_soon(jobs.obey)
            yield jobs
        finally:
            tasks.cancel_scope.cancel()
