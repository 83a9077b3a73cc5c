"""How the name of a media file looks in a message, and what kind of file it is by its extension. Pure."""

from __future__ import annotations

import re
from typing import Final

from reelwright.edits.tokens import Kind

PICTURE_EXTENSIONS: Final = "mp4|mov|avi|webm|mkv|jpg|jpeg|png|gif|webp"
SONG_EXTENSIONS: Final = "mp3|wav|m4a|aac"
LUT_EXTENSION: Final = "cube"
CAPTION_EXTENSIONS: Final = "srt|vtt"

FILE_NAME: Final = re.compile(
    r"([^\s'\",;:!?，。；：、“”‘’「」『』《》/\\]{1,120}(?: \([0-9]{1,4}\))?"
    rf"\.(?:({PICTURE_EXTENSIONS})|{SONG_EXTENSIONS}|({LUT_EXTENSION})|({CAPTION_EXTENSIONS})))(?![a-z0-9])"
)
FILE_LEADER: Final = re.compile(
    "插入|把|用|将|给|删除|删掉|去掉|移除|加上|添加|使用|换成|放|从|在|和|与|再|先|合并|拼接|剪|以|请|静音|交换|然后|并|加|配"
)
_extension = re.compile(rf"\.(?:({PICTURE_EXTENSIONS})|{SONG_EXTENSIONS})$")


def media_kind(name: str) -> Kind | None:
    """FILE or SONG, by a name's extension."""
    found = _extension.search(name.lower())
    return None if found is None else Kind.FILE if found.group(1) else Kind.SONG
