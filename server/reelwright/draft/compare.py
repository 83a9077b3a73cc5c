"""What differs between two drafts: `compare(before, after)`, pure; its words are `telling.py`.

Silent edits are the rule on a hosted backend, so the difference is the answer a person gets. Consequences are not
told as changes: that clip 3 starts earlier because clip 2 became shorter, or that the music follows the film's end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reelwright.draft.change import (
    CanvasChanged,
    Change,
    ClipAdded,
    ClipMoved,
    ClipRemoved,
    ClipRetimed,
    FadeChanged,
    MusicAdded,
    MusicChanged,
    MusicRemoved,
    OtherChanged,
    PresetChanged,
    ReverseChanged,
    SpeedChanged,
    TextAdded,
    TextChanged,
    TextRemoved,
    TransitionAdded,
    TransitionRemoved,
    VolumeChanged,
    ZoomChanged,
)
from reelwright.draft.change_picture import FocusChanged, inset_changes, is_inset, picture_changes
from reelwright.draft.change_sound import sound_changes
from reelwright.draft.matching import Item, Matched, items, kinds, match, moved
from reelwright.draft.model import Draft, Placement, Segment, Zoom
from reelwright.draft.names import volume_of, whole

_BLANK = Placement(id="")


def compare(before: Draft, after: Draft) -> tuple[Change, ...]:
    """The changes that lead from one draft to the other, in the order: film, clips, music, texts, anything else.

    Empty when the drafts are equal; never empty when they differ in anything but empty tracks.
    """
    if _shown(before) == _shown(after):
        return ()
    changes = list(_film(before, after))
    for kind in kinds(before, after):
        old, new = items(before, kind), items(after, kind)
        changes += _of_kind(match(*([item for item in row if not is_inset(item)] for row in (old, new))))
        changes += inset_changes(match(*([item for item in row if is_inset(item)] for row in (old, new))))
    return tuple(changes) or (OtherChanged(None),)


def _shown(draft: Draft) -> dict[str, Any]:
    wire = draft.model_dump(mode="python")
    wire["t"] = [track for track in wire["t"] if track["sg"]]
    return wire


def _film(before: Draft, after: Draft) -> Iterator[Change]:
    old, new = _canvas(before), _canvas(after)
    if old != new:
        yield CanvasChanged(old, new)
    if before.m.focus != after.m.focus:
        yield FocusChanged(before.m.focus, after.m.focus)
    if before.m.preset != after.m.preset:
        yield PresetChanged(before.m.preset, after.m.preset)
    if before.m.fade_in_ms != after.m.fade_in_ms:
        yield FadeChanged(None, "in", before.m.fade_in_ms, after.m.fade_in_ms)
    if before.m.fade_out_ms != after.m.fade_out_ms:
        yield FadeChanged(None, "out", before.m.fade_out_ms, after.m.fade_out_ms)


def _canvas(draft: Draft) -> tuple[int, int, int, str]:
    return whole(draft.m.width), whole(draft.m.height), whole(draft.m.fps), draft.m.fit


def _of_kind(matched: Matched) -> Iterator[Change]:
    yield from (_removed(item) for item in matched.gone)
    yield from (_added(item) for item in matched.new)
    out_of_order = moved(matched.pairs)
    yield from (ClipMoved(old.name, old.number, new.number, new.start_ms) for old, new in out_of_order)
    told = [(pair, list(_of_pair(*pair))) for pair in matched.pairs]
    for _, changes in told:
        yield from changes
    if not (matched.gone or matched.new or out_of_order or any(changes for _, changes in told)):
        yield from (_shifted(old, new) for (old, new), _ in told if _is_shifted(old, new))


def _added(item: Item) -> Change:
    match item.role:
        case "clip":
            return ClipAdded(item.name, item.number, item.start_ms, item.end_ms, frozen=_placement(item).freeze)
        case "music":
            return MusicAdded(item.name, item.start_ms, item.end_ms, volume_of(item.segment), _is_voice(item))
        case "text":
            x = _placement(item)
            return TextAdded(item.name, item.start_ms, item.end_ms, x.role, x.style)
        case "other":
            return OtherChanged(f"{item.name} (type {whole(item.kind)})", "added")


def _is_voice(item: Item) -> bool:
    return item.segment.x is not None and item.segment.x.role == "voice"


def _removed(item: Item) -> Change:
    match item.role:
        case "clip":
            return ClipRemoved(item.name, item.number)
        case "music":
            return MusicRemoved(item.name, _is_voice(item))
        case "text":
            return TextRemoved(item.name, _placement(item).role)
        case "other":
            return OtherChanged(f"{item.name} (type {whole(item.kind)})", "removed")


def _of_pair(old: Item, new: Item) -> list[Change]:
    changes: list[Change] = [*_own_change(old, new), *_levels(old, new), *_sound(old, new), *_joins(old, new)]
    if not changes and _rest(old) != _rest(new):
        changes.append(OtherChanged(new.name))
    return changes


def _own_change(old: Item, new: Item) -> Iterator[Change]:
    match new.role:
        case "text":
            if _words_and_look(old) != _words_and_look(new) or (_time_is_own(old, new) and _span(old) != _span(new)):
                yield _changed_text(old, new)
        case "music":
            if old.named != new.named or (_time_is_own(old, new) and _span(old) != _span(new)):
                yield MusicChanged(old.name, new.name, new.start_ms, new.end_ms)
        case "clip":
            if old.named != new.named:
                yield OtherChanged(new.name)
            elif _is_retimed(old, new):
                yield ClipRetimed(new.name, new.number, old.segment.d, new.segment.d)
        case "other":
            if old.segment.d != new.segment.d:
                yield OtherChanged(new.name)


def _changed_text(old: Item, new: Item) -> TextChanged:
    was, now = _placement(old), _placement(new)
    fresh = tuple(words for number, words in now.reworded.items() if was.reworded.get(number) != words)
    return TextChanged(
        old.name, new.name, new.start_ms, new.end_ms, now.role, was=was.style, style=now.style, reworded=fresh
    )


def _words_and_look(item: Item) -> tuple[str, object, object, object]:
    x = _placement(item)
    return item.named, x.style, x.role, x.reworded


def _span(item: Item) -> tuple[int, int]:
    """When it is shown; without `x` only for how long: its start is a sum of what comes before it."""
    return item.start_ms if item.segment.x else 0, item.segment.d


def _time_is_own(old: Item, new: Item) -> bool:
    """Not so where a text or a song follows the film by its anchor: then its new time is only a consequence."""
    anchor = _placement(new).anchor
    return anchor == "time" or _placement(old).anchor != anchor


def _is_retimed(old: Item, new: Item) -> bool:
    was, now = _placement(old), _placement(new)
    if was.speed != now.speed and abs(old.segment.d * was.speed - new.segment.d * now.speed) <= 100:
        return False
    return old.segment.d != new.segment.d or _part(was) != _part(now)


def _part(x: Placement) -> tuple[int, int | None]:
    return (x.source.in_ms, x.source.out_ms) if x.source else (0, None)


def _levels(old: Item, new: Item) -> Iterator[Change]:
    was, now = _placement(old), _placement(new)
    if volume_of(old.segment) != volume_of(new.segment):
        yield VolumeChanged(new.name, volume_of(old.segment), volume_of(new.segment))
    if was.speed != now.speed:
        yield SpeedChanged(new.name, was.speed, now.speed)
    if was.reverse != now.reverse:
        yield ReverseChanged(new.name, now.reverse)
    if was.fade_in_ms != now.fade_in_ms:
        yield FadeChanged(new.name, "in", was.fade_in_ms, now.fade_in_ms)
    if was.fade_out_ms != now.fade_out_ms:
        yield FadeChanged(new.name, "out", was.fade_out_ms, now.fade_out_ms)
    if _zoom(was) != _zoom(now):
        yield ZoomChanged(new.name, _zoom(was), _zoom(now))
    yield from picture_changes(new.name, was, now)


def _sound(old: Item, new: Item) -> Iterator[Change]:
    return sound_changes(new.name, _placement(old), _placement(new), music=new.role == "music")


def _joins(old: Item, new: Item) -> Iterator[Change]:
    was, now = _placement(old).transition_out, _placement(new).transition_out
    if now is not None and was != now:
        yield TransitionAdded(new.name, now.kind, now.duration_ms)
    elif was is not None and now is None:
        yield TransitionRemoved(new.name)


def _zoom(x: Placement) -> Zoom:
    return x.transform.zoom if x.transform else "none"


def _placement(item: Item) -> Placement:
    return item.segment.x or _BLANK


def _rest(item: Item) -> Segment:
    """The segment but for its place, so that effects, fit and unknown keys can be compared."""
    x = item.segment.x
    own = [span for span in x.levels if span.clip is None] if x else []  # what follows a clip moves with it
    return item.segment.model_copy(
        update={"d": 0, "x": x and x.model_copy(update={"id": "", "start_ms": 0, "levels": own})}
    )


def _is_shifted(old: Item, new: Item) -> bool:
    return old.start_ms != new.start_ms and (new.role in ("clip", "other") or _time_is_own(old, new))


def _shifted(old: Item, new: Item) -> Change:
    if new.role == "clip":
        return ClipMoved(new.name, old.number, new.number, new.start_ms)
    return OtherChanged(new.name)
