"""The rules that all calls share, over a real socket: who we say we are, renewal on each endpoint, limits of patience
and size; and that an output URL elsewhere sees nothing of ours."""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from contract.scripted_cloud import (
    CANCEL,
    CLAIM,
    CREDITS,
    DOWNLOAD,
    FILM,
    FILM_BYTES,
    POLL,
    RUN,
    SESSION,
    STATE,
    SUBMIT,
    TOKEN,
    UPLOAD,
    Answer,
    Broken,
    Repeat,
    ScriptedCloud,
    box,
)
from reelwright.backend.client import Backend
from reelwright.backend.fold import fold
from reelwright.backend.inprocess import InProcessTransport
from reelwright.backend.timers import Timers
from reelwright.backend.upload import LocalFile
from reelwright.errors import AnswerLost, FileNotFound, Offline, RateLimited, ReelwrightError, UnknownRefusal
from reelwright.wire.bodies import RenderState

Connect = Callable[..., Any]
ENDPOINTS = [SESSION, CLAIM, STATE, CREDITS, UPLOAD, SUBMIT, POLL, CANCEL, DOWNLOAD, RUN]
HEADERS = {"x-skill-source": "a-skill", "x-skill-version": "1.2.3", "x-skill-platform": "cursor"}
INFO = {"filename": "a.mp4", "file_type": "video", "duration": 1.5}


def unwatched(done: int, total: int) -> None:
    assert 0 <= done <= total


async def ask(backend: Backend, endpoint: str, folder: Path) -> None:
    """A call of one endpoint."""
    calls: dict[str, Callable[[], Awaitable[object]]] = {
        SESSION: lambda: backend.create_session("en"),
        CLAIM: lambda: backend.claim("t1", "s1"),
        STATE: lambda: backend.state("s1"),
        CREDITS: backend.credits,
        UPLOAD: lambda: backend.upload_urls("s1", ["https://example.com/a.mp4"]),
        SUBMIT: lambda: backend.submit_render("r1", "s1", {}, "high"),
        POLL: lambda: backend.render_state("r1"),
        CANCEL: lambda: backend.cancel_render("r1"),
        DOWNLOAD: lambda: backend.download(RenderState(id="r1"), folder / "film", unwatched),
    }
    if endpoint == RUN:
        async with backend.run("s1", "x") as events:
            await fold(events)
    else:
        await calls[endpoint]()


async def test_every_call_says_who_we_are(cloud: ScriptedCloud, connect: Connect, tmp_path: Path) -> None:
    async with connect() as backend:
        for endpoint in ENDPOINTS:
            await ask(backend, endpoint, tmp_path)
    assert set(cloud.calls) == {*ENDPOINTS, TOKEN}
    for endpoint, calls in cloud.calls.items():
        for call in calls:
            assert call.headers.items() >= HEADERS.items()
            assert call.token == ("" if endpoint == TOKEN else "nmv_usr_1")
            assert ("x-client-id" in call.headers) == (endpoint == TOKEN)
            assert "nmv_usr" not in call.path


@pytest.mark.parametrize("endpoint", ENDPOINTS)
async def test_each_endpoint_renews_a_token_once(
    cloud: ScriptedCloud, connect: Connect, tmp_path: Path, endpoint: str
) -> None:
    cloud.play(endpoint, Answer(200, {"code": "1010", "message": "expired"}))
    async with connect() as backend:
        await ask(backend, endpoint, tmp_path)
    assert [call.token for call in cloud.calls[endpoint]][:2] == ["nmv_usr_1", "nmv_usr_2"]
    assert len(cloud.calls[TOKEN]) == 2


@pytest.mark.parametrize("endpoint", [CREDITS, SESSION, SUBMIT, RUN])
async def test_a_redirect_is_named_and_not_followed(
    cloud: ScriptedCloud, backend: Backend, endpoint: str, tmp_path: Path
) -> None:
    cloud.play(endpoint, Answer(307, raw=b"", headers={"location": f"{cloud.url}{CLAIM}"}))
    with pytest.raises(UnknownRefusal, match="another address"):
        await ask(backend, endpoint, tmp_path)
    assert (len(cloud.calls[endpoint]), cloud.calls[CLAIM]) == (1, [])


async def test_a_persons_own_token_is_in_no_error(cloud: ScriptedCloud, connect: Connect) -> None:
    secret = "-".join(["own", "secret"])
    cloud.play(CREDITS, Answer(401, {"detail": f"{secret} is bad"}), Answer(403, {"detail": f"{secret} is bad"}))
    async with connect(token=secret) as backend:
        for _ in range(2):
            with pytest.raises(ReelwrightError) as refused:
                await backend.credits()
            assert secret not in "".join(traceback.format_exception(refused.value)) + repr(refused.value.data())


@pytest.mark.parametrize(("value", "wait"), [("soon", 30), ("Mon, 16 Mar 2026 22:27:40 GMT", 60), ("60", 60), ("0", 0)])
async def test_what_a_rate_limit_asks_for_is_waited(
    cloud: ScriptedCloud, backend: Backend, slept: list[float], value: str, wait: float
) -> None:
    cloud.play(CREDITS, Answer(200, {"code": 429, "message": "slow"}, headers={"retry-after": value}))
    assert (await backend.credits()).available == 90
    assert slept == [wait]


async def test_a_rate_limit_of_days_is_said_at_once(cloud: ScriptedCloud, connect: Connect, slept: list[float]) -> None:
    cloud.play(TOKEN, Answer(429, {"detail": "one per week"}, headers={"retry-after": "604800"}))
    async with connect() as backend:
        with pytest.raises(RateLimited) as limited:
            await backend.credits()
    assert (slept, len(cloud.calls[TOKEN])) == ([], 1)
    assert "7 days" in limited.value.hint


async def test_a_missing_client_id_is_sent_once_more(cloud: ScriptedCloud, connect: Connect) -> None:
    cloud.play(TOKEN, Answer(400, {"detail": "X-Client-Id header is required"}))
    async with connect() as backend:
        await backend.credits()
    first, second = (call.headers["x-client-id"] for call in cloud.calls[TOKEN])
    assert first == second


@pytest.mark.parametrize("row", [Broken(), Answer(502, raw=b"<html>"), Answer(200, [1])])
async def test_a_creation_whose_answer_is_lost_is_made_twice_in_all(
    cloud: ScriptedCloud, backend: Backend, row: Answer
) -> None:
    cloud.play(SESSION, row, row, row)
    with pytest.raises(AnswerLost):
        await backend.create_session("en")
    assert len(cloud.calls[SESSION]) == 2


async def test_an_answer_without_end_is_not_read_to_its_end(cloud: ScriptedCloud, backend: Backend) -> None:
    endless = Answer(raw=b'{"data": "' + b"x" * 20_000_000, headers={"content-type": "application/json"})
    cloud.play(SESSION, endless, endless)
    with pytest.raises(AnswerLost, match="too large"):
        await backend.create_session("en")


async def test_credentials_of_an_address_are_not_shown(connect: Connect) -> None:
    async with connect(token="t", url="http://user:hidden@127.0.0.1:1") as backend:
        with pytest.raises(Offline, match=r"127\.0\.0\.1") as offline:
            await backend.credits()
    assert "hidden" not in str(offline.value)


async def test_an_upload_that_never_arrived_is_sent_again_and_not_for_ever(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    clip = tmp_path / "a.mp4"
    clip.write_bytes(b"clip" * 1000)
    cloud.play(UPLOAD, Broken(), Answer(502, raw=b"<html>"), Answer(200, {"code": 0, "data": {"files": [INFO]}}))
    (file,) = await backend.upload_files("s1", [LocalFile(clip, "a.mp4", 4000)], unwatched)
    assert file.filename == "a.mp4"
    cloud.play(UPLOAD, Broken(), Broken(), Broken())
    with pytest.raises(AnswerLost):
        await backend.upload_files("s1", [LocalFile(clip, "a.mp4", 4000)], unwatched)
    assert len(cloud.calls[UPLOAD]) == 6
    assert all(b"clip" * 1000 in call.body for call in cloud.calls[UPLOAD])


async def test_a_file_of_the_same_name_from_before_is_not_taken_for_this_one(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    clip = tmp_path / "a.mp4"
    clip.write_bytes(b"clip")
    known = Answer(200, {"code": 0, "data": {"state": {"video_infos": [INFO]}}})
    cloud.play(STATE, known, known)
    cloud.play(UPLOAD, Broken(), Answer(200, {"code": 0, "data": {"files": [INFO]}}))
    await backend.upload_files("s1", [LocalFile(clip, "a.mp4", 4)], unwatched)
    assert len(cloud.calls[UPLOAD]) == 2


async def test_a_file_that_is_gone_is_named_and_nothing_is_sent(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFound, match=r"a\.mp4"):
        await backend.upload_files("s1", [LocalFile(tmp_path / "a.mp4", "a.mp4", 4)], unwatched)
    assert cloud.calls[UPLOAD] == []


async def test_an_odd_name_of_a_file_cannot_break_the_form(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    clip = tmp_path / "clip"
    clip.write_bytes(b"clip")
    name = 'a"\r\nX-Evil: 1\r\n\r\n\udcff.mp4'
    await backend.upload_files("s1", [LocalFile(clip, name, 4)], unwatched)
    assert b"\r\nX-Evil" not in cloud.calls[UPLOAD][0].body


async def test_an_output_url_elsewhere_sees_nothing_of_ours(
    cloud: ScriptedCloud, connect: Connect, tmp_path: Path
) -> None:
    other = ScriptedCloud()
    film = tmp_path / "film.part"

    async def resolve(host: str, port: int) -> list[str]:
        return ["93.184.215.14"]

    async with connect(elsewhere=InProcessTransport(other.app()), resolve=resolve) as backend:
        await backend.credits()
        await backend.download(RenderState(id="r1", url="https://cdn.example/films/one.mp4?sig=1"), film, unwatched)
    (call,) = other.calls[FILM]
    assert not {"authorization", "x-client-id", "cookie", *HEADERS} & set(call.headers)
    assert film.read_bytes() == FILM_BYTES
    assert cloud.calls[DOWNLOAD] == []


async def test_a_download_leaves_the_film_and_nothing_else(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    cloud.play(FILM, Answer(200, raw=b"<html>sign in</html>", headers={"etag": '"x"'}))
    cloud.play(DOWNLOAD, Answer(200, {"code": 429, "message": "slow"}))
    url = f"{cloud.url}/films/one.mp4"
    assert await backend.download(RenderState(id="r1", url=url), folder / "f.part", unwatched) == len(FILM_BYTES)
    assert [path.name for path in folder.iterdir()] == ["f.part"]


async def test_a_part_that_does_not_fit_is_fetched_from_the_beginning(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    film = tmp_path / "f.part"
    film.write_bytes(b"\0" * 9)
    (tmp_path / "f.part.etag").write_text('"film-1"')
    wrong = {"content-range": "bytes 3-8/9", "content-type": "video/mp4"}
    cloud.play(FILM, Answer(206, raw=b"wrong!", headers=wrong), Answer(416, raw=b""))
    await backend.download(RenderState(id="r1", url=f"{cloud.url}/films/one.mp4"), film, unwatched)
    assert film.read_bytes() == FILM_BYTES
    assert "range" not in cloud.calls[FILM][-1].headers


async def test_a_download_that_only_drips_is_given_up_for_the_api_itself(
    cloud: ScriptedCloud, connect: Connect, tmp_path: Path
) -> None:
    cloud.play(FILM, *[Repeat(box(b"ftyp", b""), 0.01)] * 6)
    film = tmp_path / "f.part"
    async with connect(token="t", timers=Timers(stalled=0.1)) as backend:
        await backend.download(RenderState(id="r1", url=f"{cloud.url}/films/one.mp4"), film, unwatched)
    assert film.read_bytes() == FILM_BYTES
    assert (len(cloud.calls[FILM]), len(cloud.calls[DOWNLOAD])) == (6, 1)
