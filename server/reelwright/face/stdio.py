"""The MCP server on stdin and stdout.

The SDK decides a connection's protocol era by its first request, for good. There are hosts that ask `server/discover`
first and then shake hands in the older way all the same: a question that was only a probe decides nothing here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import anyio
from anyio.abc import TaskGroup
from anyio.streams.memory import MemoryObjectSendStream
from mcp.server import MCPServer
from mcp.server.lowlevel import Server
from mcp.server.runner import serve_dual_era_loop
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage
from mcp.types import JSONRPCRequest

if TYPE_CHECKING:
    from mcp.shared._context_streams import ContextReceiveStream, ContextSendStream

Incoming: TypeAlias = SessionMessage | Exception


async def serve_stdio(server: MCPServer[Any]) -> None:
    """Serve until stdin ends."""
    low = server._lowlevel_server  # what the SDK's own `run_stdio_async` runs
    async with stdio_server() as (incoming, outgoing), low.lifespan(low) as state:
        await _serve(low, state, incoming, outgoing)


async def _serve(
    low: Server[Any],
    state: object,
    incoming: ContextReceiveStream[Incoming],
    outgoing: ContextSendStream[SessionMessage],
) -> None:
    """One connection after the other on the same streams; there are two only after a probe."""
    async with outgoing, anyio.create_task_group() as tasks:
        connection = _connected(tasks, low, state, outgoing)
        probed = False
        async for item in incoming:
            method = _method(item)
            if probed and method == "initialize":
                connection.close()
                connection = _connected(tasks, low, state, outgoing)
            if method is not None:
                probed = method == "server/discover"
            await connection.send(item)
        connection.close()


def _connected(
    tasks: TaskGroup, low: Server[Any], state: object, outgoing: ContextSendStream[SessionMessage]
) -> MemoryObjectSendStream[Incoming]:
    """Where the messages of a new connection go; closing it ends the connection."""
    send, receive = anyio.create_memory_object_stream[Incoming]()
    options = low.create_initialization_options()
    serve = partial(serve_dual_era_loop, lifespan_state=state, init_options=options)
    tasks.start_soon(serve, low, receive, outgoing.clone())
    return send


def _method(item: Incoming) -> str | None:
    """A request's method; None for anything else."""
    message = item.message if isinstance(item, SessionMessage) else None
    return message.method if isinstance(message, JSONRPCRequest) else None
