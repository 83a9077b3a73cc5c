"""The newest protocol, spoken in the plainest way: JSON over HTTP; so that a test sees what is on the wire."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

VERSION = "2026-07-28"
TASKS = "io.modelcontextprotocol/tasks"
DEADLINE_S = 60.0


class Refused(Exception):
    """A JSON-RPC error; `status` is that of HTTP."""

    def __init__(self, error: dict[str, Any], status: int) -> None:
        super().__init__(error["message"])
        self.code: int = error["code"]
        self.data: Any = error.get("data")
        self.status = status


@dataclass
class Modern:
    """A client. `capabilities` are declared in every request."""

    url: str
    token: str
    capabilities: dict[str, Any] = field(default_factory=lambda: {"extensions": {TASKS: {}}})
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def headers(self, method: str, params: dict[str, Any]) -> dict[str, str]:
        name = params.get("name") or params.get("uri") or params.get("taskId")
        return {
            "Authorization": f"Bearer {self.token}",
            "Accept": "application/json, text/event-stream",
            "MCP-Protocol-Version": VERSION,
            "Mcp-Method": method,
            **({"Mcp-Name": name} if name else {}),
        }

    def body(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        prefix = "io.modelcontextprotocol/"
        meta = {
            f"{prefix}protocolVersion": VERSION,
            f"{prefix}clientInfo": {"name": "a test", "version": "0"},
            f"{prefix}clientCapabilities": self.capabilities,
        }
        return {"jsonrpc": "2.0", "id": next(self.ids), "method": method, "params": {**params, "_meta": meta}}

    def ask(self, method: str, params: dict[str, Any] | None = None, **headers: str) -> dict[str, Any]:
        """A request's result. Raises Refused."""
        params = params or {}
        sent = self.headers(method, params) | headers
        answer = httpx.post(self.url, json=self.body(method, params), headers=sent, timeout=DEADLINE_S)
        message = _message(answer)
        if "error" in message:
            raise Refused(message["error"], answer.status_code)
        result: dict[str, Any] = message["result"]
        return result

    def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        return self.ask("tools/call", {"name": tool, "arguments": arguments})


def _message(answer: httpx.Response) -> dict[str, Any]:
    text = answer.text
    if answer.headers["content-type"].startswith("text/event-stream"):
        text = [line[len("data: ") :] for line in text.splitlines() if line.startswith("data: ")][-1]
    message: dict[str, Any] = json.loads(text)
    return message


@dataclass
class Serving:
    """A `reelwright serve --http` of our own: where it is, its token, its process, and what it said at the start."""

    url: str
    token: str
    process: subprocess.Popen[str]
    said: list[str]


@contextmanager
def serving(environ: dict[str, str], *options: str) -> Iterator[Serving]:
    """Run it on a free port, until the test is over."""
    command = [sys.executable, "-m", "reelwright", "serve", "--http", "--port", "0", "--show-token", *options]
    system = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH", "PYTHONPATH") if name in os.environ}
    with subprocess.Popen(
        command, env=system | environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            token = process.stdout.readline().strip()
            said: list[str] = []
            while not said or "Authorization" not in said[-1]:
                said.append(process.stderr.readline().strip())
                assert said[-1], "it ended instead of listening"
            yield Serving(said[0].split()[2], token, process, said)
        finally:
            process.kill()


def home(folder: Path, **more: str) -> dict[str, str]:
    """An environment with a home, a state folder, a folder of clips and one of films."""
    return {
        "HOME": str(folder),
        "USERPROFILE": str(folder),
        "REELWRIGHT_HOME": str(folder / "state"),
        "REELWRIGHT_MEDIA": str(folder / "Videos"),
        "REELWRIGHT_OUTPUT": str(folder / "films"),
        **more,
    }
