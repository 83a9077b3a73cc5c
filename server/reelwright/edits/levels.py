"""What words without a number mean in numbers. Change a number here and the whole language follows. Pure data."""

from __future__ import annotations

from typing import Final

# How loud, by what is meant: "make the music quieter" sets the music to 0.2. 1.0 is as recorded.
LEVELS: Final[dict[str, dict[str, float]]] = {
    "very quiet": {"music": 0.1, "clips": 0.25},
    "quieter": {"music": 0.2, "clips": 0.5},
    "louder": {"music": 0.6, "clips": 1.5},
    "very loud": {"music": 0.8, "clips": 2.0},
    "half": {"music": 0.5, "clips": 0.5},
    "full": {"music": 1.0, "clips": 1.0},
    "double": {"music": 2.0, "clips": 2.0},
    "mute": {"music": 0.0, "clips": 0.0},
}

FASTER: Final = 1.5  # "speed it up"
SLOWER: Final = 0.5  # "slow motion"
LONGEST_JOIN: Final = 4  # how many comma- or and-separated pieces may belong to one edit
LONGEST_LOOKS: Final = 7  # the same of a text, which has many looks
