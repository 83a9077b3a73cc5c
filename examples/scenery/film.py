"""Frames and sound into an MP4: raw pictures are streamed into FFmpeg as they are painted."""

from __future__ import annotations

import subprocess
import wave
from collections.abc import Iterable
from pathlib import Path

import imageio_ffmpeg
from PIL import Image

from reelwright.studio.composer.waves import RATE, Samples

_BT709 = (
    "scale=out_color_matrix=bt709:out_range=tv,"
    "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
)


def write_sound(path: Path, sound: Samples) -> None:
    """A 16-bit WAV of a sound of shape (n, 2)."""
    with path.open("wb") as raw, wave.open(raw, "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((sound * 32767).round().astype("<i2").tobytes())


def encode(path: Path, pictures: Iterable[Image.Image], size: tuple[int, int], fps: int, sound: Path) -> None:
    """H.264 and AAC in MP4. Raises subprocess.CalledProcessError when FFmpeg fails."""
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-y",
        "-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", f"{size[0]}x{size[1]}", "-framerate", str(fps),
        "-i", "pipe:0",
        "-i", str(sound),
        "-vf", _BT709, "-pix_fmt", "yuv420p",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-c:a", "aac", "-b:a", "160k",
        "-movflags", "+faststart", "-f", "mp4", str(path),
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE) as ffmpeg:  # noqa: S603 - our own argv
        assert ffmpeg.stdin is not None
        try:
            for picture in pictures:
                ffmpeg.stdin.write(picture.tobytes())
        except BrokenPipeError:
            pass  # FFmpeg has ended early and says why in its exit code
    if ffmpeg.returncode:
        raise subprocess.CalledProcessError(ffmpeg.returncode, command)
