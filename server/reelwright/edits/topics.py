"""What each kind of edit is about, in the words of `ops_cut.Topic`: rows of data, for going back to before a step."""

from __future__ import annotations

from typing import Final

from reelwright.edits.model import Edit
from reelwright.edits.ops_cut import Topic

_ROWS: Final[dict[Topic, str]] = {
    "clips": "combine insert",
    "order": "reorder move swap",
    "cuts": "trim cut_off extend split delete cut_out keep fit_length split_film split_scenes cut_silences beat_cuts",
    "speed": "speed",
    "music": "music remove_music another_song music_tempo music_part beat_cuts duck",
    "volume": "volume volume_span even_loudness",
    "titles": "text restyle_text remove_text",
    "transitions": "transitions",
    "fades": "fade",
    "photos": "photo",
    "shape": "aspect preset canvas",
    "reverse": "reverse",
    "freeze": "freeze",
    "loop": "loop duplicate",
    "highlight": "highlight",
    "look": "canvas focus motion magnify turn flip crop adjust look stabilise overlay remove_overlay",
    "captions": "captions",
    "sound": "add_sound remove_sound volume volume_span even_loudness duck cut_silences music remove_music fade",
    "deletion": "delete cut_out cut_off remove_text remove_music",
}


def is_about(edit: Edit, topic: Topic) -> bool:
    """Whether an edit is about this. The volume of the music, and its fade, are about the music."""
    if topic == "music" and getattr(edit, "target", None) == "music":
        return True
    return edit.op in _ROWS[topic].split()
