"""Drafts for the renderer's tests, in as few words as possible. All times in ms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reelwright.draft.model import AUDIO, TEXT, VIDEO, Draft, Meta, Mood, Placement, Segment, Source, Track
from reelwright.studio.asset import Asset


def asset(name: str = "clip.mp4", **facts: Any) -> Asset:
    """An asset that exists on paper only: a 4:3 video of two seconds with sound, unless `facts` say otherwise."""
    known = {"id": name, "name": name, "kind": "video", "file": name, "bytes": 1, "sha256": "0"}
    looks = {"duration_ms": 2000, "width": 320, "height": 240, "fps": 30.0, "has_audio": True}
    return Asset.model_validate({**known, **looks, **facts})


def clip(of: Asset, start: int, length: int, *, in_ms: int = 0, out_ms: int | None = None, **more: Any) -> Segment:
    """A segment of the picture or a sound track that plays `of`; `more` are fields of its `x`."""
    source = Source(asset_id=of.id, name=of.name, kind=of.kind, in_ms=in_ms, out_ms=out_ms)
    return Segment(d=length, x=Placement(id=f"at{start}", start_ms=start, source=source, **more))


def words(text: str, start: int, length: int, **more: Any) -> Segment:
    return Segment(d=length, x=Placement(id=f"text{start}", start_ms=start, text=text, **more))


def composed(mood: Mood, length: int, **more: Any) -> Segment:
    source = Source(asset_id="", name=mood, kind="audio", mood=mood, seed=1)
    return Segment(d=length, x=Placement(id="song", role="music", source=source, **more))


def joined(kind: str = "crossfade", duration: int = 500) -> dict[str, Any]:
    """The keyword that lets a segment give way to the next one."""
    return {"transition_out": {"kind": kind, "duration_ms": duration}}


def draft(
    picture: Iterable[Segment], *, sound: Iterable[Segment] = (), text: Iterable[Segment] = (), **meta: Any
) -> Draft:
    """A timeline on a canvas of 180x320, unless `meta` says otherwise."""
    rows = [(VIDEO, picture), (AUDIO, sound), (TEXT, text)]
    tracks = [Track(tt=kind, sg=segments) for kind, row in rows if (segments := list(row))]
    return Draft(t=tracks, m=Meta(**{"width": 180, "height": 320, **meta}))
