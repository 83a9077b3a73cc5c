"""What a service added of its own accord: hosted agents like to put a title and music on a fresh clip."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reelwright.draft.change import Change, MusicAdded, TextAdded

_TEXT = re.compile(r"(?i)title|text|caption|subtitle|word|lower third|call to action|card|logo|[字标题幕文]")
_MUSIC = re.compile(r"(?i)music|song|bgm|sound|audio|track|beat|score|[音乐曲歌声]")


def unasked(changes: Sequence[Change], message: str) -> list[Change]:
    """The texts and the music among the changes that the message has no word about."""
    return [
        change
        for change in changes
        if (isinstance(change, TextAdded) and not _TEXT.search(message))
        or (isinstance(change, MusicAdded) and not _MUSIC.search(message))
    ]
