"""The same request twice: hosts repeat lost calls and start servers twice. Nothing is sent twice unless it is meant."""

import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import anyio
import pytest

from charging_cloud import ChargingCloud
from contract.scripted_cloud import RUN, STATE, SUBMIT, Answer, Broken, Turn
from media_maker import MediaMaker
from reelwright.errors import AnswerLost, Cancelled, NoCredits, ReelwrightError
from reelwright.flows.service import Service
from reelwright.journal.store import Journal
from watching import Opened, Watched, aged, journal_file

pytestmark = pytest.mark.anyio

TITLE = "add the title 'Summer'"
TITLED = f"Title added: '{TITLE}' (0–1 s)"
CUT = "trim clip 1 to 0-5s"
DRAFT_BEFORE = {"t": [{"tt": 0, "sg": [{"d": 10_000, "m": {"name": "city"}}]}, {"tt": 7, "sg": []}], "d": 10_000}


@pytest.fixture
async def service(cloudy: Opened) -> AsyncIterator[Service]:
    async with cloudy() as service:
        yield service


async def edited(service: Service, message: str = TITLE, **more: Any) -> Any:
    return await service.edit(message, [], project="main", watch=Watched(), **more)


async def test_the_same_words_at_the_same_time_from_two_servers_are_one_edit(
    cloudy: Opened, cloud: ChargingCloud
) -> None:
    answers = []

    async def ask(service: Service) -> None:
        answers.append(await edited(service))

    async with cloudy() as one, cloudy() as other, anyio.create_task_group() as tasks:
        for service in (one, other, one, other):
            tasks.start_soon(ask, service)
    assert cloud.messages == [TITLE]
    assert len({answer.job for answer in answers}) == 1
    assert all(answer.changes == [TITLED] for answer in answers)


async def test_the_same_words_soon_after_get_the_answer_that_was_given_and_are_told_so(
    cloudy: Opened, cloud: ChargingCloud
) -> None:
    async with cloudy() as one:
        first = await edited(one)
    async with cloudy() as other:
        second = await edited(other)
    assert cloud.messages == [TITLE]
    assert (first.outcome, second.outcome) == ("changed", "already_done")
    assert second.changes == first.changes
    assert "was not done again" in second.message
    assert "`again`" in second.message


async def test_again_repeats_on_purpose(service: Service, cloud: ChargingCloud) -> None:
    await edited(service)
    assert (await edited(service, again=True)).outcome == "changed"
    assert cloud.messages == [TITLE, TITLE]


async def test_where_edits_cost_only_again_repeats_whatever_was_asked_since(
    service: Service, cloud: ChargingCloud
) -> None:
    outcomes = [(await edited(service, message)).outcome for message in (TITLE, CUT, TITLE)]
    assert outcomes == ["changed", "changed", "already_done"]
    assert cloud.messages == [TITLE, CUT]


async def test_on_the_studio_the_same_words_after_something_else_are_meant_anew(
    opened: Opened, media: MediaMaker
) -> None:
    async with opened() as studio:
        await studio.upload([str(media.video("clip.mp4"))], [], project="main", watch=Watched())
        await edited(studio, "combine my clips")
        outcomes = [(await edited(studio, message)).outcome for message in (TITLE, "undo", TITLE, TITLE)]
    assert outcomes == ["changed", "changed", "changed", "already_done"]


async def test_the_same_words_long_after_are_meant_anew(service: Service, cloud: ChargingCloud, tmp_path: Path) -> None:
    await edited(service)
    aged(tmp_path, 600)
    assert (await edited(service)).outcome == "changed"
    assert cloud.messages == [TITLE, TITLE]


async def test_a_clock_that_was_set_back_sends_nothing_again(
    service: Service, cloud: ChargingCloud, tmp_path: Path
) -> None:
    await edited(service)
    aged(tmp_path, -3600)
    assert (await edited(service)).outcome == "already_done"
    assert len(cloud.messages) == 1


async def test_an_edit_that_was_refused_may_be_asked_for_again(service: Service, cloud: ChargingCloud) -> None:
    cloud.play(RUN, Answer(body={"code": 2001, "message": "not enough credits"}))
    with pytest.raises(NoCredits):
        await edited(service)
    assert (await edited(service)).outcome == "changed"
    assert cloud.messages == [TITLE]


async def test_an_edit_whose_fate_is_unknown_is_looked_for_again_and_sent_again_only_on_purpose(
    service: Service, cloud: ChargingCloud
) -> None:
    cloud.play(RUN, Broken())
    with pytest.raises(AnswerLost) as lost:
        await edited(service)
    assert lost.value.outcome == "sent_unknown"
    readings = len(cloud.calls[STATE])
    with pytest.raises(AnswerLost, match="not sent again"):
        await edited(service)
    assert len(cloud.calls[STATE]) == readings + 1
    assert len(cloud.calls[RUN]) == 1
    assert (await edited(service, again=True)).outcome == "changed"


async def test_a_late_change_is_found_when_the_same_words_come_again(service: Service, cloud: ChargingCloud) -> None:
    cloud.play(RUN, Broken())
    with pytest.raises(AnswerLost):
        await edited(service)
    cloud.messages.append(TITLE)  # the agent was slow, and did it after all
    found = await edited(service)
    assert (found.outcome, found.verified) == ("changed", True)
    assert len(cloud.calls[RUN]) == 1


async def test_what_was_done_of_a_longer_request_is_not_done_again(
    service: Service, cloud: ChargingCloud, tmp_path: Path
) -> None:
    message = f"{TITLE} and export it"
    refused = Answer(402, body={"code": 402, "message": "not in your plan"})
    cloud.play(SUBMIT, refused)
    with pytest.raises(ReelwrightError, match="plan") as blocked:
        await edited(service, message)
    assert "which plan includes it at https://nemovideo.com." in blocked.value.hint
    answer = await edited(service, message)
    assert answer.outcome == "file_ready"
    assert answer.changes == [TITLED]
    assert cloud.messages == [TITLE]


async def test_an_edit_waits_for_the_one_before_it(service: Service, cloud: ChargingCloud) -> None:
    cloud.play(RUN, Turn((b": begun\n\n",), hang=True))  # falls silent, so it is looked for until it is given up
    answers: dict[str, object] = {}

    async def ask(message: str) -> None:
        try:
            answers[message] = (await edited(service, message)).changes
        except AnswerLost as error:
            answers[message] = error.outcome

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(ask, CUT)
        await anyio.wait_all_tasks_blocked()
        tasks.start_soon(ask, TITLE)
    assert answers == {CUT: "sent_unknown", TITLE: [TITLED]}


async def test_what_a_dead_process_had_sent_is_looked_for_before_anything_else_is_sent(
    cloudy: Opened, cloud: ChargingCloud, tmp_path: Path
) -> None:
    async with cloudy() as service:
        await edited(service, CUT)
    cloud.messages.clear()
    journal = Journal(journal_file(tmp_path), clock=time.time)
    request = {"message": TITLE, "intents": [{"action": "edit", "text": TITLE}], "quality": "standard"}
    journal.start_job("dead1", "main", "cloud", "edit", request)
    journal.note_step("dead1", sent=TITLE, before=DRAFT_BEFORE, session="s1")
    cloud.messages.append(TITLE)  # it had arrived
    async with cloudy() as service:
        assert (await edited(service, "add music")).changes == ["Title added: 'add music' (1–2 s)"]
    dead = journal.job("dead1")
    journal.close()
    assert (dead.state, (dead.outcome or {}).get("changes")) == ("done", [TITLED])
    assert cloud.messages == [TITLE, "add music"]


async def test_an_old_edit_that_was_never_sent_is_not_sent_now(
    cloudy: Opened, cloud: ChargingCloud, tmp_path: Path
) -> None:
    async with cloudy() as service:
        await edited(service, CUT)
    journal = Journal(journal_file(tmp_path), clock=time.time)
    request = {"message": TITLE, "intents": [{"action": "edit", "text": TITLE}], "quality": "standard"}
    journal.start_job("dead1", "main", "cloud", "edit", request)
    journal.close()
    aged(tmp_path, 7200)
    async with cloudy() as service:
        with pytest.raises(Cancelled) as stopped:
            await service.wait("dead1", "wait", project="main", watch=Watched())
    assert (stopped.value.outcome, stopped.value.spent) == ("not_sent", "nothing")
    assert cloud.messages == [CUT]


async def test_nothing_stays_of_a_job_that_has_ended(service: Service, tmp_path: Path) -> None:
    await edited(service)
    assert list((journal_file(tmp_path).parent / "jobs").iterdir()) == []


async def test_an_export_of_what_has_just_been_saved_names_the_film_that_is_there(
    service: Service, cloud: ChargingCloud
) -> None:
    await edited(service)
    first, second = [await service.export("high", project="main", watch=Watched()) for _ in range(2)]
    assert (second.outcome, second.file) == ("file_ready", first.file)
    assert "nothing has changed since" in second.message
    Path(first.file.path).unlink()
    third = await service.export("high", project="main", watch=Watched())
    assert third.file == first.file
    await edited(service, CUT)
    fourth = await service.export("high", project="main", watch=Watched())
    assert fourth.file.path != first.file.path
    assert len(cloud.renders) == 3
