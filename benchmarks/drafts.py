"""The films as timelines of ours. Pure, once the files have come in."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.jobs import MUSIC_VOLUME, TITLE_S, ZOOM_BY, Film
from reelwright.draft.model import (
    AUDIO,
    TEXT,
    VIDEO,
    Draft,
    Meta,
    Placement,
    Segment,
    Source,
    TextStyle,
    Track,
    Transform,
    Transition,
)
from reelwright.studio.asset import Asset


def draft(film: Film, assets: Mapping[str, Asset]) -> Draft:
    """The timeline of a film. `assets`: by the name of the file."""
    width, height = film.canvas
    tracks = [Track(tt=VIDEO, sg=_pictures(film, assets))]
    length = round(film.seconds * 1000)
    if film.song:
        source = _source(assets[film.song.name], 0, length)
        song = Placement(id="song", anchor="whole", role="music", source=source, volume=MUSIC_VOLUME)
        tracks.append(Track(tt=AUDIO, sg=[Segment(d=length, x=song)]))
    if film.title:
        title = Placement(id="title", text=film.title, role="title", style=TextStyle())
        tracks.append(Track(tt=TEXT, sg=[Segment(d=min(length, round(TITLE_S * 1000)), x=title)]))
    return Draft(t=tracks, d=length, m=Meta(width=width, height=height, fit="blur"))


def _pictures(film: Film, assets: Mapping[str, Asset]) -> list[Segment]:
    row: list[Segment] = []
    start = 0
    for number, piece in enumerate(film.pieces):
        length, begin = round(piece.seconds * 1000), round(piece.begin * 1000)
        still = not piece.file.seconds
        placement = Placement(
            id=f"{piece.file.name} {number}",
            start_ms=start,
            role="clip",
            source=_source(assets[piece.file.name], begin, None if still else begin + length),
            transform=Transform(zoom="in", zoom_by=ZOOM_BY) if still else None,
        )
        if film.blend and number < len(film.pieces) - 1:
            placement.transition_out = Transition(duration_ms=round(film.blend * 1000))
        row.append(Segment(d=length, x=placement))
        start += length - round(film.blend * 1000)
    return row


def _source(asset: Asset, begin_ms: int, end_ms: int | None) -> Source:
    return Source(asset_id=asset.id, name=asset.name, kind=asset.kind, in_ms=begin_ms, out_ms=end_ms)
