"""One frame at a time: what it says, in either dialect."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reelwright.wire.events import (
    Event,
    Failure,
    Heartbeat,
    Question,
    Text,
    ToolCall,
    ToolResult,
    Working,
    adk_call,
    adk_response,
    adk_text,
    read_event,
)

ASKS = "The service asks how to go on."


def parts(*items: object, **more: object) -> dict[str, Any]:
    return {"content": {"parts": list(items), "role": "model"}, "author": "nemo_agent", "id": "e1", **more}


def call(name: str = "edit_multitrack", **args: object) -> dict[str, Any]:
    return {"functionCall": {"id": "c1", "name": name, "args": args}}


RESULT = {"functionResponse": {"id": "c1", "name": "edit_multitrack", "response": {"ok": True}}}

FLAT: list[tuple[object, tuple[Event, ...]]] = [
    ({"type": "text", "content": "Hi."}, (Text("Hi."),)),
    ({"type": "text", "content": None}, ()),
    ({"type": "tool_call", "name": "edit", "args": {"a": 1}}, (ToolCall("edit", args={"a": 1}),)),
    ({"type": "tool_call", "name": "edit", "args": None}, (ToolCall("edit"),)),
    ({"type": "tool_call", "name": "ask_question", "args": {"question": "Which?"}}, (Question("Which?"),)),
    ({"type": "tool_result", "name": "edit", "result": [1]}, (ToolResult("edit", response=[1]),)),
    ({"type": "heartbeat"}, (Heartbeat(),)),
    ({"type": "progress", "done": 1, "total": 2.5, "what": "a.mp4"}, (Working(1.0, 2.5, "a.mp4"),)),
    ({"type": "progress", "done": 3, "total": 2}, ()),
    ({"type": "progress", "done": "1", "total": None}, ()),
    ({"type": "progress", "done": -1, "total": 2}, ()),
    ({"type": "error", "message": "m"}, (Failure("error", "m"),)),
    ({"type": "error", "content": "c"}, (Failure("error", "c"),)),
    ({"type": "error", "code": 2001, "message": "no credits"}, (Failure("2001", "no credits"),)),
    ({"type": "error"}, (Failure("error", "error"),)),
    ({"type": "something_new", "content": "x"}, ()),
]
ADK: list[tuple[object, tuple[Event, ...]]] = [
    (parts({"text": "Hi."}), (Text("Hi.", False, "e1", "nemo_agent"),)),
    (parts({"text": "H"}, partial=True), (Text("H", True, "e1", "nemo_agent"),)),
    (parts({"text": "secret plan", "thought": True}), ()),
    (parts({"text": "my own words"}, author="user"), ()),
    (parts({"text": ""}, {"text": 5}, "odd", None), ()),
    (
        parts({"text": "A"}, call(x=1)),
        (Text("A", False, "e1", "nemo_agent"), ToolCall("edit_multitrack", "c1", {"x": 1})),
    ),
    (parts(RESULT), (ToolResult("edit_multitrack", "c1", {"ok": True}),)),
    (
        parts(RESULT, actions={"skipSummarization": True}),
        (ToolResult("edit_multitrack", "c1", {"ok": True}, skip_summarization=True),),
    ),
    (parts(call("ask_question", question="Which?")), (Question("Which?", "c1"),)),
    (parts(call("pick", prompt="Left?"), longRunningToolIds=["c1"]), (Question("Left?", "c1"),)),
    (parts(call("pick"), longRunningToolIds=["c1"]), (Question(ASKS, "c1"),)),
    (parts(call("pick"), longRunningToolIds=[]), (ToolCall("pick", "c1"),)),
    (parts(longRunningToolIds=["c9"]), (Question(ASKS),)),
    (parts({"functionCall": {"name": "x"}}, longRunningToolIds=[None]), (ToolCall("x"), Question(ASKS))),
    (
        parts(errorCode="MODEL_RETURNED_NO_CONTENT", errorMessage="none"),
        (Failure("MODEL_RETURNED_NO_CONTENT", "none"),),
    ),
    (parts(errorCode="SAFETY"), (Failure("SAFETY", "SAFETY"),)),
    (parts(), ()),
    ({"error": "RuntimeError: boom", "error_details": {}}, (Failure("error", "RuntimeError: boom"),)),
    ({"error": {"message": "inside"}}, (Failure("error", "inside"),)),
    ({"code": 1001, "message": "expired"}, (Failure("1001", "expired"),)),
    ({"code": 0, "data": {}}, ()),
    ({"content": "text", "actions": [], "longRunningToolIds": "c1"}, ()),
    ({"content": {"parts": {}}}, ()),
]


@pytest.mark.parametrize(("frame", "events"), FLAT)
def test_the_flat_dialect_is_read(frame: object, events: tuple[Event, ...]) -> None:
    assert read_event(json.dumps(frame)) == events


@pytest.mark.parametrize(("frame", "events"), ADK)
def test_the_dialect_of_adk_is_read(frame: object, events: tuple[Event, ...]) -> None:
    assert read_event(json.dumps(frame)) == events


@pytest.mark.parametrize(("data", "name"), [("", None), ("  ", "message"), ("x", "heartbeat"), ("", "heartbeat")])
def test_heartbeats_of_all_kinds_are_heartbeats(data: str, name: str | None) -> None:
    assert read_event(data, name) == (Heartbeat(),)


@pytest.mark.parametrize("data", ["[DONE]", "{", "[1]", '"text"', "null", "7", "[" * 100_000, '{"type":' * 50_000])
def test_what_is_no_event_says_nothing(data: str) -> None:
    assert read_event(data) == ()


def test_u2028_and_nan_inside_json_are_read() -> None:
    assert read_event('{"type":"text","content":"a\u2028b"}') == (Text("a\u2028b"),)
    (result,) = read_event('{"type":"tool_result","name":"x","result":{"loudness":NaN}}')
    assert isinstance(result, ToolResult)
    assert result.response == {"loudness": None}


def test_what_the_studio_sends_is_read_back() -> None:
    sent = [
        adk_call("edit", {"a": 1}, call_id="c", event_id="1"),
        adk_response("edit", {"status": "success"}, call_id="c", event_id="2"),
        adk_text("Do", event_id="3", partial=True),
        adk_text("Done.", event_id="3"),
    ]
    assert [event for frame in sent for event in read_event(json.dumps(frame))] == [
        ToolCall("edit", "c", {"a": 1}),
        ToolResult("edit", "c", {"status": "success"}),
        Text("Do", True, "3", "nemo_agent"),
        Text("Done.", False, "3", "nemo_agent"),
    ]
