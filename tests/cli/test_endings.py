"""How `reelwright serve` ends while a film is being rendered: soon, quietly, and with no FFmpeg left behind."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from media_maker import MediaMaker
from surroundings import environ_at

GRACE_S = 2.0  # what hosts allow between closing stdin and killing; on a quiet machine it takes 0.3 to 0.7 s
Process = subprocess.Popen[str]


class Host:
    """Speaks MCP to a server in the plainest way. `log`: the server's stderr."""

    def __init__(self, home: Path) -> None:
        folders = {"REELWRIGHT_OUTPUT": str(home / "films"), "REELWRIGHT_MEDIA": str(home / "Videos")}
        self.log = home / "log.txt"
        self.process: Process = subprocess.Popen(
            [sys.executable, "-m", "reelwright", "serve"],
            env=environ_at(home, **folders),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log.open("w"),
            text=True,
            encoding="utf-8",
        )
        client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
        self.send("initialize", client, 0)
        self.answer(0)
        self.send("notifications/initialized", {}, None)

    def send(self, method: str, params: dict[str, Any], number: int | None) -> None:
        assert self.process.stdin is not None
        identity = {} if number is None else {"id": number}
        self.process.stdin.write(json.dumps({"jsonrpc": "2.0", **identity, "method": method, "params": params}) + "\n")
        self.process.stdin.flush()

    def call(self, number: int, tool: str, **arguments: Any) -> None:
        self.send("tools/call", {"name": tool, "arguments": arguments, "_meta": {"progressToken": number}}, number)

    def answer(self, number: int) -> dict[str, Any]:
        while True:
            message = self.message()
            if message.get("id") == number:
                return message

    def message(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        message = json.loads(self.process.stdout.readline())
        assert isinstance(message, dict)
        return message

    def until_it_renders(self) -> None:
        """Read until the film is being rendered."""
        while "rendering" not in str(self.message().get("params", {}).get("message")):
            pass


def close_stdin(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.close()


def terminate(process: Process) -> None:
    process.send_signal(signal.SIGTERM)


@pytest.fixture
def host(tmp_path: Path, media: MediaMaker) -> Host:
    host = Host(tmp_path)
    clip = tmp_path / "Videos" / "red.mp4"
    clip.parent.mkdir()
    clip.write_bytes(media.video("red.mp4", colour="red").read_bytes())
    host.call(1, "upload", paths=[str(clip)])
    host.answer(1)
    host.call(2, "edit", message="combine my clips, then slow clip 1 down to 0.25x and add the title 'Slow'")
    host.answer(2)
    return host


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
@pytest.mark.parametrize(("end", "code"), [(close_stdin, 0), (terminate, 128 + signal.SIGTERM)])
def test_a_server_ends_at_once_in_the_middle_of_a_render(
    end: Callable[[Process], None], code: int, host: Host, tmp_path: Path
) -> None:
    host.call(3, "export", quality="high")
    host.until_it_renders()
    began = time.monotonic()
    end(host.process)
    assert host.process.wait(20) == code
    assert time.monotonic() - began < GRACE_S
    assert host.log.read_text() == ""
    left = [line for line in _command_lines() if str(tmp_path) in line]
    assert left == []


def test_a_cancelled_call_lets_the_work_go_on_and_the_next_answer_says_so(host: Host) -> None:
    host.call(3, "export", quality="high")
    host.until_it_renders()
    host.send("notifications/cancelled", {"requestId": 3}, None)
    host.call(4, "wait", action="list")
    newest = host.answer(4)["result"]["structuredContent"]["jobs"][0]
    assert (newest["kind"], newest["state"]) == ("export", "running")
    host.call(5, "state")
    assert "Unfinished work" in host.answer(5)["result"]["content"][0]["text"]
    close_stdin(host.process)
    assert host.process.wait(20) == 0


def _command_lines() -> list[str]:
    """Of every process, where the system tells."""
    files = Path("/proc").glob("[0-9]*/cmdline")
    lines = []
    for file in files:
        try:
            lines.append(file.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return lines
