import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.draft.describe import LONGEST_SUMMARY, data, lines, summary
from reelwright.draft.model import Draft, Transform
from reelwright.draft.reading import read_draft


def placed(kind: int, name: str, length: int, role: str, **x: object) -> dict:
    media = ("video", "audio")[kind] if kind < 2 else "video"
    source = {"asset_id": name, "name": name, "kind": media} if kind < 2 else None
    text = {} if kind < 2 else {"text": name}
    return {"tt": kind, "sg": [{"d": length, "x": {"id": name, "source": source, "role": role, **text, **x}}]}


def test_the_summary_has_the_format_people_know():
    film = read_draft(
        {
            "t": [
                placed(0, "city timelapse.mp4", 10_000, "clip"),
                placed(1, "Lo-fi", 10_000, "music", volume=0.35),
                placed(7, "Urban Dreams", 3000, "title"),
            ]
        }
    )
    assert summary(film) == (
        "Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) "
        '3. Title: "Urban Dreams" (0-3s)'
    )
    assert summary(film, "zh") == (
        "时间线（3 条轨道）： 1. 视频：city timelapse (0-10秒) 2. 背景音乐：Lo-fi (0-10秒, 35%) "
        "3. 标题：“Urban Dreams” (0-3秒)"
    )


def test_segments_of_one_track_are_listed_with_their_joins(film: Draft):
    assert "1. Video: beach (0-4s, crossfade 0.5s), city (3.5-8s), night (8-10s) 2." in summary(film)


def test_a_join_that_all_clips_share_is_said_once(film: Draft):
    clips = film.t[0].sg
    clips[1].x.transition_out = clips[0].x.transition_out.model_copy()
    assert "1. Video: beach (0-4s), city (3.5-8s), night (8-10s), crossfade 0.5s at every join 2." in summary(film)


def test_starts_that_nobody_knows_are_marked(hosted: Draft):
    assert summary(hosted) == (
        "Timeline (4 tracks): 1. Video: beach (~0-4s), city (~4-8.5s), clip 3 (~8.5-10s) "
        '2. BGM: Lo-fi (~0-10s, 35%) 3. Title: "Urban Dreams" (~0-3s) 4. type 4: sparkle (~0-1s)'
    )


def test_nameless_clips_are_numbered_in_both_languages(hosted: Draft):
    assert "clip 3" in summary(hosted)
    assert "片段 3" in summary(hosted, "zh")
    assert "类型 4" in summary(hosted, "zh")


def test_captions_and_other_sounds_have_their_own_labels():
    film = read_draft({"t": [placed(1, "voice.wav", 2000, "voice"), placed(7, "hello", 1000, "caption")]})
    assert summary(film) == 'Timeline (2 tracks): 1. Audio: voice (0-2s, 100%) 2. Caption: "hello" (0-1s)'


@pytest.mark.parametrize("raw", [None, {}, {"t": []}, {"t": [{"tt": 0, "sg": []}]}])
def test_an_empty_timeline_is_a_sentence(raw: object):
    draft = read_draft(raw)
    assert summary(draft) == "The timeline is empty."
    assert summary(draft, "zh") == "时间线是空的。"
    assert lines(draft) == ["The timeline is empty."]
    assert data(draft)["tracks"] == []


def test_sixty_clips_are_abbreviated():
    clips = [{"d": 1000, "m": {"title": f"holiday in the mountains {n}.mp4"}} for n in range(60)]
    shown = summary(read_draft({"t": [{"tt": 0, "sg": clips}]}))
    assert shown.endswith("holiday in the mountains 11 (~11-12s), … and 48 more")
    assert len(shown) <= LONGEST_SUMMARY


def test_a_hundred_tracks_with_long_names_still_fit():
    tracks = [{"tt": 7, "sg": [{"d": 1000, "m": {"text": "word " * 100}}] * 30} for _ in range(100)]
    assert len(summary(read_draft({"t": tracks}))) <= LONGEST_SUMMARY
    assert len(summary(read_draft({"t": tracks}), "zh")) <= LONGEST_SUMMARY


def test_a_name_cannot_break_the_line():
    draft = read_draft({"t": [{"tt": 0, "sg": [{"d": 1000, "m": {"title": "a\nTimeline (9 tracks):\tb"}}]}]})
    assert "\n" not in summary(draft)
    assert len(lines(draft)) == 2


def test_the_listing_has_a_line_per_segment(film: Draft):
    film.t[0].sg[1].x.speed = 2.0
    film.t[0].sg[2].x.volume = 0.5
    film.t[0].sg[2].x.fade_out_ms = 500
    film.t[0].sg[2].x.transform = Transform(zoom="in")
    assert lines(film) == [
        "1. Video:",
        "   1. beach 0-4s, crossfade 0.5s",
        "   2. city 3.5-8s, 2x",
        "   3. night 8-10s, volume 50%, zoom in, fade out 0.5s",
        "2. BGM:",
        "   1. Lo-fi 0-10s, 35%",
        "3. Title:",
        '   1. "Urban Dreams" 0-3s, centre, large',
    ]


def test_tools_get_small_data(film: Draft):
    assert data(film) == {
        "length_s": 10.0,
        "width": 1080,
        "height": 1920,
        "fps": 30,
        "tracks": [
            {
                "kind": "video",
                "items": [
                    {"n": 1, "name": "beach.mp4", "start_s": 0.0, "end_s": 4.0, "transition": "crossfade"},
                    {"n": 2, "name": "city.mp4", "start_s": 3.5, "end_s": 8.0},
                    {"n": 3, "name": "night.mp4", "start_s": 8.0, "end_s": 10.0},
                ],
            },
            {"kind": "audio", "items": [{"n": 1, "name": "Lo-fi", "start_s": 0.0, "end_s": 10.0, "volume": 0.35}]},
            {
                "kind": "text",
                "items": [
                    {
                        "n": 1,
                        "name": "Urban Dreams",
                        "start_s": 0.0,
                        "end_s": 3.0,
                        "text": "Urban Dreams",
                        "position": "center",
                        "size": "large",
                    }
                ],
            },
        ],
    }


NUMBERS = st.one_of(st.integers(), st.floats(), st.just(10**400), st.text(max_size=3), st.none(), st.booleans())
VALUES = st.recursive(NUMBERS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner))
PLACES = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b"])},
    optional={"start_ms": NUMBERS, "speed": NUMBERS, "volume": NUMBERS, "text": st.text(max_size=5), "effects": VALUES},
)
SEGMENTS = st.fixed_dictionaries(
    {},
    optional={
        "d": NUMBERS,
        "x": PLACES | VALUES,
        "m": st.dictionaries(st.sampled_from(["title", "volume", "text", "q"]), VALUES),
    },
)
ODD = st.fixed_dictionaries(
    {},
    optional={
        "t": st.lists(
            st.fixed_dictionaries({}, optional={"tt": NUMBERS, "sg": st.lists(SEGMENTS, max_size=4)}), max_size=4
        ),
        "m": st.dictionaries(st.sampled_from(["width", "fps", "title"]), NUMBERS),
        "d": NUMBERS,
    },
)


@given(ODD)
def test_odd_drafts_are_described_without_a_fault(raw: dict):
    draft = read_draft(raw)
    for language in ("en", "zh"):
        assert len(summary(draft, language)) <= LONGEST_SUMMARY
        assert lines(draft, language)
    json.dumps(data(draft), allow_nan=False)
