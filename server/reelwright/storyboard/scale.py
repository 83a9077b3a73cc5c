"""The time scale of a storyboard: where a moment lies, and the ruler above the tracks."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.storyboard.ink import QUIET, TEXT, Ink, width_of
from reelwright.storyboard.wording import clock

_STEPS_MS = (
    *(200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000),
    *(3_600_000, 7_200_000),
)
_BETWEEN_PX = 84  # from number to number at least
RULER_PX = 28
_TYPE_PX = 16


@dataclass(frozen=True)
class Scale:
    """`left` and `right`: the pixels of 0 and `length_ms`."""

    left: float
    right: float
    length_ms: int

    def x(self, at_ms: float) -> float:
        """The pixel of a time; what lies beyond the film is at its end."""
        share = min(1.0, max(0.0, at_ms / self.length_ms)) if self.length_ms else 0.0
        return self.left + (self.right - self.left) * share

    @property
    def ms_per_px(self) -> float:
        return self.length_ms / (self.right - self.left)


def draw_ruler(ink: Ink, scale: Scale, top: float, bottom: float) -> None:
    """Numbers in a row at `top`, each above its moment, and faint lines down to `bottom`."""
    step = next((step for step in _STEPS_MS if step / scale.ms_per_px >= _BETWEEN_PX), _STEPS_MS[-1])
    end = clock(scale.length_ms)
    end_x = scale.right - width_of(end, _TYPE_PX) / 2
    for at in range(0, scale.length_ms, step):
        label = clock(at)
        x, half = scale.x(at), width_of(label, _TYPE_PX) / 2
        ink.rule(x, top + RULER_PX - 7, bottom)
        if x + half + 16 < end_x:
            ink.write(x - half, top + 18, label, _TYPE_PX, QUIET)
    ink.rule(scale.right, top + RULER_PX - 7, bottom)
    beyond = min(0.0, ink.image.width - 4 - end_x - width_of(end, _TYPE_PX))
    ink.write(end_x + beyond, top + 18, end, _TYPE_PX, TEXT)
