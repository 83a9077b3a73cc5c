"""Other programs are on a leash: limits, a clean environment, and nothing left of them, whatever becomes of us."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from media_maker import MediaMaker
from polling import until
from reelwright.errors import NoSpace, RenderFailed, UnsupportedFile
from reelwright.media.magic import MP4
from reelwright.studio.inspection import inspected
from reelwright.studio.leash import Limits, run
from reelwright.studio.render import ffmpeg
from reelwright.studio.render.parts import Plan
from reelwright.studio.render.plan import plan
from reelwright.studio.render.records import RenderJob
from reelwright.studio.render.space import expected, most_bytes
from render_drafts import asset, clip, draft
from rendering import Bench
from small_disk import run_on_a_small_disk

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has job objects instead")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
PYTHON = (sys.executable, "-I", "-S", "-c")
ROOMY = Limits(seconds=60, memory=2_000_000_000, file=1_000_000_000)
PRIORITY = 5


def told(script: str, limits: Limits = ROOMY) -> str:
    """What a Python script on a leash prints."""
    ended = run([*PYTHON, script], limits, time_limit=30)
    assert ended.code == 0, ended.errors
    return ended.out.decode()


def group_is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


# what a program gets


def test_a_program_knows_nothing_of_our_environment() -> None:
    script = f"""
from reelwright.studio.leash import Limits, run
child = [{sys.executable!r}, "-I", "-S", "-c", "import os; print(sorted(os.environ))"]
print(run(child, Limits(10, 10**9, 10**9), time_limit=10).out.decode())
"""
    ours = {**os.environ, "NEMO_TOKEN": "nmv_usr_secret", "AWS_SECRET_ACCESS_KEY": "secret"}
    done = subprocess.run([sys.executable, "-c", script], env=ours, capture_output=True, text=True, check=True)
    names = set(done.stdout.strip().strip("[]").replace("'", "").split(", "))
    assert names <= {"LC_ALL", "LC_CTYPE", "PWD", "OLDPWD", "SHLVL", "_", "SYSTEMROOT", "__CF_USER_TEXT_ENCODING"}


@posix
def test_a_program_is_limited_and_lets_others_go_first() -> None:
    limits = Limits(seconds=9, memory=512_000_000, file=1_024_000)
    script = """
import json, os, resource
names = ["CORE", "CPU", "FSIZE", "DATA"]
limits = [resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in names]
print(json.dumps([limits, os.getpriority(os.PRIO_PROCESS, 0), os.getsid(0) == os.getpgid(0) != 0]))
"""
    found, priority, alone = json.loads(told(script, limits))
    assert found == [[0, 0], [10, 10], [1_024_000, 1_024_000], [512_000_000, 512_000_000]]
    assert priority == min(19, os.getpriority(os.PRIO_PROCESS, 0) + PRIORITY)
    assert alone


@linux
def test_a_program_that_wants_too_much_memory_does_not_get_it() -> None:
    limits = Limits(seconds=60, memory=200_000_000, file=1_000_000)
    ended = run([*PYTHON, "bytearray(400_000_000)"], limits, time_limit=30)
    assert ended.code == 1
    assert b"MemoryError" in ended.errors


@posix
def test_a_program_that_writes_too_much_is_stopped(tmp_path: Path) -> None:
    limits = Limits(seconds=60, memory=1_000_000_000, file=1_000_000)
    script = f"""
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
open({str(tmp_path / "large")!r}, "wb").write(bytes(5_000_000))
"""
    assert run([*PYTHON, script], limits, time_limit=30).code == -signal.SIGXFSZ
    assert (tmp_path / "large").stat().st_size <= 1_000_000


def test_an_exit_code_and_all_words_arrive() -> None:
    ended = run([*PYTHON, "import sys; print('out'); print('err', file=sys.stderr); sys.exit(7)"], ROOMY, time_limit=30)
    assert (ended.code, ended.out.split(), ended.errors.split()) == (7, [b"out"], [b"err"])


@posix
def test_a_program_that_a_signal_ends_says_so() -> None:
    assert run([*PYTHON, "import os; os.kill(os.getpid(), 11)"], ROOMY, time_limit=30).code == -signal.SIGSEGV


def test_an_argument_is_one_argument() -> None:
    odd = ["$(id)", "a b", "it's", '"', "-c", "%d", "; exit 3", "line\nbreak", "夏"]
    ended = run([*PYTHON, "import sys; print(ascii(sys.argv[1:]))", *odd], ROOMY, time_limit=30)
    assert ended.out.decode().strip() == ascii(odd)


# how it ends

LEAVES_A_CHILD = """
import os, subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], stdout=-3, stderr=-3)
open(sys.argv[1], "w").write(str(os.getpgid(0)))
"""


@posix
async def test_nothing_is_left_of_a_program_that_has_ended(tmp_path: Path) -> None:
    note = tmp_path / "group"
    assert run([*PYTHON, LEAVES_A_CHILD, str(note)], ROOMY, time_limit=30).code == 0
    await until(lambda: group_is_gone(int(note.read_text())))


@posix
async def test_nothing_is_left_of_a_program_that_takes_too_long(tmp_path: Path) -> None:
    note = tmp_path / "group"
    with pytest.raises(TimeoutError):
        run([*PYTHON, LEAVES_A_CHILD + "import time; time.sleep(600)", str(note)], ROOMY, time_limit=1)
    await until(lambda: group_is_gone(int(note.read_text())))


def test_a_program_that_is_not_there_is_an_error() -> None:
    try:
        assert run(["/nowhere/at/all"], ROOMY, time_limit=10).code == 127
    except OSError:
        assert sys.platform == "win32"


ENDLESS = ["-f", "lavfi", "-i", "color=s=64x64", "-f", "null", "-"]
RUNS_FFMPEG = f"""
import anyio
from functools import partial
from reelwright.studio.render.ffmpeg import run
def say(done):
    print("running", flush=True)
anyio.run(partial(run, {ENDLESS!r}, frames=10**9, on_progress=say, time_limit=600))
"""


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@linux
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_ffmpeg_dies_with_the_process_that_started_it(how: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", RUNS_FFMPEG], stdout=subprocess.PIPE) as owner:  # noqa: ASYNC220
        assert owner.stdout is not None
        assert owner.stdout.readline() == b"running\n"
        (leader,) = children_of(owner.pid)
        assert os.getpgid(leader) == leader
        assert len(children_of(leader)) == 2  # FFmpeg and its watcher
        owner.send_signal(how)
    await until(lambda: group_is_gone(leader))


@linux
async def test_an_ffmpeg_that_has_ended_leaves_no_process_and_no_open_file() -> None:
    def ours() -> tuple[int, int]:
        return len(children_of(os.getpid())), len(list(Path("/proc/self/fd").iterdir()))

    short = ["-f", "lavfi", "-i", "color=s=64x64:d=0.1", "-f", "null", "-"]
    await ffmpeg.run(short, time_limit=30)
    before = ours()
    for _ in range(3):
        await ffmpeg.run(short, time_limit=30)
        with pytest.raises(RenderFailed):
            await ffmpeg.run(["-i", "file:/nowhere", "-f", "null", "-"], time_limit=30)
        with pytest.raises(RenderFailed):
            await ffmpeg.run(ENDLESS, time_limit=0.1)
    await until(lambda: ours() == before)


# a reader of files that comes to harm


@posix
def test_a_file_that_keeps_its_reader_waiting_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "clip.mp4")
    with pytest.raises(UnsupportedFile, match="too long"):
        inspected(tmp_path / "clip.mp4", MP4, time_limit=1)


def test_what_is_found_is_the_same_as_without_a_process_of_its_own(media: MediaMaker) -> None:
    from reelwright.studio.inspector import inspect

    clip = media.video(audio="mono", rotate=90, hdr=True)
    assert inspected(clip, MP4) == inspect(clip, MP4)
    assert inspected(clip, MP4).footage.transfer == "hlg"


# the disk


async def test_a_film_may_not_grow_without_bounds(tmp_path: Path) -> None:
    noise = ["-f", "lavfi", "-i", "nullsrc=s=320x240,geq=random(1)*255:128:128", "-t", "60", "-f", "rawvideo", "-y"]
    with pytest.raises(RenderFailed, match="wrote more than any film"):
        await ffmpeg.run([*noise, f"file:{tmp_path / 'film'}"], time_limit=60, most_bytes=2_000_000)
    assert (tmp_path / "film").stat().st_size <= 2_000_000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
async def test_a_full_disk_is_called_that() -> None:
    with pytest.raises(NoSpace):
        await ffmpeg.run(
            ["-f", "lavfi", "-i", "color=s=64x64:d=1", "-f", "rawvideo", "-y", "file:/dev/full"], time_limit=30
        )


def plan_of(seconds: int, **more) -> Plan:
    photo = asset("photo.png", kind="image", duration_ms=0)
    return plan(draft([clip(photo, 0, seconds * 1000)], width=1080, height=1920), {photo.id: photo}, **more)


def test_the_room_that_a_film_takes_grows_with_it() -> None:
    minute, hour = expected(plan_of(60)), expected(plan_of(3600))
    assert 250e6 < minute < 800e6
    assert 40 < hour / minute < 60
    assert minute < expected(plan_of(60, quality="high"))
    assert most_bytes(plan_of(60)) > 5 * minute


ON_A_SMALL_DISK = """
import os, sys
from pathlib import Path
import anyio
from reelwright.studio.render.engine import Engine
from reelwright.studio.render.records import RenderJob
disk = Path(sys.argv[1])
short, long = (RenderJob.model_validate_json(Path(name).read_bytes()) for name in sys.argv[2:])
ballast = disk / "ballast"

def fill(leave):
    with ballast.open("wb") as file:
        while (free := os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize) > leave:
            file.write(bytes(min(free - leave, 1 << 20)))
            file.flush()

async def reaches(engine, name, wanted):
    with anyio.fail_after(60):
        while not wanted(record := engine.status(name)):
            await anyio.sleep(0.02)
    return record

async def main():
    async with Engine(disk / "renders") as engine:
        done = lambda record: record.status in ("completed", "failed")
        fill(20_000_000)
        await engine.submit("refused", short)
        print((await reaches(engine, "refused", done)).error)
        ballast.unlink()
        await engine.submit("full", long)
        await reaches(engine, "full", lambda record: record.stage in ("sound", "picture"))
        fill(0)
        print((await reaches(engine, "full", done)).error)
        print(sorted(path.name for path in (disk / "renders/full").iterdir() if path.stat().st_size))
        ballast.unlink()
        await engine.submit("again", short)
        print((await reaches(engine, "again", done)).status, engine.film("again").stat().st_size > 1000)

anyio.run(main)
"""


def test_a_render_on_a_full_disk_says_so_leaves_nothing_and_goes_once_there_is_room(
    tmp_path: Path, media: MediaMaker
) -> None:
    bench, disk = Bench(tmp_path), tmp_path / "disk"
    disk.mkdir()
    # moving all the time: a picture that stands still takes no room
    moving = bench.bring(media.video("moving-20.mp4", colour="testsrc2", size=(640, 360), seconds=20))
    orders = []
    for length, size in ((300, (180, 320)), (20_000, (720, 1280))):
        timeline = draft([clip(moving, 0, length)], width=size[0], height=size[1])
        job = RenderJob(draft=timeline, assets=bench.assets(timeline), media=bench.library.folder, quality="draft")
        orders.append(tmp_path / f"{length}.json")
        orders[-1].write_text(job.model_dump_json())
    done = run_on_a_small_disk(disk, 130, [sys.executable, "-c", ON_A_SMALL_DISK, str(disk), *map(str, orders)])
    assert done.returncode == 0, done.stderr
    refused, full, left, again = done.stdout.splitlines()
    assert refused.startswith("There is not enough room on the disk for the film: about ")
    assert full == "The disk filled up while the film was being written."
    assert "film" not in left
    assert "work" not in left
    assert again == "completed True"
