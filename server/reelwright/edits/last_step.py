"""Messages about what the step before them changed: "no, slower", "3x instead", "sorry, i meant the coffee". Pure.

`follow_ups.py` repeats that step; here it is corrected, or what names nothing is taken to be about what it changed:
after "speed up the dog", "faster" is not about the whole film.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from pydantic import ValidationError

from reelwright.edits.last_things import of_last_thing
from reelwright.edits.lexer import Lexer
from reelwright.edits.model import (
    EDIT,
    CutOff,
    Delete,
    Edit,
    Fade,
    Music,
    Speed,
    Split,
    Transitions,
    Trim,
    Undo,
    Volume,
)
from reelwright.edits.ops_cut import Extend, FitLength, Freeze, Keep, Loop, Reverse
from reelwright.edits.ops_picture import Adjust, CropEdge, Flip, Magnify, Motion, Overlay, Recolour, Stabilise, Turn
from reelwright.edits.ops_sound import AddSound
from reelwright.edits.ops_text import RestyleText, Text
from reelwright.edits.parse import parse
from reelwright.edits.parsed import Parsed
from reelwright.edits.phrase_terms import clip_words
from reelwright.edits.references import refer
from reelwright.edits.tails import subject_of
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import Kind
from reelwright.edits.told_around import wish_alone
from reelwright.edits.traditional import simplified

_OF_CLIPS: Final = (
    Adjust, Recolour, Flip, Turn, CropEdge, Magnify, Motion, Stabilise, Speed, Reverse, Trim, Keep, Freeze, CutOff,
    Split, Extend, Loop,
)  # fmt: skip
_FILM: Final = (None, "all", "clips", "everything", "film")
_OPENING: Final = re.compile(
    r"^(?:(?:that(?:'s| was| is)|it(?:'s| was| is)) (?:way |a bit |far )?too (?:much|fast|slow|long|short|loud"
    r"|quiet|dark|bright)[,.] *|(?:no|nope|nah|不|不是|不对|(?:太|有点|有点太)[快慢]了?)[,，.] *"
    r"|(?:hmm|oh|sorry|actually|wait|ok|okay|but|please|and|even|still|now|just|还要|还|再)[,，. ]*)+",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"(?:[, ]*(?:instead|please|pls|plz|then|though|now|rather|again|than (?:that|this|it is)|吧|的"
    r"|一点吧))+[.!。！]*$",
    re.IGNORECASE,
)
_MEANT: Final = re.compile(
    r"(?:(?:no|nope|oh|oops|sorry|wait|actually|hmm|wrong (?:clip|one)|my (?:bad|mistake)|i was wrong)[,. ]*)*"
    r"(?:not (?:the |that |clip )?[\w.']+(?: (?:clip|one))?(?:[,;] (?:but )?| but )|(?:i )?(?:mean|meant|wanted|was "
    r"talking about) |it was |it should "
    r"(?:have been |be ))+(?P<which>(?:the |my |clip )?[\w.' -]{1,40}?)(?:,? (?:instead|not .*|i meant|sorry|please"
    r"|pls))?",
    re.IGNORECASE,
)
_MEANT_ZH: Final = re.compile(
    r"(?:(?:啊|哦|不对|不|(?:我)?(?:说|搞|弄|打)错了|抱歉"
    r"|不好意思)[，,。！ ]*)*(?:不是[^，,]{1,10}[，,]?)?(?:应该|我是说|我说的)?(?:而)?是"
    r"(?P<which>[^，。！？]{1,14}?)(?:那段|那个|那条)?(?:才对|啊|吧|哈)*"
)
_CORRECTING: Final = re.compile(
    r"\b(?:no|nope|actually|instead|rather|sorry|make that|meant|wait)\b|改成|不对|不是|应该", re.I
)
_BARE_FACTOR: Final = re.compile(r"(?<![\d.:])(\d\.\d{1,2})(?=吧?$)")
_PLACED: Final = re.compile(
    r"(?:(?:move|put|push|nudge|bring|shift) (?:it|that) )?(?:(?:a (?:little )?(?:bit|little|tad|touch|lot|hair)|much"
    r"|slightly|further|even) )?(?P<way>lower|higher|(?:(?:more )?to the |further )?(?P<side>left|right))"
    r"(?: down| up| on (?:the )?screen| in the (?:frame|picture))?(?P<rest>$|[,.;] .*| and .*)",
    re.IGNORECASE,
)
_JOINS_TIMED: Final = re.compile(
    r"(?:(?:please|pls|can you|could you|just|ok|hmm|but|and) )*(?:make )?(?:(?:'?em|them|those|these|they|each(?: "
    r"one)?|all of them)"
    r"(?: all)? )?(?:(?:should|can|could|to) be )?(?:(?:a (?:bit|little|lot|tad)|much|way|all|even) )*(?:shorter"
    r"|longer|quicker|faster"
    r"|slower)?(?: each)?[,.:;]* (?:(?:like|about|around|maybe|to|just|only|say|at) )*(?P<many>\d*\.\d+|\d(?= ?s))"
    r" ?(?:s|secs?"
    r"|seconds?)?(?: (?:each|long|or so|max|please|pls|instead|is enough|is fine|would do))*",
    re.IGNORECASE,
)
_ONLY_FOR: Final = re.compile(r"\b(?:and )?(?:only|just) (?:for )?(?=the (?:first|last) \d)", re.IGNORECASE)
_COMPARING: Final = (Kind.FASTER, Kind.SLOWER)
_LONGEST: Final = 60  # characters


def about_last_step(
    message: str, parsed: Parsed, last: Sequence[Edit], names: Iterable[str] = ()
) -> tuple[Edit, ...] | None:
    """The edits of such a message; None if it stands by itself. `parsed`: what it means alone."""
    there = tuple(names)
    words = simplified(" ".join(message.replace("’", "'").split())).strip(" .!,。！～，")
    if len(last) != 1:
        return None
    if (wish := wish_alone(message, there)) is not None and not wish.forbidden:
        words = " ".join(wish.words.split()).strip(" .!,")
    if not words or len(words) > _LONGEST:
        return None
    (before,) = last
    if isinstance(before, Transitions) and (joined := _of_joins(before, words)):
        return joined
    if isinstance(before, AddSound | Overlay | Music) and (told := of_last_thing(words, before, there)):
        return told
    words = _BARE_FACTOR.sub(r"\1x", words) if isinstance(before, Speed) else words
    if isinstance(before, Text | RestyleText):
        words = _ONLY_FOR.sub("for ", words)
    if isinstance(before, Text | RestyleText) and (placed := _placed(before, words, there)):
        return placed
    whole = bool(parsed.edits) and not (parsed.unknown or parsed.impossible)
    if not whole and (clip := _meant(words, there)) is not None:
        return _of_another(before, clip)
    if _names_something(words, there):
        return None
    edits = parsed.edits if whole else _said_of(before, words, there)
    if isinstance(before, Text | RestyleText) and edits and (styled := _restyled(before, edits)):
        return styled
    return _made_of(before, edits, words, there) if edits and len(edits) == 1 else None


def _of_joins(before: Transitions, words: str) -> tuple[Edit, ...] | None:
    """ "make em shorter, like 0.3" of the transitions of the step before."""
    found = _JOINS_TIMED.fullmatch(words)
    if found is None:
        return None
    given = before.model_dump(exclude_none=True, exclude={"change"})
    return _valid({**given, "duration_ms": round(float(found["many"]) * 1000)})


def _placed(before: Text | RestyleText, words: str, names: tuple[str, ...]) -> tuple[Edit, ...] | None:
    """ "lower, and make it red" of a text: where it stands, and what else is said of it."""
    found = _PLACED.fullmatch(_OPENING.sub("", words))
    if found is None:
        return None
    way = f"to the {found['side']}" if found["side"] else found["way"]
    parsed = parse(f"the text {way}{found['rest']}", names)
    edits = [edit for edit in parsed.edits if isinstance(edit, RestyleText) and not edit.text]
    if not edits or len(edits) < len(parsed.edits) or parsed.unknown or parsed.impossible:
        return None
    return tuple(edit.model_copy(update={"text": before.text, "kind": before.kind}) for edit in edits)


def _restyled(before: Text | RestyleText, edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
    """ "a bit smaller, and put it in the bottom left": of the very text of the step before."""
    styled = [edit for edit in edits if isinstance(edit, RestyleText) and not edit.text and not edit.every]
    if len(styled) < len(edits):
        return None
    which = {"text": _words_of(before), "kind": before.kind}
    return tuple(edit.model_copy(update=which) for edit in styled)


def _words_of(before: Text | RestyleText) -> str | None:
    """The words that a text has after that step."""
    return (before.new_text or before.text) if isinstance(before, RestyleText) else before.text


def _meant(words: str, names: tuple[str, ...]) -> Clip | None:
    """The clip of "sorry, i meant the coffee"."""
    found = _MEANT.fullmatch(words) or _MEANT_ZH.fullmatch(words)
    parsed = parse(f"mute {found['which']}", names) if found else None
    if parsed is None or parsed.unknown or parsed.impossible or len(parsed.edits) != 1:
        return None
    (edit,) = parsed.edits
    return edit.target if isinstance(edit, Volume) and edit.target not in ("music", *_FILM) else None


def _of_another(before: Edit, clip: Clip) -> tuple[Edit, ...] | None:
    """The step taken back, and done to another clip."""
    if isinstance(before, Delete):
        return (Undo(), Delete(clips=(clip,))) if len(before.clips) == 1 else None
    if isinstance(before, _OF_CLIPS) and before.clip not in _FILM:
        return Undo(), before.model_copy(update={"clip": clip})
    if isinstance(before, Fade | Volume) and before.target not in ("music", *_FILM):
        return Undo(), before.model_copy(update={"target": clip})
    return None


def _names_something(words: str, names: tuple[str, ...]) -> bool:
    tokens = tuple(refer(Lexer(words, names).tokens(), words))
    return bool(tokens) and subject_of(tokens) is not None


def _said_of(before: Edit, words: str, names: tuple[str, ...]) -> tuple[Edit, ...]:
    """What the words mean behind the name of what the step before them changed."""
    plain = _CLOSING.sub("", _OPENING.sub("", words)).strip(" ,.")
    subject = _subject(before)
    if not plain or subject is None:
        return ()
    for said in (f"{subject} {plain}", f"make {subject} {plain}", f"{subject}{plain}"):
        parsed = parse(said, names)
        if parsed.edits and not (parsed.unknown or parsed.impossible):
            return parsed.edits
    return ()


def _subject(before: Edit) -> str | None:
    if isinstance(before, Text | RestyleText):
        return "the title"
    clip = _clip(before)
    return None if clip in _FILM else clip_words(clip)


def _clip(edit: Edit) -> Clip | None:
    clip = getattr(edit, "clip", None if not isinstance(edit, Volume) else edit.target)
    return clip if isinstance(clip, int | str) else None


def _made_of(before: Edit, edits: Sequence[Edit], words: str, names: tuple[str, ...]) -> tuple[Edit, ...] | None:
    """What was said alone, of what the step before changed; None if it is of another kind."""
    (edit,) = edits
    if isinstance(before, RestyleText) and isinstance(edit, RestyleText):
        return None if edit.text else (edit.model_copy(update={"text": before.text, "kind": before.kind or edit.kind}),)
    clip = _clip(before)
    if clip in _FILM or clip == "music":
        return None
    if isinstance(before, Speed) and isinstance(edit, Speed):
        return _at_speed(before, edit, words, names)
    if isinstance(before, Trim | Keep) and isinstance(edit, FitLength | Trim) and _CORRECTING.search(words):
        end = edit.duration_ms if isinstance(edit, FitLength) else edit.end_ms
        return _valid({"op": "trim", "clip": clip, "end_ms": end}, Undo())
    if type(edit) is not type(before) or isinstance(edit, Delete):
        return None
    field = "target" if isinstance(edit, Volume) else "clip"
    return (edit.model_copy(update={field: clip}),)


def _at_speed(before: Speed, edit: Speed, words: str, names: tuple[str, ...]) -> tuple[Edit, ...] | None:
    """ "3x instead" is the speed itself; "faster" and "slower" go from the speed that the clip has."""
    kinds = {token.kind for token in Lexer(words, names).tokens()}
    if not kinds.intersection(_COMPARING) or Kind.FACTOR in kinds or Kind.PERCENT in kinds:
        asked = 1 if Kind.FASTER in kinds else -1 if Kind.SLOWER in kinds else 0
        return None if asked * (edit.factor - before.factor) < 0 else _valid({**edit.model_dump(), "clip": before.clip})
    onward = (edit.factor > 1) == (before.factor > 1)
    factor = before.factor**1.5 if onward else before.factor**0.5
    return _valid({"op": "speed", "clip": before.clip, "factor": round(max(0.25, min(4.0, factor)), 2)})


def _valid(given: dict[str, object], *first: Edit) -> tuple[Edit, ...] | None:
    try:
        return *first, EDIT.validate_python(given)
    except ValidationError:
        return None
