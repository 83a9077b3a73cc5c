from collections.abc import Callable
from itertools import count

import pytest

from reelwright.draft.model import AUDIO, TEXT, Draft, Segment, Transition
from reelwright.edits import model as e
from reelwright.edits.terms import Media
from reelwright.errors import BadRequest, EmptyTimeline, NoSuchClip, ReelwrightError
from reelwright.studio.apply import apply
from reelwright.studio.asset import Asset
from reelwright.studio.timeline import clips, placement


def asset(name: str, kind: str = "video", seconds: float = 4) -> Asset:
    return Asset.model_validate(
        {
            "id": name,
            "name": name,
            "kind": kind,
            "file": name,
            "bytes": 1,
            "sha256": name,
            "duration_ms": seconds * 1000,
        }
    )


ASSETS = [asset("sea.mp4"), asset("city.mp4", seconds=6), asset("house.jpg", "image", 0), asset("song.wav", "audio", 9)]


def film(*edits: e.Edit, assets: list[Asset] = ASSETS) -> Draft:
    numbers = count(1)
    draft = Draft()
    for edit in edits:
        draft = apply(draft, edit, assets, lambda: f"id{next(numbers)}")
    return draft


def shown(draft: Draft) -> list[tuple[str, int, int]]:
    """`(name, start, length)` of each clip."""
    return [
        (x.source.name if x.source else "", x.start_ms, segment.d)
        for segment in clips(draft)
        if (x := placement(segment))
    ]


def only(draft: Draft, kind: int) -> Segment:
    (segment,) = draft.tracks(kind)[0].sg
    return segment


def test_combine_puts_pictures_one_after_the_other_and_leaves_songs_out() -> None:
    draft = film(e.Combine())
    assert shown(draft) == [("sea.mp4", 0, 4000), ("city.mp4", 4000, 6000), ("house.jpg", 10000, 3000)]
    assert draft.d == 13000


def test_combine_again_adds_only_what_is_new() -> None:
    draft = film(e.Combine(clips=("city",)), e.Combine())
    assert [name for name, *_ in shown(draft)] == ["city.mp4", "sea.mp4", "house.jpg"]


@pytest.mark.parametrize(("only", "names"), [("photos", ["house.jpg"]), ("videos", ["sea.mp4", "city.mp4"])])
def test_combine_takes_only_the_kind_that_was_named(only: Media, names: list[str]) -> None:
    assert [name for name, *_ in shown(film(e.Combine(only=only)))] == names


def test_a_kind_that_nobody_uploaded_is_named_in_the_refusal() -> None:
    with pytest.raises(NoSuchClip, match="No photos"):
        film(e.Combine(only="photos"), assets=ASSETS[:2])
    with pytest.raises(NoSuchClip, match="'drums'"):
        film(e.Combine(), e.Music(file="drums"), assets=ASSETS[:2])


def test_combine_takes_named_files_in_the_named_order() -> None:
    assert [name for name, *_ in shown(film(e.Combine(clips=("house", 1))))] == ["house.jpg", "sea.mp4"]


def test_crossfades_overlap_the_clips_they_join() -> None:
    draft = film(e.Combine(), e.Transitions(duration_ms=500))
    assert shown(draft) == [("sea.mp4", 0, 4000), ("city.mp4", 3500, 6000), ("house.jpg", 9000, 3000)]
    assert draft.d == 12000


def test_a_transition_takes_at_most_half_of_its_clips() -> None:
    draft = film(e.Combine(), e.Trim(clip=2, start_ms=0, end_ms=1000), e.Transitions(duration_ms=3000))
    assert [placement(segment).transition_out for segment in clips(draft)] == [
        Transition(kind="crossfade", duration_ms=500),
        Transition(kind="crossfade", duration_ms=500),
        None,
    ]


def test_one_join_alone_can_change_and_the_last_clip_has_none() -> None:
    draft = film(e.Combine(), e.Transitions(after=1, kind="wipe_left"))
    assert [bool(placement(segment).transition_out) for segment in clips(draft)] == [True, False, False]
    with pytest.raises(NoSuchClip, match="last clip"):
        film(e.Combine(), e.Transitions(after="last"))


def test_hard_cuts_come_back() -> None:
    assert film(e.Combine(), e.Transitions(), e.Transitions(kind=None)).d == 13000


def test_a_clip_that_comes_later_gets_the_joins_of_the_film() -> None:
    draft = film(e.Combine(clips=(1, 2)), e.Transitions(kind="circle"), e.Combine())
    joins = [placement(segment).transition_out for segment in clips(draft)]
    assert [join.kind if join else None for join in joins] == ["circle", "circle", None]


def test_trim_moves_the_part_of_the_file_that_is_played() -> None:
    draft = film(e.Combine(), e.Trim(clip="city", start_ms=1000, end_ms=3000), e.Trim(clip=2, start_ms=500))
    source = placement(clips(draft)[1]).source
    assert source is not None
    assert (source.in_ms, source.out_ms, clips(draft)[1].d) == (1500, 3000, 1500)


def test_trimming_a_faster_clip_counts_in_shown_time() -> None:
    draft = film(e.Combine(), e.Speed(clip=1, factor=2), e.Trim(clip=1, start_ms=500, end_ms=1500))
    source = placement(clips(draft)[0]).source
    assert source is not None
    assert (source.in_ms, source.out_ms, clips(draft)[0].d) == (1000, 3000, 1000)


@pytest.mark.parametrize(("edge", "expected"), [("start", (1000, 4000)), ("end", (0, 3000))])
def test_cutting_off_takes_from_the_named_end(edge: str, expected: tuple[int, int]) -> None:
    draft = film(e.Combine(), e.CutOff.model_validate({"clip": 1, "edge": edge, "duration_ms": 1000}))
    source = placement(clips(draft)[0]).source
    assert source is not None
    assert (source.in_ms, source.out_ms) == expected


def test_a_split_clip_plays_on_as_before() -> None:
    draft = film(e.Combine(), e.Transitions(), e.Split(clip=2, at_ms=2000))
    assert shown(draft)[1:3] == [("city.mp4", 3500, 2000), ("city.mp4", 5500, 4000)]
    first, second = (placement(segment) for segment in clips(draft)[1:3])
    assert first.source is not None
    assert second.source is not None
    assert first.source.out_ms == second.source.in_ms == 2000
    assert first.id != second.id
    assert (first.transition_out is None, second.transition_out is None) == (True, False)


@pytest.mark.parametrize(("clip", "halves"), [(2, [3000, 3000]), (3, [1500, 1500])])
def test_a_clip_and_a_photo_are_split_in_the_middle(clip: int, halves: list[int]) -> None:
    lengths = [length for _, _, length in shown(film(e.Combine(), e.Split(clip=clip, at_ms="middle")))]
    assert lengths[clip - 1 : clip + 1] == halves


def test_deleting_closes_the_gap() -> None:
    assert shown(film(e.Combine(), e.Delete(clips=("sea", "last")))) == [("city.mp4", 0, 6000)]


def test_reordering_keeps_the_joins_where_they_are() -> None:
    draft = film(e.Combine(), e.Transitions(after=1), e.Reorder(clips=(3, 1)))
    assert [name for name, *_ in shown(draft)] == ["house.jpg", "sea.mp4", "city.mp4"]
    assert [bool(placement(segment).transition_out) for segment in clips(draft)] == [True, False, False]


@pytest.mark.parametrize(
    ("edit", "order"),
    [
        (e.Move(clip="last", to=1), ["house.jpg", "sea.mp4", "city.mp4"]),
        (e.Move(clip=1, to="end"), ["city.mp4", "house.jpg", "sea.mp4"]),
        (e.Move(clip="last", after=1), ["sea.mp4", "house.jpg", "city.mp4"]),
        (e.Move(clip=1, after="house"), ["city.mp4", "house.jpg", "sea.mp4"]),
        (e.Move(clip=1, before="house"), ["city.mp4", "sea.mp4", "house.jpg"]),
        (e.Move(clip="house", before=1), ["house.jpg", "sea.mp4", "city.mp4"]),
        (e.Swap(a=1, b="last"), ["house.jpg", "city.mp4", "sea.mp4"]),
    ],
)
def test_clips_move_and_swap(edit: e.Edit, order: list[str]) -> None:
    assert [name for name, *_ in shown(film(e.Combine(), edit))] == order


def test_speed_changes_the_length_and_photos_have_none() -> None:
    assert shown(film(e.Combine(), e.Speed(clip=2, factor=0.5)))[1] == ("city.mp4", 4000, 12000)
    with pytest.raises(BadRequest, match="photo"):
        film(e.Combine(), e.Speed(clip=3, factor=2))


def test_a_part_of_a_clip_at_another_speed_is_a_clip_of_its_own():
    def lengths(edit: e.Speed) -> list[int]:
        return [length for *_, length in shown(film(e.Combine(), edit))]

    whole = [length for *_, length in shown(film(e.Combine()))]
    assert lengths(e.Speed(clip=2, factor=0.5, start_ms=1000, end_ms=2000)) == [
        whole[0],
        1000,
        2000,
        whole[1] - 2000,
        *whole[2:],
    ]
    assert lengths(e.Speed(clip=2, factor=2, last_ms=1000)) == [whole[0], whole[1] - 1000, 500, *whole[2:]]
    assert lengths(e.Speed(clip=2, factor=2, start_ms=0, end_ms=1000)) == [whole[0], 500, whole[1] - 1000, *whole[2:]]


def test_a_part_that_is_all_of_a_clip_is_the_clip():
    assert shown(film(e.Combine(), e.Speed(clip=2, factor=2, last_ms=60_000))) == shown(
        film(e.Combine(), e.Speed(clip=2, factor=2))
    )


def test_a_part_outside_of_a_clip_is_refused():
    with pytest.raises(BadRequest, match="nothing to play faster or slower at 59 s"):
        film(e.Combine(), e.Speed(clip=2, factor=2, start_ms=59_000, end_ms=60_000))


def test_the_speed_of_all_clips_passes_over_photos() -> None:
    assert [length for *_, length in shown(film(e.Combine(), e.Speed(clip="all", factor=2)))] == [2000, 3000, 3000]


def test_music_lies_under_the_whole_film_and_follows_its_length() -> None:
    draft = film(e.Combine(), e.Music(mood="calm"), e.Delete(clips=("city",)))
    song = only(draft, AUDIO)
    assert song.x is not None
    assert (song.x.start_ms, song.d, song.x.volume) == (0, 7000, 0.35)
    assert song.x.source is not None
    assert song.x.source.mood == "calm"


def test_an_uploaded_song_comes_before_the_composer_and_a_mood_before_the_song() -> None:
    def source(edit: e.Music) -> str:
        x = only(film(e.Combine(), edit), AUDIO).x
        assert x is not None
        assert x.source is not None
        return x.source.asset_id

    assert source(e.Music()) == source(e.Music(file="song")) == "song.wav"
    assert source(e.Music(mood="lofi")) == "composer:lofi"


def test_new_music_takes_the_place_of_the_old() -> None:
    assert len(film(e.Combine(), e.Music(), e.Music(mood="calm")).tracks(AUDIO)[0].sg) == 1
    assert film(e.Combine(), e.Music(), e.RemoveMusic()).tracks(AUDIO) == []


def test_texts_come_at_the_start_at_the_end_throughout_or_at_a_time() -> None:
    texts = [e.Text(text="a"), e.Text(text="b", at_end=True), e.Text(text="c", whole=True)]
    draft = film(e.Combine(), *texts, e.Text(text="d", start_ms=5000, duration_ms=1000), e.Delete(clips=("house",)))
    found = [(segment.x.text, segment.x.start_ms, segment.d) for segment in draft.tracks(TEXT)[0].sg if segment.x]
    assert found == [("a", 0, 3000), ("b", 7000, 3000), ("c", 0, 10000), ("d", 5000, 1000)]


def test_a_text_after_the_end_is_refused_and_one_that_the_film_no_longer_reaches_moves_back() -> None:
    with pytest.raises(BadRequest, match="13 s long"):
        film(e.Combine(), e.Text(text="late", start_ms=13000))
    draft = film(e.Combine(), e.Text(text="late", start_ms=12000), e.Delete(clips=("city",)))
    text = only(draft, TEXT)
    assert text.x is not None
    assert text.x.start_ms + text.d == draft.d


def test_a_text_is_taken_away_by_its_words() -> None:
    draft = film(e.Combine(), e.Text(text="A"), e.Text(text="B"), e.RemoveText(text="a"))
    assert [segment.x.text for segment in draft.tracks(TEXT)[0].sg if segment.x] == ["B"]
    assert film(e.Combine(), e.Text(text="A"), e.RemoveText()).tracks(TEXT) == []


def lettering(*edits: e.Edit) -> list[tuple[str | None, str, str, int, int]]:
    """`(words, position, size, start, length)` of each text."""
    rows = film(e.Combine(), *edits).tracks(TEXT)
    placed = [(segment, segment.x) for segment in rows[0].sg if segment.x]
    return [(x.text, x.style.position, x.style.size, x.start_ms, item.d) for item, x in placed if x.style]


def test_the_same_text_again_takes_its_new_style_and_a_text_at_another_time_is_another() -> None:
    twice = e.Text(text="A"), e.Text(text="A", position="top", size="small")
    assert lettering(*twice) == [("A", "top", "small", 0, 3000)]
    assert len(lettering(*twice, e.Text(text="A", at_end=True), e.Text(text="A", start_ms=5000))) == 3


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (e.RestyleText(size="smaller"), ("B", "center", "medium", 4000, 2000)),
        (e.RestyleText(size="bigger"), ("B", "center", "huge", 4000, 2000)),
        (e.RestyleText(size="small", position="bottom"), ("B", "bottom", "small", 4000, 2000)),
        (e.RestyleText(text="b", new_text="C"), ("C", "center", "large", 4000, 2000)),
        (e.RestyleText(start_ms=1000), ("B", "center", "large", 1000, 2000)),
        (e.RestyleText(duration_ms=60_000), ("B", "center", "large", 4000, 9000)),
    ],
)
def test_a_text_is_restyled_where_it_stands(edit: e.Edit, expected: tuple[str, str, str, int, int]) -> None:
    texts = e.Text(text="A"), e.Text(text="B", start_ms=4000, duration_ms=2000)
    assert lettering(*texts, edit) == [("A", "center", "large", 0, 3000), expected]


def test_volume_reaches_what_it_names() -> None:
    def volumes(target: str | int) -> list[float]:
        draft = film(e.Combine(clips=(1, 2)), e.Music(), e.Volume(target=target, level=0))
        return [segment.x.volume for track in draft.t for segment in track.sg if segment.x]

    assert volumes("clips") == [0, 0, 0.35]
    assert volumes("music") == [1, 1, 0]
    assert volumes("everything") == [0, 0, 0]
    assert volumes(2) == [1, 0, 0.35]


def test_the_film_takes_a_shape_and_keeps_its_filling() -> None:
    draft = film(e.Combine(), e.Aspect(ratio="4:5", fit="crop"), e.Aspect(ratio="16:9"))
    assert (draft.m.width, draft.m.height, draft.m.fit) == (1920, 1080, "crop")


def test_photos_stay_and_zoom_as_told_and_clips_do_not() -> None:
    draft = film(e.Combine(), e.Photo(duration_ms=1500, zoom="out"))
    assert [segment.d for segment in clips(draft)] == [4000, 6000, 1500]
    assert (transform := placement(clips(draft)[2]).transform) is not None
    assert transform.zoom == "out"
    with pytest.raises(NoSuchClip, match="no photo"):
        film(e.Combine(), e.Photo(clip=1, duration_ms=1000))


def test_fades_of_the_film_the_music_and_a_clip() -> None:
    draft = film(
        e.Combine(),
        e.Music(),
        e.Fade(direction="in"),
        e.Fade(target="music", direction="out", duration_ms=2000),
        e.Fade(target=1, direction="out", duration_ms=300),
    )
    assert (draft.m.fade_in_ms, draft.m.fade_out_ms) == (1000, 0)
    assert (song := only(draft, AUDIO).x) is not None
    assert song.fade_out_ms == 2000
    assert placement(clips(draft)[0]).fade_out_ms == 300


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (e.Trim(clip=9), NoSuchClip),
        (e.Trim(clip="beach"), NoSuchClip),
        (e.Trim(clip=1, start_ms=4000), BadRequest),
        (e.CutOff(clip=1, edge="end", duration_ms=4000), BadRequest),
        (e.Split(clip=1, at_ms=4000), BadRequest),
        (e.Move(clip=1, to=4), BadRequest),
        (e.Move(clip=1, after="sea"), BadRequest),
        (e.RestyleText(text="nope", size="small"), NoSuchClip),
        (e.RestyleText(position="top"), NoSuchClip),
        (e.Music(file="drums.wav"), NoSuchClip),
        (e.RemoveText(text="nope"), NoSuchClip),
        (e.RemoveMusic(), NoSuchClip),
        (e.Volume(target="music", level=1), NoSuchClip),
        (e.Split(clip=".mp4", at_ms=100), NoSuchClip),
        (e.Undo(), BadRequest),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_reason(edit: e.Edit, error: type[ReelwrightError]) -> None:
    with pytest.raises(error) as raised:
        film(e.Combine(), edit)
    assert raised.value.message
    assert raised.value.hint


def test_an_empty_film_says_so_and_the_given_draft_is_never_touched() -> None:
    with pytest.raises(EmptyTimeline):
        film(e.Trim(clip=1))
    before = film(e.Combine())
    copy = before.model_copy(deep=True)
    new_id: Callable[[], str] = lambda: "new"  # noqa: E731
    apply(before, e.Delete(clips=("all",)), ASSETS, new_id)
    assert before == copy


def test_deleting_everything_leaves_an_empty_film() -> None:
    draft = film(e.Combine(), e.Music(), e.Text(text="x"), e.Delete(clips=("all",)))
    assert (shown(draft), draft.d) == ([], 0)
