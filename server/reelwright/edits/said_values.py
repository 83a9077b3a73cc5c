"""Whether edits hold what a clause said: its quotes, clips, times, amounts, numbers, names and directions. Pure.

A rule that passes one of them over has misread the clause. Values are compared by what they can mean in an edit: 20%
is 0.2 of a volume, 1.2 times a speed, and 0.8 of one that is to be slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from reelwright.edits.model import Combine, Delete, Move, Photo, Reorder, Speed, Split, Transitions, Volume
from reelwright.edits.ops_cut import FitLength, GoBack, Highlight, Keep, Reverse, SplitFilm
from reelwright.edits.ops_picture import Adjust, Turn
from reelwright.edits.ops_sound import VolumeSpan
from reelwright.edits.rules import Outcome, Slots
from reelwright.edits.terms import TypedEdit
from reelwright.edits.tokens import Kind

K = Kind
_TIMES: Final = (K.TIME, K.START, K.UNTIL, K.DURATION, K.HEAD, K.TAIL, K.BY_TIME, K.OFFSET)
_NAMES: Final = (K.SONG, K.LUT_FILE, K.COLOUR, K.LOOK, K.PLATFORM, K.POSITION, K.MOOD, K.STYLE, K.PART, K.FIT)
_IN_THE_MIDDLE: Final = (Split, SplitFilm, Keep)
_MEASURES: Final = (K.ANGLE, K.DECIBELS, K.BPM, K.OPACITY)
_SIDES: Final = ("left", "right")
_AS_TONE: Final = ("warm", "cool")
_BETWEEN: Final = (Move, Transitions, GoBack)  # "between 2 and 3" is behind 2
_SOUNDS: Final = frozenset(
    {K.VOLUME, K.AUDIO, K.MUSIC, K.SONG, K.LEVEL, K.MUTE, K.SPEECH, K.DECIBELS, K.SOUND_FILE, K.DUCK, K.EVERYTHING,
     K.ORIGINAL, K.SILENCES, K.EVEN, K.TIMES_AS_LOUD}
)  # fmt: skip
_MATERIAL: Final = (Combine, Reorder, Photo, Highlight)
_CLOSE: Final = 0.005


def hold_all_said(outcome: Outcome, slots: Slots) -> bool:
    """Whether all that a clause said is in what a rule made of it; of what cannot be done nothing is asked."""
    edits = [edit for edit in outcome if isinstance(edit, TypedEdit)]
    if len(edits) < len(outcome) or not edits:
        return True
    return all(check(edits, slots) for check in _CHECKS)


def _values(edits: Sequence[TypedEdit]) -> Iterator[object]:
    for edit in edits:
        for value in edit.model_dump().values():
            yield from value if isinstance(value, list | tuple) else (value,)


def _texts(edits: Sequence[TypedEdit]) -> list[str]:
    return [value for value in _values(edits) if isinstance(value, str)]


def _quotes(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    texts = _texts(edits)
    return all(any(str(quote) in text for text in texts) for quote in slots.values(K.QUOTE))


def _times(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    return {value for kind in _TIMES for value in slots.values(kind)} <= set(_values(edits))


def _clips(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    values = set(_values(edits))
    clips = [clip for one in slots.references if not one.every for clip in one.clips]
    others = [text for text in _texts(edits) if text.startswith("all but ")]
    named = all(clip in values or any(str(clip) in text for text in others) for clip in clips)
    return named or any(isinstance(edit, _BETWEEN) for edit in edits)


def _apart(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """海边和咖啡之间插入日落: two clips that were named as one thing are not moved beside each other."""
    values = set(_values(edits))
    lost = any(clip not in values for one in slots.references for clip in one.clips)
    pairs = [set(one.clips) for one in slots.references if lost and len(one.clips) > 1]
    moved = [(edit.clip, edit.after, edit.before) for edit in edits if isinstance(edit, Move)]
    return not any(clip in pair and not pair.isdisjoint(beside) for clip, *beside in moved for pair in pairs)


def _names(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    texts = _texts(edits)
    toned = [name for name in _AS_TONE if any(isinstance(edit, Adjust) for edit in edits)]
    turned = _SIDES if any(isinstance(edit, Turn) for edit in edits) else ()
    if "same" in texts or "middle" in texts or any(isinstance(edit, _IN_THE_MIDDLE) for edit in edits):
        return True  # "the crossfades are too long", "split it in the middle"
    said = {str(name) for kind in _NAMES for name in slots.values(kind) if name is not None} - {*toned, *turned}
    return all(any(name in text for text in texts) for name in said)


def _amounts(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether each percentage and factor is there, as it is or as the change that it makes."""
    numbers = [float(value) for value in _values(edits) if isinstance(value, int | float | Decimal)]
    said = [
        float(value) for kind in (K.PERCENT, K.FACTOR) for value in slots.values(kind) if isinstance(value, Decimal)
    ]
    return all(any(_is_near(form, number) for form in _forms(one) for number in numbers) for one in said)


def _measures(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether angles, decibels and beats a minute are there; a turn may be told the other way round."""
    numbers = [float(value) for value in _values(edits) if isinstance(value, int | float | Decimal)]
    said = [float(value) for kind in _MEASURES for value in slots.values(kind) if isinstance(value, Decimal)]
    return all(any(_is_near(abs(one), abs(number)) for number in numbers) for one in said)


def _spans(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether both ends of each stretch of time are there, or its start and its length."""
    values = set(_values(edits))
    said = [value for value in slots.values(K.SPAN) if isinstance(value, tuple)]
    return all((start in values or not start) and (end in values or end - start in values) for start, end in said)


def _forms(said: float) -> Iterator[float]:
    yield from (said, -said, 1 + said, 1 - said, said - 1, said + 1)
    if said:
        yield from (1 / said, 2.0 if said == 1 else said)


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) < _CLOSE


def _numbers(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether each bare number and each place in a row is there; so many more times is one more in all."""
    values = set(_values(edits))
    texts = _texts(edits)
    another = slots.has(K.A) and slots.has(K.TEXT)  # "add a second title"
    kinds = (K.NUM, K.TIMES) if another else (K.NUM, K.TIMES, K.ORDINAL)
    said = [value for kind in kinds for value in slots.values(kind) if isinstance(value, int)]
    return all(values & {one, one + 1, -one} or any(str(one) in text for text in texts) for one in said)


def _directions(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether what is to be faster gets faster, and what is to be slower slower."""
    factors = [edit.factor for edit in edits if isinstance(edit, Speed)]
    faster, slower = slots.has(K.FASTER), slots.has(K.SLOWER)
    if slots.said("to") or faster == slower:
        return True
    return all(factor > 1 if faster else factor < 1 for factor in factors)


def _material(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether "the photos" or "the videos" are told from all clips."""
    said = set(slots.values(K.MATERIAL)) & {"photos", "videos"}
    for_all = [edit for edit in edits if "all" in (getattr(edit, "clip", None), getattr(edit, "target", None))]
    for_all += [edit for edit in edits if isinstance(edit, Reverse) and edit.clip is None]
    if any(isinstance(edit, Photo) and edit.clip is not None for edit in edits) and "photos" in said:
        return False  # "show each photo for 4 seconds, the dog too"
    return len(said) != 1 or not for_all or any(isinstance(edit, _MATERIAL) for edit in edits)


def _all_of_them(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether "all of them" behind a clip is more than that clip."""
    if not (slots.has(K.ALL) and slots.has(K.IT)) or slots.every or slots.has(K.MATERIAL, K.EVERYTHING, K.FILM):
        return True
    return not any(getattr(edit, field, None) in slots.clips for edit in edits for field in ("clip", "target"))


def _is_of_sound(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether a loudness was asked for: "half the dog" and "make it 50%" are none."""
    volumes = [edit for edit in edits if isinstance(edit, Volume | VolumeSpan)]
    if slots.has(K.SPEECH) and any(isinstance(one, Volume) and one.target in slots.clips for one in volumes):
        return "quieter" not in slots.values(K.LEVEL)  # "quieter when Maria speaks" is of the music
    return not volumes or slots.music or slots.has(*_SOUNDS)


def _alone(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether "only the dog" leaves the others out: what is done to the dog alone says nothing of them."""
    only = slots.in_order(K.KEEP, K.CLIPS, *_TIMES, K.SPAN, K.TAIL, K.PART)
    first = next((token.kind for token in only if token.kind is not K.KEEP), None)
    if first is not K.CLIPS or not slots.has(K.SHOW) or not slots.has(K.KEEP):
        return True
    return any(isinstance(edit, Delete | Volume | Combine) or getattr(edit, "over", None) for edit in edits)


def _together(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether a length for several clips in all was not given to each of them."""
    return not (slots.has(K.FIT_LENGTH) and len(slots.clips) > 1) or any(isinstance(one, FitLength) for one in edits)


def _each(edits: Sequence[TypedEdit], slots: Slots) -> bool:
    """Whether "2 seconds each, crossfades" is not taken for the length of the crossfades."""
    first = [token.kind for token in slots.in_order(K.TIME, K.DURATION, K.EACH, K.STYLE, K.TRANSITION)]
    clips_timed = len(first) > 1 and first[0] in (K.TIME, K.DURATION) and first[1] is K.EACH
    return not (clips_timed and {K.STYLE, K.TRANSITION} & set(first)) or not all(
        isinstance(edit, Transitions) for edit in edits
    )


_CHECKS: Final[tuple[Callable[[Sequence[TypedEdit], Slots], bool], ...]] = (
    _quotes,
    _times,
    _clips,
    _apart,
    _names,
    _amounts,
    _measures,
    _spans,
    _numbers,
    _directions,
    _material,
    _all_of_them,
    _is_of_sound,
    _alone,
    _together,
    _each,
)
