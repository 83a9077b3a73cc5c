"""The anonymous token under fire: one client id for good, one renewal, and a way out when there is no token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
import pytest

from hostile.server import (
    CREDITS,
    RUN,
    SESSION,
    TOKEN,
    HostileCloud,
    Play,
    answer,
    http,
    ok,
    open_hostile_cloud,
    stream,
)
from reelwright.backend.client import Backend
from reelwright.backend.fold import fold
from reelwright.errors import Offline, RateLimited, ReelwrightError, TokenRejected

Connect = Callable[..., Any]
REJECTED: dict[str, Play] = {
    "401": Play(http("401 Unauthorized")),
    "401 in HTML": Play(http("401 Unauthorized", b"<html>no</html>")),
    "1001": answer({"code": 1001, "message": "expired"}),
    "1001 as text": answer({"code": "1001", "message": "expired"}),
    "1010": answer({"code": 1010, "message": "expired"}),
    "1011 with a 401": answer({"code": 1011}, "401 Unauthorized"),
    "1001 inside a detail": answer({"detail": {"code": 1001, "message": "expired"}}, "403 Forbidden"),
}
LOST: dict[str, Play] = {
    "a reset": Play(then="reset"),
    "a close": Play(),
    "a 502": Play(http("502 Bad Gateway", b"<html></html>")),
    "half an answer": Play(http("200 OK", b'{"code":0,"data":{"token":"nmv_usr')),
    "no token": ok({"user_id": "anon_1"}),
    "an empty token": ok({"token": ""}),
    "a token of another type": ok({"token": {"value": "nmv_usr_1"}}),
    "a token that cannot be sent": ok({"token": "nmv_usr_1\r\nX-Admin: 1"}),
    "silence": Play(then="hang"),
}


async def edit(backend: Backend) -> None:
    async with backend.run("s1", "add a title") as events:
        await fold(events)


CALLS = {CREDITS: lambda backend: backend.credits(), RUN: edit, SESSION: lambda backend: backend.create_session("en")}


def issued(*names: str) -> list[Play]:
    return [ok({"token": f"nmv_usr_{name}"}) for name in names]


def client_ids(cloud: HostileCloud) -> set[str]:
    return {request.headers["x-client-id"] for request in cloud.requests[TOKEN]}


@pytest.mark.parametrize("endpoint", CALLS)
@pytest.mark.parametrize("name", REJECTED)
async def test_a_token_that_expires_midway_is_renewed_once(
    cloud: HostileCloud, connect: Connect, endpoint: str, name: str
) -> None:
    cloud.play(TOKEN, *issued("first", "second"))
    cloud.play(endpoint, REJECTED[name])
    async with connect() as backend:
        await CALLS[endpoint](backend)
    assert cloud.tokens(endpoint) == ["Bearer nmv_usr_first", "Bearer nmv_usr_second"]
    assert len(client_ids(cloud)) == 1


@pytest.mark.parametrize("endpoint", CALLS)
async def test_a_service_that_accepts_no_token_is_not_asked_for_ever(
    cloud: HostileCloud, connect: Connect, endpoint: str
) -> None:
    cloud.play(TOKEN, *issued("first", "second", "third"))
    cloud.always = {endpoint: REJECTED["1001"]}
    async with connect() as backend:
        with pytest.raises(TokenRejected) as rejected:
            await CALLS[endpoint](backend)
    assert (rejected.value.outcome, rejected.value.spent) == ("refused", "nothing")
    assert (cloud.count(endpoint), cloud.count(TOKEN)) == (2, 2)


@pytest.mark.parametrize("endpoint", CALLS)
async def test_a_token_and_a_rate_limit_in_turn_do_not_loop(
    cloud: HostileCloud, connect: Connect, endpoint: str
) -> None:
    slow = answer({"detail": "slow"}, "429 Too Many Requests")
    cloud.play(endpoint, *[REJECTED["1001"], slow] * 5)
    async with connect() as backend:
        with pytest.raises(ReelwrightError):
            await CALLS[endpoint](backend)
    assert (cloud.count(endpoint), cloud.count(TOKEN)) == (3, 2)


@pytest.mark.parametrize("name", LOST)
async def test_a_token_whose_answer_is_lost_is_asked_for_again_with_the_same_client_id(
    cloud: HostileCloud, connect: Connect, name: str
) -> None:
    cloud.always = {TOKEN: LOST[name]}
    for _ in range(2):  # and by the next process, too
        async with connect() as backend:
            with pytest.raises(Offline):
                await backend.credits()
    assert 2 <= cloud.count(TOKEN) <= 4
    assert (len(client_ids(cloud)), cloud.count(CREDITS)) == (1, 0)
    cloud.always = {}
    async with connect() as backend:
        await backend.credits()
    assert len(client_ids(cloud)) == 1


@pytest.mark.parametrize(("endpoint", "outcome"), [(CREDITS, "offline"), (RUN, "not_sent"), (SESSION, "not_sent")])
async def test_a_call_without_a_token_was_not_sent(
    cloud: HostileCloud, connect: Connect, endpoint: str, outcome: str
) -> None:
    cloud.always = {TOKEN: LOST["a 502"]}
    async with connect() as backend:
        with pytest.raises(Offline, match=r"127\.0\.0\.1 gave no token") as offline:
            await CALLS[endpoint](backend)
    assert (offline.value.outcome, offline.value.spent) == (outcome, "nothing")
    assert (cloud.count(TOKEN), cloud.count(endpoint)) == (2, 0)


@pytest.mark.parametrize("header", ["Retry-After: 604800", "Retry-After: 1", "X-Nothing: 1"])
@pytest.mark.parametrize("endpoint", CALLS)
async def test_who_gets_no_token_is_told_the_way_out(
    cloud: HostileCloud, connect: Connect, endpoint: str, header: str
) -> None:
    cloud.always = {TOKEN: answer({"message": "one token per client per week"}, "429 Too Many Requests", header)}
    async with connect() as backend:
        with pytest.raises(RateLimited) as limited:
            await CALLS[endpoint](backend)
    error = limited.value
    assert (error.outcome, error.spent, cloud.count(endpoint)) == ("locked_out", "nothing", 0)
    assert "NEMO_TOKEN" in error.hint
    assert "studio" in error.hint
    assert cloud.count(TOKEN) == (1 if "604800" in header else 2)
    assert len(client_ids(cloud)) == 1


async def test_a_token_that_was_refused_by_mistake_works_again_when_the_mistake_is_over(
    cloud: HostileCloud, connect: Connect
) -> None:
    cloud.play(TOKEN, *issued("first"))
    async with connect() as backend:
        await backend.credits()
    cloud.always = {TOKEN: answer({}, "429 Too Many Requests", "Retry-After: 604800")}
    cloud.play(CREDITS, REJECTED["401"])
    async with connect() as backend:
        with pytest.raises(RateLimited):
            await backend.credits()
    async with connect() as backend:
        assert (await backend.credits()).available == 90
    assert set(cloud.tokens(CREDITS)) == {"Bearer nmv_usr_first"}


async def test_odd_details_of_a_token_are_no_reason_to_lose_it(cloud: HostileCloud, connect: Connect) -> None:
    cloud.play(TOKEN, ok({"token": " nmv_usr_odd\n", "user_id": {"a": 1}, "expires_at": [], "credits": "many"}))
    async with connect() as backend:
        await backend.credits()
    assert cloud.tokens(CREDITS) == ["Bearer nmv_usr_odd"]


async def test_clients_that_start_at_once_share_one_token(cloud: HostileCloud, connect: Connect) -> None:
    async def one() -> None:
        async with connect() as backend:
            await backend.credits()

    async with anyio.create_task_group() as tasks:
        for _ in range(4):
            tasks.start_soon(one)
    assert (cloud.count(TOKEN), cloud.count(CREDITS)) == (1, 4)


async def test_an_edit_that_fails_in_its_stream_for_its_token_is_not_sent_again(
    cloud: HostileCloud, connect: Connect
) -> None:
    cloud.play(RUN, stream({"type": "text", "content": "On it."}, {"code": 1001, "message": "expired"}))
    async with connect() as backend, backend.run("s1", "x") as events:
        turn = await fold(events)
    assert turn.failure is not None
    assert (turn.failure.code, cloud.count(RUN), cloud.count(TOKEN)) == ("1001", 1, 1)


@pytest.mark.parametrize("odd", ["", " ", "..", "a\nb", "ключ", "x" * 300, "a\ud800"])
async def test_a_session_id_that_could_not_be_sent_is_no_session(
    cloud: HostileCloud, backend: Backend, odd: str
) -> None:
    cloud.always = {SESSION: ok({"task_id": "t", "session_id": odd})}
    with pytest.raises(ReelwrightError) as lost:
        await backend.create_session("en")
    assert (lost.value.outcome, cloud.count(SESSION)) == ("not_sent", 2)


async def test_nothing_of_ours_is_left_to_a_host_that_a_redirect_names(cloud: HostileCloud, connect: Connect) -> None:
    async with open_hostile_cloud() as elsewhere, connect() as backend:
        cloud.always = dict.fromkeys(CALLS, Play(http("307 Temporary Redirect", b"", f"Location: {elsewhere.url}/x")))
        for call in CALLS.values():
            with pytest.raises(ReelwrightError, match="another address"):
                await call(backend)
        assert elsewhere.connections == 0
