"""Makes clips longer with what their files have beyond the part that is shown, on a draft that may be changed.

A photo or frozen picture just stays for longer. A clip that has too little left is not made longer by a part of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from reelwright.draft.model import Draft, Placement, Segment
from reelwright.edits.ops_cut import Extend
from reelwright.errors import BadRequest
from reelwright.studio.asset import Asset
from reelwright.studio.timeline import clips, find_clips, placement, stands_still


def extend(film: Draft, edit: Extend, assets: Mapping[str, Asset]) -> None:
    """Carry it out. Raises NoSuchClip, EmptyTimeline, and BadRequest where the file has no more."""
    for place in find_clips(film, edit.clip):
        _extend(clips(film)[place], edit, assets, place + 1)


def _extend(segment: Segment, edit: Extend, assets: Mapping[str, Asset], number: int) -> None:
    x = placement(segment)
    if not stands_still(x):
        spare = round(_left(x, edit, assets) / x.speed)
        if edit.duration_ms > spare:
            raise _too_little(spare, edit, number)
        _show_more(x, edit)
    segment.d += edit.duration_ms


def _at_the_start(x: Placement, edit: Extend) -> bool:
    """Whether it is the start of the file's part that moves: of a clip that plays backwards, that is its end."""
    return (edit.edge == "start") != x.reverse


def _left(x: Placement, edit: Extend, assets: Mapping[str, Asset]) -> int:
    """How much of the file lies beyond the part that is shown, in ms of the file."""
    if x.source is None:
        return 0
    if _at_the_start(x, edit):
        return x.source.in_ms
    asset = assets.get(x.source.asset_id)
    if asset is None or x.source.out_ms is None:
        return 0
    return max(0, asset.duration_ms - x.source.out_ms)


def _show_more(x: Placement, edit: Extend) -> None:
    more = round(edit.duration_ms * x.speed)
    if x.source is None:
        return
    if _at_the_start(x, edit):
        x.source.in_ms = max(0, x.source.in_ms - more)
    elif x.source.out_ms is not None:
        x.source.out_ms += more


def _too_little(spare: int, edit: Extend, number: int) -> BadRequest:
    there_is = f"only {spare / 1000:g} s more" if spare else "no more"
    there_is += " before" if edit.edge == "start" else " after"
    return BadRequest(
        f"Clip {number} cannot become {edit.duration_ms / 1000:g} s longer: its file has {there_is} what is shown.",
        hint="Slow it down, freeze its last frame, or loop it"
        + (f"; or make it {spare / 1000:g} s longer." if spare else "."),
    )
