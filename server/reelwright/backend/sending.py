"""How files and URLs are sent so that none arrives twice: an answer that is lost is looked for, not asked for again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import anyio
import httpx
from pydantic import SecretStr

from reelwright.backend import retry
from reelwright.backend.arrivals import Wanted, arrived
from reelwright.backend.calls import Calls
from reelwright.backend.envelope import data, read
from reelwright.backend.form import Form
from reelwright.backend.timers import Timers
from reelwright.backend.upload import Moved, OpenFile
from reelwright.errors import AnswerLost
from reelwright.wire import routes
from reelwright.wire.bodies import SessionState, UploadedFile, session_state

Numbers = Sequence[int]


class Sending:
    """Uploads through `calls`. `before`: how many files the session had; None looks first."""

    def __init__(self, calls: Calls, *, timers: Timers, sleep: retry.Sleep) -> None:
        self._calls = calls
        self._timers = timers
        self._sleep = sleep

    async def files(
        self, session_id: str, files: Sequence[OpenFile], moved: Moved, before: int | None = None
    ) -> list[UploadedFile]:
        """Send files in one form. Raises FileChanged when one of them is not what was hashed."""

        async def send(numbers: Numbers, token: SecretStr) -> dict[str, Any]:
            form = Form([files[number] for number in numbers], moved)
            try:
                return await self._post(session_id, token, form=form)
            except AnswerLost:
                if form.fault is not None:  # an in-process app only sees its request break
                    raise form.fault from None
                raise

        wanted = [Wanted(file.local.name, file.sha256) for file in files]
        return await self._once(session_id, wanted, send, before)

    async def urls(self, session_id: str, urls: Sequence[str], before: int | None = None) -> list[UploadedFile]:
        """Have the service fetch files."""

        async def send(numbers: Numbers, token: SecretStr) -> dict[str, Any]:
            body = {"urls": [urls[number] for number in numbers], "source_type": "url"}
            return await self._post(session_id, token, body=body)

        return await self._once(session_id, [Wanted(url_name(url)) for url in urls], send, before)

    async def _once(
        self,
        session_id: str,
        wanted: Sequence[Wanted],
        send: Callable[[Numbers, SecretStr], Awaitable[dict[str, Any]]],
        before: int | None,
    ) -> list[UploadedFile]:
        """Send, and after a lost answer only what the session has not got; `LOOKS` times in all."""
        if before is None:
            before = len((await self._state(session_id)).video_infos)
        numbers: Numbers = range(len(wanted))
        there: list[UploadedFile] = []
        for attempt in range(1, retry.LOOKS + 1):
            try:
                answer = data(await self._calls.with_token(partial(send, numbers), retry.UPLOAD))
                files = answer.get("files")
                return there + [read(UploadedFile, file) for file in files or [] if isinstance(file, dict)]
            except AnswerLost:
                await self._sleep(retry.pause(attempt, self._timers))
                found = arrived(wanted, (await self._state(session_id)).video_infos[before:])
                there = [read(UploadedFile, dict(info)) for info in found if info is not None]
                numbers = [number for number, info in enumerate(found) if info is None]
                if not numbers:
                    return there
                if attempt == retry.LOOKS:
                    raise
        raise AssertionError("the last attempt returns or raises")

    async def _state(self, session_id: str) -> SessionState:
        return await self._calls.read_as(session_state, "GET", routes.state(session_id), retry.READ)

    async def _post(
        self, session_id: str, token: SecretStr, *, body: object = None, form: Form | None = None
    ) -> dict[str, Any]:
        timeout = httpx.Timeout(
            self._timers.idle_read,
            connect=self._timers.connect,
            read=self._timers.upload_answer,  # the service may look at a file for long before it answers
            write=self._timers.upload_answer,  # of 1 MiB at a time, on a slow line
        )
        request = self._calls.request("POST", routes.upload(session_id), token, body=body, form=form, timeout=timeout)
        most = self._timers.upload_answer
        with anyio.fail_after(most if form is None else None) as patience:
            if form is not None:  # sending takes as long as it takes; an answer may not drip for ever
                form.when_sent = lambda: setattr(patience, "deadline", anyio.current_time() + most)
            return await self._calls.answer(request, within=None)


def url_name(url: str) -> str:
    """What a file at an address is probably called: the last part of its path."""
    try:
        return unquote(PurePosixPath(urlsplit(url).path).name)
    except ValueError:
        return ""
