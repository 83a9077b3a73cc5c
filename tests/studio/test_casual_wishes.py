"""Wishes of creators in casual words, carried out on a film: what changes, and what stays as it was."""

from __future__ import annotations

from itertools import count

import pytest

from reelwright.draft.model import AUDIO, TEXT
from reelwright.errors import NoSuchClip, NotUnderstood
from reelwright.studio.agent import answer
from reelwright.studio.asset import Asset
from reelwright.studio.projects import StudioProject
from reelwright.studio.timeline import clips, placement, songs

NAMES = ("beach.mp4", "dog.mp4", "coffee.mp4", "sunset.jpg", "song.mp3", "rain.mp3", "voiceover.wav")
KINDS = {"jpg": "image", "mp3": "audio", "wav": "audio", "mp4": "video"}


def asset(name: str) -> Asset:
    kind = KINDS[name.rpartition(".")[2]]
    return Asset.model_validate(
        {"id": name, "name": name, "kind": kind, "file": name, "bytes": 1, "sha256": name, "duration_ms": 4000}
    )


@pytest.fixture
def project():
    made = StudioProject(session_id="s", task_id="t", user_id="u", created_at=0, assets=[asset(name) for name in NAMES])
    say(made, "combine my clips")
    return made


def say(project, message):
    numbers = count(len(project.steps) * 100)
    return answer(project, message, new_id=lambda: f"id{next(numbers)}")


def sounds(project):
    """`(role, file, start, length, volume)` of each."""
    placed = [(item, item.x) for row in project.draft.tracks(AUDIO) for item in row.sg if item.x]
    return [(x.role, x.source.name, x.start_ms, item.d, x.volume) for item, x in placed]


def test_a_voice_is_laid_over_the_film_and_the_music_stays(project):
    say(project, "use song.mp3 as the music")
    reply = say(project, "lay voiceover.wav over it starting at 2s")
    assert "Sound added: voiceover.wav (2–6 s, 100%)" in reply.text
    assert sounds(project) == [("music", "song.mp3", 0, 15000, 0.35), ("voice", "voiceover.wav", 2000, 4000, 1.0)]
    say(project, "make the music quieter")
    assert [volume for *_, volume in sounds(project)] == [0.2, 1.0]
    say(project, "remove voiceover.wav")
    assert [role for role, *_ in sounds(project)] == ["music"]


def test_music_that_comes_behind_a_voice_has_a_row_of_its_own(project):
    say(project, "add voiceover.wav")
    say(project, "add calm music")
    assert [[item.x.role for item in row.sg] for row in project.draft.tracks(AUDIO)] == [["music"], ["voice"]]


def test_a_song_takes_the_place_of_another_only_where_that_is_said(project):
    say(project, "use song.mp3 as the music")
    refused = say(project, "add rain.mp3").refusal
    assert isinstance(refused, NotUnderstood)
    assert "song.mp3" in refused.message
    assert "replace the music with rain.mp3" in (refused.hint or "")
    assert [x.source.name for _, x in songs(project.draft) if x.source] == ["song.mp3"]
    assert say(project, "replace the music with rain.mp3").refusal is None
    assert [x.source.name for _, x in songs(project.draft) if x.source] == ["rain.mp3"]


def test_a_text_over_a_clip_is_shown_while_that_clip_plays(project):
    say(project, 'write "wait for it..." over the beach clip and then "BOOM" on the dog')
    placed = [(item, item.x) for row in project.draft.tracks(TEXT) for item in row.sg if item.x]
    assert [(x.text, x.start_ms, item.d) for item, x in placed] == [("wait for it...", 0, 4000), ("BOOM", 4000, 4000)]


def test_transitions_get_shorter_and_keep_their_kinds(project):
    say(project, "put a wipe between clips 1 and 2")
    say(project, "put a 1 second crossfade between clips 2 and 3")
    say(project, "the transitions are too slow, make em snappier")
    joins = [placement(clip).transition_out for clip in clips(project.draft)]
    assert [(join.kind, join.duration_ms) if join else None for join in joins] == [
        ("wipe_left", 250),
        ("crossfade", 500),
        None,
        None,
    ]


def test_transitions_that_are_not_there_cannot_get_shorter(project):
    with pytest.raises(NoSuchClip, match="no transition"):
        say(project, "make the transitions shorter")


def test_720p_keeps_the_shape_of_the_film(project):
    say(project, "make it 4:5")
    say(project, "make it 720p")
    assert (project.draft.m.width, project.draft.m.height) == (720, 900)


def test_photos_come_first_and_the_clips_keep_their_order(project):
    say(project, "photos first, 2 sec each, then the clips")
    named = [(x.source.name, clip.d) for clip in clips(project.draft) if (x := placement(clip)).source]
    assert named == [("sunset.jpg", 2000), ("beach.mp4", 4000), ("dog.mp4", 4000), ("coffee.mp4", 4000)]


def test_the_middle_of_a_clip_is_kept(project):
    say(project, "keep only the middle 2 seconds of the dog")
    clip = clips(project.draft)[1]
    assert (clip.d, placement(clip).source.in_ms) == (2000, 1000)


def test_the_last_step_is_meant_by_more_and_by_the_same(project):
    say(project, "make the beach warmer")
    say(project, "a bit more")
    say(project, "same for the dog")
    warmth = [t.grade.temperature if (t := placement(clip).transform) else 0.0 for clip in clips(project.draft)]
    assert warmth[:3] == [0.3, 0.1, 0.0]


@pytest.mark.parametrize("message", ["a bit more", "same for the dog"])
def test_there_is_nothing_more_of_a_step_that_has_no_more(project, message):
    before = project.draft
    assert isinstance(say(project, message).refusal, NotUnderstood)
    assert project.draft == before
