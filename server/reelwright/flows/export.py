"""Exports: the raw timeline is rendered, the film fetched, checked and put where the person finds it.

Every step is in the journal before it is taken, so an export whose process died goes on where it was. The render itself
is `rendering.py`; names and places are `deliver.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import anyio

from reelwright.backend.client import Backend
from reelwright.backend.part import Part
from reelwright.dialogue.amounts import length, size
from reelwright.dialogue.sentences import SentenceKey
from reelwright.draft.describe import summary
from reelwright.draft.media import Quality
from reelwright.draft.model import Draft, length_ms
from reelwright.draft.output import MP4, Format, Output
from reelwright.draft.reading import read_draft
from reelwright.draft.wording import WORDS
from reelwright.errors import CannotSave, NoSuchJob, NotPossible, PlanBlocksExport, ReelwrightError
from reelwright.flows import deliver, rendering
from reelwright.flows.deliver import Target
from reelwright.flows.desk import Desk
from reelwright.flows.progress import Progress, Report
from reelwright.flows.rendering import film_of, note_film, rendered
from reelwright.flows.repeats import age, is_resumable
from reelwright.flows.report import Answer, Film
from reelwright.journal.records import ENDED, Job, Project
from reelwright.wire.bodies import RenderState

_QUALITIES: Mapping[Quality, SentenceKey] = {
    "draft": "quality_draft",
    "standard": "quality_standard",
    "high": "quality_high",
}
_KEEP_PARTS_S = 7 * 86_400.0  # of films that could still be gone on with


async def export(
    desk: Desk, job: Job, target: Target, quality: Quality, report: Report, output: Output = MP4
) -> Answer:
    """Render the project's timeline and deliver the film.

    Raises CannotSave, EmptyTimeline, RenderFailed, NoSpace and what is refused. With the outcome `file_incomplete` the
    same job can be gone on with.
    """
    report(Progress("preparing"))
    if not (desk.local or output.plain):
        raise NotPossible("The cloud exports MP4 films only.", hint="Export an MP4, without a format or a size.")
    async with desk.session_of(job.project) as project:
        deliver.check(target, _inputs(desk, project))
        deliver.remove_stale(target.path.parent, lambda job_id: _is_over(desk, job_id), job.id)
        try:
            job, finished = await rendered(desk, job, project, quality, report, output)
            return await _deliver(desk, job, finished, target, quality, report, output)
        except PlanBlocksExport as error:
            raise error.reworded(hint=_plans(desk)) from None


async def stop(backend: Backend, job: Job) -> None:
    """End what a cancelled job has begun: its render, if the backend can, and the part of its film that came."""
    if part := film_of(job).get("part"):
        with suppress(OSError):
            Part(Path(part)).remove()
    await rendering.stop(backend, job)


async def _deliver(
    desk: Desk, job: Job, finished: RenderState, target: Target, quality: Quality, report: Report, output: Output
) -> Answer:
    noted = film_of(job)
    part = deliver.part_of(target, job.id)
    path, written = deliver.placed(noted.get("placing"), part, noted.get("size")), int(noted.get("size") or 0)
    if path is None:
        job = note_film(desk, job, part=str(part))
        written = await _fetched(desk, job, finished, part, report, output.format)
        report(Progress("saving"))
        path = _placed(desk, note_film(desk, job, size=written), part, target)
    draft = read_draft(job.steps.get("draft"))
    film = Film(
        path=str(path),
        quality=quality,
        length_s=round(length_ms(draft) / 1000 if finished.duration_s is None else finished.duration_s, 3),
        width=draft.m.width if finished.width is None else finished.width or None,
        height=draft.m.height if finished.height is None else finished.height or None,
        size=written,
    )
    return _answer(desk, job, film, draft, target)


async def _fetched(desk: Desk, job: Job, finished: RenderState, part: Path, report: Report, kind: Format) -> int:
    """The film's size, when it is whole in `part`. What cannot be gone on with leaves nothing."""

    def moved(done: int, total: int) -> None:
        report(Progress("downloading", done, total))

    try:
        return await desk.backend.download(finished, part, moved, kind)
    except ReelwrightError as error:
        if error.outcome == "refused":  # the film is there, and exports are free: it need not be rendered again
            error.outcome = "file_incomplete"
            error.hint = "The film is finished on the service. Call `wait` with this job in a minute to fetch it."
        if error.outcome not in ("file_incomplete", "no_space"):
            Part(part).remove()
        raise
    except OSError as error:
        raise _unsaved(part, error) from None
    except anyio.get_cancelled_exc_class():
        if desk.journal.job(job.id).state in ENDED:  # the person cancelled it, in another process perhaps
            Part(part).remove()
        raise


def _placed(desk: Desk, job: Job, part: Path, target: Target) -> Path:
    try:
        return deliver.place(part, target, lambda path: note_film(desk, job, placing=str(path)))
    except OSError as error:
        raise _unsaved(part, error) from None


def _unsaved(part: Path, error: OSError) -> CannotSave:
    return CannotSave(
        f"The film could not be saved in {part.parent}: {error.strerror or error}.",
        hint="It is finished on the service. Make the folder writable, then call `wait` with this job.",
        outcome="file_incomplete",
    )


def _inputs(desk: Desk, project: Project) -> list[Path]:
    return [Path(upload.origin) for upload in desk.journal.uploads(project.session_id) if "://" not in upload.origin]


def _is_over(desk: Desk, job_id: str) -> bool:
    """Whether nobody goes on with a job any more. One that this journal does not know is another home's."""
    try:
        job = desk.journal.job(job_id)
    except NoSuchJob:
        return False
    return job.state in ENDED and (not is_resumable(job) or age(desk, job) > _KEEP_PARTS_S)


def _plans(desk: Desk) -> str:
    return f"An export costs no credits, so more of them do not help. See which plan includes it at {desk.web_url}."


def _answer(desk: Desk, job: Job, film: Film, draft: Draft, target: Target) -> Answer:
    facts = [
        length(round(film.length_s * 1000)) if film.length_s else "",
        f"{film.width}×{film.height}" if film.width else "",
        size(film.size),
        desk.say(_QUALITIES[film.quality]),
    ]
    saved = desk.say("exported", path=film.path, facts=WORDS[desk.language].comma.join(filter(None, facts)))
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
