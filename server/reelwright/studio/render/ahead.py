"""What is made before anybody asks for it: the small copies of clips with which previews are quick.

One at a time, and only while no film is being rendered: a render that begins stops it, and it begins anew afterwards.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anyio
import anyio.to_thread

from reelwright.errors import ReelwrightError
from reelwright.studio.asset import Asset
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.gathering import obtain
from reelwright.studio.render.proxies import copying, is_worth_it

_log = logging.getLogger(__name__)


class Ahead:
    """Makes the small copies of the clips that come in, into `cache`. To be used in the event loop's own thread."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._wanted: dict[str, tuple[Asset, Path]] = {}
        self._renders = 0
        self._changed = anyio.Event()
        self._making: anyio.CancelScope | None = None

    @property
    def pending(self) -> int:
        """How many copies are still to be made."""
        return len(self._wanted)

    def want(self, asset: Asset, path: Path) -> None:
        """Make the copy of a file when there is time, if it is worth it and may be kept."""
        if is_worth_it(asset) and self._cache.most_bytes:
            self._wanted.setdefault(asset.sha256, (asset, path))
            self._changed.set()

    @contextmanager
    def standing_back(self) -> Iterator[None]:
        """While a film is rendered, nothing is made."""
        self._renders += 1
        if self._making:
            self._making.cancel()
        try:
            yield
        finally:
            self._renders -= 1
            self._changed.set()

    async def go_on(self) -> None:
        """Make what is wanted, until this is cancelled."""
        while True:
            while self._renders or not self._wanted:
                self._changed = anyio.Event()
                await self._changed.wait()
            key, (asset, path) = next(iter(self._wanted.items()))
            with anyio.CancelScope() as self._making:
                await self._make(asset, path)
            stopped, self._making = self._making.cancelled_caught, None
            if not stopped:
                del self._wanted[key]

    async def _make(self, asset: Asset, path: Path) -> None:
        try:
            with tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=self._cache.folder) as work:
                batch = await anyio.to_thread.run_sync(copying, asset, path)
                await obtain(batch, Path(work), self._cache)
            await anyio.to_thread.run_sync(self._cache.trim)
        except (ReelwrightError, OSError):
            _log.warning("A small copy of a clip could not be made: previews of it take longer.", exc_info=True)
