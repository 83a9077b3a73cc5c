"""The prompts and resources that `@modelcontextprotocol/conformance` asks for, put on our own server."""

from __future__ import annotations

import base64
import json
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.prompts import Prompt
from mcp.server.mcpserver.prompts.base import UserMessage
from mcp.types import EmptyResult, ImageContent, InputRequiredResult, SetLevelRequestParams

from face.conformance_tools import PNG, embedded, filled, form


def test_simple_prompt() -> str:
    return "This is a simple prompt for testing."


def test_prompt_with_arguments(arg1: str, arg2: str) -> str:
    return f"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'"


def test_prompt_with_embedded_resource(resourceUri: str) -> list[UserMessage]:
    contents = embedded(resourceUri, "text/plain", "Embedded resource content for testing.")
    return [UserMessage(contents), UserMessage("Please process the embedded resource above.")]


def test_prompt_with_image() -> list[UserMessage]:
    picture = ImageContent(type="image", data=PNG, mime_type="image/png")
    return [UserMessage(picture), UserMessage("Please analyze the image above.")]


async def test_input_required_result_prompt(ctx: Context) -> list[UserMessage] | InputRequiredResult:
    if ctx.input_responses and "user_context" in ctx.input_responses:
        return [UserMessage(f"Use the following context: {filled(ctx.input_responses['user_context'], 'context')}")]
    asked = form("What context should the prompt use?", context="string")
    return InputRequiredResult(input_requests={"user_context": asked})


async def _set_level(ctx: Any, params: SetLevelRequestParams) -> EmptyResult:
    return EmptyResult()


def add_conformance_prompts(server: MCPServer[Any]) -> None:
    """The prompts, the resources, and a log level that can be set."""
    for name, function in list(globals().items()):
        if name.startswith("test_") and callable(function):
            server.add_prompt(Prompt.from_function(function, description=name))
    for uri, mime_type, read in _RESOURCES:
        server.resource(uri, name=uri, mime_type=mime_type)(read)
    server._lowlevel_server.add_request_handler("logging/setLevel", SetLevelRequestParams, _set_level)


def _template(id: str) -> str:
    return json.dumps({"id": id, "templateTest": True, "data": f"Data for ID: {id}"})


_RESOURCES = (
    ("test://static-text", "text/plain", lambda: "This is the content of the static text resource."),
    ("test://static-binary", "image/png", lambda: base64.b64decode(PNG)),
    ("test://watched-resource", "text/plain", lambda: "Watched resource content"),
    ("test://template/{id}/data", "application/json", _template),
)
