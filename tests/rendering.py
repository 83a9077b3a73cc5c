"""Renders drafts from real files and looks at what came out: pixels, samples, loudness, boxes of the file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from reelwright.draft.media import RenderQuality
from reelwright.draft.model import Draft
from reelwright.studio.asset import Asset
from reelwright.studio.library import Library
from reelwright.studio.render import film
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.chunks import chunks, merged
from reelwright.studio.render.plan import plan
from reelwright.studio.render.sound import Loudness, loudness


@dataclass
class Decoded:
    """A film as a viewer gets it. `pictures`: (frames, height, width, 3) RGB. `sound`: (samples, 2)."""

    path: Path
    pictures: NDArray[np.uint8]
    sound: NDArray[np.float32]

    def colour(self, frame: int, x: float = 0.5, y: float = 0.5) -> tuple[int, ...]:
        """The mean colour of a patch of 5x5 pixels; `x` and `y` are fractions of the canvas."""
        _, height, width, _ = self.pictures.shape
        column, row = round(x * (width - 1)), round(y * (height - 1))
        patch = self.pictures[frame, max(0, row - 2) : row + 3, max(0, column - 2) : column + 3]
        return tuple(int(value) for value in patch.reshape(-1, 3).mean(axis=0).round())

    def pitch(self, begin: float = 0.0, end: float | None = None) -> float:
        """The strongest frequency, in Hz, between two times in seconds."""
        piece = self.sound[round(begin * 48_000) : None if end is None else round(end * 48_000)].mean(axis=1)
        spectrum = np.abs(np.fft.rfft(piece * np.hanning(len(piece))))
        return float(np.argmax(spectrum) * 48_000 / len(piece))

    def level(self, begin: float, end: float) -> float:
        """The RMS level between two times in seconds; 1.0 is full scale."""
        piece = self.sound[round(begin * 48_000) : round(end * 48_000)]
        return float(np.sqrt((piece**2).mean()))

    def loudness(self) -> Loudness:
        command = ["-i", str(self.path), "-map", "0:a", "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"]
        program = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-hide_banner", *command]
        return loudness(subprocess.run(program, capture_output=True, text=True, check=True).stderr)

    def boxes(self) -> list[str]:
        """The top-level boxes of the MP4, in order."""
        content = self.path.read_bytes()
        names, at = [], 0
        while at < len(content):
            names.append(content[at + 4 : at + 8].decode())
            at += int.from_bytes(content[at : at + 4])
        return names


def decode(path: Path) -> Decoded:
    return Decoded(path, decode_pictures(path), decode_sound(path))


def decode_pictures(path: Path) -> NDArray[np.uint8]:
    """(frames, height, width, 3) RGB."""
    convert = VideoReformatter()  # one for all frames: a new one for each costs seven times as much
    with av.open(str(path)) as container:
        pictures = [convert.reformat(frame, format="rgb24").to_ndarray() for frame in container.decode(video=0)]
    return np.stack(pictures)


def decode_sound(path: Path) -> NDArray[np.float32]:
    """(samples, channels)."""
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1).T


class Bench:
    """A project's media folder, and films made from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library(folder / "media")
        self.cache = Cache(folder / "cache")

    def bring(self, path: Path) -> Asset:
        """Take a file in, as an upload does."""
        incoming = self.library.incoming / path.name
        shutil.copy(path, incoming)
        return self.library.ingest(incoming, path.name)

    def assets(self, timeline: Draft) -> dict[str, Asset]:
        """The assets that a timeline names."""
        sources = [segment.x.source for track in timeline.t for segment in track.sg if segment.x]
        found = [self.library.get(source.asset_id) for source in sources if source]
        return {asset.id: asset for asset in found if asset}

    async def film(
        self, timeline: Draft, quality: RenderQuality = "standard", *, in_one: bool = False, luts: Sequence[Asset] = ()
    ) -> Decoded:
        """Render, in chunks or in one piece, with the cache of this bench; then decode."""
        return decode(await self.rendered(timeline, quality, in_one=in_one, luts=luts))

    async def rendered(
        self, timeline: Draft, quality: RenderQuality = "standard", *, in_one: bool = False, luts: Sequence[Asset] = ()
    ) -> Path:
        """Only render: for films that are too long to be held in memory as pictures."""
        assets = self.assets(timeline) | {lut.id: lut for lut in luts}
        work = self.folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        out = self.folder / "film.mp4"
        media = {key: self.library.path(asset) for key, asset in assets.items()}
        made = plan(timeline, assets, quality)
        cut = (lambda whole: [merged(chunks(whole))]) if in_one else chunks
        await film.render(made, media, work, out, lambda stage, done: None, self.cache, cut=cut)
        return out
