"""A person at a shell whose commands can be killed, and a cloud that kills them at a chosen call."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import anyio
from anyio.abc import Process
from anyio.streams.buffered import BufferedByteReceiveStream
from starlette.requests import Request
from starlette.responses import Response

from charging_cloud import ChargingCloud

Moment = tuple[str, str]
"""An endpoint, and "arrived" (the cloud will not act on the call) or "acted" (its answer will not be read)."""
_FORGE = Path(__file__).with_name("forge.py")


class KillingCloud(ChargingCloud):
    """Strikes once, when a call comes at `moment`."""

    def __init__(self) -> None:
        super().__init__()
        self.moment: Moment | None = None
        self.strike: Callable[[], None] = lambda: None

    def _endpoint(self, path: str) -> Any:
        answer = super()._endpoint(path)

        async def struck(request: Request) -> Response:
            if self._strikes(path, "arrived"):
                return Response(status_code=500)
            response: Response = await answer(request)
            self._strikes(path, "acted")
            return response

        return struck

    def _strikes(self, path: str, stage: str) -> bool:
        if self.moment != (path, stage):
            return False
        self.moment = None
        self.strike()
        return True


class Shell:
    """Runs commands in a home of its own, one at a time."""

    def __init__(self, home: Path, forge: Process) -> None:
        assert forge.stdout is not None
        self.home = home
        self.films = home / "films"
        self.journal = home / "state" / "journal.sqlite3"
        self._forge = forge
        self._said = BufferedByteReceiveStream(forge.stdout)
        self._pid: int | None = None

    async def run(self, *arguments: str) -> dict[str, Any] | None:
        """What a command answered as JSON; None when it was killed."""
        assert self._forge.stdin is not None
        out = self.home / "out.json"
        order = {"arguments": [*arguments, "--json"], "out": str(out)}
        await self._forge.stdin.send(json.dumps(order).encode() + b"\n")
        self._pid = await self._number()
        code = await self._number()
        self._pid = None
        if code == -signal.SIGKILL:
            return None
        answer: dict[str, Any] = json.loads(out.read_text(encoding="utf-8").splitlines()[-1])
        return answer

    def kill(self) -> None:
        """Kill the command that is on its way, if there is one."""
        if self._pid is not None:
            with suppress(ProcessLookupError):  # it has just ended by itself
                os.kill(self._pid, signal.SIGKILL)

    async def _number(self) -> int:
        return int(await self._said.receive_until(b"\n", 100))


@asynccontextmanager
async def open_shell(home: Path, cloud: ChargingCloud | None) -> AsyncIterator[Shell]:
    """A shell whose commands work on this cloud, or (None) on the studio."""
    environ = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(home),
        "REELWRIGHT_HOME": str(home / "state"),
        "REELWRIGHT_OUTPUT": str(home / "films"),
        "REELWRIGHT_BACKEND": "cloud" if cloud else "studio",
        "REELWRIGHT_BUDGET": "0",
    }
    if cloud:
        environ |= {"NEMO_API_URL": cloud.url, "REELWRIGHT_TIME_SCALE": "0.01"}
    async with await anyio.open_process([sys.executable, str(_FORGE)], env=environ, stderr=None) as forge:
        shell = Shell(home, forge)
        try:
            yield shell
        finally:
            assert forge.stdin is not None
            await forge.stdin.aclose()
