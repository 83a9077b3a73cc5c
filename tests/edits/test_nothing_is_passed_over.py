"""No rule takes a clause whose quotes, clips or times are not in its edits: that is done, or not understood."""

import pytest

from reelwright.edits.halves import independent
from reelwright.edits.parse import parse

FILES = ("unboxing.mp4", "dog.mp4", "logo.png", "song.mp3", "开箱.mp4", "店标.png", "歌.mp3")


def read(message: str) -> list[dict[str, object]]:
    return [edit.model_dump(exclude_defaults=True) for edit in parse(message, FILES).edits]


def test_a_text_over_a_clip_is_no_picture_in_picture() -> None:
    text = {"text": "¥99", "over": "开箱", "position": "top_right"}
    assert read("开箱的时候右上角打个“¥99”") == [text]


def test_a_song_that_begins_later_is_not_one_that_ends_there() -> None:
    assert read("歌从第五秒开始放，前面剪掉") == [{"offset_ms": 5000}]
    assert read("no music from 5s") == [{"end_ms": 5000}]


@pytest.mark.parametrize("message", ["店标贴角上，全程都在", "put logo.png in the corner the whole time"])
def test_what_stays_the_whole_time_is_a_logo(message: str) -> None:
    (edit,) = read(message)
    assert edit["kind"] == "logo"


def test_the_best_of_each_clip_is_no_highlight_of_the_film() -> None:
    assert read("pick the best 3 sec of each clip") == [{"clip": "all", "duration_ms": 3000}]
    assert read("每段挑最好的三秒") == []


@pytest.mark.parametrize("message", ["开箱和dog加起来别超过七秒", "unboxing and dog at most 7 seconds in total"])
def test_a_length_for_two_clips_in_all_is_not_given_to_each(message: str) -> None:
    assert read(message) == []


def test_how_something_is_to_be_done_is_not_done_without_it() -> None:
    message = "the camera should glide over the dog, nice n slow"
    parsed = parse(message, FILES)
    assert parsed.unknown
    assert not independent(message, parsed.clauses, parsed.edits, film=True)


def test_a_clip_that_is_called_fine_is_left_as_it_is() -> None:
    assert not any(edit.get("clip") == "dog" for edit in read("unboxing 2s longer pls, dog's ok"))
