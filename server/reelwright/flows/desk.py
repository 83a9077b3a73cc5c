"""The desk: what every flow works with, opened once per process by `assemble.py`.

Holds the backend's client, the journal and the timers, and knows which session stands behind a project's name.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from reelwright.backend.client import Backend
from reelwright.backend.timers import Timers
from reelwright.dialogue.protect import hide_quoted
from reelwright.dialogue.sentences import SentenceKey, detect_language, say
from reelwright.draft.names import Language
from reelwright.errors import BadRequest, NoCredits, SessionGone
from reelwright.flows.pictures.looking import Look
from reelwright.flows.queue import Queue
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
    """`local`: the backend is the studio on this machine, which is free and sends nothing anywhere.

    `clock` gives seconds since the epoch, as the journal has them. `budget`: how many paid edits an hour need no
    asking; 0: any number. `look` looks at files of this machine, for pictures of what was sent elsewhere.
    """

    backend: Backend
    backend_name: str
    journal: Journal
    place: Place
    timers: Timers
    language: Language
    web_url: str
    anonymous: bool
    sleep: Callable[[float], Awaitable[None]]
    new_id: Callable[[], str]
    clock: Callable[[], float]
    queue: Queue
    budget: int = 0
    look: Look | None = None

    @property
    def local(self) -> bool:
        return self.backend_name == "studio"

    def answering(self, words: str) -> Desk:
        """This desk, speaking the language of what it was asked."""
        return replace(self, language="zh") if detect_language(hide_quoted(words)) == "zh" else self

    def say(self, key: SentenceKey, **values: object) -> str:
        """One of our own sentences, in the person's language."""
        return say(key, self.language, **values)

    def known_project(self, name: str) -> Project | None:
        """The project, if it was started before."""
        return self.journal.project(name, self.backend_name)

    async def project(self, name: str) -> Project:
        """The project of this name; a new name starts a new one."""
        known = self.known_project(name)
        return known or await self.start_project(name)

    @asynccontextmanager
    async def session_of(self, name: str) -> AsyncIterator[Project]:
        """A project's session, and what to do when the backend no longer has it, or has no credits left for it.

        A session that is gone is replaced by a new, empty one; the files that were in it are named, to be sent again.
        """
        project = await self.project(name)
        try:
            yield project
        except SessionGone as error:
            names = ", ".join(upload.name for upload in self.journal.uploads(project.session_id))
            await self.start_project(name)
            words = self.say("session_gone", names=names or "–")
            raise SessionGone(words, outcome=error.outcome, spent=error.spent) from None
        except NoCredits as error:
            raise error.reworded(hint=self._way_to_credits(project)) from None

    def _way_to_credits(self, project: Project) -> str:
        """The only links that are ever shown are the website's; none carries a token."""
        user_id = project.user_id or self.backend.user_id
        if self.anonymous and user_id:
            return self.say("register", link=f"{self.web_url}/register?bind={quote(user_id, safe='')}")
        return self.say("top_up", link=self.web_url)

    async def start_project(self, name: str) -> Project:
        """A new session for a project name; an old one of that name is left behind."""
        session = await self.backend.create_session(self.language)
        return self.journal.keep_project(
            name,
            self.backend_name,
            session_id=session.session_id,
            task_id=session.task_id,
            user_id=session.user_id,
        )


def project_name(name: str) -> str:
    """A project's name as it is kept everywhere. Raises BadRequest."""
    kept = " ".join(name.split())
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable():
        raise BadRequest(
            f"A project's name has 1 to {LONGEST_NAME} printable characters.",
            hint="Choose a short name such as 'beach'.",
        )
    return kept
