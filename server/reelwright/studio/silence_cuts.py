"""Pauses cut out of clips: what is silent (`finding/silence.py`) goes, but for a short breath on either side.

The pieces are clips of their own, joined by hard cuts; their sound laps over by 10 ms when it is rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reelwright.draft.model import Draft, Segment
from reelwright.edits.ops_sound import CutSilences
from reelwright.errors import BadRequest
from reelwright.studio.asset import Asset
from reelwright.studio.finding.finder import Finder
from reelwright.studio.finding.silence import silences
from reelwright.studio.finding.span import Span
from reelwright.studio.timeline import SHORTEST_MS, clips, find_clips, placement, stands_still

BREATH_MS = 120
_SHORTEST_PIECE_MS = max(SHORTEST_MS, 200)
_MOST_PIECES = 400


def cut_silences(
    film: Draft, edit: CutSilences, assets: Mapping[str, Asset], finder: Finder, new_id: Callable[[], str]
) -> None:
    """Take the pauses out of the clips that are meant. Raises NoSuchClip, EmptyTimeline, BadRequest, NotPossible."""
    segments = clips(film)
    cut = False
    for place in sorted(find_clips(film, edit.clip), reverse=True):
        kept = _kept(segments[place], assets, finder, edit.least_ms)
        if kept is None:
            continue
        if not kept:
            if edit.clip != "all":
                raise BadRequest(f"Clip {place + 1} is silent from beginning to end.", hint="Delete it instead.")
            continue
        segments[place : place + 1] = _pieces(segments[place], kept, new_id)
        cut = True
    if not cut:
        raise BadRequest(
            f"There is no pause of {edit.least_ms / 1000:g} s or more in what is heard.",
            hint='Say a shorter one, such as "cut out the silences longer than 0.3s".',
        )
    if len(segments) > _MOST_PIECES:
        raise BadRequest(
            f"That would cut the film into {len(segments)} pieces.",
            hint="Cut out longer silences only, such as of 1 s.",
        )


def _kept(segment: Segment, assets: Mapping[str, Asset], finder: Finder, least_ms: int) -> list[Span] | None:
    """The stretches of a clip's file that stay, in file time; None if it has no sound, or no pause."""
    x = placement(segment)
    asset = assets.get(x.source.asset_id) if x.source else None
    if asset is None or x.source is None or stands_still(x) or not asset.has_audio:
        return None
    shown = Span(x.source.in_ms, x.source.in_ms + round(segment.d * x.speed))
    pauses = [_of(pause, shown) for pause in silences(finder.levels(asset), least_ms=least_ms)]
    gone = [pause for pause in pauses if pause.length_ms > 0]
    if any(pause.start_ms <= shown.start_ms and pause.end_ms >= shown.end_ms for pause in gone):
        return []
    return _between(shown, gone) if gone else None


def _of(pause: Span, shown: Span) -> Span:
    """What is cut out of a pause: a breath stays beside what is heard, none at the ends of the clip."""
    start = shown.start_ms if pause.start_ms <= shown.start_ms else pause.start_ms + BREATH_MS
    end = shown.end_ms if pause.end_ms >= shown.end_ms - 50 else pause.end_ms - BREATH_MS
    return Span(min(start, shown.end_ms), min(max(start, end), shown.end_ms))


def _between(shown: Span, gone: list[Span]) -> list[Span]:
    out, at = [], shown.start_ms
    for pause in [*gone, Span(shown.end_ms, shown.end_ms)]:
        if pause.start_ms - at >= _SHORTEST_PIECE_MS:
            out.append(Span(at, pause.start_ms))
        at = max(at, pause.end_ms)
    return out


def _pieces(segment: Segment, kept: list[Span], new_id: Callable[[], str]) -> list[Segment]:
    """The clip as one for each stretch, in the order in which they are shown; the first one stays the clip itself."""
    spans = kept[::-1] if placement(segment).reverse else kept
    out = []
    for number, span in enumerate(spans):
        piece = segment.model_copy(deep=True)
        x = placement(piece)
        if x.source is not None:
            x.source.in_ms, x.source.out_ms = span
        piece.d = round(span.length_ms / x.speed)
        if number:
            x.id, x.fade_in_ms = new_id(), 0
        if number < len(spans) - 1:
            x.transition_out, x.fade_out_ms = None, 0
        out.append(piece)
    return out
