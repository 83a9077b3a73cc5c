"""Clean places to install into: a folder, a virtual environment, a home, and an environment that leaks nothing in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_SYSTEM = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "TMPDIR", "COMSPEC", "PATHEXT", "LANG")
_FOR_UV = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}
_LONGEST_S = 900


class Failed(Exception):
    """A step of the check did not do what it should; the message is for the person who releases."""


@dataclass(frozen=True)
class Room:
    """A folder with a home in it, in which nothing was done before."""

    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def bin(self) -> Path:
        return self.folder / "venv" / ("Scripts" if os.name == "nt" else "bin")

    def environ(self, **more: str) -> dict[str, str]:
        """The environment of somebody who has just installed: the system's, a home, and nothing of ours."""
        own = {"HOME": str(self.home), "USERPROFILE": str(self.home), "REELWRIGHT_HOME": str(self.home / "state")}
        return {name: os.environ[name] for name in _SYSTEM if name in os.environ} | own | more

    def install(self, *arguments: str | Path) -> None:
        """`pip install` into this room's own environment, which is made at the first call."""
        if not self.bin.exists():
            venv.create(self.folder / "venv", with_pip=True)
            self.home.mkdir(exist_ok=True)
        run(self.bin / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def run(*command: str | Path, cwd: Path | None = None, environ: Mapping[str, str] | None = None) -> str:
    """Run a command to its end; what it printed. Raises Failed with the end of its errors."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        cwd=cwd,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=_LONGEST_S,
    )
    if done.returncode:
        end = (done.stderr or done.stdout).strip()[-1500:]
        raise Failed(f"{Path(words[0]).name} {' '.join(words[1:5])} … ended with {done.returncode}:\n{end}")
    return done.stdout


def find_uv(room: Room) -> Path:
    """The `uv` that is installed here, or one of this room's own."""
    found = shutil.which("uv")
    if found:
        return Path(found)
    room.install("uv")
    return room.bin / ("uv.exe" if os.name == "nt" else "uv")


def uv_index() -> dict[str, str]:
    """pip's configured package index, said to uv, which does not read pip's configuration."""
    listed = run(sys.executable, "-m", "pip", "config", "list")
    found = dict(re.findall(r"^(?:global|install|:env:)\.([\w-]+)='(.*)'$", listed, re.M))
    return {variable: found[key] for key, variable in _FOR_UV.items() if key in found}
