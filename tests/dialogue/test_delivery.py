import pytest

from reelwright.dialogue.delivery import Delivery, delivery
from reelwright.dialogue.route import route

ROWS = [
    ("export", Delivery()),
    ("export it in high quality as holiday", Delivery("high", "holiday")),
    ("export a quick draft", Delivery("draft")),
    ("export in draft quality as holiday.mp4", Delivery("draft", "holiday")),
    ("export it as 'My best day'", Delivery(None, "My best day")),
    ("export the video named summer-2026", Delivery(None, "summer-2026")),
    ("export it as mp4", Delivery()),
    ("export it as an mp4", Delivery()),
    ("export it as soon as possible", Delivery()),
    ("export to tiktok", Delivery()),
    ("export in HD", Delivery("high")),
    ("export the best version", Delivery("high")),
    ("导出", Delivery()),
    ("导出高清", Delivery("high")),
    ("高清导出", Delivery("high")),
    ("导出草稿", Delivery("draft")),
    ("导出最高画质，命名为夏天", Delivery("high", "夏天")),
    ("导出视频，文件名叫“暑假 一”", Delivery(None, "暑假 一")),
    ("导出，叫“暑假”", Delivery(None, "暑假")),
]


@pytest.mark.parametrize(("words", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_the_quality_and_the_name_of_an_export_are_read_from_its_words(words: str, wanted: Delivery) -> None:
    assert delivery(words) == wanted


@pytest.mark.parametrize(
    "words", ["高清导出", "导出草稿", "导出高清", "export in high quality as holiday", "导出标准画质"]
)
def test_an_export_with_a_quality_is_an_export(words: str) -> None:
    assert [intent.action for intent in route(words)] == ["export"]
