"""A film that is one cut out of one file keeps the file's own sound, to the sample."""

from __future__ import annotations

import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from numpy.typing import NDArray

from reelwright.draft.model import Draft
from reelwright.studio.asset import Asset
from render_drafts import clip, draft
from rendering import Bench, decode_sound

CANVAS = {"width": 160, "height": 90}
TAGS = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
EXACT = ["-aac_pns", "0"]  # no noise that a decoder makes up


class Cutter(Bench):
    """A bench for films of one source that sounds like a quiet sea, differently at every moment."""

    def source(self, name: str, *sound: str, rate: int = 48_000) -> Asset:
        path = self.folder / name
        picture = ["-f", "lavfi", "-i", "testsrc2=s=160x90:r=30:d=7"]
        sea = ["-f", "lavfi", "-i", f"anoisesrc=r={rate}:d=7:c=pink:a=0.2:seed=5,aformat=channel_layouts=stereo"]
        encoding = ["-c:v", "libx264", "-g", "30", "-pix_fmt", "yuv420p", *TAGS, *(sound or ("-c:a", "aac"))]
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *picture, *sea, *encoding, str(path)]
        subprocess.run(command, check=True, timeout=60)
        return self.bring(path)

    def heard(self, of: Asset, begin: int, samples: int) -> NDArray[np.float32]:
        """What the source sounds like from sample `begin` on."""
        return decode_sound(self.library.path(of))[begin : begin + samples]


@pytest.fixture
def cutter(tmp_path: Path) -> Cutter:
    return Cutter(tmp_path)


@pytest.mark.parametrize("in_ms", [0, 1234, 2000])
@pytest.mark.parametrize(
    ("name", "sound", "rate"),
    [
        ("film.mp4", ["-c:a", "aac", *EXACT], 48_000),
        ("old.mov", ["-c:a", "aac", "-b:a", "96k", *EXACT], 44_100),
        ("mono.mp4", ["-c:a", "aac", "-ac", "1", *EXACT], 48_000),
    ],
)
async def test_a_trim_sounds_exactly_like_its_file(cutter: Cutter, name: str, sound: list[str], rate: int, in_ms: int):
    of = cutter.source(name, *sound, rate=rate)
    film = await cutter.film(draft([clip(of, 0, 4000, in_ms=in_ms)], **CANVAS))
    wanted = cutter.heard(of, in_ms * rate // 1000, 4 * rate)
    assert len(wanted) <= len(film.sound) < len(wanted) + 1024
    assert np.abs(film.sound[: len(wanted)] - wanted).max() < 1e-4


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("matroska.mkv", ["-c:a", "aac"]),  # its times are rounded to milliseconds
        ("sampled.mov", ["-c:a", "pcm_s16le"]),
        ("film.mp4", ["-c:a", "mp3"]),
        ("low.mp4", ["-c:a", "aac", "-ar", "22050"]),
        ("short.mp4", ["-af", "atrim=end=3", "-c:a", "aac"]),
    ],
)
async def test_what_cannot_be_copied_to_the_sample_is_mixed(cutter: Cutter, name: str, sound: list[str]):
    of = cutter.source(name, *sound)
    film = await cutter.film(draft([clip(of, 0, 4000, in_ms=1000)], **CANVAS))
    assert abs(len(film.sound) - 4 * 48_000) < 1024
    assert film.loudness().lufs == pytest.approx(-14, abs=1)


def louder(timeline: Draft) -> Draft:
    timeline.t[0].sg[0].x.volume = 1.5  # type: ignore[union-attr]
    return timeline


@pytest.mark.parametrize("asks", ["a loudness", "a volume", "two parts"])
async def test_whoever_asks_for_another_sound_gets_it(cutter: Cutter, asks: str):
    of = cutter.source("film.mp4")
    timeline = {
        "a loudness": draft([clip(of, 0, 4000)], loudness_lufs=-14.0, **CANVAS),
        "a volume": louder(draft([clip(of, 0, 4000)], **CANVAS)),
        "two parts": draft([clip(of, 0, 2000), clip(of, 2000, 2000, in_ms=4500)], **CANVAS),
    }[asks]
    assert (await cutter.film(timeline)).loudness().lufs == pytest.approx(-14 + (asks == "a volume") * 3.5, abs=1)
