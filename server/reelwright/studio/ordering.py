"""What chance decides in a film: a shuffled order, and a transition of its own for each join. Pure.

Nothing is drawn by lot: the same film comes out the same each time it is asked for, but a film that was shuffled is
another one, so that asking once more gives another order.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from reelwright.draft.model import Draft, TransitionKind
from reelwright.edits.model import Reorder
from reelwright.studio.timeline import clips, find_clips, need_clips, placement

_VARIED: Final[tuple[TransitionKind, ...]] = (
    "crossfade", "slide_left", "zoom", "fade_black", "wipe_right", "circle", "slide_up", "blur", "clock", "fade_white",
    "wipe_down", "doors", "diagonal", "squeeze",
)  # fmt: skip


def new_order(film: Draft, edit: Reorder) -> list[int]:
    """The 0-based places of the clips as they are now, in their new order. Raises NoSuchClip, EmptyTimeline."""
    places = list(range(len(need_clips(film))))
    if edit.clips is not None:
        named = dict.fromkeys(place for wanted in edit.clips for place in find_clips(film, wanted))
        return [*named, *(place for place in places if place not in named)]
    if edit.how in ("photos_first", "videos_first"):
        return sorted(places, key=lambda place: _is_photo(film, place) is (edit.how == "videos_first"))
    return places[::-1] if edit.how == "reversed" else _shuffled(film, places)


def _is_photo(film: Draft, place: int) -> bool:
    source = placement(clips(film)[place]).source
    return source is not None and source.kind == "image"


def _shuffled(film: Draft, places: Sequence[int]) -> list[int]:
    """Another order than the one there is, where there can be one."""
    ids = [placement(segment).id for segment in clips(film)]
    order = sorted(places, key=lambda place: _rank(*ids, str(place)))
    return order if order != list(places) else [*order[1:], *order[:1]]


def varied(film: Draft, joins: int) -> list[TransitionKind]:
    """A kind of transition for each of so many joins: every kind once before one comes again."""
    marks = [f"{x.id} {x.transition_out and x.transition_out.kind}" for x in map(placement, clips(film))]
    kinds = sorted(_VARIED, key=lambda kind: _rank(*marks, kind))
    return [kinds[join % len(kinds)] for join in range(joins)]


def _rank(*marks: str) -> str:
    return sha256("\n".join(marks).encode()).hexdigest()
