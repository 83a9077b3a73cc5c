"""A picture over the film as FFmpeg filters: a clip in a corner, a logo. Pure, but for the mask of round corners.

Its times are those of the film, so that a film in chunks has the same frames as a film in one piece.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from reelwright.studio.findings import Footage
from reelwright.studio.render.chunks import Chunk, Cut
from reelwright.studio.render.parts import InsetShot, Plan
from reelwright.studio.render.shots import TAGS, exact_frames, in_colour, on_time, source_filters
from reelwright.studio.render.treatment import anchor

_MARGIN: Final = 0.045  # of the canvas's shorter side: how far from its edges
_RADIUS: Final = 0.09  # of the picture's shorter side


def seen_in(inset: InsetShot, chunk: Chunk) -> Cut | None:
    """The part of it that a chunk shows."""
    begin = max(inset.shot.first, chunk.first)
    frames = min(inset.shot.end, chunk.first + chunk.frames) - begin
    return Cut(inset.shot, begin - inset.shot.first, frames) if frames > 0 else None


def size_of(inset: InsetShot, plan: Plan) -> tuple[int, int]:
    """Its width and height in pixels, both even; never larger than the canvas."""
    width = min(plan.width, plan.height) * inset.look.size
    width = min(width, plan.width, plan.height * inset.shape)
    return max(2, round(width / 2) * 2), max(2, round(width / inset.shape / 2) * 2)


def place_of(inset: InsetShot, plan: Plan) -> tuple[int, int]:
    """The pixel of the canvas where its top left corner lies: inside what the platform's own buttons leave free."""
    width, height = size_of(inset, plan)
    margin = min(plan.width, plan.height) * _MARGIN
    safe = plan.safe_area
    left, right = (max(margin, plan.width * (part if safe else 0)) for part in
                   ((safe.left, safe.right) if safe else (0, 0)))  # fmt: skip
    top, bottom = (max(margin, plan.height * (part if safe else 0)) for part in
                   ((safe.top, safe.bottom) if safe else (0, 0)))  # fmt: skip
    across, down = anchor(inset.look.place)
    x = left + (plan.width - left - right - width) * across
    y = top + (plan.height - top - bottom - height) * down
    x, y = min(max(0.0, x), plan.width - width), min(max(0.0, y), plan.height - height)
    return round(x / 2) * 2, round(y / 2) * 2


def laid_in(
    inset: InsetShot,
    cut: Cut,
    plan: Plan,
    footage: Footage,
    inputs: tuple[int, int | None],
    base: str,
    number: int,
) -> list[str]:
    """The chains that draw it from input `inputs[0]` (its mask from `inputs[1]`) and lay it over `[base]`, as
    `[inset<number>]`."""
    fps, (picture, mask) = plan.fps, inputs
    width, height = size_of(inset, plan)
    treated = inset.shot.treatment
    first = f"{source_filters(treated, footage)}scale={width}:{height}{in_colour(treated, footage)}"
    clear = footage.transparent or inset.look.rounded or inset.look.opacity < 1
    late = f"settb=1/{fps},setpts=N+{inset.shot.first + cut.skip}"
    steps = [
        on_time(cut, fps),
        first,
        f"format={'yuva420p' if clear else 'yuv420p'}",
        *([f"colorchannelmixer=aa={inset.look.opacity:g}"] if inset.look.opacity < 1 else []),
        "setsar=1",
        TAGS,
        exact_frames(cut, fps),
    ]
    begin, end = ((frame - 0.5) / fps for frame in (inset.shot.first, inset.shot.end))
    window = f"enable='between(t,{begin:.4f},{end:.4f})'"
    x, y = place_of(inset, plan)
    over = f"[{base}][lay{number}]overlay={x}:{y}:eof_action=pass:{window}[inset{number}]"
    if mask is None:
        return [f"[{picture}:v]{','.join([*steps, late])}[lay{number}]", over]
    return [
        f"[{picture}:v]{','.join(steps)},split[seen{number}][whole{number}]",
        f"[whole{number}]alphaextract[own{number}]",
        f"[{mask}:v]trim=end_frame=1,scale={width}:{height},format=gray,tpad=stop=-1:stop_mode=clone,"
        f"trim=end_frame={cut.frames},settb=1/{fps},setpts=N+{cut.skip}[mask{number}]",
        f"[own{number}][mask{number}]blend=all_mode=multiply[both{number}]",
        f"[seen{number}][both{number}]alphamerge,{late}[lay{number}]",
        over,
    ]


def masked(plan: Plan, work: Path) -> Plan:
    """The plan with the round corners of its pictures drawn, as grey PNGs in `work`, named by their size."""
    if not any(inset.look.rounded for inset in plan.insets):
        return plan
    return replace(plan, insets=tuple(_rounded(inset, plan, work) for inset in plan.insets))


def _rounded(inset: InsetShot, plan: Plan, work: Path) -> InsetShot:
    if not inset.look.rounded:
        return inset
    from PIL import Image, ImageDraw

    width, height = size_of(inset, plan)
    file = work / f"mask-{width}x{height}.png"
    large = Image.new("L", (width * 4, height * 4))
    radius = round(min(large.size) * _RADIUS)
    ImageDraw.Draw(large).rounded_rectangle((0, 0, width * 4 - 1, height * 4 - 1), radius, fill=255)
    large.resize((width, height), Image.Resampling.LANCZOS).save(file)
    return replace(inset, mask=file)
