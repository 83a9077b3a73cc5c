"""Exports: the raw timeline is rendered, the film fetched, checked and put where the person finds it.

Every step is in the journal before it is taken, so an export whose process died goes on where it was: the render's id
is known, and the same id is never rendered twice.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reelwright.backend.client import Backend
from reelwright.dialogue.amounts import length, size
from reelwright.dialogue.sentences import SentenceKey
from reelwright.draft.describe import summary
from reelwright.draft.media import Quality
from reelwright.draft.model import Draft, length_ms, read_draft
from reelwright.errors import Cancelled, CannotSave, EmptyTimeline, NoSpace, RenderFailed, ServiceRefused
from reelwright.flows.deliver import Target, part_of, place
from reelwright.flows.desk import Desk
from reelwright.flows.progress import Progress, Report
from reelwright.flows.report import Answer, Film
from reelwright.journal.records import Job, Project
from reelwright.wire.bodies import RenderState

_QUALITIES: Mapping[Quality, SentenceKey] = {
    "draft": "quality_draft",
    "standard": "quality_standard",
    "high": "quality_high",
}
_ATTEMPTS = 2  # a render that fails is submitted once more, under a new id


async def export(desk: Desk, job: Job, target: Target, quality: Quality, report: Report) -> Answer:
    """Render the project's timeline and deliver the film. Raises EmptyTimeline, RenderFailed and what is refused."""
    report(Progress("preparing"))
    async with desk.session_of(job.project) as project:
        finished, raw_draft = await _begun(desk, job, report), job.steps.get("draft")
        if finished is None:
            raw_draft = (await desk.backend.state(project.session_id)).draft
            if not read_draft(raw_draft).exportable():
                raise EmptyTimeline("There is nothing in the timeline to export.")
            finished = await _rendered(desk, job, project, raw_draft, quality, report)
        return await _deliver(desk, job, finished, read_draft(raw_draft), target, quality, report)


async def _begun(desk: Desk, job: Job, report: Report) -> RenderState | None:
    """The finished render that an earlier process began for this job, if there is one."""
    render_id = job.steps.get("render_id")
    if render_id is None:
        return None
    try:
        finished = await _watched(desk, await desk.backend.render_state(str(render_id)), report)
    except ServiceRefused:  # it was noted, and never arrived
        return None
    return finished if finished.status == "completed" else None


async def stop(backend: Backend, job: Job) -> None:
    """Stop the render of a cancelled job, if it has one and the backend can."""
    render_id = job.steps.get("render_id")
    if render_id is not None:
        await backend.cancel_render(str(render_id))


async def _rendered(
    desk: Desk, job: Job, project: Project, raw_draft: object, quality: Quality, report: Report
) -> RenderState:
    finished: RenderState | None = None
    for _ in range(_ATTEMPTS):
        render_id = f"render_{desk.new_id()}"
        desk.journal.note_step(job.id, render_id=render_id, draft=raw_draft)
        state = await desk.backend.submit_render(render_id, project.session_id, raw_draft, quality)
        finished = await _watched(desk, state, report)
        if finished.status == "completed":
            return finished
        if finished.status == "cancelled":
            raise Cancelled("The render was cancelled.")
    assert finished is not None
    raise RenderFailed(f"The render failed twice: {finished.error or finished.status}.")


async def _watched(desk: Desk, state: RenderState, report: Report) -> RenderState:
    """Poll a render until it has ended."""
    while state.status in ("pending", "processing"):
        report(Progress("rendering", state.progress or 0, 100))
        await desk.sleep(desk.timers.render_poll)
        state = await desk.backend.render_state(state.id)
    return state


async def _deliver(
    desk: Desk, job: Job, finished: RenderState, draft: Draft, target: Target, quality: Quality, report: Report
) -> Answer:
    def moved(done: int, total: int) -> None:
        report(Progress("downloading", done, total))

    part = part_of(target, job.id)
    try:
        target.path.parent.mkdir(parents=True, exist_ok=True)
        written = await desk.backend.download(finished, part, moved)
        report(Progress("saving"))
        path = place(part, target)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
        kind = NoSpace if full else CannotSave
        raise kind(f"The film could not be saved in {target.path.parent}: {error.strerror}.") from None
    film = Film(
        path=str(path),
        quality=quality,
        length_s=round(finished.duration_s or length_ms(draft) / 1000, 3),
        width=draft.m.width,
        height=draft.m.height,
        size=written,
    )
    return _answer(desk, job, film, draft, target)


def _answer(desk: Desk, job: Job, film: Film, draft: Draft, target: Target) -> Answer:
    saved = desk.say(
        "exported",
        path=film.path,
        length=length(round((film.length_s or 0) * 1000)),
        width=film.width,
        height=film.height,
        size=size(film.size),
        quality=desk.say(_QUALITIES[film.quality]),
    )
    lines = [saved]
    if Path(film.path).name != target.path.name:
        lines.append(desk.say("numbered", name=Path(film.path).name))
    return Answer(
        outcome="file_ready",
        project=job.project,
        message="\n".join(lines),
        timeline=summary(draft, desk.language),
        file=film,
    )
