"""What a host may suggest while a person fills in a prompt or an address: names that exist, values that are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, get_args

from mcp.server import MCPServer
from mcp.server.context import ServerRequestContext
from mcp.types import CompleteRequestParams, CompleteResult, Completion

from reelwright.draft.media import QUALITIES
from reelwright.face.boundary import protocol_errors
from reelwright.face.opening import Opening
from reelwright.redaction import outgoing

if TYPE_CHECKING:
    from reelwright.flows.overview import Overview

_MOST = 100  # the protocol's own limit

Known = Callable[["Overview", Mapping[str, str]], Iterable[str]]

_KNOWN: Mapping[str, Known] = {
    "project": lambda overview, _: overview.names(),
    "name": lambda overview, _: overview.names(),
    "clip": lambda overview, given: overview.files(given.get("project", "main")),
    "job": lambda overview, _: (line.job for line in overview.jobs()),
    "folder": lambda overview, _: overview.folders(),
    "quality": lambda *_: QUALITIES,
    "ratio": lambda *_: _ratios(),
    "mood": lambda *_: _moods(),
}


async def complete(ctx: ServerRequestContext[Opening], params: CompleteRequestParams) -> CompleteResult:
    """The known values that have what was typed in them, those that begin with it first."""
    known = _KNOWN.get(params.argument.name)
    if known is None:
        return CompleteResult(completion=Completion(values=[], total=0, has_more=False))
    given = (params.context.arguments if params.context else None) or {}
    with protocol_errors():
        service = await ctx.lifespan_context.service()
        values = _matching(known(service.overview, given), params.argument.value)
    return CompleteResult(completion=Completion(values=values[:_MOST], total=len(values), has_more=len(values) > _MOST))


def add_completions(server: MCPServer[Opening]) -> None:
    """Suggest values for the arguments of prompts and addresses."""
    # the SDK's own decorator hands its function no context, and with it no service
    server._lowlevel_server.add_request_handler("completion/complete", CompleteRequestParams, complete)


def _ratios() -> tuple[str, ...]:
    from reelwright.edits.terms import Ratio  # the edit language is not loaded before it is needed

    return get_args(Ratio)


def _moods() -> tuple[str, ...]:
    from reelwright.draft.model import Mood

    return get_args(Mood)


def _matching(values: Iterable[str], typed: str) -> list[str]:
    wanted = typed.casefold()
    found = dict.fromkeys(outgoing(value, 500) for value in values)
    matching = [value for value in found if wanted in value.casefold()]
    return sorted(matching, key=lambda value: not value.casefold().startswith(wanted))
