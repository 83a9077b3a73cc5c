"""Which segment of one draft is which segment of another. Pure.

By the studio's id where there is one, then by name and order, then (texts, songs and nameless clips) by order alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from reelwright.draft.model import Draft, Segment, starts
from reelwright.draft.names import Role, name_of, own_name, role_of


@dataclass(frozen=True)
class Item:
    """A segment with its place: `number` is 1-based among all segments of its role."""

    role: Role
    kind: int
    number: int
    name: str
    named: str  # its own name, "" where it has none
    start_ms: int
    segment: Segment

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.segment.d


@dataclass(frozen=True)
class Matched:
    """The items of one track type in two drafts: those in both (in the later order), those gone, those new."""

    pairs: tuple[tuple[Item, Item], ...]
    gone: tuple[Item, ...]
    new: tuple[Item, ...]


def kinds(*drafts: Draft) -> list[int]:
    """The track types that occur, in order."""
    return sorted({track.tt for draft in drafts for track in draft.t if track.sg})


def items(draft: Draft, kind: int) -> list[Item]:
    """All segments on tracks of one type, numbered through."""
    out: list[Item] = []
    for track in draft.tracks(kind):
        role = role_of(track)
        for (start, _), segment in zip(starts(track), track.sg, strict=True):
            number = len(out) + 1
            name = name_of(segment, role, number)
            out.append(Item(role, kind, number, name, own_name(segment, role), start, segment))
    return out


def match(before: Sequence[Item], after: Sequence[Item]) -> Matched:
    """Pair the items of one track type."""
    gone, new = list(before), list(after)
    pairs = _pair(gone, new, _id)
    pairs += _pair(gone, new, lambda item: (item.named, item.segment.d) if item.named else None)
    pairs += _pair(gone, new, lambda item: item.named or None)
    pairs += _pair(gone, new, lambda item: item.segment.d if not item.named else None)
    pairs += _pair(gone, new, lambda item: item.role if item.role in ("text", "music") or not item.named else None)
    return Matched(tuple(sorted(pairs, key=lambda pair: pair[1].number)), tuple(gone), tuple(new))


def moved(pairs: Sequence[tuple[Item, Item]]) -> list[tuple[Item, Item]]:
    """The fewest pairs that must have been moved to explain the new order."""
    stay = _longest_rising([old.number for old, _ in pairs])
    return [pair for place, pair in enumerate(pairs) if place not in stay]


def _id(item: Item) -> str | None:
    return item.segment.x.id if item.segment.x else None


def _pair(gone: list[Item], new: list[Item], key: Callable[[Item], Hashable | None]) -> list[tuple[Item, Item]]:
    """Pair what has the same key, first with first; what was paired leaves both lists."""
    waiting: dict[Hashable | None, list[Item]] = {}
    for item in gone:
        if (mark := key(item)) is not None:
            waiting.setdefault(mark, []).append(item)
    for queue in waiting.values():
        queue.reverse()
    pairs: list[tuple[Item, Item]] = []
    for item in new:
        if same := waiting.get(key(item)):
            pairs.append((same.pop(), item))
    taken = {id(item) for pair in pairs for item in pair}
    gone[:] = [item for item in gone if id(item) not in taken]
    new[:] = [item for item in new if id(item) not in taken]
    return pairs


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The places of one longest increasing subsequence (patience sorting)."""
    tops: list[int] = []
    places: list[int] = []
    previous: list[int | None] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        previous.append(places[pile - 1] if pile else None)
        tops[pile : pile + 1] = [number]
        places[pile : pile + 1] = [place]
    out: set[int] = set()
    at = places[-1] if places else None
    while at is not None:
        out.add(at)
        at = previous[at]
    return out
