"""How the music steps back for voices and clips: what rules of `rules_soundtrack.py` make of such a clause. Pure."""

from __future__ import annotations

from itertools import pairwise

from reelwright.edits.model import Volume
from reelwright.edits.ops_sound import MUTED_DB, Duck, VolumeSpan
from reelwright.edits.rules import Outcome, Slots
from reelwright.edits.rules_sound import said_level
from reelwright.edits.tokens import Kind as K


def during(slots: Slots) -> Outcome | None:
    """ "lower the music while clip 2 plays"."""
    level = said_level(slots, "music")
    if level is None and slots.has(K.REMOVE, K.NEG):
        level = 0.0
    if level is None or slots.every or not slots.references or _is_over_music(slots):
        return None
    return tuple(VolumeSpan(target="music", level=level, during=clip) for clip in slots.clips)


def _is_over_music(slots: Slots) -> bool:
    """ "I can't hear the interview over the music": it is not the music that is to be louder."""
    said = slots.in_order(K.PREP, K.MUSIC, K.CLIPS)
    over = any(one.value == "for" and two.kind is K.MUSIC for one, two in pairwise(said) if one.kind is K.PREP)
    return over and slots.has(K.LEVEL)


def duck(slots: Slots) -> Outcome | None:
    off = slots.has(K.REMOVE, K.NEG, K.FINISH)
    by = slots.number(K.DECIBELS)
    if off:
        return (Duck(by_db=0),) if slots.has(K.DUCK) and by is None else None
    return (Duck() if by is None else Duck(by_db=float(by)),)


def under_speech(slots: Slots) -> Outcome | None:
    """ "lower the music when I talk"; a volume that is said for it is not how it works, and is not understood."""
    if not (slots.music or slots.has(K.MUSIC)) or slots.text(K.LEVEL) in ("louder", "very loud", "double", "full"):
        return None
    if slots.has(K.PERCENT, K.FACTOR, K.HALF):
        level = said_level(slots, "music")
        return (Volume(target="music", level=level),) if slots.text(K.SPEECH) == "so" and level is not None else None
    by = slots.number(K.DECIBELS)
    if by is None and slots.has(K.MUTE, K.REMOVE):
        return (Duck(by_db=MUTED_DB),)
    return (Duck(by_db={"very quiet": 16.0}.get(str(slots.text(K.LEVEL)), 10.0) if by is None else float(by)),)
