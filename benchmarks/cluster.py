"""How much faster two workers of a Dask cluster are than one, and than no cluster; all on this machine.

    python -m benchmarks.cluster [--quick] [--rounds 3]

Each worker is a process with one thread. The film is the row of clips (`benchmarks/README.md`). Prints the medians of
the picture's seconds. On a machine with fewer free cores than two the ratio says how busy it was.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import anyio
from distributed import LocalCluster

from benchmarks import jobs
from benchmarks.drafts import draft
from benchmarks.footage import draw
from benchmarks.ours import taken_in
from benchmarks.results import load
from reelwright.studio.library import Library
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.cluster import DaskWorkers
from reelwright.studio.render.film import render
from reelwright.studio.render.plan import plan
from reelwright.studio.render.workers import Crew, LocalProcesses


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small and short")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    film = jobs.row(jobs.QUICK if args.quick else jobs.FULL)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        draw(film.footage, root / "media")
        with _cluster(1) as one, _cluster(2) as two:
            place = str(root / "exchange")
            crews: dict[str, Crew] = {
                "one worker": partial(DaskWorkers, one, place),
                "two workers": partial(DaskWorkers, two, place),
                "no cluster": LocalProcesses,
            }
            took: dict[str, list[float]] = {name: [] for name in crews}
            for number in range(args.rounds):
                for name, crew in crews.items():
                    took[name].append(anyio.run(_export, film, root, f"{name} {number}", crew))
    medians = {name: statistics.median(seconds) for name, seconds in took.items()}
    for name, seconds in medians.items():
        print(f"{name:<12} {seconds:7.2f} s")
    print(f"two workers are {medians['one worker'] / medians['two workers']:.2f} times as fast as one", end="")
    print(f", and take {medians['two workers'] / medians['no cluster']:.2f} of the time without a cluster")
    print(f"load: {load()}")


@contextmanager
def _cluster(workers: int) -> Iterator[str]:
    """The address of its scheduler."""
    with LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as cluster:
        yield str(cluster.scheduler_address)


async def _export(film: jobs.Film, root: Path, name: str, crew: Crew) -> float:
    """The seconds of one export with an empty cache."""
    folder = root / name
    work = folder / "work"
    work.mkdir(parents=True)
    library = Library(root / "library")
    assets = {asset.id: asset for asset in taken_in(library, root / "media", film.footage).values()}
    media = {key: library.path(asset) for key, asset in assets.items()}
    made = plan(draft(film, {asset.name: asset for asset in assets.values()}), assets, "standard")
    begun = time.perf_counter()
    await render(made, media, work, folder / "film.mp4", lambda stage, done: None, Cache(folder / "cache"), crew)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
