"""Wishes that go by other clips, or by how things are now: from the sentence to the draft."""

from __future__ import annotations

from itertools import count

import pytest

from reelwright.draft.model import TEXT, Inset
from reelwright.errors import BadRequest, NoSuchClip, NotPossible
from reelwright.studio.agent import Reply, answer
from reelwright.studio.asset import Asset
from reelwright.studio.findings import Cue
from reelwright.studio.projects import StudioProject
from reelwright.studio.timeline import clips, insets, placement, songs
from reelwright.studio.voices import named

NAMES = ("beach.mp4", "dog.mp4", "sunset.jpg", "family.jpg", "coffee.mp4", "song.mp3", "voiceover.wav", "talk.srt")
STARTS = {"dog": 6000, "sunset": 12000, "coffee": 18000}
KINDS = {"jpg": "image", "mp3": "audio", "wav": "audio", "srt": "captions"}
LINES = [Cue(0, 1000, "Hi"), Cue(2000, 3000, "Bye")]
TITLED = ("add the title 'Summer' at the top",)


def asset(name: str) -> Asset:
    kind = KINDS.get(name.rpartition(".")[2], "video")
    facts = {"id": name, "name": name, "file": name, "bytes": 1, "sha256": name, "width": 1920, "height": 1080}
    times = {"duration_ms": 0 if kind == "image" else 6000, "cues": LINES if kind == "captions" else []}
    return Asset.model_validate(facts | times | {"kind": kind})


def made(*messages: str) -> StudioProject:
    project = StudioProject(
        session_id="s", task_id="t", user_id="u", created_at=0, assets=[asset(name) for name in NAMES]
    )
    for message in ("combine my clips", "show each photo for 3 seconds", *messages):
        assert say(project, message).refusal is None, message
    return project


def say(project: StudioProject, message: str) -> Reply:
    numbers = count(len(project.steps) * 100)
    return answer(project, message, new_id=lambda: f"id{next(numbers)}")


def shown(project: StudioProject) -> tuple[int, int]:
    """When the only text begins and ends."""
    ((segment, x),) = [(item, item.x) for row in project.draft.tracks(TEXT) for item in row.sg if item.x]
    return x.start_ms, x.start_ms + segment.d


@pytest.mark.parametrize(
    ("message", "when"),
    [
        ("leave the title up until the dog shows up", (0, STARTS["dog"])),
        ("标题多停两秒", (0, 5000)),
        ("hide the title until the coffee", (STARTS["coffee"], STARTS["coffee"] + 3000)),
        ("have the title start when the photos start", (STARTS["sunset"], STARTS["sunset"] + 3000)),
        ("show the title only over the dog", (STARTS["dog"], STARTS["dog"] + 6000)),
        ("keep the title up 2 seconds longer", (0, 5000)),
        ("make the title 1 second shorter", (0, 2000)),
        ("let the title come in 1 second later", (1000, 4000)),
    ],
)
def test_a_title_is_shown_by_clips_and_from_how_it_is_now(message, when):
    project = made(*TITLED)
    reply = say(project, message)
    assert shown(project) == when, reply.text


def test_a_title_cannot_last_until_a_clip_that_came_before_it():
    project = made("add the title 'Summer' at 7s")
    with pytest.raises(BadRequest):
        say(project, "leave the title up until the dog shows up")
    assert shown(project)[0] == 7000


def test_the_lines_of_a_caption_file_come_later_and_earlier():
    project = made("add captions from talk.srt", "captions are 1 sec too early")
    assert shown(project)[0] == 1000
    say(project, "captions are 1.5 seconds late")
    ((_, x),) = [(item, item.x) for row in project.draft.tracks(TEXT) for item in row.sg if item.x]
    assert x.source is not None
    assert (x.start_ms, x.source.in_ms) == (0, 500)


def test_titles_are_put_in_capitals_and_lines_of_a_file_are_not():
    project = made(*TITLED, "title in all caps")
    assert [item.x.text for row in project.draft.tracks(TEXT) for item in row.sg if item.x] == ["SUMMER"]
    with pytest.raises(NotPossible):
        say(made("add captions from talk.srt"), "captions in all caps")


@pytest.mark.parametrize(
    ("message", "when"),
    [
        ("the song should stop when the photos start", (0, STARTS["sunset"])),
        ("start the music only when the dog comes on", (STARTS["dog"], 24000)),
        ("no music until the coffee", (STARTS["coffee"], 24000)),
        ("don't stop the music when the photos start", (0, 24000)),
    ],
)
def test_music_plays_from_and_until_clips(message, when):
    project = made("use song.mp3 as background music")
    say(project, message)
    ((segment, x),) = songs(project.draft)
    assert (x.start_ms, x.start_ms + segment.d) == when


@pytest.mark.parametrize(
    ("message", "level"),
    [("halve the music", 0.2), ("make the music twice as loud", 0.8), ("turn the music down to a quarter", 0.25)],
)
def test_music_is_as_loud_as_was_said_or_by_how_loud_it_is_now(message, level):
    project = made("use song.mp3 as background music at 40%", message)
    assert songs(project.draft)[0][1].volume == pytest.approx(level)


def test_a_voice_over_is_laid_once_and_made_louder_in_place():
    project = made("add the voiceover at 2s", "make the voiceover louder")
    (voice,) = named(project.draft, "voiceover.wav")
    assert (voice.start_ms, voice.volume) == (2000, 1.5)


JOINED = ("add crossfades",)


@pytest.mark.parametrize(
    ("message", "changed"),
    [
        ("use a wipe into the coffee", {3: "wipe_left"}),
        ("no transition before the photos", {1: None}),
        ("drop the transition between the two photos", {2: None}),
        ("make the last transition a wipe", {3: "wipe_left"}),
        ("no transitions on the photos", {}),
    ],
)
def test_a_join_is_named_by_what_comes_behind_it(message, changed):
    project = made(*JOINED)
    say(project, message)
    joins = [placement(item).transition_out for item in clips(project.draft)[:-1]]
    kinds = {place: join.kind if join else None for place, join in enumerate(joins)}
    assert kinds == dict.fromkeys(range(4), "crossfade") | changed


def test_the_first_clip_has_no_join_before_it():
    with pytest.raises(NoSuchClip):
        say(made(), "use a wipe into the beach")


def over(project: StudioProject) -> list[Inset | None]:
    return [x.inset for _, x in insets(project.draft)]


def test_a_picture_over_the_film_is_changed_where_it_lies():
    project = made("put sunset.jpg as a picture in picture bottom left at 40% size")
    say(project, "make the picture in picture smaller")
    assert over(project) == [Inset(place="bottom_left", size=0.28)]
    say(project, "move the picture in picture to the top right")
    assert over(project) == [Inset(place="top_right", size=0.28)]


def test_nothing_is_changed_where_no_picture_lies_over_the_film():
    project = made()
    with pytest.raises(NoSuchClip):
        say(project, "make the picture in picture smaller")
    assert over(project) == []
