"""Rules for the edits of `ops_sound.py`: takes, tempo and times of music, volumes for a while, ducking, beats, pauses.

They stand before all others: each needs a word or a time that no other rule about sound expects.
"""

from __future__ import annotations

from typing import Final

from reelwright.draft.model import MUSIC_VOLUME
from reelwright.edits import impossible
from reelwright.edits.ducking import duck, during, under_speech
from reelwright.edits.model import Combine, Edit, Music, Volume
from reelwright.edits.ops_sound import (
    AddSound,
    AnotherSong,
    BeatCuts,
    CutSilences,
    EvenLoudness,
    MusicPart,
    MusicTempo,
    RemoveSound,
    VolumeSpan,
)
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.rules_sound import said_level
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import Kind as K


def _laid_over(slots: Slots) -> Outcome | None:
    """ "lay voiceover.wav over it starting at 2s"; a time without "at" is no place in the film."""
    file = slots.text(K.SOUND_FILE) or slots.text(K.QUOTE)
    level = said_level(slots, "clips")
    if file is None or (slots.has(*_LOUD) and level is None) or slots.text(K.EDGE) == "end":
        return None
    if level is not None and not slots.has(K.ADD, K.SHOW, K.BEGIN, K.START):
        return (Volume(target=file, level=level),)  # "voiceover.wav louder"
    volume = {} if level is None else {"volume": level}
    return (AddSound.model_validate({"file": file, "start_ms": slots.ms(K.START) or 0, **volume}),)


def _instead_of_its_own(slots: Slots) -> Outcome | None:
    """采访的声音换成配音.wav: the clip falls silent, and the file is played over the film."""
    said = slots.has(K.EVERYTHING, K.MATERIAL, K.ALL)
    clips: tuple[Clip, ...] = ("clips",) if slots.every or said or slots.context_free else ()
    clips = slots.clips if slots.clips and not slots.every else clips
    file = slots.text(K.SOUND_FILE)
    if file is None or not clips:
        return None
    return (*(Volume(target=clip, level=0.0) for clip in clips), AddSound(file=file))


def _taken_off(slots: Slots) -> Outcome:
    return (RemoveSound(file=slots.text(K.SOUND_FILE) or slots.text(K.QUOTE)),)


def _another(slots: Slots) -> Outcome | None:
    """ "another song"; with a mood or a file it is that music."""
    song = _song(slots)
    return (song,) if song else (AnotherSong(),)


def _song(slots: Slots) -> Music | None:
    """The music that a clause names along with something else of it: "add calm music from 5s"."""
    level = said_level(slots, "music") if slots.has(K.ADD, K.GENERATE, K.SONG, K.MOOD) else None
    fields = {"file": slots.text(K.SONG), "mood": slots.text(K.MOOD), "volume": level}
    named = {name: value for name, value in fields.items() if value is not None}
    wanted = slots.has(K.ADD, K.GENERATE) and slots.has(K.A, K.FILM)
    return Music.model_validate(named) if named or (wanted and not slots.has(K.IT)) else None


def _changed_song(slots: Slots) -> Outcome | None:
    return None if slots.has(K.PREP) else (AnotherSong(),)


def _with_song(slots: Slots, edit: Edit) -> Outcome:
    song = _song(slots)
    return (song, edit) if song else (edit,)


def _tempo(slots: Slots) -> Outcome | None:
    bpm = slots.number(K.BPM)
    if bpm is not None:
        return None if slots.has(K.FASTER, K.SLOWER) else _with_song(slots, MusicTempo(bpm=float(bpm)))
    if slots.has(K.TEMPO) and slots.has(K.NUM):
        return _with_song(slots, MusicTempo(bpm=float(slots.number(K.NUM) or 0)))
    if slots.has(K.RATE) and slots.text(K.LEVEL) in ("louder", "quieter"):  # "speed the music up"
        return (MusicTempo(change="faster" if slots.text(K.LEVEL) == "louder" else "slower"),)
    if slots.has(K.FASTER) == slots.has(K.SLOWER) or not (slots.music or slots.has(K.TEMPO)):
        return None
    return _with_song(slots, MusicTempo(change="faster" if slots.has(K.FASTER) else "slower"))


def _part(slots: Slots) -> Outcome | None:
    """When the music plays: from, until, between times of the film, or from a place in its file."""
    if slots.has(K.HEAD):
        return _skipped(slots)
    if slots.has(K.CUT, K.REMOVE, K.NEG, K.TRIM):
        return _begun_later(slots) if slots.has(K.BEGIN) else _without(slots)
    if slots.has(K.MAKE) and not slots.has(K.BEGIN, K.FINISH, K.EDGE, K.ADD, K.KEEP, K.SHOW):
        return None  # "turn the music off from 10s"
    moment = slots.has(K.BEGIN, K.FINISH, K.EDGE)
    start, until = slots.span() or (slots.ms(K.START, *([K.TIME] if moment else [])), slots.ms(K.UNTIL))
    if (slots.has(K.FINISH) or slots.text(K.EDGE) == "end") and until is None:
        start, until = None, start
    offset = slots.ms(K.OFFSET)
    if until is None and start is None and offset is None:
        return None
    return _with_song(slots, MusicPart(start_ms=start, end_ms=until, offset_ms=offset))


def _by_clips(slots: Slots) -> Outcome | None:
    """ "the song should stop when the photos start", "no music until the coffee", 音乐从咖啡那段开始."""
    at, until = slots.clip_of(K.AT_CLIP), slots.clip_of(K.UNTIL_CLIP)
    if slots.has(K.NEG) and slots.has(K.FINISH, K.BEGIN, K.CUT, K.SHOW, K.MUTE):
        return None  # "don't stop the music when the photos start"
    ends = slots.has(K.FINISH, K.REMOVE, K.CUT, K.MUTE, K.NEG) or slots.text(K.EDGE) == "end"
    if slots.has(K.REMOVE, K.NEG, K.MUTE) and until is not None:
        return None if at is not None else (MusicPart(since=until),)
    if ends and at is not None:
        return None if until is not None else (MusicPart(until=at),)
    part = MusicPart(since=at, until=until, offset_ms=slots.ms(K.OFFSET))
    loud = slots.has(K.PERCENT, K.LEVEL) and _song(slots) is None
    return None if loud else _with_song(slots, part)


def _skipped(slots: Slots) -> Outcome | None:
    """ "skip the first 20 seconds of the song", but not "no music in the first 5 seconds"."""
    if not slots.has(K.CUT, K.REMOVE, K.TRIM, K.NEG) or slots.has(K.OFFSET, *(_WHEN - {K.HEAD})):
        return None
    order = [token.kind for token in slots.in_order(K.HEAD, K.MUSIC, K.SONG, K.CUT, K.REMOVE, K.TRIM, K.NEG)]
    head_last = order[-1] is K.HEAD
    skips = order[0] is not K.HEAD and not (head_last and (slots.has(K.NEG) or slots.has(K.PREP)))
    if order[0] in (K.MUSIC, K.SONG):
        return None
    return (MusicPart(offset_ms=slots.ms(K.HEAD)),) if skips else None


def _begun_later(slots: Slots) -> Outcome | None:
    """歌从第五秒开始放，前面剪掉: from that place in the song on."""
    start = slots.ms(K.START)
    return None if start is None or slots.has(K.NEG) or slots.span() else (MusicPart(offset_ms=start),)


def _without(slots: Slots) -> Outcome | None:
    """Times at which there is to be no music: from one on, until one, or between two."""
    span, start, until = slots.span(), slots.ms(K.START), slots.ms(K.UNTIL)
    if slots.has(K.TRIM, K.OFFSET, K.MOOD, K.ADD) or [span, start, until].count(None) != 2:
        return None
    if span is not None:
        return (VolumeSpan(target="music", level=0.0, start_ms=span[0], end_ms=span[1]),)
    return (MusicPart(end_ms=start) if start is not None else MusicPart(start_ms=until),)


def _while(slots: Slots) -> Outcome | None:
    """A volume from one time to another."""
    targets = _targets(slots)
    unsaid = slots.has(K.IT) and all(token.start == token.end for token in slots.in_order(K.MUSIC))
    if targets == ("music",) and unsaid and slots.has(K.HEAD) and slots.has(K.NEG, K.REMOVE):
        return (MusicPart(offset_ms=slots.ms(K.HEAD)),)  # "add song.mp3 and skip the first 10 seconds of it"
    level = said_level(slots, "music" if targets == ("music",) else "clips")
    if level is None and slots.has(K.REMOVE, K.NEG) and slots.has(K.MUSIC, K.AUDIO):
        level = 0.0
    span, head, tail = slots.span(), slots.ms(K.HEAD), slots.ms(K.TAIL)
    if tail is not None:
        return _at_the_end(slots, targets, level, tail)
    start, end = span or ((0, head) if head is not None else (slots.ms(K.START), slots.ms(K.UNTIL)))
    start = 0 if start is None and end is not None else start
    if level is None or start is None:
        return None
    return tuple(VolumeSpan(target=target, level=level, start_ms=start, end_ms=end) for target in targets)


def _at_the_end(slots: Slots, targets: tuple[Clip, ...], level: float | None, ms: int) -> Outcome | None:
    """ "lower the music in the last 5 seconds"; "mute the last 3 seconds" is the film's, if no clip came before."""
    if level is None or slots.has(*_WHEN) or not (slots.has(*_WHAT) or slots.music or slots.context_free or slots.it):
        return None
    return tuple(VolumeSpan(target=target, level=level, last_ms=ms) for target in targets)


def _targets(slots: Slots) -> tuple[Clip, ...]:
    if slots.music:
        return ("music",)
    if slots.references:
        return ("clips",) if slots.every else slots.clips
    return ("clips",) if slots.has(K.MATERIAL, K.AUDIO) else slots.clips or ("everything",)


def _beat(slots: Slots) -> Outcome | None:
    if slots.references and not slots.every:
        return None
    beats = (beat for beat in slots.values(K.BEAT) if isinstance(beat, int))
    out: list[Edit] = [Combine()] if slots.has(K.COMBINE) else []
    song = _song(slots)
    return (*out, *([song] if song else []), BeatCuts.model_validate({"every": max(beats)}))


def _pauses(slots: Slots) -> Outcome | None:
    least = slots.ms(K.TIME, K.DURATION, K.START)
    fields = {} if least is None else {"least_ms": least}
    clips: tuple[Clip, ...] = ("all",) if slots.every or not slots.clips else slots.clips
    return tuple(CutSilences.model_validate({"clip": clip, **fields}) for clip in clips)


def _music_alone(slots: Slots) -> Outcome:
    return (Volume(target="clips", level=0.0),)


def _is_left(slots: Slots) -> bool:
    """ "delete the title but keep the music": the music stays, which is nothing to do; 只保留音乐 is another thing."""
    return slots.values(K.KEEP) == [None]


def _evened(slots: Slots) -> Outcome | None:
    """ "make all clips the same volume"; two named ones are not all, and what is to be even may be the colours."""
    if slots.has(K.MUSIC, K.SONG):
        return (impossible.MUSIC_AS_LOUD,)
    loudness = "loud" in slots.values(K.EVEN) or slots.has(K.AUDIO, K.VOLUME)
    return (EvenLoudness(),) if loudness and (slots.every or not slots.references) else None


def _music_again(slots: Slots) -> Outcome:
    return (Volume(target="music", level=MUSIC_VOLUME),)


_DO: Final = {K.ADD, K.MAKE, K.GENERATE, K.CHANGE, K.FILM, K.KEEP}
_WHEN: Final = {K.SPAN, K.START, K.UNTIL, K.HEAD}
_HOW_LOUD: Final = {K.LEVEL, K.PERCENT, K.HALF, K.FACTOR, K.MUTE}
_WHAT: Final = {K.MUSIC, K.AUDIO, K.EVERYTHING, K.MATERIAL, K.CLIPS, K.VOLUME}

_LOUD: Final = {K.LEVEL, K.PERCENT, K.FACTOR}

SOUNDTRACK_RULES: Final[tuple[Rule, ...]] = (
    rule({K.REMOVE, K.NEG}, K.SOUND_FILE, may={K.QUOTE, K.ALL, K.SOUND_FILE}, many={K.SOUND_FILE}, build=_taken_off),
    rule(
        K.SOUND_FILE,
        may={K.QUOTE, K.ADD, K.SHOW, K.START, K.EDGE, K.FILM, K.WHOLE, K.VOLUME, K.BEGIN, K.EVERYTHING, K.MAKE, K.AUDIO,
             K.SOUND_FILE, *_LOUD},
        many={K.SOUND_FILE},
        build=_laid_over,
    ),
    rule(K.CHANGE, K.AUDIO, K.SOUND_FILE, may={K.CLIPS, K.MATERIAL, K.ALL, K.EVERYTHING}, build=_instead_of_its_own),
    rule(K.ANOTHER_SONG, may={*_DO, K.MUSIC, K.MOOD, K.SONG}, build=_another),
    rule(K.CHANGE, K.MUSIC, may={K.FILM}, build=_changed_song),
    rule({K.BPM, K.TEMPO}, may={*_DO, K.MUSIC, K.MOOD, K.SONG, K.NUM, K.FASTER, K.SLOWER, K.RATE}, build=_tempo),
    rule(K.RATE, K.MUSIC, K.LEVEL, may={K.MAKE}, build=_tempo),
    rule({K.FASTER, K.SLOWER}, K.MUSIC, may={*_DO, K.TEMPO, K.RATE, K.MOOD, K.LEVEL}, build=_tempo),
    rule({K.DUCK}, may={*_DO, K.MUSIC, K.SPEECH, K.DECIBELS, K.REMOVE, K.NEG, K.FINISH, K.AUDIO}, build=duck),
    rule(
        K.SPEECH,
        {*_HOW_LOUD, K.DECIBELS, K.REMOVE},
        may={*_DO, K.MUSIC, K.VOLUME, K.MOVE},
        build=under_speech,
    ),
    rule(
        K.BEAT,
        may={*_DO, K.CUT, K.CUT_INTO, K.MATERIAL, K.CLIPS, K.MUSIC, K.TRIM, K.TRANSITION, K.HARD_CUT, K.ALL, K.EACH,
             K.MOOD, K.SONG, K.MOVE, K.SPLIT, K.COMBINE},
        many={K.BEAT},
        build=_beat,
    ),
    rule(
        K.EVEN,
        may={K.AUDIO, K.VOLUME, K.MATERIAL, K.CLIPS, K.FILM, K.ALL, K.EVERYTHING, K.EACH, K.MUSIC, K.BETWEEN,
             K.SONG, *_DO, K.MOVE},
        many={K.EVEN},
        build=_evened,
    ),
    rule(
        K.SILENCES,
        may={K.REMOVE, K.CUT, K.TRIM, K.CLIPS, K.MATERIAL, K.FILM, K.TIME, K.DURATION, K.START, K.ALL, K.AUDIO,
             K.BETWEEN, K.MAKE},
        build=_pauses,
    ),
    rule(
        {K.MUSIC, K.SONG},
        {K.AT_CLIP, K.UNTIL_CLIP},
        may={*_DO, K.MUSIC, K.MOOD, K.SONG, K.AT_CLIP, K.UNTIL_CLIP, K.BEGIN, K.FINISH, K.SHOW, K.EDGE, K.CUT, K.REMOVE,
             K.NEG, K.MUTE, K.OFFSET, K.PERCENT, K.LEVEL, K.VOLUME},
        build=_by_clips,
    ),
    rule(
        {K.MUSIC, K.SONG},
        {*_WHEN, K.OFFSET, K.TIME},
        may={*_DO, K.MUSIC, K.MOOD, K.SONG, K.START, K.UNTIL, K.SPAN, K.OFFSET, K.EDGE, K.BEGIN, K.FINISH, K.SHOW,
             K.CUT, K.REMOVE, K.TRIM, K.NEG, K.OPEN_WITH},
        build=_part,
    ),
    rule(
        {*_HOW_LOUD, K.REMOVE, K.NEG},
        {*_WHEN, K.TAIL},
        _WHAT,
        may={*_HOW_LOUD, *_WHAT, *_DO, K.START, K.UNTIL, K.MOVE},
        build=_while,
    ),
    rule(K.MUTE, {*_WHEN, K.TAIL}, may={*_WHAT, *_DO, K.START, K.UNTIL}, build=_while),
    rule(
        {*_HOW_LOUD, K.REMOVE, K.NEG},
        K.MUSIC,
        K.CLIPS,
        may={*_HOW_LOUD, *_DO, K.VOLUME, K.RATE, K.SHOW, K.MOVE},
        build=during,
    ),
    rule(
        K.KEEP,
        K.MUSIC,
        may={K.FILM},
        build=lambda slots: () if _is_left(slots) else _music_alone(slots),
    ),
    rule(K.ORIGINAL, K.MUSIC, build=_music_again),
)  # fmt: skip
