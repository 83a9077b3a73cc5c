"""The commands that serve: MCP over stdio for hosts, and the studio's HTTP API."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading
from types import FrameType

import anyio

from reelwright import assemble
from reelwright.errors import BadRequest, CannotSave
from reelwright.redaction import outgoing
from reelwright.settings import Settings

_GRACE_S = 0.6  # hosts give a server two seconds between asking it to end and killing it
_BACKLOG = 128


def serve(settings: Settings) -> int:
    """Serve MCP on stdin and stdout until stdin ends, or a signal asks to end."""
    if sys.stdin.isatty():
        print("This serves MCP on stdin and stdout; a host such as Claude Desktop starts it.", file=sys.stderr)
    return asyncio.run(_served(settings))


async def _served(settings: Settings) -> int:
    """Serve until it is over; returns the exit code."""
    loop = asyncio.get_running_loop()
    code = 0

    def asked_to_end(number: int, _: FrameType | None) -> None:
        nonlocal code
        code = 128 + number
        _be_gone_soon(code)
        loop.call_soon_threadsafe(scope.cancel)

    server = assemble.mcp_server(settings, on_end=lambda: _be_gone_soon(code))
    with anyio.CancelScope() as scope:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, asked_to_end)
        await server.run_stdio_async()
    return code


def _be_gone_soon(code: int) -> None:
    """There is a moment to clean up in. The threads that read stdin or a large file cannot be interrupted: they would
    hold the process until its host kills it.
    """
    end = threading.Timer(_GRACE_S, os._exit, (code,))
    end.daemon = True
    end.start()


def studio(settings: Settings, host: str, port: int) -> int:
    """Serve the studio's API until interrupted; 1 when it cannot listen or has nowhere to keep its files."""
    import uvicorn

    try:
        listener = _listening(host, port)
    except BadRequest as error:
        print(outgoing(f"{error.message}\n{error.hint}"), file=sys.stderr)
        return 1
    with listener:
        name = "*" if host in ("0.0.0.0", "::") else host  # noqa: S104 -- any name leads to all addresses
        try:
            app = assemble.studio_app(settings, name)
        except CannotSave as error:
            print(outgoing(f"{error.message}\n{error.hint}"), file=sys.stderr)
            return 1
        print(f"Studio on http://{_shown(host)}:{listener.getsockname()[1]}  (Ctrl-C ends it)", file=sys.stderr)
        if host not in ("127.0.0.1", "localhost", "::1"):
            print("Anyone who reaches this address can use it; put TLS and a login in front.", file=sys.stderr)
        config = uvicorn.Config(app, log_config=None, log_level=settings.log_level.lower(), access_log=False)
        uvicorn.Server(config).run(sockets=[listener])
    return 0


def _listening(host: str, port: int) -> socket.socket:
    """A socket at that address. Raises BadRequest."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=_BACKLOG)
    except (OSError, OverflowError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "that is no address"
        raise BadRequest(
            f"The studio cannot listen on {_shown(host)}:{port}: {reason}.",
            hint="Choose another port with --port (0: any that is free), or another address with --host.",
        ) from None


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
