"""An ASGI app on a real socket of this machine, for as long as a test needs it."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext

import anyio
import uvicorn
from starlette.applications import Starlette


class Server(uvicorn.Server):
    """A server inside a test: it leaves the process its signal handlers, and ends at once instead of ticking.

    `url` is where it listens.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.left = anyio.Event()
        self.url = ""

    def capture_signals(self) -> AbstractContextManager[None]:
        return nullcontext()

    async def main_loop(self) -> None:
        await self.left.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for task in list(self.server_state.tasks):
            task.cancel()
        for connection in list(self.server_state.connections):
            connection.shutdown()


@asynccontextmanager
async def served(app: Starlette) -> AsyncIterator[Server]:
    """A server of the app on a port of its own."""
    server = Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        async with app.router.lifespan_context(app), anyio.create_task_group() as tasks:
            server.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            tasks.start_soon(server.serve, [listener])
            try:
                yield server
            finally:
                server.left.set()
