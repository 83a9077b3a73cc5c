"""Long work as MCP tasks: the extension `io.modelcontextprotocol/tasks` of protocol 2026-07-28 (SEP-2663).

The tools run as always. What is not done within a moment is a job of the journal, and for a client that knows tasks the
same job is the task: its status, result and cancelling are the journal's, so a task outlives calls, connections and
processes. Other clients get "still_running" and the tool `wait`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.extension import Extension, MethodBinding
from mcp.server.mcpserver import Context, require_client_extension
from mcp.shared.exceptions import MCPError
from mcp.shared.inbound import MCP_NAME_HEADER, decode_header_value
from mcp.types import (
    HEADER_MISMATCH,
    INTERNAL_ERROR,
    CallToolRequestParams,
    CallToolResult,
    RequestParams,
)
from mcp.types.version import MODERN_PROTOCOL_VERSIONS

from reelwright.errors import Internal
from reelwright.face.boundary import protocol_errors, refused, shown
from reelwright.face.opening import Opening
from reelwright.face.panel import SHOWING, with_view
from reelwright.redaction import outgoing, outgoing_data

if TYPE_CHECKING:
    from reelwright.flows.overview import JobStatus
    from reelwright.flows.service import Service

TASKS = "io.modelcontextprotocol/tasks"

_MODERN = frozenset(MODERN_PROTOCOL_VERSIONS)
_GRACE_S = 2.0
_POLL_MS = 2000
_STATUS = {"running": "working", "done": "completed", "failed": "completed", "cancelled": "cancelled"}

Call = ServerRequestContext[Opening, Any]


class TaskParams(RequestParams):
    """Of `tasks/get` and `tasks/cancel`."""

    task_id: str


class TaskUpdateParams(TaskParams):
    """Of `tasks/update`."""

    input_responses: dict[str, Any]  # what nobody asked for is ignored, whatever it is


class Tasks(Extension):
    """The jobs of the journal as tasks. Our tools ask before a task begins, so a task never waits for input."""

    identifier = TASKS

    def methods(self) -> list[MethodBinding]:
        """`tasks/get`, `tasks/update` and `tasks/cancel`, in the protocol that has them."""
        return [
            MethodBinding("tasks/get", TaskParams, self._get, _MODERN),
            MethodBinding("tasks/update", TaskUpdateParams, self._update, _MODERN),
            MethodBinding("tasks/cancel", TaskParams, self._cancel, _MODERN),
        ]

    async def intercept_tool_call(self, params: CallToolRequestParams, ctx: Call, call_next: CallNext) -> HandlerResult:
        """Run the tool; a job that is still running becomes a task, if the client knows tasks."""
        result = await call_next(ctx)
        job = _running_job(result)
        if job is None or not knows_tasks(ctx):
            return result
        service = await ctx.lifespan_context.service()
        status = service.overview.job(job)
        if status.state != "running":  # it ended while we were answering
            return await _final(service, status)
        return {"resultType": "task", **self.seed(service, status)}

    def seed(self, service: Service, status: JobStatus) -> dict[str, Any]:
        """What every shape of a task has. It is kept for as long as the journal is: no `ttlMs`."""
        words = service.progress_words(status.progress) if status.state == "running" else ""
        return {
            "taskId": status.job,
            "status": _STATUS[status.state],
            **({"statusMessage": outgoing(words, 500)} if words else {}),
            "createdAt": status.created,
            "lastUpdatedAt": status.updated,
            "ttlMs": None,
            "pollIntervalMs": max(1, round(_POLL_MS * service.time_scale)),
        }

    async def detail(self, service: Service, task_id: str) -> dict[str, Any]:
        """A task with its result, or what is wanted for it. Raises NoSuchJob."""
        status = service.overview.job(task_id)
        task = self.seed(service, status)
        if isinstance(status.error, Internal):  # a fault of ours is the protocol's, not the tool's
            message = outgoing(status.error.message, 500)
            error = {"code": INTERNAL_ERROR, "message": message, "data": outgoing_data(status.error.data())}
            return {**task, "status": "failed", "statusMessage": message, "error": error}
        if status.state in ("done", "failed"):
            result = await _final(service, status)
            return {**task, "result": result.model_dump(mode="json", by_alias=True, exclude_none=True)}
        return task

    async def answer(self, service: Service, task_id: str, responses: dict[str, Any]) -> None:
        """Take the client's answers. None of our tasks has asked for any. Raises NoSuchJob."""
        service.overview.job(task_id)

    async def _get(self, ctx: Call, params: TaskParams) -> dict[str, Any]:
        with protocol_errors():
            return await self.detail(await self._admitted(ctx, params), params.task_id)

    async def _update(self, ctx: Call, params: TaskUpdateParams) -> dict[str, Any]:
        with protocol_errors():
            await self.answer(await self._admitted(ctx, params), params.task_id, params.input_responses)
        return {}

    async def _cancel(self, ctx: Call, params: TaskParams) -> dict[str, Any]:
        with protocol_errors():
            await (await self._admitted(ctx, params)).overview.cancel(params.task_id)
        return {}

    async def _admitted(self, ctx: Call, params: TaskParams) -> Service:
        """The service, for a client that declared the extension and whose header names the task of its body."""
        require_client_extension(ctx, TASKS)
        if ctx.request is not None and decode_header_value(ctx.request.headers.get(MCP_NAME_HEADER)) != params.task_id:
            raise MCPError(code=HEADER_MISMATCH, message=f"{MCP_NAME_HEADER} header does not match the task's id")
        return await ctx.lifespan_context.service()


def knows_tasks(ctx: Call) -> bool:
    """Whether this very request came from a client that can take a task for an answer."""
    capabilities = ctx.session.client_capabilities
    declared = capabilities.extensions if capabilities else None
    return ctx.protocol_version in _MODERN and declared is not None and TASKS in declared


def patience(ctx: Context[Opening], service: Service) -> float:
    """Seconds that a tool waits for its job: a moment for those who know tasks, else what every host allows."""
    return _GRACE_S * service.time_scale if knows_tasks(ctx.request_context) else service.patience


async def refuse_undeclared_listeners(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
    """Middleware: who listens for tasks must have declared that they know them."""
    if ctx.method == "subscriptions/listen":
        wanted = (ctx.params or {}).get("notifications")
        if isinstance(wanted, dict) and wanted.get("taskIds"):
            require_client_extension(ctx, TASKS)
    return await call_next(ctx)


def _running_job(result: HandlerResult) -> str | None:
    data = result.structured_content if isinstance(result, CallToolResult) else None
    if not isinstance(data, dict) or data.get("outcome") != "still_running":
        return None
    return str(data["job"])


async def _final(service: Service, status: JobStatus) -> CallToolResult:
    """What the tool would have answered, with what the panel needs to show it."""
    if status.answer is not None:
        result = shown(status.answer)
        return await with_view(service, result, status.project) if status.kind in SHOWING else result
    error = status.error or Internal("The job ended without an answer.")
    return refused(error, service.language, free=service.free)
