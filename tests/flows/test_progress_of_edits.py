"""How far an edit is: counted while the studio looks into files, not made up where nobody knows."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from contract.scripted_cloud import ScriptedCloud, open_cloud
from media_maker import MediaMaker
from reelwright.errors import NotPossible
from reelwright.flows.meter import Meter, stages_of
from reelwright.flows.progress import Progress
from reelwright.flows.service import Service
from watching import Opened, Watched

pytestmark = pytest.mark.anyio
BEST = [{"op": "highlight", "duration_ms": 10_000}]  # looks at pictures and listens


@pytest.fixture
async def footage(service: Service, media: MediaMaker, watch: Watched) -> Service:
    """A film of two busy clips of 30 s, which nobody has looked into."""
    clips = [media.video(f"busy{n}.mp4", seconds=30, colour="testsrc2", size=(320, 180), freq=300 + n) for n in (1, 2)]
    await service.upload([str(clip) for clip in clips], [], project="main", watch=watch)
    await service.edit("", [{"op": "combine"}], project="main", watch=watch)
    return service


async def told(service: Service, edits: list[dict[str, object]]) -> list[Progress]:
    watch = Watched()
    await service.edit("", edits, project="main", watch=watch)
    return watch.told


async def test_looking_for_the_best_moments_is_counted_on_one_scale_that_ends_at_its_total(footage: Service) -> None:
    found = [progress for progress in await told(footage, BEST) if progress.total]
    assert len(found) > 3
    assert {progress.total for progress in found} == {63.0}
    done = [progress.done for progress in found]
    assert done == sorted(done)
    assert done[-1] == 63.0
    assert any(0 < at < 30 for at in done), "it is told while a file is looked through, not only after it"
    shares = [progress.share for progress in found if progress.share is not None]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert list(dict.fromkeys(progress.what for progress in found)) == ["busy1.mp4", "busy2.mp4"]


async def test_what_was_looked_at_before_takes_no_time_and_is_not_counted(footage: Service) -> None:
    await told(footage, BEST)
    await told(footage, [{"op": "undo"}])
    assert not [progress for progress in await told(footage, BEST) if progress.total]


async def test_an_edit_that_looks_at_nothing_has_no_scale(footage: Service) -> None:
    found = await told(footage, [{"op": "text", "text": "Hi"}])
    assert found
    assert all((progress.total, progress.share) == (None, None) for progress in found)


async def test_listening_for_beats_is_counted_whether_there_are_any(
    service: Service, media: MediaMaker, watch: Watched
) -> None:
    clips = [media.video(f"{colour}.mp4", seconds=2, colour=colour, size=(320, 180)) for colour in ("red", "blue")]
    files = [*clips, media.song("song.wav", seconds=20)]
    await service.upload([str(file) for file in files], [], project="main", watch=watch)
    await service.edit("combine my clips and use song.wav as the music", [], project="main", watch=watch)
    found = Watched()
    with pytest.raises(NotPossible):
        await service.edit("cut to the beat", [], project="main", watch=found)
    last = [progress for progress in found.told if progress.total][-1]
    assert (last.what, last.done, last.total) == ("song.wav", 2.0, 2.0)


def test_a_scale_that_begins_late_is_kept_and_never_falls() -> None:
    """An edit says nothing of its length at first; once somebody counts, it stays measured."""
    meter = Meter(stages_of("edit", {"intents": [{"action": "edit", "text": "a"}]}))
    shares = []
    for second, progress in enumerate(
        [Progress("editing"), Progress("editing", 0, 8), Progress("editing", 6, 8), Progress("editing", 4, 8)]
    ):
        meter = meter.after(progress, float(second))
        shares.append(read.share if (read := meter.read(float(second))) else None)
    assert shares == [None, 0.0, 0.75, 0.75]


@pytest.fixture
async def cloud() -> AsyncIterator[ScriptedCloud]:
    async with open_cloud() as cloud:
        yield cloud


async def test_of_an_edit_in_the_cloud_nothing_is_made_up(opened: Opened, cloud: ScriptedCloud) -> None:
    environ = {"REELWRIGHT_BACKEND": "cloud", "NEMO_API_URL": cloud.url, "REELWRIGHT_TIME_SCALE": "0.02"}
    async with opened(**environ) as service:
        watch = Watched()
        await service.edit("make a film about bees", [], project="main", watch=watch)
    assert {(progress.stage, progress.total, progress.share) for progress in watch.told} == {("editing", None, None)}
