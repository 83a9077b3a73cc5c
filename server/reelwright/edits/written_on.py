"""Words written on a clip that was just spoken of: "insert menu.jpg after clip 1 and write 'New' on it". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reelwright.edits.model import Edit, Move, Photo, Trim
from reelwright.edits.ops_cut import Insert
from reelwright.edits.ops_text import Text
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import Kind, Token

_ON_IT: Final = re.compile(r"\b(?:on|over|across|onto|under) (?:it|that one|this one)\b", re.IGNORECASE)


def written_on(
    edit: Edit, edits: Sequence[Edit], tokens: Sequence[Token], words: str, context: tuple[Clip, ...]
) -> Edit:
    """A text of which no time is said, over the clip that it is written on. `words`: its clause; `context`: the clips
    that "it" means."""
    if not isinstance(edit, Text) or not _has_no_time(edit):
        return edit
    on_it = _ON_IT.search(words) is not None
    title = any(token.kind is Kind.TEXT and token.value is not None for token in tokens)  # which is the film's
    clip = _just_placed(edits) if on_it or not title else None
    if clip is None and on_it and len(context) == 1:
        clip = context[0]
    return edit if clip is None else edit.model_copy(update={"over": clip})


def _has_no_time(edit: Text) -> bool:
    return edit.start_ms is None and edit.over is None and not (edit.at_end or edit.whole)


def _just_placed(edits: Sequence[Edit]) -> Clip | None:
    """The file that the edits before put into the film, if nothing else came after that."""
    shown = edits[-1] if edits and isinstance(edits[-1], Photo | Trim) else None
    placed = edits[-2] if shown is not None and len(edits) > 1 else edits[-1] if edits else None
    if isinstance(placed, Insert):
        return placed.file
    if isinstance(placed, Move) and isinstance(shown, Photo | Trim) and shown.clip == placed.clip:
        return placed.clip  # how long it is to stay is said of what is new
    return None
