"""The entry that makes a host start our server: an absolute command, and the settings that the person gave."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reelwright.errors import BadRequest
from reelwright.install import splice
from reelwright.install.hosts import Host
from reelwright.install.jsonc import decode, read

NAME = "reelwright"
TOKEN = "NEMO_TOKEN"  # noqa: S105 -- the variable's name


@dataclass(frozen=True)
class Wishes:
    """What the person set for this host; None and () leave a setting as it is. `token` is not shown by `repr`."""

    backend: str | None = None
    output: Path | None = None
    media: tuple[Path, ...] = ()
    language: str | None = None
    skill: Path | None = None
    token: str | None = field(default=None, repr=False)

    def variables(self) -> dict[str, str]:
        """The variables that carry the wishes to the server."""
        values = {
            "REELWRIGHT_BACKEND": self.backend,
            "REELWRIGHT_OUTPUT": self.output and str(self.output),
            "REELWRIGHT_MEDIA": os.pathsep.join(map(str, self.media)),
            "REELWRIGHT_LANGUAGE": self.language,
            "REELWRIGHT_SKILL": self.skill and str(self.skill),
            TOKEN: self.token,
        }
        return {name: value for name, value in values.items() if value}


def make(host: Host, *, python: str, wishes: Wishes) -> dict[str, object]:
    """The entry for a host.

    `python` is the interpreter that has Reelwright installed: hosts started from a desktop have no PATH to find a
    command with. `-P` keeps it from importing what lies in the folder the host happens to start it in, which may
    be a stranger's repository.
    """
    variables = wishes.variables()
    entry: dict[str, object] = {**host.extra, "command": python, "args": ["-P", "-m", "reelwright", "serve"]}
    if variables:
        entry["env"] = variables
    return entry


def merged(text: str, host: Host, entry: Mapping[str, object]) -> str:
    """The host's text with the entry. What else somebody wrote into an entry of ours stays.

    Raises BadRequest when the text cannot be read, or has an entry of this name that is no command of ours.
    """
    path = (*host.keys, NAME)
    if splice.find(read(text), path) is None:
        return splice.put(text, path, dict(entry))
    present = current(text, host)
    if "url" in present or "httpUrl" in present:
        raise BadRequest(
            f"There is a “{NAME}” that is reached by an address.", hint="Rename or remove that entry, and call again."
        )
    for key, value in entry.items():
        if isinstance(value, dict):
            for name, setting in value.items():
                text = splice.put(text, (*path, key, name), setting)
        else:
            text = splice.put(text, (*path, key), value)
    return text


def current(text: str, host: Host) -> dict[str, object]:
    """Our entry as data; empty when there is none. Raises BadRequest as `merged` does."""
    document = read(text)
    node = splice.find(document, (*host.keys, NAME))
    if node is None:
        return {}
    if node.members is None:
        raise BadRequest(f"“{NAME}” is not an object (line {document.line(node.start)}).")
    return {member.key: decode(text, member.value) for member in node.members}


def removed(text: str, host: Host) -> str:
    """The host's text without our entry. Raises BadRequest as `merged` does."""
    return splice.take(text, (*host.keys, NAME))
