"""Everyday Chinese with its reasons and conditions; what could be a wish is never left out."""

from __future__ import annotations

import pytest

from edits.rows import groups, would_be_done
from reelwright.edits.parse import parse

NAMES = (
    "海边.mp4", "小狗.mp4", "咖啡.mp4", "采访.mp4", "开箱.mp4", "猫咪.mp4", "游戏录屏.mp4", "讲解.mp4", "日落.jpg",
    "全家福.jpg", "菜单.jpg", "店标.png", "歌.mp3", "配音.wav",
)  # fmt: skip


def done(message: str) -> list[str]:
    """What would be done."""
    return would_be_done(message, NAMES)


@pytest.mark.parametrize("row", groups("everyday_chinese.txt"), ids=lambda row: row[0])
def test_an_everyday_sentence_means_its_canonical_ones(row):
    sentence, *meant = row
    assert done(sentence) == meant


@pytest.mark.parametrize(
    "message",
    [
        "小狗加速，磨皮",
        "小狗加速，天空变蓝",
        "小狗加速，看着更亮",
        "小狗加速，看起来像电影",
        "小狗加速，客户要竖屏的",
        "小狗加速，朋友想加个标题",
        "小狗加速，奶奶想要黑白的",
        "小狗加速，跟海边换一下",
        "小狗加速，老板说再长点",
        "小狗那段删掉，大家觉得呢",
        "全部静音，海边的浪声留着",
        "咖啡静音，咖啡的声音留着",
        "海边剪到3秒，别动海边",
        "标题换成红色，别动标题",
        "交换海边和小狗，别动顺序",
        "剪成15秒，所有片段都保留完整吗",
        "讲解保留完整，剪短讲解",
        "咖啡2秒到4秒加速，剪掉",
        "配一段爵士乐",
        "海边开头加一句“夏天来了”",
        "猫咪倒放，所有声音关掉",
        "讲解那段静音，讲解的声音要留着",
        "剪15秒",
        "只保留小狗，咖啡静音",
        "改成竖屏，人都在左边，别裁",
        "5秒到9秒那块儿没用，留着",
        "小狗太长了，3秒到5秒没用，剪掉",
        "开箱推到特写，不要推",
        "标题看的，字大一点",
        "刚才加的标题不要了，换成“你好”",
        "把海边的声音换成老虎的声音",
        "生成一个飞机起飞的镜头放最前面",
        "别自动配音乐",
    ],
)
def test_what_could_be_a_wish_or_contradicts_it_is_not_left_out(message):
    assert done(message) == []


def test_what_was_set_aside_is_reported():
    assert parse("转场都去掉，看着头晕", NAMES).asides == ("看着头晕",)


def test_a_clip_without_a_name_of_its_own_is_rather_a_reason():
    assert done("猫咪删掉，跟主题没关系") == ["Delete clip '猫咪'."]
