"""The bundle, unpacked as a host unpacks it, and the command with which the host starts it."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from mcp import StdioServerParameters

from release import bundle, host

Start = Callable[[dict[str, host.Setting]], StdioServerParameters]


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    folder = tmp_path / "Claude Extensions" / "reelwright"
    with zipfile.ZipFile(bundle.build(tmp_path / "dist")) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / "Videos").mkdir(parents=True)
    return tmp_path / "home"


@pytest.fixture
def start(unpacked: Path, home: Path) -> Start:
    """The server of the bundle with a person's settings.

    uv, where there is one, takes the packages that are installed here instead of downloading them again (the release
    check downloads them); where there is none, the same file is started by this Python.
    """

    def parameters(settings: dict[str, host.Setting]) -> StdioServerParameters:
        manifest = json.loads((unpacked / "manifest.json").read_text(encoding="utf-8"))
        command = host.command(manifest, unpacked, settings)
        own = {"HOME": str(home), "USERPROFILE": str(home), "REELWRIGHT_HOME": str(home / "state")}
        found = shutil.which(command.program)
        if found:
            own |= {"UV_NO_SYNC": "1", "UV_PROJECT_ENVIRONMENT": sys.prefix, "UV_OFFLINE": "1"}
            return StdioServerParameters(command=found, args=command.arguments, env=own | command.environ)
        after = command.arguments.index("python") + 1
        return StdioServerParameters(
            command=sys.executable, args=command.arguments[after:], env=own | command.environ, cwd=unpacked
        )

    return parameters
