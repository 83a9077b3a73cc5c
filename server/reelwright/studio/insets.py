"""Pictures over the film, a clip in a corner or a logo: added and taken away. `timeline.py` keeps them inside the film.

They lie on picture tracks behind the first, marked with the role "overlay". On a draft that may be changed in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from reelwright.draft.model import VIDEO, Draft, Inset, Place, Placement, Segment, Source, Track
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
_STEPS: Final = {"smaller": 0.7, "bigger": 1.4}
_LEAST, _MOST_WIDE = 0.03, 1.0
_PLACES: Final[dict[str, Place]] = {"pip": "top_right", "logo": "bottom_right"}
_MOST: Final = 20
_IS_LOGO: Final = re.compile(r"logo|watermark|brand|水印|标志|角标|台标|商标|店标|徽标|校徽", re.IGNORECASE)


def lay_over(film: Draft, edit: Overlay, assets: Sequence[Asset], new_id: Callable[[], str]) -> None:
    """Show a file or clip over the film. Raises NoSuchClip, EmptyTimeline, BadRequest."""
    need_clips(film)
    if (there := _laid_already(film, edit)) is not None:
        there.inset = _changed(there.inset or Inset(), edit)
        return
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
    inset = _changed(Inset(place=_PLACES[edit.kind], size=_SIZES[edit.kind]), edit)
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


def _laid_already(film: Draft, edit: Overlay) -> Placement | None:
    """What is over the film and meant by an edit that gives it no time. Raises NoSuchClip where that must be there."""
    if edit.start_ms is not None or edit.duration_ms is not None or edit.over is not None:
        return None
    wanted = None if edit.source is None else RemoveOverlay(file=str(edit.source))
    there = [x for _, x in insets(film) if _is_meant(x, wanted or RemoveOverlay(kind=edit.kind))]
    if len(there) == 1:
        return there[0]
    if edit.source is None and (there or edit.kind == "pip"):
        raise _no_such_overlay(film)
    return None


def _changed(inset: Inset, edit: Overlay) -> Inset:
    """With what an edit says of it; the rest as it is."""
    size = inset.size * _STEPS[edit.size] if isinstance(edit.size, str) else edit.size or inset.size
    return inset.model_copy(
        update={
            "place": edit.at or inset.place,
            "size": round(min(_MOST_WIDE, max(_LEAST, size)), 3),
            "opacity": inset.opacity if edit.opacity is None else edit.opacity,
            "rounded": edit.rounded or inset.rounded,
        }
    )


def take_away(film: Draft, edit: RemoveOverlay) -> None:
    """Take pictures over the film away. Raises NoSuchClip, naming those there are."""
    gone = {x.id for _, x in insets(film) if _is_meant(x, edit)}
    if not gone:
        raise _no_such_overlay(
            film, hint="A watermark that is part of the footage cannot be removed." if edit.kind == "logo" else None
        )
    for row in film.tracks(VIDEO)[1:]:
        row.sg = [segment for segment in row.sg if segment.x is None or segment.x.id not in gone]


def _no_such_overlay(film: Draft, hint: str | None = None) -> NoSuchClip:
    names = ", ".join(x.source.name for _, x in insets(film) if x.source)
    if not names:
        return NoSuchClip("There is no picture over the film.", hint=hint)
    return NoSuchClip(f"It is not clear which picture over the film is meant; there are: {names}.", hint=hint)


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
