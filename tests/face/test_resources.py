"""What can be read without a tool, and what cannot; and that hosts are told when it changes, in both protocol eras."""

import base64
import json
import shutil
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import anyio
import pytest
from mcp import Client, MCPError
from mcp.types import (
    BlobResourceContents,
    ResourceListChangedNotification,
    ResourceUpdatedNotification,
    TextResourceContents,
)

from face.modern import home
from media_maker import MediaMaker
from reelwright.assemble import mcp_server
from reelwright.settings import Settings

pytestmark = pytest.mark.anyio
Mode = Literal["auto", "legacy"]
PROJECT = "夏天 / 2"
BASE = f"reelwright://projects/{quote(PROJECT, safe='')}"
ADDRESSES = ["reelwright://projects", f"{BASE}/timeline", f"{BASE}/storyboard", f"{BASE}/exports"]


@pytest.fixture
def settings(tmp_path: Path, media: MediaMaker) -> Settings:
    (tmp_path / "Videos").mkdir()
    shutil.copy(media.video("red.mp4", colour="red"), tmp_path / "Videos")
    return Settings.read(home(tmp_path), home=tmp_path)


async def _film(client: Client, settings: Settings, name: str = "hi") -> dict[str, Any]:
    """A film of one clip, exported; what the export answered."""
    folder = str(settings.home / "Videos")
    await client.call_tool("upload", {"paths": [folder], "project": PROJECT})
    await client.call_tool("edit", {"message": "combine my clips", "project": PROJECT})
    done = await client.call_tool("export", {"quality": "draft", "name": name, "project": PROJECT})
    assert isinstance(done.structured_content, dict)
    return done.structured_content


async def _listed(client: Client) -> list[str]:
    """The addresses that are listed, without the pages of the panel."""
    resources = (await client.list_resources()).resources
    return [resource.uri for resource in resources if not resource.uri.startswith("ui:")]


async def _read(client: Client, uri: str) -> list[Any]:
    """The contents, JSON already read."""
    found: list[Any] = []
    for contents in (await client.read_resource(uri)).contents:
        assert str(contents.uri) == uri
        match contents:
            case TextResourceContents(mime_type="application/json", text=text):
                found.append(json.loads(text))
            case TextResourceContents(text=text):
                found.append(text)
            case BlobResourceContents(blob=blob):
                found.append(base64.b64decode(blob))
    return found


async def test_projects_timelines_exports_and_jobs_can_be_read(settings: Settings) -> None:
    async with Client(mcp_server(settings)) as client:
        exported = await _film(client, settings)
        (projects,) = await _read(client, "reelwright://projects")
        assert [(line["project"], line["files"], line["films"]) for line in projects] == [(PROJECT, 1, 1)]
        text, data = await _read(client, f"{BASE}/timeline")
        assert "red.mp4" in text
        assert data["tracks"]
        (board,) = await _read(client, f"{BASE}/storyboard")
        assert board.startswith((b"\x89PNG", b"\xff\xd8\xff"))
        assert len(board) <= 400_000
        ((export,),) = await _read(client, f"{BASE}/exports")
        film = Path(exported["file"]["path"])
        assert (export["uri"], export["name"], export["size"]) == (film.as_uri(), "hi.mp4", film.stat().st_size)
        (job,) = await _read(client, f"reelwright://jobs/{exported['job']}")
        assert (job["state"], job["answer"]["outcome"]) == ("done", "file_ready")


async def test_the_list_names_what_there_is(settings: Settings) -> None:
    async with Client(mcp_server(settings)) as client:
        assert await _listed(client) == ["reelwright://projects"]
        film = Path((await _film(client, settings))["file"]["path"])
    async with Client(mcp_server(settings)) as client:
        assert await _listed(client) == [*ADDRESSES, film.as_uri()]
        listed = {resource.uri: resource for resource in (await client.list_resources()).resources}
        assert (listed[film.as_uri()].mime_type, listed[film.as_uri()].size) == ("video/mp4", film.stat().st_size)


async def test_a_small_film_can_be_read_and_a_large_one_is_a_file(settings: Settings) -> None:
    async with Client(mcp_server(settings)) as client:
        film = Path((await _film(client, settings))["file"]["path"])
        assert await _read(client, film.as_uri()) == [film.read_bytes()]
        film.write_bytes(film.read_bytes() + b"\0" * 700_000)
        with pytest.raises(MCPError, match="too large"):
            await client.read_resource(film.as_uri())


@pytest.mark.parametrize(
    "uri",
    [
        "reelwright://projects/none/timeline",
        "reelwright://projects/none",
        "reelwright://projects/none/secrets",
        "reelwright://projects/../../state/journal.sqlite3",
        "reelwright://projects/%2e%2e%2f/timeline",
        "reelwright://projects/%ff/timeline",
        "reelwright://jobs/none",
        "reelwright://elsewhere",
        "file:///etc/hostname",
        "file://localhost/etc/hostname",
        "unknown://x",
    ],
)
async def test_any_other_address_leads_nowhere(settings: Settings, uri: str) -> None:
    async with Client(mcp_server(settings)) as client:
        with pytest.raises(MCPError) as refused:
            await client.read_resource(uri)
    assert refused.value.code == -32602


async def test_only_films_in_the_output_folder_are_listed_and_read(settings: Settings, tmp_path: Path) -> None:
    async with Client(mcp_server(settings)) as client:
        film = Path((await _film(client, settings))["file"]["path"])
        secret = tmp_path / "secret.txt"
        secret.write_text("private")
        film.unlink()
        film.symlink_to(secret)
        assert await _read(client, f"{BASE}/exports") == [[]]
        with pytest.raises(MCPError):
            await client.read_resource(film.as_uri())
        film.unlink()
        assert await _listed(client) == ADDRESSES


async def test_an_exports_link_stands_beside_its_text_and_its_data(settings: Settings) -> None:
    async with Client(mcp_server(settings)) as client:
        await _film(client, settings)
        again = await client.call_tool("export", {"quality": "draft", "name": "hi", "project": PROJECT})
    assert [block.type for block in again.content] == ["text", "resource_link"]
    assert isinstance(again.structured_content, dict)
    assert again.structured_content["file"]["path"] in str(again.content[0])


async def test_the_first_answer_says_what_it_runs_on_and_the_next_does_not(settings: Settings) -> None:
    async with Client(mcp_server(settings)) as client:
        first, second = [str((await client.call_tool("state", {})).content) for _ in range(2)]
    assert "local studio; nothing leaves this machine" in first
    assert "nothing leaves" not in second


async def test_a_host_of_the_newer_protocol_is_told_of_changes(settings: Settings) -> None:
    heard: set[str] = set()
    async with Client(mcp_server(settings)) as client:
        uris = [*ADDRESSES, "reelwright://projects/other/timeline"]
        async with client.listen(resources_list_changed=True, resource_subscriptions=uris) as events:
            await _film(client, settings)
            with anyio.fail_after(20):
                async for event in events:
                    heard.add(getattr(event, "uri", "the list"))
                    if len(heard) == 5:
                        break
    assert heard == {"the list", *ADDRESSES}


@pytest.mark.filterwarnings("ignore:resources/")  # the client's: these methods are of the older protocol
async def test_a_host_of_the_older_protocol_is_told_of_what_it_subscribed_to(settings: Settings) -> None:
    heard: list[str] = []
    told = anyio.Event()

    async def on_message(message: object) -> None:
        if isinstance(message, ResourceUpdatedNotification):
            heard.append(str(message.params.uri))
        if isinstance(message, ResourceListChangedNotification):
            heard.append("the list")
        if {"the list", f"{BASE}/timeline"} <= set(heard):
            told.set()

    async with Client(mcp_server(settings), mode="legacy", message_handler=on_message) as client:
        assert client.server_capabilities.resources is not None
        assert client.server_capabilities.resources.subscribe
        assert client.server_capabilities.resources.list_changed
        await client.subscribe_resource(f"{BASE}/timeline")
        await client.subscribe_resource(f"{BASE}/exports")
        await client.unsubscribe_resource(f"{BASE}/exports")
        await _film(client, settings)
        with anyio.fail_after(20):
            await told.wait()
    assert f"{BASE}/exports" not in heard


async def test_work_of_a_job_that_nobody_waits_for_is_told_too(settings: Settings) -> None:
    """The call ends with "still_running"; the change comes later, by itself."""
    hurried = Settings.read(home(settings.home, REELWRIGHT_TIME_SCALE="0.002"), home=settings.home)
    async with Client(mcp_server(settings)) as client:
        await _film(client, settings)
    async with Client(mcp_server(hurried)) as client:
        await client.call_tool("state", {"project": PROJECT})
        async with client.listen(resource_subscriptions=[f"{BASE}/exports"]) as events:
            begun = await client.call_tool("export", {"quality": "standard", "name": "later", "project": PROJECT})
            assert isinstance(begun.structured_content, dict)
            assert begun.structured_content["outcome"] == "still_running"
            with anyio.fail_after(60):
                async for _ in events:
                    break
        ((newest, _),) = await _read(client, f"{BASE}/exports")
    assert newest["name"] == "later.mp4"
