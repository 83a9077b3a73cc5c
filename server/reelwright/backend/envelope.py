"""An answer of the API: read up to a limit, as its data or as the error that it carries."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from reelwright.backend.decoding import pieces
from reelwright.dialogue.framing import of_the_service
from reelwright.errors import AnswerLost, RateLimited, UnknownRefusal
from reelwright.redaction import STARS
from reelwright.wire.codes import refusal, said
from reelwright.wire.parsing import parsed

MOST_JSON = 16 * 1024 * 1024
_SHORTEST_SECRET = 4  # the letters of a shorter one are everywhere
_LONGEST_WAIT = 366 * 86400.0
IN_PROCESS = "reelwright_in_process"
"""The extension of a response that our own studio gave in this very process: its words are ours."""
Model = TypeVar("Model", bound=BaseModel)


async def content(response: httpx.Response) -> bytes:
    """A whole body, read no further than the limit. Raises AnswerLost."""
    read = bytearray()
    async with aclosing(pieces(response)) as chunks:
        async for chunk in chunks:
            read += chunk
            if len(read) > MOST_JSON:
                raise AnswerLost("The service's answer is too large to be read.")
    token = token_of(response).encode()
    return bytes(read.replace(token, STARS.encode()) if token else read)


def token_of(response: httpx.Response) -> str:
    """The token that was sent with the request, which no answer may repeat; "" when none was that is worth hiding."""
    token: str = response.request.headers.get("authorization", "").removeprefix("Bearer ")
    return token if len(token) >= _SHORTEST_SECRET else ""


def opened(status: int, content: bytes, *, wait: float | None = None, own: bool = True) -> dict[str, Any]:
    """The whole body of an answer that is not an error. Raises what the error table says, or AnswerLost.

    `own`: the words of an error are ours; else they are quoted.
    """
    answer = parsed(content)
    body = answer if isinstance(answer, dict) else None
    if 300 <= status < 400:
        raise UnknownRefusal(
            "The service points to another address, which is not followed.", hint="Check the address in NEMO_API_URL."
        )
    if error := refusal(status, body or {}):
        error = error if own else of_the_service(error, said(body or {}))
        if isinstance(error, RateLimited):
            error.wait = wait
        raise error
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


def reads(model: type[Model]) -> Callable[[dict[str, Any]], Model]:
    """What reads the data of a whole body as what it should be."""
    return lambda body: read(model, data(body))


def retry_after(value: str | None, now: float) -> float | None:
    """The seconds that a Retry-After header asks for, in either of its forms; None: nothing that can be read.

    Another process's clock or ours may be wrong: a year is the most.
    """
    if value is None:
        return None
    if value.strip().isdecimal():
        return min(float(value), _LONGEST_WAIT)
    try:
        return min(max(0.0, parsedate_to_datetime(value).timestamp() - now), _LONGEST_WAIT)
    except (ValueError, OverflowError, OSError):
        return None
