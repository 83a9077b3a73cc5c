"""Texts without quotes: the words behind "title" or "saying", as one token. Pure.

"add the title Summer Vibes at the top" has the text "Summer Vibes"; "add a title sequence" has none.
"""

from __future__ import annotations

import re
from typing import Final

from reelwright.edits.quoting import is_ideograph
from reelwright.edits.tokens import SEPARATORS, Kind, Token

K = Kind

_SLOTS_AFTER_TEXT: Final = (
    K.TIME, K.SPAN, K.START, K.HEAD, K.TAIL, K.POSITION, K.SIZE, K.EDGE, K.WHOLE, K.COLOUR,
    K.OUTLINE, K.SHADOW, K.BOX, K.BOLD, K.FONT, K.ENTER, K.LEAVE, K.STILL, K.LIFT,
)  # fmt: skip
_SHOWING: Final = (K.ADD, K.GENERATE, K.SHOW, K.OPEN_WITH, K.CHANGE, K.MAKE)
_BEFORE_SLOTS: Final = (K.PREP, K.A, K.SHOW, K.MOVE)
_SMALL_WORDS: Final = (K.FILLER, K.A, K.IT, K.PREP)
_OVER_CLIP: Final = re.compile(
    r"(?<= )(?:over|on|during|in|for) (?:the |my )?(?:(?:first|second|third|fourth|last|final) )?(?:\w+ )?"
    r"(?:clip|photo|video|shot|picture)$",
    re.IGNORECASE,
)
"""What ends words that are shown over a clip: "The End over the last photo"."""
_NO_WORDS: Final = re.compile(
    r"多[停留放显待]|再[多停留]|晚[一点些]|早[一点些]|往|跟着|随着|停|延|持续|别|也|要|会|得|能|太|有点|挺|很|更"
)
"""How Chinese words begin that say something of a text: 加标题多停两秒."""
_NO_NAME: Final = re.compile(r"(?:那种|那样|这种|这样|一点|一些|点儿|些|的|字体|样式|风格|颜色|效果|动画|版|体)$")
"""How they end where they say how a text is to look: 标题换成手写那种."""
_SYMBOLS: Final = re.compile(r"(?: ?[\u2190-\u2bff\u3030\ufe0f\u200d\U0001f000-\U0001faff])+")
_FONTS: Final = ("字体", "字體")
_POLITE: Final = ("please", "pls", "thanks", "thank you", "for me", "吧", "谢谢")


def bare_texts(tokens: list[Token], message: str) -> list[Token]:
    """Words behind "title" or "saying" become one QUOTE: "add the title Summer Vibes at the top"."""
    out: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind is K.SAYING and token.value == "title":
            out += [Token(K.AND, None, token.start, token.start), Token(K.TEXT, None, token.start, token.start)]
        out.append(token)
        place += 1
        fonts = message[token.start : token.end].endswith(_FONTS)
        if token.kind is K.TEXT and not fonts and (renamed := _renamed(tokens, place, message)):
            quotes, place = renamed
            out += quotes
        elif (token.kind in (K.TEXT, K.SAYING) or _is_told(token, tokens, place)) and not _changes(tokens, place):
            end = _bare_text_end(tokens, place, token, message)
            if end:
                start = _text_start(tokens, place)
                out += tokens[place:start]
                words = str(_quoted(tokens[start:end], message).value)
                if tokens[start - 1].kind is K.SAYING or (start > place and is_ideograph(words[-1])):
                    words += _called(message, tokens[end - 1].end)
                out.append(Token(K.QUOTE, words, tokens[start].start, tokens[end - 1].end))
                place = end
    return out


def _is_told(token: Token, tokens: list[Token], place: int) -> bool:
    """海边那段加字幕：终于到了, but not "captions: big and white"."""
    if token.kind is not K.CAPTIONS or place + 1 >= len(tokens) or tokens[place].kind is not K.COLON:
        return False
    words = tokens[place + 1]
    return words.kind in (K.WORD, K.IT, K.MOOD) and _is_added(tokens, place)


def _called(message: str, end: int) -> str:
    """加个标题：值得买吗？ behind a colon the mark belongs to the words."""
    return message[end : end + 1] if message[end : end + 1] in ("？", "！", "?", "!") else ""


def _changes(tokens: list[Token], place: int) -> bool:
    """Whether the clause before `place` wants something changed: "change the title …"."""
    for token in reversed(tokens[max(0, place - 6) : place]):
        if token.kind is K.STOP or token.kind in SEPARATORS or token.kind is K.SAYING:
            return False
        if token.kind is K.CHANGE:
            return True
    return False


def _renamed(tokens: list[Token], place: int, message: str) -> tuple[list[Token], int] | None:
    """The old and new words as quotes, and where the message goes on: "change the title Summer to Winter"."""
    end = _clause_end(tokens, place)
    clause = tokens[place:end]
    changes = _changes(tokens, place)
    to = next((n for n, token in enumerate(clause) if _becomes(token, changes)), None)
    if to is None or any(token.kind is K.QUOTE for token in clause[to:]):
        return None
    start = place + to + 1
    end = _without_slots(tokens, start, _with_more_words(tokens, start, end), message)
    old, new = tokens[place : start - 1], tokens[start:end]
    first = message[old[0].start] if old else ""
    named = first.isupper() or is_ideograph(first)
    if (
        not _are_words(new, message)
        or _is_look(new, message)
        or not (named or all(token.kind in (K.FILLER, K.QUOTE) for token in old))
    ):
        return None
    if named and is_ideograph(first) and message[old[0].start] in "里中的" and len(old) > 1:
        old = [token for token in old if message[token.start : token.end] not in ("里", "里面", "中", "里的", "的")]
    which = [_quoted(old, message)] if named and old else old
    return [*which, tokens[start - 1], _quoted(new, message)], end


def _becomes(token: Token, changes: bool) -> bool:
    return token.kind is K.CHANGE or (changes and token.kind is K.PREP and token.value == "to")


def _are_words(tokens: list[Token], message: str) -> bool:
    """Whether they begin like words to show: an unknown one, or a capital letter."""
    return bool(tokens) and (tokens[0].kind is K.WORD or message[tokens[0].start].isupper())


def _is_look(tokens: list[Token], message: str) -> bool:
    return _NO_NAME.search(message[tokens[0].start : tokens[-1].end]) is not None


def _quoted(tokens: list[Token], message: str) -> Token:
    """The words of these tokens with the symbols behind them, which are no tokens: "Follow for more 💛"."""
    start, end = tokens[0].start, tokens[-1].end
    symbols = _SYMBOLS.match(message, end)
    end = symbols.end() if symbols else end
    return Token(K.QUOTE, message[start:end], start, end)


def _text_start(tokens: list[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].kind in (K.SAYING, K.COLON):
        place += 1
    return place


def _bare_text_end(tokens: list[Token], place: int, before: Token, message: str) -> int | None:
    """Where the bare words from `place` end, or None if there are none (or they are quoted)."""
    start = _text_start(tokens, place)
    said = before.kind is K.SAYING or start > place
    end = _clause_end(tokens, start)
    if any(token.kind is K.QUOTE for token in tokens[start:end]):
        return None
    if not said and not _begins_bare_text(tokens, start, message):
        return None
    end = _with_more_words(tokens, start, end)
    end = _without_slots(tokens, start, end, message)
    return end if end > start else None


def _without_slots(tokens: list[Token], start: int, end: int, message: str) -> int:
    """Back over what says when and where the words are shown, with its prepositions."""
    while end > start and message[tokens[end - 1].start : tokens[end - 1].end].lower() in _POLITE:
        end -= 1
    slot = False
    while end > start:
        last = tokens[end - 1]
        article = message[last.start : last.end].lower() == "the"
        if last.kind not in _SLOTS_AFTER_TEXT and not (slot and (article or last.kind in _BEFORE_SLOTS)):
            break
        slot = True
        end -= 1
    over = _OVER_CLIP.search(message, tokens[start].start, tokens[end - 1].end) if end > start else None
    while over is not None and end > start and tokens[end - 1].end > over.start():
        end -= 1
    return end


def _begins_bare_text(tokens: list[Token], start: int, message: str) -> bool:
    """ "title Summer", "the title summer vibes", but not "a title sequence"."""
    first = message[tokens[start].start] if start < len(tokens) else ""
    if not first or not (tokens[start].kind is K.WORD or (tokens[start].kind in _SMALL_WORDS and first.isupper())):
        return False  # "the title My Week", but not "the title my friend wanted"
    if is_ideograph(first):
        return _is_added(tokens, start) and not _NO_WORDS.match(message, tokens[start].start)
    article = start > 1 and any(token.kind is K.A for token in tokens[max(0, start - 4) : start - 1])
    made = any(token.kind is K.MAKE for token in tokens[max(0, start - 4) : start - 1])  # "make the title wiggle"
    if not first.isupper() and (article or made):
        return False
    return _is_shown(tokens, start)


def _is_shown(tokens: list[Token], start: int) -> bool:
    """ "add the title Summer", "music and the title Summer", but neither "title typo" nor "Title wrong!"."""
    for token in reversed(tokens[max(0, start - 6) : start]):
        if token.kind is K.STOP:
            return False
        if token.kind in SEPARATORS or token.kind in _SHOWING:
            return True
    return False


def _is_added(tokens: list[Token], start: int) -> bool:
    """加标题夏天, but not 标题多停两秒: Chinese words without a mark are a text only behind what adds one."""
    for token in reversed(tokens[max(0, start - 6) : start]):
        if token.kind is K.STOP or token.kind in SEPARATORS:
            return False
        if token.kind in (K.ADD, K.GENERATE):
            return True
    return False


def _clause_end(tokens: list[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].kind is not K.STOP and tokens[place].kind not in SEPARATORS:
        place += 1
    return place


def _with_more_words(tokens: list[Token], start: int, end: int) -> int:
    """Past "and" or a comma, if nothing but unknown words follows: "the title Sun and Sea"."""
    while end > start and end < len(tokens) and tokens[end].kind in (K.AND, K.COMMA):
        further = _clause_end(tokens, end + 1)
        if further == end + 1 or any(token.kind is not K.WORD for token in tokens[end + 1 : further]):
            break
        end = further
    return end
