"""Which files of this machine may come in, decided before a byte of them is sent.

An assistant names paths, and an assistant can be talked into naming the wrong ones: so the folders come from the
configuration, links are not followed, and a file must look like media. Whether it really is media, the studio's
library decides by parsing it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from reelwright.backend.upload import LocalFile
from reelwright.draft.media import EXTENSIONS, MOST_BYTES
from reelwright.errors import BadRequest, FileNotFound, FileTooLarge, ForbiddenPath, UnsupportedFile
from reelwright.flows.desk import Place

MOST_FILES = 100


def admit(names: list[str], place: Place) -> list[LocalFile]:
    """The files that are meant, ready to be sent. A folder means the media files directly in it.

    Raises FileNotFound, ForbiddenPath, UnsupportedFile, FileTooLarge, BadRequest; then nothing is admitted at all.
    """
    if len(names) > MOST_FILES:
        raise BadRequest(f"{len(names)} files at once are too many.", hint=f"At most {MOST_FILES} in one call.")
    paths = [path for name in names for path in _files(_path(name), place)]
    if len(paths) > MOST_FILES:
        raise BadRequest(f"{len(paths)} files at once are too many.", hint=f"At most {MOST_FILES} in one call.")
    return [_admitted(path, place) for path in paths]


def _path(name: str) -> Path:
    if "\0" in name or not name.strip():
        raise BadRequest("That is not a path.", hint="Give the absolute path of a file.")
    path = Path(name).expanduser()
    if not path.is_absolute():
        raise BadRequest(f"{name!r} is not an absolute path.", hint="Give the full path, from / or a drive letter on.")
    return path


def _files(path: Path, place: Place) -> list[Path]:
    if not path.is_dir():
        return [path]
    _check_folder(path, place)
    found = sorted(item for item in path.iterdir() if _looks_like_media(item) and item.is_file())
    if not found:
        raise UnsupportedFile(f"There are no videos, photos or songs in {path.name!r}.")
    return found


def _admitted(path: Path, place: Place) -> LocalFile:
    try:
        facts = path.lstat()
    except OSError:
        raise FileNotFound(f"There is no file {path.name!r} at that path.") from None
    if place.media is not None and (stat.S_ISLNK(facts.st_mode) or facts.st_nlink > 1):
        raise ForbiddenPath(f"{path.name!r} is a link, and links are not followed.", hint="Give the file itself.")
    _check_folder(path, place)
    if not stat.S_ISREG(path.stat().st_mode):
        raise ForbiddenPath(f"{path.name!r} is not a plain file.", hint="Give a video, photo or song.")
    if not _looks_like_media(path):
        raise UnsupportedFile(f"{path.name!r} is not a video, photo or song that can be used.")
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise FileTooLarge(f"{path.name!r} has {size / 1e6:.0f} MB.")
    if size == 0:
        raise UnsupportedFile(f"{path.name!r} is empty.")
    return LocalFile(path=path, name=path.name, size=size)


def _check_folder(path: Path, place: Place) -> None:
    """The real path, links resolved, must lie in an allowed folder. Raises ForbiddenPath."""
    if place.media is None:
        return
    real = Path(os.path.realpath(path))
    roots = [Path(os.path.realpath(root)) for root in (*place.media, place.output)]
    if not any(real.is_relative_to(root) for root in roots):
        allowed = ", ".join(str(root) for root in place.media)
        raise ForbiddenPath(
            f"{path.name!r} lies outside the allowed folders.",
            hint=f"Allowed: {allowed}. Move the file there, or have the person add its folder to REELWRIGHT_MEDIA.",
        )


def _looks_like_media(path: Path) -> bool:
    return path.suffix.lower().lstrip(".") in EXTENSIONS and not path.name.startswith(".")
