"""How things stand on this machine: every host, whether it is there, and what it would start. Reads, never writes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reelwright.errors import ReelwrightError
from reelwright.install import config_file, entry
from reelwright.install.hosts import HOSTS, Found, Host, locate


@dataclass(frozen=True)
class Standing:
    """One host. `command` is what the entry starts, `version` the Reelwright that it would find, if that can be told.

    `problem` says why the file cannot be read; then nothing else of it is known.
    """

    host: Host
    found: Found
    installed: bool = False
    command: str = ""
    command_exists: bool = False
    version: str = ""
    problem: str = ""


def survey(*, system: str, home: Path, variables: Mapping[str, str]) -> list[Standing]:
    """Every host, in the order of the rows."""
    return [standing(host, locate(host, system=system, home=home, variables=variables)) for host in HOSTS]


def standing(host: Host, found: Found) -> Standing:
    """One host; a file that cannot be read is a `problem`, not an error."""
    try:
        present = entry.current(config_file.open_config(found.path).text, host)
    except ReelwrightError as error:
        return Standing(host, found, problem=error.message)
    if not present:
        return Standing(host, found)
    command = str(present.get("command", present.get("url", "")))
    exists = shutil.which(command) is not None
    return Standing(host, found, True, command, exists, _version_beside(Path(command)) if exists else "")


def _version_beside(command: Path) -> str:
    """The version of the Reelwright installed beside a Python, told by its files; nothing is started."""
    root = command.parent.parent
    for pattern in ("lib/python3*/site-packages", "Lib/site-packages"):
        for info in root.glob(f"{pattern}/reelwright-*.dist-info"):
            return info.name.removeprefix("reelwright-").removesuffix(".dist-info")
    return ""
