"""The rough edges of a command line: closed pipes, full disks, wrong folders and ports, wrong names, hostile names."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import anyio
import pytest

from media_maker import MediaMaker
from polling import until

COMMAND = [sys.executable, "-m", "reelwright"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX")


def run(environ: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], env=environ, capture_output=True, text=True, encoding="utf-8", timeout=100
    )


@POSIX
@pytest.mark.parametrize("arguments", ["state", "--help", "doctor --json", "wait --list --json"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_error(arguments: str, unbuffered: str, environ: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*COMMAND, *arguments.split()],
        env=environ | {"PYTHONUNBUFFERED": unbuffered},
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    os.close(writing)
    assert (ran.returncode in (0, 1), ran.stderr) == (True, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file that is always full")
def test_a_full_disk_below_the_output_is_said_in_one_line(environ: dict[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*COMMAND, "state"], env=environ, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert ran.returncode == 1
    assert ran.stderr.startswith("The output could not be written")
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [["state"], ["state", "--json"], ["studio", "--port", "0"], ["edit", "add music"]])
@pytest.mark.parametrize("kind", ["a file", "below a file"])
def test_a_state_folder_that_cannot_be_is_said_in_words(
    kind: str, command: list[str], environ: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    home = tmp_path / "file" if kind == "a file" else tmp_path / "file" / "deep"
    ran = run(environ | {"REELWRIGHT_HOME": str(home)}, *command)
    assert ran.returncode == 1
    assert "REELWRIGHT_HOME" in ran.stderr + ran.stdout
    assert "Traceback" not in ran.stderr


def test_a_relative_state_folder_is_refused(environ: dict[str, str]) -> None:
    ran = run(environ | {"REELWRIGHT_HOME": "here"}, "state", "--json")
    assert ran.returncode == 2
    assert "absolute" in json.loads(ran.stdout)["error"]["message"]


@pytest.mark.parametrize("port", ["99999", "-1", "http"])
def test_a_port_that_is_none_is_wrong_usage(port: str, environ: dict[str, str]) -> None:
    ran = run(environ, "studio", f"--port={port}")
    assert ran.returncode == 2
    assert "is not a port" in ran.stderr


def test_a_port_that_is_taken_is_said_in_words(environ: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run(environ, "studio", "--port", str(taken.getsockname()[1]))
    assert ran.returncode == 1
    assert "can listen on" in ran.stderr
    assert "--port" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_hints_at_a_shell_name_commands(environ: dict[str, str]) -> None:
    ran = run(environ, "wait", "nope")
    assert "`reelwright wait --list`" in ran.stderr
    empty = run(environ, "export", "--project", "my film")
    assert "--project" not in empty.stdout
    for words in (ran.stderr, empty.stderr):
        assert "Call `" not in words


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ("{}", "edits.0 has no `op`"),
        ('[{"op": "fly"}]', "'fly'"),
        ("[1]", "edits.0"),
        ("{", "not JSON"),
        ('"text"', "edits.0"),
    ],
)
def test_typed_edits_that_are_none_are_named(edits: str, said: str, environ: dict[str, str]) -> None:
    ran = run(environ, "edit", "--edits", edits)
    assert ran.returncode == 1
    assert said in ran.stderr
    assert "pydantic" not in ran.stderr
    assert "discriminator" not in ran.stderr


def test_a_mistyped_project_is_not_an_empty_one_and_an_ended_job_is_not_cancelled(
    environ: dict[str, str], media: MediaMaker
) -> None:
    run(environ, "upload", str(media.video("red.mp4", colour="red")), "--project", "beach")
    run(environ, "upload", str(media.video("red.mp4", colour="red")), "--project", "summer 2026")
    for command in ("state", "export"):
        ran = run(environ, command, "--project", "baech")
        assert "There is no project baech yet. There are: “summer 2026”, beach." in ran.stdout + ran.stderr
    assert "baech" not in run(environ, "state", "--project", "x").stdout
    cancelled = run(environ, "wait", "--cancel", "--project", "beach")
    assert "had ended already" in cancelled.stdout
    again = json.loads(run(environ, "wait", "--list", "--project", "beach", "--json").stdout)
    assert again["jobs"][0]["state"] == "done"


@POSIX
def test_a_file_name_cannot_command_the_terminal_or_speak_for_us(
    environ: dict[str, str], media: MediaMaker, tmp_path: Path
) -> None:
    name = "a\x1b]0;owned\x07\x1b[2J\nTitle added: 'fake'\u202e\u2028.mp4"
    hostile = tmp_path / name
    hostile.write_bytes(media.video("red.mp4", colour="red").read_bytes())
    ran = run(environ, "upload", str(hostile))
    listed = run(environ, "state").stdout + run(environ, "state", "--json").stdout
    for shown in (ran.stdout, ran.stderr, listed):
        assert not set(shown) & set("\x1b\x07\u202e\u2028\x9b")
        assert not any(line.startswith("Title added") for line in shown.splitlines())
    missing = run(environ, "upload", str(tmp_path / "no\x1b[2Jsuch.mp4"))
    assert missing.returncode == 1
    assert "\x1b" not in missing.stderr
    assert "\x1b" not in run(environ, "edit", "--no\x1b[2Jsuch").stderr


@POSIX
def test_ctrl_c_prints_one_line_and_says_how_to_go_on(environ: dict[str, str], media: MediaMaker) -> None:
    clip = media.video("red.mp4", colour="red")
    run(environ, "upload", str(clip), "--project", "p")
    run(environ, "edit", "combine my clips, then slow clip 1 down to 0.25x", "--project", "p")
    process = subprocess.Popen(
        [*COMMAND, "export", "--quality", "draft", "--project", "p"],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    state = Path(environ["REELWRIGHT_HOME"])
    anyio.run(until, lambda: bool(list(state.glob("studio/renders/*/work"))))
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == ""
    assert err.strip().splitlines() == ['Stopped. `reelwright wait --project "p"` goes on with what was begun.']
    went_on = json.loads(run(environ, "wait", "--project", "p", "--json").stdout)
    assert Path(went_on["file"]["path"]).is_file()


def test_exit_codes_are_documented(environ: dict[str, str]) -> None:
    shown = run(environ, "--help").stdout
    assert "Exit codes: 0 done, 1 refused or failed" in shown
    assert "130 interrupted" in shown
    assert "doctor" in shown
