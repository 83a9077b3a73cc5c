"""Small copies of large clips, for previews: a preview takes as long as its files take to decode, and 4K takes long.

A copy has the file's clock, at a steady rate, in BT.709; its sound is not in it. It is kept in the cache, by what it
was made of. `ahead.py` makes copies while nothing else is to be done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import anyio.to_thread

from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.ffmpeg import run, version
from reelwright.studio.render.gathering import Batch, Done, Wanted
from reelwright.studio.render.inputs import guarded
from reelwright.studio.render.keys import digest_of
from reelwright.studio.render.parts import Plan, Shot
from reelwright.studio.render.reversal import Turned
from reelwright.studio.render.shots import TAGS, in_colour, source_filters
from reelwright.studio.render.treatment import AS_RECORDED

SHORT_SIDE: Final = 480
_WORTH_IT: Final = 720  # a smaller picture is decoded quickly enough
_LEAST_FPS: Final = 30.0  # the rate of a file is an average: parts of it may have more
_MOST_FPS: Final = 120.0
_SLOWEST: Final = 20.0  # seconds of work for a second of film, on a machine that does something else too
_LEAST_LIMIT_S: Final = 120.0
_MOST_BYTES_A_SECOND: Final = 8_000_000  # several times what noise comes to
_GOP_S: Final = 0.5
_ENCODING: Final = (
    *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-pix_fmt", "yuv420p", "-threads", "2"),
    *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"),
)


def is_worth_it(asset: Asset) -> bool:
    """Whether a file is so large that a copy of it makes previews quicker."""
    plain = asset.footage is not None and not asset.footage.transparent and not asset.animated
    return asset.kind == "video" and bool(asset.sha256) and plain and min(asset.width, asset.height) > _WORTH_IT


def copying(asset: Asset, path: Path) -> Batch:
    """What makes the copy of a file. Blocks the first time: asks FFmpeg what it is."""
    arguments, seconds = _command(asset, path), asset.duration_ms / 1000

    async def make(outs: Sequence[Path], _: Done) -> None:
        limit = _LEAST_LIMIT_S + seconds * _SLOWEST
        most_bytes = round((1 + seconds) * _MOST_BYTES_A_SECOND)
        await run([*arguments, "-f", "mp4", "-y", f"file:{outs[0]}"], time_limit=limit, most_bytes=most_bytes)

    return Batch((Wanted(f"{_key(asset)}.mp4", round(seconds * _rate(asset))),), make)


async def in_small(of: Turned, work: Path, cache: Cache) -> Turned:
    """The plan of a preview with the copies that are there, taken into `work`, instead of the large files."""
    files, looks = dict(of.media), dict(of.footage)
    small: dict[str, Asset] = {}
    for asset in {shot.asset.id: shot.asset for shot in of.plan.pictures if shot.asset}.values():
        if not is_worth_it(asset):
            continue
        key = await anyio.to_thread.run_sync(_key, asset)
        taken = work / f"{key}.mp4"
        if await anyio.to_thread.run_sync(cache.take, taken.name, taken):
            small[asset.id] = copy = _copy(asset, key)
            files[copy.id], looks[copy.id] = taken, Footage()
    return Turned(_instead(of.plan, small), files, looks)


def _instead(plan: Plan, small: Mapping[str, Asset]) -> Plan:
    def shown(shot: Shot) -> Shot:
        return replace(shot, asset=small.get(shot.asset.id, shot.asset)) if shot.asset else shot

    insets = tuple(replace(inset, shot=shown(inset.shot)) for inset in plan.insets)
    return replace(plan, shots=tuple(shown(shot) for shot in plan.shots), insets=insets)


def _copy(asset: Asset, key: str) -> Asset:
    width, height = _size(asset)
    changed = {"width": width, "height": height, "fps": _rate(asset), "rotation": 0, "footage": Footage()}
    return asset.model_copy(update={"id": f"small-{asset.id}", "sha256": key, **changed})


def _size(asset: Asset) -> tuple[int, int]:
    scale = SHORT_SIDE / min(asset.width, asset.height)
    return round(asset.width * scale / 2) * 2, round(asset.height * scale / 2) * 2


def _rate(asset: Asset) -> float:
    return max(_LEAST_FPS, min(_MOST_FPS, asset.fps or 0.0))


def _key(asset: Asset) -> str:
    return digest_of(["small", version(), asset.sha256, *_command(asset, Path("source.mp4"))])


def _command(asset: Asset, path: Path) -> list[str]:
    """The arguments that draw the copy, without the file to write."""
    footage, (width, height) = asset.footage or Footage(), _size(asset)
    before, after = source_filters(AS_RECORDED, footage), in_colour(AS_RECORDED, footage)
    timed = f"fps=fps={_rate(asset):.6f}:start_time=0"
    chain = f"{before}scale={width}:{height}:flags=bilinear{after},format=yuv420p,setsar=1,{timed},{TAGS}"
    return [
        *("-loglevel", "level+warning"),
        *guarded(path, "-skip_loop_filter", "all"),
        *("-map", "0:v:0", "-vf", chain, "-map_metadata", "-1", "-map_chapters", "-1"),
        *_ENCODING,
        *("-g", str(max(1, round(_rate(asset) * _GOP_S)))),
    ]
