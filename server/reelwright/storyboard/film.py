"""What a storyboard shows of a draft, as plain values: shots, texts, sounds and their times. Pure; it draws nothing.

Times are ms on the timeline unless they say "in the file".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypedDict

from reelwright.draft.model import (
    AUDIO,
    TEXT,
    VIDEO,
    Draft,
    Fit,
    Inset,
    Placement,
    SafeArea,
    Segment,
    TextStyle,
    Track,
    Transition,
    length_ms,
    starts,
)
from reelwright.draft.names import Language, name_of, role_of, short, volume_of, whole
from reelwright.storyboard.wording import LABELS

_LONGEST_MS = 36_000_000  # ten hours; what a service says beyond that is nonsense
_GAP_MS = 50
_BLANK = Placement(id="")


@dataclass(frozen=True)
class Span:
    """A stretch of the timeline; the end is exclusive."""

    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.start_ms

    @property
    def middle_ms(self) -> int:
        return (self.start_ms + self.end_ms) // 2


@dataclass(frozen=True)
class Piece(Span):
    """A part of a clip, or a photo, on the timeline. `key` names its file; `in_ms` and `out_ms` are in the file."""

    name: str
    key: str = ""
    in_ms: int = 0
    out_ms: int | None = None
    speed: float = 1.0
    still: bool = False

    def in_file(self, at_ms: int) -> int:
        """Where in its file it is at a time of the timeline."""
        if self.still:
            return 0
        at = self.in_ms + max(0, at_ms - self.start_ms) * self.speed
        last = self.out_ms - 40 if self.out_ms is not None else at
        return max(0, round(min(at, max(self.in_ms, last))))


@dataclass(frozen=True)
class Shot(Piece):
    """A clip or photo of the film itself, overlaps included.

    `join`: how it gives way to the next one, if it does. `known`: whether the wire says when it starts.
    """

    number: int = field(kw_only=True)
    fit: Fit = "blur"
    volume: float | None = None
    join: Transition | None = None
    known: bool = True


@dataclass(frozen=True)
class Words(Span):
    """A text on the picture."""

    text: str
    style: TextStyle


@dataclass(frozen=True)
class Overlay(Piece):
    """A clip, a picture or a logo on top of the shots. `inset`: where on the picture, None where nobody says."""

    inset: Inset | None = None


@dataclass(frozen=True)
class Sound(Span):
    """A song or another sound on an audio track. `key` names its file, or `mood` and `seed` the composer's recipe."""

    number: int
    name: str
    key: str
    in_ms: int = 0
    speed: float = 1.0
    volume: float | None = None
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    mood: str = ""
    seed: int = 0
    music: bool = True


@dataclass(frozen=True)
class Film:
    """A whole timeline. `length_ms` is where its last piece ends; `width` and `height` in pixels."""

    length_ms: int
    width: int
    height: int
    fps: int
    shots: tuple[Shot, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    texts: tuple[Words, ...] = ()
    sounds: tuple[tuple[Sound, ...], ...] = ()
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    kept: SafeArea | None = None  # what the platform's own buttons leave free

    @property
    def shape(self) -> float:
        """Width over height, within what a picture can show."""
        return max(0.3, min(3.5, self.width / self.height))


def film_of(draft: Draft, language: Language = "en") -> Film:
    """The film that a draft tells of, whatever a service has put into it."""
    rows = draft.tracks(VIDEO)
    first = next((place for place, row in enumerate(rows) if _is_main(row)), None)
    shots = [] if first is None else list(_shots(rows[first], draft.m.fit, language))
    shots.sort(key=lambda shot: shot.start_ms)
    return Film(
        length_ms=_ms(length_ms(draft)),
        width=max(16, min(16384, whole(draft.m.width))),
        height=max(16, min(16384, whole(draft.m.height))),
        fps=max(1, min(240, whole(draft.m.fps))),
        shots=tuple(shots),
        overlays=tuple(over for n, row in enumerate(rows) if n != first for over in _overlays(row, language)),
        texts=tuple(words for row in draft.tracks(TEXT) for words in _texts(row, language)),
        sounds=tuple(tuple(_sounds(row, language)) for row in draft.tracks(AUDIO) if row.sg),
        fade_in_ms=_ms(draft.m.fade_in_ms),
        fade_out_ms=_ms(draft.m.fade_out_ms),
        kept=draft.m.safe_area,
    )


def _pieces(row: Track, language: Language) -> Iterator[tuple[int, int, bool, Segment, str, Placement]]:
    """`(number, start, whether that is known, segment, name, placement)` of all that has a length."""
    for number, ((start, known), segment) in enumerate(zip(starts(row), row.sg, strict=True), 1):
        if segment.d > 0:
            name = short(name_of(segment, role_of(row), number, language), 200)
            yield number, _ms(start), known, segment, name, segment.x or _BLANK


def _shots(row: Track, fit: Fit, language: Language) -> Iterator[Shot]:
    for number, start, known, segment, name, x in _pieces(row, language):
        yield Shot(
            start,
            start + _ms(segment.d),
            number=number,
            name=name,
            **_footage(segment, x, language),
            fit=(x.transform.fit if x.transform else None) or fit,
            volume=volume_of(segment),
            join=x.transition_out,
            known=known,
        )


def _is_main(row: Track) -> bool:
    """The first track with shots is the film's; what lies above it is laid over them."""
    return any(segment.d > 0 and (segment.x or _BLANK).role not in ("overlay", "logo") for segment in row.sg)


def _overlays(row: Track, language: Language) -> Iterator[Overlay]:
    for _, start, _, segment, name, x in _pieces(row, language):
        yield Overlay(start, start + _ms(segment.d), name=name, inset=x.inset, **_footage(segment, x, language))


class _Footage(TypedDict):
    key: str
    in_ms: int
    out_ms: int | None
    speed: float
    still: bool


def _footage(segment: Segment, x: Placement, language: Language) -> _Footage:
    source = x.source
    return {
        "key": _key(segment, language),
        "in_ms": _ms(source.in_ms) if source else 0,
        "out_ms": _ms(source.out_ms) if source and source.out_ms is not None else None,
        "speed": _factor(x.speed),
        "still": source is not None and source.kind == "image",
    }


def _texts(row: Track, language: Language) -> Iterator[Words]:
    for _, start, _, segment, name, x in _pieces(row, language):
        text = x.text or name
        yield Words(start, start + _ms(segment.d), text=text[:500], style=x.style or TextStyle())


def _sounds(row: Track, language: Language) -> Iterator[Sound]:
    for number, start, _, segment, name, x in _pieces(row, language):
        source = x.source
        yield Sound(
            start,
            start + _ms(segment.d),
            number=number,
            name=_composed(source.mood, language) if source and source.mood else name,
            key=_key(segment, language),
            in_ms=_ms(source.in_ms) if source else 0,
            speed=_factor(x.speed),
            volume=volume_of(segment),
            fade_in_ms=_ms(x.fade_in_ms),
            fade_out_ms=_ms(x.fade_out_ms),
            mood=(source.mood or "") if source else "",
            seed=source.seed if source else 0,
            music=x.role in (None, "music"),
        )


def _composed(mood: str, language: Language) -> str:
    return LABELS[language].composed.format(mood=mood)


def _key(segment: Segment, language: Language) -> str:
    """What names a segment's file: its id, else the name that the service gives it."""
    if segment.x is not None and segment.x.source is not None:
        return segment.x.source.asset_id or segment.x.source.name
    return name_of(segment, "clip", 0, language)


def seams(shots: Sequence[Shot]) -> list[int]:
    """Where one shot gives way to the next: the middle of what they share, or where the next one begins."""
    return [
        min(before.end_ms, after.end_ms) - max(0, before.end_ms - after.start_ms) // 2
        if before.end_ms > after.start_ms
        else after.start_ms
        for before, after in pairwise(shots)
    ]


def gaps(shots: Sequence[Shot]) -> list[Span]:
    """Where nothing but black is between the shots; what is shorter than `_GAP_MS` is rounding."""
    found: list[Span] = []
    end = 0
    for shot in shots:
        if shot.start_ms - end > _GAP_MS:
            found.append(Span(end, shot.start_ms))
        end = max(end, shot.end_ms)
    return found


def _ms(value: int) -> int:
    return max(0, min(_LONGEST_MS, value))


def _factor(value: float) -> float:
    return value if 0.05 <= value <= 20 else 1.0
