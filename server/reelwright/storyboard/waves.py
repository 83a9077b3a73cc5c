"""Sounds as waveforms: a row for each audio track, with names, volumes and fades, and one for the clips' own sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reelwright.draft.names import Language, percent
from reelwright.storyboard.film import Film, Shot, Sound
from reelwright.storyboard.ink import BLUE, BLUE_DEEP, GREEN, GREEN_DEEP, QUIET, Colour, Ink, width_of
from reelwright.storyboard.scale import Scale
from reelwright.storyboard.seen import Seen, level
from reelwright.storyboard.wording import LABELS, clock, span

MOST_TRACKS = 3
TRACK_PX = 62
OWN_PX = 40
_NAME_PX = 24
_TYPE_PX = 16
_LOUDEST = 1.2  # a volume beyond this is drawn no higher
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
        _wave(ink, box, GREEN, _levels(sound, seen))
        if left >= free:
            free = _name(ink, sound, film, left, top, scale.right, lang) + 14


def _name(ink: Ink, sound: Sound, film: Film, left: float, top: float, end: float, lang: Language) -> float:
    """ "Lo-fi 35%  0:00–0:18  ends 0:18" above its beginning; returns where that ends."""
    level_words = "" if sound.volume is None else f"  {percent(sound.volume)}"
    times = span(sound.start_ms, min(sound.end_ms, film.length_ms))
    room = max(120.0, end - left)
    width = width_of(f"{sound.name} {level_words}", _TYPE_PX) + 14 + width_of(times, _TYPE_PX)
    x = left + 3 if width <= room else max(end - width, 0)
    x = ink.write(x, top + 18, f"{sound.name} {level_words}", _TYPE_PX, GREEN, max(60.0, end - x))
    if x + 14 + width_of(times, _TYPE_PX) <= end:
        x = ink.write(x + 14, top + 18, times, _TYPE_PX, QUIET)
    if film.length_ms - sound.end_ms > 500:
        words = LABELS[lang].ends.format(at=clock(sound.end_ms))
        right = scale_right(left, sound, film, end)
        if right + 10 + width_of(words, _TYPE_PX) <= end:
            ink.write(right + 10, top + _NAME_PX + 21, words, _TYPE_PX, GREEN)
    return x


def scale_right(left: float, sound: Sound, film: Film, end: float) -> float:
    """Where a sound ends, given where it begins and where the film ends."""
    share = sound.length_ms / max(1, film.length_ms - sound.start_ms)
    return left + (end - left) * share


def _levels(sound: Sound, seen: Seen) -> Callable[[float, float], float | None]:
    """How loud the sound is between two shares of its length; None where nobody has listened to it."""
    curve = seen.sound_of(sound)
    loudest = min(_LOUDEST, sound.volume if sound.volume is not None else 1.0)
    shown = 0.25 + 0.75 * min(1.0, loudest) if loudest else 0.0  # 35 % is still to be seen

    def at(start: float, end: float) -> float | None:
        if curve is None:
            return None
        since, until = start * sound.length_ms, end * sound.length_ms
        begin = since * sound.speed + (0 if sound.mood else sound.in_ms)
        length = len(curve) * 50
        if length and not sound.mood:  # a song that is too short begins again
            begin = sound.in_ms + (since * sound.speed) % max(50, length - sound.in_ms)
        here = level(curve, begin, begin + (until - since) * sound.speed)
        return here * shown * _fade(sound, (since + until) / 2)

    return at


def _fade(sound: Sound, at_ms: float) -> float:
    rising = min(1.0, at_ms / sound.fade_in_ms) if sound.fade_in_ms else 1.0
    falling = min(1.0, (sound.length_ms - at_ms) / sound.fade_out_ms) if sound.fade_out_ms else 1.0
    return max(0.0, min(rising, falling))


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
        ink.card(box, BLUE_DEEP, 5, 0.4 if silent or shot.volume == 0 else 1.0)
        if shot.volume == 0 and not silent:
            words = LABELS[lang].muted
            if width_of(words, 15) + 12 < right - left:
                ink.write((left + right - width_of(words, 15)) / 2, top + OWN_PX / 2 + 5, words, 15, QUIET)
        elif not silent:
            _wave(ink, box, BLUE, _own_levels(shot, curve))
            _own_volume(ink, shot, left, right, top)


def _own_volume(ink: Ink, shot: Shot, left: float, right: float, top: float) -> None:
    if shot.volume not in (None, 1.0) and shot.volume is not None:
        words = percent(shot.volume)
        width = width_of(words, 15)
        if width + 20 < right - left:
            ink.card((right - width - 14, top + 6, right - 5, top + 27), BLUE_DEEP, 4)
            ink.write(right - width - 9, top + 22, words, 15, BLUE)


def _own_levels(shot: Shot, curve: bytes | None) -> Callable[[float, float], float | None]:
    volume = 1.0 if shot.volume is None else min(_LOUDEST, shot.volume)

    def at(start: float, end: float) -> float | None:
        if curve is None:
            return None
        since, until = (shot.in_ms + share * shot.length_ms * shot.speed for share in (start, end))
        return level(curve, since, until) * volume

    return at


def _wave(
    ink: Ink, box: tuple[float, float, float, float], colour: Colour, levels: Callable[[float, float], float | None]
) -> None:
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
