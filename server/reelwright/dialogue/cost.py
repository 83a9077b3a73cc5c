"""What a message will cost on the cloud, about, told by its words alone. Pure; the service's own count decides."""

from __future__ import annotations

import re

from reelwright.dialogue.protect import hide

EDIT = 50
CLIP = 100

_MOST_CLIPS = 20
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DIGITS = "一二三四五六七八九十"
_MADE = r"(?:generat|regenerat|creat|produc)(?:e|es|ed|ing)"
_THING = r"(?:clip|video|footage|shot|scene|animation|b-roll)s?"
_ENGLISH = re.compile(
    rf"\b{_MADE}\b(?P<between>[^.;!?\n]{{0,80}}?)\b{_THING}\b|\b(?:re)?generat(?:e|es|ed|ing)\b", re.IGNORECASE
)
_CHINESE = re.compile(rf"(?:重新)?生成(?:(?P<number>[{_DIGITS}两]|\d{{1,3}})\s*[个段条])?")
_COUNTED = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})\b(?!\s*-?\s*(?:s|sec|seconds?|minutes?)\b)", re.IGNORECASE)


def expected(message: str) -> int:
    """Credits: about 100 for each clip that the words ask to be generated, else about 50."""
    words = hide(message)
    clips = sum(_clips_english(found) for found in _ENGLISH.finditer(words))
    clips += sum(_clips_chinese(found) for found in _CHINESE.finditer(words))
    return CLIP * min(clips, _MOST_CLIPS) or EDIT


def _clips_english(found: re.Match[str]) -> int:
    counted = _COUNTED.search(found["between"] or "")
    if counted is None:
        return 1
    word = counted[1].lower()
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1


def _clips_chinese(found: re.Match[str]) -> int:
    word = found["number"]
    if word is None:
        return 1
    if word == "两":
        return 2
    return int(word) if word.isdigit() else _DIGITS.index(word) + 1
