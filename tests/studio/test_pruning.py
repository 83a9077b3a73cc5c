"""What goes from the shelf of renders, and when; what is needed, or in use, stays. Also what uploads leave behind."""

from __future__ import annotations

import os
from pathlib import Path

import anyio
import pytest
from filelock import FileLock

from media_maker import MediaMaker
from reelwright.draft.model import Draft
from reelwright.studio.library import Library
from reelwright.studio.render.engine import Engine
from reelwright.studio.render.pruning import Keep, prune
from reelwright.studio.render.records import RenderJob, RenderRecord, Shelf, Status
from render_drafts import clip, draft
from rendering import Bench

NOW = 2_000_000_000.0
HOUR, DAY = 3600.0, 86_400.0
KEEP = Keep(fetched=3 * DAY, others=30 * DAY, most_bytes=1000, least=HOUR)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "renders")


def put(
    shelf: Shelf,
    render_id: str,
    *,
    age: float,
    fetched: float | None = None,
    status: Status = "completed",
    size: int = 10,
) -> None:
    """A render that ended `age` seconds ago and whose film was last fetched `fetched` seconds ago."""
    record = RenderRecord(id=render_id, created_at=NOW - age)
    shelf.create(record, RenderJob(draft=Draft(), assets={}, media=shelf.folder))
    ended = {"status": status, "completed_at": None if status == "processing" else NOW - age}
    shelf.keep(record.model_copy(update=ended))
    if status == "completed":
        shelf.film(render_id).write_bytes(bytes(size))
    if fetched is not None:
        shelf.note_fetched(render_id, NOW - fetched)
    written = NOW - age
    os.utime(shelf.place(render_id) / "record.json", (written, written))


def names(shelf: Shelf) -> set[str]:
    return {path.name for path in shelf.folder.iterdir()}


def test_a_film_that_was_fetched_days_ago_goes_and_its_id_is_free_again(shelf: Shelf) -> None:
    put(shelf, "old", age=9 * DAY, fetched=4 * DAY)
    put(shelf, "used", age=9 * DAY, fetched=2 * DAY)
    prune(shelf, NOW, KEEP)
    assert names(shelf) == {"used"}
    assert shelf.record("old") is None
    put(shelf, "old", age=0)


def test_a_film_that_nobody_fetched_is_kept_for_a_month(shelf: Shelf) -> None:
    put(shelf, "waiting", age=29 * DAY)
    put(shelf, "forgotten", age=31 * DAY)
    prune(shelf, NOW, KEEP)
    assert names(shelf) == {"waiting"}


@pytest.mark.parametrize("status", ["failed", "cancelled"])
def test_a_render_that_came_to_nothing_is_kept_for_as_long_as_a_fetched_one(shelf: Shelf, status: Status) -> None:
    put(shelf, "new", age=2 * DAY, status=status)
    put(shelf, "old", age=4 * DAY, status=status)
    prune(shelf, NOW, KEEP)
    assert names(shelf) == {"new"}


def test_of_too_many_films_those_go_that_were_not_used_for_longest(shelf: Shelf) -> None:
    for number, hours in enumerate((2, 3, 4, 5)):
        put(shelf, f"film{number}", age=20 * HOUR, fetched=hours * HOUR, size=400)
    put(shelf, "waiting", age=20 * HOUR, size=5000)
    put(shelf, "fresh", age=20 * HOUR, fetched=HOUR / 2, size=5000)
    prune(shelf, NOW, KEEP)
    assert names(shelf) == {"film0", "film1", "waiting", "fresh"}


def test_a_render_that_another_process_holds_stays(shelf: Shelf) -> None:
    put(shelf, "held", age=99 * DAY, status="processing")
    shelf.bench("held")
    with FileLock(shelf.place("held") / "render.lock"):
        prune(shelf, NOW, KEEP)
        assert (shelf.place("held") / "work").is_dir()
    prune(shelf, NOW, KEEP)
    assert names(shelf) == set()


def test_the_half_made_files_of_a_dead_process_go_and_its_order_stays(shelf: Shelf) -> None:
    put(shelf, "broken", age=2 * HOUR, status="processing")
    put(shelf, "running", age=HOUR / 2, status="processing")
    for name in ("broken", "running"):
        (shelf.bench(name) / "mix.wav").write_bytes(b"half")
        shelf.part(name).write_bytes(b"half")
    prune(shelf, NOW, KEEP)
    assert not shelf.part("broken").exists()
    assert not (shelf.place("broken") / "work").exists()
    assert shelf.job("broken") is not None
    assert shelf.part("running").exists()


def test_folders_that_hold_no_render_go_once_they_are_old(shelf: Shelf) -> None:
    for name in (".one.123", "lockonly", ".new.123"):
        (shelf.folder / name).mkdir()
        (shelf.folder / name / "render.lock").touch()
    for name in (".one.123", "lockonly"):
        os.utime(shelf.folder / name, (NOW - 2 * HOUR, NOW - 2 * HOUR))
    os.utime(shelf.folder / ".new.123", (NOW, NOW))
    prune(shelf, NOW, KEEP)
    assert names(shelf) == {".new.123"}


async def test_an_engine_prunes_when_it_starts_and_after_each_film(tmp_path: Path, media: MediaMaker) -> None:
    bench = Bench(tmp_path)
    timeline = draft([clip(bench.bring(media.video("red.mp4")), 0, 200)])
    job = RenderJob(draft=timeline, assets=bench.assets(timeline), media=bench.library.folder, quality="draft")
    shelf = Shelf(tmp_path / "renders")
    time = [NOW]

    async def gone(name: str) -> None:
        with anyio.fail_after(20):
            while shelf.place(name).exists():  # noqa: ASYNC110 - a thread removes it
                await anyio.sleep(0.02)

    put(shelf, "before", age=99 * DAY)
    async with Engine(shelf.folder, clock=lambda: time[0]) as engine:
        await gone("before")
        put(shelf, "meanwhile", age=99 * DAY)
        await engine.submit("film", job)
        await gone("meanwhile")
        assert engine.film("film") is not None
        engine.note_fetched("film")
        assert shelf.fetched_at("film") == NOW
        time[0] += 4 * DAY
        await engine.submit("next", job)
        await gone("film")
        assert engine.status("film") is None
    assert bench.library.path(next(iter(job.assets.values()))).is_file()


def test_what_a_dead_process_left_among_incoming_files_goes_after_a_day(tmp_path: Path, media: MediaMaker) -> None:
    library = Library(tmp_path / "media", clock=lambda: NOW)
    for name, age in (("old", 2 * DAY), ("young", HOUR)):
        (library.incoming / name).write_bytes(b"half")
        (library.incoming / f"{name}-work").mkdir()
        (library.incoming / f"{name}-work" / "half.png").write_bytes(b"half")
        for left in (library.incoming / name, library.incoming / f"{name}-work"):
            os.utime(left, (NOW - age, NOW - age))
    (library.incoming / "upload").write_bytes(media.photo().read_bytes())
    os.utime(library.incoming / "upload", (NOW, NOW))
    asset = library.ingest(library.incoming / "upload", "photo.jpg")
    assert {path.name for path in library.incoming.iterdir()} == {"young", "young-work"}
    assert library.path(asset).is_file()
