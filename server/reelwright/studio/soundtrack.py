"""What the edits of `ops_sound.py` do to music and volumes, on a draft that may be changed. No I/O of its own.

Cuts on the beat are `beat_cuts.py`, pauses `silence_cuts.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from reelwright.draft.model import Draft, LevelSpan, Placement, Segment
from reelwright.edits import ops_sound as o
from reelwright.edits.terms import Clip
from reelwright.errors import BadRequest, NoSuchClip, NotPossible
from reelwright.studio import music
from reelwright.studio.asset import Asset
from reelwright.studio.finding.finder import Finder
from reelwright.studio.text_timing import begins
from reelwright.studio.timeline import (
    SHORTEST_MS,
    clips,
    film_ms,
    find_clip,
    find_clips,
    need_clips,
    placed,
    placement,
    songs,
    stands_still,
)

SoundtrackEdit = o.AnotherSong | o.MusicTempo | o.MusicPart | o.VolumeSpan | o.Duck
_STEP = 1.12  # from a tempo to one that is slower or faster
_SLOWEST_PLAYED, _FASTEST_PLAYED = 0.5, 2.0  # beyond that a recorded song falls apart


def change(film: Draft, edit: SoundtrackEdit, assets: Sequence[Asset], finder: Finder) -> None:
    """Carry out one of these edits. Raises NoSuchClip, EmptyTimeline, BadRequest, NotPossible."""
    need_clips(film)
    match edit:
        case o.AnotherSong():
            _another(film, [asset for asset in assets if asset.kind == "audio"])
        case o.MusicTempo():
            for segment, x in need_music(film):
                _set_tempo(segment, x, edit, {asset.id: asset for asset in assets}, finder)
        case o.MusicPart():
            for segment, x in need_music(film):
                _place(segment, x, _timed(film, x, edit), film_ms(film), {asset.id: asset for asset in assets})
        case o.VolumeSpan():
            _set_levels(film, edit)
        case o.Duck():
            for _, x in need_music(film):
                x.duck_db = edit.by_db
        case _:
            assert_never(edit)


def need_music(film: Draft) -> list[tuple[Segment, Placement]]:
    """The music of the film. Raises NoSuchClip when there is none."""
    found = songs(film)
    if not found:
        raise NoSuchClip("There is no music in the film.", hint="Add music first.")
    return found


# which song, how fast


def _another(film: Draft, uploaded: Sequence[Asset]) -> None:
    for _, x in need_music(film):
        if x.source is None:
            raise NotPossible("That music was not placed by the studio and cannot be changed here.")
        if x.source.mood is not None:
            x.source.seed += 1
            continue
        ids = [asset.id for asset in uploaded]
        if len(ids) < 2:
            raise NotPossible(
                "There is no other song among the uploaded files.",
                hint="Upload another one, or ask for a mood, such as calm, upbeat or acoustic.",
            )
        following = uploaded[(ids.index(x.source.asset_id) + 1) % len(ids) if x.source.asset_id in ids else 0]
        x.source = x.source.model_copy(
            update={"asset_id": following.id, "name": following.name, "in_ms": 0, "out_ms": following.duration_ms}
        )
        x.speed, x.beat_bpm = 1.0, None


def _set_tempo(segment: Segment, x: Placement, edit: o.MusicTempo, assets: Mapping[str, Asset], finder: Finder) -> None:
    if x.source is None:
        raise NotPossible("That music was not placed by the studio and cannot be changed here.")
    factor = {"faster": _STEP, "slower": 1 / _STEP, None: 1.0}[edit.change]
    x.beat_bpm = None
    if x.source.mood is not None:
        now = music.tempo_of(x.source.mood, segment.d / 1000, x.source.seed, tempo=x.source.tempo)
        wanted = edit.bpm or min(music.FASTEST, max(music.SLOWEST, now * factor))
        x.source.tempo = round(wanted, 2)
        return
    if edit.bpm is not None:
        factor = edit.bpm / (_heard_tempo(x, assets, finder) * x.speed)
    speed = round(x.speed * factor, 4)
    if not _SLOWEST_PLAYED <= speed <= _FASTEST_PLAYED:
        raise BadRequest(
            f"{x.source.name} would have to be played at {speed:.2g} times its speed for that.",
            hint="Ask for a tempo nearer to its own, or for composed music.",
        )
    x.speed = speed


def _heard_tempo(x: Placement, assets: Mapping[str, Asset], finder: Finder) -> float:
    asset = assets.get(x.source.asset_id) if x.source else None
    found = finder.beats(asset).bpm if asset else 0.0
    if found <= 0:
        raise NotPossible("No steady beat can be heard in that song.", hint="Say slower or faster instead.")
    return found


# when it plays


def _timed(film: Draft, x: Placement, edit: o.MusicPart) -> o.MusicPart:
    """The edit with times of the film for the clips that it names. Raises NoSuchClip, AmbiguousClip, BadRequest."""
    if edit.since is None and edit.until is None:
        return edit
    start = x.start_ms if edit.since is None else begins(film, edit.since)
    end = None if edit.until is None else begins(film, edit.until)
    if end is not None and end <= start:
        raise BadRequest(f"The music begins at {start / 1000:g} s, and that clip at {end / 1000:g} s already.")
    return o.MusicPart(start_ms=start, end_ms=end, offset_ms=edit.offset_ms)


def _place(segment: Segment, x: Placement, edit: o.MusicPart, film: int, assets: Mapping[str, Asset]) -> None:
    if edit.offset_ms is not None:
        _start_in_file(x, edit.offset_ms, assets)
    if edit.start_ms is None and edit.end_ms is None:
        return
    start = edit.start_ms if edit.start_ms is not None else 0
    if start > film - SHORTEST_MS:
        raise BadRequest(f"The film is {film / 1000:g} s long; no music can start at {start / 1000:g} s.")
    x.start_ms = start
    if edit.end_ms is None or edit.end_ms >= film:
        x.anchor = "rest" if start else "whole"
    else:
        x.anchor = "time"
        segment.d = edit.end_ms - start


def _start_in_file(x: Placement, offset: int, assets: Mapping[str, Asset]) -> None:
    if x.source is None or x.source.mood is not None:
        raise NotPossible(
            "A composed song begins with its own intro and ends with the film; there is no file to start inside of.",
            hint="Ask for another song, or for a tempo.",
        )
    asset = assets.get(x.source.asset_id)
    length = asset.duration_ms if asset else x.source.out_ms or 0
    if length and offset > length - SHORTEST_MS:
        raise BadRequest(f"{x.source.name} is {length / 1000:g} s long; it cannot start at {offset / 1000:g} s.")
    x.source.in_ms = offset


# volumes for a while


def _set_levels(film: Draft, edit: o.VolumeSpan) -> None:
    if edit.during is not None:
        clip = placement(clips(film)[find_clip(film, edit.during)])
        for _, x in need_music(film):
            x.levels = [
                *(span for span in x.levels if span.clip != clip.id),
                LevelSpan(volume=edit.level, clip=clip.id),
            ]
        return
    start, end = edit.start_ms or 0, edit.end_ms
    if edit.last_ms is not None and edit.target in ("music", "clips", "everything"):
        start = max(0, film_ms(film) - edit.last_ms)
    if edit.target in ("music", "everything"):
        _in_time(film, start)
        for _, x in need_music(film) if edit.target == "music" else songs(film):
            put_level(x, LevelSpan(start_ms=start, end_ms=end, volume=edit.level))
    if edit.target in ("clips", "everything"):
        _in_time(film, start)
        _of_clips(film, start, end, edit.level)
    elif edit.target != "music":
        _of_some(film, edit.target, edit)


def _in_time(film: Draft, start: int) -> None:
    if start >= film_ms(film):
        raise BadRequest(f"The film is only {film_ms(film) / 1000:g} s long.", hint="Give a time in it.")


def _of_clips(film: Draft, start: int, end: int | None, level: float) -> None:
    for segment, x in placed(clips(film)):
        begin, stop = start - x.start_ms, segment.d if end is None else end - x.start_ms
        if begin < segment.d and stop > 0:
            _of_clip(segment, x, max(0, begin), min(segment.d, stop), level)


def _of_some(film: Draft, wanted: Clip, edit: o.VolumeSpan) -> None:
    for place in find_clips(film, wanted):
        segment = clips(film)[place]
        start = (edit.start_ms or 0) if edit.last_ms is None else max(0, segment.d - edit.last_ms)
        if start >= segment.d:
            raise BadRequest(f"Clip {place + 1} is only {segment.d / 1000:g} s long.", hint="Give a time in it.")
        end = segment.d if edit.end_ms is None else min(edit.end_ms, segment.d)
        _of_clip(segment, placement(segment), start, end, edit.level)


def _of_clip(segment: Segment, x: Placement, start: int, end: int, level: float) -> None:
    """A level for shown times of a clip, kept in its file's time: so it stays with the sound when the clip is cut."""
    if x.source is None or stands_still(x):
        return
    first, last = (segment.d - end, segment.d - start) if x.reverse else (start, end)
    begin, stop = (x.source.in_ms + round(ms * x.speed) for ms in (first, last))
    put_level(x, LevelSpan(start_ms=begin, end_ms=stop, volume=level))


def put_level(x: Placement, new: LevelSpan) -> None:
    """Let a level hold where it is said to, over whatever was there; one that is the usual volume only clears."""
    kept: list[LevelSpan] = []
    for span in x.levels:
        kept += [span] if span.clip else _without(span, new)
    if new.volume != x.volume:
        kept.append(new)
    x.levels = sorted(kept, key=lambda span: span.start_ms)


def _without(span: LevelSpan, new: LevelSpan) -> list[LevelSpan]:
    """What is left of a span beside a new one."""
    out = []
    if span.start_ms < new.start_ms:
        end = new.start_ms if span.end_ms is None else min(span.end_ms, new.start_ms)
        out.append(span.model_copy(update={"end_ms": end}))
    if new.end_ms is not None and (span.end_ms is None or span.end_ms > new.end_ms):
        out.append(span.model_copy(update={"start_ms": max(span.start_ms, new.end_ms)}))
    return out
