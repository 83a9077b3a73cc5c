"""How far a request is, as MCP progress notifications: one scale for the whole call, quiet but never silent.

The keep-alive (about every 12 s) repeats the last message so that a host's idle timer is fed; every two minutes of one
call it says "Still working" with the time that has passed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcp.server.mcpserver import Context

from reelwright.face.opening import Opening
from reelwright.redaction import outgoing

if TYPE_CHECKING:
    from reelwright.flows.jobs import Watch
    from reelwright.flows.progress import Progress
    from reelwright.flows.service import Service

_STILL_WORKING_S = 120.0
_NOT_MORE_OFTEN_S = 1.0
_WHOLE = 100.0
_MOST = 99.9  # the rest is the answer itself
_STEP = 0.0001  # MCP wants every notification of a call to be further than the last


def told(ctx: Context[Opening], service: Service) -> Watch:
    """A watcher that tells the host; to be made anew for each call."""
    last = 0.0
    spoken = 0
    told_at = float("-inf")
    stage = ""

    async def watch(progress: Progress | None, waited: float) -> None:
        nonlocal last, spoken, told_at, stage
        message = service.progress_words(progress)
        due = int(waited / (_STILL_WORKING_S * service.time_scale))
        if due > spoken:
            spoken = due
            message = service.still_working_words(waited)
        elif progress and progress.stage == stage and waited - told_at < _NOT_MORE_OFTEN_S:
            return
        told_at, stage = waited, progress.stage if progress else ""
        share = progress.share if progress else None
        last = max(last + _STEP, min(_MOST, _WHOLE * (share or 0.0)))
        await ctx.report_progress(last, None if share is None else _WHOLE, outgoing(message, 500))

    return watch
