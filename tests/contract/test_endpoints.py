"""One contract, three servers: the studio in this process, the studio on a socket, and the scripted cloud.

The client cannot tell them apart. The studio really edits and renders; the cloud is told what to say (`says`).
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import anyio
import anyio.lowlevel
import httpx
import pytest

from api_client import A_SKILL, NOBODY, api_client, identity
from contract.scripted_cloud import (
    CANCEL,
    CREDITS,
    FILM_BYTES,
    POLL,
    RUN,
    STATE,
    SUBMIT,
    UPLOAD,
    Answer,
    Row,
    ScriptedCloud,
    frames,
    open_cloud,
)
from loopback import served
from media_maker import MediaMaker
from reelwright.backend.client import Backend
from reelwright.backend.fold import fold
from reelwright.backend.inprocess import InProcessTransport
from reelwright.backend.upload import LocalFile
from reelwright.draft.reading import read_draft
from reelwright.errors import NotFound, ServiceRefused, SessionGone, TokenRejected, UnsupportedFile
from reelwright.studio.app import HOST, make_app
from reelwright.wire.bodies import RenderState

SERVERS = ["studio in-process", "studio on a socket", "scripted cloud"]
GONE = Answer(404, {"detail": "Session not found: s_0"})
INFO = {"filename": "clip.mp4", "file_type": "video", "duration": 1.0, "width": 320, "height": 240}
DRAFT = {"t": [{"tt": 0, "sg": [{"d": 1000}]}], "d": 1000, "future": {"kept": [1.0]}}


class Server:
    """One of the three. `backend` opens a client of it."""

    def __init__(self, folder: Path, url: str, app: object = None, cloud: ScriptedCloud | None = None) -> None:
        self.folder = folder
        self.url = url
        self.cloud = cloud
        self._app = app

    def says(self, endpoint: str, *rows: Row) -> None:
        """What the scripted cloud answers; the studio has answers of its own."""
        if self.cloud is not None:
            self.cloud.play(endpoint, *rows)

    @asynccontextmanager
    async def backend(self, token: str | None = None, *, attribution: bool = True) -> AsyncIterator[Backend]:
        transport: httpx.AsyncBaseTransport | None = InProcessTransport(self._app) if self._app else None
        async with api_client(
            self.url,
            identity(self.folder, token),
            sleep=lambda _: anyio.lowlevel.checkpoint(),
            attribution=A_SKILL if attribution else NOBODY,
            transport=transport,
        ) as backend:
            yield backend


@pytest.fixture(params=SERVERS)
async def server(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Server]:
    async with AsyncExitStack() as stack:
        if request.param == "scripted cloud":
            cloud = await stack.enter_async_context(open_cloud())
            yield Server(tmp_path / "client", cloud.url, cloud=cloud)
            return
        app = make_app(tmp_path / "studio", clock=time.time)
        if request.param == "studio in-process":
            await stack.enter_async_context(app.router.lifespan_context(app))
            yield Server(tmp_path / "client", f"http://{HOST}", app=app)
        else:
            yield Server(tmp_path / "client", (await stack.enter_async_context(served(app))).url)


@pytest.fixture
async def backend(server: Server) -> AsyncIterator[Backend]:
    async with server.backend() as backend:
        yield backend


def local(path: Path) -> LocalFile:
    return LocalFile(path, path.name, path.stat().st_size)


def unwatched(done: int, total: int) -> None:
    assert 0 <= done <= total


async def finished(backend: Backend, state: RenderState) -> RenderState:
    with anyio.fail_after(60):
        while state.status in ("pending", "processing"):
            await anyio.sleep(0.05)
            state = await backend.render_state(state.id)
    return state


async def test_a_session_is_opened_with_a_token_that_is_fetched_once(server: Server, backend: Backend) -> None:
    session = await backend.create_session("en")
    slot = server.folder / "state" / "token-cloud.json"
    kept = slot.read_text()
    assert session.session_id
    assert session.task_id
    async with server.backend() as again:
        await again.create_session("zh")
    assert slot.read_text() == kept


async def test_credits_add_up(backend: Backend) -> None:
    balance = await backend.credits()
    assert balance.total == balance.available + balance.frozen > 0


async def test_a_new_session_is_empty(backend: Backend) -> None:
    session = await backend.create_session("en")
    state = await backend.state(session.session_id)
    assert not read_draft(state.draft).exportable()
    assert state.video_infos == []


async def test_a_film_is_made_from_upload_to_download(
    server: Server, backend: Backend, media: MediaMaker, tmp_path: Path
) -> None:
    empty, full = {"state": {"video_infos": []}}, {"state": {"draft": DRAFT, "video_infos": [INFO]}}
    server.says(STATE, Answer(body={"code": 0, "data": empty}), Answer(body={"code": 0, "data": full}))
    server.says(UPLOAD, Answer(body={"code": 0, "data": {"files": [INFO], "session_state_applied": True}}))
    url = f"{server.url}/films/one.mp4"
    server.says(POLL, Answer(body={"taskId": "render_1", "status": "completed", "output": {"url": url, "duration": 1}}))
    moved: list[tuple[int, int]] = []
    clip = local(media.video("clip.mp4"))

    session = await backend.create_session("en")
    (file,) = await backend.upload_files(session.session_id, [clip], lambda done, total: moved.append((done, total)))
    assert (file.filename, file.duration, file.width, file.height) == ("clip.mp4", pytest.approx(1, abs=0.1), 320, 240)
    assert moved[-1] == (clip.size, clip.size)
    async with backend.run(session.session_id, "combine my clips") as events:
        turn = await fold(events)
    assert turn.text
    assert turn.failure is None
    state = await backend.state(session.session_id)
    assert read_draft(state.draft).exportable()
    assert [info["filename"] for info in state.video_infos] == ["clip.mp4"]
    render = await backend.submit_render("render_1", session.session_id, state.draft, "draft")
    assert render.id == "render_1"
    render = await finished(backend, render)
    assert (render.status, render.duration_s) == ("completed", pytest.approx(1, abs=0.2))
    film = tmp_path / "film.part"
    assert await backend.download(render, film, unwatched) == film.stat().st_size
    assert film.read_bytes()[4:8] == b"ftyp"
    assert film.read_bytes() == FILM_BYTES if server.cloud else film.stat().st_size > 1000
    fallback = tmp_path / "fallback.part"
    await backend.download(RenderState(id="render_1", status="completed"), fallback, unwatched)
    assert fallback.read_bytes() == film.read_bytes()
    assert not list(tmp_path.glob("*.etag"))


async def test_an_id_that_is_rendered_already_is_as_good_as_submitted(
    server: Server, backend: Backend, media: MediaMaker
) -> None:
    server.says(UPLOAD, Answer(body={"code": 0, "data": {"files": [INFO]}}))
    accepted = Answer(body={"success": True, "data": {"id": "render_1", "status": "pending", "progress": 5}})
    server.says(SUBMIT, accepted, Answer(409, {"success": False, "error": "A render with this id exists."}))
    session = await backend.create_session("en")
    await backend.upload_files(session.session_id, [local(media.video("clip.mp4"))], unwatched)
    async with backend.run(session.session_id, "combine my clips") as events:
        await fold(events)
    draft = (await backend.state(session.session_id)).draft
    for _ in range(2):
        render = await backend.submit_render("render_1", session.session_id, draft, "draft")
        assert render.id == "render_1"
        assert render.status in ("pending", "processing", "completed")
    assert isinstance(await backend.cancel_render("render_1"), bool)


async def test_a_render_that_is_not_there_is_refused_and_cannot_be_cancelled(server: Server, backend: Backend) -> None:
    server.says(POLL, Answer(404, {"detail": "Not Found"}))
    server.says(CANCEL, Answer(404, {"detail": "Not Found"}))
    await backend.credits()
    with pytest.raises(NotFound):
        await backend.render_state("render_unknown")
    assert await backend.cancel_render("render_unknown") is False


async def test_a_session_that_is_gone_is_named_by_every_call(
    server: Server, backend: Backend, media: MediaMaker
) -> None:
    server.says(STATE, GONE, GONE, GONE)
    server.says(UPLOAD, GONE)
    server.says(RUN, GONE)
    server.says(SUBMIT, Answer(200, {"code": 1002, "message": "session not found"}))
    with pytest.raises(SessionGone):
        await backend.state("s_0")
    with pytest.raises(SessionGone):
        await backend.upload_files("s_0", [local(media.video("clip.mp4"))], unwatched)
    with pytest.raises(SessionGone):
        async with backend.run("s_0", "hello"):
            pass
    with pytest.raises(SessionGone):
        await backend.submit_render("render_1", "s_0", DRAFT, "high")


async def test_a_persons_own_token_that_is_refused_is_said_and_not_replaced(server: Server) -> None:
    server.says(CREDITS, Answer(401, {"detail": "Unauthorized"}))
    async with server.backend(token="my-own-token") as backend:
        with pytest.raises(TokenRejected, match="NEMO_TOKEN") as refused:
            await backend.credits()
    assert "my-own-token" not in f"{refused.value!r} {refused.value.data()}"
    assert not (server.folder / "state" / "token-cloud.json").exists()


async def test_a_token_that_has_expired_is_renewed_once_with_the_same_client_id(server: Server) -> None:
    server.says(CREDITS, Answer(200, {"code": 1001, "message": "token expired"}))
    slot, known_as = server.folder / "state" / "token-cloud.json", server.folder / "config" / "client_id"
    client_id = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
    for file, content in ((slot, '{"token": "nmv_usr_old"}'), (known_as, client_id)):
        file.parent.mkdir(parents=True)
        file.write_text(content)
    async with server.backend() as backend:
        assert (await backend.credits()).total > 0
    assert "nmv_usr_old" not in slot.read_text()
    assert known_as.read_text() == client_id


async def test_a_file_that_is_no_media_is_refused(server: Server, backend: Backend, tmp_path: Path) -> None:
    server.says(UPLOAD, Answer(415, {"code": 4001, "message": "unsupported"}))
    text = tmp_path / "clip.mp4"
    text.write_text("this is no video")
    session = await backend.create_session("en")
    with pytest.raises(UnsupportedFile):
        await backend.upload_files(session.session_id, [local(text)], unwatched)


async def test_an_export_without_attribution_is_refused(server: Server) -> None:
    server.says(SUBMIT, Answer(402, {"detail": "Payment Required"}))
    async with server.backend(attribution=False) as backend:
        session = await backend.create_session("en")
        with pytest.raises(ServiceRefused) as refused:
            await backend.submit_render("render_1", session.session_id, DRAFT, "high")
    assert refused.value.code == "plan_blocks_export"


async def test_words_that_are_not_understood_end_in_a_turn_that_says_so(server: Server, backend: Backend) -> None:
    server.says(RUN, frames({"type": "text", "content": "I do not understand."}))
    session = await backend.create_session("en")
    async with backend.run(session.session_id, "xyzzy plugh") as events:
        turn = await fold(events)
    assert "understand" in turn.text


async def test_many_calls_at_once_are_answered_each(backend: Backend) -> None:
    sessions: set[str] = set()

    async def ask() -> None:
        sessions.add((await backend.create_session("en")).session_id)
        assert (await backend.credits()).total > 0

    async with anyio.create_task_group() as tasks:
        for _ in range(10):
            tasks.start_soon(ask)
    assert sessions
