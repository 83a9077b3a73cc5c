import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import anyio
import pytest

from contract.scripted_cloud import STATE, UPLOAD, Answer, Row, ScriptedCloud, Turn, open_cloud
from media_maker import MediaMaker
from reelwright.draft.media import MOST_BYTES
from reelwright.errors import BadRequest, FileNotFound, FileTooLarge, ForbiddenPath, ReelwrightError, UnsupportedFile
from reelwright.flows.admit import admit
from reelwright.flows.desk import Place
from watching import Opened, Watched


@pytest.fixture
def videos(tmp_path: Path, media: MediaMaker) -> Path:
    folder = tmp_path / "Videos"
    folder.mkdir()
    (folder / "clip.mp4").write_bytes(media.video("clip.mp4").read_bytes())
    return folder


@pytest.fixture
def desk_place(tmp_path: Path, videos: Path) -> Place:
    return Place(media=(videos,), output=tmp_path / "out", state=tmp_path / "state")


def test_a_file_of_an_allowed_folder_comes_in(videos: Path, desk_place: Place) -> None:
    (file,) = admit([str(videos / "clip.mp4")], desk_place)
    assert (file.name, file.size) == ("clip.mp4", (videos / "clip.mp4").stat().st_size)


def test_a_folder_means_the_media_in_it(videos: Path, desk_place: Place) -> None:
    (videos / "notes.txt").write_text("no")
    (videos / ".hidden.mp4").write_text("no")
    assert [file.name for file in admit([str(videos)], desk_place)] == ["clip.mp4"]


def test_a_person_at_a_shell_may_name_any_folder(tmp_path: Path, videos: Path) -> None:
    assert admit([str(videos / "clip.mp4")], Place(None, tmp_path, tmp_path))


def _huge(path: Path, _: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)


BAIT: dict[str, tuple[Callable[[Path, Path], object], type[ReelwrightError], str]] = {
    "outside.mp4": (lambda path, _: None, ForbiddenPath, "outside"),
    "Videos/../outside.mp4": (lambda path, _: None, ForbiddenPath, "outside"),
    "Videos/link.mp4": (lambda path, outside: path.symlink_to(outside), ForbiddenPath, "link"),
    "Videos/folder/outside.mp4": (
        lambda path, outside: path.parent.symlink_to(outside.parent),
        ForbiddenPath,
        "outside",
    ),
    "Videos/hard.mp4": (lambda path, outside: path.hardlink_to(outside), ForbiddenPath, "link"),
    "Videos/missing.mp4": (lambda path, _: None, FileNotFound, "no file"),
    "Videos/notes.txt": (lambda path, _: path.write_text("text"), UnsupportedFile, "not a video"),
    "Videos/empty.mp4": (lambda path, _: path.touch(), UnsupportedFile, "empty"),
    "Videos/huge.mp4": (_huge, FileTooLarge, "MB"),
    "Videos/pipe.mp4": (lambda path, _: os.mkfifo(path), ForbiddenPath, "plain file"),
}


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need rights, or do not exist, on Windows")
@pytest.mark.parametrize("name", BAIT)
def test_what_was_not_meant_stays_out(name: str, tmp_path: Path, videos: Path, desk_place: Place) -> None:
    make, error, why = BAIT[name]
    outside = tmp_path / "outside.mp4"
    outside.write_bytes(b"private")
    make(tmp_path / name, outside)
    with pytest.raises(error, match=why) as raised:
        admit([str(tmp_path / name)], desk_place)
    assert raised.value.hint


@pytest.mark.parametrize("name", ["clip.mp4", "", "a\0b.mp4"])
def test_a_path_must_be_whole(name: str, desk_place: Place) -> None:
    with pytest.raises(BadRequest):
        admit([name], desk_place)


def test_one_bad_file_keeps_all_out(videos: Path, desk_place: Place) -> None:
    with pytest.raises(FileNotFound):
        admit([str(videos / "clip.mp4"), str(videos / "missing.mp4")], desk_place)


def test_a_folder_leaves_links_and_pipes_alone(tmp_path: Path, videos: Path, desk_place: Place) -> None:
    if os.name == "nt":
        pytest.skip("links and pipes need rights, or do not exist, on Windows")
    other = tmp_path / "other.mp4"
    other.write_bytes((videos / "clip.mp4").read_bytes())
    (videos / "link.mp4").symlink_to(other)
    (videos / "hard.mp4").hardlink_to(other)
    os.mkfifo(videos / "pipe.mp4")
    (videos / "folder.mp4").mkdir()
    assert [file.name for file in admit([str(videos)], desk_place)] == ["clip.mp4"]


def test_a_link_may_be_followed_by_a_person_at_a_shell(tmp_path: Path, videos: Path) -> None:
    link = tmp_path / "link.mp4"
    try:
        link.symlink_to(videos / "clip.mp4")
    except OSError:
        pytest.skip("no symlinks here")
    (file,) = admit([str(link)], Place(None, tmp_path, tmp_path))
    assert (file.name, file.folder) == ("link.mp4", videos.resolve())
    with file.opened() as content:
        assert content.read() == (videos / "clip.mp4").read_bytes()


@pytest.mark.parametrize("name", ["CLIP.MP4", "夏天 🎬.mov", "a;b&c.mp4", "it's.mp4"])
def test_an_odd_name_keeps_no_film_out(name: str, videos: Path, desk_place: Place) -> None:
    (videos / "clip.mp4").rename(videos / name)
    assert [file.name for file in admit([str(videos / name)], desk_place)] == [name]


@pytest.fixture
async def cloud() -> AsyncIterator[ScriptedCloud]:
    async with open_cloud() as cloud:
        yield cloud


def session(*names: str) -> Row:
    return Answer(body={"code": 0, "data": {"state": {"video_infos": [{"filename": name} for name in names]}}})


@pytest.mark.parametrize("arrived", [True, False])
async def test_what_was_on_its_way_when_the_process_ended_is_looked_for_and_not_sent_again(
    arrived: bool, cloud: ScriptedCloud, cloudy: Opened, videos: Path, watch: Watched
) -> None:
    cloud.play(UPLOAD, Turn(hang=True), Answer(body={"code": 0, "data": {"files": [{"filename": "clip.mp4"}]}}))
    cloud.play(STATE, session("old.mp4"), session("old.mp4", *["clip_1.mp4"] * arrived))
    async with cloudy() as service:
        asked = await service.upload([str(videos / "clip.mp4")], [], project="main", watch=watch)
        assert asked.approval is not None
        code = asked.approval.code
        begun = await service.upload(
            [str(videos / "clip.mp4")], [], project="main", watch=watch, within=0, approve=code
        )
        assert begun.job is not None
        with anyio.fail_after(30):
            while not cloud.calls[UPLOAD]:
                await service.wait(begun.job, "wait", project="main", watch=watch, within=0.05)
    async with cloudy() as service:
        answer = await service.wait(begun.job, "wait", project="main", watch=watch)
        again = await service.upload([str(videos / "clip.mp4")], [], project="main", watch=watch)
    assert answer.outcome == "uploaded"
    assert [file.name for file in answer.uploads] == ["clip_1.mp4" if arrived else "clip.mp4"]
    assert again.outcome == "already_done"
    assert len(cloud.calls[UPLOAD]) == (1 if arrived else 2)


async def test_the_same_address_is_sent_once(cloud: ScriptedCloud, cloudy: Opened, watch: Watched) -> None:
    url = "https://example.org/holiday.mp4"
    cloud.play(UPLOAD, Answer(body={"code": 0, "data": {"files": [{"filename": "holiday.mp4"}]}}))
    async with cloudy() as service:
        first = await service.upload([], [url, url], project="main", watch=watch)
        again = await service.upload([], [url], project="main", watch=watch)
    assert (first.outcome, again.outcome) == ("uploaded", "already_done")
    assert len(cloud.calls[UPLOAD]) == 1


async def test_a_file_that_did_not_reach_the_session_is_not_in_the_answer(
    cloud: ScriptedCloud, cloudy: Opened, videos: Path, watch: Watched
) -> None:
    cloud.play(UPLOAD, Answer(400, {"code": 4001, "message": "unsupported"}))
    async with cloudy() as service:
        asked = await service.upload([str(videos)], [], project="main", watch=watch)
        assert asked.approval is not None
        with pytest.raises(UnsupportedFile):
            await service.upload([str(videos)], [], project="main", watch=watch, approve=asked.approval.code)
        assert (await service.state("main")).uploads == []
