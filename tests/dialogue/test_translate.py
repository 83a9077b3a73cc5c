"""GUI instructions go, content stays, and what was wanted is reported: each row is a text and what becomes of it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.dialogue.translate import Translated, translate

TRANSLATED = [
    (
        "Your video is ready! Preview in Timeline panel or click Export to save it.",
        "Your video is ready!",
        ("state", "export"),
    ),
    ("你的视频已完成！点击导出按钮保存。", "你的视频已完成！", ("export",)),
    ("Click the **Export** button in the top right corner to download your video.", "", ("export",)),
    ('Done. Click "Export".', "Done.", ("export",)),
    ("Once you're happy, click “Export”.", "", ("export",)),
    ("To export, click the button.", "", ("export",)),
    ("Tap the blue icon.", "", ("perform",)),
    ("I trimmed clip 2 to 5 seconds; drag the handles to adjust further.", "I trimmed clip 2 to 5 seconds.", ("edit",)),
    ("I added lo-fi music, and you can click Export to save it.", "I added lo-fi music.", ("export",)),
    ("Click Export to save it, and your captions are burned in.", "Your captions are burned in.", ("export",)),
    ("Your 12s video is ready — click Export to download it!", "Your 12s video is ready!", ("export",)),
    ("Go to Settings and check your account.", "", ("state", "credits")),
    ("Head over to the billing page to top up.", "", ("credits",)),
    ("Open the Media panel to see your clips.", "", ("state",)),
    ("You can adjust the volume in the editor.", "", ("edit",)),
    ("Music added. Arrange clips as you like.", "Music added.", ("edit",)),
    ("Drag and drop your files into the timeline.", "", ("edit",)),
    ("Your video is ready in the preview player.", "Your video is ready.", ("state",)),
    ("Your video is ready to share by clicking the Export button.", "Your video is ready to share.", ("export",)),
    ("You can now export your video.", "", ("export",)),
    ("I added:\n- a title\n- music\nClick Export to save.", "I added:\n- a title\n- music", ("export",)),
    ("Added a title.\n\nNext steps:\n- Click Export\n- Open the Timeline panel", "Added a title.", ("export", "state")),
    ("1. Title added\n2. Click Export", "1. Title added", ("export",)),
    ("Ready! 🎉 Click Export to save.", "Ready!", ("export",)),
    ("我已经加好音乐，点击导出即可保存。", "我已经加好音乐。", ("export",)),
    ("你可以在时间线面板预览，或点击“导出”保存。", "", ("state", "export")),
    ("将素材拖拽到时间线上即可调整顺序。", "", ("edit",)),
    ("转场已加好。请前往账户查看余额。", "转场已加好。", ("credits",)),
    ("打开设置面板。", "", ("state",)),
    ("视频已生成，时长12秒。现在可以导出了。", "视频已生成，时长12秒。", ("export",)),
]

CONTENT = [
    "The clip opens on a beach",
    "I added a click track at 120 bpm.",
    "Click sounds mark every cut.",
    "The drag race footage comes first, then the city.",
    "The beat drops at 0:10 and the logo opens up.",
    "I dropped the last clip and opened with the drone shot.",
    'I added the title "Export" in the center.',
    'I added the title "Click Export to save" at the top.',
    "Added a 3s title saying Download now.",
    "Added a title saying Swipe up, click here",
    "Text: Tap the link in bio",
    "Scene 2: Open the editor window",
    "Your captions are on the timeline from 0-3s.",
    "The menu shot of the restaurant and the solar panel scene stay.",
    "Should I export it now?",
    "Timeline (2 tracks): 1. Video: beach (0-4s) 2. BGM: Lo-fi (0-10s, 35%)",
    "It is 3.5 s long, 1 < 2, and I <3 it.",
    "I moved the photo [beach] to {the end}.",
    "点击音效已加到开头。",
    "画面从打开的窗户开始，然后镜头推进。",
    "标题“点击关注”已添加。",
    "文字：点击关注",
    "一共 3 个片段，时长 12 秒。",
    "Line one.\n\n- a\n- b\n\nLine two.",
]

NOISE = [
    ("Done! I encountered a temporary issue. Please try again later.", "Done!"),
    ("Added a title. Sorry, I encountered a temporary issue", "Added a title."),
    ("标题已添加。抱歉，我遇到了一个临时问题，请稍后再试。", "标题已添加。"),
    ("I encountered a temporary issue.", "I encountered a temporary issue."),
    ("Here you go ![x](http://evil.example/a.png?d=1) friend", "Here you go friend"),
    ("<b>Bold</b> and <img src=x onerror=alert(1)>plain", "Bold and plain"),
    ("a<script>alert('x')</script>b", "ab"),
    ("a <!-- hidden --> b", "a  b"),
    ("see [my site](https://evil.example/x) for more", "see my site for more"),
    ("see https://evil.example/x?token=1 for more", "see for more"),
    ('Adding {"type":"tool_call","name":"edit_multitrack","args":{"a":[1,2]}} now.', "Adding now."),
    ('```json\n{"name":"edit_multitrack","args":{}}\n```\nDone.', "Done."),
    ('[{"functionCall":{"id":"c1"}}] Done.', "Done."),
    ('{"name":"edit_multitrack","args":{"cut', ""),
    ('{"name":"edit_multitrack","args":{"cut\n\nDone.', "Done."),
]


@pytest.mark.parametrize(("text", "shown", "actions"), TRANSLATED)
def test_instructions_go_and_are_reported(text: str, shown: str, actions: tuple):
    assert translate(text) == Translated(shown, actions)


@pytest.mark.parametrize("text", CONTENT)
def test_content_stays_as_it_is(text: str):
    assert translate(text) == Translated(text)


@pytest.mark.parametrize(("text", "shown"), NOISE)
def test_what_is_not_text_is_taken_out(text: str, shown: str):
    assert translate(text) == Translated(shown)


def test_nested_tags_cannot_rebuild_a_tag():
    shown = translate("<<<<<<b>b>b>b>b>img src=x>").text
    assert "<img" not in shown
    assert "<b" not in shown


@pytest.mark.parametrize("blob", ["[" * 5000 + "{", '{"a":' * 5000, '{"name":' * 5000])
def test_deeply_nested_json_is_survived(blob: str):
    assert translate(f"Done.\n\n{blob}").text.startswith("Done.")


def test_actions_are_reported_once_each_in_order():
    assert translate("Click Export. Preview in the player. Click Export.").actions == ("export", "state")


@given(st.text(max_size=300))
def test_translating_never_raises(text: str):
    translate(text)


@given(
    st.lists(st.sampled_from(["beach", "city", "a title", "5 seconds", "added", "fades", "and", "3.5"]), max_size=20)
)
def test_plain_words_are_never_mangled(words: list):
    text = " ".join(words)
    assert translate(text) == Translated(text)


UNITS = [
    "<script>",
    "<!--",
    "...",
    " ",
    "!",
    '{"a',
    "[",
    "![",
    "click ",
    "Click Export. ",
    "，",
    "<b",
    "in the ",
    "http://",
    "\n- ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_hostile_text_is_translated_in_good_time(unit: str):
    began = time.perf_counter()
    translate(unit * 20_000 + "x")
    assert time.perf_counter() - began < 5
