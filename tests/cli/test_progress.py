"""What a person sees while something runs: a bar at a terminal, nothing anywhere else, and a clean end by Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from media_maker import MediaMaker

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
FILM = "combine my clips, add the title 'Hi', export it"


def start(home: Path, clip: Path, stderr: int, *options: str) -> subprocess.Popen[bytes]:
    environ = {"HOME": str(home), "REELWRIGHT_HOME": str(home / "state"), "TERM": "xterm", "COLUMNS": "120"}
    command = [
        sys.executable,
        "-m",
        "reelwright",
        "make",
        str(clip),
        "-m",
        FILM,
        "-o",
        str(home / "film.mp4"),
        *options,
    ]
    return subprocess.Popen(command, env=environ | {"PATH": os.environ["PATH"]}, stdout=subprocess.PIPE, stderr=stderr)


def at_a_terminal(
    home: Path, clip: Path, seen: Callable[[str, subprocess.Popen[bytes]], None], *options: str
) -> tuple[int, str]:
    """The exit code, and all that the terminal was sent; `seen` is told of it as it grows."""
    import pty

    ours, theirs = pty.openpty()
    process = start(home, clip, theirs, *options)
    os.close(theirs)
    text = b""
    while True:
        try:
            more = os.read(ours, 4096)
        except OSError:  # Linux's way to say that the other side is closed
            break
        if not more:
            break
        text += more
        seen(text.decode(errors="replace"), process)
    os.close(ours)
    process.communicate(timeout=60)
    return process.returncode, text.decode(errors="replace")


def test_a_terminal_shows_the_stages_and_nothing_stays_of_them(tmp_path: Path, media: MediaMaker) -> None:
    clip = media.video("long.mp4", seconds=4, size=(640, 360), colour="testsrc2")
    code, text = at_a_terminal(tmp_path, clip, lambda text, process: None)
    assert code == 0, text
    assert re.search(r"uploading [\d.]+ of [\d.]+ [KM]?B", text)
    percents = [int(found) for found in re.findall(r"rendering (\d+) %", text)]
    assert percents
    assert text.count("\x1b[?25l") == text.count("\x1b[?25h")  # the cursor is back


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_without_a_terminal_there_is_nothing_to_see(
    tmp_path: Path, media: MediaMaker, options: tuple[str, ...]
) -> None:
    clip = media.video("short.mp4", seconds=1)
    process = start(tmp_path, clip, subprocess.PIPE, *options)
    _, stderr = process.communicate(timeout=100)
    assert (process.returncode, stderr) == (0, b"")


def test_json_is_quiet_at_a_terminal_too(tmp_path: Path, media: MediaMaker) -> None:
    clip = media.video("short.mp4", seconds=1)
    assert at_a_terminal(tmp_path, clip, lambda text, process: None, "--json") == (0, "")


def test_ctrl_c_ends_it_and_leaves_the_terminal_as_it_was(tmp_path: Path, media: MediaMaker) -> None:
    clip = media.video("long.mp4", seconds=4, size=(640, 360), colour="testsrc2")
    pressed: list[bool] = []

    def press(text: str, process: subprocess.Popen[bytes]) -> None:
        if not pressed and "rendering" in text:
            pressed.append(True)
            process.send_signal(signal.SIGINT)

    code, text = at_a_terminal(tmp_path, clip, press, "--quality", "high")
    assert pressed
    assert code == 130
    assert "Stopped." in text
    assert "Traceback" not in text
    assert text.count("\x1b[?25l") == text.count("\x1b[?25h")
    assert not (tmp_path / "film.mp4").exists()
