"""A film from a cluster of real processes is the film from this machine; workers may be lost, and work be cancelled."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import anyio
import pytest

pytest.importorskip("distributed", reason="Dask is not installed")
from distributed import Client, LocalCluster

from media_maker import MediaMaker
from reelwright.draft.model import Draft
from reelwright.errors import NotPossible, RenderFailed
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.cluster import DaskWorkers
from reelwright.studio.render.film import render
from reelwright.studio.render.plan import plan
from reelwright.studio.render.workers import Crew, LocalProcesses, Order
from render_drafts import clip, draft, joined, words
from rendering import Bench

PATIENCE_S = 60


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two processes of one thread each, on loopback."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as cluster:
        yield cluster


@pytest.fixture
def asking(cluster: LocalCluster) -> Iterator[Client]:
    """Looks at what the cluster does."""
    with Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=PATIENCE_S)
        yield client


@pytest.fixture
def crew(cluster: LocalCluster, tmp_path: Path) -> Crew:
    return partial(DaskWorkers, cluster.scheduler_address, str(tmp_path / "exchange"))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def timeline(bench: Bench, media: MediaMaker) -> Draft:
    """Clips with a blend between them, and a title: several chunks."""
    clips = [bench.bring(media.video(f"{n}.mp4", colour="testsrc2", freq=300 + n)) for n in range(3)]
    row = [clip(clips[0], 0, 1000, **joined(duration=300)), clip(clips[1], 700, 1000), clip(clips[2], 1700, 1000)]
    return draft(row, text=[words("Here", 0, 900)])


def endless(source: Path, out: Path) -> Order:
    """A clip again and again, as fast as it plays, for ten minutes."""
    command = ["-stream_loop", "-1", "-re", "-i", f"file:{source}", "-an", "-f", "segment", "-y", f"file:{out}-%d.mp4"]
    return Order(tuple(command), 10**6, 600.0, 10**9, (out.with_name(f"{out.name}-0.mp4"),))


async def rendered(bench: Bench, timeline: Draft, crew: Crew, name: str) -> dict[str, str]:
    """Render with an empty cache; the digest of each piece in it, by its name."""
    work, cache = bench.folder / f"{name} work", Cache(bench.folder / f"{name} cache")
    work.mkdir()
    assets = bench.assets(timeline)
    media = {key: bench.library.path(asset) for key, asset in assets.items()}
    out, made = bench.folder / f"{name}.mp4", plan(timeline, assets, "draft")
    await render(made, media, work, out, lambda stage, done: None, cache, crew)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in cache.folder.glob("*.mp4")}


async def until(right: Callable[[], bool]) -> None:
    with anyio.fail_after(PATIENCE_S):
        while not await anyio.to_thread.run_sync(right):  # noqa: ASYNC110 -- the cluster is asked
            await anyio.sleep(0.05)


async def test_a_film_from_the_cluster_has_the_very_bytes_of_one_from_here(
    bench: Bench, timeline: Draft, crew: Crew, tmp_path: Path
) -> None:
    here = await rendered(bench, timeline, LocalProcesses, "here")
    there = await rendered(bench, timeline, crew, "there")
    assert len(here) >= 3
    assert there == here
    assert (bench.folder / "there.mp4").read_bytes() == (bench.folder / "here.mp4").read_bytes()
    assert not list((tmp_path / "exchange" / "made").iterdir())


async def test_a_worker_that_is_killed_in_the_middle_costs_time_only(
    bench: Bench, media: MediaMaker, crew: Crew, asking: Client
) -> None:
    moving = bench.bring(media.video("moving.mp4", colour="testsrc2", size=(640, 360), seconds=2))
    timeline = draft([clip(moving, 0, 2000), clip(moving, 2000, 1500)], width=720, height=1280)
    here = await rendered(bench, timeline, LocalProcesses, "here")
    pids = await anyio.to_thread.run_sync(asking.run, os.getpid)
    killed: list[str] = []

    def kill_one_at_work() -> bool:
        busy = [address for address, names in asking.processing().items() if names]
        if busy:
            os.kill(pids[busy[0]], signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            killed.append(busy[0])
        return bool(busy)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(until, kill_one_at_work)
        there = await rendered(bench, timeline, crew, "there")
    assert killed
    assert there == here


async def test_cancelling_ends_what_a_worker_does(
    crew: Crew, asking: Client, tmp_path: Path, media: MediaMaker
) -> None:
    order = endless(media.video("endless.mp4"), tmp_path / "out")
    heard: list[float] = []

    def running() -> bool:
        return any(asking.run(_tasks_under_way).values())

    async with crew() as workers:
        future = workers.submit(order, heard.append)
        await until(lambda: running() and bool(heard))
        assert future.cancel()
        await until(lambda: not running())
    assert not list(tmp_path.glob("out-*"))


async def test_leaving_ends_what_the_workers_do(crew: Crew, asking: Client, tmp_path: Path, media: MediaMaker) -> None:
    order = endless(media.video("endless.mp4"), tmp_path / "out")

    def running() -> bool:
        return any(asking.run(_tasks_under_way).values())

    async with crew() as workers:
        workers.submit(order, lambda done: None)
        await until(running)
    await until(lambda: not running())


async def test_no_more_is_sent_than_the_workers_can_take_on(
    crew: Crew, asking: Client, tmp_path: Path, media: MediaMaker
) -> None:
    orders = [endless(media.video("endless.mp4"), tmp_path / f"out{number}") for number in range(6)]
    async with crew() as workers:
        assert workers.slots == 3
        for order in orders:
            workers.submit(order, lambda done: None)
        await until(lambda: sum(asking.run(_tasks_under_way).values()) == 2)
        assert asking.run_on_scheduler(_tasks_known) == 3


async def test_what_is_wrong_with_an_order_is_said_and_not_tried_again(
    crew: Crew, tmp_path: Path, media: MediaMaker
) -> None:
    broken = media.file("broken.mp4", b"no film")
    order = Order(("-i", f"file:{broken}", f"file:{tmp_path}/out-%d.mp4"), 1, 60.0, 10**9, (tmp_path / "out-0.mp4",))
    async with crew() as workers:
        future = workers.submit(order, lambda done: None)
        await until(future.done)
    with pytest.raises(RenderFailed, match="FFmpeg failed"):
        future.result()


async def test_a_cluster_that_does_not_answer_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(RenderFailed, match=address):
        async with DaskWorkers(address, str(tmp_path), patience=0.5):
            pass


async def test_a_place_that_nothing_here_can_read_is_refused(cluster: LocalCluster) -> None:
    with pytest.raises(NotPossible, match="nothing installed reads"):
        async with DaskWorkers(cluster.scheduler_address, "nosuchkind://somewhere"):
            pass


def _tasks_under_way(dask_worker: object) -> int:
    return len(dask_worker.active_threads)  # type: ignore[attr-defined]


def _tasks_known(dask_scheduler: object) -> int:
    return len(dask_scheduler.tasks)  # type: ignore[attr-defined]
