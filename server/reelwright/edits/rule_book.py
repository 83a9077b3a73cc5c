"""All rules of the edit language in the order in which they are tried, and the first that fits a clause. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ValidationError

from reelwright.edits.model import Move, Transitions
from reelwright.edits.ops_cut import GoBack
from reelwright.edits.rules import Outcome, Rule, Slots
from reelwright.edits.rules_clips import CLIP_RULES
from reelwright.edits.rules_cut import CUT_RULES
from reelwright.edits.rules_film import FILM_RULES
from reelwright.edits.rules_length import LENGTH_RULES
from reelwright.edits.rules_look import LOOK_RULES
from reelwright.edits.rules_picture import PICTURE_RULES
from reelwright.edits.rules_repeat import REPEAT_RULES
from reelwright.edits.rules_sound import SOUND_RULES
from reelwright.edits.rules_soundtrack import SOUNDTRACK_RULES
from reelwright.edits.rules_steps import STEP_RULES
from reelwright.edits.rules_text import TEXT_RULES
from reelwright.edits.tokens import Kind

RULES: tuple[Rule, ...] = (
    *SOUNDTRACK_RULES,
    *REPEAT_RULES,
    *CUT_RULES,
    *LENGTH_RULES,
    *FILM_RULES,
    *STEP_RULES,
    *PICTURE_RULES,
    *CLIP_RULES,
    *TEXT_RULES,
    *LOOK_RULES,
    *SOUND_RULES,
)


_EXACT = (Kind.QUOTE, Kind.TIME, Kind.START, Kind.UNTIL, Kind.DURATION, Kind.HEAD, Kind.OFFSET)
_BETWEEN = (Move, Transitions, GoBack)  # "between 2 and 3" is behind 2


def first_fit(slots: Slots) -> Outcome | None:
    for rule in RULES:
        if rule.fits(slots):
            try:
                outcome = rule.build(slots)
            except ValidationError:
                continue
            if outcome is not None and _has_all_said(outcome, slots):
                return outcome
    return None


def _has_all_said(outcome: Outcome, slots: Slots) -> bool:
    """Whether all quotes, clips and times that were said are in the edits: a rule that passes one over has misread."""
    if not all(isinstance(edit, BaseModel) for edit in outcome):
        return True
    said = {words for edit in outcome for words in _words(edit)}
    names = [str(value) for kind in _EXACT for value in slots.values(kind)]
    if outcome and not any(isinstance(edit, _BETWEEN) for edit in outcome):
        names += [str(clip) for one in slots.references if not one.every for clip in one.clips]
    return all(any(name in words for words in said) for name in names)


def _words(edit: object) -> Iterator[str]:
    fields = edit.model_dump().values() if isinstance(edit, BaseModel) else ()
    for value in fields:
        yield from (str(part) for part in (value if isinstance(value, list | tuple) else (value,)))
