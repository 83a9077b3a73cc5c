"""server.json for the MCP registry, and what the README and the icons owe to those who list us."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from PIL import Image, ImageChops

from release import draw_icon
from release.write_skills import ROOT, package_version

SERVER = json.loads((ROOT / "server.json").read_text(encoding="utf-8"))
MANIFEST = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
SETTING: dict[str, Any] = {
    "type": "object",
    "required": ["name", "description"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "pattern": "^[A-Z_]+$"},
        "description": {"type": "string", "minLength": 1},
        "isSecret": {"type": "boolean"},
        "isRequired": {"type": "boolean"},
        "default": {"type": "string"},
        "choices": {"type": "array", "items": {"type": "string"}},
        "format": {"enum": ["string", "number", "boolean", "filepath"]},
    },
}
WHAT_WE_USE: dict[str, Any] = {
    "$comment": "The fields of the registry's schema 2025-12-11 that we use, and no others.",
    "type": "object",
    "required": ["$schema", "name", "description", "version", "packages"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"const": "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"},
        "name": {"type": "string", "pattern": r"^io\.github\.[a-zA-Z0-9-]+/reelwright$", "maxLength": 200},
        "title": {"type": "string", "minLength": 1, "maxLength": 100},
        "description": {"type": "string", "minLength": 1, "maxLength": 100},
        "version": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        "packages": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["registryType", "identifier", "version", "transport"],
                "additionalProperties": False,
                "properties": {
                    "registryType": {"const": "pypi"},
                    "registryBaseUrl": {"const": "https://pypi.org"},
                    "identifier": {"const": "reelwright"},
                    "version": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
                    "runtimeHint": {"const": "uvx"},
                    "transport": {"const": {"type": "stdio"}},
                    "packageArguments": {"const": [{"type": "positional", "value": "serve"}]},
                    "environmentVariables": {"type": "array", "items": SETTING},
                },
            },
        },
    },
}


def test_server_json_has_the_fields_of_the_registrys_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(WHAT_WE_USE)
    jsonschema.validate(SERVER, WHAT_WE_USE)


@pytest.mark.parametrize("change", [{"description": "x" * 101}, {"version": "latest"}, {"name": "reelwright"}])
def test_a_server_json_that_the_registry_would_refuse_is_refused_here(change: dict[str, str]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(SERVER | change, WHAT_WE_USE)


def test_server_json_is_of_this_version() -> None:
    assert {SERVER["version"], SERVER["packages"][0]["version"]} == {package_version()}


def test_server_json_offers_the_settings_of_the_bundle_and_only_the_token_is_secret() -> None:
    offered = {setting["name"]: setting for setting in SERVER["packages"][0]["environmentVariables"]}
    assert set(offered) == {*MANIFEST["server"]["mcp_config"]["env"], "REELWRIGHT_MEDIA"}
    assert [name for name, setting in offered.items() if setting.get("isSecret")] == ["NEMO_TOKEN"]


def test_the_readme_proves_to_the_registry_whose_package_it_is() -> None:
    """The registry looks for this in the description of the package on PyPI, which is the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"<!-- mcp-name: (\S+) -->", readme) == [SERVER["name"]]
    assert "(PRIVACY.md)" in readme


def test_the_icon_is_small_square_and_clear_at_its_corners() -> None:
    path = ROOT / MANIFEST["icon"]
    assert path.stat().st_size <= 20_000
    with Image.open(path) as icon:
        assert (icon.format, icon.size) == ("PNG", (512, 512))
        pixels = icon.convert("RGBA")
    assert all(pixels.getpixel(corner)[3] == 0 for corner in ((0, 0), (511, 0), (0, 511), (511, 511)))
    assert pixels.getpixel((250, 256)) == pytest.approx((*bytes.fromhex(draw_icon.SUN[1:]), 255), abs=4)


def test_both_icons_are_drawn_from_the_same_shapes() -> None:
    assert (ROOT / "assets" / "icon.svg").read_text(encoding="utf-8") == draw_icon.svg()
    with Image.open(ROOT / MANIFEST["icon"]) as committed:
        apart = ImageChops.difference(committed.convert("RGBA"), draw_icon.png()).convert("RGB")
    assert sum(apart.convert("L").histogram()[40:]) < 0.01 * 512 * 512  # few colours, so soft edges differ a little
