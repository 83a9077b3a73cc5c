"""Sizes and lengths of time as people write them. Pure formatting."""

from __future__ import annotations

_UNITS = ("KB", "MB", "GB", "TB")


def size(count: int) -> str:
    """Bytes as "812 B", "12.3 MB" (1 MB is 1,000,000 bytes, as shops and phones count)."""
    if count < 1000:
        return f"{max(count, 0)} B"
    amount = float(count)
    for unit in _UNITS:
        amount /= 1000
        if amount < 999.95 or unit == _UNITS[-1]:
            break
    return f"{amount:.1f} {unit}"


def count(amount: float) -> str:
    """A number of credits: "50", "12.5"."""
    return f"{amount:.1f}".removesuffix(".0")


def clock(ms: int) -> str:
    """Milliseconds as "0:14" or "1:02:03", to the nearest second."""
    seconds = max(ms + 500, 0) // 1000
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def length(ms: int) -> str:
    """A film's length: "14.2 s" under a minute, "1:05" from there on."""
    return seconds(ms) if ms < 60_000 else clock(ms)


def seconds(ms: int) -> str:
    """Milliseconds as "14.2 s", "3 s"."""
    tenths = (max(ms, 0) + 50) // 100
    return f"{tenths // 10}.{tenths % 10} s" if tenths % 10 else f"{tenths // 10} s"


def share_of(done: int, total: int) -> tuple[str, str]:
    """Bytes out of a total, in the total's unit: ("12.3", "48 MB")."""
    shown = size(total)
    amount, unit = shown.rsplit(" ", 1)
    scale = 1000 ** (_UNITS.index(unit) + 1) if unit in _UNITS else 1
    part = f"{done / scale:.1f}" if scale > 1 else str(done)
    return part.removesuffix(".0"), f"{amount.removesuffix('.0')} {unit}"


def about(left_s: float) -> str:
    """A time that is only known roughly: "8 s", "35 s", "2 min", "1:10 h"."""
    left = max(1, round(left_s))
    if left < 20:
        return f"{left} s"
    if left < 58:
        return f"{round(left / 5) * 5} s"
    minutes = max(1, round(left / 60))
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02} h"
