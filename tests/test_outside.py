"""Other people's addresses, asked over real sockets: judged first, connected to as judged, and told nothing of ours."""

from __future__ import annotations

import shutil
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from anyio.abc import SocketAttribute, SocketStream
from anyio.streams.tls import TLSListener

from hostile.server import HostileCloud, Play, http, open_hostile_cloud
from reelwright.backend.inprocess import InProcessTransport
from reelwright.errors import BadRequest
from reelwright.outside import Outside

pytestmark = pytest.mark.anyio
TIMEOUT = httpx.Timeout(5.0)
HELLO = http("200 OK", b"hello", "Set-Cookie: id=1; Path=/")


@pytest.fixture
async def host() -> AsyncIterator[HostileCloud]:
    async with open_hostile_cloud() as host:
        yield host


def local(**more: Any) -> Outside:
    return Outside(timeout=TIMEOUT, allow_loopback=True, **more)


async def got(outside: Outside, url: str) -> bytes:
    async with outside.get(url) as response:
        return await response.aread()


def resolving(*addresses: str) -> Callable[[str, int], Awaitable[list[str]]]:
    async def resolve(host: str, port: int) -> list[str]:
        return list(addresses)

    return resolve


async def test_no_cookie_of_one_answer_is_sent_with_the_next(host: HostileCloud) -> None:
    host.always["GET /a 1.1"] = Play(HELLO)
    async with local() as outside:
        for _ in range(2):
            assert await got(outside, f"{host.url}/a") == b"hello"
    assert [request.headers.get("cookie") for request in host.requests["GET /a 1.1"]] == [None, None]
    assert host.connections == 2, "a connection was kept"


async def test_the_name_stays_in_the_request_and_the_connection_goes_to_the_judged_address(host: HostileCloud) -> None:
    host.always["GET /a?b=%20c 1.1"] = Play(HELLO)
    url = f"{host.url.replace('127.0.0.1', 'localhost')}/a?b=%20c"
    async with local(resolve=resolving("127.0.0.1")) as outside:
        assert await got(outside, url) == b"hello"
    assert host.requests["GET /a?b=%20c 1.1"][0].headers["host"] == url.split("/")[2]


async def test_an_address_that_does_not_answer_leaves_the_host_its_others(host: HostileCloud) -> None:
    host.always["GET /a 1.1"] = Play(HELLO)
    url = f"{host.url.replace('127.0.0.1', 'localhost')}/a"
    async with local(resolve=resolving("::1", "127.0.0.1")) as outside:
        assert await got(outside, url) == b"hello"


async def test_a_fourth_redirect_is_not_followed(host: HostileCloud) -> None:
    host.always["GET /a 1.1"] = Play(http("301 Moved", b"", "Location: /a"))
    async with local() as outside:
        with pytest.raises(BadRequest, match="too often"):
            await got(outside, f"{host.url}/a")
    assert host.connections == 4


async def test_a_redirect_inwards_is_refused_before_a_connection_is_made(host: HostileCloud) -> None:
    """A public host that points inwards: the second hop is judged as the first was."""
    asked: list[object] = []

    async def cdn(scope: Any, receive: Any, send: Any) -> None:
        asked.append((scope["server"][0], dict(scope["headers"])[b"host"]))
        inwards = [(b"location", f"{host.url}/secrets".encode())]
        await send({"type": "http.response.start", "status": 302, "headers": inwards})
        await send({"type": "http.response.body"})

    public = resolving("93.184.215.14")
    async with Outside(timeout=TIMEOUT, transport=InProcessTransport(cdn), resolve=public) as outside:
        with pytest.raises(BadRequest):
            await got(outside, "https://cdn.example/film.mp4")
    assert asked == [("93.184.215.14", b"cdn.example")]
    assert host.connections == 0


# TLS


@asynccontextmanager
async def served_over_tls(folder: Path, name: str) -> AsyncIterator[tuple[int, Path]]:
    """A host on 127.0.0.1 with a certificate for `name`: its port, and the certificate to trust."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test"]
    named = ["-addext", f"subjectAltName={name}", "-keyout", str(key), "-out", str(certificate)]
    await anyio.run_process([*request, *named])
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)

    async def answer(stream: SocketStream) -> None:
        async with stream:
            await stream.receive()
            await stream.send(HELLO)

    tcp = await anyio.create_tcp_listener(local_host="127.0.0.1")
    async with TLSListener(tcp, context, standard_compatible=False) as listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, answer)
        yield tcp.extra(SocketAttribute.local_port), certificate  # noqa: S610
        tasks.cancel_scope.cancel()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="the certificate is made by openssl")
@pytest.mark.parametrize(
    ("certified", "asked", "trusted"),
    [
        ("DNS:localhost", "localhost", True),
        ("DNS:other.example", "localhost", False),
        ("IP:127.0.0.1", "localhost", False),
        ("IP:127.0.0.1", "127.0.0.1", True),
        ("DNS:localhost", "127.0.0.1", False),
    ],
)
async def test_the_certificate_must_be_for_the_name_that_was_asked_for(
    tmp_path: Path, certified: str, asked: str, trusted: bool
) -> None:
    """The connection goes to an address; an address that the certificate has is not enough for a name."""
    async with served_over_tls(tmp_path, certified) as (port, certificate):
        transport = httpx.AsyncHTTPTransport(verify=ssl.create_default_context(cafile=certificate))
        async with local(transport=transport, resolve=resolving("127.0.0.1")) as outside:
            if trusted:
                assert await got(outside, f"https://{asked}:{port}/") == b"hello"
            else:
                with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                    await got(outside, f"https://{asked}:{port}/")
