"""The beats that are heard in a song, against songs whose beats are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from media_maker import MediaMaker
from reelwright.draft.model import MOODS, Mood
from reelwright.studio import music
from reelwright.studio.finding.beats import Beats, beats_of, hear_beats
from reelwright.studio.finding.finder import FileFinder
from rendering import Bench

RATE = 11_025


def clicks(
    bpm: float, seconds: float, first: float = 0.37, drift: float = 0.0
) -> tuple[NDArray[np.float32], list[float]]:
    """Short decaying tones on a beat that gets faster by `drift` (as a share) over the whole length; and when."""
    times, at = [], first
    while at < seconds - 0.05:
        times.append(at)
        at += 60 / (bpm * (1 + drift * at / seconds))
    sound = np.random.default_rng(1).normal(0, 0.003, round(seconds * RATE))
    tone = np.sin(np.arange(400) * 0.6) * np.exp(-np.arange(400) / 60)
    for time in times:
        place = round(time * RATE)
        sound[place : place + 400] += tone[: len(sound) - place]
    return sound.astype(np.float32), times


def away(found: Beats, times: list[float]) -> float:
    """How far, in ms, the found beats are from true ones at most, but for the song's first and last second."""
    inside = [ms for ms in found.times_ms if times[0] * 1000 - 60 <= ms <= times[-1] * 1000 + 60]
    assert len(inside) > 0.4 * len(times)
    return max(min(abs(ms - time * 1000) for time in times) for ms in inside)


@pytest.mark.parametrize("bpm", [62.0, 84.5, 97.3, 120.0, 128.0, 150.0])
def test_a_click_track_is_heard_to_within_a_frame(bpm: float) -> None:
    sound, times = clicks(bpm, 24.0)
    found = beats_of(sound)
    assert found.bpm == pytest.approx(bpm, rel=0.01) or found.bpm == pytest.approx(2 * bpm, rel=0.01)
    if found.bpm > 1.5 * bpm:
        times = sorted([*times, *(time + 30 / bpm for time in times)])
    assert away(found, times) < 17


def test_a_band_that_gets_faster_is_followed() -> None:
    sound, times = clicks(100.0, 40.0, drift=0.12)
    assert away(beats_of(sound), times) < 40


@pytest.mark.parametrize("mood", MOODS)
def test_our_own_songs_are_heard_on_their_beats(mood: Mood, tmp_path: Path) -> None:
    path = tmp_path / "song.wav"
    music.write_wav(path, mood, 24.0, 3)
    found, beats = hear_beats(path), music.beats(mood, 24.0, 3)
    half = [beat / 2 for beat in range(round(2 * 24.0 / beats[1]) + 1)]
    assert away(found, [time * beats[1] for time in half]) < 45
    assert found.bpm == pytest.approx(60 / beats[1], rel=0.02)


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(20 * RATE, np.float32),
        np.random.default_rng(0).normal(0, 0.1, 20 * RATE).astype(np.float32),
        np.sin(np.arange(20 * RATE) * 0.25).astype(np.float32),
        np.zeros(10, np.float32),
    ],
    ids=["silence", "noise", "a steady tone", "next to nothing"],
)
def test_what_has_no_beat_gets_none(sound: NDArray[np.float32]) -> None:
    assert beats_of(sound) == Beats(0.0, ())


def test_beats_are_listened_for_once_and_kept(tmp_path: Path, media: MediaMaker) -> None:
    bench, path = Bench(tmp_path), tmp_path / "song.wav"
    music.write_wav(path, "happy", 12.0, 1)
    song, looked = bench.bring(path), []
    finder = FileFinder(bench.library.folder, looked.append)
    first = finder.beats(song)
    assert first.times_ms
    assert finder.beats(song) == first
    assert looked == ["song.wav"]
    silent = bench.bring(media.video("mute.mp4", audio="none"))
    assert finder.beats(silent) == Beats(0.0, ())
