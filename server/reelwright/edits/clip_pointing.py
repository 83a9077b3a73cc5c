"""Clips that are pointed at: "the clip with the dog", the two numbers of "between 2 and 3", "the rest". Pure.

Each reader answers for one place of the tokens: the clips, and where the tokens go on, or None.
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.clip_reference import Reference
from reelwright.edits.known_names import by_known_name
from reelwright.edits.terms import Clip, excepted
from reelwright.edits.token_row import TokenRow
from reelwright.edits.tokens import Kind, Token

K = Kind

_WITH_IT: Final = frozenset({K.WITH, K.PREP, K.ABOUT, K.FILLER, K.A, K.IT})
_LINKS: Final = ("with", "of", "of the", "of my", "featuring", "that has", "showing", "having", "from")
_NEAR: Final = 40  # tokens behind "the others" that are looked at
_HIDDEN: Final = frozenset({K.FILLER, K.PREP})
_PAIR: Final = frozenset({K.AND, K.PREP, K.FILLER})


def by_contents(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """ "the clip with the dog", "the one of the beach": a name that is known, behind its noun."""
    noun, link = row.at(place), row.at(place + 1)
    if noun is None or link is None or noun.kind is not K.CLIP or noun.value not in ("clip", "video", "photo"):
        return None
    before = row.at(place - 1) if place else None
    if row.said(link) not in _LINKS or (before is not None and before.kind is K.A):
        return None
    found = by_known_name(row, row.skip(place + 1, _WITH_IT))
    return None if found is None else (Reference(found[0].clips, photo=noun.value == "photo"), found[1])


def between_numbers(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """ "between 2 and 3", "between the second and the third": the "and" joins them, and is no new clause."""
    if _number(row.at(place)) is None:
        return None
    before = place - 1
    while before >= 0 and row.kind(before) in _HIDDEN:
        before -= 1
    if before < 0 or row.kind(before) is not K.BETWEEN:
        return None
    after = row.skip(place + 1, _PAIR)
    one, two = _number(row.at(place)), _number(row.at(after))
    return None if one is None or two is None or after == place + 1 else (Reference((one, two)), after + 1)


def _number(token: Token | None) -> int | None:
    """A bare number, or a place in the order: "the second"."""
    if token is None or token.kind not in (K.NUM, K.ORDINAL):
        return None
    value = 1 if token.value == "first" else token.value
    return value if isinstance(value, int) else None


def rest_of(tokens: list[Token]) -> list[Token]:
    """ "make the dog louder and the rest quieter": the others are all clips but those that were named before."""
    named: tuple[Clip, ...] = ()
    out: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind is K.OTHERS and not named:
            named = _kept_later(tokens[place : place + _NEAR])
        if token.kind is K.OTHERS and token.value == "rest" and named:
            listed = ", ".join(str(clip) for clip in named)
            token = Token(K.CLIPS, Reference((f"all but {listed}",)), token.start, token.end)
        elif isinstance(token.value, Reference) and not token.value.every:
            plain = [clip for clip in token.value.clips if not ("," in str(clip) or excepted(str(clip)))]
            named = tuple(plain) if len(plain) == len(token.value.clips) else ()
        out.append(token)
    return out


def _kept_later(rest: list[Token]) -> tuple[Clip, ...]:
    """The clips that a sentence keeps behind "the others": 其他的都不要，只留小狗."""
    kept = next((place for place, token in enumerate(rest) if token.kind in (K.KEEP, K.STOP)), None)
    if kept is None or rest[kept].kind is K.STOP:
        return ()
    clips = next((token.value for token in rest[kept:] if isinstance(token.value, Reference)), None)
    if clips is None or clips.every or any("," in str(clip) or excepted(str(clip)) for clip in clips.clips):
        return ()
    return clips.clips
