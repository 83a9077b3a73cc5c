"""The server as a host starts it, with a home of its own."""

import sys
from pathlib import Path

import pytest
from mcp import StdioServerParameters


@pytest.fixture
def videos(tmp_path: Path) -> Path:
    folder = tmp_path / "Videos"
    folder.mkdir()
    return folder


@pytest.fixture
def server(tmp_path: Path) -> StdioServerParameters:
    """`reelwright serve` as a subprocess, over stdio."""
    environ = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "REELWRIGHT_HOME": str(tmp_path / "state")}
    folders = {"REELWRIGHT_MEDIA": str(tmp_path / "Videos"), "REELWRIGHT_OUTPUT": str(tmp_path / "films")}
    return StdioServerParameters(command=sys.executable, args=["-m", "reelwright", "serve"], env=environ | folders)
