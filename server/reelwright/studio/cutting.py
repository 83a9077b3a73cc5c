"""The edits that cut and order clips, on a draft that may be changed in place. Positions are in shown time.

A clip shows `source.in_ms..out_ms` at `speed`, so a position `p` in it is `in_ms + p * speed` in its file, or, where it
plays backwards, `out_ms - p * speed`. A photo or frozen picture has no positions: trimming only changes how long it
stays.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, assert_never

from reelwright.draft.model import Draft, Segment
from reelwright.edits import model as e
from reelwright.errors import BadRequest
from reelwright.studio.ordering import new_order
from reelwright.studio.timeline import SHORTEST_MS, clips, find_clip, find_clips, placement, stands_still

Cut = e.Reorder | e.Move | e.Swap | e.Trim | e.CutOff | e.Split | e.Delete | e.Speed


def cut(film: Draft, edit: Cut, new_id: Callable[[], str]) -> None:
    """Carry out one of the cutting edits. Raises NoSuchClip, EmptyTimeline, BadRequest."""
    match edit:
        case e.Reorder():
            arrange(film, new_order(film, edit))
        case e.Move():
            _move(film, edit)
        case e.Swap():
            a, b = find_clip(film, edit.a), find_clip(film, edit.b)
            order = list(range(len(clips(film))))
            order[a], order[b] = b, a
            arrange(film, order)
        case e.Trim():
            for place in find_clips(film, edit.clip):
                if not (edit.at_most and clips(film)[place].d <= (edit.end_ms or 0)):
                    keep_part(clips(film)[place], edit.start_ms, edit.end_ms, f"Clip {place + 1}")
        case e.CutOff():
            for place in find_clips(film, edit.clip):
                _cut_off(clips(film)[place], edit, f"Clip {place + 1}")
        case e.Split():
            _split(film, edit, new_id)
        case e.Delete():
            gone = {place for wanted in edit.clips for place in find_clips(film, wanted)}
            segments = clips(film)
            segments[:] = [segment for place, segment in enumerate(segments) if place not in gone]
        case e.Speed():
            places = find_clips(film, edit.clip)
            moving = [place for place in places if not stands_still(placement(clips(film)[place]))]
            chosen = (moving or places) if str(edit.clip).startswith("all") else places  # "all" passes over photos
            for place in reversed(chosen):
                part = _apart(film, place, edit, new_id) if edit.of_part else place
                _set_speed(clips(film)[part], edit, f"Clip {place + 1}")
        case _:
            assert_never(edit)


def arrange(film: Draft, order: list[int]) -> None:
    """Bring the clips into a new order; transitions belong to the joins and stay where they are."""
    segments = clips(film)
    joins = [placement(segment).transition_out for segment in segments]
    segments[:] = [segments[place] for place in order]
    for segment, join in zip(segments, joins, strict=True):
        placement(segment).transition_out = join


def _move(film: Draft, edit: e.Move) -> None:
    place = find_clip(film, edit.clip)
    order = [item for item in range(len(clips(film))) if item != place]
    order.insert(_goal(film, edit, place, order), place)
    arrange(film, order)


def _goal(film: Draft, edit: e.Move, place: int, order: list[int]) -> int:
    """Where in `order`, the film without the clip, the clip goes."""
    beside = edit.after if edit.after is not None else edit.before
    if beside is not None:
        other = find_clip(film, beside)
        if other == place:
            raise BadRequest(f"Clip {place + 1} cannot be moved beside itself.", hint="Name another clip.")
        return order.index(other) + (edit.after is not None)
    to = len(order) if edit.to in ("end", None) else int(edit.to) - 1
    if edit.by is not None:
        to = place + edit.by
        if not 0 <= to <= len(order):
            raise BadRequest(f"Clip {place + 1} cannot be moved {abs(edit.by)} further; the film has {len(order) + 1}.")
    if to > len(order):
        raise BadRequest(f"There is no place {edit.to}: the last one is {len(clips(film))}.")
    return to


def keep_part(segment: Segment, start: int, end: int | None, name: str) -> None:
    """Keep `start..end` of a clip; an end beyond the clip means its end. Raises BadRequest if nothing is left."""
    x = placement(segment)
    if stands_still(x):
        segment.d = max(SHORTEST_MS, (segment.d if end is None else end) - start)
        return
    stop = segment.d if end is None else min(end, segment.d)
    if stop - start < SHORTEST_MS:
        raise BadRequest(
            f"{name} is {segment.d / 1000:g} s long; nothing would be left of it between"
            f" {start / 1000:g} s and {stop / 1000:g} s.",
            hint="Give times inside the clip.",
        )
    if x.source is not None:
        from_, to = (segment.d - stop, segment.d - start) if x.reverse else (start, stop)
        begin = x.source.in_ms
        x.source.in_ms = begin + round(from_ * x.speed)
        x.source.out_ms = begin + round(to * x.speed)
    segment.d = stop - start


def _cut_off(segment: Segment, edit: e.CutOff, name: str) -> None:
    left = segment.d - edit.duration_ms
    if left < SHORTEST_MS:
        raise BadRequest(
            f"{name} is {segment.d / 1000:g} s long; {edit.duration_ms / 1000:g} s cannot be cut off it.",
            hint="Cut off less, or delete the clip.",
        )
    if stands_still(placement(segment)):
        segment.d = left
    elif edit.edge == "start":
        keep_part(segment, edit.duration_ms, None, name)
    else:
        keep_part(segment, 0, left, name)


def _split(film: Draft, edit: e.Split, new_id: Callable[[], str]) -> None:
    each = edit.parts is not None and str(edit.clip).startswith("all")
    for place in reversed(find_clips(film, edit.clip) if each else [find_clip(film, edit.clip)]):
        for border in reversed(borders(clips(film)[place].d, edit.at_ms, edit.parts)):
            split_at(film, place, border, new_id)


def borders(length: int, at_ms: int | Literal["middle"] | None, parts: int | None) -> list[int]:
    """Where something that is `length` ms long is to be split, from its start on."""
    if parts is not None:
        return [length * part // parts for part in range(1, parts)]
    return [at_ms if isinstance(at_ms, int) else length // 2]


def split_at(film: Draft, place: int, at: int, new_id: Callable[[], str]) -> None:
    """Cut the clip at a 0-based place in two at a position in it. Raises BadRequest if a part would be too short."""
    first = clips(film)[place]
    if not SHORTEST_MS <= at <= first.d - SHORTEST_MS:
        raise BadRequest(
            f"Clip {place + 1} is {first.d / 1000:g} s long; it cannot be split at {at / 1000:g} s.",
            hint="Give a time inside the clip.",
        )
    second = first.model_copy(deep=True)
    placement(second).id = new_id()
    placement(first).transition_out = None
    placement(first).fade_out_ms = placement(second).fade_in_ms = 0
    if stands_still(placement(first)):
        first.d, second.d = at, first.d - at
    else:
        keep_part(second, at, None, "The clip")
        keep_part(first, 0, at, "The clip")
    clips(film).insert(place + 1, second)


def _apart(film: Draft, place: int, edit: e.Speed, new_id: Callable[[], str]) -> int:
    """Make the part that an edit is about a clip of its own; its place. What would be left too short belongs to it."""
    length = clips(film)[place].d
    end = length if edit.end_ms is None else edit.end_ms
    start = max(0, length - edit.last_ms) if edit.last_ms is not None else edit.start_ms or 0
    if start > length - SHORTEST_MS or stands_still(placement(clips(film)[place])):
        raise BadRequest(
            f"Clip {place + 1} has nothing to play faster or slower at {start / 1000:g} s.",
            hint="Give times inside a clip that moves.",
        )
    if end <= length - SHORTEST_MS:
        split_at(film, place, end, new_id)
    if start < SHORTEST_MS:
        return place
    split_at(film, place, start, new_id)
    return place + 1


def _set_speed(segment: Segment, edit: e.Speed, name: str) -> None:
    x = placement(segment)
    if x.source is None or stands_still(x):
        raise BadRequest(
            f"{name} is a photo or a frozen picture and has no speed.", hint="Change how long it stays instead."
        )
    shown_to = x.source.in_ms + round(segment.d * x.speed) if x.source.out_ms is None else x.source.out_ms
    x.speed = edit.factor
    segment.d = round((shown_to - x.source.in_ms) / edit.factor)
