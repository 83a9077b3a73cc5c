"""Shaky clips made steady before the film is drawn: each becomes a file of its own, kept beside the project's media.

Two passes of vid.stab: how the camera moves, then the way smoothed, zoomed in as little as hides the edges. What comes
out is an ordinary shot of another file, so that nothing else of the renderer knows; it is found again by what it was
made of.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render.ffmpeg import run
from reelwright.studio.render.gathering import Done
from reelwright.studio.render.inputs import escaped, guarded
from reelwright.studio.render.parts import Plan, Shot
from reelwright.studio.render.reversal import Turned
from reelwright.studio.render.shots import TAGS, in_colour, source_filters
from reelwright.studio.render.treatment import AS_RECORDED

_FOLDER: Final = "steady"
_PASSES: Final = 2
_MOST_KEPT: Final = 12
_MARGIN_S: Final = 1.0  # read on both sides, so that a neighbouring cut finds its frames too
_DETECT: Final = "vidstabdetect=shakiness=6:accuracy=9"
_SMOOTH: Final = "vidstabtransform=smoothing=20:optzoom=1:interpol=bicubic"
_ENCODING: Final = (
    *("-c:v", "libx264", "-preset", "veryfast", "-crf", "12", "-pix_fmt", "yuv420p"),
    *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"),
)


def share_of_work(plan: Plan, media: Mapping[str, Path]) -> float:
    """About how much of the work of a render, 0.0 to 1.0, it will be to make steady what is not kept yet."""
    frames = _PASSES * sum(shot.frames for shot in _missing(plan, media))
    return frames / (frames + max(1, plan.frames))


async def steadied(
    plan: Plan,
    media: Mapping[str, Path],
    footage: Mapping[str, Footage],
    work: Path,
    limit: float,
    report: Done = lambda done: None,
) -> Turned:
    """Make steady what should be; motion is noted in `work`. `limit`: seconds that one command may take.

    `report` gets the fraction that is done. Raises RenderFailed, NoSpace.
    """
    if not any(_is_shaky(shot) for shot in plan.pictures):
        return Turned(plan, media, footage)
    files, looks = dict(media), dict(footage)
    tell = _Told(_missing(plan, media), report)

    async def steady(shot: Shot) -> Shot:
        if not _is_shaky(shot) or shot.asset is None:
            return shot
        begin = _begin(shot)
        name = _name(shot, begin)
        source = media[shot.asset.id]
        files[name] = source.parent / _FOLDER / f"{name}.mp4"
        looks[name] = Footage()
        if not files[name].is_file():
            tell.begin(shot)
            await _make(shot, begin, source, footage[shot.asset.id], files[name], work, limit, tell.at)
        return replace(
            shot,
            asset=_asset(shot.asset, name),
            in_ms=round(shot.in_ms - begin * 1000),
            treatment=replace(shot.treatment, steady=False),
        )

    shots = [await steady(shot) for shot in plan.shots]
    insets = [replace(inset, shot=await steady(inset.shot)) for inset in plan.insets]
    return Turned(replace(plan, shots=tuple(shots), insets=tuple(insets)), files, looks)


class _Told:
    """One scale over the shots that have to be made steady."""

    def __init__(self, missing: Sequence[Shot], report: Done) -> None:
        self._total = max(1, sum(shot.frames for shot in missing))
        self._report = report
        self._over = 0
        self._now = 0

    def begin(self, shot: Shot) -> None:
        self._over += self._now
        self._now = shot.frames

    def at(self, done: float) -> None:
        self._report(min(1.0, (self._over + done * self._now) / self._total))


def _is_shaky(shot: Shot) -> bool:
    return shot.treatment.steady and shot.asset is not None and bool(shot.span_ms) and not shot.frozen


def _missing(plan: Plan, media: Mapping[str, Path]) -> list[Shot]:
    """The shots that have to be made steady, each file once."""
    found: dict[Path, Shot] = {}
    for shot in plan.pictures:
        if _is_shaky(shot) and shot.asset is not None:
            path = media[shot.asset.id].parent / _FOLDER / f"{_name(shot, _begin(shot))}.mp4"
            if not path.is_file():
                found[path] = shot
    return list(found.values())


def _begin(shot: Shot) -> float:
    return max(0.0, shot.in_ms / 1000 - _MARGIN_S)


def _name(shot: Shot, begin: float) -> str:
    what = f"{shot.asset.sha256 if shot.asset else ''}/{begin:.3f}/{_length(shot, begin):.3f}/{_DETECT}/{_SMOOTH}"
    return f"steady-{hashlib.sha256(what.encode()).hexdigest()[:24]}"


def _length(shot: Shot, begin: float) -> float:
    return (shot.in_ms + shot.span_ms) / 1000 + _MARGIN_S - begin


def _asset(of: Asset, name: str) -> Asset:
    return of.model_copy(update={"id": name, "file": f"{name}.mp4", "sha256": "", "rotation": 0, "footage": Footage()})


async def _make(
    shot: Shot, begin: float, source: Path, footage: Footage, out: Path, work: Path, limit: float, report: Done
) -> None:
    frames = round(_length(shot, begin) * (shot.asset.fps or 30 if shot.asset else 30))
    out.parent.mkdir(mode=0o700, exist_ok=True)
    _make_room(out.parent)
    noted = work / f"{out.stem}.trf"
    seek = ("-ss", f"{begin:.3f}") if begin else ()
    opened = guarded(source, *seek, "-t", f"{_length(shot, begin):.3f}")
    plain = f"{source_filters(AS_RECORDED, footage)}scale=iw:ih{in_colour(AS_RECORDED, footage)},format=yuv420p"
    detect = f"{plain},{_DETECT}:result={escaped(noted)}"
    seen = ["-loglevel", "level+warning", *opened, "-an", "-vf", detect, "-f", "null", "-"]
    await run(seen, frames=frames, on_progress=lambda done: report(done / _PASSES), time_limit=limit)
    smooth = f"{plain},{_SMOOTH}:input={escaped(noted)},setsar=1,{TAGS}"
    part = work / f"{out.stem}.mp4"
    timed = ("-fps_mode", "passthrough", "-video_track_timescale", "90000")
    tail = ("-an", "-map_metadata", "-1", *_ENCODING, *timed, "-f", "mp4", "-y", f"file:{part}")
    drawn = ["-loglevel", "level+warning", *opened, "-vf", smooth, *tail]
    await run(drawn, frames=frames, on_progress=lambda done: report((1 + done) / _PASSES), time_limit=limit)
    noted.unlink(missing_ok=True)
    os.replace(part, out)  # noqa: PTH105 -- the work folder and the media folder lie on one disk


def _make_room(folder: Path) -> None:
    """Keep the newest few: what is gone is made again when it is needed."""
    kept = sorted(folder.glob("steady-*.mp4"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[_MOST_KEPT - 1 :]:
        file.unlink(missing_ok=True)
