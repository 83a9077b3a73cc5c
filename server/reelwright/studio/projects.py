"""The studio's projects on disk: who may come in, the files of each project, every step of its timeline.

One folder per session, one JSON file in it, replaced atomically; a file lock lets any number of processes share the
folder. Nothing is kept in memory between requests.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock
from pydantic import BaseModel, Field

from reelwright import private_file
from reelwright.draft.model import Draft
from reelwright.draft.reading import read_draft
from reelwright.errors import SessionGone, TokenRejected
from reelwright.studio.asset import Asset

CREDITS = 100
_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")
_STEPS_KEPT = 200


class StudioProject(BaseModel):
    """One session: its files in the order they came, and its timeline after every step (newest last).

    `told`: beside `steps`, the sentences of each step's edits; the last ones, for a project that began without.
    `undone`: what was taken back, as `(timeline, sentences)`, the last one taken back last.
    """

    session_id: str
    task_id: str
    user_id: str
    language: str = "en"
    created_at: float
    assets: list[Asset] = Field(default_factory=list)
    steps: list[dict[str, Any]] = Field(default_factory=list)
    told: list[list[str]] = Field(default_factory=list)
    undone: list[tuple[dict[str, Any], list[str]]] = Field(default_factory=list)

    @property
    def draft(self) -> Draft:
        """The timeline as it is now; empty before the first edit."""
        return read_draft(self.steps[-1]) if self.steps else Draft()

    def add_asset(self, asset: Asset) -> None:
        """The same content twice is one asset."""
        if all(known.id != asset.id for known in self.assets):
            self.assets.append(asset)

    @property
    def history(self) -> list[list[str]]:
        """What each step did, in sentences, beside `steps`; empty for steps of which it was not noted."""
        unknown: list[list[str]] = [[]] * max(0, len(self.steps) - len(self.told))
        return unknown + self.told[len(self.told) - len(self.steps) + len(unknown) :]

    def add_step(self, draft: Draft, told: Sequence[str] = ()) -> None:
        """A new step; what was taken back before it cannot be done again."""
        self.told = [*self.history[-(_STEPS_KEPT - 1) :], list(told)]
        self.steps = [*self.steps[-(_STEPS_KEPT - 1) :], draft.wire()]
        self.undone = []

    def take_back(self, steps: int) -> int:
        """Take back the last steps, as far as there are any; how many that were."""
        history, taken = self.history, min(steps, len(self.steps))
        for _ in range(taken):
            self.undone.append((self.steps.pop(), history.pop()))
        self.told = history
        return taken

    def do_again(self, steps: int) -> int:
        """Do again what was taken back last; how many steps that were."""
        history, done = self.history, min(steps, len(self.undone))
        for _ in range(done):
            step, told = self.undone.pop()
            self.steps.append(step)
            history.append(told)
        self.told = history
        return done


class Projects:
    """All projects below one folder. `clock` gives seconds since the epoch."""

    def __init__(self, folder: Path, *, clock: Callable[[], float]) -> None:
        self.folder = folder
        self._clock = clock
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    # tokens: only their hashes are kept

    def issue_token(self) -> tuple[str, str]:
        """A new `(token, user id)`."""
        token, user = f"nmv_usr_{secrets.token_urlsafe(24)}", f"anon_{secrets.token_hex(8)}"
        path = self._token_file(token)
        path.parent.mkdir(exist_ok=True, mode=0o700)
        private_file.replace(path, user)
        return token, user

    def user_of(self, token: str) -> str:
        """Raises TokenRejected."""
        try:
            return self._token_file(token).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise TokenRejected("The token is not one of this studio.") from None

    def _token_file(self, token: str) -> Path:
        return self.folder / "tokens" / hashlib.sha256(token.encode()).hexdigest()

    # projects

    def create(self, user_id: str, language: str) -> StudioProject:
        project = StudioProject(
            session_id=f"s_{secrets.token_hex(12)}",
            task_id=f"t_{secrets.token_hex(12)}",
            user_id=user_id,
            language=language,
            created_at=self._clock(),
        )
        self.media(project.session_id).mkdir(parents=True, mode=0o700)
        self._save(project)
        return project

    def read(self, session_id: str, user_id: str) -> StudioProject:
        """Raises SessionGone, also for a session of somebody else."""
        try:
            text = self._file(session_id).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise SessionGone("There is no such session.") from None
        project = StudioProject.model_validate_json(text)
        if project.user_id != user_id:
            raise SessionGone("There is no such session.")
        return project

    @contextmanager
    def changing(self, session_id: str, user_id: str) -> Iterator[StudioProject]:
        """A project to change; saved when the block ends without an error, and locked against others until then."""
        self.read(session_id, user_id)
        with FileLock(self._file(session_id).with_suffix(".lock")):
            project = self.read(session_id, user_id)
            yield project
            self._save(project)

    def media(self, session_id: str) -> Path:
        """The folder with a project's files."""
        return self._file(session_id).parent / "media"

    def _file(self, session_id: str) -> Path:
        if not _ID.fullmatch(session_id):  # it comes from a URL and becomes a path
            raise SessionGone("There is no such session.")
        return self.folder / "sessions" / session_id / "project.json"

    def _save(self, project: StudioProject) -> None:
        private_file.replace(self._file(project.session_id), project.model_dump_json())
