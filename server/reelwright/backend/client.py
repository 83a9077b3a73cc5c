"""The client of the API: one method per endpoint. It cannot tell the studio from the cloud.

What all calls have in common is in `calls.py`. The only policy here is how an upload or a render that may have arrived
is looked for before it is sent again.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, aclosing, asynccontextmanager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import anyio
import httpx
from pydantic import SecretStr

from reelwright.attribution import Attribution
from reelwright.backend import retry
from reelwright.backend.auth import Auth
from reelwright.backend.calls import Calls
from reelwright.backend.download import Addresses, save
from reelwright.backend.envelope import data, read
from reelwright.backend.stream import events, is_stream
from reelwright.backend.timers import Timers
from reelwright.backend.upload import Counted, LocalFile, Moved
from reelwright.errors import (
    AlreadyExists,
    AnswerLost,
    FileNotFound,
    NotFound,
    Offline,
    ServiceFailed,
    ServiceRefused,
    UnknownRefusal,
)
from reelwright.wire import routes
from reelwright.wire.bodies import (
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


class Backend:
    """An open client; an async context manager.

    `transport` None: the network; `elsewhere` carries the calls to output URLs, which get nothing of ours. `sleep` is
    what waiting between attempts is done with, `clock` gives seconds since the epoch.
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
    ) -> None:
        self._timers = timers
        self._sleep = sleep
        timeout = httpx.Timeout(timers.idle_read, connect=timers.connect)
        self._http = httpx.AsyncClient(
            transport=transport, base_url=base_url, headers=attribution.headers(), timeout=timeout, trust_env=False
        )
        self._elsewhere = httpx.AsyncClient(transport=elsewhere, timeout=timeout, trust_env=False)
        self._calls = Calls(self._http, auth=auth, timers=timers, sleep=sleep, clock=clock)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self._http)
        await self._stack.enter_async_context(self._elsewhere)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    # sessions

    async def create_session(self, language: str) -> SessionInfo:
        body = {"task_name": "project", "language": language}
        return read(SessionInfo, data(await self._calls.json("POST", routes.CREATE_SESSION, retry.CREATE, body)))

    async def claim(self, task_id: str, session_id: str) -> ClaimData:
        """A token for the one link that may be shown: it opens the project on the website."""
        body = {"task_id": task_id, "session_id": session_id}
        return read(ClaimData, data(await self._calls.json("POST", routes.CLAIM_TOKEN, retry.CREATE, body)))

    async def state(self, session_id: str) -> SessionState:
        return session_state(data(await self._calls.json("GET", routes.state(session_id), retry.READ)))

    async def credits(self) -> Balance:
        return read(Balance, data(await self._calls.json("GET", routes.CREDITS, retry.READ)))

    # files in

    async def upload_files(self, session_id: str, files: Sequence[LocalFile], moved: Moved) -> list[UploadedFile]:
        """Send files in one form; `moved` is told the bytes of each."""

        async def send(token: SecretStr) -> dict[str, Any]:
            with _opened(files, moved) as parts:
                request = self._calls.request(
                    "POST", routes.upload(session_id), token, files=parts, timeout=self._upload_timeout()
                )
                return await self._calls.answer(request, within=None, secret=token)

        return await self._sent_once(session_id, [file.name for file in files], send)

    async def upload_urls(self, session_id: str, urls: Sequence[str]) -> list[UploadedFile]:
        body = {"urls": list(urls), "source_type": "url"}

        async def send(token: SecretStr) -> dict[str, Any]:
            request = self._calls.request(
                "POST", routes.upload(session_id), token, body=body, timeout=self._upload_timeout()
            )
            return await self._calls.answer(request, within=None, secret=token)

        return await self._sent_once(session_id, [None] * len(urls), send)

    async def _sent_once(
        self, session_id: str, names: Sequence[str | None], send: Callable[[SecretStr], Awaitable[dict[str, Any]]]
    ) -> list[UploadedFile]:
        """An upload whose answer is lost is looked for in the session before it is sent again. `names` None: any."""
        before = len((await self.state(session_id)).video_infos)
        for number in range(1, retry.LOOKS + 1):
            try:
                answer = data(await self._calls.with_token(send, retry.UPLOAD))
                files = answer.get("files")
                return [read(UploadedFile, file) for file in files or [] if isinstance(file, dict)]
            except AnswerLost:
                await self._sleep(retry.pause(number, self._timers))
                infos = (await self.state(session_id)).video_infos[before:]
                arrived = [info for info in infos if None in names or info.get("filename") in names]
                if len(arrived) >= len(names):
                    return [read(UploadedFile, info) for info in arrived]
                if number == retry.LOOKS:
                    raise
        raise AssertionError("the last attempt returns or raises")

    def _upload_timeout(self) -> httpx.Timeout:
        """The service may look at a file for long before it answers."""
        idle = self._timers.idle_read
        return httpx.Timeout(idle, connect=self._timers.connect, read=self._timers.upload_answer)

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
            with self._calls.translated(), anyio.fail_after(first_byte):
                response = await self._http.send(request, stream=True)
                if is_stream(response):
                    return response
                await self._calls.read(response, token)  # JSON is an error here, whatever its status
            raise AnswerLost("The service answered without a stream.")

        response = await self._calls.with_token(send, retry.EDIT)
        try:
            async with aclosing(events(response, self._timers)) as stream:
                yield stream
        finally:
            await response.aclose()

    # the film

    async def submit_render(self, render_id: str, session_id: str, raw_draft: object, quality: str) -> RenderState:
        """Start a render of the raw draft. A render that exists already is as good: its state is the answer."""
        body = {
            "id": render_id,
            "sessionId": session_id,
            "draft": raw_draft,
            "output": {"format": "mp4", "quality": quality},
        }
        for number in range(1, retry.LOOKS + 1):
            try:
                return render_state(await self._calls.json("POST", routes.RENDER, retry.SUBMIT, body), render_id)
            except AlreadyExists:
                return await self.render_state(render_id)
            except AnswerLost:
                if number == retry.LOOKS:
                    raise
                await self._sleep(retry.pause(number, self._timers))
            try:
                return await self.render_state(render_id)
            except (NotFound, UnknownRefusal):
                continue  # the service does not know it: it never arrived
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

    async def download(self, render: RenderState, to: Path, moved: Moved) -> int:
        """Fetch a finished film into `to`; returns its size. From its URL, else from the API itself."""
        if render.url:
            try:
                return await self._fetched(render.url, to, moved)
            except (Offline, AnswerLost, ServiceRefused):
                pass

        async def fetch(token: SecretStr) -> int:
            request = self._calls.request("GET", routes.download(render.id), token, accept="*/*")
            return await save(self._http, request, to, moved, stalled=self._timers.stalled)

        return await self._calls.with_token(fetch, retry.DOWNLOAD, within=self._timers.edit_hard_stop)

    async def _fetched(self, url: str, to: Path, moved: Moved) -> int:
        """From an output URL, without credentials; over our own transport if it is our own server's."""
        client = self._http if Addresses(str(self._http.base_url)).ours(url) else self._elsewhere

        async def fetch() -> int:
            return await save(client, client.build_request("GET", url), to, moved, stalled=self._timers.stalled)

        return await retry.attempt(fetch, retry.DOWNLOAD, self._timers, self._sleep, self._timers.edit_hard_stop)


@contextmanager
def _opened(files: Sequence[LocalFile], moved: Moved) -> Iterator[list[tuple[str, tuple[str, Counted, str]]]]:
    """The files as the parts of a form, open for as long as it takes to send them. Raises FileNotFound."""
    with ExitStack() as stack:
        parts = []
        for file in files:
            try:
                opened = file.path.open("rb")
            except OSError:
                raise FileNotFound(f"{file.name!r} can no longer be read.") from None
            name = file.name.encode("utf-8", "replace").decode()  # a name need not be Unicode
            parts.append(("files", (name, stack.enter_context(Counted(opened, file.size, moved)), file.media_type)))
        yield parts
