"""Uploaded clips and photos put into the film: all in a row, or one at its place. Changes the draft it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reelwright.draft.model import VIDEO, Draft, Placement, Segment, Source, Transform
from reelwright.edits.model import Combine
from reelwright.edits.ops_cut import Insert
from reelwright.edits.terms import Clip, Media
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio.asset import Asset
from reelwright.studio.timeline import (
    clips,
    common_join,
    find_assets,
    find_clip,
    find_clips,
    placed,
    placement,
    track,
)

PHOTO_MS = 3000
PICTURES = ("video", "image")


def combine(film: Draft, edit: Combine, assets: Sequence[Asset], new_id: Callable[[], str]) -> None:
    """Put uploaded clips and photos at the film's end, each with the transition that all joins have."""
    pictures = [asset for asset in assets if asset.kind in PICTURES]
    if edit.clips is None:
        pictures = _of_kind(pictures, edit.only)
        there = {x.source.asset_id for _, x in placed(clips(film)) if x.source}
        chosen = [asset for asset in pictures if asset.id not in there]
    else:
        chosen = [asset for wanted in edit.clips for asset in find_assets(pictures, wanted)]
    join = common_join(film)
    segments = track(film, VIDEO).sg
    for asset in chosen:
        if segments and join:
            placement(segments[-1]).transition_out = join.model_copy()
        segments.append(_clip(asset, new_id()))


def is_new(film: Draft, clip: Clip, assets: Sequence[Asset]) -> bool:
    """Whether a name is that of one uploaded clip or photo, and of none in the film: "put the intro first"."""
    if isinstance(clip, int) or clip in ("first", "last", "all"):
        return False
    pictures = [asset for asset in assets if asset.kind in PICTURES]
    try:
        find_clips(film, clip)
    except NoSuchClip:
        return _found(pictures, clip) == 1
    return False


def _found(assets: Sequence[Asset], name: str) -> int:
    try:
        return len(find_assets(assets, name))
    except NoSuchClip:
        return 0


def insert(film: Draft, edit: Insert, assets: Sequence[Asset], new_id: Callable[[], str]) -> None:
    """Put one uploaded file in, with the transition that all joins have, if they have one."""
    found = find_assets([asset for asset in assets if asset.kind in PICTURES], edit.file)
    if len(found) > 1:
        raise NoSuchClip(f"{edit.file!r} could be several files.", hint="Give the whole file name.")
    segments = track(film, VIDEO).sg
    goal = _goal(film, edit, len(segments))
    join = common_join(film)
    segments.insert(goal, _clip(found[0], new_id()))
    if join:
        for segment in segments[:-1]:
            placement(segment).transition_out = join.model_copy()


def _goal(film: Draft, edit: Insert, end: int) -> int:
    if edit.after is not None:
        return find_clip(film, edit.after) + 1
    if edit.before is not None:
        return find_clip(film, edit.before)
    goal = end if edit.to in ("end", None) else int(edit.to) - 1
    if goal > end:
        raise BadRequest(f"There is no place {edit.to}: the last one is {end}.")
    return goal


def _of_kind(pictures: list[Asset], only: Media | None) -> list[Asset]:
    """The files of one kind, or all. Raises NoSuchClip when there are none."""
    kind = {"photos": "image", "videos": "video", None: None}[only]
    found = [asset for asset in pictures if kind in (None, asset.kind)]
    if not found:
        raise NoSuchClip(f"No {only or 'clips or photos'} have been uploaded yet.", hint="Upload them first.")
    return found


def _clip(asset: Asset, segment_id: str) -> Segment:
    photo = asset.kind == "image"
    return Segment(
        d=PHOTO_MS if photo else asset.duration_ms,
        x=Placement(
            id=segment_id,
            role="clip",
            origin="upload",
            source=Source(
                asset_id=asset.id, name=asset.name, kind=asset.kind, out_ms=None if photo else asset.duration_ms
            ),
            transform=Transform(zoom="in") if photo else None,
        ),
    )
