"""Small files that only their owner may read, replaced whole: a reader, or a crash, sees the old one or the new one."""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from pathlib import Path


def replace(path: Path, text: str) -> None:
    """Write `text` as the file's new content, on the disk for good when this returns. Raises OSError."""
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # Windows cannot open a folder
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
