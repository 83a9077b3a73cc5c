"""The edits of single clips' pictures and of the canvas, on a draft that may be changed in place.

What lies over the film is `insets.py`'s. How a picture comes to look like that is the renderer's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from reelwright.draft.model import Crop, Draft, Grade, Placement, Transform
from reelwright.edits import ops_picture as p
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio.asset import Asset
from reelwright.studio.timeline import clips, find_assets, find_clips, need_clips, placed, placement

Pictured = (
    p.Canvas | p.Focus | p.Motion | p.Magnify | p.Turn | p.Flip | p.CropEdge | p.Adjust | p.Recolour | p.Stabilise
)


def picture(film: Draft, edit: Pictured, assets: Sequence[Asset]) -> None:
    """Carry out one of the edits of pictures. Raises NoSuchClip, EmptyTimeline, BadRequest."""
    match edit:
        case p.Canvas():
            film.m.width, film.m.height = _canvas(film, edit)
            film.m.fit = edit.fit or film.m.fit
        case p.Focus(clip=None):
            film.m.focus = edit.at
            for _, x in placed(clips(film)):  # what was said of single clips gives way
                if x.transform is not None:
                    x.transform.focus = None
        case p.Focus():
            _set(film, edit.clip, focus=edit.at)
        case p.Motion():
            _set(film, edit.clip, zoom=edit.move, zoom_by=edit.by, zoom_at=edit.at)
        case p.Magnify():
            _set(film, edit.clip, magnify=1 + edit.by, magnify_at=edit.at)
        case p.Turn():
            for transform in _transforms(film, edit.clip):
                transform.turn = (transform.turn + edit.degrees) % 360 if edit.degrees else 0.0
        case p.Flip():
            for transform in _transforms(film, edit.clip):
                _flip(transform, edit)
        case p.CropEdge():
            for transform in _transforms(film, edit.clip):
                transform.crop = _cropped(transform.crop, edit)
        case p.Adjust():
            for transform in _transforms(film, edit.clip):
                _adjust(transform.grade, edit)
        case p.Recolour():
            _recolour(film, edit, assets)
        case p.Stabilise():
            _stabilise(film, edit)
        case _:
            assert_never(edit)


def _canvas(film: Draft, edit: p.Canvas) -> tuple[int, int]:
    """The new size: what was said, or the shape there is at another size, on even pixels."""
    if edit.width is not None and edit.height is not None:
        return edit.width, edit.height
    scale = (edit.short_side or 1080) / min(film.m.width, film.m.height)
    return round(film.m.width * scale / 2) * 2, round(film.m.height * scale / 2) * 2


def _placements(film: Draft, wanted: int | str) -> list[Placement]:
    segments = need_clips(film)
    return [placement(segments[place]) for place in find_clips(film, wanted)]


def _transforms(film: Draft, wanted: int | str) -> list[Transform]:
    """The transforms of the clips that are meant, each its own."""
    found = _placements(film, wanted)
    for x in found:
        x.transform = x.transform or Transform()
    return [x.transform for x in found if x.transform is not None]


def _set(film: Draft, wanted: int | str | None, **values: Any) -> None:  # noqa: ANN401 -- fields of Transform
    for transform in _transforms(film, "all" if wanted is None else wanted):
        for name, value in values.items():
            setattr(transform, name, value)


def _flip(transform: Transform, edit: p.Flip) -> None:
    """A picture is turned first and flipped after, so a flip of what is seen now is just one more flip."""
    if edit.axis == "horizontal":
        transform.mirrored = not transform.mirrored
    else:
        transform.flipped = not transform.flipped


def _cropped(crop: Crop, edit: p.CropEdge) -> Crop:
    edges = ("left", "right", "top", "bottom") if edit.edge == "all" else (edit.edge,)
    made = crop.model_copy(update=dict.fromkeys(edges, edit.by))
    if made.left + made.right > 0.9 or made.top + made.bottom > 0.9:
        raise BadRequest("Nearly nothing of the picture would be left.", hint="Crop less.")
    return made


def _adjust(grade: Grade, edit: p.Adjust) -> None:
    now: float = getattr(grade, edit.tone)
    value = (edit.to or 0.0) - 1 if edit.by is None else now + edit.by
    setattr(grade, edit.tone, round(min(1.0, max(-1.0, value)), 4) + 0.0)


def _recolour(film: Draft, edit: p.Recolour, assets: Sequence[Asset]) -> None:
    lut = None if edit.file is None else _lut(edit.file, assets)
    for transform in _transforms(film, edit.clip):
        transform.grade.look, transform.grade.strength = edit.look, edit.strength
        transform.grade.lut, transform.grade.lut_name = (lut.id, lut.name) if lut else (None, None)


def _lut(name: str, assets: Sequence[Asset]) -> Asset:
    luts = [asset for asset in assets if asset.kind == "lut"]
    if not luts:
        raise NoSuchClip(f"There is no LUT {name!r} among the uploaded files.", hint="Upload the .cube file first.")
    found = find_assets(luts, name)
    if len(found) > 1:
        raise NoSuchClip(f"{name!r} could be several LUTs.", hint="Give the whole file name.")
    return found[0]


def _stabilise(film: Draft, edit: p.Stabilise) -> None:
    moving = [x for x in _placements(film, edit.clip) if x.source and x.source.kind == "video"]
    if not moving:
        raise NoSuchClip("A photo does not shake.", hint="Only videos can be stabilised.")
    for x in moving:
        x.transform = x.transform or Transform()
        x.transform.steady = edit.on
