"""A film's boxes are followed alike, however its bytes are cut into chunks."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.scripted_cloud import box, film
from media_maker import MediaMaker
from reelwright.backend.boxes import Boxes, followed, has_video
from reelwright.errors import UnknownRefusal

MOST = 10_000_000
LONG = (1).to_bytes(4, "big") + b"mdat" + (16 + 300).to_bytes(8, "big") + bytes(300)
FILMS = [film(b"x" * 500), box(b"ftyp", b"mp42") + LONG + film(b"")[16:], box(b"ftyp", b"") + box(b"free", b"") * 9]


@pytest.mark.parametrize("content", FILMS, ids=["plain", "long sizes", "empty boxes"])
@given(data=st.data())
def test_chunks_of_any_size_come_to_the_same(content: bytes, data: st.DataObject) -> None:
    boxes, at = Boxes(MOST), 0
    while at < len(content):
        size = data.draw(st.integers(1, 40))
        boxes.feed(content[at : at + size])
        at += size
    at_once = followed(io.BytesIO(content), len(content), MOST)
    assert (boxes.whole, boxes.index) == (at_once.whole, at_once.index)


@given(content=st.binary(max_size=200))
def test_any_bytes_are_followed_or_refused(content: bytes) -> None:
    try:
        boxes = followed(io.BytesIO(content), len(content), MOST)
    except UnknownRefusal:
        return
    has_video(io.BytesIO(content), boxes)


@given(index=st.binary(max_size=200))
def test_any_index_is_read_without_a_fault(index: bytes) -> None:
    content = box(b"ftyp", b"") + box(b"moov", index) + box(b"mdat", b"")
    file = io.BytesIO(content)
    assert has_video(file, followed(file, len(content), MOST)) in (True, False)


@given(end=st.integers(0, len(FILMS[0]) - 1))
def test_no_beginning_of_a_film_is_a_whole_one(end: int) -> None:
    assert not followed(io.BytesIO(FILMS[0]), end, MOST).whole


@pytest.mark.parametrize(
    "flags", [(), ("+faststart",), ("frag_keyframe+empty_moov",)], ids=["plain", "faststart", "fragments"]
)
def test_what_a_real_encoder_writes_is_a_film(media: MediaMaker, tmp_path: Path, flags: tuple[str, ...]) -> None:
    made = tmp_path / "film.mp4"
    options = [option for flag in flags for option in ("-movflags", flag)]
    media.ffmpeg("-i", str(media.video("clip.mp4")), "-c", "copy", *options, str(made))
    with made.open("rb") as file:
        boxes = followed(file, made.stat().st_size, MOST)
        assert boxes.whole
        assert has_video(file, boxes)


def test_a_song_in_an_mp4_is_no_video(media: MediaMaker, tmp_path: Path) -> None:
    made = tmp_path / "song.mp4"
    media.ffmpeg("-f", "lavfi", "-i", "sine=d=0.2", "-c:a", "aac", str(made))
    with made.open("rb") as file:
        boxes = followed(file, made.stat().st_size, MOST)
        assert boxes.whole
        assert not has_video(file, boxes)
