"""The panel on the wire: what hosts are told of it, and what rides in a result's `_meta`."""

from __future__ import annotations

import base64
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult

from face.test_handshake import HELLO, talking
from media_maker import MediaMaker
from reelwright.assemble import open_service
from reelwright.face.server import make_server
from reelwright.settings import Settings
from reelwright.ui.page import URI, page

pytestmark = pytest.mark.anyio
UI = "io.modelcontextprotocol/ui"
MIME = "text/html;profile=mcp-app"
VIEW = "reelwright/view"


@pytest.fixture(params=["auto", "legacy"])
async def client(request: pytest.FixtureRequest, tmp_path: Path, media: MediaMaker) -> AsyncIterator[Client]:
    """A server in either era, with a red clip that may be uploaded."""
    (tmp_path / "Videos").mkdir()
    clip = media.video("red.mp4", colour="red", seconds=1, size=(320, 180))
    (tmp_path / "Videos" / "red.mp4").write_bytes(clip.read_bytes())
    server = make_server(lambda: open_service(Settings.read({}, home=tmp_path)), version="0")
    async with Client(server, mode=request.param) as client:
        await client.call_tool("upload", {"paths": [str(tmp_path / "Videos" / "red.mp4")]})
        yield client


def meta_of(result: CallToolResult) -> dict[str, Any]:
    return result.model_dump(mode="json", by_alias=True).get("_meta") or {}


async def test_the_results_of_state_and_edit_are_shown_by_the_panel(client: Client) -> None:
    tools = {tool.name: tool.model_dump(by_alias=True).get("_meta") or {} for tool in (await client.list_tools()).tools}
    shown = {name for name, meta in tools.items() if meta.get("ui/resourceUri") == URI}
    assert shown == {"state", "edit"}
    assert all(tools[name]["ui"] == {"resourceUri": URI} for name in shown)


async def test_the_panels_own_tools_are_for_the_panel_alone(client: Client) -> None:
    tools = {tool.name: tool.model_dump(by_alias=True).get("_meta") or {} for tool in (await client.list_tools()).tools}
    own = {name for name, meta in tools.items() if meta.get("ui", {}).get("visibility") == ["app"]}
    assert own == {"panel_view", "panel_preview", "panel_pictures", "read_media"}


async def test_the_page_is_one_resource_that_asks_for_no_rights(client: Client) -> None:
    listed = {str(resource.uri): resource for resource in (await client.list_resources()).resources}
    assert listed[URI].mime_type == MIME
    (contents,) = (await client.read_resource(URI)).contents
    assert contents.mime_type == MIME
    assert getattr(contents, "text", "") == page()
    meta = contents.model_dump(by_alias=True).get("_meta") or {}
    assert not {"csp", "domain", "permissions"} & set(meta.get("ui", {}))


async def test_the_panels_data_rides_beside_the_answer(client: Client) -> None:
    edited = await client.call_tool("edit", {"edits": [{"op": "combine"}]})
    assert [row["kind"] for row in meta_of(edited)[VIEW]["tracks"]] == ["video"]
    state = await client.call_tool("state", {})
    assert state.structured_content
    assert meta_of(state)[VIEW] == meta_of(edited)[VIEW]


async def test_a_picture_has_the_panels_data_beside_it_and_no_other(client: Client) -> None:
    await client.call_tool("edit", {"edits": [{"op": "combine"}]})
    result = await client.call_tool("state", {"storyboard": True})
    assert [block.type for block in result.content] == ["text", "image"]
    assert result.structured_content is None
    assert meta_of(result)[VIEW]["tracks"]


async def test_an_error_has_no_data_for_the_panel(client: Client) -> None:
    result = await client.call_tool("edit", {"message": ""})
    assert result.is_error
    assert VIEW not in meta_of(result)


async def test_pictures_and_films_are_not_cut_on_their_way(client: Client) -> None:
    """Texts are, at 20,000 characters."""
    await client.call_tool("edit", {"edits": [{"op": "combine"}]})
    ready: dict[str, Any] = {"state": "making"}
    while ready["state"] == "making":
        ready = (await client.call_tool("panel_preview", {})).structured_content or {}
    part = await client.call_tool("read_media", {"uri": ready["uri"]})
    assert part.structured_content is not None
    assert len(base64.b64decode(part.structured_content["data"])) == ready["size"]
    frames = (await client.call_tool("panel_pictures", {"at_ms": [0]})).structured_content
    assert frames is not None
    assert base64.b64decode(frames["frames"][0])[:2] == b"\xff\xd8"


async def test_what_the_panel_may_not_have_is_an_error_of_ours(client: Client) -> None:
    result = await client.call_tool("read_media", {"uri": "file:///etc/passwd"})
    assert result.is_error
    assert (result.structured_content or {})["code"] == "not_found"


def test_the_older_handshake_names_the_extension_too(server: StdioServerParameters) -> None:
    with talking(server) as talk:
        older = talk.older(1, "initialize", **HELLO)["result"]["capabilities"]["extensions"]
    with talking(server) as talk:
        newer = talk.modern("server/discover")["result"]["capabilities"]["extensions"]
    assert older[UI] == newer[UI] == {"mimeTypes": [MIME]}


def test_the_page_is_what_its_parts_give_and_is_small() -> None:
    from release.write_panel import MOST_BYTES, panel

    assert page() == panel(), "run: make panel"
    assert len(page().encode()) <= MOST_BYTES == 40_000
    assert "http" not in page().replace('"http-equiv"', ""), "it names no address of the network"


def test_the_page_is_a_script_that_parses() -> None:
    import shutil

    if (node := shutil.which("node")) is None:
        pytest.skip("node is not installed")
    script = page().split("<script>")[1].split("</script>")[0]
    assert subprocess.run([node, "--check", "-"], input=script, text=True, capture_output=True).returncode == 0
