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
