"""Rules for the canvas, what stays in view, zooms, turning, cropping, colours, and steadying.

Rows of data with small builders; they read what `phrase_picture.py` writes, and what people say.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, get_args

from reelwright.edits import impossible
from reelwright.edits.model import Edit
from reelwright.edits.ops_picture import (
    Adjust,
    Canvas,
    CropEdge,
    Flip,
    Focus,
    Magnify,
    Motion,
    Recolour,
    Stabilise,
    Tone,
    Turn,
)
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.rules_overlay import OVERLAY_RULES
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import Kind as K

STEPS: Final = {"slight": 0.1, None: 0.2, "strong": 0.4}
"""How much "a bit brighter", "brighter" and "much brighter" are."""

_TONES: Final = get_args(Tone)
_BORDERS: Final = {None: ("all",), "sides": ("left", "right"), "rows": ("top", "bottom")}
_SLIGHTLY: Final = Decimal("0.5")  # of a look
_LEAST_BARE: Final = 10  # a number of degrees that needs no unit
_CROPPED: Final = Decimal("0.15")  # "crop the bottom off"


def _every(slots: Slots) -> tuple[Clip, ...] | None:
    """The clips that are meant, all of them where none is named; None where a word speaks of another thing."""
    if slots.references and not slots.every:
        return slots.clips
    if slots.clips and not slots.has(K.FILM, K.WHOLE, K.EVERYTHING, K.MATERIAL):
        return slots.clips
    return ("all",)


def _named(slots: Slots) -> tuple[Clip, ...] | None:
    """The clips that are named, or all if that was said; None if nothing was."""
    spoken = slots.references or slots.clips or slots.has(K.FILM, K.WHOLE, K.EVERYTHING, K.MATERIAL, K.IT)
    return _every(slots) if spoken else None


def _canvas(slots: Slots) -> Outcome | None:
    size = next(iter(slots.values(K.PIXELS)), None)
    if not isinstance(size, tuple) or (slots.references and not slots.every):
        return None
    width, height = (side // 2 * 2 for side in size)
    return (Canvas.model_validate({"width": width, "height": height, "fit": slots.text(K.FIT)}),)


def _short_side(slots: Slots) -> Outcome | None:
    if slots.references and not slots.every:
        return None
    return (Canvas.model_validate({"short_side": slots.values(K.SHORT_SIDE)[0], "fit": slots.text(K.FIT)}),)


def _focus(slots: Slots) -> Outcome | None:
    at = slots.text(K.POSITION)
    if slots.references and not slots.every:
        return tuple(Focus.model_validate({"at": at, "clip": clip}) for clip in slots.clips)
    return (Focus.model_validate({"at": at, "clip": "all" if slots.every else None}),)


def _motion(slots: Slots) -> Outcome | None:
    """A slow zoom of clips; of photos, which have one anyway, it is `rules_look.py`'s business."""
    if slots.photo or not slots.clips:
        return None
    move = slots.text(K.ZOOM) or ("in" if slots.has(K.STATIC) else None)
    percent = slots.number(K.PERCENT)
    if percent is not None and percent < Decimal("0.01"):
        return None
    fields = {"move": move, "by": None if percent is None else float(percent), "at": slots.text(K.POSITION)}
    said = {name: value for name, value in fields.items() if value is not None}
    if move in ("left", "right", "up", "down") and "at" in said and percent is None:
        return None  # "pan across the beach from right to left"
    if move == "in" and not slots.has(K.GENTLY) and slots.has(K.STATIC) and len(said) > 1:
        return None  # "zoom in on the left of clip 2 by 20%" is larger all the time
    return tuple(Motion.model_validate({"clip": clip, **said}) for clip in slots.clips)


def _magnified(slots: Slots) -> Outcome | None:
    clips = _named(slots)
    percent, factor = slots.number(K.PERCENT), slots.number(K.FACTOR)
    if clips is None or (percent is not None and factor is not None):
        return None
    if factor is not None:
        percent = factor - 1
    if percent is not None and percent > 1 and not slots.said("by"):
        percent -= 1  # "punch in 120%"
    by = {} if percent is None else {"by": float(percent)}
    at = slots.text(K.POSITION) or "center"
    return tuple(Magnify.model_validate({"clip": clip, "at": at, **by}) for clip in clips)


def _turned(slots: Slots) -> Outcome | None:
    clips = _named(slots)
    angle, bare = slots.number(K.ANGLE), slots.number(K.NUM)
    if bare is not None:  # "rotate the dog by 90"
        if angle is not None or not slots.has(K.ROTATE) or not _LEAST_BARE <= bare < 360:
            return None
        angle = bare
    way = slots.number(K.ROTATE)
    if clips is None:
        return None
    degrees = Decimal(90) if angle is None else angle
    side = slots.text(K.POSITION)
    if side not in (None, "left", "right"):
        return None
    back = (way is not None and way < 0) or slots.values(K.CLOCKWISE) == [-1] or side == "left"
    return tuple(Turn(clip=clip, degrees=float(-degrees if back else degrees)) for clip in clips)


def _flipped(slots: Slots) -> Outcome | None:
    clips = _named(slots)
    turned = "vertical" if slots.values(K.ANGLE) == [180] else None  # "flip it upside down"
    said = slots.text(K.FLIP) or turned or {"9:16": "vertical", "16:9": "horizontal"}.get(slots.text(K.RATIO) or "")
    if clips is None:
        return None
    return tuple(Flip.model_validate({"clip": clip, "axis": said or "horizontal"}) for clip in clips)


def _cropped(slots: Slots) -> Outcome | None:
    clips, percent = _named(slots) or (("all",) if slots.context_free else None), slots.number(K.PERCENT)
    edges = _BORDERS[slots.text(K.BORDER)] if slots.has(K.BORDER) else (slots.text(K.POSITION),)
    if slots.references and percent is None and slots.has(K.FIT) and edges[0] in ("top", "bottom", "left", "right"):
        percent = _CROPPED
    if clips is None or percent is None:
        return None
    return tuple(
        CropEdge.model_validate({"clip": clip, "edge": edge, "by": float(percent)}) for clip in clips for edge in edges
    )


def _adjusted(slots: Slots) -> Outcome | None:
    """ "the brightness of clip 2 up by 10%": tones by name, which way they go, and how much."""
    tones = [_tone(slots, str(tone)) for tone in dict.fromkeys(slots.values(K.TONE))]
    return None if None in tones else tuple(edit for edits in tones for edit in edits or ())


def _tone(slots: Slots, tone: str) -> Outcome | None:
    clips, percent = _every(slots), slots.number(K.PERCENT)
    if clips is None:
        return None
    way = {"louder": 1, "very loud": 1, "quieter": -1, "very quiet": -1}.get(slots.text(K.LEVEL) or "")
    if percent is not None and (slots.said("to") or slots.said("at") or (way is None and slots.has(K.MAKE))):
        if slots.said("by"):
            return None
        return tuple(Adjust.model_validate({"tone": tone, "to": float(percent), "clip": clip}) for clip in clips)
    if way is None and (slots.has(K.ADD) or (percent is not None and percent < 0)):
        way = 1
    if way is None:
        return None
    by = _amount(slots) * way
    return tuple(Adjust.model_validate({"tone": tone, "by": by, "clip": clip}) for clip in clips)


def _amount(slots: Slots) -> float:
    percent = slots.number(K.PERCENT)
    if percent is not None:
        return float(percent)
    if slots.text(K.LEVEL) in ("very loud", "very quiet"):
        return STEPS["strong"]
    return STEPS[next((value for value in slots.values(K.DEGREE) if value in STEPS), None)]


def _toned(slots: Slots) -> Outcome | None:
    """ "much warmer", "20% brighter": the tone and its direction in one word."""
    clips = _every(slots)
    out = []
    up = {"louder": 1, "quieter": -1}.get(slots.text(K.LEVEL) or "")  # "brighten it up"
    if up and (
        not slots.has(K.IT, K.EVERYTHING, K.CLIPS, K.FILM)
        or slots.values(K.TONED) not in ([("brightness", up)], [("temperature", up)])
    ):
        return None
    for value in slots.values(K.TONED):
        tone, way = value if isinstance(value, tuple) else (None, 0)
        if slots.text(K.TONE) not in (None, tone):
            return None
        out += [Adjust.model_validate({"tone": tone, "by": _amount(slots) * way, "clip": clip}) for clip in clips or ()]
    return tuple(out) or None


def _looked(slots: Slots) -> Outcome | None:
    clips, percent = _every(slots), slots.number(K.PERCENT)
    if percent is None and "slight" in slots.values(K.DEGREE) and "none" not in slots.values(K.LOOK):
        percent = _SLIGHTLY
    strength = {} if percent is None else {"strength": float(percent)}
    looks = list(dict.fromkeys(slots.values(K.LOOK)))
    tint = next((look for look in looks if look in ("warm", "cool")), None) if len(looks) == 2 else None
    if len(looks) > 1 and (tint is None or "none" in looks or {"warm", "cool"} == set(looks)):
        return None
    fields = {"look": next(look for look in looks if look != tint), **strength}
    out: list[Edit] = [Recolour.model_validate({"clip": clip, **fields}) for clip in clips or ()]
    by = {"warm": STEPS[None], "cool": -STEPS[None]}.get(str(tint))  # "a warm vintage look" is a look, and warmer
    out += [Adjust(tone="temperature", by=by, clip=clip) for clip in clips or () if by]
    return tuple(out)


def _as_shot(slots: Slots) -> Outcome | None:
    """ "reset the colours of clip 1": no look, and no more or less of anything."""
    out: list[Edit] = []
    for clip in _every(slots) or ():
        out += [Recolour(clip=clip), *(Adjust.model_validate({"tone": tone, "to": 1, "clip": clip}) for tone in _TONES)]
    return tuple(out)


def _lut(slots: Slots) -> Outcome | None:
    clips, percent = _every(slots), slots.number(K.PERCENT)
    file = slots.text(K.LUT_FILE) or slots.text(K.QUOTE)
    if file is None:
        return None if slots.references or slots.has(K.PERCENT) else (impossible.GRADE,)
    strength = {} if percent is None else {"strength": float(percent)}
    return tuple(Recolour.model_validate({"clip": clip, "file": file, **strength}) for clip in clips or ())


def _steadied(slots: Slots) -> Outcome | None:
    clips = _named(slots)
    on = slots.text(K.STEADY) == "on"
    return None if clips is None else tuple(Stabilise(clip=clip, on=on) for clip in clips)


_OF: Final = {K.CLIPS, K.FILM, K.WHOLE, K.EVERYTHING, K.MATERIAL, K.ALL, K.CLIP}
_DO: Final = {K.MAKE, K.ADD, K.MOVE, K.CHANGE, K.SHOW, K.KEEP, K.GENERATE}
_HOW: Final = {K.PERCENT, K.POSITION, K.GENTLY}

PICTURE_RULES: Final[tuple[Rule, ...]] = (
    rule(K.PIXELS, may={*_OF, *_DO, K.SHAPE, K.FIT, K.RATIO}, build=_canvas),
    rule(K.SHORT_SIDE, may={*_OF, *_DO, K.SHAPE, K.FIT}, build=_short_side),
    rule(K.FOCUS, K.POSITION, may={*_OF, *_DO, K.SHAPE, K.PLACE}, build=_focus),
    rule({K.ZOOM, K.STATIC}, {K.CLIPS, K.IT}, may={*_HOW, *_DO, K.ZOOM, K.STATIC}, build=_motion),
    rule(
        {K.MAGNIFY, K.STATIC, K.SIZE},
        {K.PERCENT, K.POSITION, K.FACTOR, K.MAGNIFY, K.DEGREE},
        may={*_OF, *_DO, K.PERCENT, K.POSITION, K.FACTOR, K.MAGNIFY},
        build=lambda slots: _magnified(slots) if slots.text(K.SIZE) in (None, "bigger") else None,
    ),
    rule(
        {K.ROTATE, K.ANGLE},
        may={*_OF, *_DO, K.ANGLE, K.CLOCKWISE, K.ROTATE, K.POSITION, K.NUM},
        build=lambda slots: _turned(slots) if slots.has(K.ROTATE) or not slots.has(K.POSITION) else None,
    ),
    rule(
        K.FLIP,
        may={*_OF, *_DO, K.RATIO, K.ANGLE},
        build=lambda slots: _flipped(slots) if slots.values(K.ANGLE) in ([], [180]) else None,
    ),
    rule(K.AS_SHOT, may={*_OF, *_DO}, build=_as_shot),
    rule(
        {K.FIT, K.CUT, K.TRIM, K.REMOVE},
        K.PERCENT,
        {K.POSITION, K.BORDER},
        may={*_OF, K.FIT, K.EACH},
        build=lambda slots: _cropped(slots) if slots.text(K.FIT) in (None, "crop") else None,
    ),
    rule(K.FIT, K.POSITION, K.CLIPS, may={K.SHAPE}, build=_cropped),
    rule(K.TONE, may={*_OF, *_DO, K.PERCENT, K.LEVEL}, many={K.TONE}, build=_adjusted),
    rule(K.TONED, may={*_OF, *_DO, K.PERCENT, K.TONE, K.LEVEL}, many={K.TONED}, build=_toned),
    rule({K.LUT, K.LUT_FILE}, may={*_OF, *_DO, K.LUT, K.LUT_FILE, K.QUOTE, K.PERCENT}, build=_lut),
    rule(K.LOOK, may={*_OF, *_DO, K.PERCENT}, many={K.LOOK}, build=_looked),
    rule(K.STEADY, may={*_OF, *_DO}, build=_steadied),
    *OVERLAY_RULES,
)  # fmt: skip
