from __future__ import annotations

import re
import subprocess
import time
import wave
from itertools import pairwise
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from reelwright.draft.model import MOODS
from reelwright.errors import BadRequest
from reelwright.studio import music
from reelwright.studio.composer import form, score, theory
from reelwright.studio.composer.styles import STYLES

RATE = music.RATE
LENGTHS = (0.5, 1.0, 2.5, 7.3, 20.0)


def measured_lufs(path: Path) -> float:
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    command = [ffmpeg, "-nostdin", "-hide_banner", "-i", path, "-af", "ebur128", "-f", "null", "-"]
    report = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stderr
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", report)[-1])


def chroma(sound: np.ndarray) -> np.ndarray:
    """How much energy each pitch class has, C first, from 110 to 1760 Hz."""
    size = 1 << 15
    mono = sound.mean(axis=1)
    spectrum = np.zeros(size // 2 + 1)
    for start in range(0, len(mono) - size, size // 2):
        spectrum += np.abs(np.fft.rfft(mono[start : start + size] * np.hanning(size))) ** 2
    hz = np.fft.rfftfreq(size, 1 / RATE)
    used = (hz > 110) & (hz < 1760)
    notes = np.round(69 + 12 * np.log2(hz[used] / 440)).astype(int) % 12
    return np.bincount(notes, spectrum[used], 12)


@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize("seconds", LENGTHS)
def test_a_piece_is_exactly_as_long_as_asked_and_never_clips(mood, seconds):
    sound = music.compose(mood, seconds, 3)
    assert sound.shape == (round(seconds * RATE), 2)
    assert sound.dtype == np.float32
    assert np.isfinite(sound).all()
    assert 0.2 < np.abs(sound).max() <= music.PEAK


def test_an_odd_length_is_met_to_the_sample():
    assert len(music.compose("calm", 1.234567)) == round(1.234567 * RATE)


@pytest.mark.parametrize("mood", MOODS)
def test_the_same_arguments_give_the_same_samples_and_another_seed_another_piece(mood):
    first = music.compose(mood, 6.0, 1)
    assert np.array_equal(first, music.compose(mood, 6.0, 1))
    assert not np.array_equal(first, music.compose(mood, 6.0, 2))


@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize("seconds", [3.0, 12.0, 45.0])
def test_every_mood_and_length_is_equally_loud(mood, seconds, tmp_path):
    path = tmp_path / "song.wav"
    music.write_wav(path, mood, seconds, 5)
    assert measured_lufs(path) == pytest.approx(music.LOUDNESS, abs=1.5)


@pytest.mark.parametrize("mood", MOODS)
def test_a_piece_rings_out_into_silence_at_its_very_end(mood):
    sound = np.abs(music.compose(mood, 15.0, 2))
    last_chord = round(music.beats(mood, 15.0, 2)[-1] * RATE)
    assert sound[last_chord : last_chord + RATE].max() > 0.2
    assert sound[-round(0.05 * RATE) :].max() < 0.01
    assert (sound[-100:] == 0).all()
    tail = [sound[-round((back + 0.3) * RATE) : -round(back * RATE)].max() for back in (1.2, 0.9, 0.6, 0.3)]
    assert tail == sorted(tail, reverse=True)


@pytest.mark.parametrize("mood", MOODS)
def test_a_piece_has_no_offset_and_no_clicks(mood):
    sound = music.compose(mood, 20.0, 4)
    assert np.abs(sound.mean(axis=0)).max() < 2e-3
    assert np.abs(np.diff(sound, axis=0)).max() < 0.5
    assert np.abs(sound[:8]).max() < 0.05


@pytest.mark.parametrize("mood", MOODS)
def test_blocks_meet_without_a_seam(mood):
    blocks = list(music.render(mood, 12.0, 6))
    assert len(blocks) > 2
    usual = np.abs(np.diff(np.concatenate(blocks), axis=0)).max()
    for before, after in pairwise(blocks):
        assert np.abs(after[0] - before[-1]).max() <= 0.6 * usual


@pytest.mark.parametrize("mood", MOODS)
def test_what_sounds_is_in_the_key_of_the_score(mood):
    for seed in (0, 1):
        energy = chroma(music.compose(mood, 24.0, seed))
        in_key = sum(energy[pitch_class] for pitch_class in score.key_of(mood, seed).classes())
        assert in_key > 0.85 * energy.sum()


@pytest.mark.parametrize("mood", MOODS)
def test_every_note_of_the_score_is_in_key(mood):
    classes = score.key_of(mood, 9).classes()
    pitched = [note for note in score.write(mood, 60.0, 9) if note.pitch]
    assert len(pitched) > 100
    assert {note.pitch % 12 for note in pitched} <= classes


@pytest.mark.parametrize("mood", MOODS)
def test_a_piece_grows_from_its_intro_to_its_main_part(mood):
    seconds = 50.0
    sound, shape = music.compose(mood, seconds, 1), score.outline(mood, seconds, 1)
    assert [section.part for section in shape.sections][:3] == ["intro", "build", "main"]
    bar = round(4 * shape.beat * RATE)
    intro, main = sound[:bar], sound[round(shape.final_at * RATE) - 4 * bar : round(shape.final_at * RATE) - 3 * bar]
    assert np.sqrt((main**2).mean()) > 1.3 * np.sqrt((intro**2).mean())


@pytest.mark.parametrize("mood", MOODS)
def test_a_piece_is_wide_but_survives_mono(mood):
    left, right = music.compose(mood, 15.0, 1).T
    alike = np.corrcoef(left, right)[0, 1]
    assert 0.4 < alike < 0.995


@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize("seconds", [0.5, 4.0, 33.0, 600.0])
def test_beats_are_even_and_end_with_the_last_chord(mood, seconds):
    beats = music.beats(mood, seconds, 1)
    assert beats[0] == 0.0
    assert beats[-1] < seconds
    steps = np.diff(beats)
    assert len(steps) == 0 or np.ptp(steps) < 1e-6
    assert len(steps) == 0 or STYLES[mood].tempo * 0.85 < 60 / steps[0] < STYLES[mood].tempo * 1.15


@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize(("seconds", "last_cut"), [(12.0, 9.7), (30.0, 27.31), (61.0, 57.0), (600.0, 597.2)])
def test_the_last_chord_falls_on_the_last_cut(mood, seconds, last_cut):
    beats = music.beats(mood, seconds, 1, land=last_cut)
    assert beats[-1] == pytest.approx(last_cut, abs=1e-6)
    assert STYLES[mood].tempo * 0.82 < 60 / beats[1] < STYLES[mood].tempo * 1.22


@pytest.mark.parametrize("mood", MOODS)
def test_the_last_chord_is_struck_where_the_beats_say(mood):
    """Everything before it is one bar's worth of notes; on the cut they all land at once."""
    struck = [note for note in score.write(mood, 20.0, 2, land=17.0) if abs(note.start - 17.0) < 0.12]
    assert len(struck) >= 4
    assert not [note for note in score.write(mood, 20.0, 2, land=17.0) if note.start > 17.2]


@pytest.mark.parametrize("last_cut", [0.4, 3.0, 19.9, 20.0, 25.0])
def test_a_last_cut_that_leaves_no_fitting_time_to_ring_is_passed_over(last_cut):
    assert music.beats("upbeat", 20.0, 1, land=last_cut) == music.beats("upbeat", 20.0, 1)


@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize("tempo", [60.0, 97.31, 120.0, 180.0])
@pytest.mark.parametrize("seconds", [2.0, 17.3, 90.0])
def test_a_tempo_that_was_asked_for_is_kept(mood, tempo, seconds):
    beats = music.beats(mood, seconds, 3, tempo=tempo)
    assert beats[-1] < seconds
    assert np.diff(beats) == pytest.approx(60 / tempo)
    assert music.tempo_of(mood, seconds, 3, tempo=tempo) == pytest.approx(tempo)
    assert len(music.compose(mood, 2.0, 3, tempo=tempo)) == 2 * RATE


def test_a_tempo_bends_unheard_to_end_on_a_cut():
    beats = music.beats("happy", 30.0, 1, tempo=120.0, land=27.08)
    assert beats[-1] == pytest.approx(27.08)
    assert 60 / beats[1] == pytest.approx(120, rel=0.01)


@pytest.mark.parametrize("tempo", [0.0, 10.0, 1e9, float("nan")])
def test_a_tempo_that_no_music_has_is_refused(tempo):
    with pytest.raises(BadRequest, match="tempo"):
        music.beats("calm", 10.0, tempo=tempo)


def test_there_are_at_least_six_moods_and_they_differ_in_tempo_and_instruments():
    assert len(MOODS) >= 6
    assert len({STYLES[mood].tempo for mood in MOODS}) == len(MOODS)
    players = [frozenset(layer.voice for layer in STYLES[mood].layers) for mood in MOODS]
    assert all(len(one & other) < 0.7 * len(one | other) for one in players for other in players if one is not other)


def test_sound_sets_in_on_the_beats():
    """The energy's rises of an upbeat piece lie on the grid of its sixteenths far more than beside it."""
    sound, beats = music.compose("upbeat", 20.0, 1), music.beats("upbeat", 20.0, 1)
    hop = 240
    level = np.log1p(100 * np.sqrt((sound[: len(sound) // hop * hop].mean(1).reshape(-1, hop) ** 2).mean(1)))
    rises = np.maximum(0, np.diff(level))

    def strength(shift: float) -> float:
        places = [round((beat + shift * (beats[1] - beats[0])) * RATE / hop) for beat in beats[8:-1]]
        return float(np.mean([rises[place - 2 : place + 4].max() for place in places]))

    assert strength(0.0) > 2 * strength(0.12)


def test_a_trimmed_film_keeps_its_key_and_tune():
    longer, shorter = (score.write("lofi", seconds, 4) for seconds in (40.0, 38.0))
    tune = [[note.pitch for note in notes if note.voice == "vibes"][:8] for notes in (longer, shorter)]
    assert tune[0] == tune[1]


@pytest.mark.parametrize("bars", range(200))
def test_sections_add_up_to_the_bars_that_were_asked_for(bars):
    sections = form.sections(bars)
    assert sum(section.bars for section in sections) == bars
    assert all(section.bars > 0 for section in sections)


@pytest.mark.parametrize("seconds", [0.5, 0.9, 3.3, 10.0, 61.7, 3600.0])
def test_the_form_leaves_room_for_the_last_chord(seconds):
    shape = form.plan(seconds, 100.0, 3.0)
    assert 0 <= shape.final_at < seconds
    assert seconds - shape.final_at < 6.0


def test_voicings_move_little_from_chord_to_chord():
    key = theory.Key(7, theory.MAJOR)
    voicings = [theory.voicing(theory.diatonic(key, degree, "triad"), 60) for degree in (0, 4, 5, 3)]
    for before, after in pairwise(voicings):
        assert max(abs(a - b) for a, b in zip(before, after, strict=True)) <= 5


def test_a_wav_file_holds_the_composed_samples(tmp_path):
    path = tmp_path / "song.wav"
    music.write_wav(path, "lofi", 2.0, 1)
    with wave.open(str(path), "rb") as song:
        assert (song.getframerate(), song.getnchannels(), song.getsampwidth()) == (RATE, 2, 2)
        read = np.frombuffer(song.readframes(song.getnframes()), "<i2").reshape(-1, 2)
    assert np.allclose(read / 32767, music.compose("lofi", 2.0, 1), atol=1 / 32767)
    assert list(tmp_path.iterdir()) == [path]


def test_a_long_film_comes_in_blocks_of_bounded_size():
    """Over three minutes: the gain is found on the opening, the rest streams."""
    blocks = music.render("lofi", 200.0, 1)
    sizes = [block.nbytes for block in blocks]
    assert sum(sizes) == 200 * RATE * 2 * 4
    assert max(sizes) < 2_000_000


def test_composing_is_many_times_faster_than_listening():
    started = time.process_time()
    music.compose("upbeat", 30.0, 8)
    assert time.process_time() - started < 3.0


@pytest.mark.parametrize("seconds", [0.0, -1.0, float("nan"), float("inf"), 1e9])
def test_a_length_that_cannot_be_is_refused_at_once(seconds, tmp_path):
    for attempt in (music.compose, music.render, music.beats):
        with pytest.raises(BadRequest, match="cannot be"):
            attempt("calm", seconds)
    with pytest.raises(BadRequest):
        music.write_wav(tmp_path / "song.wav", "calm", seconds)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_mood_is_refused_with_the_known_ones():
    with pytest.raises(BadRequest, match="polka") as caught:
        music.compose("polka", 10.0)
    assert all(mood in caught.value.hint for mood in MOODS)
