"""Where somebody speaks: voices are told from noise, hums, tones and silence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from reelwright.studio.render.voice import RATE, speech
from speaking import silent, spoken, write

TIME = np.arange(4 * 48_000) / 48_000
NOISE = np.random.default_rng(0).normal(0, 1, len(TIME))


def heard(sound: NDArray[np.floating], folder: Path) -> list[tuple[float, float]]:
    """The stretches of speech of samples at 48 kHz, in seconds."""
    small = sound[: len(sound) // 3 * 3].reshape(-1, 3).mean(axis=1).astype(np.float32)
    return [(begin / 48_000, end / 48_000) for begin, end in speech(write(folder / "heard.wav", small, RATE))]


@pytest.mark.parametrize("level", [0.4, 0.1, 0.03])
def test_speech_is_found_where_it_is(level: float, tmp_path: Path) -> None:
    sound = np.concatenate([silent(1.0), spoken(2.0, level), silent(2.0), spoken(1.0, level), silent(1.0)])
    found = heard(sound, tmp_path)
    assert found == [pytest.approx((1.0, 3.0), abs=0.12), pytest.approx((5.0, 6.0), abs=0.12)]


def test_speech_is_found_over_a_little_noise(tmp_path: Path) -> None:
    sound = np.concatenate([silent(1.0), spoken(2.0), silent(1.0)]) + 0.01 * NOISE
    assert heard(sound, tmp_path) == [pytest.approx((1.0, 3.0), abs=0.15)]


@pytest.mark.parametrize(
    "sound",
    [
        0.1 * NOISE,
        0.3 * np.sin(2 * np.pi * 440 * TIME),
        0.3 * np.sin(2 * np.pi * 100 * TIME) + 0.1 * np.sin(2 * np.pi * 50 * TIME),
        0.1 * NOISE * (1 + np.sin(2 * np.pi * 3 * TIME)),
        0 * TIME,
        TIME[:100],
    ],
    ids=["noise", "a tone", "a hum", "gusts", "silence", "next to nothing"],
)
def test_other_sounds_are_not_taken_for_speech(sound: NDArray[np.floating], tmp_path: Path) -> None:
    assert heard(sound, tmp_path) == []


def test_a_long_recording_is_read_piece_by_piece_without_a_seam(tmp_path: Path) -> None:
    sound = np.concatenate([silent(58.5), spoken(3.0), silent(1.0)])
    assert heard(sound, tmp_path) == [pytest.approx((58.5, 61.5), abs=0.12)]
