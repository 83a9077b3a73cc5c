"""Transitions on a storyboard: a mark at each join, by its kind, and a line that says what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.draft.describe import transition_words
from reelwright.draft.model import TransitionKind
from reelwright.draft.names import Language
from reelwright.storyboard.film import Shot, seams
from reelwright.storyboard.ink import AMBER, GROUND, Ink, width_of
from reelwright.storyboard.join_glyphs import draw_glyph
from reelwright.storyboard.scale import Scale
from reelwright.storyboard.wording import LABELS

LEGEND_PX = 26
_RADIUS = 11
_TYPE_PX = 16
_BEFORE, _BETWEEN = 26, 28
_MOST_LINES = 2
_MOST_RUNS = 12


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
            draw_glyph(ink, shot.join.kind, x, y)


def legend(shots: Sequence[Shot], room: float, language: Language) -> list[list[tuple[TransitionKind, str]]]:
    """ "crossfade 0.5s after 1, 2, 4" for each kind, or "… at every join"; in lines of so many pixels, two at most."""
    groups: dict[tuple[TransitionKind, int], list[int]] = {}
    for shot in joined(shots):
        if shot.join:
            groups.setdefault((shot.join.kind, shot.join.duration_ms), []).append(shot.number)
    lines: list[list[tuple[TransitionKind, str]]] = []
    free = 0.0
    for (kind, ms), numbers in groups.items():
        words = _words(kind, ms, numbers, len(shots) - 1, language)
        width = _BEFORE + width_of(words, _TYPE_PX) + _BETWEEN
        if width > free:
            lines.append([])
            free = room
        lines[-1].append((kind, words))
        free -= width
    if len(lines) > _MOST_LINES:
        kind, words = lines[_MOST_LINES - 1][-1]
        lines[_MOST_LINES - 1][-1] = (kind, f"{words}  …")
    return lines[:_MOST_LINES]


def draw_legend(ink: Ink, lines: Sequence[Sequence[tuple[TransitionKind, str]]], left: float, top: float) -> None:
    """The lines of a legend, from `top` on."""
    for number, line in enumerate(lines):
        x, baseline = left, top + 18 + number * LEGEND_PX
        for kind, words in line:
            ink.disc(x + 9, baseline - 6, 9, AMBER)
            draw_glyph(ink, kind, x + 9, baseline - 6, 0.8)
            x = ink.write(x + _BEFORE, baseline, words, _TYPE_PX, AMBER) + _BETWEEN


def _words(kind: TransitionKind, ms: int, numbers: Sequence[int], joins: int, language: Language) -> str:
    labels = LABELS[language]
    join = transition_words(kind, ms, language)
    if len(numbers) == joins and joins > 1:
        return labels.every_join.format(join=join)
    runs = _runs(numbers)
    shown = ", ".join(runs[:_MOST_RUNS]) + ("…" if len(runs) > _MOST_RUNS else "")
    return labels.after_shot.format(join=join, shots=shown)


def _runs(numbers: Sequence[int]) -> list[str]:
    """Ascending numbers, three and more in a row as "1–4"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [part for run in runs for part in (map(str, run) if len(run) < 3 else [f"{run[0]}–{run[-1]}"])]
