"""SubRip and WebVTT: the text of a caption file as lines with times, in order, one at a time. Pure.

Reads liberally: broken cues are passed over, markup is taken off, and lines that overlap are shown together for as long
as they do. After https://www.w3.org/TR/webvtt1/ and https://wiki.videolan.org/SubRip.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from reelwright.errors import UnsupportedFile
from reelwright.media.captions import MOST_BYTES, decoded
from reelwright.studio.findings import Cue

MOST_CUES = 10_000
_MOST_CHARACTERS = 500
_MOST_LINES = 4
_MOST_WORDS = 120
_MOST_AT_ONCE = 3
_LATEST_MS = 10 * 3600 * 1000
_SHORTEST_MS = 40

_TIME = r"(-?)(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{2})[,.]([0-9]{1,3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
_WORD_TIME = re.compile(r"<((?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}\.[0-9]{1,3})>")
_POINT = re.compile(_TIME)
_MARKUP = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}")


def read(content: bytes) -> tuple[Cue, ...]:
    """The lines of a caption file. Raises UnsupportedFile when it is too large or has none."""
    if len(content) > MOST_BYTES:
        raise UnsupportedFile("The caption file is too large.", hint="At most 2 MB are read.")
    found = sorted(_cues(decoded(content)), key=lambda cue: (cue.start_ms, cue.end_ms))
    if not found:
        raise UnsupportedFile("The caption file has no lines with times.", hint="Save it as SubRip (.srt) or WebVTT.")
    if len(found) > MOST_CUES:
        raise UnsupportedFile(
            f"The caption file has {len(found)} lines; at most {MOST_CUES} are read.", hint="Cut it into parts."
        )
    return tuple(_one_at_a_time(found))


def _cues(text: str) -> Iterator[Cue]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    place = 0
    while place < len(lines):
        timing = _TIMING.match(lines[place])
        place += 1
        if timing is None:
            continue
        end = place
        while end < len(lines) and lines[end].strip() and not _begins_cue(lines, end):
            end += 1
        start_ms, end_ms = _ms(timing.groups()[:5]), _ms(timing.groups()[5:])
        cue = _cue(start_ms, end_ms, lines[place:end][:_MOST_LINES])
        if cue is not None:
            yield cue
        place = end


def _begins_cue(lines: list[str], place: int) -> bool:
    """Whether a new cue begins here without a blank line before it."""
    if _TIMING.match(lines[place]):
        return True
    following = lines[place + 1] if place + 1 < len(lines) else ""
    return lines[place].strip().isdigit() and _TIMING.match(following) is not None


def _cue(start_ms: int, end_ms: int, lines: list[str]) -> Cue | None:
    if end_ms - start_ms < _SHORTEST_MS or start_ms > _LATEST_MS:
        return None
    words = _words(start_ms, end_ms, "\n".join(lines))
    text = "".join(word for _, word in words).strip()
    if not text or len(text) > _MOST_CHARACTERS:
        text = text[:_MOST_CHARACTERS]
        words = []
    timed = 1 < len(words) <= _MOST_WORDS
    return Cue(start_ms, min(end_ms, _LATEST_MS), text, tuple(words) if timed else ()) if text else None


def _words(start_ms: int, end_ms: int, marked: str) -> list[tuple[int, str]]:
    """The pieces of a cue, each with when it is said; a line before the one that is spoken is said at once."""
    pieces = _WORD_TIME.split(marked)
    at = start_ms
    words: list[tuple[int, str]] = []
    for number, piece in enumerate(pieces):
        if number % 2:
            point = _POINT.fullmatch(piece)
            at = max(at, min(_ms(point.groups()), end_ms)) if point else at
            continue
        shown = _shown(piece)
        before, line_break, word = shown.rpartition("\n")
        if line_break and before.strip() and len(pieces) > 1:
            words.append((at, before + "\n"))
            shown = word
        if shown.strip():
            words.append((at, shown))
        elif shown and words:
            words[-1] = (words[-1][0], words[-1][1] + shown)
    return words


def _shown(marked: str) -> str:
    """Without markup, entities and characters that are not to be seen."""
    plain = html.unescape(_MARKUP.sub("", marked).replace("\\N", "\n").replace("\\h", " "))
    return "".join(char for char in unicodedata.normalize("NFC", plain) if char == "\n" or _visible(char))


def _visible(char: str) -> bool:
    return char in "\u200c\u200d" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _ms(parts: tuple[str | None, ...]) -> int:
    """A time before the beginning is the beginning."""
    sign, hours, minutes, seconds, fraction = (part or "0" for part in parts)
    if sign == "-":
        return 0
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(fraction.ljust(3, "0"))


def _one_at_a_time(cues: list[Cue]) -> Iterator[Cue]:
    """Cut where lines overlap: what is shown together is one cue of several lines, without its words' times."""
    active: list[Cue] = []
    at = 0
    for cue in cues:
        yield from _until(cue.start_ms, at, active)
        at = max(at, cue.start_ms)
        active = [other for other in active if other.end_ms > at]
        if len(active) < _MOST_AT_ONCE:
            active.append(cue)
    yield from _until(max((cue.end_ms for cue in active), default=at), at, active)


def _until(end: int, at: int, active: list[Cue]) -> Iterator[Cue]:
    """What is shown from `at` to `end`, while one line after the other ends."""
    shown = [cue for cue in active if cue.end_ms > at]
    while shown and at < end:
        stop = min(end, *(cue.end_ms for cue in shown))
        if stop - at >= _SHORTEST_MS:
            yield _together(shown, at, stop)
        at = stop
        shown = [cue for cue in shown if cue.end_ms > at]


def _together(shown: list[Cue], start: int, end: int) -> Cue:
    if len(shown) == 1:
        return replace(shown[0], start_ms=start, end_ms=end)
    text = "\n".join(dict.fromkeys(cue.text for cue in shown))
    return Cue(start, end, text[:_MOST_CHARACTERS])
