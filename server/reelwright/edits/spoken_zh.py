"""Chinese words that mean another thing by what stands beside them: 说 before a quote, 不要 behind a noun. Pure.

A bare 说 or 写 begins a text only where it is plain that a text is meant: "把说错的地方剪掉" asks for none.
"""

from __future__ import annotations

import re
from typing import Final

from reelwright.edits.clip_reference import Reference
from reelwright.edits.tokens import FREE, SEPARATORS, VERBS, Kind, Token

K = Kind

_TELLING: Final = ("说", "写", "叫")
_WRITING: Final = ("打上", "打出", "打一行", "打行", "写个", "写一个", "写句", "写一句", "写行", "写一行")
_APIECE: Final = ("一张", "一幅")
_BEING: Final = ("是", "为")
_NOT_WANTED: Final = ("不要", "不用", "不需要", "不想要", "别要", "不要有", "不必")
_TEXTS: Final = frozenset({K.TEXT, K.CAPTIONS})
_ENDMOST: Final = ("第一个", "最后一个")
_USING: Final = ("就用", "只用", "就放")
_USED: Final = frozenset({K.SONG, K.SOUND_FILE, K.MUSIC, K.MOOD, K.TEXT, K.QUOTE, K.STYLE, K.LOGO})
_HANDS_OFF: Final = ("别动", "不要动", "保持不动")
_AHEAD: Final = ("前面", "之前", "前边", "的前面")
_POINTING: Final = re.compile("的?[这那](?!些|几)")
_JOINS: Final = frozenset({K.STYLE, K.TRANSITION, K.HARD_CUT, K.FADE_BLACK})
_NEAR: Final = 40  # tokens of a clause that are looked at, on either side
_ENDS: Final = frozenset({K.STOP, *SEPARATORS})
_DONE_TO_CLIPS: Final = frozenset({K.REMOVE, K.CUT, K.CLIP, K.MUTE, K.SPEECH, K.SILENCES, K.QUESTION})
_BESIDE: Final = frozenset({K.FILLER, K.A, K.EDGE, K.IT, K.COLOUR, K.SIZE, K.POSITION, K.MAKE, K.ADD})
_NOUNS: Final = frozenset({K.TEXT, K.CAPTIONS, K.MUSIC, K.LOGO, K.TRANSITION, K.OUTLINE, K.BOX, K.SHADOW, K.PIP})
_DONE: Final = frozenset(
    {K.REMOVE, K.KEEP, K.TRIM, K.CUT, K.SPLIT, K.FASTER, K.SLOWER, K.MUTE, K.REVERSE, K.TONED, K.LOOK, K.FACTOR,
     K.SWAP, K.DUPLICATE, K.FREEZE, K.LOOP, K.MOVE, K.STEADY, K.FLIP, K.ROTATE}
)  # fmt: skip
_SHAPES: Final = frozenset({K.RATIO, K.PLATFORM, K.PIXELS, K.COMBINE, K.GENERATE, K.FITTING})


def as_spoken(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with such words read by their neighbours."""
    out: list[Token] = []
    for place, token in enumerate(tokens):
        said = message[token.start : token.end]
        if token.kind is K.SAYING and said in (*_TELLING, *_BEING):
            token = _told(tokens, place, said)
        elif token.kind is K.ADD and said in _WRITING and _is_written(_rest(tokens, place + 1)):
            token = Token(K.SAYING, None, token.start, token.end)
        elif _takes_away(tokens, place, said):
            token = Token(K.REMOVE, None, token.start, token.end)
        elif token.kind is K.WITH and said in ("配", "配上") and {t.kind for t in _rest(tokens, place + 1)} == {K.MOOD}:
            token = Token(K.ADD, None, token.start, token.end)  # 卡点剪，配电子乐
        elif token.kind is K.KEEP and said in _USING and (behind := _next(tokens, place + 1)) and behind.kind in _USED:
            token = Token(K.ADD, None, token.start, token.end)  # 就用歌.mp3当配乐
        elif token.kind is K.AND and said == "也" and _goes_with_verb(tokens, place):
            token = Token(K.FILLER, None, token.start, token.end)
        elif token.kind is K.A and _is_counted(tokens, place, said):
            token = Token(K.CLIP, "clip", token.start, token.end)
        elif token.kind is K.A and said in _APIECE and _lasts_alone(tokens, place):
            token = Token(K.EACH, None, token.start, token.end)
        elif token.kind is K.EDGE and said in _ENDMOST and (noun := _end_clip(tokens, place)):
            out.append(Token(K.ORDINAL, "first" if token.value == "start" else "last", token.start, token.end))
            if noun is K.CLIP:
                continue
            token = Token(K.CLIP, "clip", token.end, token.end)
        elif token.kind is K.ZOOM and said in _HANDS_OFF and not _is_of_photos(tokens, place):
            token = Token(K.WORD, None, token.start, token.end)  # 讲解别动
        elif token.kind is K.RATIO and _is_former(tokens, place):
            token = Token(K.FILLER, None, token.start, token.end)
        elif token.kind is K.FITTING and token.value is not None:
            out.append(Token(K.FIT, token.value, token.start, token.end))
            if not _SHAPES.isdisjoint(other.kind for other in _clause(tokens, place) if other is not token):
                continue
            token = Token(K.FITTING, None, token.start, token.end)
        out.append(token)
    return out


def _lasts_alone(tokens: list[Token], place: int) -> bool:
    """做成幻灯片，一张4秒: a clause of nothing but how long one of them stays."""
    parted = not place or tokens[place - 1].kind in _ENDS
    rest = [token.kind for token in _rest(tokens, place + 1) if token.kind not in (K.FILLER, K.SHOW, K.PREP)]
    return parted and rest == [K.TIME]


def _goes_with_verb(tokens: list[Token], place: int) -> bool:
    """讲解最后1秒也去掉: between what is meant and its verb, which are one clause."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    before = tokens[place - 1] if place else None
    parted = before is None or before.kind in _ENDS
    return not parted and behind is not None and (behind.kind in VERBS or behind.kind in (K.FILLER, K.FACTOR, K.LOOK))


def _is_written(rest: list[Token]) -> bool:
    """片尾打上谢谢观看: unknown words behind a verb of writing, and nothing else that it could be said of."""
    kinds = {token.kind for token in rest}
    return K.WORD in kinds and kinds <= {K.WORD, K.FILLER, K.IT, K.PREP, K.REMARK, K.A}


def _takes_away(tokens: list[Token], place: int, said: str) -> bool:
    """最后一段不要了, 不要小狗那段, 去字幕: what is not wanted, before its noun or behind it."""
    token = tokens[place]
    if token.kind is K.NEG and said in _NOT_WANTED:
        return _is_refused(tokens, place) or _is_of_a_clip(tokens, place)
    begins = all(other.kind in FREE for other in _before(tokens, place))
    behind = _next(tokens, place + 1)
    return token.kind is K.FILLER and said == "去" and begins and behind is not None and behind.kind in _NOUNS


def _is_of_a_clip(tokens: list[Token], place: int) -> bool:
    """Whether a message begins by not wanting one clip, and nothing else is said of it."""
    if place > _NEAR or any(token.kind not in FREE for token in tokens[:place]):
        return False
    rest = [token for token in _rest(tokens, place + 1) if token.kind not in (K.FILLER, K.IT)]
    named = any(token.kind is K.CLIP or (token.kind is K.WORD and token.value is not None) for token in rest)
    return named and all(token.kind in (K.WORD, K.CLIP, K.ORDINAL, K.A, K.FROM_END) for token in rest)


def _is_counted(tokens: list[Token], place: int, said: str) -> bool:
    """第二个加速: the clip that is counted."""
    if said != "个" or not place or tokens[place - 1].kind is not K.ORDINAL:
        return False
    behind = _next(tokens, place + 1)
    alone = all(other.kind in FREE or other.kind in _DONE - {K.MOVE} for other in _before(tokens, place - 1))
    return alone and (behind.kind in _DONE if behind else bool(_before(tokens, place - 1)))


def _end_clip(tokens: list[Token], place: int) -> Kind | None:
    """What shows that 第一个 or 最后一个 is a clip, not a place in the film: a clip's noun, or what is done to it."""
    behind, before = _next(tokens, place + 1), {token.kind for token in _before(tokens, place)} - FREE
    if behind is not None and behind.kind is K.CLIP:
        return K.CLIP
    done = behind.kind in _DONE - {K.MOVE} and not before if behind else bool(before) and before <= _DONE - {K.MOVE}
    return K.ORDINAL if done else None


def _is_former(tokens: list[Token], place: int) -> bool:
    """Whether a shape is the one that is given up: 横屏改竖屏."""
    rest = _rest(tokens, place + 1)
    change = next((n for n, token in enumerate(rest) if token.kind in (K.CHANGE, K.MAKE)), None)
    return change is not None and any(token.kind is K.RATIO for token in rest[change:])


def _is_of_photos(tokens: list[Token], place: int) -> bool:
    """Whether photos are to stand still; behind 全部调亮 they are rather to be left out."""
    clause = _clause(tokens, place)
    before = tokens[max(0, place - _NEAR) : place]
    spared = any(token.kind in (K.ALL, K.EVERYTHING) for token in before if token not in clause)
    return not spared and any(token.kind is K.CLIP and token.value in ("photo", "photos") for token in clause)


def _before(tokens: list[Token], place: int) -> list[Token]:
    """What stands before it in the same clause."""
    start = place
    while start > max(0, place - _NEAR) and tokens[start - 1].kind not in _ENDS:
        start -= 1
    return tokens[start:place]


def pointed(tokens: list[Token], message: str) -> list[Token]:
    """这段, 那条 without a name: the clip that was named before it; without any, nobody can know which."""
    out: list[Token] = []
    named: object = None
    for token in tokens:
        said = message[token.start : token.end]
        if token.kind is K.CLIPS:
            named = token.value
        elif token.kind is K.CLIP and _POINTING.match(said) and _last(out) in (K.SPAN, K.HEAD, K.TAIL):
            token = Token(K.FILLER, None, token.start, token.end)  # 4秒到6秒那段
        elif token.kind is K.CLIP and token.value in ("clip", "photo"):
            this = out[-1] if out and out[-1].kind is K.IT else None
            before = message[this.start : this.end] if this is not None else ""
            if _POINTING.match(said) or _POINTING.match(before):
                token = Token(K.CLIPS if named else K.QUESTION, named, token.start, token.end)
        out.append(token)
    return out


def _last(out: list[Token]) -> Kind | None:
    return next((token.kind for token in reversed(out) if token.kind is not K.FILLER), None)


def between_two(tokens: list[Token], message: str) -> list[Token]:
    """第一段和第二段中间叠化: behind two clips, 中间 is the join between them."""
    out: list[Token] = []
    for place, token in enumerate(tokens):
        two = bool(out) and isinstance(out[-1].value, Reference) and len(out[-1].value.clips) == 2
        joined = any(other.kind in _JOINS for other in _rest(tokens, place))
        said = message[token.start : token.end]
        if two and joined and said in ("中间", "当中"):
            token = Token(K.BETWEEN, None, token.start, token.end)
        elif joined and said in _AHEAD and out and out[-1].kind in (K.CLIPS, K.CLIP, K.MATERIAL):
            token = Token(K.BEFORE, None, token.start, token.end)
        elif said in _ENDMOST and (behind := _next(tokens, place + 1)) and behind.kind in _JOINS:
            token = Token(K.ORDINAL, "first" if token.value == "start" else "last", token.start, token.end)
        out.append(token)
    return out


def _told(tokens: list[Token], place: int, said: str) -> Token:
    """说 and the like: it stays before a text's words; before a text it means to add one; else it means nothing."""
    token = tokens[place]
    behind = _next(tokens, place + 1)
    if behind is not None and behind.kind in (K.QUOTE, K.COLON):
        return token
    if said in _BEING:
        return token if _of_a_text(tokens, place) else Token(K.FILLER, None, token.start, token.end)
    rest = _rest(tokens, place + 1)
    if any(other.kind in _DONE_TO_CLIPS for other in rest):
        return Token(K.WORD, None, token.start, token.end)
    if any(other.kind in _TEXTS for other in rest) and any(other.kind is K.QUOTE for other in rest):
        return Token(K.ADD, None, token.start, token.end)
    return token if rest and _of_a_text(tokens, place) else Token(K.WORD, None, token.start, token.end)


def _of_a_text(tokens: list[Token], place: int) -> bool:
    """Whether a text is spoken of right before: 标题写夏天, 加个标题，写夏天."""
    comma = False
    for at in range(place - 1, max(-1, place - _NEAR), -1):
        token = tokens[at]
        if token.kind in _TEXTS:
            return not comma or any(other.kind is K.ADD for other in _clause(tokens, at))
        if token.kind in (K.COMMA, K.AND, K.WITH) and not comma:
            comma = True
        elif token.kind not in _BESIDE:
            return False
    return False


def _is_refused(tokens: list[Token], place: int) -> bool:
    """Whether it says of what stands before it that it is not wanted: 最后一段不要了."""
    if any(token.kind is not K.FILLER for token in _rest(tokens, place + 1)):
        return False
    return any(token.kind not in FREE or token.kind is K.IT for token in _before(tokens, place))


def _clause(tokens: list[Token], place: int) -> list[Token]:
    return _before(tokens, place) + _rest(tokens, place)


def _rest(tokens: list[Token], place: int) -> list[Token]:
    """What follows in the same clause."""
    end = place
    while end < min(len(tokens), place + _NEAR) and tokens[end].kind not in _ENDS:
        end += 1
    return tokens[place:end]


def _next(tokens: list[Token], place: int) -> Token | None:
    return next((token for token in _rest(tokens, place) if token.kind not in (K.FILLER, K.A)), None)
