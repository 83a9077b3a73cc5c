"""What becomes of work that has arrived when the cloud then refuses to be looked at, or drips its answer for ever."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import pytest

from hostile.server import CREDITS, POLL, RUN, STATE, STREAM, HostileCloud, Play, answer, frame, http, ok, state, stream
from reelwright.backend.upload import LocalFile
from reelwright.errors import AnswerLost, Cancelled, ReelwrightError
from reelwright.flows.service import Service
from reelwright.wire.bodies import RenderState
from watching import Watched

BEFORE = {"t": [{"tt": 0, "sg": [{"d": 5000, "m": {"title": "beach"}}]}], "d": 5000}
AFTER = {"t": [*BEFORE["t"], {"tt": 7, "sg": [{"d": 3000, "m": {"title": "Summer"}}]}], "d": 5000}  # type: ignore[misc]
UPLOAD = "POST /api/upload-video/nemo_agent/me/s1 1.1"
FILM = "GET /film.mp4 1.1"
FALLBACK = "GET /api/render/proxy/r1/download 1.1"
REFUSALS = {
    "the token": answer({"code": 1001, "message": "token expired"}),
    "too many calls": answer({"code": 429}, "429 Too Many Requests", "Retry-After: 99999"),
    "an unknown code": answer({"code": 7777}),
    "a redirect": Play(http("302 Found", b"", "Location: https://example.com/")),
    "no such page": answer({"detail": "Not Found"}, "404 Not Found"),
}
DRIPS = {
    "the head": Play(b"HTTP/1.1 200 OK\r\nX-Slow: ", beat=b"a", every=0.05),
    "the body": Play(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{", beat=b" ", every=0.05),
    "an error's body": Play(b"HTTP/1.1 500 Oops\r\nContent-Type: text/plain\r\n\r\n", beat=b"a", every=0.05),
}


async def failed(service: Service, *, again: bool = False) -> ReelwrightError:
    with anyio.fail_after(20), pytest.raises(ReelwrightError) as caught:
        await service.edit("add the title 'Summer'", [], project="main", watch=Watched(), again=again)
    return caught.value


@pytest.mark.parametrize("name", REFUSALS)
async def test_a_timeline_that_is_refused_after_an_edit_does_not_make_the_edit_unsent(
    cloud: HostileCloud, service: Service, name: str
) -> None:
    cloud.play(STATE, state(BEFORE))
    cloud.play(CREDITS, ok({"available": 90, "frozen": 0, "total": 90}))
    cloud.always = {STATE: REFUSALS[name], CREDITS: ok({"available": 40, "frozen": 0, "total": 40})}
    error = await failed(service)
    assert (error.outcome, error.spent, cloud.count(RUN)) == ("sent_unknown", "some", 1)
    assert "cannot be read" in error.message
    assert "90 before, 40 after" in error.message


async def test_a_refused_look_is_repeated_until_the_timeline_shows_the_edit(
    cloud: HostileCloud, service: Service
) -> None:
    cloud.play(STATE, state(BEFORE), REFUSALS["an unknown code"], REFUSALS["no such page"])
    cloud.always = {RUN: Play(then="reset"), STATE: state(AFTER)}
    with anyio.fail_after(20):
        done = await service.edit("add the title 'Summer'", [], project="main", watch=Watched())
    assert (done.outcome, cloud.count(RUN)) == ("changed", 1)


async def test_an_edit_of_a_session_that_went_away_is_not_looked_for_in_the_next_one(
    cloud: HostileCloud, service: Service
) -> None:
    cloud.play(STATE, state(BEFORE), answer({"code": 1002}))
    cloud.play("session", ok({"task_id": "t1", "session_id": "s1"}), ok({"task_id": "t2", "session_id": "s2"}))
    gone = await failed(service)
    assert (gone.code, gone.outcome, gone.spent) == (
        "session_gone",
        "sent_unknown",
        "nothing",
    )  # the balance is as it was
    repeated = await failed(service)
    assert (repeated.outcome, cloud.count(RUN)) == ("sent_unknown", 1)
    assert "`again`" in repeated.hint


@pytest.mark.parametrize("name", DRIPS)
async def test_an_upload_whose_answer_drips_for_ever_is_looked_for(
    cloud: HostileCloud, connect: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(bytes(1000))
    infos = {"video_infos": [{"filename": "clip.mp4", "file_type": "video"}]}
    cloud.play(STATE, ok({"state": {"video_infos": []}}))
    cloud.always = {UPLOAD: DRIPS[name], STATE: ok({"state": infos})}
    async with connect() as backend:
        with anyio.fail_after(20):
            files = await backend.upload_files("s1", [LocalFile(clip, "clip.mp4", 1000)], lambda done, size: None)
    assert ([file.filename for file in files], cloud.count(UPLOAD)) == (["clip.mp4"], 1)


@pytest.mark.parametrize("name", ["the head", "an error's body"])
async def test_a_film_whose_answer_never_begins_counts_as_stalled(
    cloud: HostileCloud, connect: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    cloud.always = {FILM: DRIPS[name], FALLBACK: DRIPS[name], POLL: answer({"taskId": "r1", "status": "completed"})}
    render = RenderState(id="r1", status="completed", url=f"{cloud.url}/film.mp4")
    async with connect() as backend:
        with anyio.fail_after(40), pytest.raises(AnswerLost) as caught:
            await backend.download(render, tmp_path / ".film.part", lambda done, size: None)
    assert caught.value.outcome == "file_incomplete"


async def asked(service: Service, message: str, *, again: bool = False) -> str:
    """The outcome of an edit, whichever way it ends."""
    with anyio.fail_after(20):
        try:
            return (await service.edit(message, [], project="main", watch=Watched(), again=again)).outcome
        except ReelwrightError as error:
            return error.outcome


async def test_an_unknown_edit_is_not_sent_again_because_something_else_was_asked_for_in_between(
    cloud: HostileCloud, service: Service
) -> None:
    cloud.always = {STATE: state(BEFORE)}
    cloud.play(RUN, Play(then="reset"))
    assert await asked(service, "add the title 'Summer'") == "sent_unknown"
    assert await asked(service, "add the title 'Winter'") == "unchanged"
    cloud.always = {STATE: state(AFTER)}  # by which of the two, nobody can tell
    assert await asked(service, "add the title 'Summer'") == "sent_unknown"
    assert cloud.count(RUN) == 2
    await asked(service, "add the title 'Summer'", again=True)
    assert cloud.count(RUN) == 3


async def test_the_space_around_a_message_does_not_make_it_another_one(cloud: HostileCloud, service: Service) -> None:
    cloud.always = {STATE: state(BEFORE)}
    assert await asked(service, "add the title 'Summer'") == "unchanged"
    assert await asked(service, " add the title 'Summer'\n") == "already_done"
    assert cloud.count(RUN) == 1


async def test_who_asks_again_after_an_agent_failed_is_told_the_same(cloud: HostileCloud, service: Service) -> None:
    cloud.play(CREDITS, ok({"available": 90, "frozen": 0, "total": 90}))
    cloud.always = {
        RUN: stream({"error": "RuntimeError: boom"}),
        STATE: state(BEFORE),
        CREDITS: ok({"available": 40, "frozen": 0, "total": 40}),
    }
    first, second = await failed(service), await failed(service)
    assert (first.code, first.spent, second.code, cloud.count(RUN)) == ("agent_failed", "some", "agent_failed", 1)
    assert "boom" in second.message
    assert "`again`" in second.hint


async def test_an_edit_that_is_cancelled_after_it_was_sent_does_not_claim_to_have_cost_nothing(
    cloud: HostileCloud, service: Service
) -> None:
    cloud.always = {RUN: Play(STREAM, beat=frame({"type": "text", "content": "a"}), every=0.02), STATE: state(BEFORE)}
    with anyio.fail_after(20):
        running = await service.edit("add the title 'Summer'", [], project="main", watch=Watched(), within=1)
        assert (running.outcome, running.job is not None) == ("still_running", True)
        await service.wait(running.job or "", "cancel", project="main", watch=Watched())
        with pytest.raises(Cancelled) as caught:
            await service.wait(running.job or "", "wait", project="main", watch=Watched())
    assert caught.value.spent == "unknown"


async def test_an_edit_is_not_sent_again_because_the_film_was_exported_in_between(
    cloud: HostileCloud, service: Service
) -> None:
    cloud.always = {STATE: state(BEFORE), POLL: answer({"taskId": "r1", "status": "failed", "error": "no GPU"})}
    cloud.play(STATE, state(BEFORE), state(AFTER))
    assert await asked(service, "add the title 'Summer'") == "changed"
    assert await asked(service, "export") == "render_failed"
    with anyio.fail_after(20):
        running = await service.export("draft", project="main", watch=Watched(), within=0.0)
    assert running.outcome == "still_running"
    assert await asked(service, "add the title 'Summer'") == "already_done"
    assert cloud.count(RUN) == 1
