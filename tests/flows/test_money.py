"""Credits are guarded: what an edit costs is said before and after, and a budget an hour stops loops."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from starlette.requests import Request
from starlette.responses import Response

from charging_cloud import ChargingCloud, open_charging_cloud
from contract.scripted_cloud import CREDITS, RUN, Answer, Broken, frames
from reelwright.errors import AgentFailed, AnswerLost, NoCredits, NotApproved
from reelwright.flows import report
from reelwright.flows.money import charges_in_the_last_hour
from reelwright.flows.service import Service
from reelwright.journal.store import Journal
from watching import Opened, Watched, journal_file

pytestmark = pytest.mark.anyio
SILENT = Answer(status=503, body={"error": "try later"})


@pytest.fixture
async def service(cloudy: Opened) -> AsyncIterator[Service]:
    async with cloudy() as service:
        yield service


async def edited(service: Service, message: str = "add the title 'Summer'", **more: Any) -> report.Answer:
    watch = more.pop("watch", None) or Watched()
    return await service.edit(message, [], project=more.pop("project", "main"), watch=watch, **more)


async def edited_times(service: Service, times: int) -> None:
    for number in range(times):
        assert (await edited(service, f"add the title '{number}'")).outcome == "changed"


def charges(home: Path) -> list[tuple[float | None, float | None]]:
    with sqlite3.connect(journal_file(home)) as db:
        return db.execute("SELECT before, after FROM charges ORDER BY id").fetchall()


async def test_the_cost_is_said_before_and_the_balance_after(
    service: Service, tmp_path: Path, cloud: ChargingCloud
) -> None:
    watch = Watched()
    answer = await edited(service, watch=watch)
    assert "This edit costs about 50 credits; 1000 available." in [progress.note for progress in watch.told]
    assert "Credits: 1000 before, 950 after." in answer.message
    assert answer.data()["credits"] == {
        "expected": 50,
        "before": 1000,
        "after": 950,
        "available": 950,
        "frozen": 0,
        "total": 950,
        "free": False,
    }
    assert charges(tmp_path) == [(1000, 950)]


async def test_the_charge_is_written_down_before_the_message_is_sent(opened: Opened, tmp_path: Path) -> None:
    class Auditor(ChargingCloud):
        """Looks into the journal when a message arrives."""

        def _usual(self, path: str, request: Request) -> Response:
            if path == RUN:
                seen.extend(charges(tmp_path))
            answer: Response = super()._usual(path, request)
            return answer

    seen: list[tuple[float | None, float | None]] = []
    async with (
        open_charging_cloud(Auditor()) as cloud,
        opened(REELWRIGHT_BACKEND="cloud", NEMO_API_URL=cloud.url) as service,
    ):
        await edited(service)
    assert seen == [(1000, None)]


async def test_a_generated_clip_is_expected_to_cost_more(service: Service) -> None:
    watch = Watched()
    answer = await edited(service, "generate 3 clips of a city", watch=watch)
    assert answer.credits is not None
    assert answer.credits.expected == 300
    assert any("about 300 credits" in (progress.note or "") for progress in watch.told)


async def test_a_balance_that_cannot_be_read_is_said_and_stops_nothing(service: Service, cloud: ChargingCloud) -> None:
    cloud.play(CREDITS, *[SILENT] * 20)
    answer = await edited(service)
    assert answer.outcome == "changed"
    assert "could not be read" in answer.message
    assert answer.credits is not None
    assert (answer.credits.before, answer.credits.after) == (None, None)


async def test_a_lost_answer_says_that_nothing_was_spent_so_far(service: Service, cloud: ChargingCloud) -> None:
    cloud.play(RUN, Broken())
    with pytest.raises(AnswerLost, match="Nothing was spent so far: 1000 credits") as lost:
        await edited(service)
    assert (lost.value.outcome, lost.value.spent) == ("sent_unknown", "unknown")
    assert len(cloud.calls[RUN]) == 1


async def test_a_lost_answer_says_what_was_spent(service: Service, cloud: ChargingCloud) -> None:
    cloud.play(RUN, Broken())
    cloud.play(CREDITS, balance(1000), balance(900))
    with pytest.raises(AnswerLost, match=r"Credits: 1000 before, 900 after\.") as lost:
        await edited(service)
    assert lost.value.spent == "some"


@pytest.mark.parametrize("afterwards", [SILENT, Answer(body={"code": 0, "data": {"available": 5000}})])
async def test_a_lost_answer_with_a_balance_that_tells_nothing_stays_unknown(
    afterwards: Answer, service: Service, cloud: ChargingCloud
) -> None:
    cloud.play(RUN, Broken())
    cloud.play(CREDITS, balance(1000), *[afterwards] * 10)
    with pytest.raises(AnswerLost) as lost:
        await edited(service)
    assert lost.value.spent == "unknown"


async def test_an_agent_that_breaks_may_have_cost_something(service: Service, cloud: ChargingCloud) -> None:
    cloud.play(RUN, frames({"error": "RuntimeError: boom", "error_details": {}}))
    cloud.play(CREDITS, balance(1000), balance(975))
    with pytest.raises(AgentFailed, match="1000 before, 975 after") as failed:
        await edited(service)
    assert failed.value.spent == "some"


async def test_missing_credits_are_no_charge_and_not_tried_again(
    service: Service, cloud: ChargingCloud, tmp_path: Path
) -> None:
    cloud.play(RUN, Answer(body={"code": 2001, "message": "not enough credits"}))
    with pytest.raises(NoCredits) as refused:
        await edited(service)
    assert "https://nemovideo.com/register?bind=" in refused.value.hint
    assert "nmv_" not in refused.value.hint
    assert refused.value.message.endswith("This edit costs about 50 credits; 1000 available.")
    assert refused.value.data()["service_code"] == 2001
    assert (charges(tmp_path), len(cloud.calls[RUN])) == ([], 1)


async def test_a_process_that_died_is_settled_by_the_next_one_against_the_balance_before(
    cloudy: Opened, cloud: ChargingCloud, tmp_path: Path
) -> None:
    cloud.play(RUN, Broken())
    job = None
    async with cloudy(REELWRIGHT_TIME_SCALE="1") as one:  # it would look for a change in half a minute
        with anyio.fail_after(20):
            while not cloud.calls[RUN]:
                job = (await edited(one, within=0.05)).job
    cloud.messages.append("add the title 'Summer'")
    cloud.balance -= 50
    async with cloudy() as other:
        answer = await other.wait(job or "", "wait", project="main", watch=Watched())
    assert answer.outcome == "changed"
    assert "Credits: 1000 before, 950 after." in answer.message
    assert (charges(tmp_path), len(cloud.calls[RUN])) == ([(1000, 950)], 1)


async def test_state_export_and_credits_cost_nothing_and_read_no_balance(
    service: Service, cloud: ChargingCloud, tmp_path: Path
) -> None:
    await edited(service, "show the timeline")
    await service.export("draft", project="main", watch=Watched())
    assert not cloud.calls[CREDITS]
    assert charges(tmp_path) == []


async def test_ten_edits_pass_and_the_eleventh_asks(cloudy: Opened, cloud: ChargingCloud) -> None:
    async with cloudy() as one:
        await edited_times(one, 10)
    async with cloudy() as service:  # another process does not begin at nothing
        asked = await edited(service, "add the title 'eleven'")
        assert asked.outcome == "needs_approval"
        assert "10 paid edits were made in the last hour" in asked.message
        assert len(cloud.calls[RUN]) == 10
        assert asked.approval is not None
        code = asked.approval.code
        for message, project in (("add the title 'other'", "main"), ("add the title 'eleven'", "other")):
            with pytest.raises(NotApproved):
                await edited(service, message, project=project, approve=code)
        assert (await edited(service, "add the title 'eleven'", approve=code)).outcome == "changed"
        assert (await edited(service, "add the title 'twelve'")).outcome == "needs_approval"
    assert len(cloud.calls[RUN]) == 11


async def test_the_person_may_grant_as_many_again(cloudy: Opened, cloud: ChargingCloud) -> None:
    async with cloudy(REELWRIGHT_BUDGET="2") as service:
        await edited_times(service, 2)
        asked = await edited(service, "add the title 'x'")
        assert asked.approval is not None
        assert asked.approval.wider_agrees_to == "2 more edits"
        assert (await edited(service, "add the title 'x'", approve=asked.approval.wider_code)).outcome == "changed"
        assert (await edited(service, "add the title 'y'")).outcome == "changed"
        assert (await edited(service, "add the title 'z'")).outcome == "needs_approval"
    assert len(cloud.calls[RUN]) == 4


async def test_a_repeat_of_the_last_edit_is_answered_and_not_asked_about(cloudy: Opened, cloud: ChargingCloud) -> None:
    async with cloudy(REELWRIGHT_BUDGET="1") as service:
        await edited(service)
        assert (await edited(service)).outcome == "already_done"
        assert (await edited(service, again=True)).outcome == "needs_approval"
    assert len(cloud.calls[RUN]) == 1


async def test_edits_at_once_do_not_slip_past_the_budget(cloudy: Opened, cloud: ChargingCloud) -> None:
    refused = 0

    async def one(service: Service, number: int) -> None:
        nonlocal refused
        try:
            await edited(service, f"add the title '{number}'", project=f"p{number}")
        except NotApproved:
            refused += 1

    async with cloudy(REELWRIGHT_BUDGET="3") as service, anyio.create_task_group() as tasks:
        for number in range(8):
            tasks.start_soon(one, service, number)
    assert (len(cloud.calls[RUN]), refused) == (3, 5)


async def test_a_budget_of_none_never_asks(cloudy: Opened, cloud: ChargingCloud) -> None:
    async with cloudy(REELWRIGHT_BUDGET="0") as service:
        await edited_times(service, 12)
    assert len(cloud.calls[RUN]) == 12


async def test_the_studio_reads_no_balance_and_asks_nothing(opened: Opened) -> None:
    async with opened(REELWRIGHT_BUDGET="1") as studio:
        assert studio.question_about_edit("undo", [], project="main") is None


def test_charges_are_forgotten_after_an_hour_and_never_by_a_clock_that_was_set_back(tmp_path: Path) -> None:
    now = [100_000.0]
    journal = Journal(tmp_path / "journal.sqlite3", clock=lambda: now[0])
    counted: list[int] = []
    for later in (0, 3599, 3600, -50_000):
        if not counted:
            journal.ledger.begin_charge("j", "main", "cloud", 100)
        now[0] = 100_000.0 + later
        counted.append(charges_in_the_last_hour(journal.ledger, "cloud"))
    journal.close()
    assert counted == [1, 1, 0, 1]


def balance(available: float) -> Answer:
    return Answer(body={"code": 0, "data": {"available": available, "frozen": 0, "total": available}})
