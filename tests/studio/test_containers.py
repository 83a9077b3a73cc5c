"""What holds together as media, judged by headers alone: real files of every kind do, and nothing makes it fail."""

import io
import random
import struct
from pathlib import Path

import pytest

from media_maker import MediaMaker
from reelwright.media.magic import AAC, AVI, GIF, JPG, M4A, MKV, MOV, MP3, MP4, PNG, WAV, WEBM, WEBP, recognise
from reelwright.media.structure import holds_together
from rendering import Bench

NAMES = ["a.mp4", "a.mov", "a.mkv", "a.webm", "a.avi", "a.mp3", "a.wav", "a.m4a", "a.aac", "a.jpg", "a.png", "a.gif"]
NAMES += ["a.webp", "moving.gif", "moving.webp", "cover.mp3", "cover.m4a"]
ALL = (MP4, MOV, M4A, AVI, WAV, WEBP, WEBM, MKV, PNG, JPG, GIF, MP3, AAC)


def made(media: MediaMaker, name: str) -> Path:
    kind = name.rpartition(".")[2]
    if name.startswith("moving"):
        return media.gif(name)
    if kind in ("jpg", "png", "gif", "webp"):
        return media.photo(name)
    if kind in ("mp3", "wav", "m4a", "aac"):
        return media.song(name, seconds=0.5, cover=name.startswith("cover"))
    return media.video(name, seconds=0.5)


def judged(content: bytes) -> bool:
    file = io.BytesIO(content)
    container = recognise(file)
    return container is not None and holds_together(file, container)


@pytest.mark.parametrize("name", NAMES)
def test_a_real_file_holds_together(name: str, media: MediaMaker) -> None:
    assert judged(made(media, name).read_bytes())


@pytest.mark.parametrize(
    "options",
    [
        ["-c", "copy", "-movflags", "frag_keyframe+empty_moov", "a.mp4"],
        ["-c", "copy", "-live", "1", "a.mkv"],
        ["-vn", "-ar", "22050", "-b:a", "64k", "a.mp3"],
        ["-vn", "-ar", "8000", "-b:a", "16k", "a.mp3"],
        ["-vn", "-id3v2_version", "0", "-write_xing", "0", "a.mp3"],
        ["-vn", "-rf64", "always", "a.wav"],
    ],
    ids=" ".join,
)
def test_an_unusual_file_of_a_kind_holds_together_too(options: list[str], media: MediaMaker, tmp_path: Path) -> None:
    path = tmp_path / options[-1]
    media.ffmpeg("-i", str(media.video("clip.mp4")), *options[:-1], str(path))
    assert judged(path.read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_first_bytes_with_other_things_behind_them_do_not(name: str, media: MediaMaker) -> None:
    assert not judged(made(media, name).read_bytes()[:12] + b"-----BEGIN PRIVATE KEY-----\n" * 500)


@pytest.mark.parametrize("name", NAMES)
def test_no_damage_makes_it_fail_or_go_on_for_ever(name: str, media: MediaMaker) -> None:
    chance = random.Random(name)  # noqa: S311
    whole = made(media, name).read_bytes()[:4000]
    for _ in range(150):
        damaged = bytearray(whole[: chance.randrange(1, len(whole))])
        for _ in range(chance.randrange(4)):
            damaged[chance.randrange(len(damaged))] = chance.choice((0, 1, 0xFF, chance.randrange(256)))
        for container in ALL:
            holds_together(io.BytesIO(damaged), container)


@pytest.mark.parametrize("byte", [b"\0", b"\xff", b"!", b"\x21\xf9", b"ID3\4\0\0\0\0\0\0"])
def test_a_long_file_of_one_byte_is_judged_at_once(byte: bytes) -> None:
    for start in (b"\xff\xd8\xff", b"GIF89a\1\0\1\0\0\0\0", b"ID3\4\0\0\0\0\0\0", b"\x89PNG\r\n\x1a\n"):
        assert not judged(start + byte * 2_000_000)


def test_a_box_of_an_impossible_length_is_not_followed() -> None:
    start = struct.pack(">I4s4sI", 16, b"ftyp", b"mp42", 0)
    for length in (1 << 63, (1 << 64) - 1, 0, 15):
        assert not judged(start + struct.pack(">I4sQ", 1, b"moov", length) + bytes(100))


TRAILERS = {
    "free space": struct.pack(">I4s", 1008, b"free") + bytes(1000),
    "a maker's box": struct.pack(">I4s", 1008, b"uuid") + bytes(range(250)) * 4,
    "zeros, as some dashcams leave them": bytes(5000),
    "a trailer that is no box, as 360-degree cameras write it": bytes(range(256)) * 20
    + b"8db42d694ccc418790edff439fe026bf",
    "half a box": struct.pack(">I4s", 100_000, b"free"),
    "an archive": b"PK\x03\x04" + bytes(500),
    "a web page": b"<html><body>Warning: out of memory</body></html>" * 20,
}


@pytest.mark.parametrize("trailer", TRAILERS)
@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.m4a"])
def test_what_follows_the_last_box_is_passed_over_as_players_do(name: str, trailer: str, media: MediaMaker) -> None:
    assert judged(made(media, name).read_bytes() + TRAILERS[trailer])


@pytest.mark.parametrize("trailer", ["an archive", "a web page"])
def test_the_studio_takes_a_film_in_as_if_nothing_followed_it(trailer: str, media: MediaMaker, tmp_path: Path) -> None:
    long = tmp_path / "long.mp4"
    long.write_bytes(media.video("clip.mp4").read_bytes() + TRAILERS[trailer])
    bench = Bench(tmp_path / "bench")
    assert bench.bring(long).duration_ms == bench.bring(media.video("clip.mp4")).duration_ms


def test_a_film_whose_samples_are_cut_off_is_incomplete(media: MediaMaker, tmp_path: Path) -> None:
    path = tmp_path / "faststart.mp4"
    media.ffmpeg("-i", str(media.video("clip.mp4")), "-c", "copy", "-movflags", "faststart", str(path))
    whole = path.read_bytes()
    assert judged(whole)
    assert not judged(whole[:-100])


def test_a_film_in_fragments_is_taken_as_far_as_it_was_recorded(media: MediaMaker, tmp_path: Path) -> None:
    path = tmp_path / "fragments.mp4"
    options = ["-c", "copy", "-movflags", "frag_keyframe+empty_moov"]
    media.ffmpeg("-i", str(media.video("clip.mp4")), *options, str(path))
    assert judged(path.read_bytes()[:-100])
