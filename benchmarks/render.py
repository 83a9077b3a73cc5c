"""How fast films are made, against the best FFmpeg command for the same film and against MoviePy, in the same run.

    make bench
    python -m benchmarks.render [--quick] [--job NAME ...] [--rounds 3] [--moviepy PYTHON] [--results FILE]

Draws its own footage first. Every measurement is a process of its own; ours and theirs alternate, and MoviePy, which
takes minutes, is measured once. With --quick everything is small and short: to see that the program works, not how
fast anything is. `benchmarks/README.md` says what each job is.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import imageio_ffmpeg
from pydantic import TypeAdapter

from benchmarks import interrupted, jobs, results
from benchmarks.by_ffmpeg import command
from benchmarks.footage import draw
from benchmarks.jobs import Film, Scale
from benchmarks.measuring import Measured, measured
from benchmarks.ours import Exports, Order
from benchmarks.results import Row
from reelwright.draft.media import RenderQuality

ROOT = Path(__file__).parent.parent
FONT = ROOT / "server" / "reelwright" / "typography" / "typefaces" / "NotoSans-Bold.subset.ttf"
_MOST_APART = 2  # frames by which two films of the same plan may differ in length


def main() -> int:
    args = _parser().parse_args()
    scale = jobs.QUICK if args.quick else jobs.FULL
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        args.moviepy = _with_moviepy(args.moviepy)
        bench = Bench(scale, Path(folder), args.media or Path(folder) / "media", args.rounds, args.moviepy)
        for name in args.job or JOBS:
            for row in JOBS[name](bench):
                rows.append(row)
                print(results.line(row), flush=True)
    notes = [
        *_without(args.moviepy),
        *(["Small and short films (--quick): these ratios say little."] if args.quick else []),
    ]
    for note in notes:
        print(note)
    if args.results:
        text = results.document(rows, results.machine(), notes, args.rounds)
        args.results.write_text(text, encoding="utf-8")
    return 0


def _with_moviepy(python: Path | None) -> Path | None:
    """The Python, if it is there and has MoviePy 2. A link is not followed: it would lead out of the environment."""
    if python is None or not python.exists():
        return None
    python = python.absolute()
    tried = subprocess.run(
        [str(python), "-c", "import moviepy.video.fx"], capture_output=True, timeout=120, check=False
    )
    return None if tried.returncode else python


def _without(moviepy: Path | None) -> list[str]:
    return [] if moviepy else ["Without MoviePy, which is not installed: `make bench` installs it where it can."]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small and short, to try the program out")
    parser.add_argument("--job", action="append", choices=list(JOBS), help="only this one (may be given again)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--moviepy", type=Path, metavar="PYTHON", help="a Python that has MoviePy 2")
    parser.add_argument("--media", type=Path, metavar="DIR", help="where the footage is kept for the next run")
    parser.add_argument("--results", type=Path, metavar="FILE", help="write what was found there, as Markdown")
    return parser


@dataclass
class Bench:
    """Measures films. `moviepy`: a Python that has it, or None."""

    scale: Scale
    folder: Path
    media: Path
    rounds: int
    moviepy: Path | None
    _count: int = 0

    def draw(self, *films: Film) -> None:
        draw(dict.fromkeys(file for film in films for file in film.footage), self.media)

    def export(
        self,
        film: Film,
        changes: dict[str, Film] | None = None,
        quality: RenderQuality = "standard",
        *,
        ahead: bool = False,
    ) -> tuple[Exports, Measured]:
        """Export with an empty cache, or with what is made ahead in it, then the changes; what it took."""
        order = Order(film, self.media, self._fresh(), quality, changes or {}, ahead)
        exports, run = self._run(order)
        kept = exports.film.replace(self.folder / "ours.mp4")
        shutil.rmtree(order.state)
        return replace(exports, film=kept), run

    def killed(self, film: Film, pieces: int) -> tuple[int, int]:
        """Kill an export once so many of its pieces are kept, and export again: how many were kept, and used again."""
        order = Order(film, self.media, self._fresh())
        finished = interrupted.killed(self._written(order), order.state / "cache", pieces, ROOT)
        self._run(order)
        used = interrupted.used_again(finished, order.state / "cache")
        shutil.rmtree(order.state)
        return len(finished), used

    def _run(self, order: Order) -> tuple[Exports, Measured]:
        run = measured([sys.executable, "-m", "benchmarks.ours", str(self._written(order))], cwd=ROOT)
        exports = TypeAdapter(Exports).validate_json(run.printed.splitlines()[-1])
        self._check(exports.film, order.film, "ours")
        return exports, run

    def _written(self, order: Order) -> Path:
        path = self.folder / "order.json"
        path.write_text(json.dumps(asdict(order), default=str))
        return path

    def by_ffmpeg(self, film: Film) -> Measured:
        out = self.folder / "ffmpeg.mp4"
        quiet = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]
        run = measured([imageio_ffmpeg.get_ffmpeg_exe(), *quiet, *command(film, self.media, FONT, out)])
        self._check(out, film, "FFmpeg's")
        return run

    def by_moviepy(self, film: Film) -> Measured:
        assert self.moviepy is not None
        order, out = self.folder / "film.json", self.folder / "moviepy.mp4"
        order.write_text(json.dumps(asdict(film)))
        script = [str(self.moviepy), str(Path(__file__).with_name("by_moviepy.py"))]
        run = measured([*script, str(order), str(self.media), str(FONT), str(out)])
        self._check(out, film, "MoviePy's")
        return run

    def _fresh(self) -> Path:
        self._count += 1
        state = self.folder / f"state{self._count}"
        state.mkdir()
        return state

    def _check(self, path: Path, film: Film, whose: str) -> None:
        """That a film has the frames and the size that were asked for. Raises RuntimeError."""
        import av

        with av.open(str(path)) as container:
            picture = container.streams.video[0]
            found, size = picture.frames, (picture.width, picture.height)
        wanted = round(film.seconds * jobs.FPS)
        if abs(found - wanted) > _MOST_APART:
            raise RuntimeError(f"{whose} film has {found} frames instead of {wanted}.")
        if max(size) > max(film.canvas):
            raise RuntimeError(f"{whose} film has {size} pixels instead of {film.canvas}.")


# the jobs


def _against_others(job: str, film: Film, bench: Bench) -> Iterator[Row]:
    """One film by all three, in turn."""
    bench.draw(film)
    ours, theirs = [], []
    for _ in range(bench.rounds):
        exports, mine = bench.export(film)
        ours.append((exports.first, mine))
        theirs.append(bench.by_ffmpeg(film))
    wall, other = statistics.median(first for first, _ in ours), statistics.median(run.seconds for run in theirs)
    yield Row(job, "FFmpeg", f"{wall:.2f} s", f"{other:.2f} s", f"{wall / other:.2f} of its time", "at most 1.10")
    cpu = statistics.median(run.cpu for _, run in ours), statistics.median(run.cpu for run in theirs)
    yield Row(f"{job}, processor time", "FFmpeg", f"{cpu[0]:.1f} s", f"{cpu[1]:.1f} s", f"{cpu[0] / cpu[1]:.2f}")
    most = max(run.memory for _, run in ours), max(run.memory for run in theirs)
    yield Row(f"{job}, memory", "FFmpeg", f"{most[0] / 1e6:.0f} MB", f"{most[1] / 1e6:.0f} MB", "")
    if bench.moviepy:
        slow = bench.by_moviepy(film).seconds
        yield Row(job, "MoviePy", f"{wall:.2f} s", f"{slow:.2f} s", f"{slow / wall:.1f} times as fast", "at least 8")


def three_clips(bench: Bench) -> Iterator[Row]:
    yield from _against_others("three clips to 9:16", jobs.three_clips(bench.scale), bench)


def five_photos(bench: Bench) -> Iterator[Row]:
    yield from _against_others("five photos, slowly zoomed", jobs.five_photos(bench.scale), bench)


def row(bench: Bench) -> Iterator[Row]:
    yield from _against_others(f"{bench.scale.clips} clips in a row", jobs.row(bench.scale), bench)


def trim(bench: Bench) -> Iterator[Row]:
    """Against encoding the same part: what FFmpeg does without losing frames."""
    film = jobs.trim(bench.scale)
    bench.draw(film)
    ours, theirs = [], []
    for _ in range(bench.rounds):
        ours.append(bench.export(film)[0].first)
        theirs.append(bench.by_ffmpeg(film).seconds)
    wall, other = statistics.median(ours), statistics.median(theirs)
    times = f"{other / wall:.1f} times as fast"
    yield Row("a plain trim", "FFmpeg, encoding", f"{wall:.2f} s", f"{other:.2f} s", times, "at least 20")


def second_exports(bench: Bench) -> Iterator[Row]:
    """After one small change, against the first export: the half-minute film, the row, three minutes."""
    scale = bench.scale
    films = {
        "half a minute": (jobs.three_clips(scale), {"the title": "at least 6", "nothing": "at least 50"}),
        f"{scale.clips} clips": (jobs.row(scale), {"two clips in another order": "at least 5"}),
        "three minutes": (jobs.three_minutes(scale), {"the title": "at least 25", "nothing": "at least 50"}),
    }
    for name, (film, wanted) in films.items():
        changed = jobs.changes(film)
        bench.draw(film, *changed.values())
        runs = [bench.export(film, changed)[0] for _ in range(bench.rounds)]
        first = statistics.median(run.first for run in runs)
        for change in changed:
            again = statistics.median(run.changed[change] for run in runs)
            times = f"{first / again:.1f} times as fast"
            job = f"{name}, changed: {change}"
            yield Row(job, "the first export", f"{again:.2f} s", f"{first:.2f} s", times, wanted.get(change, ""))


def preview(bench: Bench) -> Iterator[Row]:
    """With the small copies of its clips, which are made while nobody waits, and without them."""
    film = jobs.three_clips(bench.scale)
    bench.draw(film)
    small, early, whole = [], [], []
    for _ in range(bench.rounds):
        small.append(bench.export(film, quality="preview", ahead=True)[0])
        early.append(bench.export(film, quality="preview")[0].first)
        whole.append(bench.export(film)[0].first)
    slow = statistics.median(whole)
    name = "preview of half a minute"
    for job, times, wanted in ((name, [run.first for run in small], "at least 6"), (f"{name}, at once", early, "")):
        quick = statistics.median(times)
        ratio = f"{slow / quick:.1f} times as fast"
        yield Row(job, "the export", f"{quick:.2f} s", f"{slow:.2f} s", ratio, wanted)
    ahead = statistics.median(run.ahead for run in small)
    yield Row("the small copies of its clips, once", "the export", f"{ahead:.2f} s", f"{slow:.2f} s", "")


def killed(bench: Bench) -> Iterator[Row]:
    film = jobs.three_minutes(bench.scale)
    bench.draw(film)
    finished, used = bench.killed(film, pieces=bench.scale.long_clips // 2)
    name = "kill -9 in the middle of three minutes, export again"
    yield Row(
        name, "what was finished", f"{used} pieces", f"{finished} pieces", f"{used / finished:.0%}", "at least 80 %"
    )


def memory(bench: Bench) -> Iterator[Row]:
    film = jobs.ten_minutes(bench.scale)
    bench.draw(film)
    exports, run = bench.export(film, quality="draft")
    name = f"{film.seconds / 60:.1f} min of {len(film.pieces)} clips, memory"
    yield Row(name, "–", f"{run.memory / 1e6:.0f} MB", "", f"in {exports.first:.0f} s", "at most 1000 MB")


def start(bench: Bench) -> Iterator[Row]:
    """From starting `reelwright serve` until it has answered a host's first request."""
    from benchmarks.starting import bare, serving

    ours, theirs = [], []
    for _ in range(max(3, bench.rounds)):
        ours.append(serving(bench.folder / "home"))
        theirs.append(bare())
    wall, other = statistics.median(ours), statistics.median(theirs)
    times = f"{(wall - other) * 1000:.0f} ms more"
    yield Row("start of `reelwright serve`", "importing mcp", f"{wall:.2f} s", f"{other:.2f} s", times)


JOBS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "start": start,
    "trim": trim,
    "three-clips": three_clips,
    "photos": five_photos,
    "row": row,
    "preview": preview,
    "second": second_exports,
    "killed": killed,
    "memory": memory,
}


if __name__ == "__main__":
    sys.exit(main())
