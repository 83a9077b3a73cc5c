"""The benchmark programs still run: one job, small, from drawing its footage to the results."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks import jobs
from benchmarks.by_ffmpeg import command
from benchmarks.results import Row, document

ROOT = Path(__file__).parent.parent.parent


def test_a_job_measures_ours_and_theirs_and_writes_what_it_found(tmp_path: Path) -> None:
    results = tmp_path / "RESULTS.md"
    program = [sys.executable, "-m", "benchmarks.render", "--quick", "--rounds", "1", "--job", "row"]
    done = subprocess.run(
        [*program, "--results", str(results)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    rows = [line for line in results.read_text(encoding="utf-8").splitlines() if line.startswith("| 4 clips in a row")]
    seconds = [float(cell.removesuffix(" s")) for cell in rows[0].split(" | ")[1:4:2]]
    assert len(rows) == 3
    assert all(one > 0 for one in seconds)
    assert "| processor |" in results.read_text(encoding="utf-8")


def test_every_change_changes_the_film_and_leaves_its_first_piece() -> None:
    film = jobs.three_minutes(jobs.QUICK)
    changed = jobs.changes(film)
    assert changed.pop("nothing") == film
    assert set(changed) == {"the title", "the music", "two clips in another order", "the last clip shorter"}
    assert all(other != film and other.pieces[0] == film.pieces[0] for other in changed.values())
    assert sorted(changed["two clips in another order"].pieces, key=repr) == sorted(film.pieces, key=repr)


def test_the_command_mixes_only_the_frames_of_a_crossfade() -> None:
    film = jobs.three_clips(jobs.FULL)
    arguments = command(film, Path("media"), Path("font.ttf"), Path("out.mp4"))
    graph = arguments[arguments.index("-filter_complex") + 1]
    assert "[v1]split=3[h1s][b1s][t1s]" in graph
    assert "[h1s]trim=start_frame=0:end_frame=15," in graph
    assert "[t0][h1]xfade=transition=fade:duration=0.5:offset=0[x1]" in graph


def test_results_say_what_was_asked_for() -> None:
    row = Row("a job", "FFmpeg", "1.00 s", "2.00 s", "0.50 of its time", "at most 1.10")
    text = document([row], {"processor": "one"}, ["A note."], rounds=3)
    assert "| a job | 1.00 s | FFmpeg | 2.00 s | 0.50 of its time | at most 1.10 |" in text
    assert "medians of 3 rounds" in text
    assert text.endswith("- A note.\n")
