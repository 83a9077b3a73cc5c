"""A plan in pieces that are rendered one after the other and joined. Pure.

FFmpeg opens every input of a command and decodes its first frames before it writes anything: some 25 MB for each 1080p
clip, 100 MB for each 4K one. So a command gets a few shots only. Chunks end where no two shots are blended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reelwright.studio.render.parts import Plan, Shot

MOST_SOURCES = 6


@dataclass(frozen=True, slots=True)
class Cut:
    """`frames` frames of a shot, from its frame `skip` on. Its join is in the chunk if its last frame is."""

    shot: Shot
    skip: int
    frames: int

    @property
    def exit(self) -> int:
        """How many of its last frames are blended with the next shot, in this chunk."""
        whole = self.skip + self.frames == self.shot.frames
        return self.shot.join.frames if whole and self.shot.join else 0


@dataclass(frozen=True, slots=True)
class Chunk:
    """The frames `first` to `first + frames` of a film: its cuts in order, and the numbers of the plan's captions that
    are seen in it."""

    first: int
    frames: int
    cuts: tuple[Cut, ...]
    captions: tuple[int, ...]


def chunks(plan: Plan, most: int = MOST_SOURCES) -> list[Chunk]:
    """The plan as chunks of at most `most` shots, and the rest of one whose join went into the next chunk."""
    made: list[Chunk] = []
    first = 0
    for cuts in _groups(plan, most):
        end = cuts[-1].shot.first + cuts[-1].skip + cuts[-1].frames
        seen = tuple(n for n, caption in enumerate(plan.captions) if caption.first < end and caption.end > first)
        made.append(Chunk(first, end - first, tuple(cuts), seen))
        first = end
    return made


def _groups(plan: Plan, most: int) -> Iterator[list[Cut]]:
    cuts: list[Cut] = []
    for place, shot in enumerate(plan.shots):
        cuts.append(Cut(shot, 0, shot.frames))
        if sum(cut.skip == 0 for cut in cuts) < most or place == len(plan.shots) - 1:
            continue
        join = shot.join.frames if shot.join else 0
        cuts[-1] = Cut(shot, 0, shot.frames - join)
        yield cuts
        cuts = [Cut(shot, shot.frames - join, join)] if join else []
    if cuts:
        yield cuts
