"""A cloud that plays scripts: a real server on a loopback socket that speaks the hosted API, in either of its dialects.

Each call takes the next row of its endpoint's script, or answers as documented when there is none. Rows are data: what
to answer, byte for byte where that matters. It keeps what it was sent. It edits and renders nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import anyio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from loopback import Server, served

TOKEN = "/api/auth/anonymous-token"
SESSION = "/api/tasks/me/with-session/nemo_agent"
CLAIM = "/api/auth/claim-token"
RUN = "/run_sse"
UPLOAD = "/api/upload-video/nemo_agent/me/{session_id}"
STATE = "/api/state/nemo_agent/me/{session_id}/latest"
CREDITS = "/api/credits/balance/simple"
SUBMIT = "/api/render/proxy/lambda"
POLL = "/api/render/proxy/lambda/{render_id}"
CANCEL = "/api/render/proxy/lambda/{render_id}/cancel"
DOWNLOAD = "/api/render/proxy/{render_id}/download"
FILM = "/films/{name}"


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def film(picture: bytes) -> bytes:
    """The least that is a film: its boxes are whole, and one of its tracks is a video. Nothing can play it."""
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + b"vide" + bytes(13))))
    return box(b"ftyp", b"mp42" + bytes(4)) + box(b"mdat", picture) + box(b"moov", track)


FILM_BYTES = film(bytes(range(256)) * 64)
FILM_TAG = '"film-1"'


@dataclass(frozen=True)
class Answer:
    """A whole answer: `body` as JSON, or `raw` bytes."""

    status: int = 200
    body: Any = None
    raw: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """An event stream: its chunks as they go out. `cut`: the connection breaks after them. `hang`: it falls silent."""

    chunks: tuple[bytes, ...] = ()
    cut: bool = False
    hang: bool = False


@dataclass(frozen=True)
class Repeat:
    """An event stream that sends one chunk for ever, `every` so many seconds."""

    chunk: bytes
    every: float


@dataclass(frozen=True)
class Broken:
    """No answer at all: the connection is closed after the request was read."""


Row = Answer | Turn | Repeat | Broken


def frames(*events: object) -> Turn:
    """A turn whose events are JSON, one `data:` frame each; a str is a frame's data as it is."""
    return Turn(tuple(frame(event) for event in events))


def frame(event: object) -> bytes:
    data = event if isinstance(event, str) else json.dumps(event, ensure_ascii=False)
    return f"data: {data}\n\n".encode()


@dataclass
class Call:
    """What the cloud was sent."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def token(self) -> str:
        return self.headers.get("authorization", "").removeprefix("Bearer ")


class ScriptedCloud:
    """`url` is where it listens. `play` puts rows on an endpoint's script; `calls` is what came in, by endpoint."""

    def __init__(self) -> None:
        self.url = ""
        self.server: Server
        self.calls: dict[str, list[Call]] = defaultdict(list)
        self.reader_gone = anyio.Event()  # from an event stream
        self._scripts: dict[str, deque[Row]] = defaultdict(deque)
        self._tokens = 0

    def play(self, endpoint: str, *rows: Row) -> None:
        self._scripts[endpoint].extend(rows)

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route(path, self._endpoint(path), methods=methods)
                for path, methods in [
                    (TOKEN, ["POST"]),
                    (SESSION, ["POST"]),
                    (CLAIM, ["POST"]),
                    (RUN, ["POST"]),
                    (UPLOAD, ["POST"]),
                    (STATE, ["GET"]),
                    (CREDITS, ["GET"]),
                    (SUBMIT, ["POST"]),
                    (CANCEL, ["POST"]),
                    (POLL, ["GET"]),
                    (DOWNLOAD, ["GET"]),
                    (FILM, ["GET"]),
                ]
            ]
        )

    def _endpoint(self, path: str) -> Any:
        async def answer(request: Request) -> Response:
            self.calls[path].append(Call(request.url.path, dict(request.headers), await request.body()))
            script = self._scripts[path]
            return self._played(script.popleft()) if script else self._usual(path, request)

        return answer

    def _played(self, row: Row) -> Response:
        match row:
            case Answer():
                content = json.dumps(row.body).encode() if row.raw is None else row.raw
                headers = {"content-type": "application/json" if row.raw is None else "text/html", **row.headers}
                return Response(content, row.status, headers)
            case Turn():
                return StreamingResponse(self._stream(row), media_type="text/event-stream")
            case Repeat():
                return StreamingResponse(self._forever(row), media_type="text/event-stream")
            case Broken():
                return _Broken(self.server)

    async def _stream(self, turn: Turn) -> AsyncIterator[bytes]:
        for chunk in turn.chunks:
            yield chunk
        if turn.hang:
            try:
                await anyio.sleep_forever()
            finally:
                self.reader_gone.set()
        if turn.cut:
            raise ConnectionAbortedError

    async def _forever(self, repeat: Repeat) -> AsyncIterator[bytes]:
        try:
            while True:
                yield repeat.chunk
                await anyio.sleep(repeat.every)
        finally:
            self.reader_gone.set()

    def _usual(self, path: str, request: Request) -> Response:
        """The documented answer to a call that no script is for."""
        render_id = request.path_params.get("render_id")
        match path:
            case _ if path == TOKEN:
                self._tokens += 1
                return _ok({"token": f"nmv_usr_{self._tokens}", "user_id": "anon_1", "credits": 100})
            case _ if path == SESSION:
                return _ok({"task_id": "t1", "session_id": "s1"})
            case _ if path == CLAIM:
                return _ok({"claim_token": "clm_1", "expires_in": 604800})
            case _ if path == RUN:
                return self._played(frames({"type": "text", "content": "Done."}))
            case _ if path == UPLOAD:
                return _ok({"files": [], "session_state_applied": True})
            case _ if path == STATE:
                return _ok({"session_id": "s1", "state": {"draft": None, "video_infos": []}})
            case _ if path == CREDITS:
                return _ok({"available": 90, "frozen": 10, "total": 100})
            case _ if path == SUBMIT:
                return JSONResponse({"success": True, "data": {"id": "r1", "status": "pending", "progress": 5}})
            case _ if path == POLL:
                return JSONResponse({"taskId": render_id, "status": "processing", "progress": 50})
            case _ if path in (DOWNLOAD, FILM):
                return _film(request)
            case _:
                return JSONResponse({"detail": "Not Found"}, 404)


class _Broken(Response):
    """Resets the connection. An app that raises instead would be answered for by uvicorn, with a 500."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server = server

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        for connection in tuple(self._server.server_state.connections):
            if connection.client == scope["client"]:
                connection.transport.abort()
        await receive()  # the disconnection


def _ok(data: object) -> Response:
    return JSONResponse({"code": 0, "data": data})


def _film(request: Request) -> Response:
    """The film, whole or from where a resumed download asks for it."""
    start = request.headers.get("range", "")
    headers = {"etag": FILM_TAG, "content-type": "video/mp4"}
    if start and request.headers.get("if-range") == FILM_TAG:
        first = int(start.removeprefix("bytes=").removesuffix("-"))
        headers["content-range"] = f"bytes {first}-{len(FILM_BYTES) - 1}/{len(FILM_BYTES)}"
        return Response(FILM_BYTES[first:], 206, headers)
    return Response(FILM_BYTES, 200, headers)


@asynccontextmanager
async def open_cloud() -> AsyncIterator[ScriptedCloud]:
    """A scripted cloud on a port of its own."""
    cloud = ScriptedCloud()
    async with served(cloud.app()) as cloud.server:
        cloud.url = cloud.server.url
        yield cloud
