"""LUT files: what is read, and what is refused."""

from __future__ import annotations

import io

import pytest

from reelwright.media.cube import Cube, CubeError, looks_like_cube, read_cube
from reelwright.media.magic import CUBE, recognise
from reelwright.media.structure import holds_together

POINTS = "0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n"
PLAIN = f'TITLE "plain"\n# a comment\nLUT_3D_SIZE 2\n{POINTS}'


def test_a_small_lut_is_read():
    cube = read_cube(PLAIN.encode())
    assert cube == Cube(2, cube.values)
    assert cube.values[1] == (1.0, 0.0, 0.0)


def test_a_lut_is_recognised_by_its_content():
    file = io.BytesIO(PLAIN.encode())
    assert recognise(file) == CUBE
    assert holds_together(file, CUBE)


def test_plain_text_is_no_lut():
    assert not looks_like_cube(b"LUT_3D_SIZE is a keyword of cube files")
    assert not looks_like_cube(b"LUT_3D_SIZE 2\n\0")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "LUT_3D_SIZE 2\n",
        f"LUT_3D_SIZE 3\n{POINTS}",
        f"LUT_3D_SIZE 2\n{POINTS}1 1 1\n",
        f"LUT_3D_SIZE 1\n{POINTS}",
        f"LUT_3D_SIZE 66\n{POINTS}",
        f"LUT_3D_SIZE 99999999999999\n{POINTS}",
        f"LUT_3D_SIZE ２\n{POINTS}",
        f"LUT_3D_SIZE 2\nLUT_3D_SIZE 2\n{POINTS}",
        f"LUT_1D_SIZE 8\n{POINTS}",
        f"LUT_3D_SIZE 2\n{POINTS}".replace("1 1 1", "nan 1 1"),
        f"LUT_3D_SIZE 2\n{POINTS}".replace("1 1 1", "inf 1 1"),
        f"LUT_3D_SIZE 2\n{POINTS}".replace("1 1 1", "1e999 1 1"),
        f"LUT_3D_SIZE 2\n{POINTS}".replace("1 1 1", "1 1"),
        f"LUT_3D_SIZE 2\nDOMAIN_MIN 1 1 1\n{POINTS}",
        f"LUT_3D_SIZE 2\nmovie=/etc/passwd\n{POINTS}",
    ],
)
def test_what_is_no_whole_lut_is_refused(text: str):
    with pytest.raises(CubeError):
        read_cube(text.encode())
