"""Caption files: SubRip and WebVTT in any encoding, as lines with times; and files that are broken or hostile."""

from __future__ import annotations

import io
import time

import pytest

from reelwright.errors import UnsupportedFile
from reelwright.media.magic import SRT, VTT, recognise
from reelwright.media.structure import holds_together
from reelwright.studio.findings import Cue
from reelwright.studio.subtitles import read

TWO_LINES = "1\n00:00:01,000 --> 00:00:02,500\n你好，世界\n\n2\n00:00:03,000 --> 00:00:04,000\n第二行\n"


def texts(content: str) -> list[tuple[int, int, str]]:
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in read(content.encode())]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_chinese_captions_are_read_in_every_usual_encoding(encoding, newline):
    content = TWO_LINES.replace("\n", newline).encode(encoding)
    assert recognise(io.BytesIO(content)) == SRT
    assert [(cue.start_ms, cue.end_ms, cue.text) for cue in read(content)] == [
        (1000, 2500, "你好，世界"),
        (3000, 4000, "第二行"),
    ]


def test_french_captions_are_read_as_latin_1():
    content = "1\n00:00:00,000 --> 00:00:02,000\nVoilà l'été, ça, c'est très bête à Besançon\n".encode("latin-1")
    assert read(content)[0].text == "Voilà l'été, ça, c'est très bête à Besançon"


def test_the_times_of_words_are_kept_with_their_words():
    content = "WEBVTT\n\n00:01.000 --> 00:03.000 align:start\n<c>We</c> <00:01.500>went <00:02.250><b>home</b>\n"
    assert recognise(io.BytesIO(content.encode())) == VTT
    (cue,) = read(content.encode())
    assert cue == Cue(1000, 3000, "We went home", ((1000, "We "), (1500, "went "), (2250, "home")))


def test_markup_entities_and_hidden_characters_are_taken_off():
    content = (
        "1\n00:00:00,000 --> 00:00:02,000\n{\\an8}<i>Tom</i> &amp; <font color='red'>Ann</font> \u202e&lt;3\\Nfin\x00\n"
    )
    assert texts(content) == [(0, 2000, "Tom & Ann <3\nfin")]


def test_a_script_in_a_caption_is_only_text():
    assert texts("1\n00:00:00,000 --> 00:00:01,000\n<script>alert(1)</script>hi ${x} %d\n") == [
        (0, 1000, "alert(1)hi ${x} %d")
    ]


def test_cues_without_a_blank_line_between_them_are_two():
    run_on = "1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:02,000 --> 00:00:03,000\ntwo\n"
    assert texts(run_on) == [(1000, 2000, "one"), (2000, 3000, "two")]


def test_lines_that_overlap_are_shown_together_while_they_do():
    both = "00:00:00.000 --> 00:00:03.000\nA\n\n00:00:02.000 --> 00:00:04.000\nB\n"
    assert texts(both) == [(0, 2000, "A"), (2000, 3000, "A\nB"), (3000, 4000, "B")]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("-00:00:02,000 --> 00:00:01,000", [(0, 1000, "x")]),
        ("00:00:05,000 --> 00:00:01,000", []),
        ("00:00:01,000 --> 00:00:01,000", []),
        ("99:00:01,000 --> 99:00:02,000", []),
        ("00:00:01,5 --> 00:00:02,25", [(1500, 2250, "x")]),
    ],
)
def test_times_that_no_film_has_are_passed_over(times, expected):
    good = "\n\n9\n00:10:00,000 --> 00:10:01,000\nend\n"
    assert texts(f"1\n{times}\nx{good}")[:-1] == expected


@pytest.mark.parametrize(
    "content", ["", "hello", "WEBVTT\n\nNOTE nothing here\n", "1\n00:00:00,000 --> 00:00:01,000\n\n"]
)
def test_a_file_without_lines_is_refused(content):
    with pytest.raises(UnsupportedFile, match="no lines with times"):
        read(content.encode())


def test_ten_thousand_cues_are_read_quickly_and_more_are_refused():
    def many(count: int) -> bytes:
        return "\n\n".join(
            f"{n}\n01:{n // 60 % 60:02}:{n % 60:02},000 --> 01:59:59,900\nline {n}" for n in range(count)
        ).encode()

    began = time.perf_counter()
    assert len(read(many(10_000))) <= 20_000
    assert time.perf_counter() - began < 10
    with pytest.raises(UnsupportedFile, match="10001 lines"):
        read(many(10_001))


def test_a_line_that_never_ends_is_cut():
    (cue,) = read(b"1\n00:00:00,000 --> 00:00:01,000\n" + b"x" * 100_000 + b"\n")
    assert len(cue.text) == 500


def test_what_is_too_large_or_not_captions_is_not_taken_in():
    large = io.BytesIO(TWO_LINES.encode() + b" " * 2_000_000)
    assert recognise(large) == SRT
    assert not holds_together(large, SRT)
    with pytest.raises(UnsupportedFile, match="too large"):
        read(large.getvalue())
    for private in (b"-----BEGIN OPENSSH PRIVATE KEY-----\nabc", b"user,password\n", b"WEBVTTX\n"):
        assert recognise(io.BytesIO(private)) is None
