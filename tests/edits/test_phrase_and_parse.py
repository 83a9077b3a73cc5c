"""The canonical sentence of every edit reads back as that edit, alone and among others."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reelwright.edits.model import EDIT, Edit, Music, RemoveMusic, Text, Volume
from reelwright.edits.ops_cut import Topic
from reelwright.edits.ops_sound import BeatCuts, Duck, MusicTempo, VolumeSpan
from reelwright.edits.parse import parse
from reelwright.edits.parsed import Parsed
from reelwright.edits.phrase import phrase
from reelwright.edits.topics import is_about

OPS = [kind.model_fields["op"].default for kind in get_args(get_args(Edit)[0])]
_ONE_OF_EACH_TOPIC = (
    '{"op": "extend", "clip": 2, "duration_ms": 1000}',
    '{"op": "another_song"}',
    '{"op": "volume_span", "target": "clips", "level": 0, "last_ms": 1000}',
    '{"op": "look", "look": "warm"}',
    '{"op": "crop", "clip": 2, "edge": "top", "by": 0.1}',
    '{"op": "captions"}',
)
PATIENT = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("op", OPS)
def test_a_canonical_sentence_reads_back_as_its_edit(every_edit, op):
    @PATIENT
    @given(every_edit[op])
    def check(edit):
        assert parse(phrase(edit)) == Parsed((edit,), (), ())

    check()


def test_several_canonical_sentences_read_back_in_their_order(every_edit):
    @PATIENT
    @given(st.lists(st.one_of(*every_edit.values()), min_size=2, max_size=4), st.sampled_from([" ", "\n", "  "]))
    def check(edits, between):
        music = next((place for place, edit in enumerate(edits) if isinstance(edit, Music)), 0)
        assume(not any(isinstance(edit, BeatCuts | Duck) for edit in edits[:music]))  # these go after the music
        assume(not any({one.op, other.op} == {"fit_length", "highlight"} for one, other in pairwise(edits)))  # one wish
        length = next((place for place, edit in enumerate(edits) if edit.op == "fit_length"), len(edits))
        assume(not any(edit.op == "transitions" for edit in edits[length:]))  # these go before the length
        assert parse(between.join(map(phrase, edits))) == Parsed(tuple(edits), (), ())

    check()


@pytest.mark.parametrize("target", ["everything", "clips", "music"])
@pytest.mark.parametrize("first", [Music(mood="calm"), MusicTempo(bpm=40), RemoveMusic()], ids=lambda edit: edit.op)
def test_a_volume_behind_music_is_that_of_what_it_names(first, target):
    for volume in (Volume(target=target, level=0.5), VolumeSpan(target=target, level=0.0, start_ms=0)):
        assert parse(f"{phrase(first)} {phrase(volume)}").edits == (first, volume)


def test_every_kind_of_edit_has_a_strategy(every_edit):
    assert sorted(every_edit) == sorted(OPS)


@pytest.mark.parametrize("clip", ["all but 2", "all but 2, 3", "all but first", "all but last", "all but night city"])
@pytest.mark.parametrize(
    "edit",
    [
        {"op": "look", "look": "black_white"},
        {"op": "adjust", "tone": "brightness", "by": 0.1},
        {"op": "volume", "level": 0.0},
        {"op": "speed", "factor": 2.0},
        {"op": "delete"},
        {"op": "trim", "end_ms": 2000},
        {"op": "stabilise"},
    ],
    ids=lambda edit: edit["op"],
)
def test_all_clips_but_some_read_back_too(edit, clip):
    field = {"volume": {"target": clip}, "delete": {"clips": [clip]}}.get(edit["op"], {"clip": clip})
    made = EDIT.validate_python(edit | field)
    assert parse(phrase(made)) == Parsed((made,), (), ())


@pytest.mark.parametrize("edit", [{"op": "split", "clip": 2}, {"op": "split_film"}], ids=lambda edit: edit["op"])
def test_two_parts_are_halves(edit):
    assert EDIT.validate_python(edit | {"parts": 2}) == EDIT.validate_python(edit | {"at_ms": "middle"})


@pytest.mark.parametrize("number", [2, 3, 11, 12, 21, 22, 103, 111])
def test_a_clip_counted_from_the_end_has_its_ordinal(number):
    edit = EDIT.validate_python({"op": "duplicate", "clip": f"{number} from the end"})
    assert parse(phrase(edit)) == Parsed((edit,), (), ())


def test_every_step_is_about_kinds_of_edits_that_there_are():
    edits = [EDIT.validate_python(json.loads(text)) for text in _ONE_OF_EACH_TOPIC]
    assert [[topic for topic in get_args(Topic) if is_about(edit, topic)] for edit in edits] == [
        ["cuts"],
        ["music"],
        ["volume", "sound"],
        ["look"],
        ["look"],
        ["captions"],
    ]


def test_the_sentence_of_a_title_is_concrete():
    edit = Text(text="Summer", start_ms=0, duration_ms=3000)
    assert phrase(edit) == "Add the title 'Summer' at 0-3s, centre, large."


def test_typed_edits_pass_through_their_sentence():
    edit = EDIT.validate_python({"op": "trim", "clip": "IMG_2041 (1).MOV", "end_ms": 5000})
    assert parse(phrase(edit)).edits == (edit,)
