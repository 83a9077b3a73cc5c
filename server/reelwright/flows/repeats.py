"""What it means when the same request comes twice: hosts call a tool again when its answer was lost on the way.

The journal tells a repeat that was not meant from one that was: the same words get the first job's answer, while it
runs and for ten minutes after it; on the studio, where nothing costs, unless something else was asked for in between.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reelwright.edits.model import Undo
from reelwright.edits.ops_cut import Redo
from reelwright.edits.parse import parse
from reelwright.flows.desk import Desk
from reelwright.journal.records import Job, JobKind

_AT_ONCE_S = 5.0
_INCOMPLETE = ("file_incomplete", "no_space")


def request_key(backend: str, project: str, kind: JobKind, request: Mapping[str, Any]) -> str:
    """The same for the same request, in any process."""
    said = json.dumps([backend, project, kind, dict(request)], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def is_repeat(desk: Desk, job: Job) -> bool:
    """Whether a request is answered by this job, which has the same key, rather than by a new one."""
    if job.kind == "edit":
        return _is_repeated_edit(desk, job)
    if _others_since(desk, job):
        return False
    if job.state == "running" or is_resumable(job):
        return True
    return job.kind == "export" and _is_recent(desk, job) and _film_is_there(job)


def _is_repeated_edit(desk: Desk, job: Job) -> bool:
    """Where edits cost credits, only `again` sends the same words a second time, whatever was asked for since."""
    if job.state == "running":
        return True
    if not _is_recent(desk, job) or _steps_again(desk, job):
        return False
    return not (desk.local and _others_since(desk, job)) if job.state == "done" else may_have_acted(job)


def _steps_again(desk: Desk, job: Job) -> bool:
    """Whether "undo" is said a second time: a host repeats a lost call at once, a person once the answer was read."""
    if not desk.local or job.state != "done" or age(desk, job) < _AT_ONCE_S:
        return False
    said = parse(str(job.request.get("message", "")))
    return bool(said.edits) and not said.unknown and all(isinstance(edit, Undo | Redo) for edit in said.edits)


def may_have_acted(job: Job) -> bool:
    """Whether a job that has not come to an answer may have changed something, or has done a part of its work."""
    return bool(job.steps.get("done")) or job.steps.get("sent") is not None


def is_beyond_telling(desk: Desk, job: Job) -> bool:
    """Whether the timeline says no more what a message without an answer did: later edits have had their turn."""
    return any(
        other.kind == "edit" and other.key != job.key and (other.state == "done" or may_have_acted(other))
        for other in desk.journal.jobs(desk.backend_name, job.project, limit=10)
        if other.created_at > job.created_at
    )


def is_resumable(job: Job) -> bool:
    """Whether a job failed on the way of a film that is finished, or may be: then it goes on where it broke off."""
    ending = (job.outcome or {}).get("outcome")
    return job.state == "failed" and job.steps.get("render_id") is not None and ending in _INCOMPLETE


def age(desk: Desk, job: Job) -> float:
    """Seconds since a job's last step; a clock that was set back does not make it young for ever."""
    return abs(desk.clock() - job.updated_at)


def _film_is_there(job: Job) -> bool:
    """Whether the film that an export has saved is still where it was put, as it was put there."""
    film = (job.outcome or {}).get("file") if job.state == "done" else None
    if not isinstance(film, dict):
        return False
    path = Path(str(film.get("path")))
    return path.is_file() and path.stat().st_size == film.get("size")


def _is_recent(desk: Desk, job: Job) -> bool:
    """A clock that was set back must not make an edit that was paid for look like one of the far future."""
    return desk.clock() - job.updated_at < desk.timers.repeat_window


def _others_since(desk: Desk, job: Job) -> bool:
    """Whether the project was given other work after this job was answered (an export: after it was begun).

    A host that repeats lost calls repeats them at once; a person who does something else first means it anew.
    """
    later = job.created_at if job.kind == "export" else job.updated_at
    if job.state == "running" and job.kind != "export":
        return False
    return any(
        other.created_at > later and other.key != job.key
        for other in desk.journal.jobs(desk.backend_name, job.project, limit=10)
        if other.state != "failed" and not _is_beside_the_point(other, job)
    )


def _is_beside_the_point(other: Job, job: Job) -> bool:
    """Whether words mean after `other` what they meant before: an export, or files that were there, change nothing."""
    return (other.outcome or {}).get("outcome") == "already_done" or (job.kind == "edit" and other.kind == "export")
