"""Small real media files, made when a test asks for them and kept for the session. Never stored in the repository.

Videos and songs are made by FFmpeg from `lavfi` sources, photos and GIFs by Pillow. Asking for the same file twice
gives the same path; treat it as read-only and copy it before changing it.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import imageio_ffmpeg
from PIL import Image

Channels = Literal["none", "mono", "stereo", "5.1"]

_VIDEO_CODECS = {
    ".avi": ["-c:v", "mpeg4", "-q:v", "3", "-c:a", "libmp3lame"],
    ".webm": ["-c:v", "libvpx", "-b:v", "2M", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"],
}
_H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "16", "-c:a", "aac", "-b:a", "128k"]
_HLG = "setparams=color_primaries=bt2020:color_trc=arib-std-b67:colorspace=bt2020nc:range=tv"


class MediaMaker:
    """Makes files under `folder`. Names carry their extension: `media.video("clip.mp4")`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[str, Path] = {}

    def video(
        self,
        name: str = "clip.mp4",
        *,
        seconds: float = 1.0,
        size: tuple[int, int] = (320, 240),
        fps: float = 30,
        colour: str = "red",
        audio: Channels = "stereo",
        freq: int = 440,
        rate: int = 48_000,
        rotate: int = 0,
        vfr: bool = False,
        odd: bool = False,
        hdr: bool = False,
    ) -> Path:
        """A clip of one colour, or of a lavfi picture source such as `testsrc2`, with a sine tone.

        `size` is the stored picture. `rotate`: a display matrix that turns it clockwise by 90, 180 or 270 degrees
        (mp4, mov). `vfr`: the second half has a third of the frames. `odd`: one pixel wider and higher, which 4:2:0
        cannot hold, so stored as 4:4:4. `hdr`: 10 bits, tagged BT.2020 HLG. Containers: mp4 mov mkv avi webm.
        """
        path, fresh = self._place(name, repr((seconds, size, fps, colour, audio, freq, rate, rotate, vfr, odd, hdr)))
        if not fresh:
            return path
        width, height = (size[0] + 1, size[1] + 1) if odd else size
        pattern = colour if colour.startswith(("testsrc", "smpte")) else "color"
        source = f"{pattern}=s={width}x{height}:r={fps}:d={seconds}" + (f":c={colour}" if pattern == "color" else "")
        pixels = "yuv444p" if odd else "yuv420p10le" if hdr else "yuv420p"
        filters = [f"format={pixels}", *([f"select=lt(t\\,{seconds / 2})+not(mod(n\\,3))"] if vfr else [])]
        turned = path.with_name(f"upright{path.suffix}") if rotate else path
        self.ffmpeg(
            *("-f", "lavfi", "-i", source),
            *_tone(audio, freq, rate, seconds),
            *_VIDEO_CODECS.get(path.suffix, _H264),
            *("-vf", ",".join([*filters, _HLG] if hdr else filters)),
            *(["-fps_mode", "passthrough"] if vfr else []),
            *("-t", str(seconds)),
            str(turned),
        )
        if rotate:
            # FFmpeg counts anticlockwise.
            self.ffmpeg("-display_rotation", str(-rotate), "-i", str(turned), "-c", "copy", str(path))
        return path

    def song(
        self,
        name: str = "song.mp3",
        *,
        seconds: float = 1.0,
        freq: int = 440,
        audio: Channels = "stereo",
        rate: int = 48_000,
        cover: bool = False,
    ) -> Path:
        """A sine tone as mp3, wav, m4a or aac; with `cover`, a picture is attached (mp3, m4a)."""
        path, fresh = self._place(name, repr((seconds, freq, audio, rate, cover)))
        if not fresh:
            return path
        art = self.photo("cover.jpg", size=(64, 64), colour="navy")
        picture = ["-map", "0:a", "-map", "1:v", "-c:v", "copy", "-disposition:v", "attached_pic"]
        inputs = [*_tone(audio, freq, rate, seconds), *(["-i", str(art)] if cover else [])]
        self.ffmpeg(*inputs, *(picture if cover else []), "-t", str(seconds), str(path))
        return path

    def photo(
        self,
        name: str = "photo.jpg",
        size: tuple[int, int] = (320, 240),
        colour: str | tuple[int, ...] = "green",
        *,
        exif_orientation: int = 1,
        mode: str = "RGB",
        corner: str | tuple[int, ...] | None = None,
    ) -> Path:
        """A picture of one colour. `size` is as stored; `corner` colours the stored top left quarter.

        `mode` is Pillow's: "RGB", "RGBA", "L", "P", "CMYK", "I;16". Formats: jpg png webp gif, by extension.
        """
        path, fresh = self._place(name, repr((size, colour, exif_orientation, mode, corner)))
        if not fresh:
            return path
        image = _filled(mode, size, colour)
        if corner is not None:
            image.paste(_filled(mode, (size[0] // 2, size[1] // 2), corner), (0, 0))
        exif = Image.Exif()
        exif[0x0112] = exif_orientation
        image.save(path, **({"exif": exif} if exif_orientation != 1 else {}))
        return path

    def gif(
        self,
        name: str = "moving.gif",
        *,
        size: tuple[int, int] = (64, 48),
        colours: Sequence[str] = ("red", "lime", "blue"),
        frame_ms: int = 100,
    ) -> Path:
        """One frame of `frame_ms` per colour: moving with two or more. Also animated webp, by extension."""
        path, fresh = self._place(name, repr((size, tuple(colours), frame_ms)))
        if not fresh:
            return path
        frames = [Image.new("RGB", size, colour) for colour in colours]
        more = {"append_images": frames[1:], "save_all": True, "duration": frame_ms, "loop": 0} if frames[1:] else {}
        frames[0].save(path, **more)
        return path

    def file(self, name: str, content: bytes) -> Path:
        """A file of exactly these bytes."""
        path, fresh = self._place(name, repr(content))
        if fresh:
            path.write_bytes(content)
        return path

    def _place(self, name: str, recipe: str) -> tuple[Path, bool]:
        """Where a file belongs, in a folder of its own, and whether it has yet to be made."""
        key = f"{name} {recipe}"
        if key in self._made:
            return self._made[key], False
        place = self.folder / str(len(self._made))
        place.mkdir(parents=True)
        self._made[key] = place / name
        return place / name, True

    @staticmethod
    def ffmpeg(*arguments: str) -> None:
        """Run FFmpeg quietly, for what the methods above do not make; fails the test if it fails."""
        binary = imageio_ffmpeg.get_ffmpeg_exe()
        command = [binary, "-nostdin", "-hide_banner", "-loglevel", "error", "-y", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr


def _filled(mode: str, size: tuple[int, int], colour: str | tuple[int, ...]) -> Image.Image:
    if mode in {"P", "CMYK"}:
        return Image.new("RGB", size, colour).convert(mode)
    if mode == "I;16":
        return Image.new("I;16", size, 40_000)
    return Image.new(mode, size, colour)


def _tone(audio: Channels, freq: int, rate: int, seconds: float) -> Iterator[str]:
    if audio != "none":
        layout = f"aformat=channel_layouts={audio}:sample_rates={rate}"
        yield from ("-f", "lavfi", "-i", f"sine=f={freq}:r={rate}:d={seconds},{layout}")
