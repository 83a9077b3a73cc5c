"""Texts as chips at their times, packed into rows. A chip says where on the picture the text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.draft.names import Language
from reelwright.storyboard.film import Overlay, Words
from reelwright.storyboard.ink import BLUE, BLUE_DEEP, VIOLET, VIOLET_DEEP, WHITE, Ink, fitted, width_of
from reelwright.storyboard.scale import Scale
from reelwright.storyboard.wording import LABELS, span

ROW_PX = 34
MOST_ROWS = 3
_HEIGHT = 28
_TYPE_PX = 17
_SMALL_PX = 15
_SIGN_PX = 20  # the little screen and its gap
_READABLE_PX = 120  # a chip that is narrower has its words beside it
_MOST_BESIDE_PX = 420
_GAP = 12


@dataclass(frozen=True)
class Chip:
    """Where a text is drawn: its time from `left` to `right`; its words inside, or from `label_x` on."""

    words: Words
    row: int
    left: float
    right: float
    label_x: float | None
    label_room: float


def packed(texts: Sequence[Words], scale: Scale, most_rows: int = MOST_ROWS) -> tuple[list[Chip], int]:
    """The chips of as many texts as there is room for in so many rows, and how many there is none for.

    Where not all find room with their words beside them, the words are cut to what fits inside.
    """
    roomy = _packed(texts, scale, most_rows, compact=False)
    return roomy if not roomy[1] else _packed(texts, scale, most_rows, compact=True)


def _packed(texts: Sequence[Words], scale: Scale, most_rows: int, *, compact: bool) -> tuple[list[Chip], int]:
    ends = [0.0] * most_rows
    chips: list[Chip] = []
    for words in sorted(texts, key=lambda words: words.start_ms):
        chip = _chip(words, scale, compact=compact)
        reach = chip.right if chip.label_x is None else max(chip.right, chip.label_x + chip.label_room)
        begin = chip.left if chip.label_x is None else min(chip.left, chip.label_x)
        row = next((row for row in range(most_rows) if ends[row] <= begin), None)
        if row is not None:
            ends[row] = reach + (2 if compact else _GAP)
            chips.append(Chip(words, row, chip.left, chip.right, chip.label_x, chip.label_room))
    return chips, len(texts) - len(chips)


def _chip(words: Words, scale: Scale, *, compact: bool) -> Chip:
    left, right = scale.x(words.start_ms), max(scale.x(words.end_ms), scale.x(words.start_ms) + 6)
    if compact:
        return Chip(words, 0, left, right, None, 0)
    needed = _SIGN_PX + 20 + width_of(words.text, _TYPE_PX)
    if right - left >= min(needed, 3 * _READABLE_PX) or (right - left >= _READABLE_PX and needed > _MOST_BESIDE_PX):
        return Chip(words, 0, left, right, None, 0)
    times = width_of(span(words.start_ms, words.end_ms), _SMALL_PX)
    label = _SIGN_PX + width_of(words.text, _TYPE_PX) + _GAP + times + 4
    room = min(label, _MOST_BESIDE_PX)
    if right + 8 + room <= scale.right:
        return Chip(words, 0, left, right, right + 8, room)
    return Chip(words, 0, left, right, max(scale.left, left - 8 - room), min(room, left - 8 - scale.left))


def draw_chips(ink: Ink, chips: Sequence[Chip], hidden: int, scale: Scale, top: float, language: Language) -> None:
    for chip in chips:
        y = top + chip.row * ROW_PX + (ROW_PX - _HEIGHT) / 2
        ink.card((chip.left, y, chip.right, y + _HEIGHT), VIOLET_DEEP if chip.label_x is None else VIOLET, 7)
        if chip.label_x is None:
            _inside(ink, chip, y)
        else:
            _sign(ink, chip.words, chip.label_x, y + 5, VIOLET)
            times = span(chip.words.start_ms, chip.words.end_ms)
            room = chip.label_room - _SIGN_PX - _GAP - width_of(times, _SMALL_PX)
            end = ink.write(chip.label_x + _SIGN_PX, y + 20, chip.words.text, _TYPE_PX, VIOLET, max(_GAP, room))
            ink.write(end + _GAP, y + 20, times, _SMALL_PX, VIOLET)
    if hidden:  # beside the rows, below their label
        words = LABELS[language].more.format(n=hidden)
        ink.write(scale.left - 8 - width_of(words, _SMALL_PX), top + ROW_PX + 20, words, _SMALL_PX, VIOLET)


def draw_overlays(ink: Ink, overlays: Sequence[Overlay], scale: Scale, top: float) -> None:
    """What is laid over the shots, in one row."""
    free = 0.0
    for overlay in sorted(overlays, key=lambda overlay: overlay.start_ms):
        left, right = scale.x(overlay.start_ms), max(scale.x(overlay.end_ms), scale.x(overlay.start_ms) + 6)
        ink.card((left, top, right, top + _HEIGHT), BLUE_DEEP, 7)
        name = fitted(overlay.name, _TYPE_PX, right - left - 18)
        if name and left >= free:
            free = ink.write(left + 9, top + 20, name, _TYPE_PX, BLUE)


def _inside(ink: Ink, chip: Chip, y: float) -> None:
    """The words, and their times if there is room for both; the little screen only where there is room for more."""
    small = chip.right - chip.left < _READABLE_PX
    x = chip.left + (6 if small else 9 + _SIGN_PX)
    if not small:
        _sign(ink, chip.words, chip.left + 9, y + 5, VIOLET)
    px = _SMALL_PX if small else _TYPE_PX
    room = chip.right - x - (3 if small else 8)
    times = span(chip.words.start_ms, chip.words.end_ms)
    end = ink.write(x, y + 20, chip.words.text, px, WHITE, room) if fitted(chip.words.text, px, room) else x
    if end + 14 + width_of(times, _SMALL_PX) <= x + room:
        ink.write(end + 14, y + 20, times, _SMALL_PX, VIOLET)


def _sign(ink: Ink, words: Words, x: float, y: float, colour: tuple[int, int, int]) -> None:
    """A little screen with a bar where the text stands."""
    ink.card((x, y, x + 14, y + 18), colour, 3)
    ink.card((x + 1.5, y + 2, x + 12.5, y + 16), VIOLET_DEEP, 2)
    at = {"top": 4, "center": 8, "bottom": 12}[words.style.position]
    ink.fill((x + 3, y + at, x + 11, y + at + 3), colour)
