"""A draft in words and as small data: the summary people know, a longer listing, and a structure for tools.

Pure. A start that the wire does not tell (no `x`) is marked "~". What differs between two drafts is `compare.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from reelwright.draft.model import Draft, Placement, Segment, Track, Transition, TransitionKind, length_ms, starts
from reelwright.draft.names import (
    Language,
    Role,
    cut,
    hundredths,
    name_of,
    percent,
    role_of,
    short,
    tenths,
    volume_of,
    whole,
)
from reelwright.draft.pictures import facts as picture_facts
from reelwright.draft.pictures import inset_words
from reelwright.draft.pictures import notes as picture_notes
from reelwright.draft.telling_sound import sound_notes
from reelwright.draft.text_kinds import place_of
from reelwright.draft.text_words import PLACES, kind_word, style_words, usual
from reelwright.draft.wording import WORDS, Wording

LONGEST_SUMMARY = 1500
_SHOWN = (12, 8, 5, 3, 2, 1)  # segments listed per track: the most that keeps the summary short enough
_MOST_TRACKS = 12


class ItemData(TypedDict):
    """One segment. Times in seconds; `volume` and `speed` 1.0 are as recorded and left out."""

    n: int
    name: str
    start_s: float
    end_s: float
    volume: NotRequired[float]
    text: NotRequired[str]
    speed: NotRequired[float]
    reverse: NotRequired[bool]
    freeze: NotRequired[bool]
    transition: NotRequired[str]
    position: NotRequired[str]
    size: NotRequired[str]
    zoom: NotRequired[str]
    picture: NotRequired[dict[str, str]]
    overlay: NotRequired[str]


class TrackData(TypedDict):
    """One track. `kind` is "video", "audio", "text" or "type N"."""

    kind: str
    items: list[ItemData]


class DraftData(TypedDict):
    """A timeline as tools return it."""

    length_s: float
    width: int
    height: int
    fps: int
    made_for: NotRequired[str]
    tracks: list[TrackData]


def summary(draft: Draft, language: Language = "en") -> str:
    """`Timeline (2 tracks): 1. Video: beach (0-4s), city (3.5-8s) 2. Title: "Hi" (0-3s)`, at most 1500 characters."""
    words = WORDS[language]
    rows = _rows(draft)
    if not rows:
        return words.empty
    drafts = (_summary(rows, most, words, language) for most in _SHOWN)
    fitting = next((text for text in drafts if len(text) <= LONGEST_SUMMARY), None)
    return fitting or cut(_summary(rows, 1, words, language), LONGEST_SUMMARY)


def lines(draft: Draft, language: Language = "en") -> list[str]:
    """A line per track and, below it, one per segment: number, name, start–end, speed, volume, looks, transition."""
    words = WORDS[language]
    out: list[str] = []
    for number, row in enumerate(_rows(draft), start=1):
        out.append(words.track.format(n=number, label=_label(row, words), items="").rstrip())
        for place, (segment, span) in enumerate(zip(row.sg, _spans(row, language), strict=True), start=1):
            name = _shown_name(segment, role_of(row), place, words, language, most=80)
            notes = [
                span,
                *_notes(segment, role_of(row), words),
                *_looks(segment, words),
                *_join_note(segment, language),
            ]
            out.append(f"   {place}. {name} {words.comma.join(notes)}")
    return out or [words.empty]


def data(draft: Draft) -> DraftData:
    """The timeline as small structured data; names are whole file names."""
    told: DraftData = {
        "length_s": _seconds(length_ms(draft)),
        "width": whole(draft.m.width),
        "height": whole(draft.m.height),
        "fps": whole(draft.m.fps),
        "tracks": [_track_data(row) for row in _rows(draft)],
    }
    if draft.m.preset:
        told["made_for"] = draft.m.preset
    return told


def film_fades(draft: Draft, language: Language = "en") -> str:
    """ " Fade out 1s." for a film that fades as a whole; "" for one that does not."""
    words = WORDS[language]
    fades = (("in", draft.m.fade_in_ms), ("out", draft.m.fade_out_ms))
    told = [words.fade[side].format(seconds=tenths(ms)) for side, ms in fades if ms > 0]
    return f" {words.comma.join(told).capitalize()}." if told else ""


def transition_words(kind: TransitionKind, duration_ms: int, language: Language = "en") -> str:
    """ "crossfade 0.5s"."""
    words = WORDS[language]
    return f"{words.joins[kind]} {tenths(duration_ms)}{words.second}"


def span_words(start_ms: int, end_ms: int, language: Language = "en", *, known: bool = True) -> str:
    """ "0-3.5s", or "~0-3.5s" where the start is reckoned, not known."""
    return f"{'' if known else '~'}{tenths(start_ms)}-{tenths(end_ms)}{WORDS[language].second}"


def _rows(draft: Draft) -> list[Track]:
    return [track for track in draft.t if track.sg]


def _summary(rows: Sequence[Track], most: int, words: Wording, language: Language) -> str:
    listed = [
        words.track.format(n=number, label=_label(row, words), items=_items(row, most, words, language))
        for number, row in enumerate(rows[:_MOST_TRACKS], start=1)
    ]
    if len(rows) > _MOST_TRACKS:
        listed.append(words.more_tracks.format(n=len(rows) - _MOST_TRACKS))
    head = words.head[0] if len(rows) == 1 else words.head[1].format(n=len(rows))
    return " ".join([head, *listed])


def _items(row: Track, most: int, words: Wording, language: Language) -> str:
    role = role_of(row)
    common = _common_join(row)
    listed = []
    for place, (segment, span) in enumerate(zip(row.sg[:most], _spans(row, language), strict=False), start=1):
        notes = [span, *_notes(segment, role, words), *([] if common else _join_note(segment, language))]
        listed.append(f"{_shown_name(segment, role, place, words, language)} ({', '.join(notes)})")
    if len(row.sg) > most:
        listed.append(words.more.format(n=len(row.sg) - most))
    if common:
        listed.append(words.every_join.format(join=transition_words(common.kind, common.duration_ms, language)))
    return words.comma.join(listed)


def _common_join(row: Track) -> Transition | None:
    """The transition that all of at least two joins share: said once instead of at each clip."""
    joins = [segment.x.transition_out if segment.x else None for segment in row.sg[:-1]]
    first = joins[0] if len(joins) > 1 else None
    return first if first and all(join == first for join in joins) else None


def _label(row: Track, words: Wording) -> str:
    role = role_of(row)
    marks = {segment.x.role for segment in row.sg if segment.x and segment.x.role}
    if role == "text":
        return kind_word(marks.pop() if len(marks) == 1 else "title", "zh" if words is WORDS["zh"] else "en")
    if role == "music":
        return words.labels["audio" if marks and "music" not in marks else "music"]
    if role == "clip" and any(segment.x and segment.x.inset for segment in row.sg):
        return words.labels["overlay"]
    return words.labels[role].format(tt=whole(row.tt))


def _shown_name(segment: Segment, role: Role, place: int, words: Wording, language: Language, most: int = 40) -> str:
    name = name_of(segment, role, place, language)
    return words.quote.format(text=cut(name, most)) if role == "text" else short(name, most)


def _spans(row: Track, language: Language) -> list[str]:
    return [
        span_words(start, start + segment.d, language, known=known)
        for (start, known), segment in zip(starts(row), row.sg, strict=True)
    ]


def _notes(segment: Segment, role: Role, words: Wording) -> list[str]:
    """Volume and speed, where they say something."""
    notes: list[str] = []
    volume = volume_of(segment)
    if volume is not None and role == "music":
        notes.append(percent(volume))
    elif volume not in (None, 1.0) and role == "clip":
        notes.append(words.volume.format(level=percent(volume or 0.0)))
    if segment.x is not None and segment.x.speed != 1.0:
        notes.append(words.speed.format(factor=hundredths(segment.x.speed)))
    if segment.x is not None and segment.x.reverse:
        notes.append(words.reverse)
    if segment.x is not None and segment.x.freeze:
        notes.append(words.freeze)
    if segment.x is not None:
        language: Language = "zh" if words is WORDS["zh"] else "en"
        notes += sound_notes(segment.x, language, music=role == "music")
    return notes


def _looks(segment: Segment, words: Wording) -> list[str]:
    """Where and how large a text is, a photo's zoom, and fades: for the long listing only."""
    x = segment.x
    if x is None:
        return []
    language: Language = "zh" if words is WORDS["zh"] else "en"
    notes = _letters(x, words, language)
    if x.transform is not None and x.transform.zoom != "none":
        notes.append(words.zoom[x.transform.zoom])
    notes += picture_notes(x.transform, language)
    if x.inset is not None:
        notes.append(inset_words(x.inset.place, x.inset.size, x.inset.opacity, language))
    fades = (("in", x.fade_in_ms), ("out", x.fade_out_ms))
    return notes + [words.fade[side].format(seconds=tenths(ms)) for side, ms in fades if ms > 0]


def _letters(x: Placement, words: Wording, language: Language) -> list[str]:
    """Place and size of a text, and what else is not as usual for its kind."""
    if x.style is None or (x.text is None and x.role != "captions"):
        return []
    placed = {"position": x.style.position, "side": x.style.side, "size": x.style.size, "lift": x.style.lift}
    others = style_words(x.style, usual(x.role).model_copy(update=placed), language)
    return [PLACES[language][place_of(x.style)], words.sizes[x.style.size], *others]


def _join_note(segment: Segment, language: Language) -> list[str]:
    join = segment.x.transition_out if segment.x else None
    return [transition_words(join.kind, join.duration_ms, language)] if join else []


def _track_data(row: Track) -> TrackData:
    kinds: dict[Role, str] = {"clip": "video", "music": "audio", "text": "text", "other": f"type {whole(row.tt)}"}
    role = role_of(row)
    placed = zip(starts(row), row.sg, strict=True)
    items = [_item_data(segment, start, n, role) for n, ((start, _), segment) in enumerate(placed, start=1)]
    return {"kind": kinds[role], "items": items}


def _item_data(segment: Segment, start: int, n: int, role: Role) -> ItemData:
    name = name_of(segment, role, n)
    end = start + segment.d
    item: ItemData = {"n": n, "name": name, "start_s": _seconds(start), "end_s": _seconds(end)}
    volume = volume_of(segment)
    if role in ("clip", "music") and volume is not None and volume != 1.0 and hundredths(volume) != "?":
        item["volume"] = round(volume, 3)
    if role == "text":
        item["text"] = name
    if segment.x is not None:
        if segment.x.speed != 1.0 and hundredths(segment.x.speed) != "?":
            item["speed"] = round(segment.x.speed, 3)
        if segment.x.reverse:
            item["reverse"] = True
        if segment.x.freeze:
            item["freeze"] = True
        if segment.x.transition_out is not None:
            item["transition"] = segment.x.transition_out.kind
        if role == "text" and segment.x.style is not None:
            item["position"], item["size"] = place_of(segment.x.style), segment.x.style.size
        if segment.x.transform is not None and segment.x.transform.zoom != "none":
            item["zoom"] = segment.x.transform.zoom
        looks = picture_facts(segment.x.transform)
        if looks:
            item["picture"] = {str(fact): value for fact, value in looks.items()}
        if segment.x.inset is not None:
            item["overlay"] = segment.x.inset.place
    return item


def _seconds(ms: int) -> float:
    return round(whole(ms) / 1000, 3)
