"""How a text looks and moves, in words: what is not as its kind usually is, or what has changed. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from reelwright.draft.colours import colour_name
from reelwright.draft.model import Animation, Place, Size, TextStyle
from reelwright.draft.names import Language
from reelwright.draft.text_kinds import CAPTIONS, KIND, place_of

KINDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "title": "Title",
        "lower_third": "Lower third",
        "caption": "Caption",
        "captions": "Captions",
        "cta": "Call to action",
        "end_card": "End card",
    },
    "zh": {
        "title": "标题",
        "lower_third": "人名条",
        "caption": "字幕",
        "captions": "字幕文件",
        "cta": "行动号召",
        "end_card": "片尾卡",
    },
}
PLACES: Final[Mapping[Language, Mapping[Place, str]]] = {
    "en": {
        "center": "centre",
        "left": "left",
        "right": "right",
        "top": "top",
        "bottom": "bottom",
        "top_left": "top left",
        "top_right": "top right",
        "bottom_left": "bottom left",
        "bottom_right": "bottom right",
    },
    "zh": {
        "center": "居中",
        "left": "左侧",
        "right": "右侧",
        "top": "顶部",
        "bottom": "底部",
        "top_left": "左上角",
        "top_right": "右上角",
        "bottom_left": "左下角",
        "bottom_right": "右下角",
    },
}
_SIZES: Final[Mapping[Size, str]] = {"small": "小号", "medium": "中号", "large": "大号", "huge": "特大号"}
_MOVES: Final[Mapping[Animation, str]] = {
    "none": "无动画", "fade": "淡化", "slide": "滑动", "typewriter": "打字机", "pop": "弹跳",
}  # fmt: skip


def kind_word(role: str | None, language: Language) -> str:
    """ "Lower third", "字幕"; a text of no kind is a title."""
    return KINDS[language].get(role or "title", KINDS[language]["title"])


def usual(role: str | None) -> TextStyle:
    """The style that a text of this role has if nobody says otherwise."""
    if role == "captions":
        return CAPTIONS
    return next((kind.style for name, kind in KIND.items() if name == role), KIND["title"].style)


def style_words(style: TextStyle, than: TextStyle, language: Language) -> list[str]:
    """What differs between a style and another one: "yellow", "black outline", "higher"."""
    return [*(_english if language == "en" else _chinese)(style, than)]


def _english(style: TextStyle, than: TextStyle) -> Iterator[str]:
    yield from _place_and_size(style, than, "en")
    if style.colour != than.colour:
        yield colour_name(style.colour, "en")
    if style.outline != than.outline:
        yield "no outline" if style.outline == "none" else f"{_name(style.outline, 'en')}outline"
    if style.shadow != than.shadow:
        yield "shadow" if style.shadow else "no shadow"
    if style.box != than.box:
        yield "no box" if style.box is None else f"{_name(style.box, 'en')}box"
    if style.font != than.font:
        yield f"font {style.font}"
    if style.bold != than.bold:
        yield "bold" if style.bold else "not bold"
    if style.enter != than.enter:
        yield f"enters: {style.enter}"
    if style.leave != than.leave:
        yield f"leaves: {style.leave}"
    if style.highlight != than.highlight:
        yield "word by word" if style.highlight else "line by line"


def _chinese(style: TextStyle, than: TextStyle) -> Iterator[str]:
    yield from _place_and_size(style, than, "zh")
    if style.colour != than.colour:
        yield colour_name(style.colour, "zh")
    if style.outline != than.outline:
        yield "无描边" if style.outline == "none" else f"{_name(style.outline, 'zh')}描边"
    if style.shadow != than.shadow:
        yield "阴影" if style.shadow else "无阴影"
    if style.box != than.box:
        yield "无背景框" if style.box is None else f"{_name(style.box, 'zh')}背景框"
    if style.font != than.font:
        yield f"字体 {style.font}"
    if style.bold != than.bold:
        yield "加粗" if style.bold else "不加粗"
    if style.enter != than.enter:
        yield f"入场：{_MOVES[style.enter]}"
    if style.leave != than.leave:
        yield f"出场：{_MOVES[style.leave]}"
    if style.highlight != than.highlight:
        yield "逐词高亮" if style.highlight else "逐行"


def _place_and_size(style: TextStyle, than: TextStyle, language: Language) -> Iterator[str]:
    if place_of(style) != place_of(than):
        yield PLACES[language][place_of(style)]
    if style.size != than.size:
        yield style.size if language == "en" else _SIZES[style.size]
    if style.lift > than.lift:
        yield "higher" if language == "en" else "靠上一些"
    elif style.lift < than.lift and place_of(style) == place_of(than):
        yield "lower" if language == "en" else "靠下一些"


def _name(colour: str, language: Language) -> str:
    """A colour before its noun; nothing for one that is chosen by itself."""
    if colour == "auto":
        return ""
    return f"{colour_name(colour, language)} " if language == "en" else colour_name(colour, language)
