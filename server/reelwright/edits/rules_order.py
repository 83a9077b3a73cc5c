"""Rules for the order of the clips: sorted, swapped, moved. Rows of data with small builders."""

from __future__ import annotations

from typing import Final, Literal

from reelwright.edits.model import Move, Reorder, Swap
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import Kind as K

_PLACING: Final = {K.MAKE, K.MOVE, K.ADD, K.PLACE, K.REORDER}
_BESIDE: Final = (K.AFTER, K.BEFORE, K.EDGE)
_MAKE: Final = {K.MAKE, K.GENERATE, K.ADD}


def _reorder(slots: Slots) -> Outcome | None:
    how = [value for value in slots.values(K.REORDER) if value is not None]
    if how:
        return _whole_order(slots, str(how[0])) if len(set(how)) == 1 else None
    order: list[Clip] = []
    for token in slots.in_order(K.CLIPS, K.NUM, K.ORDINAL):
        if token.kind is K.CLIPS:
            order += slots.references[[*slots.in_order(K.CLIPS)].index(token)].clips
        else:
            order.append(token.value if isinstance(token.value, int) else str(token.value))
    return (Reorder(clips=tuple(order)),) if order else None


def _kind_first(slots: Slots) -> Outcome | None:
    """ "photos first"; also what says no more than that the others follow: "then the clips"."""
    kind = slots.text(K.MATERIAL)
    edge = slots.text(K.ORDINAL) or slots.text(K.EDGE)
    if kind not in ("photos", "videos", "clips") or (kind == "clips" and edge in ("first", "start")):
        return None
    ends = {"photos": "videos", "videos": "photos", "clips": "photos"}
    first = kind if edge in ("first", "start") else ends[kind] if edge in ("last", "end") else None
    return None if first is None else (Reorder.model_validate({"how": f"{first}_first"}),)


def _opened(slots: Slots) -> Outcome | None:
    """ "start with the photos"."""
    kind = slots.text(K.MATERIAL)
    if kind not in ("photos", "videos") or slots.text(K.OPEN_WITH) != "start":
        return None
    return (Reorder.model_validate({"how": f"{kind}_first"}),)


def _whole_order(slots: Slots, how: str) -> Outcome | None:
    """ "shuffle the clips"; of some of them, or of the photos alone, it is not understood."""
    some = (slots.references and not slots.every) or slots.text(K.MATERIAL) in ("photos", "videos")
    if some or slots.photo or slots.has(K.NUM, K.ORDINAL):
        return None
    return (Reorder.model_validate({"how": how}),)


def _swap(slots: Slots) -> Outcome | None:
    named = slots.clips
    return (Swap(a=named[0], b=named[1]),) if len(named) == 2 and not slots.every else None


def _move(slots: Slots) -> Outcome | None:
    if len(slots.clips) != 1 or slots.every or (slots.it and slots.references):
        return None
    if slots.has(K.NUM) and slots.kinds & _PLACING <= {K.MAKE} and not slots.said("to"):
        return None  # "make clip 2 3": three of what?
    if slots.has(K.NUM) and not (slots.has(K.MOVE, K.MAKE, K.PLACE) or slots.said("to") or _is_put(slots)):
        return None  # "…, 14 Mill Street"
    place = _place(slots)
    return None if place is None else (Move(clip=slots.clips[0], to=place),)


def _is_put(slots: Slots) -> bool:
    return "put" in slots.values(K.ADD)


def _opened_with(slots: Slots) -> Outcome | None:
    """ "end with the dog"; several clips to begin with are an order: "start with the coffee, then the dog"."""
    several = len(slots.clips) > 1 and not slots.every and slots.values(K.OPEN_WITH) == ["start"]
    return (Reorder(clips=slots.clips),) if several else _move(slots)


def _is_placed(slots: Slots) -> bool:
    """ "the dog second"; "the second dog" is another clip."""
    said = slots.in_order(K.CLIPS, K.ORDINAL)
    apart = len(said) > 1 and said[1].start - said[0].end > 1  # "first the dog"
    return slots.has(K.ORDINAL) and not slots.has(K.EDGE) and (said[0].kind is K.CLIPS or apart)


def _shift(slots: Slots) -> Outcome | None:
    """ "move the dog 2 places earlier"."""
    if len(slots.clips) != 1 or slots.every:
        return None
    step, many = slots.number(K.SHIFT), slots.number(K.NUM)
    return (Move(clip=slots.clips[0], by=int(step * many)),) if step and many else None


def _place(slots: Slots) -> int | Literal["end"] | None:
    """The one place that was said, 1-based or "end"."""
    said: list[object] = [
        *slots.values(K.EDGE),
        *slots.values(K.ORDINAL),
        *slots.values(K.NUM),
        *slots.values(K.OPEN_WITH),
    ]
    places = {{"start": 1, "first": 1, "last": "end"}.get(str(value), value) for value in said}
    if len(places) != 1:
        return None
    (place,) = places
    return place if isinstance(place, int) else "end"


def _move_beside(slots: Slots) -> Outcome | None:
    """ "move clip 3 after clip 1", "put it before the beach", "move clip 3 between clips 1 and 2"."""
    named = (*slots.it[:1], *slots.clips) if len(slots.references) == 1 and slots.it else slots.clips
    if slots.every or len(slots.references) + len(slots.it[:1]) < 2 or len(named) != (3 if slots.has(K.BETWEEN) else 2):
        return None
    if [token.kind in _BESIDE for token in slots.in_order(K.CLIPS, K.ADD, *_BESIDE)] == [False, True, False, False]:
        named = named[::-1] if slots.in_order(K.CLIPS, K.ADD, *_BESIDE)[0].kind is K.CLIPS else named  # 海边前面加小狗
    behind = slots.has(K.AFTER, K.BETWEEN) or slots.text(K.EDGE) == "end"
    return (Move(clip=named[0], after=named[1]) if behind else Move(clip=named[0], before=named[1]),)


ORDER_RULES: Final[tuple[Rule, ...]] = (
    rule(
        K.REORDER,
        {K.NUM, K.CLIPS, K.ORDINAL},
        may={*_MAKE, K.MATERIAL, K.MOVE, K.CHANGE, K.FILM},
        many={K.NUM, K.CLIPS, K.ORDINAL},
        build=_reorder,
    ),
    rule(
        K.REORDER,
        may={*_MAKE, K.MATERIAL, K.CLIPS, K.MOVE, K.CHANGE, K.FILM, K.ALL, K.SHOW, K.EVERYTHING},
        build=lambda slots: _reorder(slots) if any(slots.values(K.REORDER)) else None,
    ),
    rule(K.MATERIAL, {K.ORDINAL, K.EDGE}, may={K.MOVE, K.ADD, K.MAKE, K.ALL}, build=_kind_first),
    rule(
        K.OPEN_WITH,
        K.MATERIAL,
        may={K.ALL},
        build=lambda slots: _opened(slots),
    ),
    rule(K.SWAP, {K.CLIPS, K.IT}, may={K.PLACE, K.REORDER, K.MAKE}, many={K.CLIPS}, build=_swap),
    rule(
        {K.MOVE, K.ADD, K.MAKE, K.PLACE},
        {K.CLIPS, K.IT},
        {K.EDGE, K.ORDINAL, K.NUM},
        may={K.FILM, K.ADD, K.PLACE, K.REORDER},
        build=_move,
    ),
    rule(
        K.CLIPS,
        {K.ORDINAL, K.EDGE},
        build=lambda slots: _move(slots) if _is_placed(slots) else None,
    ),
    rule(K.OPEN_WITH, K.CLIPS, may={K.FILM, K.MAKE}, build=_opened_with),
    rule(K.MOVE, {K.CLIPS, K.IT}, K.SHIFT, K.NUM, build=_shift),
    rule(
        {K.MOVE, K.ADD, K.MAKE},
        K.CLIPS,
        {K.AFTER, K.BEFORE, K.BETWEEN, K.EDGE},
        may={K.PLACE, K.BETWEEN},
        many={K.CLIPS},
        build=_move_beside,
    ),
)
