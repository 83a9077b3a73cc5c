"""The MCP server over streamable HTTP, behind its guard. Listening is not done here."""

from __future__ import annotations

from typing import Any

from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings

from reelwright.face.guard import Guard

PATH = "/mcp"
MOST_BODY = 1_000_000
MOST_SESSIONS = 32
IDLE_S = 1800.0

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def http_app(server: MCPServer[Any], *, token: str, port: int, public: str | None = None) -> Guard:
    """An ASGI app that serves MCP at `/mcp`, to whoever has the token.

    `port`: where it will listen on this machine. `public`: the name (with its port, if not 443) under which a TLS proxy
    in front of it is reached, as clients then write it in Host.
    """
    names = [name if port == 80 else f"{name}:{port}" for name in _LOOPBACK]
    origins = [f"http://{name}" for name in names]
    if public is not None:
        names.append(public.lower())
        origins.append(f"https://{public.lower()}")
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        max_request_body_size=MOST_BODY,
        max_sessions=MOST_SESSIONS,
        session_idle_timeout=IDLE_S,
        transport_security=TransportSecuritySettings(allowed_hosts=names, allowed_origins=origins),
    )
    return Guard(app, token=token, hosts=frozenset(names), origins=frozenset(origins))
