"""Files of sentences, each with what it means in indented lines: `{` an edit, `?` not understood, `!` not possible."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from reelwright.edits.model import EDITS, Edit
from reelwright.edits.parse import Parsed

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


def means(parsed: Parsed, expected: Row) -> None:
    """Fails unless a sentence was understood as its row says."""
    assert list(parsed.edits) == expected.edits
    assert parsed.unknown == expected.unknown
    assert tuple(item.wish for item in parsed.impossible) == expected.wishes
