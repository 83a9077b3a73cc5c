"""Exports through a cloud that breaks at every step: one render for one job, and a film that is whole or not there."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import anyio
import pytest

from contract.scripted_cloud import film
from hostile.server import CANCEL, POLL, STATE, SUBMIT, HostileCloud, Play, answer, http, ok
from polling import until
from reelwright.assemble import open_service
from reelwright.errors import (
    AnswerLost,
    CannotSave,
    ForbiddenPath,
    Offline,
    PlanBlocksExport,
    RenderFailed,
    UnknownRefusal,
)
from reelwright.flows.deliver import Target
from reelwright.flows.report import Answer
from reelwright.flows.service import Service
from reelwright.settings import Settings
from watching import Watched

Opened = Callable[..., AbstractAsyncContextManager[Service]]
FILM = "GET /film.mp4 1.1"
CONTENT = film(bytes(range(256)) * 200)
DRAFT = {"t": [{"tt": 0, "sg": [{"d": 1000, "m": {"name": "city"}}], "future": [None]}], "d": 1000}
NOT_FOUND = answer({"detail": "Not Found"}, "404 Not Found")
WORKING = answer({"taskId": "r", "status": "processing", "progress": 50})
FAILED = answer({"success": True, "data": {"id": "r", "status": "failed", "error": "out of GPUs"}})
LOST = Play(then="reset")
TAG = 'ETag: "one"'


@pytest.fixture
def environ(cloud: HostileCloud, tmp_path: Path) -> dict[str, str]:
    return {
        "REELWRIGHT_BACKEND": "cloud",
        "NEMO_API_URL": cloud.url,
        "NEMO_TOKEN": "nmv_own",
        "REELWRIGHT_TIME_SCALE": "0.002",
        "REELWRIGHT_HOME": str(tmp_path / "state"),
        "REELWRIGHT_OUTPUT": str(tmp_path / "films"),
    }


@pytest.fixture
def opened(environ: dict[str, str], tmp_path: Path) -> Opened:
    return lambda: open_service(Settings.read(environ, home=tmp_path), anywhere=True)


@pytest.fixture
async def service(opened: Opened, cloud: HostileCloud) -> AsyncIterator[Service]:
    cloud.always[STATE] = ok({"session_id": "s1", "state": {"draft": DRAFT}})
    cloud.always[POLL] = done(cloud)
    cloud.always[FILM] = Play(http("200 OK", CONTENT, TAG))
    async with opened() as service:
        yield service


def done(cloud: HostileCloud) -> Play:
    return answer({"taskId": "r", "status": "completed", "progress": 100, "output": {"url": f"{cloud.url}/film.mp4"}})


async def exported(service: Service, **more: Any) -> Answer:
    return await service.export("high", project="main", watch=Watched(), **more)


async def waited(service: Service) -> Answer:
    return await service.wait("", "wait", project="main", watch=Watched())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def ids(cloud: HostileCloud) -> list[str]:
    return [request.json["id"] for request in cloud.requests[SUBMIT]]


# the render


async def test_a_film_arrives_from_the_raw_timeline(service: Service, cloud: HostileCloud, tmp_path: Path) -> None:
    answered = await exported(service)
    assert answered.file is not None
    assert Path(answered.file.path).read_bytes() == CONTENT
    assert names(tmp_path / "films") == ["main.mp4"]
    assert cloud.requests[SUBMIT][0].json["draft"] == DRAFT
    if os.name != "nt":
        umask = os.umask(0)
        os.umask(umask)
        assert Path(answered.file.path).stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.parametrize("trouble", [LOST, Play(then="hang"), Play(http("502 Bad Gateway", b"<html>"))])
async def test_trouble_while_it_renders_does_not_end_the_render(
    service: Service, cloud: HostileCloud, trouble: Play
) -> None:
    cloud.play(POLL, WORKING, *[trouble] * 7, WORKING)
    assert (await exported(service)).outcome == "file_ready"
    assert len(ids(cloud)) == 1


async def test_a_service_that_falls_silent_leaves_a_job_that_wait_goes_on_with(
    service: Service, cloud: HostileCloud
) -> None:
    cloud.always[POLL] = LOST
    with pytest.raises(AnswerLost) as lost:
        await exported(service)
    assert (lost.value.outcome, lost.value.spent) == ("file_incomplete", "nothing")
    assert cloud.count(POLL) >= 10
    cloud.always[POLL] = done(cloud)
    assert (await waited(service)).outcome == "file_ready"
    assert len(ids(cloud)) == 1


async def test_the_same_export_asked_for_again_goes_on_with_the_same_render(
    service: Service, cloud: HostileCloud
) -> None:
    cloud.always[POLL] = LOST
    with pytest.raises(AnswerLost):
        await exported(service)
    cloud.always[POLL] = done(cloud)
    assert (await exported(service)).outcome == "file_ready"
    assert len(ids(cloud)) == 1


async def test_a_submit_that_never_arrived_is_sent_again_under_its_id(service: Service, cloud: HostileCloud) -> None:
    cloud.play(SUBMIT, LOST)
    cloud.play(POLL, NOT_FOUND)
    assert (await exported(service)).outcome == "file_ready"
    assert len(ids(cloud)) == 2
    assert len(set(ids(cloud))) == 1


async def test_a_render_that_the_service_forgot_is_submitted_again_under_its_id(
    service: Service, cloud: HostileCloud
) -> None:
    cloud.play(POLL, WORKING, NOT_FOUND, WORKING)
    assert (await exported(service)).outcome == "file_ready"
    assert len(set(ids(cloud))) == 1


async def test_a_render_that_nobody_knows_is_not_submitted_for_ever(service: Service, cloud: HostileCloud) -> None:
    cloud.always[POLL] = NOT_FOUND
    with pytest.raises(RenderFailed, match="does not know"):
        await exported(service)
    assert len(set(ids(cloud))) == 1


async def test_a_render_that_failed_gets_one_more_and_says_why(service: Service, cloud: HostileCloud) -> None:
    cloud.always[POLL] = FAILED
    with pytest.raises(RenderFailed, match="out of GPUs") as failed:
        await exported(service)
    assert failed.value.outcome == "render_failed"
    assert len(set(ids(cloud))) == len(ids(cloud)) == 2


async def test_a_render_without_an_end_is_given_up_and_stopped(service: Service, cloud: HostileCloud) -> None:
    cloud.always[POLL] = WORKING
    with pytest.raises(RenderFailed, match="no further") as stuck:
        await exported(service)
    assert (stuck.value.outcome, stuck.value.spent) == ("render_failed", "nothing")
    assert "export" in stuck.value.hint
    assert (len(ids(cloud)), cloud.count(CANCEL)) == (1, 1)


async def test_a_blocked_export_names_the_plan_and_the_website(service: Service, cloud: HostileCloud) -> None:
    cloud.always[SUBMIT] = answer({"code": 402, "message": "upgrade"}, "402 Payment Required")
    with pytest.raises(PlanBlocksExport) as blocked:
        await exported(service)
    assert "plan" in blocked.value.hint
    assert "https://nemovideo.com" in blocked.value.hint
    assert len(ids(cloud)) == 1


# the film


async def test_a_film_that_breaks_off_is_gone_on_with_by_wait(
    service: Service, cloud: HostileCloud, tmp_path: Path
) -> None:
    whole = http("200 OK", CONTENT, TAG)
    cloud.always[FILM] = Play(whole[: len(whole) - 1000])
    with pytest.raises(AnswerLost) as lost:
        await exported(service)
    assert lost.value.outcome == "file_incomplete"
    (part,) = (tmp_path / "films").glob(".*.part")
    have = part.stat().st_size
    place = f"Content-Range: bytes {have}-{len(CONTENT) - 1}/{len(CONTENT)}"
    cloud.always[FILM] = Play(http("206 Partial Content", CONTENT[have:], place, TAG))
    answered = await waited(service)
    assert answered.file is not None
    assert Path(answered.file.path).read_bytes() == CONTENT
    assert names(tmp_path / "films") == ["main.mp4"]
    assert len(ids(cloud)) == 1


async def test_what_is_no_film_is_not_delivered_and_leaves_nothing(
    service: Service, cloud: HostileCloud, tmp_path: Path
) -> None:
    cloud.always[FILM] = Play(http("200 OK", b"<html>sign in</html>"))
    with pytest.raises(UnknownRefusal) as refused:
        await exported(service)
    assert refused.value.outcome == "not_media"
    assert names(tmp_path / "films") == []


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")
async def test_an_export_that_is_killed_while_the_film_arrives_goes_on_where_it_was(
    service: Service, opened: Opened, cloud: HostileCloud, environ: dict[str, str], tmp_path: Path
) -> None:
    whole = http("200 OK", CONTENT, TAG)
    cloud.always[FILM] = Play(whole[: len(whole) - 1000], then="hang")
    slow = {**environ, "REELWRIGHT_TIME_SCALE": "1", "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "reelwright", "export", "--project", "main", "--quality", "high", "--json"]
    cloud.always[POLL] = cloud.always[SUBMIT] = done(cloud)
    async with await anyio.open_process(command, env=slow) as process:
        have = len(CONTENT) - 1000
        await until(lambda: [part.stat().st_size for part in (tmp_path / "films").glob(".*.part")] == [have])
        os.kill(process.pid, signal.SIGKILL)
        await process.wait()
    place = f"Content-Range: bytes {have}-{len(CONTENT) - 1}/{len(CONTENT)}"
    cloud.always[FILM] = Play(http("206 Partial Content", CONTENT[have:], place, TAG))
    async with opened() as next_process:
        answered = await waited(next_process)
    assert answered.file is not None
    assert Path(answered.file.path).read_bytes() == CONTENT
    assert names(tmp_path / "films") == ["main.mp4"]
    assert cloud.requests[FILM][-1].headers["range"] == f"bytes={have}-"
    assert len(ids(cloud)) == 1


async def test_a_cancelled_export_takes_its_part_with_it(service: Service, cloud: HostileCloud, tmp_path: Path) -> None:
    whole = http("200 OK", CONTENT, TAG)
    cloud.always[FILM] = Play(whole[: len(whole) - 1000])
    with pytest.raises(AnswerLost):
        await exported(service)
    cloud.always[FILM] = Play(whole[: len(whole) - 1000], beat=b"", then="hang")
    running = await exported(service, within=0.01)
    assert running.job is not None
    assert (await service.wait(running.job, "cancel", project="main", watch=Watched())).outcome == "cancelled"
    assert names(tmp_path / "films") == []


# the place


async def test_a_place_that_cannot_be_written_to_is_found_out_before_anything_is_rendered(
    service: Service, cloud: HostileCloud, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotSave) as refused:
        await exported(service, to=Target(tmp_path / "file" / "a.mp4"))
    assert refused.value.outcome == "not_sent"
    assert cloud.count(SUBMIT) == 0


async def test_no_film_replaces_a_clip_that_it_is_made_of(
    service: Service, cloud: HostileCloud, tmp_path: Path, media: Any
) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(media.video("clip.mp4").read_bytes())
    cloud.play("POST /api/upload-video/nemo_agent/me/s1 1.1", ok({"files": [{"filename": "clip.mp4"}]}))
    asked = await service.upload([str(clip)], [], project="main", watch=Watched())
    assert asked.approval is not None
    await service.upload([str(clip)], [], project="main", watch=Watched(), approve=asked.approval.code)
    with pytest.raises(ForbiddenPath):
        await exported(service, to=Target(clip, replace=True))
    assert cloud.count(SUBMIT) == 0
    assert clip.read_bytes() == media.video("clip.mp4").read_bytes()


async def test_a_service_that_cannot_be_reached_is_said_to_be_so(opened: Opened, environ: dict[str, str]) -> None:
    environ["NEMO_API_URL"] = "http://127.0.0.1:9"
    async with opened() as service:
        with pytest.raises(Offline) as offline:
            await exported(service)
    assert (offline.value.outcome, offline.value.spent) in (("offline", "nothing"), ("not_sent", "nothing"))
