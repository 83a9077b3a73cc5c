"""The client of the API: one method per endpoint. It cannot tell the studio from the cloud.

What all calls have in common is in `calls.py`. The only policy here is how an upload or a render that may have arrived
is looked for before it is sent again.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, ExitStack, aclosing, asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import anyio
import httpx
from pydantic import SecretStr

from reelwright.addresses import Resolve, is_loopback
from reelwright.attribution import Attribution
from reelwright.backend import retry
from reelwright.backend.auth import Auth
from reelwright.backend.calls import Calls
from reelwright.backend.download import Downloads
from reelwright.backend.envelope import reads
from reelwright.backend.faults import translated
from reelwright.backend.sending import Sending
from reelwright.backend.stream import events, is_stream
from reelwright.backend.timers import Timers
from reelwright.backend.upload import LocalFile, Moved, OpenFile
from reelwright.draft.output import MP4, Format, Output
from reelwright.errors import (
    AlreadyExists,
    AnswerLost,
    NotFound,
    Offline,
    ServiceFailed,
    ServiceRefused,
    UnknownRefusal,
)
from reelwright.outside import Outside
from reelwright.wire import routes
from reelwright.wire.bodies import (
    Arriving,
    Balance,
    ClaimData,
    RenderState,
    SessionInfo,
    SessionState,
    UploadedFile,
    render_state,
    session_state,
)
from reelwright.wire.events import Event
from reelwright.wire.glimpses import Glimpses, GlimpsesWanted, Stills, StillsWanted


class Backend:
    """An open client; an async context manager.

    `transport` None: the network; `elsewhere` carries the calls to output URLs, which get nothing of ours; `resolve`
    looks their hosts up. `sleep` is what waiting between attempts is done with, `clock` gives seconds since the epoch.
    """

    def __init__(
        self,
        *,
        transport: httpx.AsyncBaseTransport | None,
        base_url: str,
        attribution: Attribution,
        auth: Auth,
        timers: Timers,
        sleep: retry.Sleep = anyio.sleep,
        clock: Callable[[], float] = time.time,
        elsewhere: httpx.AsyncBaseTransport | None = None,
        resolve: Resolve | None = None,
    ) -> None:
        self._timers = timers
        self._sleep = sleep
        timeout = httpx.Timeout(timers.idle_read, connect=timers.connect)
        self._http = httpx.AsyncClient(
            transport=transport,
            base_url=base_url,
            headers={**attribution.headers(), "Accept-Encoding": "identity"},
            timeout=timeout,
            limits=httpx.Limits(max_keepalive_connections=0),  # one that was just closed makes a lost call ambiguous
            trust_env=False,
        )
        self._outside = Outside(
            timeout=timeout, allow_loopback=is_loopback(base_url), transport=elsewhere, resolve=resolve
        )
        self._auth = auth
        self._calls = Calls(self._http, auth=auth, timers=timers, sleep=sleep, clock=clock)
        self._sending = Sending(self._calls, timers=timers, sleep=sleep)
        self._downloads = Downloads(self._http, self._outside, self._calls, timers, sleep, look=self.render_state)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self._http)
        await self._stack.enter_async_context(self._outside)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    @property
    def host(self) -> str:
        """Who receives what is sent."""
        return self._http.base_url.host

    @property
    def user_id(self) -> str | None:
        """The anonymous user, if the service named one."""
        return self._auth.user_id()

    # sessions

    async def create_session(self, language: str) -> SessionInfo:
        body = {"task_name": "project", "language": language}
        return await self._calls.read_as(reads(SessionInfo), "POST", routes.CREATE_SESSION, retry.CREATE, body)

    async def claim(self, task_id: str, session_id: str) -> ClaimData:
        """A token for the one link that may be shown: it opens the project on the website."""
        body = {"task_id": task_id, "session_id": session_id}
        return await self._calls.read_as(reads(ClaimData), "POST", routes.CLAIM_TOKEN, retry.CREATE, body)

    async def state(self, session_id: str) -> SessionState:
        return await self._calls.read_as(session_state, "GET", routes.state(session_id), retry.READ)

    async def credits(self) -> Balance:
        return await self._calls.read_as(reads(Balance), "GET", routes.CREDITS, retry.READ)

    # what only the studio has

    async def glimpses(self, session_id: str, wanted: GlimpsesWanted) -> Glimpses:
        """Thumbnails and loudness curves of a session's files. Raises NotFound where the backend has none."""
        path = routes.studio_glimpses(session_id)
        return await self._calls.read_as(reads(Glimpses), "POST", path, retry.READ, wanted.model_dump())

    async def stills(self, session_id: str, wanted: StillsWanted) -> Stills:
        """Frames of a timeline, rendered. Raises NotFound where the backend has none, and what a render raises."""
        path = routes.studio_stills(session_id)
        return await self._calls.read_as(reads(Stills), "POST", path, retry.READ, wanted.model_dump())

    async def arriving(self, session_id: str) -> Arriving:
        """How far the files are that the studio is fetching. Raises NotFound where the backend does not tell."""
        return await self._calls.read_as(reads(Arriving), "GET", routes.studio_arriving(session_id), retry.READ)

    # files in

    async def upload_files(self, session_id: str, files: Sequence[LocalFile], moved: Moved) -> list[UploadedFile]:
        """Send files in one form; `moved` is told the bytes of each. Raises FileNotFound, FileChanged."""
        with ExitStack() as stack:
            opened = [stack.enter_context(file.opened()) for file in files]
            return await self._sending.files(session_id, opened, moved)

    async def upload_open_file(
        self, session_id: str, file: OpenFile, moved: Moved, *, before: int | None = None
    ) -> list[UploadedFile]:
        """Send a file that is open, and was hashed. `before`: how many files the session had, where that is known."""
        return await self._sending.files(session_id, [file], moved, before)

    async def upload_urls(
        self, session_id: str, urls: Sequence[str], *, before: int | None = None
    ) -> list[UploadedFile]:
        return await self._sending.urls(session_id, urls, before)

    # the agent

    @asynccontextmanager
    async def run(self, session_id: str, message: str) -> AsyncIterator[AsyncIterator[Event]]:
        """Send a message to the agent, once; yields its events.

        Raises what was refused before it began, Offline when it was provably not sent, AnswerLost when nobody knows.
        """
        body = {
            "app_name": "nemo_agent",
            "user_id": "me",
            "session_id": session_id,
            "new_message": {"parts": [{"text": message}]},
        }
        first_byte = self._timers.edit_first_byte

        async def send(token: SecretStr) -> httpx.Response:
            request = self._calls.request(
                "POST",
                routes.RUN_SSE,
                token,
                body=body,
                accept="text/event-stream",
                timeout=httpx.Timeout(first_byte, connect=self._timers.connect),
            )
            with translated(self._calls.host), anyio.fail_after(first_byte):
                response = await self._http.send(request, stream=True)
                if is_stream(response):
                    return response
                await self._calls.read(response)  # JSON is an error here, whatever its status
            raise AnswerLost("The service answered without a stream.")

        response = await self._calls.with_token(send, retry.EDIT)
        try:
            async with aclosing(events(response, self._timers)) as stream:
                yield stream
        finally:
            await response.aclose()

    # the film

    async def submit_render(
        self, render_id: str, session_id: str, raw_draft: object, quality: str, output: Output = MP4
    ) -> RenderState:
        """Start a render of the raw draft. A render that exists already is as good: its state is the answer."""
        body = {
            "id": render_id,
            "sessionId": session_id,
            "draft": raw_draft,
            "output": {**output.wire(), "quality": quality},
        }
        for number in range(1, retry.LOOKS + 1):
            try:
                return render_state(await self._calls.json("POST", routes.RENDER, retry.SUBMIT, body), render_id)
            except AlreadyExists:
                return await self.render_state(render_id)
            except AnswerLost as error:
                if number == retry.LOOKS:
                    raise
                lost = error
                await self._sleep(retry.pause(number, self._timers))
            try:
                return await self.render_state(render_id)
            except (NotFound, UnknownRefusal):
                continue  # the service does not know it: it never arrived
            except (Offline, AnswerLost):
                raise lost from None
        raise AssertionError("the last attempt returns or raises")

    async def render_state(self, render_id: str) -> RenderState:
        return render_state(await self._calls.json("GET", routes.render(render_id), retry.READ), render_id)

    async def cancel_render(self, render_id: str) -> bool:
        """Whether the service stopped the render; some cannot."""
        try:
            body = await self._calls.json("POST", routes.cancel(render_id), retry.CANCEL)
        except (ServiceRefused, ServiceFailed):
            return False
        return body.get("success") is not False

    async def download(self, render: RenderState, to: Path, moved: Moved, kind: Format = "mp4") -> int:
        """Fetch a finished film into `to`; returns its size in bytes. What is tried for it is in `download.py`."""
        return await self._downloads.film(render, to, moved, kind)
