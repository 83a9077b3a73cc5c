"""Clips, times and amounts as the canonical sentences say them: "clip 2", "2-3.5s", "35%". Pure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reelwright.edits.quoting import quote
from reelwright.edits.terms import FROM_THE_END, PLAYING_AT, Clip, excepted


def clip_words(clip: Clip, *, every: str = "clip 'all'") -> str:
    """A clip by name. "all" is quoted where "all clips" would mean the film as a whole."""
    if isinstance(clip, int):
        return f"clip {clip}"
    if PLAYING_AT.fullmatch(clip):
        return f"the clip playing {clip}"
    if counted := FROM_THE_END.fullmatch(clip):
        return f"the {ordinal(int(counted[1]))} to last clip"
    if others := excepted(clip):
        return f"all clips except {clips_words(others)}"
    if clip in ("first", "last"):
        return f"the {clip} clip"
    return every if clip == "all" else f"clip {quote(clip)}"


def each_clip(clip: Clip) -> str:
    """A clip by name, "all clips" if it is all of them."""
    return clip_words(clip, every="all clips")


def clips_words(clips: Iterable[Clip]) -> str:
    """ "clip 1, clip 2 and the last clip"."""
    *others, last = (clip_words(clip) for clip in clips)
    return f"{', '.join(others)} and {last}" if others else last


def ordinal(number: int) -> str:
    """ "2nd", "11th"."""
    tens, ones = divmod(number, 10)
    return f"{number}{'th' if tens % 10 == 1 else {1: 'st', 2: 'nd', 3: 'rd'}.get(ones, 'th')}"


def span_words(start_ms: int, end_ms: int) -> str:
    """ "2-3.5s"."""
    return f"{seconds(start_ms)[:-1]}-{seconds(end_ms)}"


def seconds(ms: int) -> str:
    """ "3.5s"."""
    return f"{plain(Decimal(ms) / 1000)}s"


def percent(level: float) -> str:
    """ "35%"."""
    return f"{plain(Decimal(repr(level)) * 100)}%"


def plain(number: float | Decimal) -> str:
    """Digits without an exponent or trailing zeros: 2, 0.35."""
    decimal = abs(number if isinstance(number, Decimal) else Decimal(repr(number)))
    digits = format(decimal, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
