"""Films from a host that cuts them, swaps them, hides them behind redirects, or sends something else instead."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from contract.scripted_cloud import box, film
from hostile.conftest import TIMERS
from hostile.server import POLL, HostileCloud, Play, answer, http
from reelwright.backend.client import Backend
from reelwright.backend.inprocess import InProcessTransport
from reelwright.backend.kinds import Wanted
from reelwright.backend.part import Note, Part
from reelwright.backend.saving import save
from reelwright.errors import AnswerLost, NoSpace, NotFound, ReelwrightError, UnknownRefusal
from reelwright.wire.bodies import RenderState
from small_disk import run_on_a_small_disk

Connect = Callable[..., Any]
FILM = "GET /film.mp4 1.1"
FRESH = "GET /fresh.mp4 1.1"
DOWNLOAD = "GET /api/render/proxy/r1/download 1.1"
CONTENT = film(bytes(range(256)) * 200)
OTHER = film(bytes(reversed(range(256))) * 150)
SOUND_ONLY = box(b"moov", box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + b"soun"))))
TAG = 'ETag: "one"'
MODIFIED = "Last-Modified: Wed, 21 Oct 2026 07:28:00 GMT"
DATE = "Date: Wed, 21 Oct 2026 07:30:00 GMT"
SAME_TIME = "Date: Wed, 21 Oct 2026 07:28:00 GMT"
OURS = ("authorization", "x-skill-source", "x-skill-version", "x-skill-platform", "x-client-id", "cookie")


@pytest.fixture
def part(tmp_path: Path) -> Path:
    folder = tmp_path / "films"
    folder.mkdir()
    return folder / ".film.1234.part"


def cut(content: bytes, at: int, *headers: str) -> Play:
    whole = http("200 OK", content, *headers)
    return Play(whole[: len(whole) - len(content) + at])


def rest(content: bytes, start: int, *headers: str, total: int | None = None) -> Play:
    place = f"Content-Range: bytes {start}-{len(content) - 1}/{total or len(content)}"
    return Play(http("206 Partial Content", content[start:], place, *headers))


def unmeasured(content: bytes, *headers: str) -> Play:
    """A body that ends where the connection ends."""
    return Play("\r\n".join(["HTTP/1.1 200 OK", *headers, "", ""]).encode() + content)


def whole(content: bytes, *headers: str) -> Play:
    return Play(http("200 OK", content, *headers))


def moved(location: str) -> Play:
    return Play(http("302 Found", b"", f"Location: {location}", "Set-Cookie: seen=1"))


async def fetched(cloud: HostileCloud, backend: Backend, part: Path, url: str | None = None, **render: Any) -> bytes:
    state = RenderState(id="r1", status="completed", url=url or f"{cloud.url}/film.mp4", **render)
    size = await backend.download(state, part, lambda done, total: None)
    assert [path.name for path in part.parent.iterdir()] == [part.name]
    assert size == part.stat().st_size
    return part.read_bytes()


def ranges(cloud: HostileCloud, path: str = FILM) -> list[tuple[str | None, str | None]]:
    return [(request.headers.get("range"), request.headers.get("if-range")) for request in cloud.requests[path]]


# cut, and gone on with


@pytest.mark.parametrize(
    ("headers", "promise"),
    [
        ([TAG], '"one"'),
        ([MODIFIED, DATE], MODIFIED.partition(": ")[2]),
        ([TAG, MODIFIED, DATE], '"one"'),
    ],
)
async def test_a_cut_film_goes_on_where_it_broke_off(
    cloud: HostileCloud, backend: Backend, part: Path, headers: list[str], promise: str
) -> None:
    cloud.play(FILM, cut(CONTENT, 7000, *headers), rest(CONTENT, 7000, *headers))
    assert await fetched(cloud, backend, part) == CONTENT
    assert ranges(cloud) == [(None, None), ("bytes=7000-", promise)]


@pytest.mark.parametrize(
    "headers",
    [
        [],
        ['ETag: W/"one"'],
        ['ETag: W/"one"', MODIFIED, DATE],
        [MODIFIED],
        [MODIFIED, SAME_TIME],
    ],
    ids=["nothing", "weak tag", "weak tag and date", "no clock", "too fresh"],
)
async def test_without_a_strong_promise_a_cut_film_begins_anew(
    cloud: HostileCloud, backend: Backend, part: Path, headers: list[str]
) -> None:
    cloud.play(FILM, cut(CONTENT, 7000, *headers), whole(CONTENT, *headers))
    assert await fetched(cloud, backend, part) == CONTENT
    assert ranges(cloud) == [(None, None)] * 2


@pytest.mark.parametrize(
    "second",
    [
        rest(OTHER, 7000, 'ETag: "two"'),
        rest(OTHER, 7000, TAG),
        rest(CONTENT, 6000, TAG),
        Play(http("206 Partial Content", CONTENT[7000:], TAG)),
        Play(http("416 Range Not Satisfiable", b"")),
    ],
    ids=["other tag", "other length", "other place", "no place", "no range"],
)
async def test_a_film_that_changed_meanwhile_begins_anew(
    cloud: HostileCloud, backend: Backend, part: Path, second: Play
) -> None:
    cloud.play(FILM, cut(CONTENT, 7000, TAG), second, whole(OTHER, 'ETag: "two"'))
    assert await fetched(cloud, backend, part) == OTHER
    assert ranges(cloud)[-1] == (None, None)


async def test_a_changed_film_that_comes_whole_takes_the_place_of_the_old_one(
    cloud: HostileCloud, backend: Backend, part: Path
) -> None:
    cloud.play(FILM, cut(CONTENT, 7000, TAG), whole(OTHER, 'ETag: "two"'))
    assert await fetched(cloud, backend, part) == OTHER


@pytest.mark.parametrize("at", [0, 3, 30, len(CONTENT) - 200, len(CONTENT) - 1])
async def test_a_film_without_a_length_is_taken_only_when_it_is_whole(
    cloud: HostileCloud, backend: Backend, part: Path, at: int
) -> None:
    cloud.play(FILM, unmeasured(CONTENT[:at]), unmeasured(CONTENT))
    assert await fetched(cloud, backend, part) == CONTENT
    assert cloud.count(FILM) == 2


async def test_a_film_that_is_all_there_is_judged_without_being_asked_for(
    cloud: HostileCloud, backend: Backend, part: Path
) -> None:
    with Part(part).begun(Note('"one"', len(CONTENT))) as file:
        file.write(CONTENT)
    assert await fetched(cloud, backend, part) == CONTENT
    assert cloud.connections == 0


@pytest.mark.parametrize("note", [b"", b"not JSON", b"[]", b'{"if_range": 3}', b'{"if_range": "x", "total": 9}'])
async def test_a_part_whose_note_is_unreadable_begins_anew(
    cloud: HostileCloud, backend: Backend, part: Path, note: bytes
) -> None:
    part.write_bytes(b"rubbish" * 100)
    part.with_name(f"{part.name}.etag").write_bytes(note)
    cloud.play(FILM, whole(CONTENT, TAG))
    assert await fetched(cloud, backend, part) == CONTENT
    assert ranges(cloud) == [(None, None)]


@pytest.mark.parametrize(
    "play",
    [
        Play(then="reset"),
        Play(http("200 OK", CONTENT, TAG)[:300], then="hang"),
        Play(http("200 OK", CONTENT, TAG)[:300], then="reset"),
        Play(http("502 Bad Gateway", b"<html>")),
        Play(b"no HTTP at all"),
        Play(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9000\r\n" + CONTENT[:900]),
        Play(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"),
    ],
    ids=["reset", "silence", "reset inside", "502", "no HTTP", "chunk cut", "negative length"],
)
async def test_a_film_that_never_comes_is_tried_six_times_and_then_asked_of_the_api(
    cloud: HostileCloud, backend: Backend, part: Path, play: Play
) -> None:
    cloud.always[FILM] = play
    cloud.play(DOWNLOAD, whole(CONTENT))
    assert await fetched(cloud, backend, part) == CONTENT
    assert (cloud.count(FILM), cloud.count(DOWNLOAD)) == (6, 1)


async def test_what_came_of_a_film_is_kept_and_said_to_be(cloud: HostileCloud, backend: Backend, part: Path) -> None:
    cloud.always[FILM] = cloud.always[DOWNLOAD] = cut(CONTENT, 7000, TAG)
    with pytest.raises(AnswerLost) as lost:
        await fetched(cloud, backend, part)
    assert (lost.value.outcome, lost.value.spent) == ("file_incomplete", "nothing")
    assert "wait" in lost.value.hint
    assert part.read_bytes() == CONTENT[:7000]


async def test_a_drip_counts_as_stalled(cloud: HostileCloud, backend: Backend, part: Path) -> None:
    head = http("200 OK", CONTENT, TAG)[: -len(CONTENT)]
    cloud.always[FILM] = Play(head + CONTENT[:32], beat=CONTENT[40:44], every=0.02)
    cloud.play(DOWNLOAD, whole(CONTENT))
    assert await fetched(cloud, backend, part) == CONTENT
    assert cloud.count(FILM) == 6


# something else


NO_FILMS = [
    b"<html><body>sign in</body></html>",
    b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 5000,
    box(b"ftyp", b"mp42") + SOUND_ONLY + box(b"mdat", b"1"),
    box(b"ftyp", b"mp42") + box(b"moov", b"") + box(b"mdat", b"1"),
    box(b"ftyp", b"mp42"),
    box(b"moov", b"") + CONTENT,
    CONTENT[:-1],
    CONTENT + b"\x00\x00\x00\x09tail",
    b"",
]


@pytest.mark.parametrize("content", NO_FILMS, ids=range(len(NO_FILMS)))
async def test_what_is_no_whole_video_is_never_delivered(
    cloud: HostileCloud, backend: Backend, part: Path, content: bytes
) -> None:
    cloud.always[FILM] = cloud.always[DOWNLOAD] = whole(content, TAG)
    with pytest.raises(UnknownRefusal) as refused:
        await fetched(cloud, backend, part)
    assert refused.value.outcome == "not_media"
    assert (cloud.count(FILM), cloud.count(DOWNLOAD)) == (1, 1)
    assert list(part.parent.iterdir()) == []


@pytest.mark.parametrize(
    "beat",
    [b"\x00" * 60_000, b"<html>" * 10_000, (2**62).to_bytes(8, "big") * 8000, box(b"free", b"") * 8000],
    ids=["zeros", "HTML", "numbers", "tiny boxes"],
)
async def test_a_body_without_end_is_left_at_once_when_it_is_no_film(
    cloud: HostileCloud, backend: Backend, part: Path, beat: bytes
) -> None:
    endless = Play(unmeasured(box(b"ftyp", b"mp42")).data, beat=beat, every=0)
    cloud.always[FILM] = cloud.always[DOWNLOAD] = endless
    with pytest.raises(UnknownRefusal):
        await fetched(cloud, backend, part)
    assert list(part.parent.iterdir()) == []


async def test_a_body_without_end_that_looks_like_a_film_is_left_where_no_film_is_so_large(
    cloud: HostileCloud, backend: Backend, part: Path
) -> None:
    cloud.always[FILM] = cloud.always[DOWNLOAD] = Play(
        unmeasured(box(b"ftyp", b"mp42")).data, beat=box(b"mdat", bytes(1_000_000)), every=0
    )
    with pytest.raises(UnknownRefusal, match="larger than"):
        await fetched(cloud, backend, part, size=1)
    assert list(part.parent.iterdir()) == []


async def test_an_encoding_that_was_not_asked_for_is_refused(cloud: HostileCloud, backend: Backend, part: Path) -> None:
    cloud.play(FILM, whole(CONTENT, "Content-Encoding: gzip"))
    cloud.play(DOWNLOAD, whole(CONTENT))
    assert await fetched(cloud, backend, part) == CONTENT
    assert cloud.requests[FILM][0].headers["accept-encoding"] == "identity"


# other addresses


async def test_redirects_are_followed_and_none_carries_anything_of_ours(
    cloud: HostileCloud, backend: Backend, part: Path
) -> None:
    cloud.play(FILM, moved("/two"))
    cloud.play("GET /two 1.1", moved(f"{cloud.url}/three"))
    cloud.play("GET /three 1.1", moved("/four"))
    cloud.play("GET /four 1.1", whole(CONTENT))
    assert await fetched(cloud, backend, part) == CONTENT
    for path in ("GET /two 1.1", "GET /three 1.1", "GET /four 1.1"):
        assert not set(OURS) & set(cloud.requests[path][0].headers)


async def test_the_api_may_point_elsewhere_and_its_token_stays_behind(
    cloud: HostileCloud, backend: Backend, part: Path
) -> None:
    cloud.play(FILM, Play(http("404 Not Found", b"")))
    cloud.play(DOWNLOAD, moved("/elsewhere"))
    cloud.play("GET /elsewhere 1.1", whole(CONTENT))
    assert await fetched(cloud, backend, part) == CONTENT
    assert cloud.tokens(DOWNLOAD) == ["Bearer nmv_own_token"]
    assert not set(OURS) & set(cloud.requests["GET /elsewhere 1.1"][0].headers)


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/film.mp4",
        "https://10.0.0.1/film.mp4",
        "http://example.org/film.mp4",
        "file:///etc/passwd",
        "https://[",
        "/film.mp4",
        "https://user:word@example.org/film.mp4",
    ],
)
async def test_a_redirect_to_where_nothing_may_be_fetched_ends_in_the_fallback(
    cloud: HostileCloud, backend: Backend, part: Path, location: str
) -> None:
    cloud.always[FILM] = moved(location)
    cloud.play(DOWNLOAD, whole(CONTENT))
    assert await fetched(cloud, backend, part) == CONTENT
    assert cloud.count(FILM) <= 5


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "https://10.0.0.1/film.mp4",
        "http://0x7f.1/film.mp4",
        "http://user:word@{host}/film.mp4",
        "http://{host}/film.mp4\r\nX-Evil: 1",
        "http://{host}\\@example.org/film.mp4",
        "https://[",
        "ftp://{host}/film.mp4",
        "https://xn--/",
        "film.mp4",
    ],
)
async def test_a_wrong_address_is_never_asked(cloud: HostileCloud, backend: Backend, part: Path, url: str) -> None:
    cloud.play(DOWNLOAD, whole(CONTENT))
    address = url.format(host=cloud.url.removeprefix("http://"))
    assert await fetched(cloud, backend, part, address) == CONTENT
    assert set(cloud.requests) == {DOWNLOAD}


async def test_with_a_service_elsewhere_this_machine_is_never_asked(
    cloud: HostileCloud, connect: Connect, part: Path
) -> None:
    """A film's address at a real service must not reach what runs on the person's own machine."""
    async with connect(token="own", url="https://service.example") as backend:
        for url in (f"{cloud.url}/film.mp4", cloud.url.replace("127.0.0.1", "localhost") + "/film.mp4"):
            with pytest.raises(ReelwrightError):
                await backend.download(RenderState(id="r1", url=url), part, lambda done, total: None)
    assert cloud.connections == 0


# addresses that expire


@pytest.mark.parametrize("status", ["403 Forbidden", "410 Gone"])
async def test_an_expired_address_is_replaced_by_a_fresh_one(
    cloud: HostileCloud, backend: Backend, part: Path, status: str
) -> None:
    cloud.always[FILM] = Play(http(status, b"<Error>expired</Error>"))
    cloud.play(POLL, answer({"taskId": "r1", "status": "completed", "output": {"url": f"{cloud.url}/fresh.mp4"}}))
    cloud.play(FRESH, whole(CONTENT))
    assert await fetched(cloud, backend, part) == CONTENT
    assert (cloud.count(FILM), cloud.count(POLL), cloud.count(FRESH), cloud.count(DOWNLOAD)) == (1, 1, 1, 0)


async def test_a_film_goes_on_at_its_fresh_address_where_it_broke_off(
    cloud: HostileCloud, backend: Backend, part: Path
) -> None:
    cloud.play(FILM, cut(CONTENT, 7000, TAG), Play(http("403 Forbidden", b"")))
    cloud.play(POLL, answer({"taskId": "r1", "status": "completed", "output": {"url": f"{cloud.url}/fresh.mp4"}}))
    cloud.play(FRESH, rest(CONTENT, 7000, TAG))
    assert await fetched(cloud, backend, part) == CONTENT


async def test_without_a_fresh_address_the_api_itself_is_asked(
    cloud: HostileCloud, backend: Backend, part: Path
) -> None:
    cloud.always[FILM] = Play(http("403 Forbidden", b""))
    cloud.always[POLL] = answer({"taskId": "r1", "status": "completed", "output": {"url": f"{cloud.url}/film.mp4"}})
    cloud.play(DOWNLOAD, whole(CONTENT))
    assert await fetched(cloud, backend, part) == CONTENT
    assert (cloud.count(FILM), cloud.count(POLL), cloud.count(DOWNLOAD)) == (1, 1, 1)


async def test_what_the_address_did_is_said_when_the_api_has_no_such_endpoint(
    cloud: HostileCloud, backend: Backend, part: Path
) -> None:
    cloud.always[FILM] = whole(b"<html>")
    with pytest.raises(UnknownRefusal, match="not a video"):
        await fetched(cloud, backend, part)
    with pytest.raises(NotFound):
        await backend.download(RenderState(id="r1"), part, lambda done, total: None)


# room on the disk


async def test_a_film_for_which_there_is_no_room_is_not_begun(tmp_path: Path, connect: Connect, part: Path) -> None:
    free = shutil.disk_usage(tmp_path).free

    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-length", str(2 * free).encode()), (b"etag", b'"one"')]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": CONTENT[:100], "more_body": True})

    async with httpx.AsyncClient(transport=InProcessTransport(app)) as client:
        with pytest.raises(NoSpace, match="are free in") as full:
            await save(
                lambda headers: client.stream("GET", "http://x/film.mp4", headers=headers),
                Part(part),
                lambda done, total: None,
                Wanted(4 * free),
                stalled=TIMERS.stalled,
            )
    assert full.value.outcome == "no_space"
    assert list(part.parent.iterdir()) == []


def test_a_note_is_never_of_other_bytes_than_the_file_has(part: Path) -> None:
    with Part(part).begun(Note('"one"', 9)) as file:
        file.write(b"old")
    with Part(part).begun(None) as file:
        assert (Part(part).note(), Part(part).size) == (None, 0)
        file.write(b"new")
    with Part(part).begun(Note('"two"', None)):
        assert json.loads(part.with_name(f"{part.name}.etag").read_text()) == {"if_range": '"two"', "total": None}


FILL = """
import asyncio, sys
from contextlib import asynccontextmanager
from pathlib import Path
import httpx
from reelwright.backend.kinds import Wanted
from reelwright.backend.part import Part
from reelwright.backend.saving import save
from reelwright.errors import NoSpace

async def body():
    yield b"\\0\\0\\0\\x08ftyp" + (2 * 10**8).to_bytes(4, "big") + b"mdat"
    for _ in range(100):
        await asyncio.sleep(0.01)
        yield bytes(10**6)

@asynccontextmanager
async def ask(headers):
    yield httpx.Response(200, headers={"etag": sys.argv[2]}, content=body())

async def main():
    part = Part(Path(sys.argv[1]) / "film.part")
    try:
        await save(ask, part, lambda done, total: None, Wanted(10**9), stalled=9)
    except NoSpace as full:
        print(full.outcome, part.size > 10**6, part.note() is not None)

asyncio.run(main())
"""


@pytest.mark.parametrize(("tag", "kept"), [('"one"', "True True"), ('W/"one"', "False False")])
def test_a_disk_that_fills_up_keeps_what_can_be_gone_on_with(tmp_path: Path, tag: str, kept: str) -> None:
    """On a file system of 48 MB; 32 of them are the reserve."""
    done = run_on_a_small_disk(tmp_path, 48, [sys.executable, "-c", FILL, str(tmp_path), tag], time_limit=60)
    assert (done.stdout.strip(), done.stderr) == (f"file_incomplete {kept}", "")
