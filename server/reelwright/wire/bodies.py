"""The bodies of the API's answers, read liberally: unknown keys are kept, what may be missing may be missing."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

RenderStatus = Literal["pending", "processing", "completed", "failed"]
_RUNNING = {"queued": "pending", "running": "processing", "rendering": "processing", "success": "completed",
            "succeeded": "completed", "done": "completed", "error": "failed", "cancelled": "failed"}  # fmt: skip


class _Body(BaseModel):
    model_config = ConfigDict(extra="allow", coerce_numbers_to_str=True)


class TokenData(_Body):
    """`expires_at` is ISO 8601; seven days from now when it is missing."""

    token: str
    user_id: str | None = None
    expires_at: str | None = None
    credits: float | None = None


class SessionInfo(_Body):
    task_id: str
    session_id: str
    user_id: str | None = None


class ClaimData(_Body):
    claim_token: str
    expires_in: float | None = None


class UploadedFile(_Body):
    """`duration` in seconds."""

    filename: str | None = None
    file_type: str | None = None
    cdn_url: str | None = None
    duration: float | None = None
    width: int | None = None
    height: int | None = None
    fps: float | None = None
    hash: str | None = None


class Balance(_Body):
    """Credits; `frozen` are reserved by running work."""

    available: float = 0
    frozen: float = 0
    total: float = 0


class SessionState(_Body):
    """`draft` exactly as it was received: it is what a render is given."""

    draft: Any = None
    video_infos: list[dict[str, Any]] = []


class RenderState(_Body):
    """One render, out of either shape in which the API describes it. `url` may be missing until it is completed."""

    id: str
    status: RenderStatus = "pending"
    progress: float | None = None
    url: str | None = None
    duration_s: float | None = None
    size: int | None = None
    error: str | None = None


def session_state(data: dict[str, Any]) -> SessionState:
    state = data.get("state")
    inner = state if isinstance(state, dict) else {}
    infos = inner.get("video_infos")
    return SessionState(
        draft=inner.get("draft"),
        video_infos=[info for info in infos if isinstance(info, dict)] if isinstance(infos, list) else [],
    )


def render_state(body: dict[str, Any], render_id: str) -> RenderState:
    """Either poll shape, or the answer to a submit, as one."""
    data = body.get("data") if isinstance(body.get("data"), dict) else body
    assert isinstance(data, dict)
    output = data.get("output") if isinstance(data.get("output"), dict) else {}
    assert isinstance(output, dict)
    return RenderState.model_validate(
        {
            "id": render_id,
            "status": _status(data.get("status")),
            "progress": _number(data.get("progress")),
            "url": _text(output.get("url")) or _text(data.get("outputUrl")) or _text(data.get("output_url")),
            "duration_s": _number(output.get("duration")),
            "size": _number(output.get("size")),
            "error": _text(data.get("error")) or _text(body.get("error")),
        }
    )


def _status(value: object) -> str:
    word = str(value or "pending").lower()
    word = _RUNNING.get(word, word)
    return word if word in ("pending", "processing", "completed", "failed") else "processing"


def _number(value: object) -> float | int | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
