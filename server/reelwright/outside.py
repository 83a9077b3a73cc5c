"""Asks for what is at an address that somebody else gave: every hop judged, every connection to a judged address.

For the studio's URL uploads and for the films of the cloud. Carries no credentials and keeps no connection: one that
was made for a name is never used for another name at the same address. What comes is the caller's to read and to limit.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpcore
import httpx

from reelwright.addresses import Judged, Resolve, judge
from reelwright.errors import BadRequest

MOST_REDIRECTS = 3
httpcore.AsyncHTTP11Connection.READ_NUM_BYTES = 256 * 1024  # reads of its 64 KiB cost a third of a film's speed
_MOST_ADDRESSES = 4
_NO_KEPT_CONNECTIONS = httpx.Limits(max_keepalive_connections=0)


class Outside:
    """An open client for other people's addresses; an async context manager.

    `allow_loopback`: this machine may be asked, too, without TLS. `transport` None: the network. `resolve` None: the
    system's name server.
    """

    def __init__(
        self,
        *,
        timeout: httpx.Timeout,
        allow_loopback: bool = False,
        transport: httpx.AsyncBaseTransport | None = None,
        resolve: Resolve | None = None,
    ) -> None:
        self._http = httpx.AsyncClient(
            timeout=timeout,
            transport=transport,
            limits=_NO_KEPT_CONNECTIONS,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            trust_env=False,
        )
        self._allow_loopback = allow_loopback
        self._resolve = resolve

    async def __aenter__(self) -> Self:
        await self._http.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.__aexit__(kind, error, trace)

    @asynccontextmanager
    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> AsyncIterator[httpx.Response]:
        """What is at `url`, behind up to three redirects; an answer that is none itself, with its body unread.

        Raises BadRequest (an address that is not allowed),
        Offline, and httpx's errors for an answer that does not come.
        """
        for _ in range(MOST_REDIRECTS + 1):
            judged = await judge(url, allow_loopback=self._allow_loopback, resolve=self._resolve)
            response = await self._answer(judged, headers or {})
            try:
                if (location := redirect_of(response)) is None:
                    yield response
                    return
                url = joined(judged.url, location)
            finally:
                await response.aclose()
        raise BadRequest("The address redirects too often.", hint="Give the file's final address.")

    async def _answer(self, judged: Judged, headers: Mapping[str, str]) -> httpx.Response:
        """The first answer of the host's addresses, as a client would get it that looked the host up itself."""
        *others, last = judged.addresses[:_MOST_ADDRESSES]
        for address in others:
            try:
                return await self._http.send(self._request(judged, address, headers), stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._http.send(self._request(judged, last, headers), stream=True)

    def _request(self, judged: Judged, address: str, headers: Mapping[str, str]) -> httpx.Request:
        url = httpx.URL(judged.url)
        return self._http.build_request(
            "GET",
            url.copy_with(host=address),
            headers={**headers, "Host": url.netloc.decode("ascii"), "User-Agent": "reelwright"},
            extensions={"sni_hostname": judged.host},  # and it is this name that the certificate must be for
        )


def joined(url: str, location: str) -> str:
    """Where a redirect of `url` leads. Raises BadRequest."""
    try:
        return urljoin(url, location)
    except ValueError:
        raise BadRequest("The address redirects to none that can be read.") from None


def redirect_of(response: httpx.Response) -> str | None:
    """Where an answer points to, if it points elsewhere."""
    return response.headers.get("location") if response.status_code in (301, 302, 303, 307, 308) else None
