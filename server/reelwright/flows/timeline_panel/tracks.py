"""A draft as rows that the panel can draw: what is where, and what it is called. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal, TypedDict

from pydantic import BaseModel

from reelwright.draft.model import AUDIO, TEXT, VIDEO, Draft, Placement, Segment, Track, length_ms, starts
from reelwright.draft.names import Language, name_of, role_of, short, volume_of, whole
from reelwright.draft.wording import WORDS

_MOST_ITEMS = 200  # of a row
_MOST_ROWS = 12
_LONGEST_NAME = 80
_LONGEST_MS = 36_000_000  # ten hours; what a service says beyond that is nonsense
_BLANK = Placement(id="")

Waves = Mapping[tuple[int, int], str]
"""By `(place of a track in the draft, number of a piece on it)`: base64 of its peaks from 0 to 255, evenly over it."""
NOT_HEARD: Final[Waves] = MappingProxyType({})

Kind = Literal["video", "overlay", "text", "music", "sound", "other"]


class Item(BaseModel):
    """One piece of a row. `n`: its number on its track, as an edit calls it.

    `join_names`: of its transition, in English and 中文. `join_ms`: how long it shares with the next one. `known` is
    False where the wire does not say when it starts.
    `wave`: base64 of its peaks, 0 to 255, evenly over its length; None where it has no sound or nobody has listened.
    """

    n: int
    name: str
    start_ms: int
    length_ms: int
    still: bool = False
    volume: float | None = None
    speed: float | None = None
    join: str | None = None
    join_names: tuple[str, str] | None = None
    join_ms: int = 0
    known: bool = True
    wave: str | None = None


class TrackRow(BaseModel):
    """One row; `more` pieces that it has besides."""

    kind: Kind
    items: list[Item]
    more: int = 0


class Facts(TypedDict):
    """Of a whole film."""

    length_ms: int
    width: int
    height: int
    fps: int


def film_facts(draft: Draft) -> Facts:
    """Its length, canvas and frame rate, within what can be shown."""
    return {
        "length_ms": _ms(length_ms(draft)),
        "width": max(16, min(16384, whole(draft.m.width))),
        "height": max(16, min(16384, whole(draft.m.height))),
        "fps": max(1, min(240, whole(draft.m.fps))),
    }


def tracks(draft: Draft, language: Language = "en", waves: Waves = NOT_HEARD) -> list[TrackRow]:
    """The rows from top to bottom: texts, what lies over the film, the film itself, sounds."""
    order: dict[Kind, int] = {"text": 0, "overlay": 1, "video": 2, "sound": 3, "music": 4, "other": 5}
    main = next((track for track in draft.tracks(VIDEO) if is_main(track)), None)
    rows: list[TrackRow] = []
    for place, track in enumerate(draft.t):
        items = [item.model_copy(update={"wave": waves.get((place, item.n))}) for item in _items(track, language)]
        rows += _rows(items, _kind(track, is_main=track is main))
    return sorted(rows, key=lambda row: order[row.kind])[:_MOST_ROWS]


def _rows(items: Sequence[Item], kind: Kind) -> list[TrackRow]:
    """A track as one row; as several, where its pieces are there at the same time. Shots are blended instead."""
    shown = sorted(items[:_MOST_ITEMS], key=lambda item: item.start_ms)
    lanes: list[list[Item]] = []
    for item in shown:
        free = lanes if kind == "video" else [lane for lane in lanes if _end(lane[-1]) <= item.start_ms]
        if free:
            free[0].append(item)
        else:
            lanes.append([item])
    more = len(items) - len(shown)
    return [TrackRow(kind=kind, items=lane, more=0 if n else more) for n, lane in enumerate(lanes)]


def _end(item: Item) -> int:
    return item.start_ms + item.length_ms


def _items(track: Track, language: Language) -> Iterator[Item]:
    for number, ((start, known), segment) in enumerate(zip(starts(track), track.sg, strict=True), 1):
        if segment.d <= 0:
            continue
        x = segment.x or _BLANK
        join = x.transition_out
        volume = volume_of(segment)
        yield Item(
            n=number,
            name=_name(segment, track, number, language),
            start_ms=_ms(start),
            length_ms=_ms(segment.d),
            still=x.source is not None and x.source.kind == "image",
            volume=None if volume is None else round(volume, 3),
            speed=None if x.speed == 1 else round(x.speed, 3),
            join=join.kind if join else None,
            join_names=(WORDS["en"].joins[join.kind], WORDS["zh"].joins[join.kind]) if join else None,
            join_ms=_ms(join.duration_ms) if join else 0,
            known=known,
        )


def _name(segment: Segment, track: Track, number: int, language: Language) -> str:
    text = segment.x.text if segment.x else None
    return short(text or name_of(segment, role_of(track), number, language), _LONGEST_NAME)


def _kind(track: Track, *, is_main: bool) -> Kind:
    if track.tt == VIDEO:
        return "video" if is_main else "overlay"
    if track.tt == AUDIO:
        return "music" if all((segment.x or _BLANK).role in (None, "music") for segment in track.sg) else "sound"
    return "text" if track.tt == TEXT else "other"


def is_main(track: Track) -> bool:
    """Whether a picture track may be the film's own: the first such one is."""
    return any(segment.d > 0 and (segment.x or _BLANK).role not in ("overlay", "logo") for segment in track.sg)


def _ms(value: int) -> int:
    return max(0, min(_LONGEST_MS, value))
