"""Clips that play backwards or stand still, judged by decoding what came out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from media_maker import MediaMaker
from reelwright.studio.asset import Asset
from reelwright.studio.render import reversal
from reelwright.studio.render.parts import Plan, Shot
from reelwright.studio.render.plan import plan
from render_drafts import clip, draft, joined
from rendering import Bench, Decoded

SECONDS = 2


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def rising(bench: Bench, media: MediaMaker) -> Asset:
    """Two seconds that get brighter with every frame, under a tone of 300 Hz in the first and 900 Hz in the second."""
    path = media.folder / "rising.mp4"
    if not path.exists():
        media.ffmpeg(
            *("-f", "lavfi", "-i", f"color=black:s=64x112:r=30:d={SECONDS},geq=lum='20+3*N':cb=128:cr=128"),
            *("-f", "lavfi", "-i", "aevalsrc='0.5*sin(2*PI*t*if(lt(t,1),300,900))':s=48000:d=2"),
            *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "4", "-pix_fmt", "yuv420p", "-c:a", "aac", str(path)),
        )
    return bench.bring(path)


def brightness(film: Decoded) -> list[float]:
    return [float(frame.mean()) for frame in film.pictures]


async def test_a_reversed_clip_shows_its_frames_and_its_sound_in_the_other_order(bench: Bench, rising: Asset) -> None:
    forward = brightness(await bench.film(draft([clip(rising, 0, 2000)], width=64, height=112)))
    film = await bench.film(draft([clip(rising, 0, 2000, reverse=True)], width=64, height=112))
    difference = np.subtract(brightness(film), forward[::-1])  # forwards it is copied, backwards encoded
    assert abs(difference.mean()) < 2.5
    assert np.abs(difference - difference.mean()).max() < 1.2
    assert film.pitch(0.1, 0.9) == pytest.approx(900, abs=5)
    assert film.pitch(1.1, 1.9) == pytest.approx(300, abs=5)


async def test_it_makes_no_difference_in_how_many_pieces_a_clip_is_turned_round(
    bench: Bench, rising: Asset, tmp_path: Path
) -> None:
    timeline = draft([clip(rising, 0, 2000, reverse=True, speed=1.0)], width=64, height=112)
    made = plan(timeline, bench.assets(timeline))
    (shot,) = made.shots
    assert [(cut.skip, cut.frames) for cut in reversal.pieces(made, shot)] == [(0, 60)]
    large = Plan(4096, 4096, 30, 60, "draft", (shot,))
    cuts = reversal.pieces(large, shot)
    assert len(cuts) > 5
    assert all(cut.frames * 4096 * 4096 * 3 // 2 <= reversal.MOST_HELD for cut in cuts)
    assert [cut.skip for cut in cuts] == sorted((cut.skip for cut in cuts), reverse=True)
    assert sum(cut.frames for cut in cuts) == 60
    small = await bench.film(timeline)
    wide = await bench.film(draft([clip(rising, 0, 2000, reverse=True)], width=2048, height=3584), "draft")
    assert np.allclose(brightness(wide), brightness(small), atol=3)


async def test_a_part_a_speed_and_joins_of_a_reversed_clip_are_kept_in_chunks_as_in_one(
    bench: Bench, rising: Asset, media: MediaMaker
) -> None:
    red = bench.bring(media.video("red.mp4", colour="red"))
    row = [
        clip(red, 0, 600, **joined(duration=200)),
        clip(rising, 400, 500, in_ms=1000, out_ms=2000, speed=2.0, reverse=True, fade_out_ms=200),
        clip(red, 900, 500),
    ]
    timeline = draft(row, width=64, height=112)
    whole, chunked = await bench.film(timeline, in_one=True), await bench.film(timeline)
    assert len(whole.pictures) == len(chunked.pictures) == 42
    assert np.abs(whole.pictures.astype(int) - chunked.pictures.astype(int)).mean() < 2
    inside = [float(frame.mean()) for frame in whole.pictures[19:22]]
    assert inside == sorted(inside, reverse=True)
    assert inside[0] - inside[1] == pytest.approx(6, abs=2.5)  # every other frame, backwards


async def test_a_frozen_picture_is_the_one_at_its_position_and_silent(bench: Bench, rising: Asset) -> None:
    row = [
        clip(rising, 0, 1000, out_ms=1000),
        clip(rising, 1000, 800, in_ms=1000, out_ms=2000, freeze=True),
        clip(rising, 1800, 1000, in_ms=1000, out_ms=2000),
    ]
    film = await bench.film(draft(row, width=64, height=112))
    shown = brightness(film)
    assert len(shown) == 84
    assert np.ptp(shown[30:54]) < 1.5
    assert np.mean(shown[30:54]) == pytest.approx(shown[54], abs=2.5)
    assert film.level(1.1, 1.7) < 0.002 < film.level(0.2, 0.8)


async def test_the_last_frame_can_be_frozen_and_is_the_same_in_chunks(bench: Bench, rising: Asset) -> None:
    row = [clip(rising, 0, 2000), clip(rising, 2000, 1000, in_ms=1999, out_ms=2000, freeze=True, **joined())]
    row.append(clip(rising, 2500, 1000))
    timeline = draft(row, width=64, height=112)
    whole, chunked = await bench.film(timeline, in_one=True), await bench.film(timeline)
    shown = brightness(whole)
    assert np.mean(shown[60:74]) == pytest.approx(shown[59], abs=2.5)
    assert np.allclose(shown, brightness(chunked), atol=2)


def test_a_wave_is_turned_round_in_blocks(tmp_path: Path) -> None:
    import wave

    samples = np.arange(-30_000, 30_000, dtype="<i2").repeat(10).reshape(-1, 2)
    forward, backward = tmp_path / "forward.wav", tmp_path / "backward.wav"
    with wave.open(str(forward), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(48_000)
        out.writeframes(samples.repeat(4, axis=0).tobytes())
    reversal.turn_wave(forward, backward)
    with wave.open(str(backward), "rb") as source:
        found = np.frombuffer(source.readframes(source.getnframes()), dtype="<i2").reshape(-1, 2)
    assert (found == samples.repeat(4, axis=0)[::-1]).all()


def test_a_shot_that_stands_still_reads_one_moment_of_its_file(rising: Asset, bench: Bench) -> None:
    timeline = draft([clip(rising, 0, 3000, in_ms=5000, out_ms=6000, freeze=True)])
    shot: Shot = plan(timeline, bench.assets(timeline)).shots[0]
    assert (shot.in_ms, shot.span_ms, shot.frozen) == (1999, 1, True)
