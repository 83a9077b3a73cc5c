"""What the edits of sound do to a draft: takes, tempo, times, volumes, ducking, cuts on the beat, pauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.draft.compare import compare
from reelwright.draft.model import Draft, Placement
from reelwright.draft.telling import listing
from reelwright.edits import model as e
from reelwright.edits import ops_sound as o
from reelwright.errors import BadRequest, NoSuchClip, NotPossible
from reelwright.studio import music
from reelwright.studio.apply import apply
from reelwright.studio.asset import Asset
from reelwright.studio.beat_cuts import cuts_of
from reelwright.studio.finding.beats import Beats
from reelwright.studio.finding.levels import Levels
from reelwright.studio.finding.pictures import Pictures
from reelwright.studio.timeline import clips, film_ms, placement, songs


def asset(name: str, kind: str = "video", seconds: float = 4) -> Asset:
    known = {"id": name, "name": name, "kind": kind, "file": name, "bytes": 1, "sha256": name}
    return Asset.model_validate({**known, "duration_ms": round(seconds * 1000), "has_audio": kind == "video"})


ASSETS = (
    asset("sea.mp4"),
    asset("city.mp4", seconds=5.3),
    asset("house.jpg", "image", 0),
    asset("walk.mp4", seconds=6.1),
)
SONGS = (asset("waves.mp3", "audio", 60), asset("night.mp3", "audio", 90))


@dataclass
class Heard:
    """Knows what files sound like without having them."""

    tempo: Beats = field(default_factory=lambda: Beats(0.0, ()))
    loud: Levels = field(default_factory=lambda: Levels(()))

    def pictures(self, asset: Asset) -> Pictures:
        raise NotPossible(asset.name)

    def levels(self, asset: Asset) -> Levels:
        return self.loud

    def beats(self, asset: Asset) -> Beats:
        return self.tempo


def film(*edits: e.Edit, assets: Sequence[Asset] = ASSETS, heard: Heard | None = None) -> Draft:
    numbers = count(1)
    draft = Draft()
    for edit in edits:
        draft = apply(draft, edit, assets, lambda: f"id{next(numbers)}", heard or Heard())
    return draft


def song(draft: Draft) -> Placement:
    ((_, x),) = songs(draft)
    return x


def levels(x: Placement) -> list[tuple[int, int | None, float]]:
    return [(span.start_ms, span.end_ms, span.volume) for span in x.levels]


CALM = (e.Combine(), e.Music(mood="calm"))
WAVES = (e.Combine(), e.Music(file="waves"))


# which song, how fast, when


def test_another_song_is_another_take_of_a_composed_one_and_the_next_uploaded_one() -> None:
    assert song(film(*CALM, o.AnotherSong(), o.AnotherSong())).source.seed == 2  # type: ignore[union-attr]
    draft = film(*WAVES, o.AnotherSong(), assets=ASSETS + SONGS)
    assert song(draft).source.name == "night.mp3"  # type: ignore[union-attr]
    draft = film(*WAVES, o.AnotherSong(), o.AnotherSong(), assets=ASSETS + SONGS)
    assert song(draft).source.name == "waves.mp3"  # type: ignore[union-attr]


def test_another_song_where_there_is_none_is_refused_with_what_can_be_done() -> None:
    with pytest.raises(NoSuchClip, match="no music"):
        film(e.Combine(), o.AnotherSong())
    with pytest.raises(NotPossible, match="no other song") as caught:
        film(*WAVES, o.AnotherSong(), assets=(*ASSETS, SONGS[0]))
    assert "mood" in (caught.value.hint or "")


def test_a_tempo_is_kept_and_slower_is_slower_than_that() -> None:
    draft = film(*CALM, o.MusicTempo(bpm=90))
    assert song(draft).source.tempo == 90  # type: ignore[union-attr]
    beats = music.beats("calm", film_ms(draft) / 1000, 0, tempo=90.0)
    assert beats[1] == pytest.approx(60 / 90)
    assert song(film(*CALM, o.MusicTempo(bpm=90), o.MusicTempo(change="slower"))).source.tempo == 80.36  # type: ignore[union-attr]
    assert song(film(*CALM, o.MusicTempo(change="faster"))).source.tempo > 74 * 1.05  # type: ignore[union-attr]


def test_the_tempo_of_an_uploaded_song_is_its_speed() -> None:
    heard = Heard(tempo=Beats(100.0, tuple(range(0, 60_000, 600))))
    draft = film(*WAVES, o.MusicTempo(bpm=120), assets=ASSETS + SONGS, heard=heard)
    assert song(draft).speed == pytest.approx(1.2)
    with pytest.raises(BadRequest, match="times its speed"):
        film(*WAVES, o.MusicTempo(bpm=240), assets=ASSETS + SONGS, heard=heard)
    with pytest.raises(NotPossible, match="No steady beat"):
        film(*WAVES, o.MusicTempo(bpm=120), assets=ASSETS + SONGS)


def test_music_plays_from_a_time_on_and_until_another() -> None:
    late = film(*CALM, o.MusicPart(start_ms=5000), e.Delete(clips=(4,)))
    assert (song(late).start_ms, songs(late)[0][0].d) == (5000, film_ms(late) - 5000)
    early = film(*CALM, o.MusicPart(end_ms=7000))
    assert (song(early).start_ms, songs(early)[0][0].d) == (0, 7000)
    with pytest.raises(BadRequest, match="no music can start"):
        film(*CALM, o.MusicPart(start_ms=99_000))


def test_a_song_starts_inside_its_file_but_a_composed_one_has_none() -> None:
    draft = film(*WAVES, o.MusicPart(offset_ms=30_000), assets=ASSETS + SONGS)
    assert song(draft).source.in_ms == 30_000  # type: ignore[union-attr]
    with pytest.raises(BadRequest, match="60 s long"):
        film(*WAVES, o.MusicPart(offset_ms=60_000), assets=ASSETS + SONGS)
    with pytest.raises(NotPossible, match="its own intro"):
        film(*CALM, o.MusicPart(offset_ms=1000))


# volumes for a while


def test_levels_hold_for_a_while_and_later_ones_win() -> None:
    draft = film(
        *CALM,
        o.VolumeSpan(target="music", level=0.1, start_ms=2000, end_ms=8000),
        o.VolumeSpan(target="music", level=0.0, start_ms=4000, end_ms=5000),
    )
    assert levels(song(draft)) == [(2000, 4000, 0.1), (4000, 5000, 0.0), (5000, 8000, 0.1)]


def test_the_usual_volume_for_a_while_takes_other_levels_away() -> None:
    muted = o.VolumeSpan(target="music", level=0.0, start_ms=0)
    draft = film(*CALM, muted, o.VolumeSpan(target="music", level=0.35, start_ms=1000, end_ms=2000))
    assert levels(song(draft)) == [(0, 1000, 0.0), (2000, None, 0.0)]


def test_clips_are_muted_where_they_play_then_in_their_files_time() -> None:
    draft = film(
        e.Combine(), e.Trim(clip=2, start_ms=1000), o.VolumeSpan(target="clips", level=0, start_ms=3000, end_ms=6000)
    )
    assert [levels(placement(segment)) for segment in clips(draft)] == [[(3000, 4000, 0)], [(1000, 3000, 0)], [], []]


def test_a_level_while_a_clip_plays_moves_with_it_and_goes_with_it() -> None:
    lowered = (*CALM, o.VolumeSpan(target="music", level=0.1, during=2))
    assert levels(song(film(*lowered))) == [(4000, 9300, 0.1)]
    assert levels(song(film(*lowered, e.Move(clip=2, to=1)))) == [(0, 5300, 0.1)]
    assert levels(song(film(*lowered, e.Delete(clips=(2,))))) == []


def test_a_time_that_the_film_has_not_is_refused() -> None:
    for target in ("music", "clips", "everything"):
        with pytest.raises(BadRequest, match=r"only 18\.4 s long"):
            film(*CALM, o.VolumeSpan(target=target, level=0, start_ms=20_000))
    with pytest.raises(BadRequest, match="Clip 1 is only 4 s long"):
        film(*CALM, o.VolumeSpan(target=1, level=0, start_ms=4000, end_ms=5000))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60), st.sampled_from([0.0, 0.1, 0.35])), max_size=8))
def test_levels_never_overlap_and_say_what_was_said_last(said: list[tuple[int, int, float]]) -> None:
    draft, now = film(*CALM), [0.35] * 130
    for start, length, level in said:
        end = start + length
        edit = o.VolumeSpan(target="music", level=level, start_ms=start * 100, end_ms=end * 100)
        draft = apply(draft, edit, ASSETS, lambda: "id")
        now[start:end] = [level] * (end - start)
    found = [0.35] * 130
    taken = [0] * 130
    for start, end, level in levels(song(draft)):
        assert end is not None
        for place in range(start // 100, end // 100):
            found[place], taken[place] = level, taken[place] + 1
    assert found == now
    assert max(taken, default=0) <= 1


def test_ducking_goes_on_and_off_and_is_told() -> None:
    plain, ducked = film(*CALM), film(*CALM, o.Duck())
    assert song(ducked).duck_db == 10
    assert listing(compare(plain, ducked)) == ["calm (composed) steps back by 10 dB while somebody speaks"]
    assert song(film(*CALM, o.Duck(), o.Duck(by_db=0))).duck_db == 0
    with pytest.raises(NoSuchClip):
        film(e.Combine(), o.Duck())


# cuts on the beat


def off_beat(draft: Draft, beats: Sequence[float]) -> list[float]:
    """How far each cut is from the nearest beat, in ms."""
    return [min(abs(cut - beat * 1000) for beat in beats) for cut in cuts_of(draft)]


@pytest.mark.parametrize("mood", ["calm", "upbeat", "electronic"])
@pytest.mark.parametrize("join", [(), (e.Transitions(),)])
def test_cuts_lie_on_the_beats_of_the_music_that_is_composed_for_the_film(mood: str, join: tuple[e.Edit, ...]) -> None:
    before = film(e.Combine(), *join, e.Music(mood=mood))  # type: ignore[arg-type]
    draft = apply(before, o.BeatCuts(), ASSETS, lambda: "id")
    x = song(draft)
    assert x.source is not None
    seconds, cuts = film_ms(draft) / 1000, cuts_of(draft)
    beats = music.beats(mood, seconds, x.source.seed, tempo=x.source.tempo, land=cuts[-1] / 1000)  # type: ignore[arg-type]
    assert max(off_beat(draft, beats)) <= 17
    told = listing(compare(before, draft))
    assert told[-1] == f"Cuts on the beat of {mood} (composed): {x.source.tempo:g} beats a minute"
    assert sum("→" in line for line in told) == 3


def test_cuts_lie_on_the_beats_that_are_heard_in_a_song() -> None:
    heard = Heard(tempo=Beats(110.0, tuple(round(170 + n * 60_000 / 110) for n in range(100))))
    draft = film(*WAVES, o.MusicPart(offset_ms=5000), o.BeatCuts(), assets=ASSETS + SONGS, heard=heard)
    assert max(off_beat(draft, [(beat - 5000) / 1000 for beat in heard.tempo.times_ms])) <= 1
    assert song(draft).beat_bpm == 110


def test_every_fourth_beat_leaves_fewer_places() -> None:
    draft = film(*CALM, o.MusicTempo(bpm=120), o.BeatCuts(every=4))
    assert [cut % 2000 for cut in cuts_of(draft)] == [0, 0, 0]


def test_clips_get_shorter_on_the_beat_and_never_longer_than_their_files() -> None:
    draft = film(*CALM, o.BeatCuts())
    for segment, whole in zip(clips(draft), ASSETS, strict=True):
        assert whole.kind == "image" or segment.d <= whole.duration_ms


def test_what_is_on_the_beat_already_stays() -> None:
    once = film(*CALM, o.BeatCuts())
    assert apply(once, o.BeatCuts(), ASSETS, lambda: "id") == once


def test_a_film_that_cannot_be_cut_on_the_beat_says_why() -> None:
    with pytest.raises(NoSuchClip, match="no music"):
        film(e.Combine(), o.BeatCuts())
    with pytest.raises(BadRequest, match="one clip only"):
        film(e.Combine(clips=("sea",)), e.Music(mood="calm"), o.BeatCuts())
    with pytest.raises(NotPossible, match="No steady beat can be heard in waves"):
        film(*WAVES, o.BeatCuts(), assets=ASSETS + SONGS)
    with pytest.raises(BadRequest, match=r"Clip 1 is 0\.3 s long, and no beat falls in it"):
        film(*CALM, e.Trim(clip=1, start_ms=3700), o.BeatCuts())


# pauses

TALK = Levels(tuple([-20.0] * 20 + [-70.0] * 20 + [-20.0] * 10 + [-70.0] * 6 + [-20.0] * 10 + [-70.0] * 14))
"""Speech for 1 s, a pause of 1 s, 0.5 s of speech, a pause of 0.3 s, 0.5 s of speech, 0.7 s of silence."""


def test_pauses_are_cut_out_but_for_a_breath() -> None:
    draft = film(e.Combine(clips=("sea",)), o.CutSilences(), heard=Heard(loud=TALK))
    parts = [(x.source.in_ms, x.source.out_ms) for x in map(placement, clips(draft)) if x.source]
    assert parts == [(0, 1120), (1880, 3420)]
    assert [segment.d for segment in clips(draft)] == [1120, 1540]
    assert len({placement(segment).id for segment in clips(draft)}) == 2


def test_shorter_pauses_go_when_that_is_asked() -> None:
    draft = film(e.Combine(clips=("sea",)), o.CutSilences(least_ms=200), heard=Heard(loud=TALK))
    assert [segment.d for segment in clips(draft)] == [1120, 740, 620 + 120]


def test_a_faster_and_a_backward_clip_are_cut_in_their_files_time() -> None:
    fast = film(e.Combine(clips=("sea",)), e.Speed(clip=1, factor=2), o.CutSilences(), heard=Heard(loud=TALK))
    assert [segment.d for segment in clips(fast)] == [560, 770]
    turned = film(e.Combine(clips=("sea",)))
    placement(clips(turned)[0]).reverse = True
    turned = apply(turned, o.CutSilences(), ASSETS, lambda: "new", Heard(loud=TALK))
    assert [x.source.in_ms for x in map(placement, clips(turned)) if x.source] == [1880, 0]


def test_where_there_is_no_pause_nothing_is_done() -> None:
    with pytest.raises(BadRequest, match=r"no pause of 0\.5 s"):
        film(e.Combine(), o.CutSilences(), heard=Heard(loud=Levels((-20.0,) * 80)))
    with pytest.raises(BadRequest, match="silent from beginning to end"):
        film(e.Combine(), o.CutSilences(clip=1), heard=Heard(loud=Levels((-90.0,) * 200)))
