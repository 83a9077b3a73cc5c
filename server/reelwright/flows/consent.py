"""Which files may leave this machine: asked before the first byte of a new file or folder goes to the cloud.

A yes is remembered for the folder, or for the files as they are now: path, size and time of change. Nothing is asked
on the studio, where nothing leaves.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reelwright.backend.upload import LocalFile
from reelwright.dialogue.amounts import size
from reelwright.errors import NotApproved
from reelwright.flows.approval import Extent, Question, digest_of
from reelwright.flows.desk import Desk

_MOST_SHOWN = 12
_LONGEST_NAME = 80


def question_about(desk: Desk, files: Sequence[LocalFile]) -> Question | None:
    """What the person must be asked before these files are sent; None: nothing (any more)."""
    fresh = [] if desk.local else _not_agreed(desk, files)
    if not fresh:
        return None
    folders = sorted({_folder(file) for file in fresh})
    total = sum(file.size for file in fresh)
    return Question(
        digest=digest_of("upload", sorted(_identity(file) for file in fresh)),
        words=desk.say(
            "ask_upload", count=len(fresh), size=size(total), host=desk.backend.host, listing=_listing(fresh)
        ),
        once=desk.say("only_these_files"),
        more=desk.say("everything_in_folder", count=len(folders)),
    )


def remember(desk: Desk, files: Sequence[LocalFile], extent: Extent) -> None:
    """Keep the person's yes, for the files or for all that is directly in their folders."""
    marks = {_folder_mark(file) if extent == "more" else _identity(file) for file in _not_agreed(desk, files)}
    for mark in sorted(marks):
        desk.journal.ledger.consent(_receiver(desk), mark)


def guard(desk: Desk, files: Sequence[LocalFile]) -> None:
    """The last look before anything is sent: the files may have changed since the person agreed. Raises NotApproved."""
    if not desk.local and _not_agreed(desk, files):
        raise NotApproved(desk.say("changed_since_agreed"))


def _not_agreed(desk: Desk, files: Sequence[LocalFile]) -> list[LocalFile]:
    agreed = desk.journal.ledger.consents(_receiver(desk))
    return [file for file in files if not {_identity(file), _folder_mark(file)} & agreed]


def _receiver(desk: Desk) -> str:
    """A yes is to one receiver: another address of the API is asked about anew."""
    return f"{desk.backend_name} {desk.backend.host}"


def _identity(file: LocalFile) -> str:
    """The file as it was judged, which is how it is sent: another one in its place has another identity."""
    changed_ns = file.identity.changed_ns if file.identity else None
    return f"file:{digest_of(_text(file.real or file.path), file.size, changed_ns)}"


def _folder_mark(file: LocalFile) -> str:
    return f"folder:{_folder(file)}"


def _folder(file: LocalFile) -> str:
    return _text(file.folder)


def _text(path: Path) -> str:
    """A path as text; a name need not be Unicode."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _listing(files: Sequence[LocalFile]) -> str:
    """The files by folder, one line each: "/home/me/clips: beach.mp4 (12 MB), boat.mov (3 MB)"."""
    shown: dict[str, list[str]] = {}
    for file in files[:_MOST_SHOWN]:
        shown.setdefault(_folder(file), []).append(f"{_short(file.name)} ({size(file.size)})")
    lines = [f"{_one_line(folder)}: {', '.join(names)}" for folder, names in shown.items()]
    if len(files) > _MOST_SHOWN:
        lines[-1] += f", … (+{len(files) - _MOST_SHOWN})"
    return "\n".join(lines)


def _short(name: str) -> str:
    """A file's name that cannot write lines of its own into the question."""
    line = _one_line(name)
    return line if len(line) <= _LONGEST_NAME else f"{line[:50]}…{line[-24:]}"


def _one_line(text: str) -> str:
    return " ".join(os.fsencode(text).decode("utf-8", "replace").split())
