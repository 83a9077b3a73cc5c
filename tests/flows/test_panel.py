"""What the timeline panel gets: the film as rows, pictures, a film to play, its bytes; and nothing else."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from media_maker import MediaMaker
from reelwright.errors import BadRequest, NotFound
from reelwright.flows.service import Service
from reelwright.flows.timeline_panel.panel import MOST_READ
from reelwright.flows.timeline_panel.previewing import ADDRESS, Preview
from watching import Watched

pytestmark = pytest.mark.anyio


@pytest.fixture
async def film(service: Service, media: MediaMaker, watch: Watched) -> Service:
    """A service with a film of two clips in the project `main`, in 2 s."""
    clips = [media.video(f"{colour}.mp4", seconds=1, colour=colour, size=(320, 180)) for colour in ("red", "blue")]
    await service.upload([str(clip) for clip in clips], [], project="main", watch=watch)
    await service.edit("combine my clips, make it 16:9, add the title 'Hi'", [], project="main", watch=watch)
    return service


async def made(service: Service) -> Preview:
    preview = await service.panel.preview("main")
    while preview.state == "making":
        assert 0 <= (preview.share or 0) < 1
        preview = await service.panel.preview("main")
    return preview


async def test_a_project_that_there_is_not_is_an_empty_film_and_is_not_started(service: Service) -> None:
    view = await service.panel.view("nothing")
    assert (view.length_ms, view.tracks) == (0, [])
    assert (await service.panel.preview("nothing")).state == "none"
    assert (await service.panel.pictures("nothing", [0], whole=True)).frames == [None]
    assert service.overview.names() == []


async def test_the_film_comes_as_rows_with_texts_above_and_sound_below(film: Service) -> None:
    view = await film.panel.view("main")
    assert [row.kind for row in view.tracks or []] == ["text", "video"]
    assert [(item.n, item.name, item.start_ms, item.length_ms) for item in (view.tracks or [])[1].items] == [
        (1, "red", 0, 1000),
        (2, "blue", 1000, 1000),
    ]
    assert (view.width, view.height, view.length_ms) == (1920, 1080, 2000)


async def test_who_has_this_revision_is_not_sent_it_again(film: Service, watch: Watched) -> None:
    view = await film.panel.view("main")
    assert (await film.panel.view("main", view.revision)).tracks is None
    await film.edit("mute the clips", [], project="main", watch=watch)
    after = await film.panel.view("main", view.revision)
    assert after.revision != view.revision
    assert after.tracks


async def test_how_loud_the_pieces_are_is_told_when_it_is_asked_for(
    service: Service, media: MediaMaker, watch: Watched
) -> None:
    clips = [media.video("loud.mp4", seconds=1), media.video("mute.mp4", seconds=1, audio="none")]
    await service.upload([str(clip) for clip in clips], [], project="main", watch=watch)
    await service.edit("combine my clips and add calm music", [], project="main", watch=watch)
    plain = await service.panel.view("main")
    heard = await service.panel.view("main", sounds=True)
    assert plain.revision == heard.revision
    assert not any(item.wave for row in plain.tracks or [] for item in row.items)
    waves = {(row.kind, item.n): item.wave for row in heard.tracks or [] for item in row.items}
    assert waves["video", 2] is None
    assert max(base64.b64decode(waves["video", 1] or "")) > 20
    assert len(set(base64.b64decode(waves["music", 1] or ""))) > 5


async def test_pictures_are_of_the_files_or_of_the_film(film: Service) -> None:
    for whole in (False, True):
        frames = (await film.panel.pictures("main", [500, 1500], whole=whole)).frames
        assert [base64.b64decode(frame or "")[:2] for frame in frames] == [b"\xff\xd8", b"\xff\xd8"]
        assert frames[0] != frames[1]


@pytest.mark.parametrize("times", [[], [-1], list(range(41))])
async def test_too_many_pictures_or_none_are_refused(film: Service, times: list[int]) -> None:
    with pytest.raises(BadRequest):
        await film.panel.pictures("main", times, whole=False)


async def test_a_preview_is_made_once_and_read_in_parts(film: Service) -> None:
    preview = await made(film)
    assert preview.state == "ready"
    assert preview.kind == "preview"
    assert await film.panel.preview("main") == preview
    uri, content = preview.uri or "", b""
    while len(content) < preview.size:
        chunk = await film.panel.read(uri, len(content), 10_000)
        assert chunk.size == preview.size
        content += base64.b64decode(chunk.data)
    assert content[4:8] == b"ftyp"
    assert len(content) == preview.size
    assert (await film.panel.read(uri, preview.size + 5, 10)).data == ""


async def test_another_timeline_has_another_preview(film: Service, watch: Watched) -> None:
    before = await made(film)
    await film.edit("remove the title", [], project="main", watch=watch)
    assert (await made(film)).uri != before.uri


async def test_only_previews_and_exports_of_ours_can_be_read(film: Service, tmp_path: Path, watch: Watched) -> None:
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(b"secret")
    foreign = [secret.as_uri(), str(secret), "file:///etc/passwd", "https://example.com/a.mp4", ""]
    foreign += [f"{ADDRESS}{name}" for name in ("", "0" * 16, "../../secret", "%2e%2e%2fsecret", "..")]
    for uri in foreign:
        with pytest.raises(NotFound):
            await film.panel.read(uri, 0, 10)
    await film.export("draft", project="main", watch=watch)
    exported = film.overview.exports("main")[0]
    assert base64.b64decode((await film.panel.read(exported.uri, 4, 4)).data) == b"ftyp"


@pytest.mark.parametrize(("offset", "length"), [(-1, 10), (0, 0), (0, -5), (0, MOST_READ + 1)])
async def test_a_part_that_is_none_is_refused(film: Service, offset: int, length: int) -> None:
    preview = await made(film)
    with pytest.raises(BadRequest):
        await film.panel.read(preview.uri or "", offset, length)
