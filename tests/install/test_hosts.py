"""Where each host keeps its servers, on each system."""

from __future__ import annotations

from pathlib import Path

import pytest

from reelwright.errors import BadRequest
from reelwright.install.hosts import HOSTS, locate, named

USUAL = [
    ("claude-desktop", "darwin", "Library/Application Support/Claude/claude_desktop_config.json"),
    ("claude-desktop", "win32", "AppData/Roaming/Claude/claude_desktop_config.json"),
    ("claude-desktop", "linux", ".config/Claude/claude_desktop_config.json"),
    ("claude-code", "darwin", ".claude.json"),
    ("claude-code", "win32", ".claude.json"),
    ("claude-code", "linux", ".claude.json"),
    ("cursor", "darwin", ".cursor/mcp.json"),
    ("cursor", "win32", ".cursor/mcp.json"),
    ("cursor", "linux", ".cursor/mcp.json"),
    ("openclaw", "darwin", ".openclaw/openclaw.json"),
    ("openclaw", "win32", ".openclaw/openclaw.json"),
    ("openclaw", "linux", ".openclaw/openclaw.json"),
    ("vscode", "darwin", "Library/Application Support/Code/User/mcp.json"),
    ("vscode", "win32", "AppData/Roaming/Code/User/mcp.json"),
    ("vscode", "linux", ".config/Code/User/mcp.json"),
]


def test_every_host_has_a_place_on_every_system() -> None:
    assert {(name, system) for name, system, _ in USUAL} == {
        (host.name, system) for host in HOSTS for system in host.places
    }


@pytest.mark.parametrize(("name", "system", "place"), USUAL)
def test_the_usual_place_is_known_where_the_host_is_not(name: str, system: str, place: str, tmp_path: Path) -> None:
    found = locate(named(name), system=system, home=tmp_path, variables={})
    assert (found.path, found.present) == (tmp_path / place, False)


@pytest.mark.parametrize(("name", "system", "place"), USUAL)
def test_a_host_is_found_by_its_file(name: str, system: str, place: str, tmp_path: Path) -> None:
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_bytes(b"")
    found = locate(named(name), system=system, home=tmp_path, variables={})
    assert (found.path, found.present) == (tmp_path / place, True)


@pytest.mark.parametrize(
    ("name", "system", "sign", "place"),
    [
        ("claude-desktop", "linux", ".config/Claude", ".config/Claude/claude_desktop_config.json"),
        ("claude-code", "linux", ".claude", ".claude.json"),
        ("cursor", "darwin", ".cursor", ".cursor/mcp.json"),
        ("openclaw", "linux", ".openclaw", ".openclaw/openclaw.json"),
        ("vscode", "linux", ".config/Code", ".config/Code/User/mcp.json"),
        ("vscode", "linux", ".config/Code - Insiders", ".config/Code - Insiders/User/mcp.json"),
        (
            "claude-desktop",
            "win32",
            "AppData/Local/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude",
            "AppData/Local/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude/claude_desktop_config.json",
        ),
    ],
)
def test_a_host_without_a_file_is_found_by_its_folder(
    name: str, system: str, sign: str, place: str, tmp_path: Path
) -> None:
    (tmp_path / sign).mkdir(parents=True)
    found = locate(named(name), system=system, home=tmp_path, variables={})
    assert (found.path, found.present) == (tmp_path / place, True)


@pytest.mark.parametrize(
    ("name", "system", "variable", "value", "place"),
    [
        ("claude-desktop", "win32", "APPDATA", "roaming", "roaming/Claude/claude_desktop_config.json"),
        ("claude-desktop", "linux", "XDG_CONFIG_HOME", "xdg", "xdg/Claude/claude_desktop_config.json"),
        ("vscode", "linux", "XDG_CONFIG_HOME", "xdg", "xdg/Code/User/mcp.json"),
        ("claude-code", "linux", "CLAUDE_CONFIG_DIR", "work", "work/.claude.json"),
        ("openclaw", "linux", "OPENCLAW_STATE_DIR", "claw", "claw/openclaw.json"),
        ("openclaw", "linux", "OPENCLAW_CONFIG_PATH", "claw.json5", "claw.json5"),
    ],
)
def test_a_variable_moves_the_place(
    name: str, system: str, variable: str, value: str, place: str, tmp_path: Path
) -> None:
    found = locate(named(name), system=system, home=Path("/nowhere"), variables={variable: str(tmp_path / value)})
    assert found.path == tmp_path / place


def test_an_unknown_host_is_refused_with_the_names_of_the_known() -> None:
    with pytest.raises(BadRequest) as refused:
        named("emacs")
    assert all(host.name in refused.value.hint for host in HOSTS)
