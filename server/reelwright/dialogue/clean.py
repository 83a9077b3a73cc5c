"""What any outgoing string must pass: no character that breaks the transport, hides words or reorders them.

A lone surrogate in a result kills the stdio server; bidi, zero-width and tag characters hide instructions from the
person's eyes. It judges characters only, never meaning: that is `translate.py`.
"""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
_JOINER = "\u200d"
_NON_JOINER = "\u200c"
_VIRAMA = 9  # the combining class of the signs that make a consonant lose its vowel
_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")  # blank, yet not category Cf
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


def clean(text: str, limit: int = 20_000) -> str:
    """The text without C0 (but newline and tab), C1, DEL, surrogates, bidi, zero-width and tag characters, in NFC.

    Joiners stay where they are written: in emoji, in Indic conjuncts, and between Arabic letters (Persian); a visible
    character keeps one variation selector. At most `limit` characters, the last being "…" when something was cut.
    Idempotent; the result always encodes as UTF-8.
    """
    if text.isascii() and text.isprintable():
        return _cut(text, limit)
    kept = "".join(char for char in text.translate(_LINE_ENDS) if _allowed(char))
    composed = unicodedata.normalize("NFC", kept)
    while (bare := _composed(composed)) != composed:  # what was taken out may let its neighbours compose
        composed = bare
    return _cut(composed, limit)


def one_line(text: str, limit: int = 200) -> str:
    """A name or a short text from outside: clean, and nothing in it that begins a new line."""
    return clean(" ".join(clean(text[: 4 * limit], 4 * limit).split()), limit)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: max(limit - 1, 0)].rstrip(_JOINER + _NON_JOINER) + ELLIPSIS if limit > 0 else ""


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _needed_joiners(_single_selectors(text)))


def _allowed(char: str) -> bool:
    if char in "\n\t" or char in (_JOINER, _NON_JOINER):
        return True
    if char in _FILLERS or _is_unassigned_format(char):
        return False
    category = unicodedata.category(char)
    return category not in ("Cc", "Cs") and (category != "Cf" or char in _VISIBLE_FORMATS)


def _is_unassigned_format(char: str) -> bool:
    """Code points that are kept free for invisible characters, and shown as nothing."""
    point = ord(char)
    return point == 0x2065 or 0xFFF0 <= point <= 0xFFF8 or (0xE0000 <= point <= 0xE0FFF and not _is_selector(char))


def _single_selectors(text: str) -> str:
    """Variation selectors only behind a visible character, and only one: runs of them carry hidden bytes."""
    out: list[str] = []
    for char in text:
        if not _is_selector(char) or (out and _takes_selector(out[-1])):
            out.append(char)
    return "".join(out)


def _needed_joiners(text: str) -> str:
    """Without the joiners that do not join: those carry hidden bytes, too."""
    out: list[str] = []
    for place, char in enumerate(text):
        following = text[place + 1 : place + 2]
        if char == _JOINER and not (_joins_emoji(out, following) or _joins_letters(out, following)):
            continue
        if char == _NON_JOINER and not _joins_letters(out, following):
            continue
        out.append(char)
    return "".join(out)


def _joins_emoji(so_far: list[str], following: str) -> bool:
    last = [char for char in so_far[-2:] if char != "\ufe0f"]
    ends = bool(last) and so_far[-1] != _JOINER and _is_pictograph(last[-1])
    return ends and bool(following) and _is_pictograph(following)


def _joins_letters(so_far: list[str], following: str) -> bool:
    """As domain names have it (RFC 5892): behind a virama, or between letters that are written joined."""
    if not so_far:
        return False
    if _is_virama(so_far[-1]) or (following and _is_virama(following) and so_far[-1].isalpha()):
        return True
    return bool(following) and _is_arabic(so_far[-1]) and _is_arabic(following)


def _is_virama(char: str) -> bool:
    return unicodedata.combining(char) == _VIRAMA


def _is_arabic(char: str) -> bool:
    """Letters and vowel signs of the scripts whose letters join: Arabic and its kin, Mongolian."""
    joined = "\u0600" <= char <= "\u08ff" or "\u1800" <= char <= "\u18af" or "\ufb50" <= char <= "\ufdff"
    return joined and unicodedata.category(char) in ("Lo", "Lm", "Mn")


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _takes_selector(char: str) -> bool:
    return not (_is_selector(char) or char in (_JOINER, _NON_JOINER) or char.isspace())


def _is_pictograph(char: str) -> bool:
    return char >= "\u2190" and unicodedata.category(char) in ("So", "Sk", "Sm")
