"""How far it is while the backend fetches files from addresses: addresses counted, and bytes where the studio tells."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import anyio

from reelwright.backend.sending import url_name
from reelwright.dialogue.amounts import share_of, size
from reelwright.draft.names import short
from reelwright.errors import ReelwrightError
from reelwright.flows.desk import Desk
from reelwright.flows.progress import Progress, Report
from reelwright.wire.bodies import Arriving


async def followed(
    desk: Desk, session_id: str, url: str, done: int, total: int, report: Report, send: Callable[[], Awaitable[None]]
) -> None:
    """Have an address fetched by `send`, the one after `done` others of `total`. Raises what that raises."""
    report(Progress("fetching", done, total, note=_words(desk, url, Arriving(done=0))))
    if not desk.local:
        await send()
        return
    fault: ReelwrightError | None = None
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_follow, desk, session_id, url, done, total, report)
        try:
            await send()
        except ReelwrightError as error:  # as it is, and not in a group
            fault = error
        tasks.cancel_scope.cancel()
    if fault is not None:
        raise fault


async def _follow(desk: Desk, session_id: str, url: str, done: int, total: int, report: Report) -> None:
    """Look again and again, until it is stopped; a look that fails is the last one."""
    while True:
        await desk.sleep(desk.timers.render_poll)
        try:
            at = await desk.backend.arriving(session_id)
        except ReelwrightError:
            return
        share = at.done / at.total if at.total else 0.0
        report(Progress("fetching", done + share, total, note=_words(desk, url, at)))


def _words(desk: Desk, url: str, at: Arriving) -> str:
    parts = [desk.say("stage_fetching"), short(url_name(url), 40)]
    if at.total:
        come, all_ = share_of(at.done, at.total)
        parts.append(desk.say("part_of", done=come, total=all_))
    elif at.done:
        parts.append(size(at.done))
    return " ".join(filter(None, parts))
