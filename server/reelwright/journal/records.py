"""What the journal keeps: projects, uploads and jobs, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

JobKind = Literal["upload", "edit", "export"]
JobState = Literal["running", "done", "failed", "cancelled"]
MOVES: Mapping[JobState, frozenset[JobState]] = {
    "running": frozenset({"done", "failed", "cancelled"}),
    "done": frozenset(),
    "failed": frozenset({"running"}),
    "cancelled": frozenset({"running"}),
}
"""From which state a job may go to which. What is done stays done; what broke off may be taken up again."""
ENDED: frozenset[JobState] = frozenset({"done", "failed", "cancelled"})


class Project(BaseModel):
    """A film in the making. `name` is the person's; the ids are the backend's and never leave this process."""

    model_config = ConfigDict(frozen=True)
    name: str
    backend: str
    session_id: str
    task_id: str
    user_id: str | None = None
    created_at: float


class Upload(BaseModel):
    """A file or URL that was sent. `sha256` is None for URLs; `remote` is what the backend said of it."""

    model_config = ConfigDict(frozen=True)
    id: int
    project: str
    session_id: str
    name: str
    origin: str  # the path or the URL it came from
    sha256: str | None
    bytes: int
    remote: dict[str, Any] = Field(default_factory=dict)
    created_at: float


class Job(BaseModel):
    """One piece of work that may outlive the call that started it.

    `request` is what was asked; `steps` is what has been begun with the backend so far (a render id, that the message
    was sent); `outcome` is the answer, or the error, once the state is no longer "running".
    """

    model_config = ConfigDict(frozen=True)
    id: str
    project: str
    backend: str
    kind: JobKind
    state: JobState
    request: dict[str, Any]
    steps: dict[str, Any] = Field(default_factory=dict)
    outcome: dict[str, Any] | None = None
    key: str | None = None  # the same request has the same key
    created_at: float
    updated_at: float


class Charge(BaseModel):
    """A message that may have cost credits: the balance before it and after it, where they could be read."""

    model_config = ConfigDict(frozen=True)
    id: int
    job: str
    project: str
    backend: str
    before: float | None
    after: float | None
    created_at: float
