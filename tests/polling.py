"""Waiting for what sets no event: another process, a thread, a file."""

from __future__ import annotations

from collections.abc import Callable

import anyio

_PAUSE_S = 0.02


async def until(true: Callable[[], bool], within: float = 30.0) -> None:
    """Raises TimeoutError when it has not become true within so many seconds."""
    with anyio.fail_after(within):
        while not true():  # noqa: ASYNC110 - there is no event to wait for
            await anyio.sleep(_PAUSE_S)
