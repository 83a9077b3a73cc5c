"""The edits that look into the footage: highlights, the best stretch of a clip, splitting by scenes.

On a draft that may be changed in place; a `Finder` does the looking, `finding/` the judging.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import fmean
from typing import Final

from reelwright.draft.model import Draft, Segment, Transition
from reelwright.edits.ops_cut import Highlight, SplitScenes
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio.asset import Asset
from reelwright.studio.cutting import keep_part, split_at
from reelwright.studio.finding.finder import Finder
from reelwright.studio.finding.moments import STEP_MS, Moment, Take, best
from reelwright.studio.finding.moments import best_start as best_start_of
from reelwright.studio.finding.scenes import cuts
from reelwright.studio.finding.span import Span
from reelwright.studio.timeline import (
    clips,
    common_join,
    film_ms,
    find_clip,
    find_clips,
    need_clips,
    placement,
    stands_still,
)

_USUAL_MS: Final = 30_000


def highlight(
    film: Draft, edit: Highlight, assets: dict[str, Asset], finder: Finder, new_id: Callable[[], str]
) -> None:
    """Keep the best moments. Raises EmptyTimeline, NoSuchClip, BadRequest, NotPossible, RenderFailed."""
    segments = need_clips(film)
    if edit.clip == "all":
        _each(segments, edit, assets, finder)
        return
    if edit.clip is not None:
        place = find_clip(film, edit.clip)
        segment = segments[place]
        length = _wanted(edit, segment.d, f"Clip {place + 1}")
        start = best_start(segment, length, assets, finder)
        keep_part(segment, start, start + length, f"Clip {place + 1}")
        return
    length = _wanted(edit, film_ms(film), "The film")
    join = common_join(film)
    takes = [_take(segment, assets, finder) for segment in segments]
    moments = best(takes, length, overlap_ms=join.duration_ms if join else 0)
    segments[:] = list(_pieces(segments, moments, join, new_id))


def _each(segments: list[Segment], edit: Highlight, assets: dict[str, Asset], finder: Finder) -> None:
    """The best stretch of every clip that is longer than that; photos stay as they are."""
    longer = [one for one in segments if not stands_still(placement(one)) and one.d > (edit.duration_ms or one.d // 2)]
    if not longer:
        raise BadRequest("Every clip is that short already.", hint="Ask for less of each.")
    for segment in longer:
        length = edit.duration_ms or segment.d // 2
        start = best_start(segment, length, assets, finder)
        keep_part(segment, start, start + length, "The clip")


def _wanted(edit: Highlight, length: int, name: str) -> int:
    wanted = edit.duration_ms or min(_USUAL_MS, length // 2)
    if wanted >= length:
        raise BadRequest(f"{name} is only {length / 1000:g} s long.", hint="Ask for a shorter highlight.")
    return wanted


def _pieces(
    segments: list[Segment], moments: list[Moment], join: Transition | None, new_id: Callable[[], str]
) -> Iterator[Segment]:
    """The moments as clips; the first one of each clip stays that clip."""
    taken: set[int] = set()
    for moment in moments:
        piece = segments[moment.take].model_copy(deep=True)
        x = placement(piece)
        x.transition_out = join.model_copy() if join else None
        if moment.take in taken:
            x.id = new_id()
        taken.add(moment.take)
        keep_part(piece, moment.start_ms, moment.end_ms, "The moment")
        yield piece


def best_start(segment: Segment, length: int, assets: dict[str, Asset], finder: Finder) -> int:
    """Where the best stretch of a clip begins, in ms of the clip as it is shown. Raises NotPossible, RenderFailed."""
    return best_start_of(_take(segment, assets, finder), length)


def split_scenes(
    film: Draft, edit: SplitScenes, assets: dict[str, Asset], finder: Finder, new_id: Callable[[], str]
) -> None:
    """Cut clips where their picture does. Raises EmptyTimeline, NoSuchClip, NotPossible, RenderFailed."""
    need_clips(film)
    places = range(len(clips(film))) if edit.clip is None else find_clips(film, edit.clip)
    found = 0
    for place in reversed(places):
        segment = clips(film)[place]
        for cut in reversed(_cuts(segment, assets, finder)):
            split_at(film, place, cut, new_id)
            found += 1
    if not found:
        raise NoSuchClip(
            "No cut was found: every clip is one scene.", hint="Dissolves are not found. Split at a time instead."
        )


def _span(segment: Segment) -> Span:
    x = placement(segment)
    start = x.source.in_ms if x.source else 0
    return Span(start, start + round(segment.d * x.speed))


def _asset(segment: Segment, assets: dict[str, Asset]) -> Asset | None:
    """The file behind a clip that moves; None for a still picture."""
    x = placement(segment)
    if stands_still(x) or x.source is None:
        return None
    asset = assets.get(x.source.asset_id)
    if asset is None:
        raise NoSuchClip(f"The file of {x.source.name} is gone from the project.", hint="Upload it again.")
    return asset


def _cuts(segment: Segment, assets: dict[str, Asset], finder: Finder) -> list[int]:
    """Where a clip's picture cuts, in ms of the clip as it is shown."""
    asset = _asset(segment, assets)
    if asset is None:
        return []
    x, span = placement(segment), _span(segment)
    found = [round((cut - span.start_ms) / x.speed) for cut in cuts(finder.pictures(asset), span)]
    return [segment.d - cut for cut in reversed(found)] if x.reverse else found


def _take(segment: Segment, assets: dict[str, Asset], finder: Finder) -> Take:
    """What the footage of a clip is like, fifth by fifth of a second of the clip as it is shown."""
    asset = _asset(segment, assets)
    if asset is None:
        return Take(segment.d, still=True)
    pictures, levels = finder.pictures(asset), finder.levels(asset)
    steps = range(-(-segment.d // STEP_MS))

    def row(values: tuple[float, ...], step_ms: int) -> tuple[float, ...]:
        wide = STEP_MS // step_ms
        places = [min(_file_ms(segment, step * STEP_MS) // step_ms, len(values) - 1) for step in steps]
        return tuple(fmean(values[place : place + wide]) for place in places) if values else ()

    return Take(
        segment.d,
        motion=row(pictures.motion, pictures.step_ms),
        loudness=row(levels.db, levels.step_ms),
        sharpness=row(pictures.detail, pictures.step_ms),
        cuts=tuple(_cuts(segment, assets, finder)),
    )


def _file_ms(segment: Segment, shown_ms: int) -> int:
    x, span = placement(segment), _span(segment)
    moved = round(shown_ms * x.speed)
    return max(span.start_ms, span.end_ms - moved - 1) if x.reverse else span.start_ms + moved
