"""From a draft to what each frame and sample of the film is. Pure: no file is looked at, nothing is run.

Positions on the timeline are rounded, never lengths, so that sums are exact. What makes no sense is refused with the
clip's number; what is merely too long (a transition, a text beyond the end) is cut to fit. FFmpeg's language begins
in `graph.py` and `sound.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reelwright.draft.media import Quality
from reelwright.draft.model import (
    AUDIO,
    MUSIC_VOLUME,
    TEXT,
    VIDEO,
    Draft,
    Fit,
    Placement,
    Segment,
    Source,
    TextStyle,
    Track,
    starts,
)
from reelwright.errors import EmptyTimeline, NotPossible
from reelwright.studio.asset import Asset
from reelwright.studio.render.checks import (
    asset_of,
    between,
    canvas_side,
    check_colour,
    check_numbers,
    playable,
    standing,
)
from reelwright.studio.render.parts import (
    MICRO_FADE,
    SAMPLE_RATE,
    Caption,
    Join,
    Plan,
    Shot,
    Song,
    Sound,
    samples_at,
)

TEXT_FADE_MS = 200

_MAX_PIECES = 500
_MAX_REPEATS = 200
_MAX_FILM_S = 2 * 3600
_MAX_TEXT = 500
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


def plan(draft: Draft, assets: Mapping[str, Asset], quality: Quality = "standard") -> Plan:
    """What to render. The film is as long as its picture; texts and music beyond that are cut.

    Raises EmptyTimeline, NotPossible (several picture tracks, too long, too many pieces), NoSuchClip (a file that is
    not in `assets`) or BadRequest (numbers that make no sense).
    """
    meta = draft.m
    between(meta.fps, 10, 60, "The frame rate")
    fps, width, height = meta.fps, canvas_side(meta.width), canvas_side(meta.height)
    clips = [_clip(*numbered, assets) for numbered in _numbered(_picture_track(draft))]
    laid = _lay_out(clips, fps, width / height, meta.fit)
    frames = laid[-1][1].end
    if frames > _MAX_FILM_S * fps:
        raise NotPossible("The film would be longer than two hours.", hint="Export it in parts.")
    total = samples_at(frames, fps)
    own = [sound for number in range(len(laid)) for sound in _own_sound(laid, number, fps)]
    rows = [sound for row in draft.tracks(AUDIO) for sound in _row_sounds(row, assets, total)]
    return Plan(
        width=width,
        height=height,
        fps=fps,
        frames=frames,
        quality=quality,
        shots=tuple(shot for _, shot in laid),
        captions=tuple(caption for row in draft.tracks(TEXT) for caption in _captions(row, frames, fps)),
        sounds=tuple(own + rows),
        fade_in=_fade(meta.fade_in_ms, frames, fps),
        fade_out=_fade(meta.fade_out_ms, frames, fps),
    )


def _picture_track(draft: Draft) -> Track:
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
    if len(tracks) > 1:
        raise NotPossible("The studio renders one picture track; this timeline has several.")
    return tracks[0]


def _numbered(track: Track) -> Iterator[tuple[int, int, Segment]]:
    """`(1-based number, start in ms, segment)` of every segment that has a length."""
    for number, ((start, _), segment) in enumerate(zip(starts(track), track.sg, strict=True), 1):
        if segment.d > 0:
            yield number, start, segment


def _clip(number: int, start_ms: int, segment: Segment, assets: Mapping[str, Asset]) -> _Clip:
    x = segment.x
    if x is None or x.source is None:
        raise NotPossible(f"Clip {number} does not say which file it plays.", hint="Delete that clip or add it anew.")
    asset = asset_of(x.source, assets, f"Clip {number}")
    if asset.kind == "audio":
        raise NotPossible(f"Clip {number} is a sound file on the picture track.", hint="Ask for it as music instead.")
    check_numbers(x, segment.d, f"Clip {number}")
    return _Clip(max(0, start_ms), segment.d, asset, x.source, x)


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
    return Shot(
        first=first,
        frames=frames,
        asset=clip.asset,
        in_ms=0 if still else in_ms,
        span_ms=0 if still else min(available, math.ceil(frames * 1000 * clip.x.speed / fps)),
        speed=1.0 if still else clip.x.speed,
        reverse=clip.x.reverse and not still and not clip.x.freeze,
        frozen=clip.x.freeze and not still,
        fit="crop" if _fills(clip.asset, shape) else asked,
        zoom=transform.zoom if still and transform else "none",
        fade_in=_fade(clip.x.fade_in_ms, frames, fps),
        fade_out=_fade(clip.x.fade_out_ms, frames, fps),
    )


def _fills(asset: Asset, shape: float) -> bool:
    if asset.width <= 0 or asset.height <= 0:
        return False
    return abs(asset.width / asset.height / shape - 1) < _NEAR_SHAPE


def _captions(row: Track, frames: int, fps: int) -> Iterator[Caption]:
    for number, start_ms, segment in _numbered(row):
        x = segment.x
        if x is None or not x.text or not x.text.strip():
            continue
        check_numbers(x, segment.d, f"Text {number}")
        if len(x.text) > _MAX_TEXT:
            raise NotPossible(f"Text {number} is longer than {_MAX_TEXT} characters.", hint="Make it shorter.")
        style = x.style or TextStyle()
        check_colour(style.colour, f"Text {number}")
        first = _frame(max(0, start_ms), fps)
        length = min(_frame(start_ms + segment.d, fps), frames) - first
        if length > 0:
            fade = min(_frame(TEXT_FADE_MS, fps), length // 3)
            yield Caption(x.text, style, first, length, fade)


# sound


def _own_sound(laid: _Laid, number: int, fps: int) -> Iterator[Sound]:
    """What a clip itself sounds like; it fades across the joins that its picture has."""
    clip, shot = laid[number]
    if clip is None or not clip.asset.has_audio or clip.asset.kind != "video" or clip.x.volume == 0 or shot.frozen:
        return
    before = laid[number - 1][1].join if number else None
    at, end = samples_at(shot.first, fps), samples_at(shot.end, fps)
    entrance = samples_at(shot.first + (before.frames if before else 0), fps) - at
    departure = end - samples_at(shot.end - (shot.join.frames if shot.join else 0), fps)
    yield Sound(
        source=clip.asset,
        at=at,
        samples=end - at,
        in_ms=shot.in_ms,
        span_ms=shot.span_ms,
        speed=shot.speed,
        reverse=shot.reverse,
        volume=clip.x.volume,
        fade_in=max(entrance, samples_at(shot.fade_in, fps), MICRO_FADE),
        fade_out=max(departure, samples_at(shot.fade_out, fps), MICRO_FADE),
    )


def _row_sounds(row: Track, assets: Mapping[str, Asset], total: int) -> Iterator[Sound]:
    """The pieces of an audio track, cut at the film's end. Music that is too short begins again."""
    for number, start_ms, segment in _numbered(row):
        x = segment.x
        if x is None or x.source is None:
            raise NotPossible(f"Sound {number} does not say which file it plays.", hint="Remove it or add it anew.")
        check_numbers(x, segment.d, f"Sound {number}")
        at = _sample(max(0, start_ms))
        samples = min(_sample(start_ms + segment.d), total) - at
        if samples <= 0 or x.volume == 0:
            continue
        if x.source.mood is not None:
            yield _composed(x, Song(x.source.mood, x.source.seed), at, samples)
        else:
            asset = asset_of(x.source, assets, f"Sound {number}")
            yield from _recorded(x, asset, x.source, at, samples, number)


def _composed(x: Placement, song: Song, at: int, samples: int) -> Sound:
    fade_in, fade_out = (max(_sample(max(0, ms)), MICRO_FADE) for ms in (x.fade_in_ms, x.fade_out_ms))
    fade_in, fade_out = min(fade_in, samples), min(fade_out, samples)
    return Sound(song, at, samples, volume=x.volume, usual=MUSIC_VOLUME, fade_in=fade_in, fade_out=fade_out)


def _recorded(x: Placement, asset: Asset, source: Source, at: int, samples: int, number: int) -> Iterator[Sound]:
    """A file on an audio track: once, or, as music, again and again until `samples` are filled."""
    if not asset.has_audio and asset.kind != "audio":
        raise NotPossible(f"Sound {number} is a file without sound.", hint="Choose another file.")
    music = x.role != "voice"
    in_ms, span_ms = playable(source, asset)
    once = max(1, _sample(round(span_ms / x.speed)))
    if music and samples > once * _MAX_REPEATS:
        raise NotPossible(f"Sound {number} is too short to be repeated for so long.", hint="Choose a longer song.")
    pieces = math.ceil(samples / once) if music else 1
    for piece in range(pieces):
        offset = piece * once
        length = min(once, samples - offset)
        final = piece == pieces - 1
        fades = (x.fade_in_ms if piece == 0 else 0, x.fade_out_ms if final else 0)
        fade_in, fade_out = (min(length, max(MICRO_FADE, _sample(max(0, ms)))) for ms in fades)
        usual = MUSIC_VOLUME if music else 1.0
        yield Sound(asset, at + offset, length, in_ms, span_ms, x.speed, x.volume, usual, fade_in, fade_out)


# rounding


def _frame(ms: int, fps: int) -> int:
    return round(ms * fps / 1000)


def _fade(ms: int, frames: int, fps: int) -> int:
    return min(max(0, _frame(ms, fps)), frames)


def _sample(ms: int) -> int:
    return ms * SAMPLE_RATE // 1000
