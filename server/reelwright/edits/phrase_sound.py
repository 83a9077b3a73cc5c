"""The canonical sentences of the edits in `ops_sound.py`. Pure."""

from __future__ import annotations

from typing import Final, assert_never

from reelwright.edits.ops_sound import (
    AddSound,
    AnotherSong,
    BeatCuts,
    CutSilences,
    Duck,
    EvenLoudness,
    EveryBeat,
    MusicPart,
    MusicTempo,
    RemoveSound,
    VolumeSpan,
)
from reelwright.edits.phrase_terms import clip_words, each_clip, percent, plain, seconds, span_words
from reelwright.edits.quoting import quote
from reelwright.edits.terms import Clip

SoundEdit = (
    AddSound
    | RemoveSound
    | AnotherSong
    | MusicTempo
    | MusicPart
    | VolumeSpan
    | Duck
    | BeatCuts
    | CutSilences
    | EvenLoudness
)

_BEATS: Final[dict[EveryBeat, str]] = {1: "on the beat", 2: "on every second beat", 4: "on every fourth beat"}


def sound_words(edit: SoundEdit) -> str:
    """The sentence without its full stop."""
    match edit:
        case AddSound():
            start = f" at {seconds(edit.start_ms)}" if edit.start_ms else ""
            return f"Lay the sound file {quote(edit.file)} over the film{start}, {percent(edit.volume)} volume"
        case RemoveSound():
            return "Remove every sound file" if edit.file is None else f"Remove the sound file {quote(edit.file)}"
        case AnotherSong():
            return "Use another song"
        case MusicTempo():
            return f"Make the music {edit.change}" if edit.bpm is None else f"Make the music {plain(edit.bpm)} bpm"
        case MusicPart():
            offset = "" if edit.offset_ms is None else f" from {seconds(edit.offset_ms)} into the song"
            since = "" if edit.since is None else f" when {clip_words(edit.since)} begins"
            until = "" if edit.until is None else f" until {clip_words(edit.until)} begins"
            return f"Play the music{_while(edit.start_ms, edit.end_ms)}{since}{until}{offset}"
        case VolumeSpan():
            return f"Set the volume of {sound_name(edit.target)} to {percent(edit.level)}{_when(edit)}"
        case Duck():
            by = f"under the voices by {plain(edit.by_db)} dB"
            return f"Duck the music {by}" if edit.by_db else "Stop ducking the music"
        case BeatCuts():
            return f"Cut {_BEATS[edit.every]}"
        case CutSilences():
            least = "" if edit.least_ms == 500 else f" longer than {seconds(edit.least_ms)}"
            return f"Cut out the silences{least} of {each_clip(edit.clip)}"
        case EvenLoudness():
            return "Bring all clips to the same loudness"
        case _:
            assert_never(edit)


def sound_name(target: Clip) -> str:
    """ "the music", "the clips", "everything", or a clip."""
    if target in ("music", "clips"):
        return f"the {target}"
    return "everything" if target == "everything" else clip_words(target)


def _when(edit: VolumeSpan) -> str:
    if edit.during is not None:
        return f" during {clip_words(edit.during)}"
    return _while(edit.start_ms, edit.end_ms) if edit.last_ms is None else f" in the last {seconds(edit.last_ms)}"


def _while(start_ms: int | None, end_ms: int | None) -> str:
    """ " from 5s", " until 10s", " at 5-10s", or nothing."""
    if start_ms is None:
        return "" if end_ms is None else f" until {seconds(end_ms)}"
    return f" from {seconds(start_ms)}" if end_ms is None else f" at {span_words(start_ms, end_ms)}"
