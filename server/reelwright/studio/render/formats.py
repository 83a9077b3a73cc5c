"""A finished film as something else: HEVC, WebM, GIF, or an MP4 of at most so many bytes. And the sound alone.

Each is made out of the rendered film, whose picture is of high quality then. A size is honoured by reckoning the
bitrate, looking at what came out, and, if need be, doing it once or twice again; a picture that would get too few bits
for its pixels is made smaller.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import anyio.to_thread

from reelwright.draft.media import RenderQuality
from reelwright.draft.output import Output
from reelwright.errors import NotPossible, RenderFailed
from reelwright.studio.render.ffmpeg import run
from reelwright.studio.render.footage import Film
from reelwright.studio.render.inputs import guarded
from reelwright.studio.render.parts import Plan

Report = Callable[[float], None]

_AIM: Final = 0.975  # of the size that is allowed
_LEAST: Final = 0.95  # less than that is tried again
_ATTEMPTS: Final = 4
_OVERHEAD: Final = 0.006  # of a file: what the container takes
_FEWEST_BITS: Final = 0.035  # per pixel and frame, for x264; below that, fewer pixels look better
_LEAST_VIDEO_KBPS: Final = 40
_TAGS: Final = ("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv")
_PICTURES: Final = ("png", "mjpeg")  # a single one has no length
_QUIET: Final = ("-loglevel", "level+warning")
_X265: Final[dict[RenderQuality, tuple[str, int]]] = {
    "preview": ("ultrafast", 30), "draft": ("ultrafast", 28), "standard": ("veryfast", 24), "high": ("fast", 20),
}  # fmt: skip
_VP9: Final[dict[RenderQuality, tuple[int, int]]] = {  # -cpu-used, -crf
    "preview": (8, 40), "draft": (8, 38), "standard": (6, 32), "high": (4, 27),
}  # fmt: skip
_GIF_WIDTHS: Final[dict[RenderQuality, int]] = {"preview": 240, "draft": 320, "standard": 480, "high": 640}
_GIF_FPS: Final = 15
_SMALLEST_GIF: Final = 64


@dataclass(frozen=True, slots=True)
class _Try:
    """How one attempt is made. `scale`: of the film's own size."""

    video_kbps: float
    audio_kbps: int
    scale: float


async def converted(
    master: Path,
    plan: Plan,
    output: Output,
    quality: RenderQuality,
    work: Path,
    out: Path,
    limit: float,
    report: Report,
) -> Film:
    """Make `out` from the rendered film `master`. `work`: a folder for what is in between; `limit`: seconds a command.

    Raises NotPossible (nothing so small can be made of it), RenderFailed, NoSpace.
    """
    most = None if output.max_mb is None else int(output.max_mb * 1_000_000)
    job = _Job(master, plan, quality, work, out, limit, report)
    match output.format:
        case "gif":
            await job.gif(most)
        case "mp4" if most is None or _size(master) <= most:
            await anyio.to_thread.run_sync(master.replace, out)
        case "mp4" | "hevc" | "webm" if most is not None:
            await job.within(output.format, most)
        case "hevc" | "webm":
            await job.command(job.by_quality(output.format))
        case _:
            raise RenderFailed("A film cannot be turned into that.")
    return await anyio.to_thread.run_sync(looked_at, out, plan)


def _size(file: Path) -> int:
    return file.stat().st_size


def looked_at(out: Path, plan: Plan) -> Film:
    """The facts of a file that was made. Raises RenderFailed if it cannot be read, or is shorter than planned."""
    import av

    try:
        with av.open(f"file:{out}", options={"protocol_whitelist": "file"}) as made:
            picture = made.streams.video[0] if made.streams.video else None
            seconds = float(made.duration or 0) / 1_000_000
            size = (picture.width, picture.height) if picture else (0, 0)
            seconds = 0.0 if picture and picture.name in _PICTURES else seconds
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise RenderFailed("The file that was written cannot be read.") from error
    if seconds and abs(seconds - plan.seconds) > max(0.2, 0.02 * plan.seconds):
        raise RenderFailed(f"The file has {seconds:.1f} s instead of {plan.seconds:.1f} s.")
    return Film(out.stat().st_size, round(plan.seconds * 1000), *size, plan.fps)


async def sound_alone(track: Path, output: Output, plan: Plan, out: Path, limit: float) -> Film:
    """The film's sound, AAC in `track`, as an M4A or MP3. Raises NotPossible, RenderFailed."""
    kbps = 192
    if output.max_mb is not None:
        room = output.max_mb * 8000 * (1 - _OVERHEAD) / plan.seconds
        kbps = next((rate for rate in (192, 160, 128, 96, 64, 48, 32) if rate <= room), 0)
        if not kbps:
            raise NotPossible(f"{plan.seconds:.0f} s of sound do not fit into {output.max_mb:g} MB.")
    codec = ("-c:a", "libmp3lame", "-f", "mp3") if output.format == "mp3" else ("-c:a", "aac", "-f", "ipod")
    keep = output.format == "m4a" and kbps == 192
    how = ("-c:a", "copy", "-f", "ipod") if keep else (*codec[:2], "-b:a", f"{kbps}k", *codec[2:])
    arguments = [*_QUIET, *guarded(track), "-vn", "-map_metadata", "-1", *how, "-y", f"file:{out}"]
    await run(arguments, time_limit=limit)
    return await anyio.to_thread.run_sync(looked_at, out, plan)


@dataclass(frozen=True, slots=True)
class _Job:
    master: Path
    plan: Plan
    quality: RenderQuality
    work: Path
    out: Path
    limit: float
    report: Report

    async def command(self, arguments: list[str]) -> None:
        await run(arguments, frames=self.plan.frames, on_progress=self.report, time_limit=self.limit)

    def by_quality(self, kind: str) -> list[str]:
        """The arguments that encode the film as well as its quality says."""
        opened = [*_QUIET, *guarded(self.master), "-map_metadata", "-1"]
        if kind == "webm":
            speed, crf = _VP9[self.quality]
            picture = ("-c:v", "libvpx-vp9", "-b:v", "0", "-crf", str(crf), *_vp9(speed))
            return [*opened, *picture, *_TAGS, "-c:a", "libopus", "-b:a", "160k", "-f", "webm", *self._to]
        preset, crf = _X265[self.quality]
        picture = (
            "-c:v",
            "libx265",
            "-preset",
            preset,
            "-crf",
            str(crf),
            "-tag:v",
            "hvc1",
            "-x265-params",
            "log-level=1",
        )
        return [*opened, *picture, "-pix_fmt", "yuv420p", *_TAGS, "-c:a", "copy", *_MP4, *self._to]

    @property
    def _to(self) -> tuple[str, str]:
        return "-y", f"file:{self.out}"

    async def within(self, kind: str, most: int) -> None:
        """Two passes at a reckoned bitrate, again with another if the size is not what it should be."""
        tried = self._first(most)
        for _ in range(_ATTEMPTS):
            await self._two_passes(kind, tried)
            size = self.out.stat().st_size
            if _LEAST * most <= size <= most or (size <= most and tried.video_kbps > 50_000):
                return
            sound = tried.audio_kbps * 125 * self.plan.seconds
            factor = (most * _AIM - sound) / max(1.0, size - sound)
            tried = _Try(tried.video_kbps * min(4.0, max(0.2, factor)), tried.audio_kbps, tried.scale)
        if self.out.stat().st_size > most:
            raise NotPossible(
                f"The film cannot be made as small as {most / 1e6:g} MB.", hint="Make it shorter, or allow more."
            )

    def _first(self, most: int) -> _Try:
        kbits = most * _AIM * (1 - _OVERHEAD) * 8 / 1000 / self.plan.seconds
        audio = next((rate for rate in (192, 128, 96, 64, 48, 32) if rate <= kbits / 5), 32)
        video = kbits - audio
        if video < _LEAST_VIDEO_KBPS:
            raise NotPossible(
                f"{self.plan.seconds:.0f} s of film do not fit into {most / 1e6:g} MB.",
                hint="Make it shorter, or allow more.",
            )
        enough = self.plan.width * self.plan.height * self.plan.fps * _FEWEST_BITS / 1000
        scale = min(1.0, math.sqrt(video / enough))
        return _Try(video, audio, max(scale, 160 / max(self.plan.width, self.plan.height)))

    async def _two_passes(self, kind: str, tried: _Try) -> None:
        width, height = (max(2, round(side * tried.scale / 2) * 2) for side in (self.plan.width, self.plan.height))
        smaller = ("-vf", f"scale={width}:{height}") if tried.scale < 1 else ()
        opened = [*_QUIET, *guarded(self.master), "-map_metadata", "-1", *smaller, "-pix_fmt", "yuv420p"]
        rate = f"{tried.video_kbps:.0f}k"
        log = str(self.work / "passes")
        coded = _codec(kind, self.quality)
        first = [*opened, *coded, "-b:v", rate, "-pass", "1", "-passlogfile", log, "-an", "-f", "null", "-"]
        await self.command(first)
        sound = ("-c:a", "libopus" if kind == "webm" else "aac", "-b:a", f"{tried.audio_kbps}k")
        ends = ("-f", "webm") if kind == "webm" else _MP4
        second = [*opened, *coded, "-b:v", rate, "-pass", "2", "-passlogfile", log, *_TAGS, *sound, *ends, *self._to]
        await self.command(second)

    async def gif(self, most: int | None) -> None:
        """A palette of the film's own; smaller, and at fewer pictures a second, until it is small enough."""
        side = 1.0 * min(_GIF_WIDTHS[self.quality], min(self.plan.width, self.plan.height))
        fps = float(min(_GIF_FPS, self.plan.fps))
        for attempt in range(_ATTEMPTS + 2):
            await self.command(self._gif(round(side), fps))
            size = self.out.stat().st_size
            if most is None or size <= most:
                return
            shrink = math.sqrt(most * (0.93 - 0.02 * attempt) / size)
            if shrink < 0.7 and fps > 10:
                fps, shrink = 10.0, shrink * math.sqrt(fps / 10)
            side *= min(0.98, shrink)
            if side < _SMALLEST_GIF:
                break
        raise NotPossible(
            f"A GIF of {self.plan.seconds:.0f} s does not fit into {(most or 0) / 1e6:g} MB.",
            hint="Make the film shorter, or export an MP4: it is far smaller.",
        )

    def _gif(self, side: int, fps: float) -> list[str]:
        across = self.plan.width <= self.plan.height
        size = f"{side}:-2" if across else f"-2:{side}"
        graph = (
            f"[0:v]fps={fps:g},scale={size}:flags=lanczos,split[a][b];[a]palettegen=stats_mode=diff[p];"
            "[b][p]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle[gif]"
        )
        opened = [*_QUIET, *guarded(self.master)]
        return [*opened, "-filter_complex", graph, "-map", "[gif]", "-loop", "0", "-f", "gif", *self._to]


_MP4: Final = ("-movflags", "+faststart", "-f", "mp4")


def _codec(kind: str, quality: RenderQuality) -> tuple[str, ...]:
    if kind == "webm":
        return ("-c:v", "libvpx-vp9", *_vp9(_VP9[quality][0]))
    if kind == "hevc":
        return ("-c:v", "libx265", "-preset", _X265[quality][0], "-tag:v", "hvc1", "-x265-params", "log-level=1")
    return ("-c:v", "libx264", "-preset", "medium" if quality == "high" else "veryfast", "-profile:v", "high")


def _vp9(speed: int) -> tuple[str, ...]:
    return "-deadline", "good", "-cpu-used", str(speed), "-row-mt", "1", "-pix_fmt", "yuv420p"
