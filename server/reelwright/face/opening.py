"""Opens the service when the first tool is called, not when the server starts: hosts judge start-up, and the imports
behind the service take longer than all of MCP.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

import anyio

from reelwright.errors import ReelwrightError

if TYPE_CHECKING:
    from reelwright.flows.service import Service

Opener = Callable[[], "AbstractAsyncContextManager[Service]"]


class Opening:
    """A service that is opened once, by the first who asks, and closed with the server."""

    def __init__(self) -> None:
        self._wanted = anyio.Event()
        self._settled = anyio.Event()
        self._service: Service | None = None
        self._error: ReelwrightError | None = None

    async def service(self) -> Service:
        """The opened service. Raises what opening it raised, and tries again at the next call."""
        self._wanted.set()
        await self._settled.wait()
        if self._service is None:
            error, self._settled, self._wanted = self._error, anyio.Event(), anyio.Event()
            raise error or RuntimeError("the service could not be opened")
        return self._service

    async def keep(self, opener: Opener) -> None:
        """Hold the service open until cancelled. One task owns it: a task group cannot be left by another task."""
        while True:
            await self._wanted.wait()
            try:
                async with opener() as self._service:
                    self._settled.set()
                    await anyio.sleep_forever()
            except ReelwrightError as error:
                self._service, self._error = None, error
                self._settled.set()
                await anyio.sleep(0)


@asynccontextmanager
async def opened_on_demand(opener: Opener) -> AsyncIterator[Opening]:
    """An `Opening` for the life of a server."""
    opening = Opening()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(opening.keep, opener)
        try:
            yield opening
        finally:
            tasks.cancel_scope.cancel()
