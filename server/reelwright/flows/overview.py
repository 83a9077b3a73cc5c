"""What there is: projects, their files, films and jobs, as the journal knows them. Nothing is asked of the backend.

For those who list things (resources, completions) or look at one job from outside (tasks); it starts nothing but a job
whose process died.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel

from reelwright.errors import Internal, NoSuchJob, ReelwrightError, revive
from reelwright.flows.desk import Desk
from reelwright.flows.jobs import Jobs, listed
from reelwright.flows.progress import Progress
from reelwright.flows.report import Answer, Film, JobLine
from reelwright.journal.records import Job, JobKind, JobState

_MOST_PROJECTS = 100
_MOST_JOBS = 200
_MOST_FOLDERS = 200


class ProjectLine(BaseModel):
    """A project at a glance. `started` is an ISO 8601 time; `films` counts the exports that are still there."""

    project: str
    started: str
    files: int
    films: int


class Export(BaseModel):
    """A film that was exported, and is still where it was put. `exported` is an ISO 8601 time."""

    name: str
    uri: str
    exported: str
    film: Film


@dataclass(frozen=True)
class JobStatus:
    """A job as those see it who did not start it; `created` and `updated` are ISO 8601 times.

    `answer` once it is done, `error` once it failed or was cancelled; `progress` while it runs in this process.
    """

    job: str
    project: str
    kind: JobKind
    state: JobState
    created: str
    updated: str
    progress: Progress | None = None
    answer: Answer | None = None
    error: ReelwrightError | None = None


class Overview:
    """Of one desk and its jobs."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        self._desk = desk
        self._jobs = jobs

    def projects(self) -> list[ProjectLine]:
        """The newest projects first."""
        desk = self._desk
        return [
            ProjectLine(
                project=project.name,
                started=_time(project.created_at),
                files=len(desk.journal.uploads(project.session_id)),
                films=len(self.exports(project.name)),
            )
            for project in desk.journal.projects(desk.backend_name)[:_MOST_PROJECTS]
        ]

    def names(self) -> list[str]:
        """The names of the newest projects."""
        return [project.name for project in self._desk.journal.projects(self._desk.backend_name)[:_MOST_PROJECTS]]

    def has(self, project: str) -> bool:
        return self._desk.known_project(project) is not None

    def folders(self) -> list[str]:
        """The folders that files may come from, and those directly in them."""
        found: list[Path] = []
        for folder in self._desk.place.media or ():
            with suppress(OSError):
                inner = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
                found += [folder, *sorted(inner)[:_MOST_FOLDERS]]
        return [str(path) for path in found]

    def files(self, project: str) -> list[str]:
        """The names of a project's uploaded files, in their order; none for an unknown project."""
        known = self._desk.known_project(project)
        return [upload.name for upload in self._desk.journal.uploads(known.session_id)] if known else []

    def exports(self, project: str | None = None) -> list[Export]:
        """The films of a project (None: of all) that are in the output folder, the newest first."""
        found: dict[str, Export] = {}
        for job in self._desk.journal.jobs(self._desk.backend_name, project, limit=_MOST_JOBS):
            if job.state == "done" and (export := _export(job, self._desk.place.output)):
                found.setdefault(export.uri, export)
        return list(found.values())

    def jobs(self, project: str | None = None) -> list[JobLine]:
        """The newest jobs of a project (None: of all) first."""
        return listed(self._jobs.find(None, project))

    def job(self, job_id: str) -> JobStatus:
        """One job, taken up again if its process died. Raises NoSuchJob."""
        job, progress = self._jobs.look(self._ours(job_id))
        return JobStatus(
            job=job.id,
            project=job.project,
            kind=job.kind,
            state=job.state,
            created=_time(job.created_at),
            updated=_time(job.updated_at),
            progress=progress,
            answer=_answer(job),
            error=_error(job),
        )

    async def cancel(self, job_id: str) -> None:
        """Stop a job; one that has ended stays as it is. Raises NoSuchJob."""
        await self._jobs.cancel(self._desk.journal.job(self._ours(job_id)))

    def listen(self, listener: Callable[[str], None]) -> None:
        """Have `listener` told the project of each job that ends in this process."""
        self._jobs.listen(lambda job: listener(job.project))

    def _ours(self, job_id: str) -> str:
        """The id, if this backend has such a job: another backend's are not ours to take up or cancel."""
        if self._desk.journal.job(job_id).backend != self._desk.backend_name:
            raise NoSuchJob(f"There is no job {job_id[:40]!r}.")
        return job_id


def _answer(job: Job) -> Answer | None:
    return Answer.model_validate({**(job.outcome or {}), "job": job.id}) if job.state == "done" else None


def _error(job: Job) -> ReelwrightError | None:
    if job.state not in ("failed", "cancelled"):
        return None
    return revive(job.outcome) or Internal("The job ended without an answer.")


def _export(job: Job, folder: Path) -> Export | None:
    """The film of a job that is done; None when it has none, or it is not (or no longer) in the output folder."""
    film = Film.model_validate(job.outcome["file"]) if job.outcome and job.outcome.get("file") else None
    if film is None:
        return None
    path = Path(film.path)
    there = path.is_absolute() and not path.is_symlink() and path.is_file()
    if not there or not path.resolve().is_relative_to(folder.resolve()):
        return None
    return Export(name=path.name, uri=path.as_uri(), exported=_time(job.updated_at), film=film)


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
