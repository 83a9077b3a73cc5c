"""Everyday words of cutting and ordering in the language's own words: "kick off with the dog", 咖啡剪掉三分之一. Pure.

Only a message that is not understood as it stands is read again so, and only if all of it is understood then
(`parse.py`). The rows of `spoken_cutting_en.py` and the other `spoken_…_en.py` and `spoken_…_zh.py` see clips and times
as one thing each, so that no other word can stand in their place. Quoted texts stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from reelwright.edits import (
    spoken_cutting_en,
    spoken_cutting_zh,
    spoken_details_en,
    spoken_looks_en,
    spoken_order_en,
    spoken_picture_zh,
    spoken_requests_en,
    spoken_sound_en,
    spoken_sound_zh,
    spoken_steps_zh,
    spoken_texts_en,
    spoken_texts_zh,
    spoken_wishes_en,
    spoken_wishes_zh,
)
from reelwright.edits.clip_reference import Reference
from reelwright.edits.file_names import media_kind
from reelwright.edits.lexer import Lexer
from reelwright.edits.numbers import NUMBER
from reelwright.edits.quoting import QUOTED, is_letter
from reelwright.edits.references import refer
from reelwright.edits.tokens import Kind, Token
from reelwright.edits.traditional import simplified

_DIGITS: Final = r"\d+(?:\.\d+)?"
_UNIT: Final = r"(?:seconds?|secs?|秒钟?半?)(?![a-z])"
_TIME: Final = re.compile(
    rf"\d+:\d\d(?:\.\d+)?|(?<![\w.])(?:half a|half|a half|a couple of|a couple|a|{NUMBER})[ -]?{_UNIT}"
    rf"|(?<![\w.]){_DIGITS} ?s(?![a-z])|second {_DIGITS}|[一二两三四五六七八九十半\d.]+秒钟?半?"
    rf"|(?<![a-zA-Z0-9_.]){_DIGITS}(?= ?(?:to|and|-|–|到|至) ?{_DIGITS} ?(?:{_UNIT}|s(?![a-z])))"
    rf"|(?:(?<=from )|(?<=between )){_DIGITS}(?= (?:to|and) {_DIGITS}(?![\w:%]))"
    rf"|(?:(?<=\d to )|(?<=\d and )){_DIGITS}(?![\w:%.])"
)
_LOOSE_TIMES: Final = {"a": "1", "half a": "0.5", "half": "0.5", "a half": "0.5", "a couple of": "2", "a couple": "2"}
_LOOSE: Final = re.compile(r"(half a|half|a half|a couple of|a couple|a)[ -](?:sec|second)")
_PLAIN, _FILE, _PICTURE, _SPECIAL, _ALL, _WHEN, _OTHERS, _POINTED, _TEXT = (
    "\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009"
)
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".gif")
_SPECIAL_NAMES: Final = re.compile(r"first|last|all|photo|.* from the end|at .*|all but .*")
_POINTS: Final = re.compile("的?[那这]一?[段条个截]")
_NOUN: Final = r"(?:(?: (?:clip|one|bit|shot|footage|video|part)|的?(?:那|这)?(?:一)?(?:段|条|个|截|部分))(?![a-z]))?"


def _held(kinds: str) -> str:
    return rf"(?:(?:the|my|our|that|this) )?([{kinds}]\d+[{kinds}]){_NOUN}"


_PLACEHOLDERS: Final = {
    "ONECLIP": _held(_PLAIN + _FILE + _PICTURE),
    "CLIP": _held(_PLAIN + _FILE + _PICTURE + _SPECIAL + _ALL + _OTHERS + _POINTED),
    "TIME": rf"({_WHEN}\d+{_WHEN})",
    "FILE": _held(_FILE + _PICTURE),
    "OTHERS": rf"({_OTHERS}\d+{_OTHERS})",
    "TEXT": rf"({_TEXT}\d+{_TEXT})",
    "POINTED": rf"{_POINTED}\d+{_POINTED}",
    "PHOTO": _held(_PICTURE),
    "EVERY": rf"(?:(?:each|every|all|any)(?: of the| of them| the)?(?: clips?| shots?| one)?|{_ALL}\d+{_ALL})",
}
_PLACEHOLDER: Final = re.compile(r"(?:\\b)?(?<![A-Z])(ONECLIP|CLIP|TIME|FILE|PHOTO|EVERY|OTHERS|POINTED|TEXT)(?![A-Z])")


def _placed(found: re.Match[str]) -> str:
    """A placeholder's pattern; what stands for a clip is no letter, so a word's edge before it is none behind one."""
    edge = r"(?<!\w)" if found.group().startswith("\\b") else ""
    return edge + _PLACEHOLDERS[found[1]]


def _compiled(rows: Iterable[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_PLACEHOLDER.sub(_placed, pattern), re.IGNORECASE), put) for pattern, put in rows)


_ROWS: Final = _compiled(
    (
        *spoken_details_en.ROWS,
        *spoken_requests_en.ROWS,
        *spoken_wishes_en.ROWS,
        *spoken_order_en.ROWS,
        *spoken_cutting_en.ROWS,
        *spoken_cutting_zh.ROWS,
        *spoken_looks_en.ROWS,
        *spoken_texts_zh.ROWS,
        *spoken_steps_zh.ROWS,
        *spoken_wishes_zh.ROWS,
        *spoken_sound_zh.ROWS,
        *spoken_picture_zh.ROWS,
        *spoken_sound_en.ROWS,
        *spoken_texts_en.ROWS,
    )
)
_ANY: Final = re.compile(rf"([{_PLAIN}-{_TEXT}])(\d+)\1")
_LONGEST: Final = 400  # characters


def in_cutting_words(message: str, names: Sequence[str] = ()) -> str:
    """The message with such turns put into the language's own words; the same where there are none."""
    if len(message) > _LONGEST or _ANY.search(message):
        return message
    kept: list[str] = []
    held = _hold_clips(_hold_quotes(simplified(message.replace("’", "'")), kept), tuple(names), kept)
    held = _TIME.sub(lambda found: _hold(_in_digits(found.group()), _WHEN, kept), held)
    plain = held
    for pattern, put in _ROWS:
        plain = pattern.sub(put, plain)
    if plain == held:
        return message
    while _ANY.search(plain):
        plain = _ANY.sub(lambda found: kept[int(found[2])], plain)
    return plain.strip()


def _in_digits(time: str) -> str:
    """ "a sec", "half a second", and the bare numbers of "from 2 to 5": as a number of seconds."""
    if re.fullmatch(_DIGITS, time):
        return f"{time}s"
    found = _LOOSE.match(time.lower())
    return f"{_LOOSE_TIMES[found[1]]} seconds" if found else time


def _hold(words: str, kind: str, kept: list[str]) -> str:
    kept.append(words)
    return f"{kind}{len(kept) - 1}{kind}"


def _hold_quotes(message: str, kept: list[str]) -> str:
    return QUOTED.sub(lambda found: _hold(found.group(), _TEXT, kept), message)


def _hold_clips(message: str, names: tuple[str, ...], kept: list[str]) -> str:
    out, end = "", 0
    for token in refer(Lexer(message, names).tokens(), message):
        if token.kind is not Kind.CLIPS or token.start < end:
            continue
        words = message[token.start : token.end].removesuffix(" one")  # "move the coffee one earlier"
        apart = _held_apart(words, token, kept)
        out += message[end : token.start] + (
            apart or _hold(words, _POINTED if _POINTS.fullmatch(words) else _sort_of(token), kept)
        )
        end = token.start + len(words)
    return out + message[end:]


def _held_apart(words: str, token: Token, kept: list[str]) -> str | None:
    """先来小狗，再来海边: clips with a comma between them, each side of it alone; None where it is no such list."""
    names = [clip for clip in token.value.clips if isinstance(clip, str)] if isinstance(token.value, Reference) else []
    parts = re.split("([，,])", words)
    if len(parts) < 3 or not words[-1:] or is_letter(words[0]):
        return None
    out = ""
    for part in parts:
        found = [(at, at + len(name)) for name in names if (at := part.find(name)) >= 0]
        if part not in "，,":
            if not found:
                return None
            start, end = min(found)[0], max(end for _, end in found)
            part = part[:start] + _hold(part[start:end], _PLAIN, kept) + part[end:]
        out += part
    return out


def _sort_of(token: Token) -> str:
    """Which placeholder may stand for it: several clips, and names that mean a place, have their own."""
    named = token.value.clips if isinstance(token.value, Reference) else ()
    name = str(named[0]) if len(named) == 1 else "first"
    if name == "all":
        return _ALL
    if name.startswith("all but "):
        return _OTHERS
    if _SPECIAL_NAMES.fullmatch(name):
        return _SPECIAL
    if name.lower().endswith(_PICTURES):
        return _PICTURE
    return _FILE if media_kind(name) else _PLAIN
