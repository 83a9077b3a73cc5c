"""Chinese phrases that are built: platforms from their names, complaints (太快了) and wishes (慢一点) from adjectives.

Rows as in `words_zh.py`; what each kind means is said in `tokens.py`.
"""

from __future__ import annotations

from itertools import product
from typing import Final

from reelwright.edits.tokens import Kind as K

_FOR: Final = (
    "{}", "发{}", "发{}的", "发{}用", "发{}用的", "要发{}", "要发{}的", "想发{}", "想发{}的", "准备发{}",
    "准备发{}的", "打算发{}", "用来发{}",
    "要发到{}", "要发到{}的", "准备发到{}", "想发到{}", "要传{}", "传{}用", "投{}", "投{}用", "{}用", "{}用的",
    "{}版", "{}版本", "{}格式",
    "{}尺寸", "{}比例", "{}风格", "{}的尺寸", "{}的比例", "{}的格式", "适合{}", "适合{}的", "适合发{}",
    "适合发{}的", "适合{}的尺寸", "给{}用",
    "给{}用的", "放{}", "放{}上", "放到{}上", "要放{}", "{}视频", "{}短视频", "{}竖屏", "{}比例的", "做{}用", "当{}",
)  # fmt: skip
_PLATFORMS: Final = (
    (K.PLATFORM, "tiktok", ("抖音", "tiktok", "抖音国际版", "海外版抖音", "tt")),
    (K.PLATFORM, "reels", ("reels", "ins reels", "instagram reels", "ig reels")),
    (K.PLATFORM, "shorts", ("shorts", "youtube shorts", "yt shorts")),
    (K.PLATFORM, "youtube", ("youtube", "油管", "yt")),
    (K.PLATFORM, "story", ("限时动态", "ins story", "ig story", "快拍")),
    (K.RATIO, "9:16", ("视频号", "微信视频号", "快手", "微视")),
    (K.RATIO, "16:9", ("b站", "哔哩哔哩", "bilibili", "西瓜视频", "优酷", "爱奇艺", "腾讯视频")),
    (K.PIXELS, (1080, 1440), ("小红书", "xhs", "rednote")),
)
_BARE: Final = {
    "reels", "shorts", "tiktok", "youtube", "yt", "tt", "instagram reels", "ig reels", "youtube shorts",
    "yt shorts", "ig story",
}  # fmt: skip
"""Names that have rows of their own as English words."""


def _platforms() -> list[tuple[K, object, str]]:
    out: list[tuple[K, object, str]] = []
    for kind, value, names in _PLATFORMS:
        said = [way.format(name) for name, way in product(names, _FOR) if way != "{}" or name not in _BARE]
        out.append((kind, value, " | ".join(said)))
    return out


_TOO_MUCH: Final = (
    "别太{}", "不要太{}", "别那么{}", "不要那么{}", "别这么{}", "没必要那么{}", "不用那么{}", "不要这么{}",
    "没那么{}", "不那么{}",
)  # fmt: skip
_TOO: Final = (
    "太{}", "太{}了", "有点{}", "有点太{}", "有点太{}了", "有点{}了", "过于{}", "过{}", "好{}", "很{}", "偏{}了",
    "太过{}", "实在太{}", "实在太{}了", "还是太{}", "还是太{}了", "还是有点{}", "有些{}", "也太{}了", "稍微有点{}",
    "感觉有点{}", "感觉太{}", "感觉太{}了", "{}了点", "{}了一点", "{}了些",
)  # fmt: skip
_MORE: Final = (
    "{}一点", "{}点", "{}一些", "{}些", "{}一点点", "{}一丢丢", "{}一点儿", "{}点儿", "更{}", "更{}一点",
    "更{}一些", "更{}些", "稍微{}一点", "稍微{}点", "稍{}一点", "调{}", "弄{}", "变{}", "偏{}一点", "偏{}点",
    "偏{}一些", "偏{}些",
)  # fmt: skip
_MORE_AGAIN: Final = tuple(
    f"再{way}" for way in ("{}一点", "{}点", "{}一些", "{}些", "{}一点点", "{}一丢丢", "稍微{}一点")
)

_OPPOSITES: Final = (
    (K.FASTER, None, K.SLOWER, None, "快", "慢"),
    (K.LEVEL, "louder", K.LEVEL, "quieter", "大声", "小声"),
    (K.LEVEL, "louder", K.LEVEL, "quieter", "响", "轻"),
    (K.TONED, ("brightness", 1), K.TONED, ("brightness", -1), "亮", "暗"),
    (K.TONED, ("temperature", 1), K.TONED, ("temperature", -1), "暖", "冷"),
    (K.TONED, ("saturation", 1), K.TONED, ("saturation", -1), "鲜艳", "淡"),
    (K.TONED, ("saturation", 1), K.TONED, ("saturation", -1), "艳", "灰"),
)  # fmt: skip
"""A kind and its opposite, with the adjective of each: what is too 快 is to be 慢."""


def _complaints() -> list[tuple[K, object, str]]:
    """太快了, 别太快, 再慢一点: what is too much of one is to be more of the other."""
    out: list[tuple[K, object, str]] = []
    for kind, value, other_kind, other, word, opposite in _OPPOSITES:
        for this, that, wanted in ((word, opposite, (kind, value)), (opposite, word, (other_kind, other))):
            if this != "灰":
                out.append(
                    (
                        *wanted,
                        " | ".join(way.format(this) for way in (*_MORE, *_MORE_AGAIN) if not _is_own(way.format(this))),
                    )
                )
            wrong = (way.format(that) for way in (*_TOO, *_TOO_MUCH))
            out.append((*wanted, " | ".join(phrase for phrase in wrong if not _is_own(phrase))))
    return out


def _is_own(phrase: str) -> bool:
    """Whether a phrase means another thing: 很慢 may be a wish, 变淡 a fade."""
    return phrase in ("变淡", "弄淡", "很轻")


ROWS: Final[tuple[tuple[K, object, str], ...]] = (*_platforms(), *_complaints())
