"""How much room on the disk a render takes, and whether there is so much. Pure but for asking what is free."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from reelwright.draft.media import RenderQuality
from reelwright.errors import NoSpace
from reelwright.studio.render.parts import SAMPLE_RATE, Plan

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_BITS_PER_PIXEL: dict[RenderQuality, float] = {  # x264, of clean footage
    "preview": 0.3,
    "draft": 0.12,
    "standard": 0.3,
    "high": 0.45,
}
_RAW_BITS_PER_PIXEL = 12  # 4:2:0 in 8 bits: pure noise comes to less than half of it
_SOUND_BYTES_PER_S = 2 * 4 * SAMPLE_RATE
_RESERVE = 1.3
_SPARE = 50_000_000


def expected(plan: Plan) -> int:
    """The bytes that a render probably takes while it runs: the mix, its songs, the film, and once more its chunks."""
    film = _pixels(plan) * _BITS_PER_PIXEL[plan.quality] / 8 * 2
    return round((film + 2 * _sound(plan)) * _RESERVE) + _SPARE


def most_bytes(plan: Plan) -> int:
    """More bytes than any file of this render can sensibly have: that of the film without compression."""
    return round(_pixels(plan) * _RAW_BITS_PER_PIXEL / 8 + 2 * _sound(plan)) + _SPARE


def need_room(folder: Path, plan: Plan) -> None:
    """Raises NoSpace if there is not enough room for a render in `folder`."""
    needed, free = expected(plan), shutil.disk_usage(folder).free
    if free < needed:
        told = f"about {needed / 1e6:.0f} MB are needed and {free / 1e6:.0f} MB are free"
        raise NoSpace(f"There is not enough room on the disk for the film: {told}.")


def _pixels(plan: Plan) -> int:
    return plan.width * plan.height * plan.frames


def _sound(plan: Plan) -> float:
    return plan.seconds * _SOUND_BYTES_PER_S
