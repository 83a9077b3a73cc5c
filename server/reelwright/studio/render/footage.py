"""What the picture of a media file needs, and whether a finished film is what was planned.

Films that we have made ourselves are read with PyAV, which is imported when first needed; the files of others are not
opened in this process (`inspection.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reelwright.errors import RenderFailed
from reelwright.media.magic import CONTAINERS
from reelwright.studio.findings import Footage
from reelwright.studio.inspection import inspected
from reelwright.studio.render.parts import Plan

_STILLS = {".png", ".jpg"}
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
    """What the picture of an accepted video or photo needs. Raises UnsupportedFile if it cannot be opened.

    For assets that do not say it themselves; the file is looked into once more.
    """
    if path.suffix.lower() in _STILLS:
        return Footage(transparent=path.suffix.lower() == ".png")
    return inspected(path, CONTAINERS[path.suffix.lower().removeprefix(".")]).footage


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
