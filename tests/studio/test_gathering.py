"""Pieces of a film: each is kept as soon as it is whole, whatever becomes of the others."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from reelwright.errors import RenderFailed
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.gathering import Batch, Done, Wanted, gather

pytestmark = pytest.mark.anyio
WANTED = [Wanted(f"{name}.mp4", 10) for name in "abc"]
BOX = (16).to_bytes(4, "big") + b"free" + bytes(8)


async def test_what_is_whole_is_kept_though_the_rest_of_its_batch_fails(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")

    async def make(outs: Sequence[Path], done: Done) -> None:
        outs[0].write_bytes(BOX)
        done(0.4)
        raise RenderFailed("The second one cannot be made.")

    with pytest.raises(RenderFailed, match="second one"):
        await gather(WANTED, lambda missing: [Batch(tuple(missing), make)], tmp_path, cache, 1, lambda done: None)
    assert [one.name for one in WANTED if cache.take(one.name, tmp_path / one.name)] == ["a.mp4"]


async def test_only_what_is_missing_is_made(tmp_path: Path) -> None:
    cache, made = Cache(tmp_path / "cache"), list[str]()

    async def make(outs: Sequence[Path], done: Done) -> None:
        made.extend(path.name for path in outs)
        for number, path in enumerate(outs, 1):
            path.write_bytes(BOX)
            done(number / len(outs))

    for wanted in (WANTED[:1], WANTED):
        told = list[float]()
        await gather(wanted, lambda missing: [Batch(tuple(missing), make)], tmp_path, cache, 1, told.append)
        assert told == sorted(told)
        assert told[-1] == 1.0
    assert made == ["part-a.mp4", "part-b.mp4", "part-c.mp4"]
