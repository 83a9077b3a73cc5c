"""A draft out of whatever a backend sent: `read_draft`, pure.

Read liberally: a hosted backend documents little of what is inside a segment.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from reelwright.draft.model import VIDEO, Draft, Meta, Placement, Segment, Track, length_ms


def read_draft(raw: object) -> Draft:
    """A draft out of whatever a backend sent: None, `{}`, missing keys, numbers as strings, odd metadata.

    What cannot be read is left out of the result (the caller keeps `raw`: only that is ever sent back). Never raises.
    """
    if not isinstance(raw, dict):
        return Draft()
    try:
        return Draft.model_validate(raw)
    except ValidationError:
        pass
    told = raw.get("t")
    tracks = [_track(item) for item in told if isinstance(item, dict)] if isinstance(told, list) else []
    meta = raw.get("m")
    draft = Draft(t=tracks, m=_meta(meta if isinstance(meta, dict) else {}))
    draft.d = _whole(raw.get("d")) or length_ms(draft)
    return draft


def _track(raw: dict[str, Any]) -> Track:
    segments = raw.get("sg")
    tt = _whole(raw.get("tt"))
    return Track(
        tt=VIDEO if tt is None else tt,
        sg=[_segment(item) for item in segments if isinstance(item, dict)] if isinstance(segments, list) else [],
        m=raw["m"] if isinstance(raw.get("m"), dict) else {},
    )


def _segment(raw: dict[str, Any]) -> Segment:
    placement: Placement | None
    try:
        placement = Placement.model_validate(raw["x"]) if isinstance(raw.get("x"), dict) else None
    except ValidationError:
        placement = None
    return Segment(d=_whole(raw.get("d")) or 0, m=raw["m"] if isinstance(raw.get("m"), dict) else {}, x=placement)


def _meta(raw: dict[str, Any]) -> Meta:
    meta = Meta()
    for key, value in raw.items():
        try:
            meta = Meta.model_validate({**meta.model_dump(), key: value})
        except ValidationError:
            continue
    return meta


def _whole(value: object) -> int | None:
    """An integer out of a number or a numeric string; None otherwise."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return int(float(value))
    except (ValueError, OverflowError):
        return None
