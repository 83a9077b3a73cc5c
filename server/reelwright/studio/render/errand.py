"""An order that can be carried out on another machine: its command names files by what is in them. Pure.

`workers.Order` names files by where they lie here. What a command reads is the value of every `-i`, and the LUTs in its
filter graph; what it writes is named by its last argument.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reelwright.studio.render.inputs import escaped

_LUT = re.compile(r"(?<=lut3d=file=)(.+?)(?=:interp=)")
_ESCAPE = re.compile(r"\\(.)")
_FILE = "file:"


@dataclass(frozen=True, slots=True)
class Errand:
    """A command for one worker: `arguments` name what is read by its name in the exchange, and what is written
    without a folder. `outs`: what those files are called when they are made, and in the exchange.

    `version` is FFmpeg's: another one would make other pictures. For the rest see `workers.Order`.
    """

    arguments: tuple[str, ...]
    outs: tuple[tuple[str, str], ...]
    frames: int
    time_limit: float
    most_bytes: int
    exchange: str
    version: str


def read_by(arguments: Sequence[str]) -> list[str]:
    """The files that a command reads, each once: what follows `file:`."""
    found = [arguments[place + 1].removeprefix(_FILE) for place, one in enumerate(arguments) if one == "-i"]
    found += [_plain(lut) for one in arguments for lut in _LUT.findall(one)]
    return list(dict.fromkeys(found))


def moved(arguments: Sequence[str], renamed: Callable[[str], str], folder: str = "") -> list[str]:
    """The command with other names for what it reads; what it writes goes to `folder` ("": none is named)."""
    *head, out = arguments
    changed = []
    for place, one in enumerate(head):
        if place and head[place - 1] == "-i":
            changed.append(f"{_FILE}{renamed(one.removeprefix(_FILE))}")
        else:
            changed.append(_LUT.sub(lambda found: escaped(Path(renamed(_plain(found[0])))), one))
    name = re.split(r"[\\/]", out.removeprefix(_FILE))[-1]
    where = f"{folder.replace('%', '%%')}/" if folder else ""
    return [*changed, f"{_FILE}{where}{name}"]


def _plain(path: str) -> str:
    """A path as it was before `inputs.escaped`."""
    return _ESCAPE.sub(r"\1", _ESCAPE.sub(r"\1", path))
