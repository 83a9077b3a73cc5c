"""Where a text may break, and which order its pieces stand in. Pure: widths come in as a function.

Clusters are what a reader sees as one character. Western scripts break at spaces; Chinese and Japanese between
characters, with the basic kinsoku rules (no line starts with a closing mark, none ends with an opening one).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from math import inf

ZWJ, TEXT_STYLE, EMOJI_STYLE = "\u200d", "\ufe0e", "\ufe0f"
_NOT_FIRST = set("，。！？、；：）》」』】〕〉”’…—～·・,.!?;:)]}%‰°℃々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ»‼⁉")
_NOT_LAST = set("（《「『【〔〈“‘([{«$￥¥€£")
_TEAR = 0.2  # what breaking inside a sentence costs, in squared line widths
_EMOJI_BY_DEFAULT = set(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)


def is_emoji(cluster: str) -> bool:
    """Whether a cluster is meant as a picture rather than as a character."""
    if TEXT_STYLE in cluster:
        return False
    first = cluster[0]
    return EMOJI_STYLE in cluster or first in _EMOJI_BY_DEFAULT or 0x1F000 <= ord(first) <= 0x1FAFF


def clusters(text: str) -> list[str]:
    """A text as what a reader sees as single characters: marks, joined emoji, flags and keycaps stay whole."""
    found: list[str] = []
    for char in text:
        if found and _joins(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _joins(cluster: str, char: str) -> bool:
    if cluster[-1] == ZWJ:
        return is_emoji(cluster) or char.isalpha()
    if char in {ZWJ, TEXT_STYLE, EMOJI_STYLE} or 0x1F3FB <= ord(char) <= 0x1F3FF or 0xE0020 <= ord(char) <= 0xE007F:
        return not cluster.isspace()
    if _is_regional(char):
        return len(cluster) == 1 and _is_regional(cluster)
    return unicodedata.category(char)[0] == "M" and not cluster.isspace()


def _is_regional(char: str) -> bool:
    return 0x1F1E6 <= ord(char[0]) <= 0x1F1FF


def words(paragraph: str) -> list[str]:
    """The unbreakable pieces of a paragraph, in order; a piece keeps the spaces that follow it."""
    found: list[str] = []
    for cluster in clusters(paragraph):
        if found and not _may_break(found[-1], cluster):
            found[-1] += cluster
        else:
            found.append(cluster)
    return found


def _may_break(before: str, cluster: str) -> bool:
    last = before.rstrip()[-1:] or before[-1]
    if cluster.isspace() or cluster[0] in _NOT_FIRST or last in _NOT_LAST:
        return False
    if before[-1].isspace():
        return True
    if before[-1] in "-–/" and cluster[0].isalpha() and len(before) > 2:
        return True
    return _breaks_anywhere(cluster) or _breaks_anywhere(clusters(before)[-1])


def _breaks_anywhere(cluster: str) -> bool:
    if is_emoji(cluster):
        return True
    hangul = 0xAC00 <= ord(cluster[0]) <= 0xD7A3
    return unicodedata.east_asian_width(cluster[0]) in "WF" and not hangul


def wrap(pieces: Sequence[str], measure: Callable[[str], float], width: float) -> list[str]:
    """Lines no wider than `width`, each as full as it gets. A piece that is too wide stands alone, too wide."""
    lines: list[str] = []
    current, reach = "", 0.0
    for piece in pieces:
        if current and reach + measure(piece.rstrip()) > width:
            lines.append(current.rstrip())
            current, reach = "", 0.0
        current += piece
        reach += measure(piece)
    return [*lines, current.rstrip()]


def balance(pieces: Sequence[str], measure: Callable[[str], float], width: float) -> list[str]:
    """As few lines as `wrap` gives, but of like lengths, and rather broken after a space or a mark than elsewhere.

    Chinese has no spaces, so a break anywhere else may cut a word in two.
    """
    count = len(wrap(pieces, measure, width))
    ends = [0.0, *accumulate(measure(piece) for piece in pieces)]
    tails = [0.0, *(measure(piece) - measure(piece.rstrip()) for piece in pieces)]

    def line(start: int, stop: int) -> float:
        return (ends[stop] - tails[stop] - ends[start]) / width

    best: list[tuple[float, list[int]]] = [(0.0, []), *((inf, []) for _ in pieces)]
    for _ in range(count):
        best = [_best_last_line(stop, pieces, line, best) for stop in range(len(pieces) + 1)]
    cost, breaks = best[-1]
    if cost == inf:
        return wrap(pieces, measure, width)
    return ["".join(pieces[start:stop]).rstrip() for start, stop in pairwise([0, *breaks])]


def _best_last_line(
    stop: int, pieces: Sequence[str], line: Callable[[int, int], float], best: Sequence[tuple[float, list[int]]]
) -> tuple[float, list[int]]:
    """The cheapest way to set the first `stop` pieces with one line more than `best` has: its cost and its breaks."""
    found: tuple[float, list[int]] = (inf, [])
    tear = _TEAR if 0 < stop < len(pieces) and _tears(pieces[stop - 1]) else 0.0
    for start in range(stop - 1, -1, -1):
        length = line(start, stop)
        if length > 1 and start < stop - 1:
            break
        cost = best[start][0] + length * length + tear
        if cost < found[0]:
            found = (cost, [*best[start][1], stop])
    return found


def _tears(piece: str) -> bool:
    return not (piece[-1].isspace() or piece[-1] in _NOT_FIRST or piece[-1] in "-–/" or is_emoji(clusters(piece)[-1]))


def direction(cluster: str) -> str:
    """Either "rtl", "ltr", or "" for what has no direction of its own (spaces, most punctuation)."""
    for char in cluster:
        kind = unicodedata.bidirectional(char)
        if kind in {"R", "AL"}:
            return "rtl"
        if kind in {"L", "EN", "AN"}:
            return "ltr"
    return ""


def visual_order(line: str) -> list[tuple[str, str]]:
    """A line as `(text, "ltr" | "rtl")` pieces from left to right.

    The basics of the Unicode bidirectional algorithm: the first strong character gives the line its direction, and
    what has none follows its two neighbours if they agree, else the line.
    """
    parts = clusters(line)
    own = [direction(part) for part in parts]
    base = next((found for found in own if found), "ltr")
    if "rtl" not in own:
        return [(line, "ltr")]
    settled = [found or _neighbours(own, index, base) for index, found in enumerate(own)]
    runs: list[tuple[str, str]] = []
    for part, found in zip(parts, settled, strict=True):
        if runs and runs[-1][1] == found:
            runs[-1] = (runs[-1][0] + part, found)
        else:
            runs.append((part, found))
    return runs[::-1] if base == "rtl" else runs


def _neighbours(own: Sequence[str], index: int, base: str) -> str:
    before = next((found for found in reversed(own[:index]) if found), base)
    after = next((found for found in own[index + 1 :] if found), base)
    return before if before == after else base
