"""A film for which the disk has no room: that is said as it is, and the same command works once there is room."""

import json
import sys
from pathlib import Path

from media_maker import MediaMaker
from small_disk import run_on_a_small_disk

JOURNEY = """
import json, os, shutil, subprocess, sys

def reelwright(*arguments):
    ran = subprocess.run([sys.executable, "-m", "reelwright", *arguments, "--json"], capture_output=True, text=True)
    return json.loads(ran.stdout.splitlines()[-1])

disk, clip = sys.argv[1:]
reelwright("upload", clip)
reelwright("edit", "combine my clips")
with open(f"{disk}/ballast", "wb") as ballast:
    ballast.write(bytes(shutil.disk_usage(disk).free - 20_000_000))
full = reelwright("export", "--quality", "draft")
os.unlink(f"{disk}/ballast")
print(json.dumps([full, reelwright("export", "--quality", "draft")]))
"""


def test_no_room_for_a_film_is_said_at_once_and_lasts_only_as_long_as_it_is_so(
    tmp_path: Path, media: MediaMaker
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    environ = {"HOME": str(tmp_path), "REELWRIGHT_HOME": f"{disk}/state", "REELWRIGHT_OUTPUT": str(tmp_path / "films")}
    command = [sys.executable, "-c", JOURNEY, str(disk), str(media.video("clip.mp4"))]
    done = run_on_a_small_disk(disk, 160, command, env={"PATH": "/usr/bin:/bin", **environ})
    full, again = json.loads(done.stdout)
    assert (full["error"]["outcome"], full["error"]["code"]) == ("no_space", "no_space")
    assert "not enough room" in full["error"]["message"]
    assert again["outcome"] == "file_ready"
