"""Brings a film to a length, on a draft that may be changed in place: every clip gives in proportion to its length.

No clip gets shorter than a second (a third of one where the film has very many), nor than its transitions need. The
length is exact to a millisecond, but where transitions had to become shorter with their clips.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from reelwright.draft.model import Draft, Segment
from reelwright.edits.ops_cut import FitLength
from reelwright.errors import BadRequest
from reelwright.studio.asset import Asset
from reelwright.studio.cutting import keep_part
from reelwright.studio.finding.finder import Finder
from reelwright.studio.highlights import best_start
from reelwright.studio.timeline import film_ms, find_clips, need_clips, placement, stands_still

_SHORTEST_MS: Final = (1000, 300)
_LONGEST_STILL_MS: Final = 10_000  # a photo is not made to stay longer, unless it is long already
_SLOWEST: Final = 0.25
_FASTEST: Final = 4.0


def fit(film: Draft, edit: FitLength, assets: dict[str, Asset], finder: Finder) -> None:
    """Carry it out. Raises EmptyTimeline, NoSuchClip, and BadRequest where the clips cannot be made to fit."""
    segments = need_clips(film)
    if edit.clip is not None:
        for place in find_clips(film, edit.clip):
            _change_speed([segments[place]], edit.duration_ms)
        return
    length = film_ms(film)
    if length == edit.duration_ms or (edit.at_most and length < edit.duration_ms):
        return
    uncut = frozenset(place for clip in edit.uncut for place in find_clips(film, clip))
    if edit.keep == "all":
        _change_some_speeds(segments, uncut, edit.duration_ms)
    elif length > edit.duration_ms:
        _shorten(segments, uncut, edit, assets, finder)
    else:
        given = [segment for place, segment in enumerate(segments) if place not in uncut]
        _lengthen(given, edit.duration_ms - length, length)


def _overlap(segments: list[Segment]) -> int:
    joins = [placement(segment).transition_out for segment in segments[:-1]]
    return sum(join.duration_ms for join in joins if join)


def _shorten(
    segments: list[Segment], uncut: Set[int], edit: FitLength, assets: dict[str, Asset], finder: Finder
) -> None:
    wanted = edit.duration_ms + _overlap(segments)
    for number, (segment, length) in enumerate(zip(segments, _shares(segments, uncut, wanted), strict=True), 1):
        spare = segment.d - length
        if spare <= 0:
            continue
        start = {"start": 0, "middle": spare // 2, "end": spare}.get(edit.keep)
        if start is None:
            start = best_start(segment, length, assets, finder)
        keep_part(segment, start, start + length, f"Clip {number}")


def _shares(segments: list[Segment], uncut: Set[int], wanted: int) -> list[int]:
    """What each clip gets of `wanted` ms. Raises BadRequest where there are too many clips for it."""
    least = 0.0
    for shortest in _SHORTEST_MS:
        floors = [
            segment.d if place in uncut else min(segment.d, max(shortest, need))
            for place, (segment, need) in enumerate(zip(segments, _needs(segments), strict=True))
        ]
        if sum(floors) <= wanted:
            return _shared([segment.d for segment in segments], floors, wanted, uncut)
        least = (sum(floors) - _overlap(segments)) / 1000
    if uncut:
        raise BadRequest(
            f"With what is to stay uncut the film is at least {least:g} s long.",
            hint="Give a longer time, or let fewer clips stay uncut.",
        )
    raise BadRequest(
        f"With {len(segments)} clip{'s' * (len(segments) != 1)} the film is at least {least:g} s long.",
        hint="Give a longer time, or delete some clips.",
    )


def _needs(segments: list[Segment]) -> list[int]:
    """What each clip's transitions need: a join takes at most half of each of its clips."""
    joins = [x.duration_ms if (x := placement(segment).transition_out) else 0 for segment in segments[:-1]]
    return [2 * max(before, after) for before, after in zip([0, *joins], [*joins, 0], strict=True)]


def _shared(lengths: list[int], floors: list[int], wanted: int, uncut: Set[int]) -> list[int]:
    """The lengths scaled to a sum of `wanted`, none below its floor; rounding goes to the longest that gives."""
    fixed = set(uncut)
    while True:
        free = [place for place in range(len(lengths)) if place not in fixed]
        left = wanted - sum(floors[place] for place in fixed)
        whole = sum(lengths[place] for place in free)
        shares = [floors[n] if n in fixed else lengths[n] * left // whole for n in range(len(lengths))]
        low = {place for place in free if shares[place] < floors[place]}
        if not low:
            break
        fixed |= low
    giving = [place for place in range(len(shares)) if place not in uncut] or range(len(shares))
    shares[max(giving, key=shares.__getitem__)] += wanted - sum(shares)
    return shares


def _lengthen(segments: list[Segment], missing: int, length: int) -> None:
    """Photos and frozen pictures stay longer; nothing else can be made longer out of nothing."""
    stills = [segment for segment in segments if stands_still(placement(segment))]
    if not stills:
        raise BadRequest(
            f"The film is only {length / 1000:g} s long, and its clips cannot be made longer.",
            hint='Add clips, or say "slow it down to fit", or loop a clip.',
        )
    whole = sum(segment.d for segment in stills)
    if length + missing > length - whole + sum(max(_LONGEST_STILL_MS, 3 * segment.d) for segment in stills):
        raise BadRequest(
            f"The film is only {length / 1000:g} s long, and its clips cannot be made longer.",
            hint="Add clips, loop the film, or choose a shorter length.",
        )
    shares = [segment.d * missing // whole for segment in stills]
    shares[0] += missing - sum(shares)
    for segment, share in zip(stills, shares, strict=True):
        segment.d += share


def _change_some_speeds(segments: list[Segment], uncut: Set[int], wanted_ms: int) -> None:
    """`_change_speed` of all clips but those that stay as they are, in what these leave of the length."""
    given = [segment for place, segment in enumerate(segments) if place not in uncut]
    kept = sum(segments[place].d for place in uncut)
    left = wanted_ms + _overlap(segments) - kept - _overlap(given)
    if not given or left <= 0:
        raise BadRequest("What is to stay uncut is longer than that.", hint="Give a longer time.")
    _change_speed(given, left)


def _change_speed(segments: list[Segment], wanted_ms: int) -> None:
    """Everything faster or slower by one factor; still pictures stay for shorter or longer by the same."""
    factor = sum(segment.d for segment in segments) / (wanted_ms + _overlap(segments))
    speeds = [placement(segment).speed * factor for segment in segments if not stands_still(placement(segment))]
    if not all(_SLOWEST <= speed <= _FASTEST for speed in speeds):
        raise BadRequest(
            f"That would take a speed of {max(speeds, default=factor):.2g}x; from 0.25x to 4x is possible.",
            hint="Cut something out first, or let each clip give a part.",
        )
    for segment in segments:
        x = placement(segment)
        if not stands_still(x):
            x.speed = round(x.speed * factor, 4)
        segment.d = round(segment.d / factor)
    segments[-1].d += wanted_ms + _overlap(segments) - sum(segment.d for segment in segments)
