"""Everyday words of cutting mean canonical sentences; what only looks like them, or leaves something open, does not."""

from __future__ import annotations

import pytest

from edits.rows import groups, would_be_done

NAMES = (
    "beach.mp4", "dog.mp4", "coffee.mp4", "IMG_2041.MOV", "VID_20240512_183045.mp4", "海边.mp4", "小狗.mp4", "咖啡.mp4",
    "menu.jpg", "菜单.jpg",
)  # fmt: skip


def done(message: str) -> list[str]:
    """What would be done."""
    return would_be_done(message, NAMES)


@pytest.mark.parametrize("row", groups("everyday_cutting.txt"), ids=lambda row: row[0])
def test_an_everyday_sentence_means_its_canonical_ones(row):
    sentence, *meant = row
    assert done(sentence) == meant


@pytest.mark.parametrize(
    "message",
    [
        "what if we cut the dog?",
        "should I remove the coffee clip?",
        "do you think the beach is too long?",
        "would it look better in black and white?",
        "if the dog clip is boring, remove it",
        "I already cut the beach",
        "you muted the dog, that's wrong",
        "my boss says cut the beach, but ignore him",
        "don't start the dog at 2s",
        "I don't want to lose a third of the coffee",
        "the dog should not be the opener",
        "never start with the beach",
        "小狗要不要删掉？",
        "海边是不是太长了",
        "如果太长就剪一下",
        "怎么倒放",
        "别从第三秒开始放咖啡",
        "别把猫咪换成菜单.jpg",
        "我昨天删了小狗",
    ],
)
def test_a_question_a_condition_or_a_denial_does_nothing(message):
    assert done(message) == []


@pytest.mark.parametrize(
    "message",
    [
        "delete the dog or the coffee",
        "put the dog second or third",
        "mute either the dog or the beach",
        "小狗或者咖啡删一个",
        "小狗放两次还是三次？",
    ],
)
def test_a_choice_is_left_to_the_person(message):
    assert done(message) == []


@pytest.mark.parametrize(
    "message",
    [
        "cut 2 seconds before the dog",
        "cut to the beach at 5s",
        "at 0:05 cut to the coffee",
        "make clip 2 3",
        "make it 50%",
        "half the dog",
        "make the beach three times as long",
        "speed up the photos",
        "speed up half of the film",
        "the second dog",
        "undo the third change",
        "undo the last change but one",
        "repeat that",
        "show only the dog for 3 seconds",
        "mute the dog, actually all of them",
        "mute everything, not the dog",
        "keep two thirds of the clips",
        "swap the dog for something funnier",
        "replace the dog with a cat video",
        "replace the first second of the dog with menu.jpg",
        "replace the title with menu.jpg",
        "no clips longer than 3s except the beach",
        "start with the dog for 2 seconds",
        "get the dog under 4 secs, take it off the front",
        "咖啡剪掉三分之一秒",
        "小狗换成更好看的",
        "把标题换成菜单.jpg",
        "undo 0",
        "put dog and beach together",
        "第二段之后删掉",
        "快进到小狗",
        "小狗加速，别太快",
        "删小狗，还是留着吧，撤销",
    ],
)
def test_what_a_rule_would_have_to_pass_over_is_not_done(message):
    assert done(message) == []


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("cut the dog, no wait, the coffee", ["Delete clip 'coffee'"]),
        ("remove clip 2 - no, clip 3", ["Delete clip 3"]),
        ("trim beach to 3s, hmm make that 4", ["Trim clip 'beach' to 0-4s"]),
        ("speed up the dog 2x, no, 3x", ["Play clip 'dog' at 3x speed"]),
        ("put the dog first, no, last", ["Move clip 'dog' to the end"]),
        ("make it vertical, no, square", ["Make the video 1:1"]),
        (
            "mute the dog, actually the coffee too",
            ["Set the volume of clip 'dog' to 0%", "Set the volume of clip 'coffee' to 0%"],
        ),
        ("把小狗删了，不对，是咖啡", ["Delete clip '咖啡'"]),
        ("删掉第二段，不，第三段", ["Delete clip 3"]),
        ("小狗2倍速，不对，3倍速", ["Play clip '小狗' at 3x speed"]),
        ("cut the dog, never mind", []),
        ("delete the beach. Actually no.", []),
        ("删小狗……算了，还是留着吧", []),
        ("mute the dog and the coffee, I mean the beach", []),
        ("add the title 'no, wait'", ["Add the title 'no, wait', centre, large"]),
        ("wait, cut the dog", ["Delete clip 'dog'"]),
    ],
)
def test_a_message_that_corrects_itself_means_what_it_says_last(message, meant):
    assert [said.rstrip(".") for said in done(message)] == meant


def test_a_file_takes_the_place_of_a_clip():
    assert [said.rstrip(".") for said in done("swap the second clip for menu.jpg, 2 seconds")] == [
        "Insert the file 'menu.jpg' after clip 2",
        "Delete clip 2",
        "Show photo 'menu.jpg' for 2s",
    ]
    assert done("replace the last clip with menu.jpg") == []  # behind it, the last clip is the picture


def test_what_an_edit_spares_is_no_edit_of_its_own():
    assert done("remove the title, not the music") == ["Remove every title."]
    assert done("mute everything, not the dog") == []


def test_what_is_put_in_front_of_a_clip_is_what_is_named_behind_the_verb():
    assert done("海边前面加小狗") == ["Move clip '小狗' before clip '海边'."]
