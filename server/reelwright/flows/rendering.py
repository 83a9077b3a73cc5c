"""One film's render at the backend: begun once, looked at until it has ended, found again by the next process.

A render's id is in the journal before it is submitted, and one that may have arrived is looked for under that id before
it is submitted again, under the same one. Only a render that failed gets a second one, under a new id.
"""

from __future__ import annotations

from typing import Any

from reelwright.backend.client import Backend
from reelwright.dialogue.clean import one_line
from reelwright.dialogue.framing import service_says
from reelwright.draft.media import Quality
from reelwright.draft.output import MP4, Output
from reelwright.draft.reading import read_draft
from reelwright.errors import (
    AnswerLost,
    Asked,
    BadFile,
    Cancelled,
    EmptyTimeline,
    NotFound,
    Offline,
    RateLimited,
    ReelwrightError,
    RenderFailed,
    revive,
)
from reelwright.flows.desk import Desk
from reelwright.flows.progress import Progress, Report
from reelwright.journal.records import Job, Project
from reelwright.wire.bodies import RenderState

_ATTEMPTS = 2  # a render that fails is submitted once more, under a new id
_MOST_LOOKS = 120  # without progress: an hour at the cloud's pace
_MOST_SILENT = 10  # looks in a row that came to nothing
_MOST_UNKNOWN = 3


def film_of(job: Job) -> dict[str, Any]:
    """What was noted of the film that the job is at: `attempt`, and what `export.py` adds about its file."""
    film = job.steps.get("film")
    is_its = isinstance(film, dict) and film.get("render_id") == job.steps.get("render_id")
    return film if film and is_its else {}


def note_film(desk: Desk, job: Job, **more: Any) -> Job:  # noqa: ANN401 -- any JSON value
    """Add to what is noted of the job's film."""
    return desk.journal.note_step(job.id, film={**film_of(job), "render_id": job.steps.get("render_id"), **more})


async def rendered(
    desk: Desk, job: Job, project: Project, quality: Quality, report: Report, output: Output = MP4
) -> tuple[Job, RenderState]:
    """The job, and its completed render: the one that was begun for it earlier, else a new one.

    Raises EmptyTimeline, RenderFailed, what is refused, and Offline or AnswerLost when nobody knows how it went: then
    the job can be gone on with.
    """
    render = _Render(desk, project, quality, report, output)
    state = None
    if job.steps.get("render_id") is not None:
        state = await render.watched(job, await render.found(job))
    while state is None or state.status == "failed":
        attempt = int(film_of(job).get("attempt", 0 if state is None else 1)) + 1
        if state is not None and attempt > _ATTEMPTS:
            raise _failed(desk, state)
        job = await _noted(desk, job, project, attempt)
        state = await render.watched(job, await render.submitted(job))
        if why := _in_vain(desk, state):
            desk.journal.note_step(job.id, render_id=None, draft=None, film=None)
            raise why
    if state.status == "cancelled":
        raise Cancelled("The render was cancelled.")
    return job, state


async def stop(backend: Backend, job: Job) -> None:
    """Stop the render of a cancelled job, if it has one and the backend can."""
    render_id = job.steps.get("render_id")
    if render_id is not None:
        await backend.cancel_render(str(render_id))


async def _noted(desk: Desk, job: Job, project: Project, attempt: int) -> Job:
    """A render that has not been submitted yet, written into the journal with the timeline that it is of."""
    raw_draft = job.steps.get("draft")
    if job.steps.get("render_id") is None:
        raw_draft = (await desk.backend.state(project.session_id)).draft
        if not read_draft(raw_draft).exportable():
            raise EmptyTimeline("There is nothing in the timeline to export.")
    render_id = f"render_{desk.new_id()}"
    film = {"render_id": render_id, "attempt": attempt}
    return desk.journal.note_step(job.id, render_id=render_id, draft=raw_draft, film=film)


class _Render:
    """What is asked about a job's render, and of whom."""

    def __init__(self, desk: Desk, project: Project, quality: Quality, report: Report, output: Output) -> None:
        self._desk = desk
        self._project = project
        self._quality = quality
        self._report = report
        self._output = output

    async def submitted(self, job: Job) -> RenderState:
        render_id, draft = str(job.steps["render_id"]), job.steps.get("draft")
        try:
            session = self._project.session_id
            return await self._desk.backend.submit_render(render_id, session, draft, self._quality, self._output)
        except (Offline, AnswerLost) as error:
            if error.outcome == "not_sent":
                raise
            raise _unfinished(error) from None

    async def found(self, job: Job) -> RenderState:
        """The render that an earlier process noted, and may not have submitted any more."""
        try:
            return await self._desk.backend.render_state(str(job.steps["render_id"]))
        except NotFound:
            return await self.submitted(job)
        except (Offline, AnswerLost, RateLimited) as error:
            raise _unfinished(error) from None

    async def watched(self, job: Job, state: RenderState) -> RenderState:
        """Look at a render until it has ended."""
        silent = unknown = looks = 0
        best = -1
        while state.status in ("pending", "processing"):
            progress = round(state.progress or 0)
            looks, best = (0, progress) if progress > best else (looks + 1, best)
            if looks > _MOST_LOOKS and not self._desk.local:  # the studio watches over its own renders
                await stop(self._desk.backend, job)
                raise _stuck()
            self._report(Progress("rendering", progress, 100))
            await self._desk.sleep(self._desk.timers.render_poll)
            try:
                state = await self._desk.backend.render_state(state.id)
                silent = 0
            except NotFound:
                unknown += 1
                if unknown > _MOST_UNKNOWN:
                    raise RenderFailed("The service does not know the render that it accepted.") from None
                state = await self.submitted(job)
            except (Offline, AnswerLost, RateLimited) as error:
                silent += 1
                if silent >= _MOST_SILENT:
                    raise _unfinished(error) from None
        return state


def _in_vain(desk: Desk, state: RenderState) -> ReelwrightError | None:
    """Why the studio could not render, where a second try would end in the same way: no room, or an odd timeline."""
    if not desk.local or state.status != "failed":
        return None
    error = revive({"code": state.error_code, "message": state.error})
    return error if isinstance(error, Asked | BadFile) else None


def _unfinished(error: Offline | AnswerLost | RateLimited) -> Offline | AnswerLost:
    kind = type(error) if isinstance(error, Offline) else AnswerLost
    return kind(
        f"{error.message} The render may be going on there.",
        hint="Exports are free. Call `wait` with this job in a minute: it looks after the same render.",
        outcome="file_incomplete",
        spent="nothing",
    )


def _failed(desk: Desk, state: RenderState) -> RenderFailed:
    reason = one_line(state.error or state.status, 500)
    return RenderFailed(f"The render failed twice: {reason if desk.local else service_says(reason, desk.language)}")


def _stuck() -> RenderFailed:
    return RenderFailed(
        "The render has come no further for an hour, and was given up.",
        hint="Exports are free, and the timeline is untouched. Call `export` again; a shorter film renders sooner.",
    )
