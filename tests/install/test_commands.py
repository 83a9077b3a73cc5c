"""install, uninstall and status as a person types them: real processes, a home of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from surroundings import environ_at


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environ_at(tmp_path)


def run(env: dict[str, str], *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reelwright", *arguments]
    return subprocess.run(
        command, env=env, input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )


def data(env: dict[str, str], *arguments: str) -> Any:
    ran = run(env, *arguments, "--json")
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
    return json.loads(ran.stdout)


def test_install_alone_says_what_is_here_and_changes_nothing(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / ".cursor").mkdir()
    ran = run(env, "install")
    assert ran.returncode == 0
    assert "reelwright install cursor" in ran.stdout
    assert "reelwright install vscode" not in ran.stdout
    assert list(tmp_path.rglob("*")) == [tmp_path / ".cursor"]
    assert data(env, "install")["next"] == ["reelwright install cursor"]


def test_the_whole_journey(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / ".cursor").mkdir()
    config = tmp_path / ".cursor" / "mcp.json"
    before = b'{\r\n  // mine\r\n  "mcpServers": {"gh": {"env": {"T": "ghp_1"}}}\r\n}\r\n'
    config.write_bytes(before)
    shown = run(env, "install", "cursor", "--dry-run", "--output", "films")
    assert "+" in shown.stdout
    assert "ghp_1" not in shown.stdout
    assert config.read_bytes() == before

    ran = run(env, "install", "cursor", "--output", str(tmp_path / "films"), "--media", "clips", "--language", "zh")
    assert ran.returncode == 0, ran.stderr
    backup = next(path for path in config.parent.iterdir() if path != config)
    assert str(backup) in ran.stdout
    assert "Restart Cursor" in ran.stdout
    assert "nothing to do" in run(env, "install", "cursor").stdout  # what was set before is kept

    row = next(row for row in data(env, "status")["hosts"] if row["host"] == "cursor")
    assert row["installed"]
    assert row["command"] == sys.executable
    assert row["command_exists"]
    assert row["version"] == version("reelwright")
    assert row["config"] == str(config)

    gone = data(env, "uninstall", "cursor")["hosts"][0]
    assert gone["changed"]
    assert Path(gone["backup"]).is_file()
    assert config.read_bytes() == before
    assert not data(env, "uninstall", "cursor")["hosts"][0]["changed"]


def test_one_bad_file_stops_all_before_the_first_is_changed(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / ".cursor").mkdir()
    (tmp_path / ".cursor" / "mcp.json").write_bytes(b"{ broken")
    ran = run(env, "install", "claude-code", "cursor", "--json")
    assert ran.returncode == 1
    error = json.loads(ran.stdout)["error"]
    assert error["code"] == "bad_request"
    assert "mcp.json was left as it is" in error["message"]
    assert not (tmp_path / ".claude.json").exists()
    rows = {row["host"]: row for row in data(env, "status")["hosts"]}
    assert "cannot be read" in rows["cursor"]["problem"]
    assert rows["claude-code"]["problem"] is None


def test_a_command_that_has_gone_is_told(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / ".claude.json").write_text(
        '{"mcpServers": {"reelwright": {"command": "/gone/python"}}}', encoding="utf-8"
    )
    row = next(row for row in data(env, "status")["hosts"] if row["host"] == "claude-code")
    assert (row["installed"], row["command_exists"], row["version"]) == (True, False, None)
    assert "`reelwright install claude-code` mends it" in run(env, "status").stdout
    assert data(env, "install", "claude-code")["hosts"][0]["changed"]
    assert json.loads((tmp_path / ".claude.json").read_bytes())["mcpServers"]["reelwright"]["command"] == sys.executable


def test_a_file_in_an_odd_place_can_be_named(env: dict[str, str], tmp_path: Path) -> None:
    odd = tmp_path / "odd" / "servers.json"
    assert data(env, "install", "vscode", "--config", str(odd))["hosts"][0]["config"] == str(odd)
    assert list(json.loads(odd.read_bytes())) == ["servers"]
    assert run(env, "install", "vscode", "cursor", "--config", str(odd)).returncode == 1


def test_a_token_comes_from_the_shell_or_is_asked_for_and_is_not_printed(env: dict[str, str], tmp_path: Path) -> None:
    assert run(env, "install", "cursor", "--token-from-env").returncode == 1
    assert "terminal" in run(env, "install", "cursor", "--ask-token", stdin="nmv_typed\n").stderr
    assert not (tmp_path / ".cursor").exists()
    with_token = env | {"NEMO_TOKEN": "nmv_secret_token"}
    shown = run(with_token, "install", "cursor", "--token-from-env", "--dry-run")
    done = run(with_token, "install", "cursor", "--token-from-env")
    assert "nmv_secret_token" not in shown.stdout + shown.stderr + done.stdout + done.stderr
    assert "***" in shown.stdout
    config = tmp_path / ".cursor" / "mcp.json"
    assert json.loads(config.read_bytes())["mcpServers"]["reelwright"]["env"] == {"NEMO_TOKEN": "nmv_secret_token"}
    if sys.platform != "win32":
        assert config.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["install", "emacs"],
        ["uninstall", "emacs"],
        ["install", "skill"],
        ["install", "skill", "nope", "--to", "cursor"],
        ["install", "skill", "video-creator-free"],
        ["uninstall", "skill", "a", "b"],
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_hint(arguments: list[str], env: dict[str, str], tmp_path: Path) -> None:
    ran = run(env, *arguments, "--json")
    assert (ran.returncode, ran.stderr) == (1, "")
    error = json.loads(ran.stdout)["error"]
    assert error["code"] == "bad_request"
    assert error["hint"]
    assert list(tmp_path.iterdir()) == []


def test_skills_come_and_go(env: dict[str, str], tmp_path: Path) -> None:
    ran = run(env, "install", "skill", "video-creator-free", "--to", "clawhub")
    installed = tmp_path / ".clawhub" / "skills" / "video-creator-free"
    assert ran.returncode == 0, ran.stderr
    assert str(installed) in ran.stdout
    assert [skill["path"] for skill in data(env, "status")["skills"]["clawhub"]] == [str(installed)]
    assert data(env, "uninstall", "skill", "video-creator-free", "--from", "clawhub")["changed"]
    assert not installed.exists()


def test_a_setting_that_the_server_would_refuse_is_refused_at_once(env: dict[str, str], tmp_path: Path) -> None:
    ran = run(env, "install", "cursor", "--media", str(tmp_path), "--json")
    assert ran.returncode == 1
    assert "REELWRIGHT_MEDIA" in json.loads(ran.stdout)["error"]["message"]
    assert not (tmp_path / ".cursor").exists()
