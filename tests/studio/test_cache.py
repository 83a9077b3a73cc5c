"""What has been rendered is found again: whole, shared by processes, bounded, and never a damaged one."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from reelwright.studio.render.cache import Cache, Contents, is_sealed, seal

NOW = 2_000_000_000.0


class Clock:
    now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(tmp_path: Path, clock: Clock) -> Cache:
    return Cache(tmp_path / "cache", most_bytes=10_000, clock=clock)


def sealed(folder: Path, size: int = 100, name: str = "made") -> Path:
    made = folder / name
    made.write_bytes(os.urandom(size))
    seal(made)
    return made


def test_what_was_put_in_comes_out_byte_for_byte(cache: Cache, tmp_path: Path) -> None:
    made = sealed(tmp_path)
    assert not cache.take("one.mp4", tmp_path / "out")
    cache.put("one.mp4", made)
    assert cache.take("one.mp4", tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == made.read_bytes()


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "longer"])
def test_a_damaged_file_is_not_there_and_goes(cache: Cache, tmp_path: Path, damage: str) -> None:
    cache.put("one.mp4", sealed(tmp_path, 5000))
    entry = cache.folder / "one.mp4"
    content = entry.read_bytes()
    changed = content[:2000] + bytes([content[2000] ^ 1]) + content[2001:]
    entry.unlink()  # what was taken out, or put in, is the same file
    entry.write_bytes({"cut": content[:-1], "changed": changed, "empty": b"", "longer": content + b"x"}[damage])
    assert not cache.take("one.mp4", tmp_path / "out")
    assert not entry.exists()
    cache.put("one.mp4", tmp_path / "made")
    assert cache.take("one.mp4", tmp_path / "out")


def test_a_seal_is_a_box_that_players_skip(tmp_path: Path) -> None:
    made = sealed(tmp_path, 100)
    assert made.read_bytes()[100:108] == b"\0\0\0\x28free"
    assert made.stat().st_size == 140
    assert is_sealed(made)


def test_what_was_not_used_for_longest_goes_first(cache: Cache, tmp_path: Path, clock: Clock) -> None:
    for number in range(4):
        clock.now = NOW + number
        cache.put(f"{number}.mp4", sealed(tmp_path, 4000, f"made{number}"))
    clock.now = NOW + 10
    cache.take("0.mp4", tmp_path / "out")
    cache.trim()
    assert sorted(path.name for path in cache.folder.glob("*.mp4")) == ["0.mp4", "3.mp4"]
    assert cache.contents().size <= 10_000


def test_what_is_taken_out_stays_when_the_cache_is_cleared(cache: Cache, tmp_path: Path) -> None:
    made = sealed(tmp_path)
    content = made.read_bytes()
    cache.put("one.m4a", made)
    cache.note(hit=True)
    cache.take("one.m4a", tmp_path / "out")
    assert cache.clear() == Contents(1, 140, 10_000, 1, 0)
    assert cache.contents() == Contents(0, 0, 10_000, 0, 0)
    assert (tmp_path / "out").read_bytes() == content


def test_what_a_crash_left_goes_after_a_day(cache: Cache, clock: Clock) -> None:
    for name in (".half.part", "old.mp4.lock"):
        (cache.folder / name).touch()
        os.utime(cache.folder / name, (NOW, NOW))
    clock.now = NOW + 3600
    cache.trim()
    assert len(list(cache.folder.iterdir())) == 2
    clock.now = NOW + 25 * 3600
    cache.trim()
    assert list(cache.folder.iterdir()) == []


def test_hits_and_misses_are_counted_over_processes(cache: Cache, tmp_path: Path) -> None:
    for hit in (True, True, False):
        cache.note(hit=hit)
    other = Cache(cache.folder).contents()
    assert (other.hits, other.misses) == (2, 1)


def test_only_one_may_make_a_file_at_a_time(cache: Cache) -> None:
    mine = cache.claim("one.mp4")
    assert mine is not None
    assert Cache(cache.folder).claim("one.mp4") is None
    other = cache.claim("two.mp4")
    assert other is not None
    mine.release()
    again = Cache(cache.folder).claim("one.mp4")
    assert again is not None
    for lock in (other, again):
        lock.release()


def hold(folder: Path, held: Event) -> None:
    lock = Cache(folder).claim("one.mp4")
    assert lock is not None
    held.set()
    multiprocessing.Event().wait(60)
    lock.release()


def test_the_claim_of_a_process_that_was_killed_is_free(cache: Cache) -> None:
    spawn = multiprocessing.get_context("spawn")
    held = spawn.Event()
    process = spawn.Process(target=hold, args=(cache.folder, held))
    process.start()
    assert held.wait(30)
    assert cache.claim("one.mp4") is None
    process.kill()
    process.join()
    lock = cache.claim("one.mp4")
    assert lock is not None
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_the_folder_is_for_the_owner_only(cache: Cache) -> None:
    assert cache.folder.stat().st_mode & 0o077 == 0


def test_by_default_it_holds_no_more_than_a_tenth_of_the_disk(tmp_path: Path) -> None:
    import shutil

    limit = Cache(tmp_path / "cache").most_bytes
    assert 0 < limit <= min(5_000_000_000, shutil.disk_usage(tmp_path).total * 0.1)


def test_the_command_line_shows_and_clears(tmp_path: Path) -> None:
    home = tmp_path / "home"
    kept = Cache(home / "studio" / "cache")
    kept.put("one.mp4", sealed(tmp_path, 2_000_000))

    def run(*options: str) -> str:
        environ = {"HOME": str(tmp_path), "REELWRIGHT_HOME": str(home), "REELWRIGHT_CACHE": "0.5"}
        command = [sys.executable, "-m", "reelwright", "cache", *options]
        return subprocess.run(
            command, env={**os.environ, **environ}, capture_output=True, text=True, timeout=60, check=True
        ).stdout

    shown = json.loads(run("--json"))
    assert (shown["entries"], shown["size"], shown["most_bytes"]) == (1, 2_000_040, 500_000_000)
    assert "1 pieces of films, 2 MB of at most 500 MB" in run()
    assert "Thrown away: 1 pieces of films" in run("--clear")
    assert kept.contents().entries == 0
