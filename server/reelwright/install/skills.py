"""The skills that come with Reelwright, copied into the folder where an agent looks for them, and removed from it.

A skill is a folder with a SKILL.md. A folder counts as the same skill when the `name` in its SKILL.md is the same; any
other folder, and every file that is not the skill's, is left alone.
"""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from reelwright.attribution import Attribution, find
from reelwright.errors import BadFile, BadRequest, CannotSave

# Folders of skills by name, below the home.
PLACES = {"clawhub": ".clawhub/skills", "cursor": ".cursor/skills"}
_NEXT = {
    "clawhub": "Have {folder} in OpenClaw's `skills.load.extraDirs`, and start a new session. "
    "`reelwright install openclaw --skill {skill}` gives the MCP server the skill's name.",
    "cursor": "Start a new chat in Cursor. "
    "`reelwright install cursor --skill {skill}` gives the MCP server the skill's name.",
}


@dataclass(frozen=True)
class Installed:
    """A skill in a place. `kept` are files in its folder that are not its own."""

    path: Path
    attribution: Attribution
    changed: bool
    kept: tuple[Path, ...] = ()
    then: str = ""


def shipped() -> dict[str, Path]:
    """The skills of this package by name: inside the wheel, or at the root of a checkout."""
    here = Path(__file__).resolve().parent.parent
    for folder in (here / "skills", here.parent.parent / "skills"):
        if folder.is_dir():
            return {path.parent.name: path.parent for path in sorted(folder.glob("*/SKILL.md"))}
    return {}


def folder_for(slug: str, to: str | None, home: Path) -> Path:
    """Where the skill `slug` is, or would be, installed: in a place by name, or in a folder. Raises BadRequest."""
    if not to:
        raise BadRequest(
            "Where to is missing.", hint=f"Add --to and one of {', '.join(PLACES)}, or a folder of skills."
        )
    if to in PLACES:
        return home / PLACES[to] / slug
    path = Path(to).expanduser().absolute()
    return path if path.name == slug else path / slug


def install(slug: str, to: str | None, *, home: Path, skills: dict[str, Path], dry_run: bool = False) -> Installed:
    """Copy a skill, whole or not at all.

    Raises BadRequest for a skill we do not have, BadFile when something else is in its place or it cannot be written.
    """
    source, target = _checked(slug, to, home, skills)
    ours = _files(source)
    theirs = tuple(path for path in _files(target) if path not in ours)
    changed = any(not _same(source / path, target / path) for path in ours)
    if changed and not dry_run:
        _swap(source, target, ours, theirs)
    then = _NEXT.get(to or "", "").format(folder=target.parent, skill=target)
    return Installed(target, _attribution(source, target, home), changed, theirs, then)


def uninstall(slug: str, to: str | None, *, home: Path, skills: dict[str, Path], dry_run: bool = False) -> Installed:
    """Remove a skill's own files, and its folder if nothing else is in it. Raises as `install` does."""
    source, target = _checked(slug, to, home, skills)
    gone = _attribution(source, target, home)
    if not target.exists():
        return Installed(target, gone, False)
    ours = _files(source)
    kept = tuple(path for path in _files(target) if path not in ours)
    if not dry_run:
        try:
            for path in ours:
                (target / path).unlink(missing_ok=True)
            _drop_empty_folders(target)
        except OSError as error:
            raise _cannot(target, error) from error
    return Installed(target, gone, True, kept)


def _checked(slug: str, to: str | None, home: Path, skills: dict[str, Path]) -> tuple[Path, Path]:
    """Where the skill comes from and goes to."""
    if slug not in skills:
        raise BadRequest(f"There is no skill {slug!r}.", hint=f"Choose one of: {', '.join(skills) or 'none here'}.")
    target = folder_for(slug, to, home)
    _refuse_strangers(target, slug, home)
    return skills[slug], target


def present(home: Path, skills: dict[str, Path]) -> dict[str, list[Installed]]:
    """The skills of ours that are installed in the known places, by place."""
    return {
        place: [
            Installed(home / folder / slug, _attribution(home / folder / slug, home / folder / slug, home), False)
            for slug in skills
            if (home / folder / slug / "SKILL.md").is_file()
        ]
        for place, folder in PLACES.items()
    }


def _attribution(read: Path, installed: Path, home: Path) -> Attribution:
    """What the skill in folder `read` sends once it is in `installed`."""
    named = find(read / "SKILL.md", skill_source=None, home=home)
    return Attribution(named.source, named.version, find(installed / "SKILL.md", skill_source=None, home=home).platform)


def _refuse_strangers(target: Path, slug: str, home: Path) -> None:
    hint = "Choose another place, or move it away and call again."
    if target.is_symlink():
        raise BadFile(f"{target} is a link; it was left as it is.", hint=hint)
    if not target.exists():
        return
    if not target.is_dir():
        raise BadFile(f"{target} is a file; it was left as it is.", hint=hint)
    name = find(target / "SKILL.md", skill_source=None, home=home).source
    if any(target.iterdir()) and name != slug:
        raise BadFile(f"{target} is not the skill {slug}; it was left as it is.", hint=hint)


def _files(folder: Path) -> tuple[Path, ...]:
    """The files below a folder, links included, as paths relative to it."""
    if not folder.is_dir():
        return ()
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return tuple(sorted(path.relative_to(folder) for path in found if "__pycache__" not in path.parts))


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and not other.is_symlink() and one.read_bytes() == other.read_bytes()


def _swap(source: Path, target: Path, ours: tuple[Path, ...], theirs: tuple[Path, ...]) -> None:
    """The new folder is made beside the old one, then takes its name. Other people's files move over with it."""
    token = uuid.uuid4().hex
    new, old = target.with_name(f".{target.name}.{token}.part"), target.with_name(f".{target.name}.{token}.old")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
        for folder, paths in ((source, ours), (target, theirs)):
            for path in paths:
                (new / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(folder / path, new / path, follow_symlinks=False)
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    except OSError as error:
        raise _cannot(target, error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _drop_empty_folders(target: Path) -> None:
    folders = [path for path in target.rglob("*") if path.is_dir() and not path.is_symlink()]
    for folder in (*sorted(folders, reverse=True), target):
        if not any(folder.iterdir()):
            folder.rmdir()


def _cannot(target: Path, error: OSError) -> CannotSave:
    return CannotSave(
        f"{target} cannot be written: {(error.strerror or str(error)).lower()}.",
        hint="Make its folder writable, or choose another place with --to.",
    )
