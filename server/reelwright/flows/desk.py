"""The desk: what every flow works with, opened once per process by `assemble.py`.

Holds the backend's client, the journal and the timers, and knows which session stands behind a project's name.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from reelwright.backend.client import Backend
from reelwright.backend.timers import Timers
from reelwright.dialogue.sentences import SentenceKey, say
from reelwright.draft.names import Language
from reelwright.errors import BadRequest
from reelwright.journal.records import Project
from reelwright.journal.store import Journal

LONGEST_NAME = 60


@dataclass(frozen=True)
class Place:
    """Where a person's files may come from and go to. `media` None: from anywhere (the person typed the path)."""

    media: tuple[Path, ...] | None
    output: Path
    state: Path


@dataclass(frozen=True)
class Desk:
    """`local`: the backend is the studio on this machine, which is free and sends nothing anywhere."""

    backend: Backend
    backend_name: str
    journal: Journal
    place: Place
    timers: Timers
    language: Language
    web_url: str
    sleep: Callable[[float], Awaitable[None]]
    new_id: Callable[[], str]

    @property
    def local(self) -> bool:
        return self.backend_name == "studio"

    def say(self, key: SentenceKey, **values: object) -> str:
        """One of our own sentences, in the person's language."""
        return say(key, self.language, **values)

    def known_project(self, name: str) -> Project | None:
        """The project, if it was started before."""
        return self.journal.project(_name(name), self.backend_name)

    async def project(self, name: str) -> Project:
        """The project of this name; a new name starts a new one."""
        known = self.known_project(name)
        return known or await self.start_project(name)

    async def start_project(self, name: str) -> Project:
        """A new session for a project name; an old one of that name is left behind."""
        session = await self.backend.create_session(self.language)
        return self.journal.keep_project(
            _name(name),
            self.backend_name,
            session_id=session.session_id,
            task_id=session.task_id,
            user_id=session.user_id,
        )


def _name(name: str) -> str:
    """A project's name as it is kept. Raises BadRequest."""
    kept = " ".join(name.split())
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable():
        raise BadRequest(
            f"A project's name has 1 to {LONGEST_NAME} printable characters.",
            hint="Choose a short name such as 'beach'.",
        )
    return kept
