"""The event stream of one edit: frames in, events out, and an end to waiting.

httpx-sse splits lines as the standard says: U+2028 inside a text is not an end of line. Broken streams, and streams
that only send heartbeats for too long, end in AnswerLost: the work may still go on at the other side.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator

import anyio
import httpx
from httpx_sse import EventSource

from reelwright.backend.decoding import pieces
from reelwright.backend.envelope import token_of
from reelwright.backend.faults import translated
from reelwright.backend.timers import Timers
from reelwright.errors import AnswerLost
from reelwright.redaction import STARS
from reelwright.wire.events import Event, Heartbeat, read_event

MOST_FRAME = 16 * 1024 * 1024
MOST_STREAM = 64 * 1024 * 1024
_MEDIA_TYPE = "text/event-stream"


def is_stream(response: httpx.Response) -> bool:
    """Whether an answer is an event stream; everything else that `/run_sse` answers is an error."""
    return response.status_code == httpx.codes.OK and _MEDIA_TYPE in response.headers.get("content-type", "").lower()


async def events(response: httpx.Response, timers: Timers) -> AsyncGenerator[Event]:
    """The events of a stream, in order. Raises AnswerLost."""
    watch = _Watch(response, timers)
    # The standard has it that an event stream is UTF-8 whatever its header says, and may begin with a BOM.
    frames = httpx.Response(200, headers={"content-type": _MEDIA_TYPE}, stream=watch, default_encoding="utf-8-sig")
    token = token_of(response)
    with translated(response.url.host):
        async for frame in EventSource(frames).aiter_sse():
            watch.complete()
            for event in read_event(frame.data.replace(token, STARS) if token else frame.data, frame.event):
                watch.heard(event)
                yield event


class _Watch(httpx.AsyncByteStream):
    """The bytes of an answer, as long as they come in time and are not too many. A comment, too, is a sign of life."""

    def __init__(self, response: httpx.Response, timers: Timers) -> None:
        self._response = response
        self._timers = timers
        self._heard = anyio.current_time()
        self._end = self._heard + timers.edit_hard_stop
        self._size = 0
        self._frame = 0

    def complete(self) -> None:
        """A frame has come to its end."""
        self._frame = 0

    def heard(self, event: Event) -> None:
        if not isinstance(event, Heartbeat):
            self._heard = anyio.current_time()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = pieces(self._response)
        while True:
            patience = min(self._deadline() - anyio.current_time(), self._timers.edit_no_bytes)
            if patience <= 0:
                raise TimeoutError
            try:
                with anyio.fail_after(patience):
                    chunk = await anext(chunks)
            except StopAsyncIteration:
                yield b"\n\n"  # the last frame may lack its blank line
                return
            self._count(len(chunk))
            yield chunk

    def _count(self, size: int) -> None:
        """Decoded bytes: of a frame that does not end, and of the stream."""
        self._size += size
        self._frame += size
        if self._size > MOST_STREAM or self._frame > MOST_FRAME:
            raise AnswerLost("The service's answer is too large to be read.")

    def _deadline(self) -> float:
        return min(self._heard + self._timers.edit_heartbeats_only, self._end)

    async def aclose(self) -> None:
        await self._response.aclose()
