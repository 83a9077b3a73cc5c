"""A browser, a project with a film, and the panel in a host. Without a browser the tests are skipped and say why."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mcp import Client
from mcp.server import MCPServer

from media_maker import MediaMaker
from reelwright.assemble import open_service
from reelwright.face.server import make_server
from reelwright.settings import Settings
from watching import Watched

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from ui.browser import Panel

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")


def _missing() -> str | None:
    """Why the panel cannot be looked at here."""
    try:
        import playwright.async_api  # noqa: F401 -- whether it is there
    except ImportError:
        return "playwright is not installed (make test does it)"
    if browser_path() is None:
        return "no Chromium was found (apt-get install chromium)"
    if not (HERE / "node_modules" / ".host.js").is_file():
        return "the host side of MCP Apps is not built (npm ci && npm run build, in tests/ui)"
    return None


def browser_path() -> str | None:
    return os.environ.get("REELWRIGHT_TEST_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    if why := _missing():
        if os.environ.get("REELWRIGHT_TEST_BROWSER_REQUIRED"):
            pytest.fail(f"The panel must be looked at here, but {why}.")
        pytest.skip(why)
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=browser_path())
        yield found
        await found.close()


@pytest.fixture(scope="session")
async def home(tmp_path_factory: pytest.TempPathFactory, media: MediaMaker, browser: Browser) -> Path:
    """A home whose project `main` has a red, a green and a blue clip, a title and a song: 5 s."""
    home = tmp_path_factory.mktemp("home")
    (home / "Videos").mkdir()
    clips = [
        media.video(f"{colour}.mp4", seconds=2, colour=colour, size=(320, 180)) for colour in ("red", "lime", "blue")
    ]
    async with open_service(Settings.read({}, home=home), anywhere=True) as service:
        watch = Watched()
        await service.upload([str(clip) for clip in clips], [], project="main", watch=watch)
        edits: list[dict[str, Any]] = [
            {"op": "combine"},
            {"op": "aspect", "ratio": "16:9"},
            {"op": "transitions", "kind": "crossfade", "duration_ms": 500},
            {"op": "text", "text": "Summer 夏天", "start_ms": 0, "duration_ms": 2000, "position": "bottom"},
            {"op": "music", "mood": "calm"},
        ]
        await service.edit("", edits, project="main", watch=watch)
    return home


def _server(home: Path) -> MCPServer[Any]:
    return make_server(lambda: open_service(Settings.read({}, home=home)), version="0")


@pytest.fixture
async def client(home: Path) -> AsyncIterator[Client]:
    """The server, over that home, in the newer protocol."""
    async with Client(_server(home)) as client:
        yield client


@pytest.fixture
async def older_client(home: Path) -> AsyncIterator[Client]:
    """The same in the older protocol."""
    async with Client(_server(home), mode="legacy") as client:
        yield client


Opened = Callable[..., Awaitable["Panel"]]


@pytest.fixture
async def opened(browser: Browser, client: Client) -> AsyncIterator[Opened]:
    """Opens the panel, as `Show` says; closes it after the test."""
    from ui.browser import Show, open_panel

    async with AsyncExitStack() as stack:

        async def opened(*, client: Client = client, **how: Any) -> Panel:
            panel = await open_panel(browser, client, Show(**how))
            stack.push_async_callback(panel.page.context.close)
            return panel

        yield opened
