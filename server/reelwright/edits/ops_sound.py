"""The typed edits of sound beyond `model.py`'s: which take of a song and when, volumes for a while, ducking, beats.

Pure data; what they do is in `studio/soundtrack.py`, `evening.py`, `beat_cuts.py` and `silence_cuts.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from reelwright.edits.terms import Clip, ClipName, Ms, TypedEdit

Bpm = Annotated[float, Field(ge=40, le=240)]
EveryBeat = Literal[1, 2, 4]
DUCK_DB = 10.0
MUTED_DB = 60.0  # what is this much quieter is not heard


class AddSound(TypedEdit):
    """Play an uploaded sound once over the film, such as a voice-over or a sound effect; the music stays as it is."""

    op: Literal["add_sound"] = "add_sound"
    file: ClipName
    start_ms: Ms = 0
    volume: Annotated[float, Field(ge=0, le=4)] = 1.0


class RemoveSound(TypedEdit):
    """Take such a sound away again; None: all of them."""

    op: Literal["remove_sound"] = "remove_sound"
    file: ClipName | None = None


class EvenLoudness(TypedEdit):
    """Set the volumes of the clips so that all sound equally loud, by measuring what is heard of each."""

    op: Literal["even_loudness"] = "even_loudness"


class AnotherSong(TypedEdit):
    """Another piece of the same mood, or, of uploaded music, the next song that was uploaded."""

    op: Literal["another_song"] = "another_song"


class MusicTempo(TypedEdit):
    """How fast the music is: beats a minute, or slower or faster than it is now."""

    op: Literal["music_tempo"] = "music_tempo"
    bpm: Bpm | None = None
    change: Literal["slower", "faster"] | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        if (self.bpm is None) == (self.change is None):
            raise ValueError("give exactly one of `bpm` and `change`")
        return self


class MusicPart(TypedEdit):
    """When in the film the music plays (`end_ms` None: to the film's end), and from where in its file.

    `since`, `until`: from when, or until a clip begins ("photo": the first photo), instead of times of the film.
    """

    op: Literal["music_part"] = "music_part"
    start_ms: Ms | None = None
    end_ms: Ms | None = None
    offset_ms: Ms | None = None
    since: Clip | None = None
    until: Clip | None = None

    @model_validator(mode="after")
    def _something_changes(self) -> Self:
        times, moments = (self.start_ms, self.end_ms), (self.since, self.until)
        if (*times, *moments, self.offset_ms).count(None) == 5:
            raise ValueError("say what to change: `start_ms`, `end_ms`, `since`, `until` or `offset_ms`")
        if times.count(None) < 2 and moments.count(None) < 2:
            raise ValueError("give times or clips, not both")
        if self.end_ms is not None and self.end_ms <= (self.start_ms or 0):
            raise ValueError("`end_ms` must come after `start_ms`")
        return self


class VolumeSpan(TypedEdit):
    """Another volume for a while; before and after it stays as it is.

    `target` "music", "clips" or "everything": in times of the film, or (music) while the clip `during` plays. A clip:
    in times of that clip. `end_ms` None: to the end. `last_ms`: for so long before the end, instead of times.
    """

    op: Literal["volume_span"] = "volume_span"
    target: Clip
    level: Annotated[float, Field(ge=0, le=4)]
    start_ms: Ms | None = None
    end_ms: Ms | None = None
    last_ms: Annotated[int, Field(ge=1, le=10 * 3600 * 1000)] | None = None
    during: Clip | None = None

    @model_validator(mode="after")
    def _one_while(self) -> Self:
        if [self.start_ms, self.last_ms, self.during].count(None) != 2:
            raise ValueError("give one of `start_ms` (with or without `end_ms`), `last_ms` and `during`")
        if self.during is not None and self.target != "music":
            raise ValueError("`during` is for the music")
        if self.start_ms is None and self.end_ms is not None:
            raise ValueError("`end_ms` needs `start_ms`")
        if self.end_ms is not None and self.end_ms <= (self.start_ms or 0):
            raise ValueError("`end_ms` must come after `start_ms`")
        return self


class Duck(TypedEdit):
    """Lower the music by this many decibels wherever somebody speaks in the clips; 0: no more."""

    op: Literal["duck"] = "duck"
    by_db: Annotated[float, Field(ge=0, le=MUTED_DB)] = DUCK_DB


class BeatCuts(TypedEdit):
    """Trim the clips so that every cut falls on a beat of the music, or on every second or fourth one."""

    op: Literal["beat_cuts"] = "beat_cuts"
    every: EveryBeat = 1


class CutSilences(TypedEdit):
    """Cut the pauses out of a clip ("all": of every clip); those shorter than `least_ms` stay."""

    op: Literal["cut_silences"] = "cut_silences"
    clip: Clip = "all"
    least_ms: Annotated[int, Field(ge=200, le=60_000)] = 500
