"""What creators write about films whose files are known, and what their messages mean after an earlier step."""

from __future__ import annotations

import pytest

from edits.rows import means, rows
from reelwright.edits.follow_ups import after_all, follow_up
from reelwright.edits.parse import parse
from reelwright.edits.phrase import phrase

NAMES = (
    "beach.mp4", "dog.mp4", "coffee.mp4", "IMG_2041.MOV", "interview.mp4", "sunset.jpg", "song.mp3", "voiceover.wav",
)  # fmt: skip
ROWS = rows("english_in_a_film.txt")


@pytest.mark.parametrize("expected", ROWS, ids=lambda expected: expected.sentence)
def test_a_sentence_about_a_film_means_exactly_its_edits(expected):
    means(parse(expected.sentence, NAMES), expected)


@pytest.mark.parametrize(
    "tail", ["half speed", "2x", "a bit louder", "louder", "make it quieter", "mute it", "slow it down", "50%"]
)
@pytest.mark.parametrize("named", ["mute the dog", "make the dog black and white", "trim the dog to 3 seconds"])
def test_a_tail_never_changes_clips_that_were_not_named(named, tail):
    for edit in parse(f"{named}, {tail}", NAMES).edits:
        assert getattr(edit, "clip", getattr(edit, "target", None)) == "dog"


@pytest.mark.parametrize("remark", ["it drags", "so people can see it", "nothing happens there", "I love it"])
def test_a_remark_alone_is_no_edit_and_is_reported(remark):
    parsed = parse(remark, NAMES)
    assert parsed.edits == ()
    assert parsed.unknown == (remark,)


@pytest.mark.parametrize("wish", ["it should be calmer", "I want it dreamier", "so it can be posted on tiktok"])
def test_a_wish_is_no_remark(wish):
    assert wish in parse(f"mute the dog, {wish}", NAMES).unknown or len(parse(f"mute the dog, {wish}", NAMES).edits) > 1


def test_a_name_is_not_taken_for_a_slip_of_the_finger():
    assert parse("delete speedy", ("speedy.mp4",)).edits == parse("delete the 'speedy' clip").edits
    assert parse("add the title 'Musick' at the topp", NAMES).edits == ()


@pytest.mark.parametrize(
    ("first", "then", "means"),
    [
        ("make it warmer", "a bit more", "Raise the temperature of all clips by 10%."),
        ("make it warmer", "too much", "Lower the temperature of all clips by 10%."),
        ("make the beach black and white", "same for the dog", "Give clip 'dog' the black and white look at 100%."),
        ("mute the beach", "do that for clip 3 too", "Set the volume of clip 3 to 0%."),
        ("make the title bigger", "a little more please", "Change the title, bigger."),
        (
            "raise the brightness of clip 2 by 40%",
            "nah too much, half of that",
            "Lower the brightness of clip 2 by 20%.",
        ),
        ("raise the brightness of clip 2 by 40%", "half of that", "Lower the brightness of clip 2 by 20%."),
        ("delete clip 2", "actually put it back", "Undo the last change."),
        ("delete the dog", "bring the dog back", "Undo the last change."),
        ("delete the dog", "put the coffee back", None),
        ("mute clip 2", "put it back", None),
        ("add crossfades, make them shorter", "more", None),
        ("add music", "same for the dog", None),
        ("add music", "a bit more", None),
        ("make it warmer", "thanks a lot", None),
    ],
)
def test_a_message_can_mean_the_step_before_it(first, then, means):
    again = follow_up(then, parse(first, NAMES).edits, NAMES)
    assert (None if again is None else " ".join(map(phrase, again))) == means


@pytest.mark.parametrize(
    "said", ["想了想还是删了吧", "算了，还是不要了", "delete it after all", "actually remove it after all"]
)
def test_what_was_taken_back_is_taken_away_after_all(said):
    assert [edit.op for edit in after_all(said, parse("delete the dog", NAMES).edits) or ()] == ["redo"]
    assert after_all(said, parse("make the dog brighter", NAMES).edits) is None
    assert after_all(said, ()) is None


@pytest.mark.parametrize("said", ["还是删了小狗吧", "还是删了吧，然后静音", "delete the beach after all"])
def test_what_names_something_else_is_not_what_was_taken_back(said):
    assert after_all(said, parse("delete the dog", NAMES).edits) is None
