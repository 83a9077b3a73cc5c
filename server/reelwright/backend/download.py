"""A finished film on its way in: into a `.part` file that can be resumed, checked to be a video.

The output URL is somebody else's address: it never sees our credentials. The API's own download endpoint does, and is
the fallback.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO

import httpx

from reelwright.backend.upload import Moved
from reelwright.errors import AnswerLost

_MOST_BYTES = 8 * 1000**3
_BOX = slice(4, 8)  # an MP4 begins with a box, and a box with its length and its name


async def save(client: httpx.AsyncClient, request: httpx.Request, to: Path, moved: Moved) -> int:
    """Write the answer to `request` into `to`, going on from what is there already; returns the size in bytes.

    Raises AnswerLost when the bytes stop, are refused, or are no video.
    """
    have, tag = (to.stat().st_size, _tag(to)) if to.exists() else (0, None)
    if have and tag:
        request.headers.update({"Range": f"bytes={have}-", "If-Range": tag})
    async with _answer(client, request) as response:
        goes_on = response.status_code == httpx.codes.PARTIAL_CONTENT
        if not goes_on and response.status_code != httpx.codes.OK:
            raise AnswerLost(f"The film could not be fetched (HTTP {response.status_code}).")
        _keep_tag(to, response.headers.get("etag"))
        with to.open("ab" if goes_on else "wb") as file:
            await _pour(response, file, have if goes_on else 0, moved)
    size = to.stat().st_size
    with to.open("rb") as file:
        if file.read(8)[_BOX] != b"ftyp":
            to.unlink()
            raise AnswerLost("What was fetched is not a video.")
    _tag_file(to).unlink(missing_ok=True)
    return size


async def _pour(response: httpx.Response, file: BinaryIO, done: int, moved: Moved) -> None:
    expected = int(response.headers.get("content-length") or 0) + done
    try:
        async for chunk in response.aiter_bytes():
            file.write(chunk)
            done += len(chunk)
            moved(done, max(expected, done))
            if done > _MOST_BYTES:
                raise AnswerLost("The film is larger than any film could be.")
    except (httpx.TransportError, httpx.StreamError):
        raise AnswerLost("The connection broke while the film was fetched.") from None
    if done < expected:
        raise AnswerLost("The film arrived cut off.")


@asynccontextmanager
async def _answer(client: httpx.AsyncClient, request: httpx.Request) -> AsyncIterator[httpx.Response]:
    try:
        response = await client.send(request, stream=True, follow_redirects=False)
    except httpx.TransportError:
        raise AnswerLost("The film could not be fetched: no connection.") from None
    try:
        yield response
    finally:
        await response.aclose()


def _tag_file(to: Path) -> Path:
    return to.with_name(f"{to.name}.etag")


def _tag(to: Path) -> str | None:
    file = _tag_file(to)
    return file.read_text(encoding="utf-8") if file.exists() else None


def _keep_tag(to: Path, tag: str | None) -> None:
    if tag and not tag.startswith("W/"):  # a weak tag does not say that the bytes are the same
        _tag_file(to).write_text(tag, encoding="utf-8")
    else:
        _tag_file(to).unlink(missing_ok=True)
