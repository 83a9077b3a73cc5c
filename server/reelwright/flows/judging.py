"""One file, judged by its descriptor: whatever its name says or is made to say, this is what would be sent.

A name can be a link, or be swapped while it is looked at; an open file cannot. Whether it is media is judged by its
first bytes and by a container that holds together, on both backends. A player's library is not asked here: it would
open what a hostile file refers to, which is the very thing to be kept from, and it would tell no more about whether a
file is private; the studio's library, or the service, decodes what came in anyway.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from reelwright.backend.upload import Identity, LocalFile, open_descriptor
from reelwright.draft.media import EXTENSIONS, MOST_BYTES
from reelwright.errors import FileNotFound, FileTooLarge, ForbiddenPath, UnsupportedFile
from reelwright.flows.desk import Place
from reelwright.media.magic import describe, recognise
from reelwright.media.names import shown_name
from reelwright.media.structure import holds_together


@dataclass(frozen=True)
class Roots:
    """The allowed folders where they really lie; None: anywhere (the person typed the path)."""

    folders: tuple[Path, ...] | None

    @classmethod
    def of(cls, place: Place) -> Self:
        if place.media is None:
            return cls(None)
        return cls(tuple(dict.fromkeys(_resolved(folder) for folder in place.media)))

    @property
    def anywhere(self) -> bool:
        return self.folders is None

    def check_named(self, path: Path) -> None:
        """The folder of a path must be allowed, or the path be an allowed folder: then it may be looked at.

        Raises ForbiddenPath, whether there is something or not: outside, nobody is told what exists.
        """
        if not self._hold(_resolved(path.parent)):
            self.check(_resolved(path), path.name)

    def check(self, real: Path, name: str) -> None:
        """A real path, without links, must lie in an allowed folder. Raises ForbiddenPath."""
        if self.folders is None or self._hold(real):
            return
        allowed = ", ".join(str(folder) for folder in self.folders)
        raise ForbiddenPath(
            f"{shown_name(name)!r} lies outside the allowed folders.",
            hint=f"Allowed: {allowed}. Move the file there, or have the person add its folder to REELWRIGHT_MEDIA.",
        )

    def _hold(self, real: Path) -> bool:
        return self.folders is None or any(_is_within(real, folder) for folder in self.folders)


def judge(path: Path, roots: Roots) -> LocalFile:
    """A file that may be sent. Raises FileNotFound, ForbiddenPath, UnsupportedFile, FileTooLarge."""
    name = shown_name(path.name)
    descriptor = _opened(path, name, follow=roots.anywhere)
    try:
        facts = os.fstat(descriptor)
        _check_kind(facts, name, linked=roots.anywhere)
        real = _real_path(descriptor, path)
        roots.check(real, name)
        if not looks_like_media(path):
            raise UnsupportedFile(f"{name!r} is not a video, photo or song that can be used.")
        _check_size(facts.st_size, name)
        _check_content(descriptor, name)
    finally:
        os.close(descriptor)
    return LocalFile(path=path, name=name, size=facts.st_size, real=real, identity=Identity.of(facts))


def looks_like_media(path: Path) -> bool:
    return path.suffix.lower().lstrip(".") in EXTENSIONS and not path.name.startswith(".")


def _opened(path: Path, name: str, *, follow: bool) -> int:
    try:
        return open_descriptor(path, follow=follow)
    except PermissionError:
        raise ForbiddenPath(f"{name!r} may not be read.", hint="Have the person make it readable.") from None
    except OSError:
        pass
    try:
        kind = path.lstat().st_mode
    except OSError:
        raise FileNotFound(f"There is no file {name!r} at that path.") from None
    if stat.S_ISLNK(kind) and not follow:
        raise ForbiddenPath(f"{name!r} is a link, and links are not followed.", hint="Give the file itself.")
    if stat.S_ISREG(kind) or stat.S_ISLNK(kind):
        raise FileNotFound(f"{name!r} cannot be read.")
    raise _not_plain(name)  # a socket cannot even be opened


def _check_kind(facts: os.stat_result, name: str, *, linked: bool) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise _not_plain(name)
    if facts.st_nlink != 1 and not linked:
        raise ForbiddenPath(
            f"{name!r} is a link, or has one elsewhere, and links are not followed.", hint="Give a copy of the file."
        )


def _not_plain(name: str) -> ForbiddenPath:
    return ForbiddenPath(f"{name!r} is not a plain file.", hint="Give a video, photo or song.")


def _check_size(size: int, name: str) -> None:
    if size == 0:
        raise UnsupportedFile(f"{name!r} is empty.", hint="Check that it was copied or downloaded completely.")
    if size > MOST_BYTES:
        raise FileTooLarge(f"{name!r} has {size / 1e6:.0f} MB.")


def _check_content(descriptor: int, name: str) -> None:
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        container = recognise(file)
        if container is None:
            file.seek(0)
            raise UnsupportedFile(f"{name!r} is not media: it holds {describe(file.read(64))}.")
        if not holds_together(file, container):
            raise UnsupportedFile(f"{name!r} begins like {container.suffix}, but is damaged or incomplete.")


def _real_path(descriptor: int, path: Path) -> Path:
    """Where the open file lies. Raises FileNotFound when it is no longer there."""
    if sys.platform == "darwin":
        import fcntl

        return Path(os.fsdecode(fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(1024)).rstrip(b"\0")))
    link = Path(f"/proc/self/fd/{descriptor}")
    if link.is_symlink():
        return link.readlink()
    real = _resolved(path)
    try:
        if os.path.samestat(real.lstat(), os.fstat(descriptor)):
            return real
    except OSError:
        pass
    raise FileNotFound(f"{shown_name(path.name)!r} was moved while it was checked.")


def _resolved(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _is_within(path: Path, folder: Path) -> bool:
    """Also where the file system does not tell capitals from small letters."""
    if path.is_relative_to(folder):
        return True
    same = [parent for parent in (path, *path.parents) if str(parent).casefold() == str(folder).casefold()]
    try:
        return any(parent.samefile(folder) for parent in same)
    except OSError:
        return False
