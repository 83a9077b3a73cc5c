"""The journal: one SQLite file in the state folder that survives any crash, shared by any number of processes.

It knows what was asked and what came of it; it decides nothing. Calls are short and synchronous.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reelwright.errors import Internal, NoSuchJob
from reelwright.journal.migrations import MIGRATIONS
from reelwright.journal.records import Job, JobKind, JobState, Project, Upload

_BUSY_S = 10.0


class Journal:
    """Projects, uploads and jobs across restarts. `clock` gives seconds since the epoch."""

    def __init__(self, path: Path, *, clock: Callable[[], float]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)  # before SQLite opens it, so that it never exists with looser rights
        self._clock = clock
        self._db = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._migrate()

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction; IMMEDIATE, because an upgrade from a read lock can fail at once with "busy"."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _migrate(self) -> None:
        with self._writing() as db:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version > len(MIGRATIONS):
                raise Internal(
                    "The journal was written by a newer Reelwright.", hint="Update Reelwright; nothing was changed."
                )
            for step in MIGRATIONS[version:]:
                for statement in filter(str.strip, step.split(";")):
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    # projects

    def project(self, name: str, backend: str) -> Project | None:
        row = self._db.execute("SELECT * FROM projects WHERE name = ? AND backend = ?", (name, backend)).fetchone()
        return None if row is None else Project(**dict(row))

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
        with self._writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO projects"
                " VALUES (:name, :backend, :session_id, :task_id, :user_id, :created_at)",
                project.model_dump(),
            )
        return project

    # uploads

    def uploads(self, session_id: str) -> list[Upload]:
        rows = self._db.execute("SELECT * FROM uploads WHERE session_id = ? ORDER BY id", (session_id,))
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
        with self._writing() as db:
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

    def start_job(self, job_id: str, project: str, backend: str, kind: JobKind, request: Mapping[str, Any]) -> Job:
        now = self._clock()
        job = Job(
            id=job_id,
            project=project,
            backend=backend,
            kind=kind,
            state="running",
            request=dict(request),
            created_at=now,
            updated_at=now,
        )
        with self._writing() as db:
            db.execute(
                "INSERT INTO jobs VALUES (?, ?, ?, ?, ?, ?, '{}', NULL, ?, ?)",
                (job.id, project, backend, kind, job.state, _dump(job.request), now, now),
            )
        return job

    def note_step(self, job_id: str, **step: Any) -> Job:  # noqa: ANN401 -- any JSON value
        """Add to what has been begun with the backend; written before the request that it announces."""
        with self._writing() as db:
            job = self._job(db, job_id)
            steps = {**job.steps, **step}
            db.execute("UPDATE jobs SET steps = ?, updated_at = ? WHERE id = ?", (_dump(steps), self._clock(), job_id))
        return job.model_copy(update={"steps": steps})

    def end_job(self, job_id: str, state: JobState, outcome: Mapping[str, Any]) -> None:
        """Write a job's outcome. A job that has ended stays as it ended."""
        with self._writing() as db:
            db.execute(
                "UPDATE jobs SET state = ?, outcome = ?, updated_at = ? WHERE id = ? AND state = 'running'",
                (state, _dump(outcome), self._clock(), job_id),
            )

    def job(self, job_id: str) -> Job:
        """Raises NoSuchJob."""
        return self._job(self._db, job_id)

    def jobs(self, backend: str, project: str | None = None, *, limit: int = 20) -> list[Job]:
        """The newest jobs first, of one project or of all."""
        rows = self._db.execute(
            "SELECT * FROM jobs WHERE backend = ? AND (? IS NULL OR project = ?) ORDER BY created_at DESC, id LIMIT ?",
            (backend, project, project, limit),
        )
        return [_job(row) for row in rows]

    def _job(self, db: sqlite3.Connection, job_id: str) -> Job:
        row = db.execute("SELECT * FROM jobs WHERE id = ?", (job_id,)).fetchone()
        if row is None:
            raise NoSuchJob(f"There is no job {job_id[:40]!r}.")
        return _job(row)


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
