"""A small film as the studio has it, and the same film as a hosted backend sends it."""

import pytest

from reelwright.draft.model import Draft
from reelwright.draft.reading import read_draft

JOIN = {"kind": "crossfade", "duration_ms": 500}


def clip(segment_id: str, name: str, start: int, length: int, **x: object) -> dict:
    source = {"asset_id": segment_id, "name": name, "kind": "video", "in_ms": 0, "out_ms": length}
    return {"d": length, "x": {"id": segment_id, "start_ms": start, "role": "clip", "source": source, **x}}


@pytest.fixture
def film() -> Draft:
    song = {"asset_id": "composer:lofi", "name": "Lo-fi", "kind": "audio", "mood": "lofi"}
    music = {"id": "m", "role": "music", "anchor": "whole", "volume": 0.35, "source": song}
    title = {"id": "t", "role": "title", "text": "Urban Dreams", "style": {"position": "center", "size": "large"}}
    return read_draft(
        {
            "t": [
                {
                    "tt": 0,
                    "sg": [
                        clip("a", "beach.mp4", 0, 4000, transition_out=JOIN),
                        clip("b", "city.mp4", 3500, 4500),
                        clip("c", "night.mp4", 8000, 2000),
                    ],
                },
                {"tt": 1, "sg": [{"d": 10_000, "x": music}]},
                {"tt": 7, "sg": [{"d": 3000, "x": title}]},
            ],
            "d": 10_000,
            "m": {"title": "Film", "width": 1080, "height": 1920, "fps": 30},
        }
    )


@pytest.fixture
def hosted() -> Draft:
    """Without `x`: names and lengths are all there is."""
    return read_draft(
        {
            "t": [
                {
                    "tt": 0,
                    "sg": [{"d": 4000, "m": {"title": "beach"}}, {"d": 4500, "m": {"name": "city"}}, {"d": 1500}],
                },
                {"tt": 1, "sg": [{"d": 10_000, "m": {"title": "Lo-fi", "volume": 0.35}}]},
                {"tt": 7, "sg": [{"d": 3000, "m": {"text": "Urban Dreams"}}]},
                {"tt": 4, "sg": [{"d": 1000, "m": {"label": "sparkle"}}]},
            ],
        }
    )
