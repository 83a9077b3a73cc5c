"""The transitions between clips: for one join or for all. Changes the draft it is given."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.draft.model import Draft, Transition
from reelwright.edits.model import Transitions
from reelwright.edits.terms import THE_PHOTO
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio.ordering import varied
from reelwright.studio.timeline import find_clip, find_clips, need_clips, placement

_SHORTEST_MS, _LONGEST_MS = 100, 5000  # as in the edit language


def join(film: Draft, edit: Transitions) -> None:
    """Set, change or remove the transitions of one join or of all. Raises NoSuchClip, BadRequest."""
    segments = need_clips(film)
    places = _places(film, edit)
    if edit.kind == "same":
        _retime_joins(film, [placement(segments[place]).transition_out for place in places], edit)
        return
    kinds = varied(film, len(places)) if edit.kind == "varied" else [edit.kind] * len(places)
    for place, kind in zip(places, kinds, strict=True):
        placement(segments[place]).transition_out = (
            Transition(kind=kind, duration_ms=edit.duration_ms) if kind else None
        )


def _places(film: Draft, edit: Transitions) -> list[int]:
    """The joins that are meant, by the place of the clip before each. Raises NoSuchClip, AmbiguousClip, BadRequest."""
    last = len(need_clips(film)) - 1
    if edit.after == edit.before == THE_PHOTO:
        return _between_photos(film)
    if edit.before is not None and edit.after is None:
        into = find_clips(film, edit.before)[0] if edit.before == THE_PHOTO else find_clip(film, edit.before)
        if into == 0:
            raise NoSuchClip("That is the first clip; nothing comes before it.", hint="Fade the film in instead.")
        return [into - 1]
    if edit.after is None:
        return list(range(last))
    place = find_clip(film, edit.after)
    if edit.before is not None:
        place = _join_of(place, find_clip(film, edit.before))
    if place == last:
        raise NoSuchClip("That is the last clip; nothing follows it.", hint="Fade the film out instead.")
    return [place]


def _between_photos(film: Draft) -> list[int]:
    photos = set(find_clips(film, THE_PHOTO))
    places = sorted(place for place in photos if place + 1 in photos)
    if not places:
        raise NoSuchClip("No two photos follow each other in the film.")
    return places


def _join_of(one: int, other: int) -> int:
    """The join of two neighbours, by the place of the first. Raises BadRequest for clips that are none."""
    if abs(one - other) != 1:
        raise BadRequest(
            f"Clips {one + 1} and {other + 1} are not next to each other, so there is no join between them.",
            hint="Name two neighbours, or move one first.",
        )
    return min(one, other)


def _retime_joins(film: Draft, joins: Sequence[Transition | None], edit: Transitions) -> None:
    """Another length for the transitions there are. Raises NoSuchClip when there is none."""
    there = [one for one in joins if one is not None]
    if not there and edit.change is None:
        join(film, edit.model_copy(update={"kind": "crossfade"}))
    elif not there:
        raise NoSuchClip("There is no transition there.", hint='Add some first: "add 0.3s crossfades".')
    for one in there:
        by = {"shorter": 0.5, "longer": 2.0, None: None}[edit.change]
        wanted = edit.duration_ms if by is None else round(one.duration_ms * by)
        one.duration_ms = max(_SHORTEST_MS, min(_LONGEST_MS, wanted))
