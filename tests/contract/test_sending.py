"""Never twice: an upload whose answer was lost is looked for under any name; a file that changes is not taken in."""

from pathlib import Path

import pytest

from api_client import api_client, identity
from contract.scripted_cloud import STATE, UPLOAD, Answer, Broken, Row, ScriptedCloud
from reelwright.backend.client import Backend
from reelwright.backend.inprocess import InProcessTransport
from reelwright.backend.upload import Identity, LocalFile
from reelwright.errors import AnswerLost, FileChanged


def unwatched(done: int, total: int) -> None:
    pass


def local(path: Path, content: bytes = b"clip", name: str = "") -> LocalFile:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return LocalFile(path, name or path.name, len(content), path, Identity.of(path.stat()))


def session(*names: str) -> Row:
    return Answer(body={"code": 0, "data": {"state": {"video_infos": [{"filename": name} for name in names]}}})


def said(*names: str) -> Row:
    return Answer(body={"code": 0, "data": {"files": [{"filename": name} for name in names]}})


@pytest.mark.parametrize("theirs", ["My clip.mp4", "my-clip_1.mp4", "173-My_clip.mp4", "6f9619ff-8b86.mp4", ""])
async def test_a_file_that_arrived_under_another_name_is_not_sent_again(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path, theirs: str
) -> None:
    cloud.play(UPLOAD, Broken())
    cloud.play(STATE, session("old.mp4"), session("old.mp4", theirs))
    await backend.upload_files("s1", [local(tmp_path / "My clip.mp4")], unwatched)
    assert len(cloud.calls[UPLOAD]) == 1


async def test_of_two_files_of_one_name_only_the_one_that_did_not_arrive_is_sent_again(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    files = [local(tmp_path / "1" / "a.mp4", b"first"), local(tmp_path / "2" / "a.mp4", b"second")]
    cloud.play(UPLOAD, Broken(), said("a (1).mp4"))
    cloud.play(STATE, session(), session("a.mp4"))
    there = await backend.upload_files("s1", files, unwatched)
    assert [file.filename for file in there] == ["a.mp4", "a (1).mp4"]
    first, second = (call.body for call in cloud.calls[UPLOAD])
    assert first.count(b"filename=") == 2
    assert second.count(b"filename=") == 1
    assert b"second" in second


async def test_another_content_of_the_same_name_is_not_taken_for_the_file(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path
) -> None:
    other = {"filename": "a.mp4", "hash": "0" * 64}
    cloud.play(UPLOAD, Broken(), said("a.mp4"))
    cloud.play(STATE, Answer(body={"code": 0, "data": {"state": {"video_infos": [other]}}}))
    with local(tmp_path / "a.mp4").opened() as file:
        await file.digest()
        await backend.upload_open_file("s1", file, unwatched, before=0)
    assert len(cloud.calls[UPLOAD]) == 2


async def test_a_url_whose_answer_was_lost_is_looked_for_too(cloud: ScriptedCloud, backend: Backend) -> None:
    cloud.play(UPLOAD, Broken())
    cloud.play(STATE, session(), session("holiday.mp4"))
    (file,) = await backend.upload_urls("s1", ["https://example.org/films/holiday.mp4?sig=1"])
    assert file.filename == "holiday.mp4"
    assert len(cloud.calls[UPLOAD]) == 1


async def test_three_sends_are_the_most(cloud: ScriptedCloud, backend: Backend, tmp_path: Path) -> None:
    cloud.play(UPLOAD, *[Broken()] * 9)
    with pytest.raises(AnswerLost):
        await backend.upload_files("s1", [local(tmp_path / "a.mp4")], unwatched)
    assert (len(cloud.calls[UPLOAD]), len(cloud.calls[STATE])) == (3, 4)


@pytest.mark.parametrize("change", ["same length", "shorter"])
async def test_a_file_that_changes_while_it_is_sent_never_arrives_whole(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path, change: str
) -> None:
    path = tmp_path / "a.mp4"

    def moved(done: int, _: int) -> None:
        if done == 1 << 20:
            with path.open("r+b") as file:
                file.truncate(2 << 20)
                if change == "same length":
                    file.truncate(4 << 20)

    with local(path, b"x" * (4 << 20)).opened() as file:
        await file.digest()
        with pytest.raises(FileChanged, match="while it was being sent"):
            await backend.upload_open_file("s1", file, moved, before=0)
    assert cloud.calls[UPLOAD] == []


async def test_a_file_that_changes_on_its_way_into_an_app_in_this_process_is_named_too(
    cloud: ScriptedCloud, tmp_path: Path
) -> None:
    path = tmp_path / "a.mp4"
    over = InProcessTransport(cloud.app())

    def moved(done: int, _: int) -> None:
        if done == 1 << 20:
            path.write_bytes(b"y" * (4 << 20))

    with local(path, b"x" * (4 << 20)).opened() as file:
        await file.digest()
        async with api_client("http://app", identity(tmp_path, "nmv_own"), transport=over) as backend:
            with pytest.raises(FileChanged, match="while it was being sent"):
                await backend.upload_open_file("s1", file, moved, before=0)
    assert cloud.calls[UPLOAD] == []


async def test_a_file_that_was_written_since_it_was_judged_is_not_opened(tmp_path: Path) -> None:
    file = local(tmp_path / "a.mp4", b"first")
    file.path.write_bytes(b"longer than that")
    with pytest.raises(FileChanged), file.opened():
        pytest.fail("it was opened")


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ('a"b\\c/d"; filename="e.mp4', b"d'; filename='e.mp4"),
        ("gpj\u202e4pm.mp4", b"gpj4pm.mp4"),
        ("a\r\nX-Evil: 1\r\n\r\n.mp4", b"a X-Evil: 1 .mp4"),
        ("夏天.mp4", "夏天.mp4".encode()),
        ("\u202e.mp4", b"file.mp4"),
        ("長" * 300 + ".mp4", "長".encode() * 64 + "….mp4".encode()),
    ],
)
async def test_a_name_is_sent_in_one_line_and_quoted_once(
    cloud: ScriptedCloud, backend: Backend, tmp_path: Path, name: str, sent: bytes
) -> None:
    await backend.upload_files("s1", [local(tmp_path / "a", name=name)], unwatched)
    head = cloud.calls[UPLOAD][0].body.split(b"\r\n\r\n")[0]
    assert b'; filename="' + sent + b'"\r\n' in head
    assert head.count(b"\r\n") == 2
