"""The client of the API: one method per endpoint. It cannot tell the studio from the cloud.

No policy beyond what every call needs: who we are, one renewal of an anonymous token, one wait for a rate limit, and
the retry table. Foreign errors are translated here and nowhere else; no message has a token or a URL in it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

import anyio
import httpx
from pydantic import SecretStr

from reelwright.attribution import Attribution
from reelwright.backend import retry
from reelwright.backend.auth import Auth
from reelwright.backend.download import save
from reelwright.backend.envelope import data, opened
from reelwright.backend.stream import events
from reelwright.backend.timers import Timers
from reelwright.backend.upload import Counted, LocalFile, Moved
from reelwright.errors import AnswerLost, ClientIdMissing, Offline, RateLimited, ReelwrightError, TokenRejected
from reelwright.wire import routes
from reelwright.wire.bodies import (
    Balance,
    ClaimData,
    RenderState,
    SessionInfo,
    SessionState,
    TokenData,
    UploadedFile,
    render_state,
    session_state,
)
from reelwright.wire.codes import refusal
from reelwright.wire.events import Event

T = TypeVar("T")
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class Backend:
    """An open client; an async context manager.

    `transport` None: the network. `sleep` is what waiting between attempts is done with.
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
    ) -> None:
        self._auth = auth
        self._timers = timers
        self._sleep = sleep
        self._host = urlsplit(base_url).netloc
        timeout = httpx.Timeout(timers.read_call, connect=timers.connect)
        self._http = httpx.AsyncClient(
            transport=transport, base_url=base_url, headers=attribution.headers(), timeout=timeout, trust_env=False
        )
        self._elsewhere = httpx.AsyncClient(timeout=timeout, trust_env=False)  # sends nothing of ours to anyone
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
        return SessionInfo.model_validate(
            data(await self._call("POST", routes.CREATE_SESSION, retry.CREATE, json=body))
        )

    async def claim(self, task_id: str, session_id: str) -> ClaimData:
        """A token for the one link that may be shown: it opens the project on the website."""
        body = {"task_id": task_id, "session_id": session_id}
        return ClaimData.model_validate(data(await self._call("POST", routes.CLAIM_TOKEN, retry.CREATE, json=body)))

    async def state(self, session_id: str) -> SessionState:
        return session_state(data(await self._call("GET", routes.state(session_id), retry.READ)))

    async def credits(self) -> Balance:
        return Balance.model_validate(data(await self._call("GET", routes.CREDITS, retry.READ)))

    # files in

    async def upload_files(self, session_id: str, files: Sequence[LocalFile], moved: Moved) -> list[UploadedFile]:
        """Send files in one form; `moved` is told the bytes of each."""

        async def send(token: SecretStr) -> dict[str, Any]:
            with _opened(files, moved) as parts:
                return await self._json("POST", routes.upload(session_id), token, files=parts, timeout=None)

        return _uploaded(await self._with_token(send, retry.UPLOAD))

    async def upload_urls(self, session_id: str, urls: Sequence[str]) -> list[UploadedFile]:
        body = {"urls": list(urls), "source_type": "url"}
        return _uploaded(await self._call("POST", routes.upload(session_id), retry.UPLOAD, json=body))

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

        async def send(token: SecretStr) -> httpx.Response:
            request = self._http.build_request(
                "POST",
                routes.RUN_SSE,
                json=body,
                headers={"Accept": "text/event-stream", "Authorization": f"Bearer {token.get_secret_value()}"},
                timeout=httpx.Timeout(self._timers.edit_first_byte, connect=self._timers.connect),
            )
            response = await self._sent(self._http.send(request, stream=True))
            if "text/event-stream" in response.headers.get("content-type", ""):
                return response
            try:  # a JSON answer here is an error, whatever its status
                content = await self._sent(response.aread())
            finally:
                await response.aclose()
            raise refusal(response.status_code, opened(response.status_code, content)) or AnswerLost(
                "The service answered without a stream."
            )

        response = await self._with_token(send, retry.EDIT)
        try:
            yield events(response, self._timers)
        finally:
            await response.aclose()

    # the film

    async def submit_render(self, render_id: str, session_id: str, raw_draft: object, quality: str) -> RenderState:
        """Start a render of the raw draft. A duplicate id means that it has started already."""
        body = {
            "id": render_id,
            "sessionId": session_id,
            "draft": raw_draft,
            "output": {"format": "mp4", "quality": quality},
        }
        return render_state(await self._call("POST", routes.RENDER, retry.SUBMIT, json=body), render_id)

    async def render_state(self, render_id: str) -> RenderState:
        return render_state(await self._call("GET", routes.render(render_id), retry.READ), render_id)

    async def cancel_render(self, render_id: str) -> bool:
        """Whether the service stopped the render; some cannot."""
        try:
            body = await self._call("POST", routes.cancel(render_id), retry.Attempts(1, 1))
        except ReelwrightError:
            return False
        return body.get("success") is not False

    async def download(self, render: RenderState, to: Path, moved: Moved) -> int:
        """Fetch a finished film into `to`; returns its size. From its URL, else from the API itself."""
        if render.url:
            try:
                return await self._fetched(render.url, to, moved)
            except AnswerLost:
                pass

        async def fetch(token: SecretStr) -> int:
            headers = {"Authorization": f"Bearer {token.get_secret_value()}"}
            request = self._http.build_request("GET", routes.download(render.id), headers=headers)
            return await save(self._http, request, to, moved)

        return await self._with_token(fetch, retry.READ)

    async def _fetched(self, url: str, to: Path, moved: Moved) -> int:
        """From an output URL, without credentials; over our own transport if it is our own server's."""
        parts = urlsplit(url)
        ours = parts.netloc == self._host
        if not ours and (parts.scheme != "https" or parts.username is not None):
            raise AnswerLost("The film's address is not one to fetch from.")
        client = self._http if ours else self._elsewhere
        return await save(client, client.build_request("GET", url), to, moved)

    # inside

    async def _call(self, method: str, path: str, attempts: retry.Attempts, **body: Any) -> dict[str, Any]:  # noqa: ANN401
        async def call(token: SecretStr) -> dict[str, Any]:
            return await self._json(method, path, token, **body)

        return await self._with_token(call, attempts)

    async def _with_token(self, call: Callable[[SecretStr], Awaitable[T]], attempts: retry.Attempts) -> T:
        """A call with our token; once more with a new one if it was refused, and once more after a rate limit."""

        async def once() -> T:
            token = await self._auth.bearer(self._fetch_token)
            try:
                return await call(token)
            except TokenRejected:
                return await call(await self._auth.renewed(self._fetch_token, token))
            except RateLimited:
                await self._sleep(self._timers.rate_limit)
                return await call(token)

        return await retry.attempt(once, attempts, self._timers, self._sleep)

    async def _fetch_token(self, client_id: str) -> TokenData:
        async def fetch() -> TokenData:
            headers = {routes.CLIENT_ID_HEADER: client_id}
            response = await self._sent(self._http.post(routes.ANONYMOUS_TOKEN, headers=headers))
            return TokenData.model_validate(data(opened(response.status_code, response.content)))

        try:
            return await retry.attempt(fetch, retry.CREATE, self._timers, self._sleep)
        except (RateLimited, ClientIdMissing):
            await self._sleep(self._timers.rate_limit)
            return await fetch()

    async def _json(self, method: str, path: str, token: SecretStr, **body: Any) -> dict[str, Any]:  # noqa: ANN401
        headers = {"Authorization": f"Bearer {token.get_secret_value()}"}
        response = await self._sent(self._http.request(method, path, headers=headers, **body))
        return opened(response.status_code, response.content)

    async def _sent(self, call: Awaitable[T]) -> T:
        """The one door for httpx's errors."""
        try:
            return await call
        except _NOT_SENT:
            raise Offline(f"{self._host} could not be reached.") from None
        except (httpx.TransportError, httpx.StreamError, httpx.DecodingError):
            raise AnswerLost(f"The connection to {self._host} broke before its answer was complete.") from None


@contextmanager
def _opened(files: Sequence[LocalFile], moved: Moved) -> Iterator[list[tuple[str, tuple[str, Counted, str]]]]:
    """The files as the parts of a form, open for as long as it takes to send them."""
    with ExitStack() as stack:
        parts = []
        for file in files:
            content = stack.enter_context(Counted(file.path.open("rb"), file.size, moved))
            parts.append(("files", (file.name, content, file.media_type)))
        yield parts


def _uploaded(body: dict[str, Any]) -> list[UploadedFile]:
    files = data(body).get("files")
    return [UploadedFile.model_validate(file) for file in files or [] if isinstance(file, dict)]
