"""The media that may come in, and how an export may be made: facts that every room shares. Pure data."""

from __future__ import annotations

from typing import Literal, get_args

MOST_BYTES = 500 * 1000 * 1000  # of one file
PICTURE_EXTENSIONS = ("mp4", "mov", "avi", "webm", "mkv", "jpg", "jpeg", "png", "gif", "webp")
SONG_EXTENSIONS = ("mp3", "wav", "m4a", "aac")
LUT_EXTENSIONS = ("cube",)  # the studio takes them, the cloud does not
CAPTION_EXTENSIONS = ("srt", "vtt")  # the same
EXTENSIONS = PICTURE_EXTENSIONS + SONG_EXTENSIONS + LUT_EXTENSIONS + CAPTION_EXTENSIONS

Quality = Literal["draft", "standard", "high"]
QUALITIES: tuple[Quality, ...] = get_args(Quality)
RenderQuality = Literal["preview", "draft", "standard", "high"]
"""How the studio may render: a preview is for looking at here, small and at once."""
RENDER_QUALITIES: tuple[RenderQuality, ...] = get_args(RenderQuality)

PEAKS_A_SECOND = 20  # of a loudness curve: a byte each
