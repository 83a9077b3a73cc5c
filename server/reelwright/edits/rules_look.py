"""Rules for transitions, the film's shape, photos, speed and undo. Rows of data with small builders."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from reelwright.edits.levels import FASTER, SLOWER
from reelwright.edits.model import Aspect, Photo, Speed, Transitions, Undo
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.terms import THE_PHOTO, Clip
from reelwright.edits.tokens import Kind as K


def _transitions(slots: Slots) -> Outcome | None:
    if slots.has(K.FADE) and slots.has(K.EDGE) and not slots.has(K.TRANSITION, K.BETWEEN):
        return None  # 开头黑场淡入 is no transition
    style = "fade_black" if slots.has(K.FADE_BLACK) else "zoom" if slots.has(K.BARE_ZOOM) else slots.text(K.STYLE)
    return _joined(slots, None if slots.has(K.HARD_CUT) else style or "crossfade")


def _retimed(slots: Slots) -> Outcome | None:
    """ "make the transitions shorter", "the transitions are too slow": what is there stays, for another time."""
    shorter, longer = slots.has(K.SHORTER, K.FASTER, K.TRIM), slots.has(K.LONGER, K.SLOWER)
    ms = slots.ms(K.TIME, K.DURATION, K.UNTIL)
    change = "shorter" if shorter else "longer" if longer else None
    if (shorter and longer) or (change is None and (ms is None or slots.has(K.A))):
        return None
    made = _joined(slots, "same")
    if made is None or not isinstance(made[0], Transitions):
        return None
    said = made[0].model_dump() | ({"change": change} if ms is None else {})
    return (Transitions.model_validate(said),)


def _found_long(slots: Slots) -> Outcome | None:
    """ "the crossfades are too long"."""
    change = {"long": "shorter", "short": "longer"}.get(slots.text(K.REMARK) or "")
    made = _joined(slots, "same") if change else None
    if not made or not isinstance(made[0], Transitions):
        return None
    return (Transitions.model_validate(made[0].model_dump() | {"change": change}),)


def _hard_cuts(slots: Slots) -> Outcome | None:
    return _joined(slots, None)


def _joined(slots: Slots, kind: str | None) -> Outcome | None:
    after, into = _after(slots), _into(slots)
    if after is None and into is None and slots.references and not slots.every:
        return None
    if slots.values(K.MATERIAL) == ["photos"] and slots.has(K.BETWEEN):
        after = into = THE_PHOTO
    elif slots.values(K.MATERIAL) == ["photos"] and into is None:
        return None  # "no transitions for the photos"
    ms = slots.ms(K.TIME, K.DURATION, K.UNTIL)
    named = [1 if clip == "first" else clip for clip in slots.clips]
    before = slots.clips[1] if isinstance(after, str) and len(named) == 2 and not _follow(named) else None
    fields = {"kind": kind, "after": after, "before": before or into, **({} if ms is None else {"duration_ms": ms})}
    return (Transitions.model_validate(fields),)


def _into(slots: Slots) -> Clip | None:
    """The clip behind the join that was named: "a wipe into the coffee", "no transition before the photos"."""
    if not (slots.has(K.BEFORE) or slots.said("to")) or slots.has(K.AFTER, K.BETWEEN):
        return None
    if slots.references:
        return slots.clips[0] if len(slots.clips) == 1 and not slots.every else None
    return THE_PHOTO if slots.values(K.MATERIAL) == ["photos"] else None


def _after(slots: Slots) -> Clip | None:
    """The clip before the join that was named, by itself or as one of two neighbours."""
    named = slots.clips
    if slots.has(K.ORDINAL) and not slots.references:
        return _COUNTED.get(str(slots.values(K.ORDINAL)[0])) or slots.clip_of(K.ORDINAL)
    if slots.every or not slots.references:
        return None
    if len(named) == 1 and slots.has(K.AFTER, K.EDGE) and slots.text(K.EDGE) != "start":
        return named[0]
    numbers = [1 if clip == "first" else clip for clip in named]
    if _follow(numbers):
        return named[0]
    return named[0] if len(named) == 2 and isinstance(named[0], str) and _joins_two(slots) else None


def _joins_two(slots: Slots) -> bool:
    return slots.has(K.BETWEEN) or slots.said("to")


def _follow(clips: list[Clip]) -> bool:
    """Whether these are two clips by number, one right after the other."""
    numbers = [clip for clip in clips if isinstance(clip, int)]
    return len(clips) == len(numbers) == 2 and numbers[1] - numbers[0] == 1


def _fit(slots: Slots) -> Outcome | None:
    """ "add black bars", "letterbox it": how pictures fill the frame. "crop it" alone may mean another thing."""
    fit = slots.text(K.FIT)
    if (fit != "letterbox" and not slots.has(K.FITTING)) or (slots.references and not slots.every):
        return None
    return (Aspect.model_validate({"fit": fit}),)


def _aspect(slots: Slots) -> Outcome:
    fit = slots.text(K.FIT) or ("crop" if slots.has(K.CUT) else None)
    return (Aspect.model_validate({"ratio": slots.text(K.RATIO), "fit": fit}),)


def _photo(slots: Slots) -> Outcome | None:
    ms, zoom = slots.ms(K.DURATION, K.TIME, K.UNTIL), slots.text(K.ZOOM)
    if zoom is None and (slots.has(K.BARE_ZOOM) or (slots.has(K.STATIC) and slots.has(K.GENTLY))):
        zoom = "in"
    photos = slots.photo or slots.has(K.ZOOM) or slots.values(K.MATERIAL) == ["photos"]
    if not photos or (ms is None and zoom is None and not slots.has(K.AS_IT_IS)):
        return None
    named: tuple[Clip | None, ...] = slots.clips or (None,)
    if named == (None,) and not (slots.context_free or slots.has(K.MATERIAL, K.ALL, K.EACH, K.EVERYTHING)):
        return None  # 把日落移到最前面，慢慢放大
    if slots.every:
        named = (None,) if slots.photo or slots.has(K.ZOOM) else ("all",)
    return tuple(Photo.model_validate({"clip": clip, "duration_ms": ms, "zoom": zoom}) for clip in named)


def _speed(slots: Slots) -> Outcome | None:
    factor = _factor(slots)
    if factor is None or (slots.clips and slots.has(K.EDGE, K.ORDINAL)):
        return None
    if slots.clips and slots.said("to") and not slots.has(K.FACTOR, K.PERCENT, K.HALF, K.RATE):
        return None  # 快进到小狗
    said = slots.in_order(K.HALF, K.CLIPS, K.FILM, K.EVERYTHING)
    if slots.has(K.HALF) and slots.has(K.FASTER, K.SLOWER) and said[-1].kind is not K.HALF:
        return None  # "speed up half of the film"
    at = {"start": "first", "end": "last"}.get(slots.text(K.EDGE) or "", slots.text(K.ORDINAL) or "all")
    part = _part(slots)
    if part and not slots.clips:
        return None  # which clip is there then is not said
    return tuple(Speed.model_validate({"clip": clip, "factor": factor, **part}) for clip in slots.clips or (at,))


def _part(slots: Slots) -> dict[str, int]:
    """The part of a clip that is meant, as fields of an edit; nothing for the whole of it."""
    span, head, tail = slots.span(), slots.ms(K.HEAD), slots.ms(K.TAIL)
    if span:
        return {"start_ms": span[0], "end_ms": span[1]}
    if head is not None:
        return {"start_ms": 0, "end_ms": head}
    return {} if tail is None else {"last_ms": tail}


def _factor(slots: Slots) -> float | None:
    slower = slots.has(K.SLOWER) or (slots.has(K.RATE) and slots.text(K.LEVEL) in ("quieter", "very quiet"))
    faster = slots.has(K.FASTER) or (slots.has(K.RATE) and slots.text(K.LEVEL) in ("louder", "very loud"))
    if slower and faster:
        return None
    factor, percent = slots.number(K.FACTOR), slots.number(K.PERCENT)
    if factor is not None:
        if factor == 1 and (slower or faster) and not slots.said("to"):
            factor = Decimal(2)  # 快一倍: once as fast again
        return float(1 / factor if slower and factor > 1 else factor)
    if percent is not None:
        return float(_of_percent(percent, slots, slower=slower, faster=faster))
    if slots.has(K.HALF):
        return 1.5 if faster else 0.5
    return SLOWER if slower else FASTER if faster else None


def _of_percent(percent: Decimal, slots: Slots, *, slower: bool, faster: bool) -> Decimal:
    """ "to 150%" is the speed itself; "by 50%" and "50% faster" are the change."""
    if slots.said("to") or slots.said("at") or not (slower or faster):
        return percent
    return 1 - percent if slower else 1 + percent


def _undo(slots: Slots) -> Outcome | None:
    steps = slots.number(K.TIMES) if slots.number(K.NUM) is None else slots.number(K.NUM)
    return (Undo(steps=1 if steps is None else int(steps)),)


_ADD: Final = {K.ADD, K.MAKE, K.GENERATE, K.CHANGE, K.FILM, K.SHOW}
_WHERE: Final = {
    K.TIME,
    K.DURATION,
    K.UNTIL,
    K.BETWEEN,
    K.AFTER,
    K.BEFORE,
    K.ORDINAL,
    K.CLIPS,
    K.MATERIAL,
    K.EACH,
    K.ALL,
    K.EDGE,
}
_COUNTED: Final[dict[str, Clip]] = {"first": 1, "last": "2 from the end"}  # of joins, by the clip before them
_TIMES: Final = {K.TIME, K.DURATION, K.UNTIL}
_FILLED: Final = {K.SHAPE, K.FILM, K.FIT, K.CHANGE, K.SWAP, K.MATERIAL, K.GENERATE, K.WHOLE, K.EVERYTHING, K.ALL,
                  K.MAKE, K.ADD, K.CLIPS, K.KEEP, K.CUT}  # fmt: skip
_LENGTH: Final = {K.SHOW, K.TIME, K.DURATION, K.UNTIL, K.EACH, K.ALL, K.ADD, K.MAKE, K.KEEP, K.FILM, K.CHANGE}

LOOK_RULES: Final[tuple[Rule, ...]] = (
    rule(
        K.TRANSITION,
        {K.SHORTER, K.LONGER, K.FASTER, K.SLOWER, K.TRIM},
        may={K.MAKE, K.KEEP, K.SHOW, K.ADD, *_WHERE, K.TRANSITION},
        many={K.CLIPS},
        build=_retimed,
    ),
    rule(
        K.STYLE,
        {K.SHORTER, K.LONGER},
        may={K.MAKE, K.KEEP, K.SHOW, K.EACH, K.ALL, *_TIMES},
        build=lambda slots: _retimed(slots) if slots.has(K.MAKE, K.LONGER, K.SHORTER) else None,
    ),
    rule({K.TRANSITION, K.STYLE}, K.REMARK, may={K.TRANSITION, *_WHERE}, many={K.CLIPS}, build=_found_long),
    rule(
        {K.MAKE, K.CHANGE, K.SHOW, K.KEEP},
        K.TRANSITION,
        _TIMES,
        may=_WHERE,
        many={K.CLIPS},
        build=_retimed,
    ),
    rule(
        {K.TRANSITION, K.STYLE, K.HARD_CUT},
        may={*_ADD, *_WHERE, K.TRANSITION, K.STYLE, K.BARE_ZOOM, K.BARE_FADE, K.FADE_BLACK, K.FADE},
        many={K.CLIPS},
        build=_transitions,
    ),
    rule(
        {K.TRANSITION, K.STYLE, K.HARD_CUT},
        K.OTHERS,
        may={*_ADD, K.TRANSITION, K.STYLE, K.TIME},
        build=lambda slots: _transitions(slots) if slots.text(K.OTHERS) == "joins" else None,
    ),
    rule({K.FADE_BLACK, K.BARE_FADE}, {K.BETWEEN, K.AFTER, K.BEFORE}, may={*_ADD, *_WHERE}, build=_transitions),
    rule(
        K.FADE,
        K.BETWEEN,
        may={*_ADD, *_WHERE},
        build=lambda slots: _transitions(slots) if slots.text(K.FADE) == "both" else None,
    ),
    rule({K.REMOVE, K.NEG}, K.BARE_FADE, K.BETWEEN, may={*_WHERE, K.KEEP}, many={K.CLIPS}, build=_hard_cuts),
    rule({K.REMOVE, K.NEG}, {K.TRANSITION, K.STYLE}, may={*_WHERE, K.ADD, K.FILM, K.KEEP}, build=_hard_cuts),
    rule(
        K.RATIO,
        may=_FILLED,
        build=lambda slots: _aspect(slots) if not slots.references or slots.every else None,
    ),
    rule(K.FIT, may={*_FILLED - {K.CUT, K.SWAP}, K.FITTING}, build=_fit),
    rule(
        {K.MATERIAL, K.CLIPS, K.ZOOM},
        may={*_LENGTH, K.ZOOM, K.CLIPS, K.MATERIAL, K.AS_IT_IS, K.BARE_ZOOM, K.GENTLY,
             K.STATIC},
        photos=True,
        build=_photo,
    ),
    rule(
        {K.FASTER, K.SLOWER, K.FACTOR, K.RATE},
        may={K.CLIPS, K.FILM, K.MATERIAL, K.MAKE, K.ADD, K.SHOW, K.PERCENT, K.LEVEL, K.EVERYTHING, K.WHOLE, K.HALF,
             K.RATE, K.FASTER, K.SLOWER, K.FACTOR, K.CHANGE, K.EDGE, K.ORDINAL, K.SPAN, K.HEAD, K.TAIL},
        build=_speed,
    ),
    rule(K.UNDO, may={K.NUM, K.TIMES, K.STEP, K.ORDINAL, K.CHANGE, K.MAKE}, build=_undo),
)  # fmt: skip
