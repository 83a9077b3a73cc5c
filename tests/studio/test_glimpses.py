"""Small looks at files: right picture, right way up, right loudness; kept, bounded, and safe from what is in a file."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from media_maker import MediaMaker
from reelwright.studio.composer.curve import curve
from reelwright.studio.copies import Copies
from reelwright.studio.glimpses import Glimpses, MediaFile


def judged(path: Path) -> MediaFile:
    return MediaFile(path, path.suffix[1:], hashlib.sha256(path.read_bytes()).hexdigest())


def colour(jpeg: bytes | None, at: tuple[float, float] = (0.5, 0.5)) -> tuple[int, ...]:
    assert jpeg is not None
    image = Image.open(io.BytesIO(jpeg))
    assert image.format == "JPEG"
    return tuple(round(value / 64) for value in image.getpixel((int(at[0] * image.width), int(at[1] * image.height))))


RED, BLUE, LIME = (4, 0, 0), (0, 0, 4), (0, 4, 0)


@pytest.fixture
def glimpses(tmp_path: Path) -> Glimpses:
    return Glimpses(tmp_path / "glimpses")


def test_a_frame_is_that_of_its_time(media: MediaMaker, glimpses: Glimpses, tmp_path: Path) -> None:
    clip = tmp_path / "two.mp4"
    inputs = [part for name in ("red", "blue") for part in ("-f", "lavfi", "-i", f"color={name}:s=320x240:d=1:r=25")]
    media.ffmpeg(*inputs, "-filter_complex", "concat=n=2", "-pix_fmt", "yuv420p", str(clip))
    file = judged(clip)
    frames, _ = glimpses.look([(file, 1500), (file, 200), (file, 990), (file, 99_000)], [])
    assert [colour(frame) for frame in frames] == [BLUE, RED, RED, BLUE]


@pytest.mark.parametrize("name", ["a.mov", "a.mkv", "a.webm", "a.avi", "moving.gif"])
def test_every_container_can_be_looked_at(media: MediaMaker, glimpses: Glimpses, name: str) -> None:
    made = media.gif(name) if name.endswith("gif") else media.video(name, seconds=0.5)
    (frame,), _ = glimpses.look([(judged(made), 0)], [])
    assert colour(frame) == RED


def test_a_turned_clip_and_a_turned_photo_are_upright(media: MediaMaker, glimpses: Glimpses) -> None:
    clip = media.video("turned.mp4", size=(320, 180), rotate=90, seconds=0.5)
    photo = media.photo("turned.jpg", size=(320, 180), colour="red", exif_orientation=6, corner="blue")
    frames, _ = glimpses.look([(judged(clip), 0), (judged(photo), 0)], [])
    assert [Image.open(io.BytesIO(frame or b"")).size for frame in frames] == [(162, 288), (162, 288)]
    assert colour(frames[1], (0.9, 0.1)) == BLUE


def test_a_large_picture_becomes_a_small_one(media: MediaMaker, glimpses: Glimpses) -> None:
    files = [media.photo("wide.png", size=(3000, 500)), media.photo("tall.jpg", size=(500, 3000))]
    frames, _ = glimpses.look([(judged(file), 0) for file in files], [])
    sizes = [Image.open(io.BytesIO(frame or b"")).size for frame in frames]
    assert [size[0] for size in sizes] == [512, 48]
    assert all(size[0] <= 512 and size[1] <= 288 for size in sizes)


def test_a_curve_is_as_loud_as_the_file(media: MediaMaker, glimpses: Glimpses, tmp_path: Path) -> None:
    song = tmp_path / "swell.wav"
    media.ffmpeg("-f", "lavfi", "-i", "aevalsrc='0.8*gte(t,1)*sin(880*t)':d=2:s=48000", str(song))
    silent = media.video("silent.mp4", audio="none", seconds=0.5)
    _, (heard, nothing) = glimpses.look([], [judged(song), judged(silent)])
    assert heard is not None
    assert len(heard) == pytest.approx(40, abs=1)
    assert max(heard[:18]) < 12
    assert all(abs(peak / 255 - 0.8) < 0.08 for peak in heard[22:38])
    assert nothing == b""


def test_what_was_seen_once_needs_no_file(media: MediaMaker, glimpses: Glimpses, tmp_path: Path) -> None:
    clip = tmp_path / "gone.mp4"
    clip.write_bytes(media.video().read_bytes())
    file = judged(clip)
    first = glimpses.look([(file, 0)], [file])
    clip.unlink()
    gone = MediaFile(None, "", file.sha256)
    assert glimpses.look([(gone, 0)], [gone]) == first
    assert glimpses.look([(gone, 500)], []) == ([None], [])


def test_a_manifest_in_disguise_shows_nothing_of_another_file(
    media: MediaMaker, glimpses: Glimpses, tmp_path: Path
) -> None:
    other = media.video()
    bait = tmp_path / "bait.mp4"
    bait.write_text(f"#EXTM3U\n#EXTINF:1,\nfile://{other}\n#EXT-X-ENDLIST\n", encoding="utf-8")
    damaged = tmp_path / "damaged.mp4"
    damaged.write_bytes(other.read_bytes()[:3000])
    good = judged(other)
    frames, curves = glimpses.look([(judged(bait), 0), (judged(damaged), 0), (good, 0)], [judged(bait), good])
    assert frames[:2] == [None, None]
    assert colour(frames[2]) == RED
    assert (curves[0], bool(curves[1])) == (None, True)


def test_no_more_is_kept_than_is_allowed(media: MediaMaker, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    glimpses = Glimpses(folder, most_bytes=20_000)
    photos = [media.photo(f"p{number}.png", colour=(number * 5, 90, 200), size=(800, 600)) for number in range(30)]
    for photo in photos:
        glimpses.look([(judged(photo), 0)], [])
    assert 0 < sum(path.stat().st_size for path in folder.iterdir()) <= 20_000
    assert glimpses.look([(judged(photos[-1]), 0)], [])[0][0] is not None


def test_no_time_means_nothing_is_seen_yet_and_the_next_look_sees_it(media: MediaMaker, glimpses: Glimpses) -> None:
    file = judged(media.video())
    assert glimpses.look([(file, 0)], [], time_limit=0) == ([None], [])
    assert glimpses.look([(file, 0)], [])[0][0] is not None


@pytest.mark.anyio
async def test_a_copy_is_judged_by_its_bytes_and_not_by_its_name(media: MediaMaker, tmp_path: Path) -> None:
    odd = tmp_path / "really a film.jpg"
    odd.write_bytes(media.video().read_bytes())
    text = tmp_path / "secret.mp4"
    text.write_text("no film at all", encoding="utf-8")
    copies = Copies(tmp_path / "kept")
    good, bad = (MediaFile(path, "", hashlib.sha256(path.read_bytes()).hexdigest()) for path in (odd, text))
    frames, curves = await copies([(good, 0), (bad, 0)], [bad])
    assert colour(frames[0]) == RED
    assert (frames[1], curves) == (None, [None])


@pytest.mark.parametrize("mood", ["calm", "upbeat", "lofi", "cinematic"])
@pytest.mark.parametrize("seconds", [0.5, 3, 40, 600])
def test_a_composed_song_has_a_curve_of_its_length_that_dies_away(mood: str, seconds: float) -> None:
    made = curve(mood, seconds, 3)  # type: ignore[arg-type]
    assert len(made) == round(seconds * 20)
    assert made[-1] < 80 < max(made)
    assert made == curve(mood, seconds, 3)  # type: ignore[arg-type]
