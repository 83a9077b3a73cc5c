"""Rules for the edits of `ops_cut.py`. Rows of data with small builders; `parse.py` tries them before the others.

Without a noun ("reverse it" aside) they are about the film, but only where no clip was spoken of before.
"""

from __future__ import annotations

from typing import Final

from reelwright.draft.presets import PRESET, PresetName
from reelwright.edits.lexer import media_kind
from reelwright.edits.model import Aspect, Combine, CutOff, Edit, Split, Undo
from reelwright.edits.ops_cut import (
    CutOut,
    Duplicate,
    FitLength,
    Freeze,
    GoBack,
    Highlight,
    Insert,
    Keep,
    Loop,
    Preset,
    Redo,
    Reverse,
    SplitFilm,
    SplitScenes,
)
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.terms import Clip, Media
from reelwright.edits.tokens import Kind as K

_TOPICS: Final = {
    K.MUSIC: "music", K.SONG: "music", K.TEXT: "titles", K.CAPTIONS: "captions", K.TRANSITION: "transitions",
    K.STYLE: "transitions", K.FASTER: "speed", K.SLOWER: "speed", K.RATE: "speed", K.VOLUME: "volume", K.MUTE: "volume",
    K.AUDIO: "sound", K.FADE: "fades", K.BARE_FADE: "fades", K.TRIM: "cuts", K.CUT: "cuts", K.SPLIT: "cuts",
    K.REMOVE: "deletion", K.RATIO: "shape", K.PLATFORM: "shape", K.SHAPE: "shape", K.FIT: "shape", K.REORDER: "order",
    K.MOVE: "order", K.SWAP: "order", K.ZOOM: "photos", K.REVERSE: "reverse", K.FREEZE: "freeze", K.LOOP: "loop",
    K.HIGHLIGHT: "highlight", K.COMBINE: "clips",
}  # fmt: skip
_LOOSE: Final = frozenset({K.REMOVE, K.CUT, K.TRIM, K.COMBINE})  # behind a noun they say less than it
_RATIOS: Final = {(1080, 1920): "9:16", (1920, 1080): "16:9", (1080, 1080): "1:1"}


def _one(slots: Slots) -> tuple[Clip | None, ...] | None:
    """The clips that are meant, or the film as (None,); nothing if that is not said for certain."""
    if slots.clips:
        return slots.clips
    if slots.has(K.FILM):
        return (None,)
    return (None,) if slots.context_free or slots.has(K.EVERYTHING) else None


def halves_of(split: Split) -> dict[str, Clip]:
    """The clips that a split one's halves are then, by the name of the part; none where its number is not known."""
    if isinstance(split.clip, int):
        return {"first half": split.clip, "second half": split.clip + 1}
    ends: dict[str, dict[str, Clip]] = {
        "first": {"first half": 1, "second half": 2},
        "last": {"second half": "last"},
    }
    return ends.get(split.clip, {})


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
    return (Duplicate.model_validate({"clip": slots.clips[0], "to": _goal(slots)}),)


def _loop(slots: Slots) -> Outcome | None:
    clips = _one(slots)
    if clips is None or len(clips) != 1 or (slots.every and not slots.has(K.FILM)):
        return None
    if slots.has(K.EDGE):
        return None if clips[0] is None else (Duplicate.model_validate({"clip": clips[0], "to": _goal(slots)}),)
    ms = slots.ms(K.UNTIL, K.DURATION, K.TIME)
    if ms is not None:
        return (Loop(clip=clips[0], duration_ms=ms),)
    return (Loop(clip=clips[0], times=_times(slots) or 2),)


def _boomerang(slots: Slots) -> Outcome | None:
    """A clip, and the same backwards."""
    if len(slots.clips) != 1 or slots.every:
        return None
    (clip,) = slots.clips
    copies: dict[Clip, Clip] = {"first": 2, "last": "last"}
    copy = clip + 1 if isinstance(clip, int) else copies.get(clip)
    return None if copy is None else (Duplicate(clip=clip), Reverse(clip=copy))


def _reverse(slots: Slots) -> Outcome | None:
    backwards = slots.text(K.REVERSE) == "on"
    clips = _one(slots)
    return None if clips is None else tuple(Reverse(clip=clip, backwards=backwards) for clip in clips)


def _freeze(slots: Slots) -> Outcome | None:
    clips = _one(slots)
    if clips is None or len(clips) != 1:
        return None
    edge = slots.text(K.FREEZE) or slots.text(K.EDGE)
    at = {"start": 0, "end": "end"}.get(edge or "", slots.ms(K.START))
    if at is None or (slots.has(K.EDGE) and slots.has(K.START)):
        return None
    ms = slots.ms(K.DURATION, K.TIME)
    return (Freeze.model_validate({"clip": clips[0], "at_ms": at, **({"duration_ms": ms} if ms else {})}),)


def _cut_out(slots: Slots) -> Outcome | None:
    clips = _one(slots)
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
    clips, at = _one(slots), slots.ms(K.START, K.TIME)
    if clips is None or at is None:
        return None
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
    clips = _one(slots)
    if clips is None or (slots.has(K.TRIM, K.CUT) and not slots.has(K.KEEP) and not slots.said("to")):
        return None
    part, tail, span, head = slots.text(K.PART), slots.ms(K.TAIL, K.BY_TIME), slots.span(), slots.ms(K.HEAD)
    if slots.has(K.POSITION):
        part = "middle" if slots.text(K.POSITION) == "center" else None
    said = {"part": part, "last_ms": tail, "span": span, "head": head}
    given = {name: value for name, value in said.items() if value is not None}
    if len(given) != 1:
        return None
    if "span" in given or "head" in given:
        start, end = span or (0, head)
        return (Keep(start_ms=start, end_ms=end),) if clips == (None,) else None
    return tuple(Keep.model_validate({"clip": clip, **given}) for clip in clips)


def _halved(slots: Slots) -> Outcome | None:
    """ "shorten clip 2 by half"."""
    return tuple(Keep(clip=clip, part="first half") for clip in slots.clips) or None


def _keep_tail_of(slots: Slots) -> Outcome | None:
    """ "keep the last 3 seconds of clip 2": behind a clip's name, "the last 3 seconds" is read as a length."""
    ms = slots.ms(K.DURATION)
    return tuple(Keep(clip=clip, last_ms=ms) for clip in slots.clips) or None if ms else None


def _fit(slots: Slots) -> Outcome | None:
    if slots.clips or not (slots.context_free or slots.has(K.FILM, K.FIT_LENGTH, K.AT_MOST)):
        return None
    times = slots.in_order(K.TIME, K.UNTIL, K.DURATION)
    if len(times) != 1 or not isinstance(times[0].value, int):
        return None
    cut = slots.has(K.TRIM, K.CUT, K.KEEP) and not slots.has(K.MAKE)
    keep = slots.text(K.KEEPING) or ("all" if slots.has(K.FASTER, K.SLOWER) else "start" if cut else "middle")
    if slots.has(K.FASTER, K.SLOWER) and not (slots.has(K.UNTIL, K.FIT_LENGTH) or slots.said("to")):
        return None
    made = {"duration_ms": times[0].value, "keep": keep, "at_most": slots.has(K.AT_MOST) or cut}
    return (FitLength.model_validate(made),)


def _fit_bare(slots: Slots) -> Outcome | None:
    """ "shorten to 20 seconds", 剪成15秒: of the film, where no clip was spoken of."""
    return _fit(slots) if slots.context_free and slots.has(K.UNTIL, K.CUT_INTO) else None


def _split_film(slots: Slots) -> Outcome | None:
    at = slots.ms(K.START)
    return (SplitFilm(at_ms=at),) if at is not None and (slots.context_free or slots.has(K.FILM)) else None


def _halved_film(slots: Slots) -> Outcome | None:
    """ "chop the video in half"; "cut half of the video" is another thing, and not understood."""
    if not slots.has(K.FILM) and (slots.it or not slots.context_free):
        return None
    halves = slots.has(K.HALF) or slots.text(K.POSITION) == "center" or "middle" in slots.values(K.SPLIT)
    verb_first = slots.in_order(K.SPLIT, K.CUT, K.FILM, K.HALF)[0].kind is not K.HALF
    half_last = not slots.has(K.HALF) or slots.in_order(K.FILM, K.IT, K.HALF)[-1].kind is K.HALF
    whole = slots.said("to") or slots.said("by")  # "cut it down to half"
    return (SplitFilm(at_ms="middle"),) if halves and verb_first and half_last and not whole else None


def _scenes(slots: Slots) -> Outcome | None:
    clips = _one(slots)
    return None if clips is None else tuple(SplitScenes(clip=clip) for clip in clips)


def _highlight(slots: Slots) -> Outcome | None:
    """ "make a 20 second highlight of the film"; of "my clips" it begins with putting them together."""
    ms = slots.ms(K.TIME, K.DURATION, K.UNTIL)
    made: list[Edit] = (
        [Combine(only=_media(slots))] if slots.has(K.MATERIAL) or (slots.every and slots.has(K.FIND)) else []
    )
    clips: tuple[Clip | None, ...] = (None,) if slots.every or not slots.clips else slots.clips
    if slots.has(K.BEST) and ms is None:
        return None
    made += [Highlight(clip=clip, duration_ms=ms) for clip in clips]
    ratio, platform = slots.text(K.RATIO), slots.text(K.PLATFORM)
    made += [Aspect.model_validate({"ratio": ratio})] if ratio else []
    made += [Preset.model_validate({"name": platform})] if platform else []
    return tuple(made)


def _media(slots: Slots) -> Media | None:
    said = set(slots.values(K.MATERIAL))
    return "photos" if said == {"photos"} else "videos" if said == {"videos"} else None


def preset_edits(slots: Slots) -> list[Edit]:
    """The preset of the platform that was named, then the shape and filling where they were said as well."""
    names: list[PresetName] = [name for name in PRESET if name == slots.text(K.PLATFORM)]
    if not names:
        return []
    own = _RATIOS[PRESET[names[0]].width, PRESET[names[0]].height]
    ratio, fit = slots.text(K.RATIO), slots.text(K.FIT)
    made: list[Edit] = [Preset(name=names[0])]
    if fit or (ratio and ratio != own):
        made.append(Aspect.model_validate({"ratio": ratio or own, "fit": fit}))
    return made


def _preset(slots: Slots) -> Outcome | None:
    """ "make it for TikTok"; but "a TikTok", of my videos, is a new film."""
    subject = slots.in_order(K.A, K.IT, K.FILM, K.PLATFORM)[0]
    if subject.kind is K.A or slots.has(K.MATERIAL):
        return None
    return tuple(preset_edits(slots)) if not slots.references or slots.every else None


def _redo(slots: Slots) -> Outcome:
    steps = slots.number(K.NUM)
    return (Redo(steps=1 if steps is None else int(steps)),)


def _go_back(slots: Slots) -> Outcome | None:
    said = slots.text(K.GO_BACK)
    return (GoBack.model_validate({"before": None if said == "start" else said}),)


def _before(slots: Slots) -> Outcome | None:
    """ "go back to how it was before the music"."""
    found = [_TOPICS[token.kind] for token in slots.in_order(*_TOPICS)]
    firm = [_TOPICS[token.kind] for token in slots.in_order(*(_TOPICS.keys() - _LOOSE))]
    topics = set(firm or found)
    return (GoBack.model_validate({"before": topics.pop()}),) if len(topics) == 1 else None


def _steps_back(slots: Slots) -> Outcome | None:
    """ "go back to how it was two steps ago"."""
    steps = slots.number(K.NUM)
    return None if steps is None else (Undo(steps=int(steps)),)


def _to_start(slots: Slots) -> Outcome | None:
    return (GoBack(),) if slots.text(K.EDGE) == "start" else None


_OF: Final = {K.CLIPS, K.FILM, K.EVERYTHING, K.WHOLE}
_DO: Final = {K.ADD, K.MAKE, K.SHOW, K.GENERATE}
_LENGTH: Final = {K.TIME, K.UNTIL, K.DURATION}
_ABOUT: Final = {*_OF, *_DO, K.MATERIAL, K.KEEP, K.FIND, K.CUT_INTO, K.TRIM, K.CUT, K.ALL, K.EACH, K.BEST, K.RATIO,
                 K.PLATFORM, K.COMBINE}  # fmt: skip
_SHAPED: Final = {K.SHAPE, K.FILM, K.FIT, K.CHANGE, K.SWAP, K.MATERIAL, K.WHOLE, K.EVERYTHING, K.ALL, K.MAKE, K.ADD,
                  K.CLIPS, K.KEEP, K.RATIO}  # fmt: skip

CUT_RULES: Final[tuple[Rule, ...]] = (
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
        may={K.EDGE, K.ORDINAL, K.NUM, K.PLACE, K.MOVE, K.ADD, K.FACTOR, K.TIMES, K.STEP, K.FILM},
        build=_duplicate,
    ),
    rule(K.BOOMERANG, {K.CLIPS, K.IT}, may={*_DO, K.FILM}, build=_boomerang),
    rule(
        K.LOOP,
        may={*_OF, *_DO, *_LENGTH, K.FACTOR, K.TIMES, K.NUM, K.STEP, K.EDGE, K.RATE},
        build=_loop,
    ),
    rule(K.TIMES, {K.CLIPS, K.FILM, K.IT}, may={K.ADD, K.SHOW, K.RATE, K.MAKE, K.WHOLE}, build=_loop),
    rule(K.REVERSE, may={*_OF, *_DO, K.RATE, K.MATERIAL, K.ALL}, build=_reverse),
    rule(
        K.FREEZE,
        may={*_OF, *_DO, K.START, K.DURATION, K.TIME, K.EDGE, K.PLACE, K.FREEZE},
        build=_freeze,
    ),
    rule({K.CUT, K.REMOVE}, {K.SPAN, K.PART, K.POSITION}, may={*_OF, K.HALF}, build=_cut_out),
    rule({K.CUT, K.REMOVE, K.TRIM}, K.EVERYTHING, {K.START, K.TIME}, may={*_OF, K.BEFORE, K.AFTER}, build=_cut_rest),
    rule({K.CUT, K.REMOVE}, {K.START, K.TIME}, {K.BEFORE, K.AFTER}, may=_OF, build=_cut_rest),
    rule({K.CUT, K.REMOVE, K.TRIM, K.NEG}, {K.HEAD, K.TAIL}, build=_cut_edge),
    rule(
        {K.KEEP, K.TRIM, K.CUT},
        {K.PART, K.TAIL, K.SPAN, K.HEAD, K.POSITION},
        may={*_OF, K.MAKE},
        build=_keep,
    ),
    rule(K.KEEP, K.TAIL, K.CLIPS, build=_keep_tail_of),
    rule(K.TRIM, {K.CLIPS, K.IT}, K.HALF, build=_halved),
    rule(
        {K.MAKE, K.TRIM, K.CUT, K.KEEP, K.CUT_INTO, K.SHOW, K.FIT_LENGTH, K.AT_MOST, K.FASTER, K.SLOWER},
        _LENGTH,
        {K.FILM, K.IT, K.FIT_LENGTH, K.AT_MOST, K.WHOLE, K.EVERYTHING},
        may={K.KEEPING, *_OF, K.CHANGE, K.SAYING, K.ADD},
        build=_fit,
    ),
    rule({K.TRIM, K.CUT, K.CUT_INTO}, {K.UNTIL, K.TIME}, may={K.AT_MOST}, build=_fit_bare),
    rule(K.SHOW, K.CHANGE, _LENGTH, build=_fit),
    rule(K.TIME, K.FILM, build=_fit),
    rule({K.SPLIT, K.CUT}, K.START, may={K.FILM, K.PLACE, K.HALF, K.CLIP}, build=_split_film),
    rule({K.SPLIT, K.CUT}, {K.FILM, K.IT}, may={K.HALF, K.POSITION}, build=_halved_film),
    rule({K.SPLIT, K.CUT, K.SCENES}, K.SCENES, may={*_OF, K.MATERIAL, K.ALL, K.EACH, *_DO}, build=_scenes),
    rule(K.HIGHLIGHT, may={*_ABOUT, *_LENGTH}, build=_highlight),
    rule({K.KEEP, K.FIND, K.TRIM, K.CUT, K.MAKE, K.ADD}, K.BEST, _LENGTH, may=_ABOUT, build=_highlight),
    rule(K.PLATFORM, may=_SHAPED, build=_preset),
    rule(K.REDO, may={K.NUM, K.STEP, K.ORDINAL, K.CHANGE}, build=_redo),
    rule(K.GO_BACK, may={K.FILM}, build=_go_back),
    rule(K.RETURN, K.NUM, K.STEP, may={K.BEFORE}, build=_steps_back),
    rule(
        {K.UNDO, K.RETURN},
        K.BEFORE,
        set(_TOPICS),
        may={*_TOPICS, K.ADD, K.MAKE, K.FILM, K.CLIPS, K.MATERIAL, K.STEP, K.CHANGE},
        many=set(_TOPICS),
        build=_before,
    ),
    rule({K.UNDO, K.RETURN}, K.EDGE, may={K.FILM}, build=_to_start),
)
