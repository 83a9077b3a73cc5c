"""A hostile cloud on a raw loopback socket: what it does to a call is data, byte for byte.

No HTTP library stands between a script and the wire, so it can send what no library would: headers without end, half a
chunk, a reset in the middle of a body. It counts the requests of each endpoint and keeps their headers.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
import struct
import sys
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Literal

TOKEN, SESSION, CLAIM, RUN = "token", "session", "claim", "run"
STATE, CREDITS, SUBMIT, POLL, CANCEL = "state", "credits", "submit", "poll", "cancel"
ENDPOINTS = (
    (TOKEN, r"POST /api/auth/anonymous-token"),
    (SESSION, r"POST /api/tasks/me/with-session/nemo_agent"),
    (CLAIM, r"POST /api/auth/claim-token"),
    (RUN, r"POST /run_sse"),
    (STATE, r"GET /api/state/nemo_agent/me/[^/]+/latest"),
    (CREDITS, r"GET /api/credits/balance/simple"),
    (SUBMIT, r"POST /api/render/proxy/lambda"),
    (POLL, r"GET /api/render/proxy/lambda/[^/]+"),
    (CANCEL, r"POST /api/render/proxy/lambda/[^/]+/cancel"),
)


@dataclass(frozen=True)
class Play:
    """What one connection is answered with: `data`; then `beat` for ever, `every` so many seconds.

    Afterwards the connection is closed, reset, or falls silent. `unread`: the request is not even read.
    """

    data: bytes = b""
    beat: bytes = b""
    every: float = 0.02
    then: Literal["close", "reset", "hang"] = "close"
    unread: bool = False


def http(status: str, body: bytes = b"", *headers: str) -> bytes:
    """A whole answer with a correct length."""
    lines = (f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def answer(body: object, status: str = "200 OK", *headers: str) -> Play:
    return Play(http(status, json.dumps(body).encode(), "Content-Type: application/json", *headers))


def ok(data: object) -> Play:
    return answer({"code": 0, "data": data})


def state(draft: object) -> Play:
    """A session's state, with this timeline and no files."""
    return ok({"session_id": "s1", "state": {"draft": draft, "video_infos": []}})


STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
"""The head of an event stream; its end is the end of the connection."""


def stream(*frames: object) -> Play:
    """An event stream of JSON frames; bytes go out as they are."""
    return Play(STREAM + b"".join(frame(item) for item in frames))


def frame(event: object) -> bytes:
    return event if isinstance(event, bytes) else b"data: %s\n\n" % json.dumps(event, ensure_ascii=False).encode()


USUAL = {
    TOKEN: ok({"token": "nmv_usr_hostile", "user_id": "anon_1", "credits": 100}),
    SESSION: ok({"task_id": "t1", "session_id": "s1"}),
    CLAIM: ok({"claim_token": "clm_1", "expires_in": 604800}),
    RUN: stream({"type": "text", "content": "Done."}),
    STATE: state(None),
    CREDITS: ok({"available": 90, "frozen": 10, "total": 100}),
    SUBMIT: answer({"success": True, "data": {"id": "r1", "status": "pending", "progress": 5}}),
    POLL: answer({"taskId": "r1", "status": "processing", "progress": 50}),
    CANCEL: answer({"success": True}),
}


@dataclass(frozen=True)
class Request:
    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class HostileCloud:
    """`play` puts behaviours on an endpoint's script; when it is over, `always`, or the usual answer, is given."""

    url: str = ""
    requests: dict[str, list[Request]] = field(default_factory=lambda: defaultdict(list))
    connections: int = 0
    always: dict[str, Play] = field(default_factory=dict)
    unread: deque[Play] = field(default_factory=deque)
    _scripts: dict[str, deque[Play]] = field(default_factory=lambda: defaultdict(deque))
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def play(self, endpoint: str, *plays: Play) -> None:
        """Plays that are `unread` count for the next connections, whatever they are for."""
        for play in plays:
            (self.unread if play.unread else self._scripts[endpoint]).append(play)

    def count(self, endpoint: str) -> int:
        return len(self.requests[endpoint])

    def tokens(self, endpoint: str) -> list[str]:
        return [request.headers.get("authorization", "") for request in self.requests[endpoint]]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                if self.unread:
                    await _perform(self.unread.popleft(), reader, writer)
                else:
                    await _perform(self._next(await _request(reader)), reader, writer)
        finally:
            writer.transport.abort()
            self._tasks.discard(task)

    def _next(self, request: Request) -> Play:
        target = request.line.rsplit(" ", 1)[0]
        endpoint = next((name for name, pattern in ENDPOINTS if re.fullmatch(pattern, target)), request.line)
        self.requests[endpoint].append(request)
        if script := self._scripts[endpoint]:
            return script.popleft()
        return self.always.get(endpoint) or USUAL.get(endpoint) or answer({"detail": "Not Found"}, "404 Not Found")

    def leave(self) -> None:
        for task in self._tasks:
            task.cancel()


async def _request(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    line, *fields = head.strip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (item.partition(":") for item in fields)}
    return Request(
        line.rsplit(" ", 1)[0] + " 1.1", headers, await reader.readexactly(int(headers.get("content-length", 0)))
    )


async def _perform(play: Play, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(play.data)
    await writer.drain()
    while play.beat:
        writer.write(play.beat)
        await writer.drain()
        await asyncio.sleep(play.every)
    if play.then == "hang":
        await reader.read()  # until the client goes
    if play.then == "reset":
        linger = struct.pack("HH" if sys.platform == "win32" else "ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()
    elif play.then == "close":
        writer.close()
        await writer.wait_closed()


@asynccontextmanager
async def open_hostile_cloud() -> AsyncIterator[HostileCloud]:
    """A hostile cloud on a port of its own."""
    cloud = HostileCloud()
    server = await asyncio.start_server(cloud.serve, "127.0.0.1", 0)
    cloud.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield cloud
    finally:
        server.close()
        cloud.leave()
