"""Rules for how long the film or a clip is: fitted, limited, extended. Rows of data with small builders."""

from __future__ import annotations

from typing import Final

from reelwright.edits.model import CutOff, Photo, Trim
from reelwright.edits.ops_cut import Extend, FitLength
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.terms import Clip, excepted
from reelwright.edits.tokens import Kind as K

_OF: Final = {K.CLIPS, K.FILM, K.EVERYTHING, K.WHOLE}
_LENGTH: Final = {K.TIME, K.UNTIL, K.DURATION}


def _fit(slots: Slots) -> Outcome | None:
    uncut = _uncut(slots)
    if slots.has(K.UNCUT) != bool(uncut):
        return None
    if (slots.clips and not uncut) or not (uncut or slots.context_free or slots.has(K.FILM, K.FIT_LENGTH, K.AT_MOST)):
        return None
    times = slots.in_order(K.TIME, K.UNTIL, K.DURATION)
    if slots.has(K.SHOW, K.KEEP) and slots.has(K.IT, K.DURATION) and not slots.has(K.FILM, K.FIT_LENGTH, K.AT_MOST):
        return None  # "show them for 4 seconds": the photos, or a text
    if len(times) != 1 or not isinstance(times[0].value, int):
        return None
    cut = slots.has(K.TRIM, K.CUT, K.KEEP) and not slots.has(K.MAKE)
    keep = slots.text(K.KEEPING) or ("all" if slots.has(K.FASTER, K.SLOWER) else "start" if cut else "middle")
    if slots.has(K.FASTER, K.SLOWER) and not (slots.has(K.UNTIL, K.FIT_LENGTH) or slots.said("to")):
        return None
    most = slots.has(K.AT_MOST) or (cut and not uncut)
    made = {"duration_ms": times[0].value, "keep": keep, "at_most": most, "uncut": uncut}
    return (FitLength.model_validate(made),)


def _uncut(slots: Slots) -> tuple[Clip, ...]:
    """The clips that are to stay as long as they are: of 讲解保留完整，其他剪短 the others are none."""
    if not slots.has(K.UNCUT) or not slots.has(K.CLIPS) or slots.every:
        return ()
    named = tuple(clip for clip in slots.clips if not excepted(str(clip)))
    others = {excepted(str(clip)) for clip in slots.clips} - {None}
    return named if others <= {named} else ()


def _at_speed(slots: Slots) -> Outcome | None:
    """ "change clip 2 to a length of 4s, keeping everything by changing the speed"."""
    ms, keep = slots.ms(*_LENGTH), slots.text(K.KEEPING)
    made = [{"clip": clip, "duration_ms": ms, "keep": keep} for clip in slots.clips]
    return tuple(FitLength.model_validate(one) for one in made) or None


def _fit_bare(slots: Slots) -> Outcome | None:
    """ "shorten to 20 seconds", 剪成15秒: of the film, where no clip was spoken of."""
    return _fit(slots) if slots.has(K.UNCUT) or (slots.context_free and slots.has(K.UNTIL, K.CUT_INTO)) else None


def _fewer_or_more(slots: Slots) -> Outcome | None:
    """ "extend clip 2 by 1s", "make clip 2 a second shorter": a change of one clip's length."""
    ms = slots.ms(K.TIME, K.BY_TIME, K.DURATION)
    edge = slots.text(K.EDGE) or "end"
    if ms is None or slots.said("to") or not slots.clips or (slots.has(K.LONGER) and slots.has(K.SHORTER)):
        return None
    kind = CutOff if slots.has(K.SHORTER) else Extend
    return tuple(kind.model_validate({"clip": clip, "edge": edge, "duration_ms": ms}) for clip in slots.clips)


def _to_length(slots: Slots) -> Outcome | None:
    """ "make the photo a little longer, like 5 seconds"."""
    ms = slots.ms(K.UNTIL)
    if slots.every or slots.said("by") or (slots.has(K.LONGER) and not slots.photo):
        return None
    if slots.photo:
        return tuple(Photo(clip=clip, duration_ms=ms) for clip in slots.clips)
    return tuple(Trim(clip=clip, start_ms=0, end_ms=ms) for clip in slots.clips) or None


def _a_bit(slots: Slots) -> Outcome | None:
    """ "make the beach clip a bit shorter": by a second, "much shorter" by two."""
    if not slots.references or slots.every or (slots.has(K.LONGER) and slots.has(K.SHORTER)):
        return None
    ms = 2000 if slots.text(K.DEGREE) == "strong" else 1000
    kind = CutOff if slots.has(K.SHORTER) else Extend
    return tuple(kind.model_validate({"clip": clip, "edge": "end", "duration_ms": ms}) for clip in slots.clips)


def _limited(slots: Slots) -> Outcome | None:
    """ "make every clip 2 seconds max", 每段最多2秒."""
    if slots.has(K.MATERIAL) and slots.text(K.MATERIAL) != "clips":
        return None
    clips: tuple[Clip, ...] = slots.clips if slots.has(K.CLIPS, K.IT) else ("all",)
    ms = slots.ms(*_LENGTH, K.START)
    return tuple(Trim(clip=clip, end_ms=ms, at_most=True) for clip in clips) or None


LENGTH_RULES: Final[tuple[Rule, ...]] = (
    rule(
        {K.MAKE, K.TRIM, K.CUT, K.KEEP, K.CUT_INTO, K.SHOW, K.FIT_LENGTH, K.AT_MOST, K.FASTER, K.SLOWER},
        _LENGTH,
        {K.FILM, K.IT, K.FIT_LENGTH, K.AT_MOST, K.WHOLE, K.EVERYTHING},
        may={K.KEEPING, K.UNCUT, *_OF, K.CHANGE, K.SAYING, K.ADD},
        many={K.CLIPS},
        build=_fit,
    ),
    rule(K.CHANGE, K.CLIPS, K.FIT_LENGTH, _LENGTH, K.KEEPING, build=_at_speed),
    rule(
        {K.TRIM, K.CUT, K.CUT_INTO},
        {K.UNTIL, K.TIME},
        may={K.AT_MOST, K.UNCUT, K.CLIPS, K.SHORTER},
        many={K.CLIPS},
        build=_fit_bare,
    ),
    rule(K.SHOW, K.CHANGE, _LENGTH, build=_fit),
    rule(K.TIME, K.FILM, build=_fit),
    rule(
        {K.LONGER, K.SHORTER},
        {K.CLIPS, K.IT},
        {K.TIME, K.BY_TIME, K.DURATION},
        may={K.MAKE, K.SHOW, K.EDGE},
        build=_fewer_or_more,
    ),
    rule({K.LONGER, K.SHORTER}, K.CLIPS, K.UNTIL, may={K.MAKE, K.SHOW, K.ADD}, photos=True, build=_to_length),
    rule({K.LONGER, K.SHORTER}, K.CLIPS, may={K.MAKE}, build=_a_bit),
    rule(
        {K.CLIPS, K.MATERIAL, K.IT},
        K.AT_MOST,
        _LENGTH,
        may={K.MAKE, K.KEEP, K.TRIM, K.CUT, K.CUT_INTO, K.SHOW, K.FIT_LENGTH},
        build=_limited,
    ),
    rule(K.EACH_AT_MOST, {*_LENGTH, K.START}, build=_limited),
)
