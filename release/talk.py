"""A conversation with an installed server over stdio, as a host's model would lead it: upload, edit, export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult

START_S = 300  # the first start of a bundle installs its packages


class Refused(Exception):
    """A tool answered with an error."""


async def tool_names(server: StdioServerParameters) -> list[str]:
    """The tools that the server offers to a model, in its order; not those that are for its panel only."""
    async with Client(server, read_timeout_seconds=START_S) as client:
        listed = (await client.list_tools()).tools
        return [tool.name for tool in listed if (tool.meta or {}).get("ui", {}).get("visibility") != ["app"]]


async def make_film(server: StdioServerParameters, files: Sequence[Path], message: str) -> Path:
    """Upload files, edit, export; where the film is. Raises Refused with what the tool said."""
    async with Client(server, read_timeout_seconds=START_S) as client:
        await _call(client, "upload", {"paths": [str(file) for file in files]})
        await _call(client, "edit", {"message": message})
        film = await _call(client, "export", {"quality": "draft"})
    return Path(film["file"]["path"])


async def _call(client: Client, tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """One tool, waited for until it is done."""
    answer = _data(await client.call_tool(tool, dict(arguments)))
    while answer.get("outcome") == "still_running":
        answer = _data(await client.call_tool("wait", {"job": answer["job"]}))
    return answer


def _data(result: CallToolResult) -> dict[str, Any]:
    data = result.structured_content
    if result.is_error or not isinstance(data, dict):
        raise Refused(str(data or result.content))
    return data
