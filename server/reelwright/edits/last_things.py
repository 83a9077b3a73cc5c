"""Messages about the music, sound or small picture that the step before them brought: "louder", "to the other side".

Pure. Each clause of such a message points to that thing, or says only how it is to be; what names anything else, or
is not understood of that thing, leaves the whole message to others.
"""

from __future__ import annotations

import re
from typing import Final

from reelwright.edits.lexer import Lexer
from reelwright.edits.model import Edit, Fade, Music, RemoveMusic, Volume
from reelwright.edits.numbers import NUMBER, number
from reelwright.edits.ops_picture import Overlay, RemoveOverlay
from reelwright.edits.ops_sound import AddSound, MusicPart, MusicTempo, RemoveSound
from reelwright.edits.parse import parse
from reelwright.edits.references import refer
from reelwright.edits.tails import subject_of

Thing = AddSound | Overlay | Music

_BREAK: Final = re.compile(
    r"\s*(?:[,;!]|\.(?!\d))+\s*(?:and |then |also |but )*|\s+and (?:then |also )?", re.IGNORECASE
)
_POLITE: Final = re.compile(
    r"^(?:(?:please|pls|ok|okay|now|hmm|just|can you|could you|and|also|but|maybe)\b[ ,]*)+"
    r"|(?:[ ,]*\b(?:please|pls|plz|thanks|thx|though|instead|now|tho))+$",
    re.IGNORECASE,
)
_IT: Final = re.compile(r"\b(?:it|that|this)\b", re.IGNORECASE)
_WHEN: Final = re.compile(
    r"(?:(?:bring|start|move|play|have|let|push|shift|begin|make) (?:it|that) ?)?(?:(?:come|start|begin|play|go) ?)?"
    rf"(?:in ?)?(?:by )?(?:(?:about|like|maybe) )?(?P<many>{NUMBER}|a|half a|a couple(?: of)?) ?(?:seconds?|secs?|s) "
    r"(?P<way>later|earlier|sooner)"
    rf"|delay (?:it|that) (?:by )?(?P<delay>{NUMBER}|a|half a) ?(?:seconds?|secs?|s)",
    re.IGNORECASE,
)
_COUNTED: Final = {"a": "1", "half a": "0.5", "a couple": "2", "a couple of": "2"}
_ACROSS: Final = re.compile(
    r"(?:(?:move|put|flip|switch|shift|swap|push|bring) (?:it|that) ?)?(?:over )?(?:to|on|onto|in) the"
    r" (?:other|opposite) (?:side|corner)(?: of the (?:screen|frame|picture|video))?",
    re.IGNORECASE,
)
_TO_SIDE: Final = re.compile(
    r"(?:move|put|flip|switch|shift|bring|push|stick|place) (?:it|that|this)(?: over)?(?: more)? (?:to|on|onto|in) the "
    r"(?P<side>left|right)(?: (?:side|corner))?(?: of the (?:screen|frame|picture|video))?",
    re.IGNORECASE,
)
_PLACES: Final = {"pip": "top_right", "logo": "bottom_right"}  # where such a thing stands if no place was said
_OF_MUSIC: Final = (Volume, Fade, MusicPart, MusicTempo, RemoveMusic)
_MOST: Final = 4  # clauses


def of_last_thing(message: str, before: Thing, names: tuple[str, ...] = ()) -> tuple[Edit, ...] | None:
    """The edits of such a message; None if any part of it is about something else."""
    clauses = [clause for said in _BREAK.split(message) if (clause := _POLITE.sub("", said).strip())]
    if not 0 < len(clauses) <= _MOST:
        return None
    out: list[Edit] = []
    for clause in clauses:
        edits = None if _names_another(clause, names) else _said_of(clause, before, names)
        if edits is None:
            return None
        out += edits
    return tuple(sorted(out, key=lambda edit: isinstance(edit, Volume)))


def _names_another(clause: str, names: tuple[str, ...]) -> bool:
    tokens = tuple(refer(Lexer(clause, names).tokens(), clause))
    return bool(tokens) and subject_of(tokens) is not None


def _said_of(clause: str, before: Thing, names: tuple[str, ...]) -> list[Edit] | None:
    if (shift := _shift(clause)) is not None:
        return _moved(before, shift)
    if _ACROSS.fullmatch(clause):
        return _across(before)
    if to_side := _TO_SIDE.fullmatch(clause):
        return _across(before, to_side["side"].lower())
    noun = _noun(before)
    for said in (_IT.sub(noun, clause, count=1), f"{noun} {clause}", f"make {noun} {clause}"):
        parsed = parse(said, names)
        if parsed.edits and not (parsed.unknown or parsed.impossible):
            edits = [_its_own(edit, before) for edit in parsed.edits]
            found = [edit for edit in edits if edit is not None]
            return found if len(found) == len(edits) else None
    return None


def _noun(before: Thing) -> str:
    match before:
        case AddSound():
            return before.file
        case Music():
            return "the music"
    return "the logo" if before.kind == "logo" else "the picture in picture"


def _its_own(edit: Edit, before: Thing) -> Edit | None:
    """The edit, of that very thing; None if it is about another."""
    match before, edit:
        case AddSound(), Volume() | RemoveSound():
            return edit if before.file in (getattr(edit, "target", None), getattr(edit, "file", None)) else None
        case Music(), _ if isinstance(edit, _OF_MUSIC):
            return edit if getattr(edit, "target", "music") == "music" else None
        case Overlay(), Overlay(start_ms=None, duration_ms=None, over=None):
            return edit.model_copy(update={"source": before.source, "kind": before.kind})
        case Overlay(), RemoveOverlay():
            return RemoveOverlay(kind=before.kind) if before.source is None else RemoveOverlay(file=str(before.source))
    return None


def _shift(clause: str) -> int | None:
    """By how many ms it is to come later; below 0 earlier."""
    found = _WHEN.fullmatch(clause)
    if found is None:
        return None
    many = (found["many"] or found["delay"]).lower()
    ms = int(number(_COUNTED.get(many, many)) * 1000)
    return -ms if found["way"] and found["way"].lower() != "later" else ms


def _moved(before: Thing, by_ms: int) -> list[Edit] | None:
    match before:
        case AddSound():
            start = before.start_ms + by_ms
            moved = AddSound(file=before.file, start_ms=max(0, start), volume=before.volume)
            return [RemoveSound(file=before.file), moved] if start >= 0 else None
        case Music():
            return [MusicPart(start_ms=by_ms)] if by_ms > 0 else None
    return None


def _across(before: Thing, side: str | None = None) -> list[Edit] | None:
    """What stands on the left goes to the right. `side`: the one it is to go to, if that was said."""
    if not isinstance(before, Overlay):
        return None
    place = before.at or _PLACES[before.kind]
    other = place.replace("left", "right") if "left" in place else place.replace("right", "left")
    if other == place or (side is not None and side not in other):
        return None
    return [Overlay.model_validate({"source": before.source, "kind": before.kind, "at": other})]
