"""What people write, as rows of `english.txt` and `chinese.txt`: to pin one more sentence, add it there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from reelwright.edits.model import EDITS, Edit
from reelwright.edits.parse import parse

HERE = Path(__file__).parent


class Row(NamedTuple):
    sentence: str
    edits: list[Edit]
    unknown: tuple[str, ...]
    wishes: tuple[str, ...]


def rows(name: str) -> list[Row]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    groups: list[list[str]] = []
    for line in lines:
        if line.startswith("    "):
            groups[-1].append(line.strip())
        elif line and not line.startswith("# "):
            groups.append([line])
    return [row(sentence, expected) for sentence, *expected in groups]


def row(sentence: str, expected: list[str]) -> Row:
    assert expected, f"nothing is expected of {sentence!r}"
    edits = EDITS.validate_python([json.loads(line) for line in expected if line.startswith("{")])
    unknown = tuple(line[2:] for line in expected if line.startswith("? "))
    return Row(sentence, edits, unknown, tuple(line[2:] for line in expected if line.startswith("! ")))


ENGLISH, CHINESE = rows("english.txt"), rows("chinese.txt")


@pytest.mark.parametrize("expected", ENGLISH + CHINESE, ids=lambda expected: expected.sentence)
def test_a_sentence_means_exactly_its_edits(expected):
    parsed = parse(expected.sentence)
    assert list(parsed.edits) == expected.edits
    assert parsed.unknown == expected.unknown
    assert tuple(item.wish for item in parsed.impossible) == expected.wishes


def test_there_are_enough_sentences_in_both_languages():
    assert len(ENGLISH) >= 120
    assert len(CHINESE) >= 80


def test_what_cannot_be_done_says_what_can():
    (refused,) = parse("combine my clips. Then add a voiceover").impossible
    assert refused.words == "add a voiceover"
    assert "upload the file" in refused.instead


def test_a_list_of_lines_is_read_line_by_line():
    parsed = parse("- combine my clips\n- add crossfades\n* vertical\n\n把音乐调到20%")
    assert [edit.op for edit in parsed.edits] == ["combine", "transitions", "aspect", "volume"]
    assert not parsed.unknown
