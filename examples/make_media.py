"""Make the demo's media: three clips with sound, three photos and a song, drawn and composed by code.

    python examples/make_media.py examples/media

Nothing is downloaded. A file that is already there is left alone, so the second run makes nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from PIL import Image

from reelwright.studio.composer.waves import Samples
from reelwright.studio.music import write_wav
from scenery import ambience, beach, city, film, ice_cream_van, lighthouse, meadow, sea

FPS = 30
ORIENTATION = 0x0112  # the EXIF tag; 6 means "turn by 90 degrees clockwise to see it upright"


@dataclass(frozen=True)
class Settings:
    """How large and how long: pictures are scaled by `scale`, clips last `seconds`, the song `song_seconds`."""

    scale: float
    seconds: float
    song_seconds: float


@dataclass(frozen=True)
class Clip:
    """A moving scene and its sound, at its full size."""

    frames: Callable[[int, int, int, int], Iterator[Image.Image]]
    sound: Callable[[float], Samples]
    size: tuple[int, int]

    def make(self, path: Path, settings: Settings) -> None:
        size = _even(self.size, settings.scale)
        count = round(settings.seconds * FPS)
        sound = path.with_name(path.name + ".wav")
        try:
            film.write_sound(sound, self.sound(count / FPS))
            pictures = self.frames(*size, count, FPS)
            film.encode(path, pictures, size, FPS, sound)
        finally:
            sound.unlink(missing_ok=True)


@dataclass(frozen=True)
class Photo:
    """A still. `sideways` stores it as a camera held upright does: lying, with a note how to turn it."""

    draw: Callable[[int, int], Image.Image]
    size: tuple[int, int]
    sideways: bool = False

    def make(self, path: Path, settings: Settings) -> None:
        picture = self.draw(*_even(self.size, settings.scale)).convert("RGB")
        exif = Image.Exif()
        if self.sideways:
            picture = picture.transpose(Image.Transpose.ROTATE_90)
            exif[ORIENTATION] = 6
        picture.save(path, "JPEG", quality=92, exif=exif)


@dataclass(frozen=True)
class Song:
    """A piece by the built-in composer."""

    seed: int

    def make(self, path: Path, settings: Settings) -> None:
        write_wav(path, "upbeat", settings.song_seconds, self.seed)


MEDIA: dict[str, Clip | Photo | Song] = {
    "sunset-sea.mp4": Clip(sea.frames, ambience.sea, (1920, 1080)),
    "night-city.mp4": Clip(city.frames, ambience.city, (1080, 1920)),
    "meadow.mp4": Clip(meadow.frames, ambience.meadow, (1280, 720)),
    "beach.jpg": Photo(beach.beach, (1600, 1200)),
    "ice-cream-van.jpg": Photo(ice_cream_van.ice_cream_van, (1600, 1200)),
    "lighthouse.jpg": Photo(lighthouse.lighthouse, (1200, 1600), sideways=True),
    "song.wav": Song(seed=7),
}


def make_all(folder: Path, settings: Settings) -> int:
    """Make what is missing in the folder, as many at a time as there are cores; how many files that was."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [name for name in MEDIA if not (folder / name).exists()]
    if not missing:
        return 0
    with ProcessPoolExecutor(min(len(missing), os.cpu_count() or 1), get_context("spawn")) as workers:
        running = [workers.submit(make_one, folder, name, settings) for name in missing]
        _show(f"  0 of {len(missing)} ...")
        for done, future in enumerate(as_completed(running), 1):
            name, seconds = future.result()
            _show(f"  {name:<20} {seconds:4.1f} s\n")
            if done < len(missing):
                _show(f"  {done} of {len(missing)} ...")
    return len(missing)


def make_one(folder: Path, name: str, settings: Settings) -> tuple[str, float]:
    """Make one file; it gets its name when it is complete. Its name, and how many seconds it took."""
    started = time.monotonic()
    part = folder / f"{name}.part"
    MEDIA[name].make(part, settings)
    part.replace(folder / name)
    return name, time.monotonic() - started


def _even(size: tuple[int, int], scale: float) -> tuple[int, int]:
    width, height = (max(2, 2 * round(side * scale / 2)) for side in size)
    return width, height


def _show(line: str) -> None:
    """Progress on a terminal overwrites its own line; in a log only the finished lines appear."""
    if sys.stdout.isatty() or line.endswith("\n"):
        print(f"\r{line}" if sys.stdout.isatty() else line, end="", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the demo's clips, photos and song, drawn and composed by code.")
    parser.add_argument("folder", type=Path, help="where the files go; what is already there is left alone")
    parser.add_argument("--size-scale", type=float, default=1.0, help="scale all pictures, e.g. 0.25 (default 1)")
    parser.add_argument("--seconds", type=float, default=4.0, help="length of each clip (default 4)")
    parser.add_argument("--song-seconds", type=float, default=40.0, help="length of the song (default 40)")
    given = parser.parse_args()
    if not 0.05 <= given.size_scale <= 2 or not 0.1 <= given.seconds <= 60 or not 0.5 <= given.song_seconds <= 600:
        parser.error("sizes go from 0.05 to 2, clips from 0.1 to 60 s, the song from 0.5 to 600 s")
    print(f"Sample media in {given.folder}:")
    made = make_all(given.folder, Settings(given.size_scale, given.seconds, given.song_seconds))
    print(f"  {made} made, {len(MEDIA) - made} already there")


if __name__ == "__main__":
    main()
