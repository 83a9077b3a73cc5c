"""Each documented code, in each envelope, over a socket; and what is done about a token or a rate limit."""

import os
import stat
import uuid
from pathlib import Path

import pytest

from contract.scripted_cloud import CREDITS, RUN, SESSION, SUBMIT, TOKEN, Answer, Broken, ScriptedCloud
from documented import CODES
from reelwright import errors
from reelwright.backend.client import Backend
from reelwright.backend.fold import fold

FINAL = [
    *(row for row in CODES if row[1] not in (errors.TokenRejected, errors.RateLimited)),
    (9999, errors.UnknownRefusal),
]
REJECTED = [
    Answer(401, {"detail": "no"}),
    *(Answer(200, {"code": code, "message": "no"}) for code in (1001, 1010, 1011)),
    Answer(401, {"code": 1001, "message": "no"}),
]
TEXTS = ("message", "detail", "error", "reason", "error_message")


@pytest.mark.parametrize(("code", "kind"), FINAL)
async def test_a_code_in_a_200_is_its_error(cloud: ScriptedCloud, backend: Backend, code: int, kind: type) -> None:
    cloud.play(CREDITS, Answer(200, {"code": code, "message": "because", "data": None}))
    with pytest.raises(errors.ReelwrightError) as caught:
        await backend.credits()
    assert type(caught.value) is kind
    assert "because" in caught.value.message


@pytest.mark.parametrize("field", TEXTS)
async def test_the_reason_is_found_in_any_of_its_fields(cloud: ScriptedCloud, backend: Backend, field: str) -> None:
    cloud.play(CREDITS, Answer(418, {"success": False, field: "because"}))
    with pytest.raises(errors.UnknownRefusal, match="because"):
        await backend.credits()


async def test_the_code_counts_before_the_http_status(cloud: ScriptedCloud, backend: Backend) -> None:
    cloud.play(SUBMIT, Answer(402, {"code": 2001, "message": "no credits"}))
    with pytest.raises(errors.NoCredits):
        await backend.submit_render("r1", "s1", {}, "high")


async def test_an_error_never_repeats_the_token(cloud: ScriptedCloud, backend: Backend) -> None:
    cloud.play(CREDITS, Answer(403, {"message": "nmv_own and nmv_usr_other may not"}))
    with pytest.raises(errors.UnknownRefusal) as caught:
        await backend.credits()
    assert "nmv_" not in caught.value.message + caught.value.hint


@pytest.mark.parametrize("row", REJECTED)
async def test_an_anonymous_token_is_renewed_once_with_the_same_client_id(
    cloud: ScriptedCloud, connect, row: Answer
) -> None:
    cloud.play(CREDITS, row)
    async with connect() as backend:
        assert (await backend.credits()).available == 90
    first, second = (call.headers["x-client-id"] for call in cloud.calls[TOKEN])
    assert first == second == str(uuid.UUID(first))
    assert [call.token for call in cloud.calls[CREDITS]] == ["nmv_usr_1", "nmv_usr_2"]


async def test_a_token_that_is_refused_twice_is_not_renewed_twice(cloud: ScriptedCloud, connect) -> None:
    cloud.play(CREDITS, REJECTED[0], REJECTED[0])
    async with connect() as backend:
        with pytest.raises(errors.TokenRejected) as refused:
            await backend.credits()
    assert len(cloud.calls[TOKEN]) == 2
    assert refused.value.hint.startswith("Even a new anonymous token is refused.")


@pytest.mark.parametrize("row", REJECTED)
async def test_a_persons_own_token_is_never_replaced(cloud: ScriptedCloud, backend: Backend, row: Answer) -> None:
    cloud.play(CREDITS, row)
    with pytest.raises(errors.TokenRejected, match="NEMO_TOKEN") as refused:
        await backend.credits()
    assert "Put a current one into NEMO_TOKEN" in refused.value.hint
    assert len(cloud.calls[CREDITS]) == 1
    assert not cloud.calls[TOKEN]


async def test_an_edit_refused_before_it_started_is_sent_again_with_the_new_token(
    cloud: ScriptedCloud, connect
) -> None:
    cloud.play(RUN, Answer(200, {"code": 1001, "message": "expired"}))
    async with connect() as backend, backend.run("s1", "go") as events:
        assert (await fold(events)).text == "Done."
    assert [call.token for call in cloud.calls[RUN]] == ["nmv_usr_1", "nmv_usr_2"]


async def test_a_kept_token_and_client_id_serve_the_next_process(cloud: ScriptedCloud, connect, tmp_path: Path) -> None:
    for _ in range(2):
        async with connect() as backend:
            await backend.credits()
    assert len(cloud.calls[TOKEN]) == 1
    assert cloud.calls[TOKEN][0].headers["x-client-id"] == (tmp_path / "config" / "client_id").read_text()


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
async def test_the_kept_token_is_for_its_owner_only(connect, tmp_path: Path) -> None:
    async with connect() as backend:
        await backend.credits()
    (kept,) = (file for file in (tmp_path / "state").iterdir() if "nmv_usr_1" in file.read_text())
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("headers", "wait"), [({}, 30), ({"retry-after": "3"}, 3)], ids=["no Retry-After", "Retry-After"]
)
async def test_a_rate_limit_is_waited_out_once(
    cloud: ScriptedCloud, backend: Backend, slept: list[float], headers: dict[str, str], wait: float
) -> None:
    cloud.play(CREDITS, Answer(429, {"message": "slow down"}, headers=headers))
    assert (await backend.credits()).available == 90
    assert slept == [wait]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        *[("1", "1 second. "), ("0", "1 second. "), ("119", "119 seconds. "), ("120", "2 minutes. ")],
        *[("7199", "120 minutes. "), ("7200", "2 hours. "), ("604800", "7 days. ")],
    ],
)
async def test_how_long_the_service_asks_to_wait_is_said_in_words(
    cloud: ScriptedCloud, connect, seconds: str, words: str
) -> None:
    cloud.play(TOKEN, *[Answer(429, {"message": "slow down"}, headers={"retry-after": seconds})] * 2)
    async with connect() as backend:
        with pytest.raises(errors.RateLimited) as refused:
            await backend.credits()
    assert refused.value.hint.startswith(f"The service asks to wait {words}")


async def test_a_second_rate_limit_is_the_answer(cloud: ScriptedCloud, backend: Backend, slept: list[float]) -> None:
    cloud.play(CREDITS, *[Answer(429, {"message": "slow down"})] * 2)
    with pytest.raises(errors.RateLimited):
        await backend.credits()
    assert slept == [30]


async def test_a_rate_limited_token_is_asked_for_again_with_the_same_client_id(
    cloud: ScriptedCloud, connect, slept: list[float]
) -> None:
    cloud.play(TOKEN, Answer(429, {"message": "one token per client"}))
    async with connect() as backend:
        await backend.credits()
    assert slept == [30]
    assert len({call.headers["x-client-id"] for call in cloud.calls[TOKEN]}) == 1


UNREADABLE = [
    Broken(),
    Answer(503, raw=b"<html>later</html>"),
    Answer(200, raw=b"<html>captive portal</html>"),
    Answer(200, raw=b'{"code":0,"data":', headers={"content-type": "application/json"}),
    Answer(200, raw=b"[" * 100_000, headers={"content-type": "application/json"}),
]


@pytest.mark.parametrize("row", UNREADABLE, ids=["no answer", "503", "HTML", "cut JSON", "deep JSON"])
async def test_a_read_is_tried_again_after_an_answer_that_nobody_can_read(
    cloud: ScriptedCloud, backend: Backend, row: object
) -> None:
    cloud.play(CREDITS, row)
    assert (await backend.credits()).total == 100


async def test_an_answer_of_another_shape_is_a_lost_answer(cloud: ScriptedCloud, backend: Backend) -> None:
    cloud.play(SESSION, *[Answer(200, {"code": 0, "data": {"nothing": "of use"}})] * 3)
    with pytest.raises(errors.AnswerLost):
        await backend.create_session("en")


async def test_a_server_that_is_not_there_is_named_by_its_host_only(connect) -> None:
    async with connect(token="nmv_own", url="http://127.0.0.1:1/?secret=1") as backend:
        with pytest.raises(errors.Offline) as caught:
            await backend.credits()
    assert "127.0.0.1" in caught.value.message
    assert not {"secret", "nmv_own"} & set(caught.value.message.replace("=", " ").split())


async def test_a_redirect_is_not_followed_with_our_credentials(cloud: ScriptedCloud, backend: Backend) -> None:
    cloud.play(CREDITS, *[Answer(302, raw=b"", headers={"location": cloud.url + "/films/elsewhere"})] * 4)
    with pytest.raises(errors.ReelwrightError):
        await backend.credits()
    assert set(cloud.calls) == {CREDITS}


async def test_every_call_says_which_skill_it_is_from(cloud: ScriptedCloud, backend: Backend) -> None:
    await backend.credits()
    sent = cloud.calls[CREDITS][0].headers
    assert [sent[f"x-skill-{name}"] for name in ("source", "version", "platform")] == ["a-skill", "1.2.3", "cursor"]
