"""Wishes with comments, exceptions and orders around them mean canonical sentences; what only looks so does nothing."""

from __future__ import annotations

import pytest

from edits.rows import groups, would_be_done
from reelwright.edits.follow_ups import after_all
from reelwright.edits.last_step import about_last_step
from reelwright.edits.ops_cut import Redo
from reelwright.edits.parse import parse
from reelwright.edits.phrase import phrase

NAMES = (
    "beach.mp4", "dog.mp4", "coffee.mp4", "IMG_2041.MOV", "VID_20240512_183045.mp4", "review_maria.mp4",
    "interview.mp4", "sunset.jpg", "family.jpg", "song.mp3", "voiceover.wav", "talk.srt",
)  # fmt: skip


def done(message: str) -> list[str]:
    """What would be done."""
    return would_be_done(message, NAMES)


@pytest.mark.parametrize("row", groups("everyday_wishes.txt"), ids=lambda row: row[0])
def test_a_wish_means_its_canonical_sentences(row: list[str]) -> None:
    sentence, *meant = row
    assert done(sentence) == meant


@pytest.mark.parametrize(
    "message",
    [
        "mute the beach, it is the second one",
        "speed up the dog, it should be 2x",
        "make the dog black and white, it was shot in black and white",
        "cut the dog, he comes at the end",
        "cut coffee to 5 seconds, keep the middle",
        "add song.mp3, loud at first then quieter when Maria speaks",
        "there is a bench, peach and reach",
        "use all the clips, 2 seconds each, crossfades 1 second each",
    ],
)
def test_what_could_be_a_wish_is_no_comment(message: str) -> None:
    assert done(message) == []


@pytest.mark.parametrize(
    "message",
    [
        "make everything black and white but keep the dog",
        "mute everything, not the dog",
        "make it all warmer, not the title",
        "combine my clips, not the dog",
        "mute both",
        "make the beach brighter, and mute both",
        "label each clip: for the second one 'Hi', Dog, Coffee",
        "label each clip: Beach, for the last one 'Hi', Home",
        "make the dog brighter, no photos",
        "make the dog clip slow motion but only the last 2 seconds",
        "change the crossfades",
        "mute everything but dont cut the dog",
        "make it all black and white, don't cut the photos",
    ],
)
def test_what_cannot_be_told_apart_is_left_to_the_person(message: str) -> None:
    assert done(message) == []


def test_what_was_undone_can_be_brought_back() -> None:
    assert after_all("hmm bring it back", parse("add the title 'Golden Hour'").edits) == (Redo(),)
    assert after_all("bring it back", ()) is None
    assert after_all("bring the dog back", parse("add the title 'Golden Hour'").edits) is None


def test_what_names_nothing_is_about_the_text_of_the_step_before() -> None:
    message = "a bit smaller, and put it in the bottom left"
    added = parse("add the text 'day 3' in the bottom right for the first 4 seconds").edits
    meant = about_last_step(message, parse(message, NAMES), added, NAMES)
    assert [phrase(edit) for edit in meant or ()] == ["Change the title 'day 3', bottom left corner, smaller."]


@pytest.mark.parametrize(
    ("before", "message", "meant"),
    [
        ("Use 0.5s crossfade transitions between all clips.", "make em shorter, like 0.3",
         ["Use 0.3s crossfade transitions between all clips."]),
        ("Overlay my logo in the top right corner.",
         "a bit smaller and move it to the left instead, it covers her face",
         ["Overlay my logo smaller.", "Overlay my logo in the top left corner."]),
        ("Add the title 'Game Night', top, large.", "bigger and red, and only the first 2 secs", None),
    ],
)  # fmt: skip
def test_what_was_brought_last_is_changed_in_a_remark_of_its_own(
    before: str, message: str, meant: list[str] | None
) -> None:
    edits = about_last_step(message, parse(message, NAMES), parse(before).edits, NAMES) or ()
    said = [phrase(edit) for edit in edits]
    assert said == meant if meant else len(said) == 1 and "'Game Night'" in said[0]
