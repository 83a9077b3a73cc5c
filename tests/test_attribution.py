"""Who is calling, out of a SKILL.md and where it lies."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest

from reelwright.attribution import Attribution, find

OWN = ("reelwright", version("reelwright"))


def skill(folder: Path, text: str) -> Path:
    path = folder / "SKILL.md"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def named(folder: Path, text: str) -> tuple[str, str]:
    found = find(skill(folder, text), skill_source=None, home=folder)
    return found.source, found.version


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nname: cutter\nversion: 1.2.3\n---\n# Hi\n", ("cutter", "1.2.3")),
        ("---\nname: cutter\nmetadata:\n  version: '0.9'\n---\n", ("cutter", "0.9")),
        ("---\nname: cutter\nversion: 2.0.0\nmetadata: {version: 1.0.0}\n---\n", ("cutter", "2.0.0")),
        ("---\nname: cutter\nversion: 1.5\n---\n", ("cutter", "1.5")),
        ("---\nname: cutter\nversion: 2026-03-18\n---\n", ("cutter", "2026-03-18")),
        ("\ufeff---\r\nname: cutter\r\nversion: 1.0.0\r\n---\r\n", ("cutter", "1.0.0")),
        ("---\nname: cutter\nversion: 1.0.0\n---", ("cutter", "1.0.0")),
        ("---\nname: cutter\n---\n", ("cutter", OWN[1])),
        ("---\nversion: 3.0.0\n---\n", ("reelwright", "3.0.0")),
    ],
)
def test_name_and_version_are_those_of_the_front_matter(tmp_path: Path, text: str, expected: tuple[str, str]) -> None:
    assert named(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# No front matter\n",
        "---\nname: cutter\nversion: 1.0.0\n",
        "---\n---\nname: cutter\n",
        "---\n: : :\n---\n",
        "---\n- name\n---\n",
        "---\nname: [cutter]\nversion: {a: 1}\nmetadata: []\n---\n",
        "---\nname: !!python/object/apply:os.getcwd []\n---\n",
        "---\nname: " + "[" * 20_000 + "\n---\n",
        "x" * 100_000 + "\n---\nname: cutter\n---\n",
    ],
)
def test_a_broken_skill_counts_as_the_package_itself(tmp_path: Path, text: str) -> None:
    assert named(tmp_path, text) == OWN


def test_a_skill_that_is_no_text_counts_as_the_package_itself(tmp_path: Path) -> None:
    path = skill(tmp_path, "")
    path.write_bytes(b"---\nname: \xff\xfe\n---\n")
    assert find(path, skill_source=None, home=tmp_path).source == "reelwright"
    assert find(tmp_path, skill_source=None, home=tmp_path).source == "reelwright"
    assert find(tmp_path / "missing.md", skill_source=None, home=tmp_path).source == "reelwright"


@pytest.mark.parametrize("value", ["a\\r\\nX-Evil: 1", "a\\0b", "a\\u2028b", "剪辑 cutter", "x" * 5000])
def test_no_front_matter_makes_a_header_that_is_not_one_line_of_ascii(tmp_path: Path, value: str) -> None:
    path = skill(tmp_path, f'---\nname: "{value}"\nversion: "{value}"\n---\n')
    found = find(path, skill_source=value.encode().decode("unicode_escape"), home=tmp_path)
    assert set(found.headers()) == {"X-Skill-Source", "X-Skill-Version", "X-Skill-Platform"}
    for header in found.headers().values():
        assert re.fullmatch(r"[ -~]{1,120}", header)


@pytest.mark.parametrize(
    ("place", "platform"),
    [
        (".clawhub/skills/cutter", "clawhub"),
        (".cursor/skills/cutter", "cursor"),
        (".cursor/cutter", "unknown"),
        (".clawhubs/cutter", "unknown"),
        ("elsewhere/.clawhub/cutter", "unknown"),
    ],
)
def test_the_platform_is_told_by_where_the_skill_is_installed(tmp_path: Path, place: str, platform: str) -> None:
    path = skill(tmp_path / place, "---\nname: cutter\n---\n")
    assert find(path, skill_source=None, home=tmp_path).platform == platform


def test_a_skill_that_is_linked_into_a_platform_is_installed_there(tmp_path: Path) -> None:
    skill(tmp_path / "checkout", "---\nname: cutter\n---\n")
    (tmp_path / ".cursor" / "skills").mkdir(parents=True)
    try:
        (tmp_path / ".cursor" / "skills" / "cutter").symlink_to(tmp_path / "checkout", target_is_directory=True)
    except OSError:
        pytest.skip("links are not allowed here")
    linked = tmp_path / ".cursor" / "skills" / "cutter" / "SKILL.md"
    assert find(linked, skill_source=None, home=tmp_path).platform == "cursor"


def test_skill_source_overrides_the_place(tmp_path: Path) -> None:
    path = skill(tmp_path / ".clawhub", "---\nname: cutter\n---\n")
    assert find(path, skill_source="my-host", home=tmp_path).platform == "my-host"
    assert find(path, skill_source="  ", home=tmp_path).platform == "clawhub"


def test_our_own_skill_is_the_default(tmp_path: Path) -> None:
    assert find(None, skill_source=None, home=tmp_path) == Attribution("reelwright", OWN[1], "unknown")
