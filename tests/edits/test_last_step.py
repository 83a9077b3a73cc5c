"""Messages that are about what the step before them changed, or correct that step."""

from __future__ import annotations

import pytest

from reelwright.edits.last_step import about_last_step
from reelwright.edits.parse import parse
from reelwright.edits.phrase import phrase
from reelwright.edits.spelling import respelled

NAMES = ("beach.mp4", "dog.mp4", "coffee.mp4", "海边.mp4", "小狗.mp4", "咖啡.mp4", "song.mp3")


def after(first: str, then: str) -> str | None:
    made = about_last_step(then, parse(then, NAMES), parse(first, NAMES).edits, NAMES)
    return None if made is None else " ".join(map(phrase, made))


@pytest.mark.parametrize(
    ("first", "then", "meant"),
    [
        ("speed up the dog 2x", "sorry i meant the coffee", "Undo the last change. Play clip 'coffee' at 2x speed."),
        ("mute the dog", "not the dog, the coffee", "Undo the last change. Set the volume of clip 'coffee' to 0%."),
        ("delete clip 2", "meant clip 3, sorry", "Undo the last change. Delete clip 3."),
        ("小狗静音", "说错了，是咖啡", "Undo the last change. Set the volume of clip '咖啡' to 0%."),
        ("speed up the dog 2x", "3x instead", "Play clip 'dog' at 3x speed."),
        ("speed up the dog 2x", "even faster", "Play clip 'dog' at 2.83x speed."),
        ("speed up the dog 2x", "no, slower", "Play clip 'dog' at 1.41x speed."),
        ("小狗2倍速", "慢一点", "Play clip '小狗' at 1.41x speed."),
        ("小狗0.5倍速", "太慢了，0.8吧", "Play clip '小狗' at 0.8x speed."),
        ("小狗2倍速", "太快了，1.5", "Play clip '小狗' at 1.5x speed."),
        (
            "trim the beach to 3 seconds",
            "actually make it 4 seconds",
            "Undo the last change. Trim clip 'beach' to 0-4s.",
        ),
        ("make the title bigger", "no, smaller", "Change the title, smaller."),
        (
            "write 'yum' over the coffee",
            "lower, and make it red",
            "Change the title 'yum', lowered by 6%. Change the title 'yum', in #ff3b30.",
        ),
        ("add the title 'Hi'", "a bit higher", "Change the title 'Hi', raised by 6%."),
        ("add the title 'Hi'", "to the left", "Change the title 'Hi', left side."),
    ],
)
def test_a_message_can_correct_or_go_on_from_the_step_before(first, then, meant):
    assert after(first, then) == meant


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("mute the dog", "no not the coffee"),
        ("mute the dog", "sorry I meant louder"),
        ("mute the dog", "i meant the music"),
        ("mute the dog", "make it faster"),
        ("mute the dog", "不要静音了"),
        ("mute the dog", "应该可以了"),
        ("speed up the dog 2x", "everything faster"),
        ("speed up the dog 2x", "the film is too fast"),
        ("speed up the dog 2x", "faster than the coffee"),
        ("trim the beach to 3 seconds", "make it 15 seconds"),
        ("add music", "sorry i meant the coffee"),
        ("mute the dog and the beach", "sorry i meant the coffee"),
        ("add the title 'Hi'", "lower the music"),
        ("add the title 'Hi'", "lower, and mute the dog"),
        ("mute the dog", "lower, and make it red"),
    ],
)
def test_what_names_something_else_or_denies_is_not_about_the_step_before(first, then):
    assert after(first, then) is None


@pytest.mark.parametrize("then", ["太快了，0.8吧", "太慢了，0.3吧"])
def test_a_speed_that_goes_the_wrong_way_corrects_nothing(then):
    assert after("小狗0.5倍速", then) is None


@pytest.mark.parametrize("word", ["lower", "flower", "stars", "phone", "lower, and make it red", "removed the flower"])
def test_a_real_word_is_never_respelled_into_another(word):
    assert not any(edit.op == "speed" for edit in parse(word, NAMES).edits)
    assert respelled(word, [(0, len(word))], NAMES) == word
