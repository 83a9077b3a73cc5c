"""Everyday words of sound, texts and reasons mean canonical sentences; what only looks like them does nothing."""

from __future__ import annotations

import pytest

from edits.rows import groups, sentences, would_be_done
from reelwright.edits.last_step import about_last_step
from reelwright.edits.parse import parse

NAMES = (
    "beach.mp4", "dog.mp4", "coffee.mp4", "interview.mp4", "sunset.jpg", "family.jpg", "song.mp3", "voiceover.wav",
    "talk.srt", "logo.png",
)  # fmt: skip


def done(message: str) -> list[str]:
    """What would be done."""
    return would_be_done(message, NAMES)


def done_after(first: str, message: str) -> list[str]:
    """What a message means of the step before it."""
    told = about_last_step(message, parse(message, NAMES), parse(first, NAMES).edits, NAMES)
    return sentences(told or ())


@pytest.mark.parametrize("row", groups("everyday_sounds_and_texts.txt"), ids=lambda row: row[0])
def test_an_everyday_sentence_means_its_canonical_ones(row):
    sentence, *meant = row
    assert done(sentence) == meant


@pytest.mark.parametrize(
    "message",
    [
        "my ex is in the beach clip, delete him",
        "there's a guy behind the dog, erase him",
        "my brother is in this. delete it",
        "i like it louder",
        "cut it so that you only hear the dog",
        "lower the music except when the dog talks",
        "never lower the music while it's speaking",
        "label each clip: make them yellow, mute the dog",
        "add a lower third for the dog: Rex, and delete the last clip",
        "add a screen at the end with the dog",
        "i need a title for Instagram",
        "show them for 4 seconds",
        "swap the photos with the dog",
        "this isn't for youtube",
        "add a subtitle under the title: a weekend in Lisbon",
        "set the music to 25% and zoom the dog to 60%",
        "since the dog clip has no sound",
        "add the title 'Hi'. Grade 5",
    ],
)
def test_what_only_looks_like_such_a_wish_is_not_done(message):
    assert done(message) == []


@pytest.mark.parametrize(
    ("first", "message", "meant"),
    [
        (
            "add voiceover.wav",
            "louder. And bring it in 2 seconds later",
            [
                "Remove the sound file 'voiceover.wav'.",
                "Lay the sound file 'voiceover.wav' over the film at 2s, 100% volume.",
                "Set the volume of clip 'voiceover.wav' to 150%.",
            ],
        ),
        ("add voiceover.wav", "remove it", ["Remove the sound file 'voiceover.wav'."]),
        ("add voiceover.wav", "mute the coffee", []),
        (
            "put logo.png in the bottom right corner",
            "a bit smaller please, and move it to the other side",
            [
                "Overlay clip 'logo.png' as a logo smaller.",
                "Overlay clip 'logo.png' as a logo in the bottom left corner.",
            ],
        ),
        ("put logo.png in the bottom right corner", "smaller, and mute the dog", []),
        ("add song.mp3 as music", "a bit quieter please", ["Set the volume of the music to 20%."]),
        ("add song.mp3 as music", "start it 2 seconds later", ["Play the music from 2s."]),
        ("add song.mp3 as music", "start it 2 seconds earlier", []),
    ],
)
def test_what_names_nothing_is_about_what_was_just_added(first, message, meant):
    assert done_after(first, message) == meant
