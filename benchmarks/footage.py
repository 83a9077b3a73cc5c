"""Draws the files that the benchmarks cut: moving pictures with the noise of a camera, photos, songs.

Nothing is downloaded. A file that is there already is left alone.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

import imageio_ffmpeg

from benchmarks.jobs import FPS, Footage

_NOISE = "noise=alls=6:allf=t"  # without it, x264 would have nothing to do


def draw(wanted: Iterable[Footage], folder: Path) -> None:
    """Make what is missing in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, file in enumerate(wanted):
        path = folder / file.name
        if path.exists():
            continue
        part = path.with_name(f"part-{path.name}")
        ffmpeg(*_source(file, number), str(part))
        part.replace(path)


def ffmpeg(*arguments: str) -> None:
    """Run FFmpeg quietly. Raises CalledProcessError."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-hide_banner", "-loglevel", "error", "-y", *arguments]
    subprocess.run(command, check=True, timeout=3600)


def _source(file: Footage, number: int) -> list[str]:
    tone = ["-f", "lavfi", "-i", f"sine=f={220 + 30 * number}:r=48000:d={file.seconds},volume=0.3,aformat=cl=stereo"]
    if file.size == (0, 0):
        return tone
    width, height = file.size
    if not file.seconds:
        picture = f"mandelbrot=s={width}x{height}:start_scale={1 + number},{_NOISE}"
        return ["-f", "lavfi", "-i", picture, "-frames:v", "1", "-q:v", "2", "-update", "1"]
    picture = f"testsrc2=s={width}x{height}:r={FPS}:d={file.seconds},hue=h={40 * number},{_NOISE}"
    encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p", "-g", str(2 * FPS)]
    tags = ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"]
    return ["-f", "lavfi", "-i", picture, *tone, *encoder, *tags, "-c:a", "aac", "-b:a", "192k", "-shortest"]
