"""Where a film may be cut, and what decides a chunk: nothing outside it changes its key, what changes its pixels does.

Most of this is looked at on paper; small films are really drawn, and their raw pictures compared.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import imageio_ffmpeg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media_maker import MediaMaker
from reelwright.draft.model import Draft, Segment
from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render.chunks import Chunk, Cut, alone, apart, chunks, merged, runs, shared_out
from reelwright.studio.render.film import lettered
from reelwright.studio.render.graph import Files, picture
from reelwright.studio.render.keys import chunk_key, named, run_command
from reelwright.studio.render.overlays import Overlay
from reelwright.studio.render.parts import Caption, Line, Plan
from reelwright.studio.render.plan import plan
from render_drafts import asset, clip, draft, joined, words
from rendering import Bench

CLIPS = [asset(f"{name}.mp4", duration_ms=60_000, sha256=name * 64) for name in "abc"]
PHOTO = asset("photo.png", kind="image", duration_ms=0, has_audio=False, sha256="d" * 64)
ON_PAPER = {one.id: one for one in (*CLIPS, PHOTO)}


def planned(timeline: Draft, assets: dict[str, Asset] | None = None) -> Plan:
    return apart(plan(timeline, assets or ON_PAPER))


def keys(made: Plan) -> list[str]:
    """The keys of all chunks; a text's picture is decided by its words alone."""
    overlays = [Overlay(Path(f"{caption.text}.png"), 10, 20) for caption in made.captions]
    media = {one.id: Path(one.sha256).with_suffix(Path(one.file).suffix) for one in ON_PAPER.values()}
    files = Files(media, dict.fromkeys(ON_PAPER, Footage()), overlays)
    return [chunk_key(made, chunk, files, "9") for chunk in chunks(made)]


@dataclass
class Clip:
    """A clip of a random film."""

    of: Asset
    ms: int
    more: dict[str, object]
    join: str | None


def row(clips: Sequence[Clip]) -> list[Segment]:
    segments, at = [], 0
    for number, one in enumerate(clips):
        blend = joined(one.join) if one.join and number < len(clips) - 1 else {}
        segments.append(clip(one.of, at, one.ms, **one.more, **blend))
        at += one.ms - (500 if blend and min(one.ms, clips[number + 1].ms) >= 1000 else 0)
    return segments


def clips(of: Sequence[Asset]) -> st.SearchStrategy[list[Clip]]:
    facts = st.fixed_dictionaries(
        {},
        optional={
            "in_ms": st.sampled_from([333, 1000, 1234]),
            "speed": st.sampled_from([0.5, 1.25, 2.0]),
            "fade_in_ms": st.just(300),
            "fade_out_ms": st.just(400),
        },
    )
    kinds = st.sampled_from([None, "crossfade", "wipe_left", "zoom"])
    one = st.builds(Clip, st.sampled_from(of), st.sampled_from([700, 1500, 2333, 4500, 9000]), facts, kinds)
    return st.lists(one, min_size=1, max_size=5)


TEXTS = st.lists(
    st.builds(words, st.sampled_from(["one", "two"]), st.integers(0, 8000), st.sampled_from([400, 2000, 7000])),
    max_size=3,
)
FADES = st.fixed_dictionaries({"fade_in_ms": st.sampled_from([0, 700]), "fade_out_ms": st.sampled_from([0, 2500])})


@given(clips([*CLIPS, PHOTO]), TEXTS, FADES)
def test_chunks_are_the_whole_film_once_and_no_border_lies_where_something_moves(
    clips: list[Clip], texts: list[Segment], fades: dict[str, int]
) -> None:
    made = planned(draft(row(clips), text=texts, **fades))
    parts = chunks(made)
    ends = [part.first + part.frames for part in parts]
    assert [part.first for part in parts] == [0, *ends[:-1]]
    assert ends[-1] == made.frames
    assert max(part.frames for part in parts) <= 8 * made.fps
    for border in ends[:-1]:
        blends = [(shot.end - shot.join.frames, shot.end) for shot in made.shots if shot.join]
        cuts = {shot.first for shot in made.shots} | {end for blend in blends for end in blend}
        assert not any(begin < border < end for begin, end in blends)
        moving = (moves(caption, border) for caption in made.captions)
        assert border in cuts or not any(moving)


def moves(caption: Caption, frame: int) -> bool:
    comes = caption.first < frame < caption.first + caption.enter
    return comes or caption.end - caption.leave < frame < caption.end


@given(clips([*CLIPS, PHOTO]), TEXTS)
def test_runs_are_the_chunks_in_order_and_short_enough_to_be_worth_finishing(
    clips: list[Clip], texts: list[Segment]
) -> None:
    made = planned(draft(row(clips), text=texts))
    grouped = runs(chunks(made), made.fps)
    assert [part for run in grouped for part in run] == chunks(made)
    assert all(len(run) == 1 or sum(part.frames for part in run) <= 10 * made.fps for run in grouped)
    whole = merged(chunks(made))
    assert [(cut.shot, cut.skip, cut.frames) for cut in whole.cuts] == [(shot, 0, shot.frames) for shot in made.shots]


def test_chunks_that_do_not_follow_each_other_are_not_rendered_together() -> None:
    made = planned(draft([clip(CLIPS[0], 0, 16_000)]))
    first, _, third, fourth = chunks(made)
    assert runs([first, third], made.fps) == [[first], [third]]
    assert runs([third, fourth], made.fps) == [[third, fourth]]


def test_machines_of_their_own_get_short_runs_the_longest_first() -> None:
    made = planned(draft([clip(CLIPS[0], start, 3000) for start in range(0, 36_000, 3000)]))
    grouped = shared_out(chunks(made), made.fps, 3)
    lengths = [sum(part.frames for part in run) for run in grouped]
    assert lengths == sorted(lengths, reverse=True)
    assert max(lengths) <= 4 * made.fps
    assert sorted((part for run in grouped for part in run), key=lambda part: part.first) == chunks(made)


# keys


@given(clips([*CLIPS, PHOTO]), clips([*CLIPS, PHOTO]), FADES)
def test_what_comes_after_does_not_change_a_chunk_that_the_films_end_does_not_touch(
    first: list[Clip], then: list[Clip], fades: dict[str, int]
) -> None:
    first[-1] = replace(first[-1], join=None)
    before = planned(draft(row(first), text=[words("one", 100, 500)], **fades))
    after = keys(planned(draft(row([*first, *then]), text=[words("one", 100, 500)], **fades)))
    for place, (chunk, key) in enumerate(zip(chunks(before), keys(before), strict=True)):
        touched = chunk.first + chunk.frames > before.frames - before.fade_out
        assert (key == after[place]) is not (touched and before.fade_out > 0)


@given(clips(CLIPS), st.sampled_from(["new", "words"]), TEXTS)
def test_other_words_change_the_chunks_in_which_they_are_seen_and_no_other(
    clips: list[Clip], other: str, texts: list[Segment]
) -> None:
    before = planned(draft(row(clips), text=[words("title", 1000, 2000), *texts]))
    after = planned(draft(row(clips), text=[words(other, 1000, 2000), *texts]))
    seen = [bool(set(chunk.captions) & titles(before)) for chunk in chunks(before)]
    assert [one != two for one, two in zip(keys(before), keys(after), strict=True)] == seen


def titles(made: Plan) -> set[int]:
    return {number for number, caption in enumerate(made.captions) if caption.text == "title"}


@given(st.permutations(range(1, 5)))
def test_clips_that_change_places_stay_as_they_are(order: list[int]) -> None:
    """With joins, what lies between these does; the first and the last clip, which have only one, keep their places."""
    usual = [Clip(CLIPS[n % 3], 1500 + 100 * n, {"in_ms": 100 * n}, "crossfade") for n in range(6)]
    moved = [usual[n] for n in (0, *order, 5)]
    plain = [[replace(one, join=None) for one in clips] for clips in (usual, moved)]
    assert set(keys(planned(draft(row(plain[0]))))) == set(keys(planned(draft(row(plain[1])))))
    assert middles(planned(draft(row(usual)))) == middles(planned(draft(row(moved))))


def middles(made: Plan) -> set[str]:
    return {key for key, chunk in zip(keys(made), chunks(made), strict=True) if len(chunk.cuts) == 1}


def test_the_last_clips_length_changes_its_last_chunk_only() -> None:
    before, after = (keys(planned(draft([clip(CLIPS[0], 0, 4000), clip(CLIPS[1], 4000, ms)]))) for ms in (11_000, 9000))
    assert before[:3] == after[:3]
    assert before[3] != after[3]


def test_a_fade_of_the_film_changes_the_chunks_that_it_touches() -> None:
    timelines = [draft([clip(CLIPS[0], 0, 16_000)], fade_out_ms=ms) for ms in (0, 1000, 5000)]
    none, short, long = (keys(planned(timeline)) for timeline in timelines)
    assert [one == two for one, two in zip(none, short, strict=True)] == [True, True, True, False]
    assert [one == two for one, two in zip(none, long, strict=True)] == [True, True, False, False]


@pytest.mark.parametrize(
    "change",
    [
        {"in_ms": 40},
        {"speed": 1.5},
        {"fade_in_ms": 200},
        {"transform": {"fit": "letterbox"}},
        {"transform": {"zoom": "in"}},
        {"transform": {"mirrored": True}},
    ],
    ids=str,
)
def test_what_is_done_to_a_shot_is_in_its_key(change: dict[str, object]) -> None:
    plain, done = (keys(planned(draft([clip(CLIPS[0], 0, 3000, **more)]))) for more in ({}, change))
    assert set(plain).isdisjoint(done)


def test_canvas_rate_quality_and_ffmpegs_version_are_in_every_key() -> None:
    timeline = draft([clip(CLIPS[0], 0, 3000)])
    canvas = planned(timeline.model_copy(update={"m": timeline.m.model_copy(update={"width": 200})}))
    rate = planned(timeline.model_copy(update={"m": timeline.m.model_copy(update={"fps": 25})}))
    usual = planned(timeline)
    high = replace(usual, quality="high")
    assert len({key for made in (usual, canvas, rate, high) for key in keys(made)}) == 4
    files = Files({CLIPS[0].id: Path("a.mp4")}, {CLIPS[0].id: Footage()}, [])
    assert len({chunk_key(usual, chunks(usual)[0], files, version) for version in ("9", "10")}) == 2


def test_a_line_of_a_caption_file_is_only_in_the_chunks_that_show_it() -> None:
    def with_line(text: str) -> list[str]:
        made = plan(draft([clip(CLIPS[0], 0, 12_000)]), ON_PAPER)
        style = plan(draft([clip(CLIPS[0], 0, 2000)], text=[words("x", 0, 900)]), ON_PAPER).captions[0].style
        lines = (Line("first", 0, 60), Line(text, 200, 60))
        split = apart(replace(made, captions=(Caption("", style, 0, 300, lines=lines),)))
        assert [(one.first, one.frames) for one in split.captions] == [(0, 60), (200, 60)]
        return keys(replace(split, captions=tuple(replace(one, text=one.lines[0].text) for one in split.captions)))

    one, two = with_line("hello"), with_line("goodbye")
    assert [first == second for first, second in zip(one, two, strict=True)] == [True, False, False]


# pixels


def raw(arguments: list[str]) -> list[str]:
    """A digest of each picture that a command draws, before it is encoded."""
    at = arguments.index("-frames:v")
    drawn = [*arguments[:at], *arguments[at : at + 6], "-f", "framemd5", "-"]
    program = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-hide_banner"]
    done = subprocess.run([*program, *drawn], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    return [line.rsplit(",", 1)[1].strip() for line in done.stdout.splitlines() if not line.startswith("#")]


class Studio(Bench):
    """A bench with a few small clips on it, the same for all examples."""

    def __init__(self, folder: Path, media: MediaMaker) -> None:
        super().__init__(folder)
        small = (160, 90)
        self.clips = [
            self.bring(media.video("steady.mp4", seconds=5, colour="testsrc2", size=small)),
            self.bring(media.video("slow.mp4", seconds=4, colour="testsrc2", size=(90, 160), fps=25)),
            self.bring(media.video("phone.mov", seconds=3, colour="testsrc2", size=(128, 96), vfr=True)),
        ]

    def files(self, made: Plan, work: Path) -> Files:
        known = {one.id: one for one in self.clips}
        footage = {key: one.footage or Footage() for key, one in known.items()}
        return Files({key: self.library.path(one) for key, one in known.items()}, footage, lettered(made, work))


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, media: MediaMaker) -> Studio:
    return Studio(tmp_path_factory.mktemp("studio"), media)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_chunk_alone_and_a_run_have_the_very_pixels_of_the_film_in_one_pass(
    studio: Studio, tmp_path: Path, data: st.DataObject
) -> None:
    timeline = draft(
        row(data.draw(clips(studio.clips))), text=data.draw(TEXTS), width=96, height=54, **data.draw(FADES)
    )
    made = planned(timeline, {one.id: one for one in studio.clips})
    files = studio.files(made, tmp_path)
    shots = tuple(Cut(shot, 0, shot.frames) for shot in made.shots)
    film = raw(picture(made, Chunk(0, made.frames, shots, tuple(range(len(made.captions)))), files, Path("x.mp4")))
    assert len(film) == made.frames
    for run in runs(chunks(made), made.fps):
        together = run_command(made, run, files, "x-%d.mp4")
        assert raw(together) == film[run[0].first : run[-1].first + run[-1].frames]
    one = data.draw(st.sampled_from(chunks(made)))
    overlays = [files.overlays[number] for number in one.captions]
    assert (
        raw(picture(*alone(made, one), replace(files, overlays=overlays), Path("x.mp4")))
        == (film[one.first : one.first + one.frames])
    )


def test_keys_name_contents_and_no_places(studio: Studio, tmp_path: Path) -> None:
    timeline = draft([clip(studio.clips[0], 0, 2000)], text=[words("hello", 300, 900)])
    made = planned(timeline, {one.id: one for one in studio.clips})
    found = []
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        files = named(studio.files(made, tmp_path / name), {one.id: one for one in studio.clips})
        assert not any(path.is_absolute() for path in (*files.media.values(), *(one.file for one in files.overlays)))
        found.append([chunk_key(made, chunk, files, "9") for chunk in chunks(made)])
    assert found[0] == found[1]
