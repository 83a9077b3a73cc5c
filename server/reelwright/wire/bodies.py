"""The bodies of the API's answers, read liberally: unknown keys are kept, what may be missing may be missing."""

from __future__ import annotations

import math
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, model_validator

from reelwright.errors import AnswerLost

RenderStatus = Literal["pending", "processing", "completed", "failed", "cancelled"]
_STATUSES: dict[str, RenderStatus] = {
    "pending": "pending",
    "queued": "pending",
    "processing": "processing",
    "running": "processing",
    "rendering": "processing",
    "completed": "completed",
    "success": "completed",
    "succeeded": "completed",
    "done": "completed",
    "failed": "failed",
    "error": "failed",
    "cancelled": "cancelled",
    "canceled": "cancelled",
}


def _number(value: object) -> float | None:
    """A finite number, also one that is written as text; anything else counts as missing."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value.strip().removesuffix("%")) if isinstance(value, str) else float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None else round(number)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _name(value: object) -> str | None:
    """Text, or a number as text; anything else counts as missing."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _text(value)


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _sendable(value: str) -> str:
    """An id that can be sent back as one segment of a path. Raises ValueError."""
    if not _ID.fullmatch(value) or not value.strip("."):
        raise ValueError("not an id")
    return value


_ID = re.compile(r"[!-~]{1,256}")
Id = Annotated[str, BeforeValidator(_stripped), AfterValidator(_sendable)]
Number = Annotated[float | None, BeforeValidator(_number)]
Whole = Annotated[int | None, BeforeValidator(_whole)]
Text = Annotated[str | None, BeforeValidator(_text)]
Name = Annotated[str | None, BeforeValidator(_name)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="allow", coerce_numbers_to_str=True)


class TokenData(_Body):
    """`expires_at` is ISO 8601; seven days from now when it is missing."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)  # nothing secret is kept by accident

    token: Annotated[SecretStr, Field(min_length=1), BeforeValidator(_stripped)]
    user_id: Name = None
    expires_at: Text = None
    credits: Number = None


class SessionInfo(_Body):
    task_id: Id
    session_id: Id
    user_id: Name = None


class ClaimData(_Body):
    claim_token: Id
    expires_in: Number = None


class UploadedFile(_Body):
    """`duration` in seconds. A field that cannot be read is no reason to take the file for lost: it is None."""

    filename: Text = None
    file_type: Text = None
    cdn_url: Text = None
    duration: Number = None
    width: Whole = None
    height: Whole = None
    fps: Number = None
    hash: Text = None


class Balance(_Body):
    """Credits; `frozen` are reserved by running work."""

    available: float
    frozen: float = 0
    total: float = 0

    @model_validator(mode="before")
    @classmethod
    def _completed(cls, body: Any) -> Any:  # noqa: ANN401 -- from the backend
        """total = available + frozen, whichever one is missing."""
        available, total = _number(body.get("available")), _number(body.get("total"))
        frozen = _number(body.get("frozen")) or 0
        if available is None and total is not None:
            available = total - frozen
        if total is None and available is not None:
            total = available + frozen
        return {**body, "available": available, "frozen": frozen, "total": total}


class SessionState(_Body):
    """`draft` exactly as it was received: it is what a render is given."""

    draft: Any = None
    video_infos: list[dict[str, Any]] = []


class RenderState(_Body):
    """One render, out of either shape in which the API describes it. `url` may be missing until it is completed."""

    id: str
    status: RenderStatus = "pending"
    progress: Number = None
    url: Text = None
    duration_s: Number = None
    width: Whole = None
    height: Whole = None
    size: Whole = None
    error: Text = None
    error_code: Text = None  # only the studio says one; it is that of `errors.py`


def session_state(body: dict[str, Any]) -> SessionState:
    """The state in a whole body. Raises AnswerLost when there is none: an empty timeline is not the same."""
    data = _object(body.get("data")) or body
    inner = data.get("state", "missing") or {}
    if not isinstance(inner, dict):
        raise AnswerLost("The service's answer lacks the state of the session.")
    infos = inner.get("video_infos")
    return SessionState(
        draft=inner.get("draft"),
        video_infos=[info for info in infos if isinstance(info, dict)] if isinstance(infos, list) else [],
    )


def render_state(body: dict[str, Any], render_id: str) -> RenderState:
    """Either poll shape, or the answer to a submit, as one. A status that we do not know counts as "processing"."""
    data = _object(body.get("data")) or body
    output = _object(data.get("output"))
    return RenderState(
        id=render_id,
        status=_STATUSES.get(str(data.get("status") or "pending").lower(), "processing"),
        progress=data.get("progress"),
        url=_text(output.get("url")) or _text(data.get("outputUrl")) or _text(data.get("output_url")),
        duration_s=output.get("duration"),
        width=output.get("width"),
        height=output.get("height"),
        size=output.get("size"),
        error=_text(data.get("error")) or _text(body.get("error")),
        error_code=_text(data.get("errorCode")),
    )


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


class Arriving(BaseModel):
    """How many bytes have come of the files that the studio is fetching; `total` None: not every sender says."""

    done: int = Field(ge=0)
    total: int | None = None
