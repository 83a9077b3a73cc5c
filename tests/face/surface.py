"""All that a host may put into its model's context before anything is called, and what that costs.

python -m face.surface        (in tests/) writes `surface.json` anew, after a change that was meant
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import anyio
from mcp import Client
from pydantic import BaseModel

from reelwright.face.server import make_server

SNAPSHOT = Path(__file__).with_name("surface.json")
MOST_TOKENS = 2500
_LETTERS_PER_TOKEN = 4


async def surface() -> dict[str, Any]:
    """The instructions and every list, as they are on the wire. The service is never opened."""

    def never() -> Any:
        raise AssertionError("lists need no service")

    async with Client(make_server(never, version="0")) as client:
        return {
            "instructions": client.instructions,
            "tools": _wire((await client.list_tools()).tools),
            "prompts": _wire((await client.list_prompts()).prompts),
            "resource_templates": _wire((await client.list_resource_templates()).resource_templates),
        }


def for_the_model(surface: dict[str, Any]) -> dict[str, Any]:
    """Without the tools that are for the panel only (`_meta.ui.visibility`)."""
    return {**surface, "tools": [tool for tool in surface["tools"] if not _is_the_panels(tool)]}


def _is_the_panels(tool: dict[str, Any]) -> bool:
    return tool.get("_meta", {}).get("ui", {}).get("visibility") == ["app"]


def tokens(surface: dict[str, Any]) -> int:
    """About as many tokens as it has: four letters are one, and one of 中文 is one by itself.

    In November 2026 this gave 2,064 where the tokenizer o200k_base counted 2,074.
    """
    text = json.dumps(surface, ensure_ascii=False, separators=(",", ":"))
    wide = sum(ord(letter) > 0x2E80 for letter in text)
    return wide + round((len(text) - wide) / _LETTERS_PER_TOKEN)


def _wire(items: list[Any]) -> list[dict[str, Any]]:
    return [
        item.model_dump(mode="json", by_alias=True, exclude_none=True) for item in items if isinstance(item, BaseModel)
    ]


def written(surface: dict[str, Any]) -> str:
    return json.dumps(surface, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SNAPSHOT.write_text(written(anyio.run(surface)), encoding="utf-8")
