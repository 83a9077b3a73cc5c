"""Whether a message would put one song in the place of another without saying so. Pure.

"add rain.mp3", in a film that has music, may mean a second sound: then the person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from reelwright.draft.model import Draft
from reelwright.edits.model import Edit, Music, RemoveMusic
from reelwright.studio.timeline import songs

_SAID: Final = re.compile(
    r"music|song|soundtrack|bgm|tune|track|\bbeat|replace|swap|change|switch|instead|音乐|音樂|歌|配乐|配樂|曲|换|換|改",
    re.IGNORECASE,
)


def silently_replaced(film: Draft, edits: Sequence[Edit], message: str) -> tuple[str, str] | None:
    """The song that is there and the file that would take its place; None where that was said, or none is there."""
    there = [x.source.name for _, x in songs(film) if x.source is not None]
    wanted = next((edit.file for edit in edits if isinstance(edit, Music) and edit.file), None)
    if not there or wanted is None or any(isinstance(edit, RemoveMusic) for edit in edits):
        return None
    stem = PurePath(wanted).stem
    if wanted.casefold() in (there[0].casefold(), PurePath(there[0]).stem.casefold()) or _SAID.search(stem):
        return None
    said = re.sub(re.escape(stem), " ", message, flags=re.IGNORECASE)
    return None if _SAID.search(said) else (there[0], wanted)
