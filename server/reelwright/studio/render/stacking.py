"""Texts that are shown together do not lie over each other: the later one makes room. Pure apart from reading fonts.

Captions out of a file stay where they are, for the eye expects them there. A text at the bottom moves up, any other
moves down, or up where there is no room below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reelwright.studio.render.parts import Caption, Plan
from reelwright.typography.stacking import Spot, shift


def stacked(plan: Plan) -> Plan:
    """The plan with the `shift` of each caption that has to make room."""
    if len(plan.captions) < 2:
        return plan
    from reelwright.typography.typeset import safe_area

    area = safe_area((plan.width, plan.height), plan.safe_area)
    taken = [spot for caption in plan.captions if caption.lines for spot in _spots(caption, plan)]
    captions: list[Caption] = []
    for caption in plan.captions:
        if caption.lines:
            captions.append(caption)
            continue
        (spot,) = _spots(caption, plan)
        bounds = ((area.top, area.bottom), (0, plan.height))
        by = shift(spot, taken, caption.style.position == "bottom", bounds)
        taken.append(spot.moved(by))
        captions.append(replace(caption, shift=by))
    return replace(plan, captions=tuple(captions))


def _spots(caption: Caption, plan: Plan) -> Iterable[Spot]:
    from reelwright.studio.render.text import arranged

    canvas = (plan.width, plan.height)
    shown = [(line.text, caption.first + line.first, line.frames) for line in caption.lines]
    for text, first, frames in shown or [(caption.text, caption.first, caption.frames)]:
        at = arranged(text, caption.style, canvas, plan.safe_area)
        rim = 0 if at.block.boxed else at.block.margin // 2  # neighbours' soft shadows may meet
        box = (at.x + rim, at.y + rim, at.x + at.width - rim, at.y + at.height - rim)
        yield Spot(first, first + frames, *box)
