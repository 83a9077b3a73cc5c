"""A hostile cloud, a client of it with compressed timers, and a whole service on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import pytest

from api_client import api_client, identity
from hostile.server import HostileCloud, open_hostile_cloud
from reelwright.assemble import open_service
from reelwright.backend.client import Backend
from reelwright.backend.timers import Timers
from reelwright.flows.service import Service
from reelwright.settings import Settings

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
        async with api_client(url or cloud.url, identity(home, token), timers=timers, sleep=sleep) as backend:
            yield backend

    return opened


@pytest.fixture
async def backend(connect: Callable[..., Any]) -> AsyncIterator[Backend]:
    """A client that owns a token of its own."""
    async with connect(token="nmv_own_token") as backend:
        yield backend


@pytest.fixture
async def service(cloud: HostileCloud, tmp_path: Path) -> AsyncIterator[Service]:
    """A whole service on the cloud, for which five minutes are a second."""
    environ = {"REELWRIGHT_BACKEND": "cloud", "NEMO_API_URL": cloud.url, "REELWRIGHT_TIME_SCALE": "0.003"}
    async with open_service(Settings.read(environ, tmp_path)) as service:
        yield service
