"""A hostile cloud, and a client of it with compressed timers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import pytest
from pydantic import SecretStr

from hostile.server import HostileCloud, open_hostile_cloud
from reelwright.attribution import Attribution
from reelwright.backend.auth import Auth
from reelwright.backend.client import Backend
from reelwright.backend.timers import Timers

TIMERS = replace(Timers().scaled(0.01), connect=0.3, idle_read=0.3)


@pytest.fixture
async def cloud() -> AsyncIterator[HostileCloud]:
    async with open_hostile_cloud() as cloud:
        yield cloud


@pytest.fixture
def slept() -> list[float]:
    """How long the client has waited between attempts, each time."""
    return []


@pytest.fixture
def connect(cloud: HostileCloud, slept: list[float], tmp_path: Path) -> Callable[..., Any]:
    """Opens a client of the cloud: `connect(token=…, url=…, timers=…)`. No token: an anonymous one."""

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await anyio.sleep(seconds)

    @asynccontextmanager
    async def opened(
        token: str | None = None, url: str | None = None, timers: Timers = TIMERS, home: Path = tmp_path
    ) -> AsyncIterator[Backend]:
        backend = Backend(
            transport=None,
            base_url=url or cloud.url,
            attribution=Attribution("a-skill", "1.2.3", "cursor"),
            auth=Auth(
                client_id_file=home / "config" / "client_id",
                client_id=None,
                token=SecretStr(token) if token else None,
                folder=home / "state",
                name="cloud",
            ),
            timers=timers,
            sleep=sleep,
        )
        async with backend:
            yield backend

    return opened


@pytest.fixture
async def backend(connect: Callable[..., Any]) -> AsyncIterator[Backend]:
    """A client that owns a token of its own."""
    async with connect(token="nmv_own_token") as backend:
        yield backend
