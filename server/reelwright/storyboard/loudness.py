"""How loud a piece of a film is drawn: the curve of its file, as the timeline uses it. Pure.

Volume, fades, speed and repetition are in it; what goes on in the file before and after is not.
"""

from __future__ import annotations

from collections.abc import Callable

from reelwright.storyboard.film import Shot, Sound
from reelwright.storyboard.seen import level

Levels = Callable[[float, float], float | None]
"""The peak between two shares (0.0 to 1.0) of a piece's length, 0.0 to 1.2; None where nobody has listened to it."""

_LOUDEST = 1.2  # a volume beyond this is drawn no higher
_STEP_MS = 50


def levels_of_sound(sound: Sound, curve: bytes | None) -> Levels:
    """Of a song or another sound of an audio track."""
    loudest = min(_LOUDEST, sound.volume if sound.volume is not None else 1.0)
    shown = 0.25 + 0.75 * min(1.0, loudest) if loudest else 0.0  # 35 % is still to be seen

    def at(start: float, end: float) -> float | None:
        if curve is None:
            return None
        since, until = start * sound.length_ms, end * sound.length_ms
        begin = since * sound.speed + (0 if sound.mood else sound.in_ms)
        length = len(curve) * _STEP_MS
        if length and not sound.mood:  # a song that is too short begins again
            begin = sound.in_ms + (since * sound.speed) % max(_STEP_MS, length - sound.in_ms)
        here = level(curve, begin, begin + (until - since) * sound.speed)
        return here * shown * _fade(sound, (since + until) / 2)

    return at


def levels_of_shot(shot: Shot, curve: bytes | None) -> Levels:
    """Of a clip's own sound."""
    volume = 1.0 if shot.volume is None else min(_LOUDEST, shot.volume)

    def at(start: float, end: float) -> float | None:
        if curve is None:
            return None
        since, until = (shot.in_ms + share * shot.length_ms * shot.speed for share in (start, end))
        return level(curve, since, until) * volume

    return at


def _fade(sound: Sound, at_ms: float) -> float:
    rising = min(1.0, at_ms / sound.fade_in_ms) if sound.fade_in_ms else 1.0
    falling = min(1.0, (sound.length_ms - at_ms) / sound.fade_out_ms) if sound.fade_out_ms else 1.0
    return max(0.0, min(rising, falling))
