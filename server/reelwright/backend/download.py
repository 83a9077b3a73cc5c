"""A finished film on its way in: from where, how often, and what else is tried before it is given up.

The output URL is somebody else's address: it is judged, and never sees our credentials. When it has expired, a fresh
one is asked for; the API's own endpoint is the fallback. One attempt is `saving.py`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from pydantic import SecretStr

from reelwright.backend import retry
from reelwright.backend.boxes import not_a_film
from reelwright.backend.calls import Calls
from reelwright.backend.faults import translated
from reelwright.backend.kinds import Wanted
from reelwright.backend.part import Part
from reelwright.backend.saving import Ask, save
from reelwright.backend.timers import Timers
from reelwright.backend.upload import Moved
from reelwright.draft.output import Format
from reelwright.errors import AnswerLost, BadRequest, NotFound, Offline, ReelwrightError, ServiceRefused, UnknownRefusal
from reelwright.outside import Outside, joined, redirect_of
from reelwright.wire import routes
from reelwright.wire.bodies import RenderState

_MOST_BYTES = 8 * 1000**3
_MORE_THAN_TOLD = 256 * 1000**2  # a render's own size is a hint: nobody wrote down in which unit it is
_LONGEST_S = 6 * 3600.0
_EXPIRED = (401, 403, 404, 410)  # what an address answers that was good for a while only
_HINT = "The film is finished on the service. Call `wait` with the same job: it goes on from where it broke off."


class _Expired(Exception):
    """The output URL is no longer good; a fresh one may be."""


class Downloads:
    """Fetches films over `http` (the API, with its base URL) and `outside`. `look`: a render's state, by its id."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        outside: Outside,
        calls: Calls,
        timers: Timers,
        sleep: retry.Sleep,
        look: Callable[[str], Awaitable[RenderState]],
    ) -> None:
        self._http = http
        self._outside = outside
        self._calls = calls
        self._timers = timers
        self._sleep = sleep
        self._look = look

    async def film(self, render: RenderState, to: Path, moved: Moved, kind: Format = "mp4") -> int:
        """Fetch a finished film into `to`, going on from what is there; returns its size in bytes.

        Raises what is refused, NoSpace, and Offline or AnswerLost: then what has come is kept.
        """
        part, wanted = Part(to), Wanted(_most_bytes(render), kind)
        first: ReelwrightError | None = None
        if render.url:
            try:
                return await self._from_urls(render.id, render.url, part, moved, wanted)
            except (Offline, AnswerLost, ServiceRefused) as error:
                first = error
        try:
            return await self._from_service(render.id, part, moved, wanted)
        except (Offline, AnswerLost) as error:
            raise _kept(error, part) from None
        except NotFound as error:  # a service without that endpoint: what the URL did says more
            raise _kept(first or error, part) from None

    async def _from_urls(self, render_id: str, url: str, part: Part, moved: Moved, wanted: Wanted) -> int:
        """From the output URL, and from a fresh one when it has expired."""
        try:
            return await self._tried(url, part, moved, wanted)
        except _Expired:
            fresh = (await self._look(render_id)).url
        try:
            if fresh and fresh != url:
                return await self._tried(fresh, part, moved, wanted)
        except _Expired:
            pass
        raise UnknownRefusal("The film's address has expired.")

    async def _tried(self, url: str, part: Part, moved: Moved, wanted: Wanted) -> int:
        async def fetch() -> int:
            with translated(_host(url), "sending the film"):
                return await save(self._asking_url(url), part, moved, wanted, stalled=self._timers.stalled)

        try:
            return await retry.attempt(fetch, retry.DOWNLOAD, self._timers, self._sleep, self._longest)
        except BadRequest:
            raise UnknownRefusal("The film's address is not one to fetch from.") from None

    async def _from_service(self, render_id: str, part: Part, moved: Moved, wanted: Wanted) -> int:
        async def fetch(token: SecretStr) -> int:
            with translated(self._http.base_url.host, "sending the film"):
                ask = self._asking_service(render_id, token)
                return await save(ask, part, moved, wanted, stalled=self._timers.stalled)

        try:
            return await self._calls.with_token(fetch, retry.DOWNLOAD, within=self._longest)
        except BadRequest:
            raise UnknownRefusal("The service points to an address that is not one to fetch from.") from None

    @property
    def _longest(self) -> float:
        return _LONGEST_S * self._timers.scale

    # how to ask

    def _asking_url(self, url: str) -> Ask:
        """Without credentials; over our own transport if it is our own server's."""

        @asynccontextmanager
        async def ask(headers: Mapping[str, str]) -> AsyncIterator[httpx.Response]:
            async with self._answer(url, headers) as response:
                if response.status_code in _EXPIRED:
                    raise _Expired
                if not _is_film(response):
                    await self._calls.read(response)
                    raise not_a_film()
                yield response

        return ask

    def _asking_service(self, render_id: str, token: SecretStr) -> Ask:
        """With credentials, unless it points elsewhere."""

        @asynccontextmanager
        async def ask(headers: Mapping[str, str]) -> AsyncIterator[httpx.Response]:
            request = self._calls.request("GET", routes.download(render_id), token, accept="*/*")
            request.headers.update(headers)
            async with self._sent(request, headers) as response:
                if not _is_film(response):
                    await self._calls.read(response)
                    raise not_a_film()
                yield response

        return ask

    @asynccontextmanager
    async def _answer(self, url: str, headers: Mapping[str, str]) -> AsyncIterator[httpx.Response]:
        if self._is_ours(url):
            async with self._sent(self._http.build_request("GET", url, headers=headers), headers) as response:
                yield response
        else:
            async with self._outside.get(url, headers) as response:
                yield response

    def _is_ours(self, url: str) -> bool:
        try:
            parsed, base = httpx.URL(url), self._http.base_url
        except httpx.InvalidURL:
            return False
        return (parsed.netloc, parsed.scheme, parsed.userinfo) == (base.netloc, base.scheme, b"")

    @asynccontextmanager
    async def _sent(self, request: httpx.Request, headers: Mapping[str, str]) -> AsyncIterator[httpx.Response]:
        """The answer of our own server, or of where it points to, which gets nothing of ours."""
        response = await self._http.send(request, stream=True, follow_redirects=False)
        try:
            if (location := redirect_of(response)) is None:
                yield response
                return
        finally:
            await response.aclose()
        async with self._outside.get(joined(str(request.url), location), headers) as response:
            yield response


def _host(url: str) -> str:
    try:
        return httpx.URL(url).raw_host.decode("ascii") or "The film's address"
    except httpx.InvalidURL:
        return "The film's address"


def _is_film(response: httpx.Response) -> bool:
    """Whether an answer may be a film, or a part of one; not an error, and no JSON."""
    if response.status_code == httpx.codes.OK:
        return "json" not in response.headers.get("content-type", "")
    return response.status_code in (httpx.codes.PARTIAL_CONTENT, httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE)


def _most_bytes(render: RenderState) -> int:
    return min(_MOST_BYTES, 2 * (render.size or _MOST_BYTES) + _MORE_THAN_TOLD)


def _kept(error: ReelwrightError, part: Part) -> ReelwrightError:
    """An error of the way, told as what it means for the film: nothing is lost."""
    if not isinstance(error, Offline | AnswerLost):
        return error
    have = f" {part.size / 1e6:.1f} MB of it are here." if part.size else ""
    return type(error)(f"{error.message}{have}", hint=_HINT, outcome="file_incomplete", spent="nothing")
