"""How long things may take, in seconds. Tests and `REELWRIGHT_TIME_SCALE` compress all of them at once."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Self

_LEAST = {"connect": 0.5, "idle_read": 0.5, "read_call": 1.5, "repeat_window": 20.0}


@dataclass(frozen=True)
class Timers:
    """Production values for the cloud. `recover_reads` is a count; `scale` says how much the rest was compressed."""

    connect: float = 10.0
    idle_read: float = 30.0
    read_call: float = 60.0
    edit_first_byte: float = 120.0
    edit_no_bytes: float = 90.0
    edit_heartbeats_only: float = 600.0
    edit_hard_stop: float = 1000.0
    answer: float = 45.0
    keep_alive: float = 12.0
    render_poll: float = 30.0
    recover_first: float = 30.0
    recover_next: float = 60.0
    recover_reads: int = 6
    repeat_window: float = 600.0
    take_up_window: float = 3600.0
    rate_limit: float = 30.0
    rate_limit_most: float = 60.0
    upload_answer: float = 300.0
    stalled: float = 60.0
    backoff_most: float = 20.0
    scale: float = 1.0

    @classmethod
    def of(cls, backend: str) -> Self:
        """The studio is next door: its renders are looked at often, its edits recovered at once."""
        if backend == "studio":
            return cls(render_poll=0.25, recover_first=1.0, recover_next=2.0)
        return cls()

    def scaled(self, factor: float) -> Self:
        """All times by a factor; none that a busy machine needs to answer itself becomes shorter than that."""
        times = {item.name: getattr(self, item.name) * factor for item in fields(self) if item.name != "recover_reads"}
        for name, least in _LEAST.items():
            times[name] = max(times[name], min(least, getattr(self, name)))
        return replace(self, **times)
