"""A film as a quick look at it: the same plan on a small canvas. Pure."""

from __future__ import annotations

from dataclasses import replace

from reelwright.studio.render.parts import Plan

LONG_SIDE, SHORT_SIDE = 640, 360


def preview(plan: Plan) -> Plan:
    """The plan in 640x360 at most (360x640 if it stands upright), in the quality for looking only."""
    long, short = max(plan.width, plan.height), min(plan.width, plan.height)
    scale = min(1.0, LONG_SIDE / long, SHORT_SIDE / short)
    width, height = (max(16, round(side * scale / 2) * 2) for side in (plan.width, plan.height))
    return replace(plan, width=width, height=height, quality="preview")
