"""The edits of `ops_cut.py` that put in, repeat, take out, turn round and freeze, on a draft that may be changed.

Times of the film belong to the clip that plays then; where two clips are blended, to the one that leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from reelwright.draft.model import Draft, Segment
from reelwright.edits import ops_cut as e
from reelwright.errors import BadRequest
from reelwright.studio.cutting import borders, keep_part, split_at
from reelwright.studio.timeline import (
    SHORTEST_MS,
    clips,
    film_ms,
    find_clip,
    find_clips,
    need_clips,
    placement,
    playing_at,
    stands_still,
)

Recut = e.Duplicate | e.Loop | e.CutOut | e.Keep | e.SplitFilm | e.Reverse | e.Freeze
MOST_COPIES = 200
NewId = Callable[[], str]


def recut(film: Draft, edit: Recut, new_id: NewId) -> None:
    """Carry out one of these edits. Raises NoSuchClip, EmptyTimeline, BadRequest."""
    need_clips(film)
    match edit:
        case e.Duplicate():
            _duplicate(film, edit, new_id)
        case e.Loop():
            _loop(film, edit, new_id)
        case e.CutOut():
            _cut_out(film, edit, new_id)
        case e.Keep():
            _keep(film, edit)
        case e.SplitFilm():
            _split_film(film, edit, new_id)
        case e.Reverse():
            _reverse(film, edit)
        case e.Freeze():
            _freeze(film, edit, new_id)
        case _:
            assert_never(edit)


def _split_film(film: Draft, edit: e.SplitFilm, new_id: NewId) -> None:
    for at in reversed(borders(film_ms(film), edit.at_ms, edit.parts)):
        _split_at_film_time(film, edit, at, new_id)


def _split_at_film_time(film: Draft, edit: e.SplitFilm, at: int, new_id: NewId) -> None:
    place = playing_at(film, at)
    inside = at - placement(clips(film)[place]).start_ms
    if edit.parts is not None and inside == 0:
        return  # there is a cut already
    if edit.at_ms == "middle" and inside == 0:
        raise BadRequest(
            f"The film has a cut at its middle already, where clip {place + 1} begins.",
            hint="Name a clip to split, or give a time.",
        )
    split_at(film, place, inside, new_id)


# repeating


def _copy(segment: Segment, new_id: NewId) -> Segment:
    copy = segment.model_copy(deep=True)
    placement(copy).id = new_id()
    return copy


def _duplicate(film: Draft, edit: e.Duplicate, new_id: NewId) -> None:
    segments = clips(film)
    place = find_clip(film, edit.clip)
    goal = place + 1 if edit.to is None else len(segments) if edit.to == "end" else edit.to - 1
    if goal > len(segments):
        raise BadRequest(f"There is no place {edit.to}: the last one is {len(segments)}.")
    copy = _copy(segments[place], new_id)
    if edit.turned:
        _turn_alone(copy)
    segments.insert(goal, copy)


def _turn_alone(segment: Segment) -> None:
    x = placement(segment)
    if stands_still(x):
        raise BadRequest("A still picture has no direction.", hint="Name a clip that moves.")
    x.reverse = not x.reverse


def _loop(film: Draft, edit: e.Loop, new_id: NewId) -> None:
    """Copies of the clip, or of the whole row of clips, behind it; the last one is cut where the length is reached."""
    segments = clips(film)
    places = list(range(len(segments))) if edit.clip is None else [find_clip(film, edit.clip)]
    row = [segments[place] for place in places]
    copies = (edit.times - 1) * len(row) if edit.times else MOST_COPIES
    made: list[Segment] = []
    missing = (edit.duration_ms or 0) - _length(row)
    while len(made) < copies and (edit.times or missing >= SHORTEST_MS):
        copy = _copy(row[len(made) % len(row)], new_id)
        join = placement(made[-1] if made else row[-1]).transition_out
        shown = copy.d - (join.duration_ms if join else 0)
        if edit.times is None and shown > missing:
            keep_part(copy, 0, copy.d - (shown - missing), "The copy")
        missing -= shown
        made.append(copy)
    if not made:
        raise BadRequest("It is that long already.", hint="Say how many times to play it, or a longer time.")
    if (edit.times is None and missing >= SHORTEST_MS) or len(made) > MOST_COPIES:
        raise BadRequest(f"That would take more than {MOST_COPIES} copies.", hint="Loop it for a shorter time.")
    segments[places[-1] + 1 : places[-1] + 1] = made


def _length(row: list[Segment]) -> int:
    joins = [placement(segment).transition_out for segment in row[:-1]]
    return sum(segment.d for segment in row) - sum(join.duration_ms for join in joins if join)


# taking out


def _cut_out(film: Draft, edit: e.CutOut, new_id: NewId) -> None:
    if edit.clip is None:
        length = film_ms(film)
        start, end = _stretch(edit, length)
        _refuse_nothing_left(length, start, end, "The film")
        _cut_from_film(film, start, end, new_id)
        return
    places = find_clips(film, edit.clip)
    for place in reversed(places):
        segment = clips(film)[place]
        start, end = _stretch(edit, segment.d)
        _refuse_nothing_left(segment.d, start, end, f"Clip {place + 1}")
        _cut_from_clip(film, place, start, end, new_id)


def _stretch(edit: e.CutOut | e.Keep, length: int) -> tuple[int, int]:
    """The start and end that are meant, in something of this length."""
    if edit.part is not None:
        return part_of(edit.part, length)
    return edit.start_ms or 0, length if edit.end_ms is None else min(edit.end_ms, length)


def part_of(part: e.Part, length: int) -> tuple[int, int]:
    """The start and end of a named part of something that is `length` ms long."""
    half, third = length // 2, length // 3
    parts: dict[e.Part, tuple[int, int]] = {
        "first half": (0, half),
        "second half": (half, length),
        "first third": (0, third),
        "middle": (third, length - third),
        "last third": (length - third, length),
    }
    return parts[part]


def _refuse_nothing_left(length: int, start: int, end: int, name: str) -> None:
    if start >= length or end <= start:
        raise BadRequest(
            f"{name} is {length / 1000:g} s long; there is nothing to cut out of it from {start / 1000:g} s on.",
            hint="Give times inside it, the earlier one first.",
        )
    if length - (end - start) < SHORTEST_MS:
        raise BadRequest(f"Nothing would be left of {name[0].lower() + name[1:]}.", hint="To take it out, delete it.")


def _cut_from_film(film: Draft, start: int, end: int, new_id: NewId) -> None:
    segments = clips(film)
    for place in reversed(range(len(segments))):
        x = placement(segments[place])
        before = placement(segments[place - 1]).transition_out if place else None
        blended = before.duration_ms if before else 0
        from_, to = max(start - x.start_ms, 0), min(end - x.start_ms, segments[place].d)
        if to - from_ > 0 and to > blended:
            _cut_from_clip(film, place, 0 if from_ <= blended and blended else from_, to, new_id)


def _cut_from_clip(film: Draft, place: int, start: int, end: int, new_id: NewId) -> None:
    """Take `start..end` out of one clip; what would be left too short to be seen goes too."""
    segments = clips(film)
    segment = segments[place]
    head, tail = start >= SHORTEST_MS, segment.d - end >= SHORTEST_MS
    if stands_still(placement(segment)):
        segment.d = max(SHORTEST_MS, segment.d - (end - start))
        if not head and not tail:
            del segments[place]
    elif head and tail:
        split_at(film, place, end, new_id)
        keep_part(segments[place], 0, start, f"Clip {place + 1}")
    elif head or tail:
        keep_part(segment, 0 if head else end, start if head else None, f"Clip {place + 1}")
    else:
        del segments[place]


def _keep(film: Draft, edit: e.Keep) -> None:
    if edit.clip is None:
        start, end = _kept(edit, film_ms(film), "The film")
        length = film_ms(film)
        if end < length:
            _cut_from_film(film, end, length, _no_id)
        if start > 0:
            _cut_from_film(film, 0, start, _no_id)
        return
    for place in find_clips(film, edit.clip):
        segment = clips(film)[place]
        start, end = _kept(edit, segment.d, f"Clip {place + 1}")
        keep_part(segment, start, end, f"Clip {place + 1}")


def _no_id() -> str:
    raise AssertionError("an end that is cut off leaves no second piece")


def _kept(edit: e.Keep, length: int, name: str) -> tuple[int, int]:
    wanted = edit.last_ms or edit.middle_ms
    if wanted is not None:
        if wanted > length:
            raise BadRequest(f"{name} is only {length / 1000:g} s long.", hint="Give a shorter time.")
        start = length - wanted if edit.last_ms else (length - wanted) // 2
        return start, start + wanted
    start, end = _stretch(edit, length)
    if end - start < SHORTEST_MS:
        raise BadRequest(f"{name} is {length / 1000:g} s long; nothing of it lies there.", hint="Give times inside it.")
    return start, end


# backwards, and standing still


def _reverse(film: Draft, edit: e.Reverse) -> None:
    segments = clips(film)
    if edit.clip is not None:
        places = find_clips(film, edit.clip)
        moving = [place for place in places if not stands_still(placement(segments[place]))]
        if not moving:
            raise BadRequest("A still picture has no direction.", hint="Name a clip that moves.")
        for place in moving:
            placement(segments[place]).reverse = edit.backwards
        return
    turned = [placement(segment).reverse for segment in segments if not stands_still(placement(segment))]
    if edit.backwards or (turned and all(turned)):
        _turn_round(segments)
    else:
        for segment in segments:
            placement(segment).reverse = False


def _turn_round(segments: list[Segment]) -> None:
    """The whole film the other way round: the last clip first, each of them turned; joins stay between their clips."""
    joins = [placement(segment).transition_out for segment in segments[:-1]]
    segments.reverse()
    for segment, join in zip(segments, [*reversed(joins), None], strict=True):
        x = placement(segment)
        x.reverse = not x.reverse and not stands_still(x)
        x.fade_in_ms, x.fade_out_ms = x.fade_out_ms, x.fade_in_ms
        x.transition_out = join


def _freeze(film: Draft, edit: e.Freeze, new_id: NewId) -> None:
    place, at = _frozen_at(film, edit)
    segments = clips(film)
    segment = segments[place]
    if stands_still(placement(segment)):
        segment.d += edit.duration_ms
        return
    still = _still(segment, at, edit.duration_ms, new_id)
    if at < SHORTEST_MS:
        placement(still).fade_in_ms, placement(segment).fade_in_ms = placement(segment).fade_in_ms, 0
        segments.insert(place, still)
    elif segment.d - at < SHORTEST_MS:
        placement(still).transition_out = placement(segment).transition_out
        placement(still).fade_out_ms = placement(segment).fade_out_ms
        placement(segment).transition_out, placement(segment).fade_out_ms = None, 0
        segments.insert(place + 1, still)
    else:
        split_at(film, place, at, new_id)
        segments.insert(place + 1, still)


def _frozen_at(film: Draft, edit: e.Freeze) -> tuple[int, int]:
    """The 0-based clip and the position in it."""
    segments = clips(film)
    if edit.clip is None:
        place = len(segments) - 1 if edit.at_ms == "end" else playing_at(film, edit.at_ms)
        begin = placement(segments[place]).start_ms
        return place, segments[place].d if edit.at_ms == "end" else edit.at_ms - begin
    place = find_clip(film, edit.clip)
    length = segments[place].d
    at = length if edit.at_ms == "end" else edit.at_ms
    if at > length:
        raise BadRequest(
            f"Clip {place + 1} is {length / 1000:g} s long; it has no picture at {at / 1000:g} s.",
            hint="Give a time inside the clip.",
        )
    return place, at


def _still(segment: Segment, at: int, length: int, new_id: NewId) -> Segment:
    """The picture of a clip at a position, as a clip of its own that stands still."""
    still = _copy(segment, new_id)
    x = placement(still)
    if x.source is not None:
        end = x.source.in_ms + round(segment.d * x.speed) if x.source.out_ms is None else x.source.out_ms
        shown = end - round(at * x.speed) if x.reverse else x.source.in_ms + round(at * x.speed)
        x.source.in_ms = max(x.source.in_ms, min(shown, end - 1))
        x.source.out_ms = end
    x.freeze, x.reverse, x.speed = True, False, 1.0
    x.fade_in_ms = x.fade_out_ms = 0
    x.transition_out = None
    still.d = length
    return still
