"""What tests of the flows pass around: a way to open a service, where its journal lies, a watcher that remembers."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from reelwright.flows.progress import Progress
from reelwright.flows.service import Service
from reelwright.settings import Settings

Opened = Callable[..., AbstractAsyncContextManager[Service]]


def journal_file(home: Path) -> Path:
    """The journal of a service that was opened on this home."""
    return Settings.read({}, home=home).state / "journal.sqlite3"


def aged(home: Path, seconds: float) -> None:
    """Make all jobs of the journal older, as time would."""
    with sqlite3.connect(journal_file(home)) as db:
        db.execute("UPDATE jobs SET created_at = created_at - ?, updated_at = updated_at - ?", (seconds, seconds))


class Watched:
    """A watcher that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[Progress] = []

    async def __call__(self, progress: Progress | None, waited: float) -> None:
        if progress is not None:
            self.told.append(progress)
