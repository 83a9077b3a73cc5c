"""What holds of routing whatever the words are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.dialogue.route import Intent, route

PIECES = [
    "export it",
    "add music",
    "导出",
    "加音乐",
    "and",
    "then",
    "然后",
    ",",
    ".",
    "。",
    "don't",
    '"',
    "'",
    "credits",
    "再",
]


@pytest.mark.parametrize("message", ["", "   ", "\n", "!!!", "。"])
def test_nothing_said_is_nothing_asked(message: str):
    assert route(message) == ()


def test_files_alone_are_an_upload():
    assert route("", has_files=True) == (Intent("upload", ""),)


def test_files_with_words_are_uploaded_first():
    assert route("combine these and export", has_files=True) == (
        Intent("upload", ""),
        Intent("edit", "combine these"),
        Intent("export", "export"),
    )


def test_files_with_the_word_upload_are_uploaded_once():
    assert route("combine them, upload these clips", has_files=True) == (
        Intent("upload", "upload these clips"),
        Intent("edit", "combine them"),
    )


@pytest.mark.parametrize("quotes", ['""', "''", "“”", "‘’", "「」", "『』", "《》", "``"])
@pytest.mark.parametrize("words", ["export it", "send me the video. export", "导出", "credits, status"])
def test_quoted_words_never_route(quotes: str, words: str):
    message = f"add the title {quotes[0]}{words}{quotes[1]}"
    assert route(message) == (Intent("edit", message),)


def test_an_unclosed_quote_protects_the_rest_of_its_line():
    assert [intent.action for intent in route('add the title "export it\nexport it')] == ["edit", "export"]


def test_a_message_too_long_to_be_a_command_is_an_edit_as_it_is():
    message = "add a title and export it. " * 2000
    assert route(message) == (Intent("edit", message.strip()),)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=200))
def test_every_intent_but_the_joints_is_made_of_the_persons_own_words(message: str):
    for intent in route(message):
        assert intent.text
        assert all(part in message for part in intent.text.split())


@given(st.lists(st.sampled_from([*PIECES[:7], "导出视频", "再", "。"]), max_size=10).map(" ".join))
def test_no_edit_still_asks_for_an_export(message: str):
    for intent in route(message):
        if intent.action == "edit":
            assert "export" not in {inner.action for inner in route(intent.text)}


@pytest.mark.parametrize(
    "unit",
    ["export it and ", "'", '"', ",", " ", "!", "thanks ", "的", "还有", "a.", "and then ", "请", "/a", "\n", "我的"],
)
def test_a_hostile_message_is_routed_in_good_time(unit: str):
    began = time.perf_counter()
    route((unit * 20_000)[:19_999] + "x")
    assert time.perf_counter() - began < 5
