import pytest

from reelwright.draft import change as c
from reelwright.draft import change_picture as p
from reelwright.draft import change_sound as s
from reelwright.draft.compare import compare
from reelwright.draft.model import Draft, TextStyle
from reelwright.draft.telling import listing, words

WORDS = [
    (c.ClipAdded("dawn.mp4", 4, 10_000, 11_500), "Clip added: dawn.mp4 as number 4 (10–11.5 s)"),
    (c.ClipRemoved("city.mp4", 2), "Clip removed: city.mp4 (was number 2)"),
    (c.ClipMoved("city.mp4", 2, 3, 0), "Clip moved: city.mp4, from number 2 to 3"),
    (c.ClipMoved("city.mp4", 2, 2, 1500), "Clip moved: city.mp4 now starts at 1.5 s"),
    (c.ClipRetimed("city.mp4", 2, 4000, 3500), "Clip 2 (city.mp4): 4 s → 3.5 s"),
    (c.ClipRetimed("city.mp4", 2, 4000, 3980), "Clip 2 (city.mp4): 4 s → 3.98 s"),
    (c.ClipRetimed("city.mp4", 2, 4000, 4000), "Clip 2 (city.mp4) shows another part of its file"),
    (c.TextAdded("Summer", 0, 3000), "Title added: 'Summer' (0–3 s)"),
    (c.TextRemoved("Summer"), "Title removed: 'Summer'"),
    (c.TextRemoved("Anna", "lower_third"), "Lower third removed: 'Anna'"),
    (
        c.TextAdded("Summer", 0, 3000, "title", TextStyle(colour="#ffd60a", outline="#000000", side="left")),
        "Title added: 'Summer' (0–3 s, left, yellow, black outline)",
    ),
    (c.TextAdded("talk.srt", 0, 3000, "captions"), "Captions added: 'talk.srt' (0–3 s)"),
    (
        c.TextChanged("Summer", "Summer", 0, 3000, "cta", TextStyle(), TextStyle(enter="pop", lift=0.1, box="#123456")),
        "Call to action changed: 'Summer' (0–3 s, higher, #123456 box, enters: pop)",
    ),
    (
        c.TextChanged("a.srt", "a.srt", 0, 3000, "captions", TextStyle(), TextStyle(), reworded=("hello",)),
        "Captions changed: 'a.srt' (0–3 s, “hello”)",
    ),
    (c.TextChanged("Summer", "Winter", 0, 3000), "Title changed: 'Summer' → 'Winter' (0–3 s)"),
    (c.TextChanged("Summer", "Summer", 1000, 3000), "Title changed: 'Summer' (1–3 s)"),
    (c.MusicAdded("Lo-fi", 0, 10_000, 0.35), "Music added: Lo-fi (0–10 s, 35%)"),
    (c.MusicAdded("Lo-fi", 0, 10_000, None), "Music added: Lo-fi (0–10 s)"),
    (c.MusicRemoved("Lo-fi"), "Music removed: Lo-fi"),
    (c.MusicChanged("Lo-fi", "Jazz", 0, 10_000), "Music changed: Lo-fi → Jazz (0–10 s)"),
    (c.MusicChanged("Lo-fi", "Lo-fi", 0, 5000), "Music changed: Lo-fi (0–5 s)"),
    (c.VolumeChanged("Lo-fi", 0.35, None), "Volume of Lo-fi: 35% → as it was"),
    (c.SpeedChanged("city.mp4", 1.0, 1.5), "Speed of city.mp4: 1x → 1.5x"),
    (c.ReverseChanged("city.mp4", True), "city.mp4 plays backwards"),
    (c.ReverseChanged("city.mp4", False), "city.mp4 plays forwards again"),
    (c.ClipAdded("city.mp4", 2, 1000, 3000, frozen=True), "Freeze frame added: city.mp4 as number 2 (1–3 s)"),
    (c.PresetChanged(None, "tiktok"), "Made for TikTok: texts keep out of its buttons"),
    (c.PresetChanged("reels", None), "No longer made for Instagram Reels"),
    (c.TransitionAdded("a.mp4", "fade_black", 500), "Transition after a.mp4: fade through black 0.5s"),
    (c.TransitionRemoved("a.mp4"), "Transition after a.mp4 removed"),
    (
        c.CanvasChanged((1080, 1920, 30, "blur"), (1920, 1080, 30, "crop")),
        "Canvas: 1080×1920, 30 fps, blurred background → 1920×1080, 30 fps, crop",
    ),
    (c.FadeChanged(None, "in", 0, 1000), "Fade in of the film: 0 s → 1 s"),
    (c.FadeChanged("Lo-fi", "out", 1000, 0), "Fade out of Lo-fi: 1 s → 0 s"),
    (c.ZoomChanged("a.jpg", "none", "in"), "Zoom of a.jpg: none → in"),
    (s.SongVaried("calm"), "Another piece of music: calm"),
    (s.TempoChanged("calm", None, 96.5), "Tempo of calm: its own → 96.5 beats a minute"),
    (s.SongStartChanged("waves.mp3", 0, 30_000), "waves.mp3 plays from 30 s of its file (was 0 s)"),
    (s.LevelChanged("calm", 5000, 8000, 0.0), "Volume of calm from 5 to 8 s: 0%"),
    (s.LevelChanged("calm", 5000, None, None), "Volume of calm from 5 s on: as usual again"),
    (s.LevelChanged("a.mp4", 0, 1000, 0.5, in_file=True), "Volume of a.mp4 from 0 to 1 s of its file: 50%"),
    (s.DuckingChanged("calm", 0, 10), "calm steps back by 10 dB while somebody speaks"),
    (s.DuckingChanged("calm", 10, 0), "calm no longer steps back for voices"),
    (s.CutsOnBeat("calm", 96.5), "Cuts on the beat of calm: 96.5 beats a minute"),
    (p.PictureChanged("a.mp4", "brightness", "", "+20%"), "Brightness of a.mp4: 0% → +20%"),
    (p.PictureChanged("a.mp4", "look", "", "black_white 50%"), "Look of a.mp4: none → black and white 50%"),
    (
        p.InsetAdded("a.png", 0, 2000, "top_right", 0.2, 0.5),
        "Over the picture: a.png (top right, 20%, 50% opaque; 0–2 s)",
    ),
    (p.InsetChanged("a.png", 0, 2000, "left", 0.2, 1), "Over the picture, changed: a.png (left, 20%; 0–2 s)"),
    (p.InsetRemoved("a.png"), "No longer over the picture: a.png"),
    (p.FocusChanged("center", "left"), "Kept in view in every picture: centre → left"),
    (c.OtherChanged("sparkle (type 4)", "added"), "Added: sparkle (type 4)"),
    (c.OtherChanged("sparkle (type 4)", "removed"), "Removed: sparkle (type 4)"),
    (c.OtherChanged(None), "Changed: details of the timeline"),
]


@pytest.mark.parametrize(("change", "expected"), WORDS)
def test_each_change_is_a_phrase(change: c.Change, expected: str):
    assert words(change) == expected


@pytest.mark.parametrize("change", [change for change, _ in WORDS])
def test_each_change_has_a_chinese_twin(change: c.Change):
    said = words(change, "zh")
    assert any("\u4e00" <= char <= "\u9fff" for char in said)
    assert not set("{}") & set(said)


def test_every_kind_of_change_has_words():
    assert {type(change) for change, _ in WORDS} == set(c.Change.__args__)


def test_a_long_text_is_cut():
    assert len(words(c.TextAdded("x" * 500, 0, 3000))) < 100


def test_the_same_thing_done_to_several_clips_is_one_phrase():
    joins = [c.TransitionAdded(name, "crossfade", 500) for name in ("a.mp4", "b.mp4", "c.mp4")]
    assert listing([*joins, c.TextRemoved("Hi")]) == [
        "Transition after a.mp4 and others (3 in all): crossfade 0.5s",
        "Title removed: 'Hi'",
    ]


def test_many_changes_are_abbreviated():
    told = listing([c.ClipRemoved(f"{n}.mp4", n) for n in range(60)])
    assert len(told) == 12
    assert told[-1] == "… and 49 more changes"


def test_the_first_edit_of_a_film_reads_well(film: Draft):
    assert listing(compare(Draft(), film), "zh") == [
        "添加片段：beach.mp4，第 1 个（0–4 秒）",
        "添加片段：city.mp4，第 2 个（3.5–8 秒）",
        "添加片段：night.mp4，第 3 个（8–10 秒）",
        "添加音乐：Lo-fi（0–10 秒，35%）",
        "添加标题：“Urban Dreams”（0–3 秒）",
    ]
