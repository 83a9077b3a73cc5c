"""What the person agreed to, and what edits have cost: the part of the journal that guards files and credits.

Ages are absolute: a clock that was set back neither renews a code nor forgets a charge.
"""

from __future__ import annotations

from collections.abc import Callable

from reelwright.journal.database import Database
from reelwright.journal.records import Charge


class Ledger:
    """Consents and charges, per backend. `clock` gives seconds since the epoch."""

    def __init__(self, database: Database, *, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def consent(self, backend: str, what: str) -> None:
        """Remember that `what` (a folder, a host …) may be sent to a backend."""
        with self._database.writing() as db:
            db.execute("INSERT OR REPLACE INTO consents VALUES (?, ?, ?)", (backend, what, self._clock()))

    def consents(self, backend: str) -> set[str]:
        return {row["what"] for row in self._database.read("SELECT what FROM consents WHERE backend = ?", (backend,))}

    def offer_approval(self, code: str, backend: str, digest: str) -> None:
        """Keep a code that agrees to the request of this digest, and to no other."""
        with self._database.writing() as db:
            db.execute("INSERT INTO approvals VALUES (?, ?, ?, ?)", (code, backend, digest, self._clock()))

    def take_approval(self, code: str, backend: str, digest: str, within: float) -> bool:
        """Use a code up; returns whether it was offered for this request in the last `within` seconds."""
        now = self._clock()
        with self._database.writing() as db:
            db.execute("DELETE FROM approvals WHERE abs(? - created_at) > ?", (now, within))
            taken = db.execute(
                "DELETE FROM approvals WHERE code = ? AND backend = ? AND digest = ?", (code, backend, digest)
            )
        return taken.rowcount == 1

    def begin_charge(self, job: str, project: str, backend: str, before: float | None) -> int:
        """Write down that a paid message is about to be sent, with the balance before it; returns the charge's id."""
        with self._database.writing() as db:
            done = db.execute(
                "INSERT INTO charges (job, project, backend, before, created_at) VALUES (?, ?, ?, ?, ?)",
                (job, project, backend, before, self._clock()),
            )
        assert done.lastrowid is not None
        return done.lastrowid

    def settle_charge(self, charge: int, after: float | None) -> None:
        """Write down the balance that was read after it."""
        with self._database.writing() as db:
            db.execute("UPDATE charges SET after = ? WHERE id = ?", (after, charge))

    def withdraw_charge(self, charge: int) -> None:
        """Forget a message that was refused, or never sent."""
        with self._database.writing() as db:
            db.execute("DELETE FROM charges WHERE id = ?", (charge,))

    def charges(self, backend: str, within: float) -> list[Charge]:
        """The messages that were sent in the last `within` seconds, oldest first."""
        rows = self._database.read(
            "SELECT * FROM charges WHERE backend = ? AND created_at > ? ORDER BY id", (backend, self._clock() - within)
        )
        return [Charge(**dict(row)) for row in rows]
