"""Who we are to a backend: the client id, made once for this machine, and a token, the person's own or anonymous.

The client id and a slot for the token are on disk before a token is asked for: one that is lost between its issue and
its saving locks the person out for a week. An old token stays until there is a new one, for the same reason: the
service may have refused it by mistake.
"""

from __future__ import annotations

import errno
import json
import os
import re
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import AsyncFileLock
from pydantic import SecretStr

from reelwright import private_file
from reelwright.errors import AnswerLost, BadRequest, CannotSave, NoSpace, RateLimited, TokenRejected
from reelwright.wire.bodies import TokenData

Fetch = Callable[[str], Awaitable[TokenData]]
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_SENDABLE = re.compile(r"[!-~]{1,4096}")
_LONGEST_ID = 64
_REPLACE_IT = "It is bad or has expired. Put a current one into NEMO_TOKEN, or unset it."


@dataclass(frozen=True)
class Auth:
    """`client_id` and `token` are the person's own, if configured; `folder` is where an anonymous token is kept.

    `name` keeps the tokens of different backends apart; `clock` gives seconds since the epoch.
    """

    client_id_file: Path
    client_id: str | None
    token: SecretStr | None
    folder: Path
    name: str
    clock: Callable[[], float] = time.time

    async def bearer(self, fetch: Fetch) -> SecretStr:
        """The token to send; an anonymous one is fetched with our client id when there is none that is still good.

        Raises TokenRejected when the person's own could not even be sent.
        """
        if self.token is not None and not _SENDABLE.fullmatch(self.token.get_secret_value()):
            raise TokenRejected("NEMO_TOKEN has characters in it that no token has.", hint=_REPLACE_IT)
        if known := self.token or self._kept():
            return known
        try:
            return await self.renewed(fetch, None)
        except RateLimited:
            if (old := self._kept(even_expired=True)) is None:
                raise
            return old  # only our clock says that it has expired

    async def renewed(self, fetch: Fetch, refused: SecretStr | None) -> SecretStr:
        """A new anonymous token in place of the one that was refused, unless another process has fetched one already.

        Raises TokenRejected when the refused token is the person's own: that one is never replaced. CannotSave or
        NoSpace when a token could not be kept: then none is asked for.
        """
        if self.token is not None:
            raise TokenRejected("The service does not accept NEMO_TOKEN.", hint=_REPLACE_IT)
        async with self._locked():
            kept = self._kept()
            if kept is not None and (refused is None or kept.get_secret_value() != refused.get_secret_value()):
                return kept
            with _kept_or_not_asked_for():
                client_id = self.known_client_id()
                self._make_slot()
            data = await fetch(client_id)
            if not _SENDABLE.fullmatch(data.token.get_secret_value()):
                raise AnswerLost("The service gave a token that cannot be used.")
            self._keep(data)
            return data.token

    @asynccontextmanager
    async def _locked(self) -> AsyncIterator[None]:
        """One process at a time asks for a token."""
        with _kept_or_not_asked_for():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = AsyncFileLock(f"{self._slot}.lock", mode=0o600)
            await lock.acquire()
        try:
            yield
        finally:
            await lock.release()

    def known_client_id(self) -> str:
        """The configured client id, or this machine's own: a UUID, made at the first call and kept for good.

        Raises BadRequest when the configured one cannot be sent.
        """
        if self.client_id is None:
            return self._own_client_id() or self._made_client_id()
        if len(self.client_id) > _LONGEST_ID or not _SENDABLE.fullmatch(self.client_id):
            raise BadRequest("NEMO_CLIENT_ID cannot be a client id.", hint="Set it to a UUID, or unset it.")
        return self.client_id

    def user_id(self) -> str | None:
        """The anonymous user behind the kept token: what a registration link binds."""
        user = self._read().get("user_id")
        return user if isinstance(user, str) else None

    def kept_token(self) -> tuple[SecretStr | None, float | None]:
        """The anonymous token on disk, if it is still good, and until when it is, in seconds since the epoch."""
        until = self._read().get("until")
        return self._kept(), until if isinstance(until, int | float) else None

    def has_client_id(self) -> bool:
        """Whether there is one, configured or on disk; none is made."""
        return (self.client_id or self._own_client_id()) is not None

    def _own_client_id(self) -> str | None:
        try:
            kept = self.client_id_file.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, ValueError):
            return None
        return kept if _UUID.fullmatch(kept) else None

    def _made_client_id(self) -> str:
        """A new client id, or the one that another process has just made."""
        file = self.client_id_file
        file.parent.mkdir(parents=True, exist_ok=True)
        made = file.with_name(f"{file.name}.{uuid.uuid4().hex}.part")
        private_file.replace(made, str(uuid.uuid4()))
        try:
            os.link(made, file)  # fails when there is one already
        except FileExistsError:
            if self._own_client_id() is None:  # what is there is no client id
                made.replace(file)
        except OSError:  # a file system without links
            made.replace(file)
        made.unlink(missing_ok=True)
        return self._own_client_id() or self._made_client_id()

    @property
    def _slot(self) -> Path:
        return self.folder / f"token-{self.name}.json"

    def _make_slot(self) -> None:
        """The place for a token, on the disk for good. One that is there stays as it is."""
        if not self._read():
            private_file.replace(self._slot, json.dumps({"user_id": None}))

    def _keep(self, data: TokenData) -> None:
        until = _moment(data.expires_at)
        if until is not None and until <= self.clock():
            until = None  # our clock is wrong, or theirs: the service will say when the token has expired
        kept = json.dumps({"token": data.token.get_secret_value(), "user_id": data.user_id, "until": until})
        try:
            private_file.replace(self._slot, kept)
        except OSError:  # the disk has become full: the slot's own block is still ours
            self._overwrite(kept)

    def _overwrite(self, text: str) -> None:
        with suppress(OSError), self._slot.open("r+", encoding="utf-8") as file:
            file.write(text)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())

    def _kept(self, *, even_expired: bool = False) -> SecretStr | None:
        kept = self._read()
        token, until = kept.get("token"), kept.get("until")
        if not isinstance(token, str) or not _SENDABLE.fullmatch(token):
            return None
        expired = isinstance(until, int | float) and until <= self.clock()
        return None if expired and not even_expired else SecretStr(token)

    def _read(self) -> dict[str, object]:
        try:
            kept = json.loads(self._slot.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}


@contextmanager
def _kept_or_not_asked_for() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = NoSpace if error.errno in (errno.ENOSPC, errno.EDQUOT) else CannotSave
        raise kind(
            "There is no place to keep an anonymous token, so none was asked for.",
            hint="Free some space, or make the home folder and REELWRIGHT_HOME writable; then call again.",
        ) from None


def _moment(text: str | None) -> float | None:
    """A moment of ISO 8601 in seconds since the epoch; UTC if it names no zone. None if it cannot be read."""
    try:
        moment = datetime.fromisoformat(text or "")
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
