"""The commands that serve: MCP over stdio for hosts, and the studio's HTTP API."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

from reelwright import assemble
from reelwright.settings import Settings

_GRACE_S = 0.8  # hosts give a server two seconds between asking it to end and killing it


def serve(settings: Settings) -> int:
    """Serve MCP on stdin and stdout until stdin ends, or a signal asks to end."""
    if sys.stdin.isatty():
        print("This serves MCP on stdin and stdout; a host such as Claude Desktop starts it.", file=sys.stderr)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    try:
        assemble.mcp_server(settings).run()
    except KeyboardInterrupt:
        return 130
    return 0


def _leave(number: int, _: FrameType | None) -> None:
    """Clean up, then be gone: the thread that reads stdin cannot be interrupted, and would hold the process."""
    end = threading.Timer(_GRACE_S, os._exit, (128 + number,))
    end.daemon = True
    end.start()
    raise KeyboardInterrupt


def studio(settings: Settings, host: str, port: int) -> int:
    """Serve the studio's API until interrupted."""
    import uvicorn

    print(f"Studio on http://{host}:{port}  (Ctrl-C ends it)", file=sys.stderr)
    if host not in ("127.0.0.1", "localhost", "::1"):
        print("Anyone who reaches this address can use it; put TLS and a login in front.", file=sys.stderr)
    name = "*" if host in ("0.0.0.0", "::") else host  # noqa: S104 -- any name leads to all addresses
    uvicorn.run(assemble.studio_app(settings, name), host=host, port=port, log_level="warning")
    return 0
