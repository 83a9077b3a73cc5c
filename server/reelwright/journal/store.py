"""The journal: one SQLite file in the state folder that survives any crash, shared by any number of processes.

It knows what was asked and what came of it; it decides nothing. Calls are short and synchronous.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from reelwright.errors import NoSuchJob
from reelwright.journal.database import Database
from reelwright.journal.ledger import Ledger
from reelwright.journal.records import MOVES, Job, JobKind, JobState, Project, Upload

_NEWEST_WITH_KEY = "SELECT * FROM jobs WHERE key = ? ORDER BY created_at DESC, rowid DESC LIMIT 1"


class Journal:
    """Projects, uploads and jobs across restarts, and the `ledger`. `clock` gives seconds since the epoch."""

    def __init__(self, path: Path, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._database = Database(path)
        self.ledger = Ledger(self._database, clock=clock)

    def close(self) -> None:
        self._database.close()

    # projects

    def project(self, name: str, backend: str) -> Project | None:
        rows = self._database.read("SELECT * FROM projects WHERE name = ? AND backend = ?", (name, backend))
        return Project(**dict(rows[0])) if rows else None

    def projects(self, backend: str) -> list[Project]:
        """All projects of a backend, the newest first."""
        rows = self._database.read("SELECT * FROM projects WHERE backend = ? ORDER BY created_at DESC", (backend,))
        return [Project(**dict(row)) for row in rows]

    def keep_project(
        self, name: str, backend: str, *, session_id: str, task_id: str, user_id: str | None = None
    ) -> Project:
        """Remember the session behind a project name; a newer session takes the old one's place."""
        project = Project(
            name=name,
            backend=backend,
            session_id=session_id,
            task_id=task_id,
            user_id=user_id,
            created_at=self._clock(),
        )
        with self._database.writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO projects"
                " VALUES (:name, :backend, :session_id, :task_id, :user_id, :created_at)",
                project.model_dump(),
            )
        return project

    # uploads

    def uploads(self, session_id: str) -> list[Upload]:
        rows = self._database.read("SELECT * FROM uploads WHERE session_id = ? ORDER BY id", (session_id,))
        return [Upload(**{**dict(row), "remote": json.loads(row["remote"])}) for row in rows]

    def keep_upload(
        self,
        project: Project,
        *,
        name: str,
        origin: str,
        sha256: str | None,
        size: int,
        remote: Mapping[str, Any],
    ) -> None:
        with self._database.writing() as db:
            db.execute(
                "INSERT INTO uploads (project, session_id, name, origin, sha256, bytes, remote, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    project.name,
                    project.session_id,
                    name,
                    origin,
                    sha256,
                    size,
                    json.dumps(dict(remote), ensure_ascii=True),
                    self._clock(),
                ),
            )

    # jobs

    def start_job(
        self,
        job_id: str,
        project: str,
        backend: str,
        kind: JobKind,
        request: Mapping[str, Any],
        *,
        key: str | None = None,
    ) -> Job:
        with self._database.writing() as db:
            return self._start(db, job_id, project, backend, kind, request, key)

    def join_job(
        self,
        job_id: str,
        project: str,
        backend: str,
        kind: JobKind,
        request: Mapping[str, Any],
        *,
        key: str,
        is_repeat: Callable[[Job], bool],
    ) -> Job:
        """The newest job with this key, if `is_repeat` says that it answers the request; else a new one.

        Of any number of processes that ask at once, one starts the job and the others get it.
        """
        with self._database.writing() as db:
            rows = db.execute(_NEWEST_WITH_KEY, (key,)).fetchall()
            if rows and is_repeat(job := _job(rows[0])):
                return job
            return self._start(db, job_id, project, backend, kind, request, key)

    def latest_job(self, key: str) -> Job | None:
        """The newest job with this key."""
        rows = self._database.read(_NEWEST_WITH_KEY, (key,))
        return _job(rows[0]) if rows else None

    def _start(
        self,
        db: sqlite3.Connection,
        job_id: str,
        project: str,
        backend: str,
        kind: JobKind,
        request: Mapping[str, Any],
        key: str | None,
    ) -> Job:
        now = self._clock()
        job = Job(
            id=job_id,
            project=project,
            backend=backend,
            kind=kind,
            state="running",
            request=dict(request),
            key=key,
            created_at=now,
            updated_at=now,
        )
        db.execute(
            "INSERT INTO jobs (id, project, backend, kind, state, request, steps, key, created_at, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, '{}', ?, ?, ?)",
            (job.id, project, backend, kind, job.state, _dump(job.request), key, now, now),
        )
        return job

    def note_step(self, job_id: str, **step: Any) -> Job:  # noqa: ANN401 -- any JSON value
        """Add to what has been begun with the backend; written before the request that it announces."""
        with self._database.writing() as db:
            job = self._job(db, job_id)
            steps = {**job.steps, **step}
            db.execute("UPDATE jobs SET steps = ?, updated_at = ? WHERE id = ?", (_dump(steps), self._clock(), job_id))
        return job.model_copy(update={"steps": steps})

    def end_job(self, job_id: str, state: JobState, outcome: Mapping[str, Any]) -> bool:
        """Write a job's outcome; returns whether it was this call that ended it. One that has ended stays so."""
        return self._move(job_id, state, _dump(outcome))

    def reopen_job(self, job_id: str) -> bool:
        """Let a job that failed or was cancelled go on with the step it was at; returns whether this call did it."""
        return self._move(job_id, "running", None)

    def _move(self, job_id: str, state: JobState, outcome: str | None) -> bool:
        with self._database.writing() as db:
            if state not in MOVES[self._job(db, job_id).state]:
                return False
            db.execute(
                "UPDATE jobs SET state = ?, outcome = ?, updated_at = ? WHERE id = ?",
                (state, outcome, self._clock(), job_id),
            )
        return True

    def job(self, job_id: str) -> Job:
        """Raises NoSuchJob."""
        return _found(self._database.read("SELECT * FROM jobs WHERE id = ?", (job_id,)), job_id)

    def jobs(self, backend: str, project: str | None = None, *, limit: int = 20) -> list[Job]:
        """The newest jobs first, of one project or of all."""
        rows = self._database.read(
            "SELECT * FROM jobs WHERE backend = ? AND (? IS NULL OR project = ?) ORDER BY created_at DESC, id LIMIT ?",
            (backend, project, project, limit),
        )
        return [_job(row) for row in rows]

    def open_jobs(self, backend: str) -> list[Job]:
        """All jobs that have not ended, the oldest first."""
        rows = self._database.read(
            "SELECT * FROM jobs WHERE backend = ? AND state = 'running' ORDER BY created_at, rowid", (backend,)
        )
        return [_job(row) for row in rows]

    def _job(self, db: sqlite3.Connection, job_id: str) -> Job:
        return _found(db.execute("SELECT * FROM jobs WHERE id = ?", (job_id,)).fetchall(), job_id)


def _found(rows: list[sqlite3.Row], job_id: str) -> Job:
    if not rows:
        raise NoSuchJob(f"There is no job {job_id[:40]!r}.")
    return _job(rows[0])


def _job(row: sqlite3.Row) -> Job:
    fields = dict(row)
    outcome = fields["outcome"]
    fields.update(
        request=json.loads(fields["request"]),
        steps=json.loads(fields["steps"]),
        outcome=None if outcome is None else json.loads(outcome),
    )
    return Job(**fields)


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), ensure_ascii=True)  # ASCII: a lone surrogate must not make a row unwritable
