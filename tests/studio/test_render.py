"""Films, judged by decoding what came out: frames, colours, places, pitch, loudness."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import anyio
import av
import numpy as np
import pytest

from media_maker import MediaMaker
from reelwright.draft.model import MUSIC_VOLUME, Mood
from reelwright.errors import FileNotFound, RenderFailed
from reelwright.studio.render.ffmpeg import run
from reelwright.studio.render.film import render
from reelwright.studio.render.graph import XFADE
from reelwright.studio.render.inputs import guarded
from reelwright.studio.render.plan import plan
from render_drafts import clip, composed, draft, joined, words
from rendering import Bench

RED, BLUE, GREEN, WHITE, BLACK = (255, 0, 0), (0, 0, 255), (0, 128, 0), (255, 255, 255), (0, 0, 0)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def near(found: Sequence[int], wanted: Sequence[int], within: int = 12) -> bool:
    return all(abs(one - other) <= within for one, other in zip(found, wanted, strict=True))


async def test_a_film_of_everything_is_exactly_what_was_asked_for(bench: Bench, media: MediaMaker) -> None:
    red = bench.bring(media.video("red.mp4", colour="red", fps=24))
    phone = bench.bring(media.video("phone.mov", colour="blue", rotate=90, vfr=True, audio="mono", rate=44_100))
    odd = bench.bring(media.video("odd.mkv", colour="lime", odd=True, audio="none"))
    wide = bench.bring(media.video("wide.avi", colour="yellow", size=(320, 180), audio="stereo"))
    web = bench.bring(media.video("web.webm", colour="white", size=(176, 144), audio="5.1"))
    moving = bench.bring(media.gif("moving.gif"))
    photo = bench.bring(media.photo("photo.webp", mode="RGBA", colour=(0, 128, 0, 255)))
    song = bench.bring(media.song("song.mp3", seconds=2, cover=True))
    timeline = draft(
        [
            clip(red, 0, 900, **joined()),
            clip(phone, 400, 900, **joined("wipe_left", 300)),
            clip(odd, 1000, 900),
            clip(wide, 1900, 900),
            clip(web, 2800, 900),
            clip(moving, 3700, 300),
            clip(photo, 4000, 1000, transform={"zoom": "out"}),
        ],
        sound=[clip(song, 0, 5000, role="music", volume=0.35)],
        text=[words("Everything 都有", 200, 2000)],
        fade_out_ms=300,
    )
    film = await bench.film(timeline)
    assert film.pictures.shape == (150, 320, 180, 3)
    assert abs(len(film.sound) - 5 * 48_000) < 1024
    with av.open(str(film.path)) as container:
        picture, sound = container.streams.video[0], container.streams.audio[0]
        codec = picture.codec_context
        assert (codec.name, codec.pix_fmt, picture.average_rate, picture.frames) == ("h264", "yuv420p", 30, 150)
        assert (int(codec.color_primaries), int(codec.color_trc), int(codec.colorspace)) == (1, 1, 1)
        assert int(codec.color_range) == 1
        assert (sound.codec_context.name, sound.rate, sound.channels) == ("aac", 48_000, 2)
        assert container.duration == pytest.approx(5_000_000, abs=25_000)
    boxes = film.boxes()
    assert boxes.index("moov") < boxes.index("mdat")
    assert near(film.colour(5, 0.05, 0.05), RED)
    assert near(film.colour(50, 0.05, 0.95), (0, 255, 0))
    assert near(film.colour(70, 0.05, 0.05), (255, 255, 0))
    assert near(film.colour(100, 0.05, 0.05), WHITE)
    assert near(film.colour(125), GREEN)
    assert near(film.colour(149), BLACK, 24)


async def test_a_crossfade_shows_only_one_clip_before_and_after_and_both_within(
    bench: Bench, media: MediaMaker
) -> None:
    red, blue = bench.bring(media.video("red.mp4")), bench.bring(media.video("blue.mp4", colour="blue"))
    film = await bench.film(draft([clip(red, 0, 1000, **joined()), clip(blue, 500, 1000)]))
    assert len(film.pictures) == 45
    assert near(film.colour(14), RED)
    assert near(film.colour(22), (136, 0, 119), 20)
    assert near(film.colour(30), BLUE)
    reds = [film.colour(frame)[0] for frame in range(14, 31)]
    assert all(later <= earlier for earlier, later in pairwise(reds))


async def test_every_transition_ends_in_the_next_clip_and_costs_no_frame(bench: Bench, media: MediaMaker) -> None:
    red, blue = bench.bring(media.video("red.mp4")), bench.bring(media.video("blue.mp4", colour="blue"))
    row = [clip((red, blue)[n % 2], 700 * n, 1000, **joined(kind, 300)) for n, kind in enumerate(XFADE)]
    film = await bench.film(draft([*row, clip(blue, 700 * len(row), 1000)]))
    assert len(film.pictures) == 21 * len(row) + 30
    for number in range(len(row) + 1):
        assert near(film.colour(21 * number + 15), BLUE if number % 2 or number == len(row) else RED)


async def test_a_wide_clip_fills_a_tall_canvas_in_three_ways(bench: Bench, media: MediaMaker) -> None:
    red = bench.bring(media.video("red.mp4", colour="red"))
    corners = {}
    for fit in ("crop", "blur", "letterbox"):
        film = await bench.film(draft([clip(red, 0, 200, transform={"fit": fit})]))
        corners[fit] = film.colour(3, 0.5, 0.02)
        assert near(film.colour(3), RED)
    assert near(corners["crop"], RED)
    assert near(corners["blur"], RED, 20)
    assert near(corners["letterbox"], BLACK)


async def test_a_blurred_background_is_blurred_and_the_picture_on_it_is_not(bench: Bench, media: MediaMaker) -> None:
    photo = bench.bring(media.photo("halves.png", (320, 180), "black", corner="white"))
    film = await bench.film(draft([clip(photo, 0, 100)], width=360, height=640))
    picture = film.pictures[0, :, :, 1].astype(int)
    sharpest_step = np.abs(np.diff(picture, axis=1)).max(axis=1)
    assert sharpest_step[250:300].min() > 150  # the white quarter ends at the middle of the picture
    assert sharpest_step[:180].max() < 60


async def test_rotated_video_is_upright(bench: Bench, media: MediaMaker) -> None:
    phone = bench.bring(media.video("phone.mp4", colour="smptebars", size=(320, 180), rotate=90))
    film = await bench.film(draft([clip(phone, 0, 200)]))
    assert (phone.width, phone.height) == (180, 320)
    picture = film.pictures[3].astype(int)
    assert np.abs(picture[:, 60] - picture[:, 100]).mean() < 12  # the vertical bars now lie flat
    assert np.abs(picture[60, :] - picture[240, :]).mean() > 60


async def test_exif_orientation_is_applied(bench: Bench, media: MediaMaker) -> None:
    photo = bench.bring(media.photo("turned.jpg", (320, 180), "green", corner="white", exif_orientation=6))
    film = await bench.film(draft([clip(photo, 0, 200)]))
    assert near(film.colour(3, 0.8, 0.2), WHITE)
    assert near(film.colour(3, 0.2, 0.2), GREEN)


async def test_untagged_sd_video_and_full_range_photos_keep_their_colours(bench: Bench, media: MediaMaker) -> None:
    tan = "0xc86432"
    video = bench.bring(media.video("tan.mp4", colour=tan))
    photo = bench.bring(media.photo("tan.jpg", colour=(200, 100, 50)))
    film = await bench.film(draft([clip(video, 0, 200), clip(photo, 200, 200)]))
    assert near(film.colour(3), (200, 100, 50), 5)
    assert near(film.colour(9), (200, 100, 50), 5)


async def test_hdr_is_brought_into_range(bench: Bench, media: MediaMaker) -> None:
    white = bench.bring(media.video("white.mp4", colour="white", hdr=True))
    gray = bench.bring(media.video("gray.mp4", colour="gray", hdr=True))
    film = await bench.film(draft([clip(white, 0, 200), clip(gray, 200, 200)]))
    assert min(film.colour(3)) > 240
    assert 110 < film.colour(9)[1] < 175  # HLG is made to look right on an SDR screen up to the mid-tones
    assert max(film.colour(9)) - min(film.colour(9)) < 6


async def test_transparent_pictures_lie_on_black_or_on_their_own_blur(bench: Bench, media: MediaMaker) -> None:
    photo = bench.bring(media.photo("half.png", mode="RGBA", colour=(255, 0, 0, 0), corner=(255, 255, 255, 255)))
    film = await bench.film(draft([clip(photo, 0, 200, transform={"fit": "letterbox"})]))
    assert near(film.colour(3, 0.25, 0.45), WHITE)
    assert near(film.colour(3, 0.75, 0.55), BLACK)


async def test_a_source_that_is_too_short_holds_its_last_frame(bench: Bench, media: MediaMaker) -> None:
    short = bench.bring(media.video("short.mp4", colour="blue", seconds=0.4))
    film = await bench.film(draft([clip(short, 0, 1500)]))
    assert len(film.pictures) == 45
    assert near(film.colour(44), BLUE)
    assert film.level(0.6, 1.4) < 0.001


async def test_only_the_asked_part_of_a_clip_is_shown(bench: Bench, media: MediaMaker) -> None:
    moving = bench.bring(media.gif("moving.gif", colours=("red", "lime", "blue", "white"), frame_ms=200))
    film = await bench.film(draft([clip(moving, 0, 400, in_ms=200, out_ms=600)]))
    assert len(film.pictures) == 12
    assert near(film.colour(1), (0, 255, 0))
    assert near(film.colour(10), BLUE)


async def test_a_clip_may_begin_in_the_middle_of_a_picture_that_lasts(bench: Bench, media: MediaMaker) -> None:
    slow = bench.bring(media.gif("slow.gif", colours=("red", "lime", "blue"), frame_ms=700))
    film = await bench.film(draft([clip(slow, 0, 500, in_ms=1000), clip(slow, 500, 300, in_ms=1800)]))
    assert [near(film.colour(frame), (0, 255, 0)) for frame in (0, 5, 11)] == [True] * 3
    assert [near(film.colour(frame), BLUE) for frame in (12, 14, 15, 23)] == [True] * 4


async def test_a_gap_in_the_timeline_is_black_and_silent(bench: Bench, media: MediaMaker) -> None:
    red = bench.bring(media.video("red.mp4"))
    film = await bench.film(draft([clip(red, 500, 500)]))
    assert len(film.pictures) == 30
    assert near(film.colour(7), BLACK)
    assert near(film.colour(20), RED)
    assert film.level(0.1, 0.4) < 0.001 < film.level(0.6, 0.9)


@pytest.mark.parametrize("speed", [0.25, 0.5, 2.0, 4.0])
async def test_a_change_of_speed_keeps_pitch_and_length(bench: Bench, media: MediaMaker, speed: float) -> None:
    red = bench.bring(media.video("red.mp4", seconds=2, freq=440))
    film = await bench.film(draft([clip(red, 0, 500, speed=speed)]))
    assert len(film.pictures) == 15
    assert film.pitch(0.1, 0.4) == pytest.approx(440, abs=12)


async def test_sound_changes_with_the_picture(bench: Bench, media: MediaMaker) -> None:
    low = bench.bring(media.video("low.mp4", freq=300, audio="mono", rate=44_100))
    high = bench.bring(media.video("high.mp4", freq=2000, colour="blue", audio="5.1"))
    film = await bench.film(draft([clip(low, 0, 700), clip(high, 700, 700)]))
    assert film.pitch(0.0, 0.69) == pytest.approx(300, abs=5)
    assert film.pitch(0.71, 1.4) == pytest.approx(2000, abs=5)
    assert film.level(0.69, 0.71) > 0.02
    assert np.abs(film.sound[:, 0] - film.sound[:, 1]).max() < 0.05


async def test_a_hard_cut_does_not_click(bench: Bench, media: MediaMaker) -> None:
    low = bench.bring(media.video("low.mp4", freq=100))
    film = await bench.film(draft([clip(low, 0, 333), clip(low, 333, 333, in_ms=402)]))
    steps = np.abs(np.diff(film.sound[:, 0]))
    assert steps[15_000:17_000].max() <= steps[4_000:12_000].max() * 1.5


async def test_a_crossfade_of_sound_has_no_hole(bench: Bench, media: MediaMaker) -> None:
    low, high = (bench.bring(media.video(f"{freq}.mp4", freq=freq)) for freq in (400, 1100))
    film = await bench.film(draft([clip(low, 0, 1000, **joined()), clip(high, 500, 1000)]))
    steady = film.level(0.1, 0.45)
    assert film.level(0.65, 0.85) == pytest.approx(steady, rel=0.15)


async def test_a_title_is_on_the_picture_in_its_window_only(bench: Bench, media: MediaMaker) -> None:
    blue = bench.bring(media.video("blue.mp4", colour="blue", seconds=2))
    timeline = draft([clip(blue, 0, 2000)], text=[words("SUMMER", 500, 1000)])
    film = await bench.film(timeline)
    white = (film.pictures.min(axis=3) > 200).sum(axis=(1, 2))
    assert white[:15].max() == 0
    assert white[22:38].min() > 200
    assert white[45:].max() == 0
    assert 0 <= white[16] < white[22]  # it fades in
    assert near(film.colour(30, 0.5, 0.05), BLUE)


async def test_the_film_fades_in_and_out_with_its_sound(bench: Bench, media: MediaMaker) -> None:
    white = bench.bring(media.video("white.mp4", colour="white", seconds=2))
    film = await bench.film(draft([clip(white, 0, 2000)], fade_in_ms=500, fade_out_ms=500))
    assert near(film.colour(0), BLACK)
    assert near(film.colour(30), WHITE)
    assert film.colour(59)[0] < 40
    assert film.level(0, 0.1) < film.level(0.9, 1.1) / 3
    assert film.level(1.95, 2.0) < film.level(0.9, 1.1) / 3


async def test_one_clip_fades_alone(bench: Bench, media: MediaMaker) -> None:
    white = bench.bring(media.video("white.mp4", colour="white"))
    film = await bench.film(draft([clip(white, 0, 500), clip(white, 500, 500, fade_in_ms=300)]))
    assert near(film.colour(14), WHITE)
    assert near(film.colour(15), BLACK)
    assert near(film.colour(29), WHITE)


@pytest.mark.parametrize("mood", ["upbeat", "cinematic"])
async def test_a_film_with_music_has_the_loudness_of_the_platforms(bench: Bench, media: MediaMaker, mood: Mood) -> None:
    red = bench.bring(media.video("red.mp4", seconds=2, freq=500))
    row = [clip(red, 2000 * n, 2000) for n in range(3)]
    film = await bench.film(draft(row, sound=[composed(mood, 6000, volume=MUSIC_VOLUME)]))
    measured = film.loudness()
    assert measured.lufs == pytest.approx(-14, abs=1)
    assert measured.peak < -1


async def test_a_volume_that_somebody_chose_is_heard(bench: Bench, media: MediaMaker) -> None:
    red = bench.bring(media.video("red.mp4", seconds=2))
    as_recorded = (await bench.film(draft([clip(red, 0, 2000)]))).loudness().lufs
    quieter = (await bench.film(draft([clip(red, 0, 2000, volume=0.2)]))).loudness().lufs
    assert as_recorded == pytest.approx(-14, abs=1)
    assert as_recorded - quieter == pytest.approx(14, abs=1)


async def test_a_film_without_sound_has_a_silent_track(bench: Bench, media: MediaMaker) -> None:
    mute = bench.bring(media.video("mute.mp4", audio="none"))
    film = await bench.film(draft([clip(mute, 0, 1000)]))
    assert abs(len(film.sound) - 48_000) < 1024
    assert np.abs(film.sound).max() == 0


async def test_a_short_song_goes_on_and_fades_at_the_end(bench: Bench, media: MediaMaker) -> None:
    photo, song = bench.bring(media.photo("green.jpg")), bench.bring(media.song("song.mp3", seconds=1))
    film = await bench.film(draft([clip(photo, 0, 4000)], sound=[clip(song, 0, 4000, role="music", fade_out_ms=1500)]))
    assert all(film.level(second + 0.2, second + 0.7) > 0.05 for second in range(3))
    assert film.level(3.9, 4.0) < film.level(3.0, 3.3) / 2


async def test_a_film_in_chunks_is_the_same_film(bench: Bench, media: MediaMaker) -> None:
    clips = [bench.bring(media.video(f"{rate}.mp4", seconds=3, colour="testsrc2", fps=rate)) for rate in (25, 50)]
    photo = bench.bring(media.photo("halves.png", (320, 180), "black", corner="white"))
    row = [
        clip(clips[0], 0, 2200, speed=1.25, fade_out_ms=600, **joined()),
        clip(clips[1], 1700, 2000, in_ms=300, **joined("slide_left")),
        clip(photo, 3200, 1000, transform={"zoom": "in"}, **joined("zoom")),
        clip(clips[0], 3700, 1000, transform={"fit": "letterbox"}),
    ]
    timeline = draft(row, text=[words("across", 1200, 2000)], fade_in_ms=900, fade_out_ms=900)
    once = (await bench.film(timeline, "high", in_one=True)).pictures.astype(np.int16)
    assert once.shape == (141, 320, 180, 3)
    film = await bench.film(timeline, "high")
    off = np.abs(film.pictures - once).mean(axis=(1, 2, 3))
    off_by_one = np.abs(film.pictures[1:] - once[:-1]).mean(axis=(1, 2, 3))
    assert off.max() < 3  # as two encodings differ
    assert off.mean() < off_by_one.mean() / 3
    with av.open(str(film.path)) as container:
        times = sorted(packet.pts for packet in container.demux(video=0) if packet.pts is not None)
    assert [later - earlier for earlier, later in pairwise(times)] == [512] * 140


async def test_a_shot_that_is_cut_into_chunks_holds_its_last_frame_too(bench: Bench, media: MediaMaker) -> None:
    short = bench.bring(media.video("short.mp4", colour="blue", seconds=0.4))
    red = bench.bring(media.video("red.mp4"))
    timeline = draft([clip(short, 0, 3000, **joined()), clip(red, 2500, 1000)])
    film = await bench.film(timeline)
    assert len(film.pictures) == 105
    assert near(film.colour(70), BLUE)
    assert near(film.colour(75), BLUE)
    assert near(film.colour(100), RED)


async def test_a_file_that_is_gone_is_named(bench: Bench, media: MediaMaker) -> None:
    red = bench.bring(media.video("red.mp4"))
    timeline = draft([clip(red, 0, 1000)])
    made = plan(timeline, bench.assets(timeline))
    nowhere = {red.id: bench.folder / "nowhere.mp4"}
    with pytest.raises(FileNotFound, match="is gone"):
        await render(made, nowhere, bench.folder, bench.folder / "film.mp4", lambda stage, done: None, bench.cache)


async def test_ffmpegs_own_reason_is_told_without_folders(tmp_path: Path) -> None:
    missing = tmp_path / "missing.mp4"
    with pytest.raises(RenderFailed) as failed:
        await run(["-loglevel", "level+warning", *guarded(missing), "-f", "null", "-"], time_limit=30)
    assert "No such file" in failed.value.message
    assert str(tmp_path) not in failed.value.message


@pytest.mark.parametrize("manifest", ["#EXTM3U\n#EXTINF:1,\nfile:{}\n", "ffconcat version 1.0\nfile {}\n"])
async def test_a_playlist_in_disguise_reads_nothing(tmp_path: Path, media: MediaMaker, manifest: str) -> None:
    disguised = tmp_path / "clip.mp4"
    disguised.write_text(manifest.format(media.video("red.mp4")))
    with pytest.raises(RenderFailed):
        await run(["-loglevel", "level+warning", *guarded(disguised), "-f", "null", "-"], time_limit=30)


_ENDLESS = ["-f", "lavfi", "-i", "color=s=64x64", "-f", "null", "-"]


async def test_a_run_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(RenderFailed, match="did not finish"):
        await run(_ENDLESS, time_limit=0.3)


async def test_a_cancelled_run_is_gone_at_once() -> None:
    began = anyio.Event()
    with anyio.fail_after(8):  # a process that is not killed is waited for longer than that
        async with anyio.create_task_group() as tasks:

            async def endless() -> None:
                await run(_ENDLESS, frames=1_000_000_000, on_progress=lambda done: began.set(), time_limit=60)

            tasks.start_soon(endless)
            await began.wait()
            tasks.cancel_scope.cancel()
