"""Rules for taking stretches out, keeping them, and splitting. Rows of data with small builders.

Without a noun ("cut it" aside) they are about the film, but only where no clip was spoken of before.
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.model import CutOff, Split
from reelwright.edits.ops_cut import CutOut, Keep, SplitFilm, SplitScenes
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.terms import FROM_THE_END, PLAYING_AT, THE_PHOTO, Clip, excepted
from reelwright.edits.tokens import Kind as K

_OF: Final = {K.CLIPS, K.FILM, K.EVERYTHING, K.WHOLE}
_DO: Final = {K.ADD, K.MAKE, K.SHOW, K.GENERATE}


def halves_of(split: Split) -> dict[str, Clip]:
    """The clips that a split one's halves are then, by the name of the part; none where its number is not known."""
    if isinstance(split.clip, int):
        return {"first half": split.clip, "second half": split.clip + 1}
    ends: dict[str, dict[str, Clip]] = {
        "first": {"first half": 1, "second half": 2},
        "last": {"second half": "last"},
    }
    named: dict[str, Clip] = {half: f"{half.split()[0]} {split.clip}" for half in ("first half", "second half")}
    counted = FROM_THE_END.fullmatch(split.clip) or PLAYING_AT.fullmatch(split.clip) or excepted(split.clip)
    return ends.get(split.clip, {} if counted or split.clip in ("all", THE_PHOTO) else named)


def _cut_out(slots: Slots) -> Outcome | None:
    clips = slots.clips_or_film
    if clips is None or slots.said("to"):
        return None
    span, part = slots.span(), slots.text(K.PART)
    if slots.has(K.POSITION):
        part = "middle" if slots.text(K.POSITION) == "center" else None
    if span is not None:
        if not slots.has(K.REMOVE) and _clip_first(slots):
            return None  # "cut clip 2 from 3s to 5s": perhaps that is what to keep
        return tuple(CutOut(clip=clip, start_ms=span[0], end_ms=span[1]) for clip in clips)
    return None if part is None else tuple(CutOut.model_validate({"clip": clip, "part": part}) for clip in clips)


def _clip_first(slots: Slots) -> bool:
    first = slots.in_order(K.CLIPS, K.FILM, K.SPAN)
    return bool(first) and first[0].kind is not K.SPAN


def _cut_rest(slots: Slots) -> Outcome | None:
    """ "remove everything after 20s", "remove everything before 5s"."""
    clips, at = slots.clips_or_film, slots.ms(K.START, K.TIME)
    beside = slots.in_order(K.BEFORE, K.AFTER, K.START, K.TIME)
    if clips is None or at is None or (slots.references and beside[0].kind is K.TIME):
        return None  # "cut 2 seconds before the dog"
    if slots.has(K.BEFORE):
        return tuple(CutOut(clip=clip, start_ms=0, end_ms=at) for clip in clips)
    return tuple(CutOut(clip=clip, start_ms=at) for clip in clips)


def _cut_edge(slots: Slots) -> Outcome | None:
    """ "cut the first 3 seconds", of the film."""
    if not slots.context_free or slots.said("to"):
        return None
    head, tail = slots.ms(K.HEAD), slots.ms(K.TAIL)
    if head is not None:
        return (CutOut(start_ms=0, end_ms=head),) if tail is None else None
    return None if tail is None else (CutOff(clip="last", edge="end", duration_ms=tail),)


def _keep(slots: Slots) -> Outcome | None:
    clips = slots.clips_or_film
    if clips is None or (slots.has(K.TRIM, K.CUT) and not slots.has(K.KEEP) and not slots.said("to")):
        return None
    part, tail, span, head = slots.text(K.PART), slots.ms(K.TAIL, K.BY_TIME), slots.span(), slots.ms(K.HEAD)
    middle = slots.ms(K.TIME, K.DURATION) if slots.has(K.POSITION) or part == "middle" else None
    if slots.has(K.TIME, K.DURATION) and middle is None:
        return None
    if slots.has(K.POSITION) or middle is not None:
        in_middle = part == "middle" or slots.text(K.POSITION) == "center"
        part = "middle" if in_middle and middle is None else None
        middle = middle if in_middle else None
    said = {"part": part, "last_ms": tail, "middle_ms": middle, "span": span, "head": head}
    given = {name: value for name, value in said.items() if value is not None}
    if len(given) != 1:
        return None
    if "span" in given or "head" in given:
        start, end = span or (0, head)
        return (Keep(start_ms=start, end_ms=end),) if clips == (None,) else None
    return tuple(Keep.model_validate({"clip": clip, **given}) for clip in clips)


def _halved(slots: Slots) -> Outcome | None:
    """ "shorten clip 2 by half"; "cut clip 2 in half" splits it."""
    if slots.has(K.CUT) and "by" not in slots.values(K.HALF):
        return None
    return tuple(Keep(clip=clip, part="first half") for clip in slots.clips) or None


def _keep_tail_of(slots: Slots) -> Outcome | None:
    """ "keep the last 3 seconds of clip 2": behind a clip's name, "the last 3 seconds" is read as a length."""
    ms = slots.ms(K.DURATION)
    return tuple(Keep(clip=clip, last_ms=ms) for clip in slots.clips) or None if ms else None


def _split_film(slots: Slots) -> Outcome | None:
    at = slots.ms(K.START)
    return (SplitFilm(at_ms=at),) if at is not None and (slots.context_free or slots.has(K.FILM)) else None


def _parted_film(slots: Slots) -> Outcome | None:
    """ "split the film into 3 parts"."""
    return (SplitFilm(parts=slots.ms(K.PARTS)),)


def _halved_film(slots: Slots) -> Outcome | None:
    """ "chop the video in half"; "cut half of the video" is another thing, and not understood."""
    if not slots.has(K.FILM) and (slots.it or not slots.context_free):
        return None
    halves = slots.has(K.HALF) or slots.text(K.POSITION) == "center" or "middle" in slots.values(K.SPLIT)
    verb_first = slots.in_order(K.SPLIT, K.CUT, K.FILM, K.HALF)[0].kind is not K.HALF
    half_last = not slots.has(K.HALF) or slots.in_order(K.FILM, K.IT, K.HALF)[-1].kind is K.HALF
    whole = slots.said("to") or slots.said("by") or "by" in slots.values(K.HALF)  # "cut it down to half"
    return (SplitFilm(at_ms="middle"),) if halves and verb_first and half_last and not whole else None


def _scenes(slots: Slots) -> Outcome | None:
    clips = slots.clips_or_film
    return None if clips is None else tuple(SplitScenes(clip=clip) for clip in clips)


CUT_RULES: Final[tuple[Rule, ...]] = (
    rule({K.CUT, K.REMOVE}, {K.SPAN, K.PART, K.POSITION}, may={*_OF, K.HALF}, build=_cut_out),
    rule({K.CUT, K.REMOVE, K.TRIM}, K.EVERYTHING, {K.START, K.TIME}, may={*_OF, K.BEFORE, K.AFTER}, build=_cut_rest),
    rule({K.CUT, K.REMOVE}, {K.START, K.TIME}, {K.BEFORE, K.AFTER}, may=_OF, build=_cut_rest),
    rule({K.CUT, K.REMOVE, K.TRIM, K.NEG}, {K.HEAD, K.TAIL}, build=_cut_edge),
    rule(
        {K.KEEP, K.TRIM, K.CUT},
        {K.PART, K.TAIL, K.SPAN, K.HEAD, K.POSITION},
        may={*_OF, K.MAKE, K.TIME, K.DURATION},
        build=_keep,
    ),
    rule(K.KEEP, K.TAIL, K.CLIPS, build=_keep_tail_of),
    rule({K.TRIM, K.CUT}, {K.CLIPS, K.IT}, K.HALF, build=_halved),
    rule({K.SPLIT, K.CUT, K.CUT_INTO, K.PARTS}, K.PARTS, K.FILM, build=_parted_film),
    rule({K.SPLIT, K.CUT}, K.START, may={K.FILM, K.PLACE, K.HALF, K.CLIP}, build=_split_film),
    rule({K.SPLIT, K.CUT}, {K.FILM, K.IT}, may={K.HALF, K.POSITION}, build=_halved_film),
    rule({K.SPLIT, K.CUT, K.SCENES}, K.SCENES, may={*_OF, K.MATERIAL, K.ALL, K.EACH, *_DO}, build=_scenes),
)
