"""The commands that serve: MCP over stdio for hosts, and the studio's HTTP API."""

from __future__ import annotations

import sys

from reelwright import assemble
from reelwright.settings import Settings


def serve(settings: Settings) -> int:
    """Serve MCP on stdin and stdout until stdin ends."""
    if sys.stdin.isatty():
        print("This serves MCP on stdin and stdout; a host such as Claude Desktop starts it.", file=sys.stderr)
    try:
        assemble.mcp_server(settings).run()
    except KeyboardInterrupt:
        return 130
    return 0


def studio(settings: Settings, host: str, port: int) -> int:
    """Serve the studio's API until interrupted."""
    import uvicorn

    print(f"Studio on http://{host}:{port}  (Ctrl-C ends it)", file=sys.stderr)
    if host not in ("127.0.0.1", "localhost", "::1"):
        print("Anyone who reaches this address can use it; put TLS and a login in front.", file=sys.stderr)
    uvicorn.run(assemble.studio_app(settings, host), host=host, port=port, log_level="warning")
    return 0
