"""An ASGI app as a transport: it streams both ways, holds back for a slow reader, and ends with its reader."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx
import pytest

from reelwright.backend.inprocess import InProcessTransport

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

CHUNK = b"x" * 65_536


@asynccontextmanager
async def client_of(app: App) -> AsyncIterator[httpx.AsyncClient]:
    with anyio.fail_after(10):
        async with httpx.AsyncClient(transport=InProcessTransport(app), base_url="http://studio.local") as client:
            yield client


async def start(send: Send, status: int = 200) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain")]})


async def body(send: Send, content: bytes, *, more: bool = True) -> None:
    await send({"type": "http.response.body", "body": content, "more_body": more})


async def test_an_event_arrives_before_the_app_has_finished() -> None:
    arrived = anyio.Event()

    async def app(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        await start(send)
        await body(send, b"data: 1\n\n")
        await arrived.wait()  # a transport that collects the answer first never gets here
        await body(send, b"data: 2\n\n", more=False)

    async with client_of(app) as client, client.stream("GET", "/") as response:
        chunks = response.aiter_bytes()
        assert await anext(chunks) == b"data: 1\n\n"
        arrived.set()
        assert [chunk async for chunk in chunks] == [b"data: 2\n\n"]


async def test_a_slow_reader_slows_the_app_down() -> None:
    sent = 0

    async def app(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        nonlocal sent
        await start(send)
        for number in range(100):
            await body(send, CHUNK, more=number < 99)
            sent += 1

    async with client_of(app) as client, client.stream("GET", "/") as response:
        chunks = response.aiter_bytes()
        await anext(chunks)
        await anyio.wait_all_tasks_blocked()
        assert sent < 10
        assert sum([len(chunk) async for chunk in chunks]) == 99 * len(CHUNK)
    assert sent == 100


async def test_a_reader_that_leaves_ends_the_app() -> None:
    ended = anyio.Event()

    async def app(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        try:
            await start(send)
            while True:
                await body(send, b"data: again\n\n")
        finally:
            ended.set()

    async with client_of(app) as client:
        async with client.stream("GET", "/") as response:
            await anext(response.aiter_bytes())
        await ended.wait()


async def test_an_app_that_listens_hears_that_its_reader_left() -> None:
    heard: list[str] = []
    done = anyio.Event()

    async def app(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            pass
        await start(send)
        await body(send, b"all", more=False)
        heard.append((await receive())["type"])
        done.set()

    async with client_of(app) as client:
        assert (await client.get("/")).text == "all"
        await done.wait()
    assert heard == ["http.disconnect"]


async def test_a_reader_that_gives_up_before_the_answer_starts_ends_the_app() -> None:
    begun, ended = anyio.Event(), anyio.Event()

    async def app(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        try:
            begun.set()
            await anyio.sleep_forever()
        finally:
            ended.set()

    async with client_of(app) as client:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(client.get, "/")
            await begun.wait()
            tasks.cancel_scope.cancel()
        await ended.wait()


async def test_a_big_upload_flows_through_in_pieces() -> None:
    ahead = most = taken = 0

    async def upload() -> AsyncIterator[bytes]:
        nonlocal ahead, most
        for _ in range(1000):
            ahead += 1
            most = max(most, ahead)
            yield CHUNK

    async def app(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        nonlocal ahead, taken
        while (message := await receive()).get("more_body"):
            ahead -= 1
            taken += len(message["body"])
        await start(send)
        await body(send, b"ok", more=False)

    async with client_of(app) as client:
        assert (await client.post("/", content=upload())).text == "ok"
    assert taken == 1000 * len(CHUNK)
    assert most <= 2


async def test_an_app_that_answers_before_it_has_read_the_upload_is_heard() -> None:
    async def app(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        await start(send, 413)
        await body(send, b"too large", more=False)

    async with client_of(app) as client:
        response = await client.post("/", content=CHUNK)
    assert (response.status_code, response.text) == (413, "too large")


async def failing_at_once(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
    raise RuntimeError("a fault of the app")


async def ending_at_once(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
    return


async def failing_in_the_middle(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
    await start(send)
    await body(send, b"half of ")
    raise RuntimeError("a fault of the app")


async def ending_in_the_middle(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
    await start(send)
    await body(send, b"half of ")


@pytest.mark.parametrize("app", [failing_at_once, ending_at_once, failing_in_the_middle, ending_in_the_middle])
async def test_an_app_that_breaks_off_is_a_broken_connection_and_harms_no_other_call(app: App) -> None:
    async def either(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["path"] == "/broken":
            await app(scope, receive, send)
        else:
            await start(send)
            await body(send, b"fine", more=False)

    async with client_of(either) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get("/broken")
        assert (await client.get("/")).text == "fine"


async def test_the_app_is_told_the_whole_request() -> None:
    told: list[Any] = []

    async def app(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        told.append([scope[key] for key in ("method", "path", "raw_path", "query_string", "scheme", "server")])
        told.append([value for name, value in scope["headers"] if name == b"x-mixed-case"])
        await start(send, 204)
        await body(send, b"", more=False)

    async with client_of(app) as client:
        assert (await client.put("/a%20b/%E4%B8%AD?q=1%202", headers={"X-Mixed-Case": "Yes"})).status_code == 204
    assert told == [
        ["PUT", "/a b/中", b"/a%20b/%E4%B8%AD", b"q=1%202", "http", ("studio.local", 80)],
        [b"Yes"],
    ]


async def test_leaving_the_client_ends_what_still_runs() -> None:
    ended: list[bool] = []

    async def app(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        try:
            await start(send)
            await anyio.sleep_forever()
        finally:
            ended.append(True)

    async with client_of(app) as client:
        await client.send(client.build_request("GET", "/"), stream=True)
        assert ended == []
    assert ended == [True]
