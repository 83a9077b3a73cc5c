"""A file as scenes: stretches between cuts. Pure; `pictures.py` finds the cuts.

Cuts are found, dissolves are not: a picture that changes slowly is one scene.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from reelwright.studio.finding.pictures import Pictures
from reelwright.studio.finding.span import Span

SHORTEST_MS: Final = 500  # what is shorter is a flash, not a scene


def cuts(pictures: Pictures, within: Span) -> list[int]:
    """Where scenes begin inside a stretch, in ms, each at least half a second from its neighbours and the ends."""
    found: list[int] = []
    last = within.start_ms
    for start in pictures.scene_starts:
        if start - last >= SHORTEST_MS and within.end_ms - start >= SHORTEST_MS:
            found.append(start)
            last = start
    return found


def scenes(pictures: Pictures, within: Span) -> list[Span]:
    """The scenes of a stretch, in order, without gaps."""
    borders = [within.start_ms, *cuts(pictures, within), within.end_ms]
    return [Span(start, end) for start, end in pairwise(borders)]
