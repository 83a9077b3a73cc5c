"""Our own sentences, by key, in English and 中文. The words themselves are rows of `en.py` and `zh.py`.

Values are put into the sentence as they are and are never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from reelwright.dialogue import en, zh
from reelwright.draft.names import Language

SentenceKey = Literal[
    "runs_on_studio",
    "runs_on_cloud",
    "uploaded",
    "already_uploaded",
    "still_working",
    "still_running_job",
    "unchanged",
    "service_says",
    "what_to_do",
    "offer_export",
    "exported",
    "numbered",
    "credits_studio_free",
    "credits_balance",
    "nothing_uploaded",
    "no_such_project",
    "ended_before",
    "jobs_none",
    "no_export_running",
    "cancelled",
    "cancelled_after_sending",
    "done_before",
    "saved_before",
    "waits_for_earlier",
    "unfinished",
    "added_unasked",
    "answer_question",
    "no_font",
    "no_preview",
    "no_preview_on_cloud",
    "cannot_cancel",
    "session_gone",
    "expects_files",
    "quality_draft",
    "quality_standard",
    "quality_high",
    "film_facts",
    "files_there",
    "ask_upload",
    "only_these_files",
    "everything_in_folder",
    "ask_budget",
    "only_this_edit",
    "as_many_again",
    "approval_next",
    "wrong_approval",
    "changed_since_agreed",
    "over_budget",
    "declined",
    "dismissed",
    "cost_expected",
    "credits_spent",
    "credits_unread",
    "nothing_spent",
    "register",
    "top_up",
    "spent_nothing",
    "spent_some",
    "spent_unknown",
    "stage_preparing",
    "stage_rendering",
    "stage_saving",
    "stage_uploading",
    "stage_fetching",
    "stage_editing",
    "stage_looking",
    "stage_downloading",
    "part_of",
    "time_left",
]

Row = str | tuple[str, str]
"""A sentence, or a pair of them: for a `count` of 1, and for any other."""

TABLES: Mapping[Language, Mapping[str, Row]] = {"en": en.SENTENCES, "zh": zh.SENTENCES}

_CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def say(key: SentenceKey, language: Language, **values: object) -> str:
    """The sentence `key` with its values filled in. A missing value is a KeyError: a fault of the caller."""
    row = TABLES[language][key]
    if isinstance(row, tuple):
        row = row[0] if values.get("count") == 1 else row[1]
    return row.format_map(values)


def detect_language(text: str) -> Language:
    """The language to answer in: any Chinese character makes it "zh"."""
    return "zh" if _CJK.search(text) else "en"
