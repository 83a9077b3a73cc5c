"""The journey of a host: the SDK's own client, the server as a subprocess."""

import json
import shutil
from pathlib import Path
from typing import Any, Literal

import av
import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent

from media_maker import MediaMaker

pytestmark = pytest.mark.anyio
Mode = Literal["auto", "legacy"]


def text(result: CallToolResult) -> str:
    return "\n".join(block.text for block in result.content if isinstance(block, TextContent))


def data(result: CallToolResult) -> dict[str, Any]:
    assert isinstance(result.structured_content, dict)
    return result.structured_content


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_a_film_is_made_over_stdio_in_both_protocol_eras(
    mode: Mode, server: StdioServerParameters, videos: Path, media: MediaMaker
) -> None:
    shutil.copy(media.video("red.mp4", colour="red"), videos)
    shutil.copy(media.video("blue.mp4", colour="blue"), videos)
    told: list[tuple[float, float | None, str | None]] = []

    async def on_progress(progress: float, total: float | None, message: str | None) -> None:
        told.append((progress, total, message))

    async with Client(server, mode=mode) as client:
        uploaded = await client.call_tool(
            "upload", {"paths": [str(videos / "red.mp4"), str(videos / "blue.mp4")]}, progress_callback=on_progress
        )
        assert "nothing leaves this machine" in text(uploaded)
        assert any("MB" in (message or "") or "KB" in (message or "") for _, _, message in told)

        edited = await client.call_tool("edit", {"message": "combine my clips, title 'Hi', then mute clip 1"})
        assert data(edited)["verified"] is True
        assert "Timeline (2 tracks)" in text(edited)

        told.clear()
        done = await client.call_tool("export", {"quality": "draft", "name": "../hi"}, progress_callback=on_progress)
        while data(done)["outcome"] == "still_running":
            done = await client.call_tool("wait", {"job": data(done)["job"]})
    path = Path(data(done)["file"]["path"])
    assert path.parent == videos.parent / "films"
    with av.open(str(path)) as film:
        assert film.streams.video[0].frames == 60
    assert [progress for progress, *_ in told] == sorted({progress for progress, *_ in told})
    assert any("rendering" in (message or "") for _, _, message in told)


async def test_errors_have_one_shape_in_text_and_data(server: StdioServerParameters, videos: Path) -> None:
    calls: list[tuple[str, dict[str, Any], str]] = [
        ("upload", {"paths": ["/etc/hostname"]}, "forbidden_path"),
        ("upload", {"paths": [str(videos / "missing.mp4")]}, "file_not_found"),
        ("upload", {}, "bad_request"),
        ("edit", {"message": "make the sky louder than cheese"}, "not_understood"),
        ("edit", {"edits": [{"op": "trim"}]}, "bad_request"),
        ("edit", {"edits": "nonsense"}, "bad_request"),
        ("export", {}, "empty_timeline"),
        ("export", {"quality": "best"}, "bad_request"),
        ("wait", {"job": "nope"}, "no_such_job"),
        ("fly", {}, "bad_request"),
    ]
    async with Client(server) as client:
        for tool, arguments, code in calls:
            result = await client.call_tool(tool, arguments)
            assert result.is_error, (tool, arguments)
            error = data(result)
            assert set(error) == {"code", "category", "outcome", "spent", "retryable", "message", "hint"}
            assert (error["code"], bool(error["hint"])) == (code, True), error
            assert error["message"] in text(result)
            assert error["hint"] in text(result)


async def test_hostile_characters_do_not_end_the_server(server: StdioServerParameters) -> None:
    async with Client(server) as client:
        for message in ("title '\ud800\u202e\x00'", "\u2028", "x" * 20_000):
            # json cannot carry a lone surrogate as itself: hosts send the escape
            result = await client.call_tool("edit", {"message": message.encode("utf-8", "replace").decode()})
            assert result.content
        assert (await client.call_tool("state", {})).content


async def test_a_project_goes_on_in_the_next_server(
    server: StdioServerParameters, videos: Path, media: MediaMaker
) -> None:
    shutil.copy(media.video("red.mp4", colour="red"), videos)
    async with Client(server) as client:
        await client.call_tool("upload", {"paths": [str(videos)], "project": "夏天"})
        await client.call_tool("edit", {"message": "把素材合并，加上标题“夏天”", "project": "夏天"})
    async with Client(server) as client:
        state = await client.call_tool("state", {"project": "夏天"})
    assert "夏天" in text(state)
    assert data(state)["uploads"][0]["name"] == "red.mp4"
    assert "session" not in json.dumps(data(state))


async def test_what_is_shown_names_no_token_and_no_session(
    server: StdioServerParameters, videos: Path, media: MediaMaker
) -> None:
    shutil.copy(media.video("red.mp4", colour="red"), videos)
    async with Client(server) as client:
        shown = ""
        for tool, arguments in (
            ("upload", {"paths": [str(videos)]}),
            ("edit", {"message": "combine my clips"}),
            ("state", {}),
            ("credits", {}),
            ("wait", {"action": "list"}),
        ):
            result = await client.call_tool(tool, arguments)
            shown += text(result) + json.dumps(data(result))
    assert "nmv_usr_" not in shown
    assert "s_" not in "".join(word for word in shown.split() if word.startswith("s_"))
