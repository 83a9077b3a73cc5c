"""The mixed sound of films, judged by its samples: ducking, volumes for a while, joins, loudness, where songs end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from media_maker import MediaMaker
from reelwright.draft.model import Draft, LevelSpan, Segment
from reelwright.errors import BadRequest, NotPossible
from reelwright.studio import music
from reelwright.studio.asset import Asset
from reelwright.studio.render import envelope, mixdown, sound
from reelwright.studio.render.ffmpeg import run
from reelwright.studio.render.parts import SAMPLE_RATE, Gain, Plan, Song, Sound
from reelwright.studio.render.plan import plan
from render_drafts import asset, clip, composed, draft, joined
from rendering import Bench
from speaking import silent, spoken, write

Samples = NDArray[np.float32]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def talk(bench: Bench, media: MediaMaker, tmp_path: Path) -> Callable[[Samples], Asset]:
    """Takes in a small film with this sound."""

    def make(heard: Samples) -> Asset:
        path, film = write(tmp_path / "talk.wav", heard), tmp_path / "talk.mp4"
        seconds = str(len(heard) / SAMPLE_RATE)
        picture = ("-f", "lavfi", "-i", f"color=s=64x64:r=30:d={seconds}")
        media.ffmpeg(*picture, "-i", str(path), "-c:v", "libx264", "-preset", "ultrafast", "-shortest", str(film))
        return bench.bring(film)

    return make


def planned(bench: Bench, timeline: Draft) -> tuple[Plan, dict[str, Path]]:
    assets = bench.assets(timeline)
    return plan(timeline, assets), {key: bench.library.path(found) for key, found in assets.items()}


def read(path: Path) -> Samples:
    """The samples of a float WAV, as (n, 2)."""
    content = path.read_bytes()
    start = content.index(b"data") + 8
    return np.frombuffer(content[start:], "<f4").reshape(-1, 2)


async def mixed(bench: Bench, timeline: Draft) -> tuple[Samples, sound.Master]:
    film, files = planned(bench, timeline)
    work = bench.folder / "mixing"
    work.mkdir(exist_ok=True)
    out = work / "mix.wav"
    master = await mixdown.mix(film, files, work, out, 60.0)
    return read(out), master


def level(heard: Samples, begin: float, end: float) -> float:
    """RMS in dB between two times in seconds."""
    piece = heard[round(begin * SAMPLE_RATE) : round(end * SAMPLE_RATE)]
    return float(20 * np.log10(np.sqrt((piece**2).mean()) + 1e-9))


def spans(*rows: tuple[int, int | None, float]) -> list[LevelSpan]:
    return [LevelSpan(start_ms=start, end_ms=end, volume=volume) for start, end, volume in rows]


# ducking


async def lufs(path: Path, begin: float, end: float) -> float:
    command = ["-loglevel", "level+info", "-ss", f"{begin}", "-t", f"{end - begin}", "-i", f"file:{path}"]
    done = await run([*command, "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"], time_limit=30)
    return sound.loudness(done.messages).lufs


async def test_music_steps_back_by_the_set_loudness_while_somebody_speaks(
    bench: Bench, media: MediaMaker, talk: Callable[[Samples], Asset]
) -> None:
    talking = talk(np.concatenate([silent(2.5), spoken(3.0), silent(2.5)]))
    song = bench.bring(media.song("song.wav", seconds=8, freq=330))
    parts = {}
    for ducked in (0.0, 10.0):
        timeline = draft([clip(talking, 0, 8000)], sound=[clip(song, 0, 8000, role="music", duck_db=ducked)])
        film, files = planned(bench, timeline)
        spoken_at = await mixdown.speech(film, files, bench.folder, 60)
        alone = replace(film, sounds=tuple(piece for piece in film.sounds if piece.music))
        out = bench.folder / f"music{ducked:.0f}.wav"
        curves = mixdown.draw(alone, spoken_at, bench.folder)
        await run(sound.mix(alone, files, {}, out, curves), time_limit=60)
        parts[ducked] = out
    drop = await lufs(parts[0.0], 3.0, 5.3) - await lufs(parts[10.0], 3.0, 5.3)
    assert drop == pytest.approx(10.0, abs=0.3)
    for begin, end in ((0.2, 2.2), (6.2, 7.8)):
        beside = await lufs(parts[0.0], begin, end) - await lufs(parts[10.0], begin, end)
        assert beside == pytest.approx(0.0, abs=0.1)


async def test_ducking_comes_and_goes_smoothly(
    bench: Bench, media: MediaMaker, talk: Callable[[Samples], Asset]
) -> None:
    talking = talk(np.concatenate([silent(1.5), spoken(1.5), silent(2)]))
    song = bench.bring(media.song("song.wav", seconds=5, freq=500))
    film, files = planned(
        bench, draft([clip(talking, 0, 5000)], sound=[clip(song, 0, 5000, role="music", duck_db=12.0)])
    )
    spoken_at = await mixdown.speech(film, files, bench.folder, 60)
    curve = envelope.curve(film.sounds[-1], spoken_at)[envelope.LEAD : -envelope.LEAD]
    assert np.abs(np.diff(curve)).max() < 0.02
    assert curve[1300] == pytest.approx(1.0, abs=0.01)
    assert curve[1600:2900].max() < 10 ** (-11.5 / 20)
    assert curve[3700] == pytest.approx(1.0, abs=0.01)


async def test_music_does_not_step_back_for_a_clip_that_is_muted_or_only_hums(
    bench: Bench, media: MediaMaker, talk: Callable[[Samples], Asset]
) -> None:
    talking, humming = talk(spoken(2.0)), bench.bring(media.video("hum.mp4", seconds=2, freq=100, size=(64, 64)))
    song = bench.bring(media.song("song.wav", seconds=2))
    for picture in (clip(talking, 0, 2000, volume=0), clip(humming, 0, 2000)):
        film, files = planned(bench, draft([picture], sound=[clip(song, 0, 2000, role="music", duck_db=10.0)]))
        assert await mixdown.speech(film, files, bench.folder, 60) == []


async def test_a_film_with_ducking_is_as_loud_as_any_other(bench: Bench, talk: Callable[[Samples], Asset]) -> None:
    talking = talk(np.concatenate([spoken(2.5), silent(1.5)]))
    film = await bench.film(
        draft([clip(talking, 0, 4000)], sound=[composed("upbeat", 4000, duck_db=10.0, volume=0.35)])
    )
    measured = film.loudness()
    assert measured.lufs == pytest.approx(-14, abs=1)
    assert measured.peak < -1


# volumes for a while


async def test_a_volume_for_a_while_holds_exactly_then_and_does_not_click(bench: Bench, media: MediaMaker) -> None:
    quiet = bench.bring(media.video("quiet.mp4", seconds=3, audio="none", size=(64, 64)))
    song = bench.bring(media.song("song.wav", seconds=3, freq=200))
    row = clip(song, 0, 3000, role="music", volume=1.0, levels=spans((1000, 2000, 0.0), (2400, None, 0.5)))
    heard, _ = await mixed(bench, draft([clip(quiet, 0, 3000)], sound=[row]))
    usual = level(heard, 0.2, 0.9)
    assert level(heard, 1.0, 2.0) < usual - 55
    assert level(heard, 2.1, 2.3) == pytest.approx(usual, abs=0.1)
    assert level(heard, 2.45, 2.9) == pytest.approx(usual - 6.02, abs=0.1)
    steepest = 2 * np.pi * 200 / SAMPLE_RATE * np.abs(heard).max()
    assert np.abs(np.diff(heard, axis=0)).max() < 1.3 * steepest


async def test_a_clips_level_stays_with_its_sound_when_the_clip_is_cut_or_sped_up(
    bench: Bench, media: MediaMaker
) -> None:
    tone = bench.bring(media.video("tone.mp4", seconds=3, size=(64, 64)))
    mute = {"levels": spans((1000, 2000, 0.0))}
    cut, _ = await mixed(bench, draft([clip(tone, 0, 2000, in_ms=500, out_ms=2500, **mute)]))
    assert level(cut, 0.55, 1.45) < -60 < -30 < level(cut, 0.1, 0.4)
    fast, _ = await mixed(bench, draft([clip(tone, 0, 1500, out_ms=3000, speed=2.0, **mute)]))
    assert level(fast, 0.55, 0.95) < -60 < -30 < level(fast, 1.1, 1.4)


def test_a_level_of_a_clip_that_plays_backwards_is_turned_round() -> None:
    tone = asset("tone.mp4", duration_ms=3000)
    made = plan(draft([clip(tone, 0, 3000, out_ms=3000, reverse=True, levels=spans((0, 1000, 0.0)))]), {tone.id: tone})
    assert made.sounds[0].gains == (Gain(96_000, 144_000, 0.0),)


def test_a_song_that_is_only_heard_for_a_while_is_still_mixed() -> None:
    tone, song = asset("tone.mp4"), asset("song.mp3", kind="audio", duration_ms=2000)
    row = clip(song, 0, 2000, role="music", volume=0, levels=spans((500, 1000, 1.0)))
    made = plan(draft([clip(tone, 0, 2000)], sound=[row]), {tone.id: tone, song.id: song})
    assert [piece.music for piece in made.sounds] == [False, True]
    assert sound.as_usual(made) == replace(made)


def test_levels_that_make_no_sense_are_refused() -> None:
    tone = asset("tone.mp4")
    with pytest.raises(BadRequest, match="volume"):
        plan(draft([clip(tone, 0, 1000, levels=spans((0, 10, 99.0)))]), {tone.id: tone})
    with pytest.raises(NotPossible, match="201 times"):
        plan(draft([clip(tone, 0, 1000, levels=spans(*[(n, n + 1, 0.5) for n in range(201)]))]), {tone.id: tone})
    row = composed("calm", 1000)
    row.x.source.tempo = 9e9  # type: ignore[union-attr]
    with pytest.raises(BadRequest, match="tempo"):
        plan(draft([clip(tone, 0, 1000)], sound=[row]), {tone.id: tone})


@pytest.mark.parametrize("at", [0, 48_000])
def test_a_curve_begins_and_ends_where_its_sound_does(at: int) -> None:
    piece = Sound(Song("calm", 1), at, 48_000, gains=(Gain(at + 24_000, at + 48_000, 0.0),))
    curve = envelope.curve(piece, [])
    assert len(curve) == 1000 + 2 * envelope.LEAD
    assert curve[envelope.LEAD] == 1.0
    assert curve[envelope.LEAD + 510 : envelope.LEAD + 1000].max() < 1e-6


# joins


def row_of(of: Asset, lengths: list[int], **more: object) -> list[Segment]:
    at, out = 0, []
    for length in lengths:
        out.append(clip(of, at, length, in_ms=at, out_ms=at + length, **more))
        at += length
    return out


async def test_hard_cuts_do_not_click_and_leave_no_hole(bench: Bench, media: MediaMaker) -> None:
    """A tone cut into pieces that follow each other, at odd times: heard as one tone."""
    tone = bench.bring(media.video("tone.mp4", seconds=3, size=(64, 64), freq=300))
    heard, _ = await mixed(bench, draft(row_of(tone, [333, 517, 411, 700, 639])))
    whole = heard[2400:-2400].mean(axis=1)
    steepest = 2 * np.pi * 300 / SAMPLE_RATE * np.abs(whole).max()
    assert np.abs(np.diff(whole)).max() < 1.25 * steepest
    loud = [np.abs(whole[start : start + 480]).max() for start in range(0, len(whole) - 480, 480)]
    assert min(loud) > 0.25 * max(loud)


async def test_different_sounds_meet_without_a_jump(bench: Bench, media: MediaMaker) -> None:
    low = bench.bring(media.video("low.mp4", seconds=2, size=(64, 64), freq=150))
    high = bench.bring(media.video("high.mp4", seconds=2, size=(64, 64), freq=410))
    row = [clip((low, high)[n % 2], 370 * n, 370, in_ms=113 * n % 700, out_ms=113 * n % 700 + 370) for n in range(6)]
    heard, _ = await mixed(bench, draft(row))
    steepest = 2 * np.pi * 410 / SAMPLE_RATE * np.abs(heard).max()
    assert np.abs(np.diff(heard, axis=0)).max() < 1.5 * steepest


# composed music and the film's cuts


@pytest.mark.parametrize("join", [0, 500])
def test_the_last_chord_of_composed_music_falls_on_the_last_cut(join: int) -> None:
    tone = asset("tone.mp4", duration_ms=60_000)
    more = joined(duration=join) if join else {}
    row = [clip(tone, (4000 - join) * n, 4000, out_ms=4000, **more) for n in range(5)]
    made = plan(draft(row, sound=[composed("cinematic", 5 * 4000 - 4 * join)]), {tone.id: tone})
    song = made.sounds[-1].source
    assert isinstance(song, Song)
    cut = (4000 - join) * 4 / 1000 + join / 2000
    assert song.land == pytest.approx(cut, abs=0.02)
    beats = music.beats(song.mood, made.seconds, song.seed, land=song.land)
    assert beats[-1] == pytest.approx(song.land, abs=1e-6)


async def test_a_preset_that_asks_for_another_loudness_gets_it(bench: Bench, media: MediaMaker) -> None:
    tone = bench.bring(media.video("tone.mp4", seconds=2, size=(64, 64)))
    film = await bench.film(draft([clip(tone, 0, 2000)], loudness_lufs=-18.0))
    assert film.loudness().lufs == pytest.approx(-18, abs=1)
