"""How far a piece of work is: values that travel from the work to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["preparing", "uploading", "fetching", "editing", "rendering", "downloading", "saving"]


@dataclass(frozen=True)
class Progress:
    """`done` of `total` in bytes (uploading, downloading), addresses (fetching), percent (rendering), or seconds of
    footage to be looked through (editing); total None: nobody knows.

    `note`: words for the person that say more than the stage. `what`: the name of the file that it is about. `meter.py`
    adds what belongs to the whole call: `share`, 0.0 to 1.0, which never falls (None: no part of this call can be
    measured); and `left_s`, about how many seconds the stage still takes (None: nobody knows yet).
    """

    stage: Stage
    done: float = 0.0
    total: float | None = None
    note: str | None = None
    what: str | None = None
    share: float | None = None
    left_s: float | None = None


Report = Callable[[Progress], None]
