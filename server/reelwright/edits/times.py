"""Times as people write them, in milliseconds: 3s, three seconds, 0:03, 1:02.5, 500ms, 三秒半, 0-5s. Pure.

Each `…_at` answers for one place of a folded message: the value and where the message goes on, or None.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reelwright.edits.numbers import NUMBER, number

UNITS = {
    1: "ms | msec | msecs | millisecond | milliseconds | 毫秒",
    1000: "s | sec | secs | second | seconds | 秒 | 秒钟",
    60_000: "m | min | mins | minute | minutes | 分钟 | 分",
}
SHORT_AMOUNTS = {
    "a second": 1000,
    "a full second": 1000,
    "one full second": 1000,
    "a whole second": 1000,
    "half a second": 500,
    "half second": 500,
    "half a sec": 500,
    "half sec": 500,
    "a half second": 500,
    "quarter of a second": 250,
    "a quarter second": 250,
    "half a minute": 30_000,
    "a couple of seconds": 2000,
    "a couple seconds": 2000,
    "a couple of secs": 2000,
    "a couple secs": 2000,
    "a couple sec": 2000,
    "couple of seconds": 2000,
    "couple seconds": 2000,
    "couple secs": 2000,
    "a few seconds": 3000,
    "a few secs": 3000,
    "1 and a half seconds": 1500,
}

_UNIT_MS = {name.strip(): ms for ms, names in UNITS.items() for name in names.split("|")}
_UNIT = "(?:" + "|".join(sorted(_UNIT_MS, key=len, reverse=True)) + ")(?![a-z]|(?<=分)[为成割开])"
_SHORT = "|".join(re.escape(words) for words in SHORT_AMOUNTS if words != "a second")
_CLOCK = r"(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-5][0-9](?:\.[0-9]{1,6})?(?![0-9:])"
_AMOUNT = rf"(?:{NUMBER}[ -]?{_UNIT}半?)"
# elsewhere it is the second of something: "add a second title"
_A_SECOND = "a second(?= (?:longer|shorter|more|off)(?![a-z]))|(?<=by )a second(?![a-z ])"
_POINT = rf"(?:{_CLOCK}|{_SHORT}|{_A_SECOND}|{_AMOUNT}(?: ?(?:and )?{_AMOUNT})?)"
_DASH = r" ?(?:-|–|—|~|～) ?"
_TO = r"(?: (?:to|until|till|through|thru) (?:second )?| ?(?:到|至) ?第?)"

_point = re.compile(_POINT)
_clock = re.compile(_CLOCK)
_parts = re.compile(rf"({NUMBER})[ -]?({_UNIT})(半?)")
_head = re.compile(rf"(?:first|opening|initial|前面?的?|开头的?|最前面?的?|头)[ -]?({_POINT})")
_tail = re.compile(rf"(?:last|final|closing|最后的?|末尾的?|结尾的?|后面?的?)[ -]?({_POINT})")
_one_second = re.compile(r"(first|last) second(?= of| off| from|$)")
_dash_span = re.compile(rf"第?({_POINT}|{NUMBER}){_DASH}({_POINT})")
_word_span = re.compile(rf"第?({_POINT}){_TO}({_POINT})(?:的?(?:之间|这之间|中间)(?!加|用|插|放|的?转场|的?过渡))?")
_bare_span = re.compile(rf"第?({NUMBER}){_TO}({_POINT})")
_between = re.compile(rf"between ({_POINT}|{NUMBER}) and ({_POINT})")
_seconds_span = re.compile(rf"seconds? ({NUMBER})(?:{_TO}|{_DASH})({NUMBER})(?![a-z0-9])")
_SONG = "(?:song|track|file|music|audio|tune|recording)"
_offset = re.compile(
    rf"(?:starting |beginning )?(?:from|at) ({_POINT}) (?:into|of|in) (?:the |its )?{_SONG}(?: file| itself)?(?![a-z])"
    rf"|(?:starting |beginning )?(?:from|at) (?:the |its )?(?:chorus|hook|drop|beat drop|verse|bridge|good part"
    rf"|best part)"
    rf",? \(?(?:at |around |about |which is at |it's at |starts at |roughly |~ ?)*({_POINT})\)?"
    rf"|(?:from|at) (?:around |about |roughly )?({_POINT}) (?:on|onwards?)(?: in)? (?:the |its )?{_SONG}(?![a-z])"
    rf"|(?:starting )?from ({_POINT}) in(?=$|[,.!?;]| and )"
    rf"|({_POINT}) into (?:the |its )?{_SONG}(?: file| itself)?(?![a-z])"
    rf"|从?(?:歌曲?|曲子|音乐文件|音频文件|文件)(?:里|中)?的?第?({_POINT})(?:处|的地方|的位置)?"
)
_moment = re.compile(
    rf"第({_POINT})|(?:from |at )?second ([0-9]{{1,5}})(?![a-z0-9])(?! ?(?:-|to|until|till|and) ?[0-9])"
    rf"|({_POINT}) into(?= [a-z\u2e80-\u9fff])|({_POINT}) in(?=$|[,.!?;]| and | please)"
)


def milliseconds(words: str) -> int:
    """The length of one time: a clock, an amount with its unit, or a bare number of seconds."""
    if words in SHORT_AMOUNTS:
        return SHORT_AMOUNTS[words]
    if _clock.fullmatch(words):
        return _clock_ms(words)
    parts = _parts.findall(words)
    if not parts:
        return int(number(words) * 1000)
    return int(sum((number(n) + (Decimal("0.5") if half else 0)) * _UNIT_MS[unit] for n, unit, half in parts))


def _clock_ms(words: str) -> int:
    seconds = Decimal(0)
    for part in words.split(":"):
        seconds = seconds * 60 + Decimal(part)
    return int(seconds * 1000)


def time_at(folded: str, start: int) -> tuple[int, int] | None:
    """A single time: `(ms, end)`."""
    found = _point.match(folded, start)
    return (milliseconds(found.group()), found.end()) if found else None


def moment_at(folded: str, start: int) -> tuple[int, int] | None:
    """A place in time: "second 3", "3 seconds into …", "3 seconds in", 第3秒."""
    found = _moment.match(folded, start)
    return (milliseconds(next(filter(None, found.groups()))), found.end()) if found else None


def offset_at(folded: str, start: int) -> tuple[int, int] | None:
    """A place in a song's own time: `(ms, end)`: "30s into the song", 从歌的30秒处."""
    found = _offset.match(folded, start)
    return (milliseconds(next(filter(None, found.groups()))), found.end()) if found else None


def edge_at(folded: str, start: int) -> tuple[str, int, int] | None:
    """The first or last part of something: `("start" | "end", ms, end)`."""
    for edge, pattern in (("start", _head), ("end", _tail)):
        found = pattern.match(folded, start)
        if found:
            return edge, milliseconds(found.group(1)), found.end()
    found = _one_second.match(folded, start)
    return ("start" if found.group(1) == "first" else "end", 1000, found.end()) if found else None


def span_at(folded: str, start: int, *, bare: bool) -> tuple[tuple[int, int], int] | None:
    """From one time to another: `((ms, ms), end)`.

    `bare` allows "2 to 6 seconds", whose first number has no unit: behind a clip's name it would be the clip's number
    ("trim clip 2 to 6 seconds").
    """
    patterns = (_dash_span, _word_span, _between, _seconds_span, *((_bare_span,) if bare else ()))
    for pattern in patterns:
        found = pattern.match(folded, start)
        if found:
            return _span(found.group(1), found.group(2)), found.end()
    return None


def _span(first: str, last: str) -> tuple[int, int]:
    """Both ends; a first number without a unit takes the unit of the last, if that is one amount."""
    parts = _parts.findall(last)
    unit = _UNIT_MS[parts[0][1]] if len(parts) == 1 else 1000
    bare = not (_clock.fullmatch(first) or _parts.search(first) or first in SHORT_AMOUNTS)
    return int(number(first) * unit) if bare else milliseconds(first), milliseconds(last)
