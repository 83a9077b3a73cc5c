"""Draws the captions of a plan into files: a PNG for one that is only laid over, a small film for one that changes.

A film holds a picture for each change, not for each frame: letters that are typed, a word that lights up, a text that
pops up. FFmpeg repeats them. Imports Pillow and PyAV: import this module when a text is to be drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from reelwright.studio.render.overlays import Overlay
from reelwright.studio.render.parts import Caption, Line, Plan
from reelwright.studio.render.text import (
    Arranged,
    arranged,
    line_box,
    line_left,
    paint,
    png,
    reach,
)
from reelwright.typography.lines import clusters
from reelwright.typography.typeset import drawable

Step = tuple[int, Image.Image]
"""The frame, counted from the caption's first, from which a picture is shown."""

_POP = ((0.55, 0.4), (0.78, 0.85), (0.95, 1.0), (1.05, 1.0), (1.06, 1.0), (1.04, 1.0), (1.02, 1.0), (1.005, 1.0))
_TYPED_STEPS = 60


def letter(plan: Plan, work: Path) -> list[Overlay]:
    """Draw every caption of a plan into a file of its own in `work`."""
    return [_drawn(caption, plan, work / f"text{number}") for number, caption in enumerate(plan.captions)]


def _drawn(caption: Caption, plan: Plan, path: Path) -> Overlay:
    canvas = (plan.width, plan.height)
    if caption.lines:
        return _lines(caption, plan, path.with_suffix(".mov"))
    at = arranged(caption.text, caption.style, canvas, plan.safe_area)
    picture = paint(at.block, caption.style)
    x, y = at.x, at.y + caption.shift
    if caption.style.veil:
        picture, x, y = _veiled(picture, x, y, canvas, caption.style.veil), 0, 0
    steps = [] if caption.style.veil else [*_changes(caption, picture, at)]
    if steps:
        _write(steps, picture.size, plan.fps, path.with_suffix(".mov"))
        return Overlay(path.with_suffix(".mov"), x, y, *picture.size)
    path.with_suffix(".png").write_bytes(png(picture))
    return Overlay(path.with_suffix(".png"), x, y, *picture.size)


def _veiled(picture: Image.Image, x: int, y: int, canvas: tuple[int, int], veil: float) -> Image.Image:
    whole = Image.new("RGBA", canvas, (0, 0, 0, round(255 * veil)))
    whole.alpha_composite(picture, (max(0, x), max(0, y)))
    return whole


def _changes(caption: Caption, picture: Image.Image, at: Arranged) -> Iterator[Step]:
    """What a text looks like while it comes and goes, if that is more than laying it over; nothing else."""
    style, leaves = caption.style, caption.frames - caption.leave
    comes = style.enter in ("pop", "typewriter") and caption.enter > 0
    goes = style.leave in ("pop", "typewriter") and caption.leave > 0
    if not comes and not goes:
        return
    if comes:
        moves = _popped if style.enter == "pop" else _typed
        yield from moves(picture, at, style.side, caption.enter)
    yield (caption.enter if comes else 0), picture
    if goes:
        back = [*(_popped if style.leave == "pop" else _typed)(picture, at, style.side, caption.leave)]
        turns = [0, *(caption.leave - frame for frame, _ in reversed(back[1:]))]
        yield from ((leaves + turn, shown) for turn, (_, shown) in zip(turns, reversed(back), strict=True))


def _popped(picture: Image.Image, _at: Arranged, _side: str, frames: int) -> Iterator[Step]:
    """It jumps up, a little too large at first."""
    for frame in range(frames):
        scale, alpha = _POP[frame * len(_POP) // frames]
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        scaled = picture.resize(size, Image.Resampling.BICUBIC)
        if alpha < 1:
            scaled.putalpha(scaled.getchannel("A").point(lambda value, alpha=alpha: value * alpha))
        whole = Image.new("RGBA", picture.size)
        left, top = (picture.width - size[0]) // 2, (picture.height - size[1]) // 2
        whole.alpha_composite(scaled, (max(0, left), max(0, top)), (max(0, -left), max(0, -top)))
        yield frame, whole


def _typed(picture: Image.Image, at: Arranged, side: str, frames: int) -> Iterator[Step]:
    """Character after character, from where reading begins; a box is there from the beginning."""
    total = sum(len(clusters(line)) for line in at.block.lines)
    steps = max(1, min(total, frames, _TYPED_STEPS))
    for step in range(steps):
        shown = (step + 1) * total // (steps + 1) or 1
        yield step * frames // steps, _up_to(picture, at, side, shown)


def _up_to(picture: Image.Image, at: Arranged, side: str, shown: int) -> Image.Image:
    whole = Image.new("RGBA", picture.size)
    for number, line in enumerate(at.block.lines):
        count = min(shown, len(clusters(line)))
        if count <= 0:
            break
        shown -= len(clusters(line))
        top, bottom = line_box(at.block, number)
        begin, end = reach(at.block, line, 0, count)
        left, rim = line_left(at.block, side, line), at.block.margin
        full = count == len(clusters(line))
        area = (
            max(0, round(left + begin) - (rim if begin == 0 or full else 0)),
            top,
            min(picture.width, round(left + end) + (rim if full or begin > 0 else 0)),
            bottom,
        )
        if area[2] > area[0] and bottom > top:
            whole.paste(picture.crop(area), area[:2])
    return whole


# captions out of a file


def _lines(caption: Caption, plan: Plan, path: Path) -> Overlay:
    """All lines of a caption file as one film, as large as the largest of them needs."""
    canvas = (plan.width, plan.height)
    set_ = [(line, arranged(line.text, caption.style, canvas, plan.safe_area)) for line in caption.lines]
    left, top = min(at.x for _, at in set_), min(at.y for _, at in set_)
    right, bottom = max(at.x + at.width for _, at in set_), max(at.y + at.height for _, at in set_)
    size = (right - left, bottom - top)

    def steps() -> Iterator[Step]:
        blank = Image.new("RGBA", size)
        free = 0
        for line, at in set_:
            if line.first > free:
                yield free, blank
            for frame, picture in _said(line, at, caption):
                whole = Image.new("RGBA", size)
                whole.alpha_composite(picture, (at.x - left, at.y - top))
                yield frame, whole
            free = line.first + line.frames
        yield free, blank

    _write(steps(), size, plan.fps, path)
    return Overlay(path, left, top, *size)


def _said(line: Line, at: Arranged, caption: Caption) -> Iterator[Step]:
    """A line of captions; with words' times and a highlight, once for each word."""
    if not line.words or not caption.style.highlight:
        yield line.first, paint(at.block, caption.style)
        return
    if line.words[0][0] > line.first:
        yield line.first, paint(at.block, caption.style)
    begins = 0
    for place, (frame, word) in enumerate(line.words):
        ends = begins + sum(not part.isspace() for part in clusters(drawable(word)[0]))
        following = line.words[place + 1][0] if place + 1 < len(line.words) else line.first + line.frames
        if following > frame:
            yield max(frame, line.first), paint(at.block, caption.style, (begins, ends))
        begins = ends


def _write(steps: Iterable[Step], size: tuple[int, int], fps: int, path: Path) -> None:
    """A QuickTime film of PNGs with transparency, each from its frame on."""
    with av.open(str(path), "w", format="mov") as out:
        stream = out.add_stream("png", rate=fps, options={"compression_level": "3"})
        stream.pix_fmt = "rgba"
        stream.width, stream.height = size
        stream.time_base = stream.codec_context.time_base = Fraction(1, fps)
        for at, picture in steps:
            frame = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgba")
            frame.pts, frame.time_base = at, Fraction(1, fps)
            for packet in stream.encode(frame):
                packet.duration = 1
                out.mux(packet)
        out.mux(stream.encode(None))
