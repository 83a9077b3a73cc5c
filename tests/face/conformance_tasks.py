"""The long work that `@modelcontextprotocol/conformance` starts: jobs of a real journal, seen through our own tasks.

Two of them wait for input in the middle, which none of our tools does; that, and nothing else, is added to our tasks.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
from mcp.server.mcpserver import Context, MCPServer, require_client_extension
from mcp.types import CallToolResult, InputRequiredResult

from face.conformance_tools import filled, form
from reelwright.assemble import open_service
from reelwright.errors import NotPossible
from reelwright.face.boundary import shown
from reelwright.face.opening import Opening
from reelwright.face.tasks import TASKS, Tasks, patience
from reelwright.flows.jobs import open_jobs
from reelwright.flows.progress import Progress, Report
from reelwright.flows.report import Answer
from reelwright.flows.service import Service
from reelwright.journal.records import Job
from reelwright.settings import Settings

_A_WHILE_S = 1.0


class AskingTasks(Tasks):
    """Our tasks, and the questions that the suite's jobs wait for."""

    def __init__(self) -> None:
        self.asked: dict[str, dict[str, anyio.Event]] = {}

    async def detail(self, service: Service, task_id: str) -> dict[str, Any]:
        task = await super().detail(service, task_id)
        open_ones = [key for key, event in self.asked.get(task_id, {}).items() if not event.is_set()]
        if task["status"] != "working" or not open_ones:
            return task
        asked = {key: form("Sure?", confirm="boolean") for key in open_ones}
        requests = {key: request.model_dump(mode="json", by_alias=True) for key, request in asked.items()}
        return {**task, "status": "input_required", "inputRequests": requests}

    async def answer(self, service: Service, task_id: str, responses: dict[str, Any]) -> None:
        await super().answer(service, task_id, responses)
        for key in responses:
            if event := self.asked.get(task_id, {}).get(key):
                event.set()

    async def work(self, job: Job, report: Report) -> Answer:
        """What a job of the suite does."""
        report(Progress("rendering"))
        match job.request:
            case {"asks": int(count)}:
                events = self.asked[job.id] = {f"question-{number}": anyio.Event() for number in range(count)}
                for event in events.values():
                    await event.wait()
            case {"fails": "tool"}:
                await anyio.sleep(_A_WHILE_S)
                raise NotPossible("This tool intentionally fails.")
            case {"fails": "protocol"}:
                await anyio.sleep(_A_WHILE_S)
                raise RuntimeError("This tool intentionally breaks.")
            case {"seconds": seconds}:
                await anyio.sleep(float(seconds))
        return Answer(outcome="changed", project=job.project, message=str(job.request["message"]))


async def _stop(job: Job) -> None:
    """There is no backend that has begun anything."""


@asynccontextmanager
async def opened(settings: Settings, tasks: AskingTasks) -> AsyncIterator[Service]:
    """Our service on this journal, whose edits are the suite's work."""
    async with open_service(settings) as service, open_jobs(service._desk, {"edit": tasks.work}, _stop) as jobs:
        yield Service(service._desk, jobs)


async def _begun(ctx: Context[Opening], message: str, **request: object) -> CallToolResult:
    service = await ctx.request_context.lifespan_context.service()
    job = service._jobs.start("edit", "main", {"message": message, **request}, again=True)

    async def watch(progress: Progress | None, waited: float) -> None: ...

    return shown(await service._jobs.answer(job, patience(ctx, service), watch))


async def greet(name: str) -> str:
    return f"Hello, {name}!"


async def slow_compute(ctx: Context[Opening], seconds: float = 1, label: str = "") -> CallToolResult:
    return await _begun(ctx, f"Computed {label}.", seconds=seconds)


async def failing_job(ctx: Context[Opening]) -> CallToolResult:
    require_client_extension(ctx.request_context, TASKS)
    return await _begun(ctx, "", fails="tool")


async def protocol_error_job(ctx: Context[Opening]) -> CallToolResult:
    return await _begun(ctx, "", fails="protocol")


async def confirm_delete(ctx: Context[Opening], filename: str) -> CallToolResult:
    return await _begun(ctx, f"Deleted {filename}.", asks=1)


async def multi_input(ctx: Context[Opening]) -> CallToolResult:
    return await _begun(ctx, "Both were answered.", asks=2)


async def test_tool_with_task(ctx: Context[Opening]) -> CallToolResult | InputRequiredResult:
    require_client_extension(ctx.request_context, TASKS)
    answers = ctx.input_responses or {}
    if "user_name" not in answers:
        return InputRequiredResult(input_requests={"user_name": form("What is your name?", name="string")})
    return await _begun(ctx, f"Hello, {filled(answers['user_name'], 'name')}!", seconds=_A_WHILE_S)


def add_conformance_tasks(server: MCPServer[Any]) -> None:
    tools = (greet, slow_compute, failing_job, protocol_error_job, confirm_delete, multi_input, test_tool_with_task)
    for tool in tools:
        server.add_tool(tool, description=tool.__name__, structured_output=False)
