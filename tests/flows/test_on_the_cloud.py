"""What only a hosted backend does: silent edits, GUI talk, broken streams, questions. A scripted cloud plays it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from contract.scripted_cloud import (
    DOWNLOAD,
    FILM_BYTES,
    POLL,
    RUN,
    STATE,
    SUBMIT,
    Answer,
    Broken,
    Row,
    ScriptedCloud,
    Turn,
    frames,
    open_cloud,
)
from reelwright.assemble import mcp_server
from reelwright.errors import AgentFailed, AnswerLost, NoCredits, SessionGone
from reelwright.flows.deliver import Target
from reelwright.flows.service import Service
from reelwright.settings import Settings
from watching import Opened, Watched

pytestmark = pytest.mark.anyio

CLIP = {"d": 10_000, "m": {"name": "city timelapse"}, "unknown": [1, {"k": None}]}
BEFORE = {"t": [{"tt": 0, "sg": [CLIP], "future": True}], "d": 10_000}
TITLED = {**BEFORE, "t": [*BEFORE["t"], {"tt": 7, "sg": [{"d": 3000, "m": {"text": "Urban Dreams"}}]}]}  # type: ignore[misc]
GUI = "Your video is ready! Preview in Timeline panel or click Export to save it."


@pytest.fixture
async def cloud() -> AsyncIterator[ScriptedCloud]:
    async with open_cloud() as cloud:
        yield cloud


@pytest.fixture
async def service(cloudy: Opened) -> AsyncIterator[Service]:
    async with cloudy() as service:
        yield service


def state(draft: object) -> Row:
    return Answer(body={"code": 0, "data": {"session_id": "s1", "state": {"draft": draft}}})


async def edited(service: Service, watch: Watched, message: str = "add the title 'Urban Dreams'") -> Any:
    return await service.edit(message, [], project="main", watch=watch, within=None)


async def test_a_silent_edit_is_answered_by_what_it_changed(
    service: Service, cloud: ScriptedCloud, watch: Watched
) -> None:
    cloud.play(STATE, state(BEFORE), state(TITLED))
    cloud.play(RUN, Turn())
    answer = await edited(service, watch)
    assert (answer.outcome, answer.verified) == ("changed", True)
    assert answer.changes == ["Title added: 'Urban Dreams' (0–3 s)"]
    assert "city timelapse (~0-10s)" in answer.timeline


async def test_gui_talk_becomes_the_summary_and_the_offer_to_export(
    service: Service, cloud: ScriptedCloud, watch: Watched
) -> None:
    cloud.play(STATE, state(BEFORE), state(TITLED))
    cloud.play(RUN, frames({"type": "text", "content": GUI}))
    answer = await edited(service, watch)
    assert "Your video is ready!" in answer.message
    assert "click" not in answer.message.lower()
    assert "Timeline (2 tracks)" in answer.text()
    assert "export" in answer.next


async def test_a_broken_stream_is_answered_from_the_timeline_and_the_edit_is_sent_once(
    service: Service, cloud: ScriptedCloud, watch: Watched
) -> None:
    cloud.play(STATE, state(BEFORE), state(BEFORE), state(BEFORE), state(TITLED))
    cloud.play(RUN, Turn((b'data: {"type":"text","content":"Add',), cut=True))
    answer = await edited(service, watch)
    assert answer.changes == ["Title added: 'Urban Dreams' (0–3 s)"]
    assert len(cloud.calls[RUN]) == 1


async def test_an_edit_that_nobody_can_see_stays_unknown_and_is_not_sent_again(
    service: Service, cloud: ScriptedCloud, watch: Watched
) -> None:
    cloud.play(STATE, *[state(BEFORE)] * 10)
    cloud.play(RUN, Broken())
    with pytest.raises(AnswerLost, match="not sent again"):
        await edited(service, watch)
    assert len(cloud.calls[RUN]) == 1
    assert len(cloud.calls[STATE]) == 1 + 6


async def test_an_export_in_the_words_never_reaches_the_agent_and_the_draft_travels_raw(
    service: Service, cloud: ScriptedCloud, watch: Watched, tmp_path: Path
) -> None:
    cloud.play(STATE, state(BEFORE), state(TITLED), state(TITLED))
    cloud.play(POLL, Answer(body={"taskId": "r", "status": "completed", "progress": 100, "output": {"duration": 10}}))
    answer = await service.edit(
        "add the title 'Urban Dreams' and export it",
        [],
        project="main",
        watch=watch,
        within=None,
        to=Target(tmp_path / "a.mp4"),
    )
    (sent,) = cloud.calls[RUN]
    assert sent.json["new_message"]["parts"] == [{"text": "add the title 'Urban Dreams'"}]
    (submitted,) = cloud.calls[SUBMIT]
    assert (submitted.json["draft"], submitted.json["sessionId"]) == (TITLED, "s1")
    assert len(cloud.calls[DOWNLOAD]) == 1
    assert Path(answer.file.path).read_bytes() == FILM_BYTES


async def test_a_render_that_fails_is_submitted_once_more_under_a_new_id(
    service: Service, cloud: ScriptedCloud, watch: Watched, tmp_path: Path
) -> None:
    failed = Answer(body={"success": True, "data": {"id": "r", "status": "failed", "error": "out of GPUs"}})
    done = Answer(body={"success": True, "data": {"id": "r", "status": "completed", "progress": 100}})
    cloud.play(STATE, state(BEFORE))
    cloud.play(POLL, failed, done)
    await service.export("high", project="main", watch=watch, within=None, to=Target(tmp_path / "a.mp4"))
    first, second = (call.json["id"] for call in cloud.calls[SUBMIT])
    assert first != second


async def test_a_question_of_the_agent_reaches_the_person(
    service: Service, cloud: ScriptedCloud, watch: Watched
) -> None:
    call = {"functionCall": {"id": "q1", "name": "ask_question", "args": {"question": "Which clip comes first?"}}}
    cloud.play(STATE, state(BEFORE), state(BEFORE))
    cloud.play(RUN, frames({"content": {"parts": [call]}, "longRunningToolIds": ["q1"]}))
    answer = await edited(service, watch, "arrange them nicely")
    assert answer.outcome == "asked"
    assert "Which clip comes first?" in answer.message


async def test_an_agent_that_breaks_is_said_to_have_broken(
    service: Service, cloud: ScriptedCloud, watch: Watched
) -> None:
    cloud.play(STATE, state(BEFORE), state(BEFORE))
    cloud.play(RUN, frames({"error": "RuntimeError: boom", "error_details": {}}))
    with pytest.raises(AgentFailed, match="boom"):
        await edited(service, watch)


async def test_missing_credits_lead_to_the_registration_without_a_secret(
    service: Service, cloud: ScriptedCloud, watch: Watched
) -> None:
    cloud.play(STATE, state(BEFORE))
    cloud.play(RUN, Answer(body={"code": 2001, "message": "not enough credits"}))
    with pytest.raises(NoCredits) as raised:
        await edited(service, watch)
    assert "https://nemovideo.com" in raised.value.hint
    assert "nmv_" not in raised.value.hint
    assert len(cloud.calls[RUN]) == 1


async def test_a_session_that_is_gone_is_replaced_and_said_to_be_gone(
    service: Service, cloud: ScriptedCloud, watch: Watched
) -> None:
    cloud.play(STATE, Answer(body={"code": 1002, "message": "session not found"}))
    with pytest.raises(SessionGone, match="gone"):
        await edited(service, watch)
    cloud.play(STATE, state(BEFORE), state(TITLED))
    assert (await edited(service, watch)).outcome == "changed"


async def test_a_long_edit_hands_out_a_job_and_says_that_it_is_still_working(
    cloud: ScriptedCloud, tmp_path: Path
) -> None:
    environ = {"REELWRIGHT_BACKEND": "cloud", "NEMO_API_URL": cloud.url, "REELWRIGHT_TIME_SCALE": "0.02"}
    told: list[tuple[float, str | None]] = []

    async def on_progress(progress: float, _: float | None, message: str | None) -> None:
        told.append((progress, message))

    cloud.play(STATE, *[state(BEFORE)] * 20)
    cloud.play(RUN, Turn(hang=True))
    async with Client(mcp_server(Settings.read(environ, home=tmp_path))) as client:
        result = await client.call_tool("edit", {"message": "generate a city"}, progress_callback=on_progress)
        data = result.structured_content
        assert data is not None
        assert data["outcome"] == "still_running"
        for _ in range(4):  # each waits as long as a host allows, in compressed time
            result = await client.call_tool("wait", {"job": data["job"]}, progress_callback=on_progress)
        await client.call_tool("wait", {"job": data["job"], "action": "cancel"})
    assert any((message or "").startswith("⏳ Still working…") for _, message in told)
    assert len(cloud.calls[RUN]) == 1
