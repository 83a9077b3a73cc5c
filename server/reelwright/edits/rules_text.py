"""Rules for words on the picture. Rows of data with small builders."""

from __future__ import annotations

from typing import Final, get_args

from reelwright.draft.model import TextKind
from reelwright.edits import impossible
from reelwright.edits.file_names import media_kind
from reelwright.edits.ops_text import Captions, RemoveText, RestyleText, Text
from reelwright.edits.rules import Outcome, Rule, Slots, rule, shown_when
from reelwright.edits.tokens import Kind as K

_ABSOLUTE: Final = {"smaller": "small", "bigger": "large"}  # of a text that is not there yet
_STEPS: Final = {"quieter": "smaller", "very quiet": "small", "louder": "bigger", "very loud": "huge"}  # 小一点
_OUTLINE: Final = "#000000"  # where no colour is said
_BOX: Final = "#101014"
_LIFT: Final = {"slight": 0.03, None: 0.06, "strong": 0.12}  # of the canvas's height


def _either(slots: Slots) -> list[TextKind] | list[None]:
    """The kinds that were named, each for an edit of its own; without any, one edit of whatever text there is."""
    return _kinds(slots) or [None]


def _kinds(slots: Slots) -> list[TextKind]:
    """The kinds of text that were named; none for just "text"."""
    named = [str(value) for value in slots.values(K.TEXT) if value] + ["caption"] * slots.has(K.CAPTIONS)
    return [kind for kind in get_args(TextKind) if kind in named]


def _text(slots: Slots) -> Outcome | None:
    words = slots.text(K.QUOTE)
    if words is None or (not slots.has(K.TEXT, K.SAYING, K.CAPTIONS) and media_kind(words)):
        return None
    if not slots.has(*_TEXTS, K.SAYING, K.ADD, K.SHOW, K.OPEN_WITH, K.AT_CLIP) and (
        slots.text(K.ENTER) != "typewriter" or slots.has(K.MAKE, K.MOVE, K.KEEP, K.PLACE)
    ):
        return None  # only "type out 'Hi'" is a text by itself
    size = slots.text(K.SIZE)
    if size in _ABSOLUTE and not slots.has(K.ADD, K.GENERATE):
        return None  # "make the title 'Summer' smaller" is about one that is there
    if slots.has(K.MOVE) and (slots.has(K.IT) or not (slots.has(K.ADD, K.GENERATE) and slots.has(K.POSITION))):
        return None  # "move the title 'Summer' to the top"
    kinds = _kinds(slots)
    if len(kinds) > 1:
        return None  # "a title …, and a lower third …" are two texts; "a subtitle under the title" has no such place
    if (
        ("should" in slots.values(K.SAYING) or _is_to_be(slots))
        and slots.has(K.TEXT)
        and not slots.has(K.ADD, K.GENERATE, K.A, *_WHEN, *_HOW)
    ):
        return tuple(RestyleText.model_validate({"new_text": words, "kind": kind}) for kind in _either(slots))
    if slots.has(K.OPEN_WITH) and not slots.has(K.A, *_TEXTS):
        return None  # perhaps a clip's name
    if slots.references and (len(slots.clips) != 1 or slots.every or slots.has(K.EDGE, K.TAIL, K.ORDINAL, K.AT_CLIP)):
        return None
    fields = {
        "text": words,
        "kind": kinds[-1] if kinds else "title",
        "over": slots.clips[0] if slots.references else slots.clip_of(K.AT_CLIP),
        "at_end": "end" in (slots.text(K.EDGE), slots.text(K.OPEN_WITH))
        or slots.has(K.TAIL)
        or slots.text(K.ORDINAL) == "last",
        "whole": slots.has(K.WHOLE),
        **shown_when(slots, *_LENGTHS),
        "position": slots.text(K.POSITION),
        "size": _ABSOLUTE.get(size or "", size),
        **_looks(slots),
    }
    text = Text.model_validate(fields)
    until = slots.clip_of(K.UNTIL_CLIP)
    if until is None:
        return (text,)
    return (text, RestyleText.model_validate({"text": words, "until": until})) if text.over is None else None


def _is_to_be(slots: Slots) -> bool:
    """ "the title should be 'Lisbon 2024'": its words, behind it and its verb."""
    return [token.kind for token in slots.in_order(K.TEXT, K.MAKE, K.QUOTE)] == [K.TEXT, K.MAKE, K.QUOTE]


def _looks(slots: Slots) -> dict[str, object]:
    """How letters are to look and move, as far as it was said."""
    outline = slots.text(K.OUTLINE) or (_OUTLINE if slots.has(K.OUTLINE) else None)
    box = slots.text(K.BOX) or (_BOX if slots.has(K.BOX) else None)
    bold, shadow = (next(iter(slots.values(kind)), None) for kind in (K.BOLD, K.SHADOW))
    said = {
        "lift": _lift(slots),
        "colour": slots.text(K.COLOUR),
        "outline": outline,
        "box": box,
        "shadow": shadow,
        "font": slots.text(K.FONT),
        "bold": bold,
        **_moves(slots),
    }
    return {name: value for name, value in said.items() if value is not None}


def _moves(slots: Slots) -> dict[str, object]:
    if slots.has(K.STILL):
        return {"enter": "none", "leave": "none"}
    fade = (slots.text(K.WAY) or "both") if slots.has(K.BARE_FADE) else slots.text(K.FADE)
    return {
        "enter": slots.text(K.ENTER) or ("fade" if fade in ("in", "both") else None),
        "leave": slots.text(K.LEAVE) or ("fade" if fade in ("out", "both") else None),
    }


def _lift(slots: Slots) -> float | None:
    way = next(iter(slots.values(K.LIFT)), None)
    if not isinstance(way, int):
        return None
    amount = slots.number(K.PERCENT)
    step = _LIFT[slots.text(K.DEGREE)] if amount is None else float(amount)
    return way * step


def _restyle(slots: Slots) -> Outcome | None:
    """Other words, looks, place or time for texts that are there: one edit for each kind that was named."""
    if not _is_there(slots) or _may_stand_there(slots) or (slots.has(K.AFTER) and not slots.has(K.START)):
        return None
    which, new = _old_and_new(slots)
    if slots.references and (len(slots.clips) != 1 or slots.every or not _goes_over(slots)):
        return None
    fields = {
        "text": which,
        "number": None if which else _number(slots),
        "every": slots.has(K.ALL, K.EACH),
        "new_text": new,
        "position": slots.text(K.POSITION),
        "size": slots.text(K.SIZE) or _STEPS.get(slots.text(K.LEVEL) or ""),
        "at_end": slots.text(K.EDGE) == "end" or slots.has(K.TAIL),
        "whole": slots.has(K.WHOLE),
        **shown_when(slots, *_LENGTHS),
        **_moments(slots),
        **_looks(slots),
    }
    if slots.text(K.EDGE) == "start" or slots.has(K.HEAD):
        fields["start_ms"] = 0
    return tuple(RestyleText.model_validate({**fields, "kind": kind}) for kind in _either(slots))


def _goes_over(slots: Slots) -> bool:
    """ "show the title only over clip 2", but neither "clip 2 and the title" nor "make the title on clip 2 bigger"."""
    return slots.has(K.SHOW, K.KEEP, K.MOVE) and slots.has(K.PREP) and not slots.has(K.MAKE)


def _moments(slots: Slots) -> dict[str, object]:
    """Times by clips, and from how it is now."""
    return {
        "over": slots.clips[0] if slots.references else None,
        "since": slots.clip_of(K.AT_CLIP),
        "until": slots.clip_of(K.UNTIL_CLIP),
        "later_ms": next(iter(slots.values(K.LATER)), None),
        "longer_ms": next(iter(slots.values(K.LONGER_BY)), None),
        "capitals": slots.has(K.CAPITALS),
    }


def _hidden_until(slots: Slots) -> Outcome | None:
    """ "hide the title until the coffee", "no title before 3s": from then on."""
    since, start = slots.clip_of(K.UNTIL_CLIP), slots.ms(K.UNTIL)
    fields = {"since": since, "start_ms": start, "text": slots.text(K.QUOTE)}
    return tuple(RestyleText.model_validate({**fields, "kind": kind}) for kind in _either(slots))


def _restyled_it(slots: Slots) -> Outcome | None:
    """ "make it yellow": only letters have colours of their own."""
    return _restyle(slots) if slots.has(K.IT) else None


def _may_stand_there(slots: Slots) -> bool:
    """Whether "at the end" may say which text: "make the title at the end bigger" is not to move another one there."""
    moved = slots.has(K.MOVE, K.CHANGE, K.SHOW, K.PLACE, K.ADD)
    return slots.has(K.EDGE) and not moved and slots.has(*_HOW, K.LEVEL)


def _number(slots: Slots) -> int | None:
    """ "title 2", "the second title"; the last one is meant anyway."""
    said = slots.values(K.NUM) + [1 if value == "first" else value for value in slots.values(K.ORDINAL)]
    return next((value for value in said if isinstance(value, int)), None)


def _is_there(slots: Slots) -> bool:
    """Whether a text is spoken of that is there, not one to be added: "put the title …", but not "put a title …"."""
    if not slots.has(K.TEXT, K.CAPTIONS):
        return slots.has(K.MAKE, K.MOVE, K.CHANGE) and not slots.has(K.ADD)
    if not slots.has(K.ADD):
        return slots.has(K.CHANGE) or not slots.has(K.QUOTE) or slots.has(K.MOVE, K.MAKE)
    noun_first = slots.in_order(K.TEXT, K.CAPTIONS, K.ADD)[0].kind is not K.ADD
    put = slots.values(K.ADD) == ["put"] * len(slots.values(K.ADD))
    if slots.has(K.QUOTE):
        return False
    return (put and not slots.has(K.A) and (noun_first or slots.has(K.TEXT))) or _is_dressed(slots) or _is_used(slots)


def _is_dressed(slots: Slots) -> bool:
    """ "add a black outline to the title", "give the captions a box": an addition to a text, not of one."""
    order = [token.kind in _TEXTS for token in slots.in_order(*_TEXTS, *_DRESS)]
    return any(not text for text in order) and (order[0] or slots.has(K.PREP))


def _is_used(slots: Slots) -> bool:
    """ "use Georgia for the title": a font or colour for a text that is there."""
    order = [token.kind in _TEXTS for token in slots.in_order(*_TEXTS, K.FONT, K.COLOUR)]
    return not order[0] and order[-1] and slots.has(K.PREP) and not slots.has(K.A, K.GENERATE)


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


def _remove(slots: Slots) -> Outcome | None:
    words = slots.text(K.QUOTE)
    chosen = {"text": words, "number": None if words else _number(slots), "at": slots.text(K.EDGE)}
    if slots.text(K.ORDINAL) == "last":
        return None  # which number that is, only the film knows
    return tuple(RemoveText.model_validate({**chosen, "kind": kind}) for kind in _either(slots))


def _remove_others(slots: Slots) -> Outcome | None:
    """ "remove all text except the title", 只保留标题."""
    kept = next(iter(slots.values(K.EXCEPT_TEXT)), None) or tuple(_kinds(slots))
    if not kept or (slots.has(K.EXCEPT_TEXT) and any(slots.values(K.TEXT))):
        return None
    return (RemoveText.model_validate({"but": kept}),)


def _undress(slots: Slots) -> Outcome | None:
    """ "remove the outline from the title"."""
    taken = {"outline": "none" if slots.has(K.OUTLINE) else None, "box": "none" if slots.has(K.BOX) else None}
    fields = {**taken, "shadow": False if slots.has(K.SHADOW) else None, "text": slots.text(K.QUOTE)}
    return tuple(RestyleText.model_validate({**fields, "kind": kind}) for kind in _either(slots))


def _captions(slots: Slots) -> Outcome | None:
    """ "add captions from talk.srt", "add captions": the file that was uploaded."""
    by_word = next(iter(slots.values(K.BY_WORD)), None)
    file = slots.text(K.CAPTION_FILE) or slots.text(K.QUOTE)
    looks = {"position": slots.text(K.POSITION), "size": slots.text(K.SIZE), **_looks(slots)}
    return (Captions.model_validate({"file": file, "by_word": by_word, **looks}),)


_LENGTHS: Final = (K.DURATION, K.TIME, K.HEAD, K.TAIL)
_WHEN: Final = {K.START, K.DURATION, K.SPAN, K.HEAD, K.TAIL, K.TIME, K.UNTIL, K.EDGE, K.WHOLE}
_LOOKS: Final = {K.COLOUR, K.OUTLINE, K.SHADOW, K.BOX, K.BOLD, K.FONT, K.ENTER, K.LEAVE, K.STILL, K.LIFT}
_MOVES: Final = {K.FADE, K.BARE_FADE, K.WAY}
_MOMENTS: Final = {K.AT_CLIP, K.UNTIL_CLIP, K.LATER, K.LONGER_BY}
_HOW: Final = {K.POSITION, K.SIZE, K.PERCENT, *_LOOKS}
_ADD: Final = {K.ADD, K.MAKE, K.GENERATE, K.SHOW, K.SAYING, K.PLACE}
_DRESS: Final = (K.OUTLINE, K.BOX, K.SHADOW, K.ENTER, K.LEAVE, K.FADE, K.BARE_FADE)
_RESTYLE: Final = {K.MAKE, K.MOVE, K.KEEP, K.SHOW, K.CHANGE, K.ADD, K.PLACE}
_TEXTS: Final = {K.TEXT, K.CAPTIONS}

TEXT_RULES: Final[tuple[Rule, ...]] = (
    rule(
        K.CAPTION_FILE,
        may={*_ADD, *_HOW, *_TEXTS, K.CAPTION_FILE, K.QUOTE, K.FILM, K.EACH, K.ALL, K.WHOLE, K.MATERIAL, K.BY_WORD,
             K.CHANGE},
        build=_captions,
    ),
    rule(
        K.QUOTE,
        {*_TEXTS, K.SAYING, K.ADD, K.SHOW, K.OPEN_WITH, K.AT_CLIP, K.ENTER},
        may={K.OPEN_WITH, *_WHEN, *_HOW, *_ADD, *_MOVES, *_TEXTS, K.FILM, K.MATERIAL, K.KEEP, K.ORDINAL, K.CLIPS,
             K.MOVE, K.AT_CLIP, K.UNTIL_CLIP},
        build=_text,
    ),
    rule({K.REMOVE, K.NEG}, _TEXTS, {K.UNTIL_CLIP, K.UNTIL}, may={K.QUOTE, K.SHOW}, build=_hidden_until),
    rule(
        {K.REMOVE, K.NEG},
        _TEXTS,
        may={K.QUOTE, K.ALL, K.FILM, K.ADD, K.EACH, K.NUM, K.ORDINAL, K.EDGE, *_TEXTS},
        build=_remove,
    ),
    rule(
        {K.REMOVE, K.NEG},
        K.EXCEPT_TEXT,
        {K.TEXT, K.OTHERS},
        may={K.TEXT, K.ALL, K.EACH, K.OTHERS},
        build=_remove_others,
    ),
    rule(K.KEEP, _TEXTS, K.OTHERS, K.REMOVE, may=_TEXTS, build=_remove_others),
    rule(K.REMOVE, _TEXTS, {K.OUTLINE, K.BOX, K.SHADOW}, may={K.QUOTE, K.ALL, K.EACH}, build=_undress),
    rule(
        {*_TEXTS, K.QUOTE},
        {*_WHEN, *_HOW, *_MOVES, *_MOMENTS, K.QUOTE, K.LEVEL, K.CAPITALS, K.CLIPS},
        may={*_WHEN, *_HOW, *_MOVES, *_RESTYLE, *_TEXTS, *_MOMENTS, K.QUOTE, K.LEVEL, K.SAYING, K.FILM, K.ALL, K.EACH,
             K.NUM, K.ORDINAL, K.CAPITALS, K.CLIPS, K.AFTER},
        many={K.QUOTE},
        build=_restyle,
    ),
    rule(
        {K.CAPTIONS, K.BY_WORD},
        {K.ADD, K.BY_WORD},
        may={*_ADD, *_HOW, K.FILM, K.EACH, K.ALL, K.WHOLE, K.MATERIAL, K.CLIPS, K.CAPTIONS, K.BY_WORD},
        build=_captions,
    ),
    rule(_TEXTS, K.OPACITY, may={*_RESTYLE, K.QUOTE, K.PERCENT, K.ALL}, build=lambda _: (impossible.CLEAR_TEXT,)),
    rule(_TEXTS, K.REMARK, may=_TEXTS, build=lambda slots: () if slots.text(K.REMARK) == "short" else None),
    rule({K.MAKE, K.CHANGE}, _LOOKS - {K.LIFT, K.ENTER, K.LEAVE, K.STILL}, may=_LOOKS, build=_restyled_it),
)  # fmt: skip
