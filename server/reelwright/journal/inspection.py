"""Looks at a journal without opening it for work: `doctor` must be able to say what is wrong with a broken one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from reelwright.errors import CannotSave, Internal
from reelwright.journal.migrations import MIGRATIONS

NEWEST = len(MIGRATIONS)
_BUSY_S = 2.0
_COMPANIONS = ("", "-wal", "-shm")


class Damaged(Internal):
    """The file is no journal any more."""

    code = "journal_damaged"


@dataclass(frozen=True)
class Running:
    """A job that has not ended."""

    job: str
    project: str
    backend: str
    kind: str


@dataclass(frozen=True)
class Inspection:
    """What is in a journal. `schema` is its version; `NEWEST` is ours."""

    schema: int
    projects: int
    running: tuple[Running, ...]
    ended: frozenset[str]


def inspect(path: Path) -> Inspection:
    """Read a journal through and through. Changes nothing. Raises Damaged, or CannotSave when it cannot be read."""
    with _reading(path) as db:
        found = [str(row[0]) for row in db.execute("PRAGMA quick_check(5)")]
        if found != ["ok"]:
            raise Damaged(f"The journal is damaged: {found[0]}.")
        schema = int(db.execute("PRAGMA user_version").fetchone()[0])
        if schema == 0:
            return Inspection(0, 0, (), frozenset())
        projects = int(db.execute("SELECT COUNT(*) FROM projects").fetchone()[0])
        running = db.execute("SELECT id, project, backend, kind FROM jobs WHERE state = 'running' ORDER BY created_at")
        jobs = tuple(Running(*map(str, row)) for row in running)
        ended = frozenset(str(row[0]) for row in db.execute("SELECT id FROM jobs WHERE state <> 'running'"))
    return Inspection(schema, projects, jobs, ended)


def set_aside(path: Path, stamp: str) -> Path:
    """Give a damaged journal and its companions another name, so that a new one is begun; nothing is deleted."""
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    for companion in _COMPANIONS:
        file = path.with_name(path.name + companion)
        if file.exists():
            file.rename(aside.with_name(aside.name + companion))
    return aside


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with path.open("rb") as file:
            file.read(1)
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_BUSY_S)) as db:
            yield db
    except (OSError, sqlite3.OperationalError) as error:
        raise CannotSave(f"The journal cannot be read: {error}.") from None
    except sqlite3.DatabaseError as error:
        raise Damaged(f"The journal is damaged: {error}.") from None
