"""Which files of this machine may come in, decided before a byte of them is sent: from the names to a list of files.

An assistant names paths, and an assistant can be talked into naming the wrong ones: so the folders come from the
configuration, and each file is judged by what was opened (`judging.py`), not by what it is called.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from reelwright.backend.upload import LocalFile
from reelwright.errors import BadRequest, FileNotFound, UnsupportedFile
from reelwright.flows.desk import Place
from reelwright.flows.judging import Roots, judge, looks_like_media

MOST_FILES = 100
_LONGEST_PATH = 4096


def admit(names: list[str], place: Place) -> list[LocalFile]:
    """The files that are meant, ready to be sent. A folder means the media files directly in it.

    Raises FileNotFound, ForbiddenPath, UnsupportedFile, FileTooLarge, BadRequest; then nothing is admitted at all.
    """
    _check_count(len(names))
    roots = Roots.of(place)
    paths = [path for name in names for path in _files(_path(name), roots)]
    _check_count(len(paths))
    return [judge(path, roots) for path in paths]


def _check_count(count: int) -> None:
    if count > MOST_FILES:
        raise BadRequest(f"{count} files at once are too many.", hint=f"At most {MOST_FILES} in one call.")


def _path(name: str) -> Path:
    """A name as a path that the system can look for. Raises BadRequest."""
    try:
        path = Path(name).expanduser()
        encoded = os.fsencode(path)
    except (RuntimeError, UnicodeError):  # the home of a stranger, or half a character
        raise BadRequest("That is not a path.", hint="Give the absolute path of a file.") from None
    if b"\0" in encoded or not name.strip() or len(encoded) > _LONGEST_PATH:
        raise BadRequest("That is not a path.", hint="Give the absolute path of a file.")
    if not path.is_absolute():
        raise BadRequest(
            f"{name[:80]!r} is not an absolute path.", hint="Give the full path, from / or a drive letter on."
        )
    return path


def _files(path: Path, roots: Roots) -> list[Path]:
    """The path itself, or the media in it. What lies outside is refused before it is looked at."""
    roots.check_named(path)
    try:
        if not path.is_dir():
            return [path]
        roots.check(Path(os.path.realpath(path)), path.name)
        found = sorted(item for item in path.iterdir() if looks_like_media(item) and _is_plain(item, roots))
    except OSError:
        raise FileNotFound(f"{path.name[:80]!r} cannot be read.") from None
    if not found:
        raise UnsupportedFile(f"There are no videos, photos or songs in {path.name!r}.")
    return found


def _is_plain(item: Path, roots: Roots) -> bool:
    """Whether a file in a folder was meant with it: links, and what is no file, were not."""
    facts = item.stat() if roots.anywhere else item.lstat()
    return stat.S_ISREG(facts.st_mode) and (roots.anywhere or facts.st_nlink == 1)
