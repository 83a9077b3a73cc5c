"""Looks into a project's files and remembers what it saw: one small JSON file for each, named by content.

Every pass runs under the limits of `render/ffmpeg.py`. A file is looked at once; after that the answer is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from reelwright import private_file
from reelwright.errors import NotPossible
from reelwright.studio.asset import Asset
from reelwright.studio.finding.beats import Beats, hear_beats
from reelwright.studio.finding.levels import Levels, listen
from reelwright.studio.finding.pictures import Pictures, watch
from reelwright.studio.finding.reaching import Kind, Look, Reached, Scale

Report = Callable[[str], None]
"""Called with the name of each file that is being looked into."""

_VERSION: Final = 1  # of what is kept; another one is looked at anew
_PICTURES: Final = TypeAdapter(Pictures)
_LEVELS: Final = TypeAdapter(Levels)
_BEATS: Final = TypeAdapter(Beats)
_Seen = TypeVar("_Seen", Pictures, Levels, Beats)


class Finder(Protocol):
    """What an edit may ask about a file. Raises RenderFailed, NotPossible."""

    def pictures(self, asset: Asset) -> Pictures:
        """What its picture does."""

    def levels(self, asset: Asset) -> Levels:
        """How loud it is; no windows at all for a file without sound."""

    def beats(self, asset: Asset) -> Beats:
        """The beats of a song; none for a file without sound or without a beat."""


class NoFinder:
    """Looks into nothing: for drafts whose files are not at hand."""

    def pictures(self, asset: Asset) -> Pictures:
        raise NotPossible(f"{asset.name} cannot be looked into here.")

    def levels(self, asset: Asset) -> Levels:
        raise NotPossible(f"{asset.name} cannot be listened to here.")

    def beats(self, asset: Asset) -> Beats:
        raise NotPossible(f"{asset.name} cannot be listened to here.")


NO_FINDER: Final = NoFinder()


def _silent(_: str) -> None:
    return


@dataclass(frozen=True)
class FileFinder:
    """Looks into the files of one media folder, and keeps what it found in the folder `found` beside them."""

    media: Path
    report: Report = field(default=_silent)
    scale: Scale | None = None

    def knows(self, look: Look) -> bool:
        """Whether this was looked at before."""
        return self._card(look.asset, look.kind).is_file()

    def pictures(self, asset: Asset) -> Pictures:
        return self._kept(asset, "pictures", _PICTURES, watch)

    def levels(self, asset: Asset) -> Levels:
        if not asset.has_audio and asset.kind != "audio":
            return Levels(())
        return self._kept(asset, "levels", _LEVELS, listen)

    def beats(self, asset: Asset) -> Beats:
        if not asset.has_audio and asset.kind != "audio":
            return Beats(0.0, ())
        return self._kept(asset, "beats", _BEATS, hear_beats)

    def _kept(
        self,
        asset: Asset,
        what: Kind,
        adapter: TypeAdapter[_Seen],
        look: Callable[[Path, Reached | None], _Seen],
    ) -> _Seen:
        card = self._card(asset, what)
        try:
            return adapter.validate_json(card.read_bytes())
        except (OSError, ValidationError):
            pass
        self.report(asset.name)
        seen = self._looked(Look(what, asset), look)
        card.parent.mkdir(mode=0o700, exist_ok=True)
        private_file.replace(card, adapter.dump_json(seen).decode())
        return seen

    def _looked(self, at: Look, look: Callable[[Path, Reached | None], _Seen]) -> _Seen:
        path, scale = self.media / at.asset.file, self.scale
        if scale is None:
            return look(path, None)
        scale.reached(at, 0.0)
        seen = look(path, partial(scale.reached, at))
        scale.ended(at)
        return seen

    def _card(self, asset: Asset, what: Kind) -> Path:
        return self.media / "found" / f"{asset.id}.{what}.{_VERSION}.json"
