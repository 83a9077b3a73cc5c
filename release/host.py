"""How a host turns a bundle's manifest and a person's settings into a command: what Claude Desktop does, in Python.

The rules are those of `getMcpConfigForManifest` in @anthropic-ai/mcpb 2: placeholders in strings are replaced by single
values; an argument that is nothing but a placeholder becomes as many arguments as the setting has values; what is not
set stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Setting = str | Sequence[str]
_PLACEHOLDER = re.compile(r"\$\{([^}]+)\}")


@dataclass(frozen=True)
class Command:
    """What the host starts; `environ` is put on top of its own environment."""

    program: str
    arguments: list[str]
    environ: dict[str, str]


def command(manifest: Mapping[str, Any], folder: Path, settings: Mapping[str, Setting]) -> Command:
    """The command of an unpacked bundle."""
    config = manifest["server"]["mcp_config"]
    values: dict[str, Setting] = {"__dirname": str(folder)}
    values |= {f"user_config.{key}": value for key, value in settings.items()}
    return Command(
        program=_replaced(config["command"], values),
        arguments=[part for argument in config["args"] for part in _expanded(argument, values)],
        environ={key: _replaced(value, values) for key, value in config["env"].items()},
    )


def _expanded(argument: str, values: Mapping[str, Setting]) -> list[str]:
    whole = _PLACEHOLDER.fullmatch(argument)
    value = values.get(whole[1]) if whole else None
    if value is None or isinstance(value, str):
        return [_replaced(argument, values)]
    return list(value)


def _replaced(text: str, values: Mapping[str, Setting]) -> str:
    def value(found: re.Match[str]) -> str:
        setting = values.get(found[1])
        return setting if isinstance(setting, str) else found[0]

    return _PLACEHOLDER.sub(value, text)
