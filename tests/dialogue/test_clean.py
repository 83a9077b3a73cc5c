import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.dialogue.clean import clean, one_line

ANY = st.text(st.characters(codec=None), max_size=60)  # lone surrogates too
NASTY = st.text(
    st.sampled_from("ae\u0301\u200d\ufe0f\ufe0e❤🔥👩\U0001f3fd\u200b\u202e\U000e0041\ud83d\n\t\x00\x85…\U000e0101"),
    max_size=40,
)
JOINING = st.text(st.sampled_from("می क्षর্য \u200c\u200d\u064b\u093ca\u0301\u1820\ufe0f👩"), max_size=30)


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("a\x00b\x1bc\x7fd\x9be\r\n", "abcde\n"),
        ("a\ud800b", "ab"),
        ("user\u202egpj.exe", "usergpj.exe"),
        ("a\u2066b\u2069\u200ec\u061cd", "abcd"),
        ("zero\u200bwidth\u2060\ufeff\u00ad", "zerowidth"),
        ("hi\U000e0049\U000e0067\U000e006e", "hi"),
        ("e\u0301", "é"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("a\u200db", "ab"),
        ("\u200d", ""),
        ("x" + "\ufe00\ufe01\ufe02", "x\ufe00"),
        ("\u3164\u115f", ""),
        ("视频 ✓ مرحبا", "视频 ✓ مرحبا"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("می\u200c\u200cخواهم\u200c", "می\u200cخواهم"),
        ("क्\u200dष क्\u200cष", "क्\u200dष क्\u200cष"),
        ("র\u200d্য", "র\u200d্য"),
        ("a\u200cb 中\u200c文", "ab 中文"),
        ("x\U000e0080y\u2065z\ufff0", "xyz"),
    ],
)
def test_what_hides_or_breaks_is_removed(dirty: str, expected: str):
    assert clean(dirty) == expected


@pytest.mark.parametrize("emoji", ["👩‍👩‍👧", "❤️‍🔥", "👩🏽‍💻", "🏳️‍🌈", "☺️", "1️⃣", "🧑‍🚀", "🏴‍☠️"])
def test_emoji_sequences_stay_whole(emoji: str):
    assert clean(f"a {emoji} b") == f"a {emoji} b"


def test_long_text_is_cut_with_an_ellipsis():
    assert clean("x" * 30, limit=10) == "x" * 9 + "…"
    assert clean("x" * 10, limit=10) == "x" * 10
    assert clean("x" * 10, limit=0) == ""
    assert len(clean("x" * 50_000)) == 20_000


@given(ANY | NASTY | JOINING, st.integers(0, 50))
def test_cleaning_is_idempotent_bounded_and_encodable(text: str, limit: int):
    once = clean(text, limit)
    assert clean(once, limit) == once
    assert len(once) <= limit
    once.encode("utf-8")


@given(ANY | NASTY | JOINING)
def test_nothing_invisible_and_nothing_uncomposed_is_left(text: str):
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {unicodedata.category(char) for char in cleaned if char not in "\n\t"} & {"Cc", "Cs"}
    assert not set(cleaned) & set("\u200b\u200e\u202e\u2066\ufeff\U000e0041")


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S", "Zs")), max_size=100))
def test_plain_text_is_left_alone(text: str):
    assert clean(text) == text


@given(ANY | NASTY, st.integers(1, 50))
def test_a_name_stays_on_one_line(text: str, limit: int):
    name = one_line(text, limit)
    assert len(name.splitlines()) <= 1
    assert len(name) <= limit
    assert one_line(name, limit) == name


def test_hostile_text_of_any_length_is_soon_clean():
    assert len(clean("\u200d\u0301👩" * 100_000)) <= 20_000
