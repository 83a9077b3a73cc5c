"""Which moments of a film show what an edit did: from the changes between two drafts to times in both. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.draft import change as c
from reelwright.draft.compare import compare
from reelwright.draft.model import Draft
from reelwright.draft.names import short
from reelwright.storyboard.film import Film, Shot, film_of, seams


@dataclass(frozen=True)
class Pair:
    """One moment: its time before the edit and after it, in ms."""

    before_ms: int
    after_ms: int


def moments(before: Draft, after: Draft) -> list[Pair]:
    """A moment for each change that can be seen, in the order in which changes are told; each once."""
    old, new = film_of(before), film_of(after)
    if not new.shots:
        return []
    found = (_moment(change, old, new) for change in compare(before, after))
    return list(dict.fromkeys(pair for pair in found if pair is not None))


def _moment(change: c.Change, old: Film, new: Film) -> Pair | None:
    match change:
        case c.TextAdded(_, start, end) | c.TextChanged(_, _, start, end) | c.ClipAdded(_, _, start, end):
            return _both((start + end) // 2, old, new)
        case c.TextRemoved(text):
            gone = next((words for words in old.texts if " ".join(words.text.split()) == text), None)
            return _both(gone.middle_ms, old, new) if gone else None
        case c.ClipRemoved(_, number):
            shot = next((shot for shot in old.shots if shot.number == number), None)
            return _both(shot.middle_ms, old, new) if shot else None
        case c.ClipMoved(_, _, _, start):
            return _both(start + 500, old, new)
        case c.TransitionAdded(name):
            return _at_join(name, old, new)
        case c.TransitionRemoved(name):
            return _at_join(name, old, new)
        case c.ClipRetimed(name) | c.SpeedChanged(name) | c.ZoomChanged(name) | c.ReverseChanged(name):
            return _in_clip(name, old, new)
        case c.OtherChanged(str() as name):
            return _in_clip(name, old, new)
        case c.CanvasChanged():
            return _share(old, new)
        case c.FadeChanged(name, direction):
            return _in_fade(name, direction, old, new)
        case _:
            return None


def _end(film: Film) -> int:
    return max((shot.end_ms for shot in film.shots), default=1)


def _both(at_ms: int, old: Film, new: Film) -> Pair:
    """The same time of both films, or the last moment of a shorter one."""
    return Pair(*(max(0, min(at_ms, _end(film) - 1)) for film in (old, new)))


def _share(old: Film, new: Film) -> Pair:
    """The middle of the longest shot, where nothing is blended."""
    return Pair(
        *(max(film.shots, key=lambda shot: shot.length_ms).middle_ms if film.shots else 0 for film in (old, new))
    )


def _named(name: str, film: Film) -> Shot | None:
    return next((shot for shot in film.shots if shot.name in (name, short(name, 200))), None)


def _in_clip(name: str, old: Film, new: Film) -> Pair | None:
    was, now = _named(name, old), _named(name, new)
    if now is None:
        return None
    after = now.start_ms + now.length_ms * 4 // 5
    return Pair(was.start_ms + was.length_ms * 4 // 5 if was else after, after)


def _at_join(name: str, old: Film, new: Film) -> Pair | None:
    now = _named(name, new)
    if now is None:
        return None
    place = new.shots.index(now)
    middles = seams(new.shots)
    return _both(middles[place], old, new) if place < len(middles) else None


def _in_fade(name: str | None, direction: str, old: Film, new: Film) -> Pair | None:
    """Near the beginning or the end, where a fade is half done."""
    if name is None:
        return _both(200 if direction == "in" else _end(new) - 200, old, new)
    now = _named(name, new)
    if now is None:
        return None
    return _both(now.start_ms + 200 if direction == "in" else now.end_ms - 200, old, new)
