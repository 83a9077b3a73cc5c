"""An answer of the API as its data, or as the error that it carries. Pure."""

from __future__ import annotations

import json
from typing import Any

from reelwright.errors import AnswerLost
from reelwright.wire.codes import refusal

MOST_JSON = 16 * 1024 * 1024


def opened(status: int, content: bytes) -> dict[str, Any]:
    """The whole body of an answer that is not an error. Raises what the error table says, or AnswerLost."""
    body = _object(content)
    if error := refusal(status, body or {}):
        raise error
    if body is None:
        raise AnswerLost("The service's answer could not be read.")
    return body


def data(body: dict[str, Any]) -> dict[str, Any]:
    """The `data` of a body; the body itself where there is none."""
    inner = body.get("data", body)
    return inner if isinstance(inner, dict) else {}


def _object(content: bytes) -> dict[str, Any] | None:
    if len(content) > MOST_JSON:
        return None
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None
