"""A slow zoom or pan over a shot's picture, as FFmpeg filters. Pure.

`zoompan` cuts its window out in whole pixels, which shakes. So the picture is first stretched to a size at which the
window moves by whole pixels from frame to frame, exactly: each side is a whole, even number of pixels a frame. The
stretched picture is never smaller than the canvas, so nothing gets blurred. Where it would be huge, because the move is
very slow or very long, `perspective` places its corners between the pixels: as smooth, for eight times the work.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from reelwright.studio.render.chunks import Cut
from reelwright.studio.render.parts import Plan
from reelwright.studio.render.treatment import Treatment, anchor

_LARGEST = 16  # times the canvas: what is stretched further costs more than `perspective`
_JUST_ABOVE = 1e-6  # `zoompan` cuts decimals off


@dataclass(frozen=True, slots=True)
class _Window:
    """What is seen: in each frame `share` more of the picture, as an expression, lies outside; `hidden` at the most.

    `x` and `y`: the window's top left corner, as expressions of fractions of the picture.
    """

    share: str
    hidden: str
    x: str
    y: str
    grows: bool


def is_moved(cut: Cut) -> bool:
    """Whether the shot has a move that takes at least two frames."""
    return cut.shot.treatment.zoom != "none" and cut.shot.frames > 1


def moved(cut: Cut, plan: Plan, label: str, *, still: bool = False) -> str:
    """The filters that move over a picture of any size and the canvas's shape, onto the canvas.

    `still`: one picture comes in, and `cut.frames` come out; else as many as come in. `label` begins the names of the
    pads that are needed.
    """
    treated, last = cut.shot.treatment, cut.shot.frames - 1
    whole = round(last * (1 + treated.zoom_by) / treated.zoom_by)
    window = _window(treated, f"(on+{cut.skip})", last, whole)
    left = whole - last
    width, height = (whole * 2 * math.ceil(side / left / 2) for side in (plan.width, plan.height))
    if width * height > _LARGEST * plan.width * plan.height:
        held = f"tpad=stop={cut.frames - 1}:stop_mode=clone," if still else ""
        return f"{held}{_perspective(window, plan)}"
    zoompan = _zoompan(window, plan, cut.frames if still else 1)
    return f"scale={width}:{height},setsar=1,{_by_planes(zoompan, plan, label)}"


def _window(treated: Treatment, frame: str, last: int, whole: int) -> _Window:
    """Where the window is, in `whole`ths of the picture: one more, or one less, with every frame."""
    forward = treated.zoom in ("in", "right", "down")
    share = f"({frame if forward else f'({last}-{frame})'}/{whole})"
    hidden = f"({last}/{whole})"
    across, down = anchor(treated.zoom_at)
    if treated.zoom in ("in", "out"):
        return _Window(share, hidden, f"{share}*{across:g}", f"{share}*{down:g}", grows=True)
    if treated.zoom in ("left", "right"):
        return _Window(share, hidden, share, f"{hidden}*{down:g}", grows=False)
    return _Window(share, hidden, f"{hidden}*{across:g}", share, grows=False)


def _zoompan(window: _Window, plan: Plan, frames: int) -> str:
    lost = window.share if window.grows else window.hidden
    x, y = (f"{side}*({place})+0.01" for side, place in (("iw", window.x), ("ih", window.y)))
    return f"zoompan=z='1/(1-{lost}+{_JUST_ABOVE})':x='{x}':y='{y}':d={frames}:fps={plan.fps}"


def _by_planes(zoompan: str, plan: Plan, label: str) -> str:
    """`zoompan` of each plane by itself: of all three at once, it moves by two pixels, as the colours have half."""
    names = [f"{label}{plane}" for plane in "yuv"]
    sizes = [(plan.width, plan.height), *[(plan.width // 2, plan.height // 2)] * 2]
    planes = ";".join(
        f"[{name}]{zoompan}:s={wide}x{high}[{name}m]" for name, (wide, high) in zip(names, sizes, strict=True)
    )
    out, back = ("".join(f"[{name}{end}]" for name in names) for end in ("", "m"))
    return f"format=yuv420p,extractplanes=y+u+v{out};{planes};{back}mergeplanes=0x001020:yuv420p"


def _perspective(window: _Window, plan: Plan) -> str:
    size = f"(1-{window.share if window.grows else window.hidden})"
    corners = [(x, y) for y in (window.y, f"({window.y}+{size})") for x in (window.x, f"({window.x}+{size})")]
    places = ":".join(f"x{n}=W*({x}):y{n}=H*({y})" for n, (x, y) in enumerate(corners))
    kind = "linear" if plan.quality in ("preview", "draft") else "cubic"
    return f"scale={plan.width}:{plan.height},perspective={places}:eval=frame:interpolation={kind}"
