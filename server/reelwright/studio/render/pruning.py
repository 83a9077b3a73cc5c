"""Throws away what nobody needs any more of the renders on a shelf: films that were fetched, and what crashes left.

A film that was fetched has its copy where the person wanted it; one that was not is kept for a month. Rendering is
free, and a render that is gone can be asked for again under the same id. Safe while other processes render: each
render's own lock is taken first.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reelwright.errors import BadRequest
from reelwright.studio.render.records import FINAL, RenderRecord, Shelf

_HOUR = 3600.0
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Keep:
    """How long renders are kept, in seconds after they were last used, and how many bytes of fetched films at most.

    `least`: what is younger is left alone, whatever its size.
    """

    fetched: float = 3 * _DAY
    others: float = 30 * _DAY
    most_bytes: int = 2_000_000_000
    least: float = _HOUR


@dataclass(frozen=True, slots=True)
class _Film:
    render_id: str
    used_at: float
    size: int


def prune(shelf: Shelf, now: float, keep: Keep | None = None) -> None:
    """Remove what is too old or too much at `now` (seconds since the epoch). Blocks: run in a thread."""
    keep = keep or Keep()
    fetched: list[_Film] = []
    for place in sorted(shelf.folder.iterdir()):
        with suppress(FileNotFoundError):  # another process was faster
            record = _record(shelf, place)
            if record is None:
                _sweep(shelf, place, now - keep.least)
            elif (film := _judged(shelf, record, now, keep)) is not None:
                fetched.append(film)
    _bound(shelf, fetched, keep.most_bytes)


def _judged(shelf: Shelf, record: RenderRecord, now: float, keep: Keep) -> _Film | None:
    """Remove a render that is too old. Returns the film of one that may go if there are too many."""
    fetched_at = shelf.fetched_at(record.id)
    used_at = max(record.completed_at or record.created_at, fetched_at or 0.0)
    settled = fetched_at is not None or record.status in ("failed", "cancelled")
    if used_at < now - (keep.fetched if settled else keep.others):
        shelf.remove(record.id)
    elif record.status not in FINAL:
        _tidy(shelf, record.id, now - keep.least)
    elif fetched_at is not None and used_at < now - keep.least:
        return _Film(record.id, used_at, shelf.film(record.id).stat().st_size)
    return None


def _bound(shelf: Shelf, films: Iterable[_Film], most_bytes: int) -> None:
    """Remove the films that were not used for longest, until the rest is small enough."""
    total = 0
    for film in sorted(films, key=lambda film: film.used_at, reverse=True):
        total += film.size
        if total > most_bytes:
            shelf.remove(film.render_id)


def _record(shelf: Shelf, place: Path) -> RenderRecord | None:
    try:
        return shelf.record(place.name)
    except BadRequest:  # not the folder of a render
        return None


def _sweep(shelf: Shelf, place: Path, before: float) -> None:
    """Remove an old folder that holds no render: one that was never put in its place, or never quite removed."""
    if place.is_dir() and place.stat().st_mtime < before:
        if place.name.startswith("."):
            shutil.rmtree(place, ignore_errors=True)
        else:
            shelf.remove(place.name)


def _tidy(shelf: Shelf, render_id: str, before: float) -> None:
    """Remove the half-made files of a render whose process died; it can still be taken up, from its beginning."""
    if shelf.written_at(render_id) < before and (lock := shelf.take(render_id)) is not None:
        shelf.clear(render_id)
        lock.release()
