"""A text for each clip, in a list: "caption each clip: Beach, Rufus, Home", 每段写上名字：海边、豆豆. Pure.

A step of `references.py`: the list becomes one clause for each of its items, with the clip that it is for.
"""

from __future__ import annotations

import re
from typing import Final

from reelwright.edits.clip_reference import Reference
from reelwright.edits.tokens import Kind, Token

K = Kind

_LISTS: Final = re.compile(
    r"(?:(?:please|pls|can you|could you|hey|now|and|then|请|麻烦|帮我|给|把)[ ,，]*)*(?:"
    r"(?P<verb>caption|label|title|name|number"
    r"|(?:(?:i|we)(?:'d| would)? (?:want|need|like)|need|put|add|write|show|give|stick|make|do|use|set)"
    r"\b[^:：\n]{0,30}?"
    r"|(?:text|captions?|labels?|titles?|names?))"
    r" ?(?:on|to|over|under|for|in|of)? ?(?:each|every|all|all of)(?: (?:the|my|of the|of my))? ?"
    r"(?:clips?|videos?|shots?|ones?|scenes?|sections?|parts?)"
    r"(?: (?:a|with|its|their|the|as|name|title|label|in order))*"
    r"|(?:每一?[段个条]|各段|各个?)(?:片段|视频|素材|镜头|画面)?[^：:\n]{0,6}?(?:写上?|打上?|加上?|标上?|配上?|添上?)"
    r"[^：:\n]{0,8})[:：] *(?P<list>[^\n:：]{3,200}?)[.。]?\s*$",
    re.IGNORECASE,
)
_FOR_WHICH: Final = re.compile(
    r"^(?:and |then |lastly )*(?:for |on |over )?(?:the )?(?P<place>first|second|third|fourth|fifth|sixth|last|final)"
    r"(?: one| clip| video)?:? (?=['\"“])",
    re.IGNORECASE,
)
"""What only says that the items are in order: "Beach, Dog, and for the last one 'Home'"."""
_ITEM: Final = re.compile(r"“[^”]{1,60}”|\"[^\"]{1,60}\"|'[^']{1,60}'(?=\s*(?:[,，、;；/|]|$))|[^,，、;；/|]+")
_ASKS: Final = re.compile(
    r"(?:please )?(?:make|mute|add|delete|remove|put|use|cut|trim|turn|move) (?:it|them|the|my|a|an|all|each|every)\b",
    re.IGNORECASE,
)
_INSIDE: Final = re.compile("(?<=.)[“「『\ue009]")  # the last: what `spoken_cutting.py` puts in a quote's place
_QUOTES: Final = "“”\"'「」"
_PLACES: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_FEWEST, _MOST = 2, 20


def listed_texts(tokens: list[Token], message: str) -> list[Token]:
    """The tokens of such a message; any other as it is."""
    found = _LISTS.match(message)
    if found is None:
        return tokens
    items = _items(message, found.start("list"), found.end("list"))
    if not _FEWEST <= len(items) <= _MOST:
        return tokens
    kind = "title" if "title" in (found["verb"] or "").lower() else "caption"
    out: list[Token] = []
    for number, (start, end) in enumerate(items, 1):
        words = message[start:end].strip(_QUOTES)
        out += [
            *([Token(K.STOP, None, start, start)] if out else []),
            Token(K.ADD, None, start, start),
            Token(K.CLIPS, Reference((number,)), start, start),
            Token(K.TEXT, kind, start, start),
            Token(K.QUOTE, words, start, end),
        ]
    return out


def _items(message: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the items of a list are; nothing, if one of them is empty."""
    out: list[tuple[int, int]] = []
    ended = False
    for match in _ITEM.finditer(message, start, end):
        words = re.sub(r"^(?:and|and then|then) ", "", match.group().strip(), flags=re.IGNORECASE)
        told = _FOR_WHICH.match(words)
        if _INSIDE.search(words):
            return []  # 海边写“看海”: each with the clip that it is for
        if ended or (told and _PLACES.get(told["place"].lower(), len(out) + 1) != len(out) + 1):
            return []
        ended = told is not None and told["place"].lower() in ("last", "final")
        words = _FOR_WHICH.sub("", words)
        if not words.strip(_QUOTES + " ") or _ASKS.match(words):
            return []
        first = message.index(words, match.start())
        out.append((first, first + len(words)))
    return out
