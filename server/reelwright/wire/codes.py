"""The error table of the API: codes and HTTP statuses to our errors, and back for the studio's side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reelwright.errors import (
    ClientIdMissing,
    FileTooLarge,
    NoCredits,
    PlanBlocksExport,
    RateLimited,
    ReelwrightError,
    ServiceRefused,
    SessionGone,
    TokenRejected,
    UnknownRefusal,
    UnsupportedFile,
)

OK = 0
_BY_CODE: Mapping[int, type[ReelwrightError]] = {
    1001: TokenRejected,
    1010: TokenRejected,
    1011: TokenRejected,
    1002: SessionGone,
    2001: NoCredits,
    4001: UnsupportedFile,
    4002: FileTooLarge,
    400: ClientIdMissing,
    401: TokenRejected,
    402: PlanBlocksExport,
    429: RateLimited,
}
_TEXTS = ("message", "detail", "error", "reason", "error_message")
_LONGEST = 500


def refusal(status: int, body: Mapping[str, Any]) -> ReelwrightError | None:
    """The error that an answer carries, by the body's `code` first, then by the HTTP status; None: it is fine."""
    code = _number(body.get("code"))
    if code is not None and code in _BY_CODE:
        return _BY_CODE[code](said(body) or f"The service refused the call (code {code}).")
    if status in _BY_CODE and status != 400:
        return _BY_CODE[status](said(body) or f"The service refused the call (HTTP {status}).")
    if status >= 400 or body.get("success") is False or code not in (None, OK):
        return UnknownRefusal(said(body) or f"The service refused the call (HTTP {status}).")
    return None


def said(body: Mapping[str, Any]) -> str:
    """The text of a refusal: the first that is present of the fields that are known to carry it."""
    for name in _TEXTS:
        value = body.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()[:_LONGEST]
    return ""


def _number(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        return int(value)
    except ValueError:
        return None


_ANSWERS: tuple[tuple[type[ReelwrightError], int, int], ...] = (
    (TokenRejected, 401, 1001),
    (SessionGone, 404, 1002),
    (NoCredits, 200, 2001),
    (UnsupportedFile, 415, 4001),
    (FileTooLarge, 413, 4002),
    (ClientIdMissing, 400, 400),
    (PlanBlocksExport, 402, 402),
    (RateLimited, 429, 429),
    (ServiceRefused, 422, 4000),
    (ReelwrightError, 422, 4000),
)


def fail_body(error: ReelwrightError) -> tuple[int, dict[str, Any]]:
    """`(HTTP status, body)` with which the studio says an error."""
    for kind, status, code in _ANSWERS:
        if isinstance(error, kind):
            return status, {"code": code, "message": error.message, "data": None}
    raise AssertionError("every error has the root as its base")
