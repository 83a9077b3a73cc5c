"""What any outgoing string must pass: no character that breaks the transport, hides words or reorders them.

A lone surrogate in a result kills the stdio server; bidi, zero-width and tag characters hide instructions from the
person's eyes. It judges characters only, never meaning: that is `translate.py`.
"""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
_JOINER = "\u200d"
_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")  # blank, yet not category Cf
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


def clean(text: str, limit: int = 20_000) -> str:
    """The text without C0 (but newline and tab), C1, DEL, surrogates, bidi, zero-width and tag characters, in NFC.

    Emoji keep their joiners, and a visible character keeps one variation selector. At most `limit` characters, the
    last being "…" when something was cut. Idempotent; the result always encodes as UTF-8.
    """
    kept = "".join(char for char in text.translate(_LINE_ENDS) if _allowed(char))
    composed = unicodedata.normalize("NFC", _only_emoji_joiners(_single_selectors(kept)))
    if len(composed) <= limit:
        return composed
    return composed[: max(limit - 1, 0)].rstrip(_JOINER) + ELLIPSIS if limit > 0 else ""


def _allowed(char: str) -> bool:
    if char in "\n\t" or char == _JOINER:
        return True
    if char in _FILLERS:
        return False
    category = unicodedata.category(char)
    return category not in ("Cc", "Cs") and (category != "Cf" or char in _VISIBLE_FORMATS)


def _single_selectors(text: str) -> str:
    """Variation selectors only behind a visible character, and only one: runs of them carry hidden bytes."""
    out: list[str] = []
    for char in text:
        if not _is_selector(char) or (out and _takes_selector(out[-1])):
            out.append(char)
    return "".join(out)


def _only_emoji_joiners(text: str) -> str:
    out: list[str] = []
    for place, char in enumerate(text):
        if char != _JOINER or (_ends_emoji(out) and place + 1 < len(text) and _is_pictograph(text[place + 1])):
            out.append(char)
    return "".join(out)


def _ends_emoji(so_far: list[str]) -> bool:
    last = [char for char in so_far[-2:] if char != "\ufe0f"]
    return bool(last) and so_far[-1] != _JOINER and _is_pictograph(last[-1])


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _takes_selector(char: str) -> bool:
    return not (_is_selector(char) or char == _JOINER or char.isspace())


def _is_pictograph(char: str) -> bool:
    return char >= "\u2190" and unicodedata.category(char) in ("So", "Sk", "Sm")
