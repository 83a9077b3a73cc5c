"""The kinds of text there are, and how each looks unless somebody says otherwise: rows of data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, get_args

from reelwright.draft.model import Place, Position, Side, TextKind, TextStyle

TEXT_KINDS: Final[tuple[TextKind, ...]] = get_args(TextKind)


@dataclass(frozen=True, slots=True)
class KindOfText:
    """`ms`: how long it stays. `at_end`: it belongs at the film's end, if no time is said."""

    style: TextStyle
    ms: int = 3000
    at_end: bool = False


KIND: Final[dict[TextKind, KindOfText]] = {
    "title": KindOfText(TextStyle()),
    "lower_third": KindOfText(
        TextStyle(
            position="bottom", side="left", lift=0.04, size="small", box="#101014", box_opacity=0.82, enter="slide",
            leave="slide",
        ),
        ms=4000,
    ),
    "caption": KindOfText(TextStyle(position="bottom", size="medium")),
    "cta": KindOfText(
        TextStyle(position="bottom", lift=0.04, size="medium", box="#e8294c", enter="pop"), at_end=True
    ),
    "end_card": KindOfText(TextStyle(veil=0.6), at_end=True),
}  # fmt: skip

CAPTIONS: Final = TextStyle(position="bottom", size="medium", enter="none", leave="none")
"""The lines of a caption file: they follow each other at once."""

PLACES: Final[dict[Place, tuple[Position, Side]]] = {
    "center": ("center", "center"),
    "left": ("center", "left"),
    "right": ("center", "right"),
    "top": ("top", "center"),
    "bottom": ("bottom", "center"),
    "top_left": ("top", "left"),
    "top_right": ("top", "right"),
    "bottom_left": ("bottom", "left"),
    "bottom_right": ("bottom", "right"),
}


def place_of(style: TextStyle) -> Place:
    """Which of the nine places a text has."""
    return next(place for place, at in PLACES.items() if at == (style.position, style.side))
