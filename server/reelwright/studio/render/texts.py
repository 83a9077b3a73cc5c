"""Which words are on the picture when: a draft's texts as captions of a plan, in frames. Pure.

How long a text takes to come and go depends on its animation only, so that it is the same in every chunk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reelwright.draft.model import TEXT, Animation, Draft, Placement, Segment, TextStyle, Track, starts
from reelwright.errors import NotPossible
from reelwright.studio.asset import Asset
from reelwright.studio.findings import Cue
from reelwright.studio.render.checks import asset_of, between, check_colour, check_numbers
from reelwright.studio.render.parts import Caption, Line

_MOVES_MS: dict[Animation, int] = {"none": 0, "fade": 200, "slide": 400, "pop": 270, "typewriter": 600}
_TYPED_MS = 55  # for each character, until the whole is there
_MAX_TEXT = 500


def captions_of(draft: Draft, assets: Mapping[str, Asset], frames: int, fps: int) -> tuple[Caption, ...]:
    """The captions of a film of `frames` frames, in the order of its text tracks.

    Raises NotPossible, BadRequest, and NoSuchClip for captions whose file is not in `assets`.
    """
    return tuple(caption for row in draft.tracks(TEXT) for caption in _of_track(row, assets, frames, fps))


def _of_track(row: Track, assets: Mapping[str, Asset], frames: int, fps: int) -> Iterator[Caption]:
    for number, ((start_ms, _), segment) in enumerate(zip(starts(row), row.sg, strict=True), 1):
        x, who = segment.x, f"Text {number}"
        if x is None or segment.d <= 0 or (not (x.text or "").strip() and x.source is None):
            continue
        check_numbers(x, segment.d, who)
        style = x.style or TextStyle()
        _check_style(style, who)
        first = _frame(max(0, start_ms), fps)
        length = min(_frame(start_ms + segment.d, fps), frames) - first
        if length > 0:
            yield from _captions(x, segment, style, first, length, fps, assets, who)


def _captions(
    x: Placement, segment: Segment, style: TextStyle, first: int, length: int, fps: int, assets: Mapping[str, Asset],
    who: str,
) -> Iterator[Caption]:  # fmt: skip
    if x.source is not None:
        cues = asset_of(x.source, assets, who).cues
        lines = tuple(_lines(cues, x, segment.d, length, fps))
        if lines:
            yield Caption("", style, first, length, lines=lines)
        return
    text = x.text or ""
    if len(text) > _MAX_TEXT:
        raise NotPossible(f"{who} is longer than {_MAX_TEXT} characters.", hint="Make it shorter.")
    yield Caption(
        text,
        style,
        first,
        length,
        enter=min(_move(style.enter, text, fps), length // 3 if style.enter != "typewriter" else length * 2 // 3),
        leave=min(_move(style.leave, text, fps), length // 3),
    )


def _move(animation: Animation, text: str, fps: int) -> int:
    ms = _MOVES_MS[animation]
    return _frame(max(ms, _TYPED_MS * len(text)) if animation == "typewriter" else ms, fps)


def _lines(cues: tuple[Cue, ...], x: Placement, d: int, length: int, fps: int) -> Iterator[Line]:
    """The lines of a caption file, from the part of it that the segment plays; none beyond the segment's end."""
    begins = x.source.in_ms if x.source else 0
    for number, cue in enumerate(cues):
        start, end = cue.start_ms - begins, min(cue.end_ms - begins, d)
        if end <= 0 or start >= d:
            continue
        first, last = _frame(max(0, start), fps), min(_frame(end, fps), length)
        other = x.reworded.get(number)
        words = () if other is not None else tuple((_frame(max(0, at - begins), fps), word) for at, word in cue.words)
        text = (cue.text if other is None else other)[:_MAX_TEXT]
        if last > first and text.strip():
            yield Line(text, first, last - first, words)


def _check_style(style: TextStyle, who: str) -> None:
    for colour in (style.colour, style.box, style.highlight, style.outline):
        if colour not in (None, "auto", "none"):
            check_colour(str(colour), who)
    between(style.lift, -1, 1, f"The height of {who[0].lower()}{who[1:]}")
    between(style.box_opacity, 0, 1, f"The opacity of the box of {who[0].lower()}{who[1:]}")
    between(style.veil, 0, 1, f"The veil of {who[0].lower()}{who[1:]}")


def _frame(ms: int, fps: int) -> int:
    return round(ms * fps / 1000)
