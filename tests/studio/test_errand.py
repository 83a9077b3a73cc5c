"""A command on its way to another machine: nothing in it says where anything lies here."""

from __future__ import annotations

from pathlib import Path

import pytest

from reelwright.studio.render.errand import moved, read_by
from reelwright.studio.render.inputs import escaped, guarded


def graded(lut: Path) -> str:
    return f"[0:v]format=gbrp,lut3d=file={escaped(lut)}:interp=tetrahedral,scale=2:2[picture]"


@pytest.mark.parametrize("name", ["plain.cube", "it's, [odd]; 100%.cube", "C:\\looks\\a.cube", "夏.cube"])
def test_files_and_looks_are_found_and_renamed_whatever_they_are_called(name: str) -> None:
    lut, media = Path("/looks") / name, Path("/media/a b.mp4")
    command = [*guarded(media), "-filter_complex", graded(lut), "-y", "file:/elsewhere/part-%d.mp4"]
    assert read_by(command) == [str(media), lut.as_posix()]
    names = {str(media): "media/1.mp4", lut.as_posix(): "media/2.cube"}
    sent = moved(command, names.__getitem__)
    assert sent == [
        *guarded(Path("media/1.mp4")),
        "-filter_complex",
        graded(Path("media/2.cube")),
        "-y",
        "file:part-%d.mp4",
    ]
    back = {there: here for here, there in names.items()}
    assert moved(sent, back.__getitem__, "/elsewhere") == command


def test_a_file_that_is_read_twice_is_brought_once() -> None:
    media = Path("/media/a.mp4")
    assert read_by([*guarded(media), *guarded(media), "file:out-%d.mp4"]) == [str(media)]


def test_a_percent_sign_in_the_folder_is_none_of_the_pattern() -> None:
    assert moved(["file:chunk-%d.mp4"], str, "/50%/x") == ["file:/50%%/x/chunk-%d.mp4"]


@pytest.mark.parametrize("folder", ["/elsewhere/", "C:\\elsewhere\\"])
def test_what_is_written_is_sent_without_its_folder(folder: str) -> None:
    assert moved([f"file:{folder}chunk-%d.mp4"], str) == ["file:chunk-%d.mp4"]
