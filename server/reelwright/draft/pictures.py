"""What is done to a clip's picture, as facts that can be compared, and their words in English and 中文. Pure.

A fact is there only where something is not as recorded. `compare.py` and `describe.py` ask here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from reelwright.draft.model import Look, Place, Transform
from reelwright.draft.names import Language, hundredths, percent

Fact = Literal[
    "fit", "focus", "turn", "flip", "crop", "magnify", "zoom_by", "brightness", "contrast", "saturation",
    "temperature", "look", "lut", "steady",
]  # fmt: skip
Facts = Mapping[Fact, str]
"""Values as they are compared: numbers in words that need no language, names of places and looks."""

PLACES: Final[Mapping[Language, Mapping[Place, str]]] = {
    "en": {
        "center": "centre", "left": "left", "right": "right", "top": "top", "bottom": "bottom",
        "top_left": "top left", "top_right": "top right", "bottom_left": "bottom left", "bottom_right": "bottom right",
    },
    "zh": {
        "center": "中间", "left": "左侧", "right": "右侧", "top": "上方", "bottom": "下方",
        "top_left": "左上角", "top_right": "右上角", "bottom_left": "左下角", "bottom_right": "右下角",
    },
}  # fmt: skip
_LOOKS: Final[Mapping[Language, Mapping[Look, str]]] = {
    "en": {
        "none": "none", "warm": "warm", "cool": "cool", "vivid": "vivid", "muted": "muted film",
        "black_white": "black and white", "sepia": "sepia", "teal_orange": "teal and orange",
    },
    "zh": {
        "none": "无", "warm": "暖色", "cool": "冷色", "vivid": "鲜艳", "muted": "胶片", "black_white": "黑白",
        "sepia": "棕褐色", "teal_orange": "青橙",
    },
}  # fmt: skip
_OPAQUE: Final[Mapping[Language, str]] = {"en": "{share} opaque", "zh": "不透明度 {share}"}
FACTS: Final[Mapping[Language, Mapping[Fact, str]]] = {
    "en": {
        "fit": "Fit", "focus": "Kept in view", "turn": "Rotation", "flip": "Mirroring", "crop": "Crop",
        "magnify": "Enlargement", "zoom_by": "Strength of the zoom", "brightness": "Brightness",
        "contrast": "Contrast", "saturation": "Saturation", "temperature": "Warmth", "look": "Look", "lut": "LUT",
        "steady": "Stabilisation",
    },
    "zh": {
        "fit": "填充方式", "focus": "保留的部分", "turn": "旋转", "flip": "镜像", "crop": "裁切", "magnify": "放大",
        "zoom_by": "缩放幅度", "brightness": "亮度", "contrast": "对比度", "saturation": "饱和度",
        "temperature": "色温",
        "look": "滤镜", "lut": "LUT", "steady": "防抖",
    },
}  # fmt: skip
_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {"": "none", "h": "left–right", "v": "top–bottom", "hv": "both ways", "on": "on", "crop": "crop",
           "blur": "blurred background", "letterbox": "black bars"},
    "zh": {"": "无", "h": "左右", "v": "上下", "hv": "左右上下", "on": "开", "crop": "裁剪", "blur": "模糊背景",
           "letterbox": "黑边"},
}  # fmt: skip


def facts(transform: Transform | None) -> Facts:
    """What is not as recorded; the slow zoom itself, which has a change of its own, is not among it."""
    if transform is None:
        return {}
    grade, crop = transform.grade, transform.crop
    edges = [f"{side} {percent(share)}" for side, share in
             (("←", crop.left), ("→", crop.right), ("↑", crop.top), ("↓", crop.bottom)) if share]  # fmt: skip
    found: dict[Fact, str | None] = {
        "fit": transform.fit,
        "focus": transform.focus,
        "turn": f"{hundredths(transform.turn)}°" if transform.turn else None,
        "flip": "h" * transform.mirrored + "v" * transform.flipped,
        "crop": " ".join(edges),
        "magnify": _larger(transform),
        "zoom_by": None if transform.zoom == "none" or transform.zoom_by == 0.12 else percent(transform.zoom_by),
        "brightness": _signed(grade.brightness),
        "contrast": _signed(grade.contrast),
        "saturation": _signed(grade.saturation),
        "temperature": _signed(grade.temperature),
        "look": None if grade.look == "none" else grade.look + _part(grade.strength),
        "lut": f"{grade.lut_name or 'LUT'}{_part(grade.strength)}" if grade.lut else None,
        "steady": "on" if transform.steady else None,
    }
    return {fact: value for fact, value in found.items() if value}


def value_words(fact: Fact, value: str, language: Language) -> str:
    """A value of `facts`, "" for as recorded, in words."""
    words = _WORDS[language]
    name, blank, rest = value.partition(" ")
    if fact == "look" and name:
        return next((told for look, told in _LOOKS[language].items() if look == name), name) + blank + rest
    if fact in ("focus", "magnify") and name:
        return next((told for place, told in PLACES[language].items() if place == name), name) + blank + rest
    if fact in ("brightness", "contrast", "saturation", "temperature") and not value:
        return "0%"
    return words.get(value, value)


def notes(transform: Transform | None, language: Language) -> list[str]:
    """What is done to a picture, for the long listing: "brightness +20%"."""
    return [
        f"{FACTS[language][fact].lower() if fact != 'lut' else 'LUT'} {value_words(fact, value, language)}"
        for fact, value in facts(transform).items()
    ]


def inset_words(place: Place, size: float, opacity: float, language: Language) -> str:
    """ "top right, 33%"; "top right, 33%, 80% opaque"."""
    told = [PLACES[language][place], percent(size)]
    if opacity != 1:
        told.append(_OPAQUE[language].format(share=percent(opacity)))
    return ", ".join(told)


def _larger(transform: Transform) -> str | None:
    if transform.magnify == 1:
        return None
    return f"{transform.magnify_at} +{percent(transform.magnify - 1)}"


def _signed(amount: float) -> str | None:
    return f"{'+' if amount > 0 else '−'}{percent(abs(amount))}" if amount else None


def _part(strength: float) -> str:
    return "" if strength == 1 else f" {percent(strength)}"
