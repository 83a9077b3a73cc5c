"""One project's media folder: files come in, are judged, and get a neutral name. Knows nothing of timelines or HTTP.

    <folder>/incoming/             where a file is written before it is judged
    <folder>/<id>.<container>      the file that is rendered from
    <folder>/<id>.original.<c>     what it was made from, if it had to be converted (photos, animated WebP)
    <folder>/<id>.json             its Asset; written last, so that without it nothing has come in

`magic.py` says what a file claims to be, `inspection.py` whether that is true.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from pydantic import ValidationError

from reelwright.draft.media import MOST_BYTES
from reelwright.errors import FileTooLarge, NoSpace, UnsupportedFile
from reelwright.media.magic import Container, describe, recognise
from reelwright.media.names import shown_name
from reelwright.studio.asset import Asset
from reelwright.studio.inspection import inspected
from reelwright.studio.render.space import FULL

_ID = re.compile(r"[0-9a-f]{16}")
_ABANDONED_S = 24 * 3600.0


class Library:
    """The files of one project. Safe to use from several threads and processes: the same content is the same file.

    `clock` gives seconds since the epoch. Files that have come in are never removed.
    """

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.folder = folder
        self._clock = clock
        self.incoming = folder / "incoming"
        self.incoming.mkdir(mode=0o700, parents=True, exist_ok=True)

    def ingest(self, incoming: Path, name: str) -> Asset:
        """Take in a file that lies in `incoming`; it is moved, or removed if it is refused. Blocks: run in a thread.

        `name` is the person's own and is only shown. Content that is here already gives its first Asset again.
        Raises UnsupportedFile, FileTooLarge, NoSpace.
        """
        shown = shown_name(name)
        self._sweep()
        try:
            return self._take(incoming, shown)
        except UnsupportedFile as error:
            raise UnsupportedFile(f"{shown}: {error.message}", hint=error.hint) from error
        except OSError as error:
            if error.errno in FULL:
                raise NoSpace(f"{shown}: the disk is full.") from error
            raise
        finally:
            incoming.unlink(missing_ok=True)

    def get(self, asset_id: str) -> Asset | None:
        """The asset of this id, if it is here whole."""
        if not _ID.fullmatch(asset_id):
            return None
        try:
            asset = Asset.model_validate_json((self.folder / f"{asset_id}.json").read_bytes())
        except (OSError, ValidationError):
            return None
        return asset if self.path(asset).is_file() else None

    def path(self, asset: Asset) -> Path:
        """Where the file lies that is rendered from."""
        return self.folder / asset.file

    def _take(self, incoming: Path, shown: str) -> Asset:
        container = _judged(incoming)
        sha256 = _sha256(incoming)
        asset_id = sha256[:16]
        known = self.get(asset_id)
        if known is not None:
            return known
        facts = {"id": asset_id, "name": shown, "bytes": incoming.stat().st_size, "sha256": sha256}
        with tempfile.TemporaryDirectory(dir=self.incoming) as work:
            neutral = Path(work) / f"{asset_id}.{container.suffix}"
            incoming.replace(neutral)
            asset = self._placed(neutral, container, facts)
            card = neutral.with_suffix(".json")
            card.write_bytes(asset.model_dump_json().encode())
            self._move_in(card, card.name)
        return asset

    def _placed(self, neutral: Path, container: Container, facts: dict[str, object]) -> Asset:
        found = inspected(neutral, container)
        converted = found.file != neutral.name
        file = neutral.stem + Path(found.file).suffix
        self._move_in(neutral.with_name(found.file), file)
        if converted:
            self._move_in(neutral, f"{neutral.stem}.original{neutral.suffix}")
        return Asset.model_validate({**facts, **asdict(found), "file": file})

    def _sweep(self) -> None:
        """Remove what processes that died left in `incoming`: nothing stays there for as long as a day."""
        for left in self.incoming.iterdir():
            with suppress(OSError):  # another process did it
                if left.lstat().st_mtime >= self._clock() - _ABANDONED_S:
                    continue
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left)
                else:
                    left.unlink()

    def _move_in(self, file: Path, name: str) -> None:
        file.chmod(0o600)
        with file.open("rb+") as written:
            os.fsync(written.fileno())
        file.replace(self.folder / name)


def _judged(incoming: Path) -> Container:
    if incoming.is_symlink() or not incoming.is_file():
        raise UnsupportedFile("This is not a plain file.")
    size = incoming.stat().st_size
    if size == 0:
        raise UnsupportedFile("The file is empty.", hint="Check that it was copied or downloaded completely.")
    if size > MOST_BYTES:
        raise FileTooLarge(f"The file has {size // 1_000_000} MB; at most 500 MB are accepted.")
    with incoming.open("rb") as file:
        container = recognise(file)
        if container is None:
            file.seek(0)
            raise UnsupportedFile(f"The file holds {describe(file.read(64))}, which is not accepted.")
    return container


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
