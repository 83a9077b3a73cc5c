"""How the film's own texts are set, at the film's size or at a still's: kept, for a text stands on many pictures."""

from __future__ import annotations

from functools import lru_cache

from reelwright.draft.model import TextStyle
from reelwright.storyboard.film import Words
from reelwright.typography.typeset import Area, Block, drawable, fits, safe_area, set_text


def block_of(words: Words, canvas: tuple[int, int]) -> tuple[Block, Area]:
    """The lines of a text on a canvas of (width, height), and where it may be."""
    return _block(words.text, words.style.model_dump_json(), canvas)


def runs_over(words: Words, canvas: tuple[int, int]) -> bool:
    """Whether a text is too long for a canvas even at the smallest size."""
    return not fits(*block_of(words, canvas))


@lru_cache(maxsize=256)
def _block(text: str, style: str, canvas: tuple[int, int]) -> tuple[Block, Area]:
    area = safe_area(canvas)
    return set_text(drawable(text)[0], TextStyle.model_validate_json(style), area, min(canvas)), area
