"""SECURITY.md explains every way in which a request can end, and names no place that does not exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from reelwright.cli import parser
from reelwright.errors import Ending, Spent
from reelwright.flows.report import Outcome

DOCUMENT = (Path(__file__).parent.parent / "SECURITY.md").read_text(encoding="utf-8")
ANSWERS, _, ERRORS = DOCUMENT.partition("| `outcome` of an answer")[2].partition("| `outcome` of an error")


def first_column(table: str) -> set[str]:
    rows = re.findall(r"^\| (`[^|]+) \|", table.partition("\n\n")[0], re.M)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_every_outcome_of_an_answer_is_explained_and_no_other() -> None:
    assert first_column(ANSWERS) == set(get_args(Outcome))


def test_every_outcome_of_an_error_is_explained_and_no_other() -> None:
    assert first_column(ERRORS) == set(get_args(Ending))


@pytest.mark.parametrize("spent", get_args(Spent))
def test_every_word_for_the_cost_is_there(spent: str) -> None:
    assert f"`{spent}`" in DOCUMENT


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`reelwright (\w+)", DOCUMENT))))
def test_every_command_that_it_names_exists(command: str) -> None:
    with pytest.raises(SystemExit) as ended:
        parser.parse([command, "--help"], version="0")
    assert ended.value.code == 0
