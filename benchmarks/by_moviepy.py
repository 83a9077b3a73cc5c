"""The same films with MoviePy 2. A script of its own: run by the Python of a virtual environment that has MoviePy.

    python by_moviepy.py FILM.json MEDIA FONT OUT

`FILM.json` is a `jobs.Film` as JSON. Not imported by anything of ours, and imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from moviepy import (
    AudioFileClip,
    CompositeAudioClip,
    CompositeVideoClip,
    ImageClip,
    TextClip,
    VideoFileClip,
    concatenate_videoclips,
    vfx,
)
from PIL import Image, ImageFilter

FPS, TITLE_S, MUSIC_VOLUME, ZOOM_BY = 30, 3.0, 0.35, 0.12


def main() -> None:
    film = json.loads(Path(sys.argv[1]).read_text())
    media, font, out = Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    made = made_of(film, media, font)
    made.write_videofile(
        out, fps=FPS, codec="libx264", preset="veryfast", audio_codec="aac", audio_bitrate="192k",
        ffmpeg_params=["-crf", "20", "-pix_fmt", "yuv420p", "-movflags", "+faststart"], logger=None,
    )  # fmt: skip


def made_of(film: dict[str, Any], media: Path, font: str) -> Any:
    canvas, blend = tuple(film["canvas"]), film["blend"]
    clips = [picture(piece, canvas, media) for piece in film["pieces"]]
    if blend:
        clips = [clips[0], *(clip.with_effects([vfx.CrossFadeIn(blend)]) for clip in clips[1:])]
        row = concatenate_videoclips(clips, method="compose", padding=-blend)
    else:
        row = concatenate_videoclips(clips) if len(clips) > 1 else clips[0]
    if film["title"]:
        text = TextClip(
            font=font, text=film["title"], font_size=canvas[0] // 12, color="white", stroke_color="black",
            stroke_width=max(1, canvas[0] // 192), size=(canvas[0], None), method="caption",
        )  # fmt: skip
        text = text.with_duration(min(TITLE_S, row.duration)).with_position("center")
        fades = [vfx.CrossFadeIn(0.4), vfx.CrossFadeOut(0.4)]
        row = CompositeVideoClip([row, text.with_effects(fades)], size=canvas).with_duration(row.duration)
    if film["song"]:
        song = AudioFileClip(str(media / film["song"]["name"])).subclipped(0, row.duration)
        row = row.with_audio(CompositeAudioClip([row.audio, song.with_volume_scaled(MUSIC_VOLUME)]))
    return row


def picture(piece: dict[str, Any], canvas: tuple[int, int], media: Path) -> Any:
    path, size = str(media / piece["file"]["name"]), tuple(piece["file"]["size"])
    if not piece["file"]["seconds"]:
        return zoomed(path, canvas, piece["seconds"])
    clip = VideoFileClip(path).subclipped(piece["begin"], piece["begin"] + piece["seconds"])
    if size == canvas:
        return clip
    if abs(size[0] / size[1] - canvas[0] / canvas[1]) < 0.01:
        return clip.resized(canvas)
    factor = min(canvas[0] / size[0], canvas[1] / size[1])
    inner = clip.resized(factor).with_position("center")
    fill = clip.image_transform(lambda frame: blurred(frame, canvas))
    return CompositeVideoClip([fill, inner], size=canvas).with_audio(clip.audio)


def blurred(frame: Any, canvas: tuple[int, int]) -> Any:
    """The fill, blurred at an eighth of its size."""
    width, height = canvas[0] // 8, canvas[1] // 8
    image = Image.fromarray(frame)
    factor = max(width / image.width, height / image.height)
    small = image.resize((max(width, round(image.width * factor)), max(height, round(image.height * factor))))
    left, top = (small.width - width) // 2, (small.height - height) // 2
    cut = small.crop((left, top, left + width, top + height)).filter(ImageFilter.GaussianBlur(canvas[0] / 34))
    return np.asarray(cut.resize(canvas))


def zoomed(path: str, canvas: tuple[int, int], seconds: float) -> Any:
    still = np.asarray(Image.open(path).convert("RGB").resize(canvas))
    grown = ImageClip(still).with_duration(seconds).resized(lambda t: 1 + ZOOM_BY * t / seconds)
    return CompositeVideoClip([grown.with_position("center")], size=canvas).with_duration(seconds)


if __name__ == "__main__":
    main()
