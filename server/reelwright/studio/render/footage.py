"""What a media file and a finished film look like from inside. Reads with PyAV, which is imported when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reelwright.errors import RenderFailed, UnsupportedFile
from reelwright.studio.render.parts import Plan
from reelwright.studio.render.shots import Footage, Transfer

_TRANSFERS: dict[int, Transfer] = {16: "pq", 18: "hlg"}  # ITU-T H.273, TransferCharacteristics
_UNSPECIFIED = 2
_HD_LINES = 720
_TRANSPARENT = {".png", ".gif"}
_OPTIONS = {"protocol_whitelist": "file", "max_streams": "64"}


@dataclass(frozen=True, slots=True)
class Film:
    """A finished film: size in bytes, length in ms, canvas in pixels, frames per second."""

    size: int
    duration_ms: int
    width: int
    height: int
    fps: int


def footage(path: Path) -> Footage:
    """What the picture of an accepted video or photo needs. Raises UnsupportedFile if it cannot be opened."""
    if path.suffix.lower() in _TRANSPARENT:
        return Footage(transparent=True)
    if path.suffix.lower() == ".jpg":
        return Footage()
    import av

    try:
        with av.open(f"file:{path}", options=_OPTIONS) as container:
            codec = container.streams.video[0].codec_context
            pixel = codec.sample_aspect_ratio
            return Footage(
                transfer=_TRANSFERS.get(int(codec.color_trc), "sdr"),
                square=not pixel or pixel == 1,
                transparent=bool(codec.format and any(part.is_alpha for part in codec.format.components)),
                untagged_hd=int(codec.colorspace) == _UNSPECIFIED and min(codec.width, codec.height) >= _HD_LINES,
            )
    except (av.FFmpegError, IndexError) as error:
        raise UnsupportedFile("A file of the project can no longer be read.", hint="Upload it again.") from error


def finished(path: Path, plan: Plan) -> Film:
    """The facts of a film that has been rendered. Raises RenderFailed if it is not what was planned."""
    import av

    try:
        with av.open(f"file:{path}", format="mp4", options=_OPTIONS) as container:
            picture, sound = container.streams.video[0], container.streams.audio[0]
            found = (picture.frames, picture.width, picture.height, picture.name, sound.name)
    except (av.FFmpegError, IndexError) as error:
        raise RenderFailed("The film that was written cannot be read.") from error
    if found[0] != plan.frames:
        raise RenderFailed(f"The film has {found[0]} frames instead of {plan.frames}.")
    if found[1:] != (plan.width, plan.height, "h264", "aac"):
        raise RenderFailed("The film is not of the kind that was planned.")
    return Film(path.stat().st_size, round(plan.seconds * 1000), plan.width, plan.height, plan.fps)
