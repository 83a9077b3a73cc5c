"""Which numbers of a draft make sense. Pure. A draft comes from outside, so each of them is looked at once, here."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from reelwright.draft.model import Placement, Source
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio.asset import Asset

MAX_MS = 1_000_000_000
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def asset_of(source: Source, assets: Mapping[str, Asset], who: str) -> Asset:
    """The file a segment plays; NoSuchClip if the project does not have it."""
    asset = assets.get(source.asset_id)
    if asset is None:
        raise NoSuchClip(
            f"{who} plays a file that this project does not have.", hint="Upload it again, or delete that clip."
        )
    return asset


def check_numbers(x: Placement, length_ms: int, who: str) -> None:
    """BadRequest if a time, the speed or the volume of a segment is out of range or not a number at all."""
    source = x.source
    times = [length_ms, x.start_ms, x.fade_in_ms, x.fade_out_ms]
    times += [source.in_ms, source.out_ms or 0] if source else []
    times += [x.transition_out.duration_ms] if x.transition_out else []
    if any(abs(time) > MAX_MS for time in times):
        raise BadRequest(f"{who} has a time that no film has.")
    between(x.speed, 0.25, 4.0, f"The speed of {who[0].lower() + who[1:]}")
    between(x.volume, 0.0, 4.0, f"The volume of {who[0].lower() + who[1:]}")


def check_colour(colour: str, who: str) -> None:
    """BadRequest unless a colour is `#rrggbb`."""
    if not _COLOUR.fullmatch(colour):
        raise BadRequest(f"The colour of {who[0].lower() + who[1:]} must look like #ffcc00.")


def between(value: float, low: float, high: float, what: str) -> None:
    """BadRequest unless `low <= value <= high`; NaN is never between."""
    if not math.isfinite(value) or not low <= value <= high:
        raise BadRequest(f"{what} must be between {low:g} and {high:g}.")


def canvas_side(pixels: int) -> int:
    """A side of the canvas: even, 16 to 4096."""
    return min(4096, max(16, pixels)) // 2 * 2


def playable(source: Source, asset: Asset) -> tuple[int, int]:
    """`(in_ms, span_ms)`: where a source begins to play and how much of it there is. Never beyond its end.

    An asset whose length is not known (0) is taken at the draft's word.
    """
    end = source.out_ms if source.out_ms and source.out_ms > 0 else MAX_MS
    if asset.duration_ms > 0:
        end = min(end, asset.duration_ms)
    begin = min(max(0, source.in_ms), max(0, end - 100))
    return begin, end - begin


def standing(source: Source, asset: Asset) -> tuple[int, int]:
    """The same for a picture that stands still: where it lies in its file, and the one moment of it that is read."""
    last = asset.duration_ms - 1 if asset.duration_ms > 0 else MAX_MS
    return min(max(0, source.in_ms), last), 1
