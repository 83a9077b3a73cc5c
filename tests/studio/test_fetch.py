"""URL uploads to the studio: what is fetched, and which addresses are refused before anything is sent to them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from loopback import served
from reelwright.errors import BadRequest, Offline, UnsupportedFile
from reelwright.studio.fetch import fetch

pytestmark = pytest.mark.anyio


async def _redirect(request: Request) -> Response:
    return RedirectResponse(request.query_params["to"])


async def _file(request: Request) -> Response:
    return PlainTextResponse(f"bytes for {request.headers['host'].partition(':')[0]}")


@pytest.fixture
async def site() -> AsyncIterator[str]:
    app = Starlette(routes=[Route("/clip one.mp4", _file), Route("/go", _redirect)])
    async with served(app) as server:
        yield server.url


async def test_a_file_is_fetched_and_named_after_its_address(site: str, tmp_path: Path) -> None:
    name = await fetch(f"{site}/clip%20one.mp4?x=1", tmp_path / "in", allow_loopback=True)
    assert name == "clip one.mp4"
    assert (tmp_path / "in").read_text() == "bytes for 127.0.0.1"


async def test_redirects_are_followed_a_few_times_and_judged(site: str, tmp_path: Path) -> None:
    await fetch(f"{site}/go?to=/clip%20one.mp4", tmp_path / "in", allow_loopback=True)
    with pytest.raises(BadRequest, match="not a public address"):
        await fetch(f"{site}/go?to=https://169.254.169.254/secrets", tmp_path / "b", allow_loopback=True)
    with pytest.raises(BadRequest, match="too often"):
        await fetch(
            f"{site}/go?to=/go%3Fto=/go%253Fto=/go%25253Fto=/go%2525253Fto=x", tmp_path / "c", allow_loopback=True
        )


async def test_a_missing_file_is_said_to_be_missing(site: str, tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFile, match="404"):
        await fetch(f"{site}/nothing.mp4", tmp_path / "in", allow_loopback=True)


async def test_plain_http_and_loopback_are_refused_unless_allowed(site: str, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="https"):
        await fetch(f"{site}/clip.mp4", tmp_path / "in")
    assert not (tmp_path / "in").exists()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "0.0.0.0",  # noqa: S104
        "10.0.0.1",
        "169.254.169.254",
        "192.168.1.1",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[::7f00:1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "[fe80::1]",
        "[fd00::1]",
        "224.0.0.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
    ],
)
async def test_an_address_that_is_not_public_is_refused_in_every_spelling(host: str, tmp_path: Path) -> None:
    with pytest.raises((BadRequest, Offline)):
        await fetch(f"https://{host}/clip.mp4", tmp_path / "in")
    assert not (tmp_path / "in").exists()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x/y", "https://", "https://u:p@x/y", "https://x:99999/", "x"]
)
async def test_what_is_no_web_address_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        await fetch(url, tmp_path / "in")
