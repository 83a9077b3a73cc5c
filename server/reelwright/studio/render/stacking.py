"""Texts that are shown together do not lie over each other: the later one makes room. Pure apart from reading fonts.

Captions out of a file stay where they are, for the eye expects them there. A text at the bottom moves up, any other
moves down, or up where there is no room below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reelwright.studio.render.parts import Caption, Plan

_TRIES = 12


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where letters are, from frame `first` to before `end`: pixels of the canvas."""

    first: int
    end: int
    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: _Spot) -> bool:
        together = self.first < other.end and other.first < self.end
        beside = self.left < other.right and other.left < self.right
        return together and beside and self.top < other.bottom and other.top < self.bottom

    def moved(self, by: int) -> _Spot:
        return replace(self, top=self.top + by, bottom=self.bottom + by)


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
        shift = _shift(spot, taken, caption.style.position == "bottom", bounds)
        taken.append(spot.moved(shift))
        captions.append(replace(caption, shift=shift))
    return replace(plan, captions=tuple(captions))


def _spots(caption: Caption, plan: Plan) -> Iterable[_Spot]:
    from reelwright.studio.render.text import arranged

    canvas = (plan.width, plan.height)
    shown = [(line.text, caption.first + line.first, line.frames) for line in caption.lines]
    for text, first, frames in shown or [(caption.text, caption.first, caption.frames)]:
        at = arranged(text, caption.style, canvas, plan.safe_area)
        rim = 0 if at.block.boxed else at.block.margin // 2  # neighbours' soft shadows may meet
        box = (at.x + rim, at.y + rim, at.x + at.width - rim, at.y + at.height - rim)
        yield _Spot(first, first + frames, *box)


def _shift(spot: _Spot, taken: Sequence[_Spot], upwards: bool, bounds: Iterable[tuple[int, int]]) -> int:
    """How far to move, in even pixels: within the first bounds where there is room, one way or the other."""
    ways = [shift for up in (upwards, not upwards) if (shift := _clear(spot, taken, up)) is not None]
    within = (
        shift for top, bottom in bounds for shift in ways if spot.top + shift >= top and spot.bottom + shift <= bottom
    )
    return next(within, 0)


def _clear(spot: _Spot, taken: Sequence[_Spot], up: bool) -> int | None:
    shift = 0
    for _ in range(_TRIES):
        met = [other for other in taken if other.meets(spot.moved(shift))]
        if not met:
            return shift
        shift = min(other.top for other in met) - spot.bottom if up else max(o.bottom for o in met) - spot.top
        shift = (shift - 1) // 2 * 2 if up else (shift + 1) // 2 * 2
    return None
