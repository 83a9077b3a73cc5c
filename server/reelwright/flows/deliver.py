"""Where a finished film goes: a name that is safe, free and ours to write; whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
_LONGEST = 80


@dataclass(frozen=True)
class Target:
    """A film's place. `replace`: the person said that a file of this name may go."""

    path: Path
    replace: bool = False


def in_folder(folder: Path, name: str) -> Target:
    """A place in the output folder for a name that came from outside: its base only, our extension."""
    stem = _UNSAFE.sub(" ", name.removesuffix(".mp4")).strip(" .")[:_LONGEST].rstrip(" .")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"film {stem}".strip()
    return Target(folder / f"{stem}.mp4")


def part_of(target: Target, job_id: str) -> Path:
    """Where the film is written until it is whole: beside its target, so that the last step is a rename."""
    return target.path.with_name(f".{target.path.stem}.{job_id}.part")


def place(part: Path, target: Target) -> Path:
    """Give the finished film its name: the target's, or the first numbered one that is free. Never overwrites."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if target.replace:
        part.replace(target.path)
        return target.path
    for path in _candidates(target.path):
        try:
            os.link(part, path)  # unlike a rename, it fails when the name is taken
        except FileExistsError:
            continue
        except OSError:  # a file system without hard links
            return _place_without_links(part, path)
        part.unlink()
        return path
    raise AssertionError("the numbers do not end")


def _place_without_links(part: Path, wanted: Path) -> Path:
    """The same on file systems without hard links: the name is taken first, then filled."""
    for path in _candidates(wanted):
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            continue
        part.replace(path)
        return path
    raise AssertionError("the numbers do not end")


def _candidates(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
