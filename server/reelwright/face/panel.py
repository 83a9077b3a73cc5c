"""The timeline panel as the extension `io.modelcontextprotocol/ui` (MCP Apps): its page, its tools, its data.

The page is `ui/`'s and the data `flows/timeline_panel/`'s. The tools here are for the page alone ("app"): hosts keep
them from the model. What a tool of the model answers stays the same for every host; the panel's data rides in its
`_meta`, and where a host drops that, the page asks `panel_view`.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any

import anyio
from mcp.server.apps import APP_MIME_TYPE, Apps
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import Context
from mcp.types import CallToolRequestParams, CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field

from reelwright.errors import ReelwrightError
from reelwright.face.boundary import guarded
from reelwright.face.opening import Opening
from reelwright.redaction import outgoing_data
from reelwright.ui.page import URI, page

if TYPE_CHECKING:
    from reelwright.flows.service import Service
    from reelwright.flows.timeline_panel.panel import Panel

VIEW = "reelwright/view"
"""Where a result's `_meta` has the panel's data."""
SHOWN_BY = {"ui": {"resourceUri": URI}, "ui/resourceUri": URI}
"""The `_meta` of a tool whose result the panel shows; the flat key is for older hosts."""
SHOWING = ("state", "edit")

_HINTS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

_MOST_S = 4.0  # for the panel's data; if they come later, the panel asks for them

_log = logging.getLogger(__name__)

Project = Annotated[str, Field(description="The film.")]


class TimelinePanel(Apps):
    """One page, four tools for it, and the data in the results that it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.add_html_resource(URI, page(), name="timeline", title="Timeline", prefers_border=True)
        for tool in (panel_view, panel_preview, panel_pictures, read_media):
            self.tool(
                resource_uri=URI,
                visibility=["app"],
                description=" ".join((tool.__doc__ or "").split()),
                annotations=_HINTS,
                structured_output=False,
            )(tool)

    def settings(self) -> dict[str, Any]:
        return {"mimeTypes": [APP_MIME_TYPE]}

    async def intercept_tool_call(
        self, params: CallToolRequestParams, ctx: ServerRequestContext[Any, Any], call_next: CallNext
    ) -> HandlerResult:
        """Add the panel's data to a result that it shows."""
        result = await call_next(ctx)
        if params.name not in SHOWING or not isinstance(result, CallToolResult) or result.is_error:
            return result
        project = (params.arguments or {}).get("project", "main")
        return await with_view(await ctx.lifespan_context.service(), result, str(project))


async def with_view(service: Service, result: CallToolResult, project: str) -> CallToolResult:
    """A result that the panel shows, with the panel's data if it can be had in time: the answer is worth more."""
    with anyio.move_on_after(_MOST_S):
        try:
            view = await service.panel.view(project)
        except ReelwrightError as error:
            _log.info("There is no data for the panel: %s", error.code)
            return result
        return result.model_copy(update={"meta": {**(result.meta or {}), VIEW: _data(view)}})
    return result


async def panel_view(
    ctx: Context[Opening], project: Project = "main", known: str = "", sounds: bool = False
) -> CallToolResult:
    """For the timeline panel: the film as data, and how far its work is. `known`: the revision it has."""
    return await _answered(ctx, lambda panel: panel.view(project, known, sounds=sounds))


async def panel_preview(ctx: Context[Opening], project: Project = "main") -> CallToolResult:
    """For the timeline panel: a small film to play, made if it is not there yet."""
    return await _answered(ctx, lambda panel: panel.preview(project))


async def panel_pictures(
    ctx: Context[Opening],
    at_ms: Annotated[list[int], Field(description="Times on the timeline.")],
    project: Project = "main",
    whole: Annotated[bool, Field(description="As the finished film shows them.")] = False,
) -> CallToolResult:
    """For the timeline panel: small pictures of the film at some times."""
    return await _answered(ctx, lambda panel: panel.pictures(project, at_ms, whole=whole), _bytes)


async def read_media(
    ctx: Context[Opening],
    uri: Annotated[str, Field(description="From panel_preview.")],
    offset: Annotated[int, Field(description="Bytes.")] = 0,
    length: Annotated[int, Field(description="Bytes, at most 524288.")] = 524288,
) -> CallToolResult:
    """For the timeline panel: some bytes of the film that it plays."""
    return await _answered(ctx, lambda panel: panel.read(uri, offset, length), _bytes)


async def _answered(
    ctx: Context[Opening],
    ask: Callable[[Panel], Awaitable[BaseModel]],
    told: Callable[[BaseModel], dict[str, Any]] | None = None,
) -> CallToolResult:
    """What the panel asked for as structured data (`told`: how), or the error that it raised."""

    async def call(service: Service) -> CallToolResult:
        text = TextContent(type="text", text="For the timeline panel.")
        return CallToolResult(content=[text], structured_content=(told or _data)(await ask(service.panel)))

    return await guarded(ctx, call)


def _data(model: BaseModel) -> dict[str, Any]:
    cleaned: dict[str, Any] = outgoing_data(_bytes(model))
    return cleaned


def _bytes(model: BaseModel) -> dict[str, Any]:
    """Base64 and numbers: nothing to clean, and longer than any text may be."""
    return model.model_dump(mode="json", exclude_none=True)
