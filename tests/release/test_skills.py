"""The skills: in step with their template, valid for every place they are published in, and true."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from reelwright.attribution import find
from reelwright.cli import parser
from reelwright.dialogue.route import route
from reelwright.edits.parse import parse
from release import write_skills
from release.write_skills import ROOT, package_version, slugs

SLUGS = [
    "for-video-free",
    "free-video-generator-capcut",
    "generator-capcut",
    "video-creator-free",
    "video-maker-for-free-online",
]
PATHS = [Path("SKILL.md"), *(Path("skills") / slug / "SKILL.md" for slug in SLUGS)]
OPEN_SPEC = {"name", "description", "license", "compatibility", "metadata", "allowed-tools"}


def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def front(path: Path) -> dict[str, Any]:
    return yaml.safe_load(text(path).split("---\n")[1])


def examples(path: Path) -> list[str]:
    """What the skill says that one can say: its list of sentences, and the messages of its command lines."""
    return re.findall(r"^- “(.+)”$", text(path), re.M) + re.findall(r'(?:-m|reelwright edit) "([^"]+)"', text(path))


def test_there_are_the_five_published_skills_and_nothing_else() -> None:
    assert slugs() == SLUGS
    assert sorted(path.name for path in (ROOT / "skills").iterdir()) == SLUGS


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_a_skill_is_what_its_template_and_data_say(path: Path) -> None:
    assert write_skills.skills()[path] == text(path), "run `make skills`"


def test_a_skill_that_was_changed_by_hand_is_noticed(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "release", copy / "release")
    shutil.copytree(ROOT / "skills", copy / "skills")
    for name in ("SKILL.md", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)

    def check() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "release.write_skills", "--check"]
        return subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=60)

    assert check().returncode == 0
    (copy / "skills" / SLUGS[0] / "SKILL.md").write_text("changed", encoding="utf-8")
    (copy / "skills" / SLUGS[1] / "plugin.json").write_text("{}", encoding="utf-8")
    (copy / "skills" / SLUGS[2] / "SKILL.md").unlink()
    told = check()
    assert told.returncode == 1
    assert told.stderr.count("not in step") == 3
    assert f"skills/{SLUGS[1]}/plugin.json" in told.stderr


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_the_front_matter_is_valid_for_the_open_spec_and_for_clawhub(path: Path) -> None:
    found = front(path)
    assert set(found) <= OPEN_SPEC
    assert found["name"] == (path.parent.name or "reelwright")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found["name"])
    assert len(found["name"]) <= 64
    assert 60 < len(found["description"]) <= 160
    assert "Use when" in found["description"]
    assert len(found["compatibility"]) <= 500
    assert re.fullmatch(r"\d+\.\d+\.\d+", found["metadata"]["version"])
    openclaw = found["metadata"]["openclaw"]
    assert openclaw["requires"]["anyBins"] == ["reelwright", "uvx"]
    assert {spec["kind"] for spec in openclaw["install"]} == {"uv"}
    assert not any(variable["required"] for variable in openclaw["envVars"])


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_every_variable_that_a_skill_names_is_declared(path: Path) -> None:
    declared = {variable["name"] for variable in front(path)["metadata"]["openclaw"]["envVars"]}
    assert set(re.findall(r"\b(?:NEMO|REELWRIGHT)_[A-Z]+\b", text(path))) <= declared


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_a_skill_gives_scanners_nothing_to_flag(path: Path) -> None:
    flagged = r"--token|curl|wget|base64|127\.0\.0\.1|\bffmpeg\b.* -y|rm -rf|sudo"
    assert not re.findall(flagged, text(path))


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_everything_that_a_skill_says_one_can_say_is_understood(path: Path) -> None:
    sentences = examples(path)
    assert len(sentences) >= 7
    assert any(re.search(r"[\u4e00-\u9fff]", sentence) for sentence in sentences)
    for sentence in sentences:
        for intent in route(sentence):
            assert intent.action == "edit", sentence
            understood = parse(intent.text)
            assert understood.edits, sentence
            assert (understood.unknown, understood.impossible) == ((), ()), sentence


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_every_command_line_of_a_skill_is_accepted_and_names_the_skill(path: Path) -> None:
    block = text(path).split("```console\n")[1].split("```")[0]
    lines = [re.findall(r'"[^"]*"|\S+', line) for line in block.splitlines()]
    assert [line[1] for line in lines] == ["make", "upload", "edit", "state", "export"]
    for line in lines:
        words = [word.strip('"') for word in line[1:]]
        assert parser.parse(words, version="0").skill == "SKILL"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("`--again`", "edit hi --again"),
        ("`--approve CODE`", "upload a.mp4 --approve CODE"),
        ("`reelwright wait JOB`", "wait JOB"),
        ("`reelwright doctor`", "doctor"),
        ("`reelwright install`", "install cursor --skill SKILL"),
    ],
)
def test_every_other_command_and_option_that_the_skills_name_exists(said: str, line: str) -> None:
    assert all(said in text(path) for path in PATHS)
    assert parser.parse(line.split(), version="0").command == line.split()[0]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize(("place", "platform"), [(".clawhub/skills", "clawhub"), (".cursor/skills", "cursor")])
def test_an_installed_skill_presents_itself_by_its_own_name_and_version(
    slug: str, place: str, platform: str, tmp_path: Path
) -> None:
    folder = tmp_path / place / slug
    shutil.copytree(ROOT / "skills" / slug, folder)
    found = find(folder / "SKILL.md", skill_source=None, home=tmp_path)
    version = front(Path("skills") / slug / "SKILL.md")["metadata"]["version"]
    assert (found.source, found.version, found.platform) == (slug, version, platform)


def test_the_packages_own_skill_has_the_packages_version() -> None:
    assert front(Path("SKILL.md"))["metadata"]["version"] == package_version()


@pytest.mark.parametrize(("one", "other"), list(combinations(SLUGS, 2)))
def test_no_two_skills_share_their_words(one: str, other: str) -> None:
    first, second = (Path("skills") / slug / "SKILL.md" for slug in (one, other))
    assert front(first)["description"] != front(second)["description"]
    assert len(set(examples(first)) & set(examples(second))) <= 1
    assert front(first)["metadata"]["version"] != front(second)["metadata"]["version"]
