"""Texts as pictures: legible on anything, inside the safe area, no boxes, whatever the script and the length."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reelwright.draft.model import SafeArea, TextStyle
from reelwright.draft.text_kinds import PLACES
from reelwright.errors import BadRequest
from reelwright.studio.render.text import Lettering, raster
from reelwright.typography import fonts
from reelwright.typography.cmap import coverage
from reelwright.typography.typeset import safe_area

TALL, WIDE, SQUARE = (1080, 1920), (1920, 1080), (1080, 1080)
SHAPES = [TALL, WIDE, SQUARE, (1080, 1350), (540, 960)]
SENTENCE = "We spent a wonderful summer by the sea, and everybody says that we should come back next year. "
CHINESE = "我们在海边度过了一个非常愉快的夏天，每天都有阳光、沙滩和海浪。朋友们都说，明年还要再来一次！"


def pixels(lettering: Lettering) -> np.ndarray:
    image = Image.open(io.BytesIO(lettering.png))
    assert (image.mode, image.size) == ("RGBA", (lettering.width, lettering.height))
    return np.asarray(image).astype(int)


def ink(lettering: Lettering) -> np.ndarray:
    """Where the letters themselves are: opaque and bright."""
    picture = pixels(lettering)
    return (picture[..., 3] > 200) & (picture[..., :3].min(axis=-1) > 200)


def over(lettering: Lettering, colour: str) -> np.ndarray:
    """The picture laid over a colour, as brightness."""
    image = Image.open(io.BytesIO(lettering.png))
    ground = Image.new("RGBA", image.size, colour)
    ground.alpha_composite(image)
    return np.asarray(ground.convert("L")).astype(int)


def lines_of(lettering: Lettering) -> int:
    """How many rows of letters, counted by the gaps between them."""
    rows = ink(lettering).any(axis=1).astype(int)
    return int((np.diff(np.concatenate([[0], rows])) == 1).sum())


@pytest.mark.parametrize("canvas", SHAPES)
@pytest.mark.parametrize("position", ["top", "center", "bottom"])
@pytest.mark.parametrize(
    "text", ["Summer", "夏天的旅行", SENTENCE * 5, CHINESE * 10, "Wordwithoutanyspaces" * 20, "a\nb\nc"]
)
def test_a_text_stays_inside_the_safe_area(text, position, canvas):
    lettering = raster(text, TextStyle(position=position), canvas)
    area = safe_area(canvas)
    assert lettering.x >= area.left
    assert lettering.y >= area.top
    assert lettering.x + lettering.width <= area.right
    assert lettering.y + lettering.height <= area.bottom
    assert not lettering.runs_over
    alpha = pixels(lettering)[..., 3]
    edge = np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]])
    assert edge.max() < 40, "letters, outline or shadow are cut off at the picture's edge"


@pytest.mark.parametrize(("canvas", "share"), [(TALL, (0.08, 0.12, 0.18)), (WIDE, (0.08, 0.07, 0.08))])
def test_the_safe_area_leaves_room_for_the_buttons_of_the_apps(canvas, share):
    side, top, bottom = share
    area = safe_area(canvas)
    assert area.left == canvas[0] - area.right == pytest.approx(side * canvas[0], abs=2)
    assert area.top == pytest.approx(top * canvas[1], abs=2)
    assert canvas[1] - area.bottom == pytest.approx(bottom * canvas[1], abs=2)


@pytest.mark.parametrize("size", ["small", "medium", "large"])
def test_size_and_place_are_even(size):
    for text in ("i", "Summer", "夏"):
        lettering = raster(text, TextStyle(size=size), (1078, 1918))
        assert [value % 2 for value in (lettering.width, lettering.height, lettering.x, lettering.y)] == [0] * 4


@pytest.mark.parametrize("ground", ["white", "black", "#808080", "yellow"])
def test_letters_stand_out_from_any_ground(ground):
    lettering = raster("Summer 夏天", TextStyle(), TALL)
    shown = over(lettering, ground)
    letters = ink(lettering)
    assert letters.sum() > 5000
    assert shown[letters].mean() > 235
    assert (shown < 60).sum() > 2000


def test_every_letter_has_a_dark_outline():
    lettering = raster("Summer", TextStyle(), TALL)
    shown, letters = over(lettering, "white"), ink(lettering)
    row = letters.shape[0] // 2
    for column in np.flatnonzero(np.diff(letters[row].astype(int)) == 1):
        assert shown[row, max(0, column - 6) : column + 1].min() < 90


def test_dark_letters_get_a_light_outline():
    lettering = raster("Summer", TextStyle(colour="#101010"), TALL)
    shown = over(lettering, "black")
    assert (shown > 200).sum() > 2000


def test_a_colour_is_the_colour_of_the_letters():
    picture = pixels(raster("Summer", TextStyle(colour="#ffcc00"), TALL))
    exact = (picture[..., 0] == 255) & (picture[..., 1] == 204) & (picture[..., 2] == 0) & (picture[..., 3] == 255)
    assert exact.sum() > 3000


def test_what_is_no_colour_is_refused():
    with pytest.raises(BadRequest, match="is not a colour"):
        raster("Summer", TextStyle(colour="url(x)"), TALL)


def test_sizes_differ_and_follow_the_canvas():
    heights = [raster("Summer", TextStyle(size=size), TALL).height for size in ("small", "medium", "large")]
    assert heights == sorted(set(heights))
    assert raster("Summer", TextStyle(), (540, 960)).height == pytest.approx(heights[2] / 2, abs=6)


def test_positions_are_above_one_another():
    places = [raster("Summer", TextStyle(position=position), TALL).y for position in ("top", "center", "bottom")]
    assert places == sorted(set(places))


def test_captions_of_one_line_share_their_baseline():
    low, deep = (raster(text, TextStyle(position="bottom", size="small"), TALL) for text in ("room", "gypsy"))
    assert (low.y, low.height) == (deep.y, deep.height)


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("It’s summer—“really”…", fonts.LATIN),
        ("Ünïcode žlutý łódź ğış Tiếng Việt", fonts.LATIN),
        ("Ελλάδα Привет Україна", fonts.LATIN),
        ("夏天的旅行，去看海！", fonts.CJK),
        ("こんにちは カタカナ 桜の駅", fonts.CJK),
        ("여름 여행", fonts.CJK),
        ("漢字與繁體", fonts.CJK),
        ("مرحبا بالعالم ٢٠٢٥ پچگ", fonts.ARABIC),
        ("नमस्ते दुनिया क्षत्रिय १२३", fonts.DEVANAGARI),
    ],
)
def test_a_bundled_face_draws_these_on_any_machine(text, face):
    assert [char for char in text if not char.isspace() and fonts.face_for(char) != face] == []
    assert raster(text, TextStyle(), TALL).missing == ""


def test_quotes_are_as_wide_as_the_script_around_them():
    chinese, english = raster("他说“好”", TextStyle(), TALL), raster("“Summer”", TextStyle(), TALL)
    assert chinese.width - raster("他说好", TextStyle(), TALL).width == pytest.approx(2 * 108, abs=4)
    assert english.width - raster("Summer", TextStyle(), TALL).width < 1.2 * 108


def test_chinese_is_not_a_row_of_boxes():
    def shape(char: str) -> bytes:
        return bytes(fonts.CJK.at(100).getmask(char))

    shapes = {char: shape(char) for char in "夏天的旅行我们去看海"}
    assert len(set(shapes.values())) == len(shapes)
    assert shape("\U000e0fff") not in shapes.values()  # what the face draws for a character it does not have


def test_common_symbols_are_bundled():
    assert [char for char in "♪★♥→✓€…—“”《》「」①℃×" if fonts.face_for(char) not in {fonts.LATIN, fonts.CJK}] == []


def test_coverage_tells_what_is_there_and_what_is_not():
    covered = coverage(fonts.CJK.path)
    assert "A" in covered
    assert "夏" in covered
    assert "ก" not in covered
    assert "\U0001f600" not in covered
    assert "\U0001f600" in coverage(fonts.EMOJI.path)


def test_a_file_that_is_no_font_covers_nothing(tmp_path):
    for content in (b"", b"not a font at all, but long enough to read from", b"ttcf" + bytes(40)):
        (tmp_path / "x.ttf").write_bytes(content)
        assert "A" not in coverage(tmp_path / "x.ttf")


def test_an_emoji_is_drawn_with_or_without_a_colour_font():
    alone = raster("\U0001f600", TextStyle(), TALL)
    assert alone.missing == ""
    assert (pixels(alone)[..., 3] > 200).sum() > 1500


def test_a_joined_emoji_is_one_picture():
    family = raster("\U0001f468\u200d\U0001f469\u200d\U0001f467", TextStyle(), TALL)
    assert family.width < 2 * raster("\U0001f600", TextStyle(), TALL).width


def test_what_no_font_has_is_left_out_and_told():
    lettering = raster("Summer \U0001057f\u0378", TextStyle(), TALL)
    assert "\u0378" not in lettering.missing  # not a character at all: dropped like a control character
    assert lettering.width == pytest.approx(raster("Summer", TextStyle(), TALL).width, abs=150)
    if lettering.missing:
        assert lettering.missing == "\U0001057f"


def test_control_and_hidden_characters_change_nothing():
    assert raster("Sum\x00m\u202eer\x1b\u200b", TextStyle(), TALL) == raster("Summer", TextStyle(), TALL)


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\x00"])
def test_nothing_to_show_is_an_empty_picture(text):
    lettering = raster(text, TextStyle(), TALL)
    assert pixels(lettering)[..., 3].max() == 0
    assert not lettering.runs_over


def test_a_long_text_wraps_and_then_shrinks():
    short, long = raster("Summer", TextStyle(), TALL), raster(SENTENCE * 4, TextStyle(), TALL)
    assert lines_of(long) > 5
    assert long.height / lines_of(long) < 0.75 * short.height


def test_500_characters_are_drawn_and_501_refused():
    assert lines_of(raster("夏" * 500, TextStyle(), TALL)) > 10
    with pytest.raises(BadRequest, match="501"):
        raster("夏" * 501, TextStyle(), TALL)


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet="aWi .,，。“”（夏日カ한ž\u0301\u200d❤\ufe0f\U0001f600\U0001f1e8\nمر", max_size=120),
    size=st.sampled_from(["small", "medium", "large"]),
    canvas=st.sampled_from([(270, 480), (480, 270), (270, 270)]),
)
def test_any_mixture_stays_inside_the_safe_area(text, size, canvas):
    lettering, area = raster(text, TextStyle(size=size), canvas), safe_area(canvas)
    assert not lettering.runs_over
    assert area.left <= lettering.x <= lettering.x + lettering.width <= area.right
    assert area.top <= lettering.y <= lettering.y + lettering.height <= area.bottom


def test_a_line_break_that_was_typed_is_kept():
    assert lines_of(raster("SUN\nSEA\nSAND", TextStyle(), WIDE)) == 3


def test_the_same_text_is_the_same_picture():
    assert raster(CHINESE, TextStyle(), TALL) == raster(CHINESE, TextStyle(), TALL)


def test_arabic_is_joined_and_runs_from_right_to_left():
    if not fonts.shapes_scripts():
        pytest.skip("Pillow has no libraqm on this machine")
    joined, apart = raster("ببب", TextStyle(), TALL), raster("ب ب ب", TextStyle(), TALL)
    assert joined.width < apart.width
    mixed = ink(raster("ااااا WWW", TextStyle(), WIDE)).sum(axis=0)
    half = len(mixed) // 2
    assert mixed[:half].sum() > mixed[half:].sum(), "the first words of an Arabic line stand on its right"


def test_the_marks_of_deep_scripts_are_not_cut_off():
    for text in ("قُلْ مَرْحَبًا", "ॐ क्षूँ हूँ", "جججج\nًًًأ"):
        alpha = pixels(raster(text, TextStyle(), TALL))[..., 3]
        assert np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]]).max() < 40


def test_hindi_clusters_are_shaped():
    if not fonts.shapes_scripts():
        pytest.skip("Pillow has no libraqm on this machine")
    assert raster("क्ष", TextStyle(), TALL).width < raster("कष", TextStyle(), TALL).width


@pytest.mark.parametrize(
    ("font", "face"),
    [
        (fonts.Font("serif"), fonts.SERIF),
        (fonts.Font("display"), fonts.DISPLAY),
        (fonts.Font("sans"), fonts.LATIN),
        (fonts.Font("sans", bold=False), fonts.REGULAR),
        (fonts.Font("No Such Family 7"), fonts.LATIN),
    ],
)
def test_a_font_draws_what_it_has_and_the_bundled_faces_the_rest(font, face):
    assert fonts.face_for("S", font=font) == face
    assert fonts.face_for("夏", font=font) == fonts.CJK
    assert fonts.face_for("ب", font=font) == fonts.ARABIC


def test_a_family_that_is_not_here_is_none_and_no_path_is_ever_followed():
    for family in ("No Such Family 7", "", "../../etc/passwd", "/etc/passwd", "***"):
        assert fonts.family_face(fonts.Font(family)) is None


def test_fonts_and_weights_look_different():
    styles = [TextStyle(), TextStyle(font="serif"), TextStyle(font="display"), TextStyle(bold=False)]
    assert len({raster("Summer", style, TALL).png for style in styles}) == 4
    regular, bold = (ink(raster("Summer", TextStyle(bold=bold, outline="none"), TALL)).sum() for bold in (False, True))
    assert regular < 0.8 * bold


@pytest.mark.parametrize("place", list(PLACES))
def test_the_nine_places_are_where_they_say(place):
    position, side = PLACES[place]
    at, area = raster("Hi", TextStyle(position=position, side=side), TALL), safe_area(TALL)
    middle = {"left": area.left, "center": (1080 - at.width) / 2, "right": area.right - at.width}[side]
    height = {"top": area.top, "center": (1920 - at.height) / 2, "bottom": area.bottom - at.height}[position]
    assert (at.x, at.y) == (pytest.approx(middle, abs=2), pytest.approx(height, abs=2))


def test_a_text_is_raised_and_never_out_of_the_safe_area():
    low, high, highest = (raster("Hi", TextStyle(position="bottom", lift=lift), TALL) for lift in (0, 0.1, 0.8))
    assert low.y - high.y == pytest.approx(192, abs=2)
    assert highest.y == safe_area(TALL).top


def test_the_safe_area_of_a_platform_takes_the_place_of_the_usual_one():
    area = safe_area(TALL, SafeArea(top=0.07, right=0.13, bottom=0.2, left=0.06))
    assert (area.left, area.top, 1080 - area.right, 1920 - area.bottom) == (66, 136, 142, 384)
    assert safe_area(TALL, SafeArea()).left > 0, "letters that touch the edge look like a mistake"


def test_a_box_is_solid_behind_the_letters_and_takes_outline_and_shadow_away():
    picture = pixels(raster("Sale", TextStyle(box="#e8294c"), TALL))
    red = (picture[..., 0] == 0xE8) & (picture[..., 1] == 0x29) & (picture[..., 2] == 0x4C) & (picture[..., 3] == 255)
    assert red.sum() > 10_000
    assert not ((picture[..., :3].max(axis=-1) < 60) & (picture[..., 3] > 200)).any()
    half = pixels(raster("Sale", TextStyle(box="#000000", box_opacity=0.5), TALL))
    assert (np.abs(half[..., 3] - 127) < 3).sum() > 10_000


def test_an_outline_has_the_colour_that_was_asked_for():
    picture = pixels(raster("Sale", TextStyle(outline="#00ff00", shadow=False), TALL))
    green = (picture[..., 1] > 240) & (picture[..., 0] < 20) & (picture[..., 2] < 20) & (picture[..., 3] > 200)
    assert green.sum() > 2000
    bare = pixels(raster("Sale", TextStyle(outline="none", shadow=False), TALL))
    assert bare[..., 3].astype(bool).sum() < 0.6 * picture[..., 3].astype(bool).sum()
