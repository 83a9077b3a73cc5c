"""Cuts on the beat: the clips' ends are trimmed so that each cut falls on a beat of the music.

A clip is only made shorter, unless nothing but a longer one reaches a beat and its file goes on; photos give both ways.
Of composed music the beats are known, and its tempo is fixed so that they stay where they are when the film gets
shorter; in a recorded song they are listened for (`finding/beats.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reelwright.draft.model import Draft, Placement, Segment
from reelwright.edits.ops_sound import BeatCuts
from reelwright.errors import BadRequest, NotPossible
from reelwright.studio import music
from reelwright.studio.asset import Asset
from reelwright.studio.cutting import keep_part
from reelwright.studio.finding.finder import Finder
from reelwright.studio.soundtrack import need_music
from reelwright.studio.timeline import clips, film_ms, need_clips, placement, stands_still

_SHORTEST_MS = 250  # no clip is cut to less
_NEAR_MS = 12  # a cut that is so near to a beat is on it
_CLOSER_MS = 60  # a beat that is missed by so little is reached by a longer clip, if the file goes on


@dataclass(frozen=True)
class Grid:
    """Where the beats fall, in ms of the film, ascending, and how many there are in a minute."""

    bpm: float
    beats: tuple[int, ...]

    def last(self, low: float, high: float) -> int | None:
        """The last beat in `low..high`."""
        place = bisect_right(self.beats, high) - 1
        return self.beats[place] if place >= 0 and self.beats[place] >= low else None

    def next(self, after: float) -> int | None:
        place = bisect_left(self.beats, after)
        return self.beats[place] if place < len(self.beats) else None


def cut_on_beat(film: Draft, edit: BeatCuts, assets: Mapping[str, Asset], finder: Finder) -> None:
    """Lay the cuts on the beats. Raises NoSuchClip, EmptyTimeline, BadRequest, NotPossible."""
    segments = need_clips(film)
    song, x = need_music(film)[0]
    if len(segments) < 2:
        raise BadRequest("The film has one clip only: there is no cut in it.", hint="Add or split clips first.")
    grid = _grid(film, song, x, assets, finder)
    beats = Grid(grid.bpm, grid.beats[:: edit.every])
    at, entrance = placement(segments[0]).start_ms, 0
    for place, segment in enumerate(segments[:-1]):
        at, entrance = _end_on_beat(segment, at, entrance, beats, assets, f"Clip {place + 1}")
    x.beat_bpm = round(grid.bpm, 2)


def _grid(film: Draft, song: Segment, x: Placement, assets: Mapping[str, Asset], finder: Finder) -> Grid:
    source = x.source
    if source is None:
        raise NotPossible("The beats of that music are not known.", hint="Choose other music.")
    end = film_ms(film) * 2 if x.anchor in ("whole", "rest") else x.start_ms + song.d
    if source.mood is not None:
        source.tempo = source.tempo or round(music.tempo_of(source.mood, song.d / 1000, source.seed), 2)
        step = 60_000 / source.tempo
        return Grid(
            source.tempo, tuple(round(x.start_ms + n * step) for n in range(int((end - x.start_ms) / step) + 1))
        )
    asset = assets.get(source.asset_id)
    heard = finder.beats(asset) if asset else None
    if asset is None or heard is None or heard.bpm <= 0:
        raise NotPossible(
            f"No steady beat can be heard in {source.name}.", hint="Choose a song with a clear beat, or composed music."
        )
    stop = source.out_ms or asset.duration_ms
    once = [(beat - source.in_ms) / x.speed for beat in heard.times_ms if source.in_ms <= beat < stop]
    length = max(1.0, (stop - source.in_ms) / x.speed)
    rounds = int((end - x.start_ms) / length) + 1
    beats = (x.start_ms + round(number * length + beat) for number in range(rounds) for beat in once)
    return Grid(heard.bpm * x.speed, tuple(beat for beat in beats if beat <= end))


def _end_on_beat(
    segment: Segment, at: int, entrance: int, grid: Grid, assets: Mapping[str, Asset], name: str
) -> tuple[int, int]:
    """Let a clip that begins at `at`, blended in for `entrance`, give way to the next one on a beat.

    Returns when the next one begins, and for how long the two are blended.
    """
    x = placement(segment)
    join = x.transition_out.duration_ms if x.transition_out else 0
    cut = at + segment.d - join / 2  # in a blend, its middle is the cut
    least = at + max(_SHORTEST_MS, 2 * join, 2 * entrance) - join / 2
    goal = _goal(segment, x, cut, least, grid, assets)
    if goal is None:
        if grid.next(least) is None:  # the music is over by then
            return at + segment.d - join, join
        raise BadRequest(
            f"{name} is {segment.d / 1000:g} s long, and no beat falls in it ({60 / grid.bpm:.2f} s apart).",
            hint="Make it longer, delete it, or ask for cuts on every beat of faster music.",
        )
    _lengthen(segment, x, round(goal - at + join / 2), name)
    return at + segment.d - join, join


def _goal(
    segment: Segment, x: Placement, cut: float, least: float, grid: Grid, assets: Mapping[str, Asset]
) -> int | None:
    """The beat on which a clip should end; None if it reaches none."""
    before, after = grid.last(least, cut + _NEAR_MS), grid.next(cut)
    if stands_still(x):
        near = [beat for beat in (before, after) if beat is not None and beat >= least]
        return min(near, key=lambda beat: abs(beat - cut), default=None)
    longer = after if after is not None and after >= least and after - cut <= _more(segment, x, assets) else None
    if longer is not None and (before is None or longer - cut <= _CLOSER_MS):
        return longer
    return before


def _more(segment: Segment, x: Placement, assets: Mapping[str, Asset]) -> float:
    """How much longer the clip could be shown, in ms, as far as its file goes."""
    asset = assets.get(x.source.asset_id) if x.source else None
    if asset is None or x.source is None or x.reverse:
        return 0.0
    shown_to = x.source.in_ms + segment.d * x.speed
    return max(0.0, (asset.duration_ms - shown_to) / x.speed)


def _lengthen(segment: Segment, x: Placement, length: int, name: str) -> None:
    if abs(length - segment.d) <= 1:
        return
    if length <= segment.d or stands_still(x):
        keep_part(segment, 0, length, name)
        return
    if x.source is not None:
        x.source.out_ms = x.source.in_ms + round(length * x.speed)
    segment.d = length


def cuts_of(film: Draft) -> Sequence[float]:
    """Where the cuts of a film lie, in ms: at a blend, its middle."""
    segments = clips(film)
    found = []
    for segment, following in pairwise(segments):
        x = placement(segment)
        join = x.transition_out.duration_ms if x.transition_out else 0
        found.append(placement(following).start_ms + join / 2)
    return found
