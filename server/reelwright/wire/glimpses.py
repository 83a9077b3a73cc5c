"""The studio's own addition to the API: small looks at what a film is made of, and single frames of a timeline.

`POST /api/studio/glimpses/<session>` gives thumbnails and loudness curves of a session's files,
`POST /api/studio/frames/<session>` frames of a timeline as a render would show them. The hosted backend has neither.
Bytes travel as base64.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

MOST_FRAMES = 80
MOST_SOUNDS = 120
MOST_STILLS = 4
_LONGEST_MS = 36_000_000

Ms = Annotated[int, Field(ge=0, le=_LONGEST_MS)]
Name = Annotated[str, Field(max_length=80)]


class FrameWanted(BaseModel):
    """A thumbnail of a file: `at_ms` into it (0 for a photo)."""

    asset: Name
    at_ms: Ms = 0


class SoundWanted(BaseModel):
    """How loud a file is from beginning to end; or, with `mood`, a composed song of `length_ms`."""

    asset: Name = ""
    mood: Name = ""
    seed: int = 0
    length_ms: Ms = 0


class GlimpsesWanted(BaseModel):
    """What to look at. The same entry twice is looked at once."""

    frames: list[FrameWanted] = Field(default_factory=list, max_length=MOST_FRAMES)
    sounds: list[SoundWanted] = Field(default_factory=list, max_length=MOST_SOUNDS)


class Glimpses(BaseModel):
    """What was seen, in the order in which it was wanted; None where nothing could be.

    `frames` are JPEGs, upright, at most 512×288. `sounds` have a byte for every twentieth of a second: its peak, 0 to
    255.
    """

    frames: list[str | None] = Field(default_factory=list)
    sounds: list[str | None] = Field(default_factory=list)


class StillsWanted(BaseModel):
    """Frames of a timeline. `draft` is one of the session's, as `state` gave it; times are on it."""

    draft: dict[str, Any]
    at_ms: list[Ms] = Field(min_length=1, max_length=MOST_STILLS)


class Stills(BaseModel):
    """JPEGs with the draft's shape, at most 720 pixels on the longer side, in the order of the times."""

    frames: list[str]
