"""The Claude Desktop bundle: what is in it, and that it starts as the host starts it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from packaging.requirements import Requirement

from media_maker import MediaMaker
from release import bundle, host, talk
from release.film import look_at
from release.write_skills import ROOT, package_version

MANIFEST = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
TOOLS = ["upload", "edit", "state", "credits", "export", "wait"]
Start = Callable[[dict[str, host.Setting]], StdioServerParameters]


def test_the_bundle_is_small_and_the_same_every_time(tmp_path: Path) -> None:
    first, second = bundle.build(tmp_path / "a"), bundle.build(tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()
    assert first.name == f"reelwright-{package_version()}.mcpb"
    assert first.stat().st_size < 200_000


def test_what_the_manifest_names_is_in_the_bundle() -> None:
    files = bundle.contents()
    assert MANIFEST["server"]["entry_point"] in files
    assert MANIFEST["server"]["entry_point"] in MANIFEST["server"]["mcp_config"]["args"]
    assert files[MANIFEST["icon"]].startswith(b"\x89PNG\r\n\x1a\n")
    assert {icon["src"] for icon in MANIFEST["icons"]} <= set(files)
    others = {"LICENSE", "PRIVACY.md", "manifest.json", "pyproject.toml"}
    assert set(files) == others | {MANIFEST["server"]["entry_point"], MANIFEST["icon"]}


def test_the_bundle_wants_this_version_and_the_locked_ones() -> None:
    project = tomllib.loads(bundle.contents()["pyproject.toml"].decode())["project"]
    wanted = [Requirement(line) for line in project["dependencies"]]
    assert str(wanted[0]) == f"reelwright=={package_version()}"
    assert project["version"] == package_version()
    assert all(re.fullmatch(r"==[\w.]+", str(requirement.specifier)) for requirement in wanted)
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert len(wanted) == 1 + len(re.findall(r"^\S+==", lock, re.M))
    with (ROOT / "pyproject.toml").open("rb") as file:
        ours = tomllib.load(file)["project"]
    named = {Requirement(line).name for line in ours["dependencies"]}
    assert named <= {requirement.name for requirement in wanted}
    assert project["requires-python"] == ours["requires-python"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("anyio==4.16.0 \\\n    --hash=sha256:00 \\\n", ["anyio==4.16.0"]),
        ("av==18.1.0 ; python_full_version < '3.12' \\\n", ["av==18.1.0 ; python_full_version < '3.12'"]),
        ("# anyio==1 \\\n", []),
    ],
)
def test_a_pin_is_a_locked_requirement_without_its_hashes(line: str, expected: list[str]) -> None:
    assert bundle.pins(line) == expected


def test_the_manifest_has_what_hosts_insist_on() -> None:
    assert MANIFEST["manifest_version"] == "0.4"
    assert MANIFEST["version"] == package_version()
    assert MANIFEST["author"]["name"]
    assert MANIFEST["server"]["type"] == "uv"
    assert MANIFEST["server"]["mcp_config"]["command"] == "uv"
    assert all(address.startswith("https://") for address in MANIFEST["privacy_policies"])
    assert [tool["name"] for tool in MANIFEST["tools"]] == TOOLS


def test_every_setting_is_optional_explained_and_used() -> None:
    settings: dict[str, dict[str, Any]] = MANIFEST["user_config"]
    assert set(settings) == {"backend", "token", "media", "output", "language"}
    used = re.findall(r"\$\{user_config\.(\w+)\}", json.dumps(MANIFEST["server"]))
    assert sorted(used) == sorted(settings)
    for setting in settings.values():
        assert setting["title"]
        assert setting["description"]
        assert setting["required"] is False
    assert settings["token"]["sensitive"] is True
    assert settings["media"] | {"type": "directory", "multiple": True} == settings["media"]
    assert "${user_config.token}" not in MANIFEST["server"]["mcp_config"]["args"]


def test_a_host_expands_a_list_into_arguments_and_leaves_what_is_not_set() -> None:
    folder = Path("unpacked")
    empty = host.command(MANIFEST, folder, {})
    assert empty.arguments[-1] == "${user_config.media}"
    assert empty.environ["NEMO_TOKEN"] == "${user_config.token}"
    given = host.command(MANIFEST, folder, {"media": ["/a b", "/c"], "language": "zh"})
    assert given.arguments == [*empty.arguments[:-1], "/a b", "/c"]
    assert given.arguments[given.arguments.index("--directory") + 1] == "unpacked"
    assert given.environ["REELWRIGHT_LANGUAGE"] == "zh"
    assert host.command(MANIFEST, folder, {"media": []}).arguments == empty.arguments[:-1]


@pytest.mark.anyio
async def test_with_no_setting_the_bundle_serves_the_local_studio(
    start: Start, home: Path, media: MediaMaker, tmp_path: Path
) -> None:
    shutil.copy(media.video("red.mp4", colour="red"), home / "Videos")
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(home / "Videos" / "red.mp4", tmp_path / "elsewhere")
    async with Client(start({})) as client:
        listed = (await client.list_tools()).tools
        assert [tool.name for tool in listed if (tool.meta or {}).get("ui", {}).get("visibility") != ["app"]] == TOOLS
        allowed = await client.call_tool("upload", {"paths": [str(home / "Videos" / "red.mp4")]})
        refused = await client.call_tool("upload", {"paths": [str(tmp_path / "elsewhere" / "red.mp4")]})
    assert not allowed.is_error
    assert "nothing leaves this machine" in str(allowed.content)
    assert refused.is_error
    assert refused.structured_content is not None
    assert refused.structured_content["code"] == "forbidden_path"


@pytest.mark.anyio
async def test_the_chosen_folders_and_language_are_the_ones_that_count(
    start: Start, media: MediaMaker, tmp_path: Path
) -> None:
    footage, more, films = (tmp_path / name for name in ("my footage", "more", "films"))
    footage.mkdir()
    more.mkdir()
    shutil.copy(media.video("red.mp4", colour="red"), footage)
    shutil.copy(media.video("blue.mp4", colour="blue"), more)
    server = start({"backend": "studio", "media": [str(footage), str(more)], "output": str(films), "language": "zh"})
    film = await talk.make_film(server, [footage / "red.mp4", more / "blue.mp4"], "把素材剪成一个视频")
    assert film.parent == films
    assert look_at(film).seconds == pytest.approx(2, abs=0.2)
    async with Client(server) as client:
        state = await client.call_tool("state", {})
    assert re.search(r"[\u4e00-\u9fff]", str(state.content))


@pytest.mark.anyio
async def test_a_token_chooses_the_cloud(start: Start) -> None:
    """Nothing is sent: the service is asked for at the first call, and a token like this is refused before that."""
    async with Client(start({"token": "not a token\u2028"})) as client:
        told = await client.call_tool("credits", {})
    assert told.is_error
    assert told.structured_content is not None
    assert told.structured_content["code"] == "token_rejected"
    assert "not a token" not in str(told)


def test_what_the_bundle_starts_needs_nothing_but_the_package(unpacked: Path, tmp_path: Path) -> None:
    """A wrong setting ends it with the reason, and with the exit code of wrong usage."""
    done = subprocess.run(
        [sys.executable, unpacked / "server" / "bundle.py", "${user_config.media}"],
        env={"PATH": "", "HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "REELWRIGHT_BACKEND": "moon"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "'studio' or 'cloud'" in done.stderr
