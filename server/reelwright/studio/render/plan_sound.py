"""What a film's clips and songs sound like, as `Sound`s: the part of planning that is about sound. Pure.

Times become whole samples here; how they are mixed is `sound.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from reelwright.draft.model import MUSIC_VOLUME, LevelSpan, Placement, Source
from reelwright.errors import NotPossible
from reelwright.studio.asset import Asset
from reelwright.studio.render.checks import MAX_MS, asset_of, between, check_numbers, playable
from reelwright.studio.render.parts import LAP, MICRO_FADE, SAMPLE_RATE, Gain, Shot, Song, Sound, samples_at

_MAX_REPEATS = 200
_MAX_SPANS = 200
_LAP_MS = LAP * 1000 // SAMPLE_RATE
_MOST_DUCKED_DB = 60.0


def own_sound(x: Placement, shot: Shot, before: Shot | None, following: Shot | None, fps: int) -> Sound | None:
    """What a clip itself sounds like, if anything; it fades across the joins that its picture has.

    At a hard cut it goes on for 10 ms under the beginning of the next clip, as far as its file goes.
    """
    asset = shot.asset
    if asset is None or not asset.has_audio or asset.kind != "video" or shot.frozen or _unheard(x):
        return None
    at, end = samples_at(shot.first, fps), samples_at(shot.end, fps)
    join = before.join if before else None
    entrance = samples_at(shot.first + (join.frames if join else 0), fps) - at
    departure = end - samples_at(shot.end - (shot.join.frames if shot.join else 0), fps)
    lap = LAP if following and following.asset and not shot.join and _goes_on(shot, asset) else 0
    samples = end - at + lap
    return Sound(
        source=asset,
        at=at,
        samples=samples,
        in_ms=shot.in_ms,
        span_ms=_span_ms(shot, asset, samples),
        speed=shot.speed,
        reverse=shot.reverse,
        volume=x.volume,
        fade_in=max(entrance, samples_at(shot.fade_in, fps), LAP if before and before.asset else MICRO_FADE),
        fade_out=max(departure, samples_at(shot.fade_out, fps) + lap, lap or MICRO_FADE),
        gains=tuple(_clip_gains(x, shot, at)),
    )


def row_sounds(
    segments: Iterator[tuple[int, int, int, Placement | None]],
    assets: Mapping[str, Asset],
    total: int,
    last_cut: int | None,
) -> Iterator[Sound]:
    """The pieces of an audio track, cut at the film's end. Music that is too short begins again.

    `segments`: `(1-based number, start in ms, length in ms, placement)`; `total` and `last_cut`: in samples.
    """
    for number, start_ms, length_ms, x in segments:
        if x is None or x.source is None:
            raise NotPossible(f"Sound {number} does not say which file it plays.", hint="Remove it or add it anew.")
        check_numbers(x, length_ms, f"Sound {number}")
        at = _sample(max(0, start_ms))
        samples = min(_sample(start_ms + length_ms), total) - at
        if samples <= 0 or _unheard(x):
            continue
        if x.source.mood is not None:
            yield _composed(x, _song(x.source, at, last_cut), at, samples)
        else:
            asset = asset_of(x.source, assets, f"Sound {number}")
            yield from _recorded(x, asset, x.source, at, samples, number)


def _unheard(x: Placement) -> bool:
    return x.volume == 0 and all(span.volume == 0 for span in x.levels)


def _goes_on(shot: Shot, asset: Asset) -> bool:
    """Whether the file has sound behind what is shown of it."""
    return not shot.reverse and shot.in_ms + shot.span_ms + _LAP_MS * shot.speed <= asset.duration_ms


def _span_ms(shot: Shot, asset: Asset, samples: int) -> int:
    """How much of the file is heard: what fills the shot, for that is rounded to frames, as far as the file goes."""
    wanted = math.ceil(samples * 1000 * shot.speed / SAMPLE_RATE)
    if shot.reverse or asset.duration_ms <= 0:
        return min(shot.span_ms, wanted)
    return min(wanted, max(shot.span_ms, asset.duration_ms - shot.in_ms))


def _song(source: Source, at: int, last_cut: int | None) -> Song:
    assert source.mood is not None
    if source.tempo is not None:
        between(source.tempo, 40, 240, "The tempo of the music")
    land = (last_cut - at) / SAMPLE_RATE if last_cut is not None and last_cut > at else None
    return Song(source.mood, source.seed, source.tempo, land)


def _composed(x: Placement, song: Song, at: int, samples: int) -> Sound:
    fade_in, fade_out = (max(_sample(max(0, ms)), MICRO_FADE) for ms in (x.fade_in_ms, x.fade_out_ms))
    return Sound(
        song,
        at,
        samples,
        volume=x.volume,
        usual=MUSIC_VOLUME,
        fade_in=min(fade_in, samples),
        fade_out=min(fade_out, samples),
        music=True,
        gains=tuple(_film_gains(x)),
        duck_db=_ducked(x),
    )


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
        fades = (x.fade_in_ms if piece == 0 else 0, x.fade_out_ms if piece == pieces - 1 else 0)
        fade_in, fade_out = (min(length, max(MICRO_FADE, _sample(max(0, ms)))) for ms in fades)
        yield Sound(
            asset,
            at + offset,
            length,
            in_ms,
            span_ms,
            x.speed,
            x.volume,
            MUSIC_VOLUME if music else 1.0,
            fade_in,
            fade_out,
            music=music,
            gains=tuple(_film_gains(x)),
            duck_db=_ducked(x) if music else 0.0,
        )


# volumes for a while


def _ducked(x: Placement) -> float:
    between(x.duck_db, 0, _MOST_DUCKED_DB, "How far the music steps back")
    return x.duck_db


def _film_gains(x: Placement) -> Iterator[Gain]:
    """The spans of a song, whose times are the film's."""
    for span in _checked(x.levels):
        end = MAX_MS if span.end_ms is None else span.end_ms
        yield Gain(_sample(_within(span.start_ms)), _sample(_within(end)), span.volume)


def _clip_gains(x: Placement, shot: Shot, at: int) -> Iterator[Gain]:
    """The spans of a clip, whose times are its file's, as times of the film."""
    for span in _checked(x.levels):
        begin, end = (_within(span.start_ms), MAX_MS if span.end_ms is None else _within(span.end_ms))
        if shot.reverse:
            last = shot.in_ms + shot.span_ms
            begin, end = last - end, last - begin
        else:
            begin, end = begin - shot.in_ms, end - shot.in_ms
        first, last = (at + round(ms * SAMPLE_RATE / 1000 / shot.speed) for ms in (begin, end))
        if last > at:
            yield Gain(first, last, span.volume)


def _checked(levels: list[LevelSpan]) -> list[LevelSpan]:
    if len(levels) > _MAX_SPANS:
        raise NotPossible(f"The volume changes {len(levels)} times; at most {_MAX_SPANS} changes can be rendered.")
    for span in levels:
        between(span.volume, 0.0, 4.0, "The volume")
    return levels


def _within(ms: int) -> int:
    return max(0, min(MAX_MS, ms))


def _sample(ms: int) -> int:
    return ms * SAMPLE_RATE // 1000
