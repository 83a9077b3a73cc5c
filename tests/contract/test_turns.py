"""Edits over a real socket: what real streams do, and that no edit is ever sent twice."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import anyio
import pytest
from anyio.abc import SocketAttribute

from contract.scripted_cloud import RUN, TOKEN, Answer, Broken, Repeat, Row, ScriptedCloud, Turn, frame, frames
from reelwright.backend.client import Backend
from reelwright.backend.fold import fold
from reelwright.backend.timers import Timers
from reelwright.errors import AnswerLost, NoCredits, Offline, RateLimited, ReelwrightError, SessionGone, TokenRejected
from reelwright.wire.events import Text

MESSAGE = "add the title “Summer”\u2028 and music"


def adk(*parts: object, event_id: str = "e1", partial: bool = False, **more: object) -> dict[str, Any]:
    return {"content": {"parts": list(parts), "role": "model"}, "partial": partial, "author": "nemo_agent",
            "id": event_id, "actions": {"stateDelta": {}}, **more}  # fmt: skip


CALL = adk({"functionCall": {"id": "c1", "name": "edit_multitrack", "args": {}}})
RESULT = adk({"functionResponse": {"id": "c1", "name": "edit_multitrack", "response": {}}}, event_id="e2")
SKIPPED = {**RESULT, "actions": {"skipSummarization": True}}
NO_CONTENT = adk(errorCode="MODEL_RETURNED_NO_CONTENT", errorMessage="nothing", event_id="e3")
BOOM = {"error": "RuntimeError: boom", "error_details": {}}
PIECES = [adk({"text": "Add"}, partial=True), adk({"text": "ing."}, partial=True)]
NOISE = {"type": "text", "content": "I encountered a temporary issue. Please try again."}
HELLO = frame({"type": "text", "content": "Hello."})
BEATS = (b'data: {"type":"heartbeat"}\n\n', b"event: heartbeat\ndata: {}\n\n", b"data:\n\n", b": ping\n\n")

TURNS: list[tuple[str, Turn, str, str | None, str | None]] = [
    # what it is, what comes in, the text, the failure, the question
    ("flat", frames({"type": "text", "content": "Done."}), "Done.", None, None),
    ("pieces and their close", frames(*PIECES, adk({"text": "Adding."})), "Adding.", None, None),
    ("pieces without a close", frames(*PIECES), "Adding.", None, None),
    ("silent: no content", frames(CALL, RESULT, NO_CONTENT), "", None, None),
    ("silent: empty parts", frames(CALL, RESULT, adk()), "", None, None),
    ("silent: skipped summary", frames(CALL, SKIPPED), "", None, None),
    ("silent: 0 bytes", Turn(), "", None, None),
    ("an exception", frames(CALL, BOOM), "", "RuntimeError: boom", None),
    ("an exception in two frames", frames(adk(errorCode="E1", errorMessage="first"), BOOM), "", "first", None),
    ("heartbeats of all kinds", Turn((*BEATS, HELLO, *BEATS)), "Hello.", None, None),
    ("U+2028 inside JSON", frames({"type": "text", "content": "one\u2028two\u2029three\x85four"}),
     "one\u2028two\u2029three\x85four", None, None),
    ("thoughts", frames(adk({"text": "hmm", "thought": True}, {"text": "Done."})), "Done.", None, None),
    ("a hand-over", frames(adk({"text": "A."}), adk({"text": "B."}, event_id="e2", author="editor")),
     "A.\nB.", None, None),
    ("a question", frames(adk({"functionCall": {"id": "q", "name": "ask_question", "args": {"question": "Which?"}}},
     longRunningToolIds=["q"])), "", None, "Which?"),
    ("two stages", frames(CALL, RESULT, adk({"text": "Clip."}), adk({"text": "Music."}, event_id="e9")),
     "Clip.\nMusic.", None, None),
    ("noise at the end", frames({"type": "text", "content": "Done."}, NOISE), "Done.", None, None),
    ("CR LF", Turn((HELLO.replace(b"\n", b"\r\n"),)), "Hello.", None, None),
    ("CR", Turn((HELLO.replace(b"\n", b"\r"), b"data: x\r\r")), "Hello.", None, None),
    ("a BOM", Turn((b"\xef\xbb", b"\xbf" + HELLO)), "Hello.", None, None),
    ("byte by byte", Turn(tuple(bytes([byte]) for byte in frame({"type": "text", "content": "✂ 剪"}))),
     "✂ 剪", None, None),
    ("several data lines", Turn((b'data: {"type":"text",\ndata: "content":"Hello."}\n\n',)), "Hello.", None, None),
    ("no blank line at the end", Turn((HELLO.rstrip(),)), "Hello.", None, None),
    ("frames that are no events", Turn((b"data: [DONE]\n\ndata: {\n\nid: 7\nretry: 5\n\n", HELLO)),
     "Hello.", None, None),
    ("bytes that are no UTF-8", Turn((b"data: \xff\xfe\n\n", HELLO)), "Hello.", None, None),
    ("a lone surrogate", Turn((b'data: {"type":"text","content":"a\\ud800b"}\n\n',)), "a\ud800b", None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("turn", "text", "failure", "question"), [row[1:] for row in TURNS], ids=[row[0] for row in TURNS]
)
async def test_a_turn_is_understood(
    cloud: ScriptedCloud, backend: Backend, turn: Turn, text: str, failure: str | None, question: str | None
) -> None:
    cloud.play(RUN, turn)
    async with backend.run("s1", MESSAGE) as events:
        said = await fold(events)
    assert (said.text, said.failure and said.failure.message, said.question) == (text, failure, question)
    (call,) = cloud.calls[RUN]
    assert call.headers["accept"] == "text/event-stream"
    assert call.json == {
        "app_name": "nemo_agent",
        "user_id": "me",
        "session_id": "s1",
        "new_message": {"parts": [{"text": MESSAGE}]},
    }


async def test_a_message_that_has_no_utf8_is_sent_all_the_same(cloud: ScriptedCloud, backend: Backend) -> None:
    async with backend.run("s1", "a\ud800b") as events:
        assert (await fold(events)).text == "Done."
    assert cloud.calls[RUN][0].json["new_message"]["parts"] == [{"text": "a\ud800b"}]


async def test_a_compressed_stream_is_read(cloud: ScriptedCloud, backend: Backend) -> None:
    headers = {"content-type": "text/event-stream; charset=utf-8", "content-encoding": "gzip"}
    cloud.play(RUN, Answer(raw=gzip.compress(HELLO), headers=headers))
    async with backend.run("s1", "x") as events:
        assert (await fold(events)).text == "Hello."


async def test_ten_thousand_events_and_a_big_one_are_read(cloud: ScriptedCloud, backend: Backend) -> None:
    big = frame({"type": "text", "content": "x" * 5_000_000})
    cloud.play(RUN, Turn((b"".join([HELLO] * 10_000), big)))
    async with backend.run("s1", "x") as events:
        sizes = [len(event.text) async for event in events if isinstance(event, Text)]
    assert sizes == [len("Hello.")] * 10_000 + [5_000_000]


FATAL: list[tuple[str, Row]] = [
    ("cut after an event", Turn((HELLO,), cut=True)),
    ("cut inside an event", Turn((HELLO[:10],), cut=True)),
    ("cut before an event", Turn(cut=True)),
    ("silence", Turn((HELLO,), hang=True)),
    ("silence from the start", Turn(hang=True)),
    ("heartbeats only", Repeat(BEATS[0], 0.01)),
    ("comments only", Repeat(b": ping\n\n", 0.01)),
    ("an endless line", Repeat(b"data: drip", 0.01)),
    ("no answer", Broken()),
    ("502 with HTML", Answer(502, raw=b"<html>Bad Gateway</html>")),
    ("500 with JSON", Answer(500, {"detail": "Internal Server Error"})),
    ("JSON without a code", Answer(200, {"code": 0, "data": {}})),
    ("HTML", Answer(200, raw=b"<html>Welcome</html>")),
    ("a bomb", Answer(raw=gzip.compress(b"data: " + b"x" * 80_000_000),
                      headers={"content-type": "text/event-stream", "content-encoding": "gzip"})),
    ("an endless JSON", Answer(raw=b'{"code":1001,' + b" " * 20_000_000, headers={"content-type": "application/json"})),
]  # fmt: skip


@pytest.mark.parametrize("row", [row for _, row in FATAL], ids=[name for name, _ in FATAL])
async def test_an_edit_whose_answer_is_lost_is_never_sent_again(
    cloud: ScriptedCloud, connect: Callable[..., Any], row: Row
) -> None:
    cloud.play(RUN, row)
    timers = Timers(edit_no_bytes=0.3, edit_heartbeats_only=0.4, edit_hard_stop=5)
    async with connect(token="nmv_own", timers=timers) as backend:
        with anyio.fail_after(5), pytest.raises(AnswerLost):
            async with backend.run("s1", MESSAGE) as events:
                await fold(events)
    assert len(cloud.calls[RUN]) == 1


async def test_words_among_heartbeats_go_on_until_the_hard_stop(
    cloud: ScriptedCloud, connect: Callable[..., Any]
) -> None:
    cloud.play(RUN, Repeat(HELLO, 0.02))
    timers = Timers(edit_heartbeats_only=0.2, edit_hard_stop=0.5)
    async with connect(token="t", timers=timers) as backend, backend.run("s1", MESSAGE) as events:
        with pytest.raises(AnswerLost):
            await anext(event async for event in events if event != Text("Hello."))
    assert len(cloud.calls[RUN]) == 1


async def test_an_answer_that_does_not_begin_ends_the_wait(connect: Callable[..., Any]) -> None:
    async with await anyio.create_tcp_listener(local_host="127.0.0.1") as deaf:
        port = deaf.extra(SocketAttribute.local_port)  # noqa: S610 -- no Django here
        timers = Timers(edit_first_byte=0.2, read_call=0.2)
        async with connect(token="t", timers=timers, url=f"http://127.0.0.1:{port}") as backend:
            with pytest.raises(AnswerLost):
                async with backend.run("s1", MESSAGE):
                    pass
            with pytest.raises(AnswerLost):
                await backend.credits()


async def test_an_edit_that_could_not_be_sent_is_tried_twice(connect: Callable[..., Any], slept: list[float]) -> None:
    async with connect(token="t", url="http://127.0.0.1:1") as backend:
        with pytest.raises(Offline):
            async with backend.run("s1", MESSAGE):
                pass
    assert len(slept) == 1


async def test_an_edit_without_a_token_to_be_had_was_not_sent(
    cloud: ScriptedCloud, connect: Callable[..., Any]
) -> None:
    cloud.play(TOKEN, *[Answer(502, raw=b"bad gateway")] * 2)
    async with connect() as backend:
        with pytest.raises(Offline):
            async with backend.run("s1", MESSAGE):
                pass
    assert (len(cloud.calls[TOKEN]), cloud.calls[RUN]) == (2, [])


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (Answer(200, {"code": 2001, "message": "no credits"}), NoCredits),
        (Answer(404, {"detail": "Session not found"}), SessionGone),
        (Answer(200, {"code": 1001, "message": "expired"}), TokenRejected),
    ],
)
async def test_an_edit_that_was_refused_says_why(
    cloud: ScriptedCloud, backend: Backend, row: Answer, kind: type[ReelwrightError]
) -> None:
    cloud.play(RUN, row)
    with pytest.raises(kind):
        async with backend.run("s1", MESSAGE):
            pass
    assert len(cloud.calls[RUN]) == 1


@pytest.mark.parametrize("refusal", [Answer(200, {"code": 1001}), Answer(401, {"detail": "no"}), Answer(429, {})])
async def test_an_edit_that_was_refused_before_it_began_is_sent_once_more(
    cloud: ScriptedCloud, connect: Callable[..., Any], refusal: Answer
) -> None:
    cloud.play(RUN, refusal)
    async with connect() as backend, backend.run("s1", MESSAGE) as events:
        assert (await fold(events)).text == "Done."
    assert len(cloud.calls[RUN]) == 2
    tokens = [call.token for call in cloud.calls[RUN]]
    assert (tokens[0] != tokens[1]) == (refusal.status != 429)


async def test_an_edit_is_not_sent_a_third_time(cloud: ScriptedCloud, connect: Callable[..., Any]) -> None:
    cloud.play(RUN, *[Answer(429, {"detail": "slow"})] * 3)
    async with connect() as backend:
        with pytest.raises(RateLimited):
            async with backend.run("s1", MESSAGE):
                pass
    assert len(cloud.calls[RUN]) == 2


async def test_a_reader_that_leaves_closes_the_stream(cloud: ScriptedCloud, backend: Backend) -> None:
    cloud.play(RUN, Repeat(HELLO, 0.01))
    async with backend.run("s1", MESSAGE) as events:
        assert await anext(events) == Text("Hello.")
    with anyio.fail_after(5):
        await cloud.reader_gone.wait()
