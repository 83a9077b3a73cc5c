"""An answer of the API: read up to a limit, as its data or as the error that it carries."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from reelwright.errors import AnswerLost, RateLimited, UnknownRefusal
from reelwright.wire.codes import refusal

MOST_JSON = 16 * 1024 * 1024
Model = TypeVar("Model", bound=BaseModel)


async def content(response: httpx.Response) -> bytes:
    """A whole body, read no further than the limit. Raises AnswerLost."""
    read = bytearray()
    async for chunk in response.aiter_bytes():
        read += chunk
        if len(read) > MOST_JSON:
            raise AnswerLost("The service's answer is too large to be read.")
    return bytes(read)


def opened(status: int, content: bytes, *, wait: float | None = None) -> dict[str, Any]:
    """The whole body of an answer that is not an error. Raises what the error table says, or AnswerLost."""
    body = _object(content)
    if 300 <= status < 400:
        raise UnknownRefusal(
            "The service points to another address, which is not followed.", hint="Check the address in NEMO_API_URL."
        )
    if error := refusal(status, body or {}):
        raise RateLimited(error.message, wait=wait) if isinstance(error, RateLimited) else error
    if body is None:
        raise AnswerLost("The service's answer could not be read.")
    return body


def data(body: dict[str, Any]) -> dict[str, Any]:
    """The `data` of a body; the body itself where there is none."""
    inner = body.get("data", body)
    return inner if isinstance(inner, dict) else {}


def read(model: type[Model], data: dict[str, Any]) -> Model:
    """Data as what it should be. Raises AnswerLost, without a word of the data: it may be secret."""
    try:
        return model.model_validate(data)
    except ValidationError:
        raise AnswerLost("The service's answer lacks what it should have.") from None


def retry_after(value: str | None, now: float) -> float | None:
    """The seconds that a Retry-After header asks for, in either of its forms; None: nothing that can be read."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, OverflowError):
        return None


def _object(content: bytes) -> dict[str, Any] | None:
    try:
        body = json.loads(content, parse_constant=lambda _: None)  # NaN is no JSON, and could not be sent on
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None
