import pytest

from reelwright.dialogue.cost import expected


@pytest.mark.parametrize(
    ("message", "credits"),
    [
        ("trim clip 2 to 0-5s", 50),
        ("add the title 'generate a clip'", 50),
        ("combine my clips and create a calm mood", 50),
        ("generate a city timelapse", 100),
        ("create a clip of a beach", 100),
        ("Generate three clips of the sea, then add music", 300),
        ("create 2 new videos of a dog", 200),
        ("generate a 10 second clip of rain", 100),
        ("create a shot of a cat and generate a scene of a dog", 200),
        ("regenerate clip 2", 100),
        ("generate 900 clips", 2000),
        ("生成一段城市夜景", 100),
        ("生成3个片段", 300),
        ("生成两段海边的视频", 200),
        ("加上标题“生成三个片段”", 50),
        ("", 50),
    ],
)
def test_what_an_edit_costs_about_is_told_by_its_words(message: str, credits: int) -> None:
    assert expected(message) == credits
