"""Transitions on a storyboard: a mark at each join, by its kind, and a line that says what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.draft.describe import transition_words
from reelwright.draft.model import TransitionKind
from reelwright.draft.names import Language
from reelwright.storyboard.film import Shot, seams
from reelwright.storyboard.ink import AMBER, GROUND, WHITE, Ink
from reelwright.storyboard.scale import Scale
from reelwright.storyboard.wording import LABELS

LEGEND_PX = 26
_RADIUS = 11
_TYPE_PX = 16


def joined(shots: Sequence[Shot]) -> list[Shot]:
    """The shots that give way to the next one by a transition."""
    return [shot for shot in shots[:-1] if shot.join is not None]


def draw_marks(ink: Ink, scale: Scale, shots: Sequence[Shot], top: float, height: float) -> None:
    """A mark at the middle of each transition; small ones where shots are narrow."""
    for shot, seam in zip(shots, seams(shots), strict=False):
        if shot.join is None:
            continue
        narrow = scale.x(shot.end_ms) - scale.x(shot.start_ms) < 3 * _RADIUS
        x, radius = scale.x(seam), 4 if narrow else _RADIUS
        y = top + height - radius - 4
        ink.disc(x, y, radius + 2, GROUND)
        ink.disc(x, y, radius, AMBER)
        if not narrow:
            _glyph(ink, shot.join.kind, x, y)


def draw_legend(ink: Ink, shots: Sequence[Shot], x: float, baseline: float, room: float, language: Language) -> None:
    """ "crossfade 0.5s after 1, 2, 4" for each kind, or "… at every join"."""
    groups: dict[tuple[TransitionKind, int], list[int]] = {}
    for shot in joined(shots):
        if shot.join:
            groups.setdefault((shot.join.kind, shot.join.duration_ms), []).append(shot.number)
    right = x + room
    for (kind, ms), numbers in groups.items():
        if right - x < 150:
            ink.write(x, baseline, "…", _TYPE_PX, AMBER)
            return
        ink.disc(x + 9, baseline - 6, 9, AMBER)
        _glyph(ink, kind, x + 9, baseline - 6, 0.8)
        words = _words(kind, ms, numbers, len(shots) - 1, language)
        x = ink.write(x + 26, baseline, words, _TYPE_PX, AMBER, right - x - 26) + 28


def _words(kind: TransitionKind, ms: int, numbers: Sequence[int], joins: int, language: Language) -> str:
    labels = LABELS[language]
    join = transition_words(kind, ms, language)
    if len(numbers) == joins and joins > 1:
        return labels.every_join.format(join=join)
    shown = ", ".join(str(number) for number in numbers[:12]) + ("…" if len(numbers) > 12 else "")
    return labels.after_shot.format(join=join, shots=shown)


def _glyph(ink: Ink, kind: TransitionKind, x: float, y: float, size: float = 1.0) -> None:
    """What happens at the join, as a sign inside a disc."""
    a, b = 6 * size, 4.5 * size
    match kind:
        case "crossfade":
            ink.shape([(x - a, y - b), (x + a, y + b), (x + a, y - b), (x - a, y + b)], GROUND)
        case "fade_black":
            ink.disc(x, y, 5.5 * size, GROUND)
        case "fade_white":
            ink.disc(x, y, 6 * size, GROUND)
            ink.disc(x, y, 4 * size, WHITE)
        case "wipe_left":
            ink.fill((x - 1, y - a, x + 1.5, y + a), GROUND)
            ink.shape([(x - a - 1, y), (x - 2, y - b), (x - 2, y + b)], GROUND)
        case "slide_left":
            ink.shape([(x - a, y), (x, y - a), (x, y + a)], GROUND)
            ink.shape([(x, y), (x + a, y - a), (x + a, y + a)], GROUND)
        case "zoom":
            ink.fill((x - a, y - 1, x + a, y + 1.5), GROUND)
            ink.fill((x - 1, y - a, x + 1.5, y + a), GROUND)
        case "circle":
            ink.disc(x, y, 6 * size, GROUND)
            ink.disc(x, y, 3.6 * size, AMBER)
            ink.disc(x, y, 1.6 * size, GROUND)
