"""What the studio's agent answers: carried out as a whole or not at all, and said in the language of the message."""

from __future__ import annotations

import json
from itertools import count

import pytest

from reelwright.draft.model import TEXT
from reelwright.edits import impossible
from reelwright.edits.model import EDIT, Trim
from reelwright.edits.ops_picture import Adjust
from reelwright.edits.parse import parse
from reelwright.errors import AmbiguousClip, BadRequest, NoSuchClip, NotPossible, NotUnderstood
from reelwright.studio.agent import Reply, answer
from reelwright.studio.asset import Asset
from reelwright.studio.hint_examples import EXAMPLES
from reelwright.studio.hints import hint, typed
from reelwright.studio.projects import StudioProject
from reelwright.studio.timeline import clips, film_ms, placement

NAMES = ("golden-meadow.mp4", "night_city.mp4", "Sunset Beach.mov", "beach-walk.mp4", "van.jpg")


def asset(name: str) -> Asset:
    kind = "image" if name.endswith("jpg") else "video"
    return Asset.model_validate(
        {"id": name, "name": name, "kind": kind, "file": name, "bytes": 1, "sha256": name, "duration_ms": 4000}
    )


@pytest.fixture
def project() -> StudioProject:
    made = StudioProject(session_id="s", task_id="t", user_id="u", created_at=0, assets=[asset(name) for name in NAMES])
    say(made, "combine my clips")
    return made


def say(project: StudioProject, message: str) -> Reply:
    numbers = count(len(project.steps) * 100)
    return answer(project, message, new_id=lambda: f"id{next(numbers)}")


def order(project: StudioProject) -> list[str]:
    return [x.source.name.split(".")[0] for item in clips(project.draft) if (x := placement(item)).source]


def lettering(project: StudioProject) -> list[tuple[str | None, str, str]]:
    """`(words, position, size)` of each text."""
    placed = [item.x for row in project.draft.tracks(TEXT) for item in row.sg if item.x]
    return [(x.text, x.style.position, x.style.size) for x in placed if x.style]


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("put the night city first", "night_city"),
        ("move the sunset beach to the front", "Sunset Beach"),
        ("put beach sunset first", "Sunset Beach"),
        ("put the van photo first", "van"),
        ("把night-city放到最前面", "night_city"),
        ("把城市夜景放到最前面", "night_city"),
        ("把草地放到最后，把面包车放到最前面", "van"),
        ("把海滩落日放到最前面", "Sunset Beach"),
    ],
)
def test_a_clip_is_found_by_words_of_its_name_in_any_order_and_in_chinese(project, message, first):
    assert say(project, message).refusal is None
    assert order(project)[0] == first


def test_it_is_the_clip_of_the_step_before(project):
    say(project, "trim the sunset clip to its first 2 seconds, put it after the meadow")
    assert order(project)[:2] == ["golden-meadow", "Sunset Beach"]
    assert clips(project.draft)[1].d == 2000


def test_all_clips_but_one_are_meant_by_an_exception(project):
    assert say(project, "mute everything except the night city clip").refusal is None
    assert [placement(item).volume for item in clips(project.draft)] == [0.0, 1.0, 0.0, 0.0, 0.0]


def test_a_join_is_found_by_the_names_of_its_clips_in_either_order(project):
    say(project, "add a circle transition between the night city and the meadow")
    assert [bool(placement(item).transition_out) for item in clips(project.draft)] == [True, *[False] * 4]


def test_there_is_no_join_between_clips_that_are_not_neighbours(project):
    with pytest.raises(BadRequest, match="Clips 1 and 4 are not next to each other"):
        say(project, "add a crossfade between the meadow clip and the beach-walk clip")
    assert not any(placement(item).transition_out for item in clips(project.draft))


def test_a_film_is_split_in_half_at_its_middle(project):
    say(project, "delete the van and trim clip 1 to 2s")
    say(project, "chop the video in half")
    assert [item.d for item in clips(project.draft)] == [2000, 4000, 1000, 3000, 4000]
    with pytest.raises(BadRequest, match="a cut at its middle already, where clip 4 begins"):
        say(project, "cut the video in half")


def test_the_photo_is_the_only_one_there_is(project):
    say(project, "put the photo before the meadow")
    assert order(project)[0] == "van"


def test_a_complaint_and_what_to_do_about_it_are_one_change(project):
    reply = say(project, "clip 2 is too dark, brighten it up a bit")
    assert reply.edits == (Adjust(tone="brightness", by=0.1, clip=2),)


def test_a_name_of_two_clips_is_refused_as_ambiguous(project):
    with pytest.raises(AmbiguousClip, match="clips 3, 4") as raised:
        say(project, "split the beach clip in the middle")
    assert raised.value.code == "ambiguous_clip"
    assert len(clips(project.draft)) == len(NAMES)


def test_a_chinese_name_that_no_clip_has_is_answered_in_chinese_with_the_way_by_number(project):
    with pytest.raises(NoSuchClip, match=r"没有找到片段“灯塔”.*1\. golden-meadow\.mp4") as raised:
        say(project, "删除灯塔")
    assert raised.value.hint == "请按编号说，例如“把第3段放到最前面”。"


def test_a_chinese_text_that_is_not_there_is_answered_in_chinese(project):
    say(project, "加标题“夏天”")
    with pytest.raises(NoSuchClip, match="没有找到文字“春天”；影片里的文字有：“夏天”"):
        say(project, "把标题“春天”改成“冬天”")


def test_a_title_is_restyled_in_words_and_only_it_changes(project):
    say(project, "add the title 'Summer', add the text 'Bye' at the end, bottom, small")
    say(project, "make the title 'Summer' smaller and at the top")
    assert lettering(project) == [("Summer", "top", "medium"), ("Bye", "bottom", "small")]
    say(project, "change the title 'Summer' to Winter")
    assert lettering(project) == [("Winter", "top", "medium"), ("Bye", "bottom", "small")]


def test_a_text_just_added_is_what_it_means(project):
    say(project, "加标题“夏天”")
    say(project, "标题改小一点放底部")
    assert lettering(project) == [("夏天", "bottom", "medium")]


def test_a_refusal_holds_the_understood_steps_back_as_edits(project):
    before = project.draft
    reply = say(project, "trim clip 2 to 3s and make it sparkle wildly")
    assert isinstance(reply.refusal, NotUnderstood)
    assert reply.understood == (Trim(clip=2, end_ms=3000),)
    assert "held back: Trim clip 2 to 0-3s." in reply.text
    assert project.draft == before


def test_a_chinese_refusal_quotes_the_person_and_has_no_english(project):
    reply = say(project, "把第2段剪到3秒，然后让它闪闪发光，加贴纸")
    assert isinstance(reply.refusal, NotPossible)
    assert "听懂了但没有执行：“把第2段剪到3秒”" in reply.text
    assert "没有听懂：“让它闪闪发光”" in reply.text
    assert not any("a" <= letter.lower() <= "z" for letter in reply.text + reply.refusal.hint)


def test_a_held_back_step_that_could_not_be_done_anyway_is_named_too(project):
    reply = say(project, "delete clip 9 and add sparkle dust everywhere")
    assert isinstance(reply.refusal, NotUnderstood)
    assert "There is no clip 9" in reply.text


def test_what_cannot_be_done_is_said_once_as_a_sentence(project):
    assert "Record it yourself, upload the file" in say(project, "add a voiceover").text


@pytest.mark.parametrize(
    ("unknown", "expected"),
    [
        ("make the title wobble", '"op": "text"'),
        ("split up the party", '"op": "split"'),
        ("shuffle the order", '"op": "move"'),
        ("louder drums please", '"op": "volume"'),
        ("jazzy music of the forties", '"op": "music"'),
        ("export it in 4k", "`export`"),
        ("ramp the speed", '"op": "speed"'),
        ("make it sparkle", "delete clip 3"),
        ("标题抖动", '"op": "text"'),
        ("导出成4K", "请调用 `export`"),
    ],
)
def test_the_hint_shows_an_example_of_what_the_words_are_about(unknown, expected):
    assert expected in hint([unknown], chinese="题" in unknown or "导" in unknown)


def test_the_hint_has_an_example_for_each_piece_that_was_not_understood():
    told = hint(["freeze it real good", "flip it like a pancake", "freeze again"], chinese=False)
    assert told.count("freeze") == 2  # the sentence and the edit
    assert '"op": "flip"' in told


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.english)
def test_each_example_of_a_hint_is_understood_and_means_its_edit(example):
    english, chinese = parse(example.english), parse(example.chinese)
    assert list(english.edits) == [EDIT.validate_python(json.loads(typed(example)))]
    assert [edit.op for edit in chinese.edits] == [edit.op for edit in english.edits]
    assert not [*english.unknown, *chinese.unknown]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.english)
def test_each_example_of_a_hint_is_found_by_its_own_words(example):
    for said in (example.english, example.chinese):
        assert next(one for one in EXAMPLES if one.about.search(said)).english == example.english


@pytest.mark.parametrize("row", impossible.ROWS, ids=lambda row: row.wish)
def test_the_way_out_of_what_cannot_be_done_is_understood_in_chinese(row):
    assert any("\u4e00" <= letter <= "\u9fff" for letter in row.instead_zh)
    for sentence in row.instead_zh.split("“")[1:]:
        parsed = parse(sentence.split("”")[0])
        assert parsed.edits
        assert not parsed.unknown


def test_what_only_tells_something_is_set_aside_and_said_so(project):
    reply = say(project, "Could you please remove the night city? My landlord can't see it lol")
    assert order(project) == ["golden-meadow", "Sunset Beach", "beach-walk", "van"]
    assert reply.notes == ("Left aside, as a remark: “My landlord can't see it lol”.",)


def test_a_correction_is_done_instead_of_what_it_corrects(project):
    say(project, "remove the night city, i meant the van")
    assert order(project) == ["golden-meadow", "night_city", "Sunset Beach", "beach-walk"]


@pytest.mark.parametrize(
    "message", ["remove the night city, never mind", "remove the night city, it was the van i meant"]
)
def test_what_is_taken_back_at_once_is_not_done(project, message):
    before = project.draft
    assert isinstance(say(project, message).refusal, NotUnderstood)
    assert project.draft == before


def test_what_was_taken_away_is_put_back(project):
    before = order(project)
    say(project, "remove clip 2")
    say(project, "actually put it back")
    assert order(project) == before


def test_nothing_is_put_back_that_the_last_step_did_not_take_away(project):
    say(project, "remove clip 2")
    say(project, "make clip 1 brighter")
    before = project.draft
    assert say(project, "put it back").refusal is not None
    assert project.draft == before


def test_half_of_that_is_half_of_the_step_before(project):
    say(project, "make clip 2 40% brighter")
    assert say(project, "nah too much, half of that").edits == (Adjust(tone="brightness", by=-0.2, clip=2),)


def test_a_length_per_clip_holds_for_photos_as_well():
    made = StudioProject(session_id="s", task_id="t", user_id="u", created_at=0, assets=[asset(name) for name in NAMES])
    assert say(made, "Combine all of these, 2.5 sec per clip").refusal is None
    assert film_ms(made.draft) == 5 * 2500
