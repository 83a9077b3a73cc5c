"""Draws the captions of a plan into files: a PNG for one that is only laid over, a small film for one that changes.

A film holds a picture for each change, not for each frame: letters that are typed, a word that lights up, a text that
pops up. FFmpeg repeats them. Imports Pillow and PyAV: import this module when a text is to be drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import ceil
from pathlib import Path

import av
import numpy as np
from PIL import Image

from reelwright.draft.model import Animation, TextStyle
from reelwright.studio.render.overlays import Overlay
from reelwright.studio.render.parts import Caption, Line, Plan
from reelwright.studio.render.text import (
    Arranged,
    arranged,
    line_box,
    line_left,
    lit,
    paint,
    png,
    reach,
)
from reelwright.typography.lines import clusters
from reelwright.typography.typeset import drawable

Step = tuple[int, Image.Image]
"""The frame, counted from the caption's first, from which a picture is shown."""

_POP = ((0.55, 0.4), (0.78, 0.85), (0.95, 1.0), (1.05, 1.0), (1.06, 1.0), (1.04, 1.0), (1.02, 1.0), (1.005, 1.0))
_MOVING = ("pop", "typewriter")
_ROOM = 0.04  # at each side: half of what a text grows beyond its size, and a little more
_TYPED_STEPS = 60


def letter(plan: Plan, work: Path) -> list[Overlay]:
    """Draw every caption of a plan into a file of its own in `work`; of a caption file, each line is one by now."""
    return [_drawn(caption, plan, work / f"text{number}") for number, caption in enumerate(plan.captions)]


def _drawn(caption: Caption, plan: Plan, path: Path) -> Overlay:
    canvas = (plan.width, plan.height)
    text = caption.lines[0].text if caption.lines else caption.text
    at = arranged(text, caption.style, canvas, plan.safe_area)
    picture = paint(at.block, caption.style)
    x, y = at.x, at.y + caption.shift
    steps: list[Step] = []
    if "pop" in (caption.style.enter, caption.style.leave):
        picture, x, y = _padded(picture, x, y)
    if caption.style.veil:
        picture, x, y = _veiled(picture, x, y, canvas, caption.style.veil), 0, 0
    elif caption.lines:
        steps = [*_said(caption.lines[0], picture, at, caption)]
    else:
        steps = [*_changes(caption, picture, at)]
    if len(steps) > 1:
        _write(steps, picture.size, plan.fps, path.with_suffix(".mov"))
        return Overlay(path.with_suffix(".mov"), x, y, *picture.size)
    path.with_suffix(".png").write_bytes(png(picture))
    return Overlay(path.with_suffix(".png"), x, y, *picture.size)


def _padded(picture: Image.Image, x: int, y: int) -> tuple[Image.Image, int, int]:
    """With room to grow into."""
    aside, above = (max(2, ceil(side * _ROOM / 2) * 2) for side in picture.size)
    whole = Image.new("RGBA", (picture.width + 2 * aside, picture.height + 2 * above))
    whole.paste(picture, (aside, above))
    return whole, x - aside, y - above


def _veiled(picture: Image.Image, x: int, y: int, canvas: tuple[int, int], veil: float) -> Image.Image:
    whole = Image.new("RGBA", canvas, (0, 0, 0, round(255 * veil)))
    whole.alpha_composite(picture, (max(0, x), max(0, y)))
    return whole


def _changes(caption: Caption, picture: Image.Image, at: Arranged) -> Iterator[Step]:
    """What a text looks like while it comes and goes, if that is more than laying it over; else at most one picture."""
    style, leaves = caption.style, caption.frames - caption.leave
    if style.enter in _MOVING and caption.enter:
        yield from _moved(style.enter, picture, at, style, caption.enter)
        yield caption.enter, picture
    else:
        yield 0, picture
    if style.leave in _MOVING and caption.leave:
        back = [*_moved(style.leave, picture, at, style, caption.leave)]
        turns = [0, *(caption.leave - frame for frame, _ in reversed(back[1:]))]
        yield from ((leaves + turn, shown) for turn, (_, shown) in zip(turns, reversed(back), strict=True))


def _moved(way: Animation, picture: Image.Image, at: Arranged, style: TextStyle, frames: int) -> Iterator[Step]:
    return _popped(picture, frames) if way == "pop" else _typed(picture, at, style, frames)


def _popped(picture: Image.Image, frames: int) -> Iterator[Step]:
    """It jumps up, a little too large at first."""
    for frame in range(frames):
        scale, alpha = _POP[frame * len(_POP) // frames]
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        scaled = picture.resize(size, Image.Resampling.BICUBIC)
        scaled.putalpha(scaled.getchannel("A").point([round(value * alpha) for value in range(256)]))
        whole = Image.new("RGBA", picture.size)
        left, top = (picture.width - size[0]) // 2, (picture.height - size[1]) // 2
        whole.alpha_composite(scaled, (max(0, left), max(0, top)), (max(0, -left), max(0, -top)))
        yield frame, whole


def _typed(picture: Image.Image, at: Arranged, style: TextStyle, frames: int) -> Iterator[Step]:
    """Character after character, from where reading begins; a box is there from the beginning."""
    total = sum(len(clusters(line)) for line in at.block.lines)
    steps = max(1, min(total, frames, _TYPED_STEPS))
    corner = (picture.width - at.width) // 2, (picture.height - at.height) // 2
    empty = Image.new("RGBA", picture.size)
    if style.box is not None:
        empty.paste(paint(replace(at.block, lines=("",) * len(at.block.lines)), style), corner)
    for step in range(steps):
        whole = empty.copy()
        for box in _read(at, style, max(1, (step + 1) * total // (steps + 1))):
            left, top, right, bottom = (side + corner[number % 2] for number, side in enumerate(box))
            whole.paste(picture.crop((left, top, right, bottom)), (left, top))
        yield step * frames // steps, whole


def _read(at: Arranged, style: TextStyle, shown: int) -> Iterator[tuple[int, int, int, int]]:
    """The rectangles of a text's picture that hold its first `shown` characters, line by line."""
    for number, line in enumerate(at.block.lines):
        length = len(clusters(line))
        count = min(shown, length)
        if count <= 0:
            return
        shown -= length
        left, (top, bottom) = line_left(at.block, style.side, line), line_box(at.block, number)
        begin, end = reach(at.block, line, 0, count)
        whole = reach(at.block, line, 0, length)
        rim = at.block.margin  # the outline and shadow of the outermost letters
        yield (
            max(0, round(left + begin) - (rim if begin == whole[0] else 0)),
            top,
            min(at.width, round(left + end) + (rim if end == whole[1] else 0)),
            bottom,
        )


def _said(line: Line, picture: Image.Image, at: Arranged, caption: Caption) -> Iterator[Step]:
    """A line of captions whose words light up as they are said; nothing where their times are not known."""
    if not line.words or not caption.style.highlight:
        return
    if line.words[0][0] > 0:
        yield 0, picture
    frames: list[int] = []
    parts: list[tuple[int, int]] = []
    begins = 0
    for (frame, word), (following, _) in pairwise([*line.words, (line.frames, "")]):
        ends = begins + sum(not part.isspace() for part in clusters(drawable(word)[0]))
        if following > frame:
            frames.append(max(frame, 0))
            parts.append((begins, ends))
        begins = ends
    yield from zip(frames, lit(at.block, caption.style, parts), strict=True)


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
