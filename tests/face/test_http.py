"""MCP over HTTP, as it is started at a shell: who gets in, who does not, and how it ends. Real sockets throughout."""

import http.client
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client

from face.modern import Modern, Refused, Serving, home, serving

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Serving]:
    with serving(home(folder)) as server:
        yield server


def _port(server: Serving) -> int:
    port = httpx.URL(server.url).port
    assert port is not None
    return port


def _status(server: Serving, headers: list[tuple[str, str]], body: bytes = b"", path: str = "/mcp") -> int:
    """The status that a request with exactly these headers gets."""
    connection = http.client.HTTPConnection("127.0.0.1", _port(server), timeout=20)
    try:
        connection.putrequest("POST", path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        return connection.getresponse().status
    finally:
        connection.close()


def _asking(server: Serving, **other: str | None) -> tuple[list[tuple[str, str]], bytes]:
    """Headers and body of a good request, some of them changed, or left out (None)."""
    client = Modern(server.url, server.token)
    headers = {
        "Host": f"127.0.0.1:{_port(server)}",
        "Content-Type": "application/json",
        **client.headers("tools/list", {}),
        **other,
    }
    body = json.dumps(client.body("tools/list", {})).encode()
    return [(name, value) for name, value in headers.items() if value is not None], body


def test_a_good_request_is_answered_and_its_answer_is_for_no_web_page(server: Serving) -> None:
    headers, body = _asking(server)
    answer = httpx.post(server.url, headers=headers, content=body)
    assert answer.status_code == 200
    assert len(answer.json()["result"]["tools"]) >= 6
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_this_machine_has_three_names(server: Serving, host: str) -> None:
    assert _status(server, *_asking(server, Host=f"{host}:{_port(server)}")) == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{port}.evil.example", "", None),
        *("127.0.0.1:{port}@evil.example", "127.0.0.1.nip.io:{port}", "0.0.0.0:{port}", "127.1:{port}"),
    ],
)
def test_another_host_is_refused(server: Serving, host: str | None) -> None:
    shown = host.format(port=_port(server)) if host else host
    assert _status(server, *_asking(server, Host=shown)) in (400, 421)  # 400: the HTTP parser itself wants one


@pytest.mark.parametrize(
    "origin",
    [
        *("http://evil.example", "null", "", "https://127.0.0.1:{port}", "http://127.0.0.1:1", "http://localhost"),
        *("http://127.0.0.1:{port}.evil.example", "file://"),
    ],
)
def test_another_origin_is_refused(server: Serving, origin: str) -> None:
    assert _status(server, *_asking(server, Origin=origin.format(port=_port(server)))) == 403


def test_our_own_origin_is_not(server: Serving) -> None:
    assert _status(server, *_asking(server, Origin=f"http://localhost:{_port(server)}")) == 200


@pytest.mark.parametrize("bearer", [None, "", "Bearer", "Bearer wrong", "Basic {token}", "{token}"])
def test_without_the_right_bearer_nothing_is_answered(server: Serving, bearer: str | None) -> None:
    headers, body = _asking(server, Authorization=bearer and bearer.format(token=server.token))
    answer = httpx.post(server.url, headers=headers, content=body)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert server.token not in answer.text


def test_a_header_that_comes_twice_is_not_trusted(server: Serving) -> None:
    headers, body = _asking(server)
    for name, value in (("Host", "evil.example"), ("Authorization", "Bearer wrong")):
        assert _status(server, [*headers, (name, value)], body) in (400, 401, 421)
        assert _status(server, [(name, value), *headers], body) in (400, 401, 421)


def test_a_stranger_is_refused_before_the_body_is_read(server: Serving) -> None:
    headers, _ = _asking(server, Authorization=None)
    with socket.create_connection(("127.0.0.1", _port(server)), timeout=20) as connection:
        lines = [f"{name}: {value}" for name, value in [*headers, ("Content-Length", "1000000000")]]
        connection.sendall("\r\n".join(["POST /mcp HTTP/1.1", *lines, "", ""]).encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 401")


@pytest.mark.parametrize("size", [1_000_001, 5_000_000])
def test_a_body_that_is_too_large_is_refused(server: Serving, size: int) -> None:
    headers, _ = _asking(server)
    assert _status(server, headers, b" " * size) == 413


def test_there_is_nothing_else(server: Serving) -> None:
    headers, body = _asking(server)
    for path in ("/", "/mcp/../x", "/docs", "/sse"):
        assert _status(server, headers, body, path) == 404


def test_a_websocket_is_not_opened(server: Serving) -> None:
    upgrade = [("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Version", "13")]
    headers, _ = _asking(server)
    key = ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
    assert _status(server, [*headers, *upgrade, key]) >= 400


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_a_client_with_the_token_works_in_both_protocol_eras(
    server: Serving, mode: Literal["auto", "legacy"]
) -> None:
    async with (
        create_mcp_http_client(headers={"Authorization": f"Bearer {server.token}"}) as http,
        Client(streamable_http_client(server.url, http_client=http), mode=mode) as client,
    ):
        assert len((await client.list_tools()).tools) >= 6
        state: Any = (await client.call_tool("state", {})).structured_content
        assert state["outcome"] == "state"


def test_sessions_of_the_older_protocol_are_limited(server: Serving) -> None:
    """Thirty-two at once; the thirty-third has to wait for one to end."""
    hello = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "a test", "version": "0"}}
    body = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}
    headers = {"Authorization": f"Bearer {server.token}", "Accept": "application/json, text/event-stream"}
    with httpx.Client(headers=headers) as http:
        opened: list[str] = []
        for _ in range(40):
            answer = http.post(server.url, json=body)
            if answer.status_code == 503:
                break
            opened.append(answer.headers["mcp-session-id"])
        assert 0 < len(opened) <= 32
        for session in opened:
            http.delete(server.url, headers={"Mcp-Session-Id": session})
        assert http.post(server.url, json=body).status_code == 200


def test_the_token_is_kept_privately_and_not_said(server: Serving, folder: Path) -> None:
    file = folder / "state" / "http-token"
    assert file.read_text() == server.token
    assert len(server.token) >= 43
    assert str(file) in server.said[-1]
    assert not any(server.token in line for line in server.said)
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_next_start_has_the_same_token_unless_others_could_read_it(tmp_path: Path) -> None:
    with serving(home(tmp_path)) as first:
        pass
    with serving(home(tmp_path)) as second:
        assert second.token == first.token
    if os.name == "posix":
        (tmp_path / "state" / "http-token").chmod(0o644)
        with serving(home(tmp_path)) as third:
            assert third.token != first.token


def _refusal(tmp_path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reelwright", "serve", "--http", *options]
    return subprocess.run(command, env=home(tmp_path), capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7"])  # noqa: S104 -- refused
def test_another_address_is_not_listened_on_without_tls_in_front(tmp_path: Path, host: str) -> None:
    refused = _refusal(tmp_path, "--host", host)
    assert refused.returncode == 2
    assert "--behind-tls" in refused.stderr
    assert not (tmp_path / "state" / "http-token").exists()


@pytest.mark.parametrize("name", ["https://films.example.com", "films.example.com/mcp", "*", "", "a b", "-x"])
def test_a_name_in_front_is_a_name(tmp_path: Path, name: str) -> None:
    assert _refusal(tmp_path, f"--behind-tls={name}").returncode == 2


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = _refusal(tmp_path, "--port", str(taken.getsockname()[1]))
    assert refused.returncode == 1
    assert "--port" in refused.stderr


def test_behind_tls_its_name_is_a_host_and_its_pages_are_ours(tmp_path: Path) -> None:
    with serving(home(tmp_path), "--behind-tls", "films.example.com") as server:
        assert _status(server, *_asking(server, Host="films.example.com")) == 200
        ours = _asking(server, Host="films.example.com", Origin="https://films.example.com")
        assert _status(server, *ours) == 200
        assert _status(server, *_asking(server, Host="films.example.com", Authorization=None)) == 401
        assert _status(server, *_asking(server, Host="films.example.com:1")) == 421
        assert _status(server, *_asking(server, Host="films.example.com", Origin="http://films.example.com")) == 403
        assert "https://films.example.com/mcp" in server.said[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to send to another process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_within_a_second_even_while_a_stream_is_open(tmp_path: Path, number: signal.Signals) -> None:
    """On a machine that is busy with other things: within some times of what starting took."""
    started = time.monotonic()
    with serving(home(tmp_path)) as server:
        start_took = time.monotonic() - started
        client = Modern(server.url, server.token)
        wanted = {"notifications": {"resourcesListChanged": True}}
        listen = client.body("subscriptions/listen", wanted)
        headers = client.headers("subscriptions/listen", {})
        with httpx.stream("POST", server.url, json=listen, headers=headers, timeout=20) as stream:
            assert "acknowledged" in next(stream.iter_text())
            asked = time.monotonic()
            server.process.send_signal(number)
            server.process.wait(timeout=20)
            assert time.monotonic() - asked < max(1.0, 3 * start_took)


def test_an_unknown_address_is_refused_in_the_protocols_words(server: Serving) -> None:
    client = Modern(server.url, server.token)
    with pytest.raises(Refused) as refused:
        client.ask("resources/read", {"uri": "reelwright://projects/none/timeline"})
    assert (refused.value.code, refused.value.data) == (-32602, {"uri": "reelwright://projects/none/timeline"})
