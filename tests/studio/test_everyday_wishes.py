"""Wishes as people say them, in both languages, from the sentence to the draft and to what is answered."""

from __future__ import annotations

from itertools import count, pairwise

import pytest

from reelwright.draft.model import TEXT, LevelSpan, TransitionKind
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio.agent import Reply, answer
from reelwright.studio.asset import Asset
from reelwright.studio.projects import StudioProject
from reelwright.studio.timeline import clips, placement, songs

NAMES = ("coffee.mp4", "dog.mp4", "sea.mp4", "van.jpg", "city.mp4")


def asset(name: str, seconds: float = 6) -> Asset:
    photo = name.endswith("jpg")
    facts = {"id": name, "name": name, "file": name, "bytes": 1, "sha256": name, "width": 1920, "height": 1080}
    kind = {"kind": "image", "duration_ms": 0} if photo else {"kind": "video", "duration_ms": seconds * 1000}
    return Asset.model_validate(facts | kind)


def made(*messages: str, names: tuple[str, ...] = NAMES) -> StudioProject:
    project = StudioProject(session_id="s", task_id="t", user_id="u", created_at=0, assets=[asset(n) for n in names])
    for message in ("combine my clips", *messages):
        assert say(project, message).refusal is None, message
    return project


def say(project: StudioProject, message: str) -> Reply:
    numbers = count(len(project.steps) * 100)
    return answer(project, message, new_id=lambda: f"id{next(numbers)}")


def order(project: StudioProject) -> list[str]:
    return [x.source.name.split(".")[0] for item in clips(project.draft) if (x := placement(item)).source]


def lengths(project: StudioProject) -> list[int]:
    return [item.d for item in clips(project.draft)]


def words(project: StudioProject) -> list[str | None]:
    return [item.x.text for row in project.draft.tracks(TEXT) for item in row.sg if item.x]


def joins(project: StudioProject) -> list[TransitionKind]:
    return [join.kind for item in clips(project.draft) if (join := placement(item).transition_out)]


# what a new film is to have


def test_an_order_of_some_clips_is_what_a_new_film_has() -> None:
    project = StudioProject(session_id="s", task_id="t", user_id="u", created_at=0, assets=[asset(n) for n in NAMES])
    assert say(project, "start with the van for 2 seconds, then sea, city and dog in that order").refusal is None
    assert order(project) == ["van", "sea", "city", "dog"]
    assert lengths(project)[0] == 2000


def test_what_was_undone_is_brought_back() -> None:
    project = made("add the title 'Golden Hour'", "undo")
    assert say(project, "hmm bring it back").refusal is None
    assert words(project) == ["Golden Hour"]


# which texts

TEXTS = ("add the title 'One'", "add the caption 'Two' at 8s for 2 seconds", "add the end card 'Three'")


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("remove all text except the title", ["One"]),
        ("除了标题其他文字都删掉", ["One"]),
        ("remove all text but the title and the caption", ["One", "Two"]),
        ("delete the text at the end", ["One", "Two"]),
        ("删掉结尾的字", ["One", "Two"]),
        ("remove the text at the start", ["Two", "Three"]),
    ],
)
def test_texts_are_removed_by_what_stays_and_by_where_they_stand(message, left):
    project = made(*TEXTS)
    assert say(project, message).refusal is None
    assert words(project) == left


def test_of_several_titles_the_one_at_the_end_goes():
    project = made("add the title 'Hello'", "add the title 'Bye' at the end")
    reply = say(project, "remove the end title")
    assert words(project) == ["Hello"]
    assert reply.text == "Title removed: 'Bye'"


def test_a_text_that_is_not_there_is_not_said_to_be_kept_or_removed():
    project = made("add the title 'One'", "add the caption 'Two' at 8s for 2 seconds")
    with pytest.raises(NoSuchClip, match="the texts are: 'One', 'Two'"):
        say(project, "remove all text except the end card")
    with pytest.raises(NoSuchClip, match="the texts are: 'One', 'Two'"):
        say(project, "delete the text at the end")
    assert words(project) == ["One", "Two"]


# the order


@pytest.mark.parametrize("message", ["reverse the order of the clips", "把片段顺序倒过来"])
def test_the_order_is_turned_round_and_the_clips_play_forwards(message):
    project = made()
    say(project, message)
    assert order(project) == ["city", "van", "sea", "dog", "coffee"]
    assert not any(placement(item).reverse for item in clips(project.draft))


def test_a_shuffle_is_the_same_each_time_and_another_one_the_next_time():
    one, same = made("shuffle the clips"), made("打乱顺序")
    assert order(one) == order(same)
    first = order(one)
    assert sorted(first) == sorted(order(made()))
    assert first != order(made())
    say(one, "shuffle the clips")
    assert order(one) != first


def test_two_clips_that_are_shuffled_change_places():
    names = NAMES[:2]
    assert order(made("shuffle the clips", names=names)) == ["dog", "coffee"]
    assert order(made("shuffle the clips", "shuffle the clips", names=names)) == ["coffee", "dog"]


@pytest.mark.parametrize("message", ["swap the coffee and the dog clips", "把咖啡和狗的片段对调"])
def test_clips_that_share_a_noun_change_places(message):
    project = made()
    say(project, message)
    assert order(project)[:2] == ["dog", "coffee"]


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("delete the second to last clip", ["coffee", "dog", "sea", "city"]),
        ("删除倒数第二段", ["coffee", "dog", "sea", "city"]),
        ("delete the third from the end", ["coffee", "dog", "van", "city"]),
        ("删除倒数第三个片段", ["coffee", "dog", "van", "city"]),
        ("delete the second and third to last clips", ["coffee", "dog", "city"]),
    ],
)
def test_clips_are_counted_from_the_end(message, left):
    project = made()
    say(project, message)
    assert order(project) == left


def test_a_count_from_the_end_beyond_the_first_clip_is_refused():
    with pytest.raises(NoSuchClip, match=r"1\. coffee\.mp4"):
        say(made(), "delete the 9th to last clip")


# volumes at the end


@pytest.mark.parametrize("message", ["lower the music in the last 5 seconds", "最后5秒音乐小一点"])
def test_the_music_is_lowered_for_the_last_seconds_of_the_film(message):
    project = made("add calm music")
    said = say(project, message).text
    ((_, song),) = songs(project.draft)
    assert song.levels == [LevelSpan(start_ms=22_000, end_ms=None, volume=0.2)]
    assert "22" in said
    assert "20%" in said


def test_the_last_seconds_of_everything_and_of_one_clip_are_muted():
    project = made("add calm music", "mute the last 3 seconds")
    assert [span.volume for span in placement(clips(project.draft)[-1]).levels] == [0.0]
    assert [(span.start_ms, span.volume) for _, song in songs(project.draft) for span in song.levels] == [(24_000, 0.0)]
    say(project, "第二段最后2秒静音")
    assert placement(clips(project.draft)[1]).levels == [LevelSpan(start_ms=4000, end_ms=6000, volume=0.0)]


# lengths


@pytest.mark.parametrize("message", ["extend clip 2 by 1s", "make clip 2 a second longer", "第二段延长1秒"])
def test_a_clip_gets_longer_by_what_its_file_still_has(message):
    project = made("trim clip 2 to 1-3s")
    reply = say(project, message)
    x = placement(clips(project.draft)[1])
    assert x.source is not None
    assert (x.source.in_ms, x.source.out_ms, clips(project.draft)[1].d) == (1000, 4000, 3000)
    assert "dog" in reply.text
    assert "2" in reply.text
    assert "3" in reply.text


def test_a_clip_gets_longer_at_its_start_and_a_photo_without_a_file_that_goes_on():
    project = made("trim clip 2 to 1-3s", "extend the start of clip 2 by 1s", "extend clip 4 by 2s")
    x = placement(clips(project.draft)[1])
    assert x.source is not None
    assert (x.source.in_ms, x.source.out_ms) == (0, 3000)
    assert lengths(project) == [6000, 3000, 6000, 5000, 6000]


def test_a_backward_and_a_faster_clip_get_longer_where_they_end():
    project = made("trim clip 2 to 2-5s", "reverse clip 2", "trim clip 3 to 2s", "speed up clip 3 2x")
    say(project, "extend clip 2 by 1s")
    say(project, "extend clip 3 by 1s")
    parts = [(x.source.in_ms, x.source.out_ms) for item in clips(project.draft) if (x := placement(item)).source]
    assert parts[1:3] == [(1000, 5000), (0, 4000)]
    assert lengths(project)[1:3] == [4000, 2000]


def test_a_clip_is_not_made_longer_by_a_part_of_what_was_asked():
    project = made("trim clip 2 to 5.4s")
    with pytest.raises(BadRequest, match=r"its file has only 0\.6 s more after what is shown") as refused:
        say(project, "extend clip 2 by 1s")
    assert "0.6 s longer" in (refused.value.hint or "")
    with pytest.raises(BadRequest, match="its file has no more before what is shown"):
        say(project, "extend the start of clip 2 by 1s")
    assert lengths(project)[1] == 5400


@pytest.mark.parametrize("message", ["make clip 2 one second shorter", "把第二段缩短1秒"])
def test_a_clip_gets_shorter_at_its_end(message):
    project = made()
    say(project, message)
    assert lengths(project)[1] == 5000


@pytest.mark.parametrize("message", ["split clip 2 into 3 parts", "把第二段平均分成三段"])
def test_a_clip_is_split_into_parts_of_one_length(message):
    project = made()
    say(project, message)
    assert order(project) == ["coffee", "dog", "dog", "dog", "sea", "van", "city"]
    assert lengths(project)[1:4] == [2000, 2000, 2000]
    sources = [placement(item).source for item in clips(project.draft)[1:4]]
    assert [(source.in_ms, source.out_ms) for source in sources if source] == [(0, 2000), (2000, 4000), (4000, 6000)]


def test_the_film_is_split_into_parts_but_not_where_a_cut_is_already():
    project = made("split the film into 3 parts", names=NAMES[:2])
    assert lengths(project) == [4000, 2000, 2000, 4000]
    project = made("split the film into 4 parts", names=NAMES[:2])
    assert lengths(project) == [3000, 3000, 3000, 3000]
    project = made("split every clip into 3 parts", names=NAMES[:2])
    assert lengths(project) == [2000] * 6


@pytest.mark.parametrize("message", ["make every clip 2 seconds max", "no clip longer than 2s", "每段最多2秒"])
def test_a_limit_shortens_what_is_longer_and_leaves_the_rest(message):
    project = made("trim clip 1 to 1.5s", "show photo 4 for 1 second")
    say(project, message)
    assert lengths(project) == [1500, 2000, 2000, 1000, 2000]


# the picture


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("letterbox it", "blurred background → 1080×1920, 30 fps, black bars"),
        ("add black bars", "blurred background → 1080×1920, 30 fps, black bars"),
        ("加黑边", "模糊背景 → 1080×1920，30 fps，黑边"),
    ],
)
def test_bars_fill_the_frame_without_another_shape(message, told):
    project = made()
    assert told in say(project, message).text
    assert (project.draft.m.width, project.draft.m.height, project.draft.m.fit) == (1080, 1920, "letterbox")


def test_bars_that_nobody_sees_are_said_to_be_none():
    project = made("make it 16:9")
    assert "No bars are seen" in say(project, "add black bars").text
    assert "看不到黑边" in say(made("改成16:9"), "加黑边").text
    assert "No bars" not in say(made("make it 16:9", "rotate clip 2 by 90 degrees"), "add black bars").text


@pytest.mark.parametrize("message", ["crop the top off by 10%", "crop 10% off the top", "把上面裁掉10%"])
def test_an_edge_is_cut_off_every_picture_where_none_is_named(message):
    project = made()
    say(project, message)
    crops = [x.transform.crop.top for item in clips(project.draft) if (x := placement(item)).transform]
    assert crops == [0.1] * 5


def test_both_sides_are_cut_off():
    project = made("crop 10% off the left and right of clip 2")
    transform = placement(clips(project.draft)[1]).transform
    assert transform is not None
    assert (transform.crop.left, transform.crop.right, transform.crop.top) == (0.1, 0.1, 0.0)


@pytest.mark.parametrize("message", ["random transitions", "随机转场"])
def test_random_transitions_are_of_many_kinds_and_the_same_each_time(message):
    kinds = joins(made(message))
    assert kinds == joins(made("use random transitions"))
    assert len(kinds) == 4
    assert all(one != other for one, other in pairwise(kinds))
    assert joins(made(message, message)) != kinds


def test_a_story_is_a_shape_and_not_a_tale():
    project = made("make it 16:9", "make it a story")
    assert (project.draft.m.preset, project.draft.m.width, project.draft.m.height) == ("story", 1080, 1920)


@pytest.mark.parametrize(
    ("message", "instead"),
    [("make the title italic", "Choose bold letters"), ("标题用斜体", "可以加粗")],
)
def test_slanted_letters_are_refused_with_what_comes_near(message, instead):
    project = made("add the title 'One'")
    before = project.draft
    assert instead in say(project, message).text
    assert project.draft == before
