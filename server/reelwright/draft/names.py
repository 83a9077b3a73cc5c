"""What the things of a timeline are called: clips, songs and texts by name, times and amounts in short form.

Shared by `describe.py` and `compare.py`. Reads whatever a hosted backend may have put in and never raises.
"""

from __future__ import annotations

import math
import re
from typing import Literal

from reelwright.draft.media import EXTENSIONS
from reelwright.draft.model import AUDIO, TEXT, VIDEO, Segment, Track

Language = Literal["en", "zh"]
Role = Literal["clip", "music", "text", "other"]

_NAME_KEYS = ("title", "name", "label", "filename", "file_name")
_TEXT_KEYS = ("text", "content", *_NAME_KEYS)
_EXTENSION = re.compile(rf"(?<=.)\.(?:{'|'.join(EXTENSIONS)})$", re.IGNORECASE)
_MOST = 10**12  # ms; what is larger is nonsense and must not break arithmetic or printing
_NOUNS: dict[Language, dict[Role, str]] = {
    "en": {"clip": "clip {n}", "music": "song {n}", "text": "text {n}", "other": "item {n}"},
    "zh": {"clip": "片段 {n}", "music": "音乐 {n}", "text": "文字 {n}", "other": "素材 {n}"},
}


def role_of(track: Track) -> Role:
    """What the segments of a track are: by its type `tt` only."""
    roles: dict[int, Role] = {VIDEO: "clip", AUDIO: "music", TEXT: "text"}
    return roles.get(track.tt, "other")


def own_name(segment: Segment, role: Role) -> str:
    """The segment's own name, or "" where it has none. A text's name is its words."""
    if segment.x is not None and role == "text" and segment.x.text:
        return one_line(segment.x.text)
    if segment.x is not None and segment.x.source is not None and segment.x.source.name:
        return one_line(segment.x.source.name)
    keys = _TEXT_KEYS if role == "text" else _NAME_KEYS
    found = (segment.m.get(key) for key in keys)
    return next((one_line(name) for name in found if isinstance(name, str) and name.strip()), "")


def name_of(segment: Segment, role: Role, number: int, language: Language = "en") -> str:
    """The segment's own name, else "clip 2" by its 1-based place on its track."""
    return own_name(segment, role) or _NOUNS[language][role].format(n=number)


def short(name: str, most: int = 40) -> str:
    """A name without its media extension, at most `most` characters."""
    return cut(_EXTENSION.sub("", name), most)


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def one_line(text: str) -> str:
    return " ".join(text.split())


def volume_of(segment: Segment) -> float | None:
    """1.0 is as recorded; None where nobody says. `m.volume` may be a fraction or per cent."""
    if segment.x is not None:
        return segment.x.volume
    volume = segment.m.get("volume")
    if isinstance(volume, bool) or not isinstance(volume, int | float) or not 0 <= volume <= 1000:
        return None
    return float(volume) if volume <= 2 else volume / 100


def whole(value: int) -> int:
    """An integer that can be calculated with and printed, whatever came over the wire."""
    return max(-_MOST, min(_MOST, value))


def tenths(ms: int) -> str:
    """Milliseconds as seconds with at most one decimal: "3.5", "10"."""
    return f"{round(whole(ms) / 1000, 1) + 0.0:.1f}".removesuffix(".0")


def hundredths(value: float) -> str:
    """A factor with at most two decimals: "1.5", "2"; a value that is no number is "?"."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if math.isfinite(value) and abs(value) < _MOST else "?"


def percent(level: float) -> str:
    return f"{round(level * 100)}%" if math.isfinite(level) and abs(level) < _MOST else "?%"
