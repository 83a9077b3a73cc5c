"""Clips brought to one loudness: measured, set, and heard in the film."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from media_maker import MediaMaker
from reelwright.draft.model import Draft
from reelwright.edits.model import Combine, Music, Volume
from reelwright.edits.ops_sound import EvenLoudness, VolumeSpan
from reelwright.errors import BadRequest
from reelwright.studio.apply import apply
from reelwright.studio.asset import Asset
from reelwright.studio.evening import mean_db
from reelwright.studio.finding.finder import FileFinder
from reelwright.studio.finding.levels import SILENT_DB, Levels
from reelwright.studio.timeline import clips, placement
from rendering import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def recorded(bench: Bench, media: MediaMaker, name: str, gain: float) -> Asset:
    """Two seconds of a tone, so much louder than usual."""
    tone, path = media.video(f"tone-{name}", seconds=2), bench.folder / name
    media.ffmpeg("-i", str(tone), "-c:v", "copy", "-af", f"volume={gain}", "-c:a", "aac", str(path))
    return bench.bring(path)


def changed(bench: Bench, assets: list[Asset], *edits: object) -> Draft:
    film = Draft()
    for number, edit in enumerate([Combine(), *edits]):
        film = apply(
            film,
            edit,
            assets,
            iter([f"{number}{letter}" for letter in "abcdef"]).__next__,  # type: ignore[arg-type]
            FileFinder(bench.library.folder),
        )
    return film


def volumes(film: Draft) -> list[float]:
    return [placement(segment).volume for segment in clips(film)]


async def test_clips_of_different_loudness_sound_equally_loud(bench: Bench, media: MediaMaker) -> None:
    assets = [recorded(bench, media, name, gain) for name, gain in (("a.mp4", 0.25), ("b.mp4", 1.0), ("c.mp4", 2.0))]
    film = changed(bench, assets, EvenLoudness())
    assert volumes(film) == pytest.approx([4.0, 1.0, 0.5], rel=0.05)
    heard = await bench.film(film, "draft")
    loud = [20 * np.log10(heard.level(at + 0.5, at + 1.5)) for at in (0, 2, 4)]
    assert max(loud) - min(loud) < 0.5


def test_a_muted_clip_stays_muted_and_the_music_as_it_is(bench: Bench, media: MediaMaker) -> None:
    assets = [recorded(bench, media, name, gain) for name, gain in (("a.mp4", 0.5), ("b.mp4", 1.0), ("c.mp4", 2.0))]
    film = changed(bench, assets, Music(mood="calm", volume=0.2), Volume(target=2, level=0.0), EvenLoudness())
    assert volumes(film)[1] == 0
    assert volumes(film)[0] == pytest.approx(volumes(film)[2] * 4, rel=0.05)
    assert [
        segment.x.volume for track in film.t for segment in track.sg if segment.x and segment.x.role == "music"
    ] == [0.2]


def test_what_is_silent_for_a_while_stays_silent(bench: Bench, media: MediaMaker) -> None:
    assets = [recorded(bench, media, name, gain) for name, gain in (("a.mp4", 0.5), ("b.mp4", 1.0), ("c.mp4", 2.0))]
    hushed = VolumeSpan(target=1, level=0.0, start_ms=0, end_ms=500)
    halved = VolumeSpan(target=3, level=0.5, start_ms=0, end_ms=500)
    film = changed(bench, assets, hushed, halved, EvenLoudness())
    first, _, third = (placement(segment) for segment in clips(film))
    assert [span.volume for span in first.levels] == [0.0]
    assert [span.volume for span in third.levels] == pytest.approx([third.volume * 0.5])


def test_one_clip_with_sound_has_nothing_to_be_evened_with(bench: Bench, media: MediaMaker) -> None:
    assets = [recorded(bench, media, "a.mp4", 1.0), bench.bring(media.video("mute.mp4", audio="none"))]
    with pytest.raises(BadRequest, match="two clips with sound"):
        changed(bench, assets, EvenLoudness())


def test_pauses_do_not_make_a_clip_quiet() -> None:
    speech, pause = (-20.0,) * 20, (-50.0,) * 60
    assert mean_db(Levels((*speech, *pause)), 0, 4000) == pytest.approx(-20.0)
    assert mean_db(Levels((SILENT_DB,) * 20), 0, 1000) is None
