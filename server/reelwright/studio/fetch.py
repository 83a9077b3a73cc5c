"""Fetches a media file that was given as a URL: within limits of size and time. Which addresses may be asked, and how
they are, is `addresses.py` and `outside.py`; whether what came is media, the library decides.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import anyio
import httpx

from reelwright.draft.media import MOST_BYTES
from reelwright.errors import FileTooLarge, Offline, UnsupportedFile
from reelwright.outside import Outside
from reelwright.wire.bodies import Arriving

_TIME_LIMIT_S = 600.0
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)


Expected = Callable[[int], None]
"""Told how many bytes are to come, if the other side says so."""


async def fetch(url: str, to: Path, *, allow_loopback: bool = False, expected: Expected = lambda size: None) -> str:
    """Write what is at `url` into the new file `to`; returns the file name that the address suggests.

    Raises BadRequest (an address that is not allowed), Offline, FileTooLarge, UnsupportedFile.
    """
    with anyio.move_on_after(_TIME_LIMIT_S):
        async with Outside(timeout=_TIMEOUT, allow_loopback=allow_loopback) as outside:
            try:
                async with outside.get(url, {"Accept-Encoding": "identity"}) as response:
                    expected(_announced(response))
                    await _save(response, to)
                    return _file_name(str(response.request.url))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                host = httpx.URL(url).host
                raise Offline(f"{host} could not be reached.", hint="Check the address and call again.") from None
            except (httpx.TransportError, httpx.StreamError):
                raise Offline("The connection broke while the file was fetched.") from None
    raise Offline("The file did not arrive in time.")


def arriving(folder: Path, suffix: str) -> Arriving:
    """How far the files of a folder are that have a note beside them, with this suffix, of what they will be."""
    done, total, known = 0, 0, True
    for note in folder.glob(f"*{suffix}"):
        with suppress(OSError, ValueError):  # it arrived this very moment
            size = int(note.read_text(encoding="ascii"))
            done += note.with_suffix("").stat().st_size
            total, known = total + size, known and size > 0
    return Arriving(done=done, total=max(done, total) if known and total else None)


def _announced(response: httpx.Response) -> int:
    """0 where nothing sensible was said."""
    length = response.headers.get("content-length", "")
    return min(MOST_BYTES, int(length)) if length.isascii() and length.isdigit() and len(length) < 16 else 0


async def _save(response: httpx.Response, to: Path) -> None:
    if response.status_code != httpx.codes.OK:
        raise UnsupportedFile(f"The address answered {response.status_code} instead of a file.")
    size = 0
    async with await anyio.open_file(to, "xb") as file:
        async for chunk in response.aiter_raw():
            size += len(chunk)
            if size > MOST_BYTES:
                raise FileTooLarge("The file behind the address is larger than 500 MB.")
            await file.write(chunk)


def _file_name(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).name or "download"
