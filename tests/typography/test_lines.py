"""Where lines may break, without a single font: widths are counted in characters."""

from __future__ import annotations

import pytest

from reelwright.typography.lines import balance, clusters, is_emoji, visual_order, words, wrap


def width(text: str) -> float:
    return float(len(text))


def test_western_text_breaks_at_spaces_only():
    assert words("Summer in the city!") == ["Summer ", "in ", "the ", "city!"]


def test_chinese_breaks_between_characters_but_not_before_a_closing_mark():
    assert words("夏天，《旅行》好。") == ["夏", "天，", "《旅", "行》", "好。"]


def test_words_in_chinese_stay_whole():
    assert words("我爱Reelwright很") == ["我", "爱", "Reelwright", "很"]


def test_small_kana_and_long_vowels_do_not_start_a_line():
    assert words("ちょっとコーヒー") == ["ちょっ", "と", "コー", "ヒー"]


def test_korean_breaks_at_spaces():
    assert words("여름 여행") == ["여름 ", "여행"]


@pytest.mark.parametrize(
    "whole",
    [
        "e\u0301",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f44d\U0001f3fd",
        "\U0001f1e8\U0001f1f3",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "สี",
        "नी",
    ],
)
def test_what_reads_as_one_character_stays_together(whole):
    assert clusters(f"a{whole}b") == ["a", whole, "b"]


def test_two_flags_are_two():
    assert len(clusters("\U0001f1e8\U0001f1f3\U0001f1eb\U0001f1f7")) == 2


@pytest.mark.parametrize(
    ("cluster", "picture"),
    [("\U0001f600", True), ("❤\ufe0f", True), ("❤", False), ("⭐", True), ("⭐\ufe0e", False), ("a", False)],
)
def test_what_is_meant_as_a_picture(cluster, picture):
    assert is_emoji(cluster) is picture


def test_wrapping_fills_lines_and_never_exceeds_the_width():
    assert wrap(words("aaa bbb ccc ddd"), width, 7) == ["aaa bbb", "ccc ddd"]


def test_a_word_that_is_too_wide_stands_alone():
    assert wrap(words("a bbbbbbbbbb c"), width, 5) == ["a", "bbbbbbbbbb", "c"]
    assert balance(words("a bbbbbbbbbb c"), width, 5) == ["a", "bbbbbbbbbb", "c"]


def test_balanced_lines_leave_no_word_alone():
    text = words("the quick brown fox jumps over")
    assert wrap(text, width, 25) == ["the quick brown fox jumps", "over"]
    assert balance(text, width, 25) == ["the quick brown", "fox jumps over"]


def test_chinese_rather_breaks_after_a_mark_than_in_a_word():
    assert balance(words("夏天的旅行，我们去看海边！"), width, 9) == ["夏天的旅行，", "我们去看海边！"]
    assert balance(words("夏天，我们一起去看大海"), width, 9) == ["夏天，", "我们一起去看大海"]


def test_balancing_needs_no_more_lines_than_filling():
    for limit in range(4, 40):
        text = words("We spent 夏天的旅行，我们 by the sea and everybody 说明年还要再来一次")
        assert len(balance(text, width, limit)) == len(wrap(text, width, limit))


def test_nothing_is_lost_or_added():
    text = "We spent 夏天的旅行 by the sea - 我们，really"
    for limit in range(3, 30):
        assert "".join("".join(balance(words(text), width, limit)).split()) == "".join(text.split())


def test_an_empty_paragraph_is_an_empty_line():
    assert wrap(words(""), width, 5) == [""]
    assert balance(words(""), width, 5) == [""]


def test_a_line_of_one_direction_is_one_piece():
    assert visual_order("Summer 2026!") == [("Summer 2026!", "ltr")]


def test_an_arabic_line_puts_its_latin_words_on_the_left():
    assert [text.strip() for text, _ in visual_order("مرحبا Summer")] == ["Summer", "مرحبا"]


def test_an_arabic_word_in_a_latin_line_stays_in_its_place():
    assert [way for _, way in visual_order("Hello مرحبا there")] == ["ltr", "rtl", "ltr"]
