"""The film as an editor sees it: its clips by number or name, and the rules that every timeline keeps.

Works on a draft's main picture track (the first of type VIDEO). `settle` is the one place where start times, joins
and the lengths of music and titles are made to fit each other. No I/O.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import PurePath
from typing import Final, Literal

from reelwright.draft.model import AUDIO, TEXT, VIDEO, Draft, LevelSpan, Placement, Segment, Track, Transition
from reelwright.edits.terms import FROM_THE_END, NTH_OF_NAME, PLAYING_AT, THE_PHOTO, excepted
from reelwright.errors import AmbiguousClip, EmptyTimeline, NoSuchClip
from reelwright.studio.asset import Asset
from reelwright.studio.file_words import english, is_chinese

SHORTEST_MS = 100  # a clip is never cut to less than this
Noun = Literal["clip", "file"]
_BY_NUMBER_ZH: Final = "请按编号说，例如“把第3段放到最前面”。"
_SHORTEST_JOIN_MS = 67  # two frames at 30 fps; less is a cut


def track(draft: Draft, kind: int) -> Track:
    """The draft's first track of a type; made, in the order picture, sound, text, if there is none."""
    existing = draft.tracks(kind)
    if existing:
        return existing[0]
    new = Track(tt=kind)
    draft.t.append(new)
    draft.t.sort(key=lambda item: (VIDEO, AUDIO, TEXT).index(item.tt) if item.tt in (VIDEO, AUDIO, TEXT) else 3)
    return new


def clips(draft: Draft) -> list[Segment]:
    """The clips and photos of the film, in order: the draft's own list, where it has one."""
    existing = draft.tracks(VIDEO)
    return existing[0].sg if existing else []


def placed(segments: Sequence[Segment]) -> Iterator[tuple[Segment, Placement]]:
    """Segments with their placement; segments that are not ours have none and are passed over."""
    return ((segment, segment.x) for segment in segments if segment.x is not None)


def songs(draft: Draft) -> list[tuple[Segment, Placement]]:
    return [(segment, x) for row in draft.tracks(AUDIO) for segment, x in placed(row.sg) if x.role == "music"]


def texts(draft: Draft) -> list[tuple[Segment, Placement]]:
    return [(segment, x) for row in draft.tracks(TEXT) for segment, x in placed(row.sg)]


def insets(draft: Draft) -> list[tuple[Segment, Placement]]:
    """The pictures over the film: those of the picture tracks behind the first."""
    return [pair for row in draft.tracks(VIDEO)[1:] for pair in placed(row.sg) if pair[1].inset is not None]


def placement(segment: Segment) -> Placement:
    """The placement of a clip; every clip of a studio film has one."""
    if segment.x is None:
        raise NoSuchClip("That clip was not placed by the studio and cannot be edited here.")
    return segment.x


def film_ms(draft: Draft) -> int:
    """The length of the film: where its last clip ends."""
    return max((x.start_ms + segment.d for segment, x in placed(clips(draft))), default=0)


def need_clips(draft: Draft) -> list[Segment]:
    """The film's clips; raises EmptyTimeline when there are none."""
    found = clips(draft)
    if not found:
        raise EmptyTimeline("There are no clips in the film yet.")
    return found


def find_clips(draft: Draft, wanted: int | str) -> list[int]:
    """The 0-based places of the clips that a name means, in every way that `edits/terms.py` allows.

    Raises NoSuchClip, naming the clips there are.
    """
    segments = need_clips(draft)
    time = PLAYING_AT.fullmatch(wanted) if isinstance(wanted, str) else None
    if time is not None:
        return [playing_at(draft, round(float(time[1]) * 1000))]
    counted = FROM_THE_END.fullmatch(wanted) if isinstance(wanted, str) else None
    if counted is not None and int(counted[1]) <= len(segments):
        return [len(segments) - int(counted[1])]
    if isinstance(wanted, str) and (left_out := excepted(wanted)):
        return _all_but(draft, wanted, left_out)
    names = [x.source.name if (x := segment.x) and x.source else "" for segment in segments]
    if isinstance(wanted, str) and (halves := _of_two(wanted, names)):
        return halves
    if wanted == THE_PHOTO and not _by_name(THE_PHOTO, names):
        return _the_photo(segments)
    return _find(wanted, names, "clip")


def _of_two(wanted: str, names: list[str]) -> list[int]:
    """ "second coffee", where there are two clips of that name and none of the whole; nothing otherwise."""
    found = NTH_OF_NAME.fullmatch(wanted)
    if found is None or _by_name(wanted, names):
        return []
    places = _by_name(found[2], names)
    return [places[("first", "second").index(found[1])]] if len(places) == len(("first", "second")) else []


def _all_but(draft: Draft, wanted: str, left_out: Sequence[int | str]) -> list[int]:
    gone = {find_clip(draft, clip) for clip in left_out}
    places = [place for place in range(len(need_clips(draft))) if place not in gone]
    if not places:
        raise NoSuchClip(f"Nothing is left for {wanted!r}: the film has no other clips.")
    return places


def _the_photo(segments: Sequence[Segment]) -> list[int]:
    """The photos of the film, for "the photo". Raises NoSuchClip when there are none."""
    pictures = enumerate(placement(segment).source for segment in segments)
    places = [place for place, source in pictures if source is not None and source.kind == "image"]
    if not places:
        raise NoSuchClip("There is no photo in the film.")
    return places


def playing_at(draft: Draft, ms: int) -> int:
    """The 0-based place of the clip that plays at a time of the film; at a join, the one that begins.

    Raises NoSuchClip for a time beyond the film's end.
    """
    begun = [place for place, segment in enumerate(need_clips(draft)) if placement(segment).start_ms <= ms]
    if ms >= film_ms(draft) or not begun:
        raise NoSuchClip(
            f"Nothing plays at {ms / 1000:g} s; the film is {film_ms(draft) / 1000:g} s long.",
            hint="Give a time in it.",
        )
    return begun[-1]


def stands_still(x: Placement) -> bool:
    """Whether a clip has no times of its own: a photo, or a frozen picture."""
    return x.freeze or (x.source is not None and x.source.kind == "image")


def find_clip(draft: Draft, wanted: int | str) -> int:
    """The one clip that is meant. Raises NoSuchClip when there is none, AmbiguousClip when there are several."""
    places = find_clips(draft, wanted)
    if len(places) > 1:
        numbers = ", ".join(str(place + 1) for place in places)
        raise AmbiguousClip(f"{wanted!r} could be clips {numbers}.")
    return places[0]


def find_assets(assets: Sequence[Asset], wanted: int | str) -> list[Asset]:
    """Uploaded files by number (in the order they came) or name. Raises NoSuchClip."""
    if not assets:
        raise NoSuchClip(
            f"There is no file {wanted!r}: none of that sort is uploaded yet.", hint="Upload the file first."
        )
    return [assets[place] for place in _find(wanted, [asset.name for asset in assets], "file")]


def _find(wanted: int | str, names: list[str], noun: Noun) -> list[int]:
    places = list(range(len(names)))
    if isinstance(wanted, int):
        found = [wanted - 1] if wanted <= len(names) else []
    elif wanted.casefold() in ("all", "first", "last"):
        found = {"all": places, "first": places[:1], "last": places[-1:]}[wanted.casefold()]
    else:
        found = _by_name(wanted, names) or (_by_part(wanted, names) if noun == "clip" else [])
    if not found:
        raise _missing(wanted, names, noun)
    return found


def _missing(wanted: int | str, names: list[str], noun: Noun) -> NoSuchClip:
    listed = ", ".join(f"{place + 1}. {name}" for place, name in enumerate(names[:20]))
    if isinstance(wanted, str) and is_chinese(wanted):
        what, there_are = ("片段", "影片里有") if noun == "clip" else ("文件", "上传的有")
        return NoSuchClip(f"没有找到{what}“{wanted}”；{there_are}：{listed}。", hint=_BY_NUMBER_ZH)
    there_are = "film has" if noun == "clip" else "uploads are"
    return NoSuchClip(f"There is no {noun} {wanted!r}; the {there_are}: {listed}.")


def _by_name(wanted: str, names: list[str]) -> list[int]:
    """Whole names first, then names without their extension, then words of names, then parts of them.

    A space, "-" and "_" are alike, and the order of words does not matter. Chinese words that no name has are tried
    in English.
    """
    key = _plain(wanted)
    words = key.split()
    stems = [_plain(PurePath(name).stem) for name in names]
    fits: tuple[Callable[[int], bool], ...] = (
        lambda place: names[place].casefold() == wanted.casefold(),
        lambda place: _plain(names[place]) == key,
        lambda place: stems[place] == key,
        lambda place: all(word in stems[place].split() for word in words),
        lambda place: key in _plain(names[place]),
        lambda place: all(word in _plain(names[place]) for word in words),
        lambda place: _says(stems[place], english(wanted)),
    )
    tries = ([place for place in range(len(names)) if fit(place)] for fit in fits)
    return next((found for found in tries if found), [])


def _by_part(wanted: str, names: list[str]) -> list[int]:
    """打游戏 of 游戏录屏.mp4: the only clip whose name shares two Chinese characters with what was said."""
    runs = [wanted[place : place + 2] for place in range(len(wanted) - 1)]
    parts = [run for run in runs if all(is_chinese(char) for char in run)]
    found = [place for place, name in enumerate(names) if any(part in name for part in parts)]
    return found if len(found) == 1 else []


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s_-]+", name.casefold().strip()))


def _says(stem: str, wanted: list[tuple[str, ...]] | None) -> bool:
    """Whether each wanted word is in a name, by one of its alternatives."""
    return wanted is not None and all(any(f" {_plain(word)}" in f" {stem}" for word in either) for either in wanted)


def common_join(draft: Draft) -> Transition | None:
    """The transition that all joins of the film have: a clip that comes along later gets it too."""
    joins = [placement(segment).transition_out for segment in clips(draft)[:-1]]
    first = joins[0] if joins else None
    return first if first and all(join == first for join in joins) else None


def settle(draft: Draft) -> None:
    """Make everything fit again after a change: joins, start times, then what follows the film's length."""
    segments = clips(draft)
    _fit_joins(segments)
    at = 0
    for segment, x in placed(segments):
        x.start_ms = at
        at += segment.d - (x.transition_out.duration_ms if x.transition_out else 0)
    length = film_ms(draft)
    _follow_clips(draft)
    for segment, x in songs(draft) + texts(draft) + insets(draft):
        _follow(segment, x, length)
    if not segments:  # without a film there is nothing to lie over
        draft.t = [row for row in draft.t if row.tt != VIDEO or row is draft.tracks(VIDEO)[0]]
    draft.t = [row for row in draft.t if row.sg or row is draft.tracks(VIDEO)[0]]
    draft.d = length


def _fit_joins(segments: list[Segment]) -> None:
    """A join takes at most half of each of its clips; one too short to be seen becomes a cut."""
    for segment, following in zip_longest(segments, segments[1:]):
        x = segment.x
        if x is None or x.transition_out is None:
            continue
        longest = 0 if following is None else min(segment.d, following.d) // 2
        if longest < _SHORTEST_JOIN_MS:
            x.transition_out = None
        else:
            x.transition_out.duration_ms = min(x.transition_out.duration_ms, longest)


def _follow(segment: Segment, x: Placement, film: int) -> None:
    match x.anchor:
        case "whole":
            x.start_ms, segment.d = 0, film
        case "rest":
            segment.d = max(0, film - x.start_ms)
        case "end":
            segment.d = min(segment.d, film)
            x.start_ms = film - segment.d
        case "time":  # a text that the film no longer reaches moves back, so that it is still seen
            x.start_ms = min(x.start_ms, max(0, film - segment.d))
            segment.d = min(segment.d, film - x.start_ms)


def _follow_clips(film: Draft) -> None:
    """Let the levels that belong to a clip hold while it plays now; those of a clip that is gone go with it."""
    times = {x.id: (x.start_ms, x.start_ms + segment.d) for segment, x in placed(clips(film))}
    for _, x in songs(film):
        x.levels = [_followed(span, times) for span in x.levels if span.clip is None or span.clip in times]


def _followed(span: LevelSpan, times: Mapping[str, tuple[int, int]]) -> LevelSpan:
    if span.clip is None:
        return span
    start, end = times[span.clip]
    return span.model_copy(update={"start_ms": start, "end_ms": end})
