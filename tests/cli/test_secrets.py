"""A service that repeats the token wherever it can, a failure inside: the token is printed, logged and kept nowhere."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from contract.scripted_cloud import CREDITS, POLL, RUN, STATE, SUBMIT, UPLOAD, Answer, ScriptedCloud, frames, open_cloud
from media_maker import MediaMaker
from surroundings import environ_at

pytestmark = pytest.mark.anyio
TOKEN = "nmv_usr_Zq7-secret_9x"
PLAIN = "correct-horse-battery-staple"  # a token need not look like one


@pytest.fixture
async def cloud() -> AsyncIterator[ScriptedCloud]:
    async with open_cloud() as cloud:
        yield cloud


def environ(home: Path, url: str, token: str | None, **more: str) -> dict[str, str]:
    cloud = {"REELWRIGHT_BACKEND": "cloud", "NEMO_API_URL": url, "REELWRIGHT_TIME_SCALE": "0.01"}
    paths = {"REELWRIGHT_OUTPUT": str(home / "films"), "REELWRIGHT_LOG": "debug", "REELWRIGHT_BUDGET": "100"}
    return environ_at(home, **cloud, **paths, **({"NEMO_TOKEN": token} if token else {}), **more)


async def run(environ: dict[str, str], *arguments: str) -> str:
    """Everything that a command printed, on both streams."""
    command = [sys.executable, "-X", "dev", "-m", "reelwright", *arguments]
    with anyio.fail_after(100):
        ran = await anyio.run_process(command, env=environ, check=False)
    return (ran.stdout + ran.stderr).decode()


def holders(folder: Path, secret: str) -> list[str]:
    """The files below a folder in which a secret stands."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file.name for file in files if secret.encode() in file.read_bytes())


def leaky(cloud: ScriptedCloud, secret: str) -> None:
    """Scripts that repeat the secret in a body, a header, a redirect, HTML, a stream, a draft and a file name."""
    draft = {"t": [{"tt": 0, "sg": [{"d": 1000, "m": {"name": f"clip {secret}.mp4"}}]}]}
    state = Answer(body={"code": 0, "data": {"session_id": "s1", "state": {"draft": draft}}})
    cloud.play(STATE, *[state] * 30)
    cloud.play(
        CREDITS,
        Answer(status=403, body={"message": f"Who is {secret}? Sent as Bearer {secret}"}),
        Answer(status=302, headers={"location": f"https://example.com/?token={secret}"}, body={}),
        Answer(status=403, raw=f"<html>{secret}</html>".encode(), headers={"x-token": secret}),
        Answer(body={"code": 1001, "message": f"token {secret} expired"}),
    )
    cloud.play(
        UPLOAD, Answer(body={"code": 0, "data": {"files": [{"filename": f"{secret}.mp4", "file_type": "video"}]}})
    )
    cloud.play(
        RUN,
        frames({"type": "text", "content": f"Your token is {secret}, see https://x.example/?token={secret}"}),
        frames({"error": f"RuntimeError: bad token {secret}"}),
    )
    cloud.play(SUBMIT, Answer(status=400, body={"detail": f"no quality for {secret}"}))
    cloud.play(POLL, Answer(status=400, body={"detail": f"no render for {secret}"}))


async def test_a_token_that_the_service_repeats_is_printed_and_kept_nowhere(
    cloud: ScriptedCloud, tmp_path: Path, media: MediaMaker
) -> None:
    """Ours does not look like one; one of somebody else's, which does, is not printed either."""
    leaky(cloud, f"{PLAIN} {TOKEN}")
    settings = environ(tmp_path, cloud.url, PLAIN)
    printed = ""
    for arguments in (
        *[["credits"]] * 4,
        ["upload", str(media.video("red.mp4", colour="red")), "--yes"],
        ["edit", "add a title"],
        ["edit", "add another title", "--json"],
        ["state"],
        ["state", "--json"],
        ["export"],
        ["wait", "--list"],
        ["doctor"],
        ["doctor", "--json"],
        ["edit", f"--{PLAIN}"],
    ):
        printed += await run(settings, *arguments)
    assert PLAIN in cloud.calls[CREDITS][0].headers["authorization"]
    assert len(cloud.calls[RUN]) == 2
    assert "***" in printed
    assert "DEBUG" in printed
    assert PLAIN not in printed
    assert TOKEN not in printed
    assert holders(tmp_path, PLAIN) == []


async def test_an_anonymous_token_is_in_its_one_private_slot_and_nowhere_else(
    cloud: ScriptedCloud, tmp_path: Path
) -> None:
    secret = "nmv_usr_1"  # the first that this cloud gives out
    leaky(cloud, secret)
    settings = environ(tmp_path, cloud.url, None)
    printed = "".join([await run(settings, *words) for words in (["credits"], ["edit", "add a title"], ["doctor"])])
    assert secret not in printed
    assert holders(tmp_path, secret) == ["token-cloud.json"]
    if sys.platform != "win32":
        assert (tmp_path / "state" / "token-cloud.json").stat().st_mode & 0o777 == 0o600


async def test_a_failure_inside_is_told_without_the_token(cloud: ScriptedCloud, tmp_path: Path) -> None:
    """The journal turns into a folder while a server runs: every later call fails inside."""
    leaky(cloud, TOKEN)
    log = tmp_path / "log.txt"
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-X", "dev", "-m", "reelwright", "serve"],
        env=environ(tmp_path, cloud.url, TOKEN, REELWRIGHT_HOME=str(tmp_path / "state" / TOKEN)),
    )
    shown = ""
    with log.open("w") as errors:
        async with Client(stdio_client(parameters, errlog=errors)) as client:
            for tool, arguments in (
                ("credits", {}),
                ("edit", {"message": "add a title"}),
                ("state", {"project": TOKEN}),
                (TOKEN, {}),
                ("export", {"quality": TOKEN}),
            ):
                shown += (await client.call_tool(tool, arguments)).model_dump_json()
            for file in (tmp_path / "state" / TOKEN).glob("journal*"):
                file.write_bytes(b"not a journal any more" * 400)
            broken = await client.call_tool("edit", {"message": "add more"})
            shown += broken.model_dump_json()
    assert broken.is_error
    assert json.loads(broken.model_dump_json(by_alias=True))["structuredContent"]["hint"]
    assert "***" in shown
    assert TOKEN not in shown + log.read_text()
    assert "Traceback" in log.read_text()
