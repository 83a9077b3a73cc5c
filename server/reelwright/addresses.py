"""Which addresses may be fetched: the one judge of every URL that somebody else gave us.

`check` judges how a URL is written, and is enough for one that is only sent on; `judge` also looks its host up, once,
and says which addresses to connect to, so that a second, different answer of the name server changes nothing. Fetches
nothing; that is `outside.py`.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import anyio
import httpx

from reelwright.errors import BadRequest, Offline

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Looks up `(host, port)`; gives all of its addresses. Raises OSError."""

_LONGEST = 8192
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_INNER_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "home.arpa")
_HINT = "Give the https address of a file on the public web."

# What `is_global` takes for public, and is not: each reaches something else than what is written.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC = (
    ipaddress.ip_network("192.0.0.0/24"),  # protocol assignments; one cloud keeps its metadata here
    ipaddress.ip_network("192.88.99.0/24"),  # relays into 6to4
    ipaddress.ip_network("168.63.129.16/32"),  # a cloud's inner services behind a public number
    ipaddress.ip_network("2001::/23"),  # protocol assignments, with an IPv4 address inside (Teredo)
    ipaddress.ip_network("2002::/16"),  # 6to4: an IPv4 address inside
    ipaddress.ip_network("3fff::/20"),  # documentation
)


@dataclass(frozen=True)
class Checked:
    """A URL as it will be asked for. `host` in ASCII, without brackets."""

    url: str
    host: str
    port: int
    secure: bool


@dataclass(frozen=True)
class Judged(Checked):
    """A URL whose host was looked up. `addresses`: all of its addresses, each of them allowed."""

    addresses: tuple[str, ...]

    @property
    def address(self) -> str:
        """The one to connect to."""
        return self.addresses[0]


def check(url: str, *, allow_loopback: bool = False) -> Checked:
    """Judge how a URL is written. `allow_loopback`: this machine may be meant, and then plain http is enough.

    Raises BadRequest.
    """
    parsed = _parsed(url)
    host = parsed.raw_host.decode("ascii")
    local = allow_loopback and _is_loopback_name(host)
    if parsed.scheme != "https" and not (local and parsed.scheme == "http"):
        raise BadRequest("Files can only be fetched from https addresses.", hint="Give an https address.")
    if parsed.userinfo or "@" in _authority(url):
        raise BadRequest("An address with a name or password in it is not accepted.", hint="Leave the login out.")
    if not local:
        _check_host(host)
    secure = parsed.scheme == "https"
    return Checked(str(parsed), host, parsed.port or (443 if secure else 80), secure)


async def judge(url: str, *, allow_loopback: bool = False, resolve: Resolve | None = None) -> Judged:
    """Judge a URL and every address of its host.

    Raises BadRequest, and Offline when there is no such host.
    """
    checked = check(url, allow_loopback=allow_loopback)
    try:
        found = list(dict.fromkeys(await (resolve or _resolve)(checked.host, checked.port)))
        addresses = [ipaddress.ip_address(text) for text in found]
    except (OSError, ValueError):
        found, addresses = [], []
    if not addresses:
        raise Offline(f"There is no host {checked.host!r}.", hint="Check the address.")
    public = all(is_public(address) for address in addresses)
    local = allow_loopback and _is_loopback_name(checked.host) and all(address.is_loopback for address in addresses)
    if not (local or (public and checked.secure)):
        raise _not_public(checked.host)
    return Judged(checked.url, checked.host, checked.port, checked.secure, tuple(found))


def is_public(address: Address) -> bool:
    """Whether an address is one machine of the public Internet, and none that carries another address inside."""
    if any(address.version == network.version and address in network for network in _NOT_PUBLIC):
        return False
    if isinstance(address, ipaddress.IPv6Address) and (address.scope_id or address not in _GLOBAL_UNICAST):
        return False
    return address.is_global and not address.is_multicast


def is_loopback(url: str) -> bool:
    """Whether a URL names this machine."""
    try:
        return _is_loopback_name(httpx.URL(url).raw_host.decode("ascii"))
    except httpx.InvalidURL:
        return False


def _parsed(url: str) -> httpx.URL:
    """The URL as the client that will ask for it reads it: what is judged is what is fetched."""
    if len(url) > _LONGEST or _UNSAFE.search(url):
        raise BadRequest("That is not a web address.", hint=_HINT)
    try:
        parsed = httpx.URL(url)
        host, port = parsed.host, parsed.port  # both are decoded only now
    except (httpx.InvalidURL, ValueError):
        raise BadRequest("That is not a web address.", hint=_HINT) from None
    if not host or (port is not None and not 0 < port < 65536):
        raise BadRequest("That is not a web address.", hint=_HINT)
    return parsed


def _authority(url: str) -> str:
    return re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0]


def _check_host(host: str) -> None:
    address = _literal(host)
    if address is not None:
        if not is_public(address):
            raise _not_public(host)
        return
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels) or _NUMBER.fullmatch(labels[-1]):
        raise BadRequest("The address has no host that can be looked up.", hint=_HINT)
    if len(labels) == 1 or any(host == name or host.endswith(f".{name}") for name in _INNER_NAMES):
        raise _not_public(host)


def _literal(host: str) -> Address | None:
    """A host that is an address, in its one plain spelling."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_loopback_name(host: str) -> bool:
    address = _literal(host)
    return host == "localhost" if address is None else address.is_loopback


def _not_public(host: str) -> BadRequest:
    return BadRequest(f"{host} is not a public address.", hint="Give the path of the file instead.")


async def _resolve(host: str, port: int) -> Sequence[str]:
    found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(item[4][0]) for item in found]
