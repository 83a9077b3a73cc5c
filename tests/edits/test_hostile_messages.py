"""No message makes the parser raise, or takes it long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.edits.lexicon import rows
from reelwright.edits.parse import parse

LENGTH = 10_000
HOSTILE = {
    "apostrophes": "'",
    "opened quotes": " 'a",
    "opened double quotes": '"a ',
    "nested quotes": "「『“‘",
    "backslashes": "'\\",
    "words": "blah ",
    "one long word": "ab",
    "one long 中文 word": "海",
    "commas": "music, ",
    "ands": "music and ",
    "clips": "clip 1, ",
    "ordinals": "first and ",
    "every": "all of ",
    "digits": "1",
    "中文 digits": "一二三",
    "clocks": "1:00 - ",
    "files": "a.mp4 ",
    "titles": "title ",
    "bare titles": "title Sun and Sea and ",
    "denials": "no ",
    "dots": "a.",
    "blanks": " ",
    "lines": "\n",
    "controls": "\x00\x07",
    "right to left": "\u202eمرحبا ",
    "punctuation": "?!.,;:",
    "named clips": "a a a clip ",
    "edits": "trim clip 2 to 0-5s. ",
    "中文 edits": "把素材剪成",
    "emoji": "🎬👨‍👩‍👧",
    "articles": "the ",
    "impossible": "sticker ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_long_message_is_read_in_time(piece):
    began = time.process_time()
    parse((piece * LENGTH)[:LENGTH])
    assert time.process_time() - began < 5


def test_time_grows_with_the_length_of_a_message():
    def seconds(count: int) -> float:
        began = time.process_time()
        parse("add music and a title, trim clip 2 to 0-5s " * count)
        return time.process_time() - began

    seconds(10)
    assert seconds(400) < 40 * max(seconds(100), 0.01)


@pytest.mark.parametrize(
    "message", ["", " ", "...", "?!", "\x00", "\u200b\u202e", "\ud800", "''", "“”", "'", "-", "1.", "a\u0301"]
)
def test_a_message_of_nothing_has_no_edits(message):
    assert parse(message).edits == ()


PHRASES = [phrase for _, _, phrase in rows()]
MIXED = st.lists(
    st.sampled_from([*PHRASES, "'Hi'", "“", "clip 2", "3s", "0-5s", "2x", "20%", ",", ".", "第", "9:16"]), max_size=14
)


@settings(max_examples=300, deadline=None)
@given(st.text() | MIXED.map(" ".join) | MIXED.map("".join))
def test_no_message_makes_it_raise(message):
    parsed = parse(message)
    assert all(words in message for words in parsed.unknown)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=("Ll",), max_codepoint=0x7A), min_size=12, max_size=30))
def test_a_word_that_nobody_knows_makes_its_clause_unknown(word):
    message = f"make clip 2 {word}"
    parsed = parse(message)
    assert parsed.edits == ()
    assert parsed.unknown == (message,)


def test_every_phrase_has_one_meaning():
    meanings: dict[str, set[object]] = {}
    for kind, value, phrase in rows():
        assert phrase
        assert phrase == phrase.lower()
        meanings.setdefault(phrase, set()).add((kind, value))
    assert {phrase: found for phrase, found in meanings.items() if len(found) > 1} == {}
