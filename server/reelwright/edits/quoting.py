"""Quoted words: how a text is put between quotes, and how it is found there again. Pure.

A backslash inside quotes hides the next quote or backslash; `\\n` is a line break, `\\u00e9` a character by number.
"""

from __future__ import annotations

import re
import unicodedata

PAIRS = {"'": "'", '"': '"', "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "«": "»"}
QUOTED = re.compile(  # anywhere in a message, for those who leave quoted words alone; an apostrophe opens no quote
    r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|(?<![a-zA-Z0-9'])'[^']*'(?![a-zA-Z0-9])|「[^」]*」|『[^』]*』|《[^》]*》"
)
_TELLING = ("'", '"', "“", "「")  # what `quote` chooses from
_CLOSERS = {close: re.compile(rf"\\.|{close}", re.DOTALL) for close in PAIRS.values()}
_ABBREVIATED = re.compile(r"(?<![^\W_])(?:mr|mrs|ms|dr|prof|st|jr|sr|vs)$", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))", re.DOTALL)


def quote(text: str) -> str:
    """The text in the plainest quotes that it does not contain itself; else in double quotes with backslashes."""
    for opener in _TELLING:
        if opener not in text and PAIRS[opener] not in text:
            return opener + _escaped(text, "") + PAIRS[opener]
    return '"' + _escaped(text, '"') + '"'


def find_quote(message: str, start: int, hopeless: set[str]) -> tuple[str, int] | None:
    """The quoted text that opens at `start`, and where the message goes on; None if no quote opens there.

    `hopeless` is the caller's memory, empty at first, of the closing quotes that do not come any more: with it a
    message full of opened quotes is read once, not once for each of them.
    """
    close = PAIRS.get(message[start])
    if close is None or close in hopeless or (close == "'" and start and is_letter(message[start - 1])):
        return None
    for found in _CLOSERS[close].finditer(message, start + 1):
        if found.group() != close or (close in "'’" and is_letter(message[found.end() : found.end() + 1])):
            continue
        text = unescape(message[start + 1 : found.start()])
        return (text, found.end()) if text.strip() else None
    hopeless.add(close)
    return None


def is_letter(char: str) -> bool:
    """Whether a character belongs to a word that an apostrophe can be inside of: not 中文, which has none."""
    return char.isalnum() and not is_ideograph(char)


def is_abbreviation(message: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends a title before a name ("Ms. Carter"), and no sentence."""
    return message[stop + 1 : stop + 2] == " " and _ABBREVIATED.search(message[max(0, stop - 5) : stop]) is not None


def is_ideograph(char: str) -> bool:
    return "⺀" <= char <= "鿿" or "豈" <= char <= "﫿" or "𠀀" <= char <= "\U0003ffff"


def unquoted(pattern: re.Pattern[str], message: str) -> list[re.Match[str]]:
    """Where a pattern is found, but for what lies, even in part, in quotes."""
    quoted = [found.span() for found in QUOTED.finditer(message)]
    return [
        found
        for found in pattern.finditer(message)
        if not any(start < found.end() and found.start() < end for start, end in quoted)
    ]


def unescape(text: str) -> str:
    """What `quote` hid, as it was; raw control characters become blanks."""
    blank = "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)
    return _ESCAPE.sub(_character, blank)


def _character(found: re.Match[str]) -> str:
    number, char = found.groups()
    if number is not None:
        return "�" if 0xD800 <= int(number, 16) < 0xE000 else chr(int(number, 16))
    return {"n": "\n", "\\": "\\"}.get(char, char if char in PAIRS or char in PAIRS.values() else f"\\{char}")


def _escaped(text: str, quotes: str) -> str:
    return "".join(_hidden(char, quotes) for char in text)


def _hidden(char: str, quotes: str) -> str:
    if char == "\n":
        return "\\n"
    if char == "\\" or char in quotes:
        return f"\\{char}"
    return f"\\u{ord(char):04x}" if unicodedata.category(char) == "Cc" else char
