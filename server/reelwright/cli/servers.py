"""The commands that serve: MCP over stdio or HTTP for hosts, and the studio's HTTP API."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import socket
import sys
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from types import FrameType
from typing import TypeAlias

import anyio

from reelwright import assemble
from reelwright.errors import BadRequest, CannotSave
from reelwright.redaction import hide, outgoing
from reelwright.settings import Settings

_GRACE_S = 0.6  # hosts give a server two seconds between asking it to end and killing it
_BACKLOG = 128
_MOST_CONNECTIONS = 128
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
App: TypeAlias = Callable[..., Awaitable[None]]
_UNSAFE = """\
Nothing listens on {host}: what is sent there, the token too, can be read on the way.
Put a proxy that speaks TLS in front and name it with --behind-tls NAME, or leave --host out: this machine only.\
"""


def serve(settings: Settings) -> int:
    """Serve MCP on stdin and stdout until stdin ends, or a signal asks to end."""
    if sys.stdin.isatty():
        print("This serves MCP on stdin and stdout; a host such as Claude Desktop starts it.", file=sys.stderr)
    code = asyncio.run(_served(settings))
    with suppress(OSError, ValueError):  # the host may have closed its ends
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)  # all is written; to take an interpreter of this size apart takes longer than hosts wait


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
        await assemble.serve_mcp(server)
    return code


def _be_gone_soon(code: int) -> None:
    """There is a moment to clean up in. The threads that read stdin or a large file cannot be interrupted: they would
    hold the process until its host kills it.
    """
    end = threading.Timer(_GRACE_S, os._exit, (code,))
    end.daemon = True
    end.start()


def serve_http(args: argparse.Namespace, settings: Settings) -> int:
    """Serve MCP over HTTP until interrupted; 1 when it cannot listen, 2 when it must not."""
    if args.host not in _LOOPBACK and not args.behind_tls:
        print(outgoing(f"{_UNSAFE.format(host=_shown(args.host))}"), file=sys.stderr)
        return 2
    try:
        token, path = assemble.http_token(settings)
        listener = _listening(args.host, args.port)
    except (BadRequest, CannotSave) as error:
        print(outgoing(f"{error.message}\n{error.hint}"), file=sys.stderr)
        return 1
    hide(token)
    with listener:
        port: int = listener.getsockname()[1]
        app = assemble.mcp_http_app(settings, token, port=port, public=args.behind_tls)
        print(f"MCP on http://{_shown(args.host)}:{port}/mcp  (Ctrl-C ends it)", file=sys.stderr)
        if args.behind_tls:
            print(outgoing(f"To others as https://{args.behind_tls}/mcp"), file=sys.stderr)
        print(f"Clients send 'Authorization: Bearer' and the token in {outgoing(str(path))}", file=sys.stderr)
        if args.show_token:
            print(token, flush=True)
        _run_http(app, listener, settings)
    return 0


def _run_http(app: App, listener: socket.socket, settings: Settings) -> None:
    """Until a signal asks to end. Streams that are open then are cut: clients take up what they were told of again."""
    import uvicorn

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            _be_gone_soon(128 + sig)
            super().handle_exit(sig, frame)

    config = uvicorn.Config(
        app,
        log_config=None,
        log_level=settings.log_level.lower(),
        access_log=False,
        ws="none",
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=0,
    )
    Server(config).run(sockets=[listener])


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
        if host not in _LOOPBACK:
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
            f"Nothing can listen on {_shown(host)}:{port}: {reason}.",
            hint="Choose another port with --port (0: any that is free), or another address with --host.",
        ) from None


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
