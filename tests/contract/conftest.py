"""A scripted cloud, and a client of it whose waits are recorded instead of slept through."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from api_client import api_client, identity
from contract.scripted_cloud import ScriptedCloud, open_cloud
from reelwright.addresses import Resolve
from reelwright.backend.client import Backend
from reelwright.backend.retry import Sleep
from reelwright.backend.timers import Timers

NOW = 1_773_700_000.0  # 2026-03-16T22:26:40Z


@pytest.fixture
async def cloud() -> AsyncIterator[ScriptedCloud]:
    async with open_cloud() as cloud:
        yield cloud


@pytest.fixture
def slept() -> list[float]:
    """How long the client would have waited, each time."""
    return []


@pytest.fixture
def connect(cloud: ScriptedCloud, slept: list[float], tmp_path: Path) -> Callable[..., object]:
    """Opens a client of the cloud: `connect(token=…, timers=…, url=…)`."""

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    @asynccontextmanager
    async def opened(
        token: str | None = None,
        timers: Timers | None = None,
        url: str | None = None,
        sleep: Sleep = sleep,
        elsewhere: httpx.AsyncBaseTransport | None = None,
        resolve: Resolve | None = None,
    ) -> AsyncIterator[Backend]:
        async with api_client(
            url or cloud.url,
            identity(tmp_path, token),
            timers=timers,
            sleep=sleep,
            clock=lambda: NOW,
            elsewhere=elsewhere,
            resolve=resolve,
        ) as backend:
            yield backend

    return opened


@pytest.fixture
async def backend(connect: Callable[..., object]) -> AsyncIterator[Backend]:
    """A client that owns a token of its own."""
    async with connect(token="nmv_own") as backend:
        yield backend
