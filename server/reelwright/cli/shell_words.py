"""Our own sentences name the MCP tools; at a shell they name the commands. Rows of patterns, pure."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from typing import Any

_TOOLS = "upload|edit|state|credits|export|wait"
_JOB = r"'?([A-Za-z0-9_-]+)'?"

Replacement = Callable[[re.Match[str], str], str]
_ROWS: tuple[tuple[re.Pattern[str], Replacement], ...] = (
    (
        re.compile(rf"([Cc])all `wait` with job {_JOB}"),
        lambda found, _: f"{'R' if found[1] == 'C' else 'r'}un `reelwright wait {found[2]}`",
    ),
    (re.compile(rf"用任务 {_JOB} 调用 `wait`"), lambda found, _: f"运行 `reelwright wait {found[1]}`"),
    (re.compile(r"with `wait` and action `list`"), lambda _, of: f"with `reelwright wait --list{of}`"),
    (re.compile(r"with `wait` and action `cancel`"), lambda _, of: f"with `reelwright wait --cancel{of}`"),
    (
        re.compile(rf"([Cc])all `({_TOOLS})`"),
        lambda found, of: f"{'R' if found[1] == 'C' else 'r'}un `reelwright {found[2]}{_scope(found[2], of)}`",
    ),
    (re.compile(rf"调用 `({_TOOLS})`"), lambda found, of: f"运行 `reelwright {found[1]}{_scope(found[1], of)}`"),
    (re.compile(rf"`({_TOOLS})`"), lambda found, of: f"`reelwright {found[1]}{_scope(found[1], of)}`"),
    (re.compile(r"Give `paths` or `urls`\."), lambda *_: "Name the files or addresses."),
    (re.compile(r"`(again|approve)`"), lambda found, _: f"`--{found[1]}`"),
    (re.compile(r"\b([Cc])all again\b"), lambda found, _: f"{'R' if found[1] == 'C' else 'r'}un it again"),
)
_KEYS = frozenset({"message", "hint", "next"})


def at_a_shell(text: str, project: str = "main") -> str:
    """The text with commands where it names tools, for a project."""
    of = "" if project == "main" else f" --project {shlex.quote(project)}"
    for pattern, replacement in _ROWS:
        text = pattern.sub(lambda found, replacement=replacement: replacement(found, of), text)  # type: ignore[misc]
    return text


def data_at_a_shell(data: dict[str, Any], project: str) -> dict[str, Any]:
    """An answer's or an error's data, its sentences naming commands."""
    return {
        key: at_a_shell(value, project) if key in _KEYS and isinstance(value, str) else value
        for key, value in data.items()
    }


def _scope(tool: str, of: str) -> str:
    """Credits are those of all projects."""
    return "" if tool == "credits" else of
