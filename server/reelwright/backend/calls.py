"""How any call of the API is made: who we are, one renewal of an anonymous token, one wait for a rate limit, the retry
table, and time-outs. It knows no endpoint but the token's; `client.py` has one method for each of the others.

No message has a token or a URL in it.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

import anyio
import httpx
from pydantic import SecretStr

from reelwright.backend import retry
from reelwright.backend.auth import Auth
from reelwright.backend.envelope import IN_PROCESS, content, data, opened, read, retry_after
from reelwright.backend.faults import translated
from reelwright.backend.form import Form
from reelwright.backend.timers import Timers
from reelwright.errors import AnswerLost, ClientIdMissing, Offline, RateLimited, TokenRejected
from reelwright.redaction import hide
from reelwright.wire import routes
from reelwright.wire.bodies import TokenData

T = TypeVar("T")
_LOCKED_OUT = (
    "Log in on the website and put your own token into NEMO_TOKEN, or use the local studio: REELWRIGHT_BACKEND=studio."
)


class Calls:
    """Makes calls through `http`, whose base URL is the API's. `clock` gives seconds since the epoch."""

    def __init__(
        self, http: httpx.AsyncClient, *, auth: Auth, timers: Timers, sleep: retry.Sleep, clock: Callable[[], float]
    ) -> None:
        self._http = http
        self._auth = auth
        self._timers = timers
        self._sleep = sleep
        self._clock = clock
        self.host = http.base_url.host or "The service"

    async def json(self, method: str, path: str, attempts: retry.Attempts, body: object = None) -> dict[str, Any]:
        """A call with a small JSON body, or none, and its answer."""
        return await self.read_as(dict, method, path, attempts, body)

    async def read_as(
        self,
        reads: Callable[[dict[str, Any]], T],
        method: str,
        path: str,
        attempts: retry.Attempts,
        body: object = None,
    ) -> T:
        """A call with a small JSON body, or none, and what `reads` makes of its answer.

        An answer that `reads` raises AnswerLost about is as good as none: the call is made again if its kind allows.
        """

        async def call(token: SecretStr) -> T:
            request = self.request(method, path, token, body=body)
            return reads(await self.answer(request, within=self._timers.read_call))

        return await self.with_token(call, attempts)

    async def with_token(
        self, call: Callable[[SecretStr], Awaitable[T]], attempts: retry.Attempts, within: float | None = None
    ) -> T:
        """A call with our token; once more with a new one if it was refused, and once more after a rate limit.

        Raises Offline, too, when there is no token to be had: then the call was not sent.
        """
        token = await self._token(attempts)
        renewed = waited = False
        while True:
            try:
                return await retry.attempt(partial(call, token), attempts, self._timers, self._sleep, within)
            except TokenRejected as error:
                if renewed:
                    raise error.reworded(hint=f"Even a new anonymous token is refused. {_LOCKED_OUT}") from None
                token, renewed = await self._token(attempts, refused=token), True
            except RateLimited as error:
                if waited:
                    raise
                await self._wait_out(error)
                waited = True

    async def _token(self, attempts: retry.Attempts, refused: SecretStr | None = None) -> SecretStr:
        """Our token, or a new one in place of the one that was refused."""
        try:
            if refused is None:
                token = await self._auth.bearer(self._fetch_token)
            else:
                token = await self._auth.renewed(self._fetch_token, refused)
        except AnswerLost:
            raise attempts.ended(Offline(f"{self.host} gave no token, so the call was not sent.")) from None
        except Offline as error:
            raise attempts.ended(error) from None
        hide(token.get_secret_value())
        return token

    def request(
        self,
        method: str,
        path: str,
        token: SecretStr,
        *,
        body: object = None,
        accept: str = "application/json",
        form: Form | None = None,
        timeout: httpx.Timeout | None = None,
    ) -> httpx.Request:
        headers = {"Authorization": f"Bearer {token.get_secret_value()}", "Accept": accept}
        encoded = None
        if body is not None:  # ASCII: a lone surrogate in a person's words or in a draft has no UTF-8
            encoded, headers["Content-Type"] = json.dumps(body), "application/json"
        if form is not None:
            headers |= form.headers
        kept = self._http.timeout if timeout is None else timeout
        return self._http.build_request(method, path, headers=headers, content=form or encoded, timeout=kept)

    async def answer(self, request: httpx.Request, *, within: float | None) -> dict[str, Any]:
        """Send a request and read its answer, within so many seconds. Raises what it carries, Offline, AnswerLost."""
        with translated(self.host), anyio.fail_after(within):
            response = await self._http.send(request, stream=True)
            return await self.read(response)

    async def read(self, response: httpx.Response) -> dict[str, Any]:
        """The body of an answer, which is closed then. Raises what it carries, or AnswerLost."""
        try:
            body = await content(response)
        finally:
            await response.aclose()
        wait = retry_after(response.headers.get("retry-after"), self._clock())
        return opened(response.status_code, body, wait=wait, own=IN_PROCESS in response.extensions)

    async def _fetch_token(self, client_id: str) -> TokenData:
        """An anonymous token. Raises RateLimited, with the way out, when there is none for this machine."""

        async def fetch() -> TokenData:
            request = self._http.build_request(
                "POST", routes.ANONYMOUS_TOKEN, headers={routes.CLIENT_ID_HEADER: client_id}
            )
            return read(TokenData, data(await self.answer(request, within=self._timers.read_call)))

        again = partial(retry.attempt, fetch, retry.CREATE, self._timers, self._sleep)
        try:
            try:
                return await again()
            except RateLimited as error:
                await self._wait_out(error)
            except ClientIdMissing:
                pass
            return await again()
        except RateLimited as error:
            hint = f"{_asked(error)}{_LOCKED_OUT}"
            raise error.reworded(hint=hint, outcome="locked_out") from None

    async def _wait_out(self, error: RateLimited) -> None:
        """Wait for as long as a rate limit asks. Raises it again when that is too long for anyone to wait."""
        asked = self._timers.rate_limit if error.wait is None else error.wait * self._timers.scale
        if asked > self._timers.rate_limit_most:
            raise error.reworded(hint=f"{_asked(error)}Call again then.")
        await self._sleep(asked)


def _asked(error: RateLimited) -> str:
    return "" if error.wait is None else f"The service asks to wait {_long(error.wait)}. "


def _long(seconds: float) -> str:
    if seconds < 120:
        count, unit = max(1, round(seconds)), "second"
    elif seconds < 2 * 3600:
        count, unit = round(seconds / 60), "minute"
    elif seconds < 2 * 86_400:
        count, unit = round(seconds / 3600), "hour"
    else:
        count, unit = round(seconds / 86_400), "day"
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
