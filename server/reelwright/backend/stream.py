"""The event stream of one edit: frames in, events out, and an end to waiting.

httpx-sse splits lines as the standard says: U+2028 inside a text is not an end of line. Broken streams, and streams that
only send heartbeats for too long, end in AnswerLost: the work may still go on at the other side.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import anyio
import httpx
from httpx_sse import EventSource, SSEError

from reelwright.backend.timers import Timers
from reelwright.errors import AnswerLost
from reelwright.wire.events import Event, Heartbeat, read_event

_MOST_FRAME = 16 * 1024 * 1024
_MOST_STREAM = 64 * 1024 * 1024


class _Watched(httpx.AsyncByteStream):
    """A response's bytes, none of which may be too long in coming; comments, too, are a sign of life."""

    def __init__(self, stream: httpx.AsyncByteStream, patience: float) -> None:
        self._stream = stream
        self._patience = patience

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = aiter(self._stream)
        size = 0
        while True:
            try:
                with anyio.fail_after(self._patience):
                    chunk = await anext(chunks)
            except StopAsyncIteration:
                return
            size += len(chunk)
            if size > _MOST_STREAM:
                raise httpx.ReadError("the stream is too large")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


async def events(response: httpx.Response, timers: Timers) -> AsyncIterator[Event]:
    """The events of a stream, in order. Raises AnswerLost."""
    assert isinstance(response.stream, httpx.AsyncByteStream)
    response.stream = _Watched(response.stream, timers.edit_no_bytes)
    begun = heard = anyio.current_time()
    try:
        async for frame in EventSource(response).aiter_sse():
            if len(frame.data) > _MOST_FRAME:
                raise AnswerLost("The service's answer was too large to be read.")
            for event in read_event(frame.data, frame.event):
                now = anyio.current_time()
                heard = heard if isinstance(event, Heartbeat) else now
                if now - heard > timers.edit_heartbeats_only or now - begun > timers.edit_hard_stop:
                    raise AnswerLost("The service has been working for very long without a result.")
                yield event
    except (TimeoutError, httpx.TransportError, httpx.StreamError, httpx.DecodingError, SSEError):
        raise AnswerLost("The connection broke while the service was answering.") from None
