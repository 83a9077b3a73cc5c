"""The door of the HTTP server: who may come in. An ASGI app around another one; it knows nothing of MCP.

A browser on this machine can be made to send requests here (DNS rebinding, forged forms), and other users of it can
reach the port. So the Host must be one of ours, letter by letter; a web page's Origin must be too; and the bearer token
must be right. There is no CORS: no answer here is for a foreign page to read.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Guard:
    """Lets a request through to `app` if its Host is in `hosts`, its Origin (if any) in `origins`, its bearer `token`.

    `hosts` are as in a Host header ("127.0.0.1:8787"), `origins` as in an Origin header.
    """

    def __init__(self, app: App, *, token: str, hosts: frozenset[str], origins: frozenset[str]) -> None:
        self._app = app
        self._authorization = f"bearer {token}".encode()
        self._hosts = hosts
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (refusal := self._refusal(scope)) is not None:
            await _refuse(send, *refusal)
        elif scope["type"] in ("http", "lifespan"):
            await self._app(scope, receive, send)
        else:  # a WebSocket: there are none here
            await send({"type": "websocket.close", "code": 1008})

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and reason; None: welcome. A header that comes twice is no header that anyone can trust."""
        hosts, origins, bearers = (_all(scope, name) for name in (b"host", b"origin", b"authorization"))
        if len(hosts) != 1 or hosts[0].decode("latin-1").lower() not in self._hosts:
            return 421, "This server is not reached under that name."
        if origins and (len(origins) != 1 or origins[0].decode("latin-1").lower() not in self._origins):
            return 403, "Requests from web pages are not accepted here."
        if len(bearers) != 1 or not self._is_ours(bearers[0]):
            return 401, "The Authorization header must be 'Bearer' and this server's token."
        return None

    def _is_ours(self, authorization: bytes) -> bool:
        scheme, _, token = authorization.partition(b" ")
        return hmac.compare_digest(scheme.lower() + b" " + token.strip(), self._authorization)


def _all(scope: Scope, name: bytes) -> list[bytes]:
    return [value for key, value in scope["headers"] if key.lower() == name]


async def _refuse(send: Send, status: int, reason: str) -> None:
    """An answer without having read the body; the connection ends with it."""
    body = json.dumps({"jsonrpc": "2.0", "id": None, "error": {"code": -32600, "message": reason}}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
        *([(b"www-authenticate", b"Bearer")] if status == 401 else []),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
