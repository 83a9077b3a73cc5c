"""Who we are to a backend: the client id, made once for this machine, and a token, the person's own or an anonymous one.

The client id and a slot for the token are on disk before a token is asked for: one that is lost between its issue and
its saving locks the person out for a week.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import AsyncFileLock
from pydantic import SecretStr

from reelwright.errors import TokenRejected
from reelwright.wire.bodies import TokenData

Fetch = Callable[[str], Awaitable[TokenData]]


@dataclass(frozen=True)
class Auth:
    """`client_id` and `token` are the person's own, if configured; `folder` is where an anonymous token is kept."""

    client_id_file: Path
    client_id: str | None
    token: SecretStr | None
    folder: Path
    name: str

    async def bearer(self, fetch: Fetch) -> SecretStr:
        """The token to send; an anonymous one is fetched with our client id when there is none that is still good."""
        return self.token or self._kept() or await self.renewed(fetch, None)

    async def renewed(self, fetch: Fetch, refused: SecretStr | None) -> SecretStr:
        """A new anonymous token in place of the one that was refused, unless another process has fetched one already.

        Raises TokenRejected when the refused token is the person's own: that one is never replaced.
        """
        if self.token is not None:
            raise TokenRejected("The service does not accept NEMO_TOKEN.")
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        async with AsyncFileLock(f"{self._slot}.lock"):
            kept = self._kept()
            if kept is not None and (refused is None or kept.get_secret_value() != refused.get_secret_value()):
                return kept
            client_id = self.known_client_id()
            _write(self._slot, "{}")
            data = await fetch(client_id)
            _write(self._slot, json.dumps({"token": data.token, "user_id": data.user_id, "until": data.expires_at}))
            return SecretStr(data.token)

    def known_client_id(self) -> str:
        """The configured client id, or this machine's own: a UUID, made at the first call and kept for good."""
        if self.client_id:
            return self.client_id
        try:
            return str(uuid.UUID(self.client_id_file.read_text(encoding="utf-8").strip()))
        except (FileNotFoundError, ValueError):
            made = str(uuid.uuid4())
            self.client_id_file.parent.mkdir(parents=True, exist_ok=True)
            _write(self.client_id_file, made)
            return made

    def user_id(self) -> str | None:
        """The anonymous user behind the kept token: what a registration link binds."""
        user = self._read().get("user_id")
        return user if isinstance(user, str) else None

    @property
    def _slot(self) -> Path:
        return self.folder / f"token-{self.name}.json"

    def _kept(self) -> SecretStr | None:
        kept = self._read()
        token, until = kept.get("token"), kept.get("until")
        expired = isinstance(until, str) and _is_past(until)
        return SecretStr(token) if isinstance(token, str) and not expired else None

    def _read(self) -> dict[str, object]:
        try:
            kept = json.loads(self._slot.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}


def _is_past(moment: str) -> bool:
    try:
        until = datetime.fromisoformat(moment)
    except ValueError:
        return False  # the service will say so if it has expired
    return (until if until.tzinfo else until.replace(tzinfo=UTC)) <= datetime.now(UTC)


def _write(path: Path, text: str) -> None:
    """Replace a private file, whole and on the disk for good."""
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
