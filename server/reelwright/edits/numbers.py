"""Numbers in digits and in words, English and 中文. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen",
)  # fmt: skip
ENGLISH = {
    **{word: value for value, word in enumerate(_ONES)},
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
CHINESE = {**{char: value for value, char in enumerate("零一二三四五六七八九十")}, "两": 2, "〇": 0}
ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip

DIGITS = r"(?:[0-9]{1,400}(?:\.[0-9]{1,400})?|\.[0-9]{1,400})"
ENGLISH_NUMBER = r"(?:" + "|".join(sorted(ENGLISH, key=len, reverse=True)) + r")(?: and a half)?"
CHINESE_NUMBER = r"[零〇一二两三四五六七八九十百]{1,7}(?:点[零〇一二两三四五六七八九]{1,6})?"
NUMBER = rf"(?:{DIGITS}|{ENGLISH_NUMBER}(?![a-z])|{CHINESE_NUMBER}|半)"

_IS_DIGITS = re.compile(DIGITS)


def number(words: str) -> Decimal:
    """The value of what `NUMBER` matched, in lower case."""
    if _IS_DIGITS.fullmatch(words):
        return Decimal(words)
    if words == "半":
        return Decimal("0.5")
    if words[0] in CHINESE or words[0] == "百":
        return _chinese(words)
    whole, _, half = words.partition(" and a half")
    return Decimal(ENGLISH[whole.split()[0]]) + (Decimal("0.5") if words != whole or half else 0)


def _chinese(words: str) -> Decimal:
    whole, _, fraction = words.partition("点")
    digits = "".join(str(CHINESE[char]) for char in fraction)
    return Decimal(f"{_chinese_whole(whole)}.{digits or 0}")


def _chinese_whole(words: str) -> int:
    """ "二十五" by place (tens, hundreds), "一二三" digit by digit."""
    if not set(words) & set("十百"):
        return int("".join(str(CHINESE[char]) for char in words))
    total, digit = 0, 0
    for char in words:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = CHINESE[char]
    return total + digit
