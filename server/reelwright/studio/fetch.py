"""Fetches a media file that was given as a URL, and trusts nothing about the address.

https only; the name is resolved once, every address it has must be public, and the connection goes to an address that
was judged (so that a second, different answer of the name server changes nothing). Redirects are judged the same way.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import anyio
import httpx

from reelwright.draft.media import MOST_BYTES
from reelwright.errors import BadRequest, FileTooLarge, Offline, UnsupportedFile

_MOST_REDIRECTS = 3
_TIME_LIMIT_S = 600.0
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NAT64_LOCAL = ipaddress.ip_network("64:ff9b:1::/48")


async def fetch(url: str, to: Path, *, allow_loopback: bool = False) -> str:
    """Write what is at `url` into the file `to`; returns the file name that the address suggests.

    Raises BadRequest (an address that is not allowed), Offline, FileTooLarge, UnsupportedFile.
    """
    with anyio.move_on_after(_TIME_LIMIT_S):
        async with httpx.AsyncClient(timeout=_TIMEOUT, trust_env=False) as client:
            for _ in range(_MOST_REDIRECTS + 1):
                async with _answer(client, url, allow_loopback) as response:
                    if response.is_redirect:
                        url = urljoin(url, response.headers["location"])
                        continue
                    if response.status_code != httpx.codes.OK:
                        raise UnsupportedFile(f"The address answered {response.status_code} instead of a file.")
                    await _save(response, to)
                    return _file_name(url)
            raise BadRequest("The address redirects too often.", hint="Give the file's final address.")
    raise Offline("The file did not arrive in time.")


@asynccontextmanager
async def _answer(client: httpx.AsyncClient, url: str, allow_loopback: bool) -> AsyncIterator[httpx.Response]:
    host, port = _parts(url, allow_loopback)
    address = await _judged_address(host, port, allow_loopback)
    target = httpx.URL(url).copy_with(host=address)
    request = client.build_request(
        "GET", target, headers={"Host": httpx.URL(url).netloc.decode("ascii")}, extensions={"sni_hostname": host}
    )
    try:
        response = await client.send(request, stream=True)
    except httpx.TransportError:
        raise Offline(f"{host} could not be reached.", hint="Check the address and call again.") from None
    try:
        yield response
    finally:
        await response.aclose()


def _parts(url: str, allow_loopback: bool) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadRequest("That is not a web address.", hint="Give an address that begins with https://.") from None
    secure = parts.scheme == "https"
    if not (secure or (allow_loopback and parts.scheme == "http")) or not parts.hostname:
        raise BadRequest("Files can only be fetched from https addresses.", hint="Give an https address.")
    if parts.username is not None or parts.password is not None:
        raise BadRequest("An address with a name or password in it is not accepted.", hint="Leave the login out.")
    return parts.hostname, port or (443 if secure else 80)


async def _judged_address(host: str, port: int, allow_loopback: bool) -> str:
    """An address of the host to connect to, after all of them were found to be public."""
    try:
        found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Offline(f"There is no host {host!r}.", hint="Check the address.") from None
    addresses = [ipaddress.ip_address(str(item[4][0]).partition("%")[0]) for item in found]
    if not all(_is_public(address) or (allow_loopback and address.is_loopback) for address in addresses):
        raise BadRequest(f"{host} is not a public address.", hint="Give the path of the file instead.")
    return str(addresses[0])


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """`is_global` alone lets addresses through that carry a private IPv4 one inside."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None or address in _NAT64 or address in _NAT64_LOCAL or int(address) < 2**32:
            return False
    return address.is_global and not address.is_multicast


async def _save(response: httpx.Response, to: Path) -> None:
    size = 0
    async with await anyio.open_file(to, "xb") as file:
        try:
            async for chunk in response.aiter_bytes():
                size += len(chunk)
                if size > MOST_BYTES:
                    raise FileTooLarge("The file behind the address is larger than 500 MB.")
                await file.write(chunk)
        except httpx.TransportError:
            raise Offline("The connection broke while the file was fetched.") from None


def _file_name(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).name or "download"
