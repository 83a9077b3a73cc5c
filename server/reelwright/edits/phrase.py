"""An edit as one English sentence: concrete enough for a hosted agent, and read back exactly by `parse.py`. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from reelwright.draft.model import Fit, Position, TransitionKind
from reelwright.edits.model import (
    Aspect,
    Combine,
    CutOff,
    Delete,
    Edit,
    Fade,
    Move,
    Music,
    Photo,
    RemoveMusic,
    RemoveText,
    Reorder,
    RestyleText,
    Speed,
    Split,
    Swap,
    Text,
    Transitions,
    Trim,
    Undo,
    Volume,
)
from reelwright.edits.quoting import quote
from reelwright.edits.terms import Clip

_STYLES: dict[TransitionKind, str] = {
    "crossfade": "crossfade",
    "fade_black": "fade through black",
    "fade_white": "fade through white",
    "wipe_left": "wipe left",
    "slide_left": "slide left",
    "zoom": "zoom",
    "circle": "circle",
}
_FITS: dict[Fit, str] = {
    "crop": ", cropped to fill the frame",
    "blur": " with a blurred background",
    "letterbox": " with black bars",
}
_POSITIONS: dict[Position, str] = {"top": "top", "center": "centre", "bottom": "bottom"}
_ZOOMS = {"none": "without zoom", "in": "with a slow zoom in", "out": "with a slow zoom out"}


def phrase(edit: Edit) -> str:
    """The edit's canonical sentence, with its full stop."""
    return f"{_words(edit)}."


def _words(edit: Edit) -> str:
    match edit:
        case Combine():
            named = _clips(edit.clips) if edit.clips else f"all the {edit.only or 'clips'}, one after the other"
            return f"Combine {named}"
        case Reorder():
            return f"Reorder the clips: {_clips(edit.clips)}"
        case Move():
            return f"Move {_clip(edit.clip)} {_place(edit)}"
        case Swap():
            return f"Swap {_clip(edit.a)} and {_clip(edit.b)}"
        case Trim():
            return f"Trim {_each(edit.clip)} {_part(edit)}"
        case CutOff():
            return f"Cut {_seconds(edit.duration_ms)} off the {edit.edge} of {_each(edit.clip)}"
        case Split():
            where = "in the middle" if edit.at_ms == "middle" else f"at {_seconds(edit.at_ms)}"
            return f"Split {_clip(edit.clip)} {where}"
        case Delete():
            return f"Delete {_clips(edit.clips)}"
        case Text():
            return _text(edit)
        case RestyleText():
            return _restyled(edit)
        case RemoveText():
            return "Remove all titles" if edit.text is None else f"Remove the title {quote(edit.text)}"
        case Transitions():
            return _transitions(edit)
        case Music():
            return _music(edit)
        case RemoveMusic():
            return "Remove the music"
        case Volume():
            return f"Set the volume of {_sound(edit.target)} to {_percent(edit.level)}"
        case Aspect():
            return f"Make the video {edit.ratio}{_FITS[edit.fit] if edit.fit else ''}"
        case Photo():
            return _photo(edit)
        case Speed():
            return f"Play {_each(edit.clip)} at {_plain(edit.factor)}x speed"
        case Fade():
            return f"Fade {edit.direction} {_faded(edit.target)} over {_seconds(edit.duration_ms)}"
        case Undo():
            return "Undo the last change" if edit.steps == 1 else f"Undo the last {edit.steps} changes"
        case _:
            assert_never(edit)


def _clip(clip: Clip, *, every: str = "clip 'all'") -> str:
    """A clip by name. "all" is quoted where "all clips" would mean the film as a whole."""
    if isinstance(clip, int):
        return f"clip {clip}"
    if clip in ("first", "last"):
        return f"the {clip} clip"
    return every if clip == "all" else f"clip {quote(clip)}"


def _place(move: Move) -> str:
    if move.after is not None:
        return f"after {_clip(move.after)}"
    if move.before is not None:
        return f"before {_clip(move.before)}"
    return "to the end" if move.to == "end" else f"to position {move.to}"


def _each(clip: Clip) -> str:
    return _clip(clip, every="all clips")


def _clips(clips: Iterable[Clip]) -> str:
    *others, last = (_clip(clip) for clip in clips)
    return f"{', '.join(others)} and {last}" if others else last


def _part(trim: Trim) -> str:
    if trim.end_ms is None:
        return f"from {_seconds(trim.start_ms)} to its end"
    return f"to {_span(trim.start_ms, trim.end_ms)}"


def _text(edit: Text) -> str:
    when = [*_when(edit), *["at the end"] * edit.at_end, *["throughout"] * edit.whole]
    return ", ".join([" ".join([f"Add the title {quote(edit.text)}", *when]), _POSITIONS[edit.position], edit.size])


def _restyled(edit: RestyleText) -> str:
    which = [] if edit.text is None else [quote(edit.text)]
    new = [] if edit.new_text is None else [f"to {quote(edit.new_text)}"]
    how = [_POSITIONS[edit.position] if edit.position else None, edit.size]
    return ", ".join([" ".join(["Change the title", *which, *new, *_when(edit)]), *filter(None, how)])


def _when(edit: Text | RestyleText) -> list[str]:
    start, length = edit.start_ms, edit.duration_ms
    if start is not None:
        return [f"from {_seconds(start)}" if length is None else f"at {_span(start, start + length)}"]
    return [] if length is None else [f"for {_seconds(length)}"]


def _transitions(edit: Transitions) -> str:
    where = "between all clips" if edit.after is None else f"after {_clip(edit.after)}"
    if edit.kind is not None:
        return f"Use {_seconds(edit.duration_ms)} {_STYLES[edit.kind]} transitions {where}"
    length = "" if edit.duration_ms == 500 else f" of {_seconds(edit.duration_ms)}"
    return f"Remove the transitions{length} {where}"


def _music(edit: Music) -> str:
    file = "" if edit.file is None else f" {quote(edit.file)}"
    mood = edit.mood or ""
    volume = f"at {_percent(edit.volume)} volume"
    if edit.file is not None:
        return ", ".join(filter(None, [f"Add the music{file}", mood, volume]))
    return " ".join(filter(None, ["Add", mood, "music", volume]))


def _sound(target: Clip) -> str:
    if target in ("music", "clips"):
        return f"the {target}"
    return "everything" if target == "everything" else _clip(target)


def _photo(edit: Photo) -> str:
    which = "each photo"
    if edit.clip is not None:
        which = f"photo {edit.clip}" if isinstance(edit.clip, int) else f"photo {quote(edit.clip)}"
    if edit.duration_ms is None and edit.zoom is None:
        return f"Keep {which} as it is"
    length = "" if edit.duration_ms is None else f" for {_seconds(edit.duration_ms)}"
    return f"Show {which}{length}" + (f" {_ZOOMS[edit.zoom]}" if edit.zoom else "")


def _faded(target: Clip) -> str:
    return f"the {target}" if target in ("film", "music") else _each(target)


def _span(start_ms: int, end_ms: int) -> str:
    return f"{_seconds(start_ms)[:-1]}-{_seconds(end_ms)}"


def _seconds(ms: int) -> str:
    return f"{_plain(Decimal(ms) / 1000)}s"


def _percent(level: float) -> str:
    return f"{_plain(Decimal(repr(level)) * 100)}%"


def _plain(number: float | Decimal) -> str:
    """Digits without an exponent or trailing zeros: 2, 0.35."""
    decimal = abs(number if isinstance(number, Decimal) else Decimal(repr(number)))
    digits = format(decimal, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
