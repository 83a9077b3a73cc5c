"""Pictures in tool results: text and image, and never data beside them, which several hosts would show instead."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from mcp import Client
from PIL import Image

from media_maker import MediaMaker
from reelwright.assemble import mcp_server
from reelwright.settings import Settings

pytestmark = pytest.mark.anyio


@pytest.fixture
def settings(tmp_path: Path, media: MediaMaker) -> Settings:
    environ = {"REELWRIGHT_HOME": str(tmp_path / "state"), "REELWRIGHT_MEDIA": str(media.folder)}
    return Settings.read(environ, home=tmp_path)


async def test_a_picture_comes_as_text_and_image_without_data(settings: Settings, media: MediaMaker) -> None:
    async with Client(mcp_server(settings)) as client:
        await client.call_tool("upload", {"paths": [str(media.video("red.mp4", colour="red"))]})
        await client.call_tool("edit", {"edits": [{"op": "combine"}]})
        plain = await client.call_tool("state", {})
        board = await client.call_tool("state", {"storyboard": True})
        title = {"edits": [{"op": "text", "text": "Hi"}], "preview": True}
        titled = await client.call_tool("edit", title)
    assert plain.structured_content
    assert [block.type for block in plain.content] == ["text"]
    for result, width in ((board, 1536), (titled, 0)):
        assert result.structured_content is None
        assert [block.type for block in result.content] == ["text", "image"]
        image = result.content[1]
        assert image.type == "image"
        opened = Image.open(io.BytesIO(base64.b64decode(image.data)))
        assert image.mime_type == f"image/{(opened.format or '').lower()}"
        assert width in (0, opened.width)
        assert len(image.data) <= 400_000 * 4 / 3 + 4
