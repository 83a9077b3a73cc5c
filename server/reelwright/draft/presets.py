"""What the platforms want of a film, as rows of data: canvas, the area that their own buttons cover, length, loudness.

Safe areas are fractions of the canvas that text should keep out of, measured on the apps' own interfaces as of 2025
(TikTok's and Meta's guides for advertisers give about the same); lengths are what performs or is accepted there, and
only ever a hint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from reelwright.draft.model import SafeArea

PresetName = Literal["tiktok", "reels", "shorts", "youtube", "square", "story"]
PRESETS: Final[tuple[PresetName, ...]] = get_args(PresetName)


@dataclass(frozen=True, slots=True)
class Preset:
    """`title`: its name for people. `longest_s`: what is longer is refused there, or seldom watched. `lufs`: the
    integrated loudness that it plays at."""

    title: str
    title_zh: str
    width: int
    height: int
    safe_area: SafeArea
    longest_s: int | None
    lufs: float = -14.0


_NOTHING: Final = SafeArea()

PRESET: Final[dict[PresetName, Preset]] = {
    "tiktok": Preset(
        "TikTok", "抖音", 1080, 1920, SafeArea(top=0.07, right=0.13, bottom=0.2, left=0.06), longest_s=600
    ),
    "reels": Preset(
        "Instagram Reels", "Instagram Reels", 1080, 1920, SafeArea(top=0.14, right=0.13, bottom=0.2, left=0.06), 180
    ),
    "shorts": Preset(
        "YouTube Shorts", "YouTube Shorts", 1080, 1920, SafeArea(top=0.1, right=0.15, bottom=0.2, left=0.06), 180
    ),
    "story": Preset("a story", "快拍", 1080, 1920, SafeArea(top=0.14, right=0.06, bottom=0.18, left=0.06), 60),
    "square": Preset("a square post", "方形帖子", 1080, 1080, _NOTHING, None),
    "youtube": Preset("YouTube", "YouTube", 1920, 1080, SafeArea(top=0.05, right=0.05, bottom=0.08, left=0.05), None),
}
