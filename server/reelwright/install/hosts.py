"""The programs that can start our MCP server, as rows of data: where each keeps its servers, and in what form.

The places were checked in November 2026 against the hosts' own documentation. A new host is a new row. What is done
with a row is in `changes.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from reelwright.errors import BadRequest
from reelwright.install.jsonc import Dialect

System = Literal["darwin", "win32", "linux"]

# What a variable stands for where it is not set.
_DEFAULTS = {
    "APPDATA": "~/AppData/Roaming",
    "LOCALAPPDATA": "~/AppData/Local",
    "XDG_CONFIG_HOME": "~/.config",
    "CLAUDE_CONFIG_DIR": "~",
    "OPENCLAW_STATE_DIR": "~/.openclaw",
    "OPENCLAW_CONFIG_PATH": "{OPENCLAW_STATE_DIR}/openclaw.json",
}
_VARIABLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Place:
    """Where a host's file may be. `sign`: what exists where the host is installed, though the file may not yet."""

    config: str
    sign: str


@dataclass(frozen=True)
class Host:
    """`keys` lead to the object of servers. `extra` is what an entry needs besides command, args and env.

    `reads` is the most that the host's own parser understands. `then` is what the person does after it was added.
    """

    name: str
    title: str
    places: Mapping[System, tuple[Place, ...]]
    keys: tuple[str, ...]
    reads: Dialect
    then: str
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """A host's file on this machine. `present`: there are signs that the host is installed."""

    path: Path
    present: bool


def _everywhere(*places: Place) -> Mapping[System, tuple[Place, ...]]:
    return {"darwin": places, "win32": places, "linux": places}


def _claude(folder: str) -> Place:
    return Place(f"{folder}/claude_desktop_config.json", folder)


def _code(folder: str) -> tuple[Place, ...]:
    return tuple(Place(f"{folder}/{name}/User/mcp.json", f"{folder}/{name}") for name in ("Code", "Code - Insiders"))


HOSTS = (
    Host(
        "claude-desktop",
        "Claude Desktop",
        {
            "darwin": (_claude("~/Library/Application Support/Claude"),),
            "win32": (
                _claude("{LOCALAPPDATA}/Packages/Claude_*/LocalCache/Roaming/Claude"),
                _claude("{APPDATA}/Claude"),
            ),
            "linux": (_claude("{XDG_CONFIG_HOME}/Claude"),),
        },
        ("mcpServers",),
        Dialect.JSON,
        "Quit Claude Desktop completely and start it again.",
    ),
    Host(
        "claude-code",
        "Claude Code",
        _everywhere(Place("{CLAUDE_CONFIG_DIR}/.claude.json", "~/.claude")),
        ("mcpServers",),
        Dialect.JSON,
        "Start a new Claude Code session; `/mcp` there shows the server.",
        {"type": "stdio"},
    ),
    Host(
        "cursor",
        "Cursor",
        _everywhere(Place("~/.cursor/mcp.json", "~/.cursor")),
        ("mcpServers",),
        Dialect.JSONC,
        "Restart Cursor; if the server is off there, switch it on in Settings, MCP.",
        {"type": "stdio"},
    ),
    Host(
        "openclaw",
        "OpenClaw",
        _everywhere(Place("{OPENCLAW_CONFIG_PATH}", "{OPENCLAW_STATE_DIR}")),
        ("mcp", "servers"),
        Dialect.JSON5,
        "Run `openclaw mcp reload`, or restart the gateway.",
    ),
    Host(
        "vscode",
        "VS Code",
        {
            "darwin": _code("~/Library/Application Support"),
            "win32": _code("{APPDATA}"),
            "linux": _code("{XDG_CONFIG_HOME}"),
        },
        ("servers",),
        Dialect.JSONC,
        "Run “MCP: List Servers” in VS Code and start reelwright there.",
        {"type": "stdio"},
    ),
)


def named(name: str) -> Host:
    """The row of a host. Raises BadRequest when there is none."""
    for host in HOSTS:
        if host.name == name:
            return host
    raise BadRequest(
        f"There is no host {name!r}.", hint=f"Choose one of {', '.join(host.name for host in HOSTS)}, or `skill SLUG`."
    )


def locate(host: Host, *, system: str, home: Path, variables: Mapping[str, str]) -> Found:
    """The host's file in the first place that shows signs of the host; else where it usually is, not `present`."""
    kind: System = "darwin" if system == "darwin" else "win32" if system == "win32" else "linux"
    usual = None
    for place in host.places[kind]:
        for config, sign in _spelled(place, home, {**_DEFAULTS, **variables}):
            if config.is_file() or sign.exists():
                return Found(config, True)
            usual = usual or config
    assert usual is not None, "each row has a place without a star"
    return Found(usual, False)


def _spelled(place: Place, home: Path, values: Mapping[str, str]) -> list[tuple[Path, Path]]:
    """A place's file and sign; as many as there are folders that its star stands for."""
    config, sign = _path(place.config, home, values), _path(place.sign, home, values)
    if "*" not in place.sign:
        return [(config, sign)]
    star = next(number for number, part in enumerate(sign.parts) if "*" in part)
    folders = Path(*sign.parts[:star]).glob("/".join(sign.parts[star:]))
    return [(folder / config.name, folder) for folder in sorted(folders)]


def _path(template: str, home: Path, values: Mapping[str, str]) -> Path:
    """`~` is the home that was asked for, not the process's."""
    while _VARIABLE.search(template):
        template = _VARIABLE.sub(lambda found: values[found[1]], template)
    return home / template[2:] if template.startswith("~/") else home if template == "~" else Path(template).absolute()
