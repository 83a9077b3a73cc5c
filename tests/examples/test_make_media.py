from __future__ import annotations

import subprocess
import sys
import wave
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image, ImageOps, ImageStat

SCRIPT = Path(__file__).parents[2] / "examples" / "make_media.py"
CLIPS = {"sunset-sea.mp4": (480, 270), "night-city.mp4": (270, 480), "meadow.mp4": (320, 180)}
PHOTOS = {"beach.jpg": (400, 300), "ice-cream-van.jpg": (400, 300), "lighthouse.jpg": (300, 400)}


def make(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    small = ("--size-scale", "0.25", "--seconds", "1", "--song-seconds", "3")
    command = [sys.executable, SCRIPT, folder, *small, *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=150)


@pytest.fixture(scope="module")
def media(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "media"
    made = make(folder)
    assert made.returncode == 0, made.stderr
    assert "7 made" in made.stdout
    return folder


def decoded(path: Path) -> tuple[list[np.ndarray], np.ndarray]:
    with av.open(str(path)) as container:
        pictures = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    with av.open(str(path)) as container:
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    return pictures, sound


def test_the_folder_holds_the_media_and_nothing_unfinished(media):
    assert sorted(path.name for path in media.iterdir()) == sorted([*CLIPS, *PHOTOS, "song.wav"])


@pytest.mark.parametrize("name", CLIPS)
def test_a_clip_moves_and_has_sound(media, name):
    pictures, sound = decoded(media / name)
    assert len(pictures) == 30
    assert {picture.shape[1::-1] for picture in pictures} == {tuple(2 * round(side / 2) for side in CLIPS[name])}
    changes = [np.abs(a.astype(int) - b).mean() for a, b in zip(pictures[::6], pictures[6::6], strict=False)]
    assert min(changes) > 0.3
    assert sound.shape[0] == 2
    assert sound.shape[1] == pytest.approx(48_000, abs=2_100)
    assert np.abs(sound).max() > 0.05


@pytest.mark.parametrize("name", CLIPS)
def test_a_clip_is_a_rich_picture_in_the_tv_range_colours(media, name):
    with av.open(str(media / name)) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert stream.average_rate == 30
        context = stream.codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
        picture = next(container.decode(video=0)).to_image()
    assert len(picture.quantize(64).getcolors()) == 64
    assert min(ImageStat.Stat(picture).stddev) > 15


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_is_upright_once_its_orientation_is_heeded(media, name):
    with Image.open(media / name) as photo:
        assert photo.format == "JPEG"
        assert ImageOps.exif_transpose(photo).size == PHOTOS[name]


def test_the_lighthouse_is_stored_lying_as_phones_do(media):
    with Image.open(media / "lighthouse.jpg") as photo:
        assert photo.size == (400, 300)
        assert photo.getexif()[0x0112] == 6


def test_the_song_is_a_piece_of_the_asked_length(media):
    with wave.open(str(media / "song.wav"), "rb") as song:
        assert song.getnframes() == 3 * 48_000


def test_a_second_run_makes_nothing_and_touches_nothing(media):
    before = {path.name: path.stat().st_mtime_ns for path in media.iterdir()}
    again = make(media)
    assert "0 made, 7 already there" in again.stdout
    assert {path.name: path.stat().st_mtime_ns for path in media.iterdir()} == before


def test_only_what_is_missing_or_was_left_half_done_is_made_again(media):
    (media / "song.wav").unlink()
    (media / "song.wav.part").write_bytes(b"cut off")
    kept = (media / "beach.jpg").stat().st_mtime_ns
    again = make(media)
    assert "1 made, 6 already there" in again.stdout
    assert (media / "beach.jpg").stat().st_mtime_ns == kept
    assert not (media / "song.wav.part").exists()


def test_sizes_out_of_range_are_refused_in_words(tmp_path):
    refused = make(tmp_path, "--size-scale", "9")
    assert refused.returncode == 2
    assert "from 0.05 to 2" in refused.stderr
    assert list(tmp_path.iterdir()) == []
