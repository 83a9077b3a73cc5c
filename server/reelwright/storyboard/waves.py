"""Sounds as waveforms: a row for each audio track, with names, volumes and fades, and one for the clips' own sound."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.draft.names import Language, percent
from reelwright.storyboard.film import Film, Shot, Sound
from reelwright.storyboard.ink import (
    BLUE,
    BLUE_DEEP,
    EMPTY,
    GREEN,
    GREEN_DEEP,
    QUIET,
    TEXT,
    Box,
    Colour,
    Ink,
    fitted_name,
    width_of,
)
from reelwright.storyboard.loudness import Levels, levels_of_shot, levels_of_sound
from reelwright.storyboard.scale import Scale
from reelwright.storyboard.seen import Seen
from reelwright.storyboard.wording import LABELS, clock, seconds, span

MOST_TRACKS = 3
TRACK_PX = 62
OWN_PX = 40
_NAME_PX = 24
_TYPE_PX = 16
_GAP = 12
_CURVE = 0.65  # quiet sounds are heard, and so they are seen


def draw_track(
    ink: Ink, row: Sequence[Sound], film: Film, scale: Scale, seen: Seen, top: float, lang: Language
) -> None:
    """One audio track: names above, waves below. What goes on after the film's end is not heard, and not drawn."""
    free = scale.left
    for sound in row:
        left, right = scale.x(sound.start_ms), max(scale.x(sound.end_ms), scale.x(sound.start_ms) + 3)
        box = (left, top + _NAME_PX, right, top + TRACK_PX - 6)
        ink.card(box, GREEN_DEEP, 7)
        _wave(ink, box, GREEN, levels_of_sound(sound, seen.sound_of(sound)))
        if left >= free:
            free = _name(ink, sound, film, left, top, scale.right, lang)
            later = (scale.x(other.start_ms) for other in row if other.start_ms > sound.start_ms)
            free = _tell_fades(ink, sound, free, top, min(later, default=scale.right), lang) + 14


def _name(ink: Ink, sound: Sound, film: Film, left: float, top: float, end: float, lang: Language) -> float:
    """ "Lo-fi  35%  0:00–0:18" above its beginning; returns where that ends."""
    volume = "" if sound.volume is None else percent(sound.volume)
    times = span(sound.start_ms, min(sound.end_ms, film.length_ms))
    said = [(volume, TEXT), (times, QUIET)]
    beside = sum(width_of(words, _TYPE_PX) + _GAP for words, _ in said if words)
    width = width_of(sound.name, _TYPE_PX) + beside
    x = left + 3 if width <= max(120.0, end - left) else max(end - width, 0)
    x = ink.write(x, top + 18, fitted_name(sound.name, _TYPE_PX, max(60.0, end - x - beside)), _TYPE_PX, GREEN)
    told = False
    for words, colour in said:
        if words and x + _GAP + width_of(words, _TYPE_PX) <= end:
            x = ink.write(x + _GAP, top + 18, words, _TYPE_PX, colour)
            told = told or words == times
    if not told and film.length_ms - sound.end_ms > 500:
        words = LABELS[lang].ends.format(at=clock(sound.end_ms))
        right = scale_right(left, sound, film, end)
        if right + 10 + width_of(words, _TYPE_PX) <= end:
            ink.write(right + 10, top + _NAME_PX + 21, words, _TYPE_PX, GREEN)
    return x


def _tell_fades(ink: Ink, sound: Sound, x: float, top: float, end: float, lang: Language) -> float:
    """ "fades out 2s" from `x` on, as far as it leaves the next sound's name its room; returns where that ends."""
    labels = LABELS[lang]
    for label, ms in ((labels.fade_in, sound.fade_in_ms), (labels.fade_out, sound.fade_out_ms)):
        words = label.format(length=seconds(ms, lang))
        if ms and x + _GAP + width_of(words, _TYPE_PX) + 14 <= end:
            x = ink.write(x + _GAP, top + 18, words, _TYPE_PX, QUIET)
    return x


def scale_right(left: float, sound: Sound, film: Film, end: float) -> float:
    """Where a sound ends, given where it begins and where the film ends."""
    share = sound.length_ms / max(1, film.length_ms - sound.start_ms)
    return left + (end - left) * share


def draw_own_sound(
    ink: Ink, shots: Sequence[Shot], drawn: Sequence[tuple[float, float]], seen: Seen, top: float, lang: Language
) -> None:
    """The clips' own sound, as loud as each clip is set to be."""
    for shot, (left, right) in zip(shots, drawn, strict=True):
        box = (left, top + 3, right - 2, top + OWN_PX - 3)
        if right - left < 4:
            continue
        curve = seen.curves.get(shot.key, None if not shot.still else b"")
        silent = shot.still or curve == b""
        if silent or shot.volume == 0:
            ink.card(box, EMPTY, 5)
            words = LABELS[lang].soundless if silent else LABELS[lang].muted
            if width_of(words, 15) + 12 < right - left:
                ink.write(left + 8, top + OWN_PX / 2 + 5, words, 15, QUIET)
        else:
            ink.card(box, BLUE_DEEP, 5)
            _wave(ink, box, BLUE, levels_of_shot(shot, curve))
            _own_volume(ink, shot, left, right, top)


def _own_volume(ink: Ink, shot: Shot, left: float, right: float, top: float) -> None:
    if shot.volume not in (None, 1.0) and shot.volume is not None:
        words = percent(shot.volume)
        width = width_of(words, 15)
        if width + 20 < right - left:
            ink.card((right - width - 14, top + 4, right - 2, top + OWN_PX - 4), BLUE_DEEP, 4)
            ink.write(right - width - 9, top + 22, words, 15, BLUE)


def _wave(ink: Ink, box: Box, colour: Colour, levels: Levels) -> None:
    """Upright bars of two pixels around the middle; a thin line where the level is not known."""
    left, top, right, bottom = box
    middle, most = (top + bottom) / 2, (bottom - top) / 2 - 3
    width = right - left
    x = left + 3
    while x < right - 3:
        found = levels((x - left) / width, min(1.0, (x + 3 - left) / width))
        half = 0.5 if found is None else max(0.5, min(1.0, found) ** _CURVE * most)
        ink.fill((x, middle - half, x + 2, middle + half + 0.5), colour)
        x += 3
