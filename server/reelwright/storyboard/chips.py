"""Texts as chips at their times, packed into rows. A chip says where on the picture the text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.draft.names import Language
from reelwright.storyboard.film import Overlay, Words
from reelwright.storyboard.ink import (
    BLUE,
    BLUE_DEEP,
    QUIET,
    VIOLET,
    VIOLET_DEEP,
    WHITE,
    Colour,
    Ink,
    fitted,
    fitted_name,
    width_of,
)
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
_WORTH_PX = 240  # a chip this wide holds enough of a long text
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

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where it is drawn, its words included."""
        if self.label_x is None:
            return self.left, self.right
        return min(self.left, self.label_x), max(self.right, self.label_x + self.label_room)


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
        begin, reach = chip.reach
        row = next((row for row in range(most_rows) if ends[row] <= begin), None)
        if row is not None:
            ends[row] = reach + (0 if chip.label_x is None else _GAP)
            chips.append(Chip(words, row, chip.left, chip.right, chip.label_x, chip.label_room))
    return chips, len(texts) - len(chips)


def _chip(words: Words, scale: Scale, *, compact: bool) -> Chip:
    left, right = scale.x(words.start_ms), max(scale.x(words.end_ms), scale.x(words.start_ms) + 6)
    if compact:
        return Chip(words, 0, left, right, None, 0)
    needed = _SIGN_PX + 20 + width_of(words.text, _TYPE_PX)
    if right - left >= min(needed, 3 * _READABLE_PX) or (right - left >= _WORTH_PX and needed > _MOST_BESIDE_PX):
        return Chip(words, 0, left, right, None, 0)
    times = width_of(span(words.start_ms, words.end_ms), _SMALL_PX)
    label = _SIGN_PX + width_of(words.text, _TYPE_PX) + _GAP + times + 4
    room = min(label, _MOST_BESIDE_PX)
    if right + 8 + room <= scale.right:
        return Chip(words, 0, left, right, right + 8, room)
    return Chip(words, 0, left, right, max(scale.left, left - 8 - room), min(room, left - 8 - scale.left))


def draw_chips(ink: Ink, chips: Sequence[Chip], hidden: int, scale: Scale, top: float, language: Language) -> None:
    taken = [[chip.reach for chip in chips if chip.row == row] for row in range(MOST_ROWS)]
    for chip in chips:
        y = top + chip.row * ROW_PX + (ROW_PX - _HEIGHT) / 2
        ink.card((chip.left, y, chip.right - 2, y + _HEIGHT), VIOLET_DEEP if chip.label_x is None else VIOLET, 7)
        if chip.label_x is None:
            if not _inside(ink, chip, y):
                _beside(
                    ink, span(chip.words.start_ms, chip.words.end_ms), chip.reach, taken[chip.row], scale, y, VIOLET
                )
        else:
            _sign(ink, chip.words, chip.label_x, y + 5, VIOLET)
            times = span(chip.words.start_ms, chip.words.end_ms)
            room = chip.label_room - _SIGN_PX - _GAP - width_of(times, _SMALL_PX)
            end = ink.write(chip.label_x + _SIGN_PX, y + 20, chip.words.text, _TYPE_PX, VIOLET, max(_GAP, room))
            ink.write(end + _GAP, y + 20, times, _SMALL_PX, VIOLET)
    if hidden:  # beside the rows, below their label
        words = LABELS[language].more.format(n=hidden)
        ink.write(scale.left - 8 - width_of(words, _SMALL_PX), top + ROW_PX + 20, words, _SMALL_PX, VIOLET)


def draw_overlays(ink: Ink, overlays: Sequence[Overlay], scale: Scale, top: float, language: Language) -> None:
    """What is laid over the shots, in one row."""
    free = 0.0
    boxes = [(scale.x(over.start_ms), max(scale.x(over.end_ms), scale.x(over.start_ms) + 6)) for over in overlays]
    taken = list(boxes)
    for left, right in boxes:
        ink.card((left, top, right, top + _HEIGHT), BLUE_DEEP, 7)
    for overlay, (left, right) in sorted(zip(overlays, boxes, strict=True), key=lambda pair: pair[1]):
        if left < free:
            continue
        name = fitted_name(overlay.name, _TYPE_PX, right - left - 18)
        free = ink.write(left + 9, top + 20, name, _TYPE_PX, BLUE) if name else left
        said = span(overlay.start_ms, overlay.end_ms)
        if overlay.inset is None:
            said = f"{said} · {LABELS[language].not_on_stills}"
        if name and free + _GAP + width_of(said, _SMALL_PX) + 8 <= right:
            free = ink.write(free + _GAP, top + 20, said, _SMALL_PX, QUIET)
        else:
            said = said if name else f"{fitted_name(overlay.name, _SMALL_PX, _WORTH_PX)} {said}"
            _beside(ink, said, (left, right), taken, scale, top, QUIET)


def _inside(ink: Ink, chip: Chip, y: float) -> bool:
    """The words, and their times if there is room for both; the little screen only where there is room for more.

    Returns whether the times are there.
    """
    small = chip.right - chip.left < _READABLE_PX
    x = chip.left + (6 if small else 9 + _SIGN_PX)
    if not small:
        _sign(ink, chip.words, chip.left + 9, y + 5, VIOLET)
    px = _SMALL_PX if small else _TYPE_PX
    room = chip.right - x - (3 if small else 8)
    times = span(chip.words.start_ms, chip.words.end_ms)
    end = ink.write(x, y + 20, chip.words.text, px, WHITE, room) if fitted(chip.words.text, px, room) else x
    if end + 14 + width_of(times, _SMALL_PX) > x + room:
        return False
    ink.write(end + 14, y + 20, times, _SMALL_PX, VIOLET)
    return True


def _beside(
    ink: Ink,
    words: str,
    box: tuple[float, float],
    taken: list[tuple[float, float]],
    scale: Scale,
    y: float,
    colour: Colour,
) -> None:
    """Words after a box of a row, else before it, where nothing else is; what they take is added to `taken`."""
    width = width_of(words, _SMALL_PX)
    for x in (box[1] + 7, box[0] - 9 - width):
        inside = scale.left <= x and x + width <= scale.right
        if inside and all(x + width + 6 <= left or right + 6 <= x for left, right in taken):
            ink.write(x, y + 20, words, _SMALL_PX, colour)
            taken.append((x, x + width))
            return


def _sign(ink: Ink, words: Words, x: float, y: float, colour: tuple[int, int, int]) -> None:
    """A little screen with a bar where the text stands."""
    ink.card((x, y, x + 14, y + 18), colour, 3)
    ink.card((x + 1.5, y + 2, x + 12.5, y + 16), VIOLET_DEEP, 2)
    at = {"top": 4, "center": 8, "bottom": 12}[words.style.position]
    ink.fill((x + 3, y + at, x + 11, y + at + 3), colour)
