"""The one door for the errors of httpx: each becomes Offline (provably not sent) or AnswerLost (nobody knows).

Calls, event streams and downloads all pass it: `from reelwright.backend.faults import translated`. It decides nothing;
what may be sent again is in `retry.py`. No message has more of an address in it than the host.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from reelwright.errors import AnswerLost, Offline, Untrusted

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_BROKEN = (httpx.TransportError, httpx.StreamError, httpx.DecodingError)


@contextmanager
def translated(host: str, doing: str = "answering") -> Iterator[None]:
    """Raises Offline, Untrusted or AnswerLost instead of what httpx raises, or a time-out around it.

    `doing` is what the host was at when it was lost: "answering", "sending the film".
    """
    try:
        yield
    except _NOT_SENT as error:
        if _is_tls(error):
            raise Untrusted(f"{host} could not be reached: no secure connection could be made.") from None
        raise Offline(f"{host} could not be reached.") from None
    except (TimeoutError, httpx.TimeoutException):
        raise AnswerLost(f"{host} took too long {doing}.") from None
    except _BROKEN:
        raise AnswerLost(f"The connection to {host} broke while it was {doing}.") from None


def _is_tls(error: BaseException | None) -> bool:
    """Whether the handshake failed: httpx keeps the cause, and httpcore its own."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
