"""Changes of sound in words, and what a timeline says about it, in English and 中文. Rows, and how they are filled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from reelwright.draft import change_sound as c
from reelwright.draft.model import Placement
from reelwright.draft.names import Language, hundredths, percent, tenths

_ROWS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "varied": "Another piece of music: {name}",
        "tempo": "Tempo of {name}: {before} → {after}",
        "bpm": "{bpm} beats a minute",
        "own_tempo": "its own",
        "song_start": "{name} plays from {after} s of its file (was {before} s)",
        "level": "Volume of {name} {when}: {level}",
        "level_gone": "Volume of {name} {when}: as usual again",
        "level_file": "Volume of {name} {when} of its file: {level}",
        "level_file_gone": "Volume of {name} {when} of its file: as usual again",
        "when": "from {start} to {end} s",
        "when_on": "from {start} s on",
        "duck": "{name} steps back by {after} dB while somebody speaks",
        "duck_off": "{name} no longer steps back for voices",
        "cuts": "Cuts on the beat of {name}: {bpm} beats a minute",
        "note_duck": "-{db} dB under voices",
        "note_tempo": "{bpm} bpm",
        "note_offset": "from {start}s of the file",
        "note_level": "{level} {when}",
    },
    "zh": {
        "varied": "换了一首：{name}",
        "tempo": "{name} 的速度：{before} → {after}",
        "bpm": "每分钟 {bpm} 拍",
        "own_tempo": "原速",
        "song_start": "{name} 从文件的 {after} 秒开始（原为 {before} 秒）",
        "level": "{name} {when}的音量：{level}",
        "level_gone": "{name} {when}的音量恢复正常",
        "level_file": "{name} 文件{when}的音量：{level}",
        "level_file_gone": "{name} 文件{when}的音量恢复正常",
        "when": "{start}–{end} 秒",
        "when_on": "{start} 秒以后",
        "duck": "有人说话时 {name} 降低 {after} 分贝",
        "duck_off": "{name} 不再为人声降低",
        "cuts": "剪切点对齐 {name} 的节拍：每分钟 {bpm} 拍",
        "note_duck": "人声时 -{db} 分贝",
        "note_tempo": "每分钟 {bpm} 拍",
        "note_offset": "从文件 {start} 秒起",
        "note_level": "{when} {level}",
    },
}


def sound_words(change: c.SoundChange, language: Language) -> str:
    """One change as a phrase without a full stop."""
    own = _ROWS[language]
    match change:
        case c.SongVaried(name):
            return own["varied"].format(name=name)
        case c.TempoChanged(name, before, after):
            return own["tempo"].format(name=name, before=_tempo(before, own), after=_tempo(after, own))
        case c.SongStartChanged(name, before_ms, after_ms):
            return own["song_start"].format(name=name, before=tenths(before_ms), after=tenths(after_ms))
        case c.LevelChanged(name, start, end, level, in_file):
            row = ("level_file" if in_file else "level") + ("_gone" if level is None else "")
            return own[row].format(name=name, when=_when(start, end, own), level=percent(level or 0.0))
        case c.DuckingChanged(name, _, decibels):
            return own["duck" if decibels else "duck_off"].format(name=name, after=hundredths(decibels))
        case c.CutsOnBeat(name, bpm):
            return own["cuts"].format(name=name, bpm=hundredths(bpm))
        case _:
            assert_never(change)


def sound_notes(x: Placement, language: Language, *, music: bool) -> list[str]:
    """What a timeline says about the sound of a clip or song besides its volume."""
    own = _ROWS[language]
    notes = []
    if music and x.source is not None:
        if x.source.tempo is not None:
            notes.append(own["note_tempo"].format(bpm=hundredths(x.source.tempo)))
        if x.source.in_ms and x.source.mood is None:
            notes.append(own["note_offset"].format(start=tenths(x.source.in_ms)))
    if x.duck_db:
        notes.append(own["note_duck"].format(db=hundredths(x.duck_db)))
    if music:
        for span in x.levels[:3]:
            when = _when(span.start_ms, span.end_ms, own)
            notes.append(own["note_level"].format(level=percent(span.volume), when=when))
    return notes


def _tempo(bpm: float | None, own: Mapping[str, str]) -> str:
    return own["own_tempo"] if bpm is None else own["bpm"].format(bpm=hundredths(bpm))


def _when(start: int, end: int | None, own: Mapping[str, str]) -> str:
    if end is None:
        return own["when_on"].format(start=tenths(start))
    return own["when"].format(start=tenths(start), end=tenths(end))
