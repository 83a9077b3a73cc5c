"""The plan: whole frames and samples out of milliseconds, and what hostile drafts come to."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.draft.model import Draft, Placement, Segment, Track
from reelwright.errors import BadRequest, EmptyTimeline, NoSuchClip, NotPossible, ReelwrightError
from reelwright.studio.render.parts import LAP, MICRO_FADE, Join, Plan
from reelwright.studio.render.plan import plan
from render_drafts import asset, clip, composed, draft, joined, words

RED, BLUE = asset("red.mp4"), asset("blue.mp4")
PHOTO = asset("photo.jpg", kind="image", duration_ms=0, has_audio=False)
SONG = asset("song.mp3", kind="audio", duration_ms=1000, width=0, height=0)
ALL = {one.id: one for one in (RED, BLUE, PHOTO, SONG)}


def planned(*picture: Segment, **more: object) -> Plan:
    return plan(draft(picture, **more), ALL)  # type: ignore[arg-type]


def test_clips_follow_each_other_frame_by_frame() -> None:
    film = planned(clip(RED, 0, 1000), clip(BLUE, 1000, 500))
    assert [(shot.first, shot.frames) for shot in film.shots] == [(0, 30), (30, 15)]
    assert (film.frames, film.samples) == (45, 72_000)


def test_positions_are_rounded_so_that_lengths_add_up() -> None:
    film = planned(*(clip(RED, 333 * n, 333) for n in range(30)))
    assert film.frames == round(333 * 30 * 30 / 1000)
    assert sum(shot.frames for shot in film.shots) == film.frames


def test_a_transition_is_the_overlap_of_two_clips() -> None:
    film = planned(clip(RED, 0, 2000, **joined("circle")), clip(BLUE, 1500, 2000))
    assert film.shots[0].join == Join("circle", 15)
    assert film.frames == 105


def test_a_transition_longer_than_its_clips_takes_half_of_the_shorter_one() -> None:
    film = planned(clip(RED, 0, 2000, **joined("crossfade", 5000)), clip(BLUE, -3000, 1000))
    assert film.shots[0].join == Join("crossfade", 15)
    assert [shot.first for shot in film.shots] == [0, 45]


def test_two_transitions_of_one_clip_never_use_a_frame_twice() -> None:
    film = planned(
        clip(RED, 0, 1000, **joined(duration=500)),
        clip(BLUE, 500, 967, **joined(duration=500)),
        clip(RED, 967, 1000),
    )
    entrance, exit_ = film.shots[0].join, film.shots[1].join
    assert entrance is not None
    assert exit_ is not None
    assert entrance.frames + exit_.frames <= film.shots[1].frames


def test_an_overlap_without_a_transition_is_a_hard_cut_and_loses_no_clip() -> None:
    film = planned(clip(RED, 0, 1000), clip(BLUE, 0, 1000), clip(RED, 0, 1000))
    assert [(shot.first, shot.join) for shot in film.shots] == [(0, None), (30, None), (60, None)]


def test_a_gap_is_black() -> None:
    film = planned(clip(RED, 500, 1000), clip(BLUE, 2000, 1000))
    assert [(shot.asset, shot.first, shot.frames) for shot in film.shots] == [
        (None, 0, 15),
        (RED, 15, 30),
        (None, 45, 15),
        (BLUE, 60, 30),
    ]


def test_only_the_part_that_is_seen_is_read() -> None:
    shot = planned(clip(RED, 0, 500, in_ms=400, out_ms=1400, speed=2.0)).shots[0]
    assert (shot.in_ms, shot.span_ms, shot.speed) == (400, 1000, 2.0)


def test_an_in_point_beyond_the_end_of_the_file_is_brought_back_into_it() -> None:
    shot = planned(clip(RED, 0, 500, in_ms=99_000)).shots[0]
    assert shot.in_ms < RED.duration_ms


def test_a_picture_of_the_canvas_shape_needs_no_background() -> None:
    portrait = asset("portrait.mp4", width=1080, height=1920)
    film = plan(draft([clip(portrait, 0, 1000), clip(RED, 1000, 1000)]), {**ALL, portrait.id: portrait})
    assert [shot.fit for shot in film.shots] == ["crop", "blur"]


def test_a_clips_own_fit_wins_over_the_drafts() -> None:
    assert planned(clip(RED, 0, 1000, transform={"fit": "letterbox"}), fit="crop").shots[0].fit == "letterbox"


def test_photos_and_clips_zoom() -> None:
    film = planned(
        clip(RED, 0, 1000, transform={"zoom": "in"}),
        clip(PHOTO, 1000, 1000, transform={"zoom": "out"}),
    )
    assert [shot.treatment.zoom for shot in film.shots] == ["in", "out"]


def test_the_canvas_is_even_and_within_limits() -> None:
    film = planned(clip(RED, 0, 100), width=181, height=99_999)
    assert (film.width, film.height) == (180, 4096)


def test_sound_fades_across_a_transition_and_hardly_at_a_cut() -> None:
    film = planned(clip(RED, 0, 2000, **joined()), clip(BLUE, 1500, 1000), clip(RED, 2500, 1000))
    assert [(sound.fade_in, sound.fade_out) for sound in film.sounds] == [
        (MICRO_FADE, 24_000),
        (24_000, LAP),
        (LAP, MICRO_FADE),
    ]
    assert [sound.at for sound in film.sounds] == [0, 72_000, 120_000]


def test_muted_clips_and_photos_make_no_sound() -> None:
    assert planned(clip(RED, 0, 1000, volume=0), clip(PHOTO, 1000, 1000)).sounds == ()


def test_music_ends_with_the_film_and_fades_out_there() -> None:
    film = planned(clip(PHOTO, 0, 800), sound=[clip(SONG, 0, 60_000, role="music", volume=0.35, fade_out_ms=1500)])
    (music,) = film.sounds
    assert (music.at, music.samples, music.volume) == (0, film.samples, 0.35)
    assert music.fade_out == film.samples  # 1.5 s would be longer than the film


def test_music_that_is_too_short_begins_again() -> None:
    film = planned(clip(PHOTO, 0, 2500), sound=[clip(SONG, 0, 2500, role="music")])
    assert [(sound.at, sound.samples) for sound in film.sounds] == [(0, 48_000), (48_000, 48_000), (96_000, 24_000)]


def test_a_voice_is_not_repeated() -> None:
    film = planned(clip(PHOTO, 0, 2500), sound=[clip(SONG, 500, 2000, role="voice")])
    assert [(sound.at, sound.samples) for sound in film.sounds] == [(24_000, 48_000)]


def test_a_composed_song_has_the_length_of_the_film() -> None:
    film = planned(clip(PHOTO, 0, 1000), sound=[composed("calm", 9000)])
    assert film.sounds[0].samples == film.samples


def test_texts_are_cut_at_the_end_of_the_film() -> None:
    film = planned(
        clip(RED, 0, 2000), text=[words("in", 500, 1000), words("over", 1500, 5000), words("out", 3000, 500)]
    )
    assert [(text.text, text.first, text.frames) for text in film.captions] == [("in", 15, 30), ("over", 45, 15)]


@pytest.mark.parametrize(
    ("timeline", "error", "says"),
    [
        (Draft(), EmptyTimeline, "nothing in the timeline"),
        (draft([], sound=[composed("calm", 1000)]), EmptyTimeline, "no clip or photo"),
        (draft([], text=[words("hello", 0, 1000)]), EmptyTimeline, "no clip or photo"),
        (draft([Segment(d=0, x=Placement(id="a"))]), EmptyTimeline, "no clip or photo"),
        (draft([Segment(d=1000)]), NotPossible, "Clip 1 does not say which file"),
        (draft([clip(asset("gone.mp4"), 0, 1000)]), NoSuchClip, "Clip 1 plays a file"),
        (draft([clip(SONG, 0, 1000)]), NotPossible, "Clip 1 is a file without a picture"),
        (draft([clip(RED, 0, 10**15)]), BadRequest, "Clip 1 has a time"),
        (draft([clip(RED, 0, 1000, in_ms=-(10**12))]), BadRequest, "Clip 1 has a time"),
        (draft([clip(RED, 10**8, 1000)]), NotPossible, "longer than two hours"),
        (draft([clip(RED, 0, 1000, speed=math.nan)]), BadRequest, "speed of clip 1"),
        (draft([clip(RED, 0, 1000, speed=0)]), BadRequest, "speed of clip 1"),
        (draft([clip(RED, 0, 1000, volume=math.inf)]), BadRequest, "volume of clip 1"),
        (draft([clip(RED, 0, 1000)], fps=100_000), BadRequest, "frame rate"),
        (draft([clip(RED, n, 1) for n in range(501)]), NotPossible, "501 pieces"),
        (draft([clip(RED, 0, 1000)], sound=[clip(PHOTO, 0, 1000)]), NotPossible, "file without sound"),
        (draft([clip(RED, 0, 1000)], text=[words("x" * 501, 0, 500)]), NotPossible, "Text 1 is longer"),
        (
            draft([clip(RED, 0, 500)], text=[words("x", 0, 500, style={"colour": "red"})]),
            BadRequest,
            "colour of text 1",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(timeline: Draft, error: type[ReelwrightError], says: str) -> None:
    with pytest.raises(error, match=says):
        plan(timeline, ALL)


def test_a_second_picture_track_is_refused_rather_than_dropped() -> None:
    with pytest.raises(NotPossible, match="one picture track"):
        plan(Draft(t=[Track(sg=[clip(RED, 0, 1000)]), Track(sg=[clip(BLUE, 0, 1000)])]), ALL)


_TIMES = st.integers(-5_000, 20_000)
_CLIPS = st.builds(
    lambda of, start, length, duration: clip(of, start, length, **(joined(duration=duration) if duration else {})),
    st.sampled_from([RED, BLUE, PHOTO]),
    _TIMES,
    _TIMES,
    st.none() | _TIMES,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_CLIPS, min_size=1, max_size=8))
def test_whatever_the_positions_every_frame_of_the_film_is_covered_exactly_once(picture: list[Segment]) -> None:
    try:
        film = planned(*picture)
    except EmptyTimeline:
        return
    reached = 0
    for shot in film.shots:
        assert shot.first == reached
        assert shot.frames > 0
        reached = shot.end - (shot.join.frames if shot.join else 0)
    assert film.shots[-1].join is None
    assert reached == film.frames
    joins = [0, *(shot.join.frames if shot.join else 0 for shot in film.shots)]
    for before, after, shot in zip(joins, joins[1:], film.shots, strict=False):
        assert before + after <= shot.frames
