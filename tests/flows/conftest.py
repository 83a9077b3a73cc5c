"""A service over the real studio, in a home of its own."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

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
