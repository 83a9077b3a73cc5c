"""What a row of the action table is. The rows are `commands_en.py` and `commands_zh.py`; `route.py` applies them.

A row describes whole clauses, never parts of them: "export it" is an export, "make the exported look warmer" is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Action = Literal["export", "credits", "state", "upload", "cancel", "edit"]

Standing = Literal["anywhere", "clause", "alone"]
"""Where the words of a row are a command: "anywhere" they stand as a clause (they have an object: "export the
video"); as a "clause" but not behind words that open a text ("a title that says Go and export"); or only "alone",
when nothing but commands and courtesies is in the sentence ("credits" is also the end of a film)."""


@dataclass(frozen=True)
class Command:
    """`form` fits a whole clause without its courtesies; quoted text and file names in it are runs of U+E000."""

    action: Action
    form: re.Pattern[str]
    standing: Standing = "anywhere"


@dataclass(frozen=True)
class Grammar:
    """How one language joins and dresses its clauses. All are regular expressions."""

    commands: tuple[Command, ...]  # in the order of the action table: the first that fits wins
    joint: str  # what stands between two clauses of a sentence
    lead: re.Pattern[str]  # courtesies before a command
    trail: re.Pattern[str]  # courtesies after it
    negation: re.Pattern[str]  # before a command: it is not wanted
    deferred: re.Pattern[str]  # a clause that only mentions a later export
    filler: re.Pattern[str]  # a clause that says nothing
    delivered: re.Pattern[str]  # a clause that, behind an export, says how the file is to be
    opener: re.Pattern[str]  # what follows is the text of a title, or a subject
    agent: re.Pattern[str]  # words for the agent although they look like commands


def command(action: Action, form: str, standing: Standing = "anywhere") -> Command:
    return Command(action, re.compile(form, re.IGNORECASE), standing)


def pattern(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)
