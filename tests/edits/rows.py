"""Files of sentences, each with what it means in indented lines: `{` an edit, `?` not understood, `!` not possible."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reelwright.edits.model import EDITS, Edit
from reelwright.edits.parse import parse
from reelwright.edits.parsed import Parsed
from reelwright.edits.phrase import phrase

HERE = Path(__file__).parent


class Row(NamedTuple):
    sentence: str
    edits: list[Edit]
    unknown: tuple[str, ...]
    wishes: tuple[str, ...]


def rows(name: str) -> list[Row]:
    return [row(sentence, expected) for sentence, *expected in groups(name)]


def groups(name: str) -> list[list[str]]:
    """Each sentence of a file with the indented lines behind it."""
    found: list[list[str]] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[-1].append(line.strip())
        elif line and not line.startswith("# "):
            found.append([line])
    return found


def would_be_done(message: str, names: Sequence[str]) -> list[str]:
    """In canonical sentences: nothing unless the whole message is understood."""
    parsed = parse(message, names)
    return [] if parsed.unknown or parsed.impossible else sentences(parsed.edits)


def sentences(edits: Iterable[Edit]) -> list[str]:
    return [f"{phrase(edit).rstrip('.')}." for edit in edits]


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
