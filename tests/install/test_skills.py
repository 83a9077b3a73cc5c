"""Skills into folders of skills and out again; strangers' folders and files are left alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reelwright.errors import BadFile, BadRequest, CannotSave
from reelwright.install.skills import folder_for, install, present, shipped, uninstall

SLUG = "cutter"
TEXT = "---\nname: cutter\nmetadata:\n  version: '2.1.0'\n---\n# Cutter\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="links are POSIX's")


@pytest.fixture
def source(tmp_path: Path) -> dict[str, Path]:
    folder = tmp_path / "shipped" / SLUG
    (folder / "references").mkdir(parents=True)
    (folder / "SKILL.md").write_text(TEXT, encoding="utf-8")
    (folder / "references" / "words.md").write_text("words", encoding="utf-8")
    return {SLUG: folder}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(("to", "platform"), [("cursor", "cursor"), ("clawhub", "clawhub"), ("elsewhere", "unknown")])
def test_a_skill_is_copied_whole_and_goes_again(
    to: str, platform: str, home: Path, source: dict[str, Path], tmp_path: Path
) -> None:
    place = to if to != "elsewhere" else str(tmp_path / "elsewhere")
    done = install(SLUG, place, home=home, skills=source)
    assert done.changed
    assert tree(done.path) == tree(source[SLUG])
    assert (done.attribution.source, done.attribution.version, done.attribution.platform) == (SLUG, "2.1.0", platform)
    assert os.listdir(done.path.parent) == [SLUG]  # noqa: PTH208 -- hidden ones too
    assert not install(SLUG, place, home=home, skills=source).changed
    assert uninstall(SLUG, place, home=home, skills=source).changed
    assert not done.path.exists()
    assert not uninstall(SLUG, place, home=home, skills=source).changed


def test_a_folder_may_be_named_with_or_without_the_skill(tmp_path: Path) -> None:
    assert folder_for(SLUG, str(tmp_path), tmp_path) == folder_for(SLUG, str(tmp_path / SLUG), tmp_path)


def test_a_newer_skill_replaces_an_older_and_keeps_what_is_not_its_own(home: Path, source: dict[str, Path]) -> None:
    done = install(SLUG, "cursor", home=home, skills=source)
    (done.path / "SKILL.md").write_text(TEXT.replace("2.1.0", "1.0.0"), encoding="utf-8")
    (done.path / "notes").mkdir()
    (done.path / "notes" / "mine.md").write_text("mine", encoding="utf-8")
    again = install(SLUG, "cursor", home=home, skills=source)
    assert again.kept == (Path("notes/mine.md"),)
    assert tree(done.path) == {**tree(source[SLUG]), "notes/mine.md": b"mine"}
    gone = uninstall(SLUG, "cursor", home=home, skills=source)
    assert gone.kept == again.kept
    assert tree(done.path) == {"notes/mine.md": b"mine"}


def test_a_dry_run_copies_and_removes_nothing(home: Path, source: dict[str, Path]) -> None:
    assert install(SLUG, "cursor", home=home, skills=source, dry_run=True).changed
    assert not home.exists()
    done = install(SLUG, "cursor", home=home, skills=source)
    assert uninstall(SLUG, "cursor", home=home, skills=source, dry_run=True).changed
    assert tree(done.path) == tree(source[SLUG])


@pytest.mark.parametrize(
    "text", ["---\nname: another\n---\n", "# none", "---\nname: [cutter]\n---\n", "---\nname: Cutter\n---\n"]
)
def test_a_strangers_folder_of_the_same_name_is_left_alone(text: str, home: Path, source: dict[str, Path]) -> None:
    folder = home / ".cursor" / "skills" / SLUG
    folder.mkdir(parents=True)
    (folder / "SKILL.md").write_text(text, encoding="utf-8")
    before = tree(home)
    for call in (install, uninstall):
        with pytest.raises(BadFile, match="not the skill"):
            call(SLUG, "cursor", home=home, skills=source)
    assert tree(home) == before


def test_an_empty_folder_is_nobodys(home: Path, source: dict[str, Path]) -> None:
    (home / ".cursor" / "skills" / SLUG).mkdir(parents=True)
    assert tree(install(SLUG, "cursor", home=home, skills=source).path) == tree(source[SLUG])


@posix
def test_a_link_in_the_place_is_left_alone(home: Path, source: dict[str, Path]) -> None:
    folder = home / ".cursor" / "skills" / SLUG
    folder.parent.mkdir(parents=True)
    folder.symlink_to(source[SLUG])
    for call in (install, uninstall):
        with pytest.raises(BadFile, match="is a link"):
            call(SLUG, "cursor", home=home, skills=source)
    assert folder.is_symlink()
    assert "SKILL.md" in tree(source[SLUG])


@posix
def test_a_link_inside_is_never_written_through(home: Path, source: dict[str, Path], tmp_path: Path) -> None:
    done = install(SLUG, "cursor", home=home, skills=source)
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    (done.path / "references" / "words.md").unlink()
    (done.path / "references" / "words.md").symlink_to(tmp_path / "mine.md")
    assert install(SLUG, "cursor", home=home, skills=source).changed
    assert not (done.path / "references" / "words.md").is_symlink()
    assert (tmp_path / "mine.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("slug", ["", "..", "../cutter", "nope", "/etc"])
def test_only_our_own_skills_are_known(slug: str, home: Path, source: dict[str, Path]) -> None:
    for call in (install, uninstall):
        with pytest.raises(BadRequest, match="There is no skill"):
            call(slug, "cursor", home=home, skills=source)


def test_a_place_is_needed(home: Path, source: dict[str, Path]) -> None:
    with pytest.raises(BadRequest) as refused:
        install(SLUG, None, home=home, skills=source)
    assert "clawhub, cursor" in refused.value.hint


def test_a_place_that_cannot_be_written_to_is_an_error_in_words(tmp_path: Path, source: dict[str, Path]) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotSave):
        install(SLUG, str(tmp_path / "file"), home=tmp_path, skills=source)


def test_what_is_installed_in_the_known_places_is_listed(home: Path, source: dict[str, Path]) -> None:
    assert present(home, source) == {"clawhub": [], "cursor": []}
    done = install(SLUG, "clawhub", home=home, skills=source)
    found = present(home, source)
    assert [skill.path for skill in found["clawhub"]] == [done.path]
    assert found["clawhub"][0].attribution.platform == "clawhub"
    assert found["cursor"] == []


def test_the_skills_of_this_package_are_found_and_name_themselves_as_their_folders(home: Path) -> None:
    skills = shipped()
    assert len(skills) == 5
    for slug in skills:
        sent = install(slug, "cursor", home=home, skills=skills).attribution
        assert (sent.source, sent.platform) == (slug, "cursor")
