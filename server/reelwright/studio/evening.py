"""Clips brought to one loudness: each is as loud as the middle one of them was recorded.

How loud a clip is, is the mean power of what is heard of it: pauses do not count. A muted clip stays muted.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping
from typing import Final

from reelwright.draft.model import Draft, Placement, Segment
from reelwright.errors import BadRequest
from reelwright.studio.asset import Asset
from reelwright.studio.finding.finder import Finder
from reelwright.studio.finding.levels import Levels
from reelwright.studio.timeline import clips, placement, stands_still

_HEARD_DB: Final = -60.0
_BELOW_MEAN_DB: Final = 10.0  # what is so much quieter than the mean is a pause, as in ITU-R BS.1770
_QUIETEST, _LOUDEST = 0.1, 4.0


def even_out(film: Draft, assets: Mapping[str, Asset], finder: Finder) -> None:
    """Set the volumes of the clips. Raises BadRequest if there are not two with sound, and what the finder raises."""
    heard: list[tuple[Placement, float]] = []
    for segment in clips(film):
        x = placement(segment)
        loudness = _loudness(segment, x, assets, finder)
        if loudness is not None:
            heard.append((x, loudness))
    if len(heard) < 2:
        raise BadRequest(
            "There are no two clips with sound whose loudness could be evened out.",
            hint='Set the volume of one, such as "clip 2 at 150% volume".',
        )
    middle = statistics.median(loudness for _, loudness in heard)
    for x, loudness in heard:
        before, x.volume = x.volume, round(min(_LOUDEST, max(_QUIETEST, 10 ** ((middle - loudness) / 20))), 2)
        for span in x.levels:  # what was louder or quieter for a while stays so by as much
            span.volume = min(_LOUDEST, span.volume * x.volume / before)


def _loudness(segment: Segment, x: Placement, assets: Mapping[str, Asset], finder: Finder) -> float | None:
    """In dBFS; None for what is not heard."""
    asset = assets.get(x.source.asset_id) if x.source else None
    if asset is None or x.source is None or stands_still(x) or not asset.has_audio or not x.volume:
        return None
    return mean_db(finder.levels(asset), x.source.in_ms, x.source.in_ms + round(segment.d * x.speed))


def mean_db(levels: Levels, begin_ms: int, end_ms: int) -> float | None:
    """How loud a stretch of a file is where it is heard; None if it is silent."""
    shown = levels.db[begin_ms // levels.step_ms : -(-end_ms // levels.step_ms)]
    heard = [level for level in shown if level > _HEARD_DB]
    if not heard:
        return None
    limit = _mean(heard) - _BELOW_MEAN_DB
    return _mean([level for level in heard if level > limit])


def _mean(levels: list[float]) -> float:
    return 10 * math.log10(statistics.fmean(10 ** (level / 10) for level in levels))
