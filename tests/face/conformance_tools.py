"""The tools that `@modelcontextprotocol/conformance` calls, put on our own server. What they answer is its choice."""

from __future__ import annotations

import json
from typing import Annotated, Any

import anyio
from mcp.server.mcpserver import Context, MCPServer
from mcp.shared.exceptions import MCPError
from mcp.types import (
    MISSING_REQUIRED_CLIENT_CAPABILITY,
    AudioContent,
    CreateMessageRequest,
    CreateMessageRequestParams,
    CreateMessageResult,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    EmbeddedResource,
    ImageContent,
    InputRequest,
    InputRequiredResult,
    ListRootsRequest,
    ListRootsResult,
    SamplingMessage,
    TextContent,
    TextResourceContents,
)
from pydantic import BaseModel, Field

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="
WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA="
_PAUSE_S = 0.05  # between notifications, so that each has left before the next

Asked = str | InputRequiredResult


def test_simple_text() -> str:
    return "This is a simple text response for testing."


def test_image_content() -> list[ImageContent]:
    return [ImageContent(type="image", data=PNG, mime_type="image/png")]


def test_audio_content() -> list[AudioContent]:
    return [AudioContent(type="audio", data=WAV, mime_type="audio/wav")]


def test_embedded_resource() -> list[EmbeddedResource]:
    return [embedded("test://embedded-resource", "text/plain", "This is an embedded resource content.")]


def test_multiple_content_types() -> list[TextContent | ImageContent | EmbeddedResource]:
    return [
        TextContent(type="text", text="Multiple content types test:"),
        *test_image_content(),
        embedded("test://mixed-content-resource", "application/json", json.dumps({"test": "data", "value": 123})),
    ]


def embedded(uri: str, mime_type: str, text: str) -> EmbeddedResource:
    contents = TextResourceContents(uri=uri, mime_type=mime_type, text=text)
    return EmbeddedResource(type="resource", resource=contents)


async def test_tool_with_logging(ctx: Context) -> str:
    for step in ("Tool execution started", "Tool processing data", "Tool execution completed"):
        await ctx.info(step)
        await anyio.sleep(_PAUSE_S)
    return "Logged."


async def test_tool_with_progress(ctx: Context) -> str:
    for done in (0, 50, 100):
        await ctx.report_progress(progress=done, total=100, message=f"{done} of 100")
        await anyio.sleep(_PAUSE_S)
    return "Told."


def test_error_handling() -> str:
    raise RuntimeError("This tool intentionally returns an error for testing")


async def test_sampling(prompt: str, ctx: Context) -> str:
    result = await ctx.session.create_message(
        messages=[SamplingMessage(role="user", content=TextContent(type="text", text=prompt))],
        max_tokens=100,
        related_request_id=ctx.request_id,
    )
    return f"LLM response: {result.content.text if result.content.type == 'text' else ''}"


class Reply(BaseModel):
    response: str = Field(description="User's response")


class Defaults(BaseModel):
    name: str = Field(default="John Doe")
    age: int = Field(default=30)
    score: float = Field(default=95.5)
    status: str = Field(default="active", json_schema_extra={"enum": ["active", "inactive", "pending"]})
    verified: bool = Field(default=True)


def _titled(*values: str) -> list[Any]:
    return [{"const": value, "title": value.title()} for value in values]


class Enums(BaseModel):
    untitledSingle: str = Field(json_schema_extra={"enum": ["active", "inactive", "pending"]})
    titledSingle: str = Field(json_schema_extra={"oneOf": _titled("low", "medium", "high")})
    untitledMulti: list[str] = Field(
        json_schema_extra={"items": {"type": "string", "enum": ["read", "write", "execute"]}}
    )
    titledMulti: list[str] = Field(json_schema_extra={"items": {"anyOf": _titled("feature", "bug", "docs")}})
    legacyEnum: str = Field(
        json_schema_extra={"enum": ["small", "medium", "large"], "enumNames": ["Small", "Medium", "Large"]}
    )


async def test_elicitation(message: str, ctx: Context) -> str:
    return await _elicited(ctx, message, Reply)


async def test_elicitation_sep1034_defaults(ctx: Context) -> str:
    return await _elicited(ctx, "Please provide user information", Defaults)


async def test_elicitation_sep1330_enums(ctx: Context) -> str:
    return await _elicited(ctx, "Please select", Enums)


async def _elicited(ctx: Context, message: str, form: type[BaseModel]) -> str:
    result = await ctx.elicit(message=message, schema=form)
    content = result.data.model_dump_json() if result.action == "accept" else "{}"
    return f"User response: action={result.action}, content={content}"


async def test_missing_capability(ctx: Context) -> str:
    capabilities = ctx.client_capabilities
    if capabilities is None or capabilities.sampling is None:
        data = {"requiredCapabilities": {"sampling": {}}}
        raise MCPError(code=MISSING_REQUIRED_CLIENT_CAPABILITY, message="Sampling is needed", data=data)
    return "Sampling is there."


# what is asked between two rounds of one call


def form(message: str, **properties: str) -> ElicitRequest:
    schema = {
        "type": "object",
        "properties": {name: {"type": kind} for name, kind in properties.items()},
        "required": list(properties),
    }
    return ElicitRequest(params=ElicitRequestFormParams(message=message, requested_schema=schema))


def _sampling(text: str) -> CreateMessageRequest:
    message = SamplingMessage(role="user", content=TextContent(type="text", text=text))
    return CreateMessageRequest(params=CreateMessageRequestParams(messages=[message], max_tokens=50))


def filled(answer: object, field: str) -> str:
    """A field of an accepted form."""
    return str(answer.content.get(field)) if isinstance(answer, ElicitResult) and answer.content else "?"


async def test_input_required_result_elicitation(ctx: Context) -> Asked:
    if ctx.input_responses and "user_name" in ctx.input_responses:
        return f"Hello, {filled(ctx.input_responses['user_name'], 'name')}!"
    return InputRequiredResult(input_requests={"user_name": form("What is your name?", name="string")})


async def test_input_required_result_sampling(ctx: Context) -> Asked:
    answer = (ctx.input_responses or {}).get("capital_question")
    if isinstance(answer, CreateMessageResult) and answer.content.type == "text":
        return f"Model said: {answer.content.text}"
    return InputRequiredResult(input_requests={"capital_question": _sampling("What is the capital of France?")})


async def test_input_required_result_list_roots(ctx: Context) -> Asked:
    answer = (ctx.input_responses or {}).get("client_roots")
    if isinstance(answer, ListRootsResult):
        return f"Client exposed {len(answer.roots)} root(s)."
    return InputRequiredResult(input_requests={"client_roots": ListRootsRequest()})


async def test_input_required_result_request_state(ctx: Context) -> Asked:
    if ctx.request_state == "asked" and "confirm" in (ctx.input_responses or {}):
        return "state-ok: confirmed"
    return InputRequiredResult(input_requests={"confirm": form("Please confirm", ok="boolean")}, request_state="asked")


async def test_input_required_result_multiple_inputs(ctx: Context) -> Asked:
    requests: dict[str, InputRequest] = {
        "user_name": form("What is your name?", name="string"),
        "greeting": _sampling("Generate a greeting"),
        "client_roots": ListRootsRequest(),
    }
    if requests.keys() <= (ctx.input_responses or {}).keys():
        return "All inputs received."
    return InputRequiredResult(input_requests=requests, request_state="three")


async def test_input_required_result_multi_round(ctx: Context) -> Asked:
    answers = ctx.input_responses or {}
    if ctx.request_state == "one" and "step1" in answers:
        ask = {"step2": form("Step 2: What is your favorite color?", color="string")}
        return InputRequiredResult(input_requests=ask, request_state=f"two {filled(answers['step1'], 'name')}")
    if ctx.request_state and ctx.request_state.startswith("two ") and "step2" in answers:
        return f"{ctx.request_state[4:]} likes {filled(answers['step2'], 'color')}."
    ask = {"step1": form("Step 1: What is your name?", name="string")}
    return InputRequiredResult(input_requests=ask, request_state="one")


async def test_input_required_result_tampered_state(ctx: Context) -> Asked:
    if ctx.request_state is not None:
        return f"state-ok: {ctx.request_state}"
    return InputRequiredResult(
        input_requests={"confirm": form("Please confirm", ok="boolean")}, request_state="round-1"
    )


async def test_input_required_result_capabilities(ctx: Context) -> InputRequiredResult:
    capabilities = ctx.client_capabilities
    requests: dict[str, InputRequest] = {}
    if capabilities is None or capabilities.sampling is not None:
        requests["sample"] = _sampling("Say hello")
    if capabilities is None or capabilities.elicitation is not None:
        requests["ask"] = form("What is your name?", name="string")
    return InputRequiredResult(input_requests=requests, request_state="only what was declared")


async def test_trigger_tool_change(ctx: Context) -> str:
    await ctx.notify_tools_changed()
    return "told"


async def test_trigger_prompt_change(ctx: Context) -> str:
    await ctx.notify_prompts_changed()
    return "told"


def test_x_mcp_header(region: Annotated[str, Field(json_schema_extra={"x-mcp-header": "Region"})]) -> str:
    return f"region={region}"


def json_schema_2020_12_tool() -> str:
    return "Called."


_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "$defs": {
        "address": {
            "$anchor": "addressDef",
            "type": "object",
            "properties": {"street": {"type": "string"}, "city": {"type": "string"}},
        }
    },
    "properties": {
        "name": {"type": "string"},
        "address": {"$ref": "#/$defs/address"},
        "contactMethod": {"type": "string", "enum": ["phone", "email"]},
        "phone": {"type": "string"},
        "email": {"type": "string"},
    },
    "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
    "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
    "then": {"required": ["phone"]},
    "else": {"required": ["email"]},
    "additionalProperties": False,
}


def add_conformance_tools(server: MCPServer[Any]) -> None:
    """Every function of this module that is named like one of the suite's tools."""
    for name, function in list(globals().items()):
        if name.startswith("test_") and callable(function):
            server.add_tool(function, description=name)
    server.add_tool(json_schema_2020_12_tool, description="Its schema is what counts.")
    server._tool_manager.get_tool("json_schema_2020_12_tool").parameters = _SCHEMA
