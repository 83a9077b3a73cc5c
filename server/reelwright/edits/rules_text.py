"""Rules for words on the picture. Rows of data with small builders."""

from __future__ import annotations

from typing import Final

from reelwright.edits import impossible
from reelwright.edits.lexer import media_kind
from reelwright.edits.model import RemoveText, Text
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.tokens import Kind as K


def _text(slots: Slots) -> Outcome | None:
    words = slots.text(K.QUOTE)
    if words is None or (not slots.has(K.TEXT, K.SAYING, K.CAPTIONS) and media_kind(words)):
        return None
    text = Text.model_validate(
        {
            "text": words,
            "at_end": slots.text(K.EDGE) == "end" or slots.has(K.TAIL),
            "whole": slots.has(K.WHOLE),
            **_when(slots),
            **{
                name: value
                for name, value in (("position", slots.text(K.POSITION)), ("size", slots.text(K.SIZE)))
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


def _change(slots: Slots) -> Outcome | None:
    """Another text instead of the one that is there: the named one, or all."""
    texts = [str(value) for value in slots.values(K.QUOTE)]
    if len(texts) > 2:
        return None
    return RemoveText(text=texts[0] if len(texts) == 2 else None), Text(text=texts[-1])


def _remove(slots: Slots) -> Outcome:
    return (RemoveText(text=slots.text(K.QUOTE)),)


_WHEN: Final = {K.START, K.DURATION, K.SPAN, K.HEAD, K.TAIL, K.TIME, K.UNTIL, K.EDGE, K.WHOLE}
_HOW: Final = {K.POSITION, K.SIZE, K.COLOUR}
_ADD: Final = {K.ADD, K.MAKE, K.GENERATE, K.SHOW, K.SAYING, K.PLACE}

TEXT_RULES: Final[tuple[Rule, ...]] = (
    rule(K.CHANGE, K.TEXT, K.QUOTE, may={K.SAYING, K.FILM}, many={K.QUOTE}, build=_change),
    rule(
        K.QUOTE,
        {K.TEXT, K.SAYING, K.CAPTIONS, K.ADD, K.SHOW},
        may={*_WHEN, *_HOW, *_ADD, K.TEXT, K.CAPTIONS, K.FILM, K.MATERIAL, K.KEEP},
        build=_text,
    ),
    rule({K.REMOVE, K.NEG}, {K.TEXT, K.CAPTIONS}, may={K.QUOTE, K.ALL, K.FILM, K.ADD, K.EACH}, build=_remove),
    rule(
        {K.MAKE, K.MOVE, K.KEEP, K.SHOW, K.CHANGE},
        K.TEXT,
        {*_WHEN, *_HOW},
        may={*_WHEN, *_HOW, K.FILM},
        build=lambda _: (impossible.RESTYLE,),
    ),
    rule(
        K.CAPTIONS,
        may={*_ADD, *_HOW, K.FILM, K.EACH, K.ALL, K.WHOLE, K.MATERIAL, K.CLIPS},
        build=lambda _: (impossible.CAPTIONS,),
    ),
)
