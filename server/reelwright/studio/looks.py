"""The studio's own endpoints, beside those of the API: small looks at a session's files, and frames of a timeline."""

from __future__ import annotations

import base64
from functools import partial
from pathlib import Path

import anyio
import anyio.to_thread

from reelwright.draft.model import MOODS
from reelwright.draft.reading import read_draft
from reelwright.studio.asset import Asset
from reelwright.studio.composer.curve import curve
from reelwright.studio.glimpses import Glimpses, MediaFile
from reelwright.studio.projects import StudioProject
from reelwright.studio.render.still import still
from reelwright.wire import glimpses as wire


class Looks:
    """`folder` is the state folder; what was seen is kept below it."""

    def __init__(self, folder: Path) -> None:
        self._glimpses = Glimpses(folder / "glimpses")
        self._one = anyio.CapacityLimiter(1)  # frames are rendered one at a time: they are many cores' work

    async def glimpses(self, project: StudioProject, media: Path, wanted: wire.GlimpsesWanted) -> wire.Glimpses:
        """Thumbnails and curves. Files that are not in the project give None."""
        files = {asset.id: _file(asset, media) for asset in project.assets}
        frames = [(files[frame.asset], frame.at_ms) for frame in wanted.frames if frame.asset in files]
        sounds = [files[sound.asset] for sound in wanted.sounds if not sound.mood and sound.asset in files]
        pictures, curves = await anyio.to_thread.run_sync(partial(self._glimpses.look, frames, sounds))
        seen, heard = dict(zip(frames, pictures, strict=True)), dict(zip(sounds, curves, strict=True))
        return wire.Glimpses(
            frames=[_text(seen.get((files[f.asset], f.at_ms)) if f.asset in files else None) for f in wanted.frames],
            sounds=[
                _text(_composed(s) if s.mood else heard.get(files[s.asset]) if s.asset in files else None)
                for s in wanted.sounds
            ],
        )

    async def stills(self, project: StudioProject, media: Path, wanted: wire.StillsWanted) -> wire.Stills:
        """Frames of a timeline. Raises what `still` raises."""
        draft = read_draft(wanted.draft)
        assets = {asset.id: asset for asset in project.assets}
        files = {asset.id: media / Path(asset.file).name for asset in project.assets}
        bench = media / "incoming" / "stills"
        bench.mkdir(parents=True, exist_ok=True)
        async with self._one:
            frames = [await still(draft, assets, files, at_ms, bench) for at_ms in wanted.at_ms]
        return wire.Stills(frames=[base64.b64encode(frame).decode() for frame in frames])


def _file(asset: Asset, media: Path) -> MediaFile:
    return MediaFile(media / Path(asset.file).name, Path(asset.file).suffix.lower().removeprefix("."), asset.sha256)


def _composed(sound: wire.SoundWanted) -> bytes | None:
    mood = next((mood for mood in MOODS if mood == sound.mood), None)
    return None if mood is None or not sound.length_ms else curve(mood, sound.length_ms / 1000, sound.seed)


def _text(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode()
