"""What the SDK leaves out of its answer to a 2025-era `initialize`, put back: extensions, and that resources change.

Hosts that do not find `io.modelcontextprotocol/ui` there show text only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext
from mcp.server.extension import Extension


def whole_handshake(extensions: Sequence[Extension]) -> ServerMiddleware[Any]:
    """Middleware that advertises these extensions in the older protocol too."""

    async def advertise(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        answer = await call_next(ctx)
        if ctx.method != "initialize" or not isinstance(answer, dict):
            return answer
        capabilities = dict(answer["capabilities"])
        if "resources" in capabilities:
            capabilities["resources"] = {**capabilities["resources"], "listChanged": True}
        if extensions:
            capabilities["extensions"] = {extension.identifier: extension.settings() for extension in extensions}
        return {**answer, "capabilities": capabilities}

    return advertise
