"""Rules for going through the steps: redo, and back to before something. Rows of data with small builders."""

from __future__ import annotations

from typing import Final

from reelwright.edits.model import Undo
from reelwright.edits.ops_cut import GoBack, Redo
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.tokens import Kind as K

_TOPICS: Final = {
    K.MUSIC: "music", K.SONG: "music", K.TEXT: "titles", K.CAPTIONS: "captions", K.TRANSITION: "transitions",
    K.STYLE: "transitions", K.FASTER: "speed", K.SLOWER: "speed", K.RATE: "speed", K.VOLUME: "volume", K.MUTE: "volume",
    K.AUDIO: "sound", K.FADE: "fades", K.BARE_FADE: "fades", K.TRIM: "cuts", K.CUT: "cuts", K.SPLIT: "cuts",
    K.REMOVE: "deletion", K.RATIO: "shape", K.PLATFORM: "shape", K.SHAPE: "shape", K.FIT: "shape", K.REORDER: "order",
    K.MOVE: "order", K.SWAP: "order", K.ZOOM: "photos", K.REVERSE: "reverse", K.FREEZE: "freeze", K.LOOP: "loop",
    K.HIGHLIGHT: "highlight", K.COMBINE: "clips",
}  # fmt: skip
_LOOSE: Final = frozenset({K.REMOVE, K.CUT, K.TRIM, K.COMBINE})  # behind a noun they say less than it


def _redo(slots: Slots) -> Outcome:
    steps = slots.number(K.NUM)
    return (Redo(steps=1 if steps is None else int(steps)),)


def _go_back(slots: Slots) -> Outcome | None:
    said = slots.text(K.GO_BACK)
    if said == "combined":
        return (GoBack(after="clips"),)
    return (GoBack.model_validate({"before": None if said == "start" else said}),)


def _before(slots: Slots) -> Outcome | None:
    """ "go back to how it was before the music"."""
    found = [_TOPICS[token.kind] for token in slots.in_order(*_TOPICS)]
    firm = [_TOPICS[token.kind] for token in slots.in_order(*(_TOPICS.keys() - _LOOSE))]
    topics = set(firm or found)
    return (GoBack.model_validate({"before": topics.pop()}),) if len(topics) == 1 else None


def _steps_back(slots: Slots) -> Outcome | None:
    """ "go back to how it was two steps ago"."""
    steps = slots.number(K.NUM)
    return None if steps is None else (Undo(steps=int(steps)),)


def _to_start(slots: Slots) -> Outcome | None:
    return (GoBack(),) if slots.text(K.EDGE) == "start" else None


STEP_RULES: Final[tuple[Rule, ...]] = (
    rule(K.REDO, may={K.NUM, K.STEP, K.ORDINAL, K.CHANGE}, build=_redo),
    rule(K.GO_BACK, may={K.FILM}, build=_go_back),
    rule(K.RETURN, K.NUM, K.STEP, may={K.BEFORE}, build=_steps_back),
    rule(
        {K.UNDO, K.RETURN},
        K.BEFORE,
        set(_TOPICS),
        may={*_TOPICS, K.ADD, K.MAKE, K.FILM, K.CLIPS, K.MATERIAL, K.STEP, K.CHANGE},
        many=set(_TOPICS),
        build=_before,
    ),
    rule({K.UNDO, K.RETURN}, K.EDGE, may={K.FILM}, build=_to_start),
)
