"""The edits of texts, on the draft: kinds, looks, which text is meant, caption files, and what is said about it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from reelwright.draft.model import TEXT, Draft, Placement
from reelwright.draft.text_kinds import KIND, TEXT_KINDS, place_of
from reelwright.edits.ops_text import Captions, RemoveText, RestyleText, Text
from reelwright.edits.parse import parse
from reelwright.errors import BadRequest, NoSuchClip, NotPossible
from reelwright.studio.apply import apply
from reelwright.studio.asset import Asset
from reelwright.studio.findings import Cue
from reelwright.studio.text_notes import text_notes
from reelwright.studio.text_styles import luminance
from render_drafts import asset

CLIP = asset("sea.mp4", duration_ms=10_000)
CUES = (Cue(0, 2000, "helo world"), Cue(3000, 4000, "Second line"), Cue(12_000, 13_000, "late"))
TALK = asset("talk.srt", kind="captions", duration_ms=13_000, has_audio=False, cues=CUES)
SPOKEN = asset(
    "words.vtt", kind="captions", cues=(Cue(0, 2000, "one two", ((0, "one "), (1000, "two"))),), has_audio=False
)


def film(*steps: str | Text | RestyleText | RemoveText | Captions, files: Sequence[Asset] = (CLIP,)) -> Draft:
    """The draft after sentences and typed edits."""
    ids = (f"id{number}" for number in itertools.count())
    timeline = Draft()
    for step in ("combine my clips", *steps):
        parsed = parse(step).edits if isinstance(step, str) else (step,)
        assert parsed, step
        for edit in parsed:
            timeline = apply(timeline, edit, files, lambda: next(ids))
    return timeline


def shown(timeline: Draft) -> list[Placement]:
    return [segment.x for row in timeline.tracks(TEXT) for segment in row.sg if segment.x]


@pytest.mark.parametrize("kind", TEXT_KINDS)
def test_a_text_looks_as_its_kind_does_and_has_its_role(kind):
    (x,) = shown(film(Text(text="Hi", kind=kind)))
    assert (x.role, x.style) == (kind, KIND[kind].style)


@pytest.mark.parametrize(
    ("sentence", "anchor"), [("add the call to action 'Follow me'", "end"), ("add the title 'A'", "time")]
)
def test_what_belongs_at_the_end_goes_there_unless_a_time_is_said(sentence, anchor):
    (x,) = shown(film(sentence))
    assert x.anchor == anchor
    (timed,) = shown(film(f"{sentence} at 2s"))
    assert (timed.anchor, timed.start_ms) == ("time", 2000)


@pytest.mark.parametrize(
    ("sentence", "looks"),
    [
        ("make the title yellow with a black outline", {"colour": "#ffd60a", "outline": "#000000"}),
        ("把标题改成红色", {"colour": "#ff3b30"}),
        ("标题加大", {"size": "huge"}),
        ("把标题移到左上角", {"position": "top", "side": "left"}),
        ("move the title to the left", {"position": "center", "side": "left"}),
        ("put the title a bit higher", {"lift": 0.03}),
        ("make the title pop in and slide out", {"enter": "pop", "leave": "slide"}),
        ("标题改成打字机效果", {"enter": "typewriter"}),
        ("no animation on the title", {"enter": "none", "leave": "none"}),
        ("change the title font to Georgia", {"font": "Georgia"}),
        ("make the title #00ff00", {"colour": "#00ff00"}),
    ],
)
def test_a_title_is_changed_as_said_and_in_nothing_else(sentence, looks):
    (x,) = shown(film("add the title 'Summer'", sentence))
    assert x.style == KIND["title"].style.model_copy(update=looks)


def test_up_and_up_again_goes_further_and_a_place_of_its_own_ends_it():
    twice = ("add the caption 'Hi'", "move the caption up", "move the caption up")
    assert shown(film(*twice))[0].style.lift == pytest.approx(0.12)
    (x,) = shown(film(*twice, "字幕放到顶部"))
    assert (place_of(x.style), x.style.lift) == ("top", 0.0)


@pytest.mark.parametrize(
    ("box", "light"), [("#ffffff", False), ("#101014", True), ("#ffd60a", False), ("#b00020", True)]
)
def test_letters_can_be_read_on_their_box(box, light):
    (x,) = shown(film(Text(text="Sale", box=box)))
    assert x.style.box == box
    assert (luminance(x.style.colour) > 128) is light


def test_a_colour_that_was_said_stays_on_any_box():
    (x,) = shown(film(Text(text="Sale", box="#ffffff", colour="#eeeeee")))
    assert x.style.colour == "#eeeeee"


THREE = ("add the title 'One'", "add the title 'Two' at 4s", "add the caption 'Three'")


@pytest.mark.parametrize(
    ("sentence", "red"),
    [
        ("make the title red", ["Two"]),
        ("make all titles red", ["One", "Two"]),
        ("make the first title red", ["One"]),
        ("第二个标题改成红色", ["Two"]),
        ("make the captions red", ["Three"]),
        ("make the title 'One' red", ["One"]),
        ("make all texts red", ["One", "Two", "Three"]),
    ],
)
def test_the_text_that_is_meant_is_the_one_that_changes(sentence, red):
    assert [x.text for x in shown(film(*THREE, sentence)) if x.style.colour == "#ff3b30"] == red


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("remove the captions", ["One", "Two"]),
        ("remove the titles", ["Three"]),
        ("delete the second title", ["One", "Three"]),
        ("remove the title 'One'", ["Two", "Three"]),
        ("remove all texts", []),
    ],
)
def test_texts_are_removed_by_kind_number_or_words(sentence, left):
    assert [x.text for x in shown(film(*THREE, sentence))] == left


def test_the_only_text_is_meant_by_any_name_but_a_wrong_one_among_several_is_refused():
    assert shown(film("add the title 'One'", "remove the lower third")) == []
    with pytest.raises(NoSuchClip, match="'One', 'Two', 'Three'"):
        film(*THREE, "remove the lower third")


def test_a_text_can_be_tied_to_the_end_or_to_the_whole_film():
    (end,), (whole,) = (
        shown(film("add the title 'A'", sentence))
        for sentence in ("move the title to the end", "show the title throughout")
    )
    assert (end.anchor, end.start_ms, whole.anchor) == ("end", 7000, "whole")


def test_captions_are_burned_in_from_a_file_and_light_up_where_it_times_its_words():
    (lines,) = shown(film("add captions from talk.srt", files=(CLIP, TALK, SPOKEN)))
    assert (lines.role, lines.source.name, lines.anchor, lines.style.highlight) == (
        "captions",
        "talk.srt",
        "whole",
        None,
    )
    (spoken,) = shown(film("add captions", files=(CLIP, TALK, SPOKEN)))
    assert (spoken.source.name, spoken.style.highlight) == ("words.vtt", "#ffd60a")
    (plain,) = shown(film("add captions", "make the captions line by line", files=(CLIP, SPOKEN)))
    assert plain.style.highlight is None


def test_another_caption_file_takes_the_place_of_the_first():
    (lines,) = shown(film("add captions from talk.srt", "add captions from words.vtt", files=(CLIP, TALK, SPOKEN)))
    assert lines.source.name == "words.vtt"


def test_captions_out_of_a_file_are_restyled_and_reworded():
    (lines,) = shown(
        film(
            "add captions from talk.srt",
            "make the captions yellow and move them to the top",
            'change the caption "helo" to "hello"',
            files=(CLIP, TALK),
        )
    )
    assert (lines.style.colour, lines.style.position, lines.reworded) == ("#ffd60a", "top", {0: "hello world"})


@pytest.mark.parametrize(
    ("sentence", "error", "said"),
    [
        ("add captions", NotPossible, "does not recognise speech"),
        ("add captions from other.srt", NoSuchClip, "other.srt"),
    ],
)
def test_captions_without_a_file_are_refused(sentence, error, said):
    with pytest.raises(error, match=said):
        film(sentence, files=(CLIP, TALK) if "other" in sentence else (CLIP,))


def test_words_light_up_only_where_the_file_says_when_they_are_said():
    with pytest.raises(BadRequest, match="does not say when each word"):
        film("add captions from talk.srt word by word", files=(CLIP, TALK))


def notes(before: Draft, after: Draft, *edits: Text | Captions, chinese: bool = False) -> list[str]:
    return [*text_notes(before, after, edits, (CLIP, TALK), chinese=chinese)]


def test_a_text_that_makes_room_for_another_is_told_once():
    one, both = film("add the title 'A'"), film("add the title 'A'", "add the title 'B'")
    assert notes(one, both) == ["'B' stands below 'A': both are there at the same time and place."]
    assert notes(both, both) == []
    assert notes(one, film("add the title 'A'", "add the title 'B' at 5s")) == []


def test_a_font_that_is_not_here_is_named():
    edit = Text(text="A", font="No Such Family 7")
    assert notes(film(), film(edit), edit) == [
        "The font 'No Such Family 7' is not on this machine; the bundled sans stands in for it."
    ]
    assert notes(film(), film(edit), Text(text="A", font="serif")) == []


def test_captions_beyond_the_films_end_are_told():
    edit = Captions(file="talk.srt")
    after = film(edit, files=(CLIP, TALK))
    assert notes(film(), after, edit) == ["1 of the 3 captions of talk.srt lie after the film's end."]
    assert notes(film(), after, edit, chinese=True) == ["talk.srt 的 3 行字幕里有 1 行在影片结束之后。"]
