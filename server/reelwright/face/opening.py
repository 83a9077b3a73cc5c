"""Opens the service when the first tool is called, not when the server starts: hosts judge start-up, and the imports
behind the service take longer than all of MCP.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

import anyio

from reelwright.errors import Internal, ReelwrightError

if TYPE_CHECKING:
    from reelwright.flows.report import Answer
    from reelwright.flows.service import Service

_log = logging.getLogger(__name__)

Opener = Callable[[], "AbstractAsyncContextManager[Service]"]


class Opening:
    """A service that is opened once, by the first who asks, and closed with the server."""

    def __init__(self) -> None:
        self._wanted = anyio.Event()
        self._settled = anyio.Event()
        self._service: Service | None = None
        self._error: ReelwrightError | None = None
        self._introduced = False

    async def service(self) -> Service:
        """The opened service. Raises what opening it raised, and tries again at the next call."""
        if self._service is None and self._settled.is_set():
            self._settled = anyio.Event()
        self._wanted.set()
        await self._settled.wait()
        if self._service is None:
            raise self._error or Internal("Reelwright could not start its service.")
        return self._service

    def introduced(self, answer: Answer) -> Answer:
        """The answer; the first of a server says in a line what it runs on, and what leaves the machine."""
        if self._introduced or self._service is None:
            return answer
        self._introduced = True
        line = self._service.words("runs_on_studio" if self._service.free else "runs_on_cloud")
        return answer if line in answer.message else answer.model_copy(update={"message": f"{answer.message}\n{line}"})

    async def keep(self, opener: Opener, on_open: Callable[[Service], None]) -> None:
        """Hold the service open until cancelled. One task owns it: a task group cannot be left by another task."""
        while True:
            await self._wanted.wait()
            try:
                async with opener() as service:
                    on_open(service)
                    self._service = service
                    self._settled.set()
                    await anyio.sleep_forever()
            except ReelwrightError as error:
                self._failed(error)
            except Exception:  # the outermost boundary of this task: whoever waits must not wait for ever
                _log.exception("The service could not be opened")
                self._failed(Internal("Reelwright could not start its service."))

    def _failed(self, error: ReelwrightError) -> None:
        """Tell those who wait, and be ready for the next who asks."""
        self._service, self._error, self._wanted = None, error, anyio.Event()
        self._settled.set()


@asynccontextmanager
async def opened_on_demand(
    opener: Opener, on_open: Callable[[Service], None] = lambda _: None
) -> AsyncIterator[Opening]:
    """An `Opening` for the life of a server. `on_open` is called with the service each time that it opens."""
    opening = Opening()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(opening.keep, opener, on_open)
        try:
            yield opening
        finally:
            tasks.cancel_scope.cancel()
