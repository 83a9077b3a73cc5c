"""Exports that are no plain MP4: what kind of file comes out, and how large it is at most."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from reelwright.draft.output import Output
from reelwright.errors import NotPossible
from reelwright.studio.render.footage import Film
from reelwright.studio.render.outputs import made_as
from reelwright.studio.render.plan import plan
from render_drafts import clip, composed, draft
from rendering import Bench


class Exports:
    """A film of two seconds of coloured noise with music, exported as whatever is wanted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bench = Bench(folder)
        noise = np.random.default_rng(1).integers(0, 255, (90, 160, 3), dtype=np.uint8)
        Image.fromarray(noise).resize((320, 180), Image.Resampling.NEAREST).save(folder / "noise.png")
        photo = self.bench.bring(folder / "noise.png")
        song = [composed("calm", 2000)]
        self.draft = draft([clip(photo, 0, 2000, transform={"zoom": "in"})], sound=song, width=320, height=180)
        self.out = folder / "out"

    async def make(self, output: Output) -> Film:
        assets = self.bench.assets(self.draft)
        media = {key: self.bench.library.path(asset) for key, asset in assets.items()}
        work = self.folder / f"work-{output.format}-{output.max_mb}"
        work.mkdir()
        made = plan(self.draft, assets, "draft")
        return await made_as(output, made, media, work, self.out, lambda stage, done: None, self.bench.cache)


@pytest.fixture
def exports(tmp_path: Path) -> Exports:
    return Exports(tmp_path)


@pytest.mark.parametrize(
    ("kind", "picture", "sound"),
    [
        ("hevc", "hevc", "aac"),
        ("webm", "vp9", "opus"),
        ("gif", "gif", None),
        ("m4a", None, "aac"),
        ("mp3", None, "mp3"),
        ("png", "png", None),
        ("jpg", "mjpeg", None),
    ],
)
async def test_each_format_has_its_codecs(exports: Exports, kind: str, picture: str | None, sound: str | None):
    film = await exports.make(Output.model_validate({"format": kind}))
    with av.open(str(exports.out)) as made:
        streams = made.streams
        assert (streams.video[0].codec_context.name if streams.video else None) == picture
        found = streams.audio[0].codec_context.name if streams.audio else None
        assert (found.removeprefix("lib").removesuffix("float") if found else None) == sound
    assert film.size == exports.out.stat().st_size


@pytest.mark.parametrize(("kind", "most"), [("mp4", 0.1), ("hevc", 0.1), ("gif", 0.3), ("mp3", 0.05)])
async def test_a_size_is_kept_to(exports: Exports, kind: str, most: float):
    film = await exports.make(Output.model_validate({"format": kind, "max_mb": most}))
    assert film.size <= most * 1_000_000
    if kind in ("mp4", "hevc"):
        assert film.size >= most * 950_000


async def test_a_film_that_is_small_enough_is_left_as_it_is(exports: Exports):
    film = await exports.make(Output(max_mb=500))
    assert film.size < 2_000_000
    with av.open(str(exports.out)) as made:
        assert made.streams.video[0].frames == 60


async def test_what_cannot_be_so_small_is_refused(exports: Exports):
    exports.draft.t[0].sg[0].d = exports.draft.t[1].sg[0].d = 20_000
    with pytest.raises(NotPossible):
        await exports.make(Output(max_mb=0.05))


async def test_a_picture_shows_its_moment(exports: Exports):
    await exports.make(Output(format="png", at_ms=0))
    first = np.asarray(Image.open(exports.out).convert("RGB")).astype(int)
    exports.folder.joinpath("work-png-None").rename(exports.folder / "used")
    await exports.make(Output(format="png", at_ms=1900))
    last = np.asarray(Image.open(exports.out).convert("RGB")).astype(int)
    assert first.shape == last.shape == (180, 320, 3)
    assert np.abs(first - last).mean() > 10
