"""An ASGI app as an httpx transport, streaming both ways.

httpx's own collects the whole response before it returns it. Here the body travels chunk by chunk through a buffer of a
few, so a slow reader slows the app down, and a reader that leaves ends it.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from types import TracebackType
from typing import Any, Self

import anyio
import httpx
from anyio.abc import TaskGroup
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream

from reelwright.backend.envelope import IN_PROCESS

Message = MutableMapping[str, Any]
App = Callable[
    [MutableMapping[str, Any], Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]
]
_CHUNKS = 4

_log = logging.getLogger(__name__)


class InProcessTransport(httpx.AsyncBaseTransport):
    """Runs each request's app in a task of its own; an async context manager, which ends them all when left."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._tasks: TaskGroup

    async def __aenter__(self) -> Self:
        self._tasks = anyio.create_task_group()
        await self._tasks.__aenter__()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        self._tasks.cancel_scope.cancel()
        await self._tasks.__aexit__(exc_type, exc_value, traceback)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        call = _Call(request)
        self._tasks.start_soon(call.run, self._app)
        try:
            await call.started.wait()
            if call.status is None:
                raise httpx.RemoteProtocolError("the app ended without an answer", request=request)
        except BaseException:
            call.leave()
            raise
        return httpx.Response(
            call.status, headers=call.headers, stream=_Body(call), request=request, extensions={IN_PROCESS: True}
        )


class _Call:
    """One request on its way through the app."""

    def __init__(self, request: httpx.Request) -> None:
        self.started = anyio.Event()
        self.status: int | None = None
        self.headers: list[tuple[bytes, bytes]] = []
        self.complete = False
        self._request = request
        self._body = _chunks(request)
        self._asked_all = False
        self._scope = anyio.CancelScope()
        self._gone = anyio.Event()
        self._send: MemoryObjectSendStream[bytes]
        self.chunks: MemoryObjectReceiveStream[bytes]
        self._send, self.chunks = anyio.create_memory_object_stream[bytes](_CHUNKS)

    def leave(self) -> None:
        """The reader goes: an app that is still at work is ended."""
        self._gone.set()
        self.chunks.close()
        if not self.complete:
            self._scope.cancel()

    async def run(self, app: App) -> None:
        """The app's outermost boundary, as a server is one: whatever it raises is a broken answer, and logged."""
        with self._scope, self._send:
            try:
                await app(self._request_scope(), self._receive, self._reply)
            except Exception as error:
                if not isinstance(error, anyio.BrokenResourceError | anyio.ClosedResourceError):
                    _log.error("The app failed on %s", self._request.url.path, exc_info=error)
            finally:
                self.started.set()

    def _request_scope(self) -> dict[str, Any]:
        url = self._request.url
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "method": self._request.method,
            "headers": [(name.lower(), value) for name, value in self._request.headers.raw],
            "scheme": url.scheme,
            "path": url.path,
            "raw_path": url.raw_path.split(b"?")[0],
            "query_string": url.query,
            "server": (url.host, url.port or (443 if url.scheme == "https" else 80)),
            "client": ("127.0.0.1", 0),
            "root_path": "",
        }

    async def _receive(self) -> Message:
        if not self._asked_all:
            async for chunk in self._body:
                return {"type": "http.request", "body": chunk, "more_body": True}
            self._asked_all = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _reply(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", []))
            self.started.set()
        elif message["type"] == "http.response.body":
            if body := message.get("body", b""):
                await self._send.send(body)
            if not message.get("more_body", False):
                self.complete = True
                self._send.close()
                self._gone.set()


async def _chunks(request: httpx.Request) -> AsyncIterator[bytes]:
    if isinstance(request.stream, httpx.AsyncByteStream):
        async for chunk in request.stream:
            yield chunk


class _Body(httpx.AsyncByteStream):
    """The response's chunks; closing it early ends the app."""

    def __init__(self, call: _Call) -> None:
        self._call = call

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._call.chunks:
            yield chunk
        if not self._call.complete:
            raise httpx.RemoteProtocolError("the app ended in the middle of its answer")

    async def aclose(self) -> None:
        self._call.leave()
