"""When texts are shown: at times, while a clip plays, until one begins, later or longer than now. Changes the draft."""

from __future__ import annotations

from typing import Final

from reelwright.draft.model import Draft, Placement, Segment
from reelwright.draft.text_kinds import KIND
from reelwright.edits.ops_text import RestyleText
from reelwright.edits.terms import THE_PHOTO, Clip
from reelwright.errors import BadRequest
from reelwright.studio.timeline import clips, film_ms, find_clip, find_clips, placement

CAPTIONS: Final = "captions"  # the role of the lines of a caption file
_SHORTEST_MS: Final = 100


def while_playing(film: Draft, clip: Clip) -> tuple[int, int]:
    """When the one clip that is meant plays: its start and length in ms. Raises NoSuchClip, AmbiguousClip."""
    segment = clips(film)[find_clip(film, clip)]
    return placement(segment).start_ms, segment.d


def begins(film: Draft, clip: Clip) -> int:
    """When the one clip that is meant begins, in ms; of "photo" the first one. Raises NoSuchClip, AmbiguousClip."""
    place = find_clips(film, clip)[0] if clip == THE_PHOTO else find_clip(film, clip)
    return placement(clips(film)[place]).start_ms


def room(film: Draft, start: int) -> int:
    """How long a text can stay from `start` on, in ms. Raises BadRequest when that is after the film's end."""
    length = film_ms(film)
    if start and start >= length:
        raise BadRequest(
            f"The film is {length / 1000:g} s long; a text cannot start at {start / 1000:g} s.",
            hint="Choose an earlier time.",
        )
    return length - start


def retime(film: Draft, segment: Segment, x: Placement, edit: RestyleText) -> None:
    """Give a text the time that an edit says. Raises NoSuchClip, AmbiguousClip, BadRequest."""
    if edit.later_ms is not None and x.role == CAPTIONS:
        _shift_lines(film, x, edit.later_ms)
    elif edit.whole or edit.at_end:
        x.anchor = "whole" if edit.whole else "end"
        segment.d = min(edit.duration_ms or (KIND["title"].ms if x.anchor == "end" else segment.d), film_ms(film))
    elif (time := _time(film, segment, x, edit)) is not None:
        start, length = time
        moved = edit.start_ms is not None or (edit.duration_ms is None and edit.longer_ms is None)
        x.start_ms, segment.d = start, min(length, room(film, start))
        x.anchor = "time" if moved or x.anchor != "end" else "end"
        if x.role == CAPTIONS and edit.start_ms is not None and edit.duration_ms is None:
            x.anchor = "rest"


def _time(film: Draft, segment: Segment, x: Placement, edit: RestyleText) -> tuple[int, int] | None:
    """Start and length in ms; None where no time is said."""
    if edit.over is not None:
        return while_playing(film, edit.over)
    if edit.since is not None or edit.until is not None:
        return _between(film, segment, x, edit)
    if edit.later_ms is not None:
        return max(0, x.start_ms + edit.later_ms), segment.d
    if edit.longer_ms is not None:
        return x.start_ms, max(_SHORTEST_MS, segment.d + edit.longer_ms)
    if edit.start_ms is None and edit.duration_ms is None:
        return None
    return x.start_ms if edit.start_ms is None else edit.start_ms, edit.duration_ms or segment.d


def _between(film: Draft, segment: Segment, x: Placement, edit: RestyleText) -> tuple[int, int]:
    """From the beginning of one clip, or as now, until that of another. Raises BadRequest where nothing is left."""
    start = x.start_ms if edit.since is None else begins(film, edit.since)
    if edit.until is None:
        return start, segment.d
    end = begins(film, edit.until)
    if end - start < _SHORTEST_MS:
        raise BadRequest(
            f"The text begins at {start / 1000:g} s, and that clip at {end / 1000:g} s already.",
            hint="Say from when to when it is to be shown.",
        )
    return start, end - start


def _shift_lines(film: Draft, x: Placement, later: int) -> None:
    """All lines of a caption file that much later. What would come before the film's start is not shown."""
    if x.source is None:
        return
    shift = x.start_ms - x.source.in_ms + later
    x.source.in_ms, x.start_ms, x.anchor = max(0, -shift), max(0, shift), "rest"
    room(film, x.start_ms)
