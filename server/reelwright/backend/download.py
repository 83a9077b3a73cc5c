"""A finished film on its way in: into a `.part` file that can be resumed, checked to be a video.

The output URL is somebody else's address: it never sees our credentials. The API's own download endpoint does, and is
the fallback.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO

import anyio
import httpx

from reelwright.backend.envelope import content, opened
from reelwright.backend.upload import Moved
from reelwright.errors import AnswerLost, Offline, UnknownRefusal

_MOST_BYTES = 8 * 1000**3
_SLOWEST = 1000  # bytes a second; what is slower for long counts as stalled
_BOX = slice(4, 8)  # an MP4 begins with a box, and a box with its length and its name


class Addresses:
    """Which output URLs may be fetched: https, or our own server's."""

    def __init__(self, base_url: str) -> None:
        self._base = httpx.URL(base_url)

    def ours(self, url: str) -> bool:
        """Whether a URL is our own server's. Raises UnknownRefusal when it is not one to fetch from at all."""
        try:
            parsed = httpx.URL(url)
        except httpx.InvalidURL:
            raise UnknownRefusal("The film's address cannot be read.") from None
        ours = (parsed.scheme, parsed.host, parsed.port) == (self._base.scheme, self._base.host, self._base.port)
        if parsed.userinfo or not parsed.host or not (ours or parsed.scheme == "https"):
            raise UnknownRefusal("The film's address is not one to fetch from.")
        return ours


async def save(client: httpx.AsyncClient, request: httpx.Request, to: Path, moved: Moved, *, stalled: float) -> int:
    """Write the answer to `request` into `to`, going on from what is there already; returns the size in bytes.

    Raises what the answer carries if it is no film; Offline; AnswerLost when the bytes stop, or for `stalled` seconds
    nearly do: then what has come is kept, and the next call goes on from there.
    """
    have, tag = _kept(to)
    if have and tag:
        request.headers.update({"Range": f"bytes={have}-", "If-Range": tag})
    request.headers["Accept-Encoding"] = "identity"  # lengths and ranges count the film's own bytes
    async with _answer(client, request) as response:
        start = await _start(response, to, have)
        _keep_tag(to, response.headers.get("etag"))
        with to.open("ab" if start else "wb") as file:
            await _pour(response, file, start, moved, stalled)
    return _checked(to)


async def _start(response: httpx.Response, to: Path, have: int) -> int:
    """From which byte on the answer has the film. Raises what it carries instead of a film."""
    if response.status_code == httpx.codes.PARTIAL_CONTENT and _first_byte(response) == have:
        return have
    if response.status_code in (httpx.codes.PARTIAL_CONTENT, httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE):
        _tag_file(to).unlink(missing_ok=True)  # the next attempt begins at the beginning
        raise AnswerLost("The film could not be fetched from where it broke off.")
    if response.status_code != httpx.codes.OK or "json" in response.headers.get("content-type", ""):
        opened(response.status_code, await content(response))
        raise UnknownRefusal("What was fetched is not a video.")
    return 0


def _first_byte(response: httpx.Response) -> int | None:
    found = re.match(r"bytes (\d{1,18})-", response.headers.get("content-range", ""))
    return int(found[1]) if found else None


async def _pour(response: httpx.Response, file: BinaryIO, done: int, moved: Moved, stalled: float) -> None:
    length = response.headers.get("content-length", "")
    expected = done + (int(length) if length.isdecimal() else 0)
    chunks = aiter(response.aiter_bytes())
    mark, end = done, anyio.current_time() + stalled
    while True:
        with anyio.fail_after(end - anyio.current_time()):
            chunk = await anext(chunks, None)
        if chunk is None:
            break
        file.write(chunk)
        done += len(chunk)
        moved(done, max(expected, done))
        if done > _MOST_BYTES:
            raise UnknownRefusal("The film is larger than any film could be.")
        if done - mark > _SLOWEST * stalled:
            mark, end = done, anyio.current_time() + stalled
    if done < expected:
        raise AnswerLost("The film arrived cut off.")


def _checked(to: Path) -> int:
    """The size of what was fetched. Raises UnknownRefusal, and removes it, when it is not a video."""
    _tag_file(to).unlink(missing_ok=True)
    with to.open("rb") as file:
        if file.read(8)[_BOX] == b"ftyp":
            return to.stat().st_size
    to.unlink()
    raise UnknownRefusal("What was fetched is not a video.")


@asynccontextmanager
async def _answer(client: httpx.AsyncClient, request: httpx.Request) -> AsyncIterator[httpx.Response]:
    """The answer to a request, while it is read. Redirects are not followed."""
    try:
        response = await client.send(request, stream=True, follow_redirects=False)
        try:
            yield response
        finally:
            await response.aclose()
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol):
        raise Offline("The film could not be fetched: no connection.") from None
    except (TimeoutError, httpx.TransportError, httpx.StreamError, httpx.DecodingError):
        raise AnswerLost("The connection broke while the film was fetched.") from None


def _tag_file(to: Path) -> Path:
    return to.with_name(f"{to.name}.etag")


def _kept(to: Path) -> tuple[int, str | None]:
    """What an earlier attempt left: how many bytes, of which film."""
    if not to.exists():
        return 0, None
    file = _tag_file(to)
    return to.stat().st_size, file.read_text(encoding="utf-8") if file.exists() else None


def _keep_tag(to: Path, tag: str | None) -> None:
    """Remember which film the bytes are of. A weak tag does not say that the bytes are the same."""
    if tag and not tag.startswith("W/") and tag.isascii():
        _tag_file(to).write_text(tag, encoding="utf-8")
    else:
        _tag_file(to).unlink(missing_ok=True)
