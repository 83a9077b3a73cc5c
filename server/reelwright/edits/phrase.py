"""An edit as one English sentence: concrete enough for a hosted agent, and read back exactly by `parse.py`. Pure."""

from __future__ import annotations

from typing import Literal, assert_never

from reelwright.draft.model import TransitionKind, Zoom
from reelwright.edits.model import (
    Aspect,
    Combine,
    CutOff,
    Delete,
    Edit,
    Fade,
    Move,
    Music,
    Photo,
    RemoveMusic,
    Reorder,
    Speed,
    Split,
    Swap,
    Transitions,
    Trim,
    Undo,
    Volume,
)
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
    Loop,
    Preset,
    Redo,
    Reverse,
    SplitFilm,
    SplitScenes,
)
from reelwright.edits.ops_picture import (
    Adjust,
    Canvas,
    CropEdge,
    Flip,
    Focus,
    Magnify,
    Motion,
    Overlay,
    Recolour,
    RemoveOverlay,
    Stabilise,
    Turn,
)
from reelwright.edits.ops_sound import (
    AddSound,
    AnotherSong,
    BeatCuts,
    CutSilences,
    Duck,
    EvenLoudness,
    MusicPart,
    MusicTempo,
    RemoveSound,
    VolumeSpan,
)
from reelwright.edits.ops_text import Captions, RemoveText, RestyleText, Text
from reelwright.edits.phrase_cut import cut_words, where_split
from reelwright.edits.phrase_picture import FITS, picture_words
from reelwright.edits.phrase_sound import sound_name, sound_words
from reelwright.edits.phrase_terms import clip_words, clips_words, each_clip, percent, plain, seconds, span_words
from reelwright.edits.phrase_text import text_words
from reelwright.edits.quoting import quote
from reelwright.edits.terms import Clip

_STYLES: dict[TransitionKind | Literal["varied"], str] = {
    "varied": "varied",
    "crossfade": "crossfade",
    "fade_black": "fade through black",
    "fade_white": "fade through white",
    "wipe_left": "wipe left",
    "wipe_right": "wipe right",
    "wipe_up": "wipe up",
    "wipe_down": "wipe down",
    "slide_left": "slide left",
    "slide_right": "slide right",
    "slide_up": "slide up",
    "slide_down": "slide down",
    "cover": "cover",
    "zoom": "zoom",
    "circle": "circle",
    "circle_close": "circle close",
    "clock": "clock",
    "pixelate": "pixelate",
    "blur": "blur",
    "squeeze": "squeeze",
    "doors": "doors",
    "diagonal": "diagonal",
}
_ZOOMS: dict[Zoom, str] = {
    "none": "without zoom",
    "in": "with a slow zoom in",
    "out": "with a slow zoom out",
    "left": "with a slow pan to the left",
    "right": "with a slow pan to the right",
    "up": "with a slow pan upwards",
    "down": "with a slow pan downwards",
}


def phrase(edit: Edit) -> str:
    """The edit's canonical sentence, with its full stop."""
    return f"{_words(edit)}."


def _words(edit: Edit) -> str:
    match edit:
        case Combine():
            named = clips_words(edit.clips) if edit.clips else f"all the {edit.only or 'clips'}, one after the other"
            return f"Combine {named}"
        case Reorder():
            return _order(edit)
        case Move():
            return f"Move {clip_words(edit.clip)} {_place(edit)}"
        case Swap():
            return f"Swap {clip_words(edit.a)} and {clip_words(edit.b)}"
        case Trim():
            return f"Trim {each_clip(edit.clip)} {_part(edit)}"
        case CutOff():
            return f"Cut {seconds(edit.duration_ms)} off the {edit.edge} of {each_clip(edit.clip)}"
        case Split():
            return f"Split {clip_words(edit.clip)} {where_split(edit.at_ms, edit.parts)}"
        case Delete():
            return f"Delete {clips_words(edit.clips)}"
        case Text() | RestyleText() | RemoveText() | Captions():
            return text_words(edit)
        case Transitions():
            return _transitions(edit)
        case Music():
            return _music(edit)
        case RemoveMusic():
            return "Remove the music"
        case Volume():
            return f"Set the volume of {sound_name(edit.target)} to {_loudness(edit)}"
        case Aspect():
            shape = f"Make the video {edit.ratio}" if edit.ratio else "Fit the pictures into the frame"
            return f"{shape}{FITS[edit.fit] if edit.fit else ''}"
        case Photo():
            return _photo(edit)
        case Speed():
            return f"Play {_played(edit)} at {plain(edit.factor)}x speed"
        case Fade():
            return f"Fade {edit.direction} {_faded(edit.target)} over {seconds(edit.duration_ms)}"
        case Undo():
            return "Undo the last change" if edit.steps == 1 else f"Undo the last {edit.steps} changes"
        case (
            Insert()
            | Duplicate()
            | Loop()
            | CutOut()
            | Extend()
            | Keep()
            | FitLength()
            | SplitFilm()
            | Reverse()
            | Freeze()
            | SplitScenes()
            | Highlight()
            | Preset()
            | Redo()
            | GoBack()
        ):
            return cut_words(edit)
        case (
            Canvas()
            | Focus()
            | Motion()
            | Magnify()
            | Turn()
            | Flip()
            | CropEdge()
            | Adjust()
            | Recolour()
            | Stabilise()
            | Overlay()
            | RemoveOverlay()
        ):
            return picture_words(edit)
        case AddSound() | RemoveSound() | AnotherSong() | MusicTempo() | MusicPart():
            return sound_words(edit)
        case VolumeSpan() | Duck() | BeatCuts() | CutSilences() | EvenLoudness():
            return sound_words(edit)
        case _:
            assert_never(edit)


def _place(move: Move) -> str:
    if move.by is not None:
        return f"{abs(move.by)} places {'earlier' if move.by < 0 else 'later'}"
    if move.after is not None:
        return f"after {clip_words(move.after)}"
    if move.before is not None:
        return f"before {clip_words(move.before)}"
    return "to the end" if move.to == "end" else f"to position {move.to}"


def _order(edit: Reorder) -> str:
    if edit.clips is not None:
        return f"Reorder the clips: {clips_words(edit.clips)}"
    if edit.how in ("photos_first", "videos_first"):
        return f"Put the {edit.how.partition('_')[0]} first"
    return "Shuffle the clips" if edit.how == "shuffled" else "Reverse the order of the clips"


def _part(trim: Trim) -> str:
    if trim.at_most:
        return f"to at most {seconds(trim.end_ms or 0)}"
    if trim.end_ms is None:
        return f"from {seconds(trim.start_ms)} to its end"
    return f"to {span_words(trim.start_ms, trim.end_ms)}"


def _transitions(edit: Transitions) -> str:
    where = "between all clips" if edit.after is None else f"after {clip_words(edit.after)}"
    if edit.after is not None and edit.before is not None:
        where = f"between {clip_words(edit.after)} and {clip_words(edit.before)}"
    elif edit.before is not None:
        where = f"into {clip_words(edit.before)}"
    if edit.kind == "same":
        length = edit.change or f"{seconds(edit.duration_ms)} long"
        return f"Make the transitions {length} {where}"
    if edit.kind is not None:
        return f"Use {seconds(edit.duration_ms)} {_STYLES[edit.kind]} transitions {where}"
    length = "" if edit.duration_ms == 500 else f" of {seconds(edit.duration_ms)}"
    return f"Remove the transitions{length} {where}"


def _played(edit: Speed) -> str:
    if edit.last_ms is not None:
        return f"the last {seconds(edit.last_ms)} of {each_clip(edit.clip)}"
    if edit.start_ms is not None and edit.end_ms is not None:
        return f"{span_words(edit.start_ms, edit.end_ms)} of {each_clip(edit.clip)}"
    return each_clip(edit.clip)


def _loudness(edit: Volume) -> str:
    return percent(edit.level or 0) if edit.times is None else f"{percent(edit.times)} of what it is now"


def _music(edit: Music) -> str:
    file = "" if edit.file is None else f" {quote(edit.file)}"
    mood = edit.mood or ""
    volume = f"at {percent(edit.volume)} volume"
    if edit.file is not None:
        return ", ".join(filter(None, [f"Add the music{file}", mood, volume]))
    return " ".join(filter(None, ["Add", mood, "music", volume]))


def _photo(edit: Photo) -> str:
    which = "each photo"
    if edit.clip is not None:
        which = f"photo {edit.clip}" if isinstance(edit.clip, int) else f"photo {quote(edit.clip)}"
    if edit.duration_ms is None and edit.zoom is None:
        return f"Keep {which} as it is"
    length = "" if edit.duration_ms is None else f" for {seconds(edit.duration_ms)}"
    return f"Show {which}{length}" + (f" {_ZOOMS[edit.zoom]}" if edit.zoom else "")


def _faded(target: Clip) -> str:
    return f"the {target}" if target in ("film", "music") else each_clip(target)
