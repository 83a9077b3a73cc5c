"""A file that belongs to another program: read with suspicion, replaced whole, never without a copy of what was there.

Knows bytes and the disk, not what is in the file.
"""

from __future__ import annotations

import codecs
import errno
import os
import stat
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reelwright import private_file
from reelwright.errors import BadFile, BadRequest, CannotSave, FileTooLarge, NoSpace, UnsupportedFile

LARGEST = 64 * 1024 * 1024
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARK = "\ufeff"


@dataclass(frozen=True)
class ConfigFile:
    """`path` as it was named; `target` behind its links; `data` None when there is no file yet. `mode` in octal."""

    path: Path
    target: Path
    data: bytes | None
    mode: int = 0o600

    @property
    def text(self) -> str:
        """The content without its byte order mark. Raises UnsupportedFile when it is no UTF-8."""
        data = self.data or b""
        if data.startswith(_WIDE) or b"\0" in data:
            raise UnsupportedFile(f"{self.path} is UTF-16, or no text.", hint="Save it as UTF-8 and call again.")
        try:
            return data.decode("utf-8").removeprefix(_MARK)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise UnsupportedFile(
                f"{self.path} is not UTF-8: a byte in line {line} has no meaning.",
                hint="Save it as UTF-8 and call again.",
            ) from error

    def encoded(self, text: str) -> bytes:
        """`text` as this file would hold it, with its byte order mark if it has one. Raises BadRequest."""
        mark = _MARK if (self.data or b"").startswith(codecs.BOM_UTF8) else ""
        try:
            return (mark + text).encode("utf-8")
        except UnicodeEncodeError as error:
            raise BadRequest(
                "A path has bytes in its name that no text can hold.", hint="Rename that folder."
            ) from error

    @property
    def linked(self) -> bool:
        return self.path.is_symlink()


def open_config(path: Path) -> ConfigFile:
    """The file at `path`, through links. Raises BadFile when it is no plain file, or cannot be read."""
    try:
        target = path.resolve()
        if not target.exists():
            if path.is_symlink():
                raise BadFile(f"{path} is a link to nowhere.", hint="Mend or remove the link and call again.")
            return ConfigFile(path, target, None)
        about = target.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UnsupportedFile(f"{path} is not a plain file.", hint="Name the host's file with --config.")
        if about.st_size > LARGEST:
            raise FileTooLarge(f"{path} is larger than 64 MB.", hint="That is no configuration; look at it first.")
        return ConfigFile(path, target, target.read_bytes(), stat.S_IMODE(about.st_mode))
    except (OSError, RuntimeError) as error:
        raise BadFile(f"{path} cannot be read: {_reason(error)}.", hint="Correct that and call again.") from error


def replace(config: ConfigFile, data: bytes | None, *, private: bool, now: datetime) -> Path | None:
    """Make `data` the file's content (None: remove it). The path of the copy of what was there before, if anything was.

    `private`: from now on only the owner may read it. Raises BadFile, and then the file is as it was.
    """
    if config.data is not None and not config.mode & 0o222:
        raise CannotSave(f"{config.path} is read-only.", hint="Make it writable if you mean to change it.")
    mode = config.mode & 0o600 if private else config.mode
    try:
        config.target.parent.mkdir(parents=True, exist_ok=True)
        backup = None if config.data is None else _copy(config, config.data, mode, now)
        try:
            _swap(config, data, mode)
        except BaseException:
            if backup:
                backup.unlink(missing_ok=True)
            raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoSpace(f"There is no room to save {config.path}; it is as it was.") from error
        raise CannotSave(
            f"{config.path} cannot be saved: {_reason(error)}. It is as it was.",
            hint="Close the program that uses it, or make its folder writable, and call again.",
        ) from error
    return backup


def backups(config: ConfigFile) -> list[Path]:
    """The copies that `replace` made of this file, the newest first."""
    start = _backup_start(config)
    names = (path.name for path in config.target.parent.iterdir()) if config.target.parent.is_dir() else ()
    found = sorted((name for name in names if name.startswith(start) and name.endswith(".bak")), reverse=True)
    return [config.target.with_name(name) for name in found]


def _backup_start(config: ConfigFile) -> str:
    return f"{config.target.name}.reelwright-"


def _copy(config: ConfigFile, data: bytes, mode: int, now: datetime) -> Path:
    stem = f"{_backup_start(config)}{now:%Y%m%d-%H%M%S-%f}"
    path = config.target.with_name(f"{stem}.bak")
    _write(path, data, mode, config)
    return path


def _swap(config: ConfigFile, data: bytes | None, mode: int) -> None:
    """Put the new content in the place of the old, if the old is still what was read."""
    part = config.target.with_name(f".{config.target.name}.{uuid.uuid4().hex}.part")
    try:
        if data is not None:
            _write(part, data, mode, config)
        _refuse_if_changed(config)
        if data is None:
            config.target.unlink()
        else:
            part.replace(config.target)
    finally:
        part.unlink(missing_ok=True)
    private_file.sync_folder(config.target.parent)


def _refuse_if_changed(config: ConfigFile) -> None:
    now = config.target.read_bytes() if config.target.exists() else None
    if now != config.data:
        raise BadFile(
            f"Another program changed {config.path} at this very moment; it was left as it is.", hint="Call again."
        )


def _write(path: Path, data: bytes, mode: int, like: ConfigFile) -> None:
    """A new file with the mode and, where we may, the owner of the file it stands for."""
    private_file.create(path, data)
    try:
        if like.data is not None and hasattr(os, "chown"):
            owner = like.target.stat()
            with suppress(PermissionError):
                os.chown(path, owner.st_uid, owner.st_gid)
        path.chmod(mode)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
