"""Changes in words, in English and 中文: `words(change, language)`, and a list that stays short.

The sentences are rows of data; `change.py` says what each value means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from reelwright.draft import change as c
from reelwright.draft.change_picture import PictureChange, PictureChanged
from reelwright.draft.change_sound import SoundChange
from reelwright.draft.describe import transition_words
from reelwright.draft.names import Language, cut, hundredths, percent, tenths
from reelwright.draft.pictures import value_words
from reelwright.draft.presets import PRESET
from reelwright.draft.telling_picture import picture_words
from reelwright.draft.telling_sound import sound_words
from reelwright.draft.text_words import kind_word, style_words, usual

_ROWS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "clip_added": "Clip added: {name} as number {number} ({span})",
        "freeze_added": "Freeze frame added: {name} as number {number} ({span})",
        "reversed": "{name} plays backwards",
        "forwards": "{name} plays forwards again",
        "preset_set": "Made for {after}: texts keep out of its buttons",
        "preset_unset": "No longer made for {before}",
        "clip_removed": "Clip removed: {name} (was number {number})",
        "clip_moved": "Clip moved: {name}, from number {before} to {after}",
        "clip_shifted": "Clip moved: {name} now starts at {start} s",
        "clip_retimed": "Clip {number} ({name}): {before} s → {after} s",
        "clip_recut": "Clip {number} ({name}) shows another part of its file",
        "text_added": "{kind} added: '{text}' ({span}{looks})",
        "text_removed": "{kind} removed: '{text}'",
        "text_changed": "{kind} changed: '{before}' → '{after}' ({span}{looks})",
        "text_restyled": "{kind} changed: '{after}' ({span}{looks})",
        "music_added": "Music added: {name} ({span}{volume})",
        "sound_added": "Sound added: {name} ({span}{volume})",
        "music_removed": "Music removed: {name}",
        "sound_removed": "Sound removed: {name}",
        "music_changed": "Music changed: {before} → {after} ({span})",
        "music_retimed": "Music changed: {after} ({span})",
        "volume_changed": "Volume of {name}: {before} → {after}",
        "speed_changed": "Speed of {name}: {before}x → {after}x",
        "transition_added": "Transition after {name}: {transition}",
        "transition_removed": "Transition after {name} removed",
        "canvas_changed": "Canvas: {before} → {after}",
        "fade_in_changed": "Fade in of {name}: {before} s → {after} s",
        "fade_out_changed": "Fade out of {name}: {before} s → {after} s",
        "zoom_changed": "Zoom of {name}: {before} → {after}",
        "other_added": "Added: {name}",
        "other_removed": "Removed: {name}",
        "other_changed": "Changed: {name}",
        "zoom_none": "none",
        "zoom_in": "in",
        "zoom_out": "out",
        "zoom_left": "pan left",
        "zoom_right": "pan right",
        "zoom_up": "pan up",
        "zoom_down": "pan down",
        "film": "the film",
        "details": "details of the timeline",
        "unknown": "as it was",
        "span": "{start}–{end} s",
        "comma": ", ",
        "and_more": "… and {n} more changes",
        "several": "{name} and others ({n} in all)",
    },
    "zh": {
        "clip_added": "添加片段：{name}，第 {number} 个（{span}）",
        "freeze_added": "添加定格：{name}，第 {number} 个（{span}）",
        "reversed": "{name} 倒放",
        "forwards": "{name} 恢复正放",
        "preset_set": "为{after}制作：文字避开它的按钮",
        "preset_unset": "不再为{before}制作",
        "clip_removed": "删除片段：{name}（原第 {number} 个）",
        "clip_moved": "移动片段：{name}，从第 {before} 个到第 {after} 个",
        "clip_shifted": "移动片段：{name} 现在从 {start} 秒开始",
        "clip_retimed": "片段 {number}（{name}）：{before} 秒 → {after} 秒",
        "clip_recut": "片段 {number}（{name}）换了截取的部分",
        "text_added": "添加{kind}：“{text}”（{span}{looks}）",
        "text_removed": "删除{kind}：“{text}”",
        "text_changed": "更改{kind}：“{before}” → “{after}”（{span}{looks}）",
        "text_restyled": "更改{kind}：“{after}”（{span}{looks}）",
        "music_added": "添加音乐：{name}（{span}{volume}）",
        "sound_added": "添加声音：{name}（{span}{volume}）",
        "music_removed": "删除音乐：{name}",
        "sound_removed": "删除声音：{name}",
        "music_changed": "更换音乐：{before} → {after}（{span}）",
        "music_retimed": "调整音乐：{after}（{span}）",
        "volume_changed": "{name} 的音量：{before} → {after}",
        "speed_changed": "{name} 的速度：{before} 倍 → {after} 倍",
        "transition_added": "{name} 之后的转场：{transition}",
        "transition_removed": "去掉 {name} 之后的转场",
        "canvas_changed": "画布：{before} → {after}",
        "fade_in_changed": "{name} 的淡入：{before} 秒 → {after} 秒",
        "fade_out_changed": "{name} 的淡出：{before} 秒 → {after} 秒",
        "zoom_changed": "{name} 的缩放：{before} → {after}",
        "other_added": "添加：{name}",
        "other_removed": "删除：{name}",
        "other_changed": "更改：{name}",
        "zoom_none": "无",
        "zoom_in": "放大",
        "zoom_out": "缩小",
        "zoom_left": "向左平移",
        "zoom_right": "向右平移",
        "zoom_up": "向上平移",
        "zoom_down": "向下平移",
        "film": "影片",
        "details": "时间线的细节",
        "unknown": "原样",
        "span": "{start}–{end} 秒",
        "comma": "，",
        "and_more": "… 另有 {n} 处更改",
        "several": "{name} 等 {n} 个",
    },
}

_SHARED = (
    c.VolumeChanged,
    c.SpeedChanged,
    c.ReverseChanged,
    c.TransitionAdded,
    c.TransitionRemoved,
    c.ZoomChanged,
    PictureChanged,
)  # by many clips


def words(change: c.Change, language: Language = "en") -> str:
    """One change as a phrase without a full stop: "Title added: 'Summer' (0–3 s)"."""
    if isinstance(change, SoundChange):
        return sound_words(change, language)
    if isinstance(change, PictureChange):
        return picture_words(change, language)
    row, values = _telling(change, language)
    named = {key: cut(value, 60) if isinstance(value, str) else value for key, value in values.items()}
    return _ROWS[language][row].format_map(named)


def listing(changes: Sequence[c.Change], language: Language = "en", most: int = 12) -> list[str]:
    """The changes as phrases; the same thing done to several clips is one phrase, and at most `most` are told."""
    told = [words(change, language) for change in _merged(changes, language)]
    if len(told) <= most:
        return told
    return [*told[: most - 1], _ROWS[language]["and_more"].format(n=len(told) - most + 1)]


def _merged(changes: Sequence[c.Change], language: Language) -> list[c.Change]:
    """Equal changes of several clips as one, which names the first clip and counts the others."""
    groups: dict[c.Change | int, list[c.Change]] = {}
    for place, change in enumerate(changes):
        key = replace(change, name="") if isinstance(change, _SHARED) else place
        groups.setdefault(key, []).append(change)
    return [_several(group, language) for group in groups.values()]


def _several(group: Sequence[c.Change], language: Language) -> c.Change:
    first = group[0]
    if len(group) == 1 or not isinstance(first, _SHARED):
        return first
    return replace(first, name=_ROWS[language]["several"].format(name=cut(first.name, 40), n=len(group)))


def _telling(change: c.PlainChange, language: Language) -> tuple[str, dict[str, object]]:
    """The row that tells a change, and what goes into it."""
    own = _ROWS[language]
    match change:
        case c.ClipAdded(name, number, start, end, frozen):
            row = "freeze_added" if frozen else "clip_added"
            return row, {"name": name, "number": number, "span": _span(start, end, language)}
        case c.ReverseChanged(name, backwards):
            return "reversed" if backwards else "forwards", {"name": name}
        case c.PresetChanged(old_preset, new_preset):
            names: dict[str, object] = {
                "before": _platform(old_preset, language),
                "after": _platform(new_preset, language),
            }
            return "preset_unset" if new_preset is None else "preset_set", names
        case c.ClipRemoved(name, number):
            return "clip_removed", {"name": name, "number": number}
        case c.ClipMoved(name, before, after, start):
            row = "clip_shifted" if before == after else "clip_moved"
            return row, {"name": name, "before": before, "after": after, "start": tenths(start)}
        case c.ClipRetimed(name, number, before, after):
            row = "clip_recut" if before == after else "clip_retimed"
            was, now = tenths(before), tenths(after)
            if was == now:
                was, now = hundredths(before / 1000), hundredths(after / 1000)
            return row, {"name": name, "number": number, "before": was, "after": now}
        case c.TextAdded() | c.TextRemoved() | c.TextChanged():
            return _telling_text(change, language)
        case c.CanvasChanged(old_canvas, new_canvas):
            sizes: dict[str, object] = {
                "before": _canvas(old_canvas, language),
                "after": _canvas(new_canvas, language),
            }
            return "canvas_changed", sizes
        case c.OtherChanged(some_name, how):
            return f"other_{how}", {"name": own["details"] if some_name is None else some_name}
        case _:
            return _telling_sound_and_joins(change, language)


def _telling_sound_and_joins(
    change: c.MusicAdded
    | c.MusicRemoved
    | c.MusicChanged
    | c.VolumeChanged
    | c.SpeedChanged
    | c.TransitionAdded
    | c.TransitionRemoved
    | c.FadeChanged
    | c.ZoomChanged,
    language: Language,
) -> tuple[str, dict[str, object]]:
    own = _ROWS[language]
    match change:
        case c.MusicAdded(name, start, end, volume, voice):
            level = "" if volume is None else own["comma"] + percent(volume)
            row = "sound_added" if voice else "music_added"
            return row, {"name": name, "span": _span(start, end, language), "volume": level}
        case c.MusicRemoved(name, voice):
            return "sound_removed" if voice else "music_removed", {"name": name}
        case c.MusicChanged(old, new, start, end):
            row = "music_retimed" if old == new else "music_changed"
            return row, {"before": old, "after": new, "span": _span(start, end, language)}
        case c.VolumeChanged(name, quiet, loud):
            return "volume_changed", {"name": name, "before": _level(quiet, own), "after": _level(loud, own)}
        case c.SpeedChanged(name, slow, fast):
            return "speed_changed", {"name": name, "before": hundredths(slow), "after": hundredths(fast)}
        case c.TransitionAdded(name, kind, duration):
            return "transition_added", {"name": name, "transition": transition_words(kind, duration, language)}
        case c.TransitionRemoved(name):
            return "transition_removed", {"name": name}
        case c.FadeChanged(target, direction, before, after):
            name = own["film"] if target is None else target
            return f"fade_{direction}_changed", {"name": name, "before": tenths(before), "after": tenths(after)}
        case c.ZoomChanged(name, was, now):
            return "zoom_changed", {"name": name, "before": own["zoom_" + was], "after": own["zoom_" + now]}
        case _:
            assert_never(change)


def _platform(name: str | None, language: Language) -> str:
    preset = next((preset for known, preset in PRESET.items() if known == name), None)
    return name or "" if preset is None else preset.title_zh if language == "zh" else preset.title


def _telling_text(
    change: c.TextAdded | c.TextRemoved | c.TextChanged, language: Language
) -> tuple[str, dict[str, object]]:
    """A text by its kind; of its looks what is not as usual, or what has become of them."""
    kind = kind_word(change.role, language)
    if isinstance(change, c.TextRemoved):
        return "text_removed", {"kind": kind, "text": change.text}
    span = _span(change.start_ms, change.end_ms, language)
    if isinstance(change, c.TextAdded):
        looks = style_words(change.style, usual(change.role), language) if change.style else []
        return "text_added", {"kind": kind, "text": change.text, "span": span, "looks": _further(looks, language)}
    looks = style_words(change.style, change.was or usual(change.role), language) if change.style else []
    looks += [f"“{words}”" for words in change.reworded[:3]]
    row = "text_restyled" if change.before == change.after else "text_changed"
    words = {"kind": kind, "before": change.before, "after": change.after, "span": span}
    return row, {**words, "looks": _further(looks, language)}


def _further(notes: Sequence[str], language: Language) -> str:
    comma = _ROWS[language]["comma"]
    return "".join(f"{comma}{note}" for note in notes)


def _span(start: int, end: int, language: Language) -> str:
    return _ROWS[language]["span"].format(start=tenths(start), end=tenths(end))


def _level(volume: float | None, own: Mapping[str, str]) -> str:
    return own["unknown"] if volume is None else percent(volume)


def _canvas(canvas: tuple[int, int, int, str], language: Language) -> str:
    width, height, fps, fit = canvas
    return _ROWS[language]["comma"].join([f"{width}×{height}", f"{fps} fps", value_words("fit", fit, language)])
