"""Where films go: names from anywhere made safe, nothing overwritten, and every crash on the way tidied up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reelwright.errors import CannotSave, ForbiddenPath
from reelwright.flows.deliver import Target, check, in_folder, part_of, place, placed, remove_stale


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("holiday", "holiday.mp4"),
        ("holiday.mp4", "holiday.mp4"),
        ("holiday.MP4", "holiday.mp4"),
        ("v1.2 final", "v1.2 final.mp4"),
        ("../../.bashrc", "bashrc.mp4"),
        ("..\\..\\autostart", "autostart.mp4"),
        ("/etc/passwd", "etc passwd.mp4"),
        ("C:\\Windows\\x", "C Windows x.mp4"),
        ("film:stream", "film stream.mp4"),
        ("-rf", "rf.mp4"),
        ("~root", "root.mp4"),
        ("a\nb\x00c", "a b c.mp4"),
        ("ab\x1b[31m", "ab [31m.mp4"),
        ("pho\u202e4pm.exe", "pho4pm.exe.mp4"),
        ("a\u200bb\ufeffc\U000e0041", "abc.mp4"),
        ("\ud800half", "half.mp4"),
        ("trailing. . .", "trailing.mp4"),
        ("CON", "film CON.mp4"),
        ("aux.mp4", "film aux.mp4"),
        ("nul.tar", "film nul.tar.mp4"),
        ("COM¹", "film COM¹.mp4"),
        ("concert", "concert.mp4"),
        ("...", "film.mp4"),
        ("", "film.mp4"),
        ("\u200b", "film.mp4"),
        ("夏天 🎬", "夏天 🎬.mp4"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧.mp4"),
        ("e\u0301te\u0301", "été.mp4"),
        ("x" * 300, "x" * 80 + ".mp4"),
    ],
)
def test_a_film_gets_a_safe_name_in_the_output_folder(name: str, expected: str, tmp_path: Path) -> None:
    assert in_folder(tmp_path, name).path == tmp_path / expected


@pytest.mark.parametrize("name", ["夏" * 300, "🎬" * 300, "é" * 300])
def test_a_long_name_still_fits_into_a_file_system_with_everything_we_add(name: str, tmp_path: Path) -> None:
    target = in_folder(tmp_path, name)
    assert len(target.path.name.encode()) <= 200
    part_of(target, "0123456789abcdef").touch()
    target.path.with_name(f"{target.path.stem} (999){target.path.suffix}").touch()


def _part(folder: Path, content: str = "film", job: str = "1234") -> Path:
    part = folder / f".film.{job}.part"
    part.write_text(content)
    return part


def test_films_of_the_same_name_are_numbered(tmp_path: Path) -> None:
    names = [place(_part(tmp_path, str(number)), Target(tmp_path / "film.mp4")).name for number in range(3)]
    assert names == ["film.mp4", "film (2).mp4", "film (3).mp4"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["film (2).mp4", "film (3).mp4", "film.mp4"]
    assert (tmp_path / "film.mp4").read_text() == "0"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_leads_nowhere_is_a_name_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").symlink_to(tmp_path / "elsewhere.mp4")
    assert place(_part(tmp_path), Target(tmp_path / "film.mp4")).name == "film (2).mp4"
    assert not (tmp_path / "elsewhere.mp4").exists()


def test_a_replaced_film_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_text("old")
    assert place(_part(tmp_path, "new"), Target(tmp_path / "film.mp4", replace=True)) == tmp_path / "film.mp4"
    assert [path.read_text() for path in tmp_path.iterdir()] == ["new"]


class Crash(BaseException):
    """The process is gone."""


def test_a_crash_before_the_name_is_taken_leaves_the_part_to_be_placed(tmp_path: Path) -> None:
    announced: list[Path] = []

    def crash(path: Path) -> None:
        announced.append(path)
        raise Crash

    part = _part(tmp_path)
    (tmp_path / "film.mp4").write_text("somebody else's")
    with pytest.raises(Crash):
        place(part, Target(tmp_path / "film.mp4"), crash)
    assert placed(str(announced[0]), part, 4) is None
    assert place(part, Target(tmp_path / "film.mp4")).name == "film (2).mp4"


def test_a_crash_with_the_name_taken_leaves_one_film_and_not_two(tmp_path: Path) -> None:
    part = _part(tmp_path)
    (tmp_path / "film.mp4").hardlink_to(part)
    assert placed(str(tmp_path / "film.mp4"), part, 4) == tmp_path / "film.mp4"
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]
    assert placed(str(tmp_path / "film.mp4"), part, 4) == tmp_path / "film.mp4"


def test_another_file_of_that_name_is_not_taken_for_the_film(tmp_path: Path) -> None:
    part = _part(tmp_path)
    (tmp_path / "film.mp4").write_text("else")
    assert placed(str(tmp_path / "film.mp4"), part, 4) is None
    part.unlink()
    assert placed(str(tmp_path / "film.mp4"), part, 5) is None
    assert placed(None, part, 4) is None


def test_parts_of_jobs_that_are_over_are_removed_and_no_others(tmp_path: Path) -> None:
    over, running = _part(tmp_path, job="aaaa"), _part(tmp_path, job="bbbb")
    note = over.with_name(f"{over.name}.etag")
    note.touch()
    kept = [running, tmp_path / "film.part", tmp_path / ".film.part", tmp_path / ".film.zzzz.part", tmp_path / "a.mp4"]
    for path in kept:
        path.touch()
    remove_stale(tmp_path, lambda job_id: job_id == "aaaa", "bbbb")
    assert sorted(tmp_path.iterdir()) == sorted(kept)
    remove_stale(tmp_path / "no folder", lambda job_id: True, "bbbb")


def test_a_folder_is_made_and_looked_at_without_a_trace(tmp_path: Path) -> None:
    check(Target(tmp_path / "new" / "folder" / "film.mp4"), [])
    assert list((tmp_path / "new" / "folder").iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "film.mp4").mkdir()
    for target in (Target(tmp_path / "file" / "a.mp4"), Target(tmp_path / "film.mp4", replace=True)):
        with pytest.raises(CannotSave) as refused:
            check(target, [])
        assert refused.value.outcome == "not_sent"


@pytest.mark.parametrize("way", ["itself", "hard link", "symbolic link"])
def test_no_film_replaces_what_it_is_made_of(tmp_path: Path, way: str) -> None:
    clip, target = tmp_path / "clip.mp4", tmp_path / "film.mp4"
    clip.write_text("precious")
    match way:
        case "itself":
            target = clip
        case "hard link":
            target.hardlink_to(clip)
        case _:
            target.symlink_to(clip)
    with pytest.raises(ForbiddenPath, match="own clips"):
        check(Target(target, replace=True), [tmp_path / "gone.mp4", clip])
    check(Target(target), [clip])
