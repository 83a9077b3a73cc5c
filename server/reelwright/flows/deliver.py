"""Where a finished film goes: a name that is safe, free and ours to write; whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from reelwright.backend.part import Part
from reelwright.dialogue.clean import clean
from reelwright.draft.output import EXTENSIONS, FORMATS, Output, format_of
from reelwright.errors import BadRequest, CannotSave, ForbiddenPath

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])")
_LONGEST = 80
_MOST_BYTES = 190  # of a name's UTF-8, before its number and extension
_PART = re.compile(r"\..+\.([0-9a-f]{4,32})\.part")
_NOTE = re.compile(r"\.\..+\.([0-9a-f]{4,32})\.part\.etag\.[0-9a-f]{32}\.part")  # one that a crash left half-written


@dataclass(frozen=True)
class Target:
    """A film's place. `replace`: the person said that a file of this name may go."""

    path: Path
    replace: bool = False


def in_folder(folder: Path, name: str, extension: str = "mp4") -> Target:
    """A place in the output folder for a name that came from outside: its base only, our extension."""
    stem = clean(_UNSAFE.sub(" ", re.sub(rf"(?i)\.{extension}$", "", name)))
    stem = _cut(stem.lstrip(" .-~")).rstrip(" .")
    if not stem or _RESERVED.fullmatch(stem.partition(".")[0].rstrip()):
        stem = f"film {stem}".strip()
    return Target(folder / f"{stem}.{extension}")


def output_for(path: Path | None, kind: str | None, max_mb: float | None, at_s: float | None) -> Output:
    """What kind of file is wanted, out of its name and what was said besides. Raises BadRequest."""
    named = None if path is None else format_of(path.suffix)
    if path is not None and named is None:
        kinds = ", ".join(dict.fromkeys(EXTENSIONS.values()))
        raise BadRequest(
            f"The output cannot be a file such as {path.name}.", hint=f"Use a name that ends in one of: {kinds}."
        )
    said = next((known for known in FORMATS if known == kind), None)
    if said and named and EXTENSIONS[said] != EXTENSIONS[named]:
        raise BadRequest(f"{path and path.name} is no name for {said}.", hint=f"End it in .{EXTENSIONS[said]}.")
    try:
        at_ms = None if at_s is None else round(at_s * 1000)
        return Output(format=said or named or "mp4", max_mb=max_mb, at_ms=at_ms)
    except (ValidationError, ValueError, OverflowError):
        raise BadRequest("That size or moment makes no sense.", hint="Give 0.05 to 8000 megabytes.") from None


def _cut(stem: str) -> str:
    return stem[:_LONGEST].encode()[:_MOST_BYTES].decode("utf-8", "ignore")


def check(target: Target, inputs: Iterable[Path]) -> None:
    """Find out, before anything is rendered, whether a film can be saved there.

    `inputs`: the project's own files, which no film replaces. Raises CannotSave, ForbiddenPath.
    """
    folder = target.path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CannotSave(f"No film can be saved in {folder}: {error.strerror or error}.") from None
    if target.replace and target.path.is_dir():
        raise CannotSave(f"{target.path} is a folder.", hint="Choose another name for the film.")
    if target.replace and any(_is_same(target.path, path) for path in inputs):
        raise ForbiddenPath(
            f"{target.path.name} is one of the project's own clips, which the film is made of.",
            hint="Choose another name for the film.",
        )


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def part_of(target: Target, job_id: str) -> Path:
    """Where the film is written until it is whole: beside its target, so that the last step is a rename."""
    return target.path.with_name(f".{_cut(target.path.stem)}.{job_id}.part")


def remove_stale(folder: Path, is_over: Callable[[str], bool], job_id: str) -> None:
    """Remove the parts of films that nobody goes on with: those of jobs that are over, and half notes of `job_id`."""
    with suppress(OSError):
        for path in folder.iterdir():
            if (found := _NOTE.fullmatch(path.name)) and (found[1] == job_id or is_over(found[1])):
                path.unlink()
            elif (found := _PART.fullmatch(path.name)) and is_over(found[1]):
                Part(path).remove()


def place(part: Path, target: Target, announce: Callable[[Path], object] = lambda path: None) -> Path:
    """Give the finished film its name: the target's, or the first numbered one that is free. Never overwrites.

    `announce` is told each name before it is tried, so that `placed` can tell later whether it was taken.
    """
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    path = _replaced(part, target, announce) if target.replace else _linked(part, target, announce)
    _sync_folder(path.parent)
    return path


def placed(announced: str | None, part: Path, size: int | None) -> Path | None:
    """Where an earlier process put this film, if it came so far; `size` in bytes. What it left of the part goes."""
    if announced is None or size is None:
        return None
    path = Path(announced)
    try:
        there = path.stat().st_size == size and (not part.exists() or path.samefile(part))
    except OSError:
        return None
    if not there:
        return None
    part.unlink(missing_ok=True)
    return path


def _replaced(part: Path, target: Target, announce: Callable[[Path], object]) -> Path:
    announce(target.path)
    part.replace(target.path)
    return target.path


def _linked(part: Path, target: Target, announce: Callable[[Path], object]) -> Path:
    for path in _free(target.path):
        announce(path)
        try:
            os.link(part, path)  # unlike a rename, it fails when the name is taken
        except FileExistsError:
            continue
        except OSError:  # a file system without hard links
            return _placed_without_links(part, path)
        part.unlink()
        return path
    raise AssertionError("the numbers do not end")


def _placed_without_links(part: Path, wanted: Path) -> Path:
    """The same on file systems without hard links: the name is taken first, then filled."""
    for path in _free(wanted):
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            continue
        part.replace(path)
        return path
    raise AssertionError("the numbers do not end")


def _free(path: Path) -> Iterator[Path]:
    """The names that are not taken now, the wanted one first."""
    if not os.path.lexists(path):
        yield path
    number = 2
    while True:
        numbered = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not os.path.lexists(numbered):
            yield numbered
        number += 1


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows cannot open a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
