"""Whether the part of a message that was understood may be done without the rest: `independent(...)`, pure.

Only where nothing can go wrong by it. The rest must be a sentence of its own, or a clause with a verb of its own; it
must not be tied to what was understood by a word that points ("it", "then", "that") or changes what other words mean
("but", "only", "not", "if"); and if it names clips, the edits must not change which clip has which number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reelwright.edits.model import Combine, Edit, Undo
from reelwright.edits.ops_cut import GoBack, Highlight, Redo
from reelwright.edits.tails import OF_TAILS
from reelwright.edits.tokens import FREE, VERBS, Kind
from reelwright.edits.traditional import simplified

Fate = Literal["done", "unknown", "impossible"]
_STEPS: Final = (Undo, Redo, GoBack)
_SAME_NUMBERS: Final = frozenset(
    {
        *("text", "restyle_text", "remove_text", "transitions", "music", "remove_music", "volume", "aspect", "photo"),
        *("speed", "fade", "preset", "reverse", "trim", "cut_off", "canvas", "adjust", "look", "stabilise", "extend"),
    }
)
_TIED: Final = frozenset({Kind.UNDO, Kind.REDO, Kind.RETURN, Kind.GO_BACK, Kind.KEEP})  # to what else is done
_NO_REQUESTS: Final = frozenset({Kind.NEG, Kind.REORDER, Kind.KEEP})  # "in order of …", "only …" tell how
_CLIPS: Final = frozenset({Kind.CLIPS, Kind.PART, Kind.HALF, Kind.ORDINAL, Kind.NUM})  # or pieces of them
_MEASURES: Final = frozenset({Kind.TIME, Kind.DURATION, Kind.UNTIL})
_POINTING: Final = re.compile(
    r"\b(?:it|its|them|they|their|this|that|these|those|there|here|then|both|each|others?|rest|same|instead|again"
    r"|afterwards|before|after|while|when|until|during|so|too)\b|它|这|那|其|此|然后|接着|之后|再|同样|剩下|前面|后面|同时"
)
_TURNING: Final = re.compile(
    r"\b(?:but|except|unless|if|only|just|not|no|never|without|don't|dont|do not|rather|otherwise|or|either|neither"
    r"|nothing|everything|all)\b|但|除|如果|只|不|别|没|或|否则|仅|全部|所有"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch `start`..`end` of a message with the kinds of its tokens, and what came of it.

    `opens`: it is the beginning of a sentence. `before`: the separators that stand before it.
    """

    start: int
    end: int
    fate: Fate
    kinds: tuple[Kind, ...]
    opens: bool
    before: frozenset[Kind]


def independent(message: str, clauses: Sequence[Clause], edits: Sequence[Edit], *, film: bool) -> bool:
    """Whether the edits may be done although other clauses were not understood, or cannot be done.

    `film`: there are clips in the film already.
    """
    message = simplified(message)
    done = [clause for clause in clauses if clause.fate == "done"]
    left = [clause for clause in clauses if clause.fate != "done"]
    if not done or not left or any(isinstance(edit, _STEPS) for edit in edits):
        return False
    if not film and not any(isinstance(edit, Combine) for edit in edits):
        return False
    if any(_CLIPS.intersection(clause.kinds) for clause in left) and any(
        edit.op not in _SAME_NUMBERS for edit in edits
    ):
        return False
    if any(_borrows(clause, clauses) for clause in done):
        return False
    if any(_MEASURES.intersection(clause.kinds) for clause in left) and any(_is_open(edit) for edit in edits):
        return False
    return all(_stands_alone(message, clause, clauses) for clause in left)


def _is_open(edit: Edit) -> bool:
    """Whether an edit waits for a measure: "find the best bits", and then how long."""
    return isinstance(edit, Highlight) and edit.duration_ms is None


def _borrows(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause says only how ("nice and slow"), behind one that was not understood."""
    before = [other for other in clauses if other.end <= clause.start]
    kinds = set(clause.kinds) - FREE
    return bool(before) and before[-1].fate != "done" and bool(kinds) and kinds <= OF_TAILS


def _stands_alone(message: str, clause: Clause, clauses: Sequence[Clause]) -> bool:
    words = message[clause.start : clause.end].lower()
    if _POINTING.search(words) or _TURNING.search(words) or _TIED.intersection(clause.kinds):
        return False
    later = [other for other in clauses if other.start >= clause.end and other.fate == "done"]
    if any(_POINTING.search(message[other.start : other.end].lower()) for other in later):
        return False
    between = message[max([other.end for other in clauses if other.end <= clause.start], default=0) : clause.start]
    behind = message[clause.end : min([other.start for other in clauses if other.start >= clause.end], default=None)]
    last = clause.fate == "impossible" and not later  # what comes before it cannot depend on it
    gaps = (behind,) if last else (between, behind)
    if any(_POINTING.search(gap.lower()) or _TURNING.search(gap.lower()) for gap in gaps):
        return False
    following = next((other for other in clauses if other.start >= clause.end), None)
    if Kind.WITH in clause.before or (following is not None and not _begins(following)):
        return False
    return _begins(clause)


def _begins(clause: Clause) -> bool:
    """Whether a clause begins a sentence, or is a request of its own: it has a verb, or is known to be impossible."""
    asks = clause.fate == "impossible" or bool(VERBS.intersection(clause.kinds) - _NO_REQUESTS)
    return clause.opens or (Kind.WITH not in clause.before and asks)
