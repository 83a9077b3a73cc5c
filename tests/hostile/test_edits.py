"""Whole edits and looks, as a tool or the shell asks for them, while the cloud misbehaves: what the person is told."""

from __future__ import annotations

from typing import Any

import anyio
import pytest

from hostile.server import (
    CREDITS,
    RUN,
    SESSION,
    STATE,
    STREAM,
    TOKEN,
    HostileCloud,
    Play,
    answer,
    frame,
    http,
    ok,
    state,
    stream,
)
from reelwright.errors import ReelwrightError
from reelwright.flows.report import Answer
from reelwright.flows.service import Service
from watching import Watched

HELLO = frame({"type": "text", "content": "Hello."})
BEFORE = {"t": [{"tt": 0, "sg": [{"d": 5000, "m": {"title": "beach"}}]}], "d": 5000}
AFTER = {"t": [*BEFORE["t"], {"tt": 7, "sg": [{"d": 3000, "m": {"title": "Summer"}}]}], "d": 5000}
EMPTY = Play(http("502 Bad Gateway", b"<html></html>"))


async def edit(service: Service) -> Answer:
    with anyio.fail_after(20):
        return await service.edit("add the title 'Summer'", [], project="main", watch=Watched())


AMBIGUOUS: dict[str, Play] = {
    "a reset": Play(then="reset"),
    "a close": Play(),
    "a 502": EMPTY,
    "a 500": answer({"detail": "Internal Server Error"}, "500 Internal Server Error"),
    "silence": Play(then="hang"),
    "a cut stream": Play(STREAM + HELLO, then="reset"),
    "a silent stream": Play(STREAM + HELLO, then="hang"),
    "heartbeats for ever": Play(STREAM, beat=frame({"type": "heartbeat"}), every=0.05),
    "JSON instead of a stream": ok({}),
}


@pytest.mark.parametrize("name", AMBIGUOUS)
async def test_an_edit_whose_answer_is_lost_is_found_in_the_timeline_and_not_sent_again(
    cloud: HostileCloud, service: Service, name: str
) -> None:
    cloud.play(STATE, state(BEFORE))
    cloud.always = {RUN: AMBIGUOUS[name], STATE: state(AFTER)}
    done = await edit(service)
    assert (done.outcome, done.verified, cloud.count(RUN)) == ("changed", True, 1)


@pytest.mark.parametrize("name", ["a reset", "a 502", "a cut stream"])
async def test_an_edit_that_cannot_be_found_is_unknown_and_not_sent_again(
    cloud: HostileCloud, service: Service, name: str
) -> None:
    cloud.always = {RUN: AMBIGUOUS[name], STATE: state(BEFORE)}
    error = await failed(service)
    assert (error.outcome, error.spent, cloud.count(RUN)) == ("sent_unknown", "unknown", 1)
    assert "not sent again" in error.message
    assert cloud.count(STATE) == 1 + 6


async def failed(service: Service) -> ReelwrightError:
    with pytest.raises(ReelwrightError) as caught:
        await edit(service)
    return caught.value


@pytest.mark.parametrize("endpoint", [TOKEN, SESSION, STATE])
@pytest.mark.parametrize("fault", [Play(then="reset"), EMPTY, ok({}), Play(then="hang")])
async def test_an_edit_that_fails_before_its_message_was_not_sent(
    cloud: HostileCloud, service: Service, endpoint: str, fault: Play
) -> None:
    cloud.always = {endpoint: fault}
    error = await failed(service)
    assert (error.outcome, error.spent, cloud.count(RUN)) == ("not_sent", "nothing", 0)
    assert error.hint


async def test_an_edit_that_was_made_is_not_lost_with_the_look_at_it(cloud: HostileCloud, service: Service) -> None:
    cloud.play(STATE, state(BEFORE), *[EMPTY] * 4)
    cloud.always = {STATE: state(AFTER)}
    done = await edit(service)
    assert (done.outcome, cloud.count(RUN)) == ("changed", 1)


@pytest.mark.parametrize(
    ("play", "outcome", "spent"),
    [
        (answer({"code": 2001, "message": "insufficient"}), "refused", "nothing"),
        (Play(http("402 Payment Required")), "refused", "nothing"),
        (Play(http("307 Temporary Redirect", b"", "Location: https://example.com/")), "refused", "nothing"),
        (stream({"error": "RuntimeError: boom"}), "failed", "nothing"),  # the balance is as it was
    ],
)
async def test_an_edit_that_is_refused_says_so(
    cloud: HostileCloud, service: Service, play: Play, outcome: str, spent: str
) -> None:
    cloud.always = {RUN: play, STATE: state(BEFORE)}
    error = await failed(service)
    assert (error.outcome, error.spent, cloud.count(RUN)) == (outcome, spent, 1)


@pytest.mark.parametrize("silent", [Play(STREAM), stream({"errorCode": "MODEL_RETURNED_NO_CONTENT"}), stream(b":\n\n")])
async def test_a_silent_edit_is_answered_with_its_change(cloud: HostileCloud, service: Service, silent: Play) -> None:
    cloud.play(STATE, state(BEFORE), state(AFTER))
    cloud.play(RUN, silent)
    assert (await edit(service)).outcome == "changed"


@pytest.mark.parametrize("fault", [Play(then="reset"), EMPTY, ok({}), Play(then="hang"), Play(b"220 smtp\r\n")])
async def test_a_look_at_the_credits_fails_as_offline(cloud: HostileCloud, service: Service, fault: Play) -> None:
    cloud.always = {CREDITS: fault}
    with anyio.fail_after(20), pytest.raises(ReelwrightError) as caught:
        await service.credits("main")
    assert (caught.value.outcome, caught.value.spent) == ("offline", "nothing")
    assert cloud.count(CREDITS) <= 4


async def test_who_gets_no_token_is_locked_out_and_told_the_way_out(cloud: HostileCloud, service: Service) -> None:
    cloud.always = {TOKEN: answer({}, "429 Too Many Requests", "Retry-After: 604800")}
    error = await failed(service)
    assert (error.outcome, error.spent, cloud.count(RUN)) == ("locked_out", "nothing", 0)


def big(size: int) -> dict[str, Any]:
    return {"content": {"parts": [{"text": "word " * (size // 5)}]}, "id": "e1"}


@pytest.mark.parametrize("said", [big(10_000_000), {"type": "text", "content": "<b>click [Export]</b> " * 100_000}])
async def test_an_agent_that_talks_without_end_is_cut_short(
    cloud: HostileCloud, service: Service, said: object
) -> None:
    cloud.play(STATE, state(BEFORE), state(AFTER))
    cloud.play(RUN, stream(said))
    assert len((await edit(service)).message) < 21_000
