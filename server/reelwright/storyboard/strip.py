"""The filmstrip: every shot as a row of its frames, with its number, name, length and speed."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from reelwright.draft.names import Language, hundredths
from reelwright.storyboard.film import Film, Shot, gaps, seams
from reelwright.storyboard.ink import BLACK, EMPTY, GROUND, LINE, PANEL, PINK, QUIET, TEXT, Ink, fitted_name, width_of
from reelwright.storyboard.joins import draw_marks
from reelwright.storyboard.scale import Scale
from reelwright.storyboard.seen import Place
from reelwright.storyboard.tiles import Tiles
from reelwright.storyboard.wording import LABELS, seconds

STRIP_PX = 104
NAMES_PX = 26
_NAMED_FROM_PX = 64
_TYPE_PX = 16
_HATCH_PX = 14


def cells(film: Film, scale: Scale) -> list[tuple[float, float]]:
    """From where to where each shot is drawn: the middle of a transition is where one gives way to the next."""
    shots = film.shots
    if not shots:
        return []
    middles = seams(shots)
    lefts = [shots[0].start_ms, *middles]
    rights = [*(min(shot.end_ms, seam) for shot, seam in zip(shots, middles, strict=False)), shots[-1].end_ms]
    return [(scale.x(left), scale.x(right)) for left, right in zip(lefts, rights, strict=True)]


def tile_width(film: Film) -> int:
    return max(24, round(STRIP_PX * film.shape))


def tile_counts(film: Film, scale: Scale) -> list[int]:
    """How many tiles each shot has room for."""
    width = tile_width(film)
    return [max(1, -(-round(right - left) // width)) for left, right in cells(film, scale)]


def draw_strip(
    ink: Ink,
    film: Film,
    scale: Scale,
    tiles: Tiles,
    places: Sequence[Sequence[Place]],
    top: float,
    language: Language = "en",
) -> None:
    """The strip at `top`, the names below it."""
    ink.card((scale.left, top, scale.right, top + STRIP_PX), PANEL)
    drawn = cells(film, scale)
    for shot, (left, right), own in zip(film.shots, drawn, places, strict=True):
        box = (round(left), round(right) - (1 if right - left > 4 else 0))
        if box[1] > box[0]:
            picture = _cell(film, shot, tiles, own, box[1] - box[0])
            ink.picture(picture, box[0], top, radius=min(6, (box[1] - box[0]) / 4))
    _draw_gaps(ink, film, scale, top, language)
    _number_all(ink, film.shots, drawn, top)
    for shot, (left, right) in zip(film.shots, drawn, strict=True):
        _tell(ink, shot, left, right, top, language)
    draw_marks(ink, scale, film.shots, top, STRIP_PX)


def _draw_gaps(ink: Ink, film: Film, scale: Scale, top: float, language: Language) -> None:
    """Where there is no shot the picture is black: hatched, so that it is not taken for a dark shot."""
    for gap in gaps(film.shots):
        left, width = round(scale.x(gap.start_ms)), round(scale.x(gap.end_ms)) - round(scale.x(gap.start_ms))
        if width > 1:
            ink.picture(_hatched(width, gap.length_ms, language), left, top, min(6, width / 4))


def _hatched(width: int, length_ms: int, language: Language) -> Image.Image:
    cell = Image.new("RGB", (width, STRIP_PX), BLACK)
    draw = ImageDraw.Draw(cell)
    for x in range(0, width + STRIP_PX, _HATCH_PX):
        draw.line((x, 0, x - STRIP_PX, STRIP_PX), LINE, 2)
    black = LABELS[language].black
    for words in (f"{black} {seconds(length_ms, language)}", black):
        aside = (width - width_of(words, _TYPE_PX)) / 2
        if aside >= 8:
            pen = Ink.over(cell)
            pen.card((aside - 6, STRIP_PX / 2 - 13, width - aside + 6, STRIP_PX / 2 + 13), BLACK, 5)
            pen.write(aside, STRIP_PX / 2 + 5.5, words, _TYPE_PX, QUIET)
            break
    return cell


def _cell(film: Film, shot: Shot, tiles: Tiles, places: Sequence[Place], width: int) -> Image.Image:
    cell = Image.new("RGB", (width, STRIP_PX), EMPTY)
    own = tile_width(film)
    count = -(-width // own)
    if not places:
        return cell
    if width < own:  # the middle of the frame
        frame = tiles.tile(places[len(places) // 2], (own, STRIP_PX), shot.fit)
        if frame is not None:
            cell.paste(frame, ((width - own) // 2, 0))
        return cell
    step = width / count  # tiles lie a little closer than they are wide, so that none is cut off
    for place in range(count):
        frame = tiles.tile(places[place * len(places) // count], (own, STRIP_PX), shot.fit)
        if frame is not None:
            crop = (own - round(step)) // 2
            cell.paste(frame.crop((crop, 0, crop + round(step), STRIP_PX)), (round(place * step), 0))
            if place:
                cell.paste(GROUND, (round(place * step), 0, round(place * step) + 1, STRIP_PX))
    return cell


def _number_all(ink: Ink, shots: Sequence[Shot], drawn: Sequence[tuple[float, float]], top: float) -> None:
    """Numbers in the corners; where shots are too narrow, only as many as do not touch."""
    free = 0.0
    for shot, (left, right) in zip(shots, drawn, strict=True):
        px = 18 if right - left >= 34 else 14
        label = str(shot.number)
        width = width_of(label, px) + (12 if px == 18 else 4)
        pad = 4 if px == 18 else 1
        if left < free:
            continue
        ink.card((left + pad, top + pad, left + pad + width, top + pad + px + 6), GROUND, 5, 0.82)
        ink.write(left + pad + (width - width_of(label, px)) / 2, top + pad + px - 0.5, label, px)
        free = left + pad + width + 2


def _tell(ink: Ink, shot: Shot, left: float, right: float, top: float, language: Language) -> None:
    """The speed in the shot's corner, its name and length below it."""
    if shot.speed != 1 and right - left > 60:
        label = f"{hundredths(shot.speed)}×"
        width = width_of(label, _TYPE_PX) + 10
        ink.card((right - width - 5, top + 4, right - 5, top + 28), PINK, 5)
        ink.write(right - width, top + 21.5, label, _TYPE_PX, GROUND)
    if right - left < _NAMED_FROM_PX:
        return
    room = right - left - 10
    length = seconds(shot.length_ms, language)
    baseline = top + STRIP_PX + 20
    gap = 10
    if room >= width_of(shot.name, _TYPE_PX) + gap + width_of(length, _TYPE_PX):
        end = ink.write(left + 4, baseline, shot.name, _TYPE_PX, TEXT)
        ink.write(end + gap, baseline, length, _TYPE_PX, QUIET)
    else:
        ink.write(left + 4, baseline, fitted_name(shot.name, _TYPE_PX, room), _TYPE_PX, TEXT)
