"""Renders across requests, processes and crashes: one id is one film, and nothing half-made is ever left."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import anyio
import pytest
from filelock import FileLock

from media_maker import MediaMaker
from reelwright.draft.model import Draft
from reelwright.errors import AlreadyExists, BadRequest, EmptyTimeline
from reelwright.studio.asset import Asset
from reelwright.studio.render.engine import Engine
from reelwright.studio.render.records import RenderJob, RenderRecord
from render_drafts import clip, draft, words
from rendering import Bench, decode

KEPT = {"job.json", "record.json", "render.lock"}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def renders(tmp_path: Path) -> Path:
    return tmp_path / "renders"


def order(bench: Bench, timeline: Draft) -> RenderJob:
    return RenderJob(draft=timeline, assets=bench.assets(timeline), media=bench.library.folder, quality="draft")


@pytest.fixture
def short(bench: Bench, media: MediaMaker) -> RenderJob:
    """Ten frames."""
    return order(bench, draft([clip(bench.bring(media.video("red.mp4")), 0, 333)]))


@pytest.fixture
def long(bench: Bench, media: MediaMaker) -> RenderJob:
    """Longer than any test waits."""
    moving = bench.bring(media.video("moving.mp4", colour="testsrc2", size=(640, 360)))
    return order(bench, draft([clip(moving, 0, 60_000)], width=720, height=1280))


async def reaches(engine: Engine, render_id: str, wanted: Callable[[RenderRecord], bool]) -> RenderRecord:
    """Ask as a client does until the record is as `wanted`; it must be so within 30 seconds."""
    with anyio.fail_after(30):
        while True:
            record = engine.status(render_id)
            assert record is not None
            if wanted(record):
                return record
            await anyio.sleep(0.02)


def done(record: RenderRecord) -> bool:
    return record.status in ("completed", "failed", "cancelled")


def under_way(record: RenderRecord) -> bool:
    return record.stage == "picture"


def files(renders: Path, render_id: str) -> set[str]:
    return {path.name for path in (renders / render_id).iterdir()}


def folders(renders: Path) -> set[str]:
    return {path.name for path in renders.iterdir()}


async def test_a_render_ends_in_a_film_and_the_facts_about_it(renders: Path, short: RenderJob) -> None:
    async with Engine(renders, clock=lambda: 1000.0) as engine:
        first = await engine.submit("one", short)
        assert (first.status, first.progress, first.created_at) == ("pending", 0, 1000.0)
        last = await reaches(engine, "one", done)
        film = engine.film("one")
    assert film is not None
    assert last == RenderRecord(
        id="one",
        status="completed",
        progress=100,
        stage="done",
        created_at=1000.0,
        completed_at=1000.0,
        size=film.stat().st_size,
        duration_ms=333,
        width=180,
        height=320,
        fps=30,
        attempts=1,
    )
    assert len(decode(film).pictures) == 10
    assert files(renders, "one") == KEPT | {"film.mp4"}
    assert RenderRecord.model_validate_json((renders / "one" / "record.json").read_bytes()) == last


async def test_progress_only_goes_forward_and_is_full_only_at_the_end(renders: Path, long: RenderJob) -> None:
    seen: list[RenderRecord] = []
    async with Engine(renders) as engine:
        await engine.submit("one", long)
        await reaches(engine, "one", lambda record: bool(seen.append(record)) or record.progress >= 9)
        assert seen[-1].status == "processing"
    progress = [record.progress for record in seen]
    assert progress == sorted(progress)
    assert max(progress) < 100


async def test_an_id_is_used_once(renders: Path, short: RenderJob) -> None:
    async with Engine(renders) as engine:
        await engine.submit("one", short)
        with pytest.raises(AlreadyExists):
            await engine.submit("one", short)
        await reaches(engine, "one", done)
        with pytest.raises(AlreadyExists):
            await engine.submit("one", short)
    async with Engine(renders) as later:
        with pytest.raises(AlreadyExists):
            await later.submit("one", short)


@pytest.mark.parametrize("render_id", ["", "../one", "a/b", "a.b", "x" * 81, "one\n", "é"])
async def test_an_id_cannot_lead_out_of_the_folder(renders: Path, short: RenderJob, render_id: str) -> None:
    async with Engine(renders) as engine:
        with pytest.raises(BadRequest):
            await engine.submit(render_id, short)
        with pytest.raises(BadRequest):
            engine.status(render_id)
    assert folders(renders) == set()


async def test_an_unknown_render_has_no_status_film_or_end(renders: Path) -> None:
    async with Engine(renders) as engine:
        assert engine.status("one") is None
        assert engine.film("one") is None
        assert await engine.cancel("one") is False
    assert folders(renders) == set()


async def test_a_draft_that_cannot_be_rendered_is_refused_at_once(renders: Path, short: RenderJob) -> None:
    broken = short.model_copy(
        update={"draft": draft([clip(next(iter(short.assets.values())), 0, 500)], title="\ud800")}
    )
    async with Engine(renders) as engine:
        with pytest.raises(EmptyTimeline):
            await engine.submit("one", short.model_copy(update={"draft": Draft()}))
        with pytest.raises(BadRequest, match="Unicode"):
            await engine.submit("one", broken)
        assert engine.status("one") is None
    assert folders(renders) == set()


async def test_a_render_that_fails_says_why_and_leaves_no_film(renders: Path, short: RenderJob) -> None:
    (asset,) = short.assets.values()
    (short.media / asset.file).write_bytes(b"no video any more")
    async with Engine(renders) as engine:
        await engine.submit("one", short)
        record = await reaches(engine, "one", done)
        assert engine.film("one") is None
    assert record.status == "failed"
    assert record.error
    assert str(short.media) not in record.error
    assert files(renders, "one") == KEPT


async def test_a_file_outside_the_media_folder_is_not_read(renders: Path, short: RenderJob, tmp_path: Path) -> None:
    ((key, asset),) = short.assets.items()
    (short.media / asset.file).rename(tmp_path / "outside.mp4")
    stray = {key: Asset.model_validate({**asset.model_dump(), "file": "../outside.mp4"})}
    async with Engine(renders) as engine:
        await engine.submit("one", short.model_copy(update={"assets": stray}))
        assert (await reaches(engine, "one", done)).status == "failed"


async def test_cancelling_leaves_nothing_half_made(renders: Path, long: RenderJob) -> None:
    async with Engine(renders) as engine:
        await engine.submit("one", long)
        await reaches(engine, "one", under_way)
        assert await engine.cancel("one") is True
        assert files(renders, "one") == KEPT
        record = engine.status("one")
        assert record is not None
        assert record.status == "cancelled"
        assert await engine.cancel("one") is False


async def test_a_waiting_render_can_be_cancelled_before_it_begins(renders: Path, long: RenderJob) -> None:
    async with Engine(renders) as engine:
        await engine.submit("one", long)
        await engine.submit("two", long)
        await reaches(engine, "one", under_way)
        waiting = engine.status("two")
        assert waiting is not None
        assert waiting.status == "pending"
        assert await engine.cancel("two") is True
        assert engine.status("two") == waiting.model_copy(
            update={"status": "cancelled", "completed_at": engine.status("two").completed_at}  # type: ignore[union-attr]
        )


async def test_several_renders_run_side_by_side_if_asked_to(renders: Path, long: RenderJob) -> None:
    async with Engine(renders, concurrent=2) as engine:
        await engine.submit("one", long)
        await engine.submit("two", long)
        await reaches(engine, "one", under_way)
        await reaches(engine, "two", under_way)


async def test_a_render_whose_engine_stopped_is_taken_up_by_the_next_one(
    renders: Path, short: RenderJob, long: RenderJob
) -> None:
    async with Engine(renders) as engine:
        await engine.submit("busy", long)
        await engine.submit("one", short)
        await reaches(engine, "busy", under_way)
    assert files(renders, "busy") == KEPT
    async with Engine(renders) as engine:
        assert (await reaches(engine, "one", done)).status == "completed"
        film = engine.film("one")
        assert film is not None
        assert len(decode(film).pictures) == 10


def _drawing(record: Path) -> bool:
    return record.exists() and under_way(RenderRecord.model_validate_json(record.read_bytes()))


def _render_until_killed(renders: Path, job: str) -> None:
    async def main() -> None:
        async with Engine(renders) as engine:
            await engine.submit("one", RenderJob.model_validate_json(job))
            await anyio.sleep_forever()

    anyio.run(main)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
async def test_a_render_whose_process_was_killed_is_taken_up_and_films_once(renders: Path, long: RenderJob) -> None:
    process = multiprocessing.get_context("spawn").Process(
        target=_render_until_killed, args=(renders, long.model_dump_json())
    )
    process.start()
    with anyio.fail_after(30):
        while not _drawing(renders / "one" / "record.json"):  # noqa: ASYNC110 - another process sets no event
            await anyio.sleep(0.02)
    async with Engine(renders) as engine:
        before = engine.status("one")
        assert before is not None
        assert before.attempts == 1  # its process lives: we only look on
        assert before.stage == "picture"
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        again = await reaches(engine, "one", lambda record: record.attempts == 2 and under_way(record))
        assert again.created_at == before.created_at
        assert again.progress >= before.progress
        assert await engine.cancel("one") is True


async def test_a_render_that_another_process_holds_is_only_looked_at(renders: Path, long: RenderJob) -> None:
    async with Engine(renders) as owner, Engine(renders) as other:
        await owner.submit("one", long)
        await reaches(other, "one", under_way)
        assert await other.cancel("one") is True
        assert (await reaches(owner, "one", done)).status == "cancelled"
        assert (await reaches(other, "one", done)).status == "cancelled"


async def test_a_film_that_was_complete_before_the_crash_is_not_rendered_again(renders: Path, short: RenderJob) -> None:
    async with Engine(renders) as engine:
        await engine.submit("one", short)
        record = await reaches(engine, "one", done)
    kept = renders / "one" / "record.json"
    kept.write_text(record.model_copy(update={"status": "processing", "progress": 98, "size": None}).model_dump_json())
    made_at = (renders / "one" / "film.mp4").stat().st_mtime_ns
    async with Engine(renders) as engine:
        again = await reaches(engine, "one", done)
    assert (again.status, again.size) == ("completed", record.size)
    assert (renders / "one" / "film.mp4").stat().st_mtime_ns == made_at


async def test_a_render_that_takes_its_process_down_again_and_again_is_given_up(
    renders: Path, short: RenderJob
) -> None:
    async with Engine(renders) as engine:
        await engine.submit("one", short)
        record = await reaches(engine, "one", done)
        kept = renders / "one" / "record.json"
        kept.write_text(record.model_copy(update={"status": "processing", "attempts": 3}).model_dump_json())
        given_up = engine.status("one")
    assert given_up is not None
    assert (given_up.status, given_up.error) == ("failed", "It was interrupted 3 times.")


async def test_an_order_that_cannot_be_read_fails_in_words(renders: Path, short: RenderJob) -> None:
    async with Engine(renders) as engine:
        await engine.submit("one", short)
        record = await reaches(engine, "one", done)
        (renders / "one" / "job.json").write_text("{")
        (renders / "one" / "record.json").write_text(record.model_copy(update={"status": "pending"}).model_dump_json())
        broken = engine.status("one")
    assert broken is not None
    assert broken.status == "failed"


async def test_the_lock_of_a_finished_render_is_free(renders: Path, short: RenderJob) -> None:
    async with Engine(renders) as engine:
        await engine.submit("one", short)
        await reaches(engine, "one", done)
        with FileLock(renders / "one" / "render.lock", timeout=0):
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
async def test_what_is_kept_is_for_the_owner_only(renders: Path, bench: Bench, media: MediaMaker) -> None:
    job = order(bench, draft([clip(bench.bring(media.video("red.mp4")), 0, 333)], text=[words("secret", 0, 300)]))
    async with Engine(renders) as engine:
        await engine.submit("one", job)
        await reaches(engine, "one", done)
    assert (renders / "one").stat().st_mode & 0o077 == 0
    assert (renders / "one" / "job.json").stat().st_mode & 0o077 == 0
