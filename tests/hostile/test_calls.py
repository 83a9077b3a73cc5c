"""Every fault of the wire against every kind of call: how often it is sent, how it ends, and that it ends.

A row is one fault, a column one kind of call; what they must come to is the table of what may be sent again.
"""

from __future__ import annotations

import gzip
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import anyio
import pytest

from hostile.conftest import TIMERS
from hostile.server import CLAIM, CREDITS, POLL, RUN, SESSION, STATE, STREAM, SUBMIT, HostileCloud, Play, answer, http
from reelwright.backend.client import Backend
from reelwright.backend.fold import fold
from reelwright.errors import (
    AnswerLost,
    FileTooLarge,
    NoCredits,
    Offline,
    PlanBlocksExport,
    RateLimited,
    ReelwrightError,
    SessionGone,
    TokenRejected,
    UnknownRefusal,
    UnsupportedFile,
    Untrusted,
)

LONGEST = 20.0  # seconds; every time-out of the compressed timers is below two, but machines may be busy
PATIENT = replace(TIMERS, read_call=LONGEST)
JSON = "Content-Type: application/json"


@dataclass(frozen=True)
class Kind:
    """A kind of call: how often it is made when it was not sent, and when nobody knows; and what that is called."""

    endpoint: str
    call: Callable[[Backend], Awaitable[object]]
    not_sent: int
    unknown: int
    if_not_sent: str
    if_unknown: str
    spent: str


async def edit(backend: Backend) -> object:
    async with backend.run("s1", "add a title") as events:
        return await fold(events)


READ = Kind(CREDITS, lambda backend: backend.credits(), 4, 4, "offline", "offline", "nothing")
CREATE = Kind(SESSION, lambda backend: backend.create_session("en"), 3, 2, "not_sent", "not_sent", "nothing")
STATES = replace(READ, endpoint=STATE, call=lambda backend: backend.state("s1"))
CLAIMED = replace(CREATE, endpoint=CLAIM, call=lambda backend: backend.claim("t1", "s1"))
EDIT = Kind(RUN, edit, 2, 1, "not_sent", "sent_unknown", "unknown")
SUBMITTED = Kind(
    SUBMIT, lambda backend: backend.submit_render("r1", "s1", {"t": []}, "high"), 3, 3, "not_sent", "sent_unknown",
    "nothing",
)  # fmt: skip
KINDS = (READ, CREATE, EDIT, SUBMITTED)
NEVER_SUBMITTED = answer({"detail": "Not Found"}, "404 Not Found")

HEAD = b"HTTP/1.1 200 OK\r\n"
BODY = b'{"code":0,"data":{"available":90'
DEEP = b'{"a":' * 50_000 + b"1" + b"}" * 50_000
RATHER_DEEP = b'{"a":' * 500 + b"1" + b"}" * 500
BOMB = gzip.compress(b" " * 40_000_000)
LONG = b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
QUICK: dict[str, Play] = {
    "a reset at accept": Play(then="reset", unread=True),
    "a close at accept": Play(unread=True),
    "a reset after the request": Play(then="reset"),
    "a close after the request": Play(),
    "a reset in the status line": Play(b"HTTP/1.1 20", then="reset"),
    "a reset in the headers": Play(HEAD + b"Content-Ty", then="reset"),
    "a close in the headers": Play(HEAD + b"Content-Type: application/json\r\n"),
    "a reset in the body": Play(LONG + BODY, then="reset"),
    "a body shorter than its length": Play(LONG + BODY),
    "a chunk cut": Play(CHUNKED + b"ff\r\n" + BODY),
    "chunks without an end": Play(CHUNKED + b"20\r\n" + BODY + b"\r\n"),
    "a chunk size that is none": Play(CHUNKED + b"xyz\r\n" + BODY),
    "two lengths": Play(HEAD + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\n{}{}{}"),
    "a length that is none": Play(HEAD + b"Content-Length: -7\r\n\r\n{}"),
    "an unknown transfer encoding": Play(HEAD + b"Transfer-Encoding: rot13\r\n\r\n{}"),
    "HTTP/0.9": Play(b"<html>hello</html>"),
    "another protocol": Play(b"220 mail.example.com ESMTP\r\n"),
    "a status that is none": Play(b"HTTP/1.1 abc OK\r\n\r\n"),
    "header garbage": Play(HEAD + b"\x00\xff: \x01\r\n: x\r\n\r\n{}"),
    "one endless header": Play(HEAD + b"X: " + b"x" * 300_000, then="hang"),
    "headers without end": Play(HEAD + b"X-A: aaaaaaaaaaaaaaa\r\n" * 10_000, then="hang"),
    "a switch of protocols": Play(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
    "a 500 in JSON": answer({"detail": "Internal Server Error"}, "500 Internal Server Error"),
    "a 502 in HTML": Play(http("502 Bad Gateway", b"<html>Bad Gateway</html>", "Content-Type: text/html")),
    "a 503 that says when": answer({}, "503 Service Unavailable", "Retry-After: 1"),
    "a 504 without a body": Play(http("504 Gateway Timeout")),
    "a 408": Play(http("408 Request Timeout")),
    "no content": Play(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "an empty body": Play(http("200 OK")),
    "a captive portal": Play(http("200 OK", b"<html>Please log in</html>", "Content-Type: text/html")),
    "HTML that calls itself JSON": Play(http("200 OK", b"<html></html>", JSON)),
    "JSON cut": Play(http("200 OK", BODY, JSON)),
    "JSON in bytes that are no UTF-8": Play(http("200 OK", b'{"code":0,"data":{"a":"\xff\xfe"}}', JSON)),
    "a list": answer([1, 2]),
    "null": answer(None),
    "a number with a million digits": Play(http("200 OK", b'{"code":' + b"7" * 1_000_000 + b"}", JSON)),
    "JSON nested deep": Play(http("200 OK", DEEP, JSON)),
    "JSON nested too deep to be used": Play(http("200 OK", RATHER_DEEP, JSON)),
    "gzip that is none": Play(http("200 OK", b"{}", JSON, "Content-Encoding: gzip")),
    "gzip cut off": Play(http("200 OK", gzip.compress(b"{}" * 99)[:-9], JSON, "Content-Encoding: gzip")),
    "an encoding not asked for": Play(http("200 OK", b"{}", JSON, "Content-Encoding: br")),
    "gzip in gzip": Play(http("200 OK", gzip.compress(gzip.compress(b"{}")), "Content-Encoding: gzip, gzip")),
}  # fmt: skip
SLOW: dict[str, Play] = {
    "silence after accept": Play(then="hang", unread=True),
    "silence after the request": Play(then="hang"),
    "silence in the headers": Play(HEAD, then="hang"),
    "silence in the body": Play(LONG + BODY, then="hang"),
    "a body that does not begin": Play(HEAD + b"X: y\r\n\r\n", then="hang"),
    "headers that drip": Play(beat=b"H"),
    "informational answers without end": Play(beat=b"HTTP/1.1 100 Continue\r\n\r\n", every=0.001),
    "a bomb": Play(http("200 OK", BOMB, JSON, "Content-Encoding: gzip")),
    "a body without end": Play(HEAD + JSON.encode() + b"\r\n\r\n", beat=b" " * 1_000_000, every=0),
    "a body that drips": Play(HEAD + JSON.encode() + b"\r\n\r\n", beat=b" "),
}


@pytest.fixture
async def unhurried(connect: Callable[..., Any]) -> AsyncIterator[Backend]:
    """A client that has the time for all its attempts, however busy the machine is."""
    async with connect(token="nmv_own_token", timers=PATIENT) as backend:
        yield backend


def prepared(cloud: HostileCloud, kind: Kind, fault: Play) -> None:
    """The cloud answers this kind of call with the fault, always; and knows of no render."""
    if fault.unread:
        cloud.play(kind.endpoint, *[fault] * 20)
    cloud.always = {kind.endpoint: fault, POLL: NEVER_SUBMITTED}


async def ended(kind: Kind, backend: Backend) -> ReelwrightError:
    with anyio.fail_after(LONGEST), pytest.raises(ReelwrightError) as caught:
        await kind.call(backend)
    error = caught.value
    assert error.message.endswith((".", "”"))
    assert error.hint.endswith(".")
    return error


def lost(kind: Kind, error: ReelwrightError) -> None:
    assert (type(error), error.outcome, error.spent) == (AnswerLost, kind.if_unknown, kind.spent)


def columns(kind: Kind) -> str:
    return kind.endpoint


@pytest.mark.parametrize("kind", [READ, CREATE, EDIT], ids=columns)
@pytest.mark.parametrize("fault", QUICK)
async def test_an_answer_that_is_lost_is_asked_for_as_often_as_its_kind_allows(
    cloud: HostileCloud, unhurried: Backend, kind: Kind, fault: str
) -> None:
    prepared(cloud, kind, QUICK[fault])
    lost(kind, await ended(kind, unhurried))
    sent = cloud.connections if QUICK[fault].unread else cloud.count(kind.endpoint)
    assert sent == kind.unknown


@pytest.mark.parametrize("kind", [READ, CREATE, EDIT], ids=columns)
@pytest.mark.parametrize("fault", SLOW)
async def test_a_fault_that_takes_time_ends_in_time(
    cloud: HostileCloud, backend: Backend, kind: Kind, fault: str
) -> None:
    prepared(cloud, kind, SLOW[fault])
    lost(kind, await ended(kind, backend))
    assert 1 <= (cloud.connections if SLOW[fault].unread else cloud.count(kind.endpoint)) <= kind.unknown


@pytest.mark.parametrize("kind", [READ, STATES, CREATE, CLAIMED, EDIT], ids=columns)
@pytest.mark.parametrize("data", [{}, None, [], "text", {"nothing": "of use"}, {"state": 5, "available": "much"}])
async def test_an_answer_that_lacks_what_it_should_have_is_a_lost_one(
    cloud: HostileCloud, unhurried: Backend, kind: Kind, data: object
) -> None:
    cloud.always = {kind.endpoint: answer({"code": 0, "data": data})}
    lost(kind, await ended(kind, unhurried))
    assert cloud.count(kind.endpoint) == kind.unknown


@pytest.mark.parametrize("fault", [name for name in QUICK if not QUICK[name].unread])
async def test_a_render_is_looked_for_before_it_is_submitted_again_under_its_id(
    cloud: HostileCloud, unhurried: Backend, fault: str
) -> None:
    prepared(cloud, SUBMITTED, QUICK[fault])
    lost(SUBMITTED, await ended(SUBMITTED, unhurried))
    assert (cloud.count(SUBMIT), cloud.count(POLL)) == (3, 2)
    assert {request.json["id"] for request in cloud.requests[SUBMIT]} == {"r1"}


@pytest.mark.parametrize("fault", [name for name in QUICK if not QUICK[name].unread])
async def test_a_render_that_has_arrived_after_all_is_not_submitted_again(
    cloud: HostileCloud, backend: Backend, fault: str
) -> None:
    cloud.play(SUBMIT, QUICK[fault])
    render = await backend.submit_render("r1", "s1", {"t": []}, "high")
    assert (render.status, cloud.count(SUBMIT), cloud.count(POLL)) == ("processing", 1, 1)


@pytest.mark.parametrize("look", ["a close after the request", "a 502 in HTML", "JSON cut"])
async def test_a_render_that_cannot_be_looked_for_is_not_submitted_again(
    cloud: HostileCloud, unhurried: Backend, look: str
) -> None:
    cloud.always = {SUBMIT: QUICK["a reset after the request"], POLL: QUICK[look]}
    lost(SUBMITTED, await ended(SUBMITTED, unhurried))
    assert (cloud.count(SUBMIT), cloud.count(POLL)) == (1, 4)


@pytest.mark.parametrize("fault", [name for name in QUICK if not QUICK[name].unread])
async def test_a_read_goes_well_as_soon_as_the_cloud_is_well(
    cloud: HostileCloud, unhurried: Backend, fault: str
) -> None:
    cloud.play(CREDITS, *[QUICK[fault]] * 3)
    assert (await unhurried.credits()).available == 90


@pytest.mark.parametrize("kind", KINDS, ids=columns)
async def test_a_refused_connection_was_not_sent(connect: Callable[..., Any], slept: list[float], kind: Kind) -> None:
    async with connect(token="nmv_own_token", url="http://127.0.0.1:9", timers=PATIENT) as backend:
        error = await ended(kind, backend)
    assert (type(error), error.outcome, error.spent) == (Offline, kind.if_not_sent, "nothing")
    assert "127.0.0.1" in error.message
    assert len(slept) == kind.not_sent - 1


@pytest.mark.skipif(sys.platform != "linux", reason="what a full backlog does differs")
@pytest.mark.parametrize("kind", KINDS, ids=columns)
async def test_a_connection_that_is_not_accepted_in_time_was_not_sent(connect: Callable[..., Any], kind: Kind) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        async with connect(token="nmv_own_token", url=f"http://127.0.0.1:{listener.getsockname()[1]}") as backend:
            error = await ended(kind, backend)
        for filler in fillers:
            filler.close()
    assert (type(error), error.outcome, error.spent) == (Offline, kind.if_not_sent, "nothing")


@pytest.mark.parametrize("kind", KINDS, ids=columns)
async def test_a_tls_failure_is_not_tried_again(cloud: HostileCloud, connect: Callable[..., Any], kind: Kind) -> None:
    cloud.play(kind.endpoint, *[Play(http("400 Bad Request"), unread=True)] * 9)
    async with connect(token="nmv_own_token", url=cloud.url.replace("http:", "https:")) as backend:
        error = await ended(kind, backend)
    assert (type(error), error.outcome, error.spent) == (Untrusted, kind.if_not_sent, "nothing")
    assert cloud.connections == 1


REFUSALS: dict[str, tuple[Play, type[ReelwrightError]]] = {
    "session gone": (answer({"code": 1002, "message": "no session"}), SessionGone),
    "session gone, as ADK says it": (answer({"detail": "Session not found"}, "404 Not Found"), SessionGone),
    "no credits": (answer({"code": 2001, "message": "insufficient"}), NoCredits),
    "no credits, in an HTTP error": (answer({"code": "2001"}, "402 Payment Required"), NoCredits),
    "an unsupported file": (answer({"code": 4001, "message": "not a video"}), UnsupportedFile),
    "a file too large": (answer({"code": 4002}), FileTooLarge),
    "the plan": (Play(http("402 Payment Required")), PlanBlocksExport),
    "an unknown code": (answer({"code": 31337, "message": "no"}), UnknownRefusal),
    "no success": (answer({"success": False, "error": "no"}), UnknownRefusal),
    "no success and no words": (answer({"success": False}), UnknownRefusal),
    "403 in HTML": (Play(http("403 Forbidden", b"<html>WAF</html>")), UnknownRefusal),
    "a teapot with a list of details": (answer({"detail": [{"msg": "short and stout"}]}, "418 Teapot"), UnknownRefusal),
    "an own token refused": (answer({"code": 1001, "message": "bad"}), TokenRejected),
    "an own token refused by status": (Play(http("401 Unauthorized")), TokenRejected),
}


@pytest.mark.parametrize("kind", KINDS, ids=columns)
@pytest.mark.parametrize("refusal", REFUSALS)
async def test_a_refusal_is_said_at_once(cloud: HostileCloud, backend: Backend, kind: Kind, refusal: str) -> None:
    play, error_type = REFUSALS[refusal]
    cloud.always = {kind.endpoint: play}
    error = await ended(kind, backend)
    assert (type(error), error.spent, cloud.count(kind.endpoint)) == (error_type, "nothing", 1)
    assert error.outcome in ("refused", "not_media", "not_sent")
    assert "nmv_own_token" not in repr(error.data())


@pytest.mark.parametrize("kind", KINDS, ids=columns)
@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
async def test_a_redirect_is_not_followed(cloud: HostileCloud, backend: Backend, kind: Kind, status: str) -> None:
    cloud.always = {kind.endpoint: Play(http(status, b"", f"Location: {cloud.url}/elsewhere"))}
    assert (await ended(kind, backend)).outcome == "refused"
    assert (cloud.count(kind.endpoint), cloud.connections) == (1, 1)


LIMITED = ["", "Retry-After: 7", "Retry-After: soon", "Retry-After: -1", "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT"]


@pytest.mark.parametrize("kind", KINDS, ids=columns)
@pytest.mark.parametrize("header", LIMITED)
async def test_a_rate_limit_is_waited_out_once(cloud: HostileCloud, backend: Backend, kind: Kind, header: str) -> None:
    headers = [header] if header else []
    cloud.always = {kind.endpoint: answer({"detail": "slow down"}, "429 Too Many Requests", *headers)}
    assert type(await ended(kind, backend)) is RateLimited
    assert cloud.count(kind.endpoint) == 2
    cloud.always = {}
    cloud.play(kind.endpoint, answer({"code": 429}, "200 OK", *headers))
    await kind.call(backend)


@pytest.mark.parametrize("wait", ["61", "604800", "9" * 400, "Fri, 31 Dec 2099 23:59:59 GMT"])
@pytest.mark.parametrize("kind", KINDS, ids=columns)
async def test_a_rate_limit_that_nobody_waits_for_is_said_at_once(
    cloud: HostileCloud, backend: Backend, slept: list[float], kind: Kind, wait: str
) -> None:
    cloud.always = {kind.endpoint: answer({"detail": "slow"}, "429 Too Many Requests", f"Retry-After: {wait}")}
    error = await ended(kind, backend)
    assert (type(error), cloud.count(kind.endpoint), slept) == (RateLimited, 1, [])
    assert "asks to wait" in error.hint


async def test_an_answer_may_be_compressed_without_being_asked_for(cloud: HostileCloud, backend: Backend) -> None:
    body = gzip.compress(b'{"code":0,"data":{"available":7}}')
    for encoding in ("gzip", "x-gzip"):
        cloud.play(CREDITS, Play(http("200 OK", body, f"Content-Encoding: {encoding}")))
        assert (await backend.credits()).available == 7
    assert {request.headers["accept-encoding"] for request in cloud.requests[CREDITS]} == {"identity"}


async def test_a_head_of_a_stream_alone_is_a_silent_edit(cloud: HostileCloud, backend: Backend) -> None:
    cloud.play(RUN, Play(STREAM))
    async with backend.run("s1", "x") as events:
        assert (await fold(events)).text == ""
