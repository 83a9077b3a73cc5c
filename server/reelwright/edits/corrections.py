"""Messages that correct themselves: "cut the dog, no wait, the coffee", 小狗2倍速，不对，3倍速. Pure.

What follows such words takes the place of what it is like (a clip of a clip, a time of a time), or of the whole edit
before it. Where it is not certain what is corrected, nothing of the message is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from reelwright.edits.clip_reference import Reference
from reelwright.edits.lexer import Lexer
from reelwright.edits.parsed import Parsed
from reelwright.edits.quoting import QUOTED
from reelwright.edits.references import refer
from reelwright.edits.tokens import FREE, Kind, Token
from reelwright.edits.traditional import simplified

K = Kind

_EDGE: Final = r"(?:^|[\s,.;!?…–—-]+)"
_LEAD: Final = r"(?:(?:oh|ah|hmm|um|uh|er|no|nope|actually|wait|sorry|oops|hang on|hold on|well)[,. …]+)*"
_STRONG: Final = re.compile(
    rf"{_EDGE}{_LEAD}(?:no,? wait|wait,? no|i mean(?:t)?(?! it\b)|or rather|(?:hmm )?make that|scratch that"
    rf"|actually,? no"
    r"|no,? actually|correction|never ?mind(?: that)?|forget (?:it|that)|cancel that)(?=[,.;:!… ]|$)[,.;:!… ]*"
    r"|[，,。！!…—\s]+(?:啊|哦|呃|额|嗯)*[，,]?(?:不对不对|不对|不不不?|不(?=[，,])|(?:我)?(?:说|打|搞|弄)错了|"
    r"我是说|我的意思是|不是不是|应该是|更正一下|算了|还是算了)[，,。！!…\s]*",
    re.IGNORECASE,
)
_WEAK: Final = re.compile(
    rf"[,.;!?…–—-]+\s*{_LEAD}(?:no|nope|wait|sorry|actually|oops)(?:[,.;:!…]+\s*|\s+(?=\d))", re.IGNORECASE
)
_BEGINS: Final = re.compile(
    r"^(?:(?:it |that )?(?:should be|should have been|is|was)|i mean(?:t)?|make it|make that|rather|just|to|应该是|"
    r"应该|改成|换成|是|要|删|到)\s*",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(r"[,.;!，。；！]|\band\b|然后|并且")
_MEASURES: Final = frozenset({K.TIME, K.FACTOR, K.PERCENT, K.NUM, K.SPAN, K.ANGLE, K.DECIBELS, K.HEAD, K.TAIL})
_FAMILIES: Final = (
    _MEASURES,
    frozenset({K.CLIPS}),
    frozenset({K.COLOUR}),
    frozenset({K.QUOTE}),
    frozenset({K.POSITION}),
    frozenset({K.LOOK}),
    frozenset({K.RATIO}),
    frozenset({K.STYLE}),
    frozenset({K.EDGE, K.ORDINAL}),
)
_BARE: Final = re.compile(r"\d+(?:\.\d+)?")
_LONGEST: Final = 400  # characters

Read = Callable[[str], Parsed]


def correct(message: str, names: tuple[str, ...], read: Read) -> Parsed | None:
    """The message as it is meant in the end; None if it does not correct itself."""
    if len(message) > _LONGEST:
        return None
    hidden = QUOTED.sub(lambda found: "\ue000" * len(found.group()), message.replace("’", "'"))
    strong = list(_STRONG.finditer(hidden))
    found = strong[-1] if strong else next(iter([*_WEAK.finditer(hidden)][-1:]), None)
    if found is None or not hidden[: found.start()].strip(" ,.，。"):
        return None
    before, after = message[: found.start()].strip(), message[found.end() :].strip()
    if earlier := correct(before, names, read):
        return earlier if not earlier.edits else _nothing(message)  # who corrects twice is asked
    meant = _meant(before, after, names, read)
    if meant is not None or not strong:
        return meant
    return _nothing(message) if read(before).edits or not after else None


def _nothing(message: str) -> Parsed:
    return Parsed((), (message.strip(),), ())


def _meant(before: str, after: str, names: tuple[str, ...], read: Read) -> Parsed | None:
    """What the words before a correction mean with it, if that is certain."""
    plain = _BEGINS.sub("", after)
    cut = _NEXT.search(plain)
    for piece, rest in ((plain, ""), (plain[: cut.start()], plain[cut.start() :])) if cut else ((plain, ""),):
        put = _put_in(before, piece.strip(" .!。！吧啊"), names)
        parsed = read(put + rest) if put else None
        if parsed is not None and _whole(parsed):
            return Parsed(parsed.edits, (), (), parsed.words)
    return _instead(before, after, read)


def _whole(parsed: Parsed) -> bool:
    return bool(parsed.edits) and not (parsed.unknown or parsed.impossible)


def _instead(before: str, after: str, read: Read) -> Parsed | None:
    """ "cut the dog, no, mute it": the one edit before it is not made, what follows is."""
    first, both = read(before), read(f"{before}, {after}")
    if not (_whole(first) and _whole(both) and len(first.edits) == 1 and both.edits[:1] == first.edits):
        return None
    return Parsed(both.edits[1:], (), (), both.words[1:]) if len(both.edits) > 1 else None


def _put_in(before: str, piece: str, names: tuple[str, ...]) -> str | None:
    """The words before a correction with its one value in the place of the last one of its kind."""
    value = _only_value(piece, names)
    if value is None:
        return None
    family = next(kinds for kinds in _FAMILIES if value.kind in kinds)
    old = next((token for token in reversed(_tokens(before, names)) if token.kind in family), None)
    if old is None or _count(old) != _count(value):
        return None
    said = before[old.start : old.end]
    number = _BARE.search(said)
    if value.kind is K.NUM and old.kind is not K.NUM and number:
        piece = said[: number.start()] + piece + said[number.end() :]
    elif value.kind is not old.kind and value.kind is not K.NUM and old.kind is not K.NUM:
        return None
    return before[: old.start] + piece + before[old.end :]


def _count(token: Token) -> int:
    return len(token.value.clips) if isinstance(token.value, Reference) else 1


def _only_value(piece: str, names: tuple[str, ...]) -> Token | None:
    told = [token for token in _tokens(piece, names) if token.kind not in FREE]
    kinds = frozenset().union(*_FAMILIES)
    return told[0] if len(told) == 1 and told[0].kind in kinds else None


def _tokens(words: str, names: tuple[str, ...]) -> list[Token]:
    """Clips put together, but times still without their roles: "to 3s" keeps its "to"."""
    plain = simplified(words)
    raw = Lexer(words, names).tokens()
    clips = [token for token in refer(raw, plain) if token.kind is K.CLIPS]
    others = [token for token in raw if not any(clip.start <= token.start and token.end <= clip.end for clip in clips)]
    return sorted([*others, *clips], key=lambda token: token.start)
