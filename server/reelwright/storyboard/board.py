"""The storyboard: a film as one picture that is read at a glance, by a person and by a model.

From top to bottom: title, ruler, filmstrip with transitions, texts, sounds, warnings, contact sheet. `Board` measures
first, says what it would like to see (`wanted`), and draws with whatever it was given of that. It opens no file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from reelwright.draft.names import Language, cut
from reelwright.storyboard.chips import ROW_PX, draw_chips, draw_overlays, packed
from reelwright.storyboard.encoding import Encoded, encoded, lossless_png
from reelwright.storyboard.film import Film
from reelwright.storyboard.findings import Finding, findings
from reelwright.storyboard.ink import GROUND, QUIET, RED, RED_DEEP, TEXT, Ink, width_of
from reelwright.storyboard.joins import LEGEND_PX, draw_legend, legend
from reelwright.storyboard.scale import RULER_PX, Scale, draw_ruler
from reelwright.storyboard.seen import (
    MOST_FRAMES,
    MOST_STRIP,
    Seen,
    Wanted,
    inset_places,
    stills_of,
    strip_places,
    wanted,
)
from reelwright.storyboard.sheet import CAPTION_PX, HIGHEST, LEAST, draw_sheet, grid, heading_px, sized
from reelwright.storyboard.strip import NAMES_PX, STRIP_PX, cells, draw_strip, tile_counts
from reelwright.storyboard.tiles import Tiles
from reelwright.storyboard.waves import MOST_TRACKS, OWN_PX, TRACK_PX, draw_own_sound, draw_track
from reelwright.storyboard.wording import LABELS, clock, counted, seconds

WIDTH, HIGHEST_BOARD = 1536, 768
_MARGIN = 28
_LEFT = 132  # where the tracks begin; their labels are before it
_HEAD_PX = 74
_WARNING_PX = 30
_MOST_WARNINGS = 3
_LABEL_PX = 16


@dataclass(frozen=True)
class Caption:
    """What stands in the board's title: the project's name, and how often it was edited, where that is known."""

    project: str
    edits: int = 0


@dataclass(frozen=True)
class _Row:
    """One band of the board: its height, its label, and what draws it at a top."""

    height: float
    label: str
    draw: Callable[[Ink, float], None]
    label_down: float = 20
    heard: bool = False


class Board:
    """One film's storyboard."""

    def __init__(self, film: Film, caption: Caption, language: Language = "en") -> None:
        self._film = film
        self._caption = caption
        self._language = language
        self._labels = LABELS[language]
        self._scale = Scale(_LEFT, WIDTH - _MARGIN, max(1, film.length_ms))
        self._room = WIDTH - 2 * _MARGIN
        fixed = sum(row.height for row in self._rows(Seen(), warnings=())) + _HEAD_PX + RULER_PX
        fixed += heading_px(film) + CAPTION_PX + _MARGIN
        spare = HIGHEST_BOARD - fixed - _MOST_WARNINGS * _WARNING_PX
        self._grid = grid(film, self._room, min(HIGHEST, spare))
        self._stills = stills_of(film, self._grid.count)
        most = min(MOST_STRIP, MOST_FRAMES - len(self._stills) - len(inset_places(self._stills)))
        self._places = strip_places(film.shots, tile_counts(film, self._scale), most)

    @property
    def wanted(self) -> Wanted:
        """What this board would like to be shown."""
        return wanted(self._film, self._stills, [place for places in self._places for place in places])

    def draw(self, seen: Seen, *, lossless: bool = False) -> Encoded:
        """The picture: 1536 pixels wide, at most 768 high, at most 400 kB; or, `lossless`, a PNG of any size."""
        image = self._drawn(seen).image
        return lossless_png(image) if lossless else encoded(image)

    def _drawn(self, seen: Seen) -> Ink:
        film = self._film
        if not film.shots and not any(film.sounds) and not film.texts:
            return self._empty()
        found = self.notices(seen)
        rows = self._rows(seen, found)
        tracks = sum(row.height for row in rows)
        below = heading_px(film) + CAPTION_PX
        spare = HIGHEST_BOARD - _HEAD_PX - RULER_PX - tracks - below - _MARGIN
        stills = self._stills if spare >= LEAST else []  # a film of many tracks leaves no room for them
        size = sized(film, max(1, len(stills)), self._room, spare)
        sheet = size.height + below if stills else 0
        ink = Ink(WIDTH, round(min(HIGHEST_BOARD, _HEAD_PX + RULER_PX + tracks + sheet + _MARGIN)))
        self._head(ink)
        top: float = _HEAD_PX
        tracks_end = top + RULER_PX + sum(row.height for row in rows if row.label)
        draw_ruler(ink, self._scale, top, tracks_end)
        self._marks(ink, found, rows, top + RULER_PX, tracks_end)
        top += RULER_PX
        for row in rows:
            ink.write(_MARGIN, top + row.label_down, row.label, _LABEL_PX, QUIET, _LEFT - _MARGIN - 8)
            row.draw(ink, top)
            top += row.height
        if stills:
            top = ink.image.height - sheet - _MARGIN / 2
            draw_sheet(ink, film, stills, size, Tiles(seen), _MARGIN, top, self._language)
        return ink

    def _empty(self) -> Ink:
        ink = Ink(WIDTH, 220)
        self._head(ink)
        words = self._labels.empty
        ink.write((WIDTH - width_of(words, 24)) / 2, 140, words, 24, QUIET)
        return ink

    def _head(self, ink: Ink) -> None:
        """The project's name on the left; on the right its facts, and the canvas's shape."""
        film, labels = self._film, self._labels
        facts = [
            clock(film.length_ms),
            f"{film.width}×{film.height}",
            f"{film.fps} fps",
            counted(labels.shot, len(film.shots)),
            *([labels.fade_in.format(length=seconds(film.fade_in_ms, self._language))] if film.fade_in_ms else []),
            *([labels.fade_out.format(length=seconds(film.fade_out_ms, self._language))] if film.fade_out_ms else []),
            *([counted(labels.edit, self._caption.edits)] if self._caption.edits else []),
        ]
        text = "   ·   ".join(facts)
        left = WIDTH - _MARGIN - width_of(text, 20)
        high = 30 if film.shape < 1 else 34 / film.shape
        wide = high * film.shape
        ink.card((left - wide - 14, 38 - high / 2, left - 14, 38 + high / 2), QUIET, 4)
        ink.card((left - wide - 12, 40 - high / 2, left - 16, 36 + high / 2), GROUND, 3)
        ink.write(left, 45, text, 20, QUIET)
        ink.write(_MARGIN, 50, self._caption.project, 34, TEXT, left - wide - 60 - _MARGIN)

    def _rows(self, seen: Seen, warnings: Sequence[Finding]) -> list[_Row]:
        """What is on the board between the ruler and the contact sheet."""
        film, scale, labels, lang = self._film, self._scale, self._labels, self._language
        rows: list[_Row] = []
        if film.shots:
            rows.append(_Row(STRIP_PX + NAMES_PX, labels.shots, lambda ink, y: self._strip(ink, seen, y), 58))
        if told := legend(film.shots, scale.right - scale.left, lang):
            draw_told: Callable[[Ink, float], None] = lambda ink, y: draw_legend(ink, told, scale.left, y)  # noqa: E731
            rows.append(_Row(len(told) * LEGEND_PX, " ", draw_told))
        if film.overlays:
            rows.append(
                _Row(
                    ROW_PX + 4,
                    labels.overlays,
                    lambda ink, y: draw_overlays(ink, film.overlays, scale, y + 5, lang),
                    25,
                )
            )
        if film.texts:
            chips, hidden = packed(film.texts, scale)
            count = 1 + max((chip.row for chip in chips), default=0)
            draw_texts: Callable[[Ink, float], None] = lambda ink, y: draw_chips(  # noqa: E731
                ink, chips, hidden, scale, y + 4, lang
            )
            rows.append(_Row(count * ROW_PX + 8, labels.texts, draw_texts, 27))
        rows += [self._track(place, seen) for place in range(min(MOST_TRACKS, len(film.sounds)))]
        if any(not shot.still and shot.key for shot in film.shots) and self._has_own_sound(seen):
            draw_own: Callable[[Ink, float], None] = lambda ink, y: draw_own_sound(  # noqa: E731
                ink, film.shots, cells(film, scale), seen, y, lang
            )
            rows.append(_Row(OWN_PX + 6, labels.own_sound, draw_own, 25, heard=True))
        if warnings:
            shown = self._shown(warnings)
            rows.append(_Row(len(shown) * _WARNING_PX + 8, "", lambda ink, y: _tell(ink, shown, y)))
        return rows

    def _strip(self, ink: Ink, seen: Seen, top: float) -> None:
        draw_strip(ink, self._film, self._scale, Tiles(seen), self._places, top, self._language)

    def _track(self, place: int, seen: Seen) -> _Row:
        row = self._film.sounds[place]

        def draw(ink: Ink, top: float) -> None:
            draw_track(ink, row, self._film, self._scale, seen, top, self._language)

        label = self._labels.music if any(sound.music for sound in row) else self._labels.sound
        return _Row(TRACK_PX, label, draw, 44, heard=True)

    def _has_own_sound(self, seen: Seen) -> bool:
        """Whether a clip has sound, as far as is known: a film of silent clips needs no row for it."""
        heard = [seen.curves.get(shot.key) for shot in self._film.shots if not shot.still]
        return any(curve != b"" for curve in heard)

    def notices(self, seen: Seen) -> list[Finding]:
        """What the board says in words: that thumbnails are missing, and what is probably not meant."""
        return [*self._unseen(seen), *findings(self._film, seen, self._language)]

    def _unseen(self, seen: Seen) -> list[Finding]:
        """That there are no thumbnails, or not all."""
        shots = self._film.shots
        missing = [
            shot
            for shot, own in zip(shots, self._places, strict=True)
            if own and not any(p in seen.frames for p in own)
        ]
        if not missing:
            return []
        none = len(missing) == sum(bool(own) for own in self._places)
        words = self._labels.no_pictures if none else self._labels.some_pictures
        return [Finding(-1, -1, words=words.format(n=len(missing), all=len(shots)))]

    def _shown(self, warnings: Sequence[Finding]) -> list[Finding]:
        if len(warnings) <= _MOST_WARNINGS:
            return list(warnings)
        more = self._labels.more.format(n=len(warnings) - _MOST_WARNINGS + 1)
        return [*warnings[: _MOST_WARNINGS - 1], Finding(0, 0, words=more)]

    def _marks(self, ink: Ink, found: Sequence[Finding], rows: Sequence[_Row], top: float, bottom: float) -> None:
        """Red, where on the timeline each warning is about: silence at the sounds, all else at the filmstrip."""
        unheard = takewhile(lambda row: not row.heard, rows) if any(row.heard for row in rows) else ()
        sounds = top + sum(row.height for row in unheard)
        for finding in found:
            if finding.start_ms < 0:
                continue
            left, right = self._scale.x(finding.start_ms), self._scale.x(finding.end_ms)
            right = max(right, left + 4)
            edge = sounds if finding.about == "silence" else top
            if finding.about != "gap" and finding.length_ms < 0.9 * self._film.length_ms:
                ink.card((left, edge, right, bottom), RED_DEEP, 3, 0.4)
            ink.fill((left, edge - 4, right, edge), RED)


def _tell(ink: Ink, warnings: Sequence[Finding], top: float) -> None:
    for place, finding in enumerate(warnings):
        y = top + place * _WARNING_PX + 22
        colour = QUIET if finding.start_ms < 0 else RED
        ink.shape([(_MARGIN + 9, y - 15), (_MARGIN + 18, y + 1), (_MARGIN, y + 1)], colour)
        ink.fill((_MARGIN + 8, y - 10, _MARGIN + 10, y - 4), GROUND)
        ink.fill((_MARGIN + 8, y - 3, _MARGIN + 10, y - 1), GROUND)
        ink.write(_MARGIN + 28, y, cut(finding.words, 160), 17, colour, WIDTH - 2 * _MARGIN - 28)
