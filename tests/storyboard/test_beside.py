"""Two frames in one picture: both whole, labelled, in order."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from reelwright.storyboard.beside import Moment, beside, difference


def pixels(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(int)


@pytest.mark.parametrize("size", [(405, 720), (720, 405), (720, 720)])
def test_before_is_left_and_after_is_right(paper, size: tuple[int, int]) -> None:
    made = beside(Moment(paper.jpeg("red", size), 1500), Moment(paper.jpeg("blue", size), 1500))
    picture = pixels(made.content)
    middle = picture.shape[0] // 2
    assert picture[middle, made.width // 4].tolist()[0] > 230
    assert picture[middle, made.width * 3 // 4].tolist()[2] > 230
    assert (picture[10:45] > 200).all(axis=-1).any(), "the labels are white"
    assert made.width <= 1552
    assert len(made.content) <= 400_000


def test_a_film_that_was_not_there_before_leaves_its_place_empty(paper) -> None:
    made = beside(Moment(None, 0), Moment(paper.jpeg("blue"), 0), "zh")
    picture = pixels(made.content)
    assert picture[100, made.width // 4].max() < 80


def test_frames_of_different_shapes_are_both_whole(paper) -> None:
    made = beside(Moment(paper.jpeg("red", (405, 720)), 0), Moment(paper.jpeg("blue", (720, 405)), 0))
    picture = pixels(made.content)
    red, blue = picture[..., 0] > 220, picture[..., 2] > 240
    for colour, shape in ((red & (picture[..., 1] < 40), 405 / 720), (blue & (picture[..., 0] < 40), 720 / 405)):
        rows, columns = np.flatnonzero(colour.any(axis=1)), np.flatnonzero(colour.any(axis=0))
        assert (np.ptp(columns) + 1) / (np.ptp(rows) + 1) == pytest.approx(shape, rel=0.03)


def test_frames_differ_by_as_much_as_they_differ(paper) -> None:
    black, white = paper.jpeg("black"), paper.jpeg("white")
    assert difference(black, black) == 0
    assert difference(black, white) == pytest.approx(1.0, abs=0.02)


def test_what_is_no_jpeg_is_refused(paper) -> None:
    with pytest.raises(OSError, match="cannot identify"):
        beside(Moment(b"no picture", 0), Moment(paper.jpeg("red"), 0))
