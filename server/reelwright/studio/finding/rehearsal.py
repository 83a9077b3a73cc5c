"""A finder that looks at nothing and writes down what it was asked: what an edit will look at, told beforehand.

It answers as a file would in which nothing ever happens, so that the edit goes on and asks for the rest.
"""

from __future__ import annotations

from reelwright.studio.asset import Asset
from reelwright.studio.finding import levels, pictures
from reelwright.studio.finding.beats import Beats
from reelwright.studio.finding.levels import SILENT_DB, Levels
from reelwright.studio.finding.pictures import Pictures
from reelwright.studio.finding.reaching import Kind, Look


class Rehearsal:
    """Of one edit, or several. `asked`: each pass once, in their order."""

    def __init__(self) -> None:
        self.asked: list[Look] = []

    def pictures(self, asset: Asset) -> Pictures:
        still = (0.0,) * (asset.duration_ms // pictures.STEP_MS + 1)
        self._note("pictures", asset)
        return Pictures((), still, still)

    def levels(self, asset: Asset) -> Levels:
        if not asset.has_audio and asset.kind != "audio":
            return Levels(())
        self._note("levels", asset)
        return Levels((SILENT_DB,) * (asset.duration_ms // levels.STEP_MS + 1))

    def beats(self, asset: Asset) -> Beats:
        if asset.has_audio or asset.kind == "audio":
            self._note("beats", asset)
        return Beats(0.0, ())

    def _note(self, kind: Kind, asset: Asset) -> None:
        look = Look(kind, asset)
        if look not in self.asked:
            self.asked.append(look)
