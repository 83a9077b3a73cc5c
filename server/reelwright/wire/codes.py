"""The error table of the API: codes and HTTP statuses to our errors, and back for the studio's side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reelwright.errors import (
    AlreadyExists,
    AnswerLost,
    ClientIdMissing,
    FileTooLarge,
    NoCredits,
    NotFound,
    PlanBlocksExport,
    RateLimited,
    ReelwrightError,
    SessionGone,
    TokenRejected,
    UnknownRefusal,
    UnsupportedFile,
    revive,
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
}
_BY_STATUS: Mapping[int, type[ReelwrightError]] = {
    401: TokenRejected,
    402: PlanBlocksExport,
    404: NotFound,
    405: NotFound,
    408: AnswerLost,
    409: AlreadyExists,
    413: FileTooLarge,
    415: UnsupportedFile,
    429: RateLimited,
    501: UnknownRefusal,
}
_BY_WORDS: tuple[tuple[re.Pattern[str], type[ReelwrightError]], ...] = (
    (re.compile(r"session\W+not\W+found", re.I), SessionGone),  # with HTTP 404, from the ADK server itself
    (re.compile(r"client.?id", re.I), ClientIdMissing),  # with HTTP 400
    (re.compile(r"already\W+exists|exists\W+already|duplicate", re.I), AlreadyExists),
)
_TEXTS = ("message", "detail", "error", "reason", "error_message")
_LONGEST = 500
_SECRET = re.compile(r"nmv_\w+[\w-]*|bearer\s+\S+", re.I)


def refusal(status: int, body: Mapping[str, Any]) -> ReelwrightError | None:
    """The error that an answer carries, by the body's `code` first, then by the HTTP status; None: it is fine.

    A fault of the server (5xx) is AnswerLost: nobody knows how far it got. A `code` in the range of the HTTP statuses
    is read as one.
    """
    if own := revive(body.get("error")):  # the studio says its errors whole
        return own
    code = _code(body)
    words = said(body)
    if code is not None and (kind := _BY_CODE.get(code)):
        return kind(words or f"The service refused the call (code {code}).").numbered(code)
    if code is not None and 100 <= code < 600:
        status = code
    if status < 300 and body.get("success") is not False and (code in (None, OK) or code == status):
        return None
    failed = "failed" if status >= 500 else "refused the call"
    error = _kind(status, words)(words or f"The service {failed} (HTTP {status}).")
    return error.numbered(status if code in (None, OK) else code)


def _kind(status: int, words: str) -> type[ReelwrightError]:
    if status < 300 or status in (400, 404):
        for pattern, kind in _BY_WORDS:
            if pattern.search(words):
                return kind
    return _BY_STATUS.get(status, AnswerLost if status >= 500 else UnknownRefusal)


def said(body: Mapping[str, Any]) -> str:
    """The text of a refusal: the first that is present of the fields that are known to carry it, without secrets."""
    inner = (body[name] for name in _TEXTS if isinstance(body.get(name), dict | list))
    text = _first_text(body) or next((text for item in inner if (text := _inner_text(item))), "")
    return _SECRET.sub("***", text)[:_LONGEST]


def _first_text(body: Mapping[str, Any]) -> str:
    values = (body.get(name) for name in (*_TEXTS, "msg"))
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")


def _inner_text(item: dict[str, Any] | list[Any]) -> str:
    """FastAPI's `detail` may be an object, or a list of objects with a `msg` each."""
    first = (item[0] if item else None) if isinstance(item, list) else item
    return _first_text(first) if isinstance(first, dict) else ""


def _code(body: Mapping[str, Any]) -> int | None:
    """The body's code, or that of an error object in it."""
    layers = (body, *(body[name] for name in ("detail", "error") if isinstance(body.get(name), dict)))
    return next((code for layer in layers if (code := _number(layer.get("code"))) is not None), None)


def _number(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return int(value)
    except (ValueError, OverflowError):
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
    (NotFound, 404, 404),
    (AlreadyExists, 409, 409),
    (ReelwrightError, 422, 4000),
)


def fail_body(error: ReelwrightError) -> tuple[int, dict[str, Any]]:
    """`(HTTP status, body)` with which the studio says an error."""
    for kind, status, code in _ANSWERS:
        if isinstance(error, kind):
            return status, {"code": code, "message": error.message, "data": None, "error": error.data()}
    raise AssertionError("every error has the root as its base")
