"""How loud the pieces of the panel's rows are: a byte for each step, few enough to be sent along. Pure."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from reelwright.draft.model import AUDIO, VIDEO, Draft
from reelwright.flows.timeline_panel.tracks import Waves, is_main
from reelwright.storyboard.film import Film, Span
from reelwright.storyboard.loudness import Levels, levels_of_shot, levels_of_sound
from reelwright.storyboard.seen import Seen

MOST_STEPS = 2400  # of all rows together
_A_ROW = 480  # steps over the film's length: one for two pixels or so
_FULL = 255


def waves_of(draft: Draft, film: Film, seen: Seen) -> Waves:
    """The waves of all that has sound, as far as somebody has listened to it."""
    heard = list(_heard(draft, film, seen))
    rows = len({place for place, *_ in heard})
    scale = min(_A_ROW, MOST_STEPS // max(1, rows)) / max(1, film.length_ms)
    found = {(place, number): _wave(levels, piece.length_ms * scale) for place, number, piece, levels in heard}
    return {key: base64.b64encode(wave).decode("ascii") for key, wave in found.items() if any(wave)}


def _heard(draft: Draft, film: Film, seen: Seen) -> Iterator[tuple[int, int, Span, Levels]]:
    """`(place of its track, its number, the piece, how loud it is)` for all that may be heard."""
    main = next((place for place, track in enumerate(draft.t) if track.tt == VIDEO and is_main(track)), 0)
    for shot in film.shots:
        if not shot.still and (curve := seen.curves.get(shot.key)):
            yield main, shot.number, shot, levels_of_shot(shot, curve)
    tracks = [place for place, track in enumerate(draft.t) if track.tt == AUDIO and track.sg]
    for place, row in zip(tracks, film.sounds, strict=True):
        for sound in row:
            if curve := seen.sound_of(sound):
                yield place, sound.number, sound, levels_of_sound(sound, curve)


def _wave(levels: Levels, steps: float) -> bytes:
    count = max(1, round(steps))
    found = (levels(step / count, (step + 1) / count) or 0.0 for step in range(count))
    return bytes(min(_FULL, round(level * _FULL)) for level in found)
