"""The sentences of the edits in `ops_cut.py`. Pure; `phrase.py` asks here, `rules_cut.py` reads them back."""

from __future__ import annotations

from typing import Final, assert_never

from reelwright.draft.presets import PresetName
from reelwright.edits.ops_cut import (
    CutOut,
    Duplicate,
    Extend,
    FitLength,
    Freeze,
    GoBack,
    Highlight,
    Insert,
    Keep,
    Kept,
    Loop,
    Preset,
    Redo,
    Reverse,
    SplitFilm,
    SplitScenes,
)
from reelwright.edits.phrase_terms import clip_words, clips_words, each_clip, seconds, span_words
from reelwright.edits.quoting import quote
from reelwright.edits.terms import Clip

CutEdit = (
    Insert
    | Duplicate
    | Loop
    | CutOut
    | Extend
    | Keep
    | FitLength
    | SplitFilm
    | Reverse
    | Freeze
    | SplitScenes
    | Highlight
    | Preset
    | Redo
    | GoBack
)

PLATFORMS: Final[dict[PresetName, str]] = {
    "tiktok": "TikTok",
    "reels": "Instagram Reels",
    "shorts": "YouTube Shorts",
    "youtube": "YouTube",
    "square": "a square post",
    "story": "Stories",
}
_KEPT: Final[dict[Kept, str]] = {
    "start": "keeping the start of each clip",
    "middle": "keeping the middle of each clip",
    "end": "keeping the end of each clip",
    "best": "keeping the best of each clip",
    "all": "keeping everything by changing the speed",
}


def cut_words(edit: CutEdit) -> str:
    """The edit's canonical sentence, without its full stop."""
    match edit:
        case Insert():
            return f"Insert the file {quote(edit.file)} {_place(edit)}"
        case Duplicate():
            goal = "" if edit.to is None else f" {_to(edit.to)}"
            return f"Duplicate {clip_words(edit.clip)}{goal}" + (" playing the other way round" if edit.turned else "")
        case Loop():
            measure = f"for {seconds(edit.duration_ms)}" if edit.duration_ms else f"so that it plays {edit.times} times"
            return f"Loop {_one(edit.clip)} {measure}"
        case CutOut():
            return f"Cut out {_cut(edit)} of {_of(edit.clip)}"
        case Extend():
            which = f"the start of {each_clip(edit.clip)}" if edit.edge == "start" else each_clip(edit.clip)
            return f"Extend {which} by {seconds(edit.duration_ms)}"
        case Keep():
            return f"Keep only {_kept(edit)} of {_of(edit.clip)}"
        case FitLength(clip=str() | int() as clip):
            return f"Change {each_clip(clip)} to a length of {seconds(edit.duration_ms)}, {_KEPT[edit.keep]}"
        case FitLength():
            most = "at most " if edit.at_most else ""
            uncut = f", {clips_words(edit.uncut)} at full length" if edit.uncut else ""
            return f"Fit the film to a length of {most}{seconds(edit.duration_ms)}, {_KEPT[edit.keep]}{uncut}"
        case SplitFilm():
            return f"Split the film {where_split(edit.at_ms, edit.parts)}"
        case Reverse():
            return f"Play {_of(edit.clip)} " + ("backwards" if edit.backwards else "forwards again")
        case Freeze():
            at = "at its end" if edit.at_ms == "end" else f"at {seconds(edit.at_ms)}"
            return f"Freeze {_of(edit.clip)} {at} for {seconds(edit.duration_ms)}"
        case SplitScenes():
            return f"Split {_of(edit.clip)} by scenes"
        case Highlight():
            length = "" if edit.duration_ms is None else f"{seconds(edit.duration_ms)} "
            return f"Make a {length}highlight of {'each clip' if edit.clip == 'all' else _one(edit.clip)}"
        case Preset():
            return f"Make the video for {PLATFORMS[edit.name]}"
        case Redo():
            return "Redo the last change" if edit.steps == 1 else f"Redo the last {edit.steps} changes"
        case GoBack(after="clips"):
            return "Go back to right after the clips were put together"
        case GoBack():
            return f"Go back to before the {edit.before}" if edit.before else "Go back to the very first state"
        case _:
            assert_never(edit)


def where_split(at_ms: int | str | None, parts: int | None) -> str:
    """ "in the middle", "at 2s", "into 3 equal parts"."""
    if isinstance(at_ms, int):
        return f"at {seconds(at_ms)}"
    return "in the middle" if parts is None else f"into {parts} equal parts"


def _of(clip: Clip | None) -> str:
    return "the film" if clip is None else each_clip(clip)


def _one(clip: Clip | None) -> str:
    """One clip, whatever it is called; never "all clips"."""
    return "the film" if clip is None else clip_words(clip)


def _place(edit: Insert) -> str:
    if edit.after is not None:
        return f"after {clip_words(edit.after)}"
    if edit.before is not None:
        return f"before {clip_words(edit.before)}"
    return _to(edit.to)


def _to(place: int | str | None) -> str:
    return "to the end" if place == "end" else f"to position {place}"


def _cut(edit: CutOut) -> str:
    if edit.part is not None:
        return f"the {edit.part}"
    start = edit.start_ms or 0
    return f"everything after {seconds(start)}" if edit.end_ms is None else span_words(start, edit.end_ms)


def _kept(edit: Keep) -> str:
    if edit.part is not None:
        return f"the {edit.part}"
    if edit.middle_ms is not None:
        return f"the middle {seconds(edit.middle_ms)}"
    if edit.last_ms is not None:
        return f"the last {seconds(edit.last_ms)}"
    return span_words(edit.start_ms or 0, edit.end_ms or 0)
