"""The events of `/run_sse`, in both dialects (flat, and Google ADK's), as one closed union; ADK's for the studio."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from reelwright.wire.codes import said
from reelwright.wire.parsing import parsed


@dataclass(frozen=True)
class Text:
    """Words for the person. A `partial` piece is repeated by the closing event with the same `event_id`."""

    text: str
    partial: bool = False
    event_id: str | None = None
    author: str | None = None


@dataclass(frozen=True)
class ToolCall:
    name: str
    id: str | None = None
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ToolResult:
    name: str
    id: str | None = None
    response: Any = None
    skip_summarization: bool = False


@dataclass(frozen=True)
class Question:
    """The agent waits for an answer of the person."""

    text: str
    id: str | None = None


@dataclass(frozen=True)
class Heartbeat:
    pass


@dataclass(frozen=True)
class Working:
    """How far long work is, `done` of `total` of any unit, and the file that it is about. The studio alone says so."""

    done: float
    total: float
    what: str = ""


@dataclass(frozen=True)
class Failure:
    code: str
    message: str


_LONGEST = 500  # letters of a failure
_ASKS = "The service asks how to go on."
Event = Text | ToolCall | ToolResult | Question | Heartbeat | Working | Failure


def read_event(data: str, name: str | None = None) -> tuple[Event, ...]:
    """What one SSE frame says. Frames that are not JSON, or say nothing we know, are `()`."""
    if name == "heartbeat" or not data.strip():
        return (Heartbeat(),)
    body = parsed(data)
    if not isinstance(body, dict):
        return ()
    return _flat(body) if isinstance(body.get("type"), str) else _adk(body)


def _flat(body: dict[str, Any]) -> tuple[Event, ...]:
    match body["type"]:
        case "heartbeat":
            return (Heartbeat(),)
        case "text" if isinstance(content := body.get("content"), str):
            return (Text(content),)
        case "tool_call":
            return (_call(body, set()),)
        case "tool_result":
            return (ToolResult(str(body.get("name")), _text(body.get("id")), body.get("result")),)
        case "progress":
            return _working(body)
        case "error":
            return (_failure(body),)
        case _:
            return ()


def _working(body: dict[str, Any]) -> tuple[Event, ...]:
    done, total = body.get("done"), body.get("total")
    if not isinstance(done, int | float) or not isinstance(total, int | float) or not 0 <= done <= total < math.inf:
        return ()
    return (Working(float(done), float(total), str(body.get("what") or "")[:_LONGEST]),)


def _adk(body: dict[str, Any]) -> tuple[Event, ...]:
    found: list[Event] = []
    partial, event_id, author = body.get("partial") is True, _text(body.get("id")), _text(body.get("author"))
    skipped = _object(body.get("actions")).get("skipSummarization") is True
    ids = body.get("longRunningToolIds")
    ids = ids if isinstance(ids, list) else []
    waiting = {id for id in ids if isinstance(id, str)}
    for part in _parts(body):
        if isinstance(text := part.get("text"), str) and text and part.get("thought") is not True and author != "user":
            found.append(Text(text, partial, event_id, author))
        if call := _object(part.get("functionCall")):
            found.append(_call(call, waiting))
        if result := _object(part.get("functionResponse")):
            found.append(ToolResult(str(result.get("name")), _text(result.get("id")), result.get("response"), skipped))
    if ids and not any(isinstance(event, Question) for event in found):
        found.append(Question(_ASKS))
    if any(body.get(name) for name in ("errorCode", "error", "code")):
        found.append(_failure(body))
    return tuple(found)


def _failure(body: dict[str, Any]) -> Failure:
    code = next((body[name] for name in ("errorCode", "code") if isinstance(body.get(name), str | int)), "error")
    text = _text(body.get("errorMessage")) or said(body) or _text(body.get("content"))
    return Failure(str(code)[:_LONGEST], (text or str(code))[:_LONGEST])


def _call(call: dict[str, Any], waiting: set[str]) -> Event:
    args = _object(call.get("args"))
    if call.get("name") == "ask_question" or _text(call.get("id")) in waiting:
        asked = next((args[key] for key in ("question", "text", "message", "prompt") if _text(args.get(key))), None)
        return Question(str(asked or _ASKS), _text(call.get("id")))
    return ToolCall(str(call.get("name")), _text(call.get("id")), args)


def _parts(body: dict[str, Any]) -> list[dict[str, Any]]:
    parts = _object(body.get("content")).get("parts")
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def progress(working: Working) -> dict[str, Any]:
    """In the flat dialect, which has room for what ADK does not know."""
    return {"type": "progress", "done": working.done, "total": working.total, "what": working.what}


def adk_text(text: str, *, event_id: str, partial: bool = False) -> dict[str, Any]:
    """A model's words as ADK sends them."""
    return _event([{"text": text}], "model", event_id, partial=partial)


def adk_call(name: str, args: dict[str, Any], *, call_id: str, event_id: str) -> dict[str, Any]:
    return _event([{"functionCall": {"id": call_id, "name": name, "args": args}}], "model", event_id, partial=False)


def adk_response(name: str, response: dict[str, Any], *, call_id: str, event_id: str) -> dict[str, Any]:
    part = {"functionResponse": {"id": call_id, "name": name, "response": response}}
    return _event([part], "user", event_id, partial=False)


def _event(parts: list[dict[str, Any]], role: str, event_id: str, *, partial: bool) -> dict[str, Any]:
    return {
        "content": {"parts": parts, "role": role},
        "partial": partial,
        "author": "nemo_agent",
        "id": event_id,
        "actions": {"stateDelta": {}},
    }
