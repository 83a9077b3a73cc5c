"""All rules of the edit language in the order in which they are tried, and the first that fits a clause. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

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
from reelwright.edits.terms import TypedEdit
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


_TIMES = (Kind.TIME, Kind.START, Kind.UNTIL, Kind.DURATION, Kind.HEAD, Kind.OFFSET)
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
    edits = [edit for edit in outcome if isinstance(edit, TypedEdit)]
    if len(edits) < len(outcome):  # what cannot be done repeats nothing
        return True
    values = {value for edit in edits for value in _values(edit)}
    texts = [value for value in values if isinstance(value, str)]
    times = {value for kind in _TIMES for value in slots.values(kind)}
    quotes = [str(quote) for quote in slots.values(Kind.QUOTE)]
    if not (times <= values and all(any(quote in text for text in texts) for quote in quotes)):
        return False
    clips = [clip for one in slots.references if not one.every for clip in one.clips]
    others = [text for text in texts if text.startswith("all but ")]
    named = all(clip in values or any(str(clip) in text for text in others) for clip in clips)
    return named or not edits or any(isinstance(edit, _BETWEEN) for edit in edits)


def _values(edit: TypedEdit) -> Iterator[object]:
    for value in edit.model_dump().values():
        yield from value if isinstance(value, list | tuple) else (value,)
