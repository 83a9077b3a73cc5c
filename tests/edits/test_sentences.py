"""What people write, as rows of `english.txt` and `chinese.txt`: to pin one more sentence, add it there."""

from __future__ import annotations

import pytest

from edits.rows import means, rows
from reelwright.edits.parse import parse

ENGLISH, CHINESE = rows("english.txt"), rows("chinese.txt")


@pytest.mark.parametrize("expected", ENGLISH + CHINESE, ids=lambda expected: expected.sentence)
def test_a_sentence_means_exactly_its_edits(expected):
    means(parse(expected.sentence), expected)


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
