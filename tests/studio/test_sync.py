"""Picture and sound stay together: flashes and beeps of one moment are decoded within a frame of each other."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import VideoReformatter

from media_maker import MediaMaker
from reelwright.studio.asset import Asset
from render_drafts import clip, draft
from rendering import Bench, decode_sound

FPS = 30


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def flashes(bench: Bench, media: MediaMaker, folder: Path, seconds: int, rate: int = 48_000, fps: int = FPS) -> Asset:
    """Black with a white frame and a beep of 1 kHz at the half of every second."""
    path = folder / f"flash{rate}-{fps}.mp4"
    white = f"color=black:s=64x64:r={fps}:d={seconds},geq=lum='if(between(mod(T,1),0.499,0.56),235,16)':cb=128:cr=128"
    beep = f"aevalsrc='if(between(mod(t,1),0.5,0.56),0.5*sin(2*PI*1000*t),0)':s={rate}:d={seconds}"
    encoded = ("-c:v", "libx264", "-preset", "ultrafast", str(path))
    media.ffmpeg("-f", "lavfi", "-i", white, "-f", "lavfi", "-i", beep, *encoded)
    return bench.bring(path)


def onsets(path: Path) -> tuple[list[float], list[float]]:
    """When flashes and when beeps begin, in seconds."""
    lit, seen = [], False
    convert = VideoReformatter()
    with av.open(str(path)) as film:
        for frame in film.decode(video=0):
            bright = convert.reformat(frame, format="gray").to_ndarray().mean() > 110
            if bright and not seen:
                lit.append(float(frame.time))
            seen = bright
    sound = np.abs(decode_sound(path)[:, 0])
    loud = np.maximum.reduceat(sound, np.arange(0, len(sound), 48)) > 0.4 * sound.max()
    starts = [place for place in np.flatnonzero(loud) if not loud[max(0, place - 30) : place].any()]
    return lit, [place / 1000 for place in starts]


def worst(lit: list[float], heard: list[float]) -> float:
    """How far, in seconds, a flash is from its beep at most."""
    return max(min(abs(flash - beep) for beep in heard) for flash in lit)


async def test_ten_minutes_of_many_cuts_stay_in_sync(bench: Bench, media: MediaMaker, tmp_path: Path) -> None:
    source = flashes(bench, media, tmp_path, 31)
    row, at = [], 0
    for number in range(46):
        length = 13_033 + 7 * (number % 5)
        row.append(clip(source, at, length, in_ms=211 * number % 9000, out_ms=211 * number % 9000 + length))
        at += length
    lit, heard = onsets(await bench.rendered(draft(row, width=64, height=64), "draft"))
    assert at > 600_000
    assert len(lit) > 580
    for begin in (0, 290, 580):
        assert worst([flash for flash in lit if begin <= flash < begin + 20], heard) <= 1 / FPS
    assert worst(lit, heard) <= 1 / FPS


@pytest.mark.parametrize(("rate", "fps", "speed"), [(44_100, 25, 1.0), (48_000, 24, 2.0), (22_050, 30, 0.5)])
async def test_other_rates_and_speeds_stay_in_sync(
    bench: Bench, media: MediaMaker, tmp_path: Path, rate: int, fps: int, speed: float
) -> None:
    source = flashes(bench, media, tmp_path, 8, rate, fps)
    length = round(4000 / speed)
    row = [clip(source, length * n, length, in_ms=333 * n, out_ms=333 * n + 4000, speed=speed) for n in range(3)]
    lit, heard = onsets(await bench.rendered(draft(row, width=64, height=64)))
    assert len(lit) > 8
    assert worst(lit, heard) <= 1 / FPS + 1 / fps / speed


def test_the_measure_itself_sees_sound_that_is_late(media: MediaMaker, tmp_path: Path, bench: Bench) -> None:
    path, late = bench.library.path(flashes(bench, media, tmp_path, 4)), tmp_path / "late.mp4"
    media.ffmpeg("-i", str(path), "-c:v", "copy", "-af", "adelay=100:all=1", str(late))
    assert worst(*onsets(path)) < 0.02
    assert worst(*onsets(late)) == pytest.approx(0.1, abs=0.02)
