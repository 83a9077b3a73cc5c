"""What can differ in the sound of two drafts beyond a plain volume, as values; and how it is found. Pure.

Part of `change.py` and `compare.py`; how it reads is `telling_sound.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reelwright.draft.model import LevelSpan, Placement


@dataclass(frozen=True)
class SongVaried:
    """Another piece of the same mood."""

    name: str


@dataclass(frozen=True)
class TempoChanged:
    """Beats a minute of a composed song; None: the mood's own."""

    name: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class SongStartChanged:
    """From where in its file a song plays, in ms."""

    name: str
    before_ms: int
    after_ms: int


@dataclass(frozen=True)
class LevelChanged:
    """A volume that holds for a while (`end_ms` None: to the end). `level` None: it is the usual one again.

    `in_file`: the times are those of a clip's file, not of the film.
    """

    name: str
    start_ms: int
    end_ms: int | None
    level: float | None
    in_file: bool = False


@dataclass(frozen=True)
class DuckingChanged:
    """How many decibels music steps back while somebody speaks; 0: not at all."""

    name: str
    before: float
    after: float


@dataclass(frozen=True)
class CutsOnBeat:
    """The cuts lie on the beats of a song, so many a minute."""

    name: str
    bpm: float


SoundChange = SongVaried | TempoChanged | SongStartChanged | LevelChanged | DuckingChanged | CutsOnBeat


def sound_changes(name: str, was: Placement, now: Placement, *, music: bool) -> Iterator[SoundChange]:
    """What differs between the sound of a clip or a song that is in both drafts."""
    if music:
        yield from _of_song(name, was, now)
    yield from _levels(name, was, now, in_file=not music)


def _of_song(name: str, was: Placement, now: Placement) -> Iterator[SoundChange]:
    old, new = was.source, now.source
    if old is not None and new is not None and old.asset_id == new.asset_id:
        if old.mood == new.mood and old.seed != new.seed:
            yield SongVaried(name)
        if old.tempo != new.tempo and now.beat_bpm is None:
            yield TempoChanged(name, old.tempo, new.tempo)
        if old.in_ms != new.in_ms:
            yield SongStartChanged(name, old.in_ms, new.in_ms)
    if was.duck_db != now.duck_db:
        yield DuckingChanged(name, was.duck_db, now.duck_db)
    if now.beat_bpm is not None and was.beat_bpm != now.beat_bpm:
        yield CutsOnBeat(name, now.beat_bpm)


def _levels(name: str, was: Placement, now: Placement, *, in_file: bool) -> Iterator[SoundChange]:
    before, after = ({_mark(span): span for span in x.levels} for x in (was, now))
    for mark, span in after.items():
        if mark not in before:
            yield LevelChanged(name, span.start_ms, span.end_ms, span.volume, in_file)
    if len(after) < len(before):
        for mark, span in before.items():
            if mark not in after:
                yield LevelChanged(name, span.start_ms, span.end_ms, None, in_file)


def _mark(span: LevelSpan) -> tuple[object, ...]:
    """What makes a span that span: one that follows a clip moves with it."""
    return (span.clip, span.volume) if span.clip else (span.start_ms, span.end_ms, span.volume)
