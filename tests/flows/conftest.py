"""A service over the real studio, in a home of its own; and one over a cloud that charges for what it is sent."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest

from charging_cloud import ChargingCloud, open_charging_cloud
from reelwright.assemble import open_service
from reelwright.flows.service import Service
from reelwright.settings import Settings
from watching import Opened, Watched


@pytest.fixture
def watch() -> Watched:
    return Watched()


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Opens a service on this test's home, as a new process would; `media` are the allowed folders."""

    def opened(*, anywhere: bool = True, **environ: str) -> AbstractAsyncContextManager[Service]:
        return open_service(Settings.read(environ, home=tmp_path), anywhere=anywhere)

    return opened


@pytest.fixture
async def service(opened: Opened) -> AsyncIterator[Service]:
    async with opened() as service:
        yield service


@pytest.fixture
async def cloud() -> AsyncIterator[ChargingCloud]:
    """Modules whose cloud plays scripts only have another one under this name."""
    async with open_charging_cloud(ChargingCloud()) as cloud:
        yield cloud


@pytest.fixture
def cloudy(opened: Opened, cloud: ChargingCloud) -> Opened:
    """Opens a service on the cloud, as a new process would."""
    environ = {"REELWRIGHT_BACKEND": "cloud", "NEMO_API_URL": cloud.url, "REELWRIGHT_TIME_SCALE": "0.02"}
    return partial(opened, **environ)
