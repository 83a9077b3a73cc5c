"""What can differ between two drafts in how pictures look, as values.

Part of `change.py`; how it reads is `telling_picture.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reelwright.draft.matching import Item, Matched
from reelwright.draft.model import Inset, Place, Placement
from reelwright.draft.pictures import Fact, facts


@dataclass(frozen=True)
class PictureChanged:
    """What is done to a clip's picture. Values are those of `pictures.facts`; "": as recorded."""

    name: str
    fact: Fact
    before: str
    after: str


@dataclass(frozen=True)
class InsetShown:
    """A picture over the film: times in ms, `size` and `opacity` as in the model."""

    name: str
    start_ms: int
    end_ms: int
    place: Place
    size: float
    opacity: float


@dataclass(frozen=True)
class InsetAdded(InsetShown):
    pass


@dataclass(frozen=True)
class InsetRemoved:
    name: str


@dataclass(frozen=True)
class InsetChanged(InsetShown):
    pass


@dataclass(frozen=True)
class FocusChanged:
    """What of every picture stays in view where the canvas cuts something off."""

    before: Place
    after: Place


PictureChange = PictureChanged | InsetAdded | InsetRemoved | InsetChanged | FocusChanged


def picture_changes(name: str, before: Placement, after: Placement) -> Iterator[PictureChange]:
    """What differs in one clip's picture."""
    was, now = facts(before.transform), facts(after.transform)
    for fact in dict.fromkeys((*was, *now)):
        if was.get(fact) != now.get(fact):
            yield PictureChanged(name, fact, was.get(fact, ""), now.get(fact, ""))


def inset_changes(matched: Matched) -> Iterator[PictureChange]:
    """What differs in the pictures over the film."""
    yield from (InsetRemoved(item.name) for item in matched.gone)
    yield from (InsetAdded(*_shown(item)) for item in matched.new)
    for old, new in matched.pairs:
        was, now = _facts(old), _facts(new)
        if was != now:
            yield InsetChanged(*_shown(new))
        elif old.segment.x and new.segment.x:
            yield from picture_changes(new.name, old.segment.x, new.segment.x)


def is_inset(item: Item) -> bool:
    return item.segment.x is not None and item.segment.x.inset is not None


def _shown(item: Item) -> tuple[str, int, int, Place, float, float]:
    inset = _inset(item)
    return item.name, item.start_ms, item.end_ms, inset.place, inset.size, inset.opacity


def _inset(item: Item) -> Inset:
    return (item.segment.x and item.segment.x.inset) or Inset()


def _facts(item: Item) -> tuple[object, ...]:
    """Its look, and its time where that is its own."""
    whole = item.segment.x is not None and item.segment.x.anchor == "whole"
    return _inset(item), None if whole else (item.start_ms, item.segment.d)
