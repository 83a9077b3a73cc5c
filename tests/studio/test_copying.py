"""What is shown of a fitting file as it is, is copied: the very pixels of the file, each frame where it belongs."""

from __future__ import annotations

import subprocess
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reelwright.draft.model import VIDEO, Draft, Inset, Track
from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render import avc
from reelwright.studio.render.chunks import Cut, chunks
from reelwright.studio.render.copying import Packets, copies, spans
from reelwright.studio.render.parts import Plan
from reelwright.studio.render.plan import plan
from render_drafts import asset, clip, draft, joined, words
from rendering import Bench

NEAR = 20.0  # mean squared error: 35 dB, of what is encoded; the next frame's is over 100
CANVAS = {"width": 160, "height": 90}
TAGS = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
PLAIN = Footage(bt709=True)
FITTING = asset("film.mp4", duration_ms=60_000, width=160, height=90, fps=30.0, footage=PLAIN)


class Cutter(Bench):
    """A bench for films of one source, whose frames are all known."""

    def source(self, name: str, *encoding: str, seconds: int = 7) -> Asset:
        path = self.folder / name
        picture = f"testsrc2=s=160x90:r=30:d={seconds}"
        command = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", f"sine=r=48000:d={seconds}", "-c:v", "libx264"]
        command += ["-pix_fmt", "yuv420p", *TAGS, *encoding, "-c:a", "aac", str(path)]
        subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *command], check=True, timeout=60)
        return self.bring(path)

    async def near(self, of: Asset, timeline: Draft, first: int, frames: int) -> NDArray[np.float64]:
        """Render; the mean squared error of each frame against the source's frames from `first` on."""
        film = await self.film(timeline)
        assert len(film.pictures) == frames
        assert abs(len(film.sound) - frames * 1600) < 1024
        source = pictures(self.library.path(of))[first : first + frames].astype(np.float64)
        return ((pictures(film.path) - source) ** 2).mean(axis=(1, 2))


def pictures(path: Path) -> NDArray[np.uint8]:
    with av.open(str(path)) as container:
        return np.stack([frame.to_ndarray(format="yuv420p") for frame in container.decode(video=0)])


@pytest.fixture
def cutter(tmp_path: Path) -> Cutter:
    return Cutter(tmp_path)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("medium.mp4", ["-g", "30"]),
        ("baseline.mp4", ["-profile:v", "baseline", "-g", "45"]),
        ("many_b.mov", ["-profile:v", "main", "-bf", "8", "-b-pyramid", "normal", "-g", "60"]),
        ("matroska.mkv", ["-preset", "veryfast", "-g", "40"]),
    ],
)
@pytest.mark.parametrize(("in_ms", "length"), [(0, 5000), (1234, 4400)])
async def test_a_trim_keeps_the_files_pixels(
    cutter: Cutter, name: str, encoding: list[str], in_ms: int, length: int
) -> None:
    of = cutter.source(name, *encoding)
    timeline = draft([clip(of, 0, length, in_ms=in_ms)], **CANVAS)
    errors = await cutter.near(of, timeline, round(in_ms * 30 / 1000), round(length * 30 / 1000))
    assert (errors == 0).sum() >= len(errors) - 64
    assert errors.max() < NEAR


async def test_several_parts_of_one_file_follow_each_other_without_a_gap(cutter: Cutter) -> None:
    of = cutter.source("film.mp4", "-g", "30")
    row = [clip(of, 0, 2500, in_ms=1100), clip(of, 2500, 2500, in_ms=4000)]
    film = await cutter.film(draft(row, **CANVAS))
    source = pictures(cutter.library.path(of))
    wanted = np.concatenate([source[33:108], source[120:195]]).astype(np.float64)
    errors = ((pictures(film.path) - wanted) ** 2).mean(axis=(1, 2))
    assert errors.max() < NEAR
    assert (errors == 0).sum() > 100
    with av.open(str(film.path)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.pts is not None]
        assert sorted(packet.pts or 0 for packet in packets) == [512 * number for number in range(150)]
        assert all((later.dts or 0) > (earlier.dts or 0) for earlier, later in pairwise(packets))
        header = avc.read(container.streams.video[0].codec_context.extradata or b"")
    assert len(header.sps) == len(header.pps) == 2
    assert len(header.ids) == 2
    assert 0 in header.ids


async def test_clips_of_one_camera_are_copied_and_only_what_is_done_to_them_is_encoded(cutter: Cutter) -> None:
    one, other = (cutter.source(name, "-g", "30", seconds=seconds) for name, seconds in (("a.mp4", 7), ("b.mov", 6)))
    row = [clip(one, 0, 4000, in_ms=500, **joined()), clip(other, 3500, 2000), clip(one, 5500, 1500, in_ms=5000)]
    timeline = draft(row, text=[words("Hello", 0, 1000)], **CANVAS)
    whole = pictures((await cutter.film(timeline, "high", in_one=True)).path).astype(np.float64)
    joined_up = pictures((await cutter.film(timeline, "high")).path)
    assert len(whole) == len(joined_up) == 210
    assert ((joined_up - whole) ** 2).mean(axis=(1, 2)).max() < NEAR
    first, second = (pictures(cutter.library.path(of)) for of in (one, other))
    exact = [(0, first[15:]), (105, second), (165, first[150:])]
    same = [np.array_equal(joined_up[n], source[n - at]) for at, source in exact for n in range(at, at + 45)]
    assert sum(same) >= 60


async def test_a_clip_of_another_encoder_is_encoded_between_those_that_are_copied(cutter: Cutter) -> None:
    one = cutter.source("one.mp4", "-g", "30")
    other = cutter.source("other.mp4", "-g", "30", "-profile:v", "baseline")
    film = await cutter.film(draft([clip(one, 0, 2500), clip(other, 2500, 2500), clip(one, 5000, 2000)], **CANVAS))
    sources = [pictures(cutter.library.path(of)).astype(np.float64) for of in (one, other)]
    wanted = np.concatenate([sources[0][:75], sources[1][:75], sources[0][:60]])
    errors = ((pictures(film.path) - wanted) ** 2).mean(axis=(1, 2))
    assert errors.max() < NEAR
    assert (errors[:75] == 0).sum() > 40
    assert (errors[75:150] == 0).sum() == 0


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("open.mp4", ["-x264-params", "open-gop=1:keyint=30"]),
        ("full_range.mp4", ["-color_range", "pc", "-g", "30"]),
        ("inside.mp4", ["-g", "30", "-x264-params", "repeat-headers=1"]),
        ("one_key.mp4", ["-g", "250"]),
    ],
)
async def test_what_does_not_fit_is_encoded_and_shows_the_same(cutter: Cutter, name: str, encoding: list[str]) -> None:
    of = cutter.source(name, *encoding)
    errors = await cutter.near(of, draft([clip(of, 0, 3000, in_ms=1000)], **CANVAS), 30, 90)
    assert (errors == 0).sum() < 10
    if name != "full_range.mp4":
        assert errors.max() < NEAR


# on paper


def planned(timeline: Draft) -> Plan:
    return plan(timeline, {FITTING.id: FITTING})


def bare(timeline: Draft, footage: Footage | None = None) -> list[tuple[int, int]]:
    """From which frame of the film to which a file is shown as it is."""
    made = planned(timeline)
    cuts = [span.cut for span in spans(made, chunks(made), {FITTING.id: footage or PLAIN}) if span.cut]
    return [(cut.shot.first + cut.skip, cut.shot.first + cut.skip + cut.frames) for cut in cuts]


LOGO = clip(FITTING, 2000, 1000, inset=Inset(place="top_left"))


@pytest.mark.parametrize(
    ("timeline", "stretches"),
    [
        (draft([clip(FITTING, 0, 5000, in_ms=700)], **CANVAS), [(0, 150)]),
        (draft([clip(FITTING, 0, 9000)], text=[words("x", 0, 3000)], **CANVAS), [(90, 270)]),
        (draft([clip(FITTING, 0, 4000), clip(FITTING, 4000, 2000, in_ms=9000)], **CANVAS), [(0, 120), (120, 180)]),
        (draft([clip(FITTING, 0, 5000, **joined()), clip(FITTING, 4500, 5000)], **CANVAS), [(0, 135), (150, 285)]),
        (draft([clip(FITTING, 500, 5000)], **CANVAS), [(15, 165)]),
        (draft([clip(FITTING, 0, 3000), clip(FITTING, 3000, 3000, speed=2.0)], **CANVAS), [(0, 90)]),
        (draft([clip(FITTING, 0, 16_000)], fade_out_ms=300, **CANVAS), [(0, 360)]),
    ],
)
def test_what_is_shown_as_it_is_may_be_copied(timeline: Draft, stretches: list[tuple[int, int]]) -> None:
    assert bare(timeline) == stretches


def test_nothing_is_copied_under_a_picture_that_lies_over_the_film() -> None:
    timeline = draft([clip(FITTING, 0, 9000)], **CANVAS)
    timeline.t.insert(1, Track(tt=VIDEO, sg=[LOGO]))
    assert bare(timeline) == [(0, 60), (90, 270)]


@pytest.mark.parametrize(
    "timeline",
    [
        draft([clip(FITTING, 0, 5000)], text=[words("x", 0, 5000)], **CANVAS),
        draft([clip(FITTING, 0, 3000)], fade_out_ms=300, **CANVAS),
        draft([clip(FITTING, 0, 5000, speed=2.0)], **CANVAS),
        draft([clip(FITTING, 0, 5000, fade_in_ms=300)], **CANVAS),
        draft([clip(FITTING, 0, 5000, transform={"mirrored": True})], **CANVAS),
        draft([clip(FITTING, 0, 5000)], width=90, height=160),
        draft([clip(FITTING, 0, 5000)], fps=25, **CANVAS),
    ],
)
def test_whatever_is_done_to_a_picture_has_it_encoded(timeline: Draft) -> None:
    assert bare(timeline) == []


@pytest.mark.parametrize(
    "footage",
    [
        Footage(transfer="hlg", bt709=True),
        Footage(square=False, bt709=True),
        Footage(transparent=True, bt709=True),
        Footage(),
    ],
)
def test_footage_that_has_to_be_converted_is_encoded(footage: Footage) -> None:
    assert bare(draft([clip(FITTING, 0, 5000)], **CANVAS), footage) == []


@given(st.lists(st.integers(20, 70), min_size=2, max_size=6), st.integers(0, 5000), st.integers(1000, 5000), st.data())
def test_what_is_copied_can_be_decoded_by_itself_and_is_in_the_shot(
    groups: list[int], in_ms: int, length: int, data: st.DataObject
) -> None:
    """Closed groups of pictures of random lengths, each a row of P and B pictures."""
    order, keys = list[int](), list[bool]()
    for size in groups:
        base, left = len(order), size - 1
        order.append(base)
        keys += [True, *([False] * (size - 1))]
        while left:
            mini = min(left, data.draw(st.integers(1, 4)))
            at = base + size - left
            order += [at + mini - 1, *range(at, at + mini - 1)]
            left -= mini
    found = Packets(tuple(Fraction(rank, 30) for rank in order), tuple(keys))
    made = planned(draft([clip(FITTING, 0, length, in_ms=in_ms)], **CANVAS))
    (copy,) = copies([Cut(made.shots[0], 0, made.frames)], 30, found)
    first = round(in_ms * 30 / 1000)
    if copy is None:
        return
    chosen = order[copy.packet : copy.packet + copy.frames]
    assert keys[copy.packet]
    assert sorted(chosen) == list(range(first + copy.skip, first + copy.skip + copy.frames))
    assert copy.skip + copy.frames <= made.frames
    assert made.frames - copy.skip - copy.frames < 5


def test_frames_that_are_not_evenly_spaced_are_encoded() -> None:
    times = [Fraction(n + (0.3 if n % 5 == 0 else 0)) / 30 for n in range(200)]
    made = planned(draft([clip(FITTING, 0, 5000)], **CANVAS))
    found = Packets(tuple(times), tuple(n % 30 == 0 for n in range(200)))
    assert copies([Cut(made.shots[0], 0, made.frames)], 30, found) == [None]


# headers


@pytest.mark.parametrize("content", [b"", b"\x01", b"\x00" * 40, b"\x01d\x00\x28\xff\xe1\xff\xff" + b"x" * 9])
def test_what_is_no_header_is_called_that(content: bytes) -> None:
    with pytest.raises(avc.NotAvc):
        avc.read(content)


@given(st.binary(max_size=60))
def test_no_header_however_broken_does_more_than_being_refused(content: bytes) -> None:
    for read in (
        avc.read,
        lambda given: avc.together([given, given + b"x"]),
        lambda given: avc.sps_facts(given + b"\0" * 5),
    ):
        try:
            read(b"\x01d\x00\x28\xff" + content)
        except avc.NotAvc:
            continue
