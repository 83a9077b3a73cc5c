"""Rules for words on the picture. Rows of data with small builders."""

from __future__ import annotations

from typing import Final

from reelwright.edits import impossible
from reelwright.edits.lexer import media_kind
from reelwright.edits.model import RemoveText, RestyleText, Text
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.tokens import Kind as K

_ABSOLUTE: Final = {"smaller": "small", "bigger": "large"}  # of a text that is not there yet
_STEPS: Final = {"quieter": "smaller", "very quiet": "small", "louder": "bigger", "very loud": "large"}  # 小一点


def _text(slots: Slots) -> Outcome | None:
    words = slots.text(K.QUOTE)
    if words is None or (not slots.has(K.TEXT, K.SAYING, K.CAPTIONS) and media_kind(words)):
        return None
    size = slots.text(K.SIZE)
    if size in _ABSOLUTE and not slots.has(K.ADD, K.GENERATE):
        return None  # "make the title 'Summer' smaller" is about one that is there
    text = Text.model_validate(
        {
            "text": words,
            "at_end": slots.text(K.EDGE) == "end" or slots.has(K.TAIL, K.ORDINAL),
            "whole": slots.has(K.WHOLE),
            **_when(slots),
            **{
                name: value
                for name, value in (("position", slots.text(K.POSITION)), ("size", _ABSOLUTE.get(size or "", size)))
                if value is not None
            },
        }
    )
    return (text, impossible.STYLE) if slots.has(K.COLOUR) else (text,)


def _when(slots: Slots) -> dict[str, int | None]:
    span = slots.span()
    if span:
        return {"start_ms": span[0], "duration_ms": span[1] - span[0]}
    start, until = slots.ms(K.START), slots.ms(K.UNTIL)
    if until is not None:
        return {"start_ms": start, "duration_ms": until - (start or 0)}
    return {"start_ms": start, "duration_ms": slots.ms(K.DURATION, K.TIME, K.HEAD, K.TAIL)}


def _restyle(slots: Slots) -> Outcome | None:
    """Another place, size, time or other words for a text that is there."""
    if not _is_there(slots):
        return None
    which, new = _old_and_new(slots)
    fields = {
        "text": which,
        "new_text": new,
        "position": slots.text(K.POSITION),
        "size": slots.text(K.SIZE) or _STEPS.get(slots.text(K.LEVEL) or ""),
        **_when(slots),
    }
    if slots.text(K.EDGE) == "start":
        fields["start_ms"] = 0
    if slots.text(K.EDGE) == "end" or slots.has(K.WHOLE, K.TAIL):
        return (impossible.RESTYLE,)
    if slots.has(K.COLOUR) and all(value is None for name, value in fields.items() if name != "text"):
        return (impossible.STYLE,)
    restyled = RestyleText.model_validate(fields)
    return (restyled, impossible.STYLE) if slots.has(K.COLOUR) else (restyled,)


def _is_there(slots: Slots) -> bool:
    """Whether a text is spoken of that is there, not one to be added: "put the title …", but not "put a title …"."""
    if not slots.has(K.TEXT, K.CAPTIONS):
        return slots.has(K.MAKE, K.MOVE, K.CHANGE) and not slots.has(K.ADD)
    if not slots.has(K.ADD):
        return slots.has(K.CHANGE) or not slots.has(K.QUOTE) or slots.has(K.MOVE, K.MAKE)
    noun_first = slots.in_order(K.TEXT, K.CAPTIONS, K.ADD)[0].kind is not K.ADD
    put = slots.values(K.ADD) == ["put"] * len(slots.values(K.ADD))
    return put and not slots.has(K.A, K.QUOTE) and (noun_first or slots.has(K.TEXT))


def _old_and_new(slots: Slots) -> tuple[str | None, str | None]:
    """Which text it is, and its new words: those behind "to" or 改成."""
    tokens = slots.in_order(K.QUOTE, K.PREP, K.CHANGE, K.TEXT, K.CAPTIONS, K.SAYING)
    quotes = [place for place, token in enumerate(tokens) if token.kind is K.QUOTE]
    words = [str(tokens[place].value) for place in quotes]
    if len(words) != 1:
        return (words[0], words[1]) if len(words) == 2 else (None, None)
    before = tokens[quotes[0] - 1] if quotes[0] else None
    becomes = before is not None and (before.kind in (K.CHANGE, K.SAYING) or before.value == "to")
    return (None, words[0]) if becomes and slots.has(K.CHANGE) else (words[0], None)


def _remove(slots: Slots) -> Outcome:
    return (RemoveText(text=slots.text(K.QUOTE)),)


_WHEN: Final = {K.START, K.DURATION, K.SPAN, K.HEAD, K.TAIL, K.TIME, K.UNTIL, K.EDGE, K.WHOLE}
_HOW: Final = {K.POSITION, K.SIZE, K.COLOUR}
_ADD: Final = {K.ADD, K.MAKE, K.GENERATE, K.SHOW, K.SAYING, K.PLACE}
_RESTYLE: Final = {K.MAKE, K.MOVE, K.KEEP, K.SHOW, K.CHANGE, K.ADD, K.PLACE}

TEXT_RULES: Final[tuple[Rule, ...]] = (
    rule(
        K.QUOTE,
        {K.TEXT, K.SAYING, K.CAPTIONS, K.ADD, K.SHOW},
        may={*_WHEN, *_HOW, *_ADD, K.TEXT, K.CAPTIONS, K.FILM, K.MATERIAL, K.KEEP, K.ORDINAL},
        build=_text,
    ),
    rule({K.REMOVE, K.NEG}, {K.TEXT, K.CAPTIONS}, may={K.QUOTE, K.ALL, K.FILM, K.ADD, K.EACH}, build=_remove),
    rule(
        {K.TEXT, K.CAPTIONS, K.QUOTE},
        {*_WHEN, *_HOW, K.QUOTE, K.LEVEL},
        may={*_WHEN, *_HOW, *_RESTYLE, K.TEXT, K.CAPTIONS, K.QUOTE, K.LEVEL, K.SAYING, K.FILM},
        many={K.QUOTE},
        build=_restyle,
    ),
    rule(
        K.CAPTIONS,
        may={*_ADD, *_HOW, K.FILM, K.EACH, K.ALL, K.WHOLE, K.MATERIAL, K.CLIPS},
        build=lambda _: (impossible.CAPTIONS,),
    ),
)
