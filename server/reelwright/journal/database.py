"""The SQLite file behind the journal: any crash leaves it readable, any number of processes may share it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reelwright.errors import CannotSave, Internal, NoSpace
from reelwright.journal.migrations import MIGRATIONS

_BUSY_S = 10.0
_ROOM = 1 << 20
_HINT_DAMAGED = "`reelwright doctor` says what can be saved; it deletes nothing."
_HINT = "Free some disk space, make the folder writable, or choose another one with REELWRIGHT_HOME."


class Database:
    """An open file at the newest version of the schema. Raises CannotSave, NoSpace, and Internal for a newer file."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)  # before SQLite opens it, so that it never exists with looser rights
            self._db = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
            self._db.row_factory = sqlite3.Row
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
        except (OSError, sqlite3.Error) as error:
            kind = NoSpace if self._disk_is_full() else CannotSave
            raise kind(
                f"The journal {path} cannot be opened: {error}.",
                hint=_HINT if isinstance(error, OSError | sqlite3.OperationalError) else _HINT_DAMAGED,
            ) from None
        self._migrate()

    def close(self) -> None:
        self._db.close()

    def read(self, query: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        return self._db.execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction; IMMEDIATE, because an upgrade from a read lock can fail at once with "busy".

        Raises NoSpace, and CannotSave when the file cannot be written for another reason; then nothing was.
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk may have rolled back by itself
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            kind = NoSpace if "full" in str(error) or self._disk_is_full() else CannotSave
            raise kind(f"The journal could not be written: {error}.", hint=_HINT) from None

    def _disk_is_full(self) -> bool:
        """SQLite calls it an I/O error when there is no room for its shared memory."""
        try:
            return shutil.disk_usage(self._folder).free < _ROOM
        except OSError:
            return False

    def _migrate(self) -> None:
        with self.writing() as db:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version > len(MIGRATIONS):
                raise Internal(
                    "The journal was written by a newer Reelwright.", hint="Update Reelwright; nothing was changed."
                )
            for step in MIGRATIONS[version:]:
                for statement in filter(str.strip, step.split(";")):
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
