"""Files in and films out, over a socket: the form, both poll shapes, and downloads that go on where they broke off."""

from pathlib import Path

import pytest

from contract.scripted_cloud import (
    CANCEL,
    DOWNLOAD,
    FILM,
    FILM_BYTES,
    FILM_TAG,
    POLL,
    STATE,
    SUBMIT,
    UPLOAD,
    Answer,
    Broken,
    ScriptedCloud,
)
from reelwright.backend.client import Backend
from reelwright.backend.upload import LocalFile
from reelwright.errors import NotFound, PlanBlocksExport
from reelwright.wire.bodies import RenderState

CLIP = {"filename": "a.mp4", "file_type": "video", "cdn_url": "https://cdn/a.mp4", "duration": 1.5, "width": 320}
RAW = {"t": [{"tt": 0, "sg": [{"d": 1000, "secret_key": None}]}], "more": "二"}


def _unwatched(done: int, total: int) -> None:
    pass


async def _done(cloud: ScriptedCloud, backend: Backend, tmp_path: Path, path: str | None) -> bytes:
    url = None if path is None else cloud.url + path
    part = tmp_path / "film.part"
    size = await backend.download(RenderState(id="r1", status="completed", url=url), part, _unwatched)
    assert size == part.stat().st_size
    return part.read_bytes()


async def test_a_file_arrives_whole_with_its_length_and_progress(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    content = bytes(range(256)) * 2000
    (tmp_path / "a.mp4").write_bytes(content)
    cloud.play(UPLOAD, Answer(body={"code": 0, "data": {"files": [CLIP]}}))
    seen: list[tuple[int, int]] = []
    files = [LocalFile(tmp_path / "a.mp4", "a.mp4", len(content))]
    (uploaded,) = await backend.upload_files("s1", files, lambda done, total: seen.append((done, total)))
    (call,) = cloud.calls[UPLOAD]
    assert int(call.headers["content-length"]) == len(call.body)
    assert content in call.body
    assert b'name="files"; filename="a.mp4"' in call.body
    assert (uploaded.filename, uploaded.duration, uploaded.width, uploaded.fps) == ("a.mp4", 1.5, 320, None)
    assert seen[-1] == (len(content), len(content))
    assert seen == sorted(seen)


async def test_an_upload_whose_answer_was_lost_is_looked_for_before_it_is_sent_again(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    (tmp_path / "a.mp4").write_bytes(b"clip")
    cloud.play(UPLOAD, Broken())
    nothing, there = ({"code": 0, "data": {"state": {"video_infos": infos}}} for infos in ([], [CLIP]))
    cloud.play(STATE, Answer(body=nothing), Answer(body=there))
    uploaded = await backend.upload_files("s1", [LocalFile(tmp_path / "a.mp4", "a.mp4", 4)], _unwatched)
    assert [file.filename for file in uploaded] == ["a.mp4"]
    assert len(cloud.calls[UPLOAD]) == 1


async def test_urls_go_out_as_documented(cloud: ScriptedCloud, backend: Backend) -> None:
    cloud.play(UPLOAD, Answer(body={"code": 0, "data": {"files": [CLIP]}}))
    await backend.upload_urls("s1", ["https://example.org/a.mp4"])
    assert cloud.calls[UPLOAD][0].json == {"urls": ["https://example.org/a.mp4"], "source_type": "url"}


async def test_a_render_gets_the_raw_draft(cloud: ScriptedCloud, backend: Backend) -> None:
    state = await backend.submit_render("render_1", "s1", RAW, "high")
    assert (state.id, state.status, state.progress) == ("render_1", "pending", 5)
    assert cloud.calls[SUBMIT][0].json == {
        "id": "render_1",
        "sessionId": "s1",
        "draft": RAW,
        "output": {"format": "mp4", "quality": "high"},
    }


async def test_a_submit_whose_answer_was_lost_is_never_a_second_render(cloud: ScriptedCloud, backend: Backend) -> None:
    cloud.play(SUBMIT, Broken())
    assert (await backend.submit_render("render_1", "s1", RAW, "high")).status == "processing"
    assert {call.json["id"] for call in cloud.calls[SUBMIT]} == {"render_1"}


@pytest.mark.parametrize(
    "row",
    [
        Answer(409, {"success": False, "error": "A render with this id exists already."}),
        Answer(200, {"success": False, "error": "duplicate id"}),
    ],
)
async def test_a_duplicate_id_means_that_the_render_exists(cloud: ScriptedCloud, backend: Backend, row: Answer) -> None:
    cloud.play(SUBMIT, row)
    assert (await backend.submit_render("render_1", "s1", RAW, "high")).status == "processing"
    assert (len(cloud.calls[SUBMIT]), len(cloud.calls[POLL])) == (1, 1)


async def test_an_export_that_the_plan_blocks_is_not_tried_again(cloud: ScriptedCloud, backend: Backend) -> None:
    cloud.play(SUBMIT, Answer(402, {"message": "upgrade"}))
    with pytest.raises(PlanBlocksExport):
        await backend.submit_render("render_1", "s1", RAW, "high")
    assert len(cloud.calls[SUBMIT]) == 1


FINISHED = [
    {
        "taskId": "x",
        "status": "completed",
        "progress": 100,
        "output": {"url": "https://cdn/f", "duration": 9, "size": 7},
    },
    {"success": True, "data": {"id": "x", "status": "completed", "progress": 100, "outputUrl": "https://cdn/f"}},
]


@pytest.mark.parametrize("body", FINISHED, ids=["output", "outputUrl"])
async def test_both_poll_shapes_say_the_same(cloud: ScriptedCloud, backend: Backend, body: object) -> None:
    cloud.play(POLL, Answer(body=body))
    state = await backend.render_state("r1")
    assert (state.id, state.status, state.url, state.progress) == ("r1", "completed", "https://cdn/f", 100)


async def test_a_failed_render_is_a_state_with_its_reason(cloud: ScriptedCloud, backend: Backend) -> None:
    cloud.play(POLL, Answer(body={"taskId": "r1", "status": "failed", "error": "no codec"}))
    state = await backend.render_state("r1")
    assert (state.status, state.error) == ("failed", "no codec")


@pytest.mark.parametrize("row", [Answer(404, {"detail": "Not Found"}), Answer(405, raw=b"no")])
async def test_a_server_without_cancel_cannot_cancel(cloud: ScriptedCloud, backend: Backend, row: Answer) -> None:
    cloud.play(CANCEL, row)
    assert await backend.cancel_render("r1") is False


async def test_an_output_url_never_sees_our_credentials(cloud: ScriptedCloud, backend: Backend, tmp_path: Path) -> None:
    assert await _done(cloud, backend, tmp_path, "/films/one.mp4") == FILM_BYTES
    (call,) = cloud.calls[FILM]
    assert "authorization" not in call.headers
    assert not cloud.calls[DOWNLOAD]


NO_FILM = [
    Answer(403, raw=b"expired"),
    Answer(200, raw=b"<html>sign in</html>"),
    Answer(302, raw=b"", headers={"location": "/"}),
]


@pytest.mark.parametrize("row", NO_FILM, ids=["403", "HTML", "redirect"])
async def test_without_a_film_at_the_url_the_api_itself_is_asked(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path, row: Answer
) -> None:
    cloud.play(FILM, row)
    assert await _done(cloud, backend, tmp_path, "/films/one.mp4") == FILM_BYTES
    assert cloud.calls[DOWNLOAD][0].token == "nmv_own"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://example.org/f", "https://a:b@example.org/f", "https://["]
)
async def test_an_address_that_is_none_is_not_fetched(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path, url: str
) -> None:
    part = tmp_path / "film.part"
    await backend.download(RenderState(id="r1", status="completed", url=url), part, _unwatched)
    assert part.read_bytes() == FILM_BYTES
    assert len(cloud.calls[DOWNLOAD]) == 1


async def test_a_download_that_broke_off_goes_on_from_there(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    cut = {"etag": FILM_TAG, "content-length": str(len(FILM_BYTES)), "content-type": "video/mp4"}
    cloud.play(FILM, Answer(200, raw=FILM_BYTES[:5000], headers=cut))
    assert await _done(cloud, backend, tmp_path, "/films/one.mp4") == FILM_BYTES
    resumed = cloud.calls[FILM][-1].headers
    assert 0 < int(resumed["range"].removeprefix("bytes=").removesuffix("-")) <= 5000
    assert resumed["if-range"] == FILM_TAG


async def test_a_film_that_changed_meanwhile_is_fetched_from_its_beginning(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    old = {"etag": '"older"', "content-length": str(len(FILM_BYTES)), "content-type": "video/mp4"}
    cloud.play(FILM, Answer(200, raw=b"\x00\x00\x00\x18ftypolder" * 100, headers=old))
    assert await _done(cloud, backend, tmp_path, "/films/one.mp4") == FILM_BYTES


async def test_a_film_that_is_nowhere_is_refused_and_leaves_nothing(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    cloud.play(DOWNLOAD, *[Answer(404, {"detail": "gone"})] * 6)
    with pytest.raises(NotFound):
        await backend.download(RenderState(id="r1", status="completed"), tmp_path / "film.part", _unwatched)
    assert not (tmp_path / "film.part").exists()
