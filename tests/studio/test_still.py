"""Single frames: what a render would show at that time, small."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from media_maker import MediaMaker
from reelwright.draft.model import Draft
from reelwright.errors import EmptyTimeline, FileNotFound
from reelwright.studio.asset import Asset
from reelwright.studio.findings import Footage
from reelwright.studio.render.still import still
from render_drafts import asset, clip, draft, joined, words

pytestmark = pytest.mark.anyio


@pytest.fixture
def files(media: MediaMaker) -> tuple[dict[str, Asset], dict[str, Path]]:
    paths = {name: media.video(f"{name}.mp4", colour=name, seconds=2) for name in ("red", "blue")}
    return {name: asset(name, file=f"{name}.mp4", footage=Footage()) for name in paths}, paths


async def shown(film: Draft, at_ms: int, files: tuple[dict[str, Asset], dict[str, Path]], work: Path) -> Image.Image:
    return Image.open(io.BytesIO(await still(film, *files, at_ms, work)))


def rough(pixel: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(round(value / 64) for value in pixel)


async def test_a_frame_is_that_of_the_shot_at_its_time(files, tmp_path) -> None:
    red, blue = files[0]["red"], files[0]["blue"]
    film = draft([clip(red, 0, 2000), clip(blue, 2000, 2000)])
    found = [rough((await shown(film, at, files, tmp_path)).getpixel((90, 160))) for at in (0, 1900, 2100, 99_000)]
    assert found == [(4, 0, 0), (4, 0, 0), (0, 0, 4), (0, 0, 4)]


async def test_in_the_middle_of_a_crossfade_both_shots_are_seen(files, tmp_path) -> None:
    red, blue = files[0]["red"], files[0]["blue"]
    film = draft([clip(red, 0, 2000, **joined(duration=1000)), clip(blue, 1000, 2000)])
    early, middle, late = [(await shown(film, at, files, tmp_path)).getpixel((90, 160)) for at in (1100, 1500, 1900)]
    assert early[0] > middle[0] > late[0]
    assert early[2] < middle[2] < late[2]


async def test_a_text_is_on_the_frames_of_its_time_only(files, tmp_path) -> None:
    film = draft([clip(files[0]["red"], 0, 2000)], text=[words("WWW", 1000, 1000)])
    before, during = [await shown(film, at, files, tmp_path) for at in (500, 1500)]
    white = [int((np.asarray(image).min(axis=-1) > 200).sum()) for image in (before, during)]
    assert white[0] == 0
    assert white[1] > 200


async def test_a_large_canvas_gives_a_small_frame_of_its_shape(files, tmp_path) -> None:
    film = draft([clip(files[0]["red"], 0, 1000)], width=1920, height=1080)
    assert (await shown(film, 0, files, tmp_path)).size == (720, 404)


async def test_a_file_that_is_gone_and_an_empty_film_are_said(files, tmp_path) -> None:
    assets, _ = files
    with pytest.raises(FileNotFound, match="is gone"):
        await still(draft([clip(assets["red"], 0, 1000)]), assets, {"red": tmp_path / "no.mp4"}, 0, tmp_path)
    with pytest.raises(EmptyTimeline):
        await still(Draft(), *files, 0, tmp_path)
    assert not list(tmp_path.iterdir())
