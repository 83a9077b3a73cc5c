"""Rules for putting in, repeating, playing backwards and holding. Rows of data with small builders."""

from __future__ import annotations

from typing import Final

from reelwright.edits.file_names import media_kind
from reelwright.edits.ops_cut import Duplicate, Freeze, Insert, Loop, Reverse
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.tokens import Kind as K

_OF: Final = {K.CLIPS, K.FILM, K.EVERYTHING, K.WHOLE}
_DO: Final = {K.ADD, K.MAKE, K.SHOW, K.GENERATE}
_LENGTH: Final = {K.TIME, K.UNTIL, K.DURATION}


def _insert_file(slots: Slots) -> Outcome | None:
    file = slots.text(K.QUOTE)
    return (Insert.model_validate({"file": file, **place}),) if (place := _place(slots)) else None


def _insert(slots: Slots) -> Outcome | None:
    """ "insert b.mp4 after clip 2": a file is put in; "put b.mp4 after clip 2" moves the clip, if it is there."""
    if "put" in slots.values(K.ADD) or slots.every:
        return None
    named = slots.clips
    files = [clip for clip in named if isinstance(clip, str) and media_kind(clip)]
    if len(named) == 1 and files and (place := _place(slots)):
        return (Insert.model_validate({"file": files[0], **place}),)
    if len(named) != 2 or not files:
        return None
    behind = slots.has(K.AFTER) or slots.text(K.EDGE) == "end"
    file = files[0] if len(files) == 1 else named[0]
    beside = next(clip for clip in named if clip != file or len(set(named)) == 1)
    return (Insert(file=str(file), after=beside) if behind else Insert(file=str(file), before=beside),)


def _place(slots: Slots) -> dict[str, object] | None:
    if slots.references and slots.has(K.AFTER, K.BEFORE) and len(slots.clips) == 1:
        return {"after" if slots.has(K.AFTER) else "before": slots.clips[0]}
    to = _goal(slots)
    return None if to is None else {"to": to}


def _goal(slots: Slots) -> int | str | None:
    """A 1-based place, or "end"; None if none was said."""
    said = [*slots.values(K.EDGE), *slots.values(K.ORDINAL), *slots.values(K.NUM)]
    if len(said) != 1:
        return None
    place = {"start": 1, "first": 1, "last": "end"}.get(str(said[0]), said[0])
    return place if isinstance(place, int | str) else None


def _times(slots: Slots) -> int | None:
    number = slots.number(K.FACTOR) or slots.number(K.TIMES) or (slots.number(K.NUM) if slots.has(K.STEP) else None)
    return None if number is None or number != int(number) else int(number)


def _duplicate(slots: Slots) -> Outcome | None:
    if len(slots.clips) != 1 or slots.every:
        return None
    times = _times(slots)
    if times is not None:
        return (Loop(clip=slots.clips[0], times=times + 1),)
    turned = slots.has(K.BOOMERANG)
    return (Duplicate.model_validate({"clip": slots.clips[0], "to": _goal(slots), "turned": turned}),)


def _loop(slots: Slots) -> Outcome | None:
    clips = slots.clips_or_film
    if slots.music or slots.has(K.SONG):
        named = slots.references or slots.has(K.FILM, K.WHOLE, K.MATERIAL, K.ADD, K.GENERATE)
        return None if named else ()  # it lasts as long as the film anyhow
    if clips is None or len(clips) != 1 or (slots.every and not slots.has(K.FILM)):
        return None
    if None in slots.values(K.IT) and clips[0] is None and not slots.has(K.FILM, K.WHOLE):
        return None  # "repeat that": perhaps the edit before
    if slots.has(K.EDGE):
        return None if clips[0] is None else (Duplicate.model_validate({"clip": clips[0], "to": _goal(slots)}),)
    ms = slots.ms(K.UNTIL, K.DURATION, K.TIME)
    if ms is not None:
        return (Loop(clip=clips[0], duration_ms=ms),)
    return (Loop(clip=clips[0], times=_times(slots) or 2),)


def _boomerang(slots: Slots) -> Outcome | None:
    """A clip, and the same backwards; or the other way round: "play it backwards, then forwards"."""
    if len(slots.clips) != 1 or slots.every:
        return None
    (clip,) = slots.clips
    backwards_first = slots.text(K.BOOMERANG) == "backwards first"
    return (*([Reverse(clip=clip)] if backwards_first else []), Duplicate(clip=clip, turned=True))


def _reverse(slots: Slots) -> Outcome | None:
    backwards = slots.text(K.REVERSE) == "on"
    clips = slots.clips_or_film
    return None if clips is None else tuple(Reverse(clip=clip, backwards=backwards) for clip in clips)


def _freeze(slots: Slots) -> Outcome | None:
    clips = slots.clips_or_film
    if clips is None or len(clips) != 1:
        return None
    edge = slots.text(K.FREEZE) or slots.text(K.EDGE)
    at = {"start": 0, "end": "end"}.get(edge or "", slots.ms(K.START))
    if at is None or (slots.has(K.EDGE) and slots.has(K.START)):
        return None
    ms = slots.ms(K.DURATION, K.TIME)
    return (Freeze.model_validate({"clip": clips[0], "at_ms": at, **({"duration_ms": ms} if ms else {})}),)


REPEAT_RULES: Final[tuple[Rule, ...]] = (
    rule(K.INSERT, K.QUOTE, may={K.AFTER, K.BEFORE, K.CLIPS, K.EDGE, K.NUM, K.PLACE}, build=_insert_file),
    rule(
        K.ADD,
        K.CLIPS,
        {K.AFTER, K.BEFORE, K.EDGE, K.ORDINAL, K.NUM},
        may={K.PLACE, K.FILM, K.MATERIAL},
        many={K.CLIPS},
        build=_insert,
    ),
    rule(
        K.DUPLICATE,
        {K.CLIPS, K.IT},
        may={K.EDGE, K.ORDINAL, K.NUM, K.PLACE, K.MOVE, K.ADD, K.FACTOR, K.TIMES, K.STEP, K.FILM, K.BOOMERANG},
        build=_duplicate,
    ),
    rule(K.BOOMERANG, {K.CLIPS, K.IT}, may={*_DO, K.FILM, K.BOOMERANG}, many={K.BOOMERANG}, build=_boomerang),
    rule(
        K.LOOP,
        may={*_OF, *_DO, *_LENGTH, K.FACTOR, K.TIMES, K.NUM, K.STEP, K.EDGE, K.RATE, K.MUSIC, K.SONG},
        build=_loop,
    ),
    rule(K.TIMES, {K.CLIPS, K.FILM, K.IT}, may={K.ADD, K.SHOW, K.RATE, K.MAKE, K.WHOLE}, build=_loop),
    rule(K.REVERSE, may={*_OF, *_DO, K.RATE, K.MATERIAL, K.ALL}, build=_reverse),
    rule(
        K.FREEZE,
        may={*_OF, *_DO, K.START, K.DURATION, K.TIME, K.EDGE, K.PLACE, K.FREEZE},
        build=_freeze,
    ),
)
