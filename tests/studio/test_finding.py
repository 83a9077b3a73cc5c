"""What is found in footage: silences, cuts, the best moments. Real files; made-up ones where chance would matter."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_maker import MediaMaker
from reelwright.draft.model import Draft
from reelwright.edits.model import Combine
from reelwright.edits.ops_cut import FitLength, Highlight, SplitScenes
from reelwright.errors import BadRequest, NoSuchClip, NotPossible
from reelwright.studio.apply import apply
from reelwright.studio.asset import Asset
from reelwright.studio.finding.finder import FileFinder, NoFinder
from reelwright.studio.finding.levels import Levels, listen
from reelwright.studio.finding.moments import Take, best, best_start
from reelwright.studio.finding.pictures import watch
from reelwright.studio.finding.scenes import scenes
from reelwright.studio.finding.silence import silences
from reelwright.studio.finding.span import Span
from reelwright.studio.library import Library
from reelwright.studio.timeline import clips, film_ms, placement


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def bring(library: Library, path: Path) -> Asset:
    """Take a file in, as an upload does."""
    return library.ingest(Path(shutil.copy(path, library.incoming)), path.name)


@pytest.fixture(scope="session")
def scenery(media: MediaMaker) -> Path:
    """Six seconds: a still blue second, a busy silent scene of 2 s, a still grey one with a tone for 3 s."""
    path = media.folder / "scenery.mp4"
    media.ffmpeg(
        *("-f", "lavfi", "-i", "color=navy:s=320x180:r=30:d=1", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=30:d=2"),
        *("-f", "lavfi", "-i", "color=gray:s=320x180:r=30:d=3", "-f", "lavfi", "-i", "sine=f=440:d=3"),
        *("-filter_complex", "[1:v]negate[n];[0:v][n][2:v]concat=n=3[v];[3:a]adelay=3000:all=1,apad=whole_dur=6[a]"),
        *("-map", "[v]", "-map", "[a]", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-t", "6", str(path)),
    )
    return path


def test_a_silence_is_found_to_within_a_tenth_of_a_second(scenery: Path) -> None:
    (found,) = silences(listen(scenery))
    assert found.start_ms == 0
    assert found.end_ms == pytest.approx(3000, abs=100)


def test_silence_is_judged_by_the_recording_and_short_pauses_are_speech() -> None:
    speech, pause = [-30.0] * 20, [-62.0] * 12
    assert silences(Levels(tuple(speech + pause + speech))) == [Span(1000, 1600)]
    assert silences(Levels(tuple(speech + pause[:8] + speech))) == []
    assert silences(Levels(tuple(speech + pause[:8] + speech)), least_ms=300) == [Span(1000, 1400)]
    assert silences(Levels(tuple(speech + pause + [-30.0] + pause + speech))) == [Span(1000, 2250)]
    assert silences(Levels(tuple(speech + pause + speech)), threshold_db=-70) == []
    assert silences(Levels(())) == []


def test_cuts_are_found_to_the_frame(scenery: Path) -> None:
    seen = watch(scenery)
    assert seen.scene_starts == (1000, 3000)
    assert scenes(seen, Span(500, 5500)) == [Span(500, 1000), Span(1000, 3000), Span(3000, 5500)]
    assert scenes(seen, Span(800, 3100)) == [Span(800, 3100)]  # what would be left is too short to be a scene
    assert len(seen.motion) == len(seen.detail) == 30
    assert min(seen.motion[6:14]) > max(*seen.motion[:4], *seen.motion[16:])


def test_a_file_is_looked_at_once_and_remembered(library: Library, scenery: Path) -> None:
    asset, looked = bring(library, scenery), []
    finder = FileFinder(library.folder, looked.append)
    first = finder.pictures(asset), finder.levels(asset)
    assert (finder.pictures(asset), finder.levels(asset)) == first
    assert looked == ["scenery.mp4", "scenery.mp4"]
    for card in (library.folder / "found").iterdir():
        card.write_text("{}")
    assert FileFinder(library.folder).pictures(asset) == first[0]


def test_a_file_without_sound_has_no_levels(library: Library, media: MediaMaker) -> None:
    mute = bring(library, media.video("mute.mp4", audio="none"))
    assert FileFinder(library.folder).levels(mute) == Levels(())


def film_of(*assets: Asset) -> Draft:
    return apply(Draft(), Combine(), assets, iter("abcdefgh").__next__)


def test_clips_are_split_where_their_picture_cuts(library: Library, scenery: Path, media: MediaMaker) -> None:
    one, flat = bring(library, scenery), bring(library, media.video("flat.mp4"))
    finder, ids = FileFinder(library.folder), iter("pqrstuvw")
    film = apply(film_of(one, flat), SplitScenes(), [one, flat], ids.__next__, finder)
    assert [segment.d for segment in clips(film)] == [1000, 2000, 3000, 1000]
    with pytest.raises(NoSuchClip, match="No cut was found"):
        apply(film, SplitScenes(clip=4), [one, flat], ids.__next__, finder)


def test_a_highlight_has_its_length_and_takes_what_moves(library: Library, scenery: Path) -> None:
    asset, finder, ids = bring(library, scenery), FileFinder(library.folder), iter("pqrstuvw")
    film = apply(film_of(asset), Highlight(duration_ms=2000), [asset], ids.__next__, finder)
    assert film_ms(film) == 2000
    source = placement(clips(film)[0]).source
    assert source is not None
    assert source.in_ms >= 800
    best_of = apply(film_of(asset), FitLength(duration_ms=2000, keep="best"), [asset], ids.__next__, finder)
    assert film_ms(best_of) == 2000
    with pytest.raises(BadRequest, match="only 6 s long"):
        apply(film_of(asset), Highlight(duration_ms=9000), [asset], ids.__next__, finder)
    with pytest.raises(NotPossible):
        apply(film_of(asset), Highlight(duration_ms=2000), [asset], ids.__next__, NoFinder())


def test_the_best_of_each_clip_leaves_short_ones_as_they_are(library: Library, scenery: Path, media) -> None:
    one, short = bring(library, scenery), bring(library, media.video("short.mp4", seconds=1))
    finder, ids = FileFinder(library.folder), iter("pqrstuvw")
    film = apply(film_of(one, short), Highlight(clip="all", duration_ms=2000), [one, short], ids.__next__, finder)
    assert [segment.d for segment in clips(film)] == [2000, 1000]
    with pytest.raises(BadRequest, match="that short already"):
        apply(film, Highlight(clip="all", duration_ms=2000), [one, short], ids.__next__, finder)


def test_the_best_stretch_is_where_all_three_are_high() -> None:
    calm, wild = (0.1,) * 10, (5.0,) * 5
    take = Take(5000, motion=calm + wild + calm, loudness=calm + wild + calm, sharpness=(1.0,) * 25)
    assert best_start(take, 1000) == 2000
    (moment,) = best([take], 1000)
    assert (moment.start_ms, moment.end_ms) == (2000, 3000)


def _take(steps: int, motion: list[float], marks: set[int], still: bool) -> Take:
    cuts = () if still else tuple(sorted(mark for mark in marks if 0 < mark < steps * 200))
    return Take(steps * 200, motion=tuple(motion), cuts=cuts, still=still)


TAKES = st.builds(
    _take,
    st.integers(3, 60),
    st.lists(st.floats(0, 10), min_size=1, max_size=20),
    st.sets(st.integers(1, 11_999), max_size=3),
    st.booleans(),
)


@given(takes=st.lists(TAKES, min_size=1, max_size=5), share=st.floats(0.1, 0.95), overlap=st.sampled_from([0, 300]))
def test_moments_never_overlap_and_are_never_longer_than_was_asked_for(
    takes: list[Take], share: float, overlap: int
) -> None:
    wanted = max(1000, int(sum(take.length_ms for take in takes) * share))
    moments = best(takes, wanted, overlap_ms=overlap)
    assert moments
    assert all(0 <= m.start_ms < m.end_ms <= takes[m.take].length_ms for m in moments)
    assert all(a.take < b.take or a.end_ms <= b.start_ms for a, b in pairwise(moments))
    total = sum(m.length_ms for m in moments) - overlap * (len(moments) - 1)
    assert total <= max(wanted, min(take.length_ms for take in takes))
    if not overlap and wanted <= sum(take.length_ms for take in takes):
        assert total == wanted
