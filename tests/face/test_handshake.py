"""How a connection begins, on the wire: what is advertised in each era, and a probe that decides nothing."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.server.extension import Extension

from face.modern import TASKS, VERSION, Modern
from reelwright.face.server import make_server

pytestmark = pytest.mark.anyio
HELLO = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "a test", "version": "0"}}


class Talk:
    """JSON lines, over the pipes of a server."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._modern = Modern("", "")

    def say(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
        self._process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        heard: dict[str, Any] = json.loads(self._process.stdout.readline())
        return heard

    def modern(self, method: str) -> dict[str, Any]:
        self.say(self._modern.body(method, {}))
        return self.hear()

    def older(self, number: int, method: str, **params: Any) -> dict[str, Any]:
        self.say({"id": number, "method": method, "params": params})
        return self.hear()


@contextmanager
def talking(server: StdioServerParameters) -> Iterator[Talk]:
    command = [server.command, *server.args]
    with subprocess.Popen(
        command, env=server.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Talk(process)
        finally:
            process.kill()


def test_a_host_may_probe_and_then_shake_hands_in_the_older_way(server: StdioServerParameters) -> None:
    with talking(server) as talk:
        assert VERSION in talk.modern("server/discover")["result"]["supportedVersions"]
        assert talk.older(51, "initialize", **HELLO)["result"]["protocolVersion"] == "2025-11-25"
        talk.say({"method": "notifications/initialized"})
        assert talk.older(52, "tools/list")["result"]["tools"]
        assert talk.older(53, "tools/call", name="state", arguments={})["result"]["structuredContent"]


def test_a_host_that_probed_may_stay_with_what_it_found(server: StdioServerParameters) -> None:
    with talking(server) as talk:
        talk.modern("server/discover")
        assert talk.modern("server/discover")["result"]
        assert talk.modern("tools/list")["result"]["tools"]
        refused = talk.older(51, "initialize", **HELLO)
        assert refused["error"]["code"] == -32022  # it has begun to work in the newer protocol


def test_the_newer_protocol_names_the_extension_for_tasks_and_no_older_slot(server: StdioServerParameters) -> None:
    with talking(server) as talk:
        capabilities = talk.modern("server/discover")["result"]["capabilities"]
    assert capabilities["extensions"][TASKS] == {}
    assert "tasks" not in capabilities
    assert capabilities["resources"] == {"listChanged": True, "subscribe": True}
    assert set(capabilities) >= {"completions", "prompts", "tools"}


def test_the_older_protocol_offers_no_tasks(server: StdioServerParameters) -> None:
    with talking(server) as talk:
        capabilities = talk.older(1, "initialize", **HELLO)["result"]["capabilities"]
    assert TASKS not in capabilities.get("extensions", {})
    assert "tasks" not in capabilities
    assert capabilities["resources"] == {"listChanged": True, "subscribe": True}


class Another(Extension):
    identifier = "example.test/another"

    def settings(self) -> dict[str, Any]:
        return {"mimeTypes": ["text/html"]}


async def test_an_extension_is_named_in_the_older_handshake_too() -> None:
    """The SDK leaves it out (measured with mcp 2.3.0); hosts then show text only."""
    server = make_server(_never, version="0", extensions=[Another()])
    async with Client(server, mode="legacy") as client:
        assert client.server_capabilities.extensions is not None
        assert client.server_capabilities.extensions[Another.identifier] == Another().settings()
    async with Client(server) as client:
        assert client.server_capabilities.extensions is not None
        assert client.server_capabilities.extensions[Another.identifier] == Another().settings()


def _never() -> Any:
    raise AssertionError("nothing was called")


def test_the_server_shows_its_name_and_its_icon(server: StdioServerParameters) -> None:
    with talking(server) as talk:
        shown = talk.older(1, "initialize", **HELLO)["result"]["serverInfo"]
    assert (shown["name"], shown["title"]) == ("reelwright", "Reelwright")
    (icon,) = shown["icons"]
    assert icon["mimeType"] == "image/png"
    assert icon["src"].startswith("data:image/png;base64,iVBORw0KGgo")
    assert len(icon["src"]) < 1000  # it travels with every answer of the newer protocol
