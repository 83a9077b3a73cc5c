"""What a storyboard warns about: gaps, shots that are too short for their transitions, silence, texts that do not fit.

Pure; each finding says what is wrong in words, and where on the timeline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reelwright.draft.describe import transition_words
from reelwright.draft.names import Language, cut
from reelwright.storyboard.film import Film, Span, Words, gaps
from reelwright.storyboard.seen import Seen, level
from reelwright.storyboard.wording import LABELS, clock, seconds, span

_SILENCE_MS = 2500
_STEP_MS = 250
_FAINT = 0.012  # of full scale, about -38 dBFS


@dataclass(frozen=True)
class Finding(Span):
    """Something that is probably not meant, and where."""

    words: str
    about: Literal["film", "gap", "silence"] = "film"


def findings(film: Film, seen: Seen, language: Language = "en") -> list[Finding]:
    """In the order of the timeline."""
    found = [*_gaps(film, language), *_joins(film, language), *_silence(film, seen, language), *_texts(film, language)]
    return sorted(found, key=lambda finding: finding.start_ms)


def _gaps(film: Film, language: Language) -> Iterator[Finding]:
    for gap in gaps(film.shots):
        words = LABELS[language].gap.format(start=clock(gap.start_ms), end=clock(gap.end_ms))
        yield Finding(gap.start_ms, gap.end_ms, words=words, about="gap")


def _joins(film: Film, language: Language) -> Iterator[Finding]:
    for before, after in pairwise(film.shots):
        if before.join is None:
            continue
        join = transition_words(before.join.kind, before.join.duration_ms, language)
        for shot in (before, after):
            if shot.length_ms < 2 * before.join.duration_ms:
                length = seconds(shot.length_ms, language)
                words = LABELS[language].short_shot.format(n=shot.number, length=length, join=join)
                yield Finding(shot.start_ms, shot.end_ms, words=words)


def _silence(film: Film, seen: Seen, language: Language) -> Iterator[Finding]:
    if not film.shots:
        return
    length = max(shot.end_ms for shot in film.shots)
    quiet = [not _audible(film, seen, at) for at in range(0, length, _STEP_MS)]
    labels = LABELS[language]
    if quiet and all(quiet):
        yield Finding(0, length, words=labels.no_sound, about="silence")
        return
    start: int | None = None
    for place, is_quiet in enumerate([*quiet, False]):
        at = min(place * _STEP_MS, length)
        if is_quiet and start is None:
            start = at
        elif not is_quiet and start is not None:
            if at - start >= _SILENCE_MS:
                words = labels.silent.format(start=clock(start), end=clock(at))
                yield Finding(start, at, words=words, about="silence")
            start = None


def _audible(film: Film, seen: Seen, at: int) -> bool:
    """Whether something is heard in the step from `at` on. What nobody has listened to is taken to be."""
    end = at + _STEP_MS
    for row in film.sounds:
        for sound in row:
            if sound.start_ms < end and sound.end_ms > at and sound.volume != 0:
                return True
    for shot in film.shots:
        if shot.start_ms >= end or shot.end_ms <= at or shot.volume == 0 or shot.still:
            continue
        curve = seen.curves.get(shot.key)
        if curve is None or level(curve, shot.in_file(at), shot.in_file(at) + _STEP_MS * shot.speed) > _FAINT:
            return True
    return False


def _texts(film: Film, language: Language) -> Iterator[Finding]:
    from reelwright.storyboard.setting import runs_over
    from reelwright.typography.typeset import drawable

    labels = LABELS[language]
    canvas = (film.width, film.height)
    end = max((shot.end_ms for shot in film.shots), default=film.length_ms)
    for words in film.texts:
        shown = cut(" ".join(words.text.split()), 40)
        if words.start_ms >= end:
            yield Finding(words.start_ms, words.end_ms, words=labels.late_text.format(text=shown))
            continue
        missing = drawable(words.text)[1]
        if missing:
            codes = " ".join(f"U+{ord(char):04X}" for char in missing[:3]) + ("…" if missing[3:] else "")
            yield Finding(
                words.start_ms, words.end_ms, words=labels.no_font.format(what=codes, text=_named(words, shown))
            )
        if runs_over(words, canvas):
            yield Finding(words.start_ms, words.end_ms, words=labels.long_text.format(text=shown))


def _named(words: Words, shown: str) -> str:
    """What there is to see of a text; or when it would be there, if there is nothing."""
    from reelwright.typography.typeset import drawable

    return shown if drawable(shown)[0].strip() else span(words.start_ms, words.end_ms)
