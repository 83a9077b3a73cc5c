"""A place that the studio and the workers of a cluster both reach: a shared folder, or any URL that fsspec knows.

<place>/media/<digest>.<ext>    what commands read: by content, so it is brought once
<place>/made/<name>             what a worker has made, until it is collected

Every method blocks. fsspec is imported when needed.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from reelwright.errors import NotPossible
from reelwright.studio.render.cache import link_or_copy

MEDIA, MADE = "media", "made"
_FRESH_S = 7 * 24 * 3600.0  # what is older is brought again before it is relied on
_OLD_S = 14 * 24 * 3600.0


class Exchange:
    """`place`: a folder, or a URL such as `s3://bucket/folder`. `clock` gives seconds since the epoch.

    Raises NotPossible if nothing installed can read such a URL. Methods raise OSError if the place is out of reach.
    """

    def __init__(self, place: str, *, clock: Callable[[], float] = time.time) -> None:
        self.place = place
        self._clock = clock
        self._files, self._root, shared = _opened(place)
        self._shared = Path(self._root) if shared else None

    def bring(self, path: Path) -> str:
        """Have a file there; its name there."""
        with path.open("rb") as file:
            name = f"{MEDIA}/{hashlib.file_digest(file, 'sha256').hexdigest()}{path.suffix}"
        if self._age(name) > _FRESH_S:
            self._put(path, name)
        return name

    def read(self, name: str, folder: Path) -> Path:
        """Where a file can be read that was brought: itself if the place is a folder, else a copy in `folder`."""
        if self._shared is not None:
            return self._shared / name
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{secrets.token_hex(8)}.part")
            self._files.get_file(f"{self._root}/{name}", str(part))
            part.replace(target)
        return target

    def deliver(self, made: Path, name: str) -> None:
        """Put what was made there."""
        self._put(made, f"{MADE}/{name}")

    def collect(self, name: str, target: Path) -> None:
        """Take what was delivered away. Raises FileNotFoundError."""
        there = f"{MADE}/{name}"
        if self._shared is not None:
            link_or_copy(self._shared / there, target)
        else:
            self._files.get_file(f"{self._root}/{there}", str(target))
        with suppress(OSError):  # or it is old one day
            self._files.rm_file(f"{self._root}/{there}")

    def prune(self) -> None:
        """Throw away what has been there for two weeks: media that is still in use is brought again before that."""
        for kind in (MEDIA, MADE):
            with suppress(OSError):
                for path in self._files.find(f"{self._root}/{kind}"):
                    if self._age_of(path) > _OLD_S:
                        self._files.rm_file(path)

    def _put(self, path: Path, name: str) -> None:
        """Whole or not at all."""
        target = f"{self._root}/{name}"
        part = f"{target}.{secrets.token_hex(8)}.part"
        self._files.makedirs(target.rpartition("/")[0], exist_ok=True)
        if self._shared is not None:
            link_or_copy(path, Path(part))
            Path(part).touch()
            Path(part).replace(target)
            return
        self._files.put_file(str(path), part)
        self._files.mv(part, target)

    def _age(self, name: str) -> float:
        """For how many seconds a file has been there; for ever if it is not."""
        try:
            return self._age_of(f"{self._root}/{name}")
        except FileNotFoundError:
            return float("inf")

    def _age_of(self, path: str) -> float:
        self._files.invalidate_cache()
        try:
            return self._clock() - float(self._files.modified(path).timestamp())
        except NotImplementedError:  # a kind of place that does not know
            self._files.info(path)
            return 0.0


def _opened(place: str) -> tuple[Any, str, bool]:
    """How files are reached there, where that is, and whether it is a folder."""
    try:
        from fsspec.core import url_to_fs
        from fsspec.implementations.local import LocalFileSystem
    except ImportError:
        raise NotPossible("A cluster needs the package fsspec.", hint='pip install "reelwright[cluster]"') from None
    try:
        files, root = url_to_fs(place)
    except (ImportError, ValueError) as error:
        raise NotPossible(
            "The place that the cluster shares cannot be used: nothing installed reads such an address.",
            hint=f"{error} Or name a folder that all machines see.",
        ) from None
    return files, str(root).rstrip("/"), isinstance(files, LocalFileSystem)
