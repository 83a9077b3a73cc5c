"""Pictures over the film, a clip in a corner or a logo: added and taken away. `timeline.py` keeps them inside the film.

They lie on picture tracks behind the first, marked with the role "overlay". On a draft that may be changed in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from reelwright.draft.model import VIDEO, Draft, Inset, Placement, Segment, Source, Track
from reelwright.edits.ops_picture import Overlay, RemoveOverlay
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio.assembling import PHOTO_MS
from reelwright.studio.asset import Asset
from reelwright.studio.timeline import (
    clips,
    film_ms,
    find_assets,
    find_clip,
    insets,
    need_clips,
    placed,
    placement,
    settle,
)

ROLE: Final = "overlay"
_SIZES: Final = {"pip": 0.36, "logo": 0.16}
_MOST: Final = 20
_IS_LOGO: Final = re.compile(r"logo|watermark|brand|水印|标志|角标|台标|商标", re.IGNORECASE)


def lay_over(film: Draft, edit: Overlay, assets: Sequence[Asset], new_id: Callable[[], str]) -> None:
    """Show a file or clip over the film. Raises NoSuchClip, EmptyTimeline, BadRequest."""
    need_clips(film)
    if len(insets(film)) >= _MOST:
        raise BadRequest(f"There are {_MOST} pictures over the film already.", hint="Remove some of them first.")
    over = None if edit.over is None else placement(clips(film)[find_clip(film, edit.over)])
    base, length = _shown(film, edit, assets)
    settle(film)
    start = over.start_ms if over else edit.start_ms or 0
    room = film_ms(film) - start
    if room <= 0:
        raise BadRequest(f"The film is {film_ms(film) / 1000:g} s long; nothing can be shown at {start / 1000:g} s.")
    whole = edit.kind == "logo" and edit.start_ms is None and edit.duration_ms is None and over is None
    if over is not None:
        room = next(segment.d for segment, x in placed(clips(film)) if x is over)
    inset = Inset(place=edit.at, size=edit.size or _SIZES[edit.kind], opacity=edit.opacity, rounded=edit.rounded)
    wished = edit.duration_ms or (room if edit.kind == "logo" else length)
    made = base.model_copy(
        update={
            "id": new_id(),
            "role": "logo" if edit.kind == "logo" else ROLE,
            "anchor": "whole" if whole else "time",
            "start_ms": start,
            "inset": inset,
        }
    )
    video = base.source is not None and base.source.kind == "video"
    segment = Segment(d=min(wished, room, *([length] if video else [])), x=made)
    _free_row(film, segment).sg.append(segment)


def take_away(film: Draft, edit: RemoveOverlay) -> None:
    """Take pictures over the film away. Raises NoSuchClip, naming those there are."""
    there = insets(film)
    gone = {x.id for _, x in there if _is_meant(x, edit)}
    if not gone:
        names = ", ".join(x.source.name for _, x in there if x.source) or "none"
        raise NoSuchClip(
            f"There is no such picture over the film; there are: {names}.",
            hint="A watermark that is part of the footage cannot be removed." if edit.kind == "logo" else None,
        )
    for row in film.tracks(VIDEO)[1:]:
        row.sg = [segment for segment in row.sg if segment.x is None or segment.x.id not in gone]


def _shown(film: Draft, edit: Overlay, assets: Sequence[Asset]) -> tuple[Placement, int]:
    """What is shown, and its own length in ms. A clip of the film leaves its place there, with what was done to it."""
    if edit.source is None:
        return _of_file(_logo(assets))
    place = _in_film(film, edit.source, assets)
    if place is None:
        found = find_assets([asset for asset in assets if asset.kind in ("video", "image")], edit.source)
        if len(found) > 1:
            raise NoSuchClip(f"{edit.source!r} could be several files.", hint="Give the whole file name.")
        return _of_file(found[0])
    segments = clips(film)
    segment, x = segments[place], placement(segments[place])
    if len(segments) == 1 or x.source is None:
        raise BadRequest("That is the film's only clip; it cannot lie over itself.", hint="Upload another one first.")
    if x.reverse:
        raise BadRequest("A clip that plays backwards cannot lie over the film.", hint="Let it play forwards first.")
    del segments[place]
    return x.model_copy(update={"transition_out": None, "fade_in_ms": 0, "fade_out_ms": 0}), segment.d


def _of_file(asset: Asset) -> tuple[Placement, int]:
    photo = asset.kind == "image"
    out_ms = None if photo else asset.duration_ms
    source = Source(asset_id=asset.id, name=asset.name, kind=asset.kind, out_ms=out_ms)
    return Placement(id="", origin="upload", source=source), PHOTO_MS if photo else asset.duration_ms


def _in_film(film: Draft, wanted: int | str, assets: Sequence[Asset]) -> int | None:
    """The place of the clip in the film that is meant; None where only a file is."""
    try:
        return find_clip(film, wanted)
    except NoSuchClip:
        if isinstance(wanted, int) or not any(asset.kind in ("video", "image") for asset in assets):
            raise
        return None


def _logo(assets: Sequence[Asset]) -> Asset:
    photos = [asset for asset in assets if asset.kind == "image"]
    named = [asset for asset in photos if _IS_LOGO.search(asset.name)]
    clear = [asset for asset in photos if asset.footage is not None and asset.footage.transparent]
    for found in (named, clear):
        if len(found) == 1:
            return found[0]
    raise NoSuchClip(
        "It is not clear which file is the logo.",
        hint='Upload it, and name it: "add logo.png in the top right corner".',
    )


def _is_meant(x: Placement, edit: RemoveOverlay) -> bool:
    if edit.file is not None:
        name = x.source.name.casefold() if x.source else ""
        return name == edit.file.casefold() or name.rpartition(".")[0] == edit.file.casefold()
    return edit.kind is None or (x.role == "logo") == (edit.kind == "logo")


def _free_row(film: Draft, segment: Segment) -> Track:
    """The first row of overlays that has nothing else at that time; a new one, above all others, if there is none."""
    x = placement(segment)
    end = x.start_ms + segment.d
    rows = film.tracks(VIDEO)
    for row in rows[1:]:
        if all(
            other.x is None or other.x.start_ms >= end or other.x.start_ms + other.d <= x.start_ms for other in row.sg
        ):
            return row
    new = Track(tt=VIDEO, m={"role": ROLE})
    film.t.insert(film.t.index(rows[-1]) + 1, new)
    return new
