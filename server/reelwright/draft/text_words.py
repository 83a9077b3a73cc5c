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

_SAID: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "outline": "{colour}outline", "no_outline": "no outline", "shadow": "shadow", "no_shadow": "no shadow",
        "box": "{colour}box", "no_box": "no box", "font": "font {name}", "bold": "bold", "not_bold": "not bold",
        "enters": "enters: {move}", "leaves": "leaves: {move}", "by_word": "word by word", "by_line": "line by line",
    },
    "zh": {
        "outline": "{colour}描边", "no_outline": "无描边", "shadow": "阴影", "no_shadow": "无阴影",
        "box": "{colour}背景框", "no_box": "无背景框", "font": "字体 {name}", "bold": "加粗", "not_bold": "不加粗",
        "enters": "入场：{move}", "leaves": "出场：{move}", "by_word": "逐词高亮", "by_line": "逐行",
    },
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
    return [*_place_and_size(style, than, language), *_differences(style, than, language)]


def _differences(style: TextStyle, than: TextStyle, language: Language) -> Iterator[str]:
    said = _SAID[language]
    if style.colour != than.colour:
        yield colour_name(style.colour, language)
    if style.outline != than.outline:
        name = _name(style.outline, language)
        yield said["no_outline"] if style.outline == "none" else said["outline"].format(colour=name)
    if style.shadow != than.shadow:
        yield said["shadow" if style.shadow else "no_shadow"]
    if style.box != than.box:
        yield said["no_box"] if style.box is None else said["box"].format(colour=_name(style.box, language))
    if style.font != than.font:
        yield said["font"].format(name=style.font)
    if style.bold != than.bold:
        yield said["bold" if style.bold else "not_bold"]
    if style.enter != than.enter:
        yield said["enters"].format(move=_move(style.enter, language))
    if style.leave != than.leave:
        yield said["leaves"].format(move=_move(style.leave, language))
    if style.highlight != than.highlight:
        yield said["by_word" if style.highlight else "by_line"]


def _move(move: Animation, language: Language) -> str:
    return move if language == "en" else _MOVES[move]


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
