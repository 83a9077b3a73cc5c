"""What `reelwright doctor` finds out about this machine, and what it can put right. Decides; `cli/doctor.py` shows.

Looks at files, and asks through functions that it is given, each of which may fail in its own way. Without being told
to repair, it changes nothing; what it repairs, it can repair without losing anything.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

from reelwright.dialogue.amounts import size
from reelwright.errors import CannotSave, ReelwrightError
from reelwright.journal.inspection import NEWEST, Damaged, Inspection, inspect, set_aside

Level = Literal["ok", "warning", "problem"]
_LITTLE_SPACE = 1_000_000_000
_MOST_FILES = 200_000
_LOCK_OF_A_JOB = "jobs"


@dataclass(frozen=True)
class Finding:
    """One line: what it is `about`, what was found, `todo` if the person should do something.

    `repair` puts it right and says what it did (None: it cannot be done safely, or need not).
    """

    about: str
    level: Level
    text: str
    todo: str = ""
    repair: Callable[[], str] | None = None

    def data(self) -> dict[str, Any]:
        """As `{about, level, text, todo, repairable}`."""
        return {
            "about": self.about,
            "level": self.level,
            "text": self.text,
            "todo": self.todo,
            "repairable": self.repair is not None,
        }


def repaired(findings: Sequence[Finding]) -> list[Finding]:
    """Carry out what can be repaired; each finding then says how that went."""
    return [finding if finding.repair is None else _repaired(finding, finding.repair) for finding in findings]


def _repaired(finding: Finding, repair: Callable[[], str]) -> Finding:
    try:
        return replace(finding, level="ok", text=f"{finding.text} {repair()}", todo="", repair=None)
    except OSError as error:
        text = f"{finding.text} It could not be repaired: {error.strerror}."
        return replace(finding, level="problem", text=text, repair=None)


def state_folder(folder: Path) -> list[Finding]:
    """The folder that everything of ours is in: there, ours alone, writable, with room."""
    about = "state folder"
    if not folder.exists():
        return [_place(about, folder, "REELWRIGHT_HOME")]
    if not folder.is_dir():
        todo = "Choose another one with REELWRIGHT_HOME, or move that file away."
        return [Finding(about, "problem", f"{folder} is not a folder.", todo)]
    if trouble := _unwritable(folder):
        return [Finding(about, "problem", f"{folder} cannot be written to: {trouble}.", "Make it writable.")]
    files = list(_files(folder))
    used = sum(_size(file) for file in files)
    there = Finding(about, "ok", f"{folder}: {size(used)} in {len(files)} file{'s' * (len(files) != 1)}.")
    return [there, *_rights(folder, files), _space(about, folder)]


def output_folder(folder: Path) -> Finding:
    """Where films go."""
    return _place("output folder", folder, "REELWRIGHT_OUTPUT")


def journal(path: Path, stamp: str) -> tuple[list[Finding], Inspection | None]:
    """The journal and its open jobs. `stamp`: what is put behind the name of a damaged one that is set aside."""
    about = "journal"
    if not path.exists():
        return [Finding(about, "ok", "There is none yet: nothing has been made so far.")], None
    try:
        found = inspect(path)
    except Damaged as error:
        return [_damaged(path, stamp, error)], None
    except CannotSave as error:
        return [Finding(about, "problem", error.message, "Close whatever uses it, or make it readable.")], None
    if found.schema > NEWEST:
        text = f"It was written by a newer Reelwright (version {found.schema} of its schema; this one knows {NEWEST})."
        return [Finding(about, "problem", text, "Update Reelwright.")], found
    text = f"It can be read (schema {found.schema} of {NEWEST}); {_count(found.projects, 'project')}, "
    text += f"{_count(len(found.running), 'open job')}."
    jobs = [_open_job(path.parent, job.job, f"{job.kind} of project {job.project!r}") for job in found.running]
    return [Finding(about, "ok", text), *jobs], found


def leftovers(state: Path, output: Path, found: Inspection | None) -> list[Finding]:
    """Half-written files and locks that nobody needs any more: those of jobs that have ended.

    Without a journal that can be read (`found` None), nobody knows which those are, and none is touched.
    """
    if found is None:
        return []
    parts = [part for part in _parts(output) if _job_of(part) in found.ended]
    locks = [lock for lock in _locks(state) if lock.stem in found.ended and not _held(lock)]
    findings = []
    if parts:
        text = f"{_count(len(parts), 'half-written film')} of ended jobs ({size(sum(map(_size, parts)))}) in {output}."
        findings.append(Finding("leftovers", "warning", text, _WITH_REPAIR, lambda: _removed(parts)))
    if locks:
        text = f"{_count(len(locks), 'lock')} of ended jobs."
        findings.append(Finding("locks", "ok", text, "", lambda: _removed(locks)))
    return findings or [Finding("leftovers", "ok", "No half-written films.")]


def asked(about: str, ask: Callable[[], str], todo: str = "") -> Finding:
    """What somebody else has to say: `ask` answers in words, or raises."""
    try:
        return Finding(about, "ok", ask())
    except ReelwrightError as error:
        return Finding(about, "problem", error.message, todo or error.hint)
    except OSError as error:
        return Finding(about, "problem", f"{error.strerror or error}.", todo)


_WITH_REPAIR = "`reelwright doctor --repair` removes them."


def _place(about: str, folder: Path, variable: str) -> Finding:
    """A folder need not be there, but it must be possible to make it."""
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    trouble = _unwritable(existing) if existing.is_dir() else f"{existing} is not a folder"
    if trouble:
        todo = f"Choose another one with {variable}."
        return Finding(about, "problem", f"{folder} cannot be written to: {trouble}.", todo)
    return Finding(about, "ok", f"{folder}{'' if existing == folder else ' (made when it is needed)'}.")


def _damaged(path: Path, stamp: str, error: Damaged) -> Finding:
    def repair() -> str:
        return f"It was set aside as {set_aside(path, stamp).name}; a new one is begun at the next command."

    todo = (
        "Close the hosts that use Reelwright; then `reelwright doctor --repair` sets it aside under a dated name."
        " Films and uploaded files stay; the projects' names and the open jobs in it are lost."
    )
    return Finding("journal", "problem", error.message, todo, repair)


def _open_job(state: Path, job: str, what: str) -> Finding:
    if _held(state / _LOCK_OF_A_JOB / f"{job}.lock"):
        return Finding("job", "ok", f"{job}: {what}, running in another process.")
    todo = f"`reelwright wait {job}` goes on with it, `reelwright wait --cancel {job}` ends it."
    return Finding("job", "warning", f"{job}: {what}, interrupted: its process is gone.", todo)


def _rights(folder: Path, files: Sequence[Path]) -> list[Finding]:
    """Who else may read it. Windows keeps that elsewhere."""
    if sys.platform == "win32":
        return []
    folders = {folder, *(parent for file in files for parent in file.parents if parent.is_relative_to(folder))}
    loose = [path for path in (*folders, *files) if _loose(path)]
    if not loose:
        return [Finding("rights", "ok", "Only you can read what is in it.")]

    def repair() -> str:
        for path in loose:
            path.chmod(0o700 if path.is_dir() else 0o600)
        return "Now only you can."

    text = f"Other users can read {_count(len(loose), 'file or folder', 'files or folders')} in it."
    if not _loose(folder):
        return [Finding("rights", "ok", "Only you can enter it.", "", repair)]
    return [Finding("rights", "warning", text, "`reelwright doctor --repair` takes their rights away.", repair)]


def _loose(path: Path) -> bool:
    try:
        facts = path.lstat()
    except OSError:
        return False
    return not stat.S_ISLNK(facts.st_mode) and bool(facts.st_mode & 0o077)


def _space(about: str, folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    if free < _LITTLE_SPACE:
        return Finding(about, "warning", f"Only {size(free)} are free on its disk.", "Free some disk space.")
    return Finding(about, "ok", f"{size(free)} are free on its disk.")


def _unwritable(folder: Path) -> str:
    """Why nothing can be written there; "" when it can. The only way to know is to try."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or "unknown reason"


def _files(folder: Path) -> Iterator[Path]:
    count = 0
    for place, _, names in os.walk(folder):
        for name in names:
            yield Path(place, name)
            count += 1
        if count > _MOST_FILES:
            return


def _size(file: Path) -> int:
    try:
        return file.lstat().st_size
    except OSError:
        return 0


def _parts(output: Path) -> list[Path]:
    """What `deliver.part_of` names, and what the download keeps beside it."""
    try:
        return [file for file in output.iterdir() if file.name.startswith(".") and ".part" in file.name]
    except OSError:
        return []


def _job_of(part: Path) -> str:
    return part.name.partition(".part")[0].rpartition(".")[2]


def _locks(state: Path) -> list[Path]:
    folder = state / _LOCK_OF_A_JOB
    return sorted(folder.glob("*.lock")) if folder.is_dir() else []


def _held(lock: Path) -> bool:
    """Whether a process holds it."""
    if not lock.exists():
        return False
    probe = FileLock(lock)
    try:
        probe.acquire(blocking=False)
    except Timeout:
        return True
    except OSError:
        return False
    probe.release()
    return False


def _removed(files: Sequence[Path]) -> str:
    for file in files:
        with suppress(FileNotFoundError):
            file.unlink()
    return "Removed."


def _count(number: int, one: str, more: str = "") -> str:
    return f"{number} {one}" if number == 1 else f"{number} {more or one + 's'}"
