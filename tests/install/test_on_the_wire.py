"""Whoever calls, the service hears who it was: the real command line and the real server, a real socket."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from importlib.metadata import version
from pathlib import Path

import anyio
import pytest
from mcp import Client, StdioServerParameters

from contract.scripted_cloud import CREDITS, ScriptedCloud, open_cloud
from reelwright.install.skills import install, shipped
from surroundings import environ_at

pytestmark = pytest.mark.anyio
SLUGS = sorted(shipped())
PLACES = {"clawhub": ".clawhub/skills", "cursor": ".cursor/skills", "unknown": "my skills"}
HEADERS = ("x-skill-source", "x-skill-version", "x-skill-platform")


@pytest.fixture
async def cloud() -> AsyncIterator[ScriptedCloud]:
    async with open_cloud() as cloud:
        yield cloud


@pytest.fixture
def env(cloud: ScriptedCloud, tmp_path: Path) -> dict[str, str]:
    return environ_at(tmp_path, NEMO_TOKEN="nmv_test_token", NEMO_API_URL=cloud.url)


async def run(env: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "reelwright", *arguments, "--json"]
    ran = await anyio.run_process(command, env=env, check=False, stderr=subprocess.PIPE)
    assert ran.returncode == 0, ran.stdout.decode() + ran.stderr.decode()
    return ran.stdout.decode()


def version_of(skill: Path) -> str:
    """The version as it stands in the SKILL.md, read without our own reader."""
    found = re.search(r'^  version: "([^"]+)"$', (skill / "SKILL.md").read_text(encoding="utf-8"), re.M)
    assert found
    return found[1]


def heard(cloud: ScriptedCloud) -> set[tuple[str, ...]]:
    return {tuple(call.headers[name] for name in HEADERS) for call in cloud.calls[CREDITS]}


@pytest.mark.parametrize("slug", SLUGS)
async def test_an_installed_skill_is_named_with_its_version_and_place(
    slug: str, cloud: ScriptedCloud, env: dict[str, str], tmp_path: Path
) -> None:
    expected = set()
    async with anyio.create_task_group() as tasks:
        for platform, folder in PLACES.items():
            to = platform if platform != "unknown" else str(tmp_path / folder)
            done = install(slug, to, home=tmp_path, skills=shipped())
            assert done.path == tmp_path / folder / slug
            tasks.start_soon(run, env, "credits", "--skill", str(done.path))
            expected.add((slug, version_of(shipped()[slug]), platform))
    assert heard(cloud) == expected


async def test_a_plain_checkout_is_named_as_the_package(cloud: ScriptedCloud, env: dict[str, str]) -> None:
    await run(env, "credits")
    assert heard(cloud) == {("reelwright", version("reelwright"), "unknown")}


async def test_the_skill_may_be_named_before_the_command_or_by_the_environment(
    cloud: ScriptedCloud, env: dict[str, str], tmp_path: Path
) -> None:
    slug = SLUGS[0]
    await run(env, "install", "skill", slug, "--to", "cursor")
    installed = str(tmp_path / ".cursor" / "skills" / slug)
    await run(env, "--skill", installed, "credits")
    await run(env | {"REELWRIGHT_SKILL": f"{installed}/SKILL.md"}, "credits")
    await run(env | {"REELWRIGHT_SKILL": "~/.cursor/skills/" + slug}, "credits")
    assert len(cloud.calls[CREDITS]) == 3
    assert {call[0] + " " + call[2] for call in heard(cloud)} == {f"{slug} cursor"}


async def test_a_host_starts_the_server_that_was_installed_under_the_skills_name(
    cloud: ScriptedCloud, env: dict[str, str], tmp_path: Path
) -> None:
    slug = SLUGS[-1]
    await run(env, "install", "skill", slug, "--to", "clawhub")
    skill = tmp_path / ".clawhub" / "skills" / slug
    await run(env, "install", "openclaw", "--skill", str(skill), "--token-from-env")
    config = json.loads((tmp_path / ".openclaw" / "openclaw.json").read_bytes())
    entry = config["mcp"]["servers"]["reelwright"]
    bare = {name: value for name, value in env.items() if name not in ("PATH", "NEMO_TOKEN")}
    trap = tmp_path / "a stranger's repository"
    (trap / "reelwright").mkdir(parents=True)
    (trap / "reelwright" / "__init__.py").write_text("raise SystemExit('taken over')", encoding="utf-8")
    server = StdioServerParameters(command=entry["command"], args=entry["args"], env=bare | entry["env"], cwd=trap)
    async with Client(server) as client:
        answer = await client.call_tool("credits", {})
    assert not answer.is_error
    assert heard(cloud) == {(slug, version_of(skill), "clawhub")}
