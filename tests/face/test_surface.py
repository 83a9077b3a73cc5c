"""What a host sees of the server before anything is called."""

import os
import re
import signal
import subprocess
import sys

import anyio
import pytest
from mcp import Client, StdioServerParameters

from face.surface import MOST_TOKENS, SNAPSHOT, for_the_model, surface, tokens, written
from reelwright.edits.model import EDIT

pytestmark = pytest.mark.anyio


async def test_six_tools_in_the_order_of_their_use(server: StdioServerParameters) -> None:
    async with Client(server) as client:
        tools = (await client.list_tools()).tools
    assert [tool.name for tool in tools][:6] == ["upload", "edit", "state", "credits", "export", "wait"]
    assert len(for_the_model(await surface())["tools"]) == 6
    for tool in tools[:6]:
        assert tool.title
        assert tool.description
        assert tool.annotations is not None
        hints = tool.annotations.model_dump(exclude_none=True)
        assert set(hints) == {"title", "read_only_hint", "destructive_hint", "idempotent_hint", "open_world_hint"}
        assert "project" in tool.input_schema["properties"]
        assert all("description" in value or "enum" in value for value in tool.input_schema["properties"].values())


async def test_the_surface_is_as_it_was() -> None:
    """Every word here is in every conversation, and a changed one can be an attack: it changes on purpose only."""
    found = written(await surface())
    assert found == SNAPSHOT.read_text(encoding="utf-8"), "If that was meant: cd tests && python -m face.surface"


async def test_the_surface_stays_small() -> None:
    """Hosts that know MCP Apps keep the panel's own tools from the model; for the others they must stay few."""
    found = await surface()
    seen = for_the_model(found)
    assert tokens(seen) <= MOST_TOKENS, {part: tokens({part: seen[part]}) for part in seen}
    assert tokens(found) - tokens(seen) <= MOST_TOKENS // 4
    assert len(found["instructions"]) < 2000  # hosts cut them there
    assert all(len(item["description"]) < 2000 for item in [*found["tools"], *found["prompts"]])


def test_tokens_are_counted_as_they_are_paid() -> None:
    assert tokens({"a": "x" * 400}) == 102
    assert tokens({"a": "夏天" * 100}) == 202


async def test_the_lists_are_the_same_in_both_protocol_eras(server: StdioServerParameters) -> None:
    listed = []
    for mode in ("auto", "legacy"):
        async with Client(server, mode=mode) as client:
            tools, prompts = (await client.list_tools()).tools, (await client.list_prompts()).prompts
            listed.append([item.model_dump(mode="json", by_alias=True) for item in [*tools, *prompts]])
    assert listed[0] == listed[1]


async def test_every_name_is_short_enough_for_every_host() -> None:
    """Cursor wants less than 60 characters for server and tool together."""
    found = await surface()
    for item in [*found["tools"], *found["prompts"]]:
        assert len(f"reelwright{item['name']}") < 60


def test_the_server_starts_without_what_only_the_studio_needs() -> None:
    program = (
        "import sys; from reelwright.settings import Settings; from reelwright import assemble;"
        "assemble.mcp_server(Settings.read());"
        "print([name for name in ('av', 'PIL', 'numpy', 'httpx', 'sqlite3', 'reelwright.flows.service',"
        " 'reelwright.edits.parse', 'rich.progress') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


async def test_stdin_end_ends_the_server(server: StdioServerParameters) -> None:
    process = await anyio.open_process([server.command, *server.args], env=server.env, stderr=None)
    async with process:
        assert process.stdin is not None
        await process.stdin.aclose()
        with anyio.fail_after(20):
            assert await process.wait() == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to send")
async def test_a_signal_ends_the_server_even_while_stdin_is_open(server: StdioServerParameters) -> None:
    process = await anyio.open_process([server.command, *server.args], env=server.env, stderr=None)
    async with process:
        assert process.stdout is not None
        assert process.stdin is not None
        await process.stdin.send(b'{"jsonrpc":"2.0","id":1,"method":"ping"}\n')
        await process.stdout.receive()  # it is up
        process.send_signal(signal.SIGTERM)
        with anyio.fail_after(10):
            assert await process.wait() in (130, 128 + signal.SIGTERM)


async def test_the_typed_edits_are_described_as_they_are(server: StdioServerParameters) -> None:
    async with Client(server) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    description = tools["edit"].input_schema["properties"]["edits"]["description"]
    shared = dict(re.findall(r"\b([A-Z]+)\{([^}]*)\}", description))  # said once, for all edits of texts
    told = {
        op: re.sub(r"\b(LOOKS|WHEN)\b", lambda name: shared[name[0]], fields)
        for op, fields in re.findall(r"\b([a-z_]+)\{([^}]*)\}", description)
    }
    schema = EDIT.json_schema()["$defs"].values()
    edits = {model["properties"]["op"]["const"]: set(model["properties"]) - {"op"} for model in schema}
    assert set(told) == set(edits)
    for name, fields in edits.items():
        assert set(re.findall(r"\b([a-z_]+)\??(?=[,:?]|$)", told[name])) >= fields, name
