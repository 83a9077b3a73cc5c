"""Colours by name: what people call them in English and 中文. Rows of data."""

from __future__ import annotations

from typing import Final

from reelwright.draft.names import Language

COLOURS: Final[dict[str, tuple[str, str]]] = {  # the first name is the one that we say
    "#ffffff": ("white", "白"),
    "#000000": ("black", "黑"),
    "#ff3b30": ("red", "红 | 大红"),
    "#ffd60a": ("yellow", "黄"),
    "#2f7bff": ("blue", "蓝"),
    "#34c759": ("green", "绿"),
    "#ff5fa2": ("pink", "粉 | 粉红"),
    "#ff1493": ("hot pink | neon pink | magenta", "玫红 | 洋红"),
    "#ff9500": ("orange", "橙 | 橘 | 橘黄"),
    "#9b51e0": ("purple | violet", "紫"),
    "#f2b705": ("gold | golden", "金"),
    "#8e8e93": ("gray | grey", "灰"),
    "#d9d9de": ("light gray | light grey | silver", "银 | 浅灰"),
    "#3a3a3e": ("dark gray | dark grey", "深灰"),
    "#00c7be": ("turquoise | teal colored", "青 | 青绿"),
    "#32d7f0": ("cyan | light blue | sky blue", "浅蓝 | 天蓝"),
    "#0b1f4b": ("navy | navy blue | dark blue", "深蓝 | 藏青"),
    "#39ff14": ("neon green | lime | lime green", "荧光绿"),
    "#a5673f": ("brown", "棕 | 咖啡"),
    "#fff3d6": ("cream | ivory | beige", "米 | 米白"),
    "#b00020": ("dark red | crimson", "深红 | 暗红"),
}


def colour_name(colour: str, language: Language) -> str:
    """ "yellow", "黄色"; the colour as it is written where it has no name."""
    names = COLOURS.get(colour.lower())
    if names is None:
        return colour
    return f"{names[1].split('|')[0].strip()}色" if language == "zh" else names[0].split("|")[0].strip()
