"""Letters and lines of a board: evenly spaced, not crossed out, names shortened where they are alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.storyboard.ink import GROUND, LINE, Ink, fitted_name, width_of


def test_small_letters_stand_at_equal_distances() -> None:
    ink = Ink(300, 40)
    words = " ".join("llllllllllll")
    end = ink.write(20.3, 28, words, 16)
    light = np.asarray(ink.image).astype(int).sum(axis=(0, 2)) - sum(GROUND) * 40
    parts = np.split(np.arange(300), np.flatnonzero(np.diff((light > 0).astype(int))) + 1)
    middles = [np.average(part, weights=light[part]) for part in parts if light[part].any()]
    assert len(middles) == 12
    step = (width_of(words, 16) - width_of("l", 16)) / 11
    assert np.diff(middles) == pytest.approx(step, abs=0.3)
    assert end == pytest.approx(20.3 + width_of(words, 16), abs=1)


def test_a_line_of_the_ruler_does_not_run_through_words() -> None:
    ink = Ink(120, 60)
    ink.rule(38, 0, 60)
    ink.write(40, 40, "words", 16)
    column = np.asarray(ink.image)[:, 38]
    assert (column[:20] == LINE).all()
    assert (column[28:42] == GROUND).all()
    assert (column[50:] == LINE).all()


@pytest.mark.parametrize(
    ("name", "room", "shown"),
    [
        ("crowd13", 200, "crowd13"),
        ("crowd13", 54, "cr…13"),
        ("holiday pictures (2)", 110, "holiday… (2)"),
        ("nothing to count here", 80, "nothing…"),
        ("crowd13", 20, ""),
        ("crowd13", 3, ""),
    ],
)
def test_a_name_that_is_too_long_keeps_its_number(name: str, room: int, shown: str) -> None:
    found = fitted_name(name, 16, room)
    assert found == shown
    assert width_of(found, 16) <= room


@given(st.text("ab1 2-_(3)夏", max_size=30), st.integers(1, 300))
@settings(max_examples=80, deadline=None)
def test_a_shortened_name_is_never_wider_than_its_room(name: str, room: int) -> None:
    assert width_of(fitted_name(name, 16, room), 16) <= room + 0.5
