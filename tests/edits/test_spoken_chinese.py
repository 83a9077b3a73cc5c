"""Chinese as it is spoken: clips by the names of the files, traditional characters, and what must never be done."""

from __future__ import annotations

import pytest

from edits.rows import means
from edits.rows import rows as rows_of
from reelwright.edits.follow_ups import follow_up
from reelwright.edits.impossible import ROWS
from reelwright.edits.impossible_zh import PHRASES
from reelwright.edits.lexicon import rows
from reelwright.edits.parse import parse
from reelwright.edits.phrase import phrase
from reelwright.edits.traditional import simplified

FILES = ("海边.mp4", "小狗.mp4", "做饭.mp4", "IMG_2041.MOV", "夏天.mp3", "配音.wav", "日落.jpg")

FILM = (
    "开箱.mp4", "猫咪.mp4", "游戏录屏.mp4", "海边.mp4", "小狗.mp4", "日落.jpg", "店标.png", "菜单.jpg", "钢琴.mp3",
    "配音.wav", "字幕.srt",
)  # fmt: skip
ROWS_IN_A_FILM = rows_of("chinese_in_a_film.txt")


@pytest.mark.parametrize("expected", ROWS_IN_A_FILM, ids=lambda expected: expected.sentence)
def test_a_chinese_sentence_about_a_film_means_exactly_its_edits(expected):
    means(parse(expected.sentence, FILM), expected)


@pytest.mark.parametrize(
    "said",
    [
        "标题晚一点出来",
        "标题跟着音乐跳",
        "标题飞进来",
        "标题再留一会儿",
        "标题换成活泼一点的",
        "标题字体换成行楷",
    ],
)
def test_words_about_a_title_never_become_a_title(said):
    assert not [edit for edit in parse(said, FILM).edits if edit.op in ("text", "restyle_text")]


@pytest.mark.parametrize("own", ["第一段的原声不要了", "小狗静音", "第一段声音不要"])
@pytest.mark.parametrize("file", ["配音.wav", "钢琴.mp3"])
def test_what_takes_the_place_of_a_clips_own_sound_leaves_the_music_alone(own, file):
    ops = [edit.op for edit in parse(f"{own}，换成{file}", FILM).edits]
    assert ops == ["volume", "add_sound"]


@pytest.mark.parametrize("fade", ["最后三秒渐弱", "结尾淡出", "最后两秒淡出", "开头淡入"])
def test_a_fade_behind_the_music_is_the_musics(fade):
    edits = parse(f"用钢琴.mp3做背景音乐，{fade}", FILM).edits
    assert [edit.target for edit in edits if edit.op == "fade"] == ["music"]


def test_only_one_clip_behind_an_effect_for_all_deletes_no_clip():
    parsed = parse("颜色鲜艳些，只要第一段", FILM)
    assert (parsed.unknown, [edit.op for edit in parsed.edits]) == (("只要第一段",), ["adjust"])


def test_a_complaint_about_the_edit_before_takes_half_of_it_back():
    brighter = parse("第二段亮度调高40%", FILM).edits
    (less,) = follow_up("太亮了，减一半", brighter, FILM) or ()
    assert (less.op, less.by) == ("adjust", -0.2)
    assert follow_up("太暗了，减一半", brighter, FILM) is None
    assert follow_up("太亮了，减一半", parse("第二段静音", FILM).edits, FILM) is None


def told(message: str) -> list[str]:
    return [phrase(edit) for edit in parse(message, FILES).edits]


@pytest.mark.parametrize(
    "message",
    [
        "把我说错的地方剪掉",
        "说话的部分声音大一点",
        "写字的那段删掉一半",
        "我说的是第二段",
        "把他叫我的那段放大",
        "说得太快了的地方慢一点",
        "不是这个意思",
        "这是我说过的那段",
        "听说海边很好看",
    ],
)
def test_a_bare_verb_of_saying_never_makes_a_title(message):
    assert not any(edit.op in ("text", "restyle_text") for edit in parse(message, FILES).edits)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("加个标题叫夏天的风", "夏天的风"),
        ("加个标题，写着周末快乐", "周末快乐"),
        ("在结尾写上谢谢观看", "谢谢观看"),
        ("写“出发啦”", "出发啦"),
        ("字幕说你好呀", "你好呀"),
        ("右下角挂着@小太阳vlog", "@小太阳vlog"),
    ],
)
def test_words_to_show_are_taken_where_a_text_is_meant(message, words):
    (edit,) = parse(message).edits
    assert words in (getattr(edit, "text", None), getattr(edit, "new_text", None))


@pytest.mark.parametrize(
    ("message", "edits"),
    [
        ("海边2倍速", ["Play clip '海边' at 2x speed."]),
        ("做饭静音", ["Set the volume of clip '做饭' to 0%."]),
        ("小狗来个慢动作，0.5倍", ["Play clip '小狗' at 0.5x speed."]),
        ("做饭那个删了吧，有点无聊", ["Delete clip '做饭'."]),
        ("img_2041不要了", ["Delete clip 'IMG_2041'."]),
        ("除了小狗其他都静音", ["Set the volume of all clips except clip '小狗' to 0%."]),
        ("除了海边都加速", ["Play all clips except clip '海边' at 1.5x speed."]),
        ("只留小狗那段，其他删了", ["Delete all clips except clip '小狗'."]),
        ("其他的都不要，只要小狗", ["Delete all clips except clip '小狗'."]),
        ("小狗好可爱，放到第一个", ["Move clip '小狗' to position 1."]),
        ("用夏天做背景音乐", ["Add the music '夏天.mp3', at 35% volume."]),
        ("海邊那段加速", ["Play clip '海边' at 1.5x speed."]),
    ],
)
def test_a_clip_is_known_by_the_name_of_its_file(message, edits):
    parsed = parse(message, FILES)
    assert [phrase(edit) for edit in parsed.edits] == edits
    assert not parsed.unknown


@pytest.mark.parametrize("message", ["这段静音", "把这段剪到3秒", "那条加速", "这个片段变黑白"])
def test_this_clip_is_nobody_knows_which(message):
    assert parse(message).unknown


def test_this_clip_is_the_one_that_was_named_before():
    assert told("小狗那段太长了，这段剪到3秒") == ["Trim clip '小狗' to 0-3s."]


@pytest.mark.parametrize("tail", ["快一点", "声音小一点", "短一点"])
def test_what_follows_the_transitions_is_never_about_all_clips(tail):
    parsed = parse(f"转场太慢了，{tail}", FILES)
    assert not any(edit.op in ("speed", "volume") for edit in parsed.edits)


def test_what_follows_a_fade_is_never_about_all_clips():
    parsed = parse("结尾来个淡出，慢一点")
    assert [edit.op for edit in parsed.edits] == ["fade"]
    assert parsed.unknown == ("慢一点",)


def test_a_recorded_voice_does_not_take_the_place_of_the_music_unless_that_is_said():
    assert "the music" not in told("把配音.wav加上")[0]
    assert told("用配音.wav做背景音乐") == ["Add the music '配音.wav', at 35% volume."]


def test_what_follows_the_music_is_about_the_music():
    assert told("配个轻松点的BGM，声音小一点")[-1] == "Set the volume of the music to 20%."


def test_traditional_characters_mean_what_simplified_ones_mean_and_words_to_show_stay_as_typed():
    (edit,) = parse("幫我加上標題「週末遊記」，放在畫面上方").edits
    assert (edit.op, edit.text, edit.position) == ("text", "週末遊記", "top")
    (edit,) = parse("把標題改為海邊的週末").edits
    assert edit.new_text == "海邊的週末"


def test_the_words_of_a_refusal_are_given_back_as_typed():
    assert parse("請讓貓咪飛起來").unknown == ("請讓貓咪飛起來",)


def test_every_phrase_of_the_language_is_written_in_simplified_characters():
    assert [phrase for _, _, phrase in rows() if simplified(phrase) != phrase] == []


def test_simplifying_keeps_every_place():
    assert len(simplified("後來𠮷臺灣，慢動作")) == len("後來𠮷臺灣，慢動作")


def test_every_chinese_wish_belongs_to_a_row():
    assert {wish for wish, _ in PHRASES} <= {row.wish for row in ROWS}


@pytest.mark.parametrize(
    "remark", ["手机上看不清", "因为要发朋友圈", "感觉有点无聊", "老板说不好看", "画面很漂亮", "谢谢啦", "这样更好看"]
)
def test_a_remark_does_not_stand_in_the_way(remark):
    for message in (f"{remark}，第二段删掉", f"第二段删掉，{remark}"):
        assert [edit.op for edit in parse(message).edits] == ["delete"]
        assert not parse(message).unknown


@pytest.mark.parametrize("wish", ["因为想改成横屏", "感觉应该去掉标题", "最好再长一点"])
def test_a_wish_is_no_remark(wish):
    parsed = parse(f"第二段静音，{wish}")
    assert parsed.unknown or len(parsed.edits) > 1
