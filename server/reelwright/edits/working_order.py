"""The order in which the edits of a message are to be done, where it is not the order in which they were said. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import UnionType
from typing import Final

from reelwright.edits.model import Combine, Edit, Move, Music, RemoveMusic, Reorder, Speed, Transitions
from reelwright.edits.ops_cut import FitLength, Highlight
from reelwright.edits.ops_sound import BeatCuts, Duck
from reelwright.edits.terms import Clip

_NOT_ADDED: Final = re.compile(
    r"(?:但|但是|先|请|就|千万)*(?:别|不要|不用|不需要|先不|不)(?:再|给我|帮我)?(?:加|放|配)"
    r"|(?:but |please |just )*(?:don't|dont|do not|no need to) (?:add|put)\b",
    re.IGNORECASE,
)


def in_working_order(edits: list[Edit]) -> tuple[Edit, ...]:
    """What needs the music comes behind it, a length behind the transitions; else as they were said."""
    return _music_first(_length_last(_best_of_length(edits)))


def without_denied(edits: Sequence[tuple[Edit, bool]], said: Sequence[str]) -> list[Edit]:
    """The edits without what is denied: "no music" to a new film, "don't add music" beside a wish (`said`: words)."""
    new_film = any(isinstance(edit, Combine) for edit, _ in edits)
    not_added = len(edits) > 1 and any(_NOT_ADDED.match(words) for words in said)
    return [
        edit for edit, denied in edits
        if not (denied and (new_film or (not_added and isinstance(edit, RemoveMusic))))
    ]  # fmt: skip


def in_sequence(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """ "dog first, then coffee, then the beach" is an order, not three clips that are put first one after the other;
    "a wipe between 1 and 2, the rest crossfades" changes all joins and then the one."""
    edits = _all_joins_first(edits)
    out: list[Edit] = []
    firsts: list[Clip] = []
    for edit in edits:
        if isinstance(edit, Move) and edit.to == 1 and edit.clip not in firsts:
            firsts.append(edit.clip)
            out = out[:-1] if len(firsts) > 1 else out
            edit = Reorder(clips=tuple(firsts)) if len(firsts) > 1 else edit
        else:
            firsts = []
        out.append(edit)
    return tuple(out)


def _all_joins_first(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    joins = [edit for edit in edits if isinstance(edit, Transitions)]
    ordered = iter(sorted(joins, key=lambda edit: edit.after is not None or edit.before is not None))
    return tuple(next(ordered) if isinstance(edit, Transitions) else edit for edit in edits)


def _best_of_length(edits: list[Edit]) -> list[Edit]:
    """ "make it 15 seconds, just the best bits" is one highlight of that length, not half of 15 seconds."""
    out: list[Edit] = []
    for edit in edits:
        last = out[-1] if out else None
        if _is_open(edit) and isinstance(last, FitLength) and last.clip is None:
            out[-1] = Highlight(duration_ms=last.duration_ms)
        elif isinstance(edit, Highlight) and edit.clip is None and last is not None and _is_open(last):
            out[-1] = edit  # "find the best bits and make a 10s highlight"
        elif isinstance(edit, FitLength) and edit.clip is None and last is not None and _is_open(last):
            out[-1] = Highlight(duration_ms=edit.duration_ms)
        else:
            out.append(edit)
    return out


def _length_last(edits: list[Edit]) -> list[Edit]:
    """ "make it 15s with crossfades": what shortens the film by the way comes before its length is fitted."""
    for early, late in ((FitLength | Highlight, Transitions), (FitLength, Speed)):
        edits = _behind(edits, early, late)
    return edits


def _behind(edits: list[Edit], early: type | UnionType, late: type) -> list[Edit]:
    """With what is said of the film's length behind the last of the others."""
    places = [place for place, edit in enumerate(edits) if isinstance(edit, late)]
    moved = [edit for edit in edits[: places[-1]] if _fits_film(edit, early)] if places else []
    if not moved:
        return edits
    before = [edit for edit in edits[: places[-1] + 1] if edit not in moved]
    return [*before, *moved, *edits[places[-1] + 1 :]]


def _fits_film(edit: Edit, kinds: type | UnionType) -> bool:
    return isinstance(edit, kinds) and getattr(edit, "clip", None) is None


def _is_open(edit: Edit) -> bool:
    return isinstance(edit, Highlight) and edit.clip is None and edit.duration_ms is None


def _music_first(edits: list[Edit]) -> tuple[Edit, ...]:
    """ "cut on the beat with upbeat music": what is done to music comes after the music, if none came before."""
    songs = [place for place, edit in enumerate(edits) if isinstance(edit, Music)]
    early = [edit for edit in edits[: songs[0]] if isinstance(edit, BeatCuts | Duck)] if songs else []
    if not early:
        return tuple(edits)
    before = [edit for edit in edits[: songs[0] + 1] if not isinstance(edit, BeatCuts | Duck)]
    return (*before, *early, *edits[songs[0] + 1 :])
