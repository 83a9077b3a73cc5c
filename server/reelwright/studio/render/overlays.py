"""Drawn captions laid over the film: their filters. Pure.

A caption's times are those of the film, so that a film in chunks has the same frames as a film in one piece.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reelwright.studio.render.parts import Caption, Plan

_FADING = ("fade", "slide")
_RISE = 0.045  # of the canvas's height: how far a text slides that does not come from the side


@dataclass(frozen=True, slots=True)
class Overlay:
    """A caption that has been drawn: its picture, or a film (.mov) if it changes, and where its top left corner lies
    on the canvas. Pixels."""

    file: Path
    x: int
    y: int
    width: int = 0
    height: int = 0

    @property
    def changes(self) -> bool:
        return self.file.suffix == ".mov"


def lettering(caption: Caption, overlay: Overlay, fps: int, index: int, label: str) -> str:
    """The chain from input `index` to `[label]`: the caption's frames at their time in the film."""
    frames = caption.frames
    fades = []
    if caption.enter and caption.style.enter in _FADING:
        fades.append(f"fade=t=in:s=0:n={caption.enter}:alpha=1")
    if caption.leave and caption.style.leave in _FADING:
        fades.append(f"fade=t=out:s={frames - caption.leave}:n={caption.leave}:alpha=1")
    steps = [
        *([] if overlay.changes else ["trim=end_frame=1"]),
        f"fps=fps={fps}:start_time=0",
        "scale=out_color_matrix=bt709:out_range=tv",
        "format=yuva420p",
        "tpad=stop=-1:stop_mode=clone",
        f"trim=end_frame={frames}",
        *fades,
        f"settb=1/{fps}",
        f"setpts=N+{caption.first}",
    ]
    return f"[{index}:v]{','.join(steps)}[{label}]"


def laid_over(base: str, overlay: Overlay, caption: Caption, plan: Plan, number: int) -> str:
    """The chain that lays `[text<number>]` over `[base]`, as `[over<number>]`."""
    begin, end = ((frame - 0.5) / plan.fps for frame in (caption.first, caption.end))
    window = f"enable='between(t,{begin:.4f},{end:.4f})'"
    x, y = _way(overlay, caption, plan)
    return f"[{base}][text{number}]overlay={x}:{y}:eof_action=pass:{window}[over{number}]"


def _way(overlay: Overlay, caption: Caption, plan: Plan) -> tuple[str, str]:
    """Where the picture lies at a time `t`: away from its place while it slides in or out."""
    away = _away(caption, plan.fps)
    if not away:
        return str(overlay.x), str(overlay.y)
    match caption.style.side, caption.style.position:
        case "left", _:
            return f"'{overlay.x}-{overlay.x + overlay.width}*{away}'", str(overlay.y)
        case "right", _:
            return f"'{overlay.x}+{plan.width - overlay.x}*{away}'", str(overlay.y)
        case _, position:
            sign = "-" if position == "top" else "+"
            return str(overlay.x), f"'{overlay.y}{sign}{round(plan.height * _RISE)}*{away}'"


def _away(caption: Caption, fps: int) -> str:
    """An expression of `t`: 1 where a slide begins, 0 at its place."""
    ways = []
    if caption.style.enter == "slide" and caption.enter:
        start = (caption.first - 1) / fps
        ways.append(f"pow(1-clip((t-{start:.4f})/{caption.enter / fps:.4f},0,1),3)")
    if caption.style.leave == "slide" and caption.leave:
        start = (caption.end - caption.leave) / fps
        ways.append(f"pow(clip((t-{start:.4f})/{caption.leave / fps:.4f},0,1),3)")
    return f"({'+'.join(ways)})" if ways else ""
