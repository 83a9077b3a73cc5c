"""The studio's side of `/run_sse`: a message as a stream of ADK-shaped events.

The order is a real agent's: the tool call, its result, then the words. A heartbeat goes out while the work takes long.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import anyio
from sse_starlette import EventSourceResponse, ServerSentEvent

from reelwright.edits.phrase import phrase
from reelwright.errors import ReelwrightError
from reelwright.studio.agent import Reply
from reelwright.studio.finding.reaching import Tell
from reelwright.wire.events import Working, adk_call, adk_response, adk_text, progress

HEARTBEAT_S = 5
_LOOK_S = 0.25
_TOOL = "edit_multitrack"


Work = Callable[[Tell], Reply]
"""Carries a message out; tells how far it is while it looks into files."""


def stream(work: Work, new_id: Callable[[], str]) -> EventSourceResponse:
    """The response that carries `work` out (in a thread, to its end, even if the reader leaves)."""
    return EventSourceResponse(
        _events(work, new_id), ping=HEARTBEAT_S, ping_message_factory=lambda: ServerSentEvent('{"type":"heartbeat"}')
    )


async def _events(work: Work, new_id: Callable[[], str]) -> AsyncIterator[ServerSentEvent]:
    call_id = new_id()
    yield _frame(adk_call(_TOOL, {}, call_id=call_id, event_id=new_id()))
    told: list[Working] = []
    last: Working | None = None
    running = asyncio.ensure_future(
        asyncio.to_thread(work, lambda done, total, name: told.append(Working(done, total, name)))
    )
    try:
        while not running.done():
            await asyncio.wait({running}, timeout=_LOOK_S)
            if told:
                last = told[-1]
                told.clear()
                yield _frame(progress(last))
        if last is not None and last.done < last.total:  # something that was expected was not needed after all
            yield _frame(progress(replace(last, done=last.total)))
    finally:
        with anyio.CancelScope(shield=True):
            await asyncio.wait({running})
    try:
        reply = running.result()
    except ReelwrightError as error:
        text, response = f"{error.message} {error.hint}", {"status": "error", "error": error.data()}
    else:
        text, response = reply.text, _response(reply)
    yield _frame(adk_response(_TOOL, response, call_id=call_id, event_id=new_id()))
    yield _frame(adk_text(text, event_id=new_id()))


def _response(reply: Reply) -> dict[str, Any]:
    if reply.refusal is not None:
        understood = [
            edit.model_dump(mode="json", exclude_defaults=True) | {"op": edit.op} for edit in reply.understood
        ]
        return {"status": "error", "error": reply.refusal.data(), "understood": understood}
    edits = [phrase(edit) for edit in reply.edits]
    return {"status": "success", "edits": edits, "missing": reply.missing, "notes": list(reply.notes)}


def _frame(event: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(event))  # ASCII: a lone surrogate could not be sent as it is
