"""One scale for a whole call, from 0 to 1, that never falls, whatever its stages count in. Pure: time is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reelwright.flows.estimate import Estimate
from reelwright.flows.progress import Progress, Stage
from reelwright.journal.records import JobKind

_EXPORT: tuple[Stage, ...] = ("rendering", "downloading", "saving")
_LENGTHS: Mapping[Stage, float] = {  # about how long a stage takes, beside the others of its call
    "preparing": 1,
    "uploading": 30,
    "fetching": 30,
    "editing": 10,
    "rendering": 60,
    "downloading": 10,
    "saving": 1,
}
_MEASURED: frozenset[Stage] = frozenset({"uploading", "fetching", "rendering", "downloading"})


def stages_of(kind: JobKind, request: Mapping[str, Any]) -> tuple[Stage, ...]:
    """The stages of a job, in their order."""
    if kind == "upload":
        sent: tuple[Stage, ...] = ("uploading",) if request.get("paths") or not request.get("urls") else ()
        return ("preparing", *sent, *(("fetching",) if request.get("urls") else ()))
    if kind == "export":
        return ("preparing", *_EXPORT)
    found: list[Stage] = []
    for intent in request.get("intents", ()):
        found += _EXPORT if intent["action"] == "export" else ("editing",) if intent["action"] == "edit" else ()
    return tuple(found)


@dataclass(frozen=True)
class Meter:
    """Where a call with these stages is: in stage number `place` (-1: before the first)."""

    stages: Sequence[Stage]
    place: int = -1
    share: float = 0.0
    latest: Progress | None = None
    estimate: Estimate | None = None
    counted: bool = False

    @property
    def measured(self) -> bool:
        """Whether a part of the call can be measured: by its kind, or because somebody has counted."""
        return self.counted or not _MEASURED.isdisjoint(self.stages)

    def after(self, progress: Progress, now: float) -> Meter:
        """The meter once this is known. A stage that comes again counts as the next of its kind, if there is one."""
        place = self._place_of(progress.stage)
        within = min(1.0, max(0.0, progress.done / progress.total)) if progress.total else 0.0
        estimate = None
        if progress.total:
            same = self.estimate if self.latest is not None and self.latest.stage == progress.stage else None
            estimate = same.after(within, now) if same else Estimate(now, within)
        share = max(self.share, self._reached(place, within))
        counted = self.counted or bool(progress.total)
        return replace(self, place=place, share=share, latest=progress, estimate=estimate, counted=counted)

    def read(self, now: float) -> Progress | None:
        """The latest progress with what belongs to the whole call; None before the first."""
        if self.latest is None:
            return None
        left = self.estimate.read(now) if self.estimate else None
        return replace(self.latest, share=self.share if self.measured else None, left_s=left)

    def _place_of(self, stage: Stage) -> int:
        if self.latest is not None and self.latest.stage == stage:
            return self.place
        return next((at for at in range(max(0, self.place), len(self.stages)) if self.stages[at] == stage), self.place)

    def _reached(self, place: int, within: float) -> float:
        lengths = [_LENGTHS[stage] for stage in self.stages]
        if place < 0 or not lengths:
            return 0.0
        return (sum(lengths[:place]) + lengths[place] * within) / sum(lengths)
