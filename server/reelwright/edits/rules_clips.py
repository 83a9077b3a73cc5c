"""Rules for which clips are in the film, and which part of each. Rows of data with small builders."""

from __future__ import annotations

from typing import Final

from reelwright.edits import impossible
from reelwright.edits.file_names import media_kind
from reelwright.edits.model import (
    Aspect,
    Combine,
    CutOff,
    Delete,
    Edit,
    Photo,
    Split,
    Trim,
)
from reelwright.edits.ops_cut import FitLength
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.rules_film import preset_edits
from reelwright.edits.terms import Media, excepted
from reelwright.edits.tokens import Kind as K

_TIMES: Final = {K.TIME, K.DURATION}


def _combine(slots: Slots) -> Outcome | None:
    """The film, with its shape and its own or the photos' length if they were said along."""
    if slots.has(K.CUT_INTO) and not slots.has(K.MATERIAL, K.FILM, K.CLIPS):
        return None
    if not slots.has(K.COMBINE, K.FILM) and any(reference.each for reference in slots.references):
        return None  # 每段都剪成2秒 is about the clips, not about the film
    if slots.has(*_TIMES) and any(reference.each for reference in slots.references):
        return None  # "combine them, 2 seconds per clip" are two wishes
    named = None if slots.every or not slots.references else slots.clips
    out: list[Edit | impossible.Row] = [Combine(clips=named, only=None if named else _media(slots))]
    ratio, platform = slots.text(K.RATIO), preset_edits(slots)
    if platform:
        out += platform
    elif ratio:
        out.append(Aspect.model_validate({"ratio": ratio, "fit": slots.text(K.FIT)}))
    elif slots.has(K.FIT):
        return None
    ms = slots.ms(*_TIMES, K.UNTIL)
    if ms is not None:
        photos = slots.has(K.EACH) and "photos" in slots.values(K.MATERIAL)
        if slots.has(K.EACH) and not photos:
            out.append(Trim(clip="all", start_ms=0, end_ms=ms))
        else:
            out.append(Photo(duration_ms=ms) if photos else FitLength(duration_ms=ms, at_most=slots.has(K.AT_MOST)))
    return tuple(out)


def _media(slots: Slots) -> Media | None:
    """The one kind of files that was named. 视频 is material only before its verb; behind it, it is what comes out."""
    said = set(slots.values(K.MATERIAL)) | {"videos" for reference in slots.references if reference.video}
    said |= {"photos"} if slots.text(K.CLIP) == "photo" else set()  # "a photo slideshow"
    first = next(iter(slots.in_order(K.COMBINE, K.FILM)), None)
    if not said and first and first.value == "video" and slots.has(K.COMBINE):
        said = {"videos"}
    if len(said) != 1:
        return None
    return "photos" if "photos" in said else "videos" if "videos" in said else None


def _film_of(slots: Slots) -> Outcome | None:
    """ "slideshow of my photos"."""
    film_first = slots.in_order(K.FILM, K.MATERIAL, K.RATIO, K.PLATFORM)[0].kind is not K.MATERIAL
    return _combine(slots) if film_first and slots.has(K.PREP) else None


def _added(slots: Slots) -> Outcome | None:
    """ "add my clips", "add beach.mp4"."""
    if slots.references and not slots.every:
        files = all(isinstance(clip, str) and media_kind(clip) for clip in slots.clips)
        return (Combine(clips=slots.clips),) if files else None
    return (Combine(only=_media(slots)),)


def _make_film(slots: Slots) -> Outcome | None:
    """ "make a video", "turn my photos into a reel"; but "make it a vertical video" is about the film that is there."""
    subject = slots.in_order(K.A, K.FILM, K.RATIO, K.CLIP, K.PLATFORM)[0]
    new = slots.has(K.GENERATE) or subject.kind is K.A
    if not slots.has(K.MATERIAL, K.CLIPS) and (slots.has(K.IT) or not new):
        return None
    return _combine(slots) if slots.has(K.FILM, K.RATIO, K.CLIP, K.PLATFORM) else None


def _trim(slots: Slots) -> Outcome | None:
    part = _part(slots)
    if part is None or (slots.photo and not slots.has(K.TRIM, K.CUT)):
        return None
    if not slots.clips:
        return None
    return tuple(Trim(clip=clip, start_ms=part[0], end_ms=part[1]) for clip in slots.clips)


def _part(slots: Slots) -> tuple[int, int | None] | None:
    """The part of the clip to keep, in ms; None if it was not said for certain."""
    times = slots.in_order(K.SPAN, K.START, K.UNTIL, K.HEAD, K.DURATION, K.TIME)
    kinds = [token.kind for token in times]
    span, start = slots.span(), slots.ms(K.START)
    if kinds == [K.SPAN] and span:
        return span if not slots.has(K.CUT) or slots.said("to") else None
    if kinds == [K.START] and start is not None:
        return (start, None) if not slots.has(K.CUT) else None
    if sorted(kinds) == [K.DURATION, K.START] and start is not None:
        return start, start + (slots.ms(K.DURATION) or 0)
    if len(kinds) != 1 or slots.has(K.EDGE):
        return None
    if kinds == [K.HEAD] and not (slots.has(K.KEEP) or slots.said("to") or slots.has(K.SHOW)):
        return None
    if kinds == [K.TIME] and slots.has(K.TRIM, K.CUT) and not slots.has(K.KEEP) and "to" not in slots.values(K.TRIM):
        return None
    return 0, slots.ms(K.UNTIL, K.HEAD, K.DURATION, K.TIME)


def _cut_off(slots: Slots) -> Outcome | None:
    edge = "start" if slots.has(K.HEAD) else "end" if slots.has(K.TAIL) else slots.text(K.EDGE)
    ms = slots.ms(K.HEAD, K.TAIL, K.TIME, K.BY_TIME)
    if slots.said("to") or ms is None or len(slots.in_order(K.HEAD, K.TAIL, K.TIME, K.BY_TIME)) != 1:
        return None
    if edge is None and (slots.has(K.BY_TIME) or "by" in slots.values(K.TRIM)):
        edge = "end"
    clips = slots.clips or (("first" if edge == "start" else "last",) if slots.has(K.FILM, K.IT) else ())
    if not clips or edge not in ("start", "end"):
        return None
    return tuple(CutOff(clip=clip, edge="start" if edge == "start" else "end", duration_ms=ms) for clip in clips)


def _is_cut_to(slots: Slots) -> bool:
    """ "at 5s cut to the beach": another clip is to come there. "cut it off at 5s": the rest goes."""
    said = slots.in_order(K.CUT, K.CLIPS, K.START)
    late = len(said) > 2 and said[0].kind is K.START and said[1].kind is K.CUT
    kinds = [token.kind for token in slots.in_order(K.CUT, K.PREP, K.CLIPS, K.START)]
    onto, off = kinds[:3] == [K.CUT, K.PREP, K.CLIPS], kinds == [K.CUT, K.CLIPS, K.PREP, K.START]
    return not slots.has(K.SPLIT, K.PARTS) and (late or onto or off or slots.said("to"))


def _split(slots: Slots) -> Outcome | None:
    if len(slots.clips) != 1 or "by" in slots.values(K.HALF) or _is_cut_to(slots):
        return None
    at, (clip,) = slots.ms(K.START), slots.clips
    if slots.has(K.PARTS):
        return (Split.model_validate({"clip": clip, "parts": slots.ms(K.PARTS)}),)
    if at is not None:
        return (Split(clip=clip, at_ms=at),)
    middle = slots.has(K.HALF) or slots.text(K.POSITION) == "center" or "middle" in slots.values(K.SPLIT)
    return (Split(clip=clip, at_ms="middle"),) if middle else None


def _delete(slots: Slots) -> Outcome | None:
    return (Delete(clips=slots.clips),) if slots.clips else None


def _is_cut_away(slots: Slots) -> bool:
    """ "cut the dog clip", and no more: it goes."""
    return slots.values(K.CUT) == ["whole"] and not slots.every and not slots.has(K.PREP, K.A, K.IT)


def _kept(slots: Slots) -> Outcome | None:
    """ "keep only the dog": all others go. "keep the dog" alone asks for nothing, but says whose rest may go."""
    if slots.every or not slots.references or slots.has(K.IT):
        return None
    if "only" not in slots.values(K.KEEP):
        return ()
    listed = [str(clip) for clip in slots.clips]
    plain = all("," not in name and excepted(name) is None for name in listed)
    return (Delete(clips=(f"all but {', '.join(listed)}",)),) if plain else None


_MAKE: Final = {K.MAKE, K.GENERATE, K.ADD}
_PARTS: Final = {K.SPAN, K.START, K.UNTIL, K.HEAD, K.DURATION, K.TIME}
_AROUND: Final = {K.MATERIAL, K.CLIPS, K.FILM, K.CLIP, K.RATIO, K.FIT, K.SHAPE, K.ALL, K.EACH, K.EVERYTHING, K.TIME,
                  K.DURATION, K.UNTIL, K.SHOW, K.PLATFORM, K.AT_MOST}  # fmt: skip

CLIP_RULES: Final[tuple[Rule, ...]] = (
    rule({K.COMBINE, K.CUT_INTO}, may=_MAKE | {K.KEEP} | _AROUND, many={K.MATERIAL, K.CLIPS}, build=_combine),
    rule(K.ADD, {K.MATERIAL, K.CLIPS}, may={K.ALL}, build=_added),
    rule(K.FILM, K.MATERIAL, may={K.RATIO, K.PLATFORM, K.ALL}, many={K.MATERIAL}, build=_film_of),
    rule(_MAKE, {K.FILM, K.RATIO, K.CLIP, K.PLATFORM}, may=_AROUND, many={K.MATERIAL}, build=_make_film),
    rule(
        {K.TRIM, K.CUT, K.KEEP, K.CUT_INTO, K.MAKE, K.SHOW},
        _PARTS,
        {K.CLIPS, K.FILM, K.IT},
        may={K.EDGE, K.FILM, K.EACH},
        build=_trim,
    ),
    rule(K.CLIPS, {K.TIME, K.DURATION}, build=lambda slots: _trim(slots) if slots.every else None),
    rule(
        {K.CUT, K.TRIM, K.REMOVE},
        {K.HEAD, K.TAIL, K.TIME, K.BY_TIME},
        {K.CLIPS, K.FILM, K.IT},
        may={K.EDGE, K.FILM},
        build=_cut_off,
    ),
    rule({K.SPLIT, K.CUT, K.CUT_INTO, K.PARTS}, {K.PARTS}, {K.CLIPS, K.IT}, build=_split),
    rule({K.SPLIT, K.CUT}, {K.CLIPS, K.IT}, may={K.START, K.HALF, K.POSITION, K.PLACE}, build=_split),
    rule(K.REMOVE, {K.CLIPS, K.IT}, may={K.FILM}, build=_delete),
    rule(K.CUT, K.CLIPS, build=lambda slots: _delete(slots) if _is_cut_away(slots) else None),
    rule(K.KEEP, K.CLIPS, may={K.FILM}, build=_kept),
    rule(K.REMARK, may={K.CLIPS, K.FILM, K.MATERIAL, K.NUM, K.WHOLE, K.EDGE, K.ORDINAL}, build=lambda _: ()),
)
