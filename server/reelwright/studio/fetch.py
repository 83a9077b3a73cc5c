"""Fetches a media file that was given as a URL: within limits of size and time. Which addresses may be asked, and how
they are, is `addresses.py` and `outside.py`; whether what came is media, the library decides.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import anyio
import httpx

from reelwright.draft.media import MOST_BYTES
from reelwright.errors import FileTooLarge, Offline, UnsupportedFile
from reelwright.outside import Outside

_TIME_LIMIT_S = 600.0
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)


async def fetch(url: str, to: Path, *, allow_loopback: bool = False) -> str:
    """Write what is at `url` into the new file `to`; returns the file name that the address suggests.

    Raises BadRequest (an address that is not allowed), Offline, FileTooLarge, UnsupportedFile.
    """
    with anyio.move_on_after(_TIME_LIMIT_S):
        async with Outside(timeout=_TIMEOUT, allow_loopback=allow_loopback) as outside:
            try:
                async with outside.get(url, {"Accept-Encoding": "identity"}) as response:
                    await _save(response, to)
                    return _file_name(str(response.request.url))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                host = httpx.URL(url).host
                raise Offline(f"{host} could not be reached.", hint="Check the address and call again.") from None
            except (httpx.TransportError, httpx.StreamError):
                raise Offline("The connection broke while the file was fetched.") from None
    raise Offline("The file did not arrive in time.")


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
