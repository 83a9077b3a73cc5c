"""A film as a quick look at it: the same plan on a small canvas, decoded in a hurry. Pure.

Most of a small picture's work is to decode the large one that it is made of.
"""

from __future__ import annotations

from dataclasses import replace

from reelwright.studio.render.parts import Plan, Shot

LONG_SIDE, SHORT_SIDE = 640, 360
_FLUENT = 23.0  # frames a second


def preview(plan: Plan) -> Plan:
    """The plan in 640x360 at most (360x640 if it stands upright), in the quality for looking only."""
    long, short = max(plan.width, plan.height), min(plan.width, plan.height)
    scale = min(1.0, LONG_SIDE / long, SHORT_SIDE / short)
    width, height = (max(16, round(side * scale / 2) * 2) for side in (plan.width, plan.height))
    return replace(plan, width=width, height=height, quality="preview")


def hurried(shot: Shot) -> tuple[str, ...]:
    """The options with which a preview decodes a shot's file: without smoothing, which is not seen at this size, and
    without the pictures that no other one needs, where those left are enough for movement."""
    rate = shot.asset.fps if shot.asset and shot.asset.fps else 0.0
    fluent = rate * shot.speed >= _FLUENT and not shot.frozen
    return ("-skip_loop_filter", "all", *(("-skip_frame", "noref") if fluent else ()))
