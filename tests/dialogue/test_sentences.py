import string
from typing import get_args

import pytest

from reelwright.dialogue import en, zh
from reelwright.dialogue.sentences import SentenceKey, detect_language, say


def placeholders(row: str | tuple[str, str]) -> set[str]:
    longest = row if isinstance(row, str) else row[1]
    return {name for _, name, _, _ in string.Formatter().parse(longest) if name}


def test_both_tables_have_exactly_the_keys_that_can_be_said():
    assert set(en.SENTENCES) == set(zh.SENTENCES) == set(get_args(SentenceKey))


@pytest.mark.parametrize("key", get_args(SentenceKey))
def test_both_languages_take_the_same_values(key: SentenceKey):
    assert placeholders(en.SENTENCES[key]) == placeholders(zh.SENTENCES[key])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("key", get_args(SentenceKey))
def test_every_sentence_shows_all_its_values(key: SentenceKey, language: str):
    values = {name: f"<{name}>" for name in placeholders(en.SENTENCES[key])}
    said = say(key, language, **values)
    assert all(value in said for value in values.values())
    assert not set("{}") & set(said)


def test_one_file_is_not_files():
    assert say("uploaded", "en", count=1, names="a.mp4") == "Uploaded 1 file: a.mp4."
    assert say("uploaded", "en", count=2, names="a, b") == "Uploaded 2 files: a, b."


def test_values_are_never_read_as_a_template():
    assert say("service_says", "en", text="{job} {0.__class__}") == "Service says: “{job} {0.__class__}”"


def test_a_missing_value_is_a_fault_of_the_caller():
    with pytest.raises(KeyError):
        say("still_working", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [("", "en"), ("add music", "en"), ("加音乐", "zh"), ("add 音乐", "zh"), ("café ñ 😀", "en"), ("𠮷", "zh")],
)
def test_any_chinese_character_makes_the_answer_chinese(text: str, language: str):
    assert detect_language(text) == language
