"""Single frames of a timeline, as a render would show them: small, and without rendering what comes before.

Where two shots are blended, the frames from the beginning of the blend on are rendered with it.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

import anyio.to_thread

from reelwright.draft.model import Draft
from reelwright.errors import RenderFailed
from reelwright.studio.asset import Asset
from reelwright.studio.render.chunks import Chunk, Cut, apart
from reelwright.studio.render.ffmpeg import run
from reelwright.studio.render.film import all_there, dressed, footage_of, lettered
from reelwright.studio.render.graph import Files, picture
from reelwright.studio.render.parts import Plan
from reelwright.studio.render.plan import plan
from reelwright.studio.render.space import most_bytes
from reelwright.studio.render.stacking import stacked

LONGER_SIDE = 720
_TIME_LIMIT_S = 30.0


async def still(draft: Draft, assets: Mapping[str, Asset], media: Mapping[str, Path], at_ms: int, work: Path) -> bytes:
    """The frame at `at_ms`, or the last one, as a small JPEG.

    `media` gives the file of every asset; `work` is a folder. Raises what `picture_at` raises.
    """
    return await picture_at(_small(plan(draft, assets, "high")), media, at_ms, work)


async def picture_at(
    whole: Plan, media: Mapping[str, Path], at_ms: int, work: Path, form: Literal["JPEG", "PNG"] = "JPEG"
) -> bytes:
    """The frame of a film at `at_ms`, or the last one, as a picture of the film's size.

    Raises what `plan` finds wrong with the draft, RenderFailed, NoSpace, FileNotFound.
    """
    made = apart(await anyio.to_thread.run_sync(stacked, whole))
    frame = min(made.frames - 1, round(at_ms * made.fps / 1000))
    made = replace(made, captions=tuple(text for text in made.captions if text.first <= frame < text.end))
    chunk = _standing(_chunk(made, frame), frame, made.fps)
    made = replace(made, shots=tuple(cut.shot for cut in chunk.cuts))
    all_there(made, media)
    kinds = {shot.asset.id: await footage_of(shot.asset, media) for shot in made.pictures if shot.asset}
    with tempfile.TemporaryDirectory(dir=work) as bench:
        made = await anyio.to_thread.run_sync(dressed, made, media, Path(bench))
        dressed_cuts = (replace(cut, shot=shot) for cut, shot in zip(chunk.cuts, made.shots, strict=True))
        chunk = replace(chunk, cuts=tuple(dressed_cuts))
        overlays = await anyio.to_thread.run_sync(lettered, made, Path(bench))
        out = Path(bench) / "still.mp4"
        arguments = picture(made, chunk, Files(media, kinds, overlays), out)
        await run(arguments, time_limit=_TIME_LIMIT_S, most_bytes=most_bytes(made))
        return await anyio.to_thread.run_sync(_last_frame, out, form)


def _small(whole: Plan) -> Plan:
    scale = min(1.0, LONGER_SIDE / max(whole.width, whole.height))
    width, height = (max(2, round(side * scale / 2) * 2) for side in (whole.width, whole.height))
    return replace(whole, width=width, height=height)


def _chunk(made: Plan, frame: int) -> Chunk:
    """The one frame; or, inside a blend, all from where that begins up to it."""
    place = next(place for place, shot in enumerate(made.shots) if frame < shot.end)
    shot = made.shots[place]
    blend = shot.end - (shot.join.frames if shot.join else 0)
    captions = tuple(range(len(made.captions)))
    if frame < blend:
        return Chunk(frame, 1, (Cut(shot, frame - shot.first, 1),), captions)
    skip = blend - shot.first
    cuts = (Cut(shot, skip, shot.frames - skip), Cut(made.shots[place + 1], 0, shot.frames - skip))
    return Chunk(blend, frame - blend + 1, cuts, captions)


def _standing(chunk: Chunk, frame: int, fps: int) -> Chunk:
    """What plays backwards stands still at the picture that it shows at `frame`: no need to turn it round for one."""
    return replace(chunk, cuts=tuple(_stands(cut, frame, fps) if cut.shot.reverse else cut for cut in chunk.cuts))


def _stands(cut: Cut, frame: int, fps: int) -> Cut:
    shot = cut.shot
    left = shot.frames - 1 - (frame - shot.first)
    in_ms = shot.in_ms + round(left * 1000 * shot.speed / fps)
    return replace(cut, shot=replace(shot, reverse=False, frozen=True, in_ms=in_ms, span_ms=1, speed=1.0))


def _last_frame(film: Path, form: Literal["JPEG", "PNG"]) -> bytes:
    import av
    from PIL import Image

    image = None
    with av.open(f"file:{film}", format="mp4") as opened:
        for frame in opened.decode(video=0):
            image = frame
    if image is None:
        raise RenderFailed("The frame could not be rendered.")
    out = io.BytesIO()
    Image.fromarray(image.to_ndarray(format="rgb24")).save(out, form, quality=90)
    return out.getvalue()
