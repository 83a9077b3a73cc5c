"""All rules of the edit language in the order in which they are tried, and the first that fits a clause. Pure."""

from __future__ import annotations

from pydantic import ValidationError

from reelwright.edits.rules import Outcome, Rule, Slots
from reelwright.edits.rules_clips import CLIP_RULES
from reelwright.edits.rules_cut import CUT_RULES
from reelwright.edits.rules_film import FILM_RULES
from reelwright.edits.rules_length import LENGTH_RULES
from reelwright.edits.rules_look import LOOK_RULES
from reelwright.edits.rules_order import ORDER_RULES
from reelwright.edits.rules_picture import PICTURE_RULES
from reelwright.edits.rules_repeat import REPEAT_RULES
from reelwright.edits.rules_sound import SOUND_RULES
from reelwright.edits.rules_soundtrack import SOUNDTRACK_RULES
from reelwright.edits.rules_steps import STEP_RULES
from reelwright.edits.rules_text import TEXT_RULES
from reelwright.edits.said_values import hold_all_said

RULES: tuple[Rule, ...] = (
    *SOUNDTRACK_RULES,
    *REPEAT_RULES,
    *CUT_RULES,
    *LENGTH_RULES,
    *FILM_RULES,
    *STEP_RULES,
    *PICTURE_RULES,
    *ORDER_RULES,
    *CLIP_RULES,
    *TEXT_RULES,
    *LOOK_RULES,
    *SOUND_RULES,
)


def first_fit(slots: Slots) -> Outcome | None:
    for rule in RULES:
        if rule.fits(slots):
            try:
                outcome = rule.build(slots)
            except ValidationError:
                continue
            if outcome is not None and hold_all_said(outcome, slots):
                return tuple(dict.fromkeys(outcome))
    return None
