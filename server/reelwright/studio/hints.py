"""What to say instead of words that were not understood: one example for what they seem to be about. Pure data.

The first row whose words occur decides. Each example is a sentence that the edit language reads, and the typed edit
that means the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Example:
    """`about`: a pattern of words. `english` and `chinese` say what `edit`, as JSON, does."""

    about: str
    english: str
    chinese: str
    edit: str


EXAMPLES: Final = (
    Example(
        r"\b(music|song|soundtrack|bgm|melody|sound|volume|loud|quiet)|音乐|歌|配乐|声音|音量",
        "add calm music at 20% volume",
        "加舒缓的音乐，音量20%",
        '{"op": "music", "mood": "calm", "volume": 0.2}',
    ),
    Example(
        r"\b(title|text|caption|subtitle|letter|font|word)|标题|文字|字幕|字",
        "add the title 'Summer' at the top, small",
        "在顶部加标题“夏天”，小字",
        '{"op": "text", "text": "Summer", "position": "top", "size": "small"}',
    ),
    Example(
        r"\b(transition|dissolve|fade|wipe)|转场|过渡|淡",
        "add 1 second crossfades between all clips",
        "所有片段之间加1秒的叠化转场",
        '{"op": "transitions", "kind": "crossfade", "duration_ms": 1000}',
    ),
    Example(
        r"\b(split|half|halves|divide|in two)\b|分割|切开|拆|分成",
        "split clip 3 at 2s",
        "把第3段在2秒处分割",
        '{"op": "split", "clip": 3, "at_ms": 2000}',
    ),
    Example(
        r"\b(move|order|put|swap|first|last|before|after|front)\b|移|放到|顺序|前面|后面|交换|排",
        "move clip 3 after clip 1",
        "把第3段移到第1段后面",
        '{"op": "move", "clip": 3, "after": 1}',
    ),
    Example(
        r"\b(speed|fast|slow|quick|motion)|速|快|慢",
        "play clip 2 at 2x speed",
        "第2段2倍速",
        '{"op": "speed", "clip": 2, "factor": 2}',
    ),
    Example(
        r"\b(delete|remove|drop|lose)\b|删|去掉|移除",
        "delete clip 3",
        "删除第3段",
        '{"op": "delete", "clips": [3]}',
    ),
    Example(
        r"\b(photo|picture|image|slideshow)|照片|图片|幻灯片",
        "show each photo for 3 seconds",
        "每张照片3秒",
        '{"op": "photo", "duration_ms": 3000}',
    ),
    Example(
        r"\b(trim|cut|short|long|length|second|secs?|keep|only|start|end)|剪|截|短|长|秒|保留|留",
        "trim clip 2 to 0-5s",
        "把第2段剪到5秒",
        '{"op": "trim", "clip": 2, "end_ms": 5000}',
    ),
)

_EXPORT: Final = r"\b(export|download|render|save|4k)\b|导出|下载|保存|渲染"
_EXPORT_EN: Final = "Exporting is a step of its own: call `export`, with its `quality` and `name`."
_EXPORT_ZH: Final = "导出是单独的一步：请调用 `export`，可以给出 `quality` 和 `name`。"


_ANY_EN: Final = (
    'Name the clip and one change, such as "delete clip 3" or "make clip 2 brighter"; `state` shows the clips.'
)
_ANY_ZH: Final = "请说出片段和一处改动，例如“删除第3段”“第2段亮一点”；`state` 会列出所有片段。"


def hint(unknown: str, *, chinese: bool) -> str:
    """How to say it so that it is understood, in the language of the message."""
    if re.search(_EXPORT, unknown, re.IGNORECASE):
        return _EXPORT_ZH if chinese else _EXPORT_EN
    example = next((example for example in EXAMPLES if re.search(example.about, unknown, re.IGNORECASE)), None)
    if example is None:
        return _ANY_ZH if chinese else _ANY_EN
    if chinese:
        return f"请换个说法，例如“{example.chinese}”，或者用 `edits`：[{example.edit}]。"
    return f'Say it like "{example.english}", or give it as `edits`: [{example.edit}].'
