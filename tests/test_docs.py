"""What the documents promise: every sentence that they give as an example is understood, every command exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reelwright.cli import parser
from reelwright.dialogue.route import route
from reelwright.edits.parse import parse

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SKILL = (ROOT / "SKILL.md").read_text(encoding="utf-8")


def _table_examples() -> list[str]:
    """The second column of the README's table of what is understood: quoted English, bare 中文."""
    rows = re.findall(
        r"^\| [^|]+ \| (.+) \|$", README.partition("## What it understands")[2].partition("\n\nA message")[0], re.M
    )
    cells = [cell for row in rows for cell in re.split(r",\s*(?=\"|[\u4e00-\u9fff])", row)]
    return [cell.strip().strip('"') for cell in cells if re.match(r'["\u4e00-\u9fff]', cell.strip())]


def _command_examples() -> list[str]:
    """The messages in the command lines of the README, the skill and `--help`."""
    text = "\n".join((README, SKILL, parser.EPILOG, parser.MAKE_EPILOG))
    return re.findall(r"(?:-m|reelwright edit) \"([^\"…]+)\"", text)


EXAMPLES = sorted({*_table_examples(), *_command_examples()})


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 40


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_documents_is_understood(example: str) -> None:
    for intent in route(example):
        if intent.action == "edit":
            understood = parse(intent.text)
            assert understood.edits
            assert (understood.unknown, understood.impossible) == ((), ())


def test_every_command_of_the_documents_exists() -> None:
    for command in set(re.findall(r"reelwright (\w+)", README + SKILL)) - {"is", "to", "and"}:
        with pytest.raises(SystemExit) as ended:
            parser.parse([command, "--help"], version="0")
        assert ended.value.code == 0, command


@pytest.mark.parametrize("name", re.findall(r"\]\((?!http)([^)#]+)", README))
def test_every_file_that_the_readme_points_to_is_there(name: str) -> None:
    assert (ROOT / name).exists()
