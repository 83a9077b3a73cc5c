"""Amounts that are not times, as people write them: 20%, 2x, 9:16, 1080x1350, 90°, 3 dB, 120 bpm, #ffcc00. Pure.

Each `…_at` answers for one place of a folded message: the value and where the message goes on, or None.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reelwright.edits.numbers import CHINESE_NUMBER, DIGITS, NUMBER, number

RATIOS: Final = ("9:16", "16:9", "1:1", "4:5")
OTHER_RATIOS: Final = ("4:3", "3:4", "3:2", "2:3", "5:4", "21:9", "2.35:1", "2.39:1", "2:1", "18:9", "9:21", "1.85:1")

_ratio = re.compile(
    r"([0-9]{1,2}(?:\.[0-9]{1,2})?) ?(?::|/|x|×|比| by ) ?([0-9]{1,2})(?![0-9:%a-z]|\.[0-9])"
    r"(?!(?<!:[0-9])(?<!:[0-9]{2})[.)、] ?[^\W0-9])"  # "x 2. …" is the next point of a list
)
_pixels = re.compile(
    r"([0-9]{3,5}) ?(?:x|×|\*|by|乘) ?([0-9]{3,5})(?: ?(?:px|pixels?|像素))?"
    r"(?![a-z0-9]|\.[0-9]| ?(?:%|°|percent|degrees?|deg))"
)
_opacity = re.compile(
    rf"({DIGITS}) ?(?:%|percent) ?(?:opacity|opaque|的?不透明度?)"
    rf"|(?:opacity|不透明度)(?: of| to|为|设为|调到|是)? ?({DIGITS}) ?%"
)
_clear = re.compile(
    rf"({DIGITS}) ?(?:%|percent) ?(?:transparent|transparency|see[ -]through|的?透明度?)"
    rf"|(?:transparency|透明度)(?: of| to|为|设为|调到|调成|改成|是)? ?({DIGITS}) ?%"
)
_half_clear = re.compile(
    r"see[ -]through|(?:a bit|a little|slightly|kinda|half|semi)[ -]?transparent|translucent|半透明"
)
_angle = re.compile(rf"({DIGITS}) ?(?:°|degrees?|deg|度)(?![a-z])")
_percent = re.compile(
    rf"([-−]?{DIGITS}) ?(?:%|percent|per cent)(?: size| wide| of the width)?|百分之({CHINESE_NUMBER}|{DIGITS})"
)
_tenths = re.compile(
    r"([一二两三四五六七八九])成([半一二三四五六七八九])?(?=$|[^\w]|左右|就|吧|的?(?:音量|声音|透明|亮度|大小)|以)"
)
_SHARES: Final = {
    "half": Decimal("0.5"), "third": Decimal("0.333"), "quarter": Decimal("0.25"), "fifth": Decimal("0.2"),
    "sixth": Decimal("0.167"),
}  # fmt: skip
_share = re.compile(
    r"(?:an?|one) (half|third|quarter|fifth|sixth) of the (?:screen |frame |picture |video )?"
    r"(?:width|screen|frame|picture|canvas)(?![a-z])"
    r"|(?:画面|屏幕)(?:宽度?)?的?([二三四五六七八])分之([一二三四五])(?:宽|大小|大)?|([二三四五六七八])分之([一二三四五])(?:宽|大小|屏|画面|的?大小)"
)
_factor = re.compile(
    rf"({NUMBER}) ?(?:x|×|times)(?![a-z0-9]| (?:as|so) (?:long|short)| (?:longer|shorter))(?: speed)?|x "
    rf"?({DIGITS})(?![a-z0-9])|({NUMBER})倍速?"
)
_bpm = re.compile(
    rf"({DIGITS}) ?(?:bpm|beats per minute|beats a minute|拍每分钟|拍/分钟|拍)(?![a-z])"
    rf"|(?:bpm|每分钟) ?(?:为|到|是|of|at|to)? ?({DIGITS}) ?拍?(?![0-9a-z])"
)
_decibels = re.compile(rf"({DIGITS}) ?(?:db|decibels?|分贝)(?![a-z])")
_hex_colour = re.compile(r"#(?:[0-9a-f]{6}|(?=[0-9]{0,2}[a-f])[0-9a-f]{3})(?![0-9a-z])")


def shape_at(folded: str, start: int) -> tuple[str | tuple[int, int], int] | None:
    """A shape: one of `RATIOS` as it is, another one as the pixels of a canvas."""
    found = _ratio.match(folded, start)
    shape = ":".join(found.groups()) if found else ""
    if found is None or shape not in (*RATIOS, *OTHER_RATIOS):
        return None
    return (shape if shape in RATIOS else _canvas(shape)), found.end()


def _canvas(shape: str) -> tuple[int, int]:
    """The pixels of a shape whose shorter side has 1080."""
    width, height = (Decimal(part) for part in shape.split(":"))
    scale = 1080 / min(width, height)
    return round(width * scale / 2) * 2, round(height * scale / 2) * 2


def pixels_at(folded: str, start: int) -> tuple[tuple[int, int], int] | None:
    """ "1080x1350": width and height."""
    found = _pixels.match(folded, start)
    return ((int(found[1]), int(found[2])), found.end()) if found else None


def angle_at(folded: str, start: int) -> tuple[Decimal, int] | None:
    """ "90 degrees"."""
    found = _angle.match(folded, start)
    return (number(found[1]), found.end()) if found else None


def opacity_at(folded: str, start: int, *, inside_number: bool) -> tuple[Decimal, int] | None:
    """ "80% opacity" as 0.8, "see-through" as 0.5."""
    found = None if inside_number else _opacity.match(folded, start)
    if found is not None:
        return number(found[1] or found[2]) / 100, found.end()
    clear = None if inside_number else _clear.match(folded, start)
    if clear is not None:
        return 1 - number(clear[1] or clear[2]) / 100, clear.end()
    found = _half_clear.match(folded, start)
    return (Decimal("0.5"), found.end()) if found else None


def colour_at(folded: str, start: int) -> tuple[str, int] | None:
    """ "#fc0" as "#ffcc00"."""
    found = _hex_colour.match(folded, start)
    if found is None:
        return None
    digits = found.group()[1:]
    return f"#{digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)}", found.end()


def share_at(folded: str, start: int) -> tuple[Decimal, int] | None:
    """ "a third of the width", 画面的三分之一: of what is shown, not of what is played."""
    found = _share.match(folded, start)
    if found is None:
        return None
    if found[1]:
        return _SHARES[found[1]], found.end()
    whole, some = number(found[2] or found[4]), number(found[3] or found[5])
    return (some / whole).quantize(Decimal("0.001")), found.end()


def percent_at(folded: str, start: int) -> tuple[Decimal, int] | None:
    """ "20%" as 0.2, "-20%" as -0.2, 两成 as 0.2."""
    found = _percent.match(folded, start)
    if found is None:
        tenths = _tenths.match(folded, start)
        if tenths is None:
            return None
        return (number(tenths[1]) + (_tenth(tenths[2]) if tenths[2] else 0)) / 10, tenths.end()
    said = found[1] or found[2]
    share = -number(said[1:]) if said[0] in "-−" else number(said)
    return share / 100, found.end()


def _tenth(digit: str) -> Decimal:
    """一成五 is 15 %, and so is 一成半."""
    return Decimal("0.5") if digit == "半" else number(digit) / 10


def bpm_at(folded: str, start: int) -> tuple[Decimal, int] | None:
    """ "120 bpm"."""
    found = _bpm.match(folded, start)
    return (number(found[1] or found[2]), found.end()) if found else None


def decibels_at(folded: str, start: int) -> tuple[Decimal, int] | None:
    """ "3 dB"."""
    found = _decibels.match(folded, start)
    return (number(found[1]), found.end()) if found else None


def factor_at(folded: str, start: int) -> tuple[Decimal, int] | None:
    """ "2x", 两倍速."""
    found = _factor.match(folded, start)
    return (number(next(group for group in found.groups() if group)), found.end()) if found else None
