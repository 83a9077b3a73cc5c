"""Which texts are meant: "all but the title", "the title at the end". Pure; a step of `references.py`."""

from __future__ import annotations

from typing import Final

from reelwright.edits.tokens import CLAUSE_ENDS, Kind, Token

K = Kind

_TITLES_AT: Final = {
    "start": ("intro", "opening", "片头"),
    "end": ("end title", "closing", "outro", "片尾标题", "片尾文字", "片尾字幕"),
}


def except_texts(tokens: list[Token], message: str) -> list[Token]:
    """ "except the title and the end card", 除了标题以外: one token that has the kinds of texts."""
    out: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        but = out and out[-1].kind is K.TEXT and message[token.start : token.end].lower() == "but"
        if but and place + 1 < len(tokens) and tokens[place + 1].kind is K.KEEP:
            token, place = tokens[place + 1], place + 1
        kinds, end = _text_kinds(tokens, place + 1) if but or token.kind is K.EXCEPT else ((), place)
        if kinds:
            out.append(Token(K.EXCEPT_TEXT, kinds, token.start, tokens[end - 1].end))
            place = end
        else:
            out.append(token)
            place += 1
    return out


def removed_at(tokens: list[Token], message: str) -> list[Token]:
    """ "remove the end title", 删除片尾文字: of all titles only those there."""
    out: list[Token] = []
    for token in tokens:
        words = message[token.start : token.end].lower()
        edge = next((edge for edge, names in _TITLES_AT.items() if words.removeprefix("the ").startswith(names)), None)
        if token.kind is K.TEXT and edge and _is_removed(out):
            out.append(Token(K.EDGE, edge, token.start, token.start))
        out.append(token)
    return out


def _is_removed(before: list[Token]) -> bool:
    for token in reversed(before):
        if token.kind in CLAUSE_ENDS or token.kind in (K.OUTLINE, K.BOX, K.SHADOW):
            return False
        if token.kind is K.REMOVE:
            return True
    return False


def _text_kinds(tokens: list[Token], place: int) -> tuple[tuple[str, ...], int]:
    """The kinds of texts that are listed from `place` on, and where the message goes on."""
    found: list[str] = []
    end = place
    while place < len(tokens):
        token = tokens[place]
        kind = "caption" if token.kind is K.CAPTIONS else token.value if token.kind is K.TEXT else None
        if isinstance(kind, str):
            found.append(kind)
            end = place + 1
        elif token.kind is K.EXCEPT and token.value == "behind" and found:
            return tuple(dict.fromkeys(found)), place + 1
        elif token.kind not in (K.FILLER, K.AND, K.COMMA):
            break
        place += 1
    return tuple(dict.fromkeys(found)), end
