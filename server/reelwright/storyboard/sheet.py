"""The contact sheet: a few moments of the film, large, with their texts where they stand on the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PIL import Image, ImageColor

from reelwright.draft.model import Side
from reelwright.draft.names import Language
from reelwright.storyboard.film import Film, Words
from reelwright.storyboard.ink import EMPTY, GROUND, QUIET, TEXT, Colour, Ink, fitted_name
from reelwright.storyboard.insets import lay_insets
from reelwright.storyboard.seen import MOST_STILLS, Still
from reelwright.storyboard.setting import block_of
from reelwright.storyboard.tiles import Tiles
from reelwright.storyboard.wording import LABELS, clock
from reelwright.typography.stacking import Spot, shift
from reelwright.typography.typeset import Area, Block, width_px

HIGHEST = 288  # of a still; thumbnails are no larger
LEAST = 96
CAPTION_PX = 50
HEADING_PX = 26
_GAP = 14
_TYPE_PX = 16
_MOST_STACKED = 100  # texts; more take too long, and never fit


@dataclass(frozen=True)
class Grid:
    """How many stills there are, and how large each is."""

    count: int
    width: int
    height: int


def grid(film: Film, room: float, height: float) -> Grid:
    """The stills of a film in a row that is `room` wide and at most `height` high."""
    shots = min(MOST_STILLS, len(film.shots))
    high = min(HIGHEST, max(LEAST, height))
    beside = int((room + _GAP) // (high * film.shape + _GAP))
    count = max(1, min(MOST_STILLS, max(shots, beside)))
    return sized(film, count, room, high)


def sized(film: Film, count: int, room: float, height: float) -> Grid:
    """So many stills, as large as fits."""
    high = min(HIGHEST, max(LEAST, height))
    width = min(high * film.shape, (room - (count - 1) * _GAP) / count)
    return Grid(count, round(width), round(width / film.shape))


def heading_px(film: Film) -> int:
    """How much room above the stills the words take that say how many of the shots they are."""
    return HEADING_PX if len(film.shots) > MOST_STILLS else 0


def draw_sheet(
    ink: Ink, film: Film, stills: Sequence[Still], grid: Grid, tiles: Tiles, left: float, top: float, lang: Language
) -> None:
    """The stills in a row, spread over the width that `grid` was made for; captions below.

    Above them stands how many of the shots they are, if not all.
    """
    if heading_px(film):
        told = LABELS[lang].of_shots.format(shown=len({still.shot.number for still in stills}), n=len(film.shots))
        ink.write(left + 2, top + 16, told, _TYPE_PX, QUIET)
        top += HEADING_PX
    moved = _shifts(film.texts, (grid.width, grid.height))
    for place, still in enumerate(stills):
        x = left + place * (grid.width + _GAP)
        frame = tiles.tile(still.place, (grid.width, grid.height), still.shot.fit)
        shown = _blank(grid, still) if frame is None else frame.copy()
        lay_insets(shown, film, still, tiles)
        for words in still.texts:
            _set(shown, words, moved[id(words)])
        ink.picture(shown, x, top, 8)
        _caption(ink, still, x, top + grid.height, grid.width, lang)


def _blank(grid: Grid, still: Still) -> Image.Image:
    """In place of a frame that could not be seen: the shot's number, in a corner."""
    card = Ink(grid.width, grid.height)
    card.fill((0, 0, grid.width, grid.height), EMPTY)
    card.write(12, 34, str(still.shot.number), 28, QUIET)
    return card.image


def _caption(ink: Ink, still: Still, x: float, top: float, width: float, lang: Language) -> None:
    number, name = str(still.shot.number), still.shot.name
    end = ink.write(x + 2, top + 21, number, _TYPE_PX, TEXT)
    room = width - (end - x) - 10
    ink.write(end + 8, top + 21, fitted_name(name, _TYPE_PX, room), _TYPE_PX, QUIET)
    ink.write(x + 2, top + 42, LABELS[lang].at.format(at=clock(still.at_ms)), _TYPE_PX, QUIET, width)


@dataclass(frozen=True)
class _Setting:
    """A text on a canvas: its lines, the place where each begins, how wide they are, and the top of the first."""

    block: Block
    lefts: Sequence[float]
    widths: Sequence[float]
    top: float

    @property
    def right(self) -> float:
        return max((x + width for x, width in zip(self.lefts, self.widths, strict=True)), default=0.0)


def _setting(words: Words, canvas: tuple[int, int]) -> tuple[_Setting, Area]:
    """The same size and place relative to the canvas as on the film; and where texts may be."""
    block, area = block_of(words, canvas)
    style = words.style
    top = {
        "top": area.top,
        "center": (area.top + area.bottom - block.height) / 2,
        "bottom": area.bottom - block.height,
    }[style.position] - style.lift * canvas[1]
    widths = [width_px(line, block.px, block.font) for line in block.lines]
    return _Setting(block, [_across(style.side, area, width) for width in widths], widths, top), area


def _shifts(texts: Sequence[Words], canvas: tuple[int, int]) -> Mapping[int, int]:
    """How far down each text moves to make room for those before it, as it does on the film; by `id`, for two texts
    may be the same in every word."""
    taken: list[Spot] = []
    moved = {id(words): 0 for words in texts}
    for words in texts[:_MOST_STACKED]:
        at, area = _setting(words, canvas)
        box = (min(at.lefts, default=0.0), at.top, at.right, at.top + at.block.height)
        spot = Spot(words.start_ms, words.end_ms, *(round(side) for side in box))
        bounds = ((round(area.top), round(area.bottom)), (0, canvas[1]))
        moved[id(words)] = shift(spot, taken, words.style.position == "bottom", bounds)
        taken.append(spot.moved(moved[id(words)]))
    return moved


def _set(picture: Image.Image, words: Words, moved: int) -> None:
    """A text as it stands on the film, small."""
    at, _ = _setting(words, (picture.width, picture.height))
    block, style, top = at.block, words.style, at.top + moved
    pen = Ink.over(picture)
    if style.box is not None and at.lefts:
        pad = block.margin
        plate = (min(at.lefts) - pad, top - pad / 2, at.right + pad, top + block.height + pad / 2)
        pen.card(plate, _colour(style.box, GROUND), 4, style.box_opacity)
    for number, (line, x) in enumerate(zip(block.lines, at.lefts, strict=True)):
        baseline = top + block.ascent + block.pitch * number
        pen.outlined(x, baseline, line, block.px, _colour(style.colour, TEXT), GROUND, block.font)


def _across(side: Side, area: Area, width: float) -> float:
    at = {"left": area.left, "center": (area.left + area.right - width) / 2, "right": area.right - width}
    return float(at[side])


def _colour(name: str, otherwise: Colour) -> Colour:
    try:
        red, green, blue = ImageColor.getrgb(name)[:3]
    except ValueError:
        return otherwise
    return red, green, blue
