"""From a draft to what each frame and sample of the film is. Pure: no file is looked at, nothing is run.

Positions on the timeline are rounded, never lengths, so that sums are exact. What makes no sense is refused with the
clip's number; what is merely too long (a transition, a text beyond the end) is cut to fit. FFmpeg's language begins
in `graph.py` and `sound.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reelwright.draft.media import RenderQuality
from reelwright.draft.model import (
    AUDIO,
    VIDEO,
    Draft,
    Fit,
    Place,
    Placement,
    Segment,
    Source,
    Track,
    starts,
)
from reelwright.errors import EmptyTimeline, NotPossible
from reelwright.studio.asset import Asset
from reelwright.studio.render.checks import (
    asset_of,
    between,
    canvas_side,
    check_numbers,
    playable,
    standing,
)
from reelwright.studio.render.parts import TARGET_LUFS, InsetShot, Join, Plan, Shot, Sound, samples_at
from reelwright.studio.render.plan_sound import own_sound, row_sounds
from reelwright.studio.render.texts import captions_of
from reelwright.studio.render.treatment import Treatment, treatment
from reelwright.studio.render.treatment import shape as shape_of

_MAX_PIECES = 500
_MAX_FILM_S = 2 * 3600
_SLACK = 2  # frames by which rounding may lengthen an overlap
_NEAR_SHAPE = 0.02  # a picture whose shape differs by less simply fills the canvas


@dataclass(frozen=True, slots=True)
class _Clip:
    """A segment of the picture track that has been checked, and its file."""

    start_ms: int
    d: int
    asset: Asset
    source: Source
    x: Placement
    treated: Treatment


def plan(draft: Draft, assets: Mapping[str, Asset], quality: RenderQuality = "standard") -> Plan:
    """What to render. The film is as long as its picture; texts and music beyond that are cut.

    Raises EmptyTimeline, NotPossible (several picture tracks, too long, too many pieces), NoSuchClip (a file that is
    not in `assets`) or BadRequest (numbers that make no sense).
    """
    meta = draft.m
    between(meta.fps, 10, 60, "The frame rate")
    fps, width, height = meta.fps, canvas_side(meta.width), canvas_side(meta.height)
    clips = [_clip(*numbered, assets, meta.focus) for numbered in _numbered(_picture_tracks(draft)[0])]
    laid = _lay_out(clips, fps, width / height, meta.fit)
    frames = laid[-1][1].end
    if frames > _MAX_FILM_S * fps:
        raise NotPossible("The film would be longer than two hours.", hint="Export it in parts.")
    total = samples_at(frames, fps)
    over = list(_insets(draft, assets, frames, fps))
    if meta.loudness_lufs is not None:
        between(meta.loudness_lufs, -30, -8, "The loudness")
    return Plan(
        width=width,
        height=height,
        fps=fps,
        frames=frames,
        quality=quality,
        shots=tuple(shot for _, shot in laid),
        insets=tuple(inset for _, inset in over),
        captions=captions_of(draft, assets, frames, fps),
        safe_area=meta.safe_area,
        sounds=(*_own_sounds(laid, fps), *_inset_sounds(over, fps), *_rows(draft, assets, laid, total, fps)),
        lufs=TARGET_LUFS if meta.loudness_lufs is None else meta.loudness_lufs,
        as_recorded=meta.loudness_lufs is None,
        fade_in=_fade(meta.fade_in_ms, frames, fps),
        fade_out=_fade(meta.fade_out_ms, frames, fps),
    )


def _picture_tracks(draft: Draft) -> list[Track]:
    """The film's own track, and those of the pictures over it."""
    if not draft.exportable():
        raise EmptyTimeline("There is nothing in the timeline yet.")
    pieces = sum(len(track.sg) for track in draft.t)
    if pieces > _MAX_PIECES:
        raise NotPossible(
            f"The timeline has {pieces} pieces; the studio renders at most {_MAX_PIECES}.", hint="Export it in parts."
        )
    tracks = [track for track in draft.tracks(VIDEO) if any(segment.d > 0 for segment in track.sg)]
    if not tracks:
        raise EmptyTimeline("There is no clip or photo in the timeline, only sound or text.")
    return tracks


def _numbered(track: Track) -> Iterator[tuple[int, int, Segment]]:
    """`(1-based number, start in ms, segment)` of every segment that has a length."""
    for number, ((start, _), segment) in enumerate(zip(starts(track), track.sg, strict=True), 1):
        if segment.d > 0:
            yield number, start, segment


def _clip(number: int, start_ms: int, segment: Segment, assets: Mapping[str, Asset], focus: Place) -> _Clip:
    x = segment.x
    if x is None or x.source is None:
        raise NotPossible(f"Clip {number} does not say which file it plays.", hint="Delete that clip or add it anew.")
    asset = asset_of(x.source, assets, f"Clip {number}")
    if asset.kind not in ("video", "image"):
        raise NotPossible(f"Clip {number} is a file without a picture.", hint="A song is asked for as music instead.")
    check_numbers(x, segment.d, f"Clip {number}")
    treated = treatment(x.transform, focus, assets, f"Clip {number}")
    return _Clip(max(0, start_ms), segment.d, asset, x.source, x, treated)


# picture

_Laid = list[tuple[_Clip | None, Shot]]


def _lay_out(clips: list[_Clip], fps: int, shape: float, fit: Fit) -> _Laid:
    """Shots one after the other: black where there is a gap, joined where they overlap."""
    laid: _Laid = []
    for clip in clips:
        shot = _shot(clip, fps, shape, fit)
        free = 0 if not laid else laid[-1][1].end
        if shot.first > free:
            laid.append((None, Shot(first=free, frames=shot.first - free)))
        elif laid:
            last, shot = _meet(laid, shot, fps)
            laid[-1] = (laid[-1][0], last)
        laid.append((clip, shot))
    return laid


def _meet(laid: _Laid, shot: Shot, fps: int) -> tuple[Shot, Shot]:
    """The last shot and a new one that touches or overlaps it, cut and shifted so that they join properly.

    They join for at most half of the shorter one. An overlap that is longer by what rounding does is taken off the
    last shot; anything beyond that pushes the new shot back, for no clip may vanish under the next.
    """
    clip, last = laid[-1]
    taken = laid[-2][1].join if len(laid) > 1 else None
    transition = clip.x.transition_out if clip else None
    wished = _frame(transition.duration_ms, fps) + _SLACK if transition else 0
    room = last.frames - (taken.frames if taken else 0)
    most = max(0, min(wished, (min(last.frames, shot.frames) + 1) // 2, room))
    excess = last.end - shot.first - most
    if 0 < excess <= _SLACK and room - most > excess:
        last = replace(last, frames=last.frames - excess)
    elif excess > 0:
        shot = replace(shot, first=last.end - most)
    overlap = last.end - shot.first
    if transition and overlap > 0:
        last = replace(last, join=Join(transition.kind, overlap))
    return last, shot


def _shot(clip: _Clip, fps: int, shape: float, fit: Fit) -> Shot:
    first, end = _frame(clip.start_ms, fps), _frame(clip.start_ms + clip.d, fps)
    frames = max(1, end - first)
    transform = clip.x.transform
    still = clip.asset.kind == "image" and not clip.asset.animated
    in_ms, available = standing(clip.source, clip.asset) if clip.x.freeze else playable(clip.source, clip.asset)
    asked = transform.fit if transform and transform.fit else fit
    treated = clip.treated
    return Shot(
        first=first,
        frames=frames,
        asset=clip.asset,
        in_ms=0 if still else in_ms,
        span_ms=0 if still else min(available, math.ceil(frames * 1000 * clip.x.speed / fps)),
        speed=1.0 if still else clip.x.speed,
        reverse=clip.x.reverse and not still and not clip.x.freeze,
        frozen=clip.x.freeze and not still,
        fit="crop" if _fills(shape_of(clip.asset, treated), shape) else asked,
        treatment=treated,
        fade_in=_fade(clip.x.fade_in_ms, frames, fps),
        fade_out=_fade(clip.x.fade_out_ms, frames, fps),
    )


def _fills(picture: float | None, canvas: float) -> bool:
    return picture is not None and abs(picture / canvas - 1) < _NEAR_SHAPE


# pictures over the film


def _insets(draft: Draft, assets: Mapping[str, Asset], frames: int, fps: int) -> Iterator[tuple[_Clip, InsetShot]]:
    """What lies over the film, lowest first, as far as there is a film below it."""
    for row in _picture_tracks(draft)[1:]:
        for numbered in _numbered(row):
            clip = _clip(*numbered, assets, draft.m.focus)
            ratio = shape_of(clip.asset, clip.treated)
            look = clip.x.inset
            if look is None:
                raise NotPossible("The studio renders one picture track; this timeline has several.")
            between(look.size, 0.02, 1, "The size of a picture over the film")
            between(look.opacity, 0, 1, "The opacity of a picture over the film")
            shot = _shot(clip, fps, 1.0, "crop")
            if ratio is not None and 0 <= shot.first < frames:
                shot = replace(shot, frames=min(shot.frames, frames - shot.first))
                yield clip, InsetShot(shot, look, ratio)


# sound


def _own_sounds(laid: _Laid, fps: int) -> Iterator[Sound]:
    """What the clips themselves sound like."""
    shots = [None, *(shot for _, shot in laid), None]
    for (clip, shot), before, following in zip(laid, shots, shots[2:], strict=False):
        sound = own_sound(clip.x, shot, before, following, fps) if clip else None
        if sound:
            yield sound


def _inset_sounds(over: Iterable[tuple[_Clip, InsetShot]], fps: int) -> Iterator[Sound]:
    """What the clips over the film sound like."""
    for clip, inset in over:
        sound = own_sound(clip.x, inset.shot, None, None, fps)
        if sound:
            yield sound


def _rows(draft: Draft, assets: Mapping[str, Asset], shots: _Laid, total: int, fps: int) -> Iterator[Sound]:
    """What the audio tracks sound like."""
    for row in draft.tracks(AUDIO):
        placed = ((number, start, segment.d, segment.x) for number, start, segment in _numbered(row))
        yield from row_sounds(placed, assets, total, _last_cut(shots, fps))


def _last_cut(laid: _Laid, fps: int) -> int | None:
    """The sample of the last cut, or of the middle of the last join; None in a film of one shot."""
    if len(laid) < 2:
        return None
    (_, before), (_, last) = laid[-2:]
    return samples_at(last.first + (before.join.frames // 2 if before.join else 0), fps)


# rounding


def _frame(ms: int, fps: int) -> int:
    return round(ms * fps / 1000)


def _fade(ms: int, frames: int, fps: int) -> int:
    return min(max(0, _frame(ms, fps)), frames)
