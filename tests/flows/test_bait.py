"""Files that must not be sent, offered under the names of media: nothing of them reaches either backend."""

from __future__ import annotations

import os
import socket
import struct
import sys
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from contract.scripted_cloud import SESSION, STATE, UPLOAD, ScriptedCloud, open_cloud
from media_maker import MediaMaker
from reelwright.draft.media import MOST_BYTES
from reelwright.errors import FileChanged, FileNotFound, ForbiddenPath, ReelwrightError
from reelwright.flows.admit import admit
from reelwright.flows.desk import Place
from reelwright.flows.judging import Roots, judge
from reelwright.flows.progress import Progress
from reelwright.flows.service import Service
from watching import Opened, Watched

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(os.name == "nt", reason="links and pipes need rights, or do not exist, on Windows"),
]

KEY = b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n-----END OPENSSH PRIVATE KEY-----\n"
HLS = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n"
DASH = b'<?xml version="1.0"?><MPD><Period><BaseURL>file:///etc/passwd</BaseURL></Period></MPD>'
BOX = struct.pack(">I4s4sI", 16, b"ftyp", b"mp42", 0)


class Ground:
    """Where a bait is laid: an allowed folder, a private one beside it, and a real clip that is not allowed."""

    def __init__(self, home: Path, clip: Path) -> None:
        self.home, self.allowed, self.private = home, home / "Videos", home / "private"
        self.allowed.mkdir()
        self.private.mkdir()
        self.clip = self.private / "clip.mp4"
        self.clip.write_bytes(clip.read_bytes())

    def put(self, content: bytes, name: str = "bait.mp4") -> str:
        path = self.allowed / name
        path.write_bytes(content)
        return str(path)

    def place(self, make: Callable[[Path], object], name: str = "bait.mp4") -> str:
        path = self.allowed / name
        make(path)
        return str(path)


def _sparse(path: Path, clip: Path) -> None:
    with path.open("wb") as file:
        file.write(clip.read_bytes())
        file.truncate(MOST_BYTES + 1_000_000)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "private")


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path must be short
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    finally:
        os.chdir(here)


def _linked_folder(ground: Ground) -> str:
    (ground.allowed / "trip").symlink_to(ground.private)
    return str(ground.allowed / "trip" / "clip.mp4")


def _linked_inside(ground: Ground) -> str:
    (ground.allowed / "real.mp4").write_bytes(ground.clip.read_bytes())
    return ground.place(lambda path: path.symlink_to(ground.allowed / "real.mp4"))


BAIT: dict[str, tuple[Callable[[Ground], str], str, str]] = {
    # what it is: how it is laid, the outcome, a word of the message
    "a private key": (lambda g: g.put(KEY), "not_media", "plain text"),
    "a private key in capitals": (lambda g: g.put(KEY, "BAIT.MP4"), "not_media", "plain text"),
    "a private key as a photo": (lambda g: g.put(KEY, "photo.jpeg"), "not_media", "plain text"),
    "text as mkv": (lambda g: g.put(b"dear diary\n" * 99, "bait.mkv"), "not_media", "plain text"),
    "a script": (lambda g: g.put(b"#!/bin/sh\nrm -rf ~\n"), "not_media", "plain text"),
    "an HLS playlist": (lambda g: g.put(HLS), "not_media", "HLS"),
    "a DASH manifest": (lambda g: g.put(DASH), "not_media", "manifest"),
    "an XML page": (lambda g: g.put(b"\xef\xbb\xbf <svg/>", "bait.png"), "not_media", "XML"),
    "an ffconcat list": (lambda g: g.put(b"ffconcat version 1.0\nfile /etc/passwd\n"), "not_media", "playlist"),
    "an SDP session": (lambda g: g.put(b"v=0\no=- 0 0 IN IP4 127.0.0.1\n"), "not_media", "plain text"),
    "a database": (lambda g: g.put(b"SQLite format 3\0" + bytes(4096)), "not_media", "not media"),
    "an archive": (lambda g: g.place(_zip), "not_media", "ZIP"),
    "a PDF": (lambda g: g.put(b"%PDF-1.7\n"), "not_media", "PDF"),
    "a program": (lambda g: g.put(b"\x7fELF" + bytes(200)), "not_media", "not media"),
    "a film's first box and a key": (lambda g: g.put(BOX + KEY * 50), "not_media", "damaged"),
    "a photo's first bytes and a key": (lambda g: g.put(b"\xff\xd8\xff" + KEY, "p.jpg"), "not_media", "damaged"),
    "an MP3 tag and a key": (lambda g: g.put(b"ID3\4\0\0\0\0\0\0" + KEY * 9, "s.mp3"), "not_media", "damaged"),
    "half a film": (lambda g: g.put(g.clip.read_bytes()[:900]), "not_media", "damaged"),
    "nothing": (lambda g: g.put(b""), "not_media", "empty"),
    "501 MB": (lambda g: g.place(lambda path: _sparse(path, g.clip)), "not_sent", "MB"),
    "a name without media in it": (lambda g: g.put(KEY, "id_rsa"), "not_media", "not a video"),
    "a name that ends in a space": (lambda g: g.put(g.clip.read_bytes(), "a.mp4 "), "not_media", "not a video"),
    "a hidden file": (lambda g: g.put(g.clip.read_bytes(), ".a.mp4"), "not_media", "not a video"),
    "a link": (lambda g: g.place(lambda path: path.symlink_to(g.clip)), "forbidden_path", "link"),
    "a link to a file beside it": (_linked_inside, "forbidden_path", "link"),
    "a link to nothing": (lambda g: g.place(lambda p: p.symlink_to(g.home / "none")), "forbidden_path", "link"),
    "a hard link": (lambda g: g.place(lambda path: path.hardlink_to(g.clip)), "forbidden_path", "link"),
    "a link in the path": (_linked_folder, "forbidden_path", "outside"),
    "a linked folder": (
        lambda g: g.place(lambda path: path.symlink_to(g.private), "trip"),
        "forbidden_path",
        "outside",
    ),
    "two dots": (lambda g: f"{g.allowed}/../private/clip.mp4", "forbidden_path", "outside"),
    "another folder": (lambda g: str(g.clip), "forbidden_path", "outside"),
    "another folder's missing file": (lambda g: str(g.private / "none.mp4"), "forbidden_path", "outside"),
    "the home folder": (lambda g: str(g.home), "forbidden_path", "outside"),
    "a name that begins like the folder": (lambda g: f"{g.allowed}2/a.mp4", "forbidden_path", "outside"),
    "a pipe": (lambda g: g.place(os.mkfifo), "forbidden_path", "plain file"),
    "a socket": (lambda g: g.place(_socket), "forbidden_path", "plain file"),
    "a device": (lambda g: "/dev/zero", "forbidden_path", "outside"),
    "this process's memory": (lambda g: "/proc/self/mem", "forbidden_path", "outside"),
    "another person's home": (lambda g: "~nobody-of-that-name/a.mp4", "refused", "not a path"),
    "a NUL": (lambda g: str(g.allowed / "a\0.mp4"), "refused", "not a path"),
    "half a character": (lambda g: str(g.allowed / "a\ud800.mp4"), "refused", "not a path"),
    "a long name": (lambda g: str(g.allowed / ("a" * 300 + ".mp4")), "not_sent", "no|cannot"),
    "a long path": (lambda g: str(g.allowed / "a/" / ("b/" * 3000) / "c.mp4"), "refused", "not a path"),
    "a relative path": (lambda g: "clip.mp4", "refused", "absolute"),
    "an address as a path": (lambda g: "file:///etc/passwd", "refused", "absolute"),
    "a folder called like a film": (lambda g: g.place(Path.mkdir), "not_media", "no videos"),
    "a missing file": (lambda g: str(g.allowed / "none.mp4"), "not_sent", "no file"),
}


@pytest.fixture
def ground(tmp_path: Path, media: MediaMaker) -> Ground:
    return Ground(tmp_path, media.video("clip.mp4"))


@pytest.fixture
async def cloud() -> AsyncIterator[ScriptedCloud]:
    async with open_cloud() as cloud:
        yield cloud


@pytest.fixture
async def on_the_cloud(cloudy: Opened) -> AsyncIterator[Service]:
    async with cloudy(anywhere=False) as service:
        yield service


async def refused(service: Service, *paths: str, watch: Watched) -> ReelwrightError:
    with pytest.raises(ReelwrightError) as raised:
        await service.upload(list(paths), [], project="main", watch=watch)
    return raised.value


@pytest.mark.parametrize("bait", BAIT)
async def test_bait_is_refused_by_name_before_the_cloud_hears_of_it(
    bait: str, ground: Ground, on_the_cloud: Service, cloud: ScriptedCloud, watch: Watched
) -> None:
    lay, outcome, word = BAIT[bait]
    error = await refused(on_the_cloud, lay(ground), watch=watch)
    assert error.outcome == outcome
    assert error.hint
    assert any(part in error.message for part in word.split("|")), error.message
    assert "PRIVATE KEY" not in error.message
    assert not any(cloud.calls[endpoint] for endpoint in (UPLOAD, SESSION, STATE))


@pytest.mark.parametrize("bait", BAIT)
async def test_bait_stays_out_of_the_studio_with_all_that_is_named_beside_it(
    bait: str, ground: Ground, opened: Opened, watch: Watched
) -> None:
    lay, outcome, _ = BAIT[bait]
    good = ground.put(ground.clip.read_bytes(), "good.mp4")
    async with opened(anywhere=False) as service:
        assert (await refused(service, good, lay(ground), watch=watch)).outcome == outcome
        assert (await service.state("main")).uploads == []


@pytest.fixture
def nobody() -> Iterator[None]:
    """Rights are for those who are not root."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(mine)


def test_a_file_that_may_not_be_read_is_said_to_be_so(
    tmp_path_factory: pytest.TempPathFactory, media: MediaMaker, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path_factory.mktemp("Videos")
    for part in (folder, *folder.parents):
        if "pytest-of-" in str(part) and part.stat().st_uid == os.geteuid():
            part.chmod(0o755)
    clip = folder / "clip.mp4"
    clip.write_bytes(media.video("clip.mp4").read_bytes())
    clip.chmod(0)
    request.getfixturevalue("nobody")
    with pytest.raises(ForbiddenPath, match="may not be read"):
        admit([str(clip)], Place((folder,), folder, folder))


@pytest.mark.parametrize("missing", [True, False])
async def test_a_file_that_is_swapped_after_it_was_judged_is_not_sent(
    missing: bool, ground: Ground, opened: Opened
) -> None:
    """The watcher is told that the work begins, before the session is there and the first file is opened."""
    path = Path(ground.put(ground.clip.read_bytes(), "clip.mp4"))
    other = ground.private / "other.mp4"
    other.write_bytes(ground.clip.read_bytes())

    async def swap(progress: Progress | None, _: float) -> None:
        if progress is not None and progress.stage == "preparing":
            if missing:
                path.unlink(missing_ok=True)
            elif other.exists():
                other.replace(path)

    async with opened(anywhere=False) as service:
        with pytest.raises(FileNotFound if missing else FileChanged) as raised:
            await service.upload([str(path)], [], project="main", watch=swap)
        assert raised.value.outcome == "not_sent"
        assert (await service.state("main")).uploads == []


def test_a_folder_that_is_swapped_after_the_file_was_judged_changes_nothing(ground: Ground) -> None:
    trip = ground.allowed / "trip"
    trip.mkdir()
    (trip / "clip.mp4").write_bytes(ground.clip.read_bytes())
    (file,) = admit([str(trip / "clip.mp4")], Place((ground.allowed,), ground.home / "out", ground.home))
    trip.rename(ground.allowed / "moved")
    trip.symlink_to(ground.private)
    with pytest.raises(FileChanged), file.opened():
        pytest.fail("it was opened")


def test_a_folder_that_is_swapped_just_before_the_file_is_opened_is_seen_through_what_was_opened(
    ground: Ground,
) -> None:
    (ground.allowed / "trip").symlink_to(ground.private)
    with pytest.raises(ForbiddenPath, match="outside"):
        judge(ground.allowed / "trip" / "clip.mp4", Roots((ground.allowed.resolve(),)))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
@pytest.mark.parametrize("lay", [lambda path: path.symlink_to("/dev/zero"), os.mkfifo], ids=["device", "pipe"])
def test_a_person_at_a_shell_cannot_send_what_has_no_end(lay: Callable[[Path], object], tmp_path: Path) -> None:
    lay(tmp_path / "bait.mp4")
    with pytest.raises(ForbiddenPath, match="plain file"):
        admit([str(tmp_path / "bait.mp4")], Place(None, tmp_path, tmp_path))


def test_a_hundred_files_are_judged_without_holding_them_open(ground: Ground) -> None:
    for number in range(100):
        ground.put(ground.clip.read_bytes(), f"{number}.mp4")
    before = _open_files()
    files = admit([str(ground.allowed)], Place((ground.allowed,), ground.home / "out", ground.home))
    assert len(files) == 100
    assert _open_files() == before


def _open_files() -> int:
    if sys.platform != "linux":
        pytest.skip("open files are counted on Linux")
    return len(list(Path("/proc/self/fd").iterdir()))
