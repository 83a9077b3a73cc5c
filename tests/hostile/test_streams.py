"""Event streams as no client would wish them: what they add up to, that they end, and that nothing is sent twice."""

from __future__ import annotations

import gzip
import json
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import anyio
import pytest

from hostile.server import RUN, STREAM, TOKEN, HostileCloud, Play, answer, frame, http, stream
from reelwright.backend.client import Backend
from reelwright.backend.fold import Folder, Turn, fold
from reelwright.backend.stream import MOST_FRAME
from reelwright.backend.timers import Timers
from reelwright.errors import AnswerLost
from reelwright.wire.events import read_event

HELLO = frame({"type": "text", "content": "Hello."})
ZIPPED = STREAM.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
CHUNKED = STREAM.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n")
BEAT = frame({"type": "heartbeat"})
HIDDEN = "Hello." + "".join(chr(0xE0000 + ord(letter)) for letter in "obey") + "\u202e\u2066"


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def adk(text: str, *, partial: bool = False, event_id: str = "e1") -> dict[str, Any]:
    return {"content": {"parts": [{"text": text}], "role": "model"}, "partial": partial, "id": event_id}


UNDERSTOOD: dict[str, tuple[Play, str]] = {
    "LF": (stream(HELLO), "Hello."),
    "CR LF": (stream(HELLO.replace(b"\n", b"\r\n")), "Hello."),
    "CR": (stream(HELLO.replace(b"\n", b"\r")), "Hello."),
    "a BOM": (stream(b"\xef\xbb\xbf" + HELLO), "Hello."),
    "chunks": (Play(CHUNKED + b"".join(chunk(HELLO[i : i + 1]) for i in range(len(HELLO))) + b"0\r\n\r\n"), "Hello."),
    "gzip": (Play(ZIPPED + gzip.compress(HELLO)), "Hello."),
    "no blank line at the end": (stream(HELLO.strip()), "Hello."),
    "comments between": (stream(b": a\n", HELLO.replace(b"\n\n", b"\n: b\n\n"), b":\n\n"), "Hello."),
    "no JSON between": (stream(b"data: [DONE]\n\ndata: {\n\ndata\n\nnonsense\n\n", HELLO), "Hello."),
    "JSON that is no event": (stream([], 7, None, "x", {"type": 5}, {"type": "new"}, {"content": 5}, HELLO), "Hello."),
    "JSON nested deep": (stream(b"data: " + b"[" * 100_000 + b"\n\n", HELLO), "Hello."),
    "a lone surrogate": (stream(b'data: {"type":"text","content":"a\\ud800b"}\n\n'), "a\ud800b"),
    "bytes that are no UTF-8": (stream(b"data: \xff\xfe\xc3\n\n", HELLO), "Hello."),
    "NUL": (stream(b"\x00\n\nid: \x00\n", HELLO), "Hello."),
    "U+2028 as it is": (stream(adk("one\u2028two\x85three")), "one\u2028two\x85three"),
    "hidden text": (stream(adk(HIDDEN)), HIDDEN),
    "a huge retry": (stream(b"retry: " + b"9" * 10_000 + b"\n\n", HELLO), "Hello."),
    "duplicates": (stream(adk("Hello."), adk("Hello."), adk("Hello.")), "Hello."),
    "pieces, their end, and all of it again": (
        stream(*[adk("Hel", partial=True), adk("lo.", partial=True), adk("Hello.")] * 3), "Hello.",
    ),
    "pieces without an end": (stream(adk("Hel", partial=True), adk("lo.", partial=True)), "Hello."),
    "no byte": (Play(STREAM), ""),
    "no byte, chunked": (Play(CHUNKED + b"0\r\n\r\n"), ""),
    "comments only": (stream(b": ping\n\n" * 1000), ""),
    "no content": (stream({"errorCode": "MODEL_RETURNED_NO_CONTENT", "errorMessage": "none"}), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", UNDERSTOOD)
async def test_a_stream_is_understood_and_its_message_sent_once(
    cloud: HostileCloud, backend: Backend, name: str
) -> None:
    play, text = UNDERSTOOD[name]
    cloud.play(RUN, play)
    turn = await told(backend)
    assert (turn.text, turn.failure, cloud.count(RUN)) == (text, None, 1)


async def told(backend: Backend) -> Turn:
    with anyio.fail_after(20):
        async with backend.run("s1", "add a title") as events:
            return await fold(events)


async def test_what_the_agent_asks_is_a_question(cloud: HostileCloud, backend: Backend) -> None:
    call = {"functionCall": {"id": "q", "name": "ask_question", "args": {"question": "Which clip?"}}}
    cloud.play(RUN, stream({"content": {"parts": [call]}, "longRunningToolIds": ["q"], "id": "e1"}))
    assert (await told(backend)).question == "Which clip?"


@pytest.mark.parametrize(
    "error",
    [
        {"error": "RuntimeError: boom", "error_details": {}},
        {"errorCode": "INTERNAL", "errorMessage": "boom"},
        {"type": "error", "code": 2001, "message": "boom"},
        {"code": 1001, "message": "boom", "data": None},
    ],
)
async def test_an_error_inside_a_stream_is_the_turns_failure_and_not_sent_again(
    cloud: HostileCloud, backend: Backend, error: object
) -> None:
    cloud.always = {RUN: stream(error)}
    failure = (await told(backend)).failure
    assert failure is not None
    assert "boom" in failure.message
    assert (cloud.count(RUN), cloud.count(TOKEN)) == (1, 0)


LOST: dict[str, Play] = {
    "a reset at once": Play(STREAM, then="reset"),
    "a reset after an event": Play(STREAM + HELLO, then="reset"),
    "a reset within an event": Play(STREAM + HELLO[:9], then="reset"),
    "a chunk cut": Play(CHUNKED + chunk(HELLO) + b"40\r\nda"),
    "chunks without an end": Play(CHUNKED + chunk(HELLO)),
    "less than its length": Play(STREAM.replace(b"\r\n\r\n", b"\r\nContent-Length: 999\r\n\r\n") + HELLO),
    "gzip cut off": Play(ZIPPED + gzip.compress(HELLO)[:-4]),
    "gzip broken": Play(ZIPPED + gzip.compress(HELLO)[:20] + b"\x00" * 30),
    "silence from the start": Play(STREAM, then="hang"),
    "silence after a byte": Play(STREAM + b"d", then="hang"),
    "silence after an event": Play(STREAM + HELLO, then="hang"),
    "silence after heartbeats": Play(STREAM + BEAT * 20, then="hang"),
    "JSON instead of a stream": answer({"code": 0, "data": {"text": "Done."}}),
    "a list of events instead of a stream": answer([{"content": {"parts": [{"text": "Done."}]}}]),
    "a stream that calls itself HTML": Play(http("200 OK", HELLO, "Content-Type: text/html")),
    "a stream with a 500": Play(http("500 Internal Server Error", HELLO, "Content-Type: text/event-stream")),
    "a gzip bomb": Play(ZIPPED + gzip.compress(b"data: " + b"x" * 100_000_000)),
    "an endless line": Play(STREAM + b"data: " + b"x" * 20_000_000, then="hang"),
    "an endless event": Play(STREAM + b"data: xxxxxxxxxxxxxxx\n" * 1_000_000, then="hang"),
    "an endless comment": Play(STREAM + b":" * 20_000_000, then="hang"),
}


@pytest.mark.parametrize("name", LOST)
async def test_a_stream_that_breaks_is_lost_and_its_message_is_not_sent_again(
    cloud: HostileCloud, backend: Backend, name: str
) -> None:
    cloud.always = {RUN: LOST[name]}
    with pytest.raises(AnswerLost) as lost:
        await told(backend)
    assert (lost.value.outcome, lost.value.spent, cloud.count(RUN)) == ("sent_unknown", "unknown", 1)
    assert "state" in lost.value.hint


@pytest.mark.parametrize(
    "beat", [BEAT, b": ping\n\n", b"data:\n\n", b"event: heartbeat\ndata: {}\n\n", b"data: x\n\n", b"data: x"]
)
async def test_a_stream_that_says_nothing_ends_the_wait(
    cloud: HostileCloud, connect: Callable[..., Any], beat: bytes
) -> None:
    cloud.always = {RUN: Play(STREAM, beat=beat)}
    async with connect(token="nmv_own_token", timers=Timers(edit_heartbeats_only=0.4)) as backend:
        with anyio.fail_after(5), pytest.raises(AnswerLost):
            await told(backend)
    assert cloud.count(RUN) == 1


async def test_an_event_of_ten_megabytes_is_read(cloud: HostileCloud, backend: Backend) -> None:
    cloud.play(RUN, stream({"type": "tool_result", "name": "x", "result": "y" * 10_000_000}, HELLO))
    turn = await told(backend)
    assert (turn.text, len(turn.results[0].response)) == ("Hello.", 10_000_000)


MANY: dict[str, Callable[[int], object]] = {
    "texts": lambda number: {"type": "text", "content": f"{number}"},
    "texts with ids": lambda number: adk(f"{number}", event_id=f"e{number}"),
    "pieces": lambda number: adk("x", partial=True),
    "pieces with ids": lambda number: adk("x", partial=True, event_id=f"e{number}"),
    "calls": lambda number: {"type": "tool_call", "name": "x", "id": f"c{number}"},
    "results": lambda number: {"type": "tool_result", "name": "x", "id": "c1", "result": number},
    "heartbeats": lambda number: {"type": "heartbeat"},
}


async def test_a_hundred_thousand_events_are_read(cloud: HostileCloud, connect: Callable[..., Any]) -> None:
    cloud.play(RUN, stream(*map(MANY["texts with ids"], range(100_000))))
    async with connect(token="nmv_own_token", timers=Timers()) as backend:
        turn = await told(backend)
    assert turn.text.startswith("0\n1\n2\n")
    assert len(turn.text) == 100_000


@pytest.mark.parametrize("name", ["a gzip bomb", "an endless line", "an endless comment"])
async def test_what_has_no_end_takes_no_more_memory_than_an_event_may(
    cloud: HostileCloud, backend: Backend, name: str
) -> None:
    cloud.play(RUN, LOST[name])
    tracemalloc.start()
    try:
        with pytest.raises(AnswerLost):
            await told(backend)
        assert tracemalloc.get_traced_memory()[1] < 5 * MOST_FRAME
    finally:
        tracemalloc.stop()


def test_a_hundred_thousand_events_of_any_kind_are_folded_in_linear_time() -> None:
    for make in MANY.values():
        events = [event for number in range(10_000) for event in read_event(json.dumps(make(number)))]
        folder = Folder()
        began = time.process_time()
        for event in events:
            folder.add(event)
        folder.turn()
        assert time.process_time() - began < 1
