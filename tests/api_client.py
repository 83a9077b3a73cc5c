"""Clients of the API whose home, token, timers and waits a test chooses; the rest is as `assemble.py` has it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import anyio
import httpx
from pydantic import SecretStr

from reelwright.addresses import Resolve
from reelwright.attribution import Attribution
from reelwright.backend.auth import Auth
from reelwright.backend.client import Backend
from reelwright.backend.retry import Sleep
from reelwright.backend.timers import Timers

A_SKILL = Attribution("a-skill", "1.2.3", "cursor")
NOBODY = Attribution("", "", "")


def identity(
    home: Path, token: str | None = None, *, client_id: str | None = None, clock: Callable[[], float] = time.time
) -> Auth:
    """Who a client is that keeps what it has to keep in `home`. No token: an anonymous one."""
    return Auth(
        client_id_file=home / "config" / "client_id",
        client_id=client_id,
        token=SecretStr(token) if token else None,
        folder=home / "state",
        name="cloud",
        clock=clock,
    )


def api_client(
    url: str,
    auth: Auth,
    *,
    timers: Timers | None = None,
    sleep: Sleep = anyio.sleep,
    clock: Callable[[], float] = time.time,
    attribution: Attribution = A_SKILL,
    transport: httpx.AsyncBaseTransport | None = None,
    elsewhere: httpx.AsyncBaseTransport | None = None,
    resolve: Resolve | None = None,
) -> Backend:
    return Backend(
        transport=transport,
        base_url=url,
        attribution=attribution,
        auth=auth,
        timers=timers or Timers(),
        sleep=sleep,
        clock=clock,
        elsewhere=elsewhere,
        resolve=resolve,
    )
