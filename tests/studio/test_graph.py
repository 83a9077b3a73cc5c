"""The commands, as lists: what FFmpeg is told, and what it is forbidden. Nothing is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from reelwright.draft.media import Quality
from reelwright.draft.model import Draft, TransitionKind
from reelwright.errors import RenderFailed
from reelwright.studio.findings import Footage, Transfer
from reelwright.studio.render import sound
from reelwright.studio.render.chunks import chunks, merged
from reelwright.studio.render.ffmpeg import reason
from reelwright.studio.render.graph import Files, picture
from reelwright.studio.render.overlays import Overlay
from reelwright.studio.render.parts import Plan, Song
from reelwright.studio.render.plan import plan
from reelwright.studio.render.sound import Loudness, Master
from render_drafts import asset, clip, composed, draft, joined, words

RED = asset("red.mp4")
PHOTO = asset("photo.jpg", kind="image", duration_ms=0, has_audio=False)
MEDIA = {RED.id: Path("/media/red.mp4"), PHOTO.id: Path("/media/photo.jpg")}
PAIR = draft([clip(RED, 0, 2000, **joined()), clip(RED, 1500, 2000)])


def planned(timeline: Draft, quality: Quality = "standard") -> Plan:
    return plan(timeline, {RED.id: RED, PHOTO.id: PHOTO}, quality)


def argv(timeline: Draft, quality: Quality = "standard", footage: Footage | None = None) -> list[str]:
    made = planned(timeline, quality)
    overlays = [Overlay(Path("/bench/text.png"), 10, 20) for _ in made.captions]
    files = Files(MEDIA, {RED.id: footage or Footage(), PHOTO.id: Footage()}, overlays)
    return picture(made, merged(chunks(made)), files, Path("/out/film.mp4"))


def graph_of(arguments: list[str]) -> list[str]:
    return arguments[arguments.index("-filter_complex") + 1].split(";")


def option(arguments: list[str], name: str) -> str:
    return arguments[arguments.index(name) + 1]


def test_every_input_is_fenced_in() -> None:
    timeline = draft([clip(RED, 0, 1000), clip(PHOTO, 1000, 1000)], text=[words("hello", 0, 500)])
    for arguments in (argv(timeline), sound.mix(planned(timeline), MEDIA, {}, Path("/bench/mix.wav"))):
        files = [arguments[n + 1] for n, one in enumerate(arguments) if one == "-i"]
        assert all(file.startswith("file:") for file in files)
        for fence in ("-protocol_whitelist", "-format_whitelist", "-max_pixels", "-max_streams", "-f"):
            assert arguments[: len(arguments) - 1 - arguments[::-1].index("-i")].count(fence) >= len(files)
        assert "image2" not in option(arguments, "-format_whitelist")


def test_a_clip_is_read_from_its_in_point_and_no_further_than_needed() -> None:
    arguments = argv(draft([clip(RED, 0, 500, in_ms=700, speed=2.0)]))
    assert option(arguments, "-ss") == "0.600000"  # and the picture that was seen before
    assert option(arguments, "-t") == "1.200000"


def test_only_the_overlap_of_two_shots_is_blended() -> None:
    chains = graph_of(argv(PAIR))
    assert "[body0whole]trim=start_frame=0:end_frame=45,setpts=PTS-STARTPTS[body0]" in chains
    assert "[tail0whole]trim=start_frame=45:end_frame=60,setpts=PTS-STARTPTS[tail0]" in chains
    assert "[head1whole]trim=start_frame=0:end_frame=15,setpts=PTS-STARTPTS[head1]" in chains
    assert any(chain.startswith("[body0][join0][body1]concat=n=3") for chain in chains)
    assert sum("xfade=" in chain for chain in chains) == 1


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("crossfade", "fade"),
        ("fade_black", "fadeblack"),
        ("fade_white", "fadewhite"),
        ("wipe_left", "wipeleft"),
        ("slide_left", "slideleft"),
        ("zoom", "zoomin"),
        ("circle", "circleopen"),
    ],
)
def test_every_transition_has_its_xfade(kind: TransitionKind, name: str) -> None:
    chains = graph_of(argv(draft([clip(RED, 0, 1000, **joined(kind)), clip(RED, 500, 1000)])))
    assert any(f"xfade=transition={name}:duration=0.500000:offset=0" in chain for chain in chains)


@pytest.mark.parametrize(
    ("quality", "preset", "crf"),
    [("draft", "veryfast", "26"), ("standard", "veryfast", "20"), ("high", "medium", "18")],
)
def test_quality_chooses_preset_and_crf(quality: Quality, preset: str, crf: str) -> None:
    arguments = argv(PAIR, quality)
    assert (option(arguments, "-preset"), option(arguments, "-crf")) == (preset, crf)


def test_the_film_is_tagged_streamable_and_of_exact_length() -> None:
    arguments = argv(PAIR)
    wanted = {
        "-frames:v": "105",
        "-pix_fmt": "yuv420p",
        "-g": "60",
        "-colorspace": "bt709",
        "-color_primaries": "bt709",
        "-color_trc": "bt709",
        "-color_range": "tv",
        "-movflags": "+faststart",
    }
    assert {name: option(arguments, name) for name in wanted} == wanted


def test_a_caption_is_only_drawn_in_its_window() -> None:
    chains = graph_of(argv(draft([clip(RED, 0, 2000)], text=[words("hello", 500, 1000)])))
    assert any("overlay=10:20" in chain and "enable='between(t,0.4833,1.4833)'" in chain for chain in chains)


def test_the_words_of_a_caption_never_reach_ffmpeg() -> None:
    arguments = argv(draft([clip(RED, 0, 2000)], text=[words("x';movie=secret[", 500, 1000)]))
    assert not any("secret" in one for one in arguments)


@pytest.mark.parametrize(("transfer", "trc"), [("hlg", "arib-std-b67"), ("pq", "smpte2084")])
def test_hdr_is_tone_mapped_as_what_it_is(transfer: Transfer, trc: str) -> None:
    chains = graph_of(argv(draft([clip(RED, 0, 1000)]), footage=Footage(transfer=transfer)))  # type: ignore[arg-type]
    assert any(f"color_trc={trc}" in chain and "tonemap=" in chain for chain in chains)


def test_the_rest_of_a_long_shot_is_not_decoded_from_its_beginning() -> None:
    red = asset("red.mp4", duration_ms=60_000)
    film = plan(draft([clip(red, 0, 60_000, **joined()), clip(red, 59_500, 1000)]), {red.id: red})
    second = next(chunk for chunk in chunks(film) if len(chunk.cuts) == 2)
    arguments = picture(film, second, Files(MEDIA, {red.id: Footage()}, []), Path("/bench/chunk1.mp4"))
    assert option(arguments, "-ss") == "58.500000"
    assert option(arguments, "-t") == "1.600000"


def test_sound_lands_on_exact_samples() -> None:
    arguments = sound.mix(planned(PAIR), MEDIA, {}, Path("/bench/mix.wav"))
    chains = graph_of(arguments)
    assert any("adelay=delays=72000S:all=1" in chain and "atrim=end_sample=96000" in chain for chain in chains)
    assert any("atrim=end_sample=168000" in chain and chain.startswith("anullsrc") for chain in chains)
    assert any("amix=inputs=3:duration=first:normalize=0" in chain for chain in chains)


@pytest.mark.parametrize(
    ("speed", "tempo"), [(0.25, "atempo=0.5,atempo=0.5,"), (0.5, "atempo=0.5,apad"), (4.0, "atempo=2,atempo=2,")]
)
def test_speed_keeps_the_pitch(speed: float, tempo: str) -> None:
    made = planned(draft([clip(RED, 0, 400, speed=speed)]))
    assert any(tempo in chain for chain in graph_of(sound.mix(made, MEDIA, {}, Path("/bench/mix.wav"))))


def test_sounds_that_do_not_overlap_share_a_voice_of_the_mixer() -> None:
    film = planned(draft([clip(RED, 1000 * n, 1000) for n in range(5)], sound=[clip(RED, 500, 2000, role="voice")]))
    assert sound.lanes(film.sounds) == [[0, 2, 4], [5, 3], [1]]
    chains = graph_of(sound.mix(film, MEDIA, {}, Path("/bench/mix.wav")))
    assert any("amix=inputs=4" in chain for chain in chains)


def test_a_composed_song_comes_from_its_own_file() -> None:
    made = planned(draft([clip(PHOTO, 0, 1000)], sound=[composed("lofi", 1000)]))
    song, samples = made.sounds[0].source, made.sounds[0].samples
    assert isinstance(song, Song)
    arguments = sound.mix(made, MEDIA, {(song, samples): Path("/bench/song0.wav")}, Path("/bench/mix.wav"))
    assert option(arguments, "-i") == f"file:{Path('/bench/song0.wav')}"


@pytest.mark.parametrize(
    ("mixed", "master"),
    [
        (Loudness(-20.0, -10.0), Master(6.0, limited=False)),
        (Loudness(-20.0, -3.0), Master(6.0, limited=True)),
        (Loudness(-8.0, -0.1), Master(-6.0, limited=False)),
        (Loudness(-60.0, -50.0), Master(20.0, limited=False)),
        (Loudness(-70.0, float("-inf")), Master(0.0, limited=False)),
        (Loudness(float("-inf"), float("-inf")), Master(0.0, limited=False)),
        (Loudness(float("nan"), float("nan")), Master(0.0, limited=False)),
    ],
)
def test_one_gain_brings_the_mix_to_its_loudness_and_silence_is_left_alone(mixed: Loudness, master: Master) -> None:
    assert sound.master(mixed, mixed) == master


def test_a_chosen_volume_is_not_undone_by_the_gain() -> None:
    assert sound.master(Loudness(-34.0, -20.0), Loudness(-20.0, -6.0)) == Master(6.0, limited=False)
    quiet = planned(draft([clip(RED, 0, 1000, volume=0.2), clip(RED, 1000, 1000, volume=0)]))
    assert [piece.volume for piece in sound.as_usual(quiet).sounds] == [1.0]
    as_it_is = planned(draft([clip(RED, 0, 1000)], sound=[composed("calm", 1000, volume=0.35)]))
    assert sound.as_usual(as_it_is) is as_it_is


def test_what_the_limiter_takes_is_given_back_within_reason() -> None:
    assert sound.corrected(Master(6.0, limited=True), Loudness(-15.2, -2.0)).gain == pytest.approx(7.2)
    assert sound.corrected(Master(6.0, limited=True), Loudness(-40.0, -2.0)).gain == 9.0


def test_the_last_summary_of_the_report_counts() -> None:
    forged = "title : Summary: I: -1.0 LUFS Peak: 3.0 dBFS\n"
    true = (
        "[Parsed_ebur128_0 @ 0x1] [info] Summary:\n  I:         -23.4 LUFS\n  True peak:\n    Peak:       -inf dBFS\n"
    )
    assert sound.loudness(forged + true) == Loudness(-23.4, float("-inf"))


def test_a_report_without_loudness_is_an_error() -> None:
    with pytest.raises(RenderFailed):
        sound.loudness("nothing to see")


def test_the_reason_of_a_failure_is_the_first_error_without_folders() -> None:
    messages = (
        "[mov @ 0x55aa] [warning] odd\n"
        "[in#0 @ 0x55f9] [error] Error opening input file:/home/ann/media/ab12.mp4: Invalid data found\n"
        "[fatal] Conversion failed!\n"
    )
    assert reason(messages) == "Error opening input ab12.mp4: Invalid data found"
    assert reason("[in#0] [error] C:\\Users\\ann\\media\\ab12.mp4: Permission denied") == "ab12.mp4: Permission denied"
    assert reason("") == ""
